//! Facilitators: they apply, take part, say who they are, and go.

use std::time::{Duration, Instant};

use cafeia_api::{domain, mail::Content, network::Network};
use cafeia_shared::facilitators::FacilitatorQuery;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    people::{PASSWORD, Person, Workspace, referent},
    support::{at, change, facilitator, geography, library, new_cafe, on_both_databases, place, published},
    writes::new_facilitator,
};

const AT: &str = "/workspace/facilitators";
const FAB: &str = "fab@example.org";

fn profile(visible: bool) -> Value {
    let mut profile = new_facilitator("Fabienne, Crozon", "29042");
    profile["visible"] = visible.into();
    profile
}

fn application(email: &str, profile: &Value) -> Value {
    json!({"name": "Fabienne Le Roux", "email": email, "locale": "fr", "profile": profile})
}

fn apply(workspace: &Workspace, application: &Value) -> u16 {
    workspace.post("/facilitator-applications", application).status
}

/// How many facilitators everybody sees, and how many of them are trained.
fn public(workspace: &Workspace) -> (u64, u64) {
    let total = |query: &str| {
        workspace.server.get(&format!("/api/v1/facilitators{query}")).json()["total"].as_u64().unwrap()
    };
    (total(""), total("?training=trained"))
}

/// The one facilitator of somebody's scope.
fn only(by: &Person) -> Value {
    let list = by.get(AT).json();
    assert_eq!(list["total"], 1, "{list}");
    by.get(&format!("{AT}/{}", list["data"][0]["id"].as_str().unwrap())).json()
}

