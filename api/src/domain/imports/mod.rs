//! Imports: files of cafés, organisations and facilitators, brought in by those who look after a territory.
//!
//! A file is read when it comes ([`File`]); what it holds stands in the database from then on. Checking its lines, bringing
//! them in and taking them out again is work of minutes: it is done in pieces (`work.rs`), each a transaction with the job
//! that leads to the next, so that whoever is killed, another goes on where the last piece ended.

mod columns;
mod file;
mod judging;
mod known;
mod locate;
mod making;
mod plan;
mod reading;
pub mod tables;
mod values;
mod words;
mod work;

use cafeia_shared::{
    ids::{AccountId, ImportId},
    imports::{
        Import, ImportColumn, ImportCounts, ImportKind, ImportLine, ImportMapping, ImportQuery, ImportState,
        ImportStep, ImportSummary, LineEdit, LineQuery, LineState, NewImportStep,
    },
    paging::Page,
    problem::{FaultCode, FieldError},
    vocabulary::Term as _,
};
use chrono::TimeDelta;
use uuid::Uuid;

use self::{columns::Sheet, known::Known, plan::Scene};
pub use self::{
    file::Unreadable,
    values::is_like_a_formula,
    words::header,
    work::{Taken, WorkError, fail_line, run},
};
use super::{Change, DomainError, check_version, pages, policy::Who, refuse_faults};
use crate::{
    jobs::{ImportJob, Job},
    journal::{Aggregate, Event},
    store::{
        self, DbConnection, StoreError,
        imports::{ImportRecord, LineRecord},
    },
};

/// How long the lines of a file are kept.
const KEPT: TimeDelta = TimeDelta::days(90);
/// How long it is kept what columns were taken for, since the last file of that kind.
const MAPPING_KEPT: TimeDelta = TimeDelta::days(365);
/// Imports of one account that have brought nothing in yet, at most.
const MOST_OPEN: i64 = 20;
/// Imports of one account that are listed.
const LISTED: i64 = 1_000;
/// Lines by which people recognise a column.
const EXAMPLES: i64 = 3;
/// Characters of an example at most.
const EXAMPLE_LENGTH: usize = 60;
/// Characters of a file's name at most.
const NAME_LENGTH: usize = 140;

/// A file that was read.
pub struct File {
    kind: ImportKind,
    sheet: Sheet,
}

impl File {
    /// Reads a file of lines of a kind, whatever it is called.
    pub fn read(kind: ImportKind, bytes: &[u8]) -> Result<Self, Unreadable> {
        let sheet = Sheet::of(kind, file::read(bytes)?).ok_or(Unreadable::Empty)?;
        if sheet.rows.len() > cafeia_shared::imports::MOST_LINES {
            return Err(Unreadable::TooManyLines);
        }
        if sheet.rows.is_empty() { Err(Unreadable::Empty) } else { Ok(Self { kind, sheet }) }
    }
}

/// Writes the lines of a file down, to be checked.
pub fn create(change: &mut Change, who: &Who, name: &str, file: &File) -> Result<Import, DomainError> {
    if store::imports::count_open(change.connection, who.account)? >= MOST_OPEN {
        let message =
            "You have twenty files that were not brought in. Discard those that you do not need any more.";
        return Err(DomainError::Conflict(message));
    }
    let File { kind, sheet } = file;
    let signature = sheet.signature();
    let remembered = store::imports::find_mapping(change.connection, who.account, *kind, &signature)?;
    let remembered = remembered.filter(|fields| fields.len() == sheet.headers.len());
    let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_LENGTH).collect();
    let import = ImportRecord {
        id: ImportId(Uuid::now_v7()),
        version: 1,
        account: who.account,
        kind: *kind,
        file_name: name.trim().to_owned(),
        signature,
        headers: sheet.headers.clone(),
        fields: remembered.unwrap_or_else(|| sheet.guess(*kind)),
        state: ImportState::Checking,
        lines: u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX),
        last_line: 0,
        done: 0,
        publishes: false,
        with_duplicates: false,
        all_or_nothing: false,
        stopped_at: None,
        created_at: change.now,
        updated_at: change.now,
        kept_until: change.now + KEPT,
    };
    let lines: Vec<LineRecord> = sheet.rows.iter().map(|(number, cells)| line(*number, cells)).collect();
    store::imports::insert(change.connection, &import, &lines)?;
    change.note(Aggregate::Import, import.id.0, Event::Created, 1, Vec::new());
    change.enqueue(&Job::Import(ImportJob { import: import.id }), change.now)?;
    show_record(change.connection, import)
}

