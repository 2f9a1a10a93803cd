//! Lines of running text: where a line's end is no space, blanks that indent, lines that were meant to be a list, and small letters
//! above and below the line. All of it is looked at when the tree of a text is complete.

use crate::diag::MarkdownProblem;
use crate::i18n::{Script, is_han, is_wide_mark};
use crate::model::{Block, BlockKind, Inline, InlineKind};
use crate::source::Span;
use arcstr::Substr;

/// What is wrong with lines, and where.
pub(super) type Finding = (MarkdownProblem, Span);

/// Settles the lines of all `blocks`, which are written in `script`.
pub(super) fn settle(blocks: &mut [Block], script: Script, found: &mut Vec<Finding>) {
    for block in blocks {
        let is_text = matches!(block.kind, BlockKind::Paragraph(_));
        for run in block.runs_mut() {
            if is_text {
                found.extend(unlisted(run));
            }
            dedent(run, true, found);
            scripts(run);
            join(run, script);
        }
        for group in block.groups_mut() {
            settle(group, script, found);
        }
    }
}

/// Lines of a paragraph that begin as the items of a list do, and are none: `1、`, `一、`, `（一）`, `1.` without a space, `•`.
fn unlisted(run: &[Inline]) -> Option<Finding> {
    let mut starts = Vec::new();
    let mut is_start = true;
    for inline in run {
        if let (true, InlineKind::Text(text)) = (is_start, &inline.kind) {
            starts.push((text.trim_start(), inline.span));
        }
        is_start = matches!(inline.kind, InlineKind::SoftBreak);
    }
    let lines = starts.iter().filter_map(|(text, span)| Some((enumerator(text)?, *span)));
    let mut lines: Vec<(&str, Span)> = lines.collect();
    // One line alone is a sentence that begins so, as paragraphs of official documents do.
    let first = (lines.len() > 1).then(|| lines.remove(0));
    let indented = starts.first().filter(|(text, span)| (span.end - span.start) as usize > text.len() && is_item(text));
    let (mark, span) = first.or_else(|| indented.map(|(text, span)| (item_mark(text), *span)))?;
    Some((MarkdownProblem::NoList { mark: mark.to_owned() }, span))
}

/// What an item of a list is written with in Chinese, at the beginning of `text`.
fn enumerator(text: &str) -> Option<&str> {
    const NUMERALS: &str = "一二三四五六七八九十百";
    let inner = text.trim_start_matches(['（', '(', '第']);
    let opens = text.len() - inner.len();
    let digits = inner.chars().take_while(char::is_ascii_digit).count();
    let numerals = inner.chars().take_while(|sign| NUMERALS.contains(*sign)).count();
    let (count, limit) = if digits > 0 { (digits, 2) } else { (numerals, 3) };
    if (1..=limit).contains(&count) {
        let length: usize = inner.chars().take(count).map(char::len_utf8).sum();
        let rest = inner.get(length..)?;
        let gap = rest.len() - rest.trim_start_matches(' ').len();
        let (length, rest) = (length + gap, rest.get(gap..)?);
        let mark = rest.chars().next()?;
        let after = rest.get(mark.len_utf8()..)?;
        let fits = match mark {
            '、' => !text.starts_with(['（', '(']),
            '）' | ')' => true,
            '．' => opens == 0,
            '.' => opens == 0 && !after.starts_with(|sign: char| sign.is_ascii_digit()),
            _ => false,
        };
        return fits.then(|| text.get(..opens + length + mark.len_utf8())).flatten();
    }
    let mut signs = text.chars();
    let (mark, next) = (signs.next()?, signs.next());
    let is_list_mark = matches!(mark, '-' | '*' | '+' | '－' | '＊' | '–' | '—') && next.is_some_and(is_han);
    let is_bullet = is_list_mark
        || matches!(mark, '·' | '‧' | '∙' | '◦' | '►' | '▶' | '★' | '☆' | '①'..='⑳' | '⑴'..='⒇' | '•' | '●' | '○' | '■' | '□' | '◆' | '▪' | '➢' | '✓');
    is_bullet.then(|| text.get(..mark.len_utf8())).flatten()
}

/// Whether a text that is indented with wide blanks begins with a mark that means something at the beginning of a line.
fn is_item(text: &str) -> bool {
    !item_mark(text).is_empty()
}

