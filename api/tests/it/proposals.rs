//! Cafés that somebody without an account proposes, and what is decided on them, as their stories.

use std::thread;

use cafeia_api::{domain, network::Network, store};
use cafeia_shared::{cafes::CafeQuery, ids::CafeId, query::Query as _};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Person, PostOffice, Workspace},
    server::Reply,
    support::{at, change, geography, library, new_cafe, on_both_databases, place, published},
};

const PROPOSER: &str = "paul@example.org";

pub fn referent(territory: &str) -> Value {
    json!({"role": "referent", "territories": [territory]})
}

/// A café in a place and by a host that the network does not know, in Crozon.
pub fn new_proposal() -> Value {
    json!({
        "proposer": {"name": "Paul Kerven", "email": PROPOSER, "locale": "fr"},
        "cafe": {
            "title": "Un café pour voir",
            "description": "On joue, **on teste**.",
            "starts_at": at(10, 17),
            "ends_at": at(10, 19),
            "timezone": "Europe/Paris",
            "mode": "on_site",
            "new_place": {"name": "Salle des fêtes", "address": "Rue de Reims", "commune_code": "29042"},
            "new_host": {"name": "Les Amis du livre", "kind": "association"},
            "registration": {"mode": "none"},
            "message": "Nous avons la clé."
        }
    })
}

/// Somebody with the private link of a proposal.
pub struct Proposer<'a> {
    workspace: &'a Workspace,
    pub token: String,
}

impl<'a> Proposer<'a> {
    /// Proposes something, and reads the letter.
    pub fn of(workspace: &'a Workspace, office: &PostOffice, new: &Value) -> Self {
        let reply = workspace.post("/proposals", new);
        assert_eq!((reply.status, reply.body.len()), (202, 0), "{}", reply.text());
        let letters = office.deliver();
        assert_eq!(letters.len(), 1, "{letters:?}");
        Self { workspace, token: letters[0].private_link() }
    }

