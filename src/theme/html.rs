//! Markup that is already escaped, as templates receive it: the only value that a template prints as it stands.

use serde::{Serialize, Serializer};

/// Finished markup. Everything else is escaped by the template engine, so this type is built only where text was escaped before.
#[derive(Debug, Clone, PartialEq)]
pub struct Html(tera::Value);

impl Html {
    /// Marks `markup` as finished. The caller vouches that every piece of text in it was escaped.
    pub fn from_markup(markup: &str) -> Self {
        Self(tera::Value::safe_string(markup))
    }

    /// The markup.
    pub fn as_str(&self) -> &str {
        self.0.as_str().unwrap_or_default()
    }
}

impl Default for Html {
    fn default() -> Self {
        Self::from_markup("")
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// `text` with the five characters escaped that mean something in markup.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}
