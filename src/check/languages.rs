//! Every text stands in every language, and the languages' texts have one structure.

use super::readings::is_compared;
use crate::diag::{Diagnostic, FileProblem, LanguageProblem, ReferenceProblem, YamlProblem};
use crate::i18n::{Bilingual, Lang, Localized, counted};
use crate::model::{
    Block, BlockKind, Chart, Indicator, InlineKind, List, Math, Observation, Pillar, RefKind, Report, TaskState,
    Writing,
};
use crate::source::Span;

/// Checks that no text of the YAML files is missing in any language.
pub fn data(report: &Report, problems: &mut Vec<Diagnostic>) {
    let languages: Vec<&Lang> = report.languages().collect();
    if languages.is_empty() {
        let why = Bilingual::new("a report has at least one language", "报告至少要有一种语言");
        problems.push(Diagnostic::new(YamlProblem::InvalidValue { why }, report.settings.languages.span));
    }
    if languages.len() > 1 {
        not_compared(report, problems);
    }
    for (at, lang) in report.settings.languages.value.iter().enumerate() {
        let before = report.settings.languages.value.iter().take(at).find(|other| other.value == lang.value);
        if let Some(first) = before {
            let problem = ReferenceProblem::DuplicateId { kind: LANGUAGE, id: lang.value.to_string() };
            problems.push(Diagnostic::new(problem, lang.span).with(first.span, NAMED));
        }
    }
    let mut texts = Texts { languages: &languages, problems };
    of_settings(report, &mut texts);
    report.indicators.values().for_each(|indicator| of_indicator(indicator, &mut texts));
    report.pillars.iter().for_each(|pillar| of_pillar(pillar, &mut texts));
    report.lists.values().for_each(|list| of_list(list, &mut texts));
    report.charts.iter().for_each(|chart| of_chart(chart, &mut texts));
    for term in &report.terms {
        texts.need(&Bilingual::new("the term", "术语"), [&term.term]);
        texts.need(&Bilingual::new("the note", "说明"), &term.note);
    }
    for release in &report.releases {
        texts.need(&Bilingual::new("the note", "说明"), [&release.note]);
        texts.need(&Bilingual::new("the reason", "原因"), release.changes.iter().map(|change| &change.reason));
    }
    for source in &report.sources {
        texts.need(&Bilingual::new("the description", "说明"), &source.description);
        texts.need(&Bilingual::new("the translated title", "标题译文"), &source.title_translated);
        texts.need(&Bilingual::new("the note", "说明"), &source.note);
    }
    for pillar in report.pillars.iter().filter(|pillar| pillar.writing.is_none()) {
        let path =
            format!("content/pillars/{}.{}.md", pillar.id.value, languages.first().map_or("zh", |lang| lang.as_str()));
        problems.push(Diagnostic::new(FileProblem::MissingFile { path }, pillar.id.span));
    }
}

/// Tells once of each language whose numbers cannot be compared with those of the others; where the first cannot, none is.
fn not_compared(report: &Report, problems: &mut Vec<Diagnostic>) {
    for lang in report.settings.languages.value.iter().filter(|lang| !is_compared(&lang.value)) {
        let problem = LanguageProblem::NumbersNotCompared { lang: lang.value.to_string() };
        problems.push(Diagnostic::new(problem, lang.span));
    }
}

struct Texts<'a> {
    languages: &'a [&'a Lang],
    problems: &'a mut Vec<Diagnostic>,
}

impl Texts<'_> {
    fn need<'t>(&mut self, what: &Bilingual, texts: impl IntoIterator<Item = &'t Localized>) {
        for text in texts {
            for lang in self.languages {
                let written = text.spanned(lang);
                if written.is_none_or(|written| written.value.trim().is_empty()) {
                    let problem = LanguageProblem::MissingTranslation { lang: lang.to_string(), what: what.clone() };
                    self.problems.push(Diagnostic::new(problem, written.map_or(text.span, |written| written.span)));
                }
            }
            for (lang, written) in text.iter().filter(|(lang, _)| !self.languages.contains(lang)) {
                self.unknown(lang, written.span);
            }
        }
    }

    fn unknown(&mut self, lang: &Lang, span: Span) {
        self.problems.push(Diagnostic::new(unknown(lang, self.languages), span));
    }
}

