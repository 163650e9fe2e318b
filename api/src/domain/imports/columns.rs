//! Which row of a file names its columns, and what each of them is taken for: by its name, else by what stands in it.

use cafeia_shared::{
    imports::{ImportField, ImportKind},
    validation::Check,
};

use super::{file::Row, values, words::headers};
use crate::{secrets::hash_token, text::fold};

/// Rows at most above the one that names the columns: titles, explanations.
pub(super) const ABOVE: usize = 10;
/// Cells of a column by which it is guessed what it holds.
const LOOKED_AT: usize = 50;

/// A file whose columns have names.
pub(super) struct Sheet {
    pub(super) headers: Vec<String>,
    pub(super) rows: Vec<Row>,
}

impl Sheet {
    /// Takes the row that names most columns, of the first ones, for the one that names them.
    pub(super) fn of(kind: ImportKind, rows: Vec<Row>) -> Option<Self> {
        let named = |row: &Row| row.1.iter().filter(|cell| by_name(kind, cell).is_some()).count();
        let first = rows.iter().take(ABOVE).enumerate();
        // The first of those that name as many: further ones may be lines of data.
        let (at, _) = first.rev().max_by_key(|(_, row)| named(row))?;
        let mut rows: Vec<Row> = rows.into_iter().skip(at).collect();
        let mut headers = if rows.is_empty() { Vec::new() } else { rows.remove(0).1 };
        let width = rows.iter().map(|(_, cells)| cells.len()).max()?.max(headers.len());
        headers.resize(width, String::new());
        for (_, cells) in &mut rows {
            cells.resize(width, String::new());
        }
        Some(Self { headers, rows })
    }

    /// What each column is taken for; no two for the same.
    pub(super) fn guess(&self, kind: ImportKind) -> Vec<Option<ImportField>> {
        let mut guessed: Vec<Option<ImportField>> = vec![None; self.headers.len()];
        let mut take = |at: usize, field: Option<ImportField>| {
            if guessed[at].is_none() && field.is_some() && !guessed.contains(&field) {
                guessed[at] = field;
            }
        };
        // What is called exactly so goes before what is only called alike.
        for (at, header) in self.headers.iter().enumerate() {
            take(at, by_name(kind, header));
        }
        for (at, header) in self.headers.iter().enumerate() {
            take(at, by_words(kind, header));
        }
        for at in 0..self.headers.len() {
            take(at, by_content(kind, &self.column(at)));
        }
        guessed
    }

    /// By which a file of the same columns is known again.
    pub(super) fn signature(&self) -> String {
        let names: Vec<String> = self.headers.iter().map(|header| fold(header)).collect();
        hash_token(&names.join("\n"))
    }

    fn column(&self, at: usize) -> impl Iterator<Item = &str> + Clone {
        let cells = self.rows.iter().filter_map(move |(_, cells)| cells.get(at)).map(String::as_str);
        cells.filter(|cell| !cell.is_empty()).take(LOOKED_AT)
    }
}

fn by_name(kind: ImportKind, header: &str) -> Option<ImportField> {
    let name = bare(header);
    kind.fields().iter().copied().find(|field| headers(kind, *field).iter().any(|word| fold(word) == name))
}

/// A header that begins or ends with a word of several letters: « Date de la séance », « Votre commune ».
fn by_words(kind: ImportKind, header: &str) -> Option<ImportField> {
    let name = bare(header);
    let alike = |word: &&str| {
        let word = fold(word);
        word.len() >= 4
            && (name.strip_prefix(&word).is_some_and(|rest| rest.starts_with(' '))
                || name.strip_suffix(&word).is_some_and(|rest| rest.ends_with(' ')))
    };
    let found = kind.fields().iter().filter_map(|field| {
        let longest = headers(kind, *field).iter().filter(|word| alike(word)).map(|word| word.len()).max()?;
        Some((longest, *field))
    });
    found.max_by_key(|(length, _)| *length).map(|(_, field)| field)
}

/// A header without what explains it: « Date * (jj/mm/aaaa) ».
fn bare(header: &str) -> String {
    fold(header.split(['(', '[', ':', '\n']).next().unwrap_or_default())
}

fn by_content<'a>(kind: ImportKind, cells: &(impl Iterator<Item = &'a str> + Clone)) -> Option<ImportField> {
    let sound = |rule: &dyn Fn(&mut Check, &str)| {
        let mut some = false;
        let all = cells.clone().all(|cell| {
            some = true;
            let mut check = Check::default();
            rule(&mut check, cell);
            check.faults().is_empty()
        });
        some && all
    };
    let holds = |rule: &dyn Fn(&str) -> bool| sound(&|check, cell| check.that(rule(cell), "", ""));
    let five_digits = |cell: &str| {
        let code = values::postal_code(cell);
        code.len() == 5 && code.bytes().all(|b| b.is_ascii_digit())
    };
    let field = if sound(&|check, cell| check.email("", cell)) {
        ImportField::Email
    } else if sound(&|check, cell| check.siret("", &values::number_of_organisation(cell))) {
        ImportField::Number
    } else if sound(&|check, cell| check.phone("", &values::phone(cell))) && holds(&|cell| cell.len() >= 9) {
        ImportField::Phone
    } else if holds(&five_digits) {
        ImportField::PostalCode
    } else if holds(&|cell| values::moment(cell).is_some()) {
        ImportField::Date
    } else {
        return None;
    };
    kind.fields().contains(&field).then_some(field)
}

#[cfg(test)]
mod tests {
    use ImportField as F;

    use super::*;

    fn sheet(kind: ImportKind, rows: &[&[&str]]) -> Sheet {
        let rows = (1..)
            .zip(rows)
            .map(|(number, cells)| (number, cells.iter().map(|cell| (*cell).to_owned()).collect()));
        Sheet::of(kind, rows.collect()).unwrap()
    }

    #[test]
    fn columns_are_known_by_their_names_whatever_their_spelling() {
        let rows: [&[&str]; 4] = [
            &["Cafés IA du Finistère"],
            &[
                "INTITULÉ *",
                "Date (jj/mm/aaaa)",
                "Horaires",
                "Nom du lieu",
                "cp",
                "Ville",
                "Votre structure",
                "Remarques",
            ],
            &["Un café", "12/03/2027", "14h-16h", "Médiathèque", "29160", "Crozon", "Médiathèque", "bof"],
            &["Un autre", "13/03/2027", "14h-16h", "Médiathèque", "29160", "Crozon", "Médiathèque"],
        ];
        let sheet = sheet(ImportKind::Cafes, &rows);
        assert_eq!(
            sheet.guess(ImportKind::Cafes),
            [
                Some(F::Name),
                Some(F::Date),
                Some(F::StartTime),
                Some(F::Place),
                Some(F::PostalCode),
                Some(F::Commune),
                Some(F::Organisation),
                None
            ]
        );
        assert_eq!((sheet.rows.len(), sheet.rows[0].0, sheet.rows[1].1.len()), (2, 3, 8));
    }

    #[test]
    fn columns_without_a_name_of_ours_are_known_by_what_they_hold() {
        let rows: [&[&str]; 3] = [
            &["Nom", "A", "B", "C", "D"],
            &["Une", "contact@example.org", "130 025 265 00013", "02 40 41 95 95", "44000"],
            &["Deux", "b@example.org", "", "0240419595", "1000"],
        ];
        assert_eq!(
            sheet(ImportKind::Organisations, &rows).guess(ImportKind::Organisations),
            [Some(F::Name), Some(F::Email), Some(F::Number), Some(F::Phone), Some(F::PostalCode)]
        );
    }
}
