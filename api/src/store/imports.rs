//! Imports, their lines, and what columns were taken for.

use cafeia_shared::{
    ids::{AccountId, ImportId},
    imports::{ImportCounts, ImportField, ImportKind, ImportState, LineFault, LineState, SameAs},
    vocabulary::Term as _,
};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    DbConnection, StoreError, StoreResult, columns, rows,
    schema::{import_lines, import_mappings, imports},
};

/// Rows that one statement writes at most: below both databases' limits on bound values.
const WRITTEN_AT_ONCE: usize = 500;

/// An import as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRecord {
    /// Its identifier.
    pub id: ImportId,
    /// Counts its changes from 1; the progress of work under way is none.
    pub version: u32,
    /// Whose it is.
    pub account: AccountId,
    /// What its lines are.
    pub kind: ImportKind,
    /// The file's name.
    pub file_name: String,
    /// By which a file of the same columns is known again.
    pub signature: String,
    /// What stands above the columns.
    pub headers: Vec<String>,
    /// What they are taken for.
    pub fields: Vec<Option<ImportField>>,
    /// Where it stands.
    pub state: ImportState,
    /// How many lines it has.
    pub lines: u32,
    /// The line up to which the work under way is done; from which it goes back, when it is being undone.
    pub last_line: u32,
    /// How many lines that work is done with.
    pub done: u32,
    /// Whether cafés become public.
    pub publishes: bool,
    /// Whether duplicates come too.
    pub with_duplicates: bool,
    /// Whether it is all or nothing.
    pub all_or_nothing: bool,
    /// The line for which all was taken out again.
    pub stopped_at: Option<u32>,
    /// When the file came.
    pub created_at: DateTime<Utc>,
    /// When it last changed.
    pub updated_at: DateTime<Utc>,
    /// When it is forgotten.
    pub kept_until: DateTime<Utc>,
}

/// A line as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRecord {
    /// Its number in the file.
    pub number: u32,
    /// Counts its edits from 1.
    pub version: u32,
    /// Where it stands.
    pub state: LineState,
    /// Its cells.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub faults: Vec<LineFault>,
    /// By which two lines are the same.
    pub same_key: Option<String>,
    /// What it is the same as.
    pub same_as: Option<SameAs>,
    /// What was made of it, the object that it stands for last.
    pub made: Vec<Made>,
}

/// Something that was made of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Made {
    /// A place, which stays.
    Place(Uuid),
    /// An organisation, at its version.
    Organisation(Uuid, u32),
    /// A café, at its version.
    Cafe(Uuid, u32),
    /// A facilitator, at their version.
    Facilitator(Uuid, u32),
}

impl Made {
    /// Its identifier.
    pub fn id(self) -> Uuid {
        match self {
            Self::Place(id) | Self::Organisation(id, _) | Self::Cafe(id, _) | Self::Facilitator(id, _) => id,
        }
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = imports, treat_none_as_null = true)]
struct ImportRow {
    id: String,
    version: i32,
    account_id: String,
    kind: String,
    file_name: String,
    signature: String,
    headers: String,
    fields: String,
    state: String,
    lines: i32,
    last_line: i32,
    done: i32,
    publishes: bool,
    with_duplicates: bool,
    all_or_nothing: bool,
    stopped_at: Option<i32>,
    created_at: NaiveDateTime,
    updated_at: NaiveDateTime,
    kept_until: NaiveDateTime,
}

impl From<&ImportRecord> for ImportRow {
    fn from(import: &ImportRecord) -> Self {
        Self {
            id: import.id.to_string(),
            version: columns::to_column(import.version),
            account_id: import.account.to_string(),
            kind: import.kind.to_string(),
            file_name: import.file_name.clone(),
            signature: import.signature.clone(),
            headers: columns::list_to_column(&import.headers),
            fields: columns::list_to_column(&import.fields),
            state: import.state.to_string(),
            lines: columns::to_column(import.lines),
            last_line: columns::to_column(import.last_line),
            done: columns::to_column(import.done),
            publishes: import.publishes,
            with_duplicates: import.with_duplicates,
            all_or_nothing: import.all_or_nothing,
            stopped_at: import.stopped_at.map(columns::to_column),
            created_at: import.created_at.naive_utc(),
            updated_at: import.updated_at.naive_utc(),
            kept_until: import.kept_until.naive_utc(),
        }
    }
}

