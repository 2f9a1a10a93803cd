//! Languages of which numbers in digits are read, with their scale words, units, bounds and falls, so that a figure is checked
//! against a quote in them. Numbers in words are not read. Separators are those of CLDR.

mod german;
mod french;
mod spanish;
mod portuguese;
mod italian;
mod dutch;
mod russian;

use super::language::{Language, Words};
use crate::quantity::digits::Separators;
use std::sync::LazyLock;

/// A language without any words.
const DIGITS: Language = Language {
    whole: false,
    separators: Separators::Comma,
    cardinals: &[],
    ordinals: &[],
    months: [""; 12],
    scales: &[],
    units: &[],
    before: &[],
    after: &[],
    levels: "",
    falls: "",
    falls_behind: "",
    codes: "tel isbn issn iso iec din en",
    before_places: "",
};

/// The tables of each language, by its tag.
pub(super) static LANGUAGES: LazyLock<Vec<(&str, Words)>> = LazyLock::new(|| {
    let languages = [
        ("de", &german::LANGUAGE),
        ("es", &spanish::LANGUAGE),
        ("fr", &french::LANGUAGE),
        ("it", &italian::LANGUAGE),
        ("nl", &dutch::LANGUAGE),
        ("pt", &portuguese::LANGUAGE),
        ("ru", &russian::LANGUAGE),
    ];
    languages.into_iter().map(|(tag, language)| (tag, Words::new(language))).collect()
});
