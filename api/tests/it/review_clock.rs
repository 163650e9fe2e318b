//! Who is told that something waits for a decision, and when: by a clock that the tests move.

use cafeia_api::domain;
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    people::{Got, Person, PostOffice, Workspace},
    proposals::{Proposer, decided, new_proposal, referent},
    support::{at, change, library, new_cafe, on_both_databases, place},
};

/// The referent of a département, who has a deputy, that of its région, and others whom it does not concern.
struct Network<'a> {
    anne: Person<'a>,
}

impl<'a> Network<'a> {
    fn of(workspace: &'a Workspace, national: &Person) -> Self {
        let anne = workspace.invited(national, "1-anne@example.org", &referent("departement-29"));
        let mut deputy = referent("commune-29042");
        deputy["on_behalf_of"] = anne.grants()[0]["id"].clone();
        deputy["ends_at"] = json!(at(60, 0));
        workspace.invited(&anne, "2-deputy@example.org", &deputy);
        workspace.invited(national, "3-region@example.org", &referent("region-53"));
        workspace.invited(national, "bob@example.org", &referent("departement-44"));
        workspace.invited(national, "cleo@example.org", &referent("region-52"));
        Self { anne }
    }
}

fn hours(hours: i64) -> TimeDelta {
    TimeDelta::hours(hours)
}

/// The letters that leave at each of some hours from now on, none in between.
fn told_at(workspace: &Workspace, office: &PostOffice, moments: &[i64]) -> Vec<Vec<String>> {
    let begin = workspace.clock.now();
    let mut told = Vec::new();
    for hour in moments {
        workspace.clock.pass(begin + hours(*hour) - workspace.clock.now() - TimeDelta::seconds(1));
        assert_eq!(office.deliver_to(), Vec::<String>::new(), "too early, before hour {hour}");
        workspace.clock.pass(TimeDelta::seconds(1));
        told.push(office.deliver_to());
    }
    told
}