impl TryFrom<ImportRow> for ImportRecord {
    type Error = StoreError;

    fn try_from(row: ImportRow) -> StoreResult<Self> {
        Ok(Self {
            id: columns::id("id", &row.id)?,
            version: columns::number("version", row.version)?,
            account: columns::id("account_id", &row.account_id)?,
            kind: columns::term("kind", &row.kind)?,
            file_name: row.file_name,
            signature: row.signature,
            headers: columns::list("headers", &row.headers)?,
            fields: columns::list("fields", &row.fields)?,
            state: columns::term("state", &row.state)?,
            lines: columns::number("lines", row.lines)?,
            last_line: columns::number("last_line", row.last_line)?,
            done: columns::number("done", row.done)?,
            publishes: row.publishes,
            with_duplicates: row.with_duplicates,
            all_or_nothing: row.all_or_nothing,
            stopped_at: row.stopped_at.map(|line| columns::number("stopped_at", line)).transpose()?,
            created_at: columns::instant(row.created_at),
            updated_at: columns::instant(row.updated_at),
            kept_until: columns::instant(row.kept_until),
        })
    }
}

#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = import_lines, treat_none_as_null = true)]
struct LineRow {
    import_id: String,
    number: i32,
    version: i32,
    state: String,
    cells: String,
    faults: String,
    same_key: Option<String>,
    same_as: Option<String>,
    made: String,
}

impl LineRow {
    fn new(import: ImportId, line: &LineRecord) -> Self {
        Self {
            import_id: import.to_string(),
            number: columns::to_column(line.number),
            version: columns::to_column(line.version),
            state: line.state.to_string(),
            cells: columns::list_to_column(&line.cells),
            faults: columns::list_to_column(&line.faults),
            same_key: line.same_key.clone(),
            same_as: line.same_as.as_ref().and_then(|same| serde_json::to_string(same).ok()),
            made: columns::list_to_column(&line.made),
        }
    }
}

impl TryFrom<LineRow> for LineRecord {
    type Error = StoreError;

    fn try_from(row: LineRow) -> StoreResult<Self> {
        let same_as = row
            .same_as
            .map(|text| serde_json::from_str(&text).map_err(|_| columns::unreadable("same_as", text)));
        Ok(Self {
            number: columns::number("number", row.number)?,
            version: columns::number("version", row.version)?,
            state: columns::term("state", &row.state)?,
            cells: columns::list("cells", &row.cells)?,
            faults: columns::list("faults", &row.faults)?,
            same_key: row.same_key,
            same_as: same_as.transpose()?,
            made: columns::list("made", &row.made)?,
        })
    }
}

/// Writes a new import with its lines.
pub fn insert(connection: &mut DbConnection, import: &ImportRecord, lines: &[LineRecord]) -> StoreResult<()> {
    diesel::insert_into(imports::table).values(ImportRow::from(import)).execute(connection)?;
    for batch in lines.chunks(WRITTEN_AT_ONCE) {
        let rows: Vec<LineRow> = batch.iter().map(|line| LineRow::new(import.id, line)).collect();
        match connection {
            DbConnection::Postgres(c) => diesel::insert_into(import_lines::table).values(rows).execute(c)?,
            DbConnection::Sqlite(c) => diesel::insert_into(import_lines::table).values(rows).execute(c)?,
        };
    }
    Ok(())
}

/// Replaces an import.
pub fn update(connection: &mut DbConnection, import: &ImportRecord) -> StoreResult<()> {
    let row = ImportRow::from(import);
    diesel::update(imports::table.find(&row.id)).set(&row).execute(connection)?;
    Ok(())
}

