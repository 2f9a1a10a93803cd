//! From text to a tree: structure and places from `saphyr-parser`, the meaning of scalars from `serde_yaml`.

use super::node::{Entry, Node, NodeKind};
use super::{point, syntax};
use crate::diag::{Diagnostic, MOST, YamlProblem};
use crate::i18n::Bilingual;
use crate::source::{FileId, Span};
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_yaml::Value;
use std::collections::BTreeMap;

/// No report file nests deeper; `serde_yaml` itself gives up at 128.
const DEPTH: usize = 32;

/// Parses one document.
///
/// # Errors
/// Everything that keeps the text from being one plain YAML document.
pub fn parse(file: FileId, text: &str, offset: usize) -> Result<Node, Vec<Diagnostic>> {
    let mut builder = Builder {
        file,
        offset,
        bytes: text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect(),
        parser: Parser::new_from_str(text),
        problems: Vec::new(),
    };
    let tree = builder.document().map_err(|stop| vec![stop])?;
    if !builder.problems.is_empty() {
        return Err(builder.problems);
    }
    let value: Value = serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        vec![syntax(file, offset + at.min(text.len()), Bilingual::same(without_place(&error.to_string())))]
    })?;
    resolve(tree, &value).map_err(|span| {
        vec![Diagnostic::new(
            YamlProblem::YamlSyntax {
                why: Bilingual::new("this can be read in two ways; put it in quotes", "这里有两种读法，请加引号"),
            },
            span,
        )]
    })
}

/// What the library says, without its own words for the place.
fn without_place(message: &str) -> String {
    message.split(" at line ").next().unwrap_or(message).to_owned()
}

struct Builder<'a> {
    file: FileId,
    offset: usize,
    /// Byte offset of each character: the parser counts characters.
    bytes: Vec<usize>,
    parser: Parser<'a, StrInput<'a>>,
    problems: Vec<Diagnostic>,
}

type Spot = std::ops::Range<usize>;

impl<'a> Builder<'a> {
    fn byte(&self, character: usize) -> usize {
        let last = self.bytes.last().copied().unwrap_or(0);
        self.offset + self.bytes.get(character).copied().unwrap_or(last)
    }

    fn span(&self, spot: &Spot) -> Span {
        Span::new(self.file, spot.clone())
    }

    /// More of them would not be told.
    fn tell(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST {
            self.problems.push(problem);
        }
    }

