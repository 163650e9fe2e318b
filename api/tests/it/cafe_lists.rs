//! The list of the cafés that one may write: each page in its order, whatever the words and the order.

use std::cmp::Reverse;

use cafeia_api::{
    geo::Geography,
    store::{DbConnection, StoreError},
    text::fold,
};
use cafeia_shared::{ids::CafeId, workspace::WorkspaceCafeSummary};
use diesel::RunQueryDsl as _;
use rand::{RngExt as _, SeedableRng as _, seq::IndexedRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    people::{Person, Workspace, referent},
    support::{at, change, geography, library, new_cafe, on_both_databases, place, published},
};

const WORDS: [&str; 14] = [
    "Café",
    "cafe",
    "IA",
    "L’œuvre",
    "oeuvre",
    "Écrire",
    "Saint-Étienne",
    "à",
    "Ça",
    "zoé",
    "100 %",
    "_",
    "☕",
    "Çà et là",
];
const COMMUNES: [&str; 5] = ["29019", "29042", "29232", "29103", "44109"];

/// Titles of which many are alike but for accents and case, at times of which many are the same.
fn scatter(workspace: &Workspace, dice: &mut ChaCha8Rng) {
    change(&workspace.server.network, |c| {
        let hosts = ["Médiathèque", "mediatheque", "Zénith", "Ateliers", "Œuvres"];
        let hosts = hosts.map(|name| library(c, name, COMMUNES.choose(dice).unwrap()));
        let places = COMMUNES.map(|commune| place(c, "Salle", commune));
        for _ in 0..60 {
            let begin = *["Café", "cafe", "L’œuvre", "Écrire"].choose(dice).unwrap();
            let more = (0..dice.random_range(0..3)).map(|_| *WORDS.choose(dice).unwrap());
            let title = std::iter::once(begin).chain(more).collect::<Vec<_>>().join(" ");
            let starts_at = at(dice.random_range(1..5), 9);
            published(
                c,
                &new_cafe(&title, starts_at, *hosts.choose(dice).unwrap(), *places.choose(dice).unwrap()),
            );
        }
        Ok(())
    });
}

/// All pages of a list, one after the other; each says how many there are in all.
fn every_page(by: &Person, query: &str, limit: usize) -> Vec<WorkspaceCafeSummary> {
    let (mut found, mut cursor): (Vec<WorkspaceCafeSummary>, String) = (Vec::new(), String::new());
    loop {
        let page = by.get(&format!("/workspace/cafes?{query}&limit={limit}{cursor}")).json();
        let data: Vec<WorkspaceCafeSummary> = serde_json::from_value(page["data"].clone()).unwrap();
        assert!(data.len() <= limit, "{query}");
        found.extend(data);
        let Some(next) = page["next_cursor"].as_str() else {
            assert_eq!(page["total"].as_u64(), Some(found.len() as u64), "{query}");
            return found;
        };
        cursor = format!("&cursor={next}");
    }
}

/// Whether each word begins a word of a title.
fn fits(title: &str, q: &str) -> bool {
    let title = fold(title);
    fold(q).split_whitespace().all(|word| title.split(' ').any(|own| own.starts_with(word)))
}

/// The same list, made by hand.
fn by_hand(all: &[WorkspaceCafeSummary], q: &str, sort: &str, geography: &Geography) -> Vec<CafeId> {
    let mut wanted: Vec<_> = all.iter().filter(|cafe| fits(&cafe.title, q)).collect();
    let commune = |cafe: &WorkspaceCafeSummary| {
        let code = cafe.commune.as_ref().map(|commune| commune.code.clone()).unwrap_or_default();
        (fold(&geography.commune_ref(&code).name), code)
    };
    match sort {
        "title" => wanted.sort_by_key(|cafe| (fold(&cafe.title), cafe.id)),
        "host" => wanted.sort_by_key(|cafe| (fold(&cafe.host.name), cafe.starts_at, cafe.id)),
        "commune" => wanted.sort_by_key(|cafe| (commune(cafe), cafe.starts_at, cafe.id)),
        "updated_at" => wanted.sort_by_key(|cafe| (Reverse(cafe.updated_at), cafe.id)),
        _ => wanted.sort_by_key(|cafe| Reverse((cafe.starts_at, cafe.id))),
    }
    wanted.into_iter().map(|cafe| cafe.id).collect()
}

