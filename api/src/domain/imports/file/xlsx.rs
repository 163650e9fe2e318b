//! Spreadsheets of Office Open XML. Cells come one by one with their positions, so that one cell far out makes no large table.

use std::{io::Cursor, mem};

use cafeia_shared::imports::{MOST_COLUMNS, MOST_LINES};
use calamine::{Cell, DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use super::{super::columns::ABOVE, Rows, Unreadable};

/// Empty lines between others that are borne with.
const GAPS: usize = 50_000;

/// The first sheet in which something stands.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
    for sheet in workbook.sheet_names() {
        let rows = read_sheet(&mut workbook, &sheet)?;
        if !rows.0.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Rows::default())
}

fn fault(error: &XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::OldOrProtected,
        _ => Unreadable::Damaged,
    }
}

fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, sheet: &str) -> Result<Rows, Unreadable> {
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Ok(cells) => cells,
        // A sheet of another kind: a chart.
        Err(XlsxError::WorksheetNotFound(_) | XlsxError::NotAWorksheet(_)) => return Ok(Rows::default()),
        Err(error) => return Err(fault(&error)),
    };
    let (mut rows, mut row, mut number) = (Rows::default(), Vec::new(), 0);
    while let Some(cell) = cells.next_cell().map_err(|error| fault(&error))? {
        let text = written(&cell);
        if text.is_empty() {
            continue;
        }
        let (line, column) = cell.get_position();
        if line != number {
            rows.push(number + 1, mem::take(&mut row))?;
            number = line;
        }
        let column = usize::try_from(column).unwrap_or(usize::MAX);
        if column >= MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if usize::try_from(line).is_ok_and(|line| line > MOST_LINES + ABOVE + GAPS) {
            return Err(Unreadable::TooManyLines);
        }
        if row.len() <= column {
            row.resize(column + 1, String::new());
        }
        row[column] = text;
    }
    rows.push(number + 1, row)?;
    Ok(rows)
}

/// What stands in a cell, as one would type it.
fn written(cell: &Cell<DataRef<'_>>) -> String {
    match cell.get_value() {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => if *truth { "oui" } else { "non" }.to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A day, a time, or both, as ISO 8601 writes them.
fn moment_text(moment: &ExcelDateTime) -> String {
    let number = moment.as_f64();
    let is_time = moment.is_duration() || (0.0..1.0).contains(&number);
    // To the nearest minute: a fraction of a day is seldom exact.
    match moment.as_datetime().map(|at| at + chrono::TimeDelta::seconds(30)) {
        Some(at) if is_time => at.format("%H:%M").to_string(),
        Some(at) if at.format("%H:%M").to_string() == "00:00" => at.format("%Y-%m-%d").to_string(),
        Some(at) => at.format("%Y-%m-%dT%H:%M:00").to_string(),
        None => number.to_string(),
    }
}
