//! The journal in the hands of those who look after a part of the network, and what else they see at a glance.

use cafeia_shared::{
    cafes::Contact, ids::OrganisationId, organisations::NewOrganisation, vocabulary::EventStatus,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Person, Workspace, referent},
    support::{at, change, facilitator, library, new_cafe, new_library, on_both_databases, place, published},
};

const JOURNAL: &str = "/workspace/journal";

/// The entries of a search as `aggregate event`, the newest first.
fn entries(by: &Person, query: &str) -> Vec<String> {
    let page = by.get(&format!("{JOURNAL}?{query}")).json();
    let data = page["data"].as_array().unwrap_or_else(|| panic!("{page}"));
    data.iter()
        .map(|entry| format!("{} {}", entry["aggregate"].as_str().unwrap(), entry["event"].as_str().unwrap()))
        .collect()
}

on_both_databases! {
    fn a_referent_reads_what_lay_in_their_territory_and_the_national_team_all_of_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let cleo = workspace.invited(&national, "cleo@example.org", &json!({"role": "facilitator", "facilitator_id":
            change(&workspace.server.network, |c| Ok(facilitator(c, "Cléo", "29042", true)))}));
        let new = json!({"name": "Médiathèque de Crozon", "kind": "library", "commune_code": "29042"});
        let made = anne.created("/organisations", &new);
        change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Nantes", "44109"), place(c, "Salle", "44109"));
            Ok(published(c, &new_cafe("Débattre à Nantes", at(3, 17), host, room)))
        });

        assert_eq!(entries(&anne, ""), ["organisation created", "grant created", "facilitator created"]);
        assert_eq!(entries(&bob, ""), ["cafe published", "cafe created", "place created", "organisation created"]);
        let all = national.get(JOURNAL).json()["total"].as_u64().unwrap();
        assert!(all > 10, "accounts and grants too: {all}");
        assert_eq!(cleo.get(JOURNAL).status, 403);

        let entry = anne.get(JOURNAL).json()["data"][0].clone();
        assert_eq!(entry["object_name"], "Médiathèque de Crozon");
        assert_eq!((&entry["actor"]["kind"], &entry["actor"]["name"]), (&json!("account"), &json!("Une personne")));
        assert_eq!(entry["commune"]["code"], "29042");

        // Each way to search, and all together.
        let id = made["id"].as_str().unwrap();
        assert_eq!(entries(&national, &format!("object={id}")), ["organisation created"]);
        assert_eq!(entries(&bob, &format!("object={id}")), Vec::<String>::new(), "as if it were not there");
        assert_eq!(entries(&national, &format!("actor={}&aggregate=organisation", anne.id)), ["organisation created"]);
        assert_eq!(entries(&anne, "by_others=true"), ["grant created", "facilitator created"]);
        assert_eq!(entries(&national, "q=mediatheque%20nantes"), ["organisation created"]);
        assert_eq!(entries(&anne, "q=mediatheque%20nantes"), Vec::<String>::new());
        assert_eq!(entries(&national, "territory=region-52&aggregate=cafe,place").len(), 3);
        assert_eq!(entries(&anne, "territory=commune-29042").len(), 3);
        assert_eq!(entries(&anne, "territory=region-53&aggregate=organisation"), ["organisation created"]);
        assert_eq!(entries(&anne, "territory=region-52"), Vec::<String>::new());
        assert_eq!(entries(&anne, "from=2026-11-23&until=2026-11-23").len(), 3);
        assert_eq!(entries(&anne, "until=2026-11-22"), Vec::<String>::new());
        let before = anne.get(JOURNAL).json()["data"][1]["id"].as_str().unwrap().to_owned();
        assert_eq!(entries(&anne, &format!("after={before}")), ["organisation created"]);

        for (wrong, field) in [
            ("aggregate=cheese", "aggregate"), ("object=x", "object"), ("actor=x", "actor"), ("territory=region-99", "territory"),
            ("from=yesterday", "from"), ("from=2026-12-02&until=2026-12-01", "until"), ("after=4217", "after"),
            ("after=019be0a2-5d10-7b43-b25a-7da14293eb68", "after"),
            ("cursor=x", "cursor"), ("cursor=019be0a2-5d10-7b43-b25a-7da14293eb68", "cursor"), ("colour=red", "colour"),
        ] {
            let refused = anne.get(&format!("{JOURNAL}?{wrong}"));
            assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (400, &json!(field)), "{wrong}");
        }
    }

    fn the_journal_comes_page_by_page_and_keeps_what_is_gone_where_it_was(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let fab = json!({"role": "facilitator", "facilitator_id":
            change(&workspace.server.network, |c| Ok(facilitator(c, "Fabienne", "29042", true)))});
        let fab = workspace.invited(&national, "fab@example.org", &fab);
        let deleted = fab.send("POST", "/account/deletion", &[], &json!({"password": crate::people::PASSWORD}));
        assert_eq!(deleted.status, 204, "{}", deleted.text());
        anne.sign_in_again();
        assert_eq!(entries(&anne, "")[0], "facilitator deleted", "{:?}", entries(&anne, ""));
        let gone = anne.get(JOURNAL).json()["data"][0].clone();
        assert_eq!((&gone["object_name"], &gone["actor"]["name"]), (&Value::Null, &Value::Null), "no name stays");
        national.sign_in_again();
        let ids = |page: &Value| -> Vec<String> {
            page["data"].as_array().unwrap().iter().map(|entry| entry["id"].as_str().unwrap().to_owned()).collect()
        };
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = national.get(&format!("{JOURNAL}?limit=3{cursor}")).json();
            seen.extend(ids(&page));
            match page["next_cursor"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        let all = national.get(&format!("{JOURNAL}?limit=200")).json();
        assert_eq!(seen, ids(&all), "each once, in the same order");
        assert_eq!(seen.len() as u64, all["total"].as_u64().unwrap());
    }

    fn who_looks_after_what_says_what_nobody_looks_after(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let region = workspace.invited(&national, "region@example.org", &referent("region-53"));
        workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        workspace.invited(&national, "bob@example.org", &referent("commune-44109"));
        let all = national.get("/workspace/coverage").json();
        let of = |code: &str| {
            let one = all["data"].as_array().unwrap().iter().find(|one| one["code"] == code).unwrap().clone();
            [&one["referents"], &one["wider"], &one["partial"]].map(|count| count.as_u64().unwrap())
        };
        assert_eq!(of("region-53"), [1, 0, 1]);
        assert_eq!(of("departement-29"), [1, 1, 0]);
        assert_eq!(of("departement-22"), [0, 1, 0]);
        assert_eq!(of("departement-44"), [0, 0, 1]);
        assert_eq!(all["data"][0]["referents"], 0, "those that nobody looks after come first");
        let own = region.get("/workspace/coverage").json();
        assert_eq!(own["data"].as_array().unwrap().len(), 5, "a région and its départements");
    }

    fn cafes_whose_report_is_late_are_found(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let mut bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let [_late, held, called_off] = change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            Ok(["En retard", "Tenu", "Annulé"].map(|title| published(c, &new_cafe(title, at(1, 17), host, room))))
        });
        change(&workspace.server.network, |c| {
            cafeia_api::domain::cafes::set_event_status(c, called_off, EventStatus::Cancelled, Some("Panne"))
        });
        let titles = |by: &Person| -> Vec<String> {
            let page = by.get("/workspace/cafes?needs_report=true").json();
            page["data"].as_array().unwrap().iter().map(|cafe| cafe["title"].as_str().unwrap().to_owned()).collect()
        };
        workspace.clock.pass(TimeDelta::days(4));
        anne.sign_in_again();
        assert!(titles(&anne).is_empty(), "those who were there have three days");
        workspace.clock.pass(TimeDelta::hours(8));
        anne.sign_in_again();
        assert_eq!(titles(&anne).len(), 2);
        change(&workspace.server.network, |c| {
            cafeia_api::domain::cafes::set_event_status(c, held, EventStatus::Held, None)
        });
        assert_eq!(titles(&anne), ["En retard"]);
        bob.sign_in_again();
        assert!(titles(&bob).is_empty());
    }

    fn a_territory_in_figures_is_for_whoever_looks_after_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let [first, _second] = change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            let brest = place(c, "Salle", "29019");
            let first = published(c, &new_cafe("Le premier", at(1, 17), host, room));
            let second = published(c, &new_cafe("Le second", at(2, 17), host, brest));
            published(c, &new_cafe("À venir", at(300, 17), host, room));
            Ok([first, second])
        });
        workspace.clock.pass(TimeDelta::days(10));
        anne.sign_in_again();
        let report = json!({"held": true, "people": 14, "counting": "counted"});
        let target = format!("/workspace/cafes/{first}/report");
        let told = anne.send("PUT", &target, &[("If-None-Match", "*")], &report);
        assert_eq!(told.status, 200, "{}", told.text());

        let shown = anne.get("/workspace/territories/departement-29").json();
        let months = shown["months"].as_array().unwrap();
        assert_eq!(months.len(), 24);
        let last = &months[23];
        assert_eq!((&last["month"], &last["cafes"]), (&json!("2026-12"), &json!(0)));
        assert_eq!((&months[22]["month"], &months[22]["cafes"]), (&json!("2026-11"), &json!(2)));
        assert_eq!(months[22]["people_reached"]["declared"], 14);
        let parts: Vec<(&str, u64)> = shown["parts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|part| (part["code"].as_str().unwrap(), part["cafes"].as_u64().unwrap()))
            .collect();
        assert_eq!(parts, [("commune-29019", 1), ("commune-29042", 1)]);
        let near: Vec<u64> =
            shown["near"].as_array().unwrap().iter().map(|one| one["inhabitants"].as_u64().unwrap()).collect();
        assert!(near.is_sorted() && near[0] > 100_000 && near[2] < shown["population"].as_u64().unwrap(), "{near:?}");
        // The same figures as everybody sees.
        let public = workspace.server.get("/api/v1/territories/departement-29").json();
        assert_eq!(public["people_reached"], shown["people_reached"]);
        let counted: u64 = months.iter().map(|month| month["cafes"].as_u64().unwrap()).sum();
        assert_eq!(public["past_cafes"].as_u64(), Some(counted));
        let commune = anne.get("/workspace/territories/commune-29042").json();
        assert_eq!((&commune["months"][22]["cafes"], &commune["parts"]), (&json!(1), &json!([])));

        assert_eq!(anne.get("/workspace/territories/region-53").status, 403, "wider than her own");
        assert_eq!(anne.get("/workspace/territories/departement-44").status, 403);
        assert_eq!(anne.get("/workspace/territories/nonsense").status, 404);
        national.sign_in_again();
        let region = national.get("/workspace/territories/region-53").json();
        assert_eq!(region["parts"].as_array().unwrap().len(), 4);
        assert_eq!(national.get("/workspace/territories/region-99").status, 404);
    }

    fn the_next_places_are_named_with_whom_to_call_there(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let fab = json!({"role": "facilitator", "facilitator_id":
            change(&workspace.server.network, |c| Ok(facilitator(c, "Fabienne", "29103", true)))});
        let fab = workspace.invited(&national, "fab@example.org", &fab);
        let host = change(&workspace.server.network, |c| {
            facilitator(c, "Gaël, qui ne se montre pas", "29103", false);
            let id = OrganisationId(Uuid::now_v7());
            let contact = Contact { email: Some("accueil@example.org".to_owned()), phone: None };
            let landerneau = NewOrganisation { contact, ..new_library("Médiathèque de Landerneau", "29103") };
            cafeia_api::domain::organisations::create(c, id, &landerneau)?;
            let (crozon, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            published(c, &new_cafe("À Crozon", at(3, 17), crozon, room));
            Ok(id)
        });
        let finistere = "/workspace/territories/departement-29";
        let shown = anne.get(finistere).json();
        let next = shown["next_places"].as_array().unwrap();
        assert_eq!((next.len(), &shown["reach_km"]), (10, &json!(10)));
        let gained = |place: &Value| place["inhabitants"].as_u64().unwrap();
        assert!(next.is_sorted_by_key(|place| std::cmp::Reverse(gained(place))) && gained(&next[9]) > 0, "{next:?}");
        for place in next {
            assert_eq!(place["commune"]["departement_code"], "29", "{place}");
            assert!(place["nearest_m"].as_u64().unwrap() > 0);
            let organisation = &place["organisation"];
            let known = ["Médiathèque de Landerneau", "Médiathèque de Crozon"];
            assert!(known.contains(&organisation["organisation"]["name"].as_str().unwrap()), "{place}");
        }
        // Brest is the largest town, and 20 km from Landerneau: one facilitator who shows herself travels there.
        assert_eq!(next[0]["organisation"]["organisation"]["name"], "Médiathèque de Landerneau");
        assert_eq!(next[0]["facilitators"], 1, "who does not show themselves is not counted: {}", next[0]);
        assert!(!shown.to_string().contains("accueil@example.org"), "by their names, not by their addresses");
        assert_eq!(fab.get(finistere).status, 403);
        assert_eq!(bob.get(finistere).status, 403, "a foreign territory");

        // A café there brings within reach whom it was said to, and the second place comes first.
        let reached = |shown: &Value| shown["near"][0]["inhabitants"].as_u64().unwrap();
        let commune = next[0]["commune"]["code"].as_str().unwrap();
        change(&workspace.server.network, |c| {
            let room = place(c, "Salle", commune);
            Ok(published(c, &new_cafe("Le premier conseillé", at(4, 17), host, room)))
        });
        let then = anne.get(finistere).json();
        assert_eq!(reached(&then), reached(&shown) + gained(&next[0]));
        assert_eq!(then["next_places"][0]["commune"], next[1]["commune"]);

        // Where everybody is reached, nothing is left to be named.
        let crozon = anne.get("/workspace/territories/commune-29042").json();
        assert_eq!(crozon["next_places"], json!([]));
    }

    fn who_lives_in_an_arrondissement_is_counted_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque", "75104"), place(c, "Salle", "75104"));
            Ok(published(c, &new_cafe("À Paris", at(3, 17), host, room)))
        });
        for code in ["departement-75", "commune-75056"] {
            let paris = national.get(&format!("/workspace/territories/{code}")).json();
            assert_eq!(paris["near"][2]["inhabitants"], paris["population"], "{code}");
            assert_eq!(paris["next_places"], json!([]));
        }
    }

    fn a_network_is_exported_as_far_as_one_looks_after_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let fab = workspace.invited(&national, "fab@example.org", &json!({"role": "facilitator", "facilitator_id":
            change(&workspace.server.network, |c| Ok(facilitator(c, "=Fabienne; Crozon", "29042", true)))}));
        change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque", "29042"));
            published(c, &new_cafe("Débattre à Crozon", at(3, 17), host, room));
            let (host, room) = (library(c, "Médiathèque de Nantes", "44109"), place(c, "Salle", "44109"));
            published(c, &new_cafe("Débattre à Nantes", at(3, 17), host, room));
            Ok(())
        });
        let lines = |by: &Person, kind: &str| -> Vec<String> {
            let reply = by.get(&format!("/workspace/exports/{kind}"));
            assert_eq!(reply.status, 200, "{}", reply.text());
            assert_eq!(reply.header("content-type"), "text/csv; charset=utf-8");
            assert_eq!(reply.header("cache-control"), "no-store");
            assert!(reply.header("content-disposition").starts_with("attachment; filename="));
            let text = reply.text();
            let text = text.strip_prefix('\u{feff}').unwrap_or_else(|| panic!("no mark says that it is UTF-8: {text}"));
            text.lines().skip(1).map(str::to_owned).collect()
        };
        let cafes = lines(&anne, "cafes");
        assert_eq!(cafes.len(), 1);
        assert!(cafes[0].contains("Débattre à Crozon"), "{cafes:?}");
        assert_eq!(lines(&national, "cafes").len(), 2);
        assert_eq!(lines(&anne, "organisations").len(), 1);
        let people = lines(&anne, "facilitators");
        assert!(people[0].contains("\"'=Fabienne; Crozon\""), "no spreadsheet takes it for a formula: {people:?}");
        assert_eq!(anne.get("/workspace/exports/accounts").status, 404);
        assert_eq!(anne.get("/workspace/exports/cafes?all=1").status, 400);
        assert_eq!(fab.get("/workspace/exports/cafes").status, 403);
    }
}
