//! What people try who mean no good: ids of others in every operation, fields that are nobody's to send, cookies that a
//! foreign page brings along, lines in names.

use cafeia_api::{
    jobs::{Job, Mail},
    store::{
        self,
        jobs::{JobRecord, JobState},
    },
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    needs::confirmed_need,
    people::{Person, PostOffice, Workspace, referent},
    policy::{Operation, operations},
    proposals::{Proposer, new_proposal},
    server::Reply,
    support::{at, change, facilitator, library, new_cafe, new_format, on_both_databases, place},
    writes::new_facilitator,
};

/// One of each kind that belongs to somebody, by the beginning of the address of what is done with it.
struct Belongings(Vec<(&'static str, String)>);

impl Belongings {
    /// Of a referent of Finistère, an organiser and a facilitator of Crozon.
    fn of(workspace: &Workspace, anne: &Person, odile: &Person) -> Self {
        let (host, place, job) = change(&workspace.server.network, |c| {
            Ok((library(c, "Mairie de Crozon", "29042"), place(c, "Mairie", "29042"), Uuid::now_v7()))
        });
        let payload =
            serde_json::to_string(&Job::Mail(Mail::PasswordReset { link: Uuid::now_v7() })).unwrap();
        let failed = JobRecord {
            id: job,
            kind: "mail".to_owned(),
            payload,
            run_at: at(0, 0),
            attempts: 17,
            claimed_until: None,
            claimed_by: None,
            last_error: None,
            state: JobState::Failed,
            created_at: at(0, 0),
        };
        workspace.server.network.db().write(|c| store::jobs::insert(c, &failed)).unwrap();
        let id = |made: &Value| made["id"].as_str().unwrap().to_owned();
        let draft = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, place)).unwrap();
        let mut mailing = json!({
            "selection": {"audience": "people", "query": ""},
            "subject": "Rencontre du réseau",
            "text": "Rendez-vous à Quimper.",
        });
        mailing["recipients"] =
            anne.post("/workspace/mailings/previews", &mailing).json()["recipients"].clone();
        let view = json!({"list": "cafes", "name": "Passés", "query": "etat=passes"});
        Self(vec![
            ("/workspace/mailings/", id(&anne.created("/workspace/mailings", &mailing))),
            ("/account/views/", id(&anne.created("/account/views", &view))),
            ("/workspace/cafes/", id(&anne.created("/cafes", &draft))),
            ("/workspace/organisations/", host.to_string()),
            (
                "/workspace/facilitators/",
                id(&anne.created("/facilitators", &new_facilitator("Fabienne", "29042"))),
            ),
            (
                "/workspace/resources/",
                id(&odile.created("/resources", &serde_json::to_value(new_format("Un jeu")).unwrap())),
            ),
            ("/workspace/jobs/", job.to_string()),
            (
                "/workspace/proposals/",
                id(&Proposer::of(workspace, &PostOffice::of(workspace), &new_proposal()).confirm()),
            ),
            // In Quimper, whither nobody of Crozon travels.
            ("/workspace/needs/", confirmed_need(workspace, "29232")),
            (
                "/imports/",
                id(&anne
                    .upload("/imports?kind=organisations", b"Nom;Commune\nMairie annexe;Crozon\n")
                    .json()),
            ),
            ("/places/", place.to_string()),
            ("/accounts/", anne.id.clone()),
            ("/grants/", id(&anne.grants()[0])),
            ("/account/sessions/", id(&anne.get("/account/sessions").json()["data"][0])),
        ])
    }

    fn id(&self, path: &str) -> &str {
        let found = self.0.iter().find(|(beginning, _)| path.starts_with(beginning));
        &found.unwrap_or_else(|| panic!("nobody here has what {path} is about")).1
    }
}

/// The example of an operation's body, where that is JSON.
fn example(operation: &Operation) -> Option<Value> {
    let body = operation.2.get("requestBody")?;
    let json = body["content"].get("application/json")?;
    Some(json.get("example").cloned().unwrap_or_else(|| json!({})))
}

fn is_bearers(operation: &Operation) -> bool {
    operation.2.get("security").is_some_and(|schemes| !schemes[0]["bearer"].is_null())
}

fn send(by: &Person, method: &str, target: &str, body: Option<&Value>) -> Reply {
    by.send(method, target, &[("If-Match", "\"1\"")], body.unwrap_or(&Value::Null))
}

/// The same body with a field too many, once in each of its objects.
fn smuggled(body: &Value) -> Vec<Value> {
    let mut bodies = Vec::new();
    match body {
        Value::Object(fields) => {
            let mut with = body.clone();
            with["smuggled"] = true.into();
            bodies.push(with);
            for (name, inner) in fields {
                for inner in smuggled(inner) {
                    let mut with = body.clone();
                    with[name] = inner;
                    bodies.push(with);
                }
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                for item in smuggled(item) {
                    let mut with = body.clone();
                    with[index] = item;
                    bodies.push(with);
                }
            }
        }
        _ => {}
    }
    bodies
}

