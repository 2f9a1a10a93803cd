//! Comma-separated values (RFC 4180) as cells with places.

use crate::i18n::Bilingual;
use std::ops::Range;

/// A cell: what it says, and where in the text it was written, quotation marks included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Without quotation marks and without white space round it.
    pub text: String,
    /// How far the text is indented, in spaces; a tab or a full-width space counts as two.
    pub indent: usize,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What keeps a text from being a table, and at which byte.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// In one line.
    pub why: Bilingual,
    /// Where.
    pub at: usize,
}

/// The rows of `text`, each with its cells, which are parted by `separator`; a blank line is a row of one blank cell.
///
/// # Errors
/// A quotation mark without its counterpart, or text behind a closing one.
pub fn rows(text: &str, separator: char) -> Result<Vec<Vec<Cell>>, Fault> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut at = 0;
    while at < text.len() || !row.is_empty() {
        let (cell, end) = cell(text, at, separator)?;
        row.push(cell);
        let rest = text.get(end..).unwrap_or_default();
        at = end + rest.chars().next().map_or(0, char::len_utf8);
        if !rest.starts_with(separator) {
            at += usize::from(rest.starts_with("\r\n"));
            rows.push(std::mem::take(&mut row));
        }
    }
    Ok(rows)
}

/// The cell that begins at byte `at`, and where what separates it from the next stands.
fn cell(text: &str, at: usize, separator: char) -> Result<(Cell, usize), Fault> {
    let rest = text.get(at..).unwrap_or_default();
    let blank = |sign: char| matches!(sign, ' ' | '\t' | '\u{3000}') && sign != separator;
    let lead = rest.len() - rest.trim_start_matches(blank).len();
    let start = at + lead;
    if rest.get(lead..).is_some_and(|rest| rest.starts_with('"')) {
        return quoted(text, start, separator);
    }
    let length = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let written = rest.get(..length).unwrap_or_default();
    let range = if written.trim().is_empty() { at..at } else { start..at + written.trim_end().len() };
    Ok((Cell { text: written.trim().to_owned(), indent: indent(written), range }, at + length))
}

/// The width of the white space before a text.
fn indent(text: &str) -> usize {
    let spaces = text.chars().take_while(|sign| sign.is_whitespace());
    spaces.map(|sign| if matches!(sign, '\t' | '\u{3000}') { 2 } else { 1 }).sum()
}

fn quoted(text: &str, start: usize, separator: char) -> Result<(Cell, usize), Fault> {
    let mut said = String::new();
    let mut at = start + 1;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(mark) = rest.find('"') else {
            return Err(Fault {
                why: Bilingual::new("a quotation mark opens here and is never closed", "引号从这里开始，却没有结束"),
                at: start,
            });
        };
        said.push_str(rest.get(..mark).unwrap_or_default());
        at += mark + 1;
        match text.get(at..) {
            // Two marks inside a cell are one.
            Some(rest) if rest.starts_with('"') => {
                said.push('"');
                at += 1;
            }
            _ => break,
        }
    }
    let rest = text.get(at..).unwrap_or_default();
    let blank = rest.len() - rest.trim_start_matches(|sign| matches!(sign, ' ' | '\t') && sign != separator).len();
    match rest.get(blank..).and_then(|rest| rest.chars().next()) {
        None | Some('\n' | '\r') => {}
        Some(sign) if sign == separator => {}
        Some(_) => {
            return Err(Fault {
                why: Bilingual::new(
                    "text follows a closing quotation mark; inside a cell write it twice",
                    "结束引号后面还有文字；单元格里的引号请写两个",
                ),
                at: at + blank,
            });
        }
    }
    Ok((Cell { text: said.trim().to_owned(), indent: indent(&said), range: start..at }, at + blank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(text: &str) -> Vec<Vec<String>> {
        rows(text, ',').unwrap().into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    }

    #[test]
    fn cells_quotes_and_line_ends() {
        assert_eq!(
            texts("a, b ,c\r\n1,,\"x, \"\"y\"\"\nz\"\n\n,,\n2,3,4"),
            [vec!["a", "b", "c"], vec!["1", "", "x, \"y\"\nz"], vec![""], vec!["", "", ""], vec!["2", "3", "4"]]
        );
        assert_eq!(texts(""), Vec::<Vec<String>>::new());
        assert_eq!(texts("a,\n"), [["a", ""]]);
    }

    #[test]
    fn faults_have_their_place() {
        assert_eq!(rows("a,\"b", ',').unwrap_err().at, 2);
        assert_eq!(rows("a,\"b\"c", ',').unwrap_err().at, 5);
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_every_cell_lies_inside(text in "[a,\"\\r\\n 。é]{0,60}") {
            if let Ok(rows) = rows(&text, ',') {
                for cell in rows.iter().flatten() {
                    prop_assert!(text.get(cell.range.clone()).is_some());
                    prop_assert!(!text.get(cell.range.clone()).unwrap().starts_with([' ', ',']));
                }
            }
        }

        #[test]
        fn what_is_written_in_quotes_is_read_back(cells in prop::collection::vec("[a-z,\"\n中]{1,8}", 1..5)) {
            let line: Vec<String> = cells.iter().map(|cell| format!("\"{}\"", cell.replace('"', "\"\""))).collect();
            let wanted: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
            let got = texts(&line.join(","));
            if wanted.iter().any(|cell| !cell.is_empty()) {
                prop_assert_eq!(got, vec![wanted]);
            }
        }
    }
}
