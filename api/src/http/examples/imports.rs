//! Files that are brought in.

use cafeia_shared::{
    ids::ImportId,
    imports::{
        Candidate, Import, ImportColumn, ImportCounts, ImportField, ImportKind, ImportLine, ImportMapping,
        ImportState, ImportStep, ImportSummary, LineEdit, LineFault, LineState, NewImportStep,
    },
    paging::Page,
    problem::FaultCode,
};
use chrono::TimeDelta;
use uuid::{Uuid, uuid};

use super::{days_before, page};

const IMPORT: Uuid = uuid!("019be0a2-5d10-7c11-8f02-6d1a7e93b5c4");

fn summary() -> ImportSummary {
    let came = days_before(3);
    ImportSummary {
        id: ImportId(IMPORT),
        version: 2,
        kind: ImportKind::Organisations,
        file_name: "structures-finistere.xlsx".to_owned(),
        state: ImportState::Ready,
        lines: 120,
        done: 120,
        counts: ImportCounts { sound: 117, faulty: 2, duplicate: 1, ..ImportCounts::default() },
        stopped_at: None,
        created_at: came,
        updated_at: came + TimeDelta::seconds(4),
        kept_until: came + TimeDelta::days(90),
    }
}

pub(in super::super) fn imports() -> Page<ImportSummary> {
    Page { next_cursor: Some(IMPORT.to_string()), ..page(summary(), None) }
}

pub(in super::super) fn import() -> Import {
    let column = |header: &str, example: &str, field| ImportColumn {
        header: header.to_owned(),
        examples: vec![example.to_owned()],
        field,
    };
    Import {
        summary: summary(),
        columns: vec![
            column("Nom de la structure", "Médiathèque de Crozon", Some(ImportField::Name)),
            column("Ville", "Crozon", Some(ImportField::Commune)),
            column("Remarques", "à rappeler", None),
        ],
        steps: vec![ImportStep::MakeSound],
    }
}

pub(in super::super) fn lines() -> Page<ImportLine> {
    Page { next_cursor: Some("14".to_owned()), ..page(line(), None) }
}

pub(in super::super) fn line() -> ImportLine {
    let candidates =
        [("Saint-Denis (93066)", "Saint-Denis (93200)"), ("Saint-Denis (97411)", "Saint-Denis (97400)")];
    ImportLine {
        number: 14,
        version: 1,
        state: LineState::Faulty,
        cells: ["Médiathèque centrale", "Saint-Denis", ""].map(str::to_owned).to_vec(),
        faults: vec![LineFault {
            field: Some(ImportField::Commune),
            code: FaultCode::UnknownValue,
            message: "several communes may be meant".to_owned(),
            candidates: candidates
                .map(|(value, label)| Candidate { value: value.to_owned(), label: label.to_owned() })
                .to_vec(),
        }],
        same_as: None,
        object_id: None,
    }
}

pub(in super::super) fn mapping() -> ImportMapping {
    ImportMapping { fields: vec![Some(ImportField::Name), Some(ImportField::Commune), None] }
}

pub(in super::super) fn line_edit() -> LineEdit {
    LineEdit { cells: ["Médiathèque centrale", "Saint-Denis (93066)", ""].map(str::to_owned).to_vec() }
}

pub(in super::super) fn step() -> NewImportStep {
    NewImportStep { step: ImportStep::MakeSound, publish: false, duplicates: false }
}

pub(in super::super) fn template() -> &'static str {
    "Nom;Type;Rôles;Code postal;Commune;Réseau;Description;Site web;Courriel;Téléphone;SIRET ou RNA\r\n"
}
