//! How cafés went, told by those who were there, as their stories.

use cafeia_api::{domain, network::Network, store};
use cafeia_shared::{
    cafes::{NewCafe, NewCafeFacilitator},
    ids::{CafeId, FacilitatorId, OrganisationId},
    vocabulary::{EventStatus, FacilitatorPart},
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    people::{Got, Person, PostOffice, Workspace},
    proposals::{Proposer, decided, new_proposal, referent},
    server::Reply,
    support::{at, change, facilitator, format, library, new_cafe, on_both_databases, place, published},
};

/// A café in Crozon from two to four o’clock today, by a facilitator, in a library that has organisers.
struct Afternoon {
    cafe: CafeId,
    host: OrganisationId,
    runs_it: FacilitatorId,
}

impl Afternoon {
    fn in_crozon(network: &Network) -> Self {
        change(network, |c| {
            let host = library(c, "Bibliothèque de Crozon", "29042");
            let room = place(c, "Maison du temps libre", "29042");
            let runs_it = facilitator(c, "Anne Kerven", "29042", true);
            let play = format(c, "Aïe aïe IA");
            let content = NewCafe {
                facilitators: vec![NewCafeFacilitator {
                    facilitator_id: runs_it,
                    part: FacilitatorPart::Lead,
                }],
                format_ids: vec![play],
                capacity: Some(20),
                ..new_cafe("Un café pour voir", at(0, 14), host, room)
            };
            Ok(Self { cafe: published(c, &content), host, runs_it })
        })
    }

    fn organiser(&self) -> Value {
        json!({"role": "organiser", "organisation_id": self.host})
    }

    fn facilitator(&self) -> Value {
        json!({"role": "facilitator", "facilitator_id": self.runs_it})
    }

    fn address(&self) -> String {
        format!("/workspace/cafes/{}/report", self.cafe)
    }
}

fn held(people: u32) -> Value {
    json!({"held": true, "people": people, "counting": "counted"})
}

/// The token of a letter's private link.
fn link(letter: &Got) -> String {
    let after = letter.text.split_once("https://reseau.example/bilan#").unwrap().1;
    after.split_whitespace().next().unwrap().to_owned()
}

/// Asks by a private link.
fn ask(
    workspace: &Workspace,
    token: &str,
    method: &str,
    condition: (&str, &str),
    body: Option<&Value>,
) -> Reply {
    let bearer = format!("Bearer {token}");
    let mut headers = vec![("Authorization", bearer.as_str())];
    if !condition.0.is_empty() {
        headers.push(condition);
    }
    if body.is_some() {
        headers.push(("Content-Type", "application/json"));
    }
    let body = body.map(ToString::to_string);
    workspace.server.send(method, "/api/v1/reports/mine", &headers, body.as_deref())
}

const FIRST: (&str, &str) = ("If-None-Match", "*");
const NONE: (&str, &str) = ("", "");

fn told(workspace: &Workspace, token: &str, report: &Value) -> Value {
    let reply = ask(workspace, token, "PUT", FIRST, Some(report));
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("etag"), format!("\"{}\"", reply.json()["version"]));
    reply.json()
}

fn code(reply: &Reply) -> (u16, String) {
    (reply.status, reply.json()["code"].as_str().unwrap_or_default().to_owned())
}

fn fields(reply: &Reply) -> Vec<String> {
    assert_eq!(code(reply), (422, "invalid_field".to_owned()), "{}", reply.text());
    let errors = reply.json()["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect()
}

fn public(workspace: &Workspace, target: &str) -> Value {
    let reply = workspace.server.get(&format!("/api/v1{target}"));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

/// Signs somebody in again, whose token is over.
fn again<'a>(workspace: &'a Workspace, person: &Person) -> Person<'a> {
    workspace.sign_in(&person.email)
}

/// Where those who verify find them all.
const AT: &str = "/workspace/reports";

