//! Resources: proposed by anybody in the network, decided on by the national team, with all that was written of them.

use cafeia_api::network::Network;
use cafeia_shared::resources::ResourceQuery;
use serde_json::{Value, json};

use crate::{
    people::{PASSWORD, Person, PostOffice, Workspace, referent},
    support::{at, change, geography, library, new_cafe, new_format, on_both_databases, place},
};

const AT: &str = "/workspace/resources";

fn game(title: &str) -> Value {
    serde_json::to_value(new_format(title)).unwrap()
}

fn steps(resource: &Value) -> Vec<&str> {
    resource["steps"].as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect()
}

/// How many resources everybody sees, and how many of them are games.
fn public(workspace: &Workspace) -> (u64, Option<u64>) {
    let list = workspace.server.get("/api/v1/resources?facets=true").json();
    let families = list["facets"]["family"].as_array().unwrap().clone();
    let play = families.iter().find(|family| family["value"] == "play");
    (list["total"].as_u64().unwrap(), play.and_then(|family| family["count"].as_u64()))
}

/// Somebody who has an organisation, and the referent of its territory.
fn people<'a>(workspace: &'a Workspace, national: &Person) -> (Person<'a>, Person<'a>) {
    let anne = workspace.invited(national, "anne@example.org", &referent("departement-29"));
    let host = change(&workspace.server.network, |c| Ok(library(c, "Médiathèque de Crozon", "29042")));
    let grant = json!({"role": "organiser", "organisation_id": host});
    let odile = workspace.invited(&anne, "odile@example.org", &grant);
    (anne, odile)
}

