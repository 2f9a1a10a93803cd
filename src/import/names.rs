//! What series are called: columns of names, groups by indentation, and lines that are part of another.

use super::grid::{Grid, Reason, Use};
use super::heads::{Heads, joined};
use super::lines::{Constants, Line, is_code};
use super::refusal::Refusal;
use super::table::{Draft, Series, Signed};
use super::unit;
use super::value::{Style, Value, read};
use std::collections::BTreeMap;

/// What stands in the columns before the periods.
#[derive(Debug)]
pub struct Labels {
    /// Columns of names, the general ones first.
    names: Vec<usize>,
    /// The column of units.
    pub unit: Option<usize>,
    /// Columns of codes in letters, which tell lines apart where names do not.
    codes: Vec<usize>,
    /// Columns of codes and running numbers.
    numbers: Vec<usize>,
}

impl Labels {
    /// Looks at the lines that hold figures.
    pub fn find(grid: &Grid, heads: &Heads, lines: &[Line]) -> Self {
        let rows: Vec<usize> = lines.iter().filter(|line| line.has_figures).map(|line| line.row).collect();
        let style = Style { decimal: None, has_semicolons: false, gaps: &[] };
        let filled = |at: usize| rows.iter().filter(|row| !grid.is_blank(**row, at)).count();
        let columns = (0..heads.first).filter(|at| filled(*at) > 0).count();
        let header = |test: fn(&str) -> bool, at: usize| heads.rows.iter().any(|row| test(grid.at(*row, at)));
        let is_unit = |at: &usize| {
            let known = rows.iter().filter(|row| unit::known(grid.at(**row, *at)).is_some()).count();
            (header(unit::is_header, *at) && columns > 1) || (known > 0 && known * 2 >= filled(*at).max(1))
        };
        let is_number = |at: usize| rows.iter().all(|row| !matches!(read(grid.cell(*row, at), &style), Value::Text(_)));
        let used: Vec<usize> = (0..heads.first).filter(|at| filled(*at) > 0).collect();
        let unit = used.iter().rev().copied().find(is_unit);
        let (numbers, texts): (Vec<usize>, Vec<usize>) =
            used.into_iter().filter(|at| Some(*at) != unit).partition(|at| is_number(*at));
        let (codes, names): (Vec<usize>, Vec<usize>) = texts.into_iter().partition(|at| header(is_code, *at));
        let (codes, names) = if names.is_empty() { (names, codes) } else { (codes, names) };
        Self { names, unit, codes, numbers }
    }

    /// The column of the most particular name of a line.
    pub fn cell(&self, grid: &Grid, row: usize) -> Option<usize> {
        self.names.iter().rev().copied().find(|at| !grid.is_blank(row, *at))
    }

    /// What the cells of a column are.
    pub fn kind(&self, at: usize) -> Option<Use> {
        let codes = self.codes.contains(&at) || self.numbers.contains(&at);
        match () {
            () if self.names.contains(&at) || self.unit == Some(at) => Some(Use::Label),
            () if codes => Some(Use::Left(Reason::Code)),
            () => None,
        }
    }
}

/// What is added to names so that they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Qualifier {
    None,
    /// The line without figures above.
    Group,
    /// The code beside the name.
    Code,
}

/// Names of all lines that hold figures, by row.
type Names = BTreeMap<usize, String>;

/// Gives each series its name: as short as the table has it where all are different, otherwise with the group above it or its code.
///
/// # Errors
/// Where two have the same name all the same.
pub fn name_series(
    grid: &Grid,
    lines: &[Line],
    labels: &Labels,
    constants: &Constants,
    drafts: Vec<Draft>,
) -> Result<Vec<(Series, Signed)>, Refusal> {
    let ways = [Qualifier::None, Qualifier::Group, Qualifier::Code];
    let all: Vec<Names> = ways.iter().map(|way| line_names(grid, lines, labels, constants, *way)).collect();
    let used = all.iter().find(|names| twice(names).is_none()).or(all.first());
    let Some(names) = used else { return Ok(Vec::new()) };
    if let Some((name, first, second)) = twice(names) {
        let cell = |row: usize| grid.name(row, labels.cell(grid, row).unwrap_or(0));
        return Err(Refusal::SameName { name: name.to_owned(), first: cell(first), second: cell(second) });
    }
    // A line without a name is what its columns measure, if it is the only one.
    let nameless = names.values().filter(|name| name.is_empty()).count();
    let with_name = |(series, signed, row, measure): Draft| {
        let name = names.get(&row).map_or("", String::as_str);
        let full = if name.is_empty() && nameless > 1 { String::new() } else { joined(name, &measure) };
        (Series { name: full, ..series }, signed)
    };
    let series: Vec<(Series, Signed)> = drafts.into_iter().map(with_name).collect();
    let mut seen = BTreeMap::new();
    for (other, _) in series.iter().filter(|(series, _)| !series.name.is_empty()) {
        if let Some(first) = seen.insert(other.name.as_str(), other.cell.as_str()) {
            let (name, second) = (other.name.clone(), other.cell.clone());
            return Err(Refusal::SameName { name, first: first.to_owned(), second });
        }
    }
    Ok(series)
}

