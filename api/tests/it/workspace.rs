//! Cafés written, reviewed and moved on by those who are signed in, as their stories.

use std::thread;

use cafeia_api::{domain, network::Network};
use cafeia_shared::{
    cafes::{CafeQuery, NewCafe},
    ids::{CafeId, OrganisationId, PlaceId},
    query::Query as _,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Person, Workspace, referent},
    policy::operations,
    server::{Reply, Server},
    support::{at, change, facilitator, geography, library, new_cafe, on_both_databases, place},
};

const REFERENT: &str = "anne@example.org";
const ORGANISER: &str = "odile@example.org";

/// A library of Crozon with its place, and one of Nantes.
struct Town {
    host: OrganisationId,
    place: PlaceId,
    far_host: OrganisationId,
    far_place: PlaceId,
}

impl Town {
    fn of(workspace: &Workspace) -> Self {
        change(&workspace.server.network, |c| {
            Ok(Self {
                host: library(c, "Médiathèque de Crozon", "29042"),
                place: place(c, "Médiathèque de Crozon", "29042"),
                far_host: library(c, "Médiathèque de Nantes", "44109"),
                far_place: place(c, "Médiathèque de Nantes", "44109"),
            })
        })
    }

    fn cafe(&self) -> NewCafe {
        new_cafe("Premier Café IA à Crozon", at(10, 17), self.host, self.place)
    }

    fn organiser(&self) -> Value {
        json!({"role": "organiser", "organisation_id": self.host})
    }
}

