//! From text to a tree: structure and places from `saphyr-parser`, the meaning of scalars from `serde_yaml`.

use super::node::{Entry, Node, NodeKind};
use super::raw::Raw;
use super::words::{self, Advice};
use super::{signs, suspect, syntax};
use crate::diag::{Diagnostic, MOST, YamlProblem};
use crate::i18n::{Bilingual, is_wide};
use crate::source::Span;
use saphyr_parser::{Event, Parser, ScalarStyle, StrInput};
use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};

/// No report file nests deeper; `serde_yaml` itself gives up at 128.
const DEPTH: usize = 32;

/// A file as a tree.
pub struct Parsed {
    /// Its root.
    pub node: Node,
    /// The values without quotes, not those below `|` and `>`.
    pub plain: Vec<Span>,
}

/// Parses one document.
///
/// # Errors
/// Everything that keeps the text from being one plain YAML document.
pub fn parse(raw: Raw<'_>) -> Result<Parsed, Vec<Diagnostic>> {
    let broken = signs::breaking(raw);
    if !broken.is_empty() {
        return Err(broken);
    }
    let mut builder = Builder {
        raw,
        bytes: raw.text.char_indices().map(|(byte, _)| byte).chain([raw.text.len()]).collect(),
        parser: Parser::new_from_str(raw.text),
        plain: Vec::new(),
        folded: BTreeSet::new(),
        problems: Vec::new(),
    };
    let tree = builder.document().map_err(|stop| with_unseen(raw, stop))?;
    if !builder.problems.is_empty() {
        let unseen = signs::unread(raw, raw.span(0..0));
        return Err(builder.problems.into_iter().chain(unseen).collect());
    }
    let value: Value = serde_yaml::from_str(raw.text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        with_unseen(raw, unreadable(raw, at.min(raw.text.len()), &error.to_string()))
    })?;
    let node = resolve(tree, &value, &Folded { raw, places: &builder.folded }).map_err(|span| {
        let why = Bilingual::new("this can be read in two ways", "这里有两种读法");
        let help = Bilingual::new("put it in quotes", "请加引号");
        with_unseen(raw, syntax(span, Advice { why, help }))
    })?;
    Ok(Parsed { node, plain: builder.plain })
}

/// What keeps a text from being read, and the invisible characters in it, which may be the reason.
fn with_unseen(raw: Raw<'_>, stop: Diagnostic) -> Vec<Diagnostic> {
    let span = stop.span;
    std::iter::once(stop).chain(signs::unread(raw, span)).collect()
}

/// What a library said of byte `at`: the likely cause at its own place, or the library's words in ours.
fn unreadable(raw: Raw<'_>, at: usize, message: &str) -> Diagnostic {
    match suspect::cause(raw, at) {
        Some((span, advice)) => syntax(span, advice),
        None => syntax(raw.span(at..at), words::advice(message).clone()),
    }
}

struct Builder<'a> {
    raw: Raw<'a>,
    /// Byte offset of each character: the parser counts characters.
    bytes: Vec<usize>,
    parser: Parser<'a, StrInput<'a>>,
    plain: Vec<Span>,
    /// Values of several lines whose line ends become spaces.
    folded: BTreeSet<Span>,
    problems: Vec<Diagnostic>,
}

type Spot = std::ops::Range<usize>;

impl<'a> Builder<'a> {
    fn byte(&self, character: usize) -> usize {
        let last = self.bytes.last().copied().unwrap_or(0);
        self.bytes.get(character).copied().unwrap_or(last)
    }

