//! What a report says: indicators, pillars, chapters, sources. Plain values; no files, no HTML, no addresses.

mod address;
mod charts;
mod data;
mod glossary;
mod inline;
mod list;
mod number;
mod pillar;
mod prices;
mod prose;
mod reference;
mod releases;
mod report;
mod settings;
mod shapes;
mod source;
mod texts;

pub use address::{BaseUrl, credentials, has_credentials};
pub use charts::{Chart, ChartKind, Order, Symbol};
pub use data::{
    Direction, Group, Indicator, NounForms, Obligation, Observation, Op, PeriodKind, ProgressMethod, Series, Status,
    Target, Unit,
};
pub use glossary::{Rendering, Term, TermKind, Usage};
pub use inline::{FootnoteReference, Inline, InlineKind, Math, MathDisplay, TaskState, plain};
pub use list::{Entry, EntryGroup, List};
pub use number::Number;
pub use pillar::{Fact, FactKind, Pillar};
pub use prices::PriceBase;
pub use prose::{
    Alignment, Block, BlockKind, Definition, DefinitionRole, Document, Footnote, Table, Text, Texts, Writing,
};
pub use reference::{RefKind, Reference};
pub use releases::{Change, FigureName, Release};
pub use report::Report;
pub use settings::{Class, Dimension, Frame, Home, Hosting, Licence, Part, Publisher, Security, Settings};
pub use source::{NotKnown, Source};
pub use texts::KeyedText;

/// Stands where something is still to be written: the word in any text, or in place of a value.
pub const PLACEHOLDER: &str = "TODO";

/// Where the placeholder stands in `text` as a word of its own.
pub fn placeholder(text: &str) -> Option<std::ops::Range<usize>> {
    let joins = |side: Option<char>| side.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    text.match_indices(PLACEHOLDER).find_map(|(at, word)| {
        let (before, after) = (text.get(..at)?, text.get(at + word.len()..)?);
        let alone = !joins(before.chars().next_back()) && !joins(after.chars().next());
        alone.then(|| at..at + word.len())
    })
}

/// An id: the name by which parts of a report refer to each other.
pub type Id = crate::source::Spanned<String>;
