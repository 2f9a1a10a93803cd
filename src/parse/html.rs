//! HTML in a text whose head asks for it: tags become what Markdown can say, with all that is checked of it, and nothing else is left of
//! them. So no page has markup that this program does not write itself.

use super::builder::{Builder, DEPTH};
use super::frame::{Frame, Kind};
use crate::diag::MarkdownProblem;
use crate::model::{BlockKind, DefinitionRole, InlineKind};
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use html5gum::{HtmlString, Tokenizer};
use schemars::JsonSchema;
use serde::Deserialize;
use std::ops::Range;

/// What becomes of HTML in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Html {
    /// It is shown as it is written. 原样显示为文字。
    #[default]
    Escaped,
    /// Tags become what Markdown can say; what it cannot is left out. 转成Markdown能表达的内容，其余去掉。
    Sanitized,
}

/// Elements that go with all that is in them: nothing of it is text.
const DROPPED: &[&str] = &[
    "applet", "audio", "canvas", "frameset", "head", "iframe", "math", "noembed", "noframes", "noscript", "object",
    "script", "select", "style", "svg", "template", "textarea", "title", "video", "xmp",
];

/// Elements whose tags go, but part what stands before and after them.
const PARTS: &[&str] = &[
    "address",
    "article",
    "aside",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "header",
    "html",
    "legend",
    "main",
    "nav",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
];

/// Lines of HTML that belong together.
#[derive(Debug, Default)]
pub(super) struct Markup {
    html: String,
    /// Where each piece begins here, and where in the text.
    pieces: Vec<(usize, usize)>,
}

impl Markup {
    /// Adds what stands at `at` in the text.
    pub(super) fn add(&mut self, html: &str, at: usize) {
        self.pieces.push((self.html.len(), at));
        self.html.push_str(html);
    }

    /// Where in the text a stretch of it stands.
    fn place(&self, range: &Range<usize>) -> Range<usize> {
        let of = |at: usize| {
            let piece = self.pieces.partition_point(|(begin, _)| *begin <= at).saturating_sub(1);
            self.pieces.get(piece).map_or(0, |(begin, text)| text + at.saturating_sub(*begin))
        };
        // The end is that of the last byte, which may be of another piece than what follows.
        of(range.start)..if range.is_empty() { of(range.start) } else { of(range.end - 1) + 1 }
    }
}

fn lossy(text: &HtmlString) -> String {
    String::from_utf8_lossy(text).into_owned()
}

/// What a tag is to Markdown.
enum Element {
    Inline(Kind),
    Block(Kind),
    Break,
    Rule,
    /// It says nothing.
    Nothing,
    /// Markdown has no words for it.
    Other,
}

fn element(name: &str, tag: &StartTag<usize>) -> Element {
    let attribute = |name: &str| {
        let found = tag.attributes.iter().find(|(key, _)| key.as_slice() == name.as_bytes());
        found.map(|(_, value)| lossy(&value.value).trim().to_owned())
    };
    match name {
        "b" | "strong" => Element::Inline(Kind::Strong),
        "i" | "em" | "cite" | "dfn" | "var" => Element::Inline(Kind::Emphasis),
        "s" | "del" | "strike" => Element::Inline(Kind::Deleted),
        "sub" => Element::Inline(Kind::Subscript),
        "sup" => Element::Inline(Kind::Superscript),
        "code" | "kbd" | "samp" | "tt" => Element::Inline(Kind::Typed),
        "a" => attribute("href").map_or(Element::Nothing, |href| Element::Inline(Kind::Link(href))),
        "p" => Element::Block(Kind::Paragraph),
        "ul" => Element::Block(Kind::List(None)),
        "ol" => Element::Block(Kind::List(Some(attribute("start").and_then(|it| it.parse().ok()).unwrap_or(1)))),
        "li" => Element::Block(Kind::Item),
        "blockquote" => Element::Block(Kind::Quote),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            Element::Block(Kind::Heading(name.bytes().last().map_or(2, |digit| digit - b'0'), None))
        }
        "br" => Element::Break,
        "hr" => Element::Rule,
        "wbr" => Element::Nothing,
        dropped if DROPPED.contains(&dropped) => Element::Inline(Kind::Dropped),
        _ => Element::Other,
    }
}

