//! Imports: files of cafés, organisations or facilitators, read line by line, mended, then brought into the network as a
//! whole and undone as a whole.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    ids::ImportId,
    problem::{FaultCode, FieldError},
    query::{Paging, Pairs, Params, Query},
    validation::Check,
};

/// Bytes of a file at most.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Lines of a file at most, besides the one that names the columns.
pub const MOST_LINES: usize = 50_000;
/// Columns of a file at most.
pub const MOST_COLUMNS: usize = 200;
/// Characters of a cell at most.
pub const LONGEST_CELL: usize = 12_000;

crate::vocabulary::vocabulary! {
    /// What the lines of a file are.
    ImportKind {
        /// Cafés, with their places and hosts.
        Cafes = "cafes",
        /// Organisations.
        Organisations = "organisations",
        /// Facilitators.
        Facilitators = "facilitators",
    }

    /// What a column of a file holds.
    ImportField {
        /// A café's title; the name of an organisation or a facilitator.
        Name = "name",
        /// A café in one or two sentences.
        Summary = "summary",
        /// What it is about, at length.
        Description = "description",
        /// The day when a café begins; its time may stand there too.
        Date = "date",
        /// When it begins on that day; both times may stand there.
        StartTime = "start_time",
        /// When it ends.
        EndTime = "end_time",
        /// The day when it ends, where that is another one.
        EndDate = "end_date",
        /// The time zone of its times.
        Timezone = "timezone",
        /// Whether a café is public, or how far it is on its way.
        Publication = "publication",
        /// What happens to a café: planned, full, cancelled, held…
        EventStatus = "event_status",
        /// How people attend.
        Mode = "mode",
        /// The name of its place.
        Place = "place",
        /// Number and street of its place.
        Address = "address",
        /// The postal code.
        PostalCode = "postal_code",
        /// The commune: its name or its INSEE code.
        Commune = "commune",
        /// A café's video link, an organisation's site.
        Link = "link",
        /// The organisation that hosts a café, or that a facilitator works with.
        Organisation = "organisation",
        /// What an organisation is, or a café's host.
        Kind = "kind",
        /// What an organisation does in the network.
        Parts = "parts",
        /// The network head that an organisation belongs to.
        Network = "network",
        /// Formats used or mastered.
        Formats = "formats",
        /// Whom a café is made for.
        Audiences = "audiences",
        /// The languages spoken.
        Languages = "languages",
        /// What a café talks about.
        Themes = "themes",
        /// What makes it usable by people with a disability.
        Accessibility = "accessibility",
        /// How many people can come.
        Capacity = "capacity",
        /// How one takes part: freely, by invitation, or a link, a telephone number or a mail address.
        Registration = "registration",
        /// The structure's mail address.
        Email = "email",
        /// The structure's telephone number.
        Phone = "phone",
        /// A SIRET or an RNA number.
        Number = "number",
        /// How far a facilitator travels, in kilometres.
        TravelRadius = "travel_radius",
        /// How far their training has come.
        Training = "training",
    }

    /// Where an import stands.
    ImportState {
        /// Its lines are being checked.
        Checking = "checking",
        /// They are: nothing is in the network yet.
        Ready = "ready",
        /// They are being brought into the network.
        Making = "making",
        /// They are in the network.
        Made = "made",
        /// They are being taken out again.
        Undoing = "undoing",
        /// It was undone.
        Undone = "undone",
    }

    /// Where a line of an import stands.
    LineState {
        /// It is to be checked.
        Unchecked = "unchecked",
        /// Nothing is wrong with it.
        Sound = "sound",
        /// Something must be mended.
        Faulty = "faulty",
        /// It is in the file before, or in the network already.
        Duplicate = "duplicate",
        /// It is in the network.
        Made = "made",
        /// It was, and was taken out again.
        Undone = "undone",
        /// It stays: somebody has changed it since, or relies on it.
        Kept = "kept",
    }

    /// What can be done with an import as a whole.
    ImportStep {
        /// Bring all lines in, or none: if one turns out to be faulty, the others are taken out again.
        MakeAll = "make_all",
        /// Bring in those with which nothing is wrong.
        MakeSound = "make_sound",
        /// Take out what it brought in.
        Undo = "undo",
    }
}