fn unknown(lang: &Lang, languages: &[&Lang]) -> LanguageProblem {
    let known: Vec<&str> = languages.iter().map(|lang| lang.as_str()).collect();
    LanguageProblem::UnknownLanguage { lang: lang.to_string(), known: known.join(", ") }
}

fn of_settings(report: &Report, texts: &mut Texts<'_>) {
    let settings = &report.settings;
    texts.need(&Bilingual::new("the title", "标题"), [&settings.title, &settings.short_title]);
    texts.need(&Bilingual::new("the description", "说明"), [&settings.description, &settings.lead]);
    texts.need(&Bilingual::new("the name", "名称"), [&settings.publisher.name, &settings.licence.name]);
    texts.need(&Bilingual::new("the area", "地区"), &settings.area);
    texts.need(&Bilingual::new("the name", "名称"), settings.parts.iter().map(|part| &part.name));
    texts.need(&Bilingual::new("the name", "名称"), settings.tiers.iter().map(|tier| &tier.name));
    texts.need(&Bilingual::new("the note", "说明"), settings.tiers.iter().filter_map(|tier| tier.note.as_ref()));
    texts.need(
        &Bilingual::new("the name", "名称"),
        settings.frame.iter().flat_map(|frame| &frame.dimensions).map(|dimension| &dimension.name),
    );
}

fn of_indicator(indicator: &Indicator, texts: &mut Texts<'_>) {
    texts.need(&Bilingual::new("the name", "名称"), [&indicator.name, &indicator.short]);
    texts.need(&Bilingual::new("the definition", "定义"), indicator.definition.iter().chain(&indicator.area));
    texts.need(&Bilingual::new("the note", "说明"), &indicator.progress_note);
    texts.need(&Bilingual::new("the noun", "量词名称"), indicator.unit.iter().filter_map(|unit| unit.noun.as_ref()));
    if let Some(target) = &indicator.target {
        texts.need(&Bilingual::new("the words", "文字目标"), &target.words);
        texts.need(&Bilingual::new("the note", "说明"), target.note.iter().chain(&target.of));
    }
    let observations = indicator.baseline.iter().chain(&indicator.series).chain(&indicator.also);
    texts.need(&Bilingual::new("the note", "说明"), observations.filter_map(|observation| note(observation)));
}

fn note(observation: &Observation) -> Option<&Localized> {
    observation.note.as_ref()
}

fn of_pillar(pillar: &Pillar, texts: &mut Texts<'_>) {
    texts.need(&Bilingual::new("the name", "名称"), [&pillar.name, &pillar.short]);
    texts.need(&Bilingual::new("the tagline", "一句话介绍"), [&pillar.tagline]);
    for fact in &pillar.facts {
        texts.need(&Bilingual::new("the item", "条目"), &fact.items);
        texts.need(&Bilingual::new("the note", "说明"), &fact.note);
    }
    pillar.charts.iter().for_each(|chart| of_chart(chart, texts));
}

fn of_list(list: &List, texts: &mut Texts<'_>) {
    texts.need(&Bilingual::new("the name", "名称"), [&list.name]);
    texts.need(&Bilingual::new("the text", "文字"), list.intro.iter().chain(&list.note));
    texts.need(&Bilingual::new("the name", "名称"), list.groups.iter().map(|group| &group.name));
    for item in &list.items {
        texts.need(&Bilingual::new("the name", "名称"), [&item.name]);
        texts.need(&Bilingual::new("the text", "文字"), &item.text);
    }
}

fn of_chart(chart: &Chart, texts: &mut Texts<'_>) {
    texts.need(&Bilingual::new("the title", "标题"), [&chart.title]);
    texts.need(&Bilingual::new("the text", "文字"), chart.subtitle.iter().chain(&chart.note).chain(&chart.rest));
}

/// What a text is, by the kind that [`Report::writings`] gives.
fn noun(kind: &str) -> Bilingual {
    match kind {
        "pillar" => RefKind::Pillar.noun(),
        "page" => RefKind::Page.noun(),
        _ => RefKind::Chapter.noun(),
    }
}

