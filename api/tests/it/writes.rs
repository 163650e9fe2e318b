//! What all writes of the catalogue have in common: who may send them, at which version, how often they count, and what
//! they may not bring along.

use cafeia_api::store;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Person, Workspace, referent},
    support::{change, library, new_format, new_library, new_place, on_both_databases},
};

/// Something that is written, by whom, and by whom not.
struct Case<'a> {
    /// Where it is created.
    create: &'static str,
    /// Where it is changed.
    change: &'static str,
    new: Value,
    author: &'a Person<'a>,
    foreign: &'a Person<'a>,
    /// What the foreign one is answered: whether they know of it is another question.
    refused: u16,
    /// A step that is not possible, and those that are.
    illegal: Option<(&'static str, &'static str)>,
}

fn body(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).unwrap()
}

pub fn new_facilitator(name: &str, commune: &str) -> Value {
    json!({"name": name, "commune_code": commune, "travel_radius_km": 30, "languages": ["fr"]})
}

fn cases<'a>(anne: &'a Person<'a>, bob: &'a Person<'a>, odile: &'a Person<'a>) -> [Case<'a>; 4] {
    [
        Case {
            create: "/organisations",
            change: "/workspace/organisations",
            new: body(new_library("Mairie de Crozon", "29042")),
            author: anne,
            foreign: bob,
            refused: 403,
            illegal: Some(("restore", "archive.")),
        },
        Case {
            create: "/facilitators",
            change: "/workspace/facilitators",
            new: new_facilitator("Fabienne", "29042"),
            author: anne,
            foreign: bob,
            refused: 404,
            illegal: Some(("restore", "archive.")),
        },
        Case {
            create: "/places",
            change: "/places",
            new: body(new_place("Salle des fêtes", "29042")),
            author: anne,
            foreign: bob,
            refused: 403,
            illegal: None,
        },
        Case {
            create: "/resources",
            change: "/workspace/resources",
            new: body(new_format("Un jeu de cartes")),
            author: odile,
            foreign: anne,
            refused: 404,
            illegal: Some(("restore", "submit, publish, archive.")),
        },
    ]
}

/// What is nobody's to write in a body.
const OTHERS: [&str; 12] = [
    "id",
    "slug",
    "version",
    "publication",
    "trusted",
    "training",
    "life_status",
    "archived_from",
    "author_id",
    "review_since",
    "created_at",
    "updated_at",
];

fn head(workspace: &Workspace) -> i64 {
    workspace.server.network.db().read(store::journal::head).unwrap()
}

