//! Where a link in Markdown leads: to a part of the report, or out of it.

use crate::model::{RefKind, Reference};
use crate::source::Span;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// To a part of the report.
    Reference(Reference),
    /// To another site, or a mail address.
    External(String),
}

/// Reads `url`. `None` for what no report may carry: scripts, data, and paths, which would break when pages move.
pub fn destination(url: &str, span: Span) -> Option<Destination> {
    let (scheme, rest) = url.split_once(':')?;
    if let Some(kind) = RefKind::ALL.into_iter().find(|kind| kind.scheme() == scheme) {
        let (id, fragment) = match rest.split_once('#') {
            Some((id, fragment)) => (id, Some(fragment.to_owned())),
            None => (rest, None),
        };
        return Some(Destination::Reference(Reference { span, kind, id: id.to_owned(), fragment }));
    }
    match scheme {
        "https" | "http" if rest.starts_with("//") && rest.len() > 2 => Some(Destination::External(url.to_owned())),
        "mailto" if rest.contains('@') => Some(Destination::External(url.to_owned())),
        _ => None,
    }
}
