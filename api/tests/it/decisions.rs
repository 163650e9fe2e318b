//! Decisions on cafés that were handed in: those who write them are told, and what was decided is undone.

use chrono::TimeDelta;
use serde_json::{Value, json};

use cafeia_shared::{
    cafes::NewCafe,
    ids::{OrganisationId, PlaceId},
};

use crate::{
    people::{Got, Person, PostOffice, Workspace, referent},
    proposals::{Proposer, decided, new_proposal},
    support::{at, change, facilitator, library, new_cafe, on_both_databases, place},
};

const AT: &str = "/workspace/cafes";

struct Town {
    host: OrganisationId,
    partner: OrganisationId,
    place: PlaceId,
}

impl Town {
    fn of(workspace: &Workspace) -> Self {
        change(&workspace.server.network, |c| {
            Ok(Self {
                host: library(c, "Médiathèque de Crozon", "29042"),
                partner: library(c, "Médiathèque de Brest", "29019"),
                place: place(c, "Médiathèque de Crozon", "29042"),
            })
        })
    }

    fn cafe(&self) -> NewCafe {
        new_cafe("Premier Café IA à Crozon", at(10, 17), self.host, self.place)
    }
}

fn organiser(of: OrganisationId) -> Value {
    json!({"role": "organiser", "organisation_id": of})
}

fn body(new: &NewCafe) -> Value {
    serde_json::to_value(new).unwrap()
}

