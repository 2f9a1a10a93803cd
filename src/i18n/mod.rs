//! Languages: tags, texts in several of them, and how each writes numbers and dates.

mod lang;
mod number;
mod pattern;
mod period;
mod plural;
mod rounding;
mod script;
mod tongue;

pub use lang::{Lang, Localized};
pub use number::{DigitFormat, NumberFormat, Scale, TickFormat, UnitFormat, Written};
pub use pattern::filled;
pub use period::{Date, DateFormat, Period};
pub use plural::{Noun, Phrase, PluralCategory, PluralRule};
pub use rounding::{decimals, rounded};
pub use script::{Script, is_han, is_wide_mark};
pub use tongue::{Bilingual, Told, Tongue, counted};
