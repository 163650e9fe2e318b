//! Structures that ask for a café, those who bring one, and what they say to each other, as their stories.

use std::thread;

use cafeia_api::{domain, store};
use cafeia_shared::{
    facilitators::NewFacilitator,
    ids::{FacilitatorId, ResourceId},
    resources::Span,
    vocabulary::TrainingState,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Got, Person, PostOffice, Workspace, referent},
    server::Reply,
    support::{at, change, library, new_cafe, new_format, on_both_databases, place, published},
};

pub const CROZON: &str = "29042";
pub const CAMARET: &str = "29022";
const BREST: &str = "29019";
pub const NANTES: &str = "44109";
pub const ASKER: &str = "lea@example.org";
pub const AT: &str = "/workspace/needs";

/// A library of Crozon that has a room and nobody to run a café.
pub fn new_need() -> Value {
    json!({
        "asker": {"name": "Léa Morvan", "email": ASKER, "locale": "fr"},
        "need": {
            "commune_code": CROZON,
            "host_name": "Bibliothèque de Morgat",
            "host_kind": "library",
            "place_name": "Salle du port",
            "address": "Quai Kador",
            "periods": [{"from": "2026-12-07", "until": "2026-12-18"}],
            "audiences": ["seniors"],
            "people": 15,
            "equipment": ["projector", "internet"],
            "accessibility": ["wheelchair"],
            "words": "Plutôt un mardi, ma tante y tient."
        }
    })
}

/// Somebody with the private link of a need.
pub struct Asker<'a> {
    workspace: &'a Workspace,
    pub token: String,
}

impl<'a> Asker<'a> {
    /// Asks, and reads the letter.
    pub fn of(workspace: &'a Workspace, office: &PostOffice, new: &Value) -> Self {
        let reply = workspace.post("/needs", new);
        assert_eq!((reply.status, reply.body.len()), (202, 0), "{}", reply.text());
        let letters = office.deliver();
        assert_eq!(letters.len(), 1, "{letters:?}");
        Self { workspace, token: need_link(&letters[0]) }
    }

    /// The same, of one who has confirmed; nobody else's letters are left.
    pub fn confirmed(workspace: &'a Workspace, office: &PostOffice, new: &Value) -> Self {
        let asker = Self::of(workspace, office, new);
        asker.confirm();
        office.deliver();
        asker
    }

    pub fn send(&self, method: &str, target: &str, version: Option<&Value>, body: Option<&Value>) -> Reply {
        let (bearer, tag) =
            (format!("Bearer {}", self.token), version.map(|version| format!("\"{version}\"")));
        let mut headers = vec![("Authorization", bearer.as_str())];
        headers.extend(tag.as_ref().map(|tag| ("If-Match", tag.as_str())));
        headers.extend(body.map(|_| ("Content-Type", "application/json")));
        let body = body.map(ToString::to_string);
        self.workspace.server.send(method, &format!("/api/v1/needs/mine{target}"), &headers, body.as_deref())
    }

