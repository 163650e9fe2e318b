//! Tables as text: CSV of any usual encoding and separator.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::{Rows, Unreadable};

/// Bytes at the beginning by which the encoding of a text without a mark is guessed.
const SAMPLE: usize = 200_000;
/// Lines by which the separator is guessed.
const LOOKED_AT: usize = 30;

/// Reads a table.
pub(super) fn read(bytes: &[u8]) -> Result<Rows, Unreadable> {
    let text = decode(bytes)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    // Excel's own way to name the separator.
    let (separator, text, above) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((separator, rest)) => (separator.trim_end().bytes().next(), rest, 1),
        None => (None, text, 0),
    };
    let separator = separator.unwrap_or_else(|| guess_separator(text));
    let mut reader = builder(separator).from_reader(text.as_bytes());
    let (mut rows, mut record) = (Rows::default(), StringRecord::new());
    let mut number = above + blank_lines(text, 0);
    while reader.read_record(&mut record).map_err(|_| Unreadable::NotATable)? {
        number += 1;
        let cells = record.iter().map(|cell| cell.replace("\r\n", "\n")).collect();
        rows.push(number, cells)?;
        number += blank_lines(text, usize::try_from(reader.position().byte()).unwrap_or(usize::MAX));
    }
    Ok(rows)
}

/// Empty lines from a byte on: the reader leaves them out, a spreadsheet counts them.
fn blank_lines(text: &str, from: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = from;
    // The end of the line before may be half read.
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    while let Some(b'\r' | b'\n') = bytes.get(at) {
        at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
        lines += 1;
    }
    lines
}

fn builder(separator: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true);
    builder
}

/// The text, whatever its encoding: by its mark, as UTF-8 if it is, else as what French systems wrote before.
fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Unreadable> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => by_sample(&bytes[..bytes.len().min(SAMPLE)]),
    };
    let (text, _, _) = encoding.decode(bytes);
    // A picture or a program has zeros, and signs that nobody types.
    let sample = text.chars().take(SAMPLE);
    let strange = sample.filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')).count();
    if text.contains('\0') || strange > 20 {
        return Err(Unreadable::NotATable);
    }
    Ok(mended(&text).map_or(text, Cow::Owned))
}

/// The encoding of a text that is not UTF-8 and bears no mark.
fn by_sample(sample: &[u8]) -> &'static Encoding {
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd > sample.len() / 4 {
        return UTF_16LE;
    }
    if even > sample.len() / 4 {
        return UTF_16BE;
    }
    // On the Macintosh é, è, à and ç lie where Windows has hardly any letter.
    let count = |wanted: &[u8]| sample.iter().filter(|byte| wanted.contains(byte)).count();
    let macintosh = count(&[0x8e, 0x8f, 0x88, 0x8d, 0x90, 0x99]);
    let windows = count(&[0xe9, 0xe8, 0xe0, 0xe7, 0xea, 0xf4]);
    if macintosh > windows { MACINTOSH } else { WINDOWS_1252 }
}

/// A text that was taken for Windows' once, and written as UTF-8 then: `Ã©` for `é`.
fn mended(text: &str) -> Option<String> {
    if !["Ã©", "Ã¨", "Ã ", "Ã§"].iter().any(|twice| text.contains(twice)) {
        return None;
    }
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    if lost { None } else { String::from_utf8(bytes.into_owned()).ok() }
}

/// The sign that divides most lines into the same number of cells, and into the most.
fn guess_separator(text: &str) -> u8 {
    let divides = |separator: &u8| {
        let mut reader = builder(*separator).from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().take(LOOKED_AT).map_while(Result::ok).map(|record| record.len()).collect();
        let usual = widths.first().copied().unwrap_or_default();
        let agreeing = widths.iter().filter(|width| **width == usual).count();
        if usual < 2 { (0, 0) } else { (agreeing, usual) }
    };
    // The first of those that do it equally well: as French spreadsheets write.
    let separators = [b';', b'\t', b',', b'|'];
    separators.into_iter().rev().max_by_key(divides).unwrap_or(b';')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> Vec<Vec<String>> {
        read(bytes).unwrap().0.into_iter().map(|(_, cells)| cells).collect()
    }

    #[test]
    fn each_usual_encoding_is_read() {
        let text = "Nom;Commune\r\nÉcole d’été;Besançon\r\n";
        let read_as = [["Nom", "Commune"], ["École d’été", "Besançon"]];
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [&[0xff, 0xfe], utf16.as_slice()].concat();
        let twice = WINDOWS_1252.decode(text.as_bytes()).0.into_owned();
        for bytes in [
            text.as_bytes().to_vec(),
            format!("\u{feff}{text}").into_bytes(),
            WINDOWS_1252.encode(text).0.into_owned(),
            marked,
            utf16,
            twice.into_bytes(),
        ] {
            assert_eq!(cells(&bytes), read_as, "{bytes:?}");
        }
        // É and ç as a Macintosh wrote them.
        let macintosh = b"Nom;Commune\r\x83cole d\xd5\x8et\x8e;Besan\x8don\r";
        assert_eq!(cells(macintosh), read_as);
    }

    #[test]
    fn the_separator_is_guessed_or_told() {
        for text in ["a;b;c\n1,5;2;3", "a,b,c\n1;5,2,3", "a\tb\tc\n1 5\t2\t3", "sep=|\na|b|c\n1;5|2|3"] {
            let rows = cells(text.as_bytes());
            assert_eq!((rows[0].len(), rows[1].len()), (3, 3), "{text:?}");
        }
        assert_eq!(cells(b"Nom\nUne seule, colonne").len(), 2);
    }

    #[test]
    fn lines_have_the_numbers_that_a_spreadsheet_shows() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["Titre", "", "a;b", "1;\"deux\nlignes\"", "", "", "2;3", "4;5", ""].join(end);
            let numbers: Vec<u32> =
                read(text.as_bytes()).unwrap().0.into_iter().map(|(number, _)| number).collect();
            assert_eq!(numbers, [1, 3, 4, 7, 8], "{end:?}");
        }
    }

    #[test]
    fn a_picture_is_no_table() {
        for bytes in [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0, 1, 2, 3], b"%PDF-1.7 \x01\x02\x03\0"] {
            assert_eq!(read(bytes).unwrap_err(), Unreadable::NotATable);
        }
    }
}