on_both_databases! {
    fn what_nobody_decides_on_is_told_to_the_deputy_then_to_the_region_then_to_the_national_team(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let _network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        paul.confirm();
        assert_eq!(office.deliver_to(), ["1-anne@example.org"], "those of the territory, at once");
        let told = told_at(&workspace, &office, &[72, 96, 120]);
        assert_eq!(told, [["2-deputy@example.org"], ["3-region@example.org"], ["nationale@example.org"]]);
        workspace.clock.pass(TimeDelta::days(60));
        assert!(office.deliver().is_empty(), "each once");
        assert_eq!(paul.look()["status"], "in_review");
    }

    fn the_letters_say_why_one_gets_them(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let _network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        Proposer::of(&workspace, &office, &new_proposal()).confirm();
        for (after, subject) in [
            (0, "Un Café IA attend votre relecture"),
            (72, "Un Café IA attend une décision depuis trois jours"),
            (24, "Un Café IA attend une décision depuis quatre jours"),
            (24, "Un Café IA attend une décision depuis cinq jours"),
        ] {
            workspace.clock.pass(hours(after));
            let [letter] = office.deliver().try_into().unwrap();
            assert_eq!(letter.subject, subject);
            assert!(letter.text.contains("(Crozon), depuis le lundi 23 novembre 2026 à 13:01"), "{}", letter.text);
            assert!(!letter.text.contains("Paul"), "who proposes it is nobody's business in a letter");
        }
    }

    fn a_decision_stops_the_clock_and_what_waits_anew_starts_it_anew(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let mut network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let paul = Proposer::of(&workspace, &office, &new_proposal());
        let proposal = paul.confirm();
        office.deliver();
        workspace.clock.pass(hours(71));
        network.anne.refresh();
        decided(&network.anne, &proposal, &json!({"verdict": "ask_for_change", "reason": "Quel étage ?"}));
        assert_eq!(office.deliver_to(), ["paul@example.org"]);
        workspace.clock.pass(hours(100));
        assert!(office.deliver().is_empty(), "it waits for its proposer");

        paul.edited(|cafe| cafe["message"] = "Au premier.".into());
        assert_eq!(office.deliver_to(), ["1-anne@example.org"]);
        workspace.clock.pass(hours(48));
        paul.stepped(&json!({"step": "withdraw"}));
        workspace.clock.pass(hours(48));
        assert!(office.deliver().is_empty(), "it was taken back");
        paul.stepped(&json!({"step": "resume"}));
        assert!(office.deliver().is_empty(), "those who know it are not told again");
        assert_eq!(told_at(&workspace, &office, &[72, 96]), [["2-deputy@example.org"], ["3-region@example.org"]]);
        network.anne.refresh();
        decided(&network.anne, &paul.look(), &json!({"verdict": "accept"}));
        let subjects = |letters: Vec<Got>| letters.into_iter().map(|got| got.subject).collect::<Vec<_>>();
        let missing = "Il manque le bilan de votre Café IA".to_owned();
        // The café is over by now.
        assert_eq!(subjects(office.deliver()), ["Votre Café IA est publié".to_owned(), missing.clone()]);
        workspace.clock.pass(TimeDelta::days(30));
        assert_eq!(subjects(office.deliver()), [missing], "nobody has anything to decide");
    }

    fn a_letter_whose_matter_was_decided_before_it_left_stays(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let proposal = Proposer::of(&workspace, &office, &new_proposal()).confirm();
        // The call is followed, its letter has not left.
        assert!(office.worker.run_next(workspace.clock.now()).unwrap());
        decided(&network.anne, &proposal, &json!({"verdict": "accept"}));
        assert_eq!(office.deliver_to(), ["paul@example.org"]);
    }

    fn a_cafe_that_was_handed_in_or_has_changed_in_public_has_the_same_clock(db: &TestDb) {
        let workspace = Workspace::open(db);
        let mut national = workspace.national();
        let mut network = Network::of(&workspace, &national);
        let (host, room) = change(&workspace.server.network, |c| {
            Ok((library(c, "Médiathèque de Crozon", "29042"), place(c, "Médiathèque de Crozon", "29042")))
        });
        let organiser = json!({"role": "organiser", "organisation_id": host});
        let mut odile = workspace.invited(&network.anne, "odile@example.org", &organiser);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let new = serde_json::to_value(new_cafe("Premier Café IA à Crozon", at(40, 17), host, room)).unwrap();
        let draft = odile.post("/cafes", &new).json();
        assert!(office.deliver().is_empty(), "a draft is nobody's matter");
        let step = |by: &Person, step: Value| {
            let target = format!("/workspace/cafes/{}", draft["id"].as_str().unwrap());
            let version = by.get(&target).json()["version"].clone();
            let reply = by.send("POST", &format!("{target}/steps"), &[("If-Match", &format!("\"{version}\""))], &step);
            assert_eq!(reply.status, 201, "{}", reply.text());
            reply.json()
        };
        step(&odile, json!({"step": "submit"}));
        assert_eq!(office.deliver_to(), ["1-anne@example.org"]);
        assert_eq!(told_at(&workspace, &office, &[72]), [["2-deputy@example.org"]]);
        for person in [&mut national, &mut network.anne, &mut odile] {
            person.refresh();
        }
        step(&network.anne, json!({"step": "publish"}));
        workspace.clock.pass(hours(24));
        assert!(office.deliver().is_empty());
        odile.refresh();
        network.anne.refresh();

        // A public one that changes; archived meanwhile it waits for nobody, and comes back with its clock.
        let put_off = json!({"step": "postpone", "starts_at": at(41, 17), "ends_at": at(41, 19)});
        assert!(step(&odile, put_off)["review_since"].is_string());
        assert_eq!(office.deliver_to(), ["1-anne@example.org"]);
        step(&network.anne, json!({"step": "archive"}));
        workspace.clock.pass(TimeDelta::days(6));
        assert!(office.deliver().is_empty());
        network.anne.refresh();
        assert!(step(&network.anne, json!({"step": "restore"}))["review_since"].is_string());
        assert_eq!(office.deliver_to(), ["1-anne@example.org"]);
        let told = told_at(&workspace, &office, &[72, 96, 120]);
        assert_eq!(told, [["2-deputy@example.org"], ["3-region@example.org"], ["nationale@example.org"]]);
    }

    fn whom_it_means_is_found_out_when_it_is_due(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        Proposer::of(&workspace, &office, &new_proposal()).confirm();
        office.deliver();
        // The deputy's grant goes, and somebody joins the région.
        let grant = network.anne.get("/accounts?role=referent").json()["data"]
            .as_array()
            .unwrap()
            .iter()
            .find(|account| account["email"] == "2-deputy@example.org")
            .map(|account| account["grants"][0]["id"].as_str().unwrap().to_owned())
            .unwrap();
        assert_eq!(network.anne.delete(&format!("/grants/{grant}")).status, 204);
        workspace.invited(&national, "4-region@example.org", &referent("region-53"));
        office.deliver();
        let told = told_at(&workspace, &office, &[96]);
        assert_eq!(told, [["3-region@example.org", "4-region@example.org"]]);
    }

    fn where_nobody_looks_after_a_territory_the_next_ones_are_told_at_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let office = PostOffice::of(&workspace);
        office.deliver();
        Proposer::of(&workspace, &office, &new_proposal()).confirm();
        assert_eq!(office.deliver_to(), ["nationale@example.org"]);
        workspace.invited(&national, "region@example.org", &referent("region-53"));
        office.deliver();
        let mut other = new_proposal();
        other["cafe"]["title"] = "Un second café".into();
        Proposer::of(&workspace, &office, &other).confirm();
        assert_eq!(office.deliver_to(), ["region@example.org"]);
    }

    fn one_chooses_whether_one_hears_of_all_that_comes_in_and_is_told_in_any_case_of_what_is_late(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        let quiet = |by: &Person, letters: &str| {
            let account = by.get("/account").json();
            by.send("PATCH", "/account", &[("If-Match", &format!("\"{}\"", account["version"]))], &json!({"review_letters": letters}))
        };
        assert_eq!(network.anne.get("/account").json()["review_letters"], "each");
        let kept = quiet(&network.anne, "none").json();
        assert_eq!((&kept["review_letters"], &kept["name"]), (&json!("none"), &json!("Une personne")));
        assert_eq!(quiet(&network.anne, "sometimes").status, 400);
        assert_eq!(network.anne.get("/account/export").json()["account"]["review_letters"], "none");
        assert_eq!(quiet(&national, "none").status, 200);

        Proposer::of(&workspace, &office, &new_proposal()).confirm();
        assert!(office.deliver().is_empty(), "and nobody else is told in her stead");
        let told = told_at(&workspace, &office, &[72, 96, 120]);
        assert_eq!(told[2], ["nationale@example.org"], "what is late is told in any case");
        let entries = workspace.server.network.db().read(|c| cafeia_api::store::journal::list_after(c, 0, 1_000)).unwrap();
        assert!(entries.iter().any(|entry| entry.changed == ["review_letters"]));
    }

    fn a_process_that_was_down_tells_in_order_what_it_missed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let _network = Network::of(&workspace, &national);
        let office = PostOffice::of(&workspace);
        office.deliver();
        Proposer::of(&workspace, &office, &new_proposal()).confirm();
        workspace.clock.pass(TimeDelta::days(20));
        let told = office.deliver_to();
        assert_eq!(told, ["1-anne@example.org", "2-deputy@example.org", "3-region@example.org", "nationale@example.org"]);
        assert!(office.deliver().is_empty());
        change(&workspace.server.network, domain::purge::run);
    }
}
