//! Whether the periods of a sheet stand across or down, and in which row.

use super::grid::Grid;
use super::period::{Head, head};
use super::refusal::Refusal;
use super::value::{Style, Value, read};

/// The row of `grid` that holds the periods. The grid is turned where they stand down a column of the sheet.
#[derive(Debug)]
pub struct TimeRow {
    /// The sheet, turned so that periods stand across.
    pub grid: Grid,
    /// Which row.
    pub row: usize,
}

/// A row with periods.
struct Candidate {
    row: usize,
    columns: Vec<usize>,
    /// Texts with years in them, but no periods.
    is_words: bool,
}

impl Candidate {
    fn place(&self, grid: &Grid) -> String {
        let name = |column: Option<&usize>| column.map(|column| grid.name(self.row, *column)).unwrap_or_default();
        format!("{}–{}", name(self.columns.first()), name(self.columns.last()))
    }

    /// Whether `other`, a column, lies among the values below this row.
    fn has_among_values(&self, other: &Self) -> bool {
        let inside = self.columns.first().is_some_and(|first| *first <= other.row)
            && self.columns.last().is_some_and(|last| other.row <= *last);
        inside && other.columns.first().is_some_and(|first| *first >= self.row)
    }

    /// Whether a name stands before the figures of a line below it.
    fn is_labelled(&self, grid: &Grid, style: &Style<'_>) -> bool {
        let is_name = |row: usize, column: usize| {
            matches!(read(grid.cell(row, column), style), Value::Text(_)) && !head(grid.at(row, column)).is_time()
        };
        let first = self.columns.first().copied().unwrap_or(0);
        (self.row + 1..grid.height()).any(|row| (0..first).any(|column| is_name(row, column)))
    }

    /// How many of its columns have figures below.
    fn support(&self, grid: &Grid, style: &Style<'_>) -> usize {
        let is_figure = |row: usize, column: usize| matches!(read(grid.cell(row, column), style), Value::Figure(_));
        let has_figure = |column: &&usize| (self.row + 1..grid.height()).any(|row| is_figure(row, **column));
        self.columns.iter().filter(has_figure).count()
    }
}

/// Finds the periods of a sheet.
///
/// # Errors
/// Where there are none, or they can be read in two ways.
pub fn orient(grid: &Grid, style: &Style<'_>) -> Result<TimeRow, Refusal> {
    let turned = grid.turned();
    let across = candidate(grid);
    let down = candidate(&turned);
    let is_across = match (&across, &down) {
        (None, None) => return Err(Refusal::NoPeriods { number: lone_number(grid), seen: first_line(grid) }),
        (Some(_), None) => true,
        (None, Some(_)) => false,
        (Some(across), Some(down)) if across.is_words != down.is_words => down.is_words,
        (Some(across), Some(down)) => {
            let supports = (across.support(grid, style), down.support(&turned, style));
            let counts = (across.columns.len(), down.columns.len());
            match (supports, counts) {
                ((1.., 0), _) => true,
                ((0, 1..), _) => false,
                ((0, 0), (a, d)) if a != d => a > d,
                ((0, 0), _) => true,
                // A single period is crossed by a run of the other direction only at itself.
                (_, (2.., 1)) => true,
                (_, (1, 2..)) => false,
                _ if across.is_labelled(grid, style) != down.is_labelled(&turned, style) => {
                    across.is_labelled(grid, style)
                }
                _ => match (across.has_among_values(down), down.has_among_values(across)) {
                    (true, false) => true,
                    (false, true) => false,
                    // Heads of several tables stand under each other.
                    _ if repeats(grid, across, down) => true,
                    _ if repeats(&turned, down, across) => false,
                    _ => return Err(Refusal::BothWays(across.place(grid), down.place(&turned))),
                },
            }
        }
    };
    let (grid, found) = if is_across { (grid.clone(), across) } else { (turned, down) };
    found.map(|found| TimeRow { row: found.row, grid }).ok_or(Refusal::NoPeriods { number: None, seen: String::new() })
}

/// Whether each cell of `other`, a column, stands in a row that has as many periods as `heads`: one of several heads.
fn repeats(grid: &Grid, heads: &Candidate, other: &Candidate) -> bool {
    let count = |row: usize| (0..grid.width()).filter(|column| head(grid.at(row, *column)).is_time()).count();
    heads.columns.len() > other.columns.len() && other.columns.iter().all(|row| count(*row) >= heads.columns.len())
}

/// What the first line with several cells says.
fn first_line(grid: &Grid) -> String {
    let texts = |row: usize| (0..grid.width()).map(move |column| grid.at(row, column)).filter(|text| !text.is_empty());
    let row = (0..grid.height()).find(|row| texts(*row).count() > 1);
    let texts = row.map(|row| texts(row).take(8).map(|text| format!("`{text}`")).collect::<Vec<_>>());
    texts.unwrap_or_default().join(", ")
}

/// The first number of the sheet that may be a year.
fn lone_number(grid: &Grid) -> Option<(String, String)> {
    let cells = (0..grid.height()).flat_map(|row| (0..grid.width()).map(move |column| (row, column)));
    let mut years =
        cells.filter(|(row, column)| matches!(head(grid.at(*row, *column)), Head::Whole { is_number: true, .. }));
    let (row, column) = years.next()?;
    Some((grid.name(row, column), grid.at(row, column).to_owned()))
}

/// The first row with most periods. A single bare number counts only where it can be nothing else than a year.
fn candidate(grid: &Grid) -> Option<Candidate> {
    let mut best: Option<Candidate> = None;
    for row in 0..grid.height() {
        let (mut times, mut words, mut has_signs) = (Vec::new(), Vec::new(), false);
        // The one number in a row is a year where a word for time stands before it, or it and a value below it are all there is.
        let is_alone = grid.width() == 1 && grid.height() == 2 && row == 0;
        let (mut is_sure, mut is_named) = (false, is_alone);
        for column in 0..grid.width() {
            let text = grid.at(row, column);
            match head(text) {
                Head::None => is_named |= is_time_word(text),
                Head::Words => {
                    is_named |= is_time_word(text);
                    words.push(column);
                }
                Head::Whole { is_number, .. } => {
                    has_signs |= !is_number;
                    is_sure |= !is_number || is_named;
                    times.push(column);
                }
                Head::Part(..) | Head::Unread(_) => {
                    (is_sure, has_signs) = (true, true);
                    times.push(column);
                }
            }
        }
        let is_words = times.is_empty();
        let columns = if is_words { words } else { times };
        if columns.len() < 2 && (is_words || !is_sure) {
            continue;
        }
        let is_better = |best: &Candidate| match (best.is_words, is_words) {
            (true, false) => true,
            (false, true) => false,
            // Bare numbers below periods are values.
            (false, false) if !has_signs && best.columns.len() > 1 => false,
            _ => columns.len() > best.columns.len(),
        };
        if best.as_ref().is_none_or(is_better) {
            best = Some(Candidate { row, columns, is_words });
        }
    }
    best
}

/// Heads of columns of periods.
pub fn is_time_word(text: &str) -> bool {
    let low = text.to_lowercase();
    let words = [
        "year",
        "years",
        "period",
        "date",
        "time",
        "time_period",
        "time period",
        "month",
        "quarter",
        "week",
        "月",
        "季",
        "旬",
        "周",
        "年份",
        "年度",
        "年",
        "月份",
        "季度",
        "时期",
        "时间",
        "日期",
        "期间",
        "année",
        "jahr",
        "año",
        "ano",
    ];
    words.contains(&low.trim())
}