fn line(number: u32, cells: &[String]) -> LineRecord {
    LineRecord {
        number,
        version: 1,
        state: LineState::Unchecked,
        cells: cells.to_vec(),
        faults: Vec::new(),
        same_key: None,
        same_as: None,
        made: Vec::new(),
    }
}

/// Says what the columns of a file hold: its lines are checked anew, and the next file of these columns is read so.
pub fn map(
    change: &mut Change,
    who: &Who,
    id: ImportId,
    version: u32,
    mapping: &ImportMapping,
) -> Result<Import, DomainError> {
    let mut import = find_for(change.connection, who, id)?;
    check_version(Aggregate::Import, version, import.version)?;
    if !matches!(import.state, ImportState::Checking | ImportState::Ready) {
        return Err(DomainError::Conflict(
            "This file was brought in already: upload it once more to read it otherwise.",
        ));
    }
    refuse_faults(mapping.faults(import.kind, import.headers.len()))?;
    import.fields.clone_from(&mapping.fields);
    import.state = ImportState::Checking;
    (import.last_line, import.done) = (0, 0);
    store::imports::set_mapping(change.connection, &import, change.now)?;
    store::imports::uncheck_lines(change.connection, id)?;
    save(change, &mut import, Event::Updated, "fields")?;
    change.enqueue(&Job::Import(ImportJob { import: id }), change.now)?;
    show_record(change.connection, import)
}

/// Mends a line: it is checked at once.
pub fn edit_line(
    change: &mut Change,
    who: &Who,
    id: ImportId,
    number: u32,
    version: u32,
    edit: &LineEdit,
) -> Result<ImportLine, DomainError> {
    let import = find_for(change.connection, who, id)?;
    let mut line = store::imports::find_line(change.connection, id, number)?
        .ok_or(DomainError::NotFound(Aggregate::Import, id.0))?;
    check_version(Aggregate::Import, version, line.version)?;
    if import.state != ImportState::Ready {
        return Err(DomainError::Conflict(
            "Lines are mended while their file is checked and not brought in yet.",
        ));
    }
    refuse_faults(edit.faults(import.headers.len()))?;
    line.cells.clone_from(&edit.cells);
    line.version += 1;
    let (geography, now) = (change.geography, change.now);
    let scene = Scene { geography, who, now };
    judging::judge(change.connection, &scene, &mut Known::default(), &import, &mut line)?;
    store::imports::update_line(change.connection, id, &line)?;
    Ok(show_line(line))
}

/// Takes a step with an import as a whole: the work begins.
pub fn take_step(
    change: &mut Change,
    who: &Who,
    id: ImportId,
    version: u32,
    new: &NewImportStep,
) -> Result<Import, DomainError> {
    let mut import = find_for(change.connection, who, id)?;
    check_version(Aggregate::Import, version, import.version)?;
    let counts = store::imports::counts(change.connection, id)?;
    let legal = legal_steps(import.state, &counts);
    if !legal.contains(&new.step) {
        let legal = legal.iter().map(|step| step.as_str()).collect();
        return Err(DomainError::IllegalStep { from: import.state.as_str(), to: new.step.as_str(), legal });
    }
    import.done = 0;
    match new.step {
        ImportStep::MakeAll | ImportStep::MakeSound => {
            import.state = ImportState::Making;
            import.last_line = 0;
            import.all_or_nothing = new.step == ImportStep::MakeAll;
            import.publishes = new.publish;
            import.with_duplicates = new.duplicates;
        }
        ImportStep::Undo => work::begin_undoing(&mut import),
    }
    save(change, &mut import, Event::StatusChanged, "state")?;
    change.enqueue(&Job::Import(ImportJob { import: id }), change.now)?;
    show_record(change.connection, import)
}