/// Checks that a writing stands in every language and that its languages agree block by block.
pub fn writing(
    report: &Report,
    scheme: &'static str,
    writing: &Writing,
    languages: &[&Lang],
    problems: &mut Vec<Diagnostic>,
) {
    let Some(first) = writing.texts.values().next() else { return };
    let kind = noun(scheme);
    // What could not be read is there all the same.
    let is_unread = |lang: &Lang| report.damaged.contains(&(scheme, Some(format!("{}.{lang}", writing.id))));
    let missing = languages.iter().filter(|lang| !writing.texts.contains_key(**lang));
    for lang in missing.filter(|lang| !is_unread(lang)) {
        let what =
            Bilingual::of(format!("the {} `{}`", kind.en(), writing.id), format!("{}`{}`", kind.zh(), writing.id));
        problems
            .push(Diagnostic::new(LanguageProblem::MissingTranslation { lang: lang.to_string(), what }, first.span));
    }
    for (lang, text) in writing.texts.iter().filter(|(lang, _)| !languages.contains(lang)) {
        problems.push(Diagnostic::new(unknown(lang, languages), text.span));
    }
    let Some((origin, text)) = languages.first().and_then(|lang| Some((lang, writing.texts.get(*lang)?))) else {
        return;
    };
    for (_, translation) in writing.texts.iter().filter(|(lang, _)| lang != origin && languages.contains(lang)) {
        if text.summary.is_some() != translation.summary.is_some() {
            let what = Bilingual::new("the summary", "摘要");
            let problem = LanguageProblem::MissingTranslation { lang: origin.to_string(), what };
            problems.push(
                Diagnostic::new(problem, text.title.span)
                    .with(translation.title.span, Bilingual::new("the other language", "另一种语言")),
            );
        }
        compare(origin, &text.document.blocks, &translation.document.blocks, translation.span, problems);
    }
}

/// Reports the first place at which two texts part: everything after it would be shifted.
fn compare(origin: &Lang, blocks: &[Block], translated: &[Block], start: Span, problems: &mut Vec<Diagnostic>) {
    for (block, other) in blocks.iter().zip(translated).take_while(|(block, other)| shape(block) == shape(other)) {
        if let (BlockKind::Heading { id: expected, .. }, BlockKind::Heading { id: found, .. }) =
            (&block.kind, &other.kind)
            && expected != found
        {
            let problem = LanguageProblem::AnchorsDiffer {
                lang: origin.to_string(),
                found: found.clone(),
                expected: expected.clone(),
            };
            let label = Bilingual::new("its counterpart", "与它对应的地方");
            problems.push(Diagnostic::new(problem, other.span).with(block.span, label));
        }
        // Items, notes and quotations have blocks of their own.
        for (inner, others) in block.groups().into_iter().zip(other.groups()) {
            compare(origin, inner, others, other.span, problems);
        }
        if let (BlockKind::Table(table), BlockKind::Table(translated)) = (&block.kind, &other.kind) {
            let mut cells = table.cells().zip(translated.cells());
            if let Some((cell, _)) = cells.find(|(cell, other)| cell.is_empty() != other.is_empty()) {
                const FULL: Bilingual = Bilingual::new("a cell with text", "有文字的单元格");
                const EMPTY: Bilingual = Bilingual::new("an empty cell", "空单元格");
                let (expected, found) = if cell.is_empty() { (EMPTY, FULL) } else { (FULL, EMPTY) };
                let problem = LanguageProblem::StructureDiffers { lang: origin.to_string(), found, expected };
                let label = Bilingual::new("its counterpart", "与它对应的地方");
                problems.push(Diagnostic::new(problem, other.span).with(block.span, label));
            }
        }
    }
    let mut pairs = blocks.iter().zip(translated);
    let parted = pairs.find(|(block, other)| shape(block) != shape(other));
    let (expected, found, span, related) = match parted {
        Some((block, other)) => (shape(block), shape(other), other.span, Some(block.span)),
        None => match (blocks.get(translated.len()), translated.get(blocks.len())) {
            (Some(block), _) => (shape(block), NOTHING, start, Some(block.span)),
            (None, Some(other)) => (NOTHING, shape(other), other.span, None),
            (None, None) => return,
        },
    };
    let problem = LanguageProblem::StructureDiffers { lang: origin.to_string(), found, expected };
    let diagnostic = Diagnostic::new(problem, span);
    problems.push(match related {
        Some(related) => diagnostic.with(related, Bilingual::new("its counterpart", "与它对应的地方")),
        None => diagnostic,
    });
}