impl ImportKind {
    /// What a column of such a file may hold, in the order of the template.
    pub fn fields(self) -> &'static [ImportField] {
        use ImportField::{
            Accessibility, Address, Audiences, Capacity, Commune, Date, Description, Email, EndDate, EndTime,
            EventStatus, Formats, Kind, Languages, Link, Mode, Name, Network, Number, Organisation, Parts,
            Phone, Place, PostalCode, Publication, Registration, StartTime, Summary, Themes, Timezone,
            Training, TravelRadius,
        };
        match self {
            Self::Cafes => &[
                Name,
                Date,
                StartTime,
                EndTime,
                EndDate,
                Mode,
                Place,
                Address,
                PostalCode,
                Commune,
                Organisation,
                Kind,
                Summary,
                Description,
                Formats,
                Audiences,
                Languages,
                Themes,
                Accessibility,
                Capacity,
                Registration,
                Link,
                Email,
                Phone,
                Timezone,
                Publication,
                EventStatus,
            ],
            Self::Organisations => {
                &[Name, Kind, Parts, PostalCode, Commune, Network, Description, Link, Email, Phone, Number]
            }
            Self::Facilitators => &[
                Name,
                PostalCode,
                Commune,
                TravelRadius,
                Training,
                Organisation,
                Formats,
                Languages,
                Description,
            ],
        }
    }

    /// Those without which no line is sound. A café that is held online needs no commune.
    pub fn needed(self) -> &'static [ImportField] {
        match self {
            Self::Cafes => &[ImportField::Name, ImportField::Date, ImportField::Organisation],
            Self::Organisations => &[ImportField::Name],
            Self::Facilitators => &[ImportField::Name, ImportField::Commune],
        }
    }
}

/// How many lines of an import stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportCounts {
    /// To be checked.
    pub unchecked: u32,
    /// Nothing is wrong with them.
    pub sound: u32,
    /// To be mended.
    pub faulty: u32,
    /// In the file before, or in the network already.
    pub duplicate: u32,
    /// In the network.
    pub made: u32,
    /// Taken out again.
    pub undone: u32,
    /// Left in the network by the undoing.
    pub kept: u32,
}

/// An import as lists show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportSummary {
    /// Its identifier.
    pub id: ImportId,
    /// Counts its changes from 1.
    pub version: u32,
    /// What its lines are.
    pub kind: ImportKind,
    /// The file's name.
    pub file_name: String,
    /// Where it stands.
    pub state: ImportState,
    /// Lines of the file.
    pub lines: u32,
    /// How many of them the work under way is done with.
    pub done: u32,
    /// How many lines stand where.
    pub counts: ImportCounts,
    /// The line of the file for which all was taken out again, when all or nothing was to be brought in.
    pub stopped_at: Option<u32>,
    /// When the file came (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub created_at: DateTime<Utc>,
    /// When its state or its columns last changed (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub updated_at: DateTime<Utc>,
    /// Until when its lines are kept, and it can be undone (UTC).
    #[serde(deserialize_with = "crate::instant::read")]
    pub kept_until: DateTime<Utc>,
}

/// An import, without its lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Import {
    /// What lists show of it.
    #[serde(flatten)]
    pub summary: ImportSummary,
    /// The file's columns, and what they are taken for.
    pub columns: Vec<ImportColumn>,
    /// The steps that are possible now.
    pub steps: Vec<ImportStep>,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportColumn {
    /// What stands above it.
    pub header: String,
    /// Some of its cells.
    pub examples: Vec<String>,
    /// What it is taken for; nothing when it is left out.
    pub field: Option<ImportField>,
}

/// A line of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ImportLine {
    /// Its number in the file, as a spreadsheet shows it.
    pub number: u32,
    /// Counts its edits from 1.
    pub version: u32,
    /// Where it stands.
    pub state: LineState,
    /// Its cells, one for each column of the import.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<LineFault>,
    /// What it is the same as, when it is a duplicate.
    pub same_as: Option<SameAs>,
    /// What it became in the network.
    pub object_id: Option<Uuid>,
}

/// What is wrong with a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LineFault {
    /// Where; nothing when it concerns the line as a whole.
    pub field: Option<ImportField>,
    /// The stable code of the fault.
    pub code: FaultCode,
    /// What is wrong and how to mend it, in English.
    pub message: String,
    /// What may have been meant.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
}

/// Something that may have been meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Candidate {
    /// What to write into the cell.
    pub value: String,
    /// What it is, for people.
    pub label: String,
}

/// What a line is the same as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SameAs {
    /// A line before it.
    pub line: Option<u32>,
    /// Something of the network.
    pub id: Option<Uuid>,
    /// What that is called.
    pub name: Option<String>,
}

