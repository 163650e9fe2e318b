//! How needs grow old: nothing is heard of whoever asks, the days that they wished for pass, two are the same.

use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    needs::{
        ASKER, AT, Asker, CAMARET, CROZON, NANTES, code, fields, listed, need_link, new_need, seen,
        signed_in, stepped, told,
    },
    people::{Got, Person, PostOffice, Workspace, referent},
    signs_of_life::{SLEEPERS, answer, ask, link, months},
    support::on_both_databases,
};

const PAUL: &str = "paul@example.org";

/// A need whose days are not over for a year.
fn patient_need() -> Value {
    let mut new = new_need();
    new["need"]["periods"] = json!([{"from": "2026-12-07", "until": "2027-12-18"}]);
    new
}

/// The same place's need, by somebody else.
fn pauls_need() -> Value {
    let mut new = new_need();
    new["asker"] = json!({"name": "Paul Le Bris", "email": PAUL, "locale": "fr"});
    new["need"]["host_name"] = "BIBLIOTHEQUE DE MORGAT".into();
    new["need"]["words"] = "Pour les collégiens.".into();
    new
}

/// The letters to somebody among those that leave.
fn letters_to(office: &PostOffice, address: &str) -> Vec<Got> {
    office.deliver().into_iter().filter(|got| got.to == address).collect()
}

fn vitality(by: &Person) -> Vec<String> {
    let page = by.get(AT).json();
    let data = page["data"].as_array().unwrap();
    assert_eq!(page["total"].as_u64(), Some(data.len() as u64), "list and count agree");
    data.iter().map(|one| one["vitality"].as_str().unwrap().to_owned()).collect()
}

fn confirmed_by(person: &Person, id: &str, version: &str) -> (u16, Value) {
    let reply = person.send("PUT", &format!("{AT}/{id}/sign-of-life"), &[("If-Match", version)], &json!({}));
    (reply.status, reply.json())
}

fn merged(by: &Person, id: &str, into: &str) -> crate::server::Reply {
    by.step(AT, &seen(by, id), &json!({"step": "merge", "into_id": into}))
}

