//! Why a node could not be read, and which node it was.

use super::node::Node;
use crate::diag::{Problem, nearest};
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
    fn new(problem: Problem) -> Self {
        Self { problem, node: None, mark: None }
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
        formatter.write_str(&self.problem.message())
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Problem::InvalidValue { why: message.to_string() })
    }

    fn missing_field(field: &'static str) -> Self {
        Self::new(Problem::MissingKey { key: field.into() })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn Expected) -> Self {
        let found = match found {
            Unexpected::Unit | Unexpected::Option => "nothing".to_owned(),
            Unexpected::Seq => "a list".to_owned(),
            Unexpected::Map => "keys and values".to_owned(),
            Unexpected::Str(text) => format!("the text `{text}`"),
            other => other.to_string(),
        };
        Self::custom(format_args!("expected {expected}, found {found}"))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let hint = nearest(variant, expected.iter().copied())
            .map_or_else(|| format!("one of {}", expected.join(", ")), |near| format!("did you mean `{near}`?"));
        Self::custom(format_args!("`{variant}` is not known here: {hint}"))
    }
}