fn body(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

fn id_of(cafe: &Value) -> String {
    cafe["id"].as_str().unwrap().to_owned()
}

fn steps_of(cafe: &Value) -> Vec<&str> {
    cafe["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect()
}

fn code(reply: &Reply) -> (u16, String) {
    reply.code()
}

fn created(by: &Person, new: &NewCafe) -> Value {
    let reply = by.post("/cafes", &body(new));
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

/// Takes a step at the version that somebody has read.
fn step(by: &Person, cafe: &Value, step: &Value) -> Reply {
    let target = format!("/workspace/cafes/{}/steps", id_of(cafe));
    by.send("POST", &target, &[("If-Match", &format!("\"{}\"", cafe["version"]))], step)
}

fn stepped(by: &Person, cafe: &Value, name: &str) -> Value {
    let reply = step(by, cafe, &json!({"step": name}));
    assert_eq!(reply.status, 201, "{name}: {}", reply.text());
    reply.json()
}

fn edit(by: &Person, cafe: &Value, new: &NewCafe) -> Reply {
    let target = format!("/workspace/cafes/{}", id_of(cafe));
    by.send("PUT", &target, &[("If-Match", &format!("\"{}\"", cafe["version"]))], &body(new))
}

fn public_status(workspace: &Workspace, cafe: &Value) -> u16 {
    workspace.server.get(&format!("/api/v1/cafes/{}", id_of(cafe))).status
}

on_both_databases! {
    fn a_cafe_is_written_handed_in_reviewed_and_on_the_public_list_at_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());

        let reply = odile.post("/cafes", &body(town.cafe()));
        assert_eq!((reply.status, reply.header("etag"), reply.header("cache-control")), (201, "\"1\"", "no-store"));
        let draft = reply.json();
        assert_eq!((&draft["publication"], &draft["review_since"]), (&json!("draft"), &Value::Null));
        assert_eq!(draft["commune"]["name"], "Crozon");
        assert_eq!(steps_of(&draft), ["submit", "archive"], "she may not publish it by herself");
        assert_eq!(public_status(&workspace, &draft), 404);

        let handed_in = stepped(&odile, &draft, "submit");
        assert_eq!(handed_in["publication"], "submitted");
        let queue = anne.get("/workspace/cafes?needs_review=true").json();
        assert_eq!((queue["total"].as_u64(), &queue["data"][0]["id"]), (Some(1), &draft["id"]));
        let seen = anne.get(&format!("/workspace/cafes/{}", id_of(&draft)));
        assert_eq!((seen.status, seen.header("etag")), (200, "\"2\""));
        assert_eq!(steps_of(&seen.json()), ["withdraw", "publish", "reject", "archive"]);

        assert_eq!(step(&anne, &handed_in, &json!({"step": "reject"})).json()["errors"][0]["field"], "reason");
        let refused = step(&anne, &handed_in, &json!({"step": "reject", "reason": "Quel jour ?"})).json();
        assert_eq!((&refused["publication"], &refused["review_reason"]), (&json!("rejected"), &json!("Quel jour ?")));
        let again = stepped(&odile, &refused, "submit");
        assert_eq!(again["review_reason"], Value::Null);
        let public = stepped(&anne, &again, "publish");
        assert_eq!((&public["publication"], &public["review_since"]), (&json!("published"), &Value::Null));

        let list = workspace.server.get("/api/v1/cafes?period=all").json();
        assert_eq!((list["total"].as_u64(), &list["data"][0]["id"]), (Some(1), &draft["id"]));
        let everything = CafeQuery::parse("period=all").unwrap();
        assert_eq!(beside.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 0);
        beside.follow().unwrap();
        assert_eq!(beside.catalogue().cafes(&everything, at(0, 0)).unwrap().total, 1, "another process follows");

        // The journal says who.
        let entries = workspace.server.network.db().read(|c| cafeia_api::store::journal::list_after(c, 0, 1_000)).unwrap();
        let by: Vec<String> = entries
            .iter()
            .filter(|entry| entry.aggregate_id.to_string() == id_of(&draft))
            .map(|entry| entry.actor.to_string())
            .collect();
        let (author, reviewer) = (format!("account:{}", odile.id), format!("account:{}", anne.id));
        assert_eq!(by, [&author, &author, &reviewer, &author, &reviewer].map(String::as_str));
    }

    fn what_was_agreed_on_changes_under_the_eyes_of_a_reviewer_and_the_rest_freely(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let public = stepped(&anne, &created(&odile, &town.cafe()), "publish");

        let said = NewCafe { description: "On joue, on teste.".to_owned(), capacity: Some(20), ..town.cafe() };
        let free = edit(&odile, &public, &said).json();
        assert_eq!((&free["review_since"], &free["version"]), (&Value::Null, &json!(3)));

        let later = NewCafe { starts_at: at(11, 17), ends_at: at(11, 19), ..said.clone() };
        let moved = edit(&odile, &free, &later).json();
        assert_eq!(moved["publication"], "published");
        assert!(moved["review_since"].is_string(), "{moved}");
        assert_eq!(steps_of(&moved), ["archive", "mark_full", "postpone", "move_online", "cancel"]);
        let shown = workspace.server.get(&format!("/api/v1/cafes/{}", id_of(&public)));
        assert_eq!((shown.status, &shown.json()["starts_at"]), (200, &json!("2026-12-04T17:00:00Z")), "it stays public");
        assert_eq!(anne.get("/workspace/cafes?needs_review=true").json()["total"], 1);

        // Neither undoing nor archiving makes that forgotten.
        let back = edit(&odile, &moved, &said).json();
        assert!(back["review_since"].is_string());
        let archived = stepped(&odile, &back, "archive");
        assert_eq!(public_status(&workspace, &public), 404);
        assert_eq!(anne.get("/workspace/cafes?needs_review=true").json()["total"], 0);
        let restored = stepped(&odile, &archived, "restore");
        assert_eq!(restored["publication"], "published");
        assert_eq!(restored["review_since"], moved["review_since"]);
        let agreed = stepped(&anne, &restored, "publish");
        assert_eq!(agreed["review_since"], Value::Null);

        // An archived one is no way around either.
        let archived = stepped(&odile, &agreed, "archive");
        let renamed = edit(&odile, &archived, &NewCafe { title: "Autre chose".to_owned(), ..said.clone() }).json();
        assert!(stepped(&odile, &renamed, "restore")["review_since"].is_string());

        // Who may publish it changes it at once, and takes it out again.
        let renamed = anne.get(&format!("/workspace/cafes/{}", id_of(&public))).json();
        let out = step(&anne, &renamed, &json!({"step": "reject", "reason": "Pas sous ce titre"}));
        assert_eq!((out.status, &out.json()["publication"]), (201, &json!("rejected")), "{}", out.text());
        assert_eq!(public_status(&workspace, &public), 404);
        let other = stepped(&anne, &created(&anne, &town.cafe()), "submit");
        assert_eq!(other["publication"], "published", "whoever may publish hands nothing in");
        let earlier = NewCafe { starts_at: at(9, 17), ends_at: at(9, 19), ..town.cafe() };
        assert_eq!(edit(&anne, &other, &earlier).json()["review_since"], Value::Null);
    }

    fn a_trusted_organisation_publishes_at_once_and_lends_its_trust_to_nobody(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let odile = workspace.invited(&national, ORGANISER, &town.organiser());
        let paul = workspace.invited(&national, "paul@example.org", &json!({"role": "organiser", "organisation_id": town.far_host}));
        let target = format!("/workspace/organisations/{}/trust", town.host);
        let trust = |by: &Person, version: &str| by.send("PUT", &target, &[("If-Match", version)], &json!({"trusted": true}));
        let tag = workspace.server.get(&format!("/api/v1/organisations/{}", town.host)).header("etag").to_owned();
        assert_eq!(code(&trust(&odile, &tag)).0, 403, "nobody trusts themselves");
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        assert_eq!(code(&trust(&bob, &tag)), (403, "not_allowed".to_owned()));
        assert_eq!(code(&national.put(&target, &json!({"trusted": true}))).0, 428);
        assert_eq!(trust(&national, &tag).status, 204);
        assert_eq!(code(&trust(&national, &tag)).0, 412);
        let own = created(&odile, &town.cafe());
        assert_eq!(steps_of(&own), ["submit", "publish", "archive"]);
        let public = stepped(&odile, &own, "submit");
        assert_eq!(public["publication"], "published");
        assert_eq!(public_status(&workspace, &public), 200);
        let later = NewCafe { starts_at: at(11, 17), ends_at: at(11, 19), ..town.cafe() };
        assert_eq!(edit(&odile, &public, &later).json()["review_since"], Value::Null);

        // Paul names the trusted host, and his own organisation beside it.
        let mut borrowed = body(town.cafe());
        borrowed["organisers"] = json!([{"organisation_id": town.far_host, "part": "partner"}]);
        let reply = paul.post("/cafes", &borrowed);
        assert_eq!(reply.status, 201, "{}", reply.text());
        assert_eq!(stepped(&paul, &reply.json(), "submit")["publication"], "submitted");
    }

    fn nobody_reaches_beyond_their_scope(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let fab = change(&workspace.server.network, |c| Ok(facilitator(c, "Fabienne", "29042", true)));
        let fabienne = workspace.invited(&anne, "fab@example.org", &json!({"role": "facilitator", "facilitator_id": fab}));

        // A draft of others does not exist, whatever is tried with it; a public one may not be touched.
        let draft = created(&odile, &town.cafe());
        let absent = json!({"id": Uuid::now_v7(), "version": 1});
        let copy = json!({"starts_at": at(20, 17), "ends_at": at(20, 19)});
        for stranger in [&bob, &fabienne] {
            let tries = |cafe: &Value| {
                let target = format!("/workspace/cafes/{}", id_of(cafe));
                [
                    stranger.get(&target),
                    edit(stranger, cafe, &town.cafe()),
                    step(stranger, cafe, &json!({"step": "submit"})),
                    step(stranger, cafe, &json!({"step": "cancel"})),
                    stranger.post(&format!("{target}/copies"), &copy),
                ]
            };
            for (theirs, nothing) in tries(&draft).iter().zip(tries(&absent)) {
                assert_eq!((theirs.status, theirs.text()), (404, nothing.text()));
            }
            let list = stranger.get("/workspace/cafes").json();
            assert_eq!((list["total"].as_u64(), list["data"].as_array().map(Vec::len)), (Some(0), Some(0)));
        }
        let public = stepped(&anne, &draft, "publish");
        for stranger in [&bob, &fabienne] {
            for refused in [
                stranger.get(&format!("/workspace/cafes/{}", id_of(&public))),
                edit(stranger, &public, &town.cafe()),
                step(stranger, &public, &json!({"step": "archive"})),
            ] {
                assert_eq!(code(&refused), (403, "not_allowed".to_owned()));
            }
        }

        // Nobody writes a café into what is not theirs, nor moves or hands one there.
        let far = new_cafe("Café IA à Nantes", at(10, 17), town.far_host, town.far_place);
        for stranger in [&anne, &odile, &fabienne] {
            assert_eq!(code(&stranger.post("/cafes", &body(&far))).0, 403);
        }
        assert_eq!(anne.get("/workspace/cafes?publication=draft").json()["total"], 0, "what was refused left nothing behind");
        assert_eq!(edit(&anne, &public, &NewCafe { place_id: Some(town.far_place), ..town.cafe() }).status, 403);
        assert_eq!(edit(&odile, &public, &NewCafe { host_id: town.far_host, ..town.cafe() }).status, 403);
        // Her own organisation's café may go elsewhere, under the eyes of whoever looks after that territory.
        let abroad = edit(&odile, &public, &NewCafe { place_id: Some(town.far_place), ..town.cafe() });
        assert_eq!(abroad.status, 200, "{}", abroad.text());
        assert_eq!(bob.get("/workspace/cafes?needs_review=true").json()["total"], 1);
        assert_eq!(anne.get("/workspace/cafes").json()["total"], 0);

        // Who runs a café writes it, and neither decides on it nor cancels it.
        let mut run = body(town.cafe());
        run["facilitators"] = json!([{"facilitator_id": fab, "part": "lead"}]);
        let hers = fabienne.post("/cafes", &run);
        assert_eq!((hers.status, steps_of(&hers.json())), (201, vec!["submit"]));
        for name in ["publish", "archive"] {
            assert_eq!(code(&step(&fabienne, &hers.json(), &json!({"step": name}))).0, 403, "{name}");
        }
        assert_eq!(fabienne.get("/workspace/cafes").json()["total"], 1);
        // A grant that is taken back acts at once.
        let grant = fabienne.grants()[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(anne.delete(&format!("/grants/{grant}")).status, 204);
        assert_eq!(fabienne.post("/cafes", &run).status, 403);
    }

    fn two_editors_do_not_overwrite_each_other(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let read = created(&odile, &town.cafe());
        let hers = NewCafe { summary: "Pour tout le monde".to_owned(), ..town.cafe() };
        assert_eq!(edit(&odile, &read, &hers).status, 200);
        let stale = edit(&anne, &read, &NewCafe { summary: "Pour chacun".to_owned(), ..town.cafe() });
        assert_eq!(code(&stale), (412, "version_mismatch".to_owned()));
        assert!(stale.json()["detail"].as_str().unwrap().contains("version 2"), "{}", stale.text());
        assert_eq!(code(&step(&anne, &read, &json!({"step": "publish"}))).0, 412);
        let target = format!("/workspace/cafes/{}", id_of(&read));
        assert_eq!(anne.get(&target).json()["content"]["summary"], "Pour tout le monde");
        let without = anne.put(&target, &body(town.cafe()));
        assert_eq!(code(&without), (428, "precondition_required".to_owned()));
        assert_eq!(anne.send("PUT", &target, &[("If-Match", "yesterday")], &body(town.cafe())).status, 400);
    }

    fn whoever_names_no_version_is_told_so_before_what_is_wrong_with_the_body(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let bearer = format!("Bearer {}", national.token);
        let json = ("Content-Type", "application/json");
        let mut walked = 0;
        for (method, path, operation) in operations() {
            let parameters = operation.get("parameters").and_then(Value::as_array).cloned().unwrap_or_default();
            let names_version = parameters.iter().any(|one| one["name"] == "If-Match" && one["required"] == true);
            let of_account = operation.get("security").is_some_and(|needed| !needed[0]["bearer"].is_null());
            if !names_version || !of_account {
                continue;
            }
            walked += 1;
            let target = path.replace("{id}", &Uuid::now_v7().to_string()).replace("{number}", "2");
            let send = |headers: &[(&str, &str)]| {
                workspace.server.send(&method, &target, headers, Some("nonsense"))
            };
            let without = send(&[("Authorization", &bearer), json]);
            assert_eq!(code(&without), (428, "precondition_required".to_owned()), "{method} {path}");
            // Whatever is there would be written over: that is what the header stands against.
            let any = send(&[("Authorization", &bearer), json, ("If-Match", "*")]);
            assert_eq!(code(&any), (400, "invalid_parameter".to_owned()), "{method} {path}");
            let fault = &any.json()["errors"][0];
            assert_eq!(fault["field"], "If-Match");
            assert!(fault["message"].as_str().unwrap().contains("names a version"), "{fault}");
            // With a version, the body counts.
            if operation.contains_key("requestBody") {
                let broken = send(&[("Authorization", &bearer), json, ("If-Match", "\"1\"")]);
                assert_eq!(code(&broken), (400, "malformed_body".to_owned()), "{method} {path}");
            }
        }
        assert!(walked > 15, "{walked}");
    }

    fn a_cafe_that_was_put_off_is_reinstated_and_never_into_the_past(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let public = stepped(&anne, &created(&anne, &town.cafe()), "publish");
        let past = json!({"step": "postpone", "starts_at": at(-3, 17), "ends_at": at(-3, 19)});
        let refused = step(&anne, &public, &past);
        assert_eq!(code(&refused), (422, "invalid_field".to_owned()));
        assert_eq!(refused.json()["errors"][0]["field"], "starts_at");
        assert_eq!(refused.json()["errors"][0]["code"], "out_of_range");

        for name in ["postpone", "move_online"] {
            let before = anne.get(&format!("/workspace/cafes/{}", id_of(&public))).json();
            let elsewhere = step(&anne, &before, &json!({"step": name, "reason": "Travaux"})).json();
            let steps = elsewhere["steps"].as_array().unwrap();
            assert!(steps.contains(&json!("reinstate")) && !steps.contains(&json!("reopen")), "{steps:?}");
            assert_eq!(code(&step(&anne, &elsewhere, &json!({"step": "reopen"}))), (409, "illegal_step".to_owned()));
            let back = stepped(&anne, &elsewhere, "reinstate");
            assert_eq!((&back["event_status"], &back["status_reason"]), (&json!("scheduled"), &Value::Null));
            // The journal tells that it takes place after all, and not only that something changed.
            let journal = anne.get(&format!("/workspace/journal?object={}", id_of(&public))).json();
            let told: Vec<&Value> = journal["data"].as_array().unwrap().iter().map(|entry| &entry["event"]).take(2).collect();
            assert_eq!(told, ["reinstated", "status_changed"]);
        }
        let full = anne.get(&format!("/workspace/cafes/{}", id_of(&public))).json();
        let full = stepped(&anne, &full, "mark_full");
        assert_eq!(stepped(&anne, &full, "reopen")["event_status"], "scheduled");
    }

    fn a_title_shows_something_and_the_address_of_a_draft_follows_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        for title in ["\u{200b}\u{200b}\u{200b}\u{200b}", "Café \u{202e}eriannidro"] {
            let refused = anne.post("/cafes", &body(NewCafe { title: title.to_owned(), ..town.cafe() }));
            assert_eq!(refused.status, 422, "{title:?}");
            assert_eq!(refused.json()["errors"][0]["field"], "title");
        }
        let long = anne.post("/cafes", &body(NewCafe { title: "é".repeat(141), ..town.cafe() }));
        assert_eq!(long.json()["errors"][0]["limit"], 140);
        let public = stepped(&anne, &created(&anne, &town.cafe()), "publish");
        let turned = step(&anne, &public, &json!({"step": "cancel", "reason": "Panne \u{2066}ici\u{2069}"}));
        assert_eq!(turned.status, 422);

        let draft = created(&anne, &NewCafe { title: "Brouillon sans nom".to_owned(), ..town.cafe() });
        assert!(draft["slug"].as_str().unwrap().starts_with("brouillon-sans-nom-"));
        let named = edit(&anne, &draft, &NewCafe { title: "Des images et des mots".to_owned(), ..town.cafe() }).json();
        assert!(named["slug"].as_str().unwrap().starts_with("des-images-et-des-mots-"), "{named}");
        let public = stepped(&anne, &named, "publish");
        let renamed = edit(&anne, &public, &NewCafe { title: "Des mots seulement".to_owned(), ..town.cafe() }).json();
        assert_eq!(renamed["slug"], named["slug"], "who has noted it finds it again");
    }

    fn what_happens_to_a_cafe_is_said_and_undone_and_nothing_illegal_passes(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let draft = created(&odile, &town.cafe());
        let illegal = step(&odile, &draft, &json!({"step": "cancel", "reason": "Panne"}));
        assert_eq!(code(&illegal), (409, "illegal_step".to_owned()));
        let detail = illegal.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.ends_with("submit, publish, archive."), "{detail}");

        let public = stepped(&anne, &draft, "publish");
        let full = stepped(&odile, &public, "mark_full");
        assert_eq!(full["event_status"], "full");
        let cancelled = step(&odile, &full, &json!({"step": "cancel", "reason": "La salle est inondée"})).json();
        assert_eq!((&cancelled["event_status"], &cancelled["status_reason"]), (&json!("cancelled"), &json!("La salle est inondée")));
        assert_eq!(public_status(&workspace, &public), 200, "it stays visible");
        assert_eq!(code(&step(&odile, &cancelled, &json!({"step": "mark_full"}))).0, 409);
        let undone = stepped(&odile, &cancelled, "reinstate");
        assert_eq!((&undone["event_status"], &undone["status_reason"]), (&json!("full"), &Value::Null));
        let online = stepped(&odile, &stepped(&odile, &undone, "reopen"), "move_online");
        assert_eq!(online["event_status"], "moved_online");

        let put_off = step(&odile, &online, &json!({"step": "postpone", "reason": "Travaux"})).json();
        assert_eq!((&put_off["event_status"], &put_off["review_since"]), (&json!("postponed"), &Value::Null));
        let times = json!({"step": "postpone", "starts_at": at(17, 17), "ends_at": at(17, 19)});
        let dated = step(&odile, &put_off, &times).json();
        assert_eq!(dated["previous_starts_at"], "2026-12-03T17:00:00Z");
        assert!(dated["review_since"].is_string(), "a new date is looked at");

        for nonsense in [
            json!({"step": "postpone", "starts_at": at(17, 17)}),
            json!({"step": "postpone", "starts_at": at(17, 17), "ends_at": at(16, 17)}),
            json!({"step": "postpone", "starts_at": "9999-01-01T00:00:00Z", "ends_at": "9999-01-01T01:00:00Z"}),
            json!({"step": "archive", "reason": "Parce que"}),
            json!({"step": "cancel", "reason": "a\u{0}b"}),
            json!({"step": "cancel", "reason": "x".repeat(201)}),
        ] {
            assert_eq!(step(&odile, &dated, &nonsense).status, 422, "{nonsense}");
        }
        for broken in [json!({"step": "explode"}), json!({}), json!({"step": "archive", "publication": "published"}), json!([])] {
            assert_eq!(step(&odile, &dated, &broken).status, 400, "{broken}");
        }
        assert_eq!(odile.get(&format!("/workspace/cafes/{}", id_of(&public))).json()["version"], dated["version"]);
    }

    fn what_a_client_sends_is_taken_whole_or_not_at_all(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let odile = workspace.invited(&national, ORGANISER, &town.organiser());
        // What is not the author's to say has no field.
        for (field, value) in [("publication", json!("published")), ("id", json!(Uuid::now_v7())), ("version", json!(9)),
            ("slug", json!("a")), ("published_at", json!(at(0, 0))), ("trusted", json!(true)), ("review_since", Value::Null)] {
            let mut body = body(town.cafe());
            body[field] = value;
            assert_eq!(code(&odile.post("/cafes", &body)), (400, "malformed_body".to_owned()), "{field}");
        }
        // What cannot even be read names its field.
        for (field, value) in [("mode", json!("in_person")), ("starts_at", json!("2027-01-01T00:00:00")), ("capacity", json!(-1)),
            ("accessibility", json!("step_free"))] {
            let mut body = body(town.cafe());
            body[field] = value;
            let reply = odile.post("/cafes", &body);
            assert_eq!(code(&reply), (400, "malformed_body".to_owned()), "{field}");
            assert_eq!(reply.json()["errors"][0]["field"], field, "{}", reply.text());
        }
        let missing = odile.post("/cafes", &json!({"title": "Café"})).json();
        assert_eq!((&missing["errors"][0]["field"], &missing["errors"][0]["code"]), (&json!("starts_at"), &json!("required")));
        for (field, value) in [("host_id", json!(Uuid::now_v7())), ("place_id", json!(Uuid::now_v7())), ("timezone", json!("Mars/Olympus")),
            ("title", json!("a\u{0}bc")), ("starts_at", json!("+262000-01-01T00:00:00Z")), ("capacity", json!(0)),
            ("format_ids", json!([Uuid::now_v7()])), ("seats_taken", json!(4_294_967_295_u32)), ("online_url", json!("javascript:x"))] {
            let mut body = body(town.cafe());
            body[field] = value;
            let refused = odile.post("/cafes", &body);
            assert!(matches!(refused.status, 400 | 422), "{field}: {}", refused.text());
        }
        assert_eq!(odile.get("/workspace/cafes").json()["total"], 0, "nothing was left behind");
        // A leap second is the second after it, on both databases.
        let mut leap = body(town.cafe());
        leap["ends_at"] = json!("2026-12-03T18:59:60Z");
        let reply = odile.post("/cafes", &leap);
        assert_eq!((reply.status, &reply.json()["ends_at"]), (201, &json!("2026-12-03T19:00:00Z")));
        assert_eq!(odile.get("/workspace/cafes").json()["data"][0]["ends_at"], "2026-12-03T19:00:00Z");
    }

    fn the_same_request_counts_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let clock = &workspace.clock;
        let beside = workspace.server.start_beside(db, clock);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let mut odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let new = body(town.cafe());
        let send = |by: &Person, key: &str, body: &Value| by.send("POST", "/cafes", &[("Idempotency-Key", key)], body);
        let first = send(&odile, "\"une-fois\"", &new);
        assert_eq!(first.status, 201, "{}", first.text());
        let again = send(&odile, "une-fois", &new);
        assert_eq!((again.status, again.header("etag"), &again.body), (201, first.header("etag"), &first.body));
        let mut other = new.clone();
        other["title"] = "Un autre café".into();
        assert_eq!(code(&send(&odile, "une-fois", &other)), (422, "key_reused".to_owned()));
        // A key belongs to its account and names one operation.
        assert_ne!(send(&anne, "une-fois", &new).json()["id"], first.json()["id"]);
        let target = format!("/workspace/cafes/{}/copies", id_of(&first.json()));
        let copy = json!({"starts_at": at(20, 17), "ends_at": at(20, 19)});
        assert_eq!(code(&odile.send("POST", &target, &[("Idempotency-Key", "une-fois")], &copy)).1, "key_reused");
        // What was refused did nothing, and is attempted again.
        other["host_id"] = json!(Uuid::now_v7());
        assert_eq!(send(&odile, "refusé", &other).status, 400, "a key is ASCII");
        assert_eq!(send(&odile, "refuse", &other).status, 422);
        assert_eq!(send(&odile, "refuse", &new).status, 201);
        for key in ["", "a b", &"x".repeat(256)] {
            assert_eq!(code(&send(&odile, key, &new)), (400, "invalid_parameter".to_owned()), "{key:?}");
        }
        // Two at once, at two processes.
        let bearer = format!("Bearer {}", odile.token);
        let text = new.to_string();
        let ask = |server: &Server| {
            let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json"), ("Idempotency-Key", "deux")];
            let reply = server.send("POST", "/api/v1/cafes", &headers, Some(&text));
            assert_eq!(reply.status, 201, "{}", reply.text());
            reply.json()["id"].clone()
        };
        let ids: Vec<Value> = thread::scope(|scope| {
            let servers = [&workspace.server, &beside, &workspace.server, &beside];
            let asked = servers.map(|server| scope.spawn(|| ask(server)));
            asked.into_iter().map(|asked| asked.join().unwrap()).collect()
        });
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        // A step counts once too, though the version has moved on.
        let cafe = first.json();
        let submit = || {
            let target = format!("/workspace/cafes/{}/steps", id_of(&cafe));
            odile.send("POST", &target, &[("If-Match", "\"1\""), ("Idempotency-Key", "remis")], &json!({"step": "submit"}))
        };
        assert_eq!(submit().body, submit().body);
        // After a day the key is free again.
        let before = odile.get("/workspace/cafes").json()["total"].as_u64().unwrap();
        clock.pass(TimeDelta::hours(25));
        assert!(change(&workspace.server.network, domain::purge::run) > 0);
        odile.refresh();
        assert_ne!(send(&odile, "une-fois", &new).json()["id"], first.json()["id"]);
        assert_eq!(odile.get("/workspace/cafes").json()["total"], before + 1);
        anne.refresh();
    }

    fn a_cafe_is_done_again_and_what_is_alike_is_shown(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("departement-29"));
        let odile = workspace.invited(&anne, ORGANISER, &town.organiser());
        let other = change(&workspace.server.network, |c| Ok(library(c, "Mairie de Crozon", "29042")));
        let omar = workspace.invited(&anne, "omar@example.org", &json!({"role": "organiser", "organisation_id": other}));
        let first = stepped(&anne, &created(&odile, &NewCafe { capacity: Some(20), seats_taken: 12, ..town.cafe() }), "publish");
        let target = format!("/workspace/cafes/{}/copies", id_of(&first));
        let copied = odile.post(&target, &json!({"starts_at": at(13, 17), "ends_at": at(13, 19)}));
        assert_eq!(copied.status, 201, "{}", copied.text());
        let copy = copied.json();
        assert_eq!((&copy["publication"], &copy["version"], &copy["content"]["seats_taken"]), (&json!("draft"), &json!(1), &json!(0)));
        assert_eq!((&copy["title"], &copy["starts_at"]), (&first["title"], &json!("2026-12-06T17:00:00Z")));
        assert_eq!(odile.post(&target, &json!({"starts_at": at(13, 17), "ends_at": at(12, 19)})).status, 422);

        let similar = |by: &Person, query: &str| {
            let reply = by.get(&format!("/workspace/cafes/similar?place={}&{query}", town.place));
            assert_eq!(reply.status, 200, "{}", reply.text());
            let found = reply.json()["data"].as_array().unwrap().clone();
            found.iter().map(|cafe| (cafe["id"].clone(), cafe["likeness"].to_string())).collect::<Vec<_>>()
        };
        let (first, copy) = (first["id"].clone(), copy["id"].clone());
        let same = r#"["same_place_and_day"]"#.to_owned();
        let both = r#"["same_place_and_day","similar_title"]"#.to_owned();
        let title = r#"["similar_title"]"#.to_owned();
        assert_eq!(similar(&odile, "date=2026-12-03"), [(first.clone(), same)]);
        let found = similar(&odile, "date=2026-12-03&title=premier%20cafe%20ia%20%C3%A0%20CROZON");
        assert_eq!(found, [(first.clone(), both), (copy.clone(), title.clone())]);
        // A draft of others stays theirs.
        assert_eq!(similar(&omar, "date=2026-12-05&title=Premier+Caf%C3%A9+IA+de+Crozon"), [(first.clone(), title)]);
        let own = format!("date=2026-12-06&except={}", copy.as_str().unwrap());
        assert_eq!(similar(&odile, &own), []);
        assert_eq!(similar(&odile, "date=2026-12-20&title=Premier+Caf%C3%A9+IA+%C3%A0+Crozon"), []);
        for wrong in ["", "date=demain", "date=2026-12-03&colour=red", "date=2026-12-03&except=x"] {
            assert_eq!(odile.get(&format!("/workspace/cafes/similar?place={}&{wrong}", town.place)).status, 400, "{wrong}");
        }
        assert_eq!(odile.get(&format!("/workspace/cafes/similar?place={}&date=2026-12-03", Uuid::now_v7())).status, 400);
    }

    fn each_one_lists_the_cafes_of_their_scope_page_by_page(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, REFERENT, &referent("region-53"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("commune-44109"));
        change(&workspace.server.network, |c| {
            for day in 0..5 {
                let near = new_cafe("Café IA à Crozon", at(day, 17), town.host, town.place);
                domain::cafes::create(c, CafeId(Uuid::now_v7()), &near)?;
                let far = new_cafe("Café IA à Nantes", at(day, 17), town.far_host, town.far_place);
                domain::cafes::create(c, CafeId(Uuid::now_v7()), &far)?;
            }
            // Online: where its host's seat is.
            let mut online = body(new_cafe("Café IA en ligne", at(9, 17), town.host, town.place));
            online["mode"] = "online".into();
            online["place_id"] = Value::Null;
            domain::cafes::create(c, CafeId(Uuid::now_v7()), &serde_json::from_value(online).unwrap())
        });
        for (by, total) in [(&national, 11), (&anne, 6), (&bob, 5)] {
            let (mut seen, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = by.get(&format!("/workspace/cafes?limit=2{cursor}")).json();
                assert_eq!(page["total"], total);
                seen.extend(page["data"].as_array().unwrap().clone());
                let Some(next) = page["next_cursor"].as_str() else { break };
                cursor = format!("&cursor={next}");
            }
            let starts: Vec<&str> = seen.iter().map(|cafe| cafe["starts_at"].as_str().unwrap()).collect();
            assert!(starts.is_sorted_by(|a, b| a >= b), "{starts:?}");
            let mut ids: Vec<&str> = seen.iter().map(|cafe| cafe["id"].as_str().unwrap()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), total);
        }
        assert_eq!(anne.get("/workspace/cafes?publication=published,rejected").json()["total"], 0);
        assert_eq!(anne.get("/workspace/cafes?publication=draft").json()["total"], 6);
        for wrong in ["cursor=x", "cursor=9.9", "cursor=99999999999999999999.x", "cursor=253402300800000000.019be0a2-5d10-7c3e-9a41-2f6d0c8b7e15", "publication=secret", "limit=0"] {
            assert_eq!(anne.get(&format!("/workspace/cafes?{wrong}")).status, 400, "{wrong}");
        }

        // Two are over by then; of those to come, the soonest comes first, over every page.
        workspace.clock.pass(TimeDelta::hours(36));
        let bob = workspace.sign_in("bob@example.org");
        let starts = |period: &str| {
            let (mut starts, mut cursor) = (Vec::new(), String::new());
            loop {
                let page = bob.get(&format!("/workspace/cafes?limit=2&period={period}{cursor}")).json();
                let of = |cafe: &Value| cafe["starts_at"].as_str().unwrap()[..10].to_owned();
                starts.extend(page["data"].as_array().unwrap().iter().map(of));
                let Some(next) = page["next_cursor"].as_str() else { return starts };
                cursor = format!("&cursor={next}");
            }
        };
        assert_eq!(starts("upcoming"), ["2026-11-25", "2026-11-26", "2026-11-27"]);
        assert_eq!(starts("past"), ["2026-11-24", "2026-11-23"]);
        assert_eq!(starts("all").len(), 5);
    }
}