on_both_databases! {
    fn a_need_of_whose_asker_nothing_is_heard_is_asked_about_greyed_hidden_and_back_in_one_click(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let mut bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let (_, mut yann) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &patient_need());
        let id = lea.id();
        let again = |people: &mut [&mut Person]| people.iter_mut().for_each(|one| one.sign_in_again());

        months(&workspace, 4);
        workspace.clock.pass(TimeDelta::hours(-1));
        ask(&workspace);
        assert!(letters_to(&office, ASKER).is_empty(), "an hour before four months");
        workspace.clock.pass(TimeDelta::hours(1));
        ask(&workspace);
        let [letter] = letters_to(&office, ASKER).try_into().unwrap();
        assert_eq!(letter.subject, "Votre demande de Café IA tient-elle toujours\u{a0}?");
        assert!(letter.text.contains("« Bibliothèque de Morgat »") && letter.text.contains(&lea.token), "{}", letter.text);
        let token = link(&letter);
        ask(&workspace);
        assert!(letters_to(&office, ASKER).is_empty(), "each silence is asked about once");
        again(&mut [&mut anne, &mut yann]);
        assert_eq!((vitality(&anne), vitality(&yann)), (vec!["quiet".to_owned()], vec!["quiet".to_owned()]));

        months(&workspace, 1);
        again(&mut [&mut anne, &mut yann]);
        assert_eq!((vitality(&anne), vitality(&yann)), (vec!["unconfirmed".to_owned()], vec!["unconfirmed".to_owned()]));
        assert_eq!(lea.look()["vitality"], "unconfirmed");

        months(&workspace, 1);
        again(&mut [&mut anne, &mut yann, &mut bob]);
        assert!(vitality(&anne).is_empty() && vitality(&yann).is_empty(), "in no list and in no count");
        assert_eq!(yann.get(&format!("{AT}/{id}")).status, 404);
        let asleep = anne.get(&format!("{SLEEPERS}?kind=need")).json();
        assert_eq!((&asleep["total"], &asleep["data"][0]["id"], &asleep["data"][0]["slug"]), (&json!(1), &json!(id), &Value::Null));
        assert_eq!((&asleep["data"][0]["name"], &asleep["data"][0]["vitality"]), (&json!("Bibliothèque de Morgat"), &json!("hidden")));
        assert_eq!(bob.get(&format!("{SLEEPERS}?kind=need")).json()["total"], 0);

        let (status, sign) = answer(&workspace, &token);
        assert_eq!((status, &sign["kind"], &sign["name"], &sign["slug"]), (200, &json!("need"), &json!("Bibliothèque de Morgat"), &Value::Null));
        assert_eq!((vitality(&anne), vitality(&yann)), (vec!["awake".to_owned()], vec!["awake".to_owned()]));
        assert_eq!(anne.get(&format!("{SLEEPERS}?kind=need")).json()["total"], 0);
        assert_eq!(seen(&anne, &id)["version"], 2, "a sign is no edit");

        // Whoever looks after the territory knows that it stands; so does whoever writes or opens the link and says so.
        months(&workspace, 5);
        again(&mut [&mut anne, &mut yann, &mut bob]);
        assert_eq!(vitality(&anne), ["unconfirmed"]);
        assert_eq!(confirmed_by(&bob, &id, "\"2\"").0, 404, "a foreign referent");
        assert_eq!(confirmed_by(&yann, &id, "\"2\"").0, 403, "it is nothing for facilitators");
        assert_eq!(confirmed_by(&anne, &id, "\"7\"").0, 412);
        assert_eq!(confirmed_by(&anne, &id, "\"2\"").0, 200);
        assert_eq!(vitality(&anne), ["awake"]);
        months(&workspace, 1);
        assert_eq!(lea.confirm()["vitality"], "awake");
        assert_eq!(answer(&workspace, &token).0, 200, "twice is once");
    }

    fn a_need_whose_days_are_over_is_asked_for_others_and_waits_no_more_until_then(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (id_of_yann, mut yann) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let id = lea.id();
        let days = |count: i64| workspace.clock.pass(TimeDelta::days(count));

        // The last day is the 18th of December: in Polynesia it is not over before the 19th in the evening.
        days(26);
        ask(&workspace);
        assert!(letters_to(&office, ASKER).is_empty());
        anne.sign_in_again();
        yann.sign_in_again();
        assert_eq!((listed(&anne, "").len(), listed(&yann, "").len()), (1, 1));
        days(1);
        assert_eq!(ask(&workspace), 1);
        let [letter] = letters_to(&office, ASKER).try_into().unwrap();
        assert_eq!(letter.subject, "De nouvelles dates pour votre Café IA\u{a0}?");
        assert_eq!(need_link(&letter), lea.token);
        assert_eq!(ask(&workspace), 0, "once");
        assert!(office.deliver().is_empty(), "nobody is told any more that it waits");
        anne.sign_in_again();
        yann.sign_in_again();
        assert!(listed(&anne, "").is_empty() && listed(&yann, "").is_empty(), "it does not wait for an answer");
        assert_eq!(listed(&anne, "?days_over=true"), ["Bibliothèque de Morgat"]);
        assert!(listed(&anne, "?days_over=false").is_empty());
        assert_eq!(yann.get(&format!("{AT}/{id}")).status, 404, "nobody is to come on days that are over");
        let need = seen(&anne, &id);
        assert_eq!((&need["days_over"], &need["waiting_since"], &need["candidates"]), (&json!(true), &Value::Null, &json!([])));
        assert_eq!(need["steps"], json!(["decline", "merge", "close_conversation"]));
        let refused = anne.step(AT, &need, &json!({"step": "propose", "facilitator_ids": [id_of_yann]}));
        assert_eq!(code(&refused), (409, "illegal_step".to_owned()));

        assert_eq!(lea.look()["days_over"], true);
        let same = lea.edit(|need| need["people"] = 20.into());
        assert_eq!((same.status, fields(&same)), (422, vec!["periods.0".to_owned()]));
        let other = lea.edit(|need| need["periods"] = json!([{"from": "2027-01-11", "until": "2027-01-15"}]));
        assert_eq!((other.status, &other.json()["days_over"], &other.json()["status"]), (200, &json!(false), &json!("open")));
        assert_eq!(told(&office), [("anne@example.org".to_owned(), "Une structure cherche un Café IA".to_owned())]);
        assert_eq!((listed(&anne, "").len(), listed(&yann, "").len()), (1, 1));
        assert_ne!(seen(&anne, &id)["waiting_since"], Value::Null);

        // Those pass as well: they are asked anew, and close it.
        days(28);
        ask(&workspace);
        assert_eq!(letters_to(&office, ASKER).len(), 1);
        assert_eq!(lea.step("withdraw").json()["days_over"], false);
        days(1);
        ask(&workspace);
        assert!(letters_to(&office, ASKER).is_empty());
    }

    fn two_needs_of_a_place_become_one_with_the_askers_and_the_messages_of_both(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (id_of_yann, mut yann) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let lea = Asker::confirmed(&workspace, &office, &new_need());
        let paul = Asker::confirmed(&workspace, &office, &pauls_need());
        let (leas, pauls) = (lea.id(), paul.id());
        assert_eq!((lea.write("Léa avant.").status, paul.write("Paul avant.").status), (201, 201));
        office.deliver();
        workspace.clock.pass(TimeDelta::minutes(1));

        // Undone at once, nobody hears of it.
        assert_eq!(merged(&anne, &pauls, &leas).status, 201);
        let split = stepped(&anne, &pauls, &json!({"step": "split"}));
        assert_eq!((&split["status"], &split["merged_into"]), (&json!("open"), &Value::Null));
        workspace.clock.pass(TimeDelta::minutes(11));
        assert!(letters_to(&office, PAUL).is_empty());
        anne.sign_in_again();
        assert_eq!((listed(&anne, "").len(), &paul.look()["merged_with"]), (2, &Value::Null));

        let gone = merged(&anne, &pauls, &leas).json();
        assert_eq!((&gone["status"], &gone["merged_into"], &gone["steps"]), (&json!("merged"), &json!(leas), &json!(["split"])));
        workspace.clock.pass(TimeDelta::minutes(11));
        let [letter] = letters_to(&office, PAUL).try_into().unwrap();
        anne.sign_in_again();
        yann.sign_in_again();
        assert_eq!(letter.subject, "Votre demande de Café IA en rejoint une autre");
        assert!(letter.text.contains("« Bibliothèque de Morgat »") && need_link(&letter) == paul.token, "{}", letter.text);
        assert_eq!(listed(&anne, ""), ["Bibliothèque de Morgat"]);
        assert_eq!(listed(&anne, "?status=merged"), ["BIBLIOTHEQUE DE MORGAT"]);
        let kept = seen(&anne, &leas);
        assert_eq!((&kept["merged"][0]["id"], &kept["merged"][0]["asker_name"], &kept["similar"]), (&json!(pauls), &json!("Paul Le Bris"), &json!([])));
        let said = |conversation: &Value| -> Vec<String> {
            conversation.as_array().unwrap().iter().map(|one| format!("{}: {}", one["name"].as_str().unwrap_or("-"), one["words"].as_str().unwrap())).collect()
        };
        assert_eq!(said(&kept["conversation"]), ["Léa Morvan: Léa avant.", "Paul Le Bris: Paul avant."]);

        // Both links lead to the same way; what each wrote before stays with them.
        stepped(&anne, &leas, &json!({"step": "assign", "facilitator_ids": [id_of_yann]}));
        let letters = told(&office);
        for address in [ASKER, PAUL] {
            assert!(letters.contains(&(address.to_owned(), "Quelqu’un peut animer votre Café IA".to_owned())), "{letters:?}");
        }
        let pauls_view = paul.look();
        assert_eq!((&pauls_view["status"], &pauls_view["merged_with"], &pauls_view["editable"]), (&json!("accepted"), &json!("Bibliothèque de Morgat"), &json!(false)));
        assert_eq!((&pauls_view["facilitator"]["name"], &pauls_view["need"]["words"]), (&json!("Yann"), &json!("Pour les collégiens.")));
        assert!(!pauls_view.to_string().contains("tante") && !pauls_view.to_string().contains(ASKER), "{pauls_view}");
        assert_eq!(code(&paul.edit(|need| need["people"] = 5.into())), (409, "illegal_step".to_owned()));
        assert_eq!(yann.post(&format!("{AT}/{leas}/messages"), &json!({"words": "Mardi ?"})).status, 201);
        let letters = office.deliver();
        let mut to: Vec<(&str, String)> = letters.iter().map(|got| (got.to.as_str(), need_link(got))).collect();
        to.sort_unstable();
        assert_eq!(to, [(ASKER, lea.token.clone()), (PAUL, paul.token.clone())], "each by their own link");
        assert_eq!(paul.write("Mardi me va.").status, 201);
        let [letter] = office.deliver().try_into().unwrap();
        assert!(letter.to == "yann@example.org" && letter.text.contains("Paul Le Bris vous écrit"), "{}", letter.text);
        assert!(letter.text.contains(&format!("/espace/besoins?besoin={leas}")), "{}", letter.text);
        assert_eq!(said(&lea.look()["conversation"]), ["Léa Morvan: Léa avant.", "Yann: Mardi ?", "Paul Le Bris: Mardi me va."]);
        assert_eq!(said(&paul.look()["conversation"]), ["Paul Le Bris: Paul avant.", "Yann: Mardi ?", "Paul Le Bris: Mardi me va."]);
        assert_eq!(said(&seen(&yann, &leas)["conversation"]), ["Yann: Mardi ?", "Paul Le Bris: Mardi me va."]);

        // Whoever asked for the one that is kept takes it back: the other one stands by itself again.
        assert_eq!(lea.step("withdraw").status, 201);
        assert_eq!((&paul.look()["status"], &paul.look()["merged_with"], &paul.look()["editable"]), (&json!("open"), &Value::Null, &json!(true)));
        assert_eq!(listed(&anne, ""), ["BIBLIOTHEQUE DE MORGAT"]);
        assert!(!paul.look().to_string().contains("Mardi ?"));
    }

    fn only_needs_of_a_place_that_go_on_are_put_together_and_by_those_who_look_after_both(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let (_, yann) = signed_in(&workspace, &national, ("Yann", CAMARET, 30), "yann@example.org");
        let office = PostOffice::of(&workspace);
        office.deliver();
        let asked = |email: &str, commune: &str| {
            let mut new = new_need();
            new["asker"]["email"] = email.into();
            new["need"]["commune_code"] = commune.into();
            let asker = Asker::confirmed(&workspace, &office, &new);
            (asker.id(), asker)
        };
        let (leas, lea) = asked(ASKER, CROZON);
        let (pauls, _) = asked(PAUL, CROZON);
        let (zoes, _) = asked("zoe@example.org", CROZON);
        let (elsewhere, _) = asked("noe@example.org", CAMARET);
        let (foreign, _) = asked("eve@example.org", NANTES);
        for (into, expected) in [
            (json!(pauls), "inconsistent"),
            (json!(elsewhere), "inconsistent"),
            (json!(foreign), "unknown_value"),
            (json!(Uuid::now_v7()), "unknown_value"),
            (Value::Null, "required"),
        ] {
            let refused = anne.step(AT, &seen(&anne, &pauls), &json!({"step": "merge", "into_id": into}));
            assert_eq!((refused.status, fields(&refused)), (422, vec!["into_id".to_owned()]));
            assert_eq!(refused.json()["errors"][0]["code"], expected, "{into}");
        }
        let read = seen(&anne, &pauls);
        let step = json!({"step": "merge", "into_id": leas});
        assert_eq!(code(&bob.step(AT, &read, &step)), (404, "not_found".to_owned()));
        assert_eq!(code(&yann.step(AT, &read, &step)), (403, "not_allowed".to_owned()));

        assert_eq!(merged(&anne, &pauls, &leas).status, 201);
        assert_eq!(code(&anne.step(AT, &read, &step)), (412, "version_mismatch".to_owned()), "twice is once");
        for (id, into) in [(&leas, &zoes), (&zoes, &pauls)] {
            let refused = merged(&anne, id, into);
            assert_eq!((refused.status, fields(&refused)), (422, vec!["into_id".to_owned()]), "no chains");
        }
        // What is forgotten goes together.
        assert_eq!(lea.edit(|need| need["people"] = 18.into()).status, 200);
        workspace.clock.pass(TimeDelta::days(800));
        crate::support::change(&workspace.server.network, cafeia_api::domain::purge::run);
        for id in [&leas, &pauls] {
            let left = workspace.server.network.db().read(|c| cafeia_api::store::needs::find_optional(c, id.parse().unwrap())).unwrap();
            assert!(left.is_none());
        }
    }
}
