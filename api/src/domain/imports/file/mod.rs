//! A file as rows of cells, whatever it is: text of some encoding, or a spreadsheet. What it may hold is bounded before it is
//! held, and formulas count as the values that stand beside them: nothing is ever computed.

mod archive;
mod ods;
mod text;
mod xlsx;

use std::panic::{AssertUnwindSafe, catch_unwind};

use cafeia_shared::{
    imports::{LONGEST_CELL, MOST_BYTES, MOST_COLUMNS, MOST_LINES},
    problem::{FaultCode, FieldError},
};

use super::values::unguarded;

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Nothing stands in it, or nothing below the names of its columns.
    Empty,
    /// It is no table.
    NotATable,
    /// It is a spreadsheet of before 2007, or one that a password protects.
    OldOrProtected,
    /// It is a spreadsheet that is cut off or damaged.
    Damaged,
    /// It has more bytes than are taken.
    TooLarge,
    /// It has more lines than are taken.
    TooManyLines,
    /// It has more columns than are taken.
    TooManyColumns,
    /// Unpacked, it would be far larger than it seems.
    TooMuchInside,
    /// A cell of this line has more characters than are taken.
    CellTooLong(u32),
}

impl Unreadable {
    /// It as a fault, whose field says which.
    pub fn fault(self) -> FieldError {
        let (field, code, message) = match self {
            Self::Empty => {
                ("file.empty", FaultCode::Required, "holds no line below the names of its columns".to_owned())
            }
            Self::NotATable => (
                "file.format",
                FaultCode::Malformed,
                "is neither CSV nor a spreadsheet (.xlsx, .ods)".to_owned(),
            ),
            Self::OldOrProtected => (
                "file.protected",
                FaultCode::Malformed,
                "is an old spreadsheet (.xls) or protected by a password; save it as .xlsx without one"
                    .to_owned(),
            ),
            Self::Damaged => {
                ("file.damaged", FaultCode::Malformed, "is damaged; save it again as .xlsx or CSV".to_owned())
            }
            Self::TooLarge => {
                ("file.size", FaultCode::TooLong, format!("has more than {MOST_BYTES} bytes; divide it"))
            }
            Self::TooManyLines => {
                ("file.lines", FaultCode::TooLong, format!("has more than {MOST_LINES} lines; divide it"))
            }
            Self::TooManyColumns => (
                "file.columns",
                FaultCode::TooLong,
                format!("has more than {MOST_COLUMNS} columns; remove those not needed"),
            ),
            Self::TooMuchInside => (
                "file.unpacked",
                FaultCode::TooLong,
                "unpacks to far more than a table needs; save the one sheet again, or as CSV".to_owned(),
            ),
            Self::CellTooLong(line) => (
                "file.cell",
                FaultCode::TooLong,
                format!("line {line}: a cell has more than {LONGEST_CELL} characters"),
            ),
        };
        FieldError::new(field, code, message)
    }
}

/// A row that holds something: its number as a spreadsheet shows it, and its cells.
pub(super) type Row = (u32, Vec<String>);

/// Rows as they are read, within bounds.
#[derive(Debug, Default)]
struct Rows(Vec<Row>);

impl Rows {
    /// Adds a row, unless nothing stands in it.
    fn push(&mut self, number: u32, mut cells: Vec<String>) -> Result<(), Unreadable> {
        for cell in &mut cells {
            let kept = unguarded(cell.trim()).trim();
            if kept.len() != cell.len() {
                *cell = kept.to_owned();
            }
            if cell.len() > LONGEST_CELL && cell.chars().count() > LONGEST_CELL {
                return Err(Unreadable::CellTooLong(number));
            }
        }
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() > MOST_COLUMNS {
            return Err(Unreadable::TooManyColumns);
        }
        if cells.is_empty() {
            return Ok(());
        }
        // Some lines may stand above the names of the columns.
        if self.0.len() > MOST_LINES + super::columns::ABOVE {
            return Err(Unreadable::TooManyLines);
        }
        self.0.push((number, cells));
        Ok(())
    }
}

/// Reads a file, by what stands in it: its name does not count.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    if bytes.len() > MOST_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let rows = if bytes.starts_with(b"PK") {
        // A library that meets what nobody has written for it shall end this file's reading and nothing else.
        catch_unwind(AssertUnwindSafe(|| spreadsheet(bytes))).unwrap_or(Err(Unreadable::Damaged))?
    } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        return Err(Unreadable::OldOrProtected);
    } else {
        text::read(bytes)?
    };
    if rows.0.is_empty() { Err(Unreadable::Empty) } else { Ok(rows.0) }
}

fn spreadsheet(bytes: &[u8]) -> Result<Rows, Unreadable> {
    match archive::check(bytes)? {
        archive::Content::Xlsx => xlsx::read(bytes),
        archive::Content::Ods => ods::read(bytes),
    }
}
