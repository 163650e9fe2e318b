//! What an import makes of cells that are nearly right, and of what an export has written.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

use cafeia_api::{domain, jobs::Pieces};
use cafeia_shared::{
    ids::{CafeId, ImportId},
    vocabulary::EventStatus,
};
use chrono::TimeDelta;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    imports::{counts, lines, mended, shown, stepped, told as fields, uploaded},
    people::{Person, PostOffice, Workspace, referent},
    support::{at, change, library, new_cafe, on_both_databases, place, published},
};

/// Somebody who begins pieces and is killed each time.
struct Killed;

impl Pieces for Killed {
    fn next(&self, _: ImportId, _: Uuid, _: &str) -> Result<(), String> {
        panic!("killed")
    }
}

/// The rows of what somebody exports of cafés, in order.
fn rows(person: &Person) -> Vec<Vec<String>> {
    let reply = person.get("/workspace/exports/cafes");
    assert_eq!(reply.status, 200, "{}", reply.text());
    let text = reply.text();
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let mut rows: Vec<Vec<String>> =
        reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    rows.sort();
    rows
}

fn messages(person: &Person, import: &Value) -> Vec<String> {
    lines(person, import, "faulty")
        .iter()
        .flat_map(|line| line["faults"].as_array().unwrap().clone())
        .map(|fault| fault["message"].as_str().unwrap().to_owned())
        .collect()
}