    pub fn look(&self) -> Value {
        let reply = self.send("GET", "", None, None);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    pub fn confirm(&self) -> Value {
        let reply = self.send("POST", "/confirmation", None, None);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    pub fn edit(&self, change: impl FnOnce(&mut Value)) -> Reply {
        let seen = self.look();
        let mut need = seen["need"].clone();
        change(&mut need);
        self.send("PUT", "", Some(&seen["version"]), Some(&need))
    }

    pub fn step(&self, step: &str) -> Reply {
        self.send("POST", "/steps", Some(&self.look()["version"]), Some(&json!({"step": step})))
    }

    pub fn write(&self, words: &str) -> Reply {
        self.send("POST", "/messages", None, Some(&json!({"words": words})))
    }

    pub fn id(&self) -> String {
        self.look()["id"].as_str().unwrap().to_owned()
    }
}

/// A need of a commune that its asker has confirmed; its id.
pub fn confirmed_need(workspace: &Workspace, commune: &str) -> String {
    let office = PostOffice::of(workspace);
    office.deliver();
    let mut new = new_need();
    new["need"]["commune_code"] = commune.into();
    Asker::confirmed(workspace, &office, &new).id()
}

pub fn need_link(letter: &Got) -> String {
    let after = letter.text.split_once("/besoins#").unwrap_or_else(|| panic!("{}", letter.text)).1;
    after.split_whitespace().next().unwrap().to_owned()
}

pub fn code(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

pub fn fields(reply: &Reply) -> Vec<String> {
    let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

/// A facilitator who travels so far, with formats.
fn facilitator(
    workspace: &Workspace,
    name: &str,
    commune: &str,
    radius: u16,
    formats: &[ResourceId],
) -> FacilitatorId {
    let id = FacilitatorId(Uuid::now_v7());
    let new = NewFacilitator {
        name: name.to_owned(),
        commune_code: commune.to_owned(),
        travel_radius_km: radius,
        description: String::new(),
        languages: Vec::new(),
        format_ids: formats.to_vec(),
        organisation_id: None,
        visible: false,
    };
    change(&workspace.server.network, |c| domain::facilitators::create(c, id, &new, TrainingState::Trained));
    id
}

/// The same, with an account of their own.
pub fn signed_in<'a>(
    workspace: &'a Workspace,
    by: &Person,
    (name, commune, radius): (&str, &str, u16),
    email: &str,
) -> (FacilitatorId, Person<'a>) {
    let id = facilitator(workspace, name, commune, radius, &[]);
    let grant = json!({"role": "facilitator", "facilitator_id": id});
    (id, workspace.invited(by, email, &grant))
}

pub fn seen(by: &Person, id: &str) -> Value {
    let reply = by.get(&format!("{AT}/{id}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("etag"), format!("\"{}\"", reply.json()["version"]));
    reply.json()
}

pub fn stepped(by: &Person, id: &str, step: &Value) -> Value {
    let reply = by.step(AT, &seen(by, id), step);
    assert_eq!(reply.status, 201, "{step}: {}", reply.text());
    reply.json()
}

pub fn listed(by: &Person, query: &str) -> Vec<String> {
    let reply = by.get(&format!("{AT}{query}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let data = reply.json()["data"].as_array().unwrap().clone();
    data.iter().map(|one| one["host_name"].as_str().unwrap().to_owned()).collect()
}

/// Who gets which letters.
pub fn told(office: &PostOffice) -> Vec<(String, String)> {
    office.deliver().into_iter().map(|got| (got.to, got.subject)).collect()
}

fn planned(by: &Person, id: &str, cafe: &Value) -> Reply {
    let read = seen(by, id);
    let tag = format!("\"{}\"", read["version"]);
    by.send("POST", &format!("{AT}/{id}/cafe"), &[("If-Match", &tag)], cafe)
}

fn cafe() -> Value {
    json!({"title": "L’IA autour d’un café", "starts_at": at(15, 9), "ends_at": at(15, 11)})
}

fn public_cafes(workspace: &Workspace) -> Vec<Value> {
    workspace.server.get("/api/v1/cafes?period=all").json()["data"].as_array().unwrap().clone()
}

on_both_databases! {
    fn a_need_is_matched_talked_about_and_becomes_a_cafe(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (yann, yann_in) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();

        let lea = Asker::of(&workspace, &office, &new_need());
        let unconfirmed = lea.look();
        assert_eq!((&unconfirmed["status"], &unconfirmed["kept_until"]), (&json!("unconfirmed"), &json!("2026-11-30T12:01:00Z")));
        assert!(listed(&anne, "").is_empty() && listed(&yann_in, "").is_empty(), "nobody sees it before it is confirmed");
        let confirmed = lea.confirm();
        assert_eq!((&confirmed["status"], &confirmed["commune"]["name"]), (&json!("open"), &json!("Crozon")));
        assert_eq!(lea.confirm(), confirmed, "a second time changes nothing");
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("anne@example.org", "Une structure cherche un Café IA"));
        assert!(letter.text.contains("« Bibliothèque de Morgat » (Crozon)"), "{}", letter.text);
        assert!(!letter.text.contains("Léa"), "who asks is nobody's business in a letter");

        // Whoever looks after the territory sees who could come, and why.
        let id = lea.id();
        let need = seen(&anne, &id);
        assert_eq!((&need["asker_name"], &need["managed"]), (&json!("Léa Morvan"), &json!(true)));
        assert!(!need.to_string().contains(ASKER), "no address is shown: {need}");
        let candidate = &need["candidates"][0];
        assert_eq!((&candidate["name"], &candidate["commune"]["name"], &candidate["reachable"]), (&json!("Yann"), &json!("Camaret-sur-Mer"), &json!(true)));
        assert_eq!((&candidate["travel_radius_km"], &candidate["recent_cafes"]), (&json!(30), &json!(0)));
        assert!((5..=12).contains(&candidate["distance_km"].as_u64().unwrap()), "{candidate}");
        // A facilitator around sees what is needed, and not who asks.
        let around = seen(&yann_in, &id);
        assert_eq!((&around["asker_name"], &around["candidates"], &around["steps"]), (&Value::Null, &json!([]), &json!(["accept", "refuse"])));

        let asked = stepped(&anne, &id, &json!({"step": "propose", "facilitator_ids": [yann]}));
        assert_eq!((&asked["status"], &asked["asked"], &asked["offers"][0]["state"]), (&json!("proposed"), &json!(1), &json!("asked")));
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!(letter.to, "yann@example.org");
        assert!(letter.text.contains("pour 15 personnes environ") && letter.text.contains(&format!("/espace/besoins?besoin={id}")), "{}", letter.text);
        assert!(letter.text.contains("du lundi 7 décembre 2026 au vendredi 18 décembre 2026"), "{}", letter.text);

        let accepted = stepped(&yann_in, &id, &json!({"step": "accept"}));
        assert_eq!((&accepted["status"], &accepted["asker_name"], &accepted["may_plan"]), (&json!("accepted"), &json!("Léa Morvan"), &json!(true)));
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), (ASKER, "Quelqu’un peut animer votre Café IA"));
        assert!(letter.text.contains("Yann peut venir") && need_link(&letter) == lea.token, "{}", letter.text);
        assert_eq!(lea.look()["facilitator"], json!({"name": "Yann", "slug": null}), "not shown to everybody, so without a page");

        // Both sides talk; letters carry the words and no address.
        let wrote = yann_in.post(&format!("{AT}/{id}/messages"), &json!({"words": "Le mardi 8 vous irait-il ?\nÀ 10 heures."}));
        assert_eq!(wrote.status, 201, "{}", wrote.text());
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!(letter.to, ASKER);
        assert!(letter.text.contains("Yann vous écrit") && letter.text.contains("« Le mardi 8 vous irait-il ? »"), "{}", letter.text);
        assert!(!letter.text.contains("yann@"), "{}", letter.text);
        assert_eq!(lea.write("Parfait, à mardi !").status, 201);
        assert_eq!(lea.write("Parfait, à mardi !").status, 201, "twice is once");
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == "yann@example.org" && letter.text.contains("Léa Morvan vous écrit"), "{}", letter.text);
        assert!(!letter.text.contains(ASKER) && !letter.text.contains(&lea.token), "{}", letter.text);
        let said: Vec<_> = lea.look()["conversation"].as_array().unwrap().iter().map(|one| (one["from"].clone(), one["own"].clone())).collect();
        assert_eq!(said, [(json!("facilitator"), json!(false)), (json!("asker"), json!(true))]);

        // The facilitator proposes a date: it is looked at, then it is a café with all that is known.
        let reply = planned(&yann_in, &id, &cafe());
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!((&reply.json()["status"], &reply.json()["cafe"]["title"], &reply.json()["may_plan"]), (&json!("accepted"), &json!("L’IA autour d’un café"), &json!(false)));
        assert_eq!(code(&planned(&yann_in, &id, &cafe())), (409, "illegal_step".to_owned()));
        assert!(public_cafes(&workspace).is_empty());
        let letters = told(&office);
        assert_eq!(letters[0], ("anne@example.org".to_owned(), "Un Café IA attend votre relecture".to_owned()));
        assert_eq!(letters[1], (ASKER.to_owned(), "Une date est proposée pour votre Café IA".to_owned()));
        assert_eq!(lea.look()["cafe"]["slug"], Value::Null);
        let proposals = anne.get("/workspace/proposals").json();
        let proposal = anne.get(&format!("/workspace/proposals/{}", proposals["data"][0]["id"].as_str().unwrap())).json();
        assert!(!proposal.to_string().contains(ASKER), "whoever asked was promised that nobody sees their address");
        let decided = crate::proposals::decided(&anne, &proposal, &json!({"verdict": "accept"}));
        let done = lea.look();
        assert_eq!((&done["status"], &done["cafe"]["id"]), (&json!("done"), &decided["cafe_id"]));
        assert_eq!((&done["steps"], &done["may_write"]), (&json!([]), &json!(true)));
        let [public] = public_cafes(&workspace).try_into().unwrap();
        let public = workspace.server.get(&format!("/api/v1/cafes/{}", public["slug"].as_str().unwrap())).json();
        assert_eq!((&public["place"]["name"], &public["host"]["name"]), (&json!("Salle du port"), &json!("Bibliothèque de Morgat")));
        let content = anne.get(&format!("/workspace/cafes/{}", public["id"].as_str().unwrap())).json()["content"].clone();
        assert_eq!(content["facilitators"], json!([{"facilitator_id": yann, "part": "lead"}]));
        assert_eq!((&content["capacity"], &content["audiences"], &content["timezone"]), (&json!(15), &json!(["seniors"]), &json!("Europe/Paris")));
        assert!(!public.to_string().contains("tante"), "what was written to those who bring it stays with them");
        // Whoever asked is told as a proposer, and has the café in hand by the link that comes with it.
        let letter = office.deliver().into_iter().find(|got| got.to == ASKER).unwrap();
        assert_eq!(letter.subject, "Votre Café IA est publié");
        letter.private_link();

        // The journal says who did what, and no more.
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let of: Vec<_> = entries.iter().filter(|entry| entry.aggregate_id.to_string() == id).collect();
        let events: Vec<_> = of.iter().map(|entry| entry.event.to_string()).collect();
        assert_eq!(events, ["created", "submitted", "status_changed", "accepted", "updated", "updated", "submitted", "published"]);
        assert_eq!((of[0].actor.to_string(), of[3].actor.to_string()), (format!("need:{id}"), format!("account:{}", yann_in.id)));
        let read = anne.get(&format!("/workspace/journal?object={id}")).json();
        let by: Vec<_> = read["data"].as_array().unwrap().iter().rev().map(|entry| entry["actor"]["kind"].as_str().unwrap()).collect();
        assert_eq!((by[0], by[3]), ("need", "account"), "the platform does not take what the asker did");
        let jobs = workspace.server.network.db().read(|c| store::jobs::list(c, store::jobs::JobState::Waiting, 100)).unwrap();
        let all = format!("{entries:?} {jobs:?}");
        for personal in ["Léa", ASKER, "tante", "mardi", lea.token.as_str()] {
            assert!(!all.contains(personal), "{personal} stands in the journal or in a job");
        }
    }

    fn whoever_looks_after_the_territory_names_somebody_and_publishes_at_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (yann, _) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let (zoe, zoe_in) = signed_in(&workspace, &national, ("Zoé", BREST, 40), "zoe@example.org");
        let unreached = facilitator(&workspace, "Sans compte", CROZON, 5, &[]);
        let far = facilitator(&workspace, "Trop loin", BREST, 10, &[]);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        let names: Vec<_> = seen(&anne, &id)["candidates"].as_array().unwrap().iter().map(|one| (one["name"].clone(), one["reachable"].clone())).collect();
        assert_eq!(names, [(json!("Sans compte"), json!(false)), (json!("Yann"), json!(true)), (json!("Zoé"), json!(true))]);

        // Nobody is asked whom nothing reaches, who does not travel there, or who is not there.
        for (ids, code) in [
            (json!([unreached]), "inconsistent"),
            (json!([far]), "inconsistent"),
            (json!([Uuid::now_v7()]), "unknown_value"),
            (json!([]), "required"),
        ] {
            let refused = anne.step(AT, &seen(&anne, &id), &json!({"step": "propose", "facilitator_ids": ids}));
            assert_eq!((refused.status, fields(&refused)), (422, vec!["facilitator_ids".to_owned()]));
            assert_eq!(refused.json()["errors"][0]["code"], code);
        }
        assert!(office.deliver().is_empty());

        let assigned = stepped(&anne, &id, &json!({"step": "assign", "facilitator_ids": [zoe]}));
        assert_eq!((&assigned["status"], &assigned["facilitator"]), (&json!("accepted"), &json!("Zoé")));
        assert_eq!(told(&office), [(ASKER.to_owned(), "Quelqu’un peut animer votre Café IA".to_owned()), ("zoe@example.org".to_owned(), "On compte sur vous pour un Café IA".to_owned())]);
        // What was said with one is not for the next one.
        assert_eq!(lea.write("Bonjour Zoé, voici mon portable.").status, 201);
        workspace.clock.pass(TimeDelta::minutes(1));
        let other = stepped(&anne, &id, &json!({"step": "assign", "facilitator_ids": [yann]}));
        assert_eq!(other["facilitator"], "Yann");
        let letters = told(&office);
        assert!(letters.iter().any(|(to, subject)| to == "zoe@example.org" && subject.contains("n’a plus besoin de vous")), "{letters:?}");
        assert_eq!(seen(&anne, &id)["conversation"].as_array().unwrap().len(), 1);
        let former = seen(&zoe_in, &id);
        assert_eq!((&former["conversation"], &former["may_write"], &former["facilitator"]), (&json!([]), &json!(false), &Value::Null));
        assert_eq!(code(&zoe_in.post(&format!("{AT}/{id}/messages"), &json!({"words": "Bonjour"}))), (409, "conflict".to_owned()));
        let yann_in = workspace.sign_in("yann@example.org");
        assert_eq!(seen(&yann_in, &id)["conversation"], json!([]));

        let (host, room) = change(&workspace.server.network, |c| Ok((library(c, "Bibliothèque de Morgat", CROZON), place(c, "Salle du port", CROZON))));
        let need = seen(&anne, &id);
        assert_eq!((&need["similar_hosts"][0]["id"], &need["similar_places"][0]["id"]), (&json!(host), &json!(room)));
        let mut known = cafe();
        known["host_id"] = json!(host);
        // Whoever brings it speaks for the structure in its own commune, and whoever looks after it in their territory.
        let (brest, nantes) = change(&workspace.server.network, |c| Ok((place(c, "Médiathèque de Brest", BREST), place(c, "Médiathèque de Nantes", NANTES))));
        for (by, elsewhere) in [(&yann_in, nantes), (&yann_in, brest), (&anne, nantes)] {
            known["place_id"] = json!(elsewhere);
            let refused = planned(by, &id, &known);
            assert_eq!((refused.status, fields(&refused)), (422, vec!["place_id".to_owned()]), "{}", refused.text());
        }
        assert_eq!(seen(&anne, &id), need, "nothing of it was written");
        known["place_id"] = json!(room);
        let reply = planned(&anne, &id, &known);
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!(reply.json()["status"], "done");
        let [public] = public_cafes(&workspace).try_into().unwrap();
        assert_eq!((&public["host"]["id"], &public["place"]["id"]), (&json!(host), &json!(room)));
        assert_eq!(listed(&anne, ""), Vec::<String>::new());
        assert_eq!(listed(&anne, "?status=done"), ["Bibliothèque de Morgat"]);
    }

