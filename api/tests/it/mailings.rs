//! Whoever looks after a territory writes to many of its people at once; they get no more of it in one click. Nobody's address is
//! shown.

use cafeia_api::domain;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    people::{Got, Person, PostOffice, Workspace, referent},
    support::{change, facilitator, library, on_both_databases},
};

const MAILINGS: &str = "/workspace/mailings";
const PREVIEWS: &str = "/workspace/mailings/previews";

/// All facilitators of one's territory.
fn to_all(audience: &str, query: &str) -> Value {
    json!({
        "selection": {"audience": audience, "query": query},
        "subject": "Rencontre du réseau",
        "text": "Rendez-vous à Quimper.\nVenez !",
    })
}

fn confirmed(mut mailing: Value, recipients: u64) -> Value {
    mailing["recipients"] = recipients.into();
    mailing
}

/// The territory of a referent: two facilitators with an account, one who never opened theirs, and one of whom nobody has an
/// address; and one facilitator elsewhere.
struct Finistere<'a> {
    anne: Person<'a>,
    fab: Person<'a>,
    zoe: Person<'a>,
    nantes: String,
}

fn finistere<'a>(workspace: &'a Workspace, national: &Person) -> Finistere<'a> {
    let anne = workspace.invited(national, "anne@example.org", &referent("departement-29"));
    let [fab, zoe, paul, _nobody, nantes] = change(&workspace.server.network, |c| {
        Ok([
            facilitator(c, "Fabienne", "29042", true),
            facilitator(c, "Zoé", "29232", false),
            facilitator(c, "Paul", "29019", true),
            facilitator(c, "Personne", "29019", true),
            facilitator(c, "Nantes", "44109", true),
        ])
    });
    let grant = |id: &dyn ToString| json!({"role": "facilitator", "facilitator_id": id.to_string()});
    let fab = workspace.invited(national, "fab@example.org", &grant(&fab));
    let zoe = workspace.invited(national, "zoe@example.org", &grant(&zoe));
    workspace.invited(national, "loire@example.org", &grant(&nantes));
    let invitation =
        json!({"email": "paul@example.org", "name": "Paul", "locale": "fr", "grant": grant(&paul)});
    assert_eq!(national.post("/accounts", &invitation).status, 201);
    Finistere { anne, fab, zoe, nantes: nantes.to_string() }
}

/// How many are found of a selection that somebody writes to, by what becomes of their letters.
fn counted(by: &Person, audience: &str, ids: &Value) -> Value {
    let mut preview = to_all(audience, "");
    preview["selection"] = json!({"audience": audience, "ids": ids});
    let reply = by.post(PREVIEWS, &preview);
    assert_eq!(reply.status, 200, "{}", reply.text());
    let found = reply.json();
    json!([found["recipients"], found["unsubscribed"], found["unopened"], found["without_account"]])
}

/// Lets all letters of a mailing leave.
fn deliver(workspace: &Workspace, office: &PostOffice) -> Vec<Got> {
    workspace.clock.pass(TimeDelta::minutes(2));
    office.deliver()
}

/// The token of the link by which one unsubscribes.
fn unsubscribe_link(letter: &Got) -> String {
    let after = letter.text.split_once("/desabonnement#").unwrap().1;
    after.split_whitespace().next().unwrap().to_owned()
}

