//! Which form of a phrase goes with a number: the plural categories of Unicode CLDR, for the languages whose rules are short.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use super::lang::Lang;
use super::tongue::Bilingual;

/// A plural category of CLDR.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PluralCategory {
    /// Of none, as in Arabic and Latvian. 零。
    Zero,
    /// Of one, in English and most languages. 一。
    One,
    /// Of two, as in Arabic. 二。
    Two,
    /// Of a few, as in Russian and Polish. 少数几个。
    Few,
    /// Of many, as in Russian and Arabic. 多个。
    Many,
    /// Of every other number; each language has it. 其他，各种语言都有。
    Other,
}

impl PluralCategory {
    /// Its name in CLDR.
    pub fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }
}

/// How a language chooses the category of a number.
///
/// Source: Unicode CLDR 46, `supplemental/plurals.xml`, of which this has the rules for whole numbers and for decimals as they are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PluralRule {
    /// One form for all numbers: Chinese, Japanese; also languages that this table does not know.
    #[default]
    Single,
    /// 1 is singular: English, German.
    One,
    /// 0 and 1 are singular, with their decimals: French, Hindi.
    ZeroOrOne,
    /// 1, 21; 2–4, 22–24; the others: Russian, Ukrainian, Belarusian.
    EastSlavic,
    /// 1; 2–4, 22–24; the others: Polish.
    Polish,
    /// 1; 2–4; decimals; the others: Czech, Slovak.
    Czech,
    /// 0; 1; 2; 3–10; 11–99; the others, by the last two digits: Arabic.
    Arabic,
}

impl PluralRule {
    /// The rule of a language.
    pub fn of(lang: &Lang) -> Self {
        match lang.language() {
            "pt" if lang.as_str().eq_ignore_ascii_case("pt-PT") => Self::One,
            "en" | "de" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "et" | "hu" | "it" | "es" | "ca" | "gl"
            | "eu" | "el" | "bg" | "sq" | "tr" | "az" | "kk" | "ky" | "uz" | "tk" | "mn" | "ug" | "ka" | "sw"
            | "ur" | "ta" | "te" | "ml" | "mr" | "ne" | "af" | "eo" | "fo" | "fy" | "lb" => Self::One,
            "fr" | "pt" | "hi" | "bn" | "gu" | "kn" | "fa" | "am" | "hy" | "zu" => Self::ZeroOrOne,
            "ru" | "uk" | "be" => Self::EastSlavic,
            "pl" => Self::Polish,
            "cs" | "sk" => Self::Czech,
            "ar" => Self::Arabic,
            _ => Self::Single,
        }
    }

    /// The category of `number`, whose decimals count as they are written: 1.0 is no 1 in English.
    pub fn category(self, number: Decimal) -> PluralCategory {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        let number = number.abs();
        let is_whole = number.scale() == 0;
        let whole = number.trunc().to_u128().unwrap_or(u128::MAX);
        let (ten, hundred) = (whole % 10, whole % 100);
        let is_few = matches!(ten, 2..=4) && !matches!(hundred, 12..=14);
        match self {
            Self::One if is_whole && whole == 1 => One,
            Self::ZeroOrOne if whole <= 1 => One,
            Self::EastSlavic | Self::Polish | Self::Czech | Self::Arabic if !is_whole => match self {
                Self::Czech => Many,
                _ => Other,
            },
            Self::EastSlavic if ten == 1 && hundred != 11 => One,
            Self::Polish | Self::Czech if whole == 1 => One,
            Self::EastSlavic | Self::Polish if is_few => Few,
            Self::EastSlavic | Self::Polish => Many,
            Self::Czech if matches!(whole, 2..=4) => Few,
            Self::Arabic => match (whole, hundred) {
                (0, _) => Zero,
                (1, _) => One,
                (2, _) => Two,
                (_, 3..=10) => Few,
                (_, 11..=99) => Many,
                _ => Other,
            },
            Self::Single | Self::One | Self::ZeroOrOne | Self::Czech => Other,
        }
    }

    /// The categories that whole numbers have in the language.
    pub fn categories(self) -> &'static [PluralCategory] {
        use PluralCategory::{Few, Many, One, Other, Two, Zero};
        match self {
            Self::Single => &[Other],
            Self::One | Self::ZeroOrOne => &[One, Other],
            Self::EastSlavic | Self::Polish => &[One, Few, Many],
            Self::Czech => &[One, Few, Other],
            Self::Arabic => &[Zero, One, Two, Few, Many, Other],
        }
    }
}

/// A text, or its forms where it tells how many: `{one: "{n} term", other: "{n} terms"}`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Phrase {
    /// For every number that has no form of its own.
    other: String,
    /// Those of single categories.
    forms: BTreeMap<PluralCategory, String>,
}

impl Phrase {
    /// The text, or its form for numbers without one of their own.
    pub fn text(&self) -> &str {
        &self.other
    }

    /// The form for numbers of `category`.
    pub fn form(&self, category: PluralCategory) -> &str {
        self.forms.get(&category).unwrap_or(&self.other)
    }