/// Discards a file of which nothing is in the network, or forgets that it ever was: what it brought in stays then.
pub fn discard(change: &mut Change, who: &Who, id: ImportId) -> Result<(), DomainError> {
    let import = find_for(change.connection, who, id)?;
    if matches!(import.state, ImportState::Making | ImportState::Undoing) {
        return Err(DomainError::Conflict("Its lines are under way: wait until that is done."));
    }
    forget_one(change, &import)
}

fn forget_one(change: &mut Change, import: &ImportRecord) -> Result<(), DomainError> {
    store::imports::remove(change.connection, import.id)?;
    change.note(Aggregate::Import, import.id.0, Event::Deleted, import.version + 1, Vec::new());
    Ok(())
}

/// Forgets the files of former days, and what columns were taken for that nobody uses any more.
pub(super) fn forget(change: &mut Change) -> Result<usize, DomainError> {
    let over = store::imports::list_over(change.connection, change.now)?;
    for id in &over {
        if let Some(import) = store::imports::find_optional(change.connection, *id)? {
            forget_one(change, &import)?;
        }
    }
    let mappings = store::imports::forget_mappings(change.connection, change.now - MAPPING_KEPT)?;
    Ok(over.len() + mappings)
}

/// Forgets the files of an account that goes.
pub(super) fn forget_with(change: &mut Change, account: AccountId) -> Result<(), DomainError> {
    for import in store::imports::list(change.connection, Some(account), LISTED)? {
        forget_one(change, &import)?;
    }
    Ok(())
}

/// One page of somebody's own imports, the newest first.
pub fn list(
    connection: &mut DbConnection,
    who: &Who,
    query: &ImportQuery,
) -> Result<Page<ImportSummary>, DomainError> {
    let found = store::imports::list(connection, Some(who.account), LISTED)?;
    let page = pages::page(found, |import| import.id.0, &query.paging)?;
    let Page { data, next_cursor, total, facets } = page;
    let data = data.into_iter().map(|import| summary(connection, import));
    Ok(Page { data: data.collect::<Result<_, StoreError>>()?, next_cursor, total, facets })
}

/// One of somebody's own imports.
pub fn show(connection: &mut DbConnection, who: &Who, id: ImportId) -> Result<Import, DomainError> {
    let import = find_for(connection, who, id)?;
    show_record(connection, import)
}

/// One page of an import's lines, in the order of the file; its cursor is the number of the page's last line.
pub fn list_lines(
    connection: &mut DbConnection,
    who: &Who,
    id: ImportId,
    query: &LineQuery,
) -> Result<Page<ImportLine>, DomainError> {
    find_for(connection, who, id)?;
    let after = match query.paging.cursor.as_deref().map(str::parse::<u32>) {
        None => 0,
        Some(Ok(after)) => after,
        Some(Err(_)) => {
            let fault =
                FieldError::new("cursor", FaultCode::Malformed, "is none that a page of this list gave");
            return Err(DomainError::Parameters(vec![fault]));
        }
    };
    let states: Vec<LineState> = query.filter.state.into_iter().collect();
    let limit = query.paging.limit();
    let mut lines = store::imports::list_lines(connection, id, &states, after, i64::from(limit) + 1)?;
    let goes_on = lines.len() > usize::from(limit);
    lines.truncate(usize::from(limit));
    let next_cursor = lines.last().filter(|_| goes_on).map(|last| last.number.to_string());
    let counts = store::imports::counts(connection, id)?;
    let total = u64::from(in_state(&counts, query.filter.state));
    Ok(Page { data: lines.into_iter().map(show_line).collect(), next_cursor, total, facets: None })
}

