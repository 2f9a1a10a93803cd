//! A slice of a site: the list of its files, which says of what it is a slice, so that slices that do not belong together are told.
//!
//! The first line names the format; four lines say which slice it is and what it was made of; the others are those of a manifest.

use super::error::OutputError;
use super::manifest::{Manifest, parse_lines};
use super::unjoined::Unjoined;
use std::fs;
use std::path::Path;

/// What the name of every list of a slice begins with.
const PREFIX: &str = ".gongbao-slice-";
const FIRST_LINE: &str = "gongbao slice 1";

/// Which slice of which site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// From 1.
    pub number: usize,
    /// Of so many.
    pub of: usize,
    /// The version of the program that made it.
    pub program: String,
    /// A digest of all files that it was made of.
    pub report: String,
    /// A digest of what was asked for besides.
    pub options: String,
}

/// The name of the list of a slice, in the root of the site.
pub(super) fn list_name(number: usize, of: usize) -> String {
    format!("{PREFIX}{number}-of-{of}")
}

/// Whether a path in the site is that of such a list.
pub(super) fn is_list(path: &str) -> bool {
    path.starts_with(PREFIX) && !path.contains('/')
}

impl Part {
    pub(super) fn list_name(&self) -> String {
        list_name(self.number, self.of)
    }

    /// What stands above the files in its list.
    pub(super) fn head(&self) -> String {
        let Self { number, of, program, report, options } = self;
        format!("{FIRST_LINE}\n{number} of {of}\nprogram {program}\nreport {report}\noptions {options}\n")
    }

    /// Reads a list, or says in words what is wrong with it. As strict as a manifest is, and for the same reason.
    fn parse(text: &str) -> Result<(Self, Manifest), String> {
        let mut rest = text;
        let mut line = |before: &str| -> Option<String> {
            let (line, after) = rest.split_once('\n')?;
            rest = after;
            line.strip_prefix(before).map(str::to_owned)
        };
        let head = (line(FIRST_LINE), line(""), line("program "), line("report "), line("options "));
        let (Some(""), Some(place), Some(program), Some(report), Some(options)) =
            (head.0.as_deref(), head.1, head.2, head.3, head.4)
        else {
            return Err(format!("its first lines are not those of \"{FIRST_LINE}\""));
        };
        let place = place.split_once(" of ").and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        let Some((number, of)) = place else { return Err("its line 2 is not understood".to_owned()) };
        Ok((Self { number, of, program, report, options }, parse_lines(rest, 6)?))
    }
}

/// The names of the lists of slices in the folder, sorted; none where there is no folder.
pub(super) fn names(folder: &Path) -> Result<Vec<String>, OutputError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(OutputError::io("list the folder", folder))?,
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(OutputError::io("list the folder", folder))?.file_name();
        names.extend(name.into_string().ok().filter(|name| is_list(name)));
    }
    names.sort();
    Ok(names)
}

/// The slices that lie in the folder, each with its files.
pub(super) fn read(folder: &Path, shown: &Path) -> Result<Vec<(Part, Manifest)>, OutputError> {
    let read = |name: String| {
        let path = folder.join(&name);
        let bytes = fs::read(&path).map_err(OutputError::io("read the list of files", &path))?;
        let text = String::from_utf8(bytes).map_err(|_| "it is not text".to_owned());
        let parsed = text.and_then(|text| Part::parse(&text)).and_then(|(part, files)| {
            let named = part.list_name() == name;
            named.then_some((part, files)).ok_or_else(|| "it has the name of another one".to_owned())
        });
        parsed.map_err(|problem| Unjoined::Damaged { name, problem }.of(shown))
    };
    names(folder)?.into_iter().map(read).collect()
}
