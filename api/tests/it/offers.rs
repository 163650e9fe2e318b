//! Roles that are offered to whoever holds a mail address, as the stories of those who offer and of those who are asked.

use cafeia_api::{domain, mail::Content, store};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    people::{Person, Workspace, referent},
    server::Reply,
    support::{change, library, on_both_databases},
};

const FINISTERE: &str = "departement-29";

fn invitation(email: &str, grant: &Value) -> Value {
    json!({"email": email, "name": "Anne Le Gall", "locale": "fr", "grant": grant})
}

/// How the roles of somebody stand.
fn states(who: &Person) -> Vec<Value> {
    who.grants().iter().map(|one| one["state"].clone()).collect()
}

fn accept(who: &Person, id: &str) -> u16 {
    who.post(&format!("/grants/{id}/acceptance"), &json!({})).status
}

/// Takes a role back, gives it up, or declines it.
fn end(who: &Person, id: &str) -> u16 {
    who.delete(&format!("/grants/{id}")).status
}

on_both_databases! {
    fn whether_an_address_has_an_account_shows_in_nothing(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut bob = workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        bob.set_up_second_factor();
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let finistere = referent(FINISTERE);
        // What differs by itself: who it is, and when.
        let shown = |email: &str, reply: &Reply| {
            assert_eq!(reply.status, 201, "{}", reply.text());
            let mut shown = reply.json();
            assert_eq!((&shown["email"], &shown["id"]), (&json!(email), &shown["grants"][0]["account_id"]));
            for field in ["id", "email"] {
                shown[field] = Value::Null;
            }
            for grant in shown["grants"].as_array_mut().unwrap() {
                grant["id"] = Value::Null;
                grant["account_id"] = Value::Null;
            }
            shown
        };
        let offer = |email: &str| anne.post("/accounts", &invitation(email, &finistere));
        let (known, new) = (offer("bob@example.org"), offer("new@example.org"));
        assert_eq!(shown("bob@example.org", &known), shown("new@example.org", &new));
        let (known, new) = (known.json(), new.json());
        assert_eq!((&known["accepted"], &known["second_factor"]), (&json!(false), &json!(false)));
        assert_eq!(known["grants"][0]["state"], "offered");
        assert_ne!(known["id"], json!(bob.id), "an account's identifier tells how old it is");
        // The same once more, and one more.
        assert_eq!(shown("bob@example.org", &offer("bob@example.org")), shown("new@example.org", &offer("new@example.org")));
        assert_eq!(offer("bob@example.org").json()["id"], known["id"]);
        let told = || workspace.letters().iter().filter(|(to, _)| to == "bob@example.org").count();
        assert_eq!(told(), 1, "who offers the same several times sends one letter, as long as it has not left");
        let target = |of: &Value| format!("/accounts/{}/grants", of["id"].as_str().unwrap());
        let more = referent("departement-22");
        let (again, one) = (anne.post(&target(&known), &finistere), anne.post(&target(&new), &finistere));
        assert_eq!((again.status, &again.body), (409, &one.body));
        let (again, one) = (anne.post(&target(&known), &more), anne.post(&target(&new), &more));
        assert_eq!(shown("bob@example.org", &again), shown("new@example.org", &one));
        assert_eq!(again.json()["grants"].as_array().unwrap().len(), 2);
        // In the list, too; and others of the territory see no more.
        let list = anne.get("/accounts").json();
        let seen = |email: &str| {
            let found = list["data"].as_array().unwrap().iter().find(|one| one["email"] == email).unwrap().clone();
            (found["name"].clone(), found["accepted"].clone(), found["second_factor"].clone())
        };
        assert_eq!(seen("bob@example.org"), seen("new@example.org"));
        assert_eq!(list["total"], 3);

        // Bob has been given nothing, and is asked in a letter.
        assert_eq!(states(&bob), ["in_force", "offered", "offered"]);
        let told = workspace.letters().into_iter().find(|(to, _)| to == "bob@example.org").unwrap();
        let Content::GrantGiven { offered: true, link, .. } = told.1 else { panic!("{told:?}") };
        assert!(link.ends_with("/espace/compte"), "{link}");

        // What he accepts counts, and shows him to those who look after it. What he declines is gone.
        let ids: Vec<String> = bob.grants().iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect();
        assert_eq!(accept(&anne, &ids[1]), 404, "it is not hers to accept");
        assert_eq!(accept(&bob, &ids[0]), 404, "he has that one already");
        assert_eq!(accept(&bob, &ids[1]), 204);
        assert_eq!(accept(&bob, &ids[1]), 404);
        assert_eq!(end(&bob, &ids[2]), 204);
        assert_eq!(states(&bob), ["in_force", "in_force"]);
        let list = anne.get("/accounts").json();
        let now = list["data"].as_array().unwrap().iter().find(|one| one["email"] == "bob@example.org").unwrap().clone();
        assert_eq!((&now["id"], &now["second_factor"]), (&json!(bob.id), &json!(true)));
        assert_eq!(now["grants"].as_array().unwrap().len(), 1);
        assert_eq!(anne.post(&target(&known), &more).status, 404, "he is seen as himself now");

        // An offer is taken back like a grant, and forgotten like an account that nobody opened.
        let office = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let zoe = workspace.invited(&national, "zoe@example.org", &referent("departement-84"));
        let organiser = json!({"role": "organiser", "organisation_id": office});
        let offered = anne.post("/accounts", &invitation("zoe@example.org", &organiser)).json();
        assert_eq!(end(&anne, offered["grants"][0]["id"].as_str().unwrap()), 204);
        assert_eq!(states(&zoe), ["in_force"]);
        assert_eq!(anne.post("/accounts", &invitation("zoe@example.org", &organiser)).status, 201);
        workspace.clock.pass(TimeDelta::days(38));
        change(&workspace.server.network, domain::purge::run);
        let mut zoe = zoe;
        zoe.sign_in_again();
        assert_eq!(states(&zoe), ["in_force"]);
    }

    fn who_never_opened_an_account_accepts_by_the_link_what_its_letter_speaks_of(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let [anne, chloe, bob] = [("anne@example.org", "region-53"), ("chloe@example.org", "region-84"), ("bob@example.org", "region-93")]
            .map(|(email, region)| workspace.invited(&national, email, &referent(region)));
        let named = |name: &str, grant: &Value| json!({"email": "zoe@example.org", "name": name, "locale": "fr", "grant": grant});
        assert_eq!(anne.post("/accounts", &named("Zoé de Brest", &referent(FINISTERE))).status, 201);
        assert_eq!(chloe.post("/accounts", &named("Zoé de Lyon", &referent("departement-69"))).status, 201);
        let by_bob = bob.post("/accounts", &named("Zoé d’Avignon", &referent("departement-84"))).json();
        assert_eq!((&by_bob["name"], by_bob["grants"].as_array().unwrap().len()), (&json!("Zoé d’Avignon"), 1));
        assert_eq!(workspace.accept(&workspace.link_for("zoe@example.org")).status, 204);
        let zoe = workspace.sign_in("zoe@example.org");
        assert_eq!(states(&zoe), ["in_force", "in_force", "offered"], "what Chloé offers is asked for itself");
        assert_eq!(zoe.get("/account").json()["name"], "Zoé d’Avignon", "whose letter it was learns nothing of how others call her");
    }

    fn the_journal_counts_an_offer_like_an_invitation(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let office = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let organiser = json!({"role": "organiser", "organisation_id": office});
        let newest = || workspace.server.network.db().read(store::journal::head).unwrap();
        // Once more changes nothing, and taken back and offered again is something again.
        let passed = |email: &str| {
            let mut passed = Vec::new();
            let mut before = newest();
            let mut look = || {
                let now = newest();
                passed.push(now - std::mem::replace(&mut before, now));
            };
            for _ in 0..2 {
                let given = anne.post("/accounts", &invitation(email, &organiser));
                assert_eq!(given.status, 201, "{}", given.text());
                look();
                assert_eq!(anne.post("/accounts", &invitation(email, &organiser)).status, 201);
                look();
                assert_eq!(end(&anne, given.json()["grants"][0]["id"].as_str().unwrap()), 204);
                look();
            }
            passed
        };
        // Something of one's own to begin with.
        assert_eq!(anne.post("/accounts", &invitation("yann@example.org", &organiser)).status, 201);
        let (new, known) = (passed("new@example.org"), passed("bob@example.org"));
        assert_eq!(new, known);
        assert_eq!(known[..3], [2, 0, 1]);
    }

    fn declining_an_offer_tells_its_giver_nothing(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let office = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let organiser = json!({"role": "organiser", "organisation_id": office});
        let offered = anne.post("/accounts", &invitation("bob@example.org", &organiser)).json();
        let id = offered["grants"][0]["id"].as_str().unwrap();
        let seen = || (anne.get("/accounts").json(), anne.get("/workspace/journal").json());
        let before = seen();
        for _ in 0..2 {
            assert_eq!(end(&bob, id), 204);
            assert_eq!(states(&bob), ["in_force"]);
            assert_eq!(seen(), before);
        }
        assert_eq!(accept(&bob, id), 404, "what was declined is no offer any more");
        assert_eq!(workspace.letters().len(), 0, "nor does its letter leave");
        // Those who see him anyway see that nothing is open.
        let all = national.get("/accounts?q=bob").json();
        assert_eq!(all["data"][0]["grants"].as_array().unwrap().len(), 1, "{all}");
        // All that is kept about him says what became of it.
        let kept = bob.get("/account/export").json();
        let declined = kept["grants"].as_array().unwrap().iter().find(|one| one["id"] == id).unwrap();
        assert_eq!(declined["state"], "revoked");

        // Offered once more it is open again, and taken back as ever.
        assert_eq!(anne.post("/accounts", &invitation("bob@example.org", &organiser)).json()["grants"][0]["id"], id);
        assert_eq!(states(&bob), ["in_force", "offered"]);
        assert_eq!(end(&bob, id), 204);
        assert_eq!((end(&anne, id), end(&anne, id)), (204, 404));
        assert_eq!(anne.get("/accounts").json()["total"], 1);
    }

    fn what_was_taken_back_is_there_no_more_whoever_it_was_for(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        for email in ["bob@example.org", "new@example.org"] {
            let given = anne.post("/accounts", &invitation(email, &referent(FINISTERE))).json();
            let id = given["grants"][0]["id"].as_str().unwrap();
            assert_eq!([end(&anne, id), end(&anne, id), end(&anne, id)], [204, 404, 404], "{email}");
        }
    }

    fn one_person_is_not_written_to_without_end(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let offer = |email: &str| anne.post("/accounts", &invitation(email, &referent(FINISTERE)));
        let asked = |name: &str| (0..25).map(|_| offer(name).status).filter(|status| *status == 201).count();
        assert_eq!(asked("bob@example.org"), 20);
        assert_eq!(offer("Bob@Example.org").status, 429, "however the address is written");
        assert_eq!(offer("zoe@example.org").status, 201, "others are asked as before");
        // What is not even read costs no turn.
        let nothing = json!({"role": "referent", "territories": []});
        for _ in 0..60 {
            assert_eq!(anne.post("/accounts", &invitation("yann@example.org", &nothing)).status, 422);
        }
        assert_eq!(offer("yann@example.org").status, 201);
    }
}
