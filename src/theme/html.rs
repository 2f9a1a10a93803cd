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
    write_escaped(&mut out, text);
    out
}

/// Appends `text` to `out`, escaped as [`escape`] does it.
pub fn write_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        // The byte is ASCII, so that both sides of it are whole characters.
        let (Some(before), Some(after)) = (rest.get(..at), rest.get(at + 1..)) else { break };
        out.push_str(before);
        out.push_str(match rest.as_bytes().get(at) {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            Some(b'"') => "&quot;",
            _ => "&#39;",
        });
        rest = after;
    }
    out.push_str(rest);
}
