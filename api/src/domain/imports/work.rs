//! The long work of imports, piece by piece. A piece is one transaction: some lines, how far the work has come, the end of
//! the job that led to it, and the job that leads to the next. So nothing is done twice, and nothing is half done.

use cafeia_shared::{
    ids::ImportId,
    imports::{ImportState, LineFault, LineState},
    problem::FaultCode,
};
use uuid::Uuid;

use super::{judging, known::Known, making, plan::Scene};
use crate::{
    domain::{Change, DomainError, grants, policy::Who},
    jobs::{ImportJob, Job},
    store::{
        self, StoreError,
        imports::{ImportRecord, LineRecord},
    },
};

/// Lines that a piece checks: what others write waits for it meanwhile.
const CHECKED_AT_ONCE: i64 = 250;
/// Lines that a piece brings in or takes out again.
const MADE_AT_ONCE: i64 = 100;
/// Beyond all lines: from where the undoing goes back.
const BEYOND: u32 = i32::MAX as u32;

/// The job that led to a piece, and the worker that has taken it.
#[derive(Debug, Clone, Copy)]
pub struct Taken<'a> {
    /// The job.
    pub job: Uuid,
    /// The worker.
    pub worker: &'a str,
}

/// Why a piece was not done.
#[derive(Debug, thiserror::Error)]
pub enum WorkError {
    /// One line cannot be brought in after all: its piece is undone, and the line is to be noted as faulty.
    #[error("line {0}: {1}")]
    Line(u32, DomainError),
    /// Another worker has taken the job.
    #[error("another worker does it")]
    Lost,
    /// It failed as a whole.
    #[error(transparent)]
    Domain(#[from] DomainError),
}

impl From<StoreError> for WorkError {
    fn from(error: StoreError) -> Self {
        Self::Domain(error.into())
    }
}

/// Does the next piece of an import's work; says whether there is more.
pub fn run(change: &mut Change, id: ImportId, taken: Taken) -> Result<bool, WorkError> {
    let Some(mut import) = store::imports::find_optional(change.connection, id)? else {
        return end(change, taken, None);
    };
    let who = whose(change, &import)?;
    match import.state {
        ImportState::Checking => check(change, &who, &mut import)?,
        ImportState::Making => make(change, &who, &mut import)?,
        ImportState::Undoing => undo(change, &who, &mut import)?,
        ImportState::Ready | ImportState::Made | ImportState::Undone => return end(change, taken, None),
    }
    store::imports::update(change.connection, &import)?;
    let more = matches!(import.state, ImportState::Checking | ImportState::Making | ImportState::Undoing);
    end(change, taken, Some(id).filter(|_| more))
}

/// Notes a line as faulty that could not be brought in, and goes on with the others.
pub fn fail_line(
    change: &mut Change,
    id: ImportId,
    number: u32,
    error: &DomainError,
    taken: Taken,
) -> Result<bool, WorkError> {
    let message = error.to_string();
    let fault = LineFault { field: None, code: FaultCode::Inconsistent, message, candidates: Vec::new() };
    let import = store::imports::find_optional(change.connection, id)?;
    let line = store::imports::find_line(change.connection, id, number)?;
    if let (Some(mut import), Some(line)) = (import, line) {
        spoil(change, &mut import, line, vec![fault])?;
        store::imports::update(change.connection, &import)?;
    }
    end(change, taken, Some(id))
}

/// Ends the job, and leads to the next piece.
fn end(change: &mut Change, taken: Taken, next: Option<ImportId>) -> Result<bool, WorkError> {
    if !store::jobs::complete(change.connection, taken.job, taken.worker)? {
        return Err(WorkError::Lost);
    }
    if let Some(id) = next {
        change.enqueue(&Job::Import(ImportJob { import: id }), change.now)?;
    }
    Ok(next.is_some())
}

/// Who brings the lines in, by what they may do now.
fn whose(change: &mut Change, import: &ImportRecord) -> Result<Who, StoreError> {
    match store::accounts::find_optional(change.connection, import.account)? {
        Some(account) => grants::who(change.connection, &account),
        None => Ok(Who { account: import.account, second_factor: false, grants: Vec::new() }),
    }
}

fn check(change: &mut Change, who: &Who, import: &mut ImportRecord) -> Result<(), WorkError> {
    let (unchecked, after) = ([LineState::Unchecked], import.last_line);
    let lines = store::imports::list_lines(change.connection, import.id, &unchecked, after, CHECKED_AT_ONCE)?;
    let (geography, now) = (change.geography, change.now);
    let scene = Scene { geography, who, now };
    let mut known = Known::default();
    for mut line in lines.iter().cloned() {
        judging::judge(change.connection, &scene, &mut known, import, &mut line)?;
        store::imports::update_line(change.connection, import.id, &line)?;
    }
    advance(import, &lines);
    if lines.is_empty() {
        finish(change, import, ImportState::Ready);
    }
    Ok(())
}

fn make(change: &mut Change, who: &Who, import: &mut ImportRecord) -> Result<(), WorkError> {
    let mut wanted = vec![LineState::Sound];
    if import.with_duplicates {
        wanted.push(LineState::Duplicate);
    }
    let after = import.last_line;
    let lines = store::imports::list_lines(change.connection, import.id, &wanted, after, MADE_AT_ONCE)?;
    let (geography, now) = (change.geography, change.now);
    let scene = Scene { geography, who, now };
    let mut known = Known::default();
    for mut line in lines.iter().cloned() {
        match judging::read(change.connection, &scene, &mut known, import, &line)? {
            Ok(plan) => {
                let number = line.number;
                line.made =
                    making::make(change, who, &mut known, import, plan).map_err(|error| match error {
                        DomainError::Store(error) => WorkError::from(error),
                        error => WorkError::Line(number, error),
                    })?;
                line.state = LineState::Made;
                store::imports::update_line(change.connection, import.id, &line)?;
            }
            // It was sound when it was checked: something has changed since.
            Err(faults) => {
                spoil(change, import, line, faults)?;
                if import.state == ImportState::Undoing {
                    return Ok(());
                }
            }
        }
    }
    advance(import, &lines);
    if lines.is_empty() {
        finish(change, import, ImportState::Made);
    }
    Ok(())
}

/// Notes a line as faulty while lines are brought in: all are taken out again where it was to be all or none.
fn spoil(
    change: &mut Change,
    import: &mut ImportRecord,
    mut line: LineRecord,
    faults: Vec<LineFault>,
) -> Result<(), WorkError> {
    line.state = LineState::Faulty;
    line.faults = faults;
    store::imports::update_line(change.connection, import.id, &line)?;
    if import.all_or_nothing && import.state == ImportState::Making {
        import.stopped_at = Some(line.number);
        begin_undoing(import);
    }
    Ok(())
}

/// From the last line to the first, so that whatever others rely on comes after them.
pub(super) fn begin_undoing(import: &mut ImportRecord) {
    import.state = ImportState::Undoing;
    (import.last_line, import.done) = (BEYOND, 0);
}

fn undo(change: &mut Change, who: &Who, import: &mut ImportRecord) -> Result<(), WorkError> {
    let before = import.last_line;
    let lines = store::imports::list_made_before(change.connection, import.id, before, MADE_AT_ONCE)?;
    for mut line in lines.iter().cloned() {
        making::unmake(change, who, &mut line)?;
        store::imports::update_line(change.connection, import.id, &line)?;
    }
    advance(import, &lines);
    if lines.is_empty() {
        finish(change, import, ImportState::Undone);
    }
    Ok(())
}

fn advance(import: &mut ImportRecord, lines: &[LineRecord]) {
    if let Some(last) = lines.last() {
        import.last_line = last.number;
    }
    import.done = import.done.saturating_add(u32::try_from(lines.len()).unwrap_or(u32::MAX));
}

fn finish(change: &Change, import: &mut ImportRecord, state: ImportState) {
    import.state = state;
    import.version += 1;
    import.updated_at = change.now;
}
