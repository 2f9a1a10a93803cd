//! What is translated, text by text, and how far each translation is behind the text that it renders.
//!
//! A report's first language is the one it is written in. [`files`] lists for another language every text of every file with its
//! translation and the [`State`] of it; the [`Record`] in `content/translations.yaml` says which source text each translation
//! was last confirmed against.

mod align;
mod blanks;
mod code;
mod digest;
mod file;
mod import;
mod record;
mod scalar;
mod segment;
mod xliff;

pub use code::Token;
pub use digest::Digest;
pub use file::{Form, Rendering, State, TranslatedFile, Unit, data, files, of_prose};
pub use import::{Change, Edit, Outcome, Refused, import};
pub use record::{Confirmed, RECORD, Record};
pub use scalar::scalar;
pub use segment::{Piece, Segment, SegmentKind};
pub use xliff::{EXTENSION_SIGN, ForeignUnit, Offered, Part, XliffError, read, write};
