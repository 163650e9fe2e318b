//! Places: looked up by everybody, added by those who write cafés, changed by those who look after the territory.

use serde_json::{Value, json};

use crate::{
    people::{Workspace, referent},
    support::{at, change, facilitator, library, new_cafe, new_place, on_both_databases, place, published},
};

fn body(name: &str, commune: &str) -> Value {
    serde_json::to_value(new_place(name, commune)).unwrap()
}

fn names(workspace: &Workspace, query: &str) -> Vec<String> {
    let reply = workspace.server.get(&format!("/api/v1/places?{query}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    let list = reply.json();
    list["data"].as_array().unwrap().iter().map(|place| place["name"].as_str().unwrap().to_owned()).collect()
}

on_both_databases! {
    fn everybody_finds_the_places_of_a_commune(db: &TestDb) {
        let workspace = Workspace::open(db);
        change(&workspace.server.network, |c| {
            for name in ["Médiathèque", "École Jules-Ferry", "Salle des fêtes", "Café du port"] {
                place(c, name, "29042");
            }
            for arrondissement in ["75110", "75111"] {
                place(c, &format!("Bibliothèque {arrondissement}"), arrondissement);
            }
            for number in 0..60 {
                place(c, &format!("Salle {number:02}"), "44109");
            }
            Ok(())
        });
        assert_eq!(names(&workspace, "commune=29042"), ["Café du port", "École Jules-Ferry", "Médiathèque", "Salle des fêtes"]);
        assert_eq!(names(&workspace, "commune=29042&q=ecole+jul"), ["École Jules-Ferry"]);
        assert_eq!(names(&workspace, "commune=29042&q=salles"), ["Salle des fêtes"]);
        assert_eq!(names(&workspace, "commune=29042&q=piscine"), Vec::<String>::new());
        assert_eq!(names(&workspace, "commune=75056"), ["Bibliothèque 75110", "Bibliothèque 75111"]);
        assert_eq!(names(&workspace, "commune=75111"), ["Bibliothèque 75111"]);
        assert_eq!((names(&workspace, "commune=44109").len(), names(&workspace, "commune=44109&limit=2").len()), (50, 2));
        for (wrong, field) in [("", "commune"), ("commune=99999", "commune"), ("commune=29042&limit=51", "limit"), ("commune=29042&colour=red", "colour")] {
            let reply = workspace.server.get(&format!("/api/v1/places?{wrong}"));
            assert_eq!((reply.status, &reply.json()["errors"][0]["field"]), (400, &json!(field)), "{wrong}");
        }
        // Found where it stands: its commune's middle, until somebody knows better.
        let found = workspace.server.get("/api/v1/places?commune=29042&limit=1").json()["data"][0].clone();
        assert_eq!((&found["commune"], &found["precision"], &found["version"]), (&json!("Crozon"), &json!("commune"), &json!(1)));
    }

    fn whoever_writes_cafes_adds_a_place_and_whoever_looks_after_it_changes_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (host, fab) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Crozon", "29042"), facilitator(c, "Fabienne", "29042", true)))
        });
        let odile = workspace.invited(&anne, "odile@example.org", &json!({"role": "organiser", "organisation_id": host}));
        let fabienne = workspace.invited(&anne, "fab@example.org", &json!({"role": "facilitator", "facilitator_id": fab}));
        let made = odile.created("/places", &body("Salle des fêtes", "29042"));
        assert_eq!(names(&workspace, "commune=29042"), ["Salle des fêtes"], "everybody finds it at once");
        // Anywhere: who runs a café may run it where they are asked to.
        fabienne.created("/places", &body("Tiers-lieu", "44109"));
        anne.created("/places", &body("Halle", "44109"));
        assert_eq!(names(&workspace, "commune=44109"), ["Halle", "Tiers-lieu"]);
        for somebody in [&odile, &fabienne] {
            assert_eq!(somebody.edit("/places", &made, &body("Autre nom", "29042")).code(), (403, "not_allowed".to_owned()));
        }

        let place = serde_json::from_value(made["id"].clone()).unwrap();
        let cafe = change(&workspace.server.network, |c| Ok(published(c, &new_cafe("Premier Café IA", at(10, 17), host, place))));
        let mut better = body("Salle des fêtes de Crozon", "29042");
        better["address"] = "Rue du Menhir".into();
        better["position"] = json!({"longitude": -4.49, "latitude": 48.25});
        better["precision"] = "street".into();
        let edited = anne.edit("/places", &made, &better);
        assert_eq!((edited.status, edited.header("etag")), (200, "\"2\""), "{}", edited.text());
        let shown = workspace.server.get(&format!("/api/v1/cafes/{cafe}")).json();
        assert_eq!((&shown["place"]["name"], &shown["venue"]["address"]), (&better["name"], &better["address"]));
        assert_eq!(names(&workspace, "commune=29042&q=menhir"), ["Salle des fêtes de Crozon"]);
        assert_eq!(anne.edit("/places", &edited.json(), &body("Salle", "44109")).code(), (403, "not_allowed".to_owned()));
        assert_eq!(national.edit("/places", &edited.json(), &body("Salle", "44109")).status, 200);
        assert_eq!(workspace.server.get(&format!("/api/v1/cafes/{cafe}")).json()["place"]["commune"], "Nantes");
        for (field, value) in [("commune_code", json!("99999")), ("postal_code", json!("x")), ("name", json!("")), ("position", json!({"longitude": 1.0, "latitude": 48.0}))] {
            let mut faulty = body("Salle", "29042");
            faulty[field] = value;
            assert_eq!(anne.post("/places", &faulty).status, 422, "{field}");
        }
    }
}
