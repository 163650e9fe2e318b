//! Spreadsheets of `OpenDocument`. One cell may stand for a million like it there: none is multiplied beyond the bounds.

use cafeia_shared::imports::{LONGEST_CELL, MOST_COLUMNS, MOST_LINES};
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::{super::columns::ABOVE, Rows, Unreadable, archive};

/// The first table in which something stands.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let content = archive::text(bytes, "content.xml")?;
    let mut xml = Reader::from_str(&content);
    let mut sheet = Sheet::default();
    loop {
        let event = xml.read_event().map_err(|_| Unreadable::Damaged)?;
        match &event {
            Event::Start(start) => sheet.begin(start)?,
            Event::Empty(start) => {
                sheet.begin(start)?;
                sheet.end(start.local_name().as_ref())?;
            }
            Event::End(end) => {
                let name = end.local_name();
                sheet.end(name.as_ref())?;
                if name.as_ref() == b"table" && !sheet.rows.0.is_empty() {
                    break;
                }
            }
            Event::Text(text) if sheet.in_paragraph => {
                sheet.write(&text.decode().map_err(|_| Unreadable::Damaged)?)?;
            }
            Event::GeneralRef(reference) if sheet.in_paragraph => {
                let name = reference.decode().map_err(|_| Unreadable::Damaged)?;
                let number = reference.resolve_char_ref().map_err(|_| Unreadable::Damaged)?;
                let character = number.map(String::from);
                let named = || quick_xml::escape::resolve_xml_entity(&name).map(str::to_owned);
                sheet.write(&character.or_else(named).unwrap_or_default())?;
            }
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(sheet.rows)
}

/// A table as far as it was read.
#[derive(Default)]
struct Sheet {
    rows: Rows,
    /// Lines so far, empty ones too.
    lines: usize,
    /// How many lines the present one stands for.
    line_times: usize,
    row: Vec<String>,
    /// How many cells the present one stands for, while it is open.
    cell_times: usize,
    /// What the present cell holds by its attributes, where it is no text.
    value: Option<String>,
    text: String,
    in_paragraph: bool,
    /// How deep in a comment.
    comments: u32,
}

impl Sheet {
    fn begin(&mut self, start: &BytesStart) -> Result<(), Unreadable> {
        match start.local_name().as_ref() {
            b"annotation" => self.comments += 1,
            _ if self.comments > 0 => {}
            b"table-row" => {
                self.line_times = times(start, b"number-rows-repeated")?;
                self.row.clear();
            }
            b"table-cell" | b"covered-table-cell" => {
                self.cell_times = times(start, b"number-columns-repeated")?;
                self.value = value(start)?;
                self.text.clear();
            }
            b"p" => {
                if !self.text.is_empty() {
                    self.write("\n")?;
                }
                self.in_paragraph = true;
            }
            b"s" if self.in_paragraph => {
                let spaces = times(start, b"c")?.min(LONGEST_CELL);
                self.write(&" ".repeat(spaces))?;
            }
            b"line-break" if self.in_paragraph => self.write("\n")?,
            b"tab" if self.in_paragraph => self.write(" ")?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Unreadable> {
        match name {
            b"annotation" => self.comments = self.comments.saturating_sub(1),
            _ if self.comments > 0 => {}
            b"p" => self.in_paragraph = false,
            b"table-cell" | b"covered-table-cell" => {
                let cell = self.value.take().unwrap_or_else(|| self.text.clone());
                let repeated = self.row.len().saturating_add(self.cell_times);
                if repeated > MOST_COLUMNS && !cell.is_empty() {
                    return Err(Unreadable::TooManyColumns);
                }
                // Empty cells up to the edge of the sheet are none.
                self.row.resize(repeated.min(MOST_COLUMNS), cell);
            }
            b"table-row" => {
                let row = std::mem::take(&mut self.row);
                if row.iter().all(String::is_empty) {
                    self.lines = self.lines.saturating_add(self.line_times);
                    return Ok(());
                }
                if self.line_times > MOST_LINES + ABOVE {
                    return Err(Unreadable::TooManyLines);
                }
                for _ in 0..self.line_times {
                    self.lines = self.lines.saturating_add(1);
                    self.rows.push(u32::try_from(self.lines).unwrap_or(u32::MAX), row.clone())?;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn write(&mut self, text: &str) -> Result<(), Unreadable> {
        self.text.push_str(text);
        // In bytes: four of them are one character at most.
        if self.text.len() > LONGEST_CELL * 4 {
            return Err(Unreadable::CellTooLong(u32::try_from(self.lines + 1).unwrap_or(u32::MAX)));
        }
        Ok(())
    }
}

fn attribute(start: &BytesStart, name: &[u8]) -> Result<Option<String>, Unreadable> {
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| Unreadable::Damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let text = std::str::from_utf8(&attribute.value).map_err(|_| Unreadable::Damaged)?;
            return Ok(Some(text.to_owned()));
        }
    }
    Ok(None)
}

fn times(start: &BytesStart, name: &[u8]) -> Result<usize, Unreadable> {
    match attribute(start, name)? {
        None => Ok(1),
        Some(number) => number.parse().map_err(|_| Unreadable::Damaged),
    }
}

/// What a cell holds that is no text: a number, a day, a time.
fn value(start: &BytesStart) -> Result<Option<String>, Unreadable> {
    Ok(match attribute(start, b"value-type")?.as_deref() {
        Some("float" | "percentage" | "currency") => attribute(start, b"value")?,
        Some("date") => attribute(start, b"date-value")?,
        Some("time") => attribute(start, b"time-value")?.map(|duration| time(&duration)),
        Some("boolean") => attribute(start, b"boolean-value")?
            .map(|truth| if truth == "true" { "oui" } else { "non" }.to_owned()),
        _ => None,
    })
}

/// `PT14H30M00S` as `14:30`; what is written otherwise stays as it is.
fn time(duration: &str) -> String {
    let parts = || {
        let (hours, rest) = duration.strip_prefix("PT")?.split_once('H')?;
        let minutes = rest.split_once('M').map_or("00", |(minutes, _)| minutes);
        Some(format!("{hours}:{minutes}"))
    };
    parts().unwrap_or_else(|| duration.to_owned())
}