/// One import, when it exists.
pub fn find_optional(connection: &mut DbConnection, id: ImportId) -> StoreResult<Option<ImportRecord>> {
    let row: Option<ImportRow> =
        imports::table.find(id.to_string()).select(ImportRow::as_select()).first(connection).optional()?;
    row.map(TryInto::try_into).transpose()
}

/// The imports of an account, or of all, the newest first.
pub fn list(
    connection: &mut DbConnection,
    account: Option<AccountId>,
    limit: i64,
) -> StoreResult<Vec<ImportRecord>> {
    let mut query = imports::table
        .order((imports::created_at.desc(), imports::id.desc()))
        .limit(limit)
        .select(ImportRow::as_select())
        .into_boxed();
    if let Some(account) = account {
        query = query.filter(imports::account_id.eq(account.to_string()));
    }
    let found: Vec<ImportRow> = query.load(connection)?;
    rows::read(found)
}

/// How many imports of an account have brought nothing in yet.
pub fn count_open(connection: &mut DbConnection, account: AccountId) -> StoreResult<i64> {
    let open = [ImportState::Checking, ImportState::Ready].map(|state| state.to_string());
    let open =
        imports::table.filter(imports::account_id.eq(account.to_string()).and(imports::state.eq_any(open)));
    Ok(open.count().get_result(connection)?)
}

/// How many lines of an import stand where.
pub fn counts(connection: &mut DbConnection, id: ImportId) -> StoreResult<ImportCounts> {
    let found: Vec<(String, i64)> = import_lines::table
        .filter(import_lines::import_id.eq(id.to_string()))
        .group_by(import_lines::state)
        .select((import_lines::state, diesel::dsl::count_star()))
        .load(connection)?;
    let mut counts = ImportCounts::default();
    for (state, count) in found {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        match columns::term("state", &state)? {
            LineState::Unchecked => counts.unchecked = count,
            LineState::Sound => counts.sound = count,
            LineState::Faulty => counts.faulty = count,
            LineState::Duplicate => counts.duplicate = count,
            LineState::Made => counts.made = count,
            LineState::Undone => counts.undone = count,
            LineState::Kept => counts.kept = count,
        }
    }
    Ok(counts)
}

/// Lines of an import after a number, in some states or in any, in the order of the file.
pub fn list_lines(
    connection: &mut DbConnection,
    id: ImportId,
    states: &[LineState],
    after: u32,
    limit: i64,
) -> StoreResult<Vec<LineRecord>> {
    let mut query = import_lines::table
        .filter(import_lines::import_id.eq(id.to_string()))
        .filter(import_lines::number.gt(columns::to_column(after)))
        .order(import_lines::number)
        .limit(limit)
        .select(LineRow::as_select())
        .into_boxed();
    if !states.is_empty() {
        let states: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
        query = query.filter(import_lines::state.eq_any(states));
    }
    let found: Vec<LineRow> = query.load(connection)?;
    rows::read(found)
}

/// Lines that were made, before a number, the last one first.
pub fn list_made_before(
    connection: &mut DbConnection,
    id: ImportId,
    before: u32,
    limit: i64,
) -> StoreResult<Vec<LineRecord>> {
    let found: Vec<LineRow> = import_lines::table
        .filter(import_lines::import_id.eq(id.to_string()))
        .filter(import_lines::number.lt(columns::to_column(before)))
        .filter(import_lines::state.eq(LineState::Made.as_str()))
        .order(import_lines::number.desc())
        .limit(limit)
        .select(LineRow::as_select())
        .load(connection)?;
    rows::read(found)
}

/// One line, when it exists.
pub fn find_line(
    connection: &mut DbConnection,
    id: ImportId,
    number: u32,
) -> StoreResult<Option<LineRecord>> {
    let row: Option<LineRow> = import_lines::table
        .find((id.to_string(), columns::to_column(number)))
        .select(LineRow::as_select())
        .first(connection)
        .optional()?;
    row.map(TryInto::try_into).transpose()
}