    fn span(&self, spot: &Spot) -> Span {
        self.raw.span(spot.clone())
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
            Some(Err(error)) => Err(unreadable(self.raw, self.byte(error.marker().index()), error.info())),
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
                let span = self.span(&spot);
                if style == ScalarStyle::Plain && !spot.is_empty() {
                    self.plain.push(span);
                }
                if style != ScalarStyle::Literal && self.raw.slice(span).contains('\n') {
                    self.folded.insert(span);
                }
                // Quoted scalars are text whatever they look like; plain ones are decided later.
                let kind = if style == ScalarStyle::Plain {
                    NodeKind::Number(text.into())
                } else {
                    NodeKind::Text(text.into())
                };
                Ok(Node { span, kind })
            }
            Event::SequenceStart(..) => self.list(spot.start, depth),
            Event::MappingStart(..) => self.map(spot.start, depth),
            _ => Ok(Node { span: self.span(&spot), kind: NodeKind::Null }),
        }
    }

    /// `000` behind `1,` in a map in brackets: a number with a thousands sign, and no key.
    fn thousands(&self, key: &str, span: Span) -> Option<Diagnostic> {
        let start = self.raw.local(span).start;
        let before = self.raw.text.get(..start)?.strip_suffix(',')?;
        let digits = |text: &str| text.len() - text.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let is_group = key.len() == 3 && digits(key) == 3 && digits(before) > 0;
        is_group.then(|| {
            let why = Bilingual::new("thousands signs are not written in numbers", "数字里不写千分位逗号");
            let is_number = |c: char| c.is_ascii_digit() || c == ',';
            let (head, tail) = self.raw.text.split_at_checked(start).unwrap_or_default();
            let from = head.trim_end_matches(is_number).len();
            let end = start + tail.find(|c| !is_number(c)).unwrap_or(tail.len());
            let number = self.raw.text.get(from..end).unwrap_or_default().trim_end_matches(',');
            Diagnostic::new(YamlProblem::InvalidValue { why }, self.raw.span(from..from + number.len()))
        })
    }

    fn list(&mut self, start: usize, depth: usize) -> Result<Node, Diagnostic> {
        let mut items = Vec::new();
        loop {
            match self.next()? {
                (Event::SequenceEnd, spot) => {
                    return Ok(Node { span: self.span(&(start..spot.end.max(start))), kind: NodeKind::List(items) });
                }
                (Event::StreamEnd, spot) => {
                    return Err(unreadable(self.raw, spot.start, "flow"));
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
                    let why = Bilingual::new("a key must be one word or text", "键必须是一个词或一段文字");
                    let help =
                        Bilingual::new("put a text that begins with a bracket in quotes", "以括号开头的文字请加引号");
                    return Err(syntax(self.raw.span(spot.start..spot.start), Advice { why, help }));
                }
            };
            let (event, spot) = self.next()?;
            let value = self.node(event, spot, depth + 1)?;
            if let Some(problem) = self.thousands(&key, key_span) {
                self.tell(problem);
                continue;
            }
            if let Some(first) = seen.insert(key.to_lowercase(), key_span) {
                self.tell(
                    Diagnostic::new(YamlProblem::DuplicateKey { key: key.clone() }, key_span)
                        .with(first, Bilingual::new("first written here", "第一次写在这里")),
                );
            }
            entries.push(Entry { key, key_span, value });
        }
    }
}

/// The values whose line ends become spaces.
struct Folded<'a> {
    raw: Raw<'a>,
    places: &'a BTreeSet<Span>,
}

impl Folded<'_> {
    /// `text` without the spaces that line ends between characters of Chinese became, as Markdown has it.
    fn unfold(&self, span: Span, text: &str) -> String {
        if !self.places.contains(&span) {
            return text.to_owned();
        }
        let lines: Vec<&str> = self.raw.slice(span).lines().map(str::trim).collect();
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        for pair in lines.windows(2) {
            let [one, two] = pair else { continue };
            let (Some(before), Some(after)) = (one.chars().next_back(), two.chars().next()) else { continue };
            let Some(at) = rest.find(&format!("{before} {after}")).filter(|_| is_wide(before) && is_wide(after)) else {
                continue;
            };
            let (head, tail) = rest.split_at_checked(at + before.len_utf8()).unwrap_or((rest, ""));
            out.push_str(head);
            rest = tail.strip_prefix(' ').unwrap_or(tail);
        }
        out + rest
    }
}

/// Lets `value` decide what each scalar of `node` is; the place where the two do not agree on the structure as the error.
fn resolve(node: Node, value: &Value, folded: &Folded<'_>) -> Result<Node, Span> {
    let span = node.span;
    let kind = match (node.kind, value) {
        (NodeKind::Map(entries), Value::Mapping(values)) if entries.len() == values.len() => {
            let resolved = entries
                .into_iter()
                .zip(values.values())
                .map(|(entry, value)| Ok(Entry { value: resolve(entry.value, value, folded)?, ..entry }));
            NodeKind::Map(resolved.collect::<Result<_, Span>>()?)
        }
        (NodeKind::List(items), Value::Sequence(values)) if items.len() == values.len() => {
            let resolved = items.into_iter().zip(values).map(|(item, value)| resolve(item, value, folded));
            NodeKind::List(resolved.collect::<Result<_, Span>>()?)
        }
        (NodeKind::Number(lexeme), Value::Number(_)) => NodeKind::Number(lexeme),
        (NodeKind::Number(_) | NodeKind::Null, Value::Null) => NodeKind::Null,
        (NodeKind::Number(_), Value::Bool(truth)) => NodeKind::Bool(*truth),
        (NodeKind::Number(_) | NodeKind::Text(_), Value::String(text)) => NodeKind::Text(folded.unfold(span, text)),
        _ => return Err(span),
    };
    Ok(Node { span, kind })
}
