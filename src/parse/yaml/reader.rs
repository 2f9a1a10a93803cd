//! Deserialises a tree: answers requests for places, keeps numbers as they were written, collects unknown keys.

use super::fault::Fault;
use super::node::{Entry, Node, NodeKind};
use crate::diag::{Diagnostic, MOST, YamlProblem, nearest};
use crate::source::{SPANNED, Span};
use serde::de::value::{StrDeserializer, U32Deserializer};
use serde::de::{
    self, DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Unexpected, Visitor,
};
use std::cell::RefCell;
use std::rc::Rc;

/// Reads one node. Cloned for the nodes inside it, all of which report to the same list.
pub struct Reader<'a> {
    node: &'a Node,
    unknown: Rc<RefCell<Vec<Diagnostic>>>,
}

impl<'a> Reader<'a> {
    /// A reader of the tree below `node`.
    pub fn new(node: &'a Node) -> Self {
        Self { node, unknown: Rc::default() }
    }

    /// The unknown keys that were met.
    pub fn into_unknown(self) -> Vec<Diagnostic> {
        self.unknown.take()
    }

    fn inside(&self, node: &'a Node) -> Self {
        Self { node, unknown: Rc::clone(&self.unknown) }
    }

    fn wrong(&self, expected: &dyn de::Expected) -> Fault {
        let found = match &self.node.kind {
            NodeKind::Null => Unexpected::Unit,
            NodeKind::Bool(truth) => Unexpected::Bool(*truth),
            NodeKind::Number(text) => Unexpected::Other(text),
            NodeKind::Text(text) => Unexpected::Str(text),
            NodeKind::List(_) => Unexpected::Seq,
            NodeKind::Map(_) => Unexpected::Map,
        };
        Fault::invalid_type(found, expected).at(self.node)
    }

    fn number<T: std::str::FromStr>(&self, expected: &dyn de::Expected) -> Result<T, Fault> {
        match &self.node.kind {
            NodeKind::Number(lexeme) => lexeme.parse().map_err(|_| self.wrong(expected)),
            _ => Err(self.wrong(expected)),
        }
    }

    /// The entries that a struct with `fields` knows; the others are reported and passed over.
    fn known(&self, entries: &'a [Entry], fields: &'static [&'static str]) -> Vec<&'a Entry> {
        let (known, unknown): (Vec<_>, Vec<_>) = entries.iter().partition(|entry| fields.contains(&entry.key.as_str()));
        self.unknown.borrow_mut().extend(unknown.into_iter().take(MOST).map(|entry| {
            let problem = YamlProblem::UnknownKey {
                key: entry.key.clone(),
                nearest: nearest(&entry.key, fields.iter().copied()),
                known: fields.iter().map(|field| (*field).to_owned()).collect(),
            };
            Diagnostic::new(problem, entry.key_span)
        }));
        known
    }
}

macro_rules! read_numbers {
    ($($method:ident => $visit:ident: $type:ty,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            let number: $type = self.number(&visitor)?;
            visitor.$visit(number).map_err(|fault: Fault| fault.at(self.node))
        }
    )*};
}

impl<'de> Deserializer<'de> for &Reader<'_> {
    type Error = Fault;

