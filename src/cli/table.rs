//! Tables on a terminal: columns that stay under each other in Chinese as in English.

use unicode_width::UnicodeWidthStr;

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// `rows` below `head` as lines, each column as wide as its widest cell; Han characters count as two columns.
pub fn table(head: &[(&str, Align)], rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width());
        cells.chain(head.get(column).map(|(title, _)| title.width())).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..head.len()).map(width).collect();
    let line = |cells: &mut dyn Iterator<Item = &str>| {
        let set = cells.zip(head).zip(&widths).map(|((cell, (_, align)), width)| {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            match align {
                Align::Left => format!("{cell}{gap}"),
                Align::Right => format!("{gap}{cell}"),
            }
        });
        format!("{}\n", set.collect::<Vec<_>>().join("  ").trim_end())
    };
    let mut out = line(&mut head.iter().map(|(title, _)| *title));
    for row in rows {
        out.push_str(&line(&mut row.iter().map(String::as_str)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Align, table};

    #[test]
    fn columns_stand_under_each_other_in_both_scripts() {
        let rows = [
            vec!["规模".to_owned(), "9".to_owned(), "甲".to_owned()],
            vec!["output".into(), "10".into(), String::new()],
        ];
        let text = table(&[("what", Align::Left), ("n", Align::Right), ("note", Align::Left)], &rows);
        assert_eq!(text, "what     n  note\n规模     9  甲\noutput  10\n");
    }
}