fn item_mark(text: &str) -> &str {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=9).contains(&digits) && text.get(digits..).is_some_and(|rest| rest.starts_with(". "));
    let marks = ["- ", "* ", "+ ", "> ", "# ", "## ", "### ", "#### ", "| "];
    let length = if numbered {
        digits + 1
    } else {
        marks.iter().find(|mark| text.starts_with(**mark)).map_or(0, |mark| mark.len() - 1)
    };
    text.get(..length).unwrap_or_default()
}

/// Drops the blanks, wide ones too, at the beginning of the text and of its lines. A paragraph needs none: the style sheet sets it
/// apart. Inside one they were meant to begin another.
fn dedent(run: &mut Vec<Inline>, is_whole: bool, found: &mut Vec<Finding>) {
    let mut is_start = is_whole;
    let is_blank =
        |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text.starts_with(char::is_whitespace));
    if !run.iter().any(is_blank) {
        return;
    }
    let mut kept = Vec::with_capacity(run.len());
    let mut is_first = is_whole;
    for mut inline in run.drain(..) {
        match &mut inline.kind {
            InlineKind::Text(text) if is_start => {
                let rest = text.trim_start();
                let blank = text.len() - rest.len();
                if blank > 0 {
                    let wide = text.get(..blank).is_some_and(|blank| blank.contains(|sign: char| !sign.is_ascii()));
                    let exact = inline.span.range().len() == text.len();
                    let start = inline.span.start;
                    let cut = if exact { start + u32::try_from(blank).unwrap_or_default() } else { start };
                    if wide && !is_first && !rest.is_empty() {
                        found.push((MarkdownProblem::WideIndent, Span { end: cut.max(start), ..inline.span }));
                    }
                    let rest: Substr = text.substr_using(|text| text.trim_start());
                    inline.span.start = cut;
                    *text = rest;
                }
                if text.is_empty() {
                    continue;
                }
                is_start = false;
                is_first = false;
            }
            InlineKind::SoftBreak | InlineKind::HardBreak => is_start = true,
            InlineKind::Task(_) => {}
            _ => {
                is_start = false;
                is_first = false;
            }
        }
        kept.push(inline);
    }
    *run = kept;
}

/// Leaves out the line ends that are no spaces: beside a Chinese character or mark, where no space is typed either; in other scripts
/// between two of them.
fn join(run: &mut Vec<Inline>, script: Script) {
    let mut breaks = Vec::new();
    let mut last = None;
    sides(run, &mut last, &mut breaks);
    if breaks.is_empty() {
        return;
    }
    let is_space = |(before, after): &(Option<char>, Option<char>)| match (before.map(is_wide), after.map(is_wide)) {
        (Some(before), Some(after)) if script == Script::Han => !(before || after),
        (Some(before), Some(after)) => !(before && after),
        // At an end of the text, or beside a figure that the tool writes.
        (Some(wide), None) | (None, Some(wide)) => script != Script::Han || !wide,
        (None, None) => true,
    };
    let mut kept = breaks.iter().map(is_space);
    drop_breaks(run, &mut kept);
}

fn is_wide(sign: char) -> bool {
    is_han(sign) || is_wide_mark(sign) || matches!(u32::from(sign), 0x2E80..=0x30FF | 0xFF00..=0xFFEF)
}

/// For each line end in order the characters before and after it.
fn sides(run: &[Inline], last: &mut Option<char>, breaks: &mut Vec<(Option<char>, Option<char>)>) {
    let see = |first: Option<char>,
               end: Option<char>,
               last: &mut Option<char>,
               breaks: &mut Vec<(Option<char>, Option<char>)>| {
        if let Some(open) = breaks.last_mut().filter(|open| open.1.is_none() && last.is_none()) {
            open.1 = first;
        }
        *last = end;
    };
    for inline in run {
        match &inline.kind {
            InlineKind::Text(text) | InlineKind::Code(text) if !text.is_empty() => {
                see(text.chars().next(), text.chars().next_back(), last, breaks);
            }
            InlineKind::SoftBreak => {
                breaks.push((*last, None));
                *last = None;
            }
            InlineKind::HardBreak => see(None, None, last, breaks),
            InlineKind::Math(_) => see(Some('x'), Some('x'), last, breaks),
            InlineKind::Refer { text, .. } | InlineKind::External { text, .. } if text.is_empty() => {
                see(Some('0'), Some('0'), last, breaks);
            }
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Footnote(_) | InlineKind::Task(_) => {}
            InlineKind::Emphasis(inner)
            | InlineKind::Strong(inner)
            | InlineKind::Deleted(inner)
            | InlineKind::Subscript(inner)
            | InlineKind::Superscript(inner)
            | InlineKind::Refer { text: inner, .. }
            | InlineKind::External { text: inner, .. } => sides(inner, last, breaks),
        }
    }
}