    pub fn send(&self, method: &str, target: &str, version: Option<&Value>, body: Option<&Value>) -> Reply {
        let (bearer, tag) =
            (format!("Bearer {}", self.token), version.map(|version| format!("\"{version}\"")));
        let mut headers = vec![("Authorization", bearer.as_str())];
        if let Some(tag) = &tag {
            headers.push(("If-Match", tag));
        }
        if body.is_some() {
            headers.push(("Content-Type", "application/json"));
        }
        let body = body.map(ToString::to_string);
        self.workspace.server.send(
            method,
            &format!("/api/v1/proposals/mine{target}"),
            &headers,
            body.as_deref(),
        )
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

    /// Changes what is written of the café, at the version that was read.
    fn edit(&self, seen: &Value, change: impl FnOnce(&mut Value)) -> Reply {
        let mut cafe = seen["cafe"].clone();
        change(&mut cafe);
        self.send("PUT", "", Some(&seen["version"]), Some(&cafe))
    }

    pub fn edited(&self, change: impl FnOnce(&mut Value)) -> Value {
        let reply = self.edit(&self.look(), change);
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    fn step(&self, step: &Value) -> Reply {
        self.send("POST", "/steps", Some(&self.look()["version"]), Some(step))
    }

    pub fn stepped(&self, step: &Value) -> Value {
        let reply = self.step(step);
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()
    }
}

/// Decides at the version that somebody has read.
pub fn decide(by: &Person, seen: &Value, decision: &Value) -> Reply {
    let target = format!("/workspace/proposals/{}/decisions", seen["id"].as_str().unwrap());
    by.send("POST", &target, &[("If-Match", &format!("\"{}\"", seen["version"]))], decision)
}

pub fn decided(by: &Person, seen: &Value, decision: &Value) -> Value {
    let reply = decide(by, seen, decision);
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

/// What the queue of somebody holds: titles, by how long they wait.
fn queue(by: &Person) -> Vec<String> {
    let page = by.get("/workspace/proposals").json();
    page["data"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()).collect()
}

fn seen(by: &Person, id: &Value) -> Value {
    let reply = by.get(&format!("/workspace/proposals/{}", id.as_str().unwrap()));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("etag"), format!("\"{}\"", reply.json()["version"]));
    reply.json()
}

fn code(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

fn fields(reply: &Reply) -> Vec<String> {
    let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

fn public_cafes(workspace: &Workspace) -> Vec<Value> {
    workspace.server.get("/api/v1/cafes?period=all").json()["data"].as_array().unwrap().clone()
}

on_both_databases! {
    fn a_proposal_becomes_a_cafe_and_stays_in_the_hands_of_whoever_proposed_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let office = PostOffice::of(&workspace);
        office.deliver();

        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let unconfirmed = paul.look();
        assert_eq!((&unconfirmed["status"], &unconfirmed["editable"]), (&json!("unconfirmed"), &json!(true)));
        assert_eq!(unconfirmed["kept_until"], "2026-11-30T12:01:00Z");
        assert!(queue(&anne).is_empty(), "nobody sees it before it is confirmed");
        let confirmed = paul.confirm();
        assert_eq!((&confirmed["status"], &confirmed["version"]), (&json!("in_review"), &json!(2)));
        assert_eq!((&confirmed["place_name"], &confirmed["host_name"]), (&json!("Salle des fêtes"), &json!("Les Amis du livre")));
        assert_eq!(confirmed["commune"]["name"], "Crozon");
        assert_eq!(confirmed["kept_until"], "2027-12-03T19:00:00Z", "a year after the café's end");
        assert_eq!(paul.confirm(), confirmed, "a second time changes nothing");
        let letters = office.deliver();
        assert_eq!(letters.iter().map(|got| got.to.as_str()).collect::<Vec<_>>(), ["anne@example.org"]);
        assert!(letters[0].text.contains("« Un café pour voir » (Crozon)"), "{}", letters[0].text);
        assert!(letters[0].text.contains("https://reseau.example/espace/relecture"), "{}", letters[0].text);

        assert_eq!((queue(&anne).len(), queue(&bob).len(), queue(&national).len()), (1, 0, 1));
        let proposal = seen(&anne, &confirmed["id"]);
        assert_eq!(proposal["proposer"], json!({"name": "Paul Kerven", "email": PROPOSER, "locale": "fr"}));
        assert_eq!((&proposal["cafe"]["message"], &proposal["history"]), (&json!("Nous avons la clé."), &json!({"accepted": 0, "refused": 0, "waiting": 0})));
        assert_eq!(proposal["verdicts"], json!(["accept", "ask_for_change", "refuse"]));
        assert_eq!(bob.get(&format!("/workspace/proposals/{}", confirmed["id"].as_str().unwrap())).status, 404);
        assert_eq!(code(&decide(&bob, &proposal, &json!({"verdict": "accept"}))), (404, "not_found".to_owned()));

        let asked = decided(&anne, &proposal, &json!({"verdict": "ask_for_change", "reason": "Où est-ce, au juste ?"}));
        assert_eq!((&asked["status"], &asked["review_since"]), (&json!("change_requested"), &Value::Null));
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == PROPOSER && letter.text.starts_with("Bonjour Paul Kerven,"), "{}", letter.text);
        assert!(letter.text.contains("« Où est-ce, au juste ? »"), "{}", letter.text);
        assert_eq!(letter.private_link(), paul.token);
        assert!(queue(&anne).is_empty());
        workspace.clock.pass(TimeDelta::minutes(5));
        let again = paul.edited(|cafe| cafe["new_place"]["access"] = "Derrière la mairie".into());
        assert_eq!((&again["status"], &again["review_since"]), (&json!("in_review"), &json!("2026-11-23T12:06:00Z")));
        assert_eq!(office.deliver_to(), ["anne@example.org"]);

        let version = workspace.server.network.catalogue().version();
        let accepted = decided(&anne, &seen(&anne, &confirmed["id"]), &json!({"verdict": "accept", "reason": "Bienvenue !"}));
        assert_eq!((&accepted["status"], &accepted["verdicts"]), (&json!("accepted"), &json!([])));
        let [cafe] = public_cafes(&workspace).try_into().unwrap();
        assert_eq!((&cafe["id"], &cafe["slug"]), (&accepted["cafe_id"], &accepted["cafe_slug"]));
        assert_eq!((&cafe["place"]["name"], &cafe["host"]["name"]), (&json!("Salle des fêtes"), &json!("Les Amis du livre")));
        assert!(workspace.server.network.catalogue().version() > version);
        let everything = CafeQuery::parse("period=all").unwrap();
        assert_eq!(beside.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 0);
        beside.follow().unwrap();
        assert_eq!(beside.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 1, "another process follows");
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.text.contains(&format!("https://reseau.example/cafes/{}", cafe["slug"].as_str().unwrap())), "{}", letter.text);
        assert!(letter.text.contains("« Bienvenue ! »") && letter.private_link() == paul.token, "{}", letter.text);

        // What is not looked at changes at once; the date too, and waits for a look while it is public.
        let seats = paul.edited(|cafe| cafe["capacity"] = 20.into());
        assert_eq!((&seats["status"], &seats["review_since"]), (&json!("accepted"), &Value::Null));
        let stale = paul.edit(&confirmed, |_| ());
        assert_eq!(code(&stale), (412, "version_mismatch".to_owned()));
        let moved = paul.edited(|cafe| {
            cafe["starts_at"] = json!(at(11, 17));
            cafe["ends_at"] = json!(at(11, 19));
        });
        assert!(moved["review_since"].is_string(), "{moved}");
        assert_eq!(public_cafes(&workspace)[0]["starts_at"], "2026-12-04T17:00:00Z");
        let waiting = anne.get("/workspace/cafes?needs_review=true").json();
        assert_eq!((&waiting["total"], &waiting["data"][0]["id"]), (&json!(1), &cafe["id"]));
        assert_eq!(office.deliver_to(), ["anne@example.org"]);

        let withdrawn = paul.stepped(&json!({"step": "withdraw", "reason": "La salle est inondée"}));
        assert_eq!((&withdrawn["status"], &withdrawn["steps"]), (&json!("withdrawn"), &json!(["resume"])));
        let public = workspace.server.get(&format!("/api/v1/cafes/{}", cafe["id"].as_str().unwrap())).json();
        assert_eq!((&public["event_status"], &public["status_reason"]), (&json!("cancelled"), &json!("La salle est inondée")));
        assert_eq!(code(&paul.edit(&withdrawn, |_| ())), (409, "illegal_step".to_owned()));
        let resumed = paul.stepped(&json!({"step": "resume"}));
        assert_eq!(resumed["status"], "accepted");
        assert_eq!(public_cafes(&workspace)[0]["event_status"], "scheduled");

        // The journal says who did what, and no more.
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let id = confirmed["id"].as_str().unwrap();
        let of: Vec<_> = entries.iter().filter(|entry| entry.aggregate_id.to_string() == id).collect();
        let events: Vec<_> = of.iter().map(|entry| entry.event.to_string()).collect();
        assert_eq!(events, ["created", "submitted", "change_requested", "submitted", "accepted", "updated", "updated", "withdrawn", "reopened"]);
        assert_eq!(of[0].actor.to_string(), format!("proposal:{id}"));
        assert_eq!(of[4].actor.to_string(), format!("account:{}", anne.id));
        let jobs = workspace.server.network.db().read(|c| store::jobs::list(c, store::jobs::JobState::Waiting, 100)).unwrap();
        let all = format!("{entries:?} {jobs:?}");
        for personal in ["Paul", PROPOSER, "clé", "Bienvenue", paul.token.as_str()] {
            assert!(!all.contains(personal), "{personal} stands in the journal or in a job");
        }
    }

    fn a_private_link_opens_one_proposal_and_nothing_else(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let mut other = new_proposal();
        other["proposer"]["email"] = "zoe@example.org".into();
        let zoe = Proposer::of(&workspace, &office, &other);
        assert_ne!(paul.look()["id"], zoe.look()["id"]);
        let swapped = format!("{}{}", &paul.token[..22], &zoe.token[22..]);
        for token in ["x", "", "AAAA", &paul.token[1..], &swapped, &national.token] {
            let reply = Proposer { workspace: &workspace, token: token.to_owned() }.send("GET", "", None, None);
            // That a link is over is said of those only that were good once.
            assert_eq!(code(&reply), (401, "not_signed_in".to_owned()), "{token}: {}", reply.text());
        }
        assert_eq!(workspace.send("GET", "/account", Some(&paul.token), None).status, 401, "it signs nobody in");
        assert_eq!(workspace.send("GET", "/workspace/proposals", Some(&paul.token), None).status, 401);
        // What is not confirmed exists for nobody else, nor in any state that one may ask for.
        assert_eq!(national.get("/workspace/proposals?status=unconfirmed,withdrawn,in_review").json()["total"], 0);
        let id = paul.look()["id"].clone();
        assert_eq!(national.get(&format!("/workspace/proposals/{}", id.as_str().unwrap())).status, 404);
        paul.stepped(&json!({"step": "withdraw"}));
        assert_eq!(national.get("/workspace/proposals?status=withdrawn").json()["total"], 0);
        assert_eq!(paul.stepped(&json!({"step": "resume"}))["status"], "unconfirmed");
        for foreign in [Uuid::now_v7().to_string(), "x".to_owned()] {
            assert_eq!(national.get(&format!("/workspace/proposals/{foreign}")).status, 404);
        }
        let preconditions = paul.send("PUT", "", None, Some(&paul.look()["cafe"]));
        assert_eq!(code(&preconditions), (428, "precondition_required".to_owned()));
        assert_eq!(paul.send("GET", "?colour=red", None, None).status, 400);
    }

    fn the_same_proposal_counts_once_and_too_many_wait(db: &TestDb) {
        let workspace = Workspace::open(db);
        let office = PostOffice::of(&workspace);
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let mut same = new_proposal();
        same["proposer"]["email"] = " PAUL@example.org ".into();
        same["cafe"]["title"] = " Un café pour voir".into();
        assert_eq!(workspace.post("/proposals", &same).status, 202);
        assert!(office.deliver().is_empty(), "one letter");
        assert_eq!(paul.confirm()["status"], "in_review");
        workspace.clock.pass(TimeDelta::minutes(61));
        assert_ne!(Proposer::of(&workspace, &office, &same).look()["id"], paul.look()["id"], "an hour later it is meant");

        let send = |email: &str, title: usize, from: &str| {
            let mut new = new_proposal();
            new["proposer"]["email"] = email.into();
            new["cafe"]["title"] = format!("Café numéro {title}").into();
            let headers = [("Content-Type", "application/json"), ("X-Forwarded-For", from)];
            workspace.server.send("POST", "/api/v1/proposals", &headers, Some(&new.to_string()))
        };
        // An address gets six letters at once, whoever asks for them, and whether it was ever heard of or not.
        for email in ["anne@example.org", "nobody@example.org"] {
            let replies: Vec<u16> = (0..8).map(|n| send(email, n, &format!("10.0.0.{n}")).status).collect();
            assert_eq!(replies, [202, 202, 202, 202, 202, 202, 429, 429], "{email}");
        }
        assert_eq!(send("nobody@example.org", 9, "10.0.0.9").header("retry-after"), "600");
        let replies: Vec<u16> = (0..22).map(|n| send(&format!("p{n}@example.org"), n, "10.0.1.1").status).collect();
        assert_eq!(replies.iter().filter(|status| **status == 202).count(), 20, "{replies:?}");
        // What is wrong with it does not count.
        for _ in 0..30 {
            assert_eq!(send("faulty", 1, "10.0.2.1").status, 422);
        }
        assert_eq!(send("fine@example.org", 1, "10.0.2.1").status, 202);
        // Nobody keeps others busy with one proposal.
        let mut last = 0;
        for _ in 0..20 {
            last = paul.step(&json!({"step": "withdraw"})).status;
            paul.step(&json!({"step": "resume"}));
        }
        assert_eq!(last, 429);
    }

    fn what_a_proposer_sends_is_taken_whole_or_not_at_all(db: &TestDb) {
        let workspace = Workspace::open(db);
        let office = PostOffice::of(&workspace);
        for (at_path, value, field) in [
            ("/proposer/email", json!("paul@example.org\r\nBcc: all@example.org"), "proposer.email"),
            ("/proposer/email", json!("paul"), "proposer.email"),
            ("/proposer/name", json!("Paul\nBcc: all@example.org"), "proposer.name"),
            ("/proposer/name", json!(""), "proposer.name"),
            ("/cafe/title", json!("a\u{0}bc"), "cafe.title"),
            ("/cafe/title", json!("x".repeat(141)), "cafe.title"),
            ("/cafe/description", json!("x".repeat(10_001)), "cafe.description"),
            ("/cafe/message", json!("x".repeat(1_001)), "cafe.message"),
            ("/cafe/capacity", json!(1_000_000_000), "cafe.capacity"),
            ("/cafe/capacity", json!(0), "cafe.capacity"),
            ("/cafe/timezone", json!("Mars/Olympus"), "cafe.timezone"),
            ("/cafe/starts_at", json!(at(-1, 0)), "cafe.starts_at"),
            ("/cafe/starts_at", json!(at(-20, 0)), "cafe.ends_at"),
            ("/cafe/ends_at", json!(at(9, 0)), "cafe.ends_at"),
            ("/cafe/new_place/commune_code", json!("99999"), "cafe.new_place.commune_code"),
            ("/cafe/new_place/name", json!(""), "cafe.new_place.name"),
            ("/cafe/new_place", Value::Null, "cafe.place_id"),
            ("/cafe/new_host", Value::Null, "cafe.host_id"),
            ("/cafe/new_host/commune_code", json!("Crozon"), "cafe.new_host.commune_code"),
            ("/cafe/mode", json!("online"), "cafe.place_id"),
            ("/cafe/registration", json!({"mode": "link", "target": "javascript:alert(1)"}), "cafe.registration.target"),
        ] {
            let mut new = new_proposal();
            let (parent, name) = at_path.rsplit_once('/').unwrap();
            new.pointer_mut(parent).unwrap()[name] = value.clone();
            let reply = workspace.post("/proposals", &new);
            assert_eq!(code(&reply), (422, "invalid_field".to_owned()), "{at_path} {value}: {}", reply.text());
            assert!(fields(&reply).contains(&field.to_owned()), "{at_path} {value}: {}", reply.text());
        }
        for (field, value) in [("place_id", json!(Uuid::now_v7())), ("host_id", json!(Uuid::now_v7())), ("format_ids", json!([Uuid::now_v7()]))] {
            let mut new = new_proposal();
            if field != "format_ids" {
                new["cafe"][field.replace("_id", "").replace("place", "new_place").replace("host", "new_host")] = Value::Null;
            }
            new["cafe"][field] = value;
            assert_eq!(fields(&workspace.post("/proposals", &new)), [format!("cafe.{field}")]);
        }
        for (starts_at, ends_at) in [(at(-2, 0), at(-2, 2)), (at(0, 11), at(0, 13)), (at(800, 0), at(800, 2))] {
            let mut new = new_proposal();
            (new["cafe"]["starts_at"], new["cafe"]["ends_at"]) = (json!(starts_at), json!(ends_at));
            assert_eq!(fields(&workspace.post("/proposals", &new)), ["cafe.starts_at"], "{starts_at}");
        }
        // What is not the proposer's to say has no field.
        for (at_path, field) in [("/proposer", "status"), ("/cafe", "seats_taken"), ("/cafe", "publication"), ("/cafe", "trusted"), ("", "id")] {
            let mut new = new_proposal();
            new.pointer_mut(at_path).unwrap()[field] = json!(1);
            assert_eq!(code(&workspace.post("/proposals", &new)), (400, "malformed_body".to_owned()), "{field}");
        }
        for broken in [json!(null), json!([]), json!({"cafe": {}}), json!("x")] {
            assert_eq!(workspace.post("/proposals", &broken).status, 400);
        }
        let mut huge = new_proposal();
        huge["cafe"]["capacity"] = json!(10_000_000_000_u64);
        assert_eq!(workspace.post("/proposals", &huge).status, 400);
        assert!(office.deliver().is_empty());
        let left = workspace.server.network.db().read(|c| store::proposals::list_over(c, at(10_000, 0)));
        assert_eq!(left.unwrap().len(), 0, "nothing was left behind");
    }

    fn hostile_words_are_shown_as_words(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let mut new = new_proposal();
        new["cafe"]["title"] = "<script>alert(1)</script>".into();
        new["cafe"]["description"] = "[x](javascript:alert(1)) <img src=x onerror=alert(1)> **fort**".into();
        let paul = Proposer::of(&workspace, &office, &new);
        let id = paul.confirm()["id"].clone();
        let letters = office.deliver();
        assert!(letters[0].text.contains("« <script>alert(1)</script> »"), "as text: {}", letters[0].text);
        let accepted = decided(&national, &seen(&national, &id), &json!({"verdict": "accept"}));
        let public = workspace.server.get(&format!("/api/v1/cafes/{}", accepted["cafe_id"].as_str().unwrap())).json();
        let html = public["description_html"].as_str().unwrap();
        assert!(html.contains("<strong>fort</strong>") && !html.contains("javascript:") && !html.contains("<img"), "{html}");
    }

    fn two_who_decide_at_once_make_one_decision(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = workspace.server.start_beside(db, &workspace.clock);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let id = paul.confirm()["id"].as_str().unwrap().to_owned();
        office.deliver();
        let decide = |server: &crate::server::Server, token: &str, body: &str| {
            let bearer = format!("Bearer {token}");
            let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json"), ("If-Match", "\"2\"")];
            server.send("POST", &format!("/api/v1/workspace/proposals/{id}/decisions"), &headers, Some(body)).status
        };
        let refusal = r#"{"verdict": "refuse", "reason": "La salle est prise."}"#;
        let mut statuses: Vec<u16> = thread::scope(|scope| {
            let asked = [
                scope.spawn(|| decide(&workspace.server, &anne.token, r#"{"verdict": "accept"}"#)),
                scope.spawn(|| decide(&beside, &national.token, r#"{"verdict": "accept"}"#)),
                scope.spawn(|| decide(&workspace.server, &national.token, refusal)),
                scope.spawn(|| decide(&beside, &anne.token, refusal)),
            ];
            asked.into_iter().map(|asked| asked.join().unwrap()).collect()
        });
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 412, 412, 412]);
        assert_eq!(office.deliver_to(), [PROPOSER], "one letter");
        let status = paul.look()["status"].clone();
        workspace.server.network.follow().unwrap();
        assert_eq!(public_cafes(&workspace).len(), usize::from(status == "accepted"), "{status}");
    }

    fn a_decision_is_undone_and_only_the_last_one_is_told(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let id = paul.confirm()["id"].clone();
        office.deliver();
        for verdict in ["refuse", "ask_for_change"] {
            assert_eq!(fields(&decide(&national, &seen(&national, &id), &json!({"verdict": verdict}))), ["reason"]);
        }
        let refused = decided(&national, &seen(&national, &id), &json!({"verdict": "refuse", "reason": "Pardon, je me trompe."}));
        assert_eq!((&refused["status"], &refused["verdicts"]), (&json!("refused"), &json!(["reopen"])));
        assert_eq!((&refused["steps"], &refused["editable"]), (&json!([]), &json!(false)));
        let illegal = decide(&national, &refused, &json!({"verdict": "accept"}));
        assert_eq!(code(&illegal), (409, "illegal_step".to_owned()));
        assert!(illegal.json()["detail"].as_str().unwrap().ends_with("reopen."), "{}", illegal.text());
        let reopened = decided(&national, &refused, &json!({"verdict": "reopen"}));
        assert_eq!((&reopened["status"], &reopened["reason"]), (&json!("in_review"), &Value::Null));
        assert!(office.deliver().is_empty(), "the refusal had not left yet");
        let key = [("If-Match", &*format!("\"{}\"", reopened["version"])), ("Idempotency-Key", "une-fois")];
        let target = format!("/workspace/proposals/{}/decisions", id.as_str().unwrap());
        let refusal = json!({"verdict": "refuse", "reason": "La salle est prise."});
        let once = national.send("POST", &target, &key, &refusal);
        let again = national.send("POST", &target, &key, &refusal);
        assert_eq!((once.status, &once.body), (201, &again.body), "the same request counts once");
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.text.contains("« La salle est prise. »"), "{}", letter.text);
        assert_eq!(paul.look()["reason"], "La salle est prise.");
        assert_eq!(code(&paul.step(&json!({"step": "withdraw"}))).0, 409);
    }

