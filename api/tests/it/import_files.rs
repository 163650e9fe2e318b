//! Files for the tests of imports, made here: spreadsheets of both kinds, and what pretends to be one.

use std::io::{Cursor, Write as _};

use zip::{ZipWriter, write::SimpleFileOptions};

/// A cell of a spreadsheet.
#[derive(Clone)]
pub enum Cell {
    Text(String),
    Number(f64),
    /// A number of days, shown as a day.
    Day(f64),
    /// A formula and the value that was computed for it.
    Formula(&'static str, String),
}

pub fn text(cell: &str) -> Cell {
    Cell::Text(cell.to_owned())
}

pub fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn column(mut at: usize) -> String {
    let mut name = String::new();
    loop {
        name.insert(0, char::from(b'A' + u8::try_from(at % 26).unwrap()));
        if at < 26 {
            return name;
        }
        at = at / 26 - 1;
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A spreadsheet of Office Open XML, whose sheet is written by hand.
pub fn xlsx_of(sheet: &str) -> Vec<u8> {
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheet}</sheetData></worksheet>"
    );
    archive(&[
        (
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        (
            "_rels/.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Feuille 1" sheetId="1" r:id="r1"/></sheets></workbook>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/styles.xml",
            br#"<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

/// A spreadsheet of Office Open XML.
pub fn xlsx(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut sheet = String::new();
    for (row, cells) in (1..).zip(rows) {
        let written = cells.iter().enumerate().map(|(at, cell)| {
            let place = format!("{}{row}", column(at));
            match cell {
                Cell::Text(text) => {
                    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{}</t></is></c>", escaped(text))
                }
                Cell::Number(number) => format!("<c r=\"{place}\"><v>{number}</v></c>"),
                Cell::Day(days) => format!("<c r=\"{place}\" s=\"1\"><v>{days}</v></c>"),
                Cell::Formula(formula, value) => {
                    format!(
                        "<c r=\"{place}\" t=\"str\"><f>{}</f><v>{}</v></c>",
                        escaped(formula),
                        escaped(value)
                    )
                }
            }
        });
        sheet.extend([format!("<row r=\"{row}\">"), written.collect(), "</row>".to_owned()]);
    }
    xlsx_of(&sheet)
}

/// A spreadsheet of `OpenDocument`, whose table is written by hand.
pub fn ods_of(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">\
         <office:body><office:spreadsheet><table:table table:name=\"F\">{table}</table:table></office:spreadsheet></office:body>\
         </office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

/// A spreadsheet of `OpenDocument`, padded to the edge of the sheet as office programs do.
pub fn ods(rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut table = String::new();
    for cells in rows {
        table += "<table:table-row>";
        table.extend(cells.iter().map(|cell| {
            match cell {
                Cell::Text(text) if text.is_empty() => "<table:table-cell/>".to_owned(),
                Cell::Text(text) => format!(
                    "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>Une note</text:p></office:annotation>\
                     <text:p>{}</text:p></table:table-cell>",
                    escaped(text)
                ),
                Cell::Number(number) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{number}\"><text:p>{number} €</text:p></table:table-cell>"
                ),
                Cell::Day(_) => "<table:table-cell office:value-type=\"date\" office:date-value=\"2027-03-12\"><text:p>12/03/27</text:p></table:table-cell>".to_owned(),
                Cell::Formula(formula, value) => format!(
                    "<table:table-cell table:formula=\"of:{}\" office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    escaped(formula).replace('"', "&quot;"),
                    escaped(value)
                ),
            }
        }));
        table += "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>";
    }
    table += "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    ods_of(&table)
}