    fn of_two_who_say_at_once_that_they_come_one_does(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (_, yann) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let (_, zoe) = signed_in(&workspace, &national, ("Zoé", BREST, 40), "zoe@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        let read = seen(&yann, &id);
        let answers: Vec<(u16, String)> = thread::scope(|scope| {
            let tries = [&yann, &zoe].map(|one| scope.spawn(|| code(&one.step(AT, &read, &json!({"step": "accept"})))));
            tries.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let mut statuses: Vec<u16> = answers.iter().map(|(status, _)| *status).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 412], "{answers:?}");
        assert_eq!(told(&office).iter().filter(|(to, _)| to == ASKER).count(), 1, "one letter");
        let (winner, loser) = if answers[0].0 == 201 { (&yann, &zoe) } else { (&zoe, &yann) };
        // The other one sees that somebody comes, not who, and cannot any more.
        let after = seen(loser, &id);
        assert_eq!((&after["status"], &after["facilitator"], &after["steps"]), (&json!("accepted"), &Value::Null, &json!([])));
        assert_eq!(code(&loser.step(AT, &after, &json!({"step": "accept"}))), (409, "illegal_step".to_owned()));

        // Who came cannot after all: it is open again, and both sides know.
        let released = stepped(winner, &id, &json!({"step": "release"}));
        assert_eq!((&released["status"], &released["own_offer"]), (&json!("open"), &json!("refused")));
        let letters = told(&office);
        assert!(letters.contains(&(ASKER.to_owned(), "Nous cherchons à nouveau pour votre Café IA".to_owned())), "{letters:?}");
        assert!(letters.contains(&("nationale@example.org".to_owned(), "Une structure cherche un Café IA".to_owned())), "{letters:?}");
        assert_eq!(stepped(loser, &id, &json!({"step": "accept"}))["status"], "accepted");
    }

    fn needs_are_for_their_territory_and_for_those_who_travel_there(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let (yann, yann_in) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let (_, noe) = signed_in(&workspace, &national, ("Noé", NANTES, 100), "noe@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        assert_eq!((listed(&anne, "").len(), listed(&bob, "").len(), listed(&national, "").len()), (1, 0, 1));
        assert_eq!((listed(&yann_in, "").len(), listed(&noe, "").len()), (1, 0));
        for stranger in [&bob, &noe] {
            assert_eq!(code(&stranger.get(&format!("{AT}/{id}"))), (404, "not_found".to_owned()));
            let read = seen(&anne, &id);
            for (path, body) in [
                ("steps", json!({"step": "decline", "reason": "Non."})),
                ("messages", json!({"words": "Bonjour"})),
                ("cafe", cafe()),
            ] {
                let tag = format!("\"{}\"", read["version"]);
                let reply = stranger.send("POST", &format!("{AT}/{id}/{path}"), &[("If-Match", &tag)], &body);
                assert_eq!(code(&reply), (404, "not_found".to_owned()), "{path}");
            }
        }
        // A facilitator does what is a facilitator's, and nobody answers for them.
        let read = seen(&yann_in, &id);
        for step in [json!({"step": "propose", "facilitator_ids": [yann]}), json!({"step": "decline", "reason": "Non."}), json!({"step": "close_conversation"})] {
            assert_eq!(code(&yann_in.step(AT, &read, &step)), (403, "not_allowed".to_owned()), "{step}");
        }
        for one in [&anne, &national] {
            assert_eq!(code(&one.step(AT, &seen(one, &id), &json!({"step": "accept"}))), (403, "not_allowed".to_owned()));
            assert_eq!(code(&one.get(&format!("{AT}?view=around"))).0, 403);
        }
        assert_eq!(code(&yann_in.get(&format!("{AT}?view=managed"))).0, 403);
        let foreign = yann_in.step(AT, &read, &json!({"step": "accept", "facilitator_ids": [Uuid::now_v7()]}));
        assert_eq!((foreign.status, fields(&foreign)), (422, vec!["facilitator_ids".to_owned()]));
        assert_eq!(code(&yann_in.post(&format!("{AT}/{id}/messages"), &json!({"words": "Bonjour"}))), (409, "conflict".to_owned()), "not before one comes");
        assert_eq!(code(&planned(&yann_in, &id, &cafe())), (409, "illegal_step".to_owned()));
        // Refused, it goes on being there for others.
        let refused = stepped(&yann_in, &id, &json!({"step": "refuse"}));
        assert_eq!((&refused["status"], &refused["steps"]), (&json!("open"), &json!(["accept"])));

        // It moves to another territory: others look after it.
        let moved = lea.edit(|need| need["commune_code"] = NANTES.into());
        assert_eq!(moved.status, 200, "{}", moved.text());
        assert_eq!((listed(&anne, "").len(), listed(&bob, "").len(), listed(&noe, "").len()), (0, 1, 1));
        assert_eq!(told(&office), [("bob@example.org".to_owned(), "Une structure cherche un Café IA".to_owned())]);
        assert_eq!(anne.get(&format!("{AT}/{id}")).status, 404);
    }

    fn candidates_have_a_format_for_so_many_and_the_least_busy_of_the_near_come_first(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut small = new_format("Petit groupe");
        small.group_size = Some(Span { min: 4, max: 10 });
        let mut large = new_format("Grand groupe");
        large.group_size = Some(Span { min: 10, max: 30 });
        let (small, large) = change(&workspace.server.network, |c| {
            let ids = [ResourceId(Uuid::now_v7()), ResourceId(Uuid::now_v7())];
            for (id, new) in ids.iter().zip([&small, &large]) {
                domain::resources::create(c, *id, new)?;
                domain::resources::publish(c, *id)?;
            }
            Ok((ids[0], ids[1]))
        });
        facilitator(&workspace, "Petit", CROZON, 30, &[small]);
        let busy = facilitator(&workspace, "Occupée", CROZON, 30, &[small, large]);
        facilitator(&workspace, "Libre", CAMARET, 30, &[large]);
        facilitator(&workspace, "Loin", BREST, 30, &[]);
        change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Ailleurs", BREST), place(c, "Ailleurs", BREST));
            for day in [-80, -20, 20] {
                let mut new = new_cafe("Un café", at(day, 9), host, room);
                new.facilitators = vec![serde_json::from_value(json!({"facilitator_id": busy, "part": "lead"})).unwrap()];
                published(c, &new);
            }
            Ok(())
        });
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let need = seen(&national, &lea.id());
        let candidates: Vec<_> = need["candidates"].as_array().unwrap().iter().map(|one| (one["name"].as_str().unwrap(), one["recent_cafes"].as_u64().unwrap(), one["formats"].as_array().unwrap().len())).collect();
        assert_eq!(candidates, [("Libre", 0, 1), ("Occupée", 2, 1), ("Loin", 0, 0)]);
        assert_eq!(need["candidates"][1]["formats"][0]["title"], "Grand groupe");
    }

