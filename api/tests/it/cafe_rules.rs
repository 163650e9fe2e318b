//! Rules of cafés, and of addresses, that hold wherever they are written.

use serde_json::{Value, json};

use crate::{
    needs::new_need,
    people::{Workspace, referent},
    proposals::new_proposal,
    server::Reply,
    support::{at, change, library, new_cafe, on_both_databases, place},
};

/// Where cafés are written, and where they are changed.
const NEW: &str = "/cafes";
const AT: &str = "/workspace/cafes";

/// Where the faults are, and what is said of the first.
fn faults(reply: &Reply) -> (u16, Vec<String>, String) {
    let problem = reply.json();
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    let fields = errors.iter().map(|fault| fault["field"].as_str().unwrap().to_owned()).collect();
    let first = errors.first().map(|fault| fault["message"].as_str().unwrap().to_owned());
    (reply.status, fields, first.unwrap_or_default())
}

on_both_databases! {
    fn the_host_of_a_cafe_is_none_of_its_other_organisations(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (host, partner, venue) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Crozon", "29042"), library(c, "Le Bar", "29042"), place(c, "Salle", "29042")))
        });
        let cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, venue)).unwrap();
        let with = |organisations: &[Value]| {
            let mut cafe = cafe.clone();
            cafe["organisers"] = organisations.iter().map(|id| json!({"organisation_id": id, "part": "partner"})).collect();
            cafe
        };
        let (status, fields, message) = faults(&national.post(NEW, &with(&[json!(partner), json!(host)])));
        assert_eq!((status, fields.as_slice()), (422, &["organisers".to_owned()][..]), "{message}");
        assert!(message.contains("the host is named as such"), "{message}");
        let made = national.created(NEW, &with(&[json!(partner)]));
        // Who hosts it later on is taken from the others.
        let mut moved = with(&[json!(partner)]);
        moved["host_id"] = json!(partner);
        assert_eq!(faults(&national.edit(AT, &made, &moved)).1, ["organisers"]);
    }

    fn the_times_of_a_cafe_are_read_as_those_do_who_live_there(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (host, venue) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Saint-Denis", "97411"), place(c, "Médiathèque", "97411")))
        });
        let cafe = |zone: &str, mode: &str| {
            let mut cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 8), host, venue)).unwrap();
            (cafe["timezone"], cafe["mode"]) = (zone.into(), mode.into());
            if mode == "online" {
                cafe["place_id"] = Value::Null;
                cafe["online_url"] = "https://visio.example.org/cafe".into();
            }
            cafe
        };
        let (status, fields, message) = faults(&national.post(NEW, &cafe("Europe/Paris", "on_site")));
        assert_eq!((status, fields.as_slice()), (422, &["timezone".to_owned()][..]));
        assert!(message.contains("Indian/Reunion"), "{message}");
        let made = national.created(NEW, &cafe("Indian/Reunion", "on_site"));
        assert_eq!(faults(&national.edit(AT, &made, &cafe("Europe/Paris", "on_site"))).1, ["timezone"]);
        // A zone of another name that keeps the same time is as good; and online, there is no place.
        national.created(NEW, &cafe("Indian/Mauritius", "on_site"));
        national.created(NEW, &cafe("Europe/Paris", "online"));
        // Who proposes one without an account hears the same, of a place that is known or new.
        let mut proposal = new_proposal();
        proposal["cafe"]["timezone"] = "Indian/Reunion".into();
        let (status, fields, message) = faults(&workspace.post("/proposals", &proposal));
        assert_eq!((status, fields.as_slice()), (422, &["cafe.timezone".to_owned()][..]), "{message}");
        assert!(message.contains("Europe/Paris"), "{message}");
    }

    fn a_mail_address_with_accents_is_refused_where_it_is_typed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let host = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let venue = change(&workspace.server.network, |c| Ok(place(c, "Médiathèque de Crozon", "29042")));
        for address in ["élise@mairie.example", "elise@médiathèque.example", "élise@médiathèque.example"] {
            let invitation = json!({"email": address, "name": "Élise", "locale": "fr", "grant": referent("departement-29")});
            let mut proposal = new_proposal();
            proposal["proposer"]["email"] = address.into();
            let mut need = new_need();
            need["asker"]["email"] = address.into();
            let application = json!({"email": address, "name": "Élise", "locale": "fr", "profile": {
                "name": "Élise", "commune_code": "29042", "travel_radius_km": 30, "languages": ["fr"], "visible": false}});
            let mut cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, venue)).unwrap();
            cafe["registration"] = json!({"mode": "mail", "target": address});
            cafe["contact"] = json!({"email": address});
            for (reply, expected) in [
                (national.post("/accounts", &invitation), vec!["email"]),
                (workspace.post("/proposals", &proposal), vec!["proposer.email"]),
                (workspace.post("/needs", &need), vec!["asker.email"]),
                (workspace.post("/facilitator-applications", &application), vec!["email"]),
                (national.post(NEW, &cafe), vec!["registration.target", "contact.email"]),
            ] {
                let (status, fields, message) = faults(&reply);
                assert_eq!((status, fields), (422, expected.into_iter().map(str::to_owned).collect()), "{}", reply.text());
                assert!(message.contains("no accents"), "{message}");
            }
            // Whoever signs in or has forgotten a password with it is answered as anybody else.
            assert_eq!(workspace.post("/sessions", &json!({"email": address, "password": "x".repeat(20)})).status, 401);
            assert!(workspace.post("/password-resets", &json!({"email": address})).status < 500);
        }
        assert_eq!(workspace.letters().len(), 0);
        let plain = json!({"email": "elise@xn--mdiathque-d4ab.example", "name": "Élise", "locale": "fr", "grant": referent("departement-29")});
        assert_eq!(national.post("/accounts", &plain).status, 201);
    }

    fn what_is_archived_is_brought_back_and_nothing_else(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (host, venue) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Crozon", "29042"), place(c, "Salle", "29042")))
        });
        let cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, venue)).unwrap();
        let draft = national.created(NEW, &cafe);
        let archived = national.stepped(AT, &draft, "archive");
        assert_eq!(archived["steps"], json!(["restore"]));
        let refused = national.step(AT, &archived, &json!({"step": "publish"}));
        assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("illegal_step")));
        let restored = national.stepped(AT, &archived, "restore");
        assert_eq!(restored["publication"], "draft");
        let public = national.stepped(AT, &restored, "publish");
        let archived = national.stepped(AT, &public, "archive");
        assert_eq!(archived["steps"], json!(["restore"]));
        assert_eq!(national.stepped(AT, &archived, "restore")["publication"], "published");
    }
}