    /// The forms by the names of their categories; none where it is a plain text.
    pub fn forms(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let other = (!self.forms.is_empty()).then_some(("other", self.other.as_str()));
        self.forms.iter().map(|(category, text)| (category.name(), text.as_str())).chain(other)
    }

    /// The categories of `rule` that it has no form for, where it has forms at all. `other` stands for them.
    pub fn lacks(&self, rule: PluralRule) -> Vec<PluralCategory> {
        let is_lacking = |it: &PluralCategory| *it != PluralCategory::Other && !self.forms.contains_key(it);
        let needed = rule.categories().iter().copied().filter(is_lacking);
        if self.forms.is_empty() { Vec::new() } else { needed.collect() }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Self { other: text, forms: BTreeMap::new() }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

/// What is counted, and its forms where the report names them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Noun<'a> {
    /// For every number that has no form of its own.
    pub text: &'a str,
    /// Those of single categories.
    pub forms: Option<&'a BTreeMap<PluralCategory, String>>,
}

impl<'a> Noun<'a> {
    /// The form for numbers of `category`.
    pub fn form(self, category: PluralCategory) -> &'a str {
        self.forms.and_then(|forms| forms.get(&category)).map_or(self.text, String::as_str)
    }
}

/// The forms as they are written.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Forms {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
}

impl From<Forms> for Phrase {
    fn from(forms: Forms) -> Self {
        let named = [
            (PluralCategory::Zero, forms.zero),
            (PluralCategory::One, forms.one),
            (PluralCategory::Two, forms.two),
            (PluralCategory::Few, forms.few),
            (PluralCategory::Many, forms.many),
        ];
        let named = named.into_iter().filter_map(|(category, text)| Some((category, text?)));
        Self { other: forms.other, forms: named.collect() }
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Phrase;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                let what = Bilingual::new(
                    "a text, or its forms: {one: …, other: …}",
                    "文字，或按数量分列的几种形式：{one: …, other: …}",
                );
                write!(formatter, "{what:#}")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Phrase, E> {
                Ok(Phrase::from(text))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Phrase, A::Error> {
                Forms::deserialize(MapAccessDeserializer::new(map)).map(Phrase::from)
            }
        }

        deserializer.deserialize_any(Either)
    }
}

impl JsonSchema for Phrase {
    fn schema_name() -> Cow<'static, str> {
        "Phrase".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let text = json_schema!({ "type": "string" });
        let one_form = json_schema!({ "type": "string", "description": "The form for numbers of this category. 这一类数量用的形式。" });
        json_schema!({
            "description": "A text, or its forms by the plural categories of CLDR where it tells how many. 文字；要说明数量的，可按CLDR的复数类别分列几种形式。",
            "anyOf": [text, {
                "type": "object",
                "properties": {
                    "zero": one_form, "one": one_form, "two": one_form, "few": one_form, "many": one_form, "other": one_form,
                },
                "required": ["other"],
                "additionalProperties": false,
            }],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn categories(lang: &str, numbers: &[&str]) -> Vec<&'static str> {
        let rule = PluralRule::of(&Lang::try_from(lang.to_owned()).unwrap());
        numbers.iter().map(|number| rule.category(number.parse().unwrap()).name()).collect()
    }

    /// The samples of CLDR's table.
    #[test]
    fn numbers_have_the_categories_of_cldr() {
        assert_eq!(categories("zh", &["0", "1", "2"]), ["other"; 3]);
        assert_eq!(categories("ja-JP", &["1"]), ["other"]);
        assert_eq!(
            categories("en", &["0", "1", "2", "1.0", "1.5", "-1"]),
            ["other", "one", "other", "other", "other", "one"]
        );
        assert_eq!(categories("fr", &["0", "1", "1.9", "2"]), ["one", "one", "one", "other"]);
        assert_eq!(categories("pt", &["0"]), ["one"]);
        assert_eq!(categories("pt-PT", &["0", "1"]), ["other", "one"]);
        assert_eq!(
            categories("ru", &["0", "1", "2", "5", "11", "12", "21", "24", "111", "1.5"]),
            ["many", "one", "few", "many", "many", "many", "one", "few", "many", "other"]
        );
        assert_eq!(
            categories("pl", &["1", "2", "5", "21", "22", "112"]),
            ["one", "few", "many", "many", "few", "many"]
        );
        assert_eq!(categories("cs", &["1", "3", "5", "22", "1.5"]), ["one", "few", "other", "other", "many"]);
        assert_eq!(
            categories("ar", &["0", "1", "2", "3", "11", "100", "103", "1.5"]),
            ["zero", "one", "two", "few", "many", "other", "few", "other"]
        );
    }

    #[test]
    fn every_whole_number_has_a_category_that_its_language_lists() {
        for lang in ["zh", "en", "fr", "ru", "pl", "cs", "ar", "xx"] {
            let rule = PluralRule::of(&Lang::try_from(lang.to_owned()).unwrap());
            for number in 0..=1_000_u32 {
                let category = rule.category(Decimal::from(number));
                assert!(rule.categories().contains(&category), "{lang} {number}: {category:?}");
            }
        }
    }
}