    fn whoever_asks_changes_takes_back_and_resumes(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (yann, yann_in) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        let edited = lea.edit(|need| need["people"] = 25.into());
        assert_eq!((edited.status, &edited.json()["need"]["people"]), (200, &json!(25)));
        let stale = lea.send("POST", "/steps", Some(&json!(1)), Some(&json!({"step": "withdraw"})));
        assert_eq!(code(&stale), (412, "version_mismatch".to_owned()));
        assert_eq!(code(&lea.send("POST", "/steps", None, Some(&json!({"step": "withdraw"})))).0, 428);
        stepped(&anne, &id, &json!({"step": "assign", "facilitator_ids": [yann]}));
        office.deliver();
        let stays = lea.edit(|need| need["commune_code"] = BREST.into());
        assert_eq!((stays.status, fields(&stays)), (422, vec!["commune_code".to_owned()]), "somebody comes there");

        let withdrawn = lea.step("withdraw");
        assert_eq!((withdrawn.status, &withdrawn.json()["status"], &withdrawn.json()["steps"]), (201, &json!("withdrawn"), &json!(["resume"])));
        assert_eq!(told(&office), [("yann@example.org".to_owned(), "Un Café IA que vous deviez animer n’a plus besoin de vous".to_owned())]);
        assert!(listed(&anne, "").is_empty());
        assert_eq!(code(&lea.write("Bonjour")), (409, "conflict".to_owned()));
        assert_eq!(code(&lea.edit(|need| need["people"] = 5.into())), (409, "illegal_step".to_owned()));
        assert_eq!(yann_in.get(&format!("{AT}/{id}")).status, 404);
        let resumed = lea.step("resume");
        assert_eq!((&resumed.json()["status"], &resumed.json()["facilitator"]), (&json!("open"), &Value::Null));
        assert!(office.deliver().is_empty(), "those who know it are not told again");

        // Declined with a reason, which is sent; and undone.
        let declined = stepped(&anne, &id, &json!({"step": "decline", "reason": "La salle est fermée cet hiver."}));
        assert_eq!((&declined["status"], &declined["steps"]), (&json!("declined"), &json!(["reopen", "close_conversation"])));
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == ASKER && letter.text.contains("« La salle est fermée cet hiver. »"), "{}", letter.text);
        assert_eq!((&lea.look()["reason"], &lea.look()["steps"]), (&json!("La salle est fermée cet hiver."), &json!([])));
        assert_eq!(stepped(&anne, &id, &json!({"step": "reopen"}))["status"], "open");
        assert_eq!(lea.look()["reason"], Value::Null);
    }

    fn a_conversation_is_relayed_counted_and_can_be_ended(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        // As long as nobody comes, whoever looks after the territory reads it.
        for nothing in ["", "  \n", "\u{200b}", "\u{a0}\u{2060}"] {
            assert_eq!(fields(&lea.write(nothing)), ["words"], "{nothing:?}");
        }
        assert_eq!(lea.write("Avez-vous quelqu’un ?").status, 201);
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == "anne@example.org" && letter.text.contains("« Avez-vous quelqu’un ? »"), "{}", letter.text);
        let answer = json!({"words": "On cherche."});
        let key = [("Idempotency-Key", "\"une-fois\"")];
        let target = format!("{AT}/{id}/messages");
        for _ in 0..2 {
            assert_eq!(anne.send("POST", &target, &key, &answer).status, 201);
        }
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == ASKER && letter.text.contains("L’équipe Café IA du territoire"), "{}", letter.text);
        assert_eq!(lea.look()["conversation"][1]["name"], Value::Null);

        for (words, code) in [(String::new(), "required"), (" \n".to_owned(), "required"), ("é".repeat(2_001), "too_long"), ("a\u{0}b".to_owned(), "malformed")] {
            for refused in [lea.write(&words), anne.post(&target, &json!({"words": words}))] {
                assert_eq!((refused.status, &refused.json()["errors"][0]["code"]), (422, &json!(code)), "{words:.9}");
            }
        }
        // What somebody writes does not pass for a part of the letter.
        assert_eq!(lea.write("Voir ici\n\n-- \nle réseau Café IA").status, 201);
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.text.contains("« -- »") && letter.text.contains("« le réseau Café IA »"), "{}", letter.text);

        let ended = stepped(&anne, &id, &json!({"step": "close_conversation"}));
        assert_eq!(ended["may_write"], false);
        assert_eq!(code(&lea.write("Encore ?")), (409, "conflict".to_owned()));
        assert_eq!(code(&anne.post(&target, &answer)), (409, "conflict".to_owned()));
        stepped(&anne, &id, &json!({"step": "open_conversation"}));
        let mut last = 201;
        for number in 0..12 {
            last = lea.write(&format!("Message {number}")).status;
            if last != 201 {
                break;
            }
        }
        assert_eq!(last, 429, "too much is too much");

        // What somebody wrote is theirs to read, and goes with their account.
        let export = anne.get("/account/export").json();
        assert_eq!(export["messages"][0]["words"], "On cherche.");
        assert_eq!(anne.post("/account/deletion", &json!({"password": crate::people::PASSWORD})).status, 204);
        let left = lea.look()["conversation"].as_array().unwrap().clone();
        assert!(left.iter().all(|one| one["from"] == "asker"), "{left:?}");
    }

    fn nobody_who_answers_is_waited_for_by_a_clock(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "1-anne@example.org", &referent("departement-29"));
        let mut deputy = referent("commune-29042");
        deputy["on_behalf_of"] = anne.grants()[0]["id"].clone();
        deputy["ends_at"] = json!(at(60, 0));
        workspace.invited(&anne, "2-deputy@example.org", &deputy);
        workspace.invited(&national, "3-region@example.org", &referent("region-53"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::of(&workspace, &office, &new_need());
        lea.confirm();
        for (after, to, subject) in [
            (0, "1-anne@example.org", "Une structure cherche un Café IA"),
            (72, "2-deputy@example.org", "Une demande de Café IA attend depuis trois jours"),
            (24, "3-region@example.org", "Une demande de Café IA attend depuis quatre jours"),
            (24, "nationale@example.org", "Une demande de Café IA attend depuis cinq jours"),
        ] {
            workspace.clock.pass(TimeDelta::hours(after));
            assert_eq!(told(&office), [(to.to_owned(), subject.to_owned())]);
        }
        workspace.clock.pass(TimeDelta::days(30));
        assert!(office.deliver().is_empty(), "each once");
    }

    fn the_same_twice_is_one_and_what_may_be_the_same_is_shown(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        assert_eq!(workspace.post("/needs", &new_need()).status, 202);
        assert!(office.deliver().is_empty());
        let mut other = new_need();
        other["asker"]["email"] = "paul@example.org".into();
        other["need"]["host_name"] = "BIBLIOTHEQUE DE MORGAT".into();
        let paul = Asker::confirmed(&workspace, &office, &other);
        let similar = seen(&national, &paul.id())["similar"].clone();
        assert_eq!((similar.as_array().unwrap().len(), &similar[0]["id"]), (1, &json!(lea.id())));
        // The oldest first, page by page.
        let first = national.get(&format!("{AT}?limit=1")).json();
        assert_eq!((&first["total"], &first["data"][0]["id"]), (&json!(2), &json!(lea.id())));
        let next = national.get(&format!("{AT}?limit=1&cursor={}", first["next_cursor"].as_str().unwrap())).json();
        assert_eq!((&next["data"][0]["id"], &next["next_cursor"]), (&json!(paul.id()), &Value::Null));
        assert_eq!(code(&national.get(&format!("{AT}?cursor=x"))).0, 400);
    }

    fn what_is_wrong_is_named(db: &TestDb) {
        let workspace = Workspace::open(db);
        let faulty = |field: &str, value: Value| {
            let mut new = new_need();
            let (part, name) = field.split_once('.').unwrap();
            new[part][name] = value;
            workspace.post("/needs", &new)
        };
        for (field, value, named) in [
            ("asker.name", json!("L"), "asker.name"),
            ("asker.email", json!("lea"), "asker.email"),
            ("need.commune_code", json!("99999"), "need.commune_code"),
            ("need.commune_code", json!(""), "need.commune_code"),
            ("need.host_name", json!("a\u{7}b"), "need.host_name"),
            ("need.people", json!(0), "need.people"),
            ("need.people", json!(1_000_000), "need.people"),
            ("need.periods", json!([]), "need.periods"),
            ("need.periods", json!([{"from": "2026-12-10", "until": "2026-12-09"}]), "need.periods.0"),
            ("need.periods", json!([{"from": "2020-12-10", "until": "2020-12-11"}]), "need.periods.0"),
            ("need.words", json!("é".repeat(2_001)), "need.words"),
            ("need.address", json!(" "), "need.address"),
        ] {
            let refused = faulty(field, value);
            assert_eq!((refused.status, fields(&refused)), (422, vec![named.to_owned()]));
        }
        for (field, value) in [
            ("need.people", json!(-1)),
            ("need.people", json!("quinze")),
            ("need.periods", json!([{"from": "10/12/2026", "until": "2026-12-11"}])),
            ("need.host_kind", json!("castle")),
            ("need.phone", json!("0600000000")),
        ] {
            assert_eq!(faulty(field, value).status, 400, "{field}");
        }
        let mut last = 202;
        for number in 0..8 {
            let mut new = new_need();
            new["need"]["people"] = (20 + number).into();
            last = workspace.post("/needs", &new).status;
        }
        assert_eq!(last, 429);
    }

    fn what_is_over_is_forgotten(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (yann, mut yann_in) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let purge = || change(&workspace.server.network, domain::purge::run);
        let mut other = new_need();
        other["asker"]["email"] = "paul@example.org".into();
        let paul = Asker::of(&workspace, &office, &other);
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        lea.write("Bonjour");
        stepped(&anne, &id, &json!({"step": "assign", "facilitator_ids": [yann]}));
        workspace.clock.pass(TimeDelta::days(7));
        assert_eq!(code(&paul.send("GET", "", None, None)), (410, "link_expired".to_owned()));
        purge();
        assert_eq!(code(&paul.send("POST", "/confirmation", None, None)), (410, "link_expired".to_owned()));

        // A facilitator who goes leaves an open need behind.
        yann_in.sign_in_again();
        assert_eq!(yann_in.post("/account/deletion", &json!({"password": crate::people::PASSWORD})).status, 204);
        let open = lea.look();
        assert_eq!((&open["status"], &open["facilitator"]), (&json!("open"), &Value::Null));
        assert_eq!(lea.step("withdraw").status, 201);
        workspace.clock.pass(TimeDelta::days(89));
        purge();
        assert_eq!(lea.look()["conversation"].as_array().unwrap().len(), 1);
        workspace.clock.pass(TimeDelta::days(1));
        purge();
        assert_eq!(lea.look()["conversation"], json!([]), "what was written goes after ninety days");
        workspace.clock.pass(TimeDelta::days(293));
        assert_eq!(code(&lea.send("GET", "", None, None)), (410, "link_expired".to_owned()));
        purge();
        let left = workspace.server.network.db().read(|c| store::needs::find_optional(c, id.parse().unwrap())).unwrap();
        assert!(left.is_none());
    }
}
