//! Formulas between dollars: where they are, and LaTeX to `MathML`. The only file that names the LaTeX library.

use crate::i18n::{Bilingual, is_han, is_wide_mark};
use crate::model::MathDisplay;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::mathml::push_mathml;
use pulldown_latex::{Parser, Storage};
use std::ops::Range;

/// A formula in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Formula {
    /// All of it, with the dollars.
    pub(super) range: Range<usize>,
    /// What stands between them.
    pub(super) inner: Range<usize>,
    /// `$…$` or `$$…$$`.
    pub(super) display: MathDisplay,
}

/// No formula of a report is longer, in bytes.
const LONGEST: usize = 2000;

/// The formulas of `text`, in their order. What is money stays text: `$5 and $10`, `US$5`, `5$`.
pub(super) fn find(text: &str) -> Vec<Formula> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(start) = text.get(at..).and_then(|rest| rest.find('$')).map(|length| at + length) {
        let formula = formula(text, start);
        at = formula.as_ref().map_or(start + 1, |formula| formula.range.end);
        // Of two dollars that begin nothing, the second begins nothing either.
        if formula.is_none() && text.get(at..).is_some_and(|rest| rest.starts_with('$')) {
            at += 1;
        }
        found.extend(formula);
    }
    found
}

/// The formula that begins at byte `start`, where a dollar stands.
fn formula(text: &str, start: usize) -> Option<Formula> {
    let (before, rest) = (text.get(..start)?, text.get(start..)?);
    if before.ends_with(['\\', '$']) {
        return None;
    }
    if let Some(rest) = rest.strip_prefix("$$") {
        let length = rest.find("$$").filter(|length| (1..=LONGEST).contains(length))?;
        let inner = start + 2..start + 2 + length;
        let words = text.get(inner.clone())?;
        let parted = words.trim().lines().any(|line| line.trim().is_empty());
        let is_formula = !words.trim().is_empty() && !parted && !words.contains(['$', '`']) && is_mathematical(words);
        return is_formula.then_some(Formula { range: start..inner.end + 2, inner, display: MathDisplay::Block });
    }
    let line = rest.get(1..)?.lines().next()?;
    let length = line
        .char_indices()
        .zip(std::iter::once('$').chain(line.chars()))
        .find_map(|((at, sign), previous)| (sign == '$' && previous != '\\').then_some(at))?;
    let words = line.get(..length).filter(|words| !words.is_empty() && words.len() <= LONGEST)?;
    let next = line.get(length + 1..)?.chars().next();
    let touches = |side: Option<char>| side.is_some_and(|sign| sign.is_ascii_alphanumeric() || sign == '$');
    let is_bare = !words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace);
    let stands_alone = !touches(before.chars().next_back()) && !touches(next);
    let is_formula = is_bare && stands_alone && !words.contains('`') && !words.contains("](") && is_mathematical(words);
    let inner = start + 1..start + 1 + length;
    is_formula.then_some(Formula { range: start..inner.end + 1, inner, display: MathDisplay::Inline })
}

/// Whether it can be a formula: a command, one word, or words joined by operators, and Chinese only beside commands.
fn is_mathematical(words: &str) -> bool {
    let has_command = words.split('\\').skip(1).any(|rest| rest.starts_with(|sign: char| sign.is_ascii_alphabetic()));
    if has_command {
        return true;
    }
    if words.contains(|sign| is_han(sign) || is_wide_mark(sign)) {
        return false;
    }
    let is_one_word = !words.trim().contains(char::is_whitespace);
    let is_prose = words.split(|sign: char| !sign.is_ascii_lowercase()).any(|word| word.len() > 1);
    is_one_word || words.contains(['^', '_', '=', '+', '<', '>', '|']) || (words.contains(['-', '/', '*']) && !is_prose)
}

/// Commands that a formula of a report does without: they define others without end, name characters by number, or set colours, which
/// the policy of the pages forbids.
const REFUSED: &[&str] = &[
    "char",
    "color",
    "colorbox",
    "def",
    "edef",
    "fcolorbox",
    "futurelet",
    "gdef",
    "global",
    "let",
    "long",
    "newcommand",
    "providecommand",
    "renewcommand",
    "textcolor",
    "xdef",
];

/// Whether a formula is nothing but a number, which belongs into the text, where it is checked.
pub(super) fn is_number(source: &str) -> bool {
    let numeric =
        |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '%' | '\\' | ' ' | '-' | '+' | '~' | '–');
    source.contains(|sign: char| sign.is_ascii_digit()) && source.chars().all(numeric)
}