const LANGUAGE: Bilingual = Bilingual::new("language", "语言");
const NAMED: Bilingual = Bilingual::new("first named here", "第一次写在这里");
const NOTHING: Bilingual = Bilingual::new("nothing", "空缺");

/// A block's shape in words: its kind, its size, and what it refers to.
fn shape(block: &Block) -> Bilingual {
    let kind = match &block.kind {
        BlockKind::Heading { level, .. } => {
            Bilingual::of(format!("a heading of level {level}"), format!("{level}级标题"))
        }
        BlockKind::Paragraph(_) => Bilingual::new("a paragraph", "段落"),
        BlockKind::List { start, items } => {
            let size = counted(items.len(), "item");
            match start {
                None => Bilingual::of(format!("a list of {size}"), format!("{}项的列表", items.len())),
                Some(1) => Bilingual::of(format!("a numbered list of {size}"), format!("{}项的编号列表", items.len())),
                Some(start) => Bilingual::of(
                    format!("a list of {size} numbered from {start}"),
                    format!("从{start}起编号的{}项列表", items.len()),
                ),
            }
        }
        BlockKind::Quote(blocks) => Bilingual::of(
            format!("a quotation of {}", counted(blocks.len(), "block")),
            format!("{}段的引文", blocks.len()),
        ),
        BlockKind::Table(table) => Bilingual::of(
            format!("a table of {} and {}", counted(table.head.len(), "column"), counted(table.rows.len(), "row")),
            format!("{}列{}行的表格", table.head.len(), table.rows.len()),
        ),
        BlockKind::Definitions(parts) => Bilingual::of(
            format!("a definition list of {}", counted(parts.len(), "part")),
            format!("{}条的定义列表", parts.len()),
        ),
        BlockKind::Footnotes(footnotes) => {
            Bilingual::of(counted(footnotes.len(), "footnote"), format!("{}条脚注", footnotes.len()))
        }
        BlockKind::Code { .. } => Bilingual::new("a code block", "代码块"),
        BlockKind::Rule => Bilingual::new("a rule", "分隔线"),
        BlockKind::Figure { .. } => Bilingual::new("a figure", "图表"),
        BlockKind::Picture { .. } => Bilingual::new("a picture", "图片"),
    };
    let mut references: Vec<String> = block
        .references()
        .iter()
        .map(|reference| {
            let fragment = reference.fragment.as_ref().map(|fragment| format!("#{fragment}")).unwrap_or_default();
            format!("{}:{}{fragment}", reference.kind.scheme(), reference.id)
        })
        .collect();
    block.inlines(&mut |inline| references.extend(mark(&inline.kind)));
    if references.is_empty() {
        return kind;
    }
    let named = references.join(", ");
    Bilingual::of(format!("{} with {named}", kind.en()), format!("{}（含{named}）", kind.zh()))
}

/// A mark that both languages have at the same place: a footnote by its label, a formula but for its words, a task.
fn mark(kind: &InlineKind) -> Option<String> {
    match kind {
        InlineKind::Footnote(reference) => Some(format!("[^{}]", reference.label)),
        InlineKind::Math(math) => Some(format!("${}$", without_words(math))),
        InlineKind::Task(TaskState::Open) => Some("[ ]".to_owned()),
        InlineKind::Task(TaskState::Done) => Some("[x]".to_owned()),
        InlineKind::Text(_)
        | InlineKind::Code(_)
        | InlineKind::Emphasis(_)
        | InlineKind::Strong(_)
        | InlineKind::Deleted(_)
        | InlineKind::Subscript(_)
        | InlineKind::Superscript(_)
        | InlineKind::SoftBreak
        | InlineKind::HardBreak
        | InlineKind::Refer { .. }
        | InlineKind::External { .. } => None,
    }
}

/// A formula without its spaces and words: `\frac{\text{}}{x}`.
fn without_words(formula: &Math) -> String {
    let mut out = String::new();
    let mut end = 0;
    for words in formula.words() {
        out.push_str(formula.source.get(end..words.start).unwrap_or_default());
        end = words.end;
    }
    out.push_str(formula.source.get(end..).unwrap_or_default());
    out.chars().filter(|sign| !sign.is_whitespace()).collect()
}
