//! Markdown files with front matter: chapters, pages and pillars' summaries, one file a language.

use super::html::Html;
use super::markdown::{self, Body};
use super::yaml;
use crate::diag::{Diagnostic, FileProblem, MOST, MarkdownProblem, TypingProblem};
use crate::i18n::{Bilingual, Lang, Script, stray};
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
        let Some((name, text)) = text else { continue };
        let span = text.span;
        let writing = found.entry((name.number, name.id.clone())).or_insert_with(|| Writing {
            id: name.id,
            number: name.number,
            texts: BTreeMap::new(),
        });
        if let Some(other) = writing.texts.insert(name.lang, Box::new(text)) {
            let why = Bilingual::new("two files are this text in one language", "同一种语言的这段文字有两个文件");
            let help = Bilingual::new(
                "keep one: tags that differ only in case are one",
                "请只留一个：只差大小写的语言标签是同一个",
            );
            let first = Bilingual::new("the other one", "另一个");
            problems.push(Diagnostic::new(FileProblem::FileName { why, help }, span).with(other.span, first));
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
    let path = file.path.strip_prefix(folder).unwrap_or(&file.path);
    let name = match name(path, names) {
        Ok(name) => name,
        Err(why) => {
            let help = proposal(path, folder, names);
            let why = Bilingual::of(
                format!("`{path}` is not a file name of this folder: {}", why.en()),
                format!("`{path}`不是这个文件夹的文件名：{}", why.zh()),
            );
            problems.push(Diagnostic::new(FileProblem::FileName { why, help }, Span::start_of(id)));
            return (None, problems);
        }
    };
    let text = known.cloned().or_else(|| text(id, file, &mut problems));
    (text.map(|text| (name, text)), problems)
}

const NO_NUMBER: Bilingual = Bilingual::new("it does not begin with the chapter's number", "开头没有章号");

fn name(path: &str, names: Names) -> Result<Name, Bilingual> {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let no_language = || Bilingual::new("it names no language", "没有写明语言");
    let (stem, lang) = stem.rsplit_once('.').ok_or_else(no_language)?;
    let lang = Lang::try_from(lang.to_owned())?;
    let (number, id) = match names {
        Names::Plain => (None, stem),
        Names::Numbered => {
            let (number, id) = stem.split_once('-').ok_or(NO_NUMBER)?;
            let number = number.parse().map_err(|_| NO_NUMBER)?;
            (Some(number), id)
        }
    };
    if !is_id(id) {
        return Err(Bilingual::new("an id has only a–z, 0–9 and hyphens", "标识只能用a–z、0–9和连字符"));
    }
    Ok(Name { number, id: id.to_owned(), lang })
}

/// The script of the language that a file's name gives.
fn script(path: &str) -> Script {
    let tag = path.strip_suffix(".md").and_then(|stem| stem.rsplit_once('.')).map(|(_, tag)| tag.to_owned());
    tag.and_then(|tag| Lang::try_from(tag).ok()).map_or(Script::Spaced, |lang| lang.script())
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// A name that the file could have.
fn proposal(path: &str, folder: &str, names: Names) -> Bilingual {
    let stem = path.strip_suffix(".md").unwrap_or(path);
    let (stem, lang) = stem.rsplit_once('.').map_or((stem, "zh"), |(stem, lang)| (stem, lang));
    let lang = Lang::try_from(lang.to_owned()).map_or_else(|_| "zh".to_owned(), |lang| lang.to_string());
    let numbered = stem.split_once('-').filter(|(number, _)| number.parse::<u32>().is_ok());
    let (number, id) = numbered.unwrap_or(("1", stem));
    let id = if is_id(id) { id } else { "overview" };
    match names {
        Names::Plain => Bilingual::of(
            format!("name it like `{folder}{id}.{lang}.md`: id, language"),
            format!("请按`{folder}{id}.{lang}.md`的样子命名：标识、语言"),
        ),
        Names::Numbered if numbered.is_none() => Bilingual::of(
            format!(
                "name it like `{folder}{number}-{id}.{lang}.md`, with the chapter's number in the report; a page beside the chapters belongs in `content/pages/`, without a number"
            ),
            format!(
                "请按`{folder}{number}-{id}.{lang}.md`的样子命名，开头是这一章的章号；章节之外的页面放在`content/pages/`里，不写章号"
            ),
        ),
        Names::Numbered => Bilingual::of(
            format!("name it like `{folder}{number}-{id}.{lang}.md`: number, id, language"),
            format!("请按`{folder}{number}-{id}.{lang}.md`的样子命名：章号、标识、语言"),
        ),
    }
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
    let prose = source.get(body..).unwrap_or_default();
    problems.extend(stray(prose).take(MOST).map(|(at, character)| {
        let at = body + at;
        Diagnostic::new(TypingProblem::InvisibleCharacter { character }, Span::new(id, at..at + character.len_utf8()))
    }));
    let front = front?;
    Some(Text { span: line(0), title: front.title, summary: front.summary, status: front.status, document })
}