/// What the columns of a file hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportMapping {
    /// For each column what it holds; nothing where it is left out.
    pub fields: Vec<Option<ImportField>>,
}

impl ImportMapping {
    /// What is wrong with it for a file of a kind and a number of columns.
    pub fn faults(&self, kind: ImportKind, columns: usize) -> Vec<FieldError> {
        let mut check = Check::default();
        let named = || self.fields.iter().copied().flatten();
        check.that(self.fields.len() == columns, "fields", "has one item for each column of the file");
        check.distinct("fields", named());
        for field in named().filter(|field| !kind.fields().contains(field)) {
            check.fault(
                "fields",
                FaultCode::UnknownValue,
                format!("{field} is nothing that this kind of file holds"),
            );
        }
        check.faults()
    }
}

/// A line as it was mended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LineEdit {
    /// Its cells, one for each column of the import.
    pub cells: Vec<String>,
}

impl LineEdit {
    /// What is wrong with it in a file of a number of columns.
    pub fn faults(&self, columns: usize) -> Vec<FieldError> {
        let mut check = Check::default();
        check.that(self.cells.len() == columns, "cells", "has one item for each column of the file");
        for (at, cell) in self.cells.iter().enumerate() {
            check.long_text(&format!("cells[{at}]"), cell, LONGEST_CELL);
        }
        check.faults()
    }
}

/// A step to be taken with an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewImportStep {
    /// The step.
    pub step: ImportStep,
    /// Whether cafés become public at once, or what else their lines say of their publication; else they are drafts.
    #[serde(default)]
    pub publish: bool,
    /// Whether duplicates are brought in too.
    #[serde(default)]
    pub duplicates: bool,
}

/// Of what kind a file is, and what it is called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct ImportUpload {
    /// What its lines are.
    #[cfg_attr(feature = "openapi", param(required = true, value_type = ImportKind))]
    pub kind: Option<ImportKind>,
    /// Its name, for the list of imports.
    #[cfg_attr(feature = "openapi", param(required = false, max_length = 200))]
    pub name: Option<String>,
}

impl Query for ImportUpload {
    fn read(params: &mut Params) -> Self {
        let upload = Self { kind: params.one("kind"), name: params.words("name") };
        if upload.kind.is_none() && !params.has_fault("kind") {
            params.required("kind", "what the lines are: cafes, organisations or facilitators");
        }
        upload
    }

    fn write(&self, out: &mut Pairs) {
        out.one("kind", self.kind);
        out.one("name", self.name.as_ref());
    }
}

/// The query of a list of imports, the newest first.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ImportQuery {
    /// Which page.
    pub paging: Paging,
}

impl Query for ImportQuery {
    fn read(params: &mut Params) -> Self {
        Self { paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        self.paging.write(out);
    }
}

/// Which lines of an import.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
pub struct LineFilter {
    /// Standing here.
    #[cfg_attr(feature = "openapi", param(required = false))]
    pub state: Option<LineState>,
}

/// The query of a list of lines, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LineQuery {
    /// Which ones.
    pub filter: LineFilter,
    /// Which page.
    pub paging: Paging,
}

impl Query for LineQuery {
    fn read(params: &mut Params) -> Self {
        Self { filter: LineFilter { state: params.one("state") }, paging: Paging::read(params) }
    }

    fn write(&self, out: &mut Pairs) {
        out.one("state", self.filter.state);
        self.paging.write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Term as _;

    #[test]
    fn what_is_needed_can_be_given_and_nothing_twice() {
        for kind in ImportKind::ALL {
            let fields = kind.fields();
            assert!(kind.needed().iter().all(|needed| fields.contains(needed)), "{kind}");
            let mapping = ImportMapping { fields: fields.iter().copied().map(Some).collect() };
            assert!(mapping.faults(*kind, fields.len()).is_empty(), "{kind}");
        }
    }

    #[test]
    fn a_mapping_names_each_column_once_and_what_its_kind_holds() {
        let mapping = |fields: &[Option<ImportField>]| ImportMapping { fields: fields.to_vec() };
        let name = Some(ImportField::Name);
        assert_eq!(mapping(&[name, name]).faults(ImportKind::Cafes, 2)[0].code, FaultCode::Repeated);
        assert_eq!(mapping(&[name]).faults(ImportKind::Cafes, 2)[0].code, FaultCode::Inconsistent);
        let training = mapping(&[Some(ImportField::Training)]);
        assert_eq!(training.faults(ImportKind::Cafes, 1)[0].code, FaultCode::UnknownValue);
    }
}