on_both_databases! {
    fn those_who_were_there_are_asked_an_hour_after_the_end_and_tell_by_their_link(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let mut national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &afternoon.facilitator());
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        workspace.invited(&national, "referente@example.org", &referent("departement-29"));
        let elsewhere = change(&workspace.server.network, |c| Ok(library(c, "Bibliothèque de Nantes", "44109")));
        let stranger = json!({"role": "organiser", "organisation_id": elsewhere});
        workspace.invited(&national, "ailleurs@example.org", &stranger);
        let left = workspace.invited(&national, "partie@example.org", &afternoon.organiser());
        let grant = left.grants()[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(national.delete(&format!("/grants/{grant}")).status, 204);
        let office = PostOffice::of(&workspace);
        office.deliver();

        workspace.clock.pass(at(0, 17) - TimeDelta::seconds(1) - workspace.clock.now());
        assert!(office.deliver().is_empty(), "an hour has not passed since the end");
        workspace.clock.pass(TimeDelta::seconds(1));
        let [letter, other] = office.deliver().try_into().unwrap();
        assert_eq!((letter.to.as_str(), other.to.as_str()), ("anne@example.org", "hote@example.org"));
        assert_eq!(letter.subject.replace('\u{a0}', " "), "Comment s’est passé votre Café IA ?");
        assert!(letter.text.contains("« Un café pour voir », lundi 23 novembre 2026."), "{}", letter.text);

        let (mine, theirs) = (link(&letter), link(&other));
        assert_ne!(mine, theirs);
        let seen = ask(&workspace, &mine, "GET", NONE, None);
        assert_eq!(seen.header("etag"), "\"0\"");
        let seen = seen.json();
        assert_eq!(seen["cafe"]["title"], "Un café pour voir");
        assert_eq!((&seen["cafe"]["place_name"], &seen["cafe"]["commune"]["name"]), (&json!("Maison du temps libre"), &json!("Crozon")));
        assert_eq!(seen["cafe"]["formats"][0]["title"], "Aïe aïe IA");
        assert_eq!((&seen["reports"], &seen["editable"], &seen["verifiable"]), (&json!([]), &json!(true), &json!(false)));
        assert_eq!(public(&workspace, "/stats")["people_reached"], Value::Null);

        let report = told(&workspace, &mine, &held(12));
        assert_eq!((&report["version"], &report["reached"]), (&json!(1), &json!({"people": 12, "proof": "declared"})));
        assert_eq!((&report["reports"][0]["mine"], &report["reports"][0]["part"]), (&json!(true), &json!("facilitator")));
        assert_eq!(report["open_until"], "2026-12-23T17:00:00Z");
        let [cafe] = public(&workspace, "/cafes?period=past")["data"].as_array().unwrap().clone().try_into().unwrap();
        assert_eq!(cafe["event_status"], "held", "everybody sees it");
        let reached = json!({"verified": 0, "matched": 0, "declared": 12, "cafes": 1});
        for target in ["/stats", "/territories/region-53", "/territories/departement-29", "/territories/commune-29042"] {
            assert_eq!(public(&workspace, target)["people_reached"], reached, "{target}");
        }
        assert_eq!(public(&workspace, "/territories/departement-44")["people_reached"], Value::Null);

        // The other one sees nothing of what was said, and says much the same.
        assert_eq!(ask(&workspace, &theirs, "GET", NONE, None).json()["reports"], json!([]));
        let both = told(&workspace, &theirs, &held(13));
        assert_eq!(both["reached"], json!({"people": 12, "proof": "matched"}));
        assert_eq!(both["reports"].as_array().unwrap().len(), 1);
        national.refresh();
        let all = national.get(&afternoon.address()).json();
        let parts: Vec<&str> = all["reports"].as_array().unwrap().iter().map(|one| one["part"].as_str().unwrap()).collect();
        assert_eq!((parts, &all["reports"][0]["mine"]), (vec!["facilitator", "host"], &json!(false)));
        // By a link or signed in, a person has one report.
        let anne = again(&workspace, &anne);
        let hers = anne.get(&afternoon.address()).json();
        assert_eq!(hers["reports"][0]["mine"], true);
        workspace.clock.pass(TimeDelta::days(12));
        assert!(office.deliver().is_empty(), "who has told is not reminded");
    }

    fn the_same_report_sent_twice_is_one(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        workspace.invited(&national, "anne@example.org", &afternoon.facilitator());
        let office = PostOffice::of(&workspace);
        office.deliver();
        workspace.clock.pass(TimeDelta::hours(5));
        let [letter] = office.deliver().try_into().unwrap();
        let token = link(&letter);

        let missing = ask(&workspace, &token, "PUT", NONE, Some(&held(12)));
        assert_eq!(code(&missing), (428, "precondition_required".to_owned()));
        let strange = ask(&workspace, &token, "PUT", ("If-None-Match", "\"3\""), Some(&held(12)));
        assert_eq!(code(&strange), (400, "invalid_parameter".to_owned()));
        let first = told(&workspace, &token, &held(12));
        let head = workspace.server.network.catalogue().followed();
        assert_eq!(told(&workspace, &token, &held(12)), first, "the answer was lost, and it is sent again");
        let stale = ask(&workspace, &token, "PUT", ("If-Match", "\"0\""), Some(&held(12)));
        assert_eq!((stale.status, stale.json()), (200, first.clone()));
        assert_eq!(workspace.server.network.catalogue().followed(), head, "nothing happened");

        let second = ask(&workspace, &token, "PUT", FIRST, Some(&held(13)));
        assert_eq!(code(&second), (412, "version_mismatch".to_owned()), "another first report is none");
        let changed = ask(&workspace, &token, "PUT", ("If-Match", "\"1\""), Some(&held(13)));
        assert_eq!((&changed.json()["version"], &changed.json()["reached"]["people"]), (&json!(2), &json!(13)));
        let late = ask(&workspace, &token, "PUT", ("If-Match", "\"1\""), Some(&held(14)));
        assert_eq!(code(&late), (412, "version_mismatch".to_owned()));

        let unheld = json!({"held": false, "not_held_reason": "nobody_came"});
        let unheld = ask(&workspace, &token, "PUT", ("If-Match", "\"2\""), Some(&unheld)).json();
        assert_eq!((&unheld["cafe"]["event_status"], &unheld["reached"]), (&json!("not_held"), &Value::Null));
        assert_eq!(public(&workspace, "/stats")["people_reached"], Value::Null);
        let gone = ask(&workspace, &token, "DELETE", ("If-Match", "\"3\""), None);
        assert_eq!(gone.status, 200, "{}", gone.text());
        let gone = gone.json();
        assert_eq!((&gone["version"], &gone["reports"], &gone["cafe"]["event_status"]), (&json!(4), &json!([]), &json!("scheduled")));
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, head, 100)).unwrap();
        assert!(entries.iter().all(|entry| entry.changed.iter().all(|field| !field.contains(' '))), "names of fields only");
    }

    fn a_cafe_moved_online_is_in_no_territory_after_its_report_either(db: &TestDb) {
        let workspace = Workspace::open(db);
        let network = &workspace.server.network;
        let afternoon = Afternoon::in_crozon(network);
        let national = workspace.national();
        workspace.invited(&national, "anne@example.org", &afternoon.facilitator());
        change(network, |c| {
            domain::cafes::set_event_status(c, afternoon.cafe, EventStatus::MovedOnline, Some("Tempête"))
        });
        let office = PostOffice::of(&workspace);
        office.deliver();
        workspace.clock.pass(TimeDelta::hours(5));
        let [letter] = office.deliver().try_into().unwrap();
        let token = link(&letter);
        let address = format!("/cafes/{}", afternoon.cafe);
        let as_it_stands = || {
            let there = "/cafes?period=past&territory=departement-29";
            let found = (public(&workspace, there)["total"].clone(), public(&workspace, &address));
            (found.0, found.1["event_status"].clone(), found.1["mode"].clone(), found.1["place"].clone(), found.1["previous_venue"]["name"].clone())
        };
        let online = |status: &str| (json!(0), json!(status), json!("online"), Value::Null, json!("Maison du temps libre"));
        assert_eq!(as_it_stands(), online("moved_online"));

        told(&workspace, &token, &held(12));
        assert_eq!(as_it_stands(), online("held"));
        assert_eq!(public(&workspace, "/stats")["people_reached"]["declared"], 12);
        assert_eq!(public(&workspace, "/stats")["communes"], 0);
        for target in ["/territories/region-53", "/territories/departement-29", "/territories/commune-29042"] {
            let there = public(&workspace, target);
            assert_eq!((&there["people_reached"], &there["past_cafes"]), (&Value::Null, &json!(0)), "{target}");
        }
        assert_eq!(public(&workspace, "/territories")["without_territory"]["past_cafes"], 1);
        let map = public(&workspace, "/cafes/clusters?zoom=3&period=past");
        assert_eq!(map["total"], 0, "it has no point on the map");
        let calendar = workspace.server.get(&format!("/api/v1/feeds/cafes/{}.ics", afternoon.cafe));
        assert!(calendar.text().contains("LOCATION:En ligne"), "{}", calendar.text());

        let not_held = json!({"held": false, "not_held_reason": "nobody_came"});
        assert_eq!(ask(&workspace, &token, "PUT", ("If-Match", "\"1\""), Some(&not_held)).status, 200);
        assert_eq!(as_it_stands(), online("not_held"));
        assert_eq!(ask(&workspace, &token, "DELETE", ("If-Match", "\"2\""), None).status, 200);
        assert_eq!(as_it_stands(), online("moved_online"), "it is what it was before anybody told");
    }

    fn two_reports_at_the_same_moment_from_the_same_telephone_are_one(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        workspace.invited(&national, "anne@example.org", &afternoon.facilitator());
        let office = PostOffice::of(&workspace);
        office.deliver();
        workspace.clock.pass(TimeDelta::hours(5));
        let token = link(&office.deliver()[0]);
        let answers: Vec<Reply> = std::thread::scope(|scope| {
            let report = || ask(&workspace, &token, "PUT", FIRST, Some(&held(12)));
            let sent: Vec<_> = (0..4).map(|_| scope.spawn(report)).collect();
            sent.into_iter().map(|answer| answer.join().unwrap()).collect()
        });
        assert!(answers.iter().all(|answer| answer.status == 200));
        assert_eq!(public(&workspace, "/stats")["people_reached"]["declared"], 12);
        assert_eq!(ask(&workspace, &token, "GET", NONE, None).json()["version"], 1);
    }

    fn nobody_is_reminded_more_than_twice(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        let office = PostOffice::of(&workspace);
        office.deliver();
        let mut subjects = Vec::new();
        for _ in 0..24 * 40 {
            workspace.clock.pass(TimeDelta::hours(1));
            let after = workspace.clock.now() - at(0, 16);
            subjects.extend(office.deliver().into_iter().map(|got| (after.num_hours(), got.subject.replace('\u{a0}', " "))));
        }
        let missing = "Il manque le bilan de votre Café IA".to_owned();
        // Nor are reminders made up for that were due while no worker ran.
        let late = change(&workspace.server.network, |c| {
            let room = place(c, "Salle des fêtes", "29042");
            Ok(published(c, &new_cafe("Un autre café", workspace.clock.now(), afternoon.host, room)))
        });
        workspace.clock.pass(TimeDelta::days(60));
        assert_eq!(office.deliver().len(), 1, "{late}");
        assert_eq!(subjects, [(1, "Comment s’est passé votre Café IA ?".to_owned()), (72, missing.clone()), (240, missing)]);
    }

    fn a_cafe_that_was_moved_cancelled_or_archived_asks_nobody_at_its_former_time(db: &TestDb) {
        let workspace = Workspace::open(db);
        let network = &workspace.server.network;
        let afternoon = Afternoon::in_crozon(network);
        let national = workspace.national();
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        let office = PostOffice::of(&workspace);
        office.deliver();
        let cafe = afternoon.cafe;
        change(network, |c| {
            domain::cafes::archive(c, cafe)?;
            // Again and again public: asked once all the same.
            domain::cafes::restore(c, cafe)?;
            domain::cafes::archive(c, cafe)?;
            domain::cafes::restore(c, cafe)?;
            domain::cafes::postpone(c, cafe, Some((at(2, 14), at(2, 16))), Some("La salle est prise."))
        });
        workspace.clock.pass(at(0, 18) - workspace.clock.now());
        assert!(office.deliver().is_empty(), "it was put off");
        change(network, |c| domain::cafes::set_event_status(c, cafe, EventStatus::Cancelled, None));
        workspace.clock.pass(at(2, 18) - workspace.clock.now());
        assert!(office.deliver().is_empty(), "it was cancelled");
        change(network, |c| domain::cafes::reinstate(c, cafe));
        workspace.clock.pass(at(5, 16) - workspace.clock.now());
        assert_eq!(office.deliver_to(), ["hote@example.org"], "after all it was held: the reminder asks");
        change(network, |c| domain::cafes::archive(c, cafe));
        workspace.clock.pass(TimeDelta::days(10));
        assert!(office.deliver().is_empty(), "nobody sees it any more");

        // What becomes public after its end is asked about at once, unless that is long ago.
        change(network, |c| {
            let room = place(c, "Salle des fêtes", "29042");
            for days in [14, 11, 0] {
                published(c, &new_cafe("Un café d’hier", at(days, 14), afternoon.host, room));
            }
            Ok(())
        });
        assert_eq!(office.deliver().len(), 2);
        workspace.clock.pass(TimeDelta::days(40));
        assert_eq!(office.deliver().len(), 2, "one reminder each, and not all that were due since");
    }

    fn whoever_proposed_a_cafe_tells_how_it_went_without_an_account(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let proposal = paul.confirm();
        office.deliver();
        let proposal = anne.get(&format!("/workspace/proposals/{}", proposal["id"].as_str().unwrap())).json();
        let accepted = decided(&anne, &proposal, &json!({"verdict": "accept"}));
        office.deliver();
        workspace.clock.pass(at(10, 20) - workspace.clock.now());
        let [letter] = office.deliver().try_into().unwrap();
        assert_eq!(letter.to, "paul@example.org");
        assert!(letter.text.starts_with("Bonjour Paul Kerven,"), "{}", letter.text);
        let token = link(&letter);
        let report = told(&workspace, &token, &held(9));
        assert_eq!(report["reports"][0]["part"], "proposer");
        // A link of a proposal is none of a report, and the other way round.
        assert_eq!(ask(&workspace, &paul.token, "GET", NONE, None).status, 401);
        let bearer = format!("Bearer {token}");
        let crossed = workspace.server.send("GET", "/api/v1/proposals/mine", &[("Authorization", &bearer)], None);
        assert_eq!(crossed.status, 401);
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let last = entries.last().unwrap();
        assert_eq!(last.actor.to_string(), format!("proposal:{}", accepted["id"].as_str().unwrap()));

        // The proposal is forgotten with whoever made it; what was counted stays.
        workspace.clock.pass(TimeDelta::days(366));
        change(&workspace.server.network, domain::purge::run);
        assert_eq!(ask(&workspace, &token, "GET", NONE, None).status, 410);
        assert_eq!(public(&workspace, "/stats")["people_reached"]["declared"], 9);
    }

    fn what_cannot_be_is_refused_field_by_field(db: &TestDb) {
        let workspace = Workspace::open(db);
        let network = &workspace.server.network;
        let afternoon = Afternoon::in_crozon(network);
        let national = workspace.national();
        let host = workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        let address = afternoon.address();
        let put = |by: &Person, body: &Value| by.send("PUT", &address, &[FIRST], body);
        assert_eq!(fields(&put(&host, &held(12))), ["held"], "it lies in the future");
        workspace.clock.pass(TimeDelta::hours(5));
        let host = again(&workspace, &host);
        for (body, wrong) in [
            (json!({"held": true}), vec!["people", "counting"]),
            (json!({"held": false}), vec!["not_held_reason"]),
            (held(0), vec!["people"]),
            (held(1_000_000_000), vec!["people"]),
            (held(61), vec!["sure"]),
            (json!({"held": true, "people": 5, "counting": "counted", "first_timers": 6}), vec!["first_timers"]),
            (json!({"held": true, "people": 5, "counting": "counted", "profiles": {"ages": {"moins_de_douze": 3, "soixante_dix_plus": 3}}}), vec!["profiles.ages"]),
            (json!({"held": true, "people": 5, "counting": "counted", "questions": "é".repeat(2_001)}), vec!["questions"]),
            (json!({"held": true, "people": 5, "counting": "counted", "format_ids": [Uuid::now_v7()]}), vec!["format_ids"]),
            (json!({"held": false, "not_held_reason": "other", "people": 3}), vec!["people"]),
        ] {
            assert_eq!(fields(&put(&host, &body)), wrong, "{body}");
        }
        for body in [
            json!({}),
            json!({"held": "oui"}),
            json!({"held": true, "people": -1, "counting": "counted"}),
            json!({"held": true, "people": 5, "counting": "guessed"}),
            json!({"held": true, "people": 5, "counting": "counted", "name": "Anne"}),
            json!({"held": true, "people": 5, "counting": "counted", "profiles": {"names": {}}}),
        ] {
            assert_eq!(code(&put(&host, &body)), (400, "malformed_body".to_owned()), "{body}");
        }
        assert_eq!(put(&host, &json!({"held": true, "people": 61, "counting": "estimated", "sure": true})).status, 200);
        let other = change(network, |c| {
            let room = place(c, "Salle des fêtes", "29042");
            let id = published(c, &new_cafe("Un café annulé", at(0, 14), afternoon.host, room));
            domain::cafes::set_event_status(c, id, EventStatus::Cancelled, None)?;
            Ok(id)
        });
        let cancelled = host.send("PUT", &format!("/workspace/cafes/{other}/report"), &[FIRST], &held(3));
        assert_eq!(fields(&cancelled), ["held"]);
        assert_eq!(host.get(&format!("/workspace/cafes/{other}/report")).json()["editable"], false);
    }

    fn each_role_reports_and_verifies_what_is_its_own(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        let elsewhere = change(&workspace.server.network, |c| Ok(library(c, "Bibliothèque de Nantes", "44109")));
        for (email, grant) in [
            ("referente@example.org", referent("departement-29")),
            ("voisine@example.org", referent("departement-44")),
            ("hote@example.org", afternoon.organiser()),
            ("ailleurs@example.org", json!({"role": "organiser", "organisation_id": elsewhere})),
            ("anne@example.org", afternoon.facilitator()),
        ] {
            workspace.invited(&national, email, &grant);
        }
        workspace.without_grants(&national, "personne@example.org");
        workspace.clock.pass(TimeDelta::hours(5));
        let mut national = national;
        national.refresh();
        let address = afternoon.address();
        let verification = format!("{address}/verification");
        // Who may look and report, and who may verify.
        for (email, reports, verifies) in [
            ("hote@example.org", true, false),
            ("referente@example.org", true, true),
            ("voisine@example.org", false, false),
            ("ailleurs@example.org", false, false),
            ("anne@example.org", true, false),
            ("personne@example.org", false, false),
        ] {
            let person = workspace.sign_in(email);
            let expected = if reports { 200 } else { 403 };
            assert_eq!(person.get(&address).status, expected, "{email}");
            let written = person.send("PUT", &address, &[FIRST], &held(10));
            assert_eq!(written.status, expected, "{email}");
            let seen = national.get(&address).json();
            if reports {
                assert_eq!(person.get(&address).json()["verifiable"], verifies, "{email}");
            }
            let version = format!("\"{}\"", seen["version"]);
            let report = json!({"report_id": seen["reports"][0]["id"]});
            let answer = person.send("POST", &verification, &[("If-Match", &version)], &report);
            assert_eq!(answer.status, if verifies { 201 } else { 403 }, "{email}");
            let version = format!("\"{}\"", national.get(&address).json()["version"]);
            let undone = workspace.server.send("DELETE", &format!("/api/v1{verification}"), &[("Authorization", &format!("Bearer {}", person.token)), ("If-Match", &version)], None);
            assert_eq!(undone.status, if verifies { 200 } else { 403 }, "{email}");
            let version = format!("\"{}\"", national.get(&address).json()["version"]);
            let gone = workspace.server.send("DELETE", &format!("/api/v1{address}"), &[("Authorization", &format!("Bearer {}", person.token)), ("If-Match", &version)], None);
            assert_eq!(gone.status, expected, "{email}");
            if reports {
                assert_eq!(person.send("PUT", &address, &[FIRST], &held(10)).status, 200);
            }
        }
        for (method, target) in [("GET", &address), ("PUT", &address), ("DELETE", &address), ("POST", &verification), ("DELETE", &verification)] {
            assert_eq!(workspace.send(method, target, None, None).status, 401, "{method} {target}");
        }
        assert_eq!(ask(&workspace, "abc", "GET", NONE, None).status, 401);
        assert_eq!(workspace.send("GET", "/reports/mine", None, None).status, 401);
        // A draft exists for nobody who may not write it.
        let draft = change(&workspace.server.network, |c| {
            let id = CafeId(Uuid::now_v7());
            let room = place(c, "Salle des fêtes", "29042");
            domain::cafes::create(c, id, &new_cafe("Un brouillon", at(0, 14), afternoon.host, room))?;
            Ok(id)
        });
        let target = format!("/workspace/cafes/{draft}/report");
        assert_eq!(workspace.sign_in("ailleurs@example.org").get(&target).status, 404);
        assert_eq!(fields(&workspace.sign_in("hote@example.org").send("PUT", &target, &[FIRST], &held(3))), ["held"]);
    }

    fn a_verified_number_counts_alone_until_its_author_changes_it(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        workspace.invited(&national, "referente@example.org", &referent("region-53"));
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        workspace.invited(&national, "anne@example.org", &afternoon.facilitator());
        workspace.clock.pass(TimeDelta::hours(5));
        let (referent, host, anne) = (workspace.sign_in("referente@example.org"), workspace.sign_in("hote@example.org"), workspace.sign_in("anne@example.org"));
        let address = afternoon.address();
        let verification = format!("{address}/verification");
        host.send("PUT", &address, &[FIRST], &held(30));
        anne.send("PUT", &address, &[FIRST], &held(20));
        let seen = referent.get(&address).json();
        assert_eq!(seen["reached"], json!({"people": 20, "proof": "declared"}), "they do not match: the lower one counts");
        let hosts = json!({"report_id": seen["reports"][0]["id"]});
        assert_eq!(code(&referent.send("POST", &verification, &[], &hosts)), (428, "precondition_required".to_owned()));
        let unknown = json!({"report_id": Uuid::now_v7()});
        assert_eq!(fields(&referent.send("POST", &verification, &[("If-Match", "\"2\"")], &unknown)), ["report_id"]);
        let verified = referent.send("POST", &verification, &[("If-Match", "\"2\""), ("Idempotency-Key", "v1")], &hosts);
        assert_eq!((verified.status, &verified.json()["reached"]), (201, &json!({"people": 30, "proof": "verified"})));
        let once_more = referent.send("POST", &verification, &[("If-Match", "\"2\""), ("Idempotency-Key", "v1")], &hosts);
        assert_eq!((once_more.status, once_more.json()), (201, verified.json()));
        assert_eq!(public(&workspace, "/territories/region-53")["people_reached"], json!({"verified": 30, "matched": 30, "declared": 30, "cafes": 1}));

        // Whoever says otherwise afterwards changes nothing of it.
        let unheld = json!({"held": false, "not_held_reason": "nobody_came"});
        let after = anne.send("PUT", &address, &[("If-Match", "\"3\"")], &unheld).json();
        assert_eq!((&after["reached"]["people"], &after["cafe"]["event_status"]), (&json!(30), &json!("held")));
        let more = json!({"held": true, "people": 30, "counting": "counted", "questions": "Et demain ?"});
        let more = host.send("PUT", &address, &[("If-Match", "\"4\"")], &more).json();
        assert_eq!(more["reached"]["proof"], "verified", "the number is the same");
        workspace.clock.pass(TimeDelta::minutes(1));
        let changed = host.send("PUT", &address, &[("If-Match", "\"5\"")], &held(40)).json();
        assert_eq!((&changed["reached"], &changed["verified_report_id"]), (&json!({"people": 40, "proof": "declared"}), &Value::Null));
        // Of two who contradict each other, the referent decides, and takes it back.
        let annes = json!({"report_id": changed["reports"][1]["id"]});
        let decided = referent.send("POST", &verification, &[("If-Match", "\"6\"")], &annes).json();
        assert_eq!((&decided["reached"], &decided["cafe"]["event_status"]), (&Value::Null, &json!("not_held")));
        assert_eq!(public(&workspace, "/stats")["people_reached"], Value::Null);
        let bearer = format!("Bearer {}", referent.token);
        let undone = workspace.server.send("DELETE", &format!("/api/v1{verification}"), &[("Authorization", &bearer), ("If-Match", "\"7\"")], None).json();
        assert_eq!((&undone["reached"]["people"], &undone["cafe"]["event_status"]), (&json!(40), &json!("held")));
    }

    fn nobody_verifies_their_own_report(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        for (email, grant) in [
            ("hote@example.org", afternoon.organiser()),
            ("referente@example.org", referent("departement-29")),
            ("collegue@example.org", referent("departement-29")),
            ("region@example.org", referent("region-53")),
        ] {
            workspace.invited(&national, email, &grant);
        }
        workspace.clock.pass(TimeDelta::hours(5));
        let mut national = national;
        national.refresh();
        let (host, own) = (workspace.sign_in("hote@example.org"), workspace.sign_in("referente@example.org"));
        let address = afternoon.address();
        let verification = format!("{address}/verification");
        assert_eq!(own.send("PUT", &address, &[FIRST], &held(40)).status, 200);
        assert_eq!(host.send("PUT", &address, &[("If-Match", "\"1\"")], &held(10)).status, 200);
        let seen = own.get(&address).json();
        let mine = seen["reports"].as_array().unwrap().iter().find(|report| report["mine"] == true).unwrap();
        let theirs = seen["reports"].as_array().unwrap().iter().find(|report| report["mine"] == false).unwrap();
        let verify = |who: &crate::people::Person, report: &Value| {
            let version = format!("\"{}\"", own.get(&address).json()["version"]);
            who.send("POST", &verification, &[("If-Match", &version)], &json!({"report_id": report["id"]}))
        };
        let refused = verify(&own, mine);
        assert_eq!(code(&refused), (403, "not_allowed".to_owned()));
        assert!(refused.json()["detail"].as_str().unwrap().contains("You wrote this report yourself"), "{}", refused.text());
        assert_eq!(own.get(&address).json()["reached"], json!({"people": 10, "proof": "declared"}));
        // Somebody else's, they do; theirs is for a peer, whoever looks after more, and the national team.
        assert_eq!(verify(&own, theirs).status, 201);
        for other in [&workspace.sign_in("collegue@example.org"), &workspace.sign_in("region@example.org"), &national] {
            let verified = verify(other, mine);
            assert_eq!((verified.status, &verified.json()["reached"]), (201, &json!({"people": 40, "proof": "verified"})));
            assert_eq!(verify(&own, theirs).status, 201);
        }
    }

    fn after_thirty_days_only_the_referent_reports(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let national = workspace.national();
        workspace.invited(&national, "referente@example.org", &referent("departement-29"));
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        workspace.clock.pass(TimeDelta::hours(5));
        let address = afternoon.address();
        let host = workspace.sign_in("hote@example.org");
        assert_eq!(host.send("PUT", &address, &[FIRST], &held(12)).status, 200);
        workspace.clock.pass(TimeDelta::days(30) - TimeDelta::seconds(1));
        let host = again(&workspace, &host);
        assert_eq!(host.send("PUT", &address, &[("If-Match", "\"1\"")], &held(13)).status, 200);
        workspace.clock.pass(TimeDelta::seconds(1));
        assert_eq!(host.get(&address).json()["editable"], false);
        assert_eq!(code(&host.send("PUT", &address, &[("If-Match", "\"2\"")], &held(14))), (409, "conflict".to_owned()));
        assert_eq!(host.send("PUT", &address, &[("If-Match", "\"1\"")], &held(13)).status, 200, "what was sent comes late");
        let referent = workspace.sign_in("referente@example.org");
        let corrected = referent.send("PUT", &address, &[FIRST], &held(15));
        assert_eq!(corrected.status, 200, "{}", corrected.text());
        assert_eq!(corrected.json()["reports"][1]["part"], "referent");
    }

    fn questions_are_forgotten_after_a_year_and_what_was_counted_stays(db: &TestDb) {
        let workspace = Workspace::open(db);
        let network = &workspace.server.network;
        let afternoon = Afternoon::in_crozon(network);
        let national = workspace.national();
        workspace.invited(&national, "hote@example.org", &afternoon.organiser());
        workspace.clock.pass(TimeDelta::hours(5));
        let host = workspace.sign_in("hote@example.org");
        let report = json!({"held": true, "people": 12, "counting": "sign_in_sheet", "questions": "Et Paul, qu’en dit-il ?"});
        assert_eq!(host.send("PUT", &afternoon.address(), &[FIRST], &report).status, 200);
        let gone = host.post("/account/deletion", &json!({"password": crate::people::PASSWORD}));
        assert_eq!(gone.status, 204, "{}", gone.text());
        let questions = |network: &Network| -> Vec<String> {
            let reports = network.db().read(|c| store::reports::list(c, afternoon.cafe)).unwrap();
            reports.into_iter().map(|report| report.content.questions).collect()
        };
        workspace.clock.pass(TimeDelta::days(364));
        change(network, domain::purge::run);
        assert_eq!(questions(network), ["Et Paul, qu’en dit-il ?"]);
        workspace.clock.pass(TimeDelta::days(1));
        change(network, domain::purge::run);
        assert_eq!(questions(network), [""]);
        assert_eq!(public(&workspace, "/stats")["people_reached"]["declared"], 12);
    }

    fn a_territory_has_one_list_of_what_is_to_be_verified(db: &TestDb) {
        let workspace = Workspace::open(db);
        let afternoon = Afternoon::in_crozon(&workspace.server.network);
        let mut national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let odile = workspace.invited(&anne, "odile@example.org", &afternoon.organiser());
        let fabienne = workspace.invited(&anne, "fab@example.org", &afternoon.facilitator());
        assert_eq!(anne.get(AT).json()["total"], 0, "nobody has reported");
        workspace.clock.pass(TimeDelta::hours(6));
        national.sign_in_again();
        let (anne, bob) = (again(&workspace, &anne), again(&workspace, &bob));
        let (odile, fabienne) = (again(&workspace, &odile), again(&workspace, &fabienne));
        let mut heard = held(20);
        heard["questions"] = "Qui répond de ce que dit une IA ?".into();
        let told = fabienne.send("PUT", &afternoon.address(), &[FIRST], &heard);
        assert_eq!(told.status, 200, "{}", told.text());
        let list = anne.get(AT).json();
        let first = &list["data"][0];
        assert_eq!((list["total"].as_u64(), &first["cafe"]["id"]), (Some(1), &json!(afternoon.cafe)));
        assert_eq!((&first["reached"], &first["reports"]), (&json!({"people": 20, "proof": "declared"}), &json!(1)));
        assert_eq!((&first["questions"], &first["verified"]), (&json!(true), &json!(false)));
        let second = odile.send("PUT", &afternoon.address(), &[("If-None-Match", "*")], &held(19));
        assert_eq!(second.status, 200, "{}", second.text());
        let matched = anne.get(&format!("{AT}?verified=false&questions=true")).json();
        assert_eq!((&matched["data"][0]["reached"]["proof"], &matched["data"][0]["reports"]), (&json!("matched"), &json!(2)));

        // Others have other lists, or none.
        assert_eq!((bob.get(AT).json()["total"].as_u64(), national.get(AT).json()["total"].as_u64()), (Some(0), Some(1)));
        for none in [&odile, &fabienne] {
            assert_eq!(none.get(AT).code(), (403, "not_allowed".to_owned()));
        }

        let report = anne.get(&afternoon.address()).json();
        let new = json!({"report_id": report["reports"][0]["id"]});
        let target = format!("{}/verification", afternoon.address());
        let version = format!("\"{}\"", report["version"]);
        assert_eq!(anne.send("POST", &target, &[("If-Match", &version)], &new).status, 201);
        assert_eq!(anne.get(&format!("{AT}?verified=false")).json()["total"], 0);
        let verified = anne.get(&format!("{AT}?verified=true")).json();
        assert_eq!((&verified["data"][0]["verified"], &verified["data"][0]["reached"]), (&json!(true), &json!({"people": 20, "proof": "verified"})));
        for wrong in ["verified=perhaps", "cursor=x", "colour=red", "limit=0"] {
            assert_eq!(anne.get(&format!("{AT}?{wrong}")).code(), (400, "invalid_parameter".to_owned()), "{wrong}");
        }
    }

    fn a_list_of_reports_goes_on_where_it_was_left(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let cafes: Vec<CafeId> = change(&workspace.server.network, |c| {
            let host = library(c, "Bibliothèque de Crozon", "29042");
            let room = place(c, "Maison du temps libre", "29042");
            Ok((0..5).map(|_| published(c, &new_cafe("Un café pour voir", at(0, 13), host, room))).collect())
        });
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        workspace.clock.pass(TimeDelta::hours(6));
        let anne = again(&workspace, &anne);
        for (number, cafe) in cafes.iter().enumerate() {
            let told = anne.send("PUT", &format!("/workspace/cafes/{cafe}/report"), &[FIRST], &held(12));
            assert_eq!(told.status, 200, "{}", told.text());
            // Two of them at once: then the order is still one.
            if number != 2 {
                workspace.clock.pass(TimeDelta::seconds(1));
            }
        }
        let (mut found, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = anne.get(&format!("/workspace/reports?limit=2{cursor}")).json();
            assert_eq!(page["total"], 5);
            found.extend(page["data"].as_array().unwrap().iter().map(|one| one["cafe"]["id"].as_str().unwrap().to_owned()));
            let Some(next) = page["next_cursor"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        let mut expected: Vec<String> = cafes.iter().map(ToString::to_string).collect();
        expected.reverse();
        assert_eq!(found, expected);
    }
}