fn steps(cafe: &Value) -> Vec<&str> {
    cafe["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect()
}

fn seen(by: &Person, cafe: &Value) -> Value {
    by.get(&format!("{AT}/{}", cafe["id"].as_str().unwrap())).json()
}

fn refused(by: &Person, cafe: &Value, reason: &str) -> Value {
    let reply = by.step(AT, cafe, &json!({"step": "reject", "reason": reason}));
    assert_eq!(reply.status, 201, "{}", reply.text());
    reply.json()
}

fn public_status(workspace: &Workspace, cafe: &Value) -> u16 {
    workspace.server.get(&format!("/api/v1/cafes/{}", cafe["id"].as_str().unwrap())).status
}

/// The letters about refusals, of those that came.
fn refusals(letters: Vec<Got>) -> Vec<Got> {
    let about = |got: &Got| got.subject.contains("pas publié") || got.subject.contains("not published");
    letters.into_iter().filter(about).collect()
}

on_both_databases! {
    fn those_who_write_a_cafe_are_told_why_it_was_refused(db: &TestDb) {
        let workspace = Workspace::open(db);
        let post = PostOffice::of(&workspace);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let odile = workspace.invited(&anne, "odile@example.org", &organiser(town.host));
        let _paul = workspace.invited(&anne, "paul@example.org", &organiser(town.partner));
        let fab = change(&workspace.server.network, |c| Ok(facilitator(c, "Fabienne", "29042", true)));
        let runs = json!({"role": "facilitator", "facilitator_id": fab});
        let fabienne = workspace.invited(&anne, "fabienne@example.org", &runs);
        let tag = fabienne.get("/account").header("etag").to_owned();
        let english = fabienne.send("PATCH", "/account", &[("If-Match", &tag)], &json!({"locale": "en"}));
        assert_eq!(english.status, 200, "{}", english.text());
        let mut new = body(&town.cafe());
        new["facilitators"] = json!([{"facilitator_id": fab, "part": "lead"}]);
        let draft = odile.created("/cafes", &new);
        let handed_in = odile.stepped(AT, &draft, "submit");
        post.deliver();

        refused(&anne, &handed_in, "Quel jour ? Le 3 est férié.");
        let letters = refusals(post.deliver());
        let to: Vec<&str> = letters.iter().map(|got| got.to.as_str()).collect();
        // Paul's library takes no part in it, and Anne knows what she decided.
        assert_eq!(to, ["fabienne@example.org", "odile@example.org"]);
        let (hers, french) = (&letters[0], &letters[1]);
        let address = format!("https://reseau.example/espace/cafes/{}", draft["id"].as_str().unwrap());
        for letter in [hers, french] {
            assert!(letter.text.contains(&address), "{}", letter.text);
            assert!(letter.text.contains("Quel jour ? Le 3 est férié."), "{}", letter.text);
        }
        assert!(french.text.contains("« Premier Café IA à Crozon »"), "{}", french.text);
        assert!(!french.text.contains("plus dans l’agenda"), "it never was: {}", french.text);
        assert!(hers.text.contains("“Premier Café IA à Crozon”"), "{}", hers.text);

        // A public one that goes says so.
        let again = odile.stepped(AT, &seen(&odile, &draft), "submit");
        let public = anne.stepped(AT, &again, "publish");
        let mut later = new.clone();
        later["title"] = "Un autre titre".into();
        let changed = odile.edit(AT, &public, &later).json();
        refused(&anne, &changed, "Pas sous ce titre");
        let letters = refusals(post.deliver());
        assert!(letters[1].text.contains("n’est plus dans l’agenda"), "{}", letters[1].text);
    }

    fn a_refusal_is_undone_and_its_letter_does_not_leave(db: &TestDb) {
        let workspace = Workspace::open(db);
        let post = PostOffice::of(&workspace);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let bob = workspace.invited(&national, "bob@example.org", &referent("departement-44"));
        let odile = workspace.invited(&anne, "odile@example.org", &organiser(town.host));
        let draft = odile.created("/cafes", &body(&town.cafe()));
        let handed_in = odile.stepped(AT, &draft, "submit");
        post.deliver();
        workspace.clock.pass(TimeDelta::minutes(5));
        let out = refused(&anne, &handed_in, "Non");
        assert_eq!(steps(&out), ["submit", "archive", "reconsider"]);
        assert_eq!(steps(&seen(&odile, &draft)), ["submit", "archive"], "whose café it is does not decide on it");
        let reconsider = json!({"step": "reconsider"});
        assert_eq!(odile.step(AT, &out, &reconsider).code(), (403, "not_allowed".to_owned()));
        assert_eq!(bob.step(AT, &out, &reconsider).code(), (404, "not_found".to_owned()));

        let back = anne.stepped(AT, &out, "reconsider");
        assert_eq!((&back["publication"], &back["review_reason"]), (&json!("submitted"), &Value::Null));
        assert!(back["review_since"].is_string());
        assert_eq!(steps(&back), ["withdraw", "publish", "reject", "archive"]);
        assert_eq!(anne.get(&format!("{AT}?needs_review=true")).json()["total"], 1);
        assert_eq!(refusals(post.deliver()).len(), 0, "nobody needs to know");
        assert_eq!(anne.step(AT, &back, &reconsider).code(), (409, "illegal_step".to_owned()));

        // The clock runs anew, for those who come after Anne.
        workspace.clock.pass(TimeDelta::hours(200));
        let late: Vec<String> = post.deliver_to();
        assert!(late.contains(&"nationale@example.org".to_owned()), "{late:?}");

        // A refusal that stands can be undone as long as it does; what was handed in again is another matter.
        let (anne, odile) = (workspace.sign_in("anne@example.org"), workspace.sign_in("odile@example.org"));
        let out = refused(&anne, &seen(&anne, &draft), "Toujours non");
        assert_eq!(refusals(post.deliver()).len(), 1);
        workspace.clock.pass(TimeDelta::minutes(10));
        let again = odile.stepped(AT, &out, "submit");
        assert_eq!(steps(&seen(&anne, &draft)), ["withdraw", "publish", "reject", "archive"]);
        assert_eq!(anne.step(AT, &again, &reconsider).status, 409);
    }

    fn a_publication_is_undone_for_a_day(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let odile = workspace.invited(&anne, "odile@example.org", &organiser(town.host));
        let draft = odile.created("/cafes", &body(&town.cafe()));
        let handed_in = odile.stepped(AT, &draft, "submit");
        let public = anne.stepped(AT, &handed_in, "publish");
        assert_eq!(public_status(&workspace, &draft), 200);
        assert!(steps(&public).contains(&"reconsider"), "{public}");
        let back = anne.stepped(AT, &public, "reconsider");
        assert_eq!((&back["publication"], &back["published_at"]), (&json!("submitted"), &Value::Null));
        assert_eq!(public_status(&workspace, &draft), 404);

        let public = anne.stepped(AT, &back, "publish");
        workspace.clock.pass(TimeDelta::hours(24));
        let anne = workspace.sign_in("anne@example.org");
        assert!(!steps(&seen(&anne, &draft)).contains(&"reconsider"));
        assert_eq!(anne.step(AT, &public, &json!({"step": "reconsider"})).code(), (409, "illegal_step".to_owned()));
        assert_eq!(public_status(&workspace, &draft), 200);

        // One that nobody handed in was decided on by nobody.
        let own = anne.stepped(AT, &anne.created("/cafes", &body(&town.cafe())), "submit");
        assert_eq!(own["publication"], "published");
        assert!(!steps(&own).contains(&"reconsider"));
    }

    fn what_waits_of_a_public_cafe_is_named_and_comes_back_with_an_undo(db: &TestDb) {
        let workspace = Workspace::open(db);
        let town = Town::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let odile = workspace.invited(&anne, "odile@example.org", &organiser(town.host));
        let handed_in = odile.stepped(AT, &odile.created("/cafes", &body(&town.cafe())), "submit");
        assert_eq!(handed_in["pending_fields"], json!([]), "all of it waits");
        let public = anne.stepped(AT, &handed_in, "publish");
        let renamed = NewCafe { title: "Un café de Noël".to_owned(), summary: "Venez".to_owned(), ..town.cafe() };
        let waits = odile.edit(AT, &public, &body(&renamed)).json();
        assert_eq!(waits["pending_fields"], json!(["title"]));
        let moved = NewCafe { starts_at: at(11, 17), ends_at: at(11, 19), ..renamed };
        let waits = odile.edit(AT, &waits, &body(&moved)).json();
        assert_eq!(waits["pending_fields"], json!(["title", "ends_at", "starts_at"]));

        let agreed = anne.stepped(AT, &waits, "publish");
        assert_eq!(agreed["pending_fields"], json!([]));
        let back = anne.stepped(AT, &agreed, "reconsider");
        assert_eq!((&back["publication"], &back["pending_fields"]), (&json!("published"), &waits["pending_fields"]));
        assert_eq!(public_status(&workspace, &back), 200, "it stays public while it waits");
        let out = refused(&anne, &back, "Pas ce jour-là");
        assert_eq!((public_status(&workspace, &out), &out["pending_fields"]), (404, &json!([])));
        let back = anne.stepped(AT, &out, "reconsider");
        assert_eq!((public_status(&workspace, &back), &back["pending_fields"]), (200, &waits["pending_fields"]));

        // What waits after that is what changed after that.
        let agreed = anne.stepped(AT, &back, "publish");
        let put_off = json!({"step": "postpone", "starts_at": at(17, 17), "ends_at": at(17, 19)});
        let put_off = odile.step(AT, &agreed, &put_off).json();
        assert_eq!(put_off["pending_fields"], json!(["starts_at", "ends_at"]));
        assert!(!steps(&seen(&anne, &put_off)).contains(&"reconsider"), "another change has come since");
    }

    fn a_proposer_hears_nothing_of_a_refusal_that_was_undone(db: &TestDb) {
        let workspace = Workspace::open(db);
        let post = PostOffice::of(&workspace);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        post.deliver();
        let proposer = Proposer::of(&workspace, &post, &new_proposal());
        proposer.confirm();
        let seen_by_anne = anne.get("/workspace/proposals").json()["data"][0].clone();
        let accepted = decided(&anne, &seen_by_anne, &json!({"verdict": "accept"}));
        post.deliver();
        let cafe = json!({"id": accepted["cafe_id"]});
        proposer.edited(|cafe| cafe["title"] = "Un tout autre titre".into());
        let out = refused(&anne, &seen(&anne, &cafe), "Pas sous ce titre");
        assert_eq!(proposer.look()["status"], "refused");
        workspace.clock.pass(TimeDelta::minutes(1));
        anne.stepped(AT, &out, "reconsider");
        assert_eq!(proposer.look()["status"], "accepted");
        let to = post.deliver_to();
        assert!(to.iter().all(|to| to == "anne@example.org"), "{to:?}");
    }
}
