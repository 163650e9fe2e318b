//! Organisations in the hands of those who look after them.

use cafeia_api::network::Network;
use cafeia_shared::organisations::{NewOrganisation, OrganisationQuery};
use serde_json::{Value, json};

use crate::{
    people::{Person, Workspace, referent},
    support::{at, geography, new_library, on_both_databases},
};

const AT: &str = "/workspace/organisations";

fn body(new: &NewOrganisation) -> Value {
    serde_json::to_value(new).unwrap()
}

fn town_hall() -> Value {
    let mut new = body(&new_library("Mairie de Crozon", "29042"));
    new["kind"] = "town_hall".into();
    new
}

/// How many organisations everybody sees, and how many town halls among them.
fn public(workspace: &Workspace) -> (u64, Option<u64>) {
    let list = workspace.server.get("/api/v1/organisations?facets=true").json();
    let kinds = list["facets"]["kind"].as_array().unwrap().clone();
    let town_halls = kinds.iter().find(|kind| kind["value"] == "town_hall");
    (list["total"].as_u64().unwrap(), town_halls.and_then(|kind| kind["count"].as_u64()))
}

on_both_databases! {
    fn an_organisation_is_written_and_everybody_sees_it_at_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let seen_beside = || {
            beside.follow().unwrap();
            beside.catalogue().organisations(&OrganisationQuery::default(), at(0, 0)).unwrap().total
        };
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        assert_eq!(public(&workspace), (0, None));
        let made = anne.created("/organisations", &town_hall());
        assert_eq!((&made["life_status"], &made["trusted"]), (&json!("active"), &json!(false)));
        assert_eq!((&made["commune"]["name"], &made["steps"]), (&json!("Crozon"), &json!(["archive"])));
        assert_eq!((public(&workspace), seen_beside()), ((1, Some(1)), 1));

        // Its organiser writes it too, and its address stays.
        let organiser = json!({"role": "organiser", "organisation_id": made["id"]});
        let odile = workspace.invited(&anne, "odile@example.org", &organiser);
        let mut new = town_hall();
        new["name"] = "Mairie de Crozon-Morgat".into();
        new["contact"] = json!({"email": "mairie@crozon.example"});
        let edited = odile.edit(AT, &made, &new).json();
        assert_eq!((&edited["name"], &edited["slug"]), (&new["name"], &made["slug"]));
        let shown = workspace.server.get(&format!("/api/v1/organisations/{}", made["slug"].as_str().unwrap()));
        assert_eq!(shown.json()["contact"]["email"], "mairie@crozon.example");
        assert_eq!(workspace.server.get("/api/v1/organisations?q=morgat").json()["total"], 1);

        let archived = odile.stepped(AT, &edited, "archive");
        assert_eq!((&archived["life_status"], &archived["steps"]), (&json!("archived"), &json!(["restore"])));
        assert_eq!((public(&workspace), seen_beside()), ((0, None), 0));
        let back = anne.stepped(AT, &archived, "restore");
        assert_eq!((&back["life_status"], public(&workspace), seen_beside()), (&json!("active"), (1, Some(1)), 1));

        let entries = workspace.server.network.db().read(|c| cafeia_api::store::journal::list_after(c, 0, 1_000)).unwrap();
        let told: Vec<String> = entries
            .iter()
            .filter(|entry| entry.aggregate_id.to_string() == made["id"].as_str().unwrap())
            .map(|entry| format!("{} {} {}", entry.actor, entry.event, entry.changed.join(",")))
            .collect();
        let (anne, odile) = (format!("account:{}", anne.id), format!("account:{}", odile.id));
        let expected = [
            format!("{anne} created "),
            format!("{odile} updated contact,name"),
            format!("{odile} life_changed life_status"),
            format!("{anne} life_changed life_status"),
        ];
        assert_eq!(told, expected);
    }

    fn nobody_writes_an_organisation_into_what_is_not_theirs(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let nantes = body(&new_library("Médiathèque de Nantes", "44109"));
        let mut nowhere = town_hall();
        nowhere["commune_code"] = Value::Null;
        for beyond in [&nantes, &nowhere] {
            assert_eq!(anne.post("/organisations", beyond).code(), (403, "not_allowed".to_owned()));
        }
        let own = anne.created("/organisations", &town_hall());
        let organiser = json!({"role": "organiser", "organisation_id": own["id"]});
        let odile = workspace.invited(&anne, "odile@example.org", &organiser);
        let theirs = bob.created("/organisations", &nantes);
        // Neither taken from elsewhere nor handed there.
        for beyond in [&nantes, &nowhere] {
            assert_eq!(anne.edit(AT, &own, beyond).code(), (403, "not_allowed".to_owned()));
        }
        for stranger in [&anne, &odile] {
            assert_eq!(stranger.edit(AT, &theirs, &town_hall()).code(), (403, "not_allowed".to_owned()));
            assert_eq!(stranger.get(&format!("{AT}/{}", theirs["id"].as_str().unwrap())).status, 403);
        }
        assert_eq!(odile.post("/organisations", &town_hall()).status, 403, "an organiser has the one they have");
        // What is not public does not exist for others, whatever is tried with it.
        let gone = bob.stepped(AT, &theirs, "archive");
        let absent = json!({"id": uuid::Uuid::now_v7(), "version": gone["version"]});
        let tries = |thing: &Value| {
            let target = format!("{AT}/{}", thing["id"].as_str().unwrap());
            [
                anne.get(&target),
                anne.edit(AT, thing, &town_hall()),
                anne.step(AT, thing, &json!({"step": "restore"})),
                anne.send("PUT", &format!("{target}/trust"), &[("If-Match", "\"2\"")], &json!({"trusted": true})),
            ]
        };
        for (theirs, nothing) in tries(&gone).iter().zip(tries(&absent)) {
            assert_eq!((theirs.status, theirs.text()), (404, nothing.text()));
        }
        assert_eq!(odile.get(AT).json()["total"], 1);
        assert_eq!((anne.get(AT).json()["total"].as_u64(), national.get(AT).json()["total"].as_u64()), (Some(1), Some(2)));
        // The national team moves it from one to the other.
        assert_eq!(national.edit(AT, &own, &nowhere).status, 200);
        assert_eq!(anne.get(AT).json()["total"], 0);
    }

    fn trust_stays_with_those_who_gave_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let made = anne.created("/organisations", &town_hall());
        let id = made["id"].as_str().unwrap();
        let organiser = json!({"role": "organiser", "organisation_id": id});
        let odile = workspace.invited(&anne, "odile@example.org", &organiser);
        let trusted = anne.send("PUT", &format!("{AT}/{id}/trust"), &[("If-Match", "\"1\"")], &json!({"trusted": true}));
        assert_eq!(trusted.status, 204);
        let read = || odile.get(&format!("{AT}/{id}")).json();
        let seated = |commune: &str| {
            let mut new = town_hall();
            new["commune_code"] = commune.into();
            new
        };
        let stays = anne.edit(AT, &read(), &seated("29019")).json();
        assert_eq!((&stays["trusted"], &stays["version"]), (&json!(true), &json!(3)), "Anne looks after Brest too");
        let mut renamed = seated("29019");
        renamed["name"] = "Mairie".into();
        assert_eq!(odile.edit(AT, &read(), &renamed).json()["trusted"], true);
        let moved = odile.edit(AT, &read(), &seated("44109")).json();
        assert_eq!((&moved["trusted"], &moved["commune"]["name"]), (&json!(false), &json!("Nantes")));
        assert_eq!(odile.edit(AT, &read(), &seated("29042")).json()["trusted"], false, "it does not come back by itself");
    }

    fn each_one_lists_the_organisations_of_their_scope(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        for name in ["Écomusée", "Bibliothèque", "Atelier", "Dojo", "Café du port"] {
            anne.created("/organisations", &body(&new_library(name, "29042")));
        }
        national.created("/organisations", &body(&new_library("Médiathèque de Nantes", "44109")));
        let (mut names, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = anne.get(&format!("{AT}?limit=2{cursor}")).json();
            assert_eq!(page["total"], 5);
            names.extend(page["data"].as_array().unwrap().iter().map(|found| found["name"].as_str().unwrap().to_owned()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(names, ["Atelier", "Bibliothèque", "Café du port", "Dojo", "Écomusée"]);
        let first = anne.get(&format!("{AT}?q=ecomus")).json();
        assert_eq!((first["total"].as_u64(), &first["data"][0]["name"]), (Some(1), &json!("Écomusée")));
        anne.stepped(AT, &first["data"][0], "archive");
        assert_eq!(anne.get(&format!("{AT}?life_status=archived")).json()["total"], 1);
        assert_eq!(anne.get(&format!("{AT}?life_status=active,dormant")).json()["total"], 4);
        assert_eq!(national.get(AT).json()["total"], 6);
        anne.created("/organisations", &town_hall());
        assert_eq!(anne.get(&format!("{AT}?kind=town_hall")).json()["data"][0]["name"], "Mairie de Crozon");
        assert_eq!(anne.get(&format!("{AT}?kind=town_hall,library")).json()["total"], 6);
        for wrong in ["cursor=x", "cursor=019be0a2-5d10-7c3e-9a41-2f6d0c8b7e15", "life_status=dead", "kind=dragon", "limit=0", "colour=red"] {
            assert_eq!(anne.get(&format!("{AT}?{wrong}")).code(), (400, "invalid_parameter".to_owned()), "{wrong}");
        }
    }

    fn who_may_trust_one_and_what_may_be_the_same_is_said(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let made = anne.created("/organisations", &body(&new_library("Médiathèque municipale Jules-Verne", "29042")));
        assert_eq!(made["trustable"], true);
        let id = made["id"].as_str().unwrap();
        let odile = workspace.invited(&anne, "odile@example.org", &json!({"role": "organiser", "organisation_id": id}));
        assert_eq!(odile.get(&format!("{AT}/{id}")).json()["trustable"], false, "nobody trusts themselves");

        let names = |by: &Person, query: &str| -> Vec<String> {
            let reply = by.get(&format!("{AT}/similar?{query}"));
            assert_eq!(reply.status, 200, "{}", reply.text());
            let found = reply.json()["data"].as_array().unwrap().clone();
            found.iter().map(|one| one["name"].as_str().unwrap().to_owned()).collect()
        };
        let same = "name=mediatheque%20jules%20verne&commune=29019";
        assert_eq!(names(&anne, same), ["Médiathèque municipale Jules-Verne"]);
        assert_eq!(names(&anne, &format!("{same}&except={id}")), Vec::<String>::new(), "it is not like itself");
        assert_eq!(names(&anne, "name=mediatheque%20jules%20verne&commune=44109"), Vec::<String>::new(), "it is elsewhere");
        assert_eq!(names(&bob, same).len(), 1, "what is public is known to all");
        anne.stepped(AT, &made, "archive");
        assert_eq!((names(&anne, same).len(), names(&bob, same).len()), (1, 0));
        for wrong in ["", "name=", "name=a&except=x", "name=a&colour=red"] {
            assert_eq!(anne.get(&format!("{AT}/similar?{wrong}")).code(), (400, "invalid_parameter".to_owned()), "{wrong}");
        }
    }
}
