//! What maps and drawings are made of, and communes as people look for them.

use std::fs;

use cafeia_api::geo::{self, Geography};
use serde_json::Value;

use crate::{
    server::{Server, on_both_servers},
    support::geography,
};

/// What an answer weighs on its way to a browser.
fn packed(server: &Server, address: &str) -> usize {
    let answer = server.ask("GET", address, &[("Accept-Encoding", "br")]);
    assert_eq!((answer.status, answer.header("content-encoding")), (200, "br"), "{address}");
    answer.body.len()
}

fn names(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect()
}

on_both_servers! {
    fn france_is_drawn_light_enough_for_a_first_page(server: &Server) {
        let drawing = server.get("/geo/shapes.json");
        assert_eq!(drawing.header("cache-control"), "public, max-age=86400");
        assert!(!drawing.header("etag").is_empty());
        let drawing = drawing.json();
        assert_eq!(drawing["width"], 640);
        let finistere = drawing["areas"].as_array().unwrap().iter().find(|a| a["code"] == "departement-29").unwrap();
        assert_eq!((&finistere["name"], &finistere["region"]), (&"Finistère".into(), &"region-53".into()));
        let path = finistere["path"].as_str().unwrap();
        assert!(path.starts_with('M') && path.ends_with('z'));
        assert!(path.bytes().all(|b| b.is_ascii_digit() || b"Mlz .-".contains(&b)), "{path}");
        assert!(names(&drawing["frames"]).contains(&"Guadeloupe"));
        let weight = packed(server, "/geo/shapes.json");
        assert!(weight < 16_000, "{weight} bytes");
    }

    fn a_territory_is_drawn_with_the_projection_to_place_points_on_it(server: &Server) {
        let region = server.get("/geo/shapes/region-53.json").json();
        assert_eq!(names(&region["areas"]), ["Côtes-d’Armor", "Finistère", "Ille-et-Vilaine", "Morbihan"]);
        assert_eq!(region["projection"]["kind"], "mercator");
        let departement = server.get("/geo/shapes/departement-29.json").json();
        assert!(names(&departement["towns"]).contains(&"Brest"));
        for code in ["region-75", "region-11", "region-987", "departement-2A", "departement-75", "departement-984"] {
            let weight = server.ask("GET", &format!("/geo/shapes/{code}.json"), &[("Accept-Encoding", "br")]).body.len();
            assert!(weight < 10_000, "{code}: {weight} bytes");
        }
        for (target, status) in [
            ("/geo/shapes/region-00.json", 404),
            ("/geo/shapes/commune-29042.json", 404),
            ("/geo/shapes/29.json", 400),
            ("/geo/shapes/departement-29.json?x=1", 400),
            ("/geo/shapes.json?x=1", 400),
            ("/geo/labels.json?x=1", 400),
        ] {
            let refused = server.get(target);
            assert_eq!(refused.status, status, "{target}");
            assert_eq!(refused.header("content-type"), "application/problem+json", "{target}");
        }
    }

    fn a_map_from_afar_names_the_large_towns(server: &Server) {
        let towns = server.get("/geo/labels.json").json();
        assert_eq!(names(&towns)[..3], ["Paris", "Marseille", "Lyon"]);
        let paris = &towns[0];
        assert!(paris["population"].as_u64().unwrap() > 2_000_000 && paris["longitude"].is_number());
        assert!(towns.as_array().unwrap().iter().all(|town| town["population"].as_u64().unwrap() >= 20_000));
        assert!(packed(server, "/geo/labels.json") < 14_000);
    }

    fn a_citizen_finds_paris_by_its_arrondissement_too(server: &Server) {
        let found = server.get("/api/v1/communes?q=Paris%2020").json();
        assert_eq!(names(&found["data"]), ["Paris 20e Arrondissement", "Paris"]);
        let found = server.get("/api/v1/communes?q=Marseille%201&limit=3").json();
        assert_eq!(names(&found["data"])[1], "Marseille");
    }

    fn who_does_not_know_how_a_town_is_spelt_finds_it(server: &Server) {
        for (typed, meant) in
            [("Rennnes", "Rennes"), ("Marseile", "Marseille"), ("Saint%20%C3%89tiene", "Saint-Étienne")]
        {
            let found = server.get(&format!("/api/v1/communes?q={typed}")).json();
            assert_eq!(names(&found["data"])[0], meant, "{typed}");
        }
        let found = server.get("/api/v1/communes?q=Marseile&limit=1").json();
        assert_eq!(names(&found["data"]), ["Marseille"]);
        let found = server.get("/api/v1/communes?q=Rennes").json();
        assert!(names(&found["data"]).iter().all(|name| name.contains("Rennes")), "as it is spelt, no other: {found}");
        let found = server.get("/api/v1/communes?q=zzzzzz").json();
        assert!(names(&found["data"]).is_empty());
    }

    fn a_postal_code_offers_its_arrondissement_before_the_city(server: &Server) {
        for (code, arrondissement, city) in [
            ("69003", "Lyon 3e Arrondissement", "Lyon"),
            ("75116", "Paris 16e Arrondissement", "Paris"),
            ("13001", "Marseille 1er Arrondissement", "Marseille"),
        ] {
            let found = server.get(&format!("/api/v1/communes?q={code}")).json();
            assert_eq!(names(&found["data"]), [arrondissement, city], "{code}");
        }
        let found = server.get("/api/v1/communes?q=6900").json();
        assert_eq!(names(&found["data"])[0], "Lyon", "while the code is being typed");
    }

    fn names_are_printed_as_french_prints_them(server: &Server) {
        for query in ["L%27Ha%C3%BF-les-Roses", "L%E2%80%99Ha%C3%BF-les-Roses", "l%20hay"] {
            let found = server.get(&format!("/api/v1/communes?q={query}")).json();
            assert_eq!(names(&found["data"])[0], "L’Haÿ-les-Roses", "{query}");
            assert_eq!(found["data"][0]["departement"], "Val-de-Marne");
        }
        let shown = server.get("/api/v1/territories/departement-22").json();
        assert_eq!(shown["name"], "Côtes-d’Armor");
        for address in ["/api/v1/territories", "/geo/france.topo.json", "/geo/shapes.json", "/geo/labels/22.json"] {
            assert!(!server.get(address).text().contains('\''), "{address}");
        }
    }
}

#[test]
fn drawings_follow_what_an_operator_imports() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("departements.geojson");
    let square = "[[[-4.6,48.0],[-4.6,48.6],[-3.6,48.6],[-3.6,48.0],[-4.6,48.0]]]";
    let feature = format!(
        r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{"code":"29","nom":"Finistère"}},"geometry":{{"type":"Polygon","coordinates":{square}}}}}]}}"#
    );
    fs::write(&file, feature).unwrap();
    let data = folder.path().join("geo");
    geo::import(&[file], &data).unwrap();
    let imported = Geography::load(Some(&data)).unwrap();
    let code = "departement-29".parse().unwrap();
    let path = |geography: &Geography| geography.territory_drawing(&code).unwrap().areas[0].path.clone();
    assert!(path(&imported).len() < 60 && path(&geography()).len() > 200, "{}", path(&imported));
    assert_ne!(imported.drawing(), geography().drawing());
}
