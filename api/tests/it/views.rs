//! Somebody keeps what they look for often in a list of the workspace; nobody else sees it. Lists are searched and ordered, and
//! exported as they are shown.

use cafeia_shared::{
    cafes::{NewCafeFacilitator, NewOrganiser},
    vocabulary::{FacilitatorPart, OrganiserPart},
};
use serde_json::{Value, json};

use crate::{
    people::{Workspace, referent},
    support::{at, change, facilitator, library, new_cafe, on_both_databases, place, published},
};

const VIEWS: &str = "/account/views";

fn view(list: &str, name: &str, query: &str) -> Value {
    json!({"list": list, "name": name, "query": query})
}

fn names(page: &Value, field: &str) -> Vec<String> {
    page["data"].as_array().unwrap().iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
}

on_both_databases! {
    fn a_view_is_saved_renamed_deleted_and_saved_again(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let louis = workspace.invited(&national, "louis@example.org", &referent("departement-29"));
        let past = view("cafes", "Passés", "etat=passes&colonnes=animateurs");
        let saved = anne.send("POST", VIEWS, &[("Idempotency-Key", "a")], &past);
        assert_eq!(saved.status, 201, "{}", saved.text());
        assert_eq!(anne.send("POST", VIEWS, &[("Idempotency-Key", "a")], &past).json()["id"], saved.json()["id"]);
        let saved = saved.json();
        let taken = anne.post(VIEWS, &view("cafes", "passes", ""));
        assert_eq!((taken.status, &taken.json()["errors"][0]["field"]), (422, &json!("name")), "but for accents and case");
        anne.created(VIEWS, &view("facilitators", "Passés", ""));

        let renamed = anne.edit(VIEWS, &saved, &view("cafes", "Les bilans à faire", "etat=passes"));
        assert_eq!((renamed.status, &renamed.json()["version"]), (200, &json!(2)), "{}", renamed.text());
        assert_eq!(anne.edit(VIEWS, &saved, &past).status, 412, "it has changed since");
        let target = format!("{VIEWS}/{}", saved["id"].as_str().unwrap());
        assert_eq!(anne.put(&target, &past).status, 428);
        let moved = anne.edit(VIEWS, &renamed.json(), &view("organisations", "Ailleurs", ""));
        assert_eq!((moved.status, &moved.json()["errors"][0]["field"]), (422, &json!("list")));
        assert_eq!(names(&anne.get(VIEWS).json(), "name"), ["Les bilans à faire", "Passés"]);

        // It is nobody else's, and leaves with the account.
        assert_eq!(louis.get(VIEWS).json()["data"], json!([]));
        assert_eq!(louis.delete(&target).status, 404);
        assert_eq!(louis.edit(VIEWS, &saved, &past).status, 404);
        assert_eq!(anne.get("/account/export").json()["views"].as_array().unwrap().len(), 2);

        assert_eq!(anne.delete(&target).status, 204);
        assert_eq!(anne.delete(&target).status, 404);
        anne.created(VIEWS, &past);
        for number in 2..40 {
            anne.created(VIEWS, &view("cafes", &format!("Vue {number}"), ""));
        }
        let full = anne.post(VIEWS, &view("cafes", "Une de trop", ""));
        assert_eq!(full.status, 409, "{}", full.text());
        for (new, field) in [
            (view("cafes", " ", ""), "name"),
            (view("cafes", &"é".repeat(61), ""), "name"),
            (view("cafes", "a\nb", ""), "name"),
            (view("cafes", "x", "https://evil.example/?a=b"), "query"),
            (view("cafes", "x", &"a".repeat(1_001)), "query"),
        ] {
            let refused = louis.post(VIEWS, &new);
            assert_eq!((refused.status, &refused.json()["errors"][0]["field"]), (422, &json!(field)), "{new}");
        }
        assert_eq!(louis.post(VIEWS, &view("dragons", "x", "")).status, 400);
        assert_eq!(anne.post("/account/deletion", &json!({"password": crate::people::PASSWORD})).status, 204);
    }

    fn cafes_are_searched_ordered_and_say_who_organises_and_runs_them(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let organiser = change(&workspace.server.network, |c| {
            let (brest, crozon) = (library(c, "Zénith de Brest", "29019"), library(c, "Ateliers", "29042"));
            let (in_brest, in_crozon) = (place(c, "Salle", "29019"), place(c, "Halle", "29042"));
            let (shown, hidden) = (facilitator(c, "Fabienne", "29042", true), facilitator(c, "Nora", "44109", false));
            let mut first = new_cafe("Écrire avec une IA", at(3, 9), brest, in_brest);
            first.organisers = vec![NewOrganiser { organisation_id: crozon, part: OrganiserPart::CoOrganiser }];
            first.facilitators = [shown, hidden].map(|id| NewCafeFacilitator { facilitator_id: id, part: FacilitatorPart::Lead }).to_vec();
            published(c, &first);
            published(c, &new_cafe("Débattre", at(2, 9), crozon, in_crozon));
            published(c, &new_cafe("À table", at(1, 9), brest, in_crozon));
            Ok(crozon)
        });
        let list = |query: &str| anne.get(&format!("/workspace/cafes?{query}")).json();
        let titles = |query: &str| names(&list(query), "title");
        assert_eq!(titles("period=upcoming"), ["À table", "Débattre", "Écrire avec une IA"]);
        assert_eq!(titles("sort=title"), ["À table", "Débattre", "Écrire avec une IA"]);
        assert_eq!(titles("sort=host"), ["Débattre", "À table", "Écrire avec une IA"]);
        assert_eq!(titles("sort=commune"), ["Écrire avec une IA", "À table", "Débattre"]);
        assert_eq!(titles("sort=updated_at").len(), 3);
        assert_eq!(titles("q=ecrire"), ["Écrire avec une IA"]);
        assert_eq!(titles("q=ecrire&period=past"), Vec::<String>::new());
        // Page by page.
        let first = list("sort=title&limit=2");
        assert_eq!((names(&first, "title"), &first["total"]), (vec!["À table".to_owned(), "Débattre".to_owned()], &json!(3)));
        let cursor = first["next_cursor"].as_str().unwrap();
        assert_eq!(titles(&format!("sort=title&limit=2&cursor={cursor}")), ["Écrire avec une IA"]);
        assert_eq!(anne.get("/workspace/cafes?sort=colour").status, 400);

        let one = &list("q=ecrire")["data"][0]["people"];
        assert_eq!(one["organisers"][0]["name"], "Ateliers");
        let seen: Vec<&str> = one["facilitators"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(seen, ["Fabienne"], "who is shown to nobody, and is not of the territory, is not named");
        assert_eq!(national.get("/workspace/cafes?q=ecrire").json()["data"][0]["people"]["facilitators"].as_array().unwrap().len(), 2);
        let olivia = workspace.invited(&national, "o@example.org", &json!({"role": "organiser", "organisation_id": organiser}));
        assert_eq!(names(&olivia.get("/workspace/cafes?sort=title").json(), "title"), ["Débattre", "Écrire avec une IA"]);
    }

    fn organisations_and_facilitators_are_ordered_and_exported_as_they_are_shown(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        change(&workspace.server.network, |c| {
            library(c, "Zénith", "29019");
            library(c, "Ateliers", "29042");
            facilitator(c, "Zoé", "29019", true);
            facilitator(c, "Anna", "29042", false);
            let (host, place) = (library(c, "Médiathèque", "29232"), place(c, "Halle", "29042"));
            published(c, &new_cafe("Débattre", at(2, 9), host, place));
            published(c, &new_cafe("Écrire", at(3, 9), host, place));
            Ok(())
        });
        let of = |target: &str| names(&anne.get(target).json(), "name");
        assert_eq!(of("/workspace/organisations"), ["Ateliers", "Médiathèque", "Zénith"]);
        assert_eq!(of("/workspace/organisations?sort=commune"), ["Zénith", "Ateliers", "Médiathèque"]);
        assert_eq!(of("/workspace/facilitators?sort=commune"), ["Zoé", "Anna"]);
        assert_eq!(of("/workspace/facilitators"), ["Anna", "Zoé"]);
        assert_eq!(of("/workspace/facilitators?sort=updated_at").len(), 2);

        let export = |target: &str| anne.get(&format!("/workspace/exports/{target}"));
        let rows = |target: &str| export(target).text().lines().count() - 1;
        assert_eq!((rows("organisations"), rows("organisations?q=zen&sort=commune")), (3, 1));
        assert_eq!((rows("facilitators"), rows("facilitators?visible=true")), (2, 1));
        assert_eq!((rows("cafes"), rows("cafes?q=deb&period=upcoming"), rows("cafes?period=past")), (2, 1, 0));
        assert_eq!(export("cafes?colour=red").status, 400);
        assert_eq!(export("facilitators?publication=draft").status, 400, "of another list");
    }
}