fn drop_breaks(run: &mut Vec<Inline>, kept: &mut impl Iterator<Item = bool>) {
    run.retain_mut(|inline| {
        if let Some(inner) = inline.kind.inner_mut() {
            drop_breaks(inner, kept);
        }
        inline.kind != InlineKind::SoftBreak || kept.next().unwrap_or(true)
    });
}

/// Cuts `H~2~O` and `x^2^` out of the words: where both marks are there, with a few letters or digits between them and no space, behind
/// a letter, a bracket or for what stands above the line a digit. All other tildes are text: `5%~7%`, `（一）~（三）`.
fn scripts(run: &mut Vec<Inline>) {
    let has_marks = |inline: &Inline| matches!(&inline.kind, InlineKind::Text(text) if text.contains(['~', '^']));
    for inline in run.iter_mut() {
        if let Some(inner) = inline.kind.inner_mut() {
            scripts(inner);
        }
    }
    if !run.iter().any(has_marks) {
        return;
    }
    let whole = std::mem::take(run);
    for inline in whole {
        match &inline.kind {
            InlineKind::Text(text) if inline.span.range().len() == text.len() => cut(text, inline.span, run),
            _ => run.push(inline),
        }
    }
}

fn cut(text: &Substr, span: Span, run: &mut Vec<Inline>) {
    let mut from = 0;
    let piece = |range: std::ops::Range<usize>| {
        let words = text.substr_using(|text| text.get(range.clone()).unwrap_or_default());
        let (start, end) = (span.range().start + range.start, span.range().start + range.end);
        Inline { span: Span::new(span.file, start..end), kind: InlineKind::Text(words) }
    };
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find(['~', '^'])).map(|length| at + length) {
        at = open + 1;
        let Some(close) = script(text, open) else { continue };
        if from < open {
            run.push(piece(from..open));
        }
        let inner = vec![piece(open + 1..close)];
        let (start, end) = (span.range().start + open, span.range().start + close + 1);
        let kind = if text.get(open..).is_some_and(|rest| rest.starts_with('~')) {
            InlineKind::Subscript(inner)
        } else {
            InlineKind::Superscript(inner)
        };
        run.push(Inline { span: Span::new(span.file, start..end), kind });
        from = close + 1;
        at = from;
    }
    if from < text.len() {
        run.push(piece(from..text.len()));
    }
}

/// Where what opens at byte `open` closes.
fn script(text: &str, open: usize) -> Option<usize> {
    const LONGEST: usize = 12;
    let mark = text.get(open..)?.chars().next()?;
    let before = text.get(..open)?.chars().next_back()?;
    let greek = |sign: char| matches!(sign, 'α'..='ω' | 'Α'..='Ω');
    let follows = before.is_ascii_alphabetic()
        || greek(before)
        || matches!(before, ')' | ']' | '）')
        || (mark == '^' && (before.is_ascii_digit() || is_unit(before)));
    let length = text.get(open + 1..)?.find(mark)?;
    let inner = text.get(open + 1..open + 1 + length)?;
    let after = text.get(open + 2 + length..)?;
    let signs = inner.trim_start_matches(['+', '-', '−']).trim_end_matches(['+', '-', '−']);
    let plain =
        !inner.is_empty() && signs.chars().all(|sign| sign.is_ascii_alphanumeric() || greek(sign) || sign == '′');
    (follows && plain && inner.len() <= LONGEST && !after.starts_with(mark)).then_some(open + 1 + length)
}

/// A unit in Chinese that can be squared: 米^2^.
fn is_unit(sign: char) -> bool {
    matches!(sign, '米' | '里')
}