on_both_databases! {
    fn somebody_applies_takes_part_and_is_shown_as_they_agreed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let seen_beside = || {
            beside.follow().unwrap();
            beside.catalogue().facilitators(&FacilitatorQuery::default(), at(0, 12)).unwrap().total
        };
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        assert_eq!(apply(&workspace, &application(" Fab@Example.org ", &profile(true))), 202);

        // Nobody is shown before they have followed the letter; whoever looks after the territory sees who applied.
        let candidates = anne.get(&format!("{AT}?life_status=candidate&training=declared")).json();
        assert_eq!((candidates["total"].as_u64(), &candidates["data"][0]["name"]), (Some(1), &json!("Fabienne, Crozon")));
        assert_eq!(bob.get(AT).json()["total"], 0);
        assert_eq!((public(&workspace), seen_beside()), ((0, 0), 0));
        let letters = workspace.letters();
        let (_, Content::FacilitatorApplication { link, visible: true, .. }) = &letters[0] else { panic!("{letters:?}") };
        assert!(link.starts_with("https://reseau.example/espace/invitation#"), "{link}");
        assert_eq!(workspace.accept(&workspace.link_for(FAB)).status, 204);
        let fab = workspace.sign_in(FAB);
        let own = only(&fab);
        assert_eq!((&own["life_status"], &own["training"], &own["visible"]), (&json!("active"), &json!("declared"), &json!(true)));
        assert_eq!((public(&workspace), seen_beside()), ((1, 0), 1));
        let shown = workspace.server.get(&format!("/api/v1/facilitators/{}", own["slug"].as_str().unwrap()));
        assert!(!shown.text().contains("example.org") && !shown.text().contains("Le Roux"), "{}", shown.text());

        // She says who she is, and where she stands in her training is for others to say.
        let mut said = profile(true);
        said["description"] = "Je viens avec un jeu de cartes.".into();
        let said = fab.edit(AT, &own, &said).json();
        let target = format!("{AT}/{}/training", own["id"].as_str().unwrap());
        let confirm = |by: &Person, training: &str| {
            let version = format!("\"{}\"", only(&fab)["version"]);
            by.send("PUT", &target, &[("If-Match", &version)], &json!({"training": training}))
        };
        assert_eq!(confirm(&fab, "trained").code(), (403, "not_allowed".to_owned()));
        assert_eq!(confirm(&bob, "trained").code(), (403, "not_allowed".to_owned()));
        assert_eq!(anne.put(&target, &json!({"training": "trained"})).code().0, 428);
        assert_eq!(confirm(&anne, "king").code(), (400, "malformed_body".to_owned()));
        let confirmed = confirm(&anne, "trained");
        assert_eq!((confirmed.status, confirmed.header("etag")), (200, "\"4\""), "{}", confirmed.text());
        assert_eq!(confirmed.json()["content"], said["content"]);
        assert_eq!((public(&workspace), seen_beside()), ((1, 1), 1));
        assert_eq!(fab.edit(AT, &own, &profile(true)).code().0, 412, "Anne has confirmed something meanwhile");

        // Hidden, she is in nobody's sight, and her cafés keep their place.
        let hidden = fab.edit(AT, &only(&fab), &profile(false)).json();
        assert_eq!((&hidden["training"], public(&workspace), seen_beside()), (&json!("trained"), (0, 0), 0));
        assert_eq!(confirm(&bob, "declared").status, 404);
    }

    fn nobody_agrees_to_be_shown_for_somebody_else(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let refused = |reply: crate::server::Reply| {
            assert_eq!((reply.status, &reply.json()["errors"][0]["field"]), (422, &json!("visible")), "{}", reply.text());
        };
        refused(anne.post("/facilitators", &profile(true)));
        refused(national.post("/facilitators", &profile(true)));
        assert_eq!(anne.get(AT).json()["total"], 0, "what was refused left something behind");
        let made = anne.created("/facilitators", &profile(false));
        assert_eq!((&made["training"], &made["life_status"]), (&json!("declared"), &json!("active")));
        for somebody in [&anne, &national] {
            refused(somebody.edit(AT, &made, &profile(true)));
        }
        let fab = workspace.invited(&anne, FAB, &json!({"role": "facilitator", "facilitator_id": made["id"]}));
        let shown = fab.edit(AT, &made, &profile(true)).json();
        assert_eq!((&shown["visible"], public(&workspace).0), (&json!(true), 1));
        // Whoever looks after the territory writes what she agreed to show, and hides it, and does not show it again.
        let mut corrected = profile(true);
        corrected["travel_radius_km"] = 50.into();
        let corrected = anne.edit(AT, &shown, &corrected).json();
        assert_eq!(corrected["content"]["travel_radius_km"], 50);
        let hidden = anne.edit(AT, &corrected, &profile(false)).json();
        assert_eq!(public(&workspace).0, 0);
        refused(anne.edit(AT, &hidden, &profile(true)));
    }

    fn who_looks_after_a_territory_finds_those_who_are_shown_and_those_who_are_not(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let hidden = anne.created("/facilitators", &profile(false));
        let shown = anne.created("/facilitators", &new_facilitator("Gaël, Crozon", "29042"));
        let gael = workspace.invited(&anne, "gael@example.org", &json!({"role": "facilitator", "facilitator_id": shown["id"]}));
        let mut agreed = shown["content"].clone();
        agreed["visible"] = true.into();
        gael.edit(AT, &shown, &agreed);
        for (query, found) in [("visible=true", &shown), ("visible=false", &hidden), ("visible=0&life_status=active", &hidden)] {
            let list = anne.get(&format!("{AT}?{query}")).json();
            assert_eq!((list["total"].as_u64(), &list["data"][0]["id"]), (Some(1), &found["id"]), "{query}");
        }
        assert_eq!(anne.get(AT).json()["total"], 2);
        let refused = anne.get(&format!("{AT}?visible=perhaps"));
        assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (400, &json!("visible")));
    }

    fn an_address_that_is_known_gets_a_letter_and_nothing_changes(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let yann = json!({"email": "yann@example.org", "name": "Yann", "locale": "fr", "grant": referent("commune-29042")});
        assert_eq!(anne.post("/accounts", &yann).status, 201);
        let invited = workspace.link_for("yann@example.org");

        let answers: Vec<_> = ["anne@example.org", "yann@example.org", FAB]
            .map(|email| {
                let asked = Instant::now();
                let reply = workspace.post("/facilitator-applications", &application(email, &profile(true)));
                assert!(asked.elapsed() >= Duration::from_millis(150), "{email}: its time would tell");
                reply
            })
            .into_iter()
            .map(|reply| (reply.status, reply.body))
            .collect();
        assert_eq!(answers, [(202, Vec::new()), (202, Vec::new()), (202, Vec::new())]);
        assert_eq!(anne.grants().len(), 1);
        assert_eq!(anne.get(AT).json()["total"], 1, "Fabienne's alone");
        let about = |email: &str| {
            let letters = workspace.letters().into_iter().filter(|(to, _)| to == email);
            letters.map(|(_, content)| content).collect::<Vec<_>>()
        };
        let known = about("anne@example.org");
        let [Content::AccountExists { link }] = &known[..] else { panic!("{known:?}") };
        assert_eq!(link, "https://reseau.example/espace");
        // The invitation came once more, and the former link is over.
        assert!(matches!(&about("yann@example.org")[..], [Content::Invitation { .. }]), "{:?}", about("yann@example.org"));
        assert_eq!(workspace.accept(&invited).status, 410);
        assert_eq!(workspace.accept(&workspace.link_for("yann@example.org")).status, 204);
        assert_eq!(workspace.sign_in("yann@example.org").grants().len(), 1);

        // Whoever applies twice gets the letter twice, and one profile: the first, whatever others write in their name.
        let mut other = profile(true);
        other["name"] = "Quelqu’un d’autre".into();
        assert_eq!(apply(&workspace, &application(FAB, &other)), 202);
        assert_eq!(anne.get(AT).json()["total"], 1);
        assert_eq!(workspace.accept(&workspace.link_for(FAB)).status, 204);
        assert_eq!(only(&workspace.sign_in(FAB))["name"], "Fabienne, Crozon");
    }

    fn nobody_is_shown_by_what_others_wrote_in_their_name(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        // Somebody applies in the name of Yann, whom Anne invites a while later; her letter says nothing of it.
        assert_eq!(apply(&workspace, &application("yann@example.org", &profile(true))), 202);
        let yann = workspace.invited(&anne, "yann@example.org", &referent("commune-29042"));
        let own = only(&anne);
        assert_eq!((&own["life_status"], &own["visible"], public(&workspace).0), (&json!("active"), &json!(false), 0));
        assert_eq!(yann.edit(AT, &own, &profile(true)).json()["visible"], true, "he may agree himself");

        // A new password that is asked for before the account is open leads to the letter of the application.
        assert_eq!(apply(&workspace, &application(FAB, &profile(true))), 202);
        assert_eq!(workspace.post("/password-resets", &json!({"email": FAB})).status, 202);
        let letters = workspace.letters();
        let to_fab: Vec<_> = letters.iter().filter(|(to, _)| to == FAB).map(|(_, content)| content).collect();
        assert!(matches!(to_fab[..], [Content::FacilitatorApplication { visible: true, .. }]), "{to_fab:?}");

        // Nor is the first account of a network any less than that.
        assert_eq!(apply(&workspace, &application("chef@example.org", &profile(true))), 202);
        let chef = workspace.newcomer("chef@example.org");
        assert!(chef.grants().iter().any(|grant| grant["role"] == "national"), "{:?}", chef.grants());
        assert_eq!(public(&workspace).0, 1, "Yann's alone");
    }

    fn applications_are_counted_and_their_faults_named(db: &TestDb) {
        let workspace = Workspace::open(db);
        let faulty = |field: &str, value: Value| {
            let mut application = application(FAB, &profile(true));
            match field.split_once('.') {
                Some((part, field)) => application[part][field] = value,
                None => application[field] = value,
            }
            workspace.post("/facilitator-applications", &application)
        };
        for (field, value) in [
            ("email", json!("nobody")),
            ("email", json!("a@example.org\r\nBcc: all@example.org")),
            ("name", json!("Anne\r\nBcc: all@example.org")),
            ("name", json!("")),
            ("profile.name", json!("x")),
            ("profile.commune_code", json!("99999")),
            ("profile.travel_radius_km", json!(501)),
            ("profile.format_ids", json!([uuid::Uuid::now_v7()])),
            ("profile.organisation_id", json!(uuid::Uuid::now_v7())),
        ] {
            let reply = faulty(field, value);
            assert_eq!((reply.status, &reply.json()["errors"][0]["field"]), (422, &json!(field)), "{}", reply.text());
            workspace.clock.pass(TimeDelta::hours(1));
        }
        for field in ["profile.training", "profile.life_status", "grant", "password", "role"] {
            assert_eq!(faulty(field, json!("trained")).code(), (400, "malformed_body".to_owned()), "{field}");
        }
        assert_eq!(workspace.letters(), []);
        // By address, and from an address.
        workspace.clock.pass(TimeDelta::hours(12));
        let answers: Vec<u16> = (0..5).map(|_| apply(&workspace, &application(FAB, &profile(true)))).collect();
        assert_eq!(answers, [202, 202, 202, 429, 429]);
        let from: Vec<u16> =
            (0..12).map(|n| apply(&workspace, &application(&format!("{n}@example.org"), &profile(true)))).collect();
        assert_eq!((from[0], from[11]), (202, 429), "{from:?}");
    }

    fn an_application_that_nobody_confirms_is_forgotten_with_its_account(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        assert_eq!(apply(&workspace, &application(FAB, &profile(true))), 202);
        // Somebody whom Anne has written down herself, and who does not answer either.
        let made = anne.created("/facilitators", &new_facilitator("Gaël, Crozon", "29042"));
        let invitation = json!({"email": "gael@example.org", "name": "Gaël", "locale": "fr",
            "grant": {"role": "facilitator", "facilitator_id": made["id"]}});
        assert_eq!(anne.post("/accounts", &invitation).status, 201);
        workspace.clock.pass(TimeDelta::days(36));
        change(&workspace.server.network, domain::purge::run);
        anne.sign_in_again();
        assert_eq!(anne.get(AT).json()["total"], 2);
        workspace.clock.pass(TimeDelta::days(2));
        change(&workspace.server.network, domain::purge::run);
        anne.sign_in_again();
        assert_eq!(only(&anne)["name"], "Gaël, Crozon", "what Anne wrote is hers to archive");
        national.sign_in_again();
        let emails = national.get("/accounts").json().to_string();
        assert!(!emails.contains(FAB) && !emails.contains("gael@"), "{emails}");

        // What is archived goes after a year.
        anne.stepped(AT, &only(&anne), "archive");
        workspace.clock.pass(TimeDelta::days(364));
        change(&workspace.server.network, domain::purge::run);
        anne.sign_in_again();
        assert_eq!(anne.get(AT).json()["total"], 1);
        workspace.clock.pass(TimeDelta::days(2));
        change(&workspace.server.network, domain::purge::run);
        anne.sign_in_again();
        assert_eq!(anne.get(AT).json()["total"], 0);
    }

    fn a_candidate_who_was_turned_down_comes_back_as_what_they_are_by_then(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        assert_eq!(apply(&workspace, &application(FAB, &profile(true))), 202);
        let archived = anne.stepped(AT, &only(&anne), "archive");
        let restored = anne.stepped(AT, &archived, "restore");
        assert_eq!((&restored["life_status"], public(&workspace).0), (&json!("candidate"), 0));
        let archived = anne.stepped(AT, &restored, "archive");
        assert_eq!(workspace.accept(&workspace.link_for(FAB)).status, 204);
        assert_eq!((&only(&anne)["life_status"], public(&workspace).0), (&json!("archived"), 0));
        assert_eq!(anne.step(AT, &archived, &json!({"step": "restore"})).status, 412);
        assert_eq!(anne.stepped(AT, &only(&anne), "restore")["life_status"], "active");
        assert_eq!(public(&workspace).0, 1);
    }

    fn who_goes_leaves_nothing_and_what_they_ran_stays(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (fab, cafe) = change(&workspace.server.network, |c| {
            let (host, place) = (library(c, "Médiathèque", "29042"), place(c, "Médiathèque", "29042"));
            let fab = facilitator(c, "Fabienne", "29042", true);
            let mut cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, place)).unwrap();
            cafe["facilitators"] = json!([{"facilitator_id": fab, "part": "lead"}]);
            Ok((fab, published(c, &serde_json::from_value(cafe).unwrap())))
        });
        let grant = json!({"role": "facilitator", "facilitator_id": fab});
        let fabienne = workspace.invited(&anne, FAB, &grant);
        let gael = workspace.invited(&anne, "gael@example.org", &grant);
        let shown = || workspace.server.get(&format!("/api/v1/cafes/{cafe}")).json()["facilitators"].as_array().map(Vec::len);
        let goes = |person: &Person| person.post("/account/deletion", &json!({"password": PASSWORD})).status;
        let export = fabienne.get("/account/export").json();
        assert_eq!((&export["facilitators"][0]["name"], export["resources"].as_array().map(Vec::len)), (&json!("Fabienne"), Some(0)));
        beside.follow().unwrap();
        // Two speak for her: the first takes nothing along.
        assert_eq!(goes(&gael), 204);
        assert_eq!((public(&workspace).0, shown()), (1, Some(1)));
        assert_eq!(goes(&fabienne), 204);
        assert_eq!((public(&workspace).0, shown()), (0, Some(0)));
        assert_eq!(workspace.server.get(&format!("/api/v1/facilitators/{fab}")).status, 404);
        assert_eq!(anne.get(AT).json()["total"], 0);
        beside.follow().unwrap();
        assert_eq!(beside.catalogue().facilitators(&FacilitatorQuery::default(), at(0, 12)).unwrap().total, 0);
        assert_eq!(beside.catalogue().cafe(&cafe.to_string(), at(0, 12)).unwrap().facilitators.len(), 0);
        assert_eq!(Network::open(db.open(), geography()).unwrap().catalogue().cafe(&cafe.to_string(), at(0, 12)).unwrap().facilitators.len(), 0);
    }

    fn nobody_writes_a_facilitator_who_is_not_theirs(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let made = anne.created("/facilitators", &profile(false));
        let fab = workspace.invited(&anne, FAB, &json!({"role": "facilitator", "facilitator_id": made["id"]}));
        let other = anne.created("/facilitators", &new_facilitator("Gaël", "29042"));
        assert_eq!(fab.edit(AT, &other, &profile(false)).status, 404);
        assert_eq!(fab.post("/facilitators", &new_facilitator("Une autre", "29042")).code(), (403, "not_allowed".to_owned()));
        assert_eq!(anne.post("/facilitators", &new_facilitator("Au loin", "44109")).code(), (403, "not_allowed".to_owned()));
        assert_eq!(anne.edit(AT, &other, &new_facilitator("Gaël", "44109")).code(), (403, "not_allowed".to_owned()));
        // She moves where she likes, and is looked after by others from then on.
        assert_eq!(fab.edit(AT, &made, &new_facilitator("Fabienne", "44109")).status, 200);
        assert_eq!(only(&anne)["name"], "Gaël");
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        assert_eq!(only(&bob)["name"], "Fabienne");
    }
}