impl Builder<'_> {
    /// A block of HTML stands for itself; what it leaves open encloses what follows.
    pub(super) fn html_block(&mut self, markup: &Markup) {
        self.part();
        self.html(markup);
        // What follows is not left out for an end that somebody forgot.
        let dropped = self.stack.iter().position(Frame::is_dropped);
        while dropped.is_some_and(|dropped| self.stack.len() > dropped) {
            self.close(markup.place(&(0..markup.html.len())).end);
        }
        self.part();
    }

    /// Takes in the tags and texts of `markup`.
    pub(super) fn html(&mut self, markup: &Markup) {
        let mut emitter = DefaultEmitter::<usize>::new_with_span();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(markup.html.as_str(), emitter) {
            match token {
                Token::StartTag(tag) => {
                    let place = markup.place(&(tag.span.start..tag.span.end));
                    self.start_tag(&tag, place);
                }
                Token::EndTag(tag) => {
                    let place = markup.place(&(tag.span.start..tag.span.end));
                    self.end_tag(&lossy(&tag.name), place.end);
                }
                Token::String(text) => {
                    let own = text.span.start..text.span.end;
                    let source = markup.html.get(own.clone()).unwrap_or_default();
                    let decoded = lossy(&text.value);
                    if source == decoded {
                        self.html_text(source, &mut |range| {
                            markup.place(&(own.start + range.start..own.start + range.end))
                        });
                    } else {
                        // Entities: places inside it are not those of the source any more.
                        self.html_text(&decoded, &mut |_| markup.place(&own));
                    }
                }
                Token::Comment(comment) => {
                    let place = markup.place(&(comment.span.start..comment.span.end));
                    self.report(MarkdownProblem::HtmlDropped { tag: "!--".to_owned() }, &place);
                }
                Token::Doctype(_) | Token::Error(_) => {}
            }
        }
    }

    fn start_tag(&mut self, tag: &StartTag<usize>, place: Range<usize>) {
        let name = lossy(&tag.name);
        if self.stack.iter().any(Frame::is_dropped) {
            // Counted, so that the end of one inside is not taken for its own.
            if DROPPED.contains(&name.as_str()) && self.stack.len() <= DEPTH {
                self.stack.push(Frame { tag: Some(name.into()), ..Frame::new(Kind::Dropped, place) });
            }
            return;
        }
        let dropped = MarkdownProblem::HtmlDropped { tag: name.clone() };
        let kind = match element(&name, tag) {
            Element::Nothing => return,
            Element::Break => return self.inline(InlineKind::HardBreak, place),
            Element::Other => {
                self.report(dropped, &place);
                if PARTS.contains(&name.as_str()) {
                    self.part();
                }
                return;
            }
            // Within a line of Markdown there is no place for a block.
            Element::Block(_) | Element::Rule if self.is_in_line() => {
                self.report(dropped, &place);
                return self.part();
            }
            Element::Rule => {
                self.part();
                return self.block(BlockKind::Rule, &place);
            }
            Element::Inline(Kind::Dropped) => {
                self.report(dropped, &place);
                Kind::Dropped
            }
            Element::Inline(kind) => kind,
            Element::Block(Kind::Item) => {
                self.begin_item(place.start);
                Kind::Item
            }
            Element::Block(kind) => {
                self.part();
                kind
            }
        };
        let kind = if self.stack.len() > DEPTH { Kind::Through } else { kind };
        self.stack.push(Frame { tag: Some(name.into()), ..Frame::new(kind, place) });
    }

    /// Whether what is open is a line of Markdown, which holds no blocks.
    fn is_in_line(&self) -> bool {
        let own = self.stack.iter().rev().find(|frame| frame.tag.is_none());
        own.is_some_and(|frame| {
            !matches!(
                frame.kind,
                Kind::Root
                    | Kind::Item
                    | Kind::Quote
                    | Kind::Defined(DefinitionRole::Description)
                    | Kind::Footnote(_)
                    | Kind::Through
            )
        })
    }

    /// Ends the element, and those in it that were left open. An end without a beginning is none.
    fn end_tag(&mut self, name: &str, end: usize) {
        let own = self.stack.iter().rposition(|frame| frame.tag.as_deref() == Some(name));
        let around = self.stack.iter().rposition(|frame| frame.tag.is_none());
        match own.filter(|own| around.is_none_or(|around| *own > around)) {
            Some(own) => {
                while self.stack.len() > own {
                    self.close(end);
                }
            }
            None if PARTS.contains(&name) => self.part(),
            None => {}
        }
    }

    /// Text with its lines; `place` tells where in the source a stretch of it stands. White space around a line is layout.
    fn html_text(&mut self, text: &str, place: &mut dyn FnMut(Range<usize>) -> Range<usize>) {
        let mut begin = 0;
        for line in text.split_inclusive('\n') {
            let (ends, from) = (line.ends_with('\n'), begin);
            begin += line.len();
            let is_first = from == 0;
            let has_before = self.stack.last().is_some_and(|frame| !frame.inlines.is_empty());
            let body = line.trim_end_matches(['\n', '\r']);
            let body = if ends { body.trim_end() } else { body };
            let kept = if is_first && has_before { body } else { body.trim_start() };
            let at = from + (body.len() - kept.len());
            if !kept.is_empty() {
                let range = place(at..at + kept.len());
                let whole = self.source_of(&range).filter(|source| source.as_str() == kept);
                self.inline(InlineKind::Text(whole.unwrap_or_else(|| kept.into())), range);
            }
            let has_text = self.stack.last().is_some_and(|frame| !frame.inlines.is_empty());
            if ends && has_text {
                self.inline(InlineKind::SoftBreak, place(from + line.len() - 1..from + line.len()));
            }
        }
    }

    /// What stands before and after does not belong together: what runs on ends here.
    pub(super) fn part(&mut self) {
        if self.is_in_line() {
            let last = self.stack.last().and_then(|frame| frame.inlines.last());
            let last = last.filter(|last| last.kind != InlineKind::SoftBreak).map(|last| last.span.range().end);
            if let Some(end) = last.map(|end| end.saturating_sub(self.source.offset)) {
                self.inline(InlineKind::SoftBreak, end..end);
            }
            return;
        }
        let runs_on = |frame: &Frame| {
            let runs_on = matches!(
                frame.kind,
                Kind::Paragraph
                    | Kind::Heading(..)
                    | Kind::Strong
                    | Kind::Emphasis
                    | Kind::Deleted
                    | Kind::Subscript
                    | Kind::Superscript
                    | Kind::Typed
                    | Kind::Link(_)
            );
            frame.tag.is_some() && runs_on
        };
        while let Some(frame) = self.stack.last().filter(|frame| runs_on(frame)) {
            self.close(frame.range.end);
        }
        self.make_item();
        if let Some(parent) = self.stack.last_mut() {
            parent.settle(self.source.file, self.source.offset);
        }
    }

    /// A list has room for nothing but items.
    pub(super) fn make_item(&mut self) {
        if let Some(Frame { kind: Kind::List(_), tag: Some(_), range, .. }) = self.stack.last() {
            let place = range.end..range.end;
            self.stack.push(Frame { tag: Some("li".into()), ..Frame::new(Kind::Item, place) });
        }
    }

    /// Ends the item before, if one is open in the list; outside a list an item is but a part.
    fn begin_item(&mut self, end: usize) {
        let around = self.stack.iter().rposition(|frame| frame.tag.is_none()).map_or(0, |around| around + 1);
        let list = self.stack.iter().rposition(|frame| matches!(frame.kind, Kind::List(_)) && frame.tag.is_some());
        match list.filter(|list| *list >= around) {
            Some(list) => {
                while self.stack.len() > list + 1 {
                    self.close(end);
                }
            }
            None => self.part(),
        }
    }

    /// Ends what tags left open in the element of Markdown that ends.
    pub(super) fn close_tags(&mut self, end: usize) {
        while self.stack.last().is_some_and(|frame| frame.tag.is_some()) {
            self.close(end);
        }
    }
}

#[cfg(test)]
mod tests;