fn twice(names: &Names) -> Option<(&str, usize, usize)> {
    let mut seen = BTreeMap::new();
    names
        .iter()
        .filter(|(_, name)| !name.is_empty())
        .find_map(|(row, name)| seen.insert(name.as_str(), *row).map(|first| (name.as_str(), first, *row)))
}

fn line_names(grid: &Grid, lines: &[Line], labels: &Labels, constants: &Constants, way: Qualifier) -> Names {
    let mut names = Names::new();
    let mut outline = Outline::default();
    let mut carried: Vec<&str> = vec![""; labels.names.len()];
    for line in lines.iter().filter(|line| !line.is_note) {
        let Some(at) = labels.cell(grid, line.row) else {
            if line.has_figures {
                names.insert(line.row, constants.names.iter().fold(String::new(), |name, part| joined(&name, part)));
            }
            continue;
        };
        // A blank cell before a name repeats the one above it.
        let last = labels.names.iter().position(|column| *column == at).unwrap_or(0);
        for (index, column) in labels.names.iter().enumerate() {
            let text = grid.at(line.row, *column);
            if let Some(slot) = carried.get_mut(index)
                && (!text.is_empty() || index > last)
            {
                *slot = text;
            }
        }
        let cell = grid.cell(line.row, at);
        let (path, name) = outline.place(cell.indent, &cell.text, line.has_figures, way);
        if !line.has_figures {
            continue;
        }
        let outer = carried.iter().take(last).map(|text| unit::split(text).0);
        let code =
            labels.codes.iter().filter(|_| way == Qualifier::Code).map(|column| grid.at(line.row, *column).to_owned());
        let name = if is_general(&name) && !constants.names.is_empty() { String::new() } else { name };
        let parts = constants.names.iter().cloned().chain(outer).chain(path).chain([name]).chain(code);
        names.insert(line.row, parts.fold(String::new(), |name, part| joined(&name, &part)));
    }
    names
}

/// Whether a head says no more than that values stand below it.
fn is_general(name: &str) -> bool {
    matches!(name.to_lowercase().as_str(), "value" | "values" | "obs_value" | "值" | "数值" | "数据")
}

/// The lines above the present one that it belongs to.
#[derive(Default)]
struct Outline {
    /// Indent and name of each line that the next may belong to.
    above: Vec<(usize, String)>,
    /// The last line that is no part of another: indent and name.
    whole: Option<(usize, Vec<String>)>,
    /// The last line without figures.
    group: Option<(usize, String)>,
}

impl Outline {
    /// The names of what a line belongs to, and its own.
    fn place(&mut self, indent: usize, text: &str, has_figures: bool, way: Qualifier) -> (Vec<String>, String) {
        let (name, _) = unit::split(text);
        if let Some(rest) = part_of(&name) {
            let path = self.whole.as_ref().map(|(_, path)| path.clone()).unwrap_or_default();
            return (path, rest.to_owned());
        }
        while self.above.last().is_some_and(|(other, _)| *other >= indent) {
            self.above.pop();
        }
        let mut path: Vec<String> = self.above.iter().map(|(_, name)| name.clone()).collect();
        if let Some((_, group)) = self.group.as_ref().filter(|(other, group)| {
            way == Qualifier::Group && *other >= indent && has_figures && !path.contains(group)
        }) {
            path.insert(0, group.clone());
        }
        self.above.push((indent, name.clone()));
        let mut full = path.clone();
        full.push(name.clone());
        self.whole = Some((indent, full));
        if !has_figures {
            self.group = Some((indent, name.clone()));
        }
        (path, name)
    }
}

/// 其中：农业, #工业, of which: the name of a line that is a part of the one above it.
fn part_of(name: &str) -> Option<&str> {
    let signs = name.strip_prefix(['#', '＃']);
    let words = ["其中：", "其中:", "其中，", "其中"].iter().find_map(|word| name.strip_prefix(word));
    let english = name.get(..8).filter(|start| start.eq_ignore_ascii_case("of which")).and_then(|_| name.get(8..));
    signs.or(words).or(english).map(|rest| rest.trim_start_matches([':', '：', ' ']))
}
