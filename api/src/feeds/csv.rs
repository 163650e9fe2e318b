//! Tables for spreadsheets: CSV (RFC 4180) as a French Excel opens it, with a mark that says it is UTF-8, semicolons, and
//! texts that no spreadsheet takes for formulas. An import reads it back as it was.

use crate::domain::imports::is_like_a_formula;

/// The media type.
pub const MEDIA: &str = "text/csv; charset=utf-8";
/// What says that a file is UTF-8.
const MARK: &str = "\u{feff}";

/// A table: the names of its columns, then its rows.
pub fn table<Cell: AsRef<str>>(
    headers: impl IntoIterator<Item = Cell>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Vec<u8> {
    let mut text = MARK.to_owned();
    line(&mut text, headers);
    for row in rows {
        line(&mut text, row);
    }
    text.into_bytes()
}

fn line<Cell: AsRef<str>>(text: &mut String, cells: impl IntoIterator<Item = Cell>) {
    for (at, cell) in cells.into_iter().enumerate() {
        if at > 0 {
            text.push(';');
        }
        write(text, cell.as_ref());
    }
    text.push_str("\r\n");
}

fn write(text: &mut String, cell: &str) {
    let guard = if is_like_a_formula(cell) { "'" } else { "" };
    let quoted = cell.contains([';', '"', '\n', '\r', ',']) || cell.trim() != cell;
    if quoted {
        text.extend(["\"", guard, &cell.replace('"', "\"\""), "\""]);
    } else {
        text.extend([guard, cell]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_quoted_where_it_must_be_and_holds_no_formula() {
        let row =
            ["Café; thé", "dit « \"IA\" »", "=1+1", "+33 2", "deux\nlignes", ""].map(str::to_owned).to_vec();
        let written = String::from_utf8(table(["Titre", "B", "C", "D", "E", "F"], [row])).unwrap();
        assert_eq!(
            written,
            "\u{feff}Titre;B;C;D;E;F\r\n\"Café; thé\";\"dit « \"\"IA\"\" »\";'=1+1;'+33 2;\"deux\nlignes\";\r\n"
        );
    }
}
