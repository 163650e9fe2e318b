//! Accounts and grants, as the stories of those who hold them.

use std::thread;

use cafeia_api::{
    domain,
    journal::Actor,
    mail::Content,
    store::{self, StoreError},
};
use cafeia_shared::vocabulary::Locale;
use chrono::TimeDelta;
use diesel::{QueryableByName, RunQueryDsl as _, sql_types::Text};
use serde_json::{Value, json};

use crate::{
    people::{PASSWORD, Workspace, referent},
    support::{TEST, change, facilitator, library, on_both_databases},
};

const FINISTERE: &str = "departement-29";

fn invitation(email: &str, grant: &Value) -> Value {
    json!({"email": email, "name": "Anne Le Gall", "locale": "fr", "grant": grant})
}

on_both_databases! {
    fn the_first_account_is_made_on_the_command_line_and_needs_a_second_factor(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut first = workspace.newcomer("Nationale@Example.org");
        let grants = first.grants();
        assert_eq!((grants.len(), grants[0]["state"].as_str()), (1, Some("second_factor_needed")));
        let refused = first.post("/accounts", &invitation("a@example.org", &referent(FINISTERE)));
        assert_eq!((refused.status, refused.json()["code"].as_str()), (403, Some("second_factor_needed")));

        let codes = first.set_up_second_factor();
        assert_eq!(codes.len(), 10);
        assert_eq!(first.grants()[0]["state"], "in_force");
        assert_eq!(first.post("/accounts", &invitation("a@example.org", &referent(FINISTERE))).status, 201);

        // From now on signing in asks for a code, and a recovery code does once.
        let right = json!({"email": "nationale@example.org", "password": PASSWORD});
        let asked = workspace.post("/sessions", &right);
        assert_eq!((asked.status, asked.json()["code"].as_str()), (401, Some("second_factor_required")));
        let with = |code: &str| {
            let mut body = right.clone();
            body["code"] = code.into();
            workspace.post("/sessions", &body).status
        };
        let code = first.code();
        assert_eq!(with("000000"), 401);
        assert_eq!(with(&code), 201);
        assert_eq!(with(&code), 401, "a code counts once");
        assert_eq!(with(&codes[0].to_uppercase()), 201);
        assert_eq!(with(&codes[0]), 401, "a recovery code counts once");
        assert_eq!(first.get("/account").json()["recovery_codes"], 9);
    }

    fn an_invitation_is_accepted_once_and_within_seven_days(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let invited = national.post("/accounts", &invitation(" Anne@Example.org ", &referent(FINISTERE)));
        assert_eq!(invited.status, 201, "{}", invited.text());
        assert_eq!(invited.header("cache-control"), "no-store");
        let account = invited.json();
        assert_eq!(account["accepted"], false);
        assert_eq!(account["grants"][0]["territories"], json!([FINISTERE]));
        let [(to, Content::Invitation { link, inviter, .. })] = &workspace.letters()[..] else { panic!() };
        assert_eq!((to.as_str(), inviter.as_deref()), ("anne@example.org", Some("Équipe nationale")));
        assert!(link.starts_with("https://reseau.example/espace/invitation#"), "{link}");

        // Too weak a password leaves the link good.
        let token = workspace.link_for("anne@example.org");
        for weak in ["short", "password1234", "anne@example.org", "annelegall29", "a\u{0}bcdefghijklm"] {
            let refused = workspace.post("/invitations/accept", &json!({"token": token, "password": weak}));
            assert_eq!(refused.status, 422, "{weak}");
            assert_eq!(refused.json()["errors"][0]["field"], "password");
        }
        let before = workspace.post("/sessions", &json!({"email": "anne@example.org", "password": PASSWORD}));
        assert_eq!((before.status, before.json()["code"].as_str()), (401, Some("wrong_credentials")));
        assert_eq!(workspace.accept(&token).status, 204);
        let again = workspace.accept(&token);
        assert_eq!((again.status, again.json()["code"].as_str()), (410, Some("link_expired")));
        let anne = workspace.sign_in("anne@example.org");
        assert_eq!(anne.grants()[0]["role"], "referent");

        // Another one waits too long, and is asked again in the end.
        assert_eq!(national.post("/accounts", &invitation("yann@example.org", &referent(FINISTERE))).status, 201);
        let late = workspace.link_for("yann@example.org");
        workspace.clock.pass(TimeDelta::days(7));
        assert_eq!(workspace.accept(&late).status, 410);
        national.refresh();
        assert_eq!(national.post("/accounts", &invitation("yann@example.org", &referent(FINISTERE))).status, 201);
        assert_eq!(workspace.accept(&late).status, 410);
        assert_eq!(workspace.accept(&workspace.link_for("yann@example.org")).status, 204);
    }

    fn a_link_is_good_for_its_purpose_only(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        assert_eq!(national.post("/accounts", &invitation("anne@example.org", &referent(FINISTERE))).status, 201);
        let token = workspace.link_for("anne@example.org");
        for forged in [token[..20].to_owned(), format!("{token}A"), "A".repeat(64), "../../x".to_owned()] {
            assert_eq!(workspace.accept(&forged).status, 410, "{forged}");
        }
        let body = json!({"token": token, "password": PASSWORD});
        assert_eq!(workspace.post("/password-resets/confirm", &body).status, 410);
        assert_eq!(workspace.accept(&token).status, 204);
    }

    fn a_link_tells_whether_it_is_still_good_and_nothing_else(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let look = |what: &str, token: &str| {
            let reply = workspace.post(&format!("/{what}/check"), &json!({"token": token}));
            (reply.status, reply.json())
        };
        let is = |good: bool| (200, json!({"good": good}));
        assert_eq!(national.post("/accounts", &invitation("anne@example.org", &referent(FINISTERE))).status, 201);
        let token = workspace.link_for("anne@example.org");
        // It is looked at as often as one likes: a page that is loaded again uses nothing up.
        for _ in 0..3 {
            assert_eq!(look("invitations", &token), is(true));
        }
        assert_eq!(look("password-resets", &token), is(false), "it is for something else");
        assert_eq!(look("invitations", &token[..20]), is(false));
        assert_eq!(look("invitations", "").0, 422);
        assert_eq!(workspace.accept(&token).status, 204);
        assert_eq!(look("invitations", &token), is(false), "it was used");

        assert_eq!(workspace.post("/password-resets", &json!({"email": "anne@example.org"})).status, 202);
        let reset = workspace.link_for("anne@example.org");
        assert_eq!(look("password-resets", &reset), is(true));
        assert_eq!(look("invitations", &reset), is(false));
        workspace.clock.pass(TimeDelta::hours(1));
        assert_eq!(look("password-resets", &reset), is(false), "an hour has passed");

        // Whoever tries many is sent away, as with the links themselves.
        let tried = (0..40).map(|_| look("invitations", "nonsense").0).find(|status| *status == 429);
        assert_eq!(tried, Some(429));
    }

    fn a_forgotten_password_is_set_anew_by_the_newest_link(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let ask = || workspace.post("/password-resets", &json!({"email": "ANNE@example.org"}));
        assert_eq!(ask().status, 202);
        let older = workspace.link_for("anne@example.org");
        assert_eq!(ask().status, 202);
        let token = workspace.link_for("anne@example.org");
        let set = |token: &str| {
            let body = json!({"token": token, "password": "un phare, deux mouettes"});
            workspace.post("/password-resets/confirm", &body).status
        };
        assert_eq!(set(&older), 410, "a newer link was sent");
        assert_eq!(set(&token), 204);
        assert_eq!(set(&token), 410, "it was used");
        assert_eq!(anne.get("/account").status, 401, "every session has ended");
        let sign_in = |password: &str| {
            workspace.post("/sessions", &json!({"email": "anne@example.org", "password": password})).status
        };
        assert_eq!(sign_in(PASSWORD), 401);
        assert_eq!(sign_in("un phare, deux mouettes"), 201);
        let changed = workspace.letters().into_iter().any(|(to, content)| {
            to == "anne@example.org" && matches!(content, Content::PasswordChanged { .. })
        });
        assert!(changed, "nobody told Anne");

        workspace.clock.pass(TimeDelta::hours(2));
        assert_eq!(ask().status, 202);
        let late = workspace.link_for("anne@example.org");
        workspace.clock.pass(TimeDelta::hours(1));
        assert_eq!(set(&late), 410, "an hour has passed");
    }

    fn changing_the_password_ends_the_other_sessions(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let here = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let there = workspace.sign_in("anne@example.org");
        let wrong = json!({"current_password": "not this one at all", "new_password": "un phare, deux mouettes"});
        assert_eq!(here.put("/account/password", &wrong).json()["code"], "wrong_credentials");
        let weak = json!({"current_password": PASSWORD, "new_password": "anneexampleorg"});
        assert_eq!(here.put("/account/password", &weak).json()["errors"][0]["field"], "new_password");
        let right = json!({"current_password": PASSWORD, "new_password": "un phare, deux mouettes"});
        assert_eq!(here.put("/account/password", &right).status, 204);
        assert_eq!(here.get("/account").status, 200);
        assert_eq!(there.get("/account").status, 401);
        assert_eq!(there.show_cookie("POST", "/session/refresh").status, 401);
    }

    fn a_referent_on_leave_lets_somebody_stand_in_for_a_while(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let lent = anne.grants()[0]["id"].clone();
        let (from, until) = (workspace.clock.now() + TimeDelta::days(1), workspace.clock.now() + TimeDelta::days(15));
        let leave = json!({"role": "referent", "territories": ["commune-29042"], "on_behalf_of": lent,
            "starts_at": from, "ends_at": until});
        let mut yann = workspace.invited(&anne, "yann@example.org", &leave);
        assert_eq!(yann.grants()[0]["state"], "not_begun");
        assert_eq!(yann.get("/accounts").status, 403);

        workspace.clock.pass(TimeDelta::days(2));
        yann.refresh();
        assert_eq!(yann.grants()[0]["state"], "in_force");
        assert_eq!(yann.get("/accounts").status, 200);
        // He does her work, and makes neither referents nor further deputies.
        let crozon = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
        let organiser = json!({"role": "organiser", "organisation_id": crozon});
        assert_eq!(yann.post("/accounts", &invitation("org@example.org", &organiser)).status, 201);
        let below = referent("commune-29042");
        assert_eq!(yann.post("/accounts", &invitation("zoe@example.org", &below)).status, 403);
        let chain = json!({"role": "referent", "territories": ["commune-29042"], "on_behalf_of": yann.grants()[0]["id"],
            "ends_at": until});
        let refused = yann.post("/accounts", &invitation("zoe@example.org", &chain));
        assert_eq!(refused.status, 422, "{}", refused.text());
        assert_eq!(refused.json()["errors"][0]["field"], "grant.on_behalf_of");

        // She comes back earlier.
        anne.refresh();
        let lent_to_yann = yann.grants()[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(anne.delete(&format!("/grants/{lent_to_yann}")).status, 204);
        assert_eq!(yann.get("/accounts").status, 403);

        // The next time it ends with her own grant.
        let again = json!({"role": "referent", "territories": [FINISTERE], "on_behalf_of": lent, "ends_at": until});
        assert_eq!(anne.post(&format!("/accounts/{}/grants", yann.id), &again).status, 404, "she does not see him any more");
        assert_eq!(anne.post("/accounts", &invitation("yann@example.org", &again)).status, 201);
        let offered = yann.grants().into_iter().find(|grant| grant["state"] == "offered").unwrap();
        let accept = format!("/grants/{}/acceptance", offered["id"].as_str().unwrap());
        assert_eq!(yann.post(&accept, &json!({})).status, 204);
        assert_eq!(yann.get("/accounts").status, 200);
        let mut national = national;
        national.refresh();
        assert_eq!(national.delete(&format!("/grants/{}", lent.as_str().unwrap())).status, 204);
        assert_eq!(yann.get("/accounts").json()["code"], "not_allowed");
        assert_eq!(yann.grants().len(), 0);
        // Nobody stands in for what was taken back.
        let refused = national.post(&format!("/accounts/{}/grants", yann.id), &again);
        assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &json!("on_behalf_of")), "{}", refused.text());
    }

    fn a_referent_invites_for_their_territory_and_not_beyond(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let (crozon, nantes, fab) = change(&workspace.server.network, |c| {
            let crozon = library(c, "Médiathèque de Crozon", "29042");
            let nantes = library(c, "Médiathèque de Nantes", "44109");
            Ok((crozon, nantes, facilitator(c, "Fabienne", "29042", true)))
        });
        let ends_at = workspace.clock.now() + TimeDelta::days(30);
        for (grant, status) in [
            (referent(FINISTERE), 201),
            (json!({"role": "organiser", "organisation_id": crozon}), 201),
            (json!({"role": "facilitator", "facilitator_id": fab}), 201),
            (json!({"role": "national"}), 403),
            (referent("region-53"), 403),
            (referent("region-52"), 403),
            (referent("departement-44"), 403),
            (json!({"role": "referent", "territories": [FINISTERE, "departement-44"]}), 403),
            (json!({"role": "organiser", "organisation_id": nantes}), 403),
            (referent("departement-00"), 422),
            (json!({"role": "organiser", "organisation_id": uuid::Uuid::now_v7()}), 422),
            (json!({"role": "organiser"}), 422),
            (json!({"role": "referent", "territories": [FINISTERE], "ends_at": "2020-01-01T00:00:00Z"}), 422),
            (json!({"role": "referent", "territories": [FINISTERE], "on_behalf_of": uuid::Uuid::now_v7(), "ends_at": ends_at}), 422),
            (json!({"role": "king"}), 400),
            (json!({"role": "referent", "territories": ["29"]}), 400),
        ] {
            let reply = anne.post("/accounts", &invitation("qui@example.org", &grant));
            assert_eq!(reply.status, status, "{grant}: {}", reply.text());
        }
        // What was refused left nothing behind.
        let list = anne.get("/accounts").json();
        let names: Vec<_> = list["data"].as_array().unwrap().iter().map(|a| a["email"].as_str().unwrap()).collect();
        assert_eq!(names, ["qui@example.org", "anne@example.org"]);
        assert_eq!(list["data"][0]["grants"].as_array().unwrap().len(), 3);
        let referents = anne.get("/accounts?role=organiser&limit=1").json();
        assert_eq!((referents["total"].as_u64(), referents["next_cursor"].as_str()), (Some(1), None));
        for (words, found) in [("qui", 1), ("QUI%40example.org", 1), ("le%20gall", 1), ("gal", 1), ("example.org%20anne", 2), ("qui%20nantes", 0), ("nne", 0), ("%20", 2)] {
            assert_eq!(anne.get(&format!("/accounts?q={words}")).json()["total"], found, "{words}");
        }
        assert_eq!(anne.get("/accounts?q=le%20gall&role=organiser").json()["total"], 1, "both count");
        assert_eq!(anne.get(&format!("/accounts?q={}", "a".repeat(201))).status, 400);
        assert_eq!(anne.get("/accounts?colour=red").status, 400);
        assert_eq!(anne.get("/accounts?cursor=nonsense").status, 400);
    }

    fn what_lies_beyond_ones_scope_answers_like_what_does_not_exist(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("region-53"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        let theirs = bob.grants()[0]["id"].as_str().unwrap().to_owned();
        let same = |foreign: &crate::server::Reply, absent: &crate::server::Reply| {
            assert_eq!((foreign.status, &foreign.body), (absent.status, &absent.body));
            assert_eq!(foreign.status, 404);
        };
        let nobody = uuid::Uuid::now_v7();
        let grant = referent(FINISTERE);
        same(
            &anne.post(&format!("/accounts/{}/grants", bob.id), &grant),
            &anne.post(&format!("/accounts/{nobody}/grants"), &grant),
        );
        same(&anne.delete(&format!("/grants/{theirs}")), &anne.delete(&format!("/grants/{nobody}")));
        let session = bob.get("/account/sessions").json()["data"][0]["id"].as_str().unwrap().to_owned();
        same(
            &anne.delete(&format!("/account/sessions/{session}")),
            &anne.delete(&format!("/account/sessions/{nobody}")),
        );
        assert_eq!(bob.get("/account").status, 200);
        for id in ["nobody", "1", "%00", "..%2F..", "' OR 1=1 --"] {
            let id = id.replace(' ', "%20");
            assert_eq!(anne.delete(&format!("/grants/{id}")).status, 404, "{id}");
            assert_eq!(anne.delete(&format!("/account/sessions/{id}")).status, 404, "{id}");
        }
        assert_eq!(anne.grants()[0]["state"], "in_force");
        assert_eq!(anne.delete(&format!("/grants/{}", anne.grants()[0]["id"].as_str().unwrap())).status, 204);
        assert_eq!(anne.grants().len(), 0, "one's own grant can be given up");
    }

    fn who_has_an_account_gets_a_role_by_invitation_and_a_letter_that_says_so(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let yann = workspace.invited(&national, "yann@example.org", &referent(FINISTERE));
        assert_eq!(workspace.letters().len(), 0, "what leads to an account is told by the invitation");
        let again = invitation("Yann@example.org", &referent("departement-22"));
        let known = national.post("/accounts", &again);
        assert_eq!((known.status, known.json()["accepted"].as_bool()), (201, Some(true)), "{}", known.text());
        assert_eq!((&known.json()["id"], &known.json()["name"]), (&json!(yann.id), &json!("Une personne")));
        let [(to, Content::GrantGiven { scope, giver, link, until, .. })] = &workspace.letters()[..] else { panic!() };
        assert_eq!((to.as_str(), giver.as_deref()), ("yann@example.org", Some("Équipe nationale")));
        assert_eq!((scope.as_slice(), *until), (&["Côtes-d’Armor".to_owned()][..], None));
        assert!(link.ends_with("/espace"), "{link}");

        // A role that was taken back before the letter left is not told.
        let given = yann.grants()[1]["id"].as_str().unwrap().to_owned();
        assert_eq!(national.delete(&format!("/grants/{given}")).status, 204);
        assert_eq!(workspace.letters().len(), 0);
    }

    fn an_invitation_to_nothing_opens_no_account(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let invited = national.post("/accounts", &invitation("anne@example.org", &referent(FINISTERE))).json();
        let token = workspace.link_for("anne@example.org");
        let grant = invited["grants"][0]["id"].as_str().unwrap();
        assert_eq!(national.delete(&format!("/grants/{grant}")).status, 204);
        let check = workspace.post("/invitations/check", &json!({"token": token}));
        assert_eq!(check.json(), json!({"good": false}));
        let accepted = workspace.accept(&token);
        assert_eq!((accepted.status, accepted.json()["code"].as_str()), (410, Some("link_expired")));
        assert_eq!(workspace.letters().len(), 0, "nor does its letter leave");

        // One that is over by the time is none either.
        let ends_at = workspace.clock.now() + TimeDelta::days(2);
        let short = json!({"role": "referent", "territories": [FINISTERE], "ends_at": ends_at});
        assert_eq!(national.post("/accounts", &invitation("yann@example.org", &short)).status, 201);
        let token = workspace.link_for("yann@example.org");
        workspace.clock.pass(TimeDelta::days(2));
        assert_eq!(workspace.accept(&token).status, 410);

        // Who is invited anew, or applies, comes in by the new letter.
        let mut national = national;
        national.refresh();
        assert_eq!(national.post("/accounts", &invitation("anne@example.org", &referent(FINISTERE))).status, 201);
        assert_eq!(workspace.accept(&workspace.link_for("anne@example.org")).status, 204);
        let application = json!({"email": "yann@example.org", "name": "Yann", "locale": "fr", "profile": {
            "name": "Yann", "commune_code": "29042", "travel_radius_km": 30, "languages": ["fr"], "visible": false}});
        let applied = workspace.post("/facilitator-applications", &application);
        assert_eq!(applied.status, 202, "{}", applied.text());
        assert_eq!(workspace.accept(&workspace.link_for("yann@example.org")).status, 204);
        assert_eq!(workspace.sign_in("yann@example.org").grants()[0]["role"], "facilitator");
    }

    fn a_role_is_given_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let yann = workspace.invited(&national, "yann@example.org", &referent(FINISTERE));
        let target = format!("/accounts/{}/grants", yann.id);
        let same = national.post(&target, &referent(FINISTERE));
        assert_eq!((same.status, same.json()["code"].as_str()), (409, Some("already_granted")), "{}", same.text());
        let shorter = json!({"role": "referent", "territories": [FINISTERE], "ends_at": "2027-06-01T00:00:00Z"});
        assert_eq!(national.post(&target, &shorter).status, 409);
        let invited = national.post("/accounts", &invitation("yann@example.org", &referent(FINISTERE)));
        assert_eq!(invited.json()["code"], "already_granted");
        assert_eq!(yann.grants().len(), 1);

        // One that lasts longer adds something; so does one of another territory.
        let wider = json!({"role": "referent", "territories": ["departement-22"], "ends_at": "2027-06-01T00:00:00Z"});
        assert_eq!(national.post(&target, &wider).status, 201);
        assert_eq!(national.post(&target, &wider).status, 409);
        assert_eq!(national.post(&target, &referent("departement-22")).status, 201);
        assert_eq!(national.post(&target, &referent("departement-22")).status, 409);

        // Who is invited once more gets another letter, and no second role.
        let anne = invitation("anne@example.org", &referent(FINISTERE));
        for _ in 0..2 {
            let invited = national.post("/accounts", &anne);
            assert_eq!((invited.status, invited.json()["grants"].as_array().unwrap().len()), (201, 1));
        }

        // Of two who give the same at once, one does.
        let office = json!({"role": "referent", "territories": ["departement-56"]});
        let statuses: Vec<u16> = thread::scope(|scope| {
            let give = || national.post(&target, &office).status;
            let both = [scope.spawn(give), scope.spawn(give)];
            both.map(|one| one.join().unwrap()).to_vec()
        });
        assert!(statuses.contains(&201) && statuses.contains(&409), "{statuses:?}");
    }

    fn the_last_who_looks_after_the_whole_network_cannot_go(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let grant = national.grants()[0]["id"].as_str().unwrap().to_owned();
        let password = json!({"password": PASSWORD});
        for refused in [national.post("/account/deletion", &password), national.delete(&format!("/grants/{grant}"))] {
            assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("conflict")));
        }
        // Somebody who was invited only does not hold the network up yet.
        let second = invitation("deux@example.org", &json!({"role": "national"}));
        assert_eq!(national.post("/accounts", &second).status, 201);
        assert_eq!(national.post("/account/deletion", &password).status, 409);
        assert_eq!(workspace.accept(&workspace.link_for("deux@example.org")).status, 204);
        assert_eq!(national.post("/account/deletion", &json!({"password": "not this one at all"})).status, 401);
        assert_eq!(national.post("/account/deletion", &password).status, 204);
        assert_eq!(national.get("/account").status, 401);
        let gone = workspace.post("/sessions", &json!({"email": national.email, "password": PASSWORD}));
        assert_eq!(gone.json()["code"], "wrong_credentials");
    }

    fn an_account_is_changed_at_the_version_that_was_read(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let tag = anne.get("/account").header("etag").to_owned();
        let bearer = format!("Bearer {}", anne.token);
        let patch = |tag: Option<&str>, body: &Value| {
            let mut headers = vec![("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
            headers.extend(tag.map(|tag| ("If-Match", tag)));
            workspace.server.send("PATCH", "/api/v1/account", &headers, Some(&body.to_string()))
        };
        let name = json!({"name": "  Anne Le Gall ", "locale": "en"});
        assert_eq!(patch(None, &name).status, 428);
        assert_eq!(patch(Some("nonsense"), &name).status, 400);
        let changed = patch(Some(&tag), &name);
        assert_eq!(changed.json()["name"], "Anne Le Gall", "{}", changed.text());
        assert_ne!(changed.header("etag"), tag);
        assert_eq!(patch(Some(&tag), &json!({"name": "Annie"})).status, 412);
        let tag = changed.header("etag").to_owned();
        // Nothing else of an account is changed this way, and no header comes in by a name.
        for body in [
            json!({"email": "evil@example.org"}),
            json!({"password_hash": "x"}),
            json!({"grants": [{"role": "national"}]}),
            json!({"second_factor": false}),
            json!({"version": 1}),
            json!({"name": null, "id": anne.id}),
        ] {
            assert_eq!(patch(Some(&tag), &body).json()["code"], "malformed_body", "{body}");
        }
        for name in ["Anne\r\nBcc: all@example.org", "A\u{0}B", "x", " ", &"x".repeat(141)] {
            let refused = patch(Some(&tag), &json!({"name": name}));
            assert_eq!((refused.status, refused.json()["errors"][0]["field"].as_str()), (422, Some("name")));
        }
        assert_eq!(anne.get("/account").json()["version"], changed.json()["version"]);
    }

    fn an_account_without_a_second_factor_gives_one_up_by_a_recovery_code(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let elsewhere = workspace.sign_in("anne@example.org");
        assert_eq!(anne.put("/account/second-factor", &json!({"code": "123456"})).status, 409, "none was begun");
        assert_eq!(anne.post("/account/second-factor", &json!({"password": "not this one at all"})).status, 401);
        let codes = anne.set_up_second_factor();
        assert_eq!(elsewhere.get("/account").status, 401, "it was opened without a second factor");
        assert_eq!(anne.post("/account/second-factor", &json!({"password": PASSWORD})).status, 409, "it has one");
        let remove = |password: &str, code: &str| {
            anne.post("/account/second-factor/removal", &json!({"password": password, "code": code})).status
        };
        assert_eq!(remove("not this one at all", &codes[0]), 401);
        assert_eq!(remove(PASSWORD, "aaaa-aaaa-aaaa-aaaa"), 401);
        assert_eq!(remove(PASSWORD, &codes[3]), 204);
        assert_eq!(anne.get("/account").json()["second_factor"], false);
        workspace.sign_in("anne@example.org");
    }

    fn somebody_takes_their_data_along_and_nothing_is_left(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        let export = anne.get("/account/export");
        assert_eq!(export.header("cache-control"), "no-store");
        let data = export.json();
        assert_eq!(data["account"]["email"], "anne@example.org");
        assert_eq!((data["grants"].as_array().unwrap().len(), data["sessions"].as_array().unwrap().len()), (1, 1));
        let events: Vec<_> = data["journal"].as_array().unwrap().iter().map(|e| e["event"].as_str().unwrap()).collect();
        assert_eq!(events, ["accepted", "created"]);
        assert!(!export.text().contains("argon2"), "{}", export.text());

        assert_eq!(anne.post("/account/deletion", &json!({"password": PASSWORD})).status, 204);
        assert_eq!(anne.get("/account").status, 401);
        let found = workspace.server.network.db().read(|connection| {
            let found = search(connection, "anne@example.org")? + search(connection, &anne.id)?;
            Ok::<_, StoreError>(found)
        });
        assert_eq!(found.unwrap(), 3, "besides the three entries of the journal, which name an id, something is left");
    }

    fn what_is_over_is_forgotten(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        assert_eq!(national.post("/accounts", &invitation("anne@example.org", &referent(FINISTERE))).status, 201);
        let purge = || change(&workspace.server.network, domain::purge::run);
        assert_eq!(purge(), 0);
        workspace.clock.pass(TimeDelta::days(31));
        assert!(purge() >= 2, "the session and the attempts");
        workspace.clock.pass(TimeDelta::days(7));
        assert_eq!(purge(), 3, "the two invitations, and the account that nobody opened");
        let left = workspace.server.network.db().read(|c| Ok::<_, StoreError>(store::accounts::all(c)?.len()));
        assert_eq!(left.unwrap(), 1);
    }

    fn nothing_personal_stands_in_the_journal_or_in_jobs(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent(FINISTERE));
        workspace.post("/password-resets", &json!({"email": "anne@example.org"}));
        let network = &workspace.server.network;
        let entries = network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let accepted = entries.iter().find(|entry| {
            entry.event == cafeia_api::journal::Event::Accepted && entry.aggregate_id.to_string() == anne.id
        });
        assert_eq!(accepted.unwrap().actor.to_string(), Actor::Account(anne.id.parse().unwrap()).to_string());
        let jobs = network.db().read(|c| store::jobs::list(c, store::jobs::JobState::Waiting, 100)).unwrap();
        let all = format!("{entries:?} {jobs:?}");
        for personal in ["@example.org", "Équipe", "Une personne", &workspace.link_for("anne@example.org")] {
            assert!(!all.contains(personal), "{personal} stands there");
        }
        // The public catalogue has nothing to do with any of it.
        assert_eq!(network.catalogue().version(), 0);
        assert_eq!(usize::try_from(network.catalogue().followed()).unwrap(), entries.len());
    }

    fn a_second_account_on_the_command_line_is_one_more_and_an_old_link_can_be_renewed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let create = |email: &str| {
            workspace.server.network.change(TEST, |c| {
                domain::accounts::create_national(c, email, "Équipe nationale", Locale::French)
            })
        };
        let (first, link) = create("un@example.org").unwrap();
        let (same, newer) = create("un@example.org").unwrap();
        assert_eq!(first, same);
        assert_ne!(link, newer);
        workspace.newcomer("deux@example.org");
        assert!(create("deux@example.org").is_err());
        assert!(create("no address").is_err());
    }
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    line: String,
}

/// How many rows of any table hold a text.
fn search(connection: &mut store::DbConnection, needle: &str) -> Result<usize, StoreError> {
    let tables = [
        "accounts",
        "recovery_codes",
        "grants",
        "sessions",
        "refresh_tokens",
        "links",
        "attempts",
        "jobs",
        "journal",
    ];
    let mut found = 0;
    for table in tables {
        let rows: Vec<Found> = match connection {
            store::DbConnection::Postgres(c) => {
                diesel::sql_query(format!("SELECT t::text AS line FROM {table} t")).load(c)?
            }
            store::DbConnection::Sqlite(c) => {
                let columns: Vec<Found> = diesel::sql_query(format!(
                    "SELECT group_concat('coalesce(' || name || ', '''')', ' || ''|'' || ') AS line FROM pragma_table_info('{table}')"
                ))
                .load(c)?;
                diesel::sql_query(format!("SELECT {} AS line FROM {table}", columns[0].line)).load(c)?
            }
        };
        found += rows.iter().filter(|row| row.line.contains(needle)).count();
    }
    Ok(found)
}