on_both_databases! {
    fn an_address_that_is_none_of_the_web_is_refused_at_its_line(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        let file = "Nom;Commune;Site web\n\
                    Mairie de Brest;Brest;javascript:alert(1)\n\
                    Le Bar;Quimper;mailto:bar@example.org\n\
                    La Halle;Crozon;data:text/html,x\n\
                    Le Quai;Crozon;quai\n\
                    Le Fort;Crozon;www.fort.example\n\
                    Le Port;Crozon;port.example:8080/agenda\n";
        let import = uploaded(&national, &post.worker, &workspace, "organisations", file.as_bytes());
        let link = || vec!["link".to_owned()];
        assert_eq!(fields(&national, &import, "faulty"), [(2, link()), (3, link()), (4, link()), (5, link())]);
        assert!(messages(&national, &import).iter().all(|one| one.contains("begins with https://")));
        assert_eq!(counts(&import)[1], 2);
        // In a café's column about registration, too.
        let file = "Titre;Date;Heure de début;Structure hôte;Commune;Inscription\n\
                    Un café;12/03/2027;14h;Mairie de Brest;Brest;javascript:alert(1)\n\
                    Un autre;12/03/2027;14h;Mairie de Brest;Brest;mailto:mairie@example.org\n\
                    Le dernier;12/03/2027;14h;Mairie de Brest;Brest;élise@example.org\n";
        let import = uploaded(&national, &post.worker, &workspace, "cafes", file.as_bytes());
        let registration = || vec!["registration".to_owned()];
        assert_eq!(fields(&national, &import, "faulty"), [(2, registration()), (4, registration())]);
        assert!(messages(&national, &import)[1].contains("no accents"));
    }

    fn an_hour_that_no_clock_shows_is_told_with_the_next_one(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        let file = "Titre;Date;Heure de début;Heure de fin;Structure hôte;Commune\n\
                    Nuit de l’IA;28/03/2027;2h30;5h;Mairie de Brest;Brest\n\
                    Nuit de l’IA;28/03/2027;2h30;5h;Mairie;Saint-Denis (97411)\n";
        let import = uploaded(&national, &post.worker, &workspace, "cafes", file.as_bytes());
        assert_eq!(fields(&national, &import, "faulty"), [(2, vec!["start_time".to_owned()])]);
        let faulty = &lines(&national, &import, "faulty")[0];
        let fault = &faulty["faults"][0];
        assert!(fault["message"].as_str().unwrap().contains("02:00 is followed by 03:00"), "{fault}");
        assert_eq!(fault["candidates"], json!([{"value": "03:00", "label": "02:00 → 03:00"}]));
        assert_eq!(mended(&national, &import, faulty, 2, "03:00")["state"], "sound");
    }

    fn the_time_of_a_place_is_that_of_its_commune(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        let file = "Titre;Date;Heure de début;Structure hôte;Commune;Fuseau horaire\n\
                    À Paris et ailleurs;12/03/2027;14h;Mairie;Saint-Denis (97411);Europe/Paris\n\
                    Ici;12/03/2027;14h;Mairie;Saint-Denis (97411);\n\
                    Ici aussi;12/03/2027;14h;Mairie;Saint-Denis (97411);Indian/Reunion\n\
                    Comme à Paris;12/03/2027;14h;Mairie de Brest;Brest;Europe/Brussels\n";
        let import = uploaded(&national, &post.worker, &workspace, "cafes", file.as_bytes());
        assert_eq!(fields(&national, &import, "faulty"), [(2, vec!["timezone".to_owned()])]);
        assert!(messages(&national, &import)[0].contains("Indian/Reunion"));
        assert_eq!(counts(&import)[1], 3);
    }

    fn an_export_says_where_cafes_stand_and_an_import_brings_it_back(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        let cafes = change(&workspace.server.network, |c| {
            let (host, venue) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Salle des fêtes", "29042"));
            let new = |title: &str, day: i64| new_cafe(title, at(day, 14), host, venue);
            let draft = |c: &mut domain::Change, title: &str, day: i64| {
                let id = CafeId(Uuid::now_v7());
                domain::cafes::create(c, id, &new(title, day)).map(|()| id)
            };
            let mut all = vec![draft(c, "Un brouillon", 20)?];
            let submitted = draft(c, "Un café à relire", 21)?;
            domain::cafes::submit(c, submitted)?;
            let refused = draft(c, "Un café refusé", 22)?;
            domain::cafes::submit(c, refused)?;
            domain::cafes::reject(c, refused, Some("La salle est prise."))?;
            let archived = draft(c, "Un café archivé", 23)?;
            domain::cafes::archive(c, archived)?;
            all.extend([submitted, refused, archived]);
            for (day, status) in [(24, EventStatus::Full), (25, EventStatus::MovedOnline), (26, EventStatus::Cancelled)] {
                let id = published(c, &new(&format!("Un café public, jour {day}"), day));
                domain::cafes::set_event_status(c, id, status, None)?;
                all.push(id);
            }
            let late = published(c, &new("Un café reporté", 27));
            domain::cafes::postpone(c, late, None, None)?;
            let held = published(c, &new("Un café tenu", -3));
            domain::cafes::set_event_status(c, held, EventStatus::Held, None)?;
            let empty = published(c, &new("Un café vide", -2));
            domain::cafes::set_event_status(c, empty, EventStatus::NotHeld, None)?;
            all.extend([late, held, empty, published(c, &new("Un café prévu", 28))]);
            Ok(all)
        });
        let before = rows(&anne);
        assert_eq!(before.len(), cafes.len());
        let told: Vec<(&str, &str)> = before.iter().map(|row| (row[row.len() - 2].as_str(), row[row.len() - 1].as_str())).collect();
        for both in [("Brouillon", "Prévu"), ("Archivé", "Prévu"), ("Publié", "Annulé"), ("Publié", "A eu lieu")] {
            assert!(told.contains(&both), "{both:?} is missing: {told:?}");
        }
        let file = anne.get("/workspace/exports/cafes").text().to_owned();
        let import = uploaded(&anne, &post.worker, &workspace, "cafes", file.as_bytes());
        assert_eq!(counts(&import)[2], 0, "{:?}", lines(&anne, &import, "faulty"));
        let step = json!({"step": "make_all", "publish": true, "duplicates": true});
        let made = stepped(&anne, &post.worker, &workspace, &import, &step);
        assert_eq!(counts(&made)[4], u64::try_from(cafes.len()).unwrap(), "{:?}", lines(&anne, &made, "faulty"));
        let mut twice: Vec<_> = before.into_iter().flat_map(|row| [row.clone(), row]).collect();
        twice.sort();
        assert_eq!(rows(&anne), twice);
        // And it can be taken out again, the one that came archived as well.
        let undone = stepped(&anne, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        assert_eq!(counts(&undone)[5..], [u64::try_from(cafes.len()).unwrap(), 0]);

        // Who brings them in as drafts has drafts; and nobody says of a café to come that it was held.
        let import = uploaded(&anne, &post.worker, &workspace, "cafes", file.as_bytes());
        stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_sound", "duplicates": true}));
        let drafts = anne.get("/workspace/cafes?publication=draft").json()["total"].as_u64().unwrap();
        assert_eq!(drafts, u64::try_from(cafes.len()).unwrap() + 1);
        let early = "Titre;Date;Heure de début;Structure hôte;Commune;Statut du café;Statut de publication\n\
                     Demain;12/03/2027;14h;Médiathèque de Crozon;Crozon;A eu lieu;\n\
                     Demain;13/03/2027;14h;Médiathèque de Crozon;Crozon;peut-être;bientôt\n";
        let import = uploaded(&anne, &post.worker, &workspace, "cafes", early.as_bytes());
        let words = |names: &[&str]| names.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
        assert_eq!(fields(&anne, &import, "faulty"), [(2, words(&["event_status"])), (3, words(&["publication", "event_status"]))]);
    }

    fn work_goes_on_soon_after_its_server_was_killed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        post.deliver();
        let reply = national.upload("/imports?kind=organisations", b"Nom;Commune\nMairie de Brest;Brest\n");
        let import = reply.json();
        let dies = || {
            let doomed = PostOffice::with_pieces(&workspace, Arc::new(Killed));
            let now = workspace.clock.now();
            assert!(catch_unwind(AssertUnwindSafe(|| doomed.worker.run_next(now))).is_err());
        };
        dies();
        // Another process does not begin the same at once, and does so within half a minute.
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(shown(&national, &import)["state"], "checking");
        workspace.clock.pass(TimeDelta::seconds(30));
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(shown(&national, &import)["state"], "ready");

        // What takes longer than that each time is waited for longer and longer.
        let reply = national.upload("/imports?kind=organisations", b"Nom;Commune\nMairie de Quimper;Quimper\n");
        let import = reply.json();
        dies();
        workspace.clock.pass(TimeDelta::seconds(30));
        dies();
        workspace.clock.pass(TimeDelta::seconds(30));
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(shown(&national, &import)["state"], "checking");
        workspace.clock.pass(TimeDelta::seconds(30));
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(shown(&national, &import)["state"], "ready");
    }
}
