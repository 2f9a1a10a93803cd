//! Where on a page a text stands: what its anchors are called.

use super::scribe::Scribe;

/// A place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    /// The page is about it: anchors are called as they were written.
    Own,
    /// In a row with its translations, which has the anchor of its heading. Other anchors begin with this; it may be empty.
    Beside(&'a str),
}

impl<'a> Scribe<'a> {
    /// The same scribe at another place on the page.
    pub fn at(&self, place: Place<'a>) -> Self {
        Self { place, ..*self }
    }

    /// What anchors begin with here.
    pub fn prefix(&self) -> &'a str {
        match self.place {
            Place::Own => "",
            Place::Beside(prefix) => prefix,
        }
    }

    /// The anchor of a chart or list here: once on a page. Ids have no underscore, so that no two become one.
    pub fn anchor(&self, id: &str) -> String {
        match self.prefix() {
            "" => id.to_owned(),
            prefix => format!("{prefix}_{id}"),
        }
    }

    /// The anchor of a heading, where it has one of its own.
    pub fn heading(&self, id: &str) -> Option<String> {
        (!matches!(self.place, Place::Beside(_))).then(|| self.anchor(id))
    }
}
