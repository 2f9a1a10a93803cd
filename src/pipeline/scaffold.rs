//! A new project, and new parts of one.

use super::exchange::project;
use super::{BuildError, Found, Options};
use crate::i18n::{Bilingual, Lang, Told};
use crate::load;
use crate::model::Report;
use crate::output::{self, OutputPath, Replacement};
use crate::parse;
use crate::scaffold::{self, Kind, NameError, NewFile, Setup};
use crate::source::{FileId, SourceFile, SourceSet};
use crate::theme;
use serde::Deserialize;
use std::path::Path;

/// Where sources are listed.
const SOURCES: &str = "content/sources.yaml";

/// A part that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// What it is.
    pub kind: Kind,
    /// Its name as it was typed; a chapter's may begin with its number.
    pub name: String,
    /// A source's stored document, from the project's folder.
    pub document: Option<String>,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The files, from the project's folder.
    pub files: Vec<String>,
    /// Whether the report lists its chapters in parts, none of which has the new one.
    pub in_no_part: bool,
}

/// Why nothing was made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NewError {
    /// The name cannot be one.
    #[error(transparent)]
    Name(#[from] NameError),
    /// There is one of that name.
    #[error("the {kind} `{name}` is there already\nhelp: choose another name")]
    Taken {
        /// Chapter, pillar, indicator or source.
        kind: Bilingual,
        /// Its name.
        name: String,
    },
    /// Another chapter has the number.
    #[error("chapter {number} is `{other}` already\nhelp: leave the number out, and the next free one is taken")]
    NumberTaken {
        /// The number.
        number: u32,
        /// The chapter that has it.
        other: String,
    },
    /// The document of a source is not there.
    #[error(
        "the document `{0}` is not in the project\nhelp: put it into seeds/ first, and name it from the project's folder: seeds/plan.zh.txt"
    )]
    NoDocument(String),
    /// `content/sources.yaml` is no list that an entry can be added to.
    #[error(
        "content/sources.yaml is not a list with an entry a line, so that none can be added\nhelp: add the source by hand"
    )]
    NoList,
    /// `content/report.yaml` cannot be read.
    #[error("nothing was made: the report's settings cannot be read")]
    Unreadable,
}

/// Makes a new project in `folder` and gives its files.
///
/// # Errors
/// When there is a report or a file in the way, or the disk fails; then nothing is left of it.
pub fn init(folder: &Path, setup: &Setup) -> Result<Vec<String>, BuildError> {
    load::vacant(folder)?;
    let mut files = scaffold::example(setup);
    files.extend(setup.languages.iter().filter_map(phrases));
    create(folder, &files)?;
    Ok(files.into_iter().map(|file| file.path).collect())
}

/// The phrases of a language that the theme does not ship: the nearest that it does, to be rendered.
fn phrases(lang: &Lang) -> Option<NewFile> {
    let (texts, _) = theme::embedded();
    let find = |tag: &str| texts.iter().find(|file| file.path == format!("themes/default/i18n/{tag}.yaml"));
    if lang.chain().any(|lang| find(lang.as_str()).is_some()) {
        return None;
    }
    let near = find(lang.language()).or_else(|| find("en"))?;
    let own = |line: &str| match line.split_once(": ") {
        Some((key @ ("name" | "locale"), _)) => format!("{key}: {lang}\n"),
        _ => format!("{line}\n"),
    };
    let path = format!("themes/default/i18n/{lang}.yaml");
    Some(NewFile { path, text: near.text.lines().map(own).collect() })
}

/// Makes a new part of the project, with placeholders in every language of the report.
///
/// # Errors
/// When the folder is no project, a file is in the way, or the disk fails.
pub fn new(options: &Options, wanted: &Wanted) -> Result<(Found, Result<Made, NewError>), BuildError> {
    let project = project(options)?;
    let Some(report) = &project.report else { return Ok((project.found, Err(NewError::Unreadable))) };
    let languages: Vec<Lang> = report.languages().cloned().collect();
    let made = match wanted.kind {
        Kind::Source => source(wanted, report, &project.found.sources, &languages)
            .map(|edit| write_source(options, &edit).map(|()| vec![SOURCES.to_owned()])),
        _ => part(wanted, report, &languages)
            .map(|files| create(&options.project, &files).map(|()| files.into_iter().map(|file| file.path).collect())),
    };
    let in_no_part = wanted.kind == Kind::Chapter && !report.settings.parts.is_empty();
    let made = match made {
        Ok(files) => Ok(Made { files: files?, in_no_part }),
        Err(refused) => Err(refused),
    };
    Ok((project.found, made))
}

