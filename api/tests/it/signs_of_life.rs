//! Facilitators and organisations are there as long as there is proof of it; those who are silent are asked, once, and come
//! back by one click. By a clock that the tests move.

use cafeia_api::{domain, journal::Actor, network::Network};
use cafeia_shared::{
    cafes::NewCafeFacilitator, facilitators::FacilitatorQuery, query::Query as _, vocabulary::FacilitatorPart,
};
use chrono::{Months, TimeDelta};
use serde_json::{Value, json};

use crate::{
    people::{Got, Person, PostOffice, Workspace, referent},
    support::{
        at, change, facilitator, geography, library, new_cafe, new_library, on_both_databases, place,
        published,
    },
};

pub const SLEEPERS: &str = "/workspace/sleepers";

/// Lets some calendar months pass.
pub fn months(workspace: &Workspace, count: u32) {
    let now = workspace.clock.now();
    workspace.clock.pass(now.checked_add_months(Months::new(count)).unwrap() - now);
}

/// What the platform does by itself each hour.
pub fn ask(workspace: &Workspace) -> usize {
    let network = &workspace.server.network;
    let ask = |change: &mut domain::Change| domain::alive::ask(change, network.catalogue());
    network.change(Actor::System("alive"), ask).unwrap()
}

/// What everybody sees of facilitators: how many the list and the figures have, and where each stands.
fn public(workspace: &Workspace) -> (u64, u64, Vec<String>) {
    let get = |path: &str| workspace.server.get(&format!("/api/v1{path}")).json();
    let list = get("/facilitators?facets=true");
    let in_facets = list["facets"]["training"].as_array().unwrap();
    let counted: u64 = in_facets.iter().map(|facet| facet["count"].as_u64().unwrap()).sum();
    assert_eq!(list["total"].as_u64(), Some(counted), "list and facets agree");
    let figures = get("/stats")["facilitators"].clone();
    let figures: u64 = figures.as_array().unwrap().iter().map(|one| one["count"].as_u64().unwrap()).sum();
    assert_eq!(get("/territories/departement-29")["facilitators"].as_u64(), Some(figures));
    let data = list["data"].as_array().unwrap();
    let standing = data.iter().map(|one| one["life_status"].as_str().unwrap().to_owned()).collect();
    (list["total"].as_u64().unwrap(), figures, standing)
}

/// The token of the link in a letter.
pub fn link(letter: &Got) -> String {
    let after = letter.text.split_once("/toujours-la#").unwrap().1;
    after.split_whitespace().next().unwrap().to_owned()
}

pub fn answer(workspace: &Workspace, token: &str) -> (u16, Value) {
    let reply = workspace.send("PUT", "/signs-of-life/mine", Some(token), None);
    (reply.status, reply.json())
}

/// A referent of the Finistère, and a facilitator of Crozon with an account, who agreed to be shown.
fn fabienne<'a>(workspace: &'a Workspace, national: &Person) -> (Person<'a>, Person<'a>, String) {
    let anne = workspace.invited(national, "anne@example.org", &referent("departement-29"));
    let id = change(&workspace.server.network, |c| Ok(facilitator(c, "Fabienne, Crozon", "29042", true)));
    let grant = json!({"role": "facilitator", "facilitator_id": id});
    let fab = workspace.invited(national, "fab@example.org", &grant);
    (anne, fab, id.to_string())
}

