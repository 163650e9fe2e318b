//! The archive that a spreadsheet is: what it holds is measured before any of it is kept.

use std::io::{self, Cursor, Read};

use zip::{ZipArchive, result::ZipError};

use super::Unreadable;

/// Files of an archive at most.
const MOST_FILES: usize = 2_000;
/// Bytes at most of all its files together, unpacked.
const MOST_UNPACKED: u64 = 150 * 1024 * 1024;

/// What an archive is.
pub(super) enum Content {
    /// A spreadsheet of Office Open XML.
    Xlsx,
    /// A spreadsheet of `OpenDocument`.
    Ods,
}

/// Says what an archive is, once nothing in it is larger than it should be: neither by what it says of itself nor in truth.
pub(super) fn check(bytes: &[u8]) -> Result<Content, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    if archive.len() > MOST_FILES {
        return Err(Unreadable::TooMuchInside);
    }
    let (mut said, mut left) = (0_u64, MOST_UNPACKED);
    for at in 0..archive.len() {
        let file = archive.by_index_raw(at).map_err(|_| Unreadable::Damaged)?;
        if file.encrypted() {
            return Err(Unreadable::OldOrProtected);
        }
        said = said.saturating_add(file.size());
    }
    if said > MOST_UNPACKED {
        return Err(Unreadable::TooMuchInside);
    }
    for at in 0..archive.len() {
        let file = archive.by_index(at).map_err(|_| Unreadable::Damaged)?;
        let read = io::copy(&mut file.take(left + 1), &mut io::sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooMuchInside)?;
    }
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("xl/workbook.xml") || has("xl\\workbook.xml") {
        Ok(Content::Xlsx)
    } else if has("content.xml") && has("mimetype") {
        Ok(Content::Ods)
    } else {
        Err(Unreadable::NotATable)
    }
}

/// A text file of an archive that was checked.
pub(super) fn text(bytes: &[u8], name: &str) -> Result<String, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let file = archive.by_name(name).map_err(|error| match error {
        ZipError::FileNotFound => Unreadable::NotATable,
        _ => Unreadable::Damaged,
    })?;
    let mut text = String::new();
    file.take(MOST_UNPACKED).read_to_string(&mut text).map_err(|_| Unreadable::Damaged)?;
    Ok(text)
}