on_both_databases! {
    fn whatever_the_words_and_the_order_pages_follow_each_other_without_a_gap(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let mut dice = ChaCha8Rng::seed_from_u64(7);
        scatter(&workspace, &mut dice);
        for by in [&anne, &national] {
            let all = every_page(by, "", 200);
            assert!(all.len() > 20);
            for sort in ["", "title", "host", "commune", "updated_at"] {
                for q in ["", "cafe", "oeu", "saint e", "100", "%25", "ca ia", "nulle part"] {
                    let order = if sort.is_empty() { String::new() } else { format!("&sort={sort}") };
                    let words = if q.is_empty() { String::new() } else { format!("&q={}", q.replace(' ', "%20")) };
                    let pages = every_page(by, &format!("period=all{order}{words}"), dice.random_range(1..9));
                    let ids: Vec<CafeId> = pages.iter().map(|cafe| cafe.id).collect();
                    let q = if q == "%25" { "%" } else { q };
                    assert_eq!(ids, by_hand(&all, q, sort, &geography()), "q={q:?} sort={sort:?}");
                }
            }
        }
    }

    fn a_cursor_is_one_of_the_list_itself(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        scatter(&workspace, &mut ChaCha8Rng::seed_from_u64(8));
        let elsewhere = every_page(&national, "period=all", 200)
            .into_iter()
            .find(|cafe| cafe.commune.as_ref().is_some_and(|commune| commune.departement_code == "44"))
            .unwrap();
        for sort in ["title", "host", "commune", "updated_at"] {
            for cursor in ["x", &elsewhere.id.to_string()] {
                let refused = anne.get(&format!("/workspace/cafes?sort={sort}&cursor={cursor}"));
                let refused = (refused.status, refused.json()["errors"][0]["field"].clone());
                assert_eq!(refused, (400, "cursor".into()), "sort={sort} cursor={cursor}");
            }
        }
    }

    fn names_from_before_they_were_folded_are_folded_by_migrating(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        scatter(&workspace, &mut ChaCha8Rng::seed_from_u64(9));
        let found = || every_page(&national, "period=all&sort=host&q=cafe", 50);
        let before = found();
        assert!(!before.is_empty());
        let forget = ["DELETE FROM cafe_titles", "UPDATE organisations SET name_key = ''"];
        db.open()
            .write(|connection| {
                for statement in forget.map(diesel::sql_query) {
                    match connection {
                        DbConnection::Postgres(c) => statement.execute(c)?,
                        DbConnection::Sqlite(c) => statement.execute(c)?,
                    };
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
        assert!(found().is_empty());
        db.open().migrate().unwrap();
        assert_eq!(found(), before);
    }

    fn a_name_is_found_by_what_it_is_now(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let id = change(&workspace.server.network, |c| {
            let (host, room) = (library(c, "Médiathèque", "29042"), place(c, "Salle", "29042"));
            Ok(published(c, &new_cafe("Débattre", at(3, 17), host, room)))
        });
        let found = |target: &str, q: &str| national.get(&format!("/workspace/{target}?q={q}")).json()["total"].as_u64();
        assert_eq!((found("cafes", "debattre"), found("journal", "debattre")), (Some(1), Some(2)));
        let mut cafe = national.get(&format!("/workspace/cafes/{id}")).json();
        cafe["content"]["title"] = "Œuvrer".into();
        assert_eq!(national.edit("/workspace/cafes", &cafe, &cafe["content"]).status, 200);
        assert_eq!((found("cafes", "debattre"), found("journal", "debattre")), (Some(0), Some(0)));
        assert_eq!((found("cafes", "oeuvr"), found("journal", "oeuvr")), (Some(1), Some(3)));
    }
}