/// `MathML` of a formula in LaTeX.
///
/// # Errors
/// Why it is no formula, in a few words.
pub(super) fn markup(source: &str, display: MathDisplay) -> Result<String, Bilingual> {
    if let Some(command) = commands(source).find(|command| REFUSED.contains(command)) {
        return Err(Bilingual::of(
            format!("`\\{command}` is not used in the formulas of a report"),
            format!("报告的公式里不用`\\{command}`"),
        ));
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(source, &storage).collect();
    if let Some(Err(error)) = events.iter().find(|event| event.is_err()) {
        return Err(reason(&error.to_string()));
    }
    let mode = match display {
        MathDisplay::Inline => DisplayMode::Inline,
        MathDisplay::Block => DisplayMode::Block,
    };
    let (mut out, config) = (String::new(), RenderConfig { display_mode: mode, ..RenderConfig::default() });
    push_mathml(&mut out, events.into_iter(), config).map_err(|error| reason(&error.to_string()))?;
    clean(&out).ok_or(Bilingual::new("it holds signs that no formula has", "含有公式里不能有的符号"))
}

/// A formula that cannot be set, as it was written.
pub(super) fn unset(source: &str) -> String {
    let text = source.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<code>{text}</code>")
}

/// The first line of what the library says.
fn reason(error: &str) -> Bilingual {
    let line = error.lines().next().unwrap_or_default();
    let line = line.strip_prefix("parsing error: ").unwrap_or(line);
    let known = KNOWN.iter().find(|(english, _)| line.starts_with(english));
    known.map_or_else(
        || Bilingual::same(line.to_owned()),
        |(_, chinese)| Bilingual::of(line.to_owned(), (*chinese).to_owned()),
    )
}

/// What the library says, in Chinese.
const KNOWN: &[(&str, &str)] = &[
    ("unbalanced group found", "花括号或环境没有配对"),
    ("unkown mathematical environment", "没有这种环境"),
    ("expected a delimiter", "缺少定界符"),
    ("expected a number", "缺少数字"),
    ("expected an argument", "命令后面缺少参数"),
    ("trying to add a subscript twice", "同一处有两个下标"),
    ("trying to add a superscript twice", "同一处有两个上标"),
    ("unknown primitive command", "没有这个命令"),
    ("subscript and/or superscript found as argument", "上下标不能作参数"),
    ("alignment not allowed", "这里不能用对齐符&"),
    ("new line command not allowed", "这里不能换行"),
    ("array must have", "表格至少要有一列"),
    ("expected a token", "公式没有写完"),
    ("macro not defined", "没有这个命令"),
];

/// The names of the commands in a formula.
fn commands(source: &str) -> impl Iterator<Item = &str> {
    source.split('\\').skip(1).map(|rest| {
        let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        rest.get(..length).unwrap_or_default()
    })
}

/// The elements of `MathML` that the library writes.
const ELEMENTS: &[&str] = &[
    "math",
    "menclose",
    "mfrac",
    "mi",
    "mmultiscripts",
    "mn",
    "mo",
    "mover",
    "mpadded",
    "mphantom",
    "mprescripts",
    "mroot",
    "mrow",
    "mspace",
    "msqrt",
    "mstyle",
    "msub",
    "msubsup",
    "msup",
    "mtable",
    "mtd",
    "mtext",
    "mtr",
    "munder",
    "munderover",
];

/// Their attributes, but for `style`, which the policy of the pages forbids.
const ATTRIBUTES: &[&str] = &[
    "accent",
    "accentunder",
    "class",
    "columnalign",
    "depth",
    "display",
    "displaystyle",
    "fence",
    "form",
    "height",
    "largeop",
    "linethickness",
    "lspace",
    "mathvariant",
    "maxsize",
    "minsize",
    "movablelimits",
    "notation",
    "rspace",
    "scriptlevel",
    "separator",
    "stretchy",
    "symmetric",
    "voffset",
    "width",
];

/// `markup` with nothing in it but those elements and attributes, and all other text escaped: the library does not escape the names of
/// operators. `None` where another element stands in it.
fn clean(markup: &str) -> Option<String> {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '>', '&']) {
        out.push_str(rest.get(..at)?);
        rest = rest.get(at..)?;
        let entity = ["&lt;", "&gt;", "&amp;", "&quot;", "&nbsp;"].into_iter().find(|entity| rest.starts_with(entity));
        if let Some(entity) = entity {
            out.push_str(if entity == "&nbsp;" { "\u{a0}" } else { entity });
            rest = rest.get(entity.len()..)?;
        } else if let Some((tag, after)) =
            rest.strip_prefix('<').and_then(|tag| tag.split_once('>')).filter(|(tag, _)| is_tag(tag))
        {
            element(tag, &mut out)?;
            rest = after;
        } else {
            out.push_str(match rest.as_bytes().first() {
                Some(b'<') => "&lt;",
                Some(b'>') => "&gt;",
                _ => "&amp;",
            });
            rest = rest.get(1..)?;
        }
    }
    out.push_str(rest);
    Some(out)
}

fn is_tag(tag: &str) -> bool {
    tag.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '/' || sign == '!' || sign == '?')
}

/// Appends a tag of the list; `None` for any other.
fn element(tag: &str, out: &mut String) -> Option<()> {
    let (close, inside) = tag.strip_prefix('/').map_or(("", tag), |inside| ("/", inside));
    let (empty, inside) = inside.trim_end().strip_suffix('/').map_or(("", inside), |inside| ("/", inside));
    let (name, mut attributes) = inside.trim().split_once(' ').unwrap_or((inside.trim(), ""));
    ELEMENTS.contains(&name).then_some(())?;
    out.push_str(&format!("<{close}{name}"));
    while let Some((key, after)) = attributes.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"')?;
        let plain =
            value.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '.' | '-' | '%' | '+' | '#'));
        if ATTRIBUTES.contains(&key) && plain {
            out.push_str(&format!(" {key}=\"{value}\""));
        }
        attributes = after;
    }
    out.push_str(if empty.is_empty() { ">" } else { "/>" });
    Some(())
}