on_both_databases! {
    fn nobody_reaches_what_belongs_to_others_by_any_operation(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let (crozon, nantes, fab) = change(&workspace.server.network, |c| {
            let crozon = library(c, "Médiathèque de Crozon", "29042");
            Ok((crozon, library(c, "Médiathèque de Nantes", "44109"), facilitator(c, "Gaël", "29042", true)))
        });
        let organiser = |host| json!({"role": "organiser", "organisation_id": host});
        let odile = workspace.invited(&anne, "odile@example.org", &organiser(crozon));
        let theirs = Belongings::of(&workspace, &anne, &odile);
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let paul = workspace.invited(&national, "paul@example.org", &organiser(nantes));
        let gael = workspace.invited(&anne, "gael@example.org", &json!({"role": "facilitator", "facilitator_id": fab}));
        let head = || workspace.server.network.db().read(store::journal::head).unwrap();
        let (before, mut tried) = (head(), 0);
        for operation in operations().iter().filter(|operation| is_bearers(operation) && operation.1.contains("{id}")) {
            let (method, path, _) = operation;
            let path = path.strip_prefix("/api/v1").unwrap().replace("{number}", "2");
            let path = path.as_str();
            let body = example(operation);
            for intruder in [&bob, &paul, &gael] {
                let reply = send(intruder, method, &path.replace("{id}", theirs.id(path)), body.as_ref());
                assert!(matches!(reply.status, 403 | 404), "{method} {path} by {}: {} {}", intruder.email, reply.status, reply.text());
                if reply.status == 404 {
                    // What one may not know of answers like what does not exist.
                    let nothing = send(intruder, method, &path.replace("{id}", &Uuid::now_v7().to_string()), body.as_ref());
                    assert_eq!((reply.status, reply.body), (nothing.status, nothing.body), "{method} {path}");
                }
                tried += 1;
            }
        }
        assert!(tried >= 60, "only {tried} were tried");
        assert_eq!(head(), before, "something was changed");
        assert_eq!(anne.get("/account").status, 200);
    }

    fn no_body_takes_a_field_that_is_not_its_own(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut tried = 0;
        for operation in operations() {
            let Some(body) = example(&operation) else { continue };
            // What a private link opens is nobody's who is signed in.
            if operation.2.contains_key("security") && !is_bearers(&operation) {
                continue;
            }
            let (method, path, _) = &operation;
            let target = path.strip_prefix("/api/v1").unwrap().replace("{id}", &Uuid::now_v7().to_string());
            let target = target.replace("{number}", "2");
            for smuggled in smuggled(&body) {
                let reply = send(&national, method, &target, Some(&smuggled));
                assert_eq!(reply.code(), (400, "malformed_body".to_owned()), "{method} {path}: {}", reply.text());
                let detail = reply.json()["detail"].as_str().unwrap().to_owned();
                assert!(detail.contains("smuggled"), "{method} {path}: {detail}");
                tried += 1;
            }
        }
        assert!(tried >= 40, "only {tried} were tried");
    }

    fn a_page_of_another_site_does_nothing_with_the_cookie_that_comes_along(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let from = [("Cookie", national.cookie.as_str()), ("Origin", "https://evil.example")];
        for operation in operations().iter().filter(|operation| is_bearers(operation)) {
            let (method, path, _) = operation;
            let target = path.replace("{id}", &Uuid::now_v7().to_string());
            let mut headers = from.to_vec();
            headers.push(("Content-Type", "application/json"));
            let body = example(operation).map(|body| body.to_string());
            let reply = workspace.server.send(method, &target, &headers, body.as_deref());
            assert_eq!(reply.code(), (401, "not_signed_in".to_owned()), "{method} {path}");
            assert_eq!(reply.header("access-control-allow-credentials"), "", "{method} {path}");
            // Nor may it send a token: a browser asks first, and is told of no header by that name (Fetch, §3.3.4: the star
            // does not stand for it).
            let asks_first = [("Origin", "https://evil.example"), ("Access-Control-Request-Method", method.as_str()), ("Access-Control-Request-Headers", "authorization")];
            let told = workspace.server.ask("OPTIONS", &target, &asks_first);
            assert!(!told.header("access-control-allow-headers").to_lowercase().contains("authorization"), "{method} {path}");
            assert_eq!(told.header("access-control-allow-credentials"), "", "{method} {path}");
        }
        // What is private is read by no page of another site, whatever it sends.
        let bearer = format!("Bearer {}", national.token);
        let private = workspace.server.ask("GET", "/api/v1/account", &[("Authorization", &bearer), ("Origin", "https://evil.example")]);
        assert_eq!((private.status, private.header("access-control-allow-origin")), (200, ""));
        assert_eq!(national.get("/account").status, 200);
    }

    fn no_name_brings_lines_into_a_letter(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let invitation = json!({"email": "anne@example.org", "name": "Anne", "locale": "fr", "grant": referent("departement-29")});
        for (field, value) in [
            ("name", "Anne\r\nBcc: all@example.org"),
            ("name", "Anne\nX: y"),
            ("email", "anne@example.org\r\nBcc: all@example.org"),
            ("email", "anne@example.org, all@example.org"),
            ("email", "<anne@example.org>"),
        ] {
            let mut hostile = invitation.clone();
            hostile[field] = value.into();
            let reply = national.post("/accounts", &hostile);
            assert_eq!((reply.status, &reply.json()["errors"][0]["field"]), (422, &json!(field)), "{value}");
        }
        let renamed = national.send("PATCH", "/account", &[("If-Match", "\"1\"")], &json!({"name": "Anne\r\nBcc: all@example.org"}));
        assert!(matches!(renamed.status, 412 | 422), "{}", renamed.text());
        assert_eq!(workspace.letters(), []);
    }
}
