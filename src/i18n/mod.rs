//! Languages: tags, texts in several of them, and how each writes numbers and dates.

mod comparable;
mod hidden;
mod lang;
mod number;
mod pattern;
mod period;
mod plural;
mod rounding;
mod script;
mod tags;
mod tongue;

pub use comparable::Comparable;
pub use hidden::{code_point, is_hidden, is_odd_space, is_rtl, shown, shown_with_spaces, stray};
pub use lang::{Lang, Localized};
pub use number::{DigitFormat, NumberFormat, Scale, TickFormat, UnitFormat, Written};
pub use pattern::filled;
pub use period::{Date, DateFormat, Period};
pub use plural::{Noun, Phrase, PluralCategory, PluralRule};
pub use rounding::{decimals, rounded};
pub use script::{Script, is_han, is_wide, is_wide_mark};
pub use tongue::{Bilingual, Told, Tongue, counted};