    read_numbers! {
        deserialize_i8 => visit_i64: i64, deserialize_i16 => visit_i64: i64, deserialize_i32 => visit_i64: i64,
        deserialize_i64 => visit_i64: i64, deserialize_u8 => visit_u64: u64, deserialize_u16 => visit_u64: u64,
        deserialize_u32 => visit_u64: u64, deserialize_u64 => visit_u64: u64, deserialize_f32 => visit_f64: f64,
        deserialize_f64 => visit_f64: f64,
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Null => visitor.visit_unit(),
            NodeKind::Bool(truth) => visitor.visit_bool(*truth),
            NodeKind::Number(text) | NodeKind::Text(text) => visitor.visit_str(text),
            NodeKind::List(_) => self.deserialize_seq(visitor),
            NodeKind::Map(_) => self.deserialize_map(visitor),
        }
        .map_err(|fault: Fault| fault.at(self.node))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            NodeKind::Bool(truth) => visitor.visit_bool(truth),
            _ => Err(self.wrong(&visitor)),
        }
    }

    /// Text, and numbers as they were written: a title may be `2025`.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Number(text) | NodeKind::Text(text) => {
                visitor.visit_str(text).map_err(|fault: Fault| fault.at(self.node))
            }
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.node.kind {
            NodeKind::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::List(items) => visitor
                .visit_seq(Items { reader: self, items: items.iter() })
                .map_err(|fault: Fault| fault.at(self.node)),
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Map(entries) => {
                let entries = entries.iter().collect::<Vec<_>>().into_iter();
                visitor
                    .visit_map(Entries { reader: self, rest: entries, value: None })
                    .map_err(|fault: Fault| fault.at(self.node))
            }
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == SPANNED {
            return visitor.visit_map(Place { reader: self, span: self.node.mark(), fields: fields.iter() });
        }
        match &self.node.kind {
            NodeKind::Map(entries) => {
                // A key without a value counts as absent.
                let given = |entry: &&Entry| !matches!(entry.value.kind, NodeKind::Null);
                let entries: Vec<_> = self.known(entries, fields).into_iter().filter(given).collect();
                let entries = entries.into_iter();
                visitor
                    .visit_map(Entries { reader: self, rest: entries, value: None })
                    .map_err(|fault: Fault| fault.at(self.node))
            }
            _ => Err(self.wrong(&visitor)),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.node.kind {
            NodeKind::Text(text) => {
                let variant: StrDeserializer<'_, Fault> = text.as_str().into_deserializer();
                visitor.visit_enum(variant).map_err(|fault: Fault| fault.at(self.node))
            }
            _ => Err(self.wrong(&visitor)),
        }
    }

    serde::forward_to_deserialize_any! {
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct identifier ignored_any
    }
}

struct Items<'r, 'a> {
    reader: &'r Reader<'a>,
    items: std::slice::Iter<'a, Node>,
}

impl<'de> SeqAccess<'de> for Items<'_, '_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let reader = self.reader;
        self.items.next().map(|item| seed.deserialize(&reader.inside(item)).map_err(|fault| fault.at(item))).transpose()
    }
}

struct Entries<'r, 'a> {
    reader: &'r Reader<'a>,
    rest: std::vec::IntoIter<&'a Entry>,
    value: Option<&'a Entry>,
}

impl<'de> MapAccess<'de> for Entries<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(entry) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(entry);
        let key: StrDeserializer<'_, Fault> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|fault| fault.at_key(entry.key_span, &entry.value))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let entry = self.value.take().ok_or_else(|| Fault::custom("a value was asked for before its key"))?;
        seed.deserialize(&self.reader.inside(&entry.value)).map_err(|fault| match entry.value.kind {
            // An empty value has no place of its own: show its key.
            NodeKind::Null => Fault { mark: Some(entry.key_span), ..fault.at(&entry.value) },
            _ => fault.at(&entry.value),
        })
    }
}

/// Answers a request for a value with its place.
struct Place<'r, 'a> {
    reader: &'r Reader<'a>,
    span: Span,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> MapAccess<'de> for Place<'_, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.fields
            .as_slice()
            .first()
            .map(|field| {
                let key: StrDeserializer<'_, Fault> = (*field).into_deserializer();
                seed.deserialize(key)
            })
            .transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let number = match self.fields.next().copied() {
            Some("file") => self.span.file.raw(),
            Some("start") => self.span.start,
            Some("end") => self.span.end,
            _ => return seed.deserialize(self.reader),
        };
        let number: U32Deserializer<Fault> = number.into_deserializer();
        seed.deserialize(number)
    }
}
