//! Files that are brought in: read, mended, brought into the network, undone.

use cafeia_api::{
    domain::{self, imports::tables},
    feeds::csv,
    jobs::Worker,
    store::{self, StoreError},
};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::{
    import_files::{Cell, archive, ods, ods_of, text, xlsx, xlsx_of},
    people::{Person, PostOffice, Workspace, referent},
    support::{
        TEST, at, change, facilitator, format, library, new_cafe, on_both_databases, place, published,
    },
};

const AT: &str = "/imports";

/// Uploads a file that can be read, and lets its lines be checked; gives the import.
pub fn uploaded(person: &Person, worker: &Worker, workspace: &Workspace, kind: &str, file: &[u8]) -> Value {
    let reply = person.upload(&format!("{AT}?kind={kind}&name=essai.csv"), file);
    assert_eq!(reply.status, 201, "{}", reply.text());
    let import = reply.json();
    assert_eq!(import["state"], "checking");
    worker.run_due(workspace.clock.now()).unwrap();
    shown(person, &import)
}

pub fn shown(person: &Person, import: &Value) -> Value {
    person.get(&format!("{AT}/{}", import["id"].as_str().unwrap())).json()
}

pub fn lines(person: &Person, import: &Value, state: &str) -> Vec<Value> {
    let page =
        person.get(&format!("{AT}/{}/lines?limit=200&state={state}", import["id"].as_str().unwrap())).json();
    page["data"].as_array().unwrap().clone()
}

/// The numbers of the lines in a state, and in which fields they are at fault.
pub fn told(person: &Person, import: &Value, state: &str) -> Vec<(u64, Vec<String>)> {
    let fields = |line: &Value| -> Vec<String> {
        let faults = line["faults"].as_array().unwrap().iter();
        faults.map(|fault| fault["field"].as_str().unwrap_or("line").to_owned()).collect()
    };
    lines(person, import, state).iter().map(|line| (line["number"].as_u64().unwrap(), fields(line))).collect()
}

pub fn counts(import: &Value) -> [u64; 7] {
    ["unchecked", "sound", "faulty", "duplicate", "made", "undone", "kept"]
        .map(|state| import["counts"][state].as_u64().unwrap())
}

pub fn stepped(
    person: &Person,
    worker: &Worker,
    workspace: &Workspace,
    import: &Value,
    step: &Value,
) -> Value {
    let reply = person.step(AT, &shown(person, import), step);
    assert_eq!(reply.status, 201, "{}", reply.text());
    worker.run_due(workspace.clock.now()).unwrap();
    workspace.server.network.follow().unwrap();
    shown(person, import)
}