fn part(wanted: &Wanted, report: &Report, languages: &[Lang]) -> Result<Vec<NewFile>, NewError> {
    let (number, name) = match wanted.kind {
        Kind::Chapter => scaffold::chapter_name(&wanted.name)?,
        _ => (None, wanted.name.as_str()),
    };
    scaffold::check_name(wanted.kind, name)?;
    let taken = match wanted.kind {
        Kind::Chapter => report.chapters.iter().any(|chapter| chapter.id == name),
        Kind::Pillar => report.pillar(name).is_some(),
        Kind::Indicator => report.indicators.contains_key(name),
        Kind::Source => report.source(name).is_some(),
    };
    if taken {
        return Err(NewError::Taken { kind: wanted.kind.noun(), name: name.to_owned() });
    }
    let other = report.chapters.iter().find(|chapter| number.is_some() && chapter.number == number);
    if let (Some(other), Some(number)) = (other, number) {
        return Err(NewError::NumberTaken { number, other: other.id.clone() });
    }
    let last = match wanted.kind {
        Kind::Chapter => report.chapters.iter().filter_map(|chapter| chapter.number).max(),
        _ => report.pillars.iter().map(|pillar| pillar.order).max(),
    };
    Ok(scaffold::part(wanted.kind, name, number.unwrap_or_else(|| last.unwrap_or(0).saturating_add(1)), languages))
}

pub(super) fn create(folder: &Path, files: &[NewFile]) -> Result<(), BuildError> {
    let files = files.iter().map(|file| Ok((OutputPath::new(&file.path)?, file.text.clone())));
    Ok(output::create(folder, &files.collect::<Result<Vec<_>, BuildError>>()?)?)
}

/// The list of sources before and after.
fn source(
    wanted: &Wanted,
    report: &Report,
    sources: &SourceSet,
    languages: &[Lang],
) -> Result<(Option<String>, String), NewError> {
    part(wanted, report, languages)?;
    let text = |path: &str| sources.find(path).and_then(|id| sources.get(id)).map(|file| file.text.as_str());
    let document = match &wanted.document {
        Some(path) => Some((path.as_str(), text(path).ok_or_else(|| NewError::NoDocument(path.clone()))?)),
        None => None,
    };
    let before = text(SOURCES);
    let after = scaffold::append_source(before, &wanted.name, document, languages);
    // An entry that cannot be read yet has its name all the same.
    let mut expected = before.map_or(Some(Vec::new()), names).ok_or(NewError::NoList)?;
    if expected.contains(&wanted.name) {
        return Err(NewError::Taken { kind: wanted.kind.noun(), name: wanted.name.clone() });
    }
    // What was there must still be there, and the new one behind it.
    expected.push(wanted.name.clone());
    if names(&after) != Some(expected) {
        return Err(NewError::NoList);
    }
    Ok((before.map(str::to_owned), after))
}

/// The ids of a list of sources; `None` where it is no list.
fn names(text: &str) -> Option<Vec<String>> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    let file = SourceFile { path: SOURCES.to_owned(), text: text.into() };
    if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
        return Some(Vec::new());
    }
    let list: Vec<Named> = parse::yaml(FileId::from_raw(0), &file, &mut Vec::new())?;
    Some(list.into_iter().map(|named| named.id).collect())
}

fn write_source(options: &Options, (before, after): &(Option<String>, String)) -> Result<(), BuildError> {
    let file = Replacement { path: OutputPath::new(SOURCES)?, before: before.clone(), after: after.clone() };
    Ok(output::replace(&options.project, &file)?)
}

impl Told for NewError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Name(error) => return error.told(),
            Self::Taken { kind, name } => format!("{}`{name}`已经存在\n帮助：请换一个名称", kind.zh()),
            Self::NumberTaken { number, other } => {
                format!("第{number}章已经是`{other}`\n帮助：不写章号，就用下一个空着的")
            }
            Self::NoDocument(path) => {
                format!("文件`{path}`不在项目里\n帮助：请先放进seeds/，再从项目的文件夹起写明路径：seeds/plan.zh.txt")
            }
            Self::NoList => "content/sources.yaml不是每项一行开头的列表，无法添加\n帮助：请手工添加来源".to_owned(),
            Self::Unreadable => "没有新建：报告的设定无法读取".to_owned(),
        };
        Bilingual::of(self.to_string(), zh)
    }
}
