//! Sessions: kept by their owner, and by nobody else.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    people::{PASSWORD, Workspace, cookie},
    support::{TestDb, on_both_databases},
};

fn finistere() -> Value {
    json!({"role": "referent", "territories": ["departement-29"]})
}

on_both_databases! {
    fn a_session_goes_on_by_its_cookie_which_no_script_reads(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut anne = workspace.newcomer("anne@example.org");
        let opened = workspace.post("/sessions", &json!({"email": "anne@example.org", "password": PASSWORD}));
        let set = opened.header("set-cookie");
        for part in ["cafeia_refresh=", "HttpOnly", "SameSite=Strict", "Path=/api/v1/session", "Secure", "Expires="] {
            assert!(set.contains(part), "{set} lacks {part}");
        }
        assert!(!set.contains("Domain"), "{set}");
        assert_eq!(opened.header("cache-control"), "no-store");
        assert_eq!(opened.header("access-control-allow-origin"), "", "another site's page reads it");
        assert!(!opened.text().contains(cookie(&opened).split_once('=').unwrap().1), "the body holds it too");

        workspace.clock.pass(TimeDelta::minutes(15));
        let over = anne.get("/account");
        assert_eq!((over.status, over.json()["code"].as_str()), (401, Some("not_signed_in")));
        assert_eq!(over.header("www-authenticate"), "Bearer");
        anne.refresh();
        assert_eq!(anne.get("/account").status, 200);

        // Used, it lasts; unused it ends after thirty days, and after ninety in any case.
        for _ in 0..4 {
            workspace.clock.pass(TimeDelta::days(20));
            anne.refresh();
        }
        workspace.clock.pass(TimeDelta::days(10));
        assert_eq!(anne.show_cookie("POST", "/session/refresh").status, 401, "ninety days have passed");
        let anne = workspace.sign_in("anne@example.org");
        workspace.clock.pass(TimeDelta::days(30));
        assert_eq!(anne.show_cookie("POST", "/session/refresh").status, 401, "thirty days without use");
    }

    fn on_ones_own_machine_the_cookie_travels_without_tls(db: &TestDb) {
        let workspace = Workspace::open(db);
        workspace.newcomer("anne@example.org");
        let body = json!({"email": "anne@example.org", "password": PASSWORD}).to_string();
        for (host, secure) in [("127.0.0.1:8080", false), ("localhost:8080", false), ("reseau.example", true)] {
            let headers = [("Host", host), ("Content-Type", "application/json")];
            let opened = workspace.server.send("POST", "/api/v1/sessions", &headers, Some(&body));
            assert_eq!(opened.header("set-cookie").contains("Secure"), secure, "{host}");
        }
    }

    fn a_stolen_cookie_ends_the_session_for_the_thief_and_the_owner(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut anne = workspace.newcomer("anne@example.org");
        let elsewhere = workspace.sign_in("anne@example.org");
        let stolen = anne.cookie.clone();
        anne.refresh();
        workspace.clock.pass(TimeDelta::minutes(1));
        let thief = workspace.server.ask("POST", "/api/v1/session/refresh", &[("Cookie", &stolen)]);
        assert_eq!(thief.status, 401);
        assert_eq!(thief.header("set-cookie"), "");
        assert_eq!(anne.show_cookie("POST", "/session/refresh").status, 401);
        assert_eq!(anne.get("/account").status, 401, "the access token is over at once");
        assert_eq!(elsewhere.get("/account").status, 200, "the other session goes on");
    }

    fn two_tabs_that_refresh_at_the_same_moment_stay_signed_in(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut anne = workspace.newcomer("anne@example.org");
        let first = anne.cookie.clone();
        anne.refresh();
        workspace.clock.pass(TimeDelta::seconds(3));
        let other_tab = workspace.server.ask("POST", "/api/v1/session/refresh", &[("Cookie", &first)]);
        assert_eq!((other_tab.status, other_tab.json()["code"].as_str()), (409, Some("conflict")));
        assert_eq!(other_tab.header("set-cookie"), "", "it gives no second token");
        anne.refresh();
        // One that is two steps old is no tab's, however quick it comes.
        let thief = workspace.server.ask("POST", "/api/v1/session/refresh", &[("Cookie", &first)]);
        assert_eq!(thief.status, 401);
        assert_eq!(anne.get("/account").status, 401);
    }

    fn somebody_sees_where_they_are_signed_in_and_signs_out_there(db: &TestDb) {
        let workspace = Workspace::open(db);
        let here = workspace.newcomer("anne@example.org");
        let body = json!({"email": "anne@example.org", "password": PASSWORD}).to_string();
        let agent = "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0";
        let headers = [("Content-Type", "application/json"), ("User-Agent", agent), ("X-Forwarded-For", "192.0.2.7")];
        workspace.clock.pass(TimeDelta::minutes(1));
        let there = workspace.server.send("POST", "/api/v1/sessions", &headers, Some(&body));
        let there = workspace.person("anne@example.org", &there, None);
        let listed = here.get("/account/sessions");
        let list = listed.json();
        assert_eq!(list["data"].as_array().unwrap().len(), 2);
        assert_eq!((list["data"][0]["device"].as_str(), list["data"][0]["current"].as_bool()), (Some("Firefox, Windows"), Some(false)));
        assert_eq!(list["data"][1]["current"], true);
        assert!(!listed.text().contains("192.0.2.7"), "an address is kept");
        let id = list["data"][0]["id"].as_str().unwrap();
        assert_eq!(here.delete(&format!("/account/sessions/{id}")).status, 204);
        assert_eq!(there.get("/account").status, 401);
        assert_eq!(there.show_cookie("POST", "/session/refresh").status, 401);

        let out = here.show_cookie("DELETE", "/session");
        assert_eq!(out.status, 204);
        assert!(out.header("set-cookie").starts_with("cafeia_refresh=;"), "{}", out.header("set-cookie"));
        assert_eq!(here.get("/account").status, 401);
        assert_eq!(here.show_cookie("DELETE", "/session").status, 204, "a second time does no harm");
    }

    fn another_process_knows_at_once_who_has_left(db: &TestDb) {
        let workspace = Workspace::open(db);
        let anne = workspace.newcomer("anne@example.org");
        let beside = workspace.server.start_beside(db, &workspace.clock);
        let bearer = format!("Bearer {}", anne.token);
        let ask = || beside.ask("GET", "/api/v1/account", &[("Authorization", &bearer)]).status;
        assert_eq!(ask(), 200);
        assert_eq!(anne.show_cookie("DELETE", "/session").status, 204);
        assert_eq!(ask(), 401);
    }

    fn a_page_of_another_site_opens_and_ends_no_session(db: &TestDb) {
        let workspace = Workspace::open(db);
        let anne = workspace.newcomer("anne@example.org");
        let body = json!({"email": "anne@example.org", "password": PASSWORD}).to_string();
        for foreign in [("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site")] {
            let json = [("Content-Type", "application/json"), foreign];
            let with_cookie = [("Cookie", anne.cookie.as_str()), foreign];
            for reply in [
                workspace.server.send("POST", "/api/v1/sessions", &json, Some(&body)),
                workspace.server.ask("POST", "/api/v1/session/refresh", &with_cookie),
                workspace.server.ask("DELETE", "/api/v1/session", &with_cookie),
            ] {
                assert_eq!((reply.status, reply.json()["code"].as_str()), (403, Some("foreign_origin")), "{foreign:?}");
            }
        }
        // A cookie alone opens nothing but the session's own addresses.
        assert_eq!(anne.show_cookie("GET", "/account").status, 401);
        assert_eq!(anne.show_cookie("POST", "/session/refresh").status, 200);
        // A form of another site cannot send JSON.
        let form = [("Content-Type", "text/plain")];
        assert_eq!(workspace.server.send("POST", "/api/v1/sessions", &form, Some(&body)).status, 415);
    }

    fn an_account_that_does_not_exist_answers_like_one_that_does(db: &TestDb) {
        let workspace = Workspace::open(db);
        let anne = workspace.newcomer("anne@example.org");
        let attempt = |email: &str| {
            let begun = Instant::now();
            let reply = workspace.post("/sessions", &json!({"email": email, "password": "not this one at all"}));
            (reply.status, reply.body, begun.elapsed())
        };
        attempt("warm@example.org");
        let (known, unknown) = (attempt("anne@example.org"), attempt("nobody@example.org"));
        assert_eq!((known.0, &known.1), (unknown.0, &unknown.1));
        assert!(unknown.2 > known.2 / 4, "{:?} for one who is not there, {:?} for one who is", unknown.2, known.2);
        let reset = |email: &str| {
            let reply = workspace.post("/password-resets", &json!({"email": email}));
            (reply.status, reply.body)
        };
        assert_eq!(reset("anne@example.org"), reset("nobody@example.org"));
        // Nor do the limits tell.
        for email in ["anne@example.org", "nobody@example.org"] {
            let answers: Vec<_> = (0..9).map(|_| attempt(email).0).collect();
            workspace.clock.pass(TimeDelta::seconds(20));
            assert_eq!(answers[..8], [401; 8], "{email}");
        }
        for odd in ["", " ", "a\u{0}b@example.org", &"x".repeat(5_000), "' OR 1=1 --"] {
            let status = attempt(odd).0;
            assert!(matches!(status, 401 | 422 | 429), "{odd:?}: {status}");
        }
        assert_eq!(anne.get("/account").status, 200);
    }

    fn whoever_tries_too_often_waits_also_at_another_process(db: &TestDb) {
        let workspace = Workspace::open(db);
        workspace.newcomer("anne@example.org");
        let beside = workspace.server.start_beside(db, &workspace.clock);
        workspace.clock.pass(TimeDelta::hours(1));
        let body = json!({"email": "anne@example.org", "password": "not this one at all"}).to_string();
        let json = ("Content-Type", "application/json");
        let attempt = |n: usize| {
            let server = if n.is_multiple_of(2) { &workspace.server } else { &beside };
            let from = format!("192.0.2.{n}");
            server.send("POST", "/api/v1/sessions", &[json, ("X-Forwarded-For", &from)], Some(&body))
        };
        let answers: Vec<_> = (0..10).map(|n| attempt(n).status).collect();
        assert_eq!(answers, [401; 10]);
        for n in 10..14 {
            let refused = attempt(n);
            assert_eq!((refused.status, refused.json()["code"].as_str()), (429, Some("too_many_requests")));
            assert_eq!(refused.header("retry-after"), "30");
        }
        // The right password has to wait as well: nothing tells that it is right.
        let right = json!({"email": "anne@example.org", "password": PASSWORD});
        assert_eq!(workspace.post("/sessions", &right).status, 429);
        workspace.clock.pass(TimeDelta::seconds(30));
        assert_eq!(workspace.post("/sessions", &right).status, 201);
    }

    fn codes_of_a_second_factor_cannot_be_tried_out(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        workspace.clock.pass(TimeDelta::hours(1));
        let body = json!({"email": national.email, "password": PASSWORD, "code": "000000"});
        let answers: Vec<_> = (0..7).map(|_| workspace.post("/sessions", &body).status).collect();
        assert_eq!(answers, [401, 401, 401, 401, 401, 429, 429]);
    }

    fn a_flood_of_attempts_is_sent_away_while_others_read(db: &TestDb) {
        let workspace = Workspace::open(db);
        let stop = AtomicBool::new(false);
        let flood = 150;
        let (answers, slowest) = thread::scope(|scope| {
            let reader = scope.spawn(|| {
                let mut slowest = Duration::ZERO;
                while !stop.load(Ordering::Relaxed) {
                    let begun = Instant::now();
                    assert_eq!(workspace.server.get("/api/v1/cafes").status, 200);
                    slowest = slowest.max(begun.elapsed());
                }
                slowest
            });
            let attackers: Vec<_> = (0..flood)
                .map(|n| {
                    let workspace = &workspace;
                    scope.spawn(move || {
                        let body = json!({"email": format!("{n}@example.org"), "password": PASSWORD}).to_string();
                        let from = format!("198.51.100.{n}");
                        let headers = [("Content-Type", "application/json"), ("X-Forwarded-For", from.as_str())];
                        let reply = workspace.server.send("POST", "/api/v1/sessions", &headers, Some(&body));
                        (reply.status, reply.header("retry-after").to_owned())
                    })
                })
                .collect();
            let answers: Vec<_> = attackers.into_iter().map(|attacker| attacker.join().unwrap()).collect();
            stop.store(true, Ordering::Relaxed);
            (answers, reader.join().unwrap())
        });
        let sent_away = answers.iter().filter(|(status, _)| *status == 503).count();
        for (status, retry_after) in &answers {
            assert!(matches!((status, retry_after.as_str()), (401, "") | (503, "2")), "{status} {retry_after}");
        }
        assert!(sent_away > 0, "all of them were let in");
        assert!(slowest < Duration::from_secs(2), "a read took {slowest:?}");
    }

    fn a_token_of_anybody_elses_making_opens_nothing(db: &TestDb) {
        let workspace = Workspace::open(db);
        let anne = workspace.newcomer("anne@example.org");
        let (message, proof) = anne.token.rsplit_once('.').unwrap();
        let (header, claims) = message.split_once('.').unwrap();
        // {"alg":"none","typ":"at+jwt"}
        let none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0";
        for forged in [
            String::new(),
            "x".to_owned(),
            "a.b.c".to_owned(),
            format!("{none}.{claims}."),
            format!("{none}.{claims}.{proof}"),
            format!("{header}.{claims}."),
            format!("{header}.{claims}x.{proof}"),
            anne.cookie.split_once('=').unwrap().1.to_owned(),
            format!("{} {}", anne.token, anne.token),
            "x".repeat(20_000),
        ] {
            let bearer = format!("Bearer {forged}");
            let refused = workspace.server.ask("GET", "/api/v1/account", &[("Authorization", &bearer)]);
            assert_eq!((refused.status, refused.json()["code"].as_str()), (401, Some("not_signed_in")), "{forged}");
        }
        for scheme in ["Basic", "bearer,", "Token", ""] {
            let shown = format!("{scheme} {}", anne.token);
            let refused = workspace.server.ask("GET", "/api/v1/account", &[("Authorization", &shown)]);
            assert_eq!(refused.status, 401, "{scheme}");
        }
        let by_query = workspace.server.get(&format!("/api/v1/account?access_token={}", anne.token));
        assert_eq!(by_query.status, 401, "a token never stands in an address");
        assert_eq!(anne.get("/account").status, 200);
    }

    fn nothing_that_is_sent_makes_the_server_fail(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &finistere());
        let deep = "[".repeat(30_000);
        let large = format!("\"{}\"", "x".repeat(70_000));
        let bearer = format!("Bearer {}", anne.token);
        let bodies = ["", "{", "null", "[]", "{}", "\"x\"", "{\"email\":1}", "{\"email\":\"\\u0000\"}", "\u{feff}{}", &deep, &large];
        let operations = [
            ("POST", "/sessions"),
            ("POST", "/password-resets"),
            ("POST", "/password-resets/confirm"),
            ("POST", "/invitations/accept"),
            ("POST", "/accounts"),
            ("POST", "/accounts/x/grants"),
            ("PUT", "/account/password"),
            ("PATCH", "/account"),
            ("POST", "/account/deletion"),
            ("POST", "/account/second-factor"),
            ("PUT", "/account/second-factor"),
            ("POST", "/account/second-factor/removal"),
        ];
        for (method, path) in operations {
            for body in bodies {
                let headers = [("Content-Type", "application/json"), ("Authorization", &bearer), ("If-Match", "\"1\"")];
                let reply = workspace.server.send(method, &format!("/api/v1{path}"), &headers, Some(body));
                assert!((400..500).contains(&reply.status), "{method} {path}: {}", reply.status);
                assert_eq!(reply.header("content-type"), "application/problem+json", "{method} {path}");
            }
        }
        let forms = [("Content-Type", "application/x-www-form-urlencoded"), ("Authorization", bearer.as_str())];
        assert_eq!(workspace.server.send("POST", "/api/v1/account/deletion", &forms, Some("password=x")).status, 415);
        assert_eq!(anne.get("/account").status, 200);
    }
}

#[test]
fn nobody_is_signed_out_by_a_new_secret() {
    let db = TestDb::sqlite();
    let workspace = Workspace::open(&db);
    let mut national = workspace.national();
    let keyring = cafeia_api::secrets::keyring::Keyring::open(&workspace.server.secret_file()).unwrap();
    keyring.rotate().unwrap();
    assert_eq!(national.get("/account").status, 200);
    national.refresh();
    assert_eq!(national.get("/account").status, 200);
    let code = json!({"email": national.email, "password": PASSWORD, "code": national.code()});
    assert_eq!(workspace.post("/sessions", &code).status, 201);
}
