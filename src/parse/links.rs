//! Where a link in Markdown leads: to a part of the report, or out of it; and what is placed by one.

use super::builder::Builder;
use super::frame::{Frame, Kind};
use super::table;
use crate::diag::MarkdownProblem;
use crate::model::{BlockKind, Inline, InlineKind, RefKind, Reference, plain};
use crate::source::Span;
use std::ops::Range;

/// Where a link leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// To a part of the report.
    Reference(Reference),
    /// To another site, or a mail address.
    External(String),
}

/// Reads `url`. `None` for what no report may carry: scripts, data, and paths, which would break when pages move.
pub fn destination(url: &str, span: Span) -> Option<Destination> {
    let (scheme, rest) = url.split_once(':')?;
    if let Some(kind) = RefKind::ALL.into_iter().find(|kind| kind.scheme() == scheme) {
        let (id, fragment) = match rest.split_once('#') {
            Some((id, fragment)) => (id, Some(fragment.to_owned())),
            None => (rest, None),
        };
        return Some(Destination::Reference(Reference { span, kind, id: id.to_owned(), fragment }));
    }
    match scheme {
        "https" | "http" if rest.starts_with("//") && rest.len() > 2 => Some(Destination::External(url.to_owned())),
        "mailto" if rest.contains('@') => Some(Destination::External(url.to_owned())),
        _ => None,
    }
}

/// Whether what a definition gives is an address, and no words: `https://…`, `chapter:id`, `../file.pdf`.
pub(super) fn is_address(text: &str) -> bool {
    !text.is_empty()
        && text.split([' ', '\t']).next().is_some_and(|word| word.is_ascii() && word.contains(['/', ':', '.', '#']))
}

impl Builder<'_> {
    /// A paragraph, or what stands alone in it.
    pub(super) fn paragraph(&mut self, mut inlines: Vec<Inline>, range: &Range<usize>) {
        let is_blank = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text.trim().is_empty());
        let only = inlines.iter().filter(|inline| !is_blank(inline)).count() == 1;
        if only {
            inlines.retain(|inline| !is_blank(inline));
        }
        if let Some(why) = self.source.masked.text().get(range.clone()).and_then(table::lost_table) {
            self.report(MarkdownProblem::TableRow { why }, range);
        }
        if let (true, Some(Inline { kind: InlineKind::Refer { target, text }, .. })) = (only, inlines.first_mut())
            && placed(target.kind)
            && self.source.text.get(range.clone()).is_some_and(|source| source.trim_start().starts_with('!'))
        {
            let (target, caption) = (target.clone(), std::mem::take(text));
            let kind = if target.kind == RefKind::Static {
                let alternative = plain(&caption);
                if is_weak(&alternative, &target.id) {
                    self.report(MarkdownProblem::WeakAlternative { text: alternative.clone() }, range);
                }
                BlockKind::Picture { target, alternative }
            } else {
                BlockKind::Figure { target, caption }
            };
            return self.block(kind, range);
        }
        if !inlines.is_empty() {
            self.block(BlockKind::Paragraph(inlines), range);
        }
    }

    pub(super) fn link(&mut self, url: &str, text: Vec<Inline>, range: Range<usize>) {
        let place = self.url_place(url, &range);
        match destination(url, self.span(&place)) {
            Some(Destination::Reference(target)) => {
                let writes_itself = target.kind == RefKind::Indicator && target.fragment.is_some();
                if text.is_empty() && !writes_itself {
                    self.report(MarkdownProblem::EmptyLink { url: url.to_owned() }, &range);
                }
                self.inline(InlineKind::Refer { target: Box::new(target), text }, range);
            }
            Some(Destination::External(url)) => {
                if text.is_empty() {
                    self.report(MarkdownProblem::EmptyLink { url: url.clone() }, &range);
                }
                self.inline(InlineKind::External { url: url.into(), text }, range);
            }
            None => {
                self.report(MarkdownProblem::LinkForm { url: url.to_owned() }, &place);
                self.parent(|parent| parent.inlines.extend(text));
            }
        }
    }

    pub(super) fn image(&mut self, url: &str, text: Vec<Inline>, range: Range<usize>) {
        let place = self.url_place(url, &range);
        match destination(url, self.span(&place)) {
            Some(Destination::Reference(target)) if placed(target.kind) => {
                let alone = matches!(self.stack.last(), Some(Frame { kind: Kind::Paragraph, range: around, .. })
                    if self.source.text.get(around.clone()).is_some_and(|block| Some(block.trim()) == self.source.text.get(range.clone())));
                if text.is_empty() {
                    self.report(MarkdownProblem::MissingAlternative { target: url.to_owned() }, &range);
                }
                if alone {
                    self.inline(InlineKind::Refer { target: Box::new(target), text }, range);
                } else {
                    self.report(MarkdownProblem::InlineFigure { target: url.to_owned() }, &range);
                }
            }
            _ => self.report(MarkdownProblem::LinkForm { url: url.to_owned() }, &place),
        }
    }

    /// Where the address itself stands inside a link.
    fn url_place(&self, url: &str, range: &Range<usize>) -> Range<usize> {
        self.source
            .text
            .get(range.clone())
            .and_then(|source| source.rfind(url))
            .filter(|_| !url.is_empty())
            .map_or_else(|| range.clone(), |at| range.start + at..range.start + at + url.len())
    }
}

/// What `![…](…)` can place.
fn placed(kind: RefKind) -> bool {
    matches!(kind, RefKind::Chart | RefKind::List | RefKind::Static)
}

/// Whether the words for a picture say nothing of it: the name of its file, or that it is a picture.
fn is_weak(words: &str, path: &str) -> bool {
    const NOTHING: &[&str] = &[
        "chart",
        "figure",
        "graph",
        "image",
        "img",
        "photo",
        "picture",
        "screenshot",
        "untitled",
        "图",
        "图像",
        "图片",
        "图表",
        "插图",
        "截图",
        "照片",
        "示意图",
        "无标题",
    ];
    const ENDINGS: &[&str] =
        &[".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".pdf", ".png", ".svg", ".tif", ".tiff", ".webp"];
    let words = words.trim().to_lowercase();
    let name = path.rsplit('/').next().unwrap_or(path).to_lowercase();
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let bare = words
        .trim_end_matches(|sign: char| sign.is_ascii_digit() || sign.is_whitespace() || sign == '-' || sign == '_');
    NOTHING.contains(&bare) || words == name || words == stem || ENDINGS.iter().any(|ending| words.ends_with(ending))
}