on_both_databases! {
    fn whether_somebody_who_was_offered_a_role_has_an_account_shows_in_no_count(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        workspace.invited(&national, "bob@example.org", &referent("departement-84"));
        let [first, second] = change(&workspace.server.network, |c| {
            Ok([facilitator(c, "Équipe de Crozon", "29042", true), facilitator(c, "Équipe de Brest", "29232", true)])
        });
        let offer = |email: &str, id: &dyn ToString| {
            let grant = json!({"role": "facilitator", "facilitator_id": id.to_string()});
            let reply = anne.post("/accounts", &json!({"email": email, "name": "Une personne", "locale": "fr", "grant": grant}));
            assert_eq!(reply.status, 201, "{}", reply.text());
            reply.json()["id"].clone()
        };
        let (known, new) = (offer("bob@example.org", &first), offer("new@example.org", &second));
        assert_eq!(counted(&anne, "people", &json!([known])), json!([0, 0, 1, 0]));
        assert_eq!(counted(&anne, "people", &json!([new])), json!([0, 0, 1, 0]));
        assert_eq!(counted(&anne, "facilitators", &json!([first])), json!([0, 0, 1, 0]));
        assert_eq!(counted(&anne, "facilitators", &json!([second])), json!([0, 0, 1, 0]));
    }

    fn a_referent_writes_to_the_facilitators_of_the_territory_and_sees_how_letters_leave(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();

        let preview = anne.post(PREVIEWS, &to_all("facilitators", "life_status=active"));
        assert_eq!(preview.status, 200, "{}", preview.text());
        let preview = preview.json();
        let counted = ["recipients", "unsubscribed", "unopened", "without_account", "left_today"].map(|name| preview[name].as_u64().unwrap());
        assert_eq!(counted, [2, 0, 1, 1, 5], "{preview}");
        assert!(preview["text"].as_str().unwrap().contains("Rendez-vous à Quimper."), "{preview}");
        assert!(!preview.to_string().contains('@'), "no address is shown: {preview}");
        assert_eq!(office.deliver_to(), Vec::<String>::new(), "a look sends nothing");

        let sent = anne.post(MAILINGS, &confirmed(to_all("facilitators", "life_status=active"), 2));
        assert_eq!(sent.status, 201, "{}", sent.text());
        let sent = sent.json();
        assert_eq!((&sent["waiting"], &sent["state"], &sent["territories"]), (&json!(2), &json!("waiting"), &json!(["departement-29"])));
        assert_eq!(office.deliver_to(), Vec::<String>::new(), "nothing leaves at once: one may think better of it");
        let letters = deliver(&workspace, &office);
        let to: Vec<&str> = letters.iter().map(|letter| letter.to.as_str()).collect();
        assert_eq!(to, ["fab@example.org", "zoe@example.org"], "each their own, and nobody else's");
        let [first, _] = &letters[..] else { panic!("{letters:?}") };
        assert_eq!(first.subject, "Rencontre du réseau");
        assert!(first.text.contains("Une personne, qui s’occupe du réseau Café IA (Finistère), vous écrit"), "{}", first.text);
        assert!(first.text.contains("Ne répondez pas à ce message"), "{}", first.text);
        assert!(!first.text.contains("anne@example.org") && !first.text.contains("zoe@example.org"));

        let shown = anne.get(&format!("{MAILINGS}/{}", sent["id"].as_str().unwrap())).json();
        assert_eq!((&shown["sent"], &shown["waiting"], &shown["state"]), (&json!(2), &json!(0), &json!("done")), "{shown}");
        assert_eq!(anne.get(MAILINGS).json()["data"][0], shown);
        assert_eq!(national.get(MAILINGS).json()["total"], 1, "the national team sees all");

        // The journal says who, where and to how many, and nothing of what was written.
        let journal = national.get("/workspace/journal?aggregate=mailing").json();
        assert_eq!(journal["total"], 1, "{journal}");
        assert_eq!(journal["data"][0]["object_name"], "Finistère · 2");
        assert_eq!(journal["data"][0]["actor"]["id"], anne.id.as_str());
        assert!(!journal.to_string().contains("Rencontre"), "{journal}");
        // Whoever looks after a part of where it was sent finds it there, and nobody else.
        let found = |by: &Person, query: &str| by.get(&format!("/workspace/journal?aggregate=mailing{query}")).json()["total"].as_u64();
        let brittany = workspace.invited(&national, "region@example.org", &referent("region-53"));
        let nantes = workspace.invited(&national, "nantes@example.org", &referent("departement-44"));
        assert_eq!((found(&anne, ""), found(&anne, "&territory=departement-29")), (Some(1), Some(1)));
        assert_eq!((found(&brittany, ""), found(&nantes, "")), (Some(1), Some(0)));
        assert_eq!((found(&national, "&territory=region-53"), found(&national, "&territory=departement-44")), (Some(1), Some(0)));
        let jobs = national.get("/workspace/jobs").json();
        assert!(!jobs.to_string().contains("Quimper"), "{jobs}");
    }

    fn one_unsubscribes_by_the_link_in_one_click_or_on_ones_own_page_and_back(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, fab, zoe, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        anne.created(MAILINGS, &confirmed(to_all("facilitators", ""), 2));
        let letters = deliver(&workspace, &office);
        let (of_fab, of_zoe) = (unsubscribe_link(&letters[0]), unsubscribe_link(&letters[1]));

        // By the page that the letter's link leads to.
        let subscription = "/mailings/subscription";
        let say = |token: &str, wanted: bool| workspace.send("PUT", subscription, Some(token), Some(&json!({"subscribed": wanted})));
        assert_eq!(workspace.send("GET", subscription, Some(&of_fab), None).json(), json!({"subscribed": true}));
        assert_eq!(say(&of_fab, false).json(), json!({"subscribed": false}));
        assert_eq!(say(&of_fab, false).status, 200, "twice is once");
        assert_eq!(fab.get("/account").json()["mailings"], false);
        // By a program, in one click (RFC 8058): the body is a form, and there is neither cookie nor token beside it.
        let one_click = |method: &str| {
            let form = [("Content-Type", "application/x-www-form-urlencoded")];
            workspace.server.send(method, &format!("/unsubscribe/{of_zoe}"), &form, Some("List-Unsubscribe=One-Click"))
        };
        let opened = workspace.server.get(&format!("/unsubscribe/{of_zoe}"));
        assert_eq!((opened.status, opened.header("location")), (303, format!("/desabonnement#{of_zoe}").as_str()));
        assert_eq!(zoe.get("/account").json()["mailings"], true, "whoever only follows the link has not said so yet");
        assert_eq!(one_click("POST").status, 204);
        assert_eq!(zoe.get("/account").json()["mailings"], false);
        assert_eq!(workspace.server.send("POST", "/unsubscribe/nonsense", &[], None).status, 404);

        let preview = anne.post(PREVIEWS, &to_all("facilitators", "")).json();
        assert_eq!((&preview["recipients"], &preview["unsubscribed"]), (&json!(0), &json!(2)), "{preview}");
        let refused = anne.post(MAILINGS, &confirmed(to_all("facilitators", ""), 0));
        assert_eq!((refused.status, refused.json()["code"].as_str()), (409, Some("conflict")));

        // Letters that concern oneself come in any case.
        let forgotten = workspace.post("/password-resets", &json!({"email": "fab@example.org"}));
        assert_eq!((forgotten.status, office.deliver_to()), (202, vec!["fab@example.org".to_owned()]));

        // And back: by the same link, and on the page of one's account.
        assert_eq!(say(&of_fab, true).status, 200);
        assert_eq!(fab.get("/account").json()["mailings"], true);
        let version = format!("\"{}\"", zoe.get("/account").json()["version"]);
        let changed = zoe.send("PATCH", "/account", &[("If-Match", &version)], &json!({"mailings": true}));
        assert_eq!((changed.status, &changed.json()["mailings"]), (200, &json!(true)));

        // What one account's link says, it says of that account alone; what we never made says nothing.
        assert_eq!(say("nonsense", false).status, 401);
        assert_eq!(say(&fab.token, false).status, 401);
    }

    fn whoever_unsubscribes_or_is_too_late_to_be_stopped_changes_what_leaves(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, fab, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let sent = anne.created(MAILINGS, &confirmed(to_all("facilitators", ""), 2));
        let target = format!("{MAILINGS}/{}", sent["id"].as_str().unwrap());

        // Between the confirmation and their letter, one of them has had enough.
        let version = format!("\"{}\"", fab.get("/account").json()["version"]);
        assert_eq!(fab.send("PATCH", "/account", &[("If-Match", &version)], &json!({"mailings": false})).status, 200);
        let letters = deliver(&workspace, &office);
        assert_eq!(letters.iter().map(|letter| letter.to.as_str()).collect::<Vec<_>>(), ["zoe@example.org"]);
        let shown = anne.get(&target).json();
        assert_eq!((&shown["sent"], &shown["unneeded"], &shown["state"]), (&json!(1), &json!(1), &json!("done")), "{shown}");
        let late = anne.send("PUT", &format!("{target}/stop"), &[], &Value::Null);
        assert_eq!(late.status, 409, "{}", late.text());

        // Stopped in time, nothing leaves, and it does not count against the day.
        let mut second = confirmed(to_all("facilitators", ""), 1);
        second["subject"] = "Autre chose".into();
        let second = anne.created(MAILINGS, &second);
        let stop = format!("{MAILINGS}/{}/stop", second["id"].as_str().unwrap());
        let stopped = anne.send("PUT", &stop, &[], &Value::Null);
        assert_eq!((stopped.status, &stopped.json()["state"]), (200, &json!("stopped")), "{}", stopped.text());
        assert_eq!(anne.send("PUT", &stop, &[], &Value::Null).status, 200, "twice is once");
        assert_eq!(deliver(&workspace, &office).len(), 0);
        let preview = anne.post(PREVIEWS, &to_all("facilitators", "")).json();
        assert_eq!(preview["left_today"], 4, "{preview}");
    }

    fn a_letter_that_no_server_takes_is_counted_as_failed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        office.server.refuse("fab", 550);
        let sent = anne.created(MAILINGS, &confirmed(to_all("facilitators", ""), 2));
        deliver(&workspace, &office);
        let shown = anne.get(&format!("{MAILINGS}/{}", sent["id"].as_str().unwrap())).json();
        assert_eq!((&shown["sent"], &shown["failed"], &shown["state"]), (&json!(1), &json!(1), &json!("done")), "{shown}");
        let failed = national.get("/workspace/jobs?state=failed").json();
        assert_eq!((&failed["total"], &failed["data"][0]["about"]), (&json!(1), &json!("mailing")), "{failed}");
    }

    fn nobody_writes_to_whom_they_do_not_look_after(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, fab, nantes, .. } = finistere(&workspace, &national);
        let library = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque", "29042")));
        let organiser = json!({"role": "organiser", "organisation_id": library});
        let olivia = workspace.invited(&national, "olivia@example.org", &organiser);
        let loire = workspace.invited(&national, "louis@example.org", &referent("departement-44"));
        let ticked = |audience: &str, ids: &[&str]| {
            let mut mailing = to_all(audience, "");
            mailing["selection"] = json!({"audience": audience, "ids": ids});
            mailing
        };

        // Neither facilitators nor organisers.
        for person in [&fab, &olivia] {
            assert_eq!(person.post(PREVIEWS, &to_all("people", "")).status, 403);
            assert_eq!(person.post(MAILINGS, &confirmed(to_all("people", ""), 1)).status, 403);
            assert_eq!(person.get(MAILINGS).status, 403);
        }
        // A referent within the territory.
        let preview = |person: &Person, mailing: &Value| person.post(PREVIEWS, mailing).json()["recipients"].as_u64();
        assert_eq!(preview(&anne, &to_all("facilitators", "")), Some(2));
        assert_eq!(preview(&loire, &to_all("facilitators", "")), Some(1));
        assert_eq!(preview(&national, &to_all("facilitators", "")), Some(3));
        assert_eq!(preview(&anne, &to_all("organisations", "")), Some(1), "those who act for one");
        assert_eq!(preview(&loire, &to_all("organisations", "")), Some(0));
        // Oneself left out: Fabienne, Zoé, and who acts for the library.
        assert_eq!(preview(&anne, &to_all("people", "")), Some(3));
        assert_eq!(preview(&anne, &to_all("people", "role=organiser")), Some(1));
        for (audience, id) in [("facilitators", nantes.as_str()), ("people", loire.id.as_str()), ("people", national.id.as_str()), ("organisations", nantes.as_str())] {
            let refused = anne.post(PREVIEWS, &ticked(audience, &[id]));
            assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &json!("selection.ids")), "{audience} {id}");
        }
        assert_eq!(preview(&national, &ticked("facilitators", &[&nantes])), Some(1));
        assert_eq!(preview(&anne, &ticked("organisations", &[&library.to_string()])), Some(1));

        // What somebody has sent is for them and for the national team.
        let sent = anne.created(MAILINGS, &confirmed(to_all("facilitators", ""), 2));
        let target = format!("{MAILINGS}/{}", sent["id"].as_str().unwrap());
        assert_eq!(loire.get(&target).status, 404);
        assert_eq!(loire.send("PUT", &format!("{target}/stop"), &[], &Value::Null).status, 404);
        assert_eq!(loire.get(MAILINGS).json()["total"], 0);
        assert_eq!(national.get(&target).json()["own"], false);
        assert_eq!(national.send("PUT", &format!("{target}/stop"), &[], &Value::Null).status, 200);
    }

    fn a_mailing_is_sent_once_and_a_few_go_in_a_day(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let mailing = confirmed(to_all("facilitators", ""), 2);
        let key = [("Idempotency-Key", "a-click")];
        let first = anne.send("POST", MAILINGS, &key, &mailing);
        let again = anne.send("POST", MAILINGS, &key, &mailing);
        assert_eq!((first.status, again.status), (201, 201));
        assert_eq!(first.json()["id"], again.json()["id"], "the same click");
        assert_eq!(anne.post(MAILINGS, &mailing).status, 409, "the same words a moment later, by another click");
        assert_eq!(deliver(&workspace, &office).len(), 2);
        assert_eq!(anne.get(MAILINGS).json()["total"], 1);

        let numbered = |number: u32| {
            let mut mailing = mailing.clone();
            mailing["subject"] = format!("Message {number}").into();
            mailing
        };
        // What the preview announced is not so any more.
        let stale = anne.post(MAILINGS, &confirmed(numbered(1), 3));
        assert_eq!(stale.status, 409, "{}", stale.text());
        let unseen = anne.post(MAILINGS, &to_all("facilitators", ""));
        assert_eq!((unseen.status, &unseen.json()["errors"][0]["field"]), (422, &json!("recipients")));
        for number in 2..=5 {
            anne.created(MAILINGS, &numbered(number));
        }
        assert_eq!(anne.post(PREVIEWS, &numbered(6)).json()["left_today"], 0);
        assert_eq!(anne.post(MAILINGS, &numbered(6)).status, 409, "five in a day");
        workspace.clock.pass(TimeDelta::hours(24));
        let mut anne = anne;
        anne.sign_in_again();
        anne.created(MAILINGS, &numbered(6));
    }

    fn what_is_wrong_with_a_mailing_is_named_and_nothing_is_written(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, .. } = finistere(&workspace, &national);
        let with = |name: &str, value: Value| {
            let mut mailing = confirmed(to_all("facilitators", ""), 2);
            mailing[name] = value;
            mailing
        };
        let selection = |value: Value| with("selection", value);
        for (mailing, field) in [
            (with("subject", json!("Oui\r\nBcc: tous@example.org")), "subject"),
            (with("subject", json!("")), "subject"),
            (with("subject", json!("é".repeat(141))), "subject"),
            (with("text", json!(" \n ")), "text"),
            (with("text", json!("a\u{0}b")), "text"),
            (with("text", json!("é".repeat(5_001))), "text"),
            (selection(json!({"audience": "facilitators"})), "selection.query"),
            (selection(json!({"audience": "facilitators", "ids": []})), "selection.ids"),
            (selection(json!({"audience": "facilitators", "query": "colour=red"})), "selection.query.colour"),
            (selection(json!({"audience": "facilitators", "query": "training=wizard"})), "selection.query.training"),
            (selection(json!({"audience": "people", "ids": ["0198c0de-0000-7000-8000-000000000001"]})), "selection.ids"),
        ] {
            for target in [PREVIEWS, MAILINGS] {
                let refused = anne.post(target, &mailing);
                assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &json!(field)), "{mailing}: {}", refused.text());
            }
        }
        for body in [json!({}), json!([]), selection(json!({"audience": "everybody", "query": ""})), with("bcc", json!("tous@example.org"))] {
            assert_eq!(anne.post(MAILINGS, &body).status, 400, "{body}");
        }
        assert_eq!(anne.get(MAILINGS).json()["total"], 0);
        assert_eq!(anne.get(&format!("{MAILINGS}/nonsense")).status, 404);
        assert_eq!(anne.get(&format!("{MAILINGS}?colour=red")).status, 400);
    }

    fn answers_go_to_whoever_wants_them_and_words_are_forgotten(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let Finistere { mut anne, fab, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let mut mailing = confirmed(to_all("facilitators", ""), 2);
        mailing["reply_to"] = true.into();
        let sent = anne.created(MAILINGS, &mailing);
        deliver(&workspace, &office);
        let received = office.server.received();
        let last = String::from_utf8_lossy(&received.last().unwrap().message).into_owned();
        assert!(last.contains("Reply-To: \"Une personne\" <anne@example.org>") || last.contains("Reply-To: Une personne <anne@example.org>"), "{last}");

        // Who reads what is kept of them reads what they sent; who leaves takes their letters along, and the count stays.
        let exported = anne.get("/account/export").json();
        assert_eq!(exported["mailings"][0]["subject"], "Rencontre du réseau");
        assert_eq!(fab.post("/account/deletion", &json!({"password": crate::people::PASSWORD})).status, 204);
        let target = format!("{MAILINGS}/{}", sent["id"].as_str().unwrap());
        assert_eq!(anne.get(&target).json()["sent"], 2);

        let purge = || change(&workspace.server.network, domain::purge::run);
        workspace.clock.pass(TimeDelta::days(89));
        purge();
        anne.sign_in_again();
        assert_eq!(anne.get(&target).json()["subject"], "Rencontre du réseau");
        workspace.clock.pass(TimeDelta::days(2));
        purge();
        anne.sign_in_again();
        let shown = anne.get(&target).json();
        assert_eq!((&shown["subject"], &shown["text"], &shown["recipients"]), (&Value::Null, &Value::Null, &json!(2)), "{shown}");
        workspace.clock.pass(TimeDelta::days(300));
        purge();
        national.sign_in_again();
        assert_eq!(national.get(&target).status, 404);
    }

    fn whoever_leaves_takes_what_they_wrote_along(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let Finistere { anne, .. } = finistere(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let sent = anne.created(MAILINGS, &confirmed(to_all("facilitators", ""), 2));
        assert_eq!(anne.post("/account/deletion", &json!({"password": crate::people::PASSWORD})).status, 204);
        assert_eq!(deliver(&workspace, &office).len(), 0, "what has not left does not leave");
        let shown = national.get(&format!("{MAILINGS}/{}", sent["id"].as_str().unwrap())).json();
        assert_eq!((&shown["subject"], &shown["sender"], &shown["recipients"]), (&Value::Null, &Value::Null, &json!(2)), "{shown}");
    }
}
