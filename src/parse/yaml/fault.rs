//! Why a node could not be read, and which node it was.

use super::node::Node;
use crate::diag::{Problem, YamlProblem, nearest};
use crate::i18n::{Bilingual, shown_with_spaces};
use crate::source::Span;
use serde::de::{self, Expected, Unexpected};
use std::fmt;

/// An error of deserialisation, placed as it passes the node it belongs to.
#[derive(Debug, Clone)]
pub struct Fault {
    /// What is wrong.
    pub problem: Problem,
    /// The node at fault, to be taken out.
    pub node: Option<Span>,
    /// The place to show.
    pub mark: Option<Span>,
}

impl Fault {
    fn new(problem: YamlProblem) -> Self {
        Self { problem: problem.into(), node: None, mark: None }
    }

    /// Places it at `node`, unless a node further in has been named before.
    pub fn at(mut self, node: &Node) -> Self {
        self.node.get_or_insert(node.span);
        self.mark.get_or_insert_with(|| node.mark());
        self
    }

    /// Places it at a key, so that taking out the key's value mends it.
    pub fn at_key(mut self, key: Span, value: &Node) -> Self {
        self.node.get_or_insert(value.span);
        self.mark.get_or_insert(key);
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.problem.words().message.en())
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(YamlProblem::InvalidValue { why: Bilingual::carried(&format!("{message:#}")) })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(YamlProblem::MissingKey { key: field.into() })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let (found, expected) = (found_words(&found), expected_words(expected));
        Self::custom(Bilingual::of(
            format!("expected {}, found {}", expected.en(), found.en()),
            format!("这里应为{}，却是{}", expected.zh(), found.zh()),
        ))
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn invalid_length(length: usize, expected: &dyn Expected) -> Self {
        let expected = expected_words(expected);
        Self::custom(format_args!(
            "{:#}",
            Bilingual::of(
                format!("expected {}, found {length} entries", expected.en()),
                format!("这里应为{}，却有{length}项", expected.zh()),
            )
        ))
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::unknown_variant(field, expected)
    }

    fn duplicate_field(field: &'static str) -> Self {
        Self::new(YamlProblem::DuplicateKey { key: field.into() })
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let (en, zh) = match nearest(variant, expected.iter().copied()) {
            Some(near) => (format!("did you mean `{near}`?"), format!("是否想写`{near}`？")),
            None => (format!("one of {}", expected.join(", ")), format!("可用的是{}", expected.join("、"))),
        };
        Self::custom(Bilingual::of(
            format!("`{variant}` is not known here: {en}"),
            format!("这里不能写`{variant}`：{zh}"),
        ))
    }
}

fn found_words(found: &Unexpected<'_>) -> Bilingual {
    match found {
        Unexpected::Unit | Unexpected::Option => Bilingual::new("nothing", "空的"),
        Unexpected::Seq => Bilingual::new("a list", "列表"),
        Unexpected::Map => Bilingual::new("keys and values", "键和值"),
        Unexpected::Str(text) => {
            let text = shown_with_spaces(text);
            Bilingual::of(format!("the text `{text}`"), format!("文字`{text}`"))
        }
        Unexpected::Other(number) => Bilingual::of(format!("the number `{number}`"), format!("数字`{number}`")),
        Unexpected::Bool(truth) => Bilingual::same(format!("`{truth}`")),
        Unexpected::Bytes(_) => Bilingual::new("bytes", "字节"),
        Unexpected::Char(_) | Unexpected::Unsigned(_) | Unexpected::Signed(_) | Unexpected::Float(_) => {
            Bilingual::same(found.to_string().replace("integer ", "").replace("floating point ", ""))
        }
        _ => Bilingual::new("another kind of value", "另一种值"),
    }
}

/// What serde says that it expects, in the words of the documentation.
fn expected_words(expected: &dyn Expected) -> Bilingual {
    let text = format!("{expected:#}");
    match text.as_str() {
        "a sequence" => Bilingual::new("a list", "列表"),
        "a string" => Bilingual::new("text", "文字"),
        "a boolean" => Bilingual::new("`true` or `false`", "`true`或`false`"),
        "f32" | "f64" => Bilingual::new("a number", "数字"),
        "u8" | "u16" | "u32" | "u64" => Bilingual::new("a whole number, not negative", "不小于零的整数"),
        "i8" | "i16" | "i32" | "i64" => Bilingual::new("a whole number", "整数"),
        "a map" => Bilingual::new("keys and values", "键和值"),
        name if name.starts_with("struct ") => Bilingual::new("keys and values", "键和值"),
        name if name.starts_with("enum ") => Bilingual::new("one word", "一个词"),
        _ => match Bilingual::carried(&text) {
            // The words of a library, which are English.
            words if words.en() == words.zh() => Bilingual::new("another kind of value", "另一种值"),
            words => words,
        },
    }
}
