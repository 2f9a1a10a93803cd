//! A value that remembers where it was written.

use super::{FileId, Span};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// A value and its place. Deserialised only by the crate's own YAML reader, which knows places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// The struct name by which the YAML reader recognises a request for a place.
pub(crate) const SPANNED: &str = "$gongbao::Spanned";
/// Its fields, in the order in which they are given.
pub(crate) const SPANNED_FIELDS: &[&str] = &["file", "start", "end", "value"];

impl<T> Spanned<T> {
    /// `value` as written at `span`.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }

    /// The same place with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Spanned<U> {
        Spanned { value: change(self.value), span: self.span }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Parts<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for Parts<T> {
            type Value = Spanned<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a value with its place")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spanned<T>, A::Error> {
                let mut next = || -> Result<u32, A::Error> {
                    map.next_entry::<String, u32>()?
                        .map(|(_, number)| number)
                        .ok_or_else(|| A::Error::custom("a place needs file, start and end"))
                };
                let (file, start, end) = (next()?, next()?, next()?);
                let (_, value) =
                    map.next_entry::<String, T>()?.ok_or_else(|| A::Error::custom("a place needs its value"))?;
                Ok(Spanned { value, span: Span { file: FileId::from_raw(file), start, end } })
            }
        }

        deserializer.deserialize_struct(SPANNED, SPANNED_FIELDS, Parts(PhantomData))
    }
}
