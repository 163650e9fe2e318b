//! Jobs in the hands of the national team.

use cafeia_api::{
    jobs::{Job, Mail},
    store::{
        self,
        jobs::{JobRecord, JobState},
    },
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Workspace, referent},
    support::{at, on_both_databases},
};

const AT: &str = "/workspace/jobs";

/// Writes a job down that was given up.
fn given_up(workspace: &Workspace, payload: String, minute: i64) -> Uuid {
    let id = Uuid::now_v7();
    let job = JobRecord {
        id,
        kind: "mail".to_owned(),
        payload,
        run_at: at(-1, 0) + TimeDelta::minutes(minute),
        attempts: 17,
        claimed_until: None,
        claimed_by: None,
        last_error: Some("the mail server could not be reached".to_owned()),
        state: JobState::Failed,
        created_at: at(-3, 0),
    };
    workspace.server.network.db().write(|c| store::jobs::insert(c, &job)).unwrap();
    id
}

fn reset() -> String {
    serde_json::to_string(&Job::Mail(Mail::PasswordReset { link: Uuid::now_v7() })).unwrap()
}

on_both_databases! {
    fn the_national_team_sees_what_was_given_up_and_has_it_done_again(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let yann = json!({"email": "yann@example.org", "name": "Yann", "locale": "fr", "grant": referent("commune-29042")});
        assert_eq!(national.post("/accounts", &yann).status, 201);
        let (first, second) = (given_up(&workspace, reset(), 0), given_up(&workspace, r#"{"kind":"pigeon"}"#.to_owned(), 1));
        let all = national.get(AT);
        assert_eq!((all.status, all.header("cache-control"), all.json()["total"].as_u64()), (200, "no-store", Some(3)));
        assert!(!all.text().contains("yann") && !all.text().contains("payload"), "{}", all.text());
        let failed = national.get(&format!("{AT}?state=failed")).json();
        let told = |job: &Value| (job["id"].as_str().unwrap().to_owned(), job["about"].clone(), job["attempts"].clone());
        let listed: Vec<_> = failed["data"].as_array().unwrap().iter().map(told).collect();
        assert_eq!(listed, [(first.to_string(), json!("password_reset"), json!(17)), (second.to_string(), Value::Null, json!(17))]);
        assert_eq!(failed["data"][0]["last_error"], "the mail server could not be reached");
        let waiting = national.get(&format!("{AT}?state=waiting")).json();
        assert_eq!((waiting["total"].as_u64(), &waiting["data"][0]["about"]), (Some(1), &json!("invitation")));

        let retry = || national.send("POST", &format!("{AT}/{first}/retry"), &[("Idempotency-Key", "encore")], &json!({}));
        let again = retry();
        assert_eq!((again.status, &again.json()["state"], &again.json()["attempts"]), (200, &json!("waiting"), &json!(0)));
        assert_eq!(retry().body, again.body);
        assert_eq!(national.post(&format!("{AT}/{first}/retry"), &json!({})).code(), (409, "conflict".to_owned()));
        assert_eq!(national.delete(&format!("{AT}/{first}")).code(), (409, "conflict".to_owned()), "a worker may have begun it");
        assert_eq!(national.delete(&format!("{AT}/{second}")).status, 204);
        for gone in [second.to_string(), Uuid::now_v7().to_string(), "x".to_owned()] {
            assert_eq!(national.delete(&format!("{AT}/{gone}")).status, 404);
            assert_eq!(national.post(&format!("{AT}/{gone}/retry"), &json!({})).status, 404);
        }
        assert_eq!(national.get(&format!("{AT}?state=failed")).json()["total"], 0);
        // The journal says who did.
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let about: Vec<String> = entries.iter().filter(|entry| entry.aggregate.to_string() == "job")
            .map(|entry| format!("{} {} {}", entry.actor, entry.event, entry.aggregate_id)).collect();
        let by = format!("account:{}", national.id);
        assert_eq!(about, [format!("{by} retried {first}"), format!("{by} deleted {second}")]);
    }

    fn jobs_come_page_by_page_and_only_to_the_national_team(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let jobs: Vec<String> = (0..5).map(|minute| given_up(&workspace, reset(), minute / 2).to_string()).collect();
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = national.get(&format!("{AT}?state=failed&limit=2{cursor}")).json();
            assert_eq!(page["total"], 5);
            seen.extend(page["data"].as_array().unwrap().iter().map(|job| job["id"].as_str().unwrap().to_owned()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, jobs);
        for wrong in ["cursor=x", "cursor=9.9", "state=lost", "limit=0", "colour=red"] {
            assert_eq!(national.get(&format!("{AT}?{wrong}")).code(), (400, "invalid_parameter".to_owned()), "{wrong}");
        }
        let target = format!("{AT}/{}", jobs[0]);
        for refused in [anne.get(AT), anne.delete(&target), anne.post(&format!("{target}/retry"), &json!({}))] {
            assert_eq!(refused.code(), (403, "not_allowed".to_owned()));
        }
        assert_eq!(national.get(&format!("{AT}?state=failed")).json()["total"], 5);
    }
}
