//! A line under the eye of the rules: its cells by what they hold, and what is wrong with them.

use cafeia_shared::{
    imports::{Candidate, ImportField, ImportKind, LineFault},
    problem::{FaultCode, FieldError},
};

use super::{
    values,
    words::{Worded, term, word},
};

/// The sign that stands where an encoding was misread, and a letter was lost for good.
const LOST: char = '\u{fffd}';

/// A line, and what was found wrong with it.
pub(super) struct Reading<'a> {
    fields: &'a [Option<ImportField>],
    cells: &'a [String],
    pub(super) faults: Vec<LineFault>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(fields: &'a [Option<ImportField>], cells: &'a [String]) -> Self {
        let mut reading = Self { fields, cells, faults: Vec::new() };
        for (field, cell) in fields.iter().zip(cells) {
            if let Some(field) = field.filter(|_| cell.contains(LOST)) {
                let message =
                    "letters were lost when the file was saved; write them again, or save it as UTF-8";
                reading.fault(field, FaultCode::Malformed, message);
            }
        }
        reading
    }

    /// The cell of a field; empty where the file has none.
    pub(super) fn cell(&self, field: ImportField) -> &'a str {
        let at = self.fields.iter().position(|column| *column == Some(field));
        at.and_then(|at| self.cells.get(at)).map(|cell| cell.trim()).unwrap_or_default()
    }

    /// The cell on one line.
    pub(super) fn line(&self, field: ImportField) -> String {
        self.cell(field).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The same, where something stands in it.
    pub(super) fn optional(&self, field: ImportField) -> Option<String> {
        Some(self.line(field)).filter(|text| !text.is_empty())
    }

    pub(super) fn fault(&mut self, field: ImportField, code: FaultCode, message: impl Into<String>) {
        self.unclear(field, code, message, Vec::new());
    }

    /// A fault with what may have been meant. Of each field the first fault is told.
    pub(super) fn unclear(
        &mut self,
        field: ImportField,
        code: FaultCode,
        message: impl Into<String>,
        candidates: Vec<Candidate>,
    ) {
        if !self.faults.iter().any(|fault| fault.field == Some(field)) {
            self.faults.push(LineFault { field: Some(field), code, message: message.into(), candidates });
        }
    }

    /// The term that a cell names; nothing where nothing stands in it.
    pub(super) fn term<T: Worded>(&mut self, field: ImportField) -> Option<T> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let named = term(cell);
        if named.is_none() {
            let meant = T::ALL.iter().map(|one| word(*one).to_owned());
            self.unknown(field, cell, meant);
        }
        named
    }

    /// The terms that a cell names.
    pub(super) fn terms<T: Worded>(&mut self, field: ImportField) -> Vec<T> {
        let cell = self.cell(field);
        let mut named = Vec::new();
        // What holds a comma may be one term.
        let items = if term::<T>(cell).is_some() { vec![cell] } else { values::items(cell) };
        for item in items {
            match term(item) {
                Some(one) if !named.contains(&one) => named.push(one),
                Some(_) => {}
                None => {
                    let meant = T::ALL.iter().map(|one| cell.replacen(item, word(*one), 1));
                    self.unknown(field, item, meant);
                }
            }
        }
        named
    }

    fn unknown(&mut self, field: ImportField, item: &str, meant: impl Iterator<Item = String>) {
        let item: String = item.chars().take(60).collect();
        let candidates = meant.map(|value| Candidate { label: value.clone(), value }).collect();
        self.unclear(field, FaultCode::UnknownValue, format!("does not know {item:?}"), candidates);
    }

    /// A whole number; nothing where nothing stands in the cell.
    pub(super) fn whole(&mut self, field: ImportField) -> Option<u32> {
        let cell = self.cell(field);
        if cell.is_empty() {
            return None;
        }
        let number = values::whole(cell);
        if number.is_none() {
            self.fault(field, FaultCode::Malformed, "is a whole number");
        }
        number
    }

    /// Adds what the rules of the API find, under the names of the columns. What follows from another fault is left out.
    pub(super) fn rules(&mut self, kind: ImportKind, faults: Vec<FieldError>) {
        for FieldError { field, code, message, .. } in faults {
            match column(kind, &field) {
                Some(column) => self.fault(column, code, message),
                None => self.faults.push(LineFault {
                    field: None,
                    code,
                    message: format!("{field}: {message}"),
                    candidates: Vec::new(),
                }),
            }
        }
    }
}

/// The column in which a field of the API stands.
fn column(kind: ImportKind, path: &str) -> Option<ImportField> {
    use ImportField as F;
    let head = path.split(['.', '[']).next().unwrap_or_default();
    Some(match (head, path) {
        ("title" | "name", _) => F::Name,
        ("summary", _) => F::Summary,
        ("description", _) => F::Description,
        ("starts_at", _) => F::Date,
        ("ends_at", _) => F::EndTime,
        ("timezone", _) => F::Timezone,
        ("publication", _) => F::Publication,
        ("event_status", _) => F::EventStatus,
        ("mode", _) => F::Mode,
        ("place", "place.address") => F::Address,
        ("place", "place.postal_code") | ("postal_code", _) => F::PostalCode,
        ("place", "place.commune_code") | ("commune_code", _) => F::Commune,
        ("place" | "place_id", _) => F::Place,
        ("online_url" | "website", _) => F::Link,
        ("host" | "host_id" | "organisation_id", _) => F::Organisation,
        ("kind", _) => F::Kind,
        ("parts", _) => F::Parts,
        ("network_id", _) => F::Network,
        ("format_ids", _) => F::Formats,
        ("audiences", _) => F::Audiences,
        ("languages", _) => F::Languages,
        ("themes", _) => F::Themes,
        ("accessibility", _) => F::Accessibility,
        ("capacity", _) => F::Capacity,
        ("registration", _) => F::Registration,
        ("contact", "contact.email") => F::Email,
        ("contact", "contact.phone") => F::Phone,
        ("siret" | "rna", _) => F::Number,
        ("travel_radius_km", _) => F::TravelRadius,
        ("training", _) => F::Training,
        _ => return None,
    })
    .filter(|field| kind.fields().contains(field))
}
