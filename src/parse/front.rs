//! Markdown files with front matter: chapters, pages and pillars' summaries, one file a language.

use super::html::Html;
use super::markdown::{self, Body};
use super::yaml;
use crate::diag::{Diagnostic, FileProblem, MarkdownProblem};
use crate::i18n::{Bilingual, Lang, Script};
use crate::model::{Status, Text, Writing};
use crate::source::{FileId, SourceFile, SourceSet, Span, Spanned};
use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Deserialize;
use std::collections::BTreeMap;

/// How the files of a folder are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// `1-overview.zh.md`
    Numbered,
    /// `about.zh.md`
    Plain,
}

/// The head of a Markdown file, between two lines of three hyphens.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Front {
    /// The page's only heading of level 1. 标题，即页面唯一的一级标题。
    title: Spanned<String>,
    /// For cards, search engines and feeds; in all languages or in none. 摘要，用于卡片、搜索引擎和订阅源。
    summary: Option<Spanned<String>>,
    /// Whether it is shown; one language's `draft` holds back all of them. 是否发布；一种语言为草稿则全部不发布。
    #[serde(default)]
    #[schemars(extend("default" = "published"))]
    status: Status,
    /// What becomes of HTML in the text: `escaped` or `sanitized`. 正文中HTML的处理方式。
    #[serde(default)]
    #[schemars(extend("default" = "escaped"))]
    html: Html,
}

/// The writings of a folder, in the order of their numbers and ids; `known` are texts that need not be read.
pub fn writings(
    (sources, known): (&SourceSet, &BTreeMap<FileId, Text>),
    folder: &str,
    names: Names,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Writing> {
    let files: Vec<_> = sources
        .below(folder)
        .filter(|(_, file)| file.path.strip_prefix(folder).is_some_and(|name| super::is_leaf(name, ".md")))
        .collect();
    let read: Vec<_> = files.into_par_iter().map(|(id, file)| one((id, known.get(&id)), file, folder, names)).collect();
    let mut found: BTreeMap<(Option<u32>, String), Writing> = BTreeMap::new();
    for (text, mut met) in read {
        problems.append(&mut met);
        if let Some((name, text)) = text {
            found
                .entry((name.number, name.id.clone()))
                .or_insert_with(|| Writing { id: name.id, number: name.number, texts: BTreeMap::new() })
                .texts
                .insert(name.lang, Box::new(text));
        }
    }
    found.into_values().collect()
}

/// A file's name, taken apart.
struct Name {
    number: Option<u32>,
    id: String,
    lang: Lang,
}

fn one(
    (id, known): (FileId, Option<&Text>),
    file: &SourceFile,
    folder: &str,
    names: Names,
) -> (Option<(Name, Text)>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let name = match name(file.path.trim_start_matches(folder), names) {
        Ok(name) => name,
        Err(why) => {
            problems.push(Diagnostic::new(FileProblem::FileName { why }, Span::start_of(id)));
            return (None, problems);
        }
    };
    let text = known.cloned().or_else(|| text(id, file, &mut problems));
    (text.map(|text| (name, text)), problems)
}

const NO_NUMBER: Bilingual = Bilingual::new("it does not begin with the chapter's number", "开头没有章号");

fn name(path: &str, names: Names) -> Result<Name, Bilingual> {
    let wrong = |why: &Bilingual| {
        Bilingual::of(
            format!("`{path}` is not a file name of this folder: {}", why.en()),
            format!("`{path}`不是这个文件夹的文件名：{}", why.zh()),
        )
    };
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (stem, lang) =
        stem.rsplit_once('.').ok_or_else(|| wrong(&Bilingual::new("it names no language", "没有写明语言")))?;
    let lang = Lang::try_from(lang.to_owned()).map_err(|why| wrong(&why))?;
    let (number, id) = match names {
        Names::Plain => (None, stem),
        Names::Numbered => {
            let (number, id) = stem.split_once('-').ok_or_else(|| wrong(&NO_NUMBER))?;
            let number = number.parse().map_err(|_| wrong(&NO_NUMBER))?;
            (Some(number), id)
        }
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        return Err(wrong(&Bilingual::new("an id has only a–z, 0–9 and hyphens", "标识只能用a–z、0–9和连字符")));
    }
    Ok(Name { number, id: id.to_owned(), lang })
}

/// The script of the language that a file's name gives.
fn script(path: &str) -> Script {
    let tag = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')).map(|(_, tag)| tag.to_owned());
    tag.and_then(|tag| Lang::try_from(tag).ok()).map_or(Script::Spaced, |lang| lang.script())
}

/// One file's front matter and prose.
pub fn text(id: FileId, file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Option<Text> {
    let source = &file.text;
    let line = |at: usize| Span::new(id, at..at + 3.min(source.len()));
    let first = source.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        problems.push(Diagnostic::new(MarkdownProblem::FrontMatterMissing, Span::start_of(id)));
        return None;
    }
    let start = source.find('\n').map_or(source.len(), |newline| newline + 1);
    let mut at = start;
    let mut end = None;
    for text in source.get(start..).unwrap_or_default().split_inclusive('\n') {
        if text.trim_end() == "---" {
            end = Some((at, at + text.len()));
            break;
        }
        at += text.len();
    }
    let Some((end, body)) = end else {
        problems.push(Diagnostic::new(MarkdownProblem::FrontMatterUnclosed, line(0)));
        return None;
    };
    let front: Option<Front> = yaml::read(id, source.get(start..end).unwrap_or_default(), start, problems);
    let html = front.as_ref().map(|front| front.html).unwrap_or_default();
    let document = markdown::parse(id, source, Body { offset: body, html, script: script(&file.path) }, problems);
    let front = front?;
    Some(Text { span: line(0), title: front.title, summary: front.summary, status: front.status, document })
}
