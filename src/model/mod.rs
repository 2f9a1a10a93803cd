//! What a report says: indicators, pillars, chapters, sources. Plain values; no files, no HTML, no addresses.

mod charts;
mod data;
mod glossary;
mod prose;
mod report;
mod texts;

pub use charts::{Chart, ChartKind, Order, Symbol};
pub use data::{
    Direction, Group, Indicator, Number, Obligation, Observation, Op, PeriodKind, ProgressMethod, Status, Target, Unit,
};
pub use glossary::{Rendering, Term, TermKind, Usage};
pub use prose::{Alignment, Block, BlockKind, Document, Inline, InlineKind, RefKind, Reference, Text, Writing};
pub use report::{
    Class, Dimension, Entry, EntryGroup, Fact, FactKind, Frame, Home, Licence, List, NotKnown, Part, Pillar, Publisher,
    Report, Settings, Source,
};
pub use texts::KeyedText;

/// An id: the name by which parts of a report refer to each other.
pub type Id = crate::source::Spanned<String>;