    fn a_known_host_that_is_trusted_lends_its_trust_to_no_stranger(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let (host, room) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque de Crozon", "29042")))
        });
        let trust = format!("/workspace/organisations/{host}/trust");
        assert_eq!(anne.send("PUT", &trust, &[("If-Match", "\"1\"")], &json!({"trusted": true})).status, 204);
        let mut new = new_proposal();
        new["cafe"]["new_place"] = Value::Null;
        new["cafe"]["new_host"] = Value::Null;
        new["cafe"]["place_id"] = json!(room);
        new["cafe"]["host_id"] = json!(host);
        let paul = Proposer::of(&workspace, &office, &new);
        let proposal = paul.confirm();
        assert_eq!((&proposal["status"], &proposal["host_name"]), (&json!("in_review"), &json!("Médiathèque de Crozon")));
        assert!(public_cafes(&workspace).is_empty());
        let accepted = decided(&anne, &proposal, &json!({"verdict": "accept"}));
        assert_eq!(accepted["status"], "accepted");
        let renamed = paul.edited(|cafe| cafe["title"] = "Un autre titre".into());
        assert!(renamed["review_since"].is_string(), "a stranger's change is looked at");
        // Nobody puts a public café under another name.
        let other = change(&workspace.server.network, |c| Ok(library(c, "Mairie de Crozon", "29042")));
        for (field, value) in [("host_id", json!(other)), ("new_host", json!({"name": "Une autre", "kind": "other"}))] {
            let refused = paul.edit(&paul.look(), |cafe| {
                cafe["host_id"] = Value::Null;
                cafe[field] = value;
            });
            assert_eq!((refused.status, fields(&refused)), (422, vec![field.to_owned()]));
        }
        // To another room one may move, under the eyes of those who look.
        let moved = paul.edited(|cafe| {
            cafe["place_id"] = Value::Null;
            cafe["new_place"] = json!({"name": "Salle du conseil", "commune_code": "29042"});
        });
        assert_eq!((&moved["place_name"], &moved["cafe"]["new_place"]), (&json!("Salle du conseil"), &Value::Null));
        // A referent who changes the café is noticed by whoever has read the proposal before.
        let cafe = anne.get(&format!("/workspace/cafes/{}", accepted["cafe_id"].as_str().unwrap())).json();
        let stepped = anne.send(
            "POST",
            &format!("/workspace/cafes/{}/steps", cafe["id"].as_str().unwrap()),
            &[("If-Match", &format!("\"{}\"", cafe["version"]))],
            &json!({"step": "reject", "reason": "Ce n’est plus le même café."}),
        );
        assert_eq!(stepped.status, 201, "{}", stepped.text());
        assert_eq!(code(&paul.edit(&moved, |_| ())).0, 412);
        let refused = paul.look();
        assert_eq!((&refused["status"], &refused["reason"], &refused["cafe_slug"]), (&json!("refused"), &json!("Ce n’est plus le même café."), &Value::Null));
        let letters = office.deliver();
        let told = letters.iter().find(|got| got.to == PROPOSER && got.text.contains("plus le même café"));
        assert!(told.is_some(), "{letters:?}");
    }

    fn what_others_do_with_the_cafe_shows_and_can_be_answered(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let accepted = decided(&national, &paul.confirm(), &json!({"verdict": "accept"}));
        let target = format!("/workspace/cafes/{}", accepted["cafe_id"].as_str().unwrap());
        let step = |step: Value| {
            let version = national.get(&target).json()["version"].clone();
            let reply = national.send("POST", &format!("{target}/steps"), &[("If-Match", &format!("\"{version}\""))], &step);
            assert_eq!(reply.status, 201, "{}", reply.text());
        };
        let withdrawn = paul.stepped(&json!({"step": "withdraw"}));
        assert_eq!(withdrawn["status"], "withdrawn");
        assert_eq!(national.get(&target).json()["status_reason"], "Annulé par la structure qui le proposait.");
        // It is held after all; and taken back once more.
        step(json!({"step": "reinstate"}));
        let held = paul.look();
        assert_eq!((&held["status"], &held["steps"], &held["editable"]), (&json!("accepted"), &json!(["withdraw"]), &json!(true)));
        assert_eq!(paul.stepped(&json!({"step": "withdraw"}))["status"], "withdrawn");
        assert_eq!(paul.stepped(&json!({"step": "resume"}))["status"], "accepted");
        // What is out of the public site is out of its proposer's hands.
        step(json!({"step": "archive"}));
        let archived = paul.look();
        assert_eq!((&archived["status"], &archived["steps"], &archived["editable"]), (&json!("accepted"), &json!([]), &json!(false)));
        assert_eq!((&archived["cafe_slug"], code(&paul.edit(&archived, |_| ())).0), (&Value::Null, 409));
        step(json!({"step": "restore"}));
        // Nobody takes away places that are taken, and nothing that others wrote is lost.
        let mut content = national.get(&target).json()["content"].clone();
        content["capacity"] = 20.into();
        content["seats_taken"] = 12.into();
        let version = national.get(&target).json()["version"].clone();
        assert_eq!(national.send("PUT", &target, &[("If-Match", &format!("\"{version}\""))], &content).status, 200);
        assert_eq!(fields(&paul.edit(&paul.look(), |cafe| cafe["capacity"] = 10.into())), ["capacity"]);
        paul.edited(|cafe| cafe["capacity"] = 15.into());
        let content = national.get(&target).json()["content"].clone();
        assert_eq!((&content["capacity"], &content["seats_taken"]), (&json!(15), &json!(12)));
    }

    fn what_may_be_the_same_is_shown_and_taken_in_the_stead_of_what_is_new(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let (room, far, host, cafe) = change(&workspace.server.network, |c| {
            let room = place(c, "Salle des fêtes municipale", "29042");
            let far = place(c, "Salle des fêtes", "44109");
            let host = library(c, "Amis du livre", "29042");
            library(c, "Amis du livre", "44109");
            let cafe = published(c, &new_cafe("Café des voisins", at(10, 18), host, room));
            published(c, &new_cafe("Café des voisins", at(10, 18), host, far));
            Ok((room, far, host, cafe))
        });
        // Others of the same address: one refused, one waiting.
        let mut other = new_proposal();
        other["cafe"]["title"] = "Un café de trop".into();
        let refused = Proposer::of(&workspace, &office, &other).confirm();
        decided(&anne, &refused, &json!({"verdict": "refuse", "reason": "Deux le même soir."}));
        other["cafe"]["title"] = "Un café plus tard".into();
        office.deliver();
        Proposer::of(&workspace, &office, &other).confirm();
        office.deliver();

        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let id = paul.confirm()["id"].clone();
        let proposal = seen(&anne, &id);
        assert_eq!(proposal["history"], json!({"accepted": 0, "refused": 1, "waiting": 1}));
        assert_eq!(proposal["similar_places"], json!([{"id": room, "name": "Salle des fêtes municipale", "address": null, "commune": "Crozon"}]));
        assert_eq!(proposal["similar_hosts"], json!([{"id": host, "name": "Amis du livre", "kind": "library", "commune": "Crozon"}]));
        let similar: Vec<_> = proposal["similar"].as_array().unwrap().iter().map(|one| (&one["id"], &one["likeness"])).collect();
        assert_eq!(similar, [(&json!(cafe), &json!(["same_place_and_day"]))]);

        for (field, value, status) in [("place_id", json!(Uuid::now_v7()), 422), ("host_id", json!(Uuid::now_v7()), 422), ("place_id", json!(far), 403)] {
            let mut decision = json!({"verdict": "accept"});
            decision[field] = value;
            let reply = decide(&anne, &proposal, &decision);
            assert_eq!(reply.status, status, "{field}: {}", reply.text());
        }
        let count = |table: &str| workspace.server.get(&format!("/api/v1/{table}")).json()["total"].as_u64().unwrap();
        let organisations = count("organisations");
        let accepted = decided(&anne, &proposal, &json!({"verdict": "accept", "place_id": room, "host_id": host}));
        assert_eq!((&accepted["cafe"]["place_id"], &accepted["cafe"]["host_id"]), (&json!(room), &json!(host)));
        assert_eq!((&accepted["cafe"]["new_place"], &accepted["similar_places"]), (&Value::Null, &json!([])));
        assert_eq!(count("organisations"), organisations, "nothing was made anew");
    }

    fn an_online_cafe_lies_where_its_host_is_and_one_that_lies_nowhere_is_the_national_teams(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("commune-29042"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let mut online = new_proposal();
        online["cafe"]["mode"] = "online".into();
        online["cafe"]["new_place"] = Value::Null;
        online["cafe"]["new_host"]["commune_code"] = "29042".into();
        let paul = Proposer::of(&workspace, &office, &online);
        paul.confirm();
        assert_eq!((queue(&anne).len(), office.deliver_to()), (1, vec!["anne@example.org".to_owned()]));
        // It moves to another territory before anybody has decided: who looks there is told.
        let bob = workspace.invited(&national, "bob@example.org", &referent("commune-44109"));
        office.deliver();
        paul.edited(|cafe| cafe["new_host"]["commune_code"] = "44109".into());
        assert_eq!((queue(&anne).len(), queue(&bob).len(), office.deliver_to()), (0, 1, vec!["bob@example.org".to_owned()]));

        let network = change(&workspace.server.network, |c| {
            let id = Uuid::now_v7().into();
            let mut new = crate::support::new_library("Réseau national", "29042");
            new.commune_code = None;
            domain::organisations::create(c, id, &new)?;
            Ok(id)
        });
        online["cafe"]["new_host"] = Value::Null;
        online["cafe"]["host_id"] = json!(network);
        let proposal = Proposer::of(&workspace, &office, &online).confirm();
        assert_eq!(proposal["commune"], Value::Null);
        assert_eq!((queue(&anne).len(), queue(&bob).len(), queue(&national).len()), (0, 1, 2));
        assert_eq!(office.deliver_to(), ["nationale@example.org"]);
        let accepted = decided(&national, &proposal, &json!({"verdict": "accept"}));
        assert_eq!(accepted["status"], "accepted");
    }

    fn the_queue_comes_page_by_page_the_longest_waiting_first(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let office = PostOffice::of(&workspace);
        for n in 0..5 {
            office.deliver();
            let mut new = new_proposal();
            new["cafe"]["title"] = format!("Café numéro {n}").into();
            Proposer::of(&workspace, &office, &new).confirm();
            workspace.clock.pass(TimeDelta::minutes(if n == 2 { 0 } else { 11 }));
        }
        national.refresh();
        for (query, expected) in [("", [0, 1, 2, 3, 4]), ("&status=in_review,refused", [4, 3, 2, 1, 0])] {
            let (mut titles, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = national.get(&format!("/workspace/proposals?limit=2{query}{cursor}")).json();
                assert_eq!(page["total"], 5);
                titles.extend(page["data"].as_array().unwrap().iter().map(|one| one["title"].as_str().unwrap().to_owned()));
                let Some(next) = page["next_cursor"].as_str() else { break };
                cursor = format!("&cursor={next}");
            }
            assert_eq!(titles, expected.map(|n| format!("Café numéro {n}")), "{query}");
        }
        for wrong in ["cursor=x", "cursor=9.9", "status=secret", "limit=0", "colour=red"] {
            assert_eq!(national.get(&format!("/workspace/proposals?{wrong}")).status, 400, "{wrong}");
        }
    }

    fn a_proposal_is_forgotten_in_its_time_and_its_cafe_stays(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        let network = &workspace.server.network;
        let purge = || change(network, domain::purge::run);
        let unconfirmed = Proposer::of(&workspace, &office, &new_proposal());
        let mut other = new_proposal();
        other["cafe"]["title"] = "Un café qui aura lieu".into();
        let paul = Proposer::of(&workspace, &office, &other);
        let id = paul.confirm()["id"].clone();
        let accepted = decided(&national, &seen(&national, &id), &json!({"verdict": "accept"}));
        office.deliver();
        let personal = || {
            let found = network.db().read(|c| {
                let found = store::proposals::list_over(c, at(10_000, 0))?;
                Ok::<_, store::StoreError>(found.into_iter().map(|proposal| proposal.proposer.email).collect::<Vec<_>>())
            });
            found.unwrap()
        };
        workspace.clock.pass(TimeDelta::days(7) - TimeDelta::minutes(1));
        purge();
        assert_eq!(personal().len(), 2);
        workspace.clock.pass(TimeDelta::minutes(1));
        assert_eq!(unconfirmed.send("GET", "", None, None).status, 410, "its time is over");
        assert_eq!(unconfirmed.send("POST", "/confirmation", None, None).status, 410);
        purge();
        assert_eq!(personal(), [PROPOSER]);
        // The café is put off by somebody else: its proposal is kept as much longer.
        national.refresh();
        let target = format!("/workspace/cafes/{}", accepted["cafe_id"].as_str().unwrap());
        let cafe = national.get(&target).json();
        let times = json!({"step": "postpone", "starts_at": at(30, 17), "ends_at": at(30, 19)});
        let put_off = national.send("POST", &format!("{target}/steps"), &[("If-Match", &format!("\"{}\"", cafe["version"]))], &times);
        assert_eq!(put_off.status, 201, "{}", put_off.text());
        assert_eq!(paul.look()["kept_until"], "2027-12-23T19:00:00Z");
        workspace.clock.pass(at(10 + 365, 20) - workspace.clock.now());
        purge();
        assert_eq!(personal(), [PROPOSER], "a year after the first date it is still kept");
        workspace.clock.pass(at(30 + 365, 19) - workspace.clock.now());
        purge();
        assert!(personal().is_empty());
        assert_eq!(code(&paul.send("GET", "", None, None)), (410, "link_expired".to_owned()));
        let cafe = CafeId(accepted["cafe_id"].as_str().unwrap().parse().unwrap());
        assert!(network.db().read(|c| store::cafes::find_optional(c, cafe)).unwrap().is_some(), "the café stays");
    }
}