    fn next(&mut self) -> Result<(Event<'a>, Spot), Diagnostic> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let start = self.byte(span.start.index());
                Ok((event, start..self.byte(span.end.index()).max(start)))
            }
            Some(Err(error)) => {
                let at = self.byte(error.marker().index());
                Err(syntax(self.file, at, Bilingual::same(error.info())))
            }
            None => Ok((Event::StreamEnd, self.byte(usize::MAX)..self.byte(usize::MAX))),
        }
    }

    fn document(&mut self) -> Result<Node, Diagnostic> {
        loop {
            match self.next()? {
                (Event::StreamStart | Event::DocumentStart(_) | Event::Nothing, _) => {}
                (Event::StreamEnd, spot) => return Ok(Node { span: self.span(&spot), kind: NodeKind::Null }),
                (event, spot) => {
                    let node = self.node(event, spot, 0)?;
                    return self.end(node);
                }
            }
        }
    }

    fn end(&mut self, node: Node) -> Result<Node, Diagnostic> {
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(node),
                (Event::DocumentStart(_), spot) => {
                    return Err(Diagnostic::new(YamlProblem::YamlDocuments, self.span(&spot)));
                }
                _ => {}
            }
        }
    }

    fn node(&mut self, event: Event<'a>, spot: Spot, depth: usize) -> Result<Node, Diagnostic> {
        if depth > DEPTH {
            return Err(Diagnostic::new(YamlProblem::YamlTooDeep { limit: DEPTH }, self.span(&spot)));
        }
        let (anchor, tag) = match &event {
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor, tag.as_ref().map(ToString::to_string))
            }
            _ => (1, None),
        };
        if let Some(tag) = tag {
            self.tell(Diagnostic::new(YamlProblem::YamlTag { tag }, self.span(&spot)));
        }
        if anchor != 0 {
            self.tell(Diagnostic::new(YamlProblem::YamlAlias, self.span(&spot)));
        }
        match event {
            Event::Scalar(text, style, ..) => {
                // Quoted scalars are text whatever they look like; plain ones are decided later.
                let kind = if style == ScalarStyle::Plain {
                    NodeKind::Number(text.into())
                } else {
                    NodeKind::Text(text.into())
                };
                Ok(Node { span: self.span(&spot), kind })
            }
            Event::SequenceStart(..) => self.list(spot.start, depth),
            Event::MappingStart(..) => self.map(spot.start, depth),
            _ => Ok(Node { span: self.span(&spot), kind: NodeKind::Null }),
        }
    }

    fn list(&mut self, start: usize, depth: usize) -> Result<Node, Diagnostic> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, spot) => {
                    return Ok(Node { span: self.span(&(start..spot.end.max(start))), kind: NodeKind::List(items) });
                }
                (Event::StreamEnd, spot) => {
                    return Err(syntax(self.file, spot.start, Bilingual::new("the list has no end", "列表没有结束")));
                }
                (event, spot) => items.push(self.node(event, spot, depth + 1)?),
            }
        }
    }

    fn map(&mut self, start: usize, depth: usize) -> Result<Node, Diagnostic> {
        let mut entries = Vec::new();
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        loop {
            let (event, spot) = self.next()?;
            let key_span = self.span(&spot);
            let key = match event {
                Event::MappingEnd => {
                    return Ok(Node { span: self.span(&(start..spot.end.max(start))), kind: NodeKind::Map(entries) });
                }
                Event::Scalar(key, ..) => key.into_owned(),
                _ => {
                    return Err(syntax(
                        self.file,
                        spot.start,
                        Bilingual::new("a key must be one word or text", "键必须是一个词或一段文字"),
                    ));
                }
            };
            let (event, spot) = self.next()?;
            let value = self.node(event, spot, depth + 1)?;
            if let Some(first) = seen.insert(key.clone(), key_span) {
                self.tell(
                    Diagnostic::new(YamlProblem::DuplicateKey { key: key.clone() }, key_span)
                        .with(first, Bilingual::new("first written here", "第一次写在这里")),
                );
            }
            entries.push(Entry { key, key_span, value });
        }
    }
}

/// Lets `value` decide what each scalar of `node` is; the place where the two do not agree on the structure as the error.
fn resolve(node: Node, value: &Value) -> Result<Node, Span> {
    let span = node.span;
    let kind = match (node.kind, value) {
        (NodeKind::Map(entries), Value::Mapping(values)) if entries.len() == values.len() => {
            let resolved = entries
                .into_iter()
                .zip(values.values())
                .map(|(entry, value)| Ok(Entry { value: resolve(entry.value, value)?, ..entry }));
            NodeKind::Map(resolved.collect::<Result<_, Span>>()?)
        }
        (NodeKind::List(items), Value::Sequence(values)) if items.len() == values.len() => {
            let resolved = items.into_iter().zip(values).map(|(item, value)| resolve(item, value));
            NodeKind::List(resolved.collect::<Result<_, Span>>()?)
        }
        (NodeKind::Number(lexeme), Value::Number(_)) => NodeKind::Number(lexeme),
        (NodeKind::Number(_) | NodeKind::Null, Value::Null) => NodeKind::Null,
        (NodeKind::Number(_), Value::Bool(truth)) => NodeKind::Bool(*truth),
        (NodeKind::Number(_) | NodeKind::Text(_), Value::String(text)) => NodeKind::Text(text.clone()),
        _ => return Err(Span::new(span.file, point(span.file, span.start as usize).range().start..span.end as usize)),
    };
    Ok(Node { span, kind })
}
