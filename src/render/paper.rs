//! How a table is set on paper, where it cannot be scrolled: the more room it needs, the smaller its letters and the wider its sheet.
//! The classes are those of the print style sheet.

/// What the cells of a table need, column by column.
#[derive(Debug, Default)]
pub struct Breadth {
    /// The widest piece of each column that no line end may part, in em.
    columns: Vec<f64>,
}

/// A class, and for how many em of pieces and gaps there is room: of pieces together, and of the gap before each column but the first.
/// The room is that of A4 and A3 less their margins, and a tenth for fonts that are wider than most.
const SETTINGS: [(&str, f64, f64); 5] = [
    ("", 48.0, 1.7),
    (" print-small", 56.0, 0.8),
    (" print-wide", 84.0, 0.8),
    (" print-wider", 103.0, 0.8),
    (" print-widest", 141.0, 0.8),
];

/// Beyond the widest sheet, words and numbers are parted at line ends: none is cut.
const PARTED: &str = " print-widest print-parted";

impl Breadth {
    /// Takes in a cell of the column of that number, as markup; `is_whole`: its text is never parted.
    pub fn take(&mut self, column: usize, markup: &str, is_whole: bool) {
        if self.columns.len() <= column {
            self.columns.resize(column + 1, 0.0);
        }
        let mut widest: f64 = 0.0;
        let mut piece: f64 = 0.0;
        let pieces = markup.split('<').enumerate().map(|(at, piece)| match piece.split_once('>') {
            Some((_, text)) if at > 0 => text,
            _ => piece,
        });
        for c in pieces.flat_map(str::chars) {
            match c {
                c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' && !is_whole => piece = 0.0,
                // A line may end at each ideograph, but for a mark that stays with it.
                '\u{2e80}'.. if !is_whole => {
                    piece = 0.0;
                    widest = widest.max(2.0);
                }
                '\u{1100}'.. => piece += 1.0,
                _ => piece += 0.6,
            }
            widest = widest.max(piece);
        }
        if let Some(column) = self.columns.get_mut(column) {
            *column = column.max(widest);
        }
    }

    /// The classes that the table needs; empty for none.
    pub fn classes(&self) -> &'static str {
        let pieces: f64 = self.columns.iter().sum();
        let gaps = self.columns.len().saturating_sub(1) as f64;
        let fits = |(_, room, gap): &&(&str, f64, f64)| pieces + gaps * gap <= *room;
        SETTINGS.iter().find(fits).map_or(PARTED, |(class, ..)| class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(columns: usize, cell: &str) -> &'static str {
        let mut breadth = Breadth::default();
        (0..columns).for_each(|column| breadth.take(column, cell, false));
        breadth.classes()
    }

    #[test]
    fn the_sheet_grows_with_what_cannot_be_parted() {
        let number = "<code>123456.78</code>";
        assert_eq!(classes(4, number), "");
        assert_eq!(classes(8, number), " print-small");
        assert_eq!(classes(12, number), " print-wide");
        assert_eq!(classes(15, number), " print-wider");
        assert_eq!(classes(20, number), " print-widest");
        assert_eq!(classes(40, number), PARTED);
        assert_eq!(classes(6, "规模以上工业总产值"), "", "lines of Chinese end anywhere");
        assert_eq!(classes(6, "words that are parted"), "");
        assert_eq!(classes(0, ""), "");
    }

    #[test]
    fn what_stays_in_one_line_counts_as_one_piece() {
        let mut breadth = Breadth::default();
        (0..6).for_each(|column| breadth.take(column, "规模以上工业总产值", true));
        assert_eq!(breadth.classes(), " print-wide");
    }
}
