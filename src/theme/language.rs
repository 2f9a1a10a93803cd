//! What a theme says in one language, and how that language writes numbers and dates.

use super::find;
use crate::diag::{Diagnostic, FileProblem, ThemeProblem};
use crate::i18n::{DateFormat, Lang, Localized, NumberFormat, Phrase, PluralRule, filled};
use crate::parse;
use crate::source::{FileId, SourceSet, Span};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// One language of a theme: `i18n/<lang>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Language {
    /// The language's own name. 语言自己的名称，如“中文”。
    pub name: String,
    /// The locale for Open Graph and the like: `zh-CN`. 地区设置，用于分享预览。
    pub locale: String,
    /// How it writes numbers. 数字的写法。
    pub numbers: NumberFormat,
    /// How it writes dates and periods. 日期和时期的写法。
    pub dates: DateFormat,
    /// How it writes comparators: `ge: "{}以上"`. 界限的写法。
    pub operators: BTreeMap<String, String>,
    /// Everything the site itself says. 网站自身的用语。
    pub phrases: BTreeMap<String, Phrase>,
}

impl Language {
    /// The phrase `key`. A missing one is shown by its name, which the assembling of the theme does not let happen.
    pub fn phrase<'a>(&'a self, key: &'a str) -> &'a str {
        self.phrases.get(key).map_or(key, Phrase::text)
    }

    /// Says what `phrases` have in `lang` in place of its own.
    pub(super) fn say(&mut self, lang: &Lang, phrases: &BTreeMap<String, Localized>) {
        for (key, text) in &mut self.phrases {
            if let Some(own) = phrases.get(key).and_then(|own| own.spanned(lang)) {
                *text = Phrase::from(own.value.as_str());
            }
        }
    }

    /// The form of the phrase `key` for `count` of something, which fills the hole `{n}` beside the other `holes`.
    pub fn counted(&self, key: &str, count: usize, holes: &[(&str, &str)]) -> String {
        let count = Decimal::from(count);
        let form = self.phrases.get(key).map_or(key, |phrase| phrase.form(self.numbers.plural.category(count)));
        let digits = self.numbers.digits(count);
        filled(form, |name| {
            let known = holes.iter().find(|(hole, _)| *hole == name).map(|(_, value)| Cow::Borrowed(*value));
            known.or_else(|| (name == "n").then_some(Cow::Borrowed(digits.as_str())))
        })
    }

    /// The phrase `key` with its holes filled: `fill("chapter_label", &[("n", "3")])`.
    pub fn fill(&self, key: &str, holes: &[(&str, &str)]) -> String {
        filled(self.phrase(key), |name| {
            holes.iter().find(|(hole, _)| *hole == name).map(|(_, value)| Cow::Borrowed(*value))
        })
    }
}

/// Tells which forms for counts the language has and its file lacks, all of one kind together.
fn plurals(language: &Language, lang: &Lang, file: FileId, problems: &mut Vec<Diagnostic>) {
    let numbers = &language.numbers;
    let patterns = numbers.units.iter().map(|(code, unit)| (format!("numbers.units.{code}"), &unit.pattern));
    let own = numbers.units.values().filter_map(|unit| unit.scales.as_ref()).flatten();
    let words = numbers.scales.iter().chain(own).map(|scale| ("numbers.scales".to_owned(), &scale.word));
    let phrases = language.phrases.iter().map(|(key, phrase)| (key.clone(), phrase));
    let mut lacking: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (key, phrase) in phrases.chain(patterns).chain(words) {
        for category in phrase.lacks(numbers.plural) {
            lacking.entry(category.name()).or_default().insert(key.clone());
        }
    }
    for (form, keys) in lacking {
        let keys = keys.into_iter().collect::<Vec<_>>().join(", ");
        let problem = ThemeProblem::PluralMissing { lang: lang.to_string(), forms: format!("`{form}`"), keys };
        problems.push(Diagnostic::new(problem, Span::start_of(file)));
    }
}

/// Reads the language's file; a phrase that another shipped language has and this one lacks is a problem.
pub fn read(
    sources: &SourceSet,
    layers: &[String],
    lang: &Lang,
    report: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<Language> {
    // Phrases for zh serve zh-Hans-CN where it has none of its own.
    let Some(id) = lang.chain().find_map(|lang| find(sources, layers, &format!("i18n/{lang}.yaml"))) else {
        let path = format!("{}i18n/{lang}.yaml", layers.first().map_or("", String::as_str));
        problems.push(Diagnostic::new(FileProblem::MissingFile { path }, report));
        return None;
    };
    let mut language: Language = parse::yaml(id, sources.get(id)?, problems)?;
    language.numbers.plural = PluralRule::of(lang);
    plurals(&language, lang, id, problems);
    // English is the list of what every language must say: the theme's own, or the default's where it has none. A theme
    // that brings its own English answers for that list itself.
    let model = find(sources, layers, "i18n/en.yaml").filter(|model| *model != id);
    if let Some(model) = model {
        let model: Option<Language> = parse::yaml(model, sources.get(model)?, &mut Vec::new());
        let keys = model.map(|model| model.phrases).unwrap_or_default();
        for key in keys.into_keys().filter(|key| !language.phrases.contains_key(key)) {
            let problem = ThemeProblem::PhraseMissing { lang: lang.to_string(), key };
            problems.push(Diagnostic::new(problem, Span::start_of(id)));
        }
    }
    Some(language)
}