on_both_databases! {
    fn what_is_written_is_written_by_whom_it_is_for_at_the_version_that_they_read(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let host = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let organiser = json!({"role": "organiser", "organisation_id": host});
        let odile = workspace.invited(&anne, "odile@example.org", &organiser);
        let stranger = workspace.without_grants(&national, "sam@example.org");
        for Case { create, change, new, author, foreign, refused, illegal } in cases(&anne, &bob, &odile) {
            assert_eq!(workspace.post(create, &new).code(), (401, "not_signed_in".to_owned()), "{create}");
            assert_eq!(stranger.post(create, &new).code(), (403, "not_allowed".to_owned()), "{create}");
            let reply = author.send("POST", create, &[("Idempotency-Key", create)], &new);
            assert_eq!((reply.status, reply.header("etag"), reply.header("cache-control")), (201, "\"1\"", "no-store"), "{}", reply.text());
            let made = reply.json();

            // Sent again it counts once, and the key is not free for another request.
            let before = head(&workspace);
            let again = author.send("POST", create, &[("Idempotency-Key", create)], &new);
            assert_eq!((again.status, &again.body, head(&workspace)), (201, &reply.body, before), "{create}");
            let mut other = new.clone();
            let named = if new["title"].is_string() { "title" } else { "name" };
            other[named] = "Tout autre chose".into();
            assert_eq!(author.send("POST", create, &[("Idempotency-Key", create)], &other).code().1, "key_reused", "{create}");

            // What is not the author's to say has no field, neither at first nor later.
            for field in OTHERS {
                let mut smuggled = other.clone();
                smuggled[field] = json!(1);
                assert_eq!(author.post(create, &smuggled).code(), (400, "malformed_body".to_owned()), "{create}: {field}");
                assert_eq!(author.edit(change, &made, &smuggled).code(), (400, "malformed_body".to_owned()), "{create}: {field}");
            }
            let mut faulty = new.clone();
            faulty[named] = "".into();
            let refusal = author.post(create, &faulty);
            assert_eq!((refusal.status, &refusal.json()["errors"][0]["field"]), (422, &json!(named)), "{create}");
            assert_eq!(head(&workspace), before, "{create}: what was refused left something behind");

            let target = format!("{change}/{}", made["id"].as_str().unwrap());
            assert_eq!(author.put(&target, &other).code(), (428, "precondition_required".to_owned()), "{create}");
            assert_eq!(author.send("PUT", &target, &[("If-Match", "yesterday")], &other).status, 400, "{create}");
            assert_eq!(workspace.send("PUT", &target, None, Some(&other)).status, 401, "{create}");
            assert_eq!(foreign.edit(change, &made, &other).status, refused, "{create}");
            assert_eq!(stranger.edit(change, &made, &other).status, 403, "{create}");
            let absent = json!({"id": Uuid::now_v7(), "version": 1});
            assert_eq!(author.edit(change, &absent, &other).status, 404, "{create}");
            assert_eq!(author.edit(change, &json!({"id": "no-id", "version": 1}), &other).status, 404, "{create}");
            assert_eq!(head(&workspace), before, "{create}: a stranger changed something");

            let edited = author.edit(change, &made, &other);
            assert_eq!((edited.status, edited.header("etag")), (200, "\"2\""), "{create}: {}", edited.text());
            assert_eq!(author.edit(change, &made, &new).code(), (412, "version_mismatch".to_owned()), "{create}");
            let same = author.edit(change, &edited.json(), &other);
            assert_eq!((same.status, same.header("etag")), (200, "\"2\""), "{create}: nothing changed, no new version");

            let Some((step, legal)) = illegal else { continue };
            let edited = edited.json();
            let take = |by: &Person, read: &Value, step: &str| by.step(change, read, &json!({"step": step}));
            assert_eq!(take(foreign, &edited, "archive").status, refused, "{create}");
            assert_eq!(take(author, &made, "archive").code().0, 412, "{create}");
            let without = author.post(&format!("{target}/steps"), &json!({"step": "archive"}));
            assert_eq!(without.code().0, 428, "{create}");
            for broken in [json!({"step": "explode"}), json!({}), json!({"step": "archive", "trusted": true}), json!([])] {
                assert_eq!(author.step(change, &edited, &broken).code(), (400, "malformed_body".to_owned()), "{create}");
            }
            let refusal = take(author, &edited, step);
            assert_eq!(refusal.code(), (409, "illegal_step".to_owned()), "{create}");
            let detail = refusal.json()["detail"].as_str().unwrap().to_owned();
            assert!(detail.ends_with(legal), "{create}: {detail}");
            // It counts once, though the version has moved on.
            let once = || author.send("POST", &format!("{target}/steps"), &[("If-Match", "\"2\""), ("Idempotency-Key", &target)], &json!({"step": "archive"}));
            assert_eq!(once().status, 201, "{create}");
            assert_eq!(once().body, once().body, "{create}");
            let archived = author.get(&target);
            assert_eq!((archived.status, archived.header("etag")), (200, "\"3\""), "{create}");
            let back = author.stepped(change, &archived.json(), "restore");
            assert_eq!(back["content"], edited["content"], "{create}");
            for field in ["life_status", "publication"] {
                assert_eq!(back[field], edited[field], "{create}: it is again what it was");
            }
        }
    }
}