pub fn mended(person: &Person, import: &Value, line: &Value, column: usize, cell: &str) -> Value {
    let mut cells = line["cells"].clone();
    cells[column] = cell.into();
    let target = format!("{AT}/{}/lines/{}", import["id"].as_str().unwrap(), line["number"]);
    let version = format!("\"{}\"", line["version"]);
    let reply = person.send("PUT", &target, &[("If-Match", &version)], &json!({"cells": cells}));
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

const ORGANISATIONS: &str = "\
Structures du Finistère\r
\r
Nom de la structure;Type;CP;Ville;Tél;SIRET;Remarques\r
Médiathèque de Crozon;médiathèque;29160;Crozon;298270101;13002526500013;à rappeler\r
Mairie de Brest;mairie;29200;Brest;02 98 00 80 80;;\r
Médiathèque de Crozon;médiathèque;29160;CROZON;;13002526500013;la même\r
École de Nantes;école;44000;Nantes;;;hors du territoire\r
Le Bar;café-concert;29000;Quimper;;;type inconnu\r
X;;29160;Crozon;12;130025;nom trop court\r
";

on_both_databases! {
    fn a_file_of_organisations_is_read_mended_brought_in_and_undone(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        // As a French Excel saves it.
        let (file, _, _) = encoding_rs::WINDOWS_1252.encode(ORGANISATIONS);
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", &file);
        let fields: Vec<&Value> = import["columns"].as_array().unwrap().iter().map(|column| &column["field"]).collect();
        assert_eq!(fields, [&json!("name"), &json!("kind"), &json!("postal_code"), &json!("commune"), &json!("phone"), &json!("number"), &Value::Null]);
        assert_eq!((import["state"].as_str(), import["lines"].as_u64(), import["done"].as_u64()), (Some("ready"), Some(6), Some(6)));
        assert_eq!(counts(&import), [0, 2, 3, 1, 0, 0, 0]);
        assert_eq!(import["steps"], json!(["make_sound"]), "not all of them while some are faulty");
        let words = |fields: &[&str]| fields.iter().map(|field| (*field).to_owned()).collect::<Vec<_>>();
        assert_eq!(told(&anne, &import, "faulty"), [(7, words(&["commune"])), (8, words(&["kind"])), (9, words(&["name", "phone", "number"]))]);
        assert_eq!(lines(&anne, &import, "duplicate")[0]["same_as"]["line"], 4);
        let faulty = lines(&anne, &import, "faulty");
        assert!(faulty[1]["faults"][0]["candidates"].as_array().unwrap().iter().any(|one| one["value"] == "Lieu culturel"));
        // Nothing is in the network yet.
        assert_eq!(national.get("/organisations").json()["total"], 0);

        assert_eq!(mended(&anne, &import, &faulty[1], 1, "Lieu culturel")["state"], "sound");
        let target = format!("{AT}/{}/lines/8", import["id"].as_str().unwrap());
        let stale = anne.send("PUT", &target, &[("If-Match", "\"1\"")], &json!({"cells": faulty[1]["cells"]}));
        assert_eq!(stale.code(), (412, "version_mismatch".to_owned()));
        let made = stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_sound"}));
        assert_eq!((made["state"].as_str(), counts(&made)), (Some("made"), [0, 0, 2, 1, 3, 0, 0]));
        let list = national.get("/organisations").json();
        let names: Vec<&str> = list["data"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Le Bar", "Mairie de Brest", "Médiathèque de Crozon"]);
        let crozon = anne.get(&format!("/organisations/{}", list["data"][2]["slug"].as_str().unwrap())).json();
        assert_eq!((crozon["kind"].as_str(), crozon["contact"]["phone"].as_str()), (Some("library"), Some("0298270101")));

        // Somebody changes one of them: that one stays.
        let bar = anne.get(&format!("/workspace/organisations/{}", list["data"][0]["id"].as_str().unwrap())).json();
        let mut content = bar["content"].clone();
        content["description"] = "Un bar".into();
        assert_eq!(anne.edit("/workspace/organisations", &bar, &content).status, 200);
        let undone = stepped(&anne, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        assert_eq!((undone["state"].as_str(), counts(&undone)), (Some("undone"), [0, 0, 2, 1, 0, 2, 1]));
        assert_eq!(told(&anne, &undone, "kept"), [(8, Vec::new())]);
        assert_eq!(national.get("/organisations").json()["total"], 1);
        // The journal names who did.
        let entries = workspace.server.network.db().read(|c| store::journal::list_after(c, 0, 1_000)).unwrap();
        let by = format!("account:{}", anne.id);
        let of = |event: &str| entries.iter().filter(|e| e.actor.to_string() == by && e.aggregate.to_string() == "organisation" && e.event.to_string() == event).count();
        assert_eq!((of("created"), of("life_changed")), (3, 2));
    }

    fn cafes_are_read_whatever_spreadsheets_made_of_their_days_and_codes(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-01"));
        let post = PostOffice::of(&workspace);
        let headers = ["Titre", "Date", "Horaires", "Lieu", "Code postal", "Commune", "Structure hôte", "Inscription"].map(text).to_vec();
        let row = |title: &str, day: Cell, hours: &str, code: Cell, town: &str| {
            vec![text(title), day, text(hours), text("Médiathèque Vailland"), code, text(town), text("Médiathèque Vailland"), text("")]
        };
        let rows = vec![
            headers,
            row("Café un", Cell::Day(46458.0), "14h-16h", Cell::Number(1000.0), "Bourg-en-Bresse"),
            row("Café deux", text("2027-03-13"), "14h30", text("01000"), "Bourg-en-Bresse"),
            row("Café trois", text("14/03/2027"), "14:30", text("1000"), "BOURG EN BRESSE"),
            row("Café quatre", text("15-03-27"), "9h", text("01000"), "Bourg-en-Bresse"),
            row("Café cinq", text("mardi 16 mars 2027"), "de 18h à 20h", text("01000"), "Bourg-en-Bresse (01053)"),
            row("Café six", text("03/25/2027"), "18h", text("01000"), "Bourg-en-Bresse"),
            row("Café sept", text("17/03/2027"), "bientôt", text("01000"), "Bourg-en-Bresse"),
            row("Café un", Cell::Day(46458.0), "14h", text("01000"), "Bourg-en-Bresse"),
            row("Café huit", text("18/03/2027"), "18h", text("29160"), "Crozon"),
            row("Café neuf", text("19/03/2027"), "18h", text("01000"), ""),
        ];
        for (name, file) in [("xlsx", xlsx(&rows)), ("ods", ods(&rows))] {
            let import = uploaded(&anne, &post.worker, &workspace, "cafes", &file);
            assert_eq!(counts(&import), [0, 5, 4, 1, 0, 0, 0], "{name}: {:?}", lines(&anne, &import, "faulty"));
            let faults: Vec<_> = told(&anne, &import, "faulty").into_iter().map(|(number, fields)| (number, fields.join(","))).collect();
            let expected = [(7, "date"), (8, "start_time"), (10, "commune"), (11, "commune")].map(|(n, field)| (n, field.to_owned()));
            assert_eq!(faults, expected, "{name}");
            // A postal code of two communes: both are proposed.
            let meant = lines(&anne, &import, "faulty")[3]["faults"][0]["candidates"].clone();
            assert_eq!(meant.as_array().unwrap().len(), 2, "{meant}");
            assert_eq!(anne.delete(&format!("{AT}/{}", import["id"].as_str().unwrap())).status, 204);
        }
        let import = uploaded(&anne, &post.worker, &workspace, "cafes", &xlsx(&rows));
        let made = stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_sound", "publish": true}));
        assert_eq!(counts(&made), [0, 0, 4, 1, 5, 0, 0]);
        let list = national.get("/cafes?sort=start").json();
        let told: Vec<(&str, &str)> = list["data"].as_array().unwrap().iter()
            .map(|cafe| (cafe["title"].as_str().unwrap(), cafe["starts_at"].as_str().unwrap())).collect();
        assert_eq!(told, [
            ("Café un", "2027-03-12T13:00:00Z"), ("Café deux", "2027-03-13T13:30:00Z"), ("Café trois", "2027-03-14T13:30:00Z"),
            ("Café quatre", "2027-03-15T08:00:00Z"), ("Café cinq", "2027-03-16T17:00:00Z"),
        ]);
        // One place and one host serve all of them.
        let place = &list["data"][0]["place"];
        assert!(list["data"].as_array().unwrap().iter().all(|cafe| cafe["place"]["id"] == place["id"] && cafe["host"] == list["data"][0]["host"]));
        assert_eq!((place["commune_code"].as_str(), place["postal_code"].as_str(), list["data"][0]["host"]["kind"].as_str()), (Some("01053"), Some("01000"), Some("library")));

        // The same file once more: all that is in the network already is said.
        let again = uploaded(&anne, &post.worker, &workspace, "cafes", &xlsx(&rows));
        assert_eq!(counts(&again), [0, 0, 4, 6, 0, 0, 0]);
        let same = lines(&anne, &again, "duplicate");
        assert_eq!((same[0]["same_as"]["name"].as_str(), &same[0]["same_as"]["id"]), (Some("Café un"), &list["data"][0]["id"]));

        let undone = stepped(&anne, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        assert_eq!(counts(&undone), [0, 0, 4, 1, 0, 5, 0]);
        assert_eq!((national.get("/cafes").json()["total"].as_u64(), national.get("/organisations").json()["total"].as_u64()), (Some(0), Some(0)));
    }

    fn what_is_undone_takes_its_places_along_unless_something_else_is_held_there(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        let file = "Titre;Date;Horaires;Lieu;Commune;Structure hôte\n\
            Café un;12/03/2027;14h;Salle du port;Crozon;Mairie de Crozon\n\
            Café deux;13/03/2027;14h;Salle du port;Crozon;Mairie de Crozon\n\
            Café trois;14/03/2027;14h;Salle du fort;Crozon;Mairie de Crozon\n\
            Café quatre;15/03/2027;14h;Salle du mont;Crozon;Mairie de Crozon\n";
        let import = uploaded(&anne, &post.worker, &workspace, "cafes", file.as_bytes());
        let made = stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_sound", "publish": true}));
        let places = || -> Vec<Value> { anne.get("/places?commune=29042").json()["data"].as_array().unwrap().clone() };
        let names = || places().iter().map(|place| place["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(names(), ["Salle du fort", "Salle du mont", "Salle du port"]);

        // Somebody holds a café of their own in one of them meanwhile, and writes another one anew.
        let fort: cafeia_shared::ids::PlaceId = places()[0]["id"].as_str().unwrap().parse().unwrap();
        change(&workspace.server.network, |c| {
            let host = library(c, "Médiathèque de Crozon", "29042");
            Ok(published(c, &new_cafe("À part", workspace.clock.now() + TimeDelta::days(9), host, fort)))
        });
        let mont = &places()[1];
        let new = json!({"name": "Salle du mont", "commune_code": "29042", "access": "Par la cour."});
        let tag = format!("\"{}\"", mont["version"]);
        let written = anne.send("PUT", &format!("/places/{}", mont["id"].as_str().unwrap()), &[("If-Match", &tag)], &new);
        assert_eq!(written.status, 200, "{}", written.text());
        let undone = stepped(&anne, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        assert_eq!(counts(&undone)[5..], [4, 0]);
        assert_eq!(names(), ["Salle du fort", "Salle du mont"], "what nothing else uses went along");
        // The same file once more finds those that stayed, and makes the other one anew.
        let again = uploaded(&anne, &post.worker, &workspace, "cafes", file.as_bytes());
        stepped(&anne, &post.worker, &workspace, &again, &json!({"step": "make_sound"}));
        assert_eq!(names(), ["Salle du fort", "Salle du mont", "Salle du port"]);

        // A café that is brought back finds its place again.
        let gone = anne.get("/workspace/cafes?publication=archived").json();
        let one = gone["data"].as_array().unwrap().iter().find(|cafe| cafe["title"] == "Café un").unwrap().clone();
        let back = anne.step("/workspace/cafes", &one, &json!({"step": "restore"}));
        assert_eq!(back.status, 201, "{}", back.text());
        workspace.server.network.follow().unwrap();
        assert_eq!(names(), ["Salle du fort", "Salle du mont", "Salle du port", "Salle du port"]);
    }

    fn a_file_that_is_not_what_it_says_gets_a_clear_answer_and_leaves_nothing(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let why = |file: &[u8]| {
            let reply = anne.upload(&format!("{AT}?kind=organisations"), file);
            assert_eq!(reply.code(), (422, "invalid_field".to_owned()), "{}", reply.text());
            reply.json()["errors"][0]["field"].as_str().unwrap().to_owned()
        };
        let cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>Nom</t></is></c>";
        let far = format!("<row r=\"1\">{cell}</row><row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>");
        let deep = format!("<row r=\"1\">{cell}</row><row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>");
        let wide = format!("Nom{}\nx", ";1".repeat(1_000_000));
        let many = format!("Nom\n{}", "Une mairie\n".repeat(50_001));
        let bomb = archive(&[("xl/workbook.xml", &vec![b' '; 160 * 1024 * 1024])]);
        assert!(bomb.len() < 1_000_000);
        let repeated = |rows: u64, columns: u64| {
            ods_of(&format!(
                "<table:table-row table:number-rows-repeated=\"{rows}\"><table:table-cell office:value-type=\"float\" office:value=\"1\" \
                 table:number-columns-repeated=\"{columns}\"/></table:table-row>"
            ))
        };
        let long = format!("Nom\n{}", "x".repeat(12_001));
        for (file, field) in [
            (Vec::new(), "file.empty"),
            (b"Nom;Commune\n".to_vec(), "file.empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0".to_vec(), "file.format"),
            (b"%PDF-1.7\n\x00\x01\x02".to_vec(), "file.format"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), "file.protected"),
            (archive(&[("lettre.txt", b"bonjour")]), "file.format"),
            (b"PK\x03\x04 cut off".to_vec(), "file.damaged"),
            (archive(&[("xl/workbook.xml", b"<workbook"), ("x", b"y")]), "file.damaged"),
            (wide.into_bytes(), "file.columns"),
            (many.into_bytes(), "file.lines"),
            (long.into_bytes(), "file.cell"),
            (xlsx_of(&far), "file.columns"),
            (xlsx_of(&deep), "file.lines"),
            (repeated(1, 1_000_000), "file.columns"),
            (repeated(1_000_000_000, 1), "file.lines"),
            (bomb, "file.unpacked"),
        ] {
            assert_eq!(why(&file), field);
        }
        // 200 MB are refused by what the request says of itself, and without its word where they are too many.
        let bearer = format!("Bearer {}", anne.token);
        let target = format!("/api/v1{AT}?kind=organisations");
        let huge = workspace.server.ask("POST", &target, &[("Authorization", &bearer), ("Content-Length", "209715200")]);
        assert_eq!(huge.code(), (413, "body_too_large".to_owned()));
        assert_eq!(anne.upload(AT, b"x").code(), (400, "invalid_parameter".to_owned()), "of which kind?");
        assert_eq!(anne.get(AT).json()["total"], 0);
        let waiting = workspace.server.network.db().read(|c| store::jobs::count(c, at(0, 0))).unwrap();
        assert_eq!(waiting.failed, 0);

        // A formula counts as the value beside it, and is never computed; in a text it is a text.
        let post = PostOffice::of(&workspace);
        let row = |cell: Cell| vec![cell, text("Brest")];
        let formula = Cell::Formula("HYPERLINK(\"https://evil.example\",\"x\")", "Mairie de Brest".to_owned());
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", &xlsx(&[vec![text("Nom"), text("Commune")], row(formula)]));
        assert_eq!(lines(&anne, &import, "sound")[0]["cells"][0], "Mairie de Brest");
        let text = "Nom;Commune\n'=1+1;Brest\n=\"Le Bar\";Brest\n";
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", text.as_bytes());
        let cells: Vec<_> = lines(&anne, &import, "sound").iter().map(|line| line["cells"][0].clone()).collect();
        assert_eq!(cells, [json!("=1+1"), json!("Le Bar")]);
    }

    fn work_that_is_killed_in_the_middle_goes_on_and_does_nothing_twice(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        // Letters of before do not stand in the way.
        post.deliver();
        let lines = (0..350).map(|number| format!("Mairie annexe {number};Brest\n"));
        let file: String = std::iter::once("Nom;Commune\n".to_owned()).chain(lines).collect();
        let reply = national.upload(&format!("{AT}?kind=organisations"), file.as_bytes());
        let import = reply.json();
        let dies_with_it = || {
            // One piece is done; then a worker takes the next, and is never heard of again.
            assert!(post.worker.run_next(workspace.clock.now()).unwrap());
            let now = workspace.clock.now();
            let taken = workspace.server.network.db().write(|c| store::jobs::claim_due(c, "dead", now, now + TimeDelta::minutes(5))).unwrap();
            assert_eq!(taken.unwrap().kind, "import");
            post.worker.run_due(now).unwrap();
        };
        dies_with_it();
        let half = shown(&national, &import);
        assert_eq!((half["state"].as_str(), half["done"].as_u64(), counts(&half)), (Some("checking"), Some(250), [100, 250, 0, 0, 0, 0, 0]));
        workspace.clock.pass(TimeDelta::minutes(6));
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(counts(&shown(&national, &import)), [0, 350, 0, 0, 0, 0, 0]);

        assert_eq!(national.step(AT, &shown(&national, &import), &json!({"step": "make_all"})).status, 201);
        dies_with_it();
        let half = shown(&national, &import);
        assert_eq!((half["state"].as_str(), counts(&half)), (Some("making"), [0, 250, 0, 0, 100, 0, 0]));
        let under_way = national.delete(&format!("{AT}/{}", import["id"].as_str().unwrap()));
        assert_eq!(under_way.code(), (409, "conflict".to_owned()));
        workspace.clock.pass(TimeDelta::minutes(6));
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(counts(&shown(&national, &import)), [0, 0, 0, 0, 350, 0, 0]);
        workspace.server.network.follow().unwrap();
        assert_eq!(national.get("/organisations").json()["total"], 350);
    }

    fn all_or_nothing_is_nothing_when_a_line_cannot_be_brought_in_after_all(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        let file = "Nom;Commune;Réseau\nMairie de Brest;Brest;\nLe Bar;Quimper;Réseau des bars\n";
        let network = workspace.server.network.clone();
        let head = change(&network, |c| Ok(library(c, "Réseau des bars", "29232")));
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", file.as_bytes());
        assert_eq!(import["steps"], json!(["make_all", "make_sound"]));
        // The head of the network leaves between the check and the deed.
        let version = network.db().read(|c| store::organisations::find_optional(c, head)).unwrap().unwrap().version;
        let target = format!("/workspace/organisations/{head}/steps");
        let left = national.send("POST", &target, &[("If-Match", &format!("\"{version}\""))], &json!({"step": "archive"}));
        assert_eq!(left.status, 201);
        let done = stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_all"}));
        assert_eq!((done["state"].as_str(), done["stopped_at"].as_u64(), counts(&done)), (Some("undone"), Some(3), [0, 0, 1, 0, 0, 1, 0]));
        assert_eq!(told(&anne, &done, "faulty"), [(3, vec!["network".to_owned()])]);
        assert_eq!(national.get("/organisations").json()["total"], 0);

        // A grant that was taken back brings nothing in any more.
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", b"Nom;Commune\nMairie de Brest;Brest\n");
        assert_eq!(anne.step(AT, &import, &json!({"step": "make_sound"})).status, 201);
        let grant = anne.grants()[0]["id"].as_str().unwrap().to_owned();
        assert_eq!(national.delete(&format!("/grants/{grant}")).status, 204);
        post.worker.run_due(workspace.clock.now()).unwrap();
        network.follow().unwrap();
        assert_eq!(national.get("/organisations").json()["total"], 0);
    }

    fn what_columns_hold_is_said_once_and_remembered(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let yann = workspace.invited(&national, "yann@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        let file = "Machin;Truc\nMairie de Brest;Brest\n";
        let import = uploaded(&anne, &post.worker, &workspace, "organisations", file.as_bytes());
        assert_eq!(counts(&import), [0, 0, 1, 0, 0, 0, 0]);
        let target = format!("{AT}/{}/mapping", import["id"].as_str().unwrap());
        let map = |fields: Value| anne.send("PUT", &target, &[("If-Match", &format!("\"{}\"", shown(&anne, &import)["version"]))], &json!({"fields": fields}));
        for wrong in [json!(["name"]), json!(["name", "name"]), json!(["name", "training"])] {
            assert_eq!(map(wrong).code(), (422, "invalid_field".to_owned()));
        }
        assert_eq!(map(json!(["name", "commune"])).status, 200);
        post.worker.run_due(workspace.clock.now()).unwrap();
        assert_eq!(counts(&shown(&anne, &import)), [0, 1, 0, 0, 0, 0, 0]);
        let next = uploaded(&anne, &post.worker, &workspace, "organisations", b"machin;TRUC\nMairie de Quimper;Quimper\n");
        assert_eq!(counts(&next), [0, 1, 0, 0, 0, 0, 0]);
        // A file is nobody else's business, the national team's neither.
        let foreign = uploaded(&yann, &post.worker, &workspace, "organisations", file.as_bytes());
        assert_eq!(counts(&foreign), [0, 0, 1, 0, 0, 0, 0]);
        for other in [&yann, &national] {
            let target = format!("{AT}/{}", import["id"].as_str().unwrap());
            for refused in [other.get(&target), other.get(&format!("{target}/lines")), other.delete(&target)] {
                assert_eq!(refused.code(), (404, "not_found".to_owned()));
            }
        }
        assert_eq!((anne.get(AT).json()["total"].as_u64(), yann.get(AT).json()["total"].as_u64()), (Some(2), Some(1)));
        // After ninety days its lines are forgotten.
        workspace.clock.pass(TimeDelta::days(91));
        workspace.server.network.change(TEST, domain::purge::run).unwrap();
        let left = workspace.server.network.db().read(|c| store::imports::list(c, None, 10)).unwrap();
        assert!(left.is_empty());
    }

    fn facilitators_come_unseen_and_with_the_training_that_is_confirmed(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let anne = workspace.invited(&national, "anne@example.org", &referent("departement-29"));
        let post = PostOffice::of(&workspace);
        change(&workspace.server.network, |c| {
            format(c, "Tribunal des IA");
            facilitator(c, "Équipe de Crozon", "29042", true);
            Ok(())
        });
        let file = "Nom;Commune;Rayon de déplacement (km);Formation;Formats;Langues;Courriel\n\
                    Équipe de Brest;Brest;30 km;formée;Tribunal des IA;Français, Breton;brest@example.org\n\
                    Équipe de Crozon;Crozon;;;;;\n\
                    Équipe de Quimper;Quimper;900;certifiée;Tribunal des chats;klingon;\n";
        let import = uploaded(&anne, &post.worker, &workspace, "facilitators", file.as_bytes());
        assert_eq!(counts(&import), [0, 1, 1, 1, 0, 0, 0]);
        assert_eq!(told(&anne, &import, "faulty")[0].1, ["languages", "formats", "travel_radius"]);
        let made = stepped(&anne, &post.worker, &workspace, &import, &json!({"step": "make_sound"}));
        assert_eq!(counts(&made), [0, 0, 1, 1, 1, 0, 0]);
        let list = anne.get("/workspace/facilitators").json();
        let told: Vec<_> = list["data"].as_array().unwrap().iter().map(|one| (one["name"].as_str().unwrap(), one["training"].as_str().unwrap(), one["visible"].as_bool().unwrap())).collect();
        assert_eq!(told, [("Équipe de Brest", "trained", false), ("Équipe de Crozon", "trained", true)]);
        assert_eq!(national.get("/facilitators").json()["total"], 1, "nobody agrees for somebody else");
        // What the columns do not name goes nowhere.
        let kept = anne.get(&format!("/workspace/facilitators/{}", list["data"][0]["id"].as_str().unwrap()));
        assert!(!kept.text().contains("brest@example.org"));
        let undone = stepped(&anne, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        assert_eq!(counts(&undone), [0, 0, 1, 1, 0, 1, 0]);
    }

    fn what_is_exported_is_read_back_as_the_same_rows(db: &TestDb) {
        let workspace = Workspace::open(db);
        let national = workspace.national();
        let post = PostOffice::of(&workspace);
        let network = workspace.server.network.clone();
        change(&network, |c| {
            let formats = [format(c, "Jeu, set et match"), format(c, "Tribunal des IA")];
            let (host, venue) = (library(c, "Médiathèque de Crozon", "29042"), place(c, "Salle; la « grande »", "29042"));
            let mut new = new_cafe("=1+1, ça fait deux", at(30, 14), host, venue);
            "Une première ligne\nUne \"seconde\"".clone_into(&mut new.description);
            new.format_ids = formats.to_vec();
            new.capacity = Some(20);
            published(c, &new);
            new = new_cafe("Deux jours à Saint-Denis", at(31, 9), library(c, "Mairie", "97411"), place(c, "Mairie", "97411"));
            new.ends_at += TimeDelta::days(1);
            "Indian/Reunion".clone_into(&mut new.timezone);
            new.format_ids = vec![formats[0]];
            published(c, &new);
            facilitator(c, "Équipe de Crozon", "29042", true);
            Ok(())
        });
        let exported = |kind: &str| -> Vec<u8> {
            let table = network.db().read(|c| Ok::<_, StoreError>(match kind {
                "cafes" => {
                    let mut cafes = store::cafes::list_nearby(c, "29042", at(0, 0), at(90, 0), 100)?;
                    cafes.extend(store::cafes::list_nearby(c, "97411", at(0, 0), at(90, 0), 100)?);
                    tables::of_cafes(c, network.geography(), &cafes)?
                }
                "organisations" => {
                    let mut all = store::organisations::all(c)?;
                    all.retain(|one| one.archived_from.is_none());
                    all.sort_by(|one, other| one.content.name.cmp(&other.content.name));
                    tables::of_organisations(c, network.geography(), &all)?
                }
                _ => {
                    let mut all = store::facilitators::all(c)?;
                    all.retain(|one| one.archived_from.is_none());
                    tables::of_facilitators(c, network.geography(), &all)?
                }
            })).unwrap();
            csv::table(table.headers, table.rows)
        };
        for (kind, rows) in [("cafes", 2), ("organisations", 2), ("facilitators", 1)] {
            let before = exported(kind);
            let import = uploaded(&national, &post.worker, &workspace, kind, &before);
            assert_eq!(counts(&import), [0, 0, 0, rows, 0, 0, 0], "{kind}: {:?}", lines(&national, &import, "faulty"));
            // Brought in beside the first ones, each row is there twice.
            let step = json!({"step": "make_all", "publish": true, "duplicates": true});
            let made = stepped(&national, &post.worker, &workspace, &import, &step);
            assert_eq!(counts(&made), [0, 0, 0, 0, rows, 0, 0], "{kind}: {:?}", lines(&national, &made, "faulty"));
            let (before, after) = (String::from_utf8(before).unwrap(), String::from_utf8(exported(kind)).unwrap());
            let rows_of = |text: &str| -> Vec<Vec<String>> {
                let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(text.trim_start_matches('\u{feff}').as_bytes());
                let mut rows: Vec<Vec<String>> = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
                rows.sort();
                rows
            };
            let mut twice: Vec<_> = rows_of(&before).into_iter().flat_map(|row| [row.clone(), row]).collect();
            twice.sort();
            assert_eq!(rows_of(&after), twice, "{kind}");
            stepped(&national, &post.worker, &workspace, &made, &json!({"step": "undo"}));
        }
        let template = workspace.server.get("/api/v1/imports/templates/cafes.csv");
        assert_eq!((template.status, template.header("content-type")), (200, "text/csv; charset=utf-8"));
        assert!(template.text().starts_with("\u{feff}Titre;Date;Heure de début;"));
        assert_eq!(workspace.server.get("/api/v1/imports/templates/chats.csv").status, 404);
    }
}