/// Replaces a line.
pub fn update_line(connection: &mut DbConnection, id: ImportId, line: &LineRecord) -> StoreResult<()> {
    let row = LineRow::new(id, line);
    diesel::update(import_lines::table.find((&row.import_id, row.number))).set(&row).execute(connection)?;
    Ok(())
}

/// The first line of a key, if any line has it.
pub fn first_of_key(connection: &mut DbConnection, id: ImportId, key: &str) -> StoreResult<Option<u32>> {
    let number: Option<i32> = import_lines::table
        .filter(import_lines::import_id.eq(id.to_string()).and(import_lines::same_key.eq(key)))
        .order(import_lines::number)
        .select(import_lines::number)
        .first(connection)
        .optional()?;
    number.map(|number| columns::number("number", number)).transpose()
}

/// The columns' cells of the first lines, by which people recognise them.
pub fn first_lines(connection: &mut DbConnection, id: ImportId, limit: i64) -> StoreResult<Vec<Vec<String>>> {
    Ok(list_lines(connection, id, &[], 0, limit)?.into_iter().map(|line| line.cells).collect())
}

/// Lets all lines that are not in the network wait to be checked.
pub fn uncheck_lines(connection: &mut DbConnection, id: ImportId) -> StoreResult<()> {
    diesel::update(import_lines::table.filter(import_lines::import_id.eq(id.to_string())))
        .set((
            import_lines::state.eq(LineState::Unchecked.as_str()),
            import_lines::same_key.eq(None::<String>),
            import_lines::same_as.eq(None::<String>),
        ))
        .execute(connection)?;
    Ok(())
}

/// Removes an import with its lines.
pub fn remove(connection: &mut DbConnection, id: ImportId) -> StoreResult<()> {
    let id = id.to_string();
    diesel::delete(import_lines::table.filter(import_lines::import_id.eq(&id))).execute(connection)?;
    diesel::delete(imports::table.find(&id)).execute(connection)?;
    Ok(())
}

/// Those that are to be forgotten by an instant.
pub fn list_over(connection: &mut DbConnection, now: DateTime<Utc>) -> StoreResult<Vec<ImportId>> {
    let ids: Vec<String> = imports::table
        .filter(imports::kept_until.le(now.naive_utc()))
        .select(imports::id)
        .load(connection)?;
    columns::ids(&ids)
}

/// What somebody has said that columns of a signature hold.
pub fn find_mapping(
    connection: &mut DbConnection,
    account: AccountId,
    kind: ImportKind,
    signature: &str,
) -> StoreResult<Option<Vec<Option<ImportField>>>> {
    let fields: Option<String> = import_mappings::table
        .find((account.to_string(), kind.as_str(), signature))
        .select(import_mappings::fields)
        .first(connection)
        .optional()?;
    fields.map(|fields| columns::list("fields", &fields)).transpose()
}

/// Keeps it for the next file.
pub fn set_mapping(
    connection: &mut DbConnection,
    import: &ImportRecord,
    now: DateTime<Utc>,
) -> StoreResult<()> {
    let key = (import.account.to_string(), import.kind.to_string(), import.signature.clone());
    diesel::delete(import_mappings::table.find(key.clone())).execute(connection)?;
    diesel::insert_into(import_mappings::table)
        .values((
            import_mappings::account_id.eq(key.0),
            import_mappings::kind.eq(key.1),
            import_mappings::signature.eq(key.2),
            import_mappings::fields.eq(columns::list_to_column(&import.fields)),
            import_mappings::updated_at.eq(now.naive_utc()),
        ))
        .execute(connection)?;
    Ok(())
}

/// Removes what nobody has used since an instant; gives their number.
pub fn forget_mappings(connection: &mut DbConnection, before: DateTime<Utc>) -> StoreResult<usize> {
    let old = import_mappings::table.filter(import_mappings::updated_at.lt(before.naive_utc()));
    Ok(diesel::delete(old).execute(connection)?)
}