on_both_databases! {
    fn a_resource_is_proposed_decided_on_and_kept_as_it_was(db: &TestDb) {
        let workspace = Workspace::open(db);
        let beside = Network::open(db.open(), geography()).unwrap();
        let seen_beside = || {
            beside.follow().unwrap();
            beside.catalogue().resources(&ResourceQuery::default()).unwrap().total
        };
        let national = workspace.national();
        let (anne, odile) = people(&workspace, &national);
        let draft = odile.created("/resources", &game("Un jeu de cartes"));
        assert_eq!((&draft["publication"], &draft["own"]), (&json!("draft"), &json!(true)));
        assert_eq!(steps(&draft), ["submit", "archive"]);
        let target = format!("{AT}/{}", draft["id"].as_str().unwrap());
        assert_eq!(anne.get(&target).status, 404, "a draft is its author's and the national team's");
        assert_eq!(steps(&national.get(&target).json()), ["submit", "publish", "archive"]);

        let handed_in = odile.stepped(AT, &draft, "submit");
        assert_eq!(steps(&handed_in), ["withdraw", "archive"]);
        let queue = national.get(&format!("{AT}?needs_review=true")).json();
        assert_eq!((queue["total"].as_u64(), &queue["data"][0]["id"], &queue["data"][0]["own"]), (Some(1), &draft["id"], &json!(false)));
        assert_eq!(odile.step(AT, &handed_in, &json!({"step": "publish"})).code(), (403, "not_allowed".to_owned()));
        assert_eq!(odile.step(AT, &handed_in, &json!({"step": "reject", "reason": "Non"})).status, 403);
        let silent = national.step(AT, &handed_in, &json!({"step": "reject"}));
        assert_eq!((silent.status, &silent.json()["errors"][0]["field"]), (422, &json!("reason")));
        let refused = national.step(AT, &handed_in, &json!({"step": "reject", "reason": "Il manque la licence"})).json();
        assert_eq!((&refused["publication"], &refused["review_since"]), (&json!("rejected"), &Value::Null));
        assert_eq!(odile.get(&target).json()["review_reason"], "Il manque la licence");
        assert_eq!((public(&workspace), seen_beside()), ((0, None), 0));

        let mended = odile.edit(AT, &refused, &game("Un jeu de cartes libre")).json();
        let again = odile.stepped(AT, &mended, "submit");
        assert_eq!(again["review_reason"], Value::Null);
        let published = national.stepped(AT, &again, "publish");
        assert_eq!(steps(&published), ["archive"]);
        assert_eq!((public(&workspace), seen_beside()), ((1, Some(1)), 1));
        assert_eq!(workspace.server.get("/api/v1/resources?q=cartes").json()["data"][0]["slug"], draft["slug"]);

        // From now on the national team changes it, and says so.
        let late = odile.edit(AT, &published, &game("Autre chose"));
        assert_eq!(late.code(), (403, "not_allowed".to_owned()));
        assert!(late.json()["detail"].as_str().unwrap().contains("national team"), "{}", late.text());
        assert_eq!(odile.step(AT, &published, &json!({"step": "archive"})).status, 403);
        assert_eq!(steps(&odile.get(&target).json()), Vec::<&str>::new());
        assert_eq!(anne.get(&target).code(), (403, "not_allowed".to_owned()));
        let corrected = national.edit(AT, &published, &game("Un jeu de cartes (2e édition)")).json();
        assert_eq!((&corrected["publication"], &corrected["slug"]), (&json!("published"), &draft["slug"]));

        let versions = odile.get(&format!("{target}/versions")).json();
        let kept: Vec<_> = versions["data"].as_array().unwrap().iter()
            .map(|kept| (kept["version"].as_u64().unwrap(), kept["content"]["title"].as_str().unwrap(), kept["written_by"].as_str().unwrap()))
            .collect();
        assert_eq!(kept, [
            (7, "Un jeu de cartes (2e édition)", national.id.as_str()),
            (4, "Un jeu de cartes libre", odile.id.as_str()),
            (1, "Un jeu de cartes", odile.id.as_str()),
        ]);
        assert_eq!(anne.get(&format!("{target}/versions")).status, 403);

        let archived = national.stepped(AT, &corrected, "archive");
        assert_eq!((public(&workspace), seen_beside()), ((0, None), 0));
        assert_eq!(odile.edit(AT, &archived, &game("Autre chose")).status, 403, "it was public");
        assert_eq!(anne.get(&target).status, 404);
        assert_eq!(national.stepped(AT, &archived, "restore")["publication"], "published");
        assert_eq!((public(&workspace), seen_beside()), ((1, Some(1)), 1));
    }

    fn an_author_takes_back_puts_aside_and_whoever_may_publish_publishes_at_once(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (_, odile) = people(&workspace, &national);
        let draft = odile.created("/resources", &game("Un jeu de cartes"));
        let handed_in = odile.stepped(AT, &draft, "submit");
        let back = odile.stepped(AT, &handed_in, "withdraw");
        assert_eq!(back["publication"], "draft");
        let again = odile.stepped(AT, &back, "submit");
        let aside = odile.stepped(AT, &again, "archive");
        assert_eq!(national.get(&format!("{AT}?needs_review=true")).json()["total"], 0);
        let restored = odile.stepped(AT, &aside, "restore");
        assert_eq!((&restored["publication"], &restored["review_since"]), (&json!("submitted"), &again["review_since"]));
        assert_eq!(public(&workspace).0, 0);
        let own = national.created("/resources", &game("Boîte noire"));
        assert_eq!(national.stepped(AT, &own, "submit")["publication"], "published");
        let illegal = national.step(AT, &own, &json!({"step": "publish"}));
        assert_eq!(illegal.code(), (412, "version_mismatch".to_owned()));
        let now = national.get(&format!("{AT}/{}", own["id"].as_str().unwrap())).json();
        let illegal = national.step(AT, &now, &json!({"step": "withdraw"}));
        assert_eq!(illegal.code(), (409, "illegal_step".to_owned()));
        assert!(illegal.json()["detail"].as_str().unwrap().ends_with("archive."), "{}", illegal.text());
        for nonsense in [json!({"step": "archive", "reason": "Parce que"}), json!({"step": "reject", "reason": "a\u{0}b"})] {
            assert_eq!(national.step(AT, &now, &nonsense).status, 422, "{nonsense}");
        }
    }

    fn each_one_lists_their_own_and_whoever_reviews_lists_all(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (anne, odile) = people(&workspace, &national);
        for number in 0..5 {
            let draft = odile.created("/resources", &game(&format!("Jeu {number}")));
            workspace.clock.pass(chrono::TimeDelta::seconds(1));
            if number > 2 {
                odile.stepped(AT, &draft, "submit");
            }
        }
        anne.created("/resources", &game("Le jeu d’Anne"));
        let titles = |by: &Person, query: &str| {
            let page = by.get(&format!("{AT}?{query}")).json();
            let titles = page["data"].as_array().unwrap().iter().map(|found| found["title"].as_str().unwrap().to_owned());
            (page["total"].as_u64().unwrap(), titles.collect::<Vec<_>>(), page["next_cursor"].as_str().map(str::to_owned))
        };
        let (total, first, cursor) = titles(&odile, "limit=3");
        assert_eq!((total, first), (5, ["Jeu 4", "Jeu 3", "Jeu 2"].map(str::to_owned).to_vec()));
        let (_, rest, end) = titles(&odile, &format!("limit=3&cursor={}", cursor.unwrap()));
        assert_eq!((rest, end), (["Jeu 1", "Jeu 0"].map(str::to_owned).to_vec(), None));
        assert_eq!(titles(&national, "needs_review=true").1, ["Jeu 3", "Jeu 4"]);
        assert_eq!((titles(&national, "publication=draft").0, titles(&anne, "").0), (4, 1));
        assert_eq!(titles(&anne, "needs_review=true").0, 0);
        for wrong in ["cursor=x", "publication=secret", "needs_review=perhaps", "colour=red"] {
            assert_eq!(odile.get(&format!("{AT}?{wrong}")).status, 400, "{wrong}");
        }
    }

    fn a_draft_is_named_by_no_cafe_and_outlives_its_author_without_their_name(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (anne, odile) = people(&workspace, &national);
        let draft = odile.created("/resources", &game("Un jeu de cartes"));
        let (host, place) = change(&workspace.server.network, |c| Ok((library(c, "Médiathèque", "29042"), place(c, "Médiathèque", "29042"))));
        let mut cafe = serde_json::to_value(new_cafe("Premier Café IA", at(10, 17), host, place)).unwrap();
        cafe["format_ids"] = json!([draft["id"]]);
        let refused = anne.post("/cafes", &cafe);
        assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &json!("format_ids")));
        national.stepped(AT, &draft, "publish");
        assert_eq!(anne.post("/cafes", &cafe).status, 201);

        assert_eq!(odile.get("/account/export").json()["resources"][0]["title"], "Un jeu de cartes");
        assert_eq!(odile.post("/account/deletion", &json!({"password": PASSWORD})).status, 204);
        let target = format!("{AT}/{}/versions", draft["id"].as_str().unwrap());
        assert_eq!(national.get(&target).json()["data"][0]["written_by"], Value::Null);
        assert_eq!(public(&workspace).0, 1);
    }

    fn an_author_is_asked_for_a_change_and_hands_it_in_again(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let (_, odile) = people(&workspace, &national);
        let post = PostOffice::of(&workspace);
        let draft = odile.created("/resources", &game("Un jeu de cartes"));
        let early = national.step(AT, &draft, &json!({"step": "ask_for_change", "reason": "La durée ?"}));
        assert_eq!(early.code(), (409, "illegal_step".to_owned()), "nobody has handed it in");
        let handed_in = odile.stepped(AT, &draft, "submit");
        let target = format!("{AT}/{}", draft["id"].as_str().unwrap());
        assert!(steps(&national.get(&target).json()).contains(&"ask_for_change"));
        assert_eq!(national.step(AT, &handed_in, &json!({"step": "ask_for_change"})).json()["errors"][0]["field"], "reason");
        let asked = json!({"step": "ask_for_change", "reason": "Combien de temps dure une partie ?"});
        assert_eq!(odile.step(AT, &handed_in, &asked).code(), (403, "not_allowed".to_owned()));
        let back = national.step(AT, &handed_in, &asked).json();
        assert_eq!((&back["publication"], &back["review_since"]), (&json!("draft"), &Value::Null));
        let seen = odile.get(&target).json();
        assert_eq!((&seen["review_reason"], steps(&seen)), (&asked["reason"], vec!["submit", "archive"]));
        let letters = post.deliver();
        let question = letters.iter().find(|got| got.subject == "Une question sur votre ressource").unwrap();
        assert_eq!(question.to, "odile@example.org");
        assert!(question.text.contains("« Combien de temps dure une partie ? »"), "{}", question.text);
        assert!(question.text.contains(&format!("/espace/ressources/{}", draft["id"].as_str().unwrap())), "{}", question.text);
        // What was asked stays readable while she changes it, and is answered by handing it in.
        let mended = odile.edit(AT, &seen, &game("Un jeu de cartes, 20 minutes")).json();
        assert_eq!(mended["review_reason"], asked["reason"]);
        let again = odile.stepped(AT, &mended, "submit");
        assert_eq!(again["review_reason"], Value::Null);
        national.stepped(AT, &again, "publish");
        let letters = post.deliver();
        let to: Vec<_> = letters.iter().map(|got| (got.to.as_str(), got.subject.as_str())).collect();
        assert_eq!(to, [("odile@example.org", "Votre ressource est publiée")]);
        // What one decides on one's own is no news.
        let own = national.created("/resources", &game("Boîte noire"));
        national.stepped(AT, &own, "publish");
        assert_eq!(post.deliver_to(), Vec::<String>::new());
        let entries = workspace.server.network.db().read(|c| cafeia_api::store::journal::list_after(c, 0, 1_000)).unwrap();
        assert_eq!(entries.iter().filter(|entry| entry.event.to_string() == "change_requested").count(), 1);
    }
}