on_both_databases! {
    fn a_silent_facilitator_is_asked_greyed_hidden_and_comes_back_in_one_click(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let national = workspace.national();
        let (mut anne, _fab, id) = fabienne(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let slug = workspace.server.get("/api/v1/facilitators").json()["data"][0]["slug"].as_str().unwrap().to_owned();

        months(&workspace, 4);
        workspace.clock.pass(TimeDelta::hours(-1));
        assert_eq!((ask(&workspace), office.deliver_to()), (0, vec![]), "an hour before four months");
        workspace.clock.pass(TimeDelta::hours(1));
        assert_eq!(ask(&workspace), 1);
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("fab@example.org", "Toujours partant pour les Cafés IA\u{a0}?"));
        assert!(letter.text.contains("« à confirmer » à partir du vendredi 23 avril 2027"), "{}", letter.text);
        assert!(letter.text.contains("à partir du dimanche 23 mai 2027"), "{}", letter.text);
        let token = link(&letter);
        assert_eq!((ask(&workspace), office.deliver_to()), (0, vec![]), "each silence is asked about once");
        assert_eq!(public(&workspace), (1, 1, vec!["active".to_owned()]));

        months(&workspace, 1);
        assert_eq!(public(&workspace), (1, 1, vec!["dormant".to_owned()]), "shown as to be confirmed");
        anne.sign_in_again();
        let asleep = anne.get(SLEEPERS).json();
        assert_eq!(asleep["total"], 1, "{asleep}");
        assert_eq!(asleep["data"][0]["vitality"], "unconfirmed");
        assert_eq!(asleep["data"][0]["id"], id.as_str());

        months(&workspace, 1);
        assert_eq!(public(&workspace), (0, 0, vec![]), "in no list and in no figure");
        assert_eq!(workspace.server.get(&format!("/api/v1/facilitators/{slug}")).status, 404);
        assert!(!workspace.server.get("/sitemap.xml").text().contains(&slug));
        let query = FacilitatorQuery::parse("").unwrap();
        beside.follow().unwrap();
        let now = workspace.clock.now();
        assert_eq!(beside.catalogue().facilitators(&query, now).unwrap().total, 0, "nor in another process's");
        assert_eq!((ask(&workspace), office.deliver_to()), (0, vec![]));

        let (status, sign) = answer(&workspace, &token);
        assert_eq!((status, &sign["name"], &sign["shown"]), (200, &json!("Fabienne, Crozon"), &json!(true)));
        assert_eq!(public(&workspace), (1, 1, vec!["active".to_owned()]), "and is back at once");
        beside.follow().unwrap();
        assert_eq!(beside.catalogue().facilitators(&query, now).unwrap().total, 1);
        assert_eq!(answer(&workspace, &token).0, 200, "twice is once");
        anne.sign_in_again();
        assert_eq!(anne.get(SLEEPERS).json()["total"], 0);

        // Another silence is asked about anew, and the first letter's link is good for nothing from then on.
        months(&workspace, 4);
        assert_eq!(ask(&workspace), 1);
        let [second] = office.deliver().try_into().unwrap();
        assert_eq!(answer(&workspace, &token).0, 410);
        assert_eq!(answer(&workspace, &link(&second)).0, 200);
    }

    fn what_proves_that_somebody_is_there_has_a_date(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let (mut anne, mut fab, id) = fabienne(&workspace, &national);
        let standing = |workspace: &Workspace| public(workspace).2;
        let (active, dormant) = (vec!["active".to_owned()], vec!["dormant".to_owned()]);

        // They sign in.
        months(&workspace, 5);
        assert_eq!(standing(&workspace), dormant);
        fab.sign_in_again();
        assert_eq!(standing(&workspace), active);

        // They write themselves.
        months(&workspace, 3);
        fab.sign_in_again();
        let target = format!("/workspace/facilitators/{id}");
        let read = fab.get(&target).json();
        let mut content = read["content"].clone();
        content["description"] = "Le jeudi.".into();
        assert_eq!(fab.edit("/workspace/facilitators", &read, &content).status, 200);
        months(&workspace, 4);
        assert_eq!(standing(&workspace), active);
        months(&workspace, 1);
        assert_eq!(standing(&workspace), dormant);

        // A café to come, as long as it is not called off; its date counts once it is over.
        let now = workspace.clock.now();
        let cafe = change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            let named = NewCafeFacilitator { facilitator_id: id.parse().unwrap(), part: FacilitatorPart::Lead };
            let mut new = new_cafe("Débattre de l’IA", now + TimeDelta::days(50), host, room);
            new.facilitators.push(named);
            Ok(published(c, &new))
        });
        assert_eq!(standing(&workspace), active);
        let cancelled = cafeia_shared::vocabulary::EventStatus::Cancelled;
        change(&workspace.server.network, |c| domain::cafes::set_event_status(c, cafe, cancelled, Some("Panne")));
        assert_eq!(standing(&workspace), dormant);
        let back = cafeia_shared::vocabulary::EventStatus::Scheduled;
        change(&workspace.server.network, |c| domain::cafes::set_event_status(c, cafe, back, None));
        months(&workspace, 5);
        assert_eq!((standing(&workspace), ask(&workspace)), (active.clone(), 0), "some three months after it");
        months(&workspace, 2);
        assert_eq!(standing(&workspace), dormant);

        // Whoever looks after the territory knows that they are there.
        anne.sign_in_again();
        let asleep = anne.get(&format!("{SLEEPERS}?kind=facilitator")).json()["data"][0].clone();
        let confirmed = anne.send(
            "PUT",
            &format!("/workspace/facilitators/{id}/sign-of-life"),
            &[("If-Match", &format!("\"{}\"", asleep["version"]))],
            &json!({}),
        );
        assert_eq!(confirmed.status, 200, "{}", confirmed.text());
        assert_eq!(standing(&workspace), active);

        // Each sign stands in the journal, and none of them is an edit.
        national.sign_in_again();
        let events: Vec<String> = national.get(&format!("/workspace/journal?object={id}")).json()["data"]
            .as_array()
            .unwrap()
            .iter()
            .map(|entry| entry["event"].as_str().unwrap().to_owned())
            .collect();
        // The second of the sign-ins came with an edit.
        assert_eq!(events, ["seen", "updated", "seen", "seen", "created"]);
        assert_eq!(national.get(&target).json()["version"], 2);
    }

    fn an_organisation_without_an_account_is_asked_by_its_own_address(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let office = PostOffice::of(&workspace);
        let mut new = new_library("Médiathèque de Crozon", "29042");
        new.contact.email = Some("mediatheque@crozon.example".to_owned());
        let target = "/workspace/organisations";
        let made = national.created("/organisations", &serde_json::to_value(&new).unwrap());
        change(&workspace.server.network, |c| Ok(library(c, "Sans adresse", "29042")));
        let total = |query: &str| {
            workspace.server.get(&format!("/api/v1/organisations{query}")).json()["total"].as_u64().unwrap()
        };
        assert_eq!(total("?territory=departement-29"), 2);
        office.deliver();

        months(&workspace, 4);
        assert_eq!(ask(&workspace), 1, "nobody is found to be asked about the other one");
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!(letter.to, "mediatheque@crozon.example");
        months(&workspace, 2);
        assert_eq!(total(""), 0);
        let page = format!("/api/v1/organisations/{}", made["slug"].as_str().unwrap());
        assert_eq!(workspace.server.get(&page).json()["life_status"], "dormant", "past cafés lead to its page");
        assert_eq!(answer(&workspace, &link(&letter)).0, 200);
        assert_eq!(total(""), 1);

        // Whoever has the address by now is asked; whoever had it is not any more.
        months(&workspace, 4);
        assert_eq!(ask(&workspace), 1);
        let [letter] = office.deliver().try_into().unwrap();
        national.sign_in_again();
        let read = national.get(&format!("{target}/{}", made["id"].as_str().unwrap())).json();
        let mut content = read["content"].clone();
        content["contact"]["email"] = "accueil@crozon.example".into();
        assert_eq!(national.edit(target, &read, &content).status, 200);
        assert_eq!(answer(&workspace, &link(&letter)).0, 410);
    }

    fn a_letter_that_is_not_needed_any_more_does_not_leave(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (_anne, mut fab, id) = fabienne(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        months(&workspace, 4);
        assert_eq!(ask(&workspace), 1);
        fab.sign_in_again();
        assert_eq!(office.deliver_to(), Vec::<String>::new(), "they have signed in meanwhile");

        months(&workspace, 4);
        assert_eq!(ask(&workspace), 1);
        let mut national = national;
        national.sign_in_again();
        let read = national.get(&format!("/workspace/facilitators/{id}")).json();
        national.stepped("/workspace/facilitators", &read, "archive");
        assert_eq!(office.deliver_to(), Vec::<String>::new(), "they have left");
    }

    fn those_who_are_silent_are_seen_by_whoever_looks_after_them_and_by_nobody_else(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let (mut anne, mut fab, id) = fabienne(&workspace, &national);
        let mut bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        change(&workspace.server.network, |c| {
            library(c, "Médiathèque de Crozon", "29042");
            library(c, "Médiathèque de Nantes", "44109");
            Ok(())
        });
        months(&workspace, 5);
        for (person, expected) in [(&mut anne, 2), (&mut bob, 1), (&mut national, 3)] {
            person.sign_in_again();
            assert_eq!(person.get(SLEEPERS).json()["total"], expected, "{}", person.email);
        }
        assert_eq!(anne.get(&format!("{SLEEPERS}?kind=organisation")).json()["total"], 1);
        assert_eq!(anne.get(&format!("{SLEEPERS}?kind=cafe")).status, 400);
        fab.sign_in_again();
        assert_eq!(fab.get(SLEEPERS).status, 403, "it is nothing for facilitators");
        // Page by page, the longest silence first.
        let first = national.get(&format!("{SLEEPERS}?limit=1")).json();
        let next = national.get(&format!("{SLEEPERS}?limit=1&cursor={}", first["next_cursor"].as_str().unwrap())).json();
        assert_ne!(first["data"][0]["id"], next["data"][0]["id"]);

        let target = format!("/workspace/facilitators/{id}/sign-of-life");
        let put = |person: &Person, version: &str| person.send("PUT", &target, &[("If-Match", version)], &json!({})).status;
        assert_eq!(put(&bob, "\"1\""), 403, "a foreign referent");
        assert_eq!(put(&anne, "\"7\""), 412);
        assert_eq!(anne.put(&target, &json!({})).status, 428);
        assert_eq!(put(&anne, "\"1\""), 200);
        assert_eq!(put(&fab, "\"1\""), 200, "of oneself");
        let nobody = format!("/workspace/organisations/{}/sign-of-life", uuid::Uuid::now_v7());
        assert_eq!(anne.send("PUT", &nobody, &[("If-Match", "\"1\"")], &json!({})).status, 404);
    }

    fn a_cafe_names_nobody_who_is_hidden(db: &TestDb) {
        let workspace = Workspace::open(db);
        let cafe = change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            let id = facilitator(c, "Fabienne, Crozon", "29042", true);
            let named = NewCafeFacilitator { facilitator_id: id, part: FacilitatorPart::Lead };
            let mut new = new_cafe("Débattre de l’IA", at(2, 17), host, room);
            new.facilitators.push(named);
            Ok(published(c, &new))
        });
        let named = |workspace: &Workspace| {
            let cafe = workspace.server.get(&format!("/api/v1/cafes/{cafe}")).json();
            cafe["facilitators"].as_array().unwrap().len()
        };
        months(&workspace, 6);
        assert_eq!(named(&workspace), 1, "it is a sign itself, two days later");
        workspace.clock.pass(TimeDelta::days(3));
        assert_eq!(named(&workspace), 0);
    }
}