fn in_state(counts: &ImportCounts, state: Option<LineState>) -> u32 {
    let ImportCounts { unchecked, sound, faulty, duplicate, made, undone, kept } = *counts;
    match state {
        None => unchecked + sound + faulty + duplicate + made + undone + kept,
        Some(LineState::Unchecked) => unchecked,
        Some(LineState::Sound) => sound,
        Some(LineState::Faulty) => faulty,
        Some(LineState::Duplicate) => duplicate,
        Some(LineState::Made) => made,
        Some(LineState::Undone) => undone,
        Some(LineState::Kept) => kept,
    }
}

/// An import of theirs: a file may hold what concerns nobody else.
fn find_for(connection: &mut DbConnection, who: &Who, id: ImportId) -> Result<ImportRecord, DomainError> {
    let import = store::imports::find_optional(connection, id)?;
    let own = import.filter(|import| import.account == who.account);
    own.ok_or(DomainError::NotFound(Aggregate::Import, id.0))
}

fn save(
    change: &mut Change,
    import: &mut ImportRecord,
    event: Event,
    field: &str,
) -> Result<(), DomainError> {
    import.version += 1;
    import.updated_at = change.now;
    store::imports::update(change.connection, import)?;
    change.note(Aggregate::Import, import.id.0, event, import.version, vec![field.to_owned()]);
    Ok(())
}

/// The steps that are possible.
fn legal_steps(state: ImportState, counts: &ImportCounts) -> Vec<ImportStep> {
    let some = counts.sound + counts.duplicate > 0;
    match state {
        ImportState::Ready if some && counts.faulty == 0 => vec![ImportStep::MakeAll, ImportStep::MakeSound],
        ImportState::Ready if some => vec![ImportStep::MakeSound],
        ImportState::Made if counts.made > 0 => vec![ImportStep::Undo],
        ImportState::Checking
        | ImportState::Ready
        | ImportState::Making
        | ImportState::Made
        | ImportState::Undoing
        | ImportState::Undone => Vec::new(),
    }
}

fn summary(connection: &mut DbConnection, import: ImportRecord) -> Result<ImportSummary, StoreError> {
    let counts = store::imports::counts(connection, import.id)?;
    Ok(ImportSummary {
        id: import.id,
        version: import.version,
        kind: import.kind,
        file_name: import.file_name,
        state: import.state,
        lines: import.lines,
        done: import.done,
        counts,
        stopped_at: import.stopped_at,
        created_at: import.created_at,
        updated_at: import.updated_at,
        kept_until: import.kept_until,
    })
}

fn show_record(connection: &mut DbConnection, import: ImportRecord) -> Result<Import, DomainError> {
    let first = store::imports::first_lines(connection, import.id, EXAMPLES)?;
    let columns =
        import.headers.iter().zip(&import.fields).enumerate().map(|(at, (header, field))| ImportColumn {
            header: header.clone(),
            examples: first
                .iter()
                .filter_map(|cells| cells.get(at))
                .filter(|cell| !cell.is_empty())
                .map(|cell| cell.chars().take(EXAMPLE_LENGTH).collect())
                .collect(),
            field: *field,
        });
    let columns = columns.collect();
    let summary = summary(connection, import)?;
    Ok(Import { steps: legal_steps(summary.state, &summary.counts), summary, columns })
}

fn show_line(line: LineRecord) -> ImportLine {
    ImportLine {
        number: line.number,
        version: line.version,
        state: line.state,
        cells: line.cells,
        faults: line.faults,
        same_as: line.same_as,
        object_id: line.made.last().map(|made| made.id()),
    }
}
