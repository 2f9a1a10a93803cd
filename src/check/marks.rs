//! Marks that a page would show as they are written: of Markdown where they had no effect, and of other tools.

use super::passages::Row;
use crate::diag::{Diagnostic, MarkdownProblem, YamlProblem};
use crate::i18n::Bilingual;
use crate::model::{InlineKind, Writing, credentials, has_credentials};
use crate::source::{SourceSet, Span};
use std::ops::Range;

/// So many of one passage are reported.
const MOST: usize = 10;

/// Looks for marks in the words that the page shows. Code is none of them, and what is escaped is meant.
pub fn check(rows: &[Row], sources: &SourceSet, problems: &mut Vec<Diagnostic>) {
    for passage in rows.iter().flat_map(|row| row.passages.iter().flatten()) {
        if !passage.text.contains(SIGNS) {
            continue;
        }
        let mut found = Vec::new();
        stray(&passage.text, &mut found);
        foreign(&passage.text, &mut found);
        found.retain(|(range, _)| passage.is_verbatim(range) && !passage.is_code(range));
        found.sort_by_key(|(range, _)| range.start);
        for (range, problem) in found.into_iter().take(MOST) {
            let Some(place) = passage.place(&range, sources) else { continue };
            let before = Span::new(place.file, place.range().start.saturating_sub(1)..place.range().start);
            if sources.slice(before) != "\\" {
                problems.push(Diagnostic::new(problem, place));
            }
        }
    }
}

/// Every mark has one of these.
const SIGNS: [char; 16] = ['＿', '～', '*', '~', '[', ']', '{', '=', '_', '#', '$', ':', '＊', '＃', '［', '【'];

type Finding = (Range<usize>, MarkdownProblem);

/// Marks of Markdown itself.
fn stray(text: &str, found: &mut Vec<Finding>) {
    const BOLD: Bilingual = Bilingual::new(
        "bold has two stars on both sides, next to the words; two stars that are text are written `\\*\\*`, and texts in YAML know no marks",
        "加粗要在文字两边各写两个星号，紧挨文字；若星号就是文字，请写`\\*\\*`；YAML里的文字没有标记",
    );
    const DELETED: Bilingual = Bilingual::new(
        "struck-out words have two tildes on both sides, next to the words; two tildes that are text are written `\\~\\~`",
        "删除线要在文字两边各写两个波浪线，紧挨文字；若波浪线就是文字，请写`\\~\\~`",
    );
    const NOTE: Bilingual = Bilingual::new(
        "write the text of the footnote at the beginning of a line, with a half-width colon: `[^name]: …`",
        "请在行首写出脚注的文字，用半角冒号：`[^名称]: …`",
    );
    const HEADING: Bilingual = Bilingual::new(
        "a heading has a space behind the number signs: `## Title`",
        "标题的井号后面要有一个空格：`## 标题`",
    );
    for (mark, hint) in [
        ("**", BOLD),
        ("＊＊", BOLD),
        ("＿＿", BOLD),
        ("~~", DELETED),
        ("～～", DELETED),
        ("[^", NOTE),
        ("［^", NOTE),
        ("【^", NOTE),
    ] {
        let sign = mark.chars().next().unwrap_or_default();
        let mut end = 0;
        for (at, _) in text.match_indices(mark) {
            if at >= end {
                let rest = text.get(at..).unwrap_or_default();
                let run =
                    if mark.ends_with('^') { mark.len() } else { rest.len() - rest.trim_start_matches(sign).len() };
                end = at + run;
                let mark = rest.get(..run).unwrap_or_default().to_owned();
                found.push((at..end, MarkdownProblem::StrayMark { mark, hint: hint.clone() }));
            }
        }
    }
    let signs = text.len() - text.trim_start_matches(['#', '＃']).len();
    let is_wide = text.starts_with('＃');
    if is_wide
        || ((2..=6).contains(&signs) && text.get(signs..).is_some_and(|rest| rest.starts_with(char::is_alphanumeric)))
    {
        let mark = text.get(..signs).unwrap_or_default().to_owned();
        found.push((0..signs, MarkdownProblem::StrayMark { mark, hint: HEADING }));
    }
}

/// A mark of another tool: how it opens, how it closes, whether it stands at the beginning, and what to write instead.
type Foreign = (&'static str, &'static str, bool, Bilingual);

const FOREIGN: &[Foreign] = &[
    ("{{", "}}", false, SHORT_CODE),
    ("{%", "%}", false, SHORT_CODE),
    (":::", "", true, Bilingual::new("use a quotation (`> …`) or a heading", "请改用引用（`> …`）或标题")),
    (
        "[[",
        "]]",
        false,
        Bilingual::new(
            "link with `[text](chapter:ID)` or `[text](page:ID)`",
            "链接请写`[文字](chapter:标识)`或`[文字](page:标识)`",
        ),
    ),
    ("==", "==", false, Bilingual::new("for emphasis write `**…**`", "强调请写`**…**`")),
    ("__", "__", false, Bilingual::new("for bold write `**…**`", "加粗请写`**…**`")),
    ("{#", "}", false, ATTRIBUTES),
    ("{.", "}", false, ATTRIBUTES),
    ("{:", "}", false, ATTRIBUTES),
    ("[TOC]", "", true, CONTENTS),
    ("[toc]", "", true, CONTENTS),
    ("^[", "]", false, INLINE_NOTE),
    ("[x]", "", true, TASK),
    ("[X]", "", true, TASK),
    ("[ ]", "", true, TASK),
    ("[]", "", true, TASK),
    ("【x】", "", true, TASK),
    ("【 】", "", true, TASK),
    (
        "*[",
        "]:",
        true,
        Bilingual::new(
            "explain the abbreviation in content/glossary.yaml: every text that uses it then leads to it",
            "请把缩写写进content/glossary.yaml，用到它的文字会自动链接到术语表",
        ),
    ),
];

const SHORT_CODE: Bilingual = Bilingual::new(
    "there are no short codes: place charts, lists and pictures with `![…](chart:ID)`, or put the marks between backticks",
    "这里没有短代码：图表、列表和图片请用`![…](chart:标识)`；若要写出这些符号，请放在反引号里",
);
const ATTRIBUTES: Bilingual = Bilingual::new(
    "attributes are written at the end of a heading alone, and there only an anchor: `## Title {#name}`",
    "只有标题末尾可以写锚点：`## 标题 {#名称}`，此外没有属性",
);
const BRACKETS: Bilingual =
    Bilingual::new("a link has half-width brackets: `[text](address)`", "链接要用半角括号：`[文字](地址)`");
const INLINE_NOTE: Bilingual = Bilingual::new(
    "write `[^name]`, and at the beginning of a line of its own `[^name]: …`",
    "请写`[^名称]`，并另起一行在行首写`[^名称]: …`",
);
const TASK: Bilingual = Bilingual::new(
    "a task is an item of a list, with a space behind the box: `- [x] …`, `- [ ] …`",
    "任务是列表项，方框后面要有空格：`- [x] …`、`- [ ] …`",
);
const CONTENTS: Bilingual =
    Bilingual::new("remove it: pages have a table of contents of their own", "请删去：页面自带目录");

fn foreign(text: &str, found: &mut Vec<Finding>) {
    let mut tell = |range: Range<usize>, hint: &Bilingual| {
        let mark = text.get(range.clone()).unwrap_or_default().chars().take(40).collect();
        found.push((range, MarkdownProblem::ForeignMark { mark, hint: hint.clone() }));
    };
    for (open, close, at_start, hint) in FOREIGN {
        let Some(at) = text.find(open).filter(|at| !at_start || *at == 0) else { continue };
        let rest = text.get(at + open.len()..).unwrap_or_default();
        let Some(length) = rest.find(close) else { continue };
        let inner = rest.get(..length).unwrap_or_default();
        let fits = close.is_empty() || (!inner.trim().is_empty() && (open != close || inner.trim() == inner));
        if fits {
            tell(at..at + open.len() + length + close.len(), hint);
        }
    }
    for (at, open) in ["]（", "］（", "］(", "】（", "】(", "] ("].into_iter().flat_map(|open| text.match_indices(open))
    {
        let rest = text.get(at + open.len()..).unwrap_or_default();
        let scheme = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        if scheme > 0 && rest.get(scheme..).is_some_and(|rest| rest.starts_with(':')) {
            tell(at..at + open.len(), &BRACKETS);
        }
    }
    dollars(text, &mut tell);
}

/// Looks for web addresses in the text of a writing that are no links.
pub fn addresses(writing: &Writing, problems: &mut Vec<Diagnostic>) {
    const BARE: Bilingual = Bilingual::new(
        "put it between angle brackets, `<https://…>`, or write `[text](https://…)`",
        "请放进尖括号，`<https://…>`，或写`[文字](https://…)`",
    );
    for text in writing.texts.values() {
        let mut link_end = 0;
        text.document.inlines(&mut |inline| match &inline.kind {
            InlineKind::External { url, .. } if url.contains("://") && has_credentials(url) => {
                problems.push(Diagnostic::new(YamlProblem::InvalidValue { why: credentials() }, inline.span));
            }
            InlineKind::External { .. } | InlineKind::Refer { .. } => link_end = link_end.max(inline.span.end),
            InlineKind::Text(words) if inline.span.start >= link_end && words.len() == inline.span.range().len() => {
                for range in bare(words) {
                    let start = inline.span.range().start;
                    let mark = words.get(range.clone()).unwrap_or_default().to_owned();
                    let span = Span::new(inline.span.file, start + range.start..start + range.end);
                    problems.push(Diagnostic::new(MarkdownProblem::ForeignMark { mark, hint: BARE }, span));
                }
            }
            _ => {}
        });
    }
}

fn bare(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices("://").filter_map(|(at, _)| {
        let start = at
            - ["https", "http"].into_iter().find(|scheme| text.get(..at).is_some_and(|it| it.ends_with(scheme)))?.len();
        let rest = text.get(start..)?;
        let length = rest.bytes().take_while(u8::is_ascii_graphic).count();
        let address = rest.get(..length)?.trim_end_matches([',', ';', '.', ')', '?', '!']);
        Some(start..start + address.len())
    })
}

/// Dollars that look like those around a formula.
fn dollars(text: &str, tell: &mut impl FnMut(Range<usize>, &Bilingual)) {
    const HINT: Bilingual = Bilingual::new(
        "the dollars of a formula stand next to it, and Chinese words in it are written `\\text{…}`",
        "公式两边的美元符号要紧挨公式，公式里的汉字请写成`\\text{…}`",
    );
    // A dollar beside a digit or behind a letter is money.
    let is_money = |at: usize| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        before.ends_with(|sign: char| sign.is_ascii_alphanumeric())
            || after.trim_start().starts_with(|sign: char| sign.is_ascii_digit())
    };
    let mut dollars = text.match_indices('$').map(|(at, _)| at).peekable();
    while let (Some(from), Some(to)) = (dollars.next(), dollars.peek().copied()) {
        let inner = text.get(from + 1..to).unwrap_or_default().trim();
        let is_formula = inner.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '\\' | '(' | '-'))
            && inner.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ')' | '}'));
        if is_formula
            && !is_money(from)
            && !text.get(to + 1..).is_some_and(|after| after.starts_with(|sign: char| sign.is_ascii_digit()))
        {
            tell(from..to + 1, &HINT);
            dollars.next();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        stray(text, &mut found);
        foreign(text, &mut found);
        found.into_iter().map(|(range, _)| text.get(range).unwrap().to_owned()).collect()
    }

    #[test]
    fn marks_without_effect_are_found() {
        for (text, mark) in [
            ("要把**回归", "**"),
            ("删去~~旧文", "~~"),
            ("超过目标[^1]。", "[^"),
            ("##目标", "##"),
            ("见{{< figure >}}。", "{{< figure >}}"),
            ("::: note", ":::"),
            ("见[[首页]]。", "[[首页]]"),
            ("一处==重点==文字", "==重点=="),
            ("*[GDP]: 国内生产总值", "*[GDP]:"),
            ("段落 {#abc}", "{#abc}"),
            ("[文件]（source:example）", "]（"),
            ("设 $ x^2 $ 为", "$ x^2 $"),
            ("设$增长率$为", "$增长率$"),
            ("[x]甲", "[x]"),
            ("＊＊重点", "＊＊"),
            ("＃＃ 标题", "＃＃"),
            ("【文件】(source:example)", "】("),
        ] {
            assert_eq!(marks(text), [mark], "{text}");
        }
    }

    #[test]
    fn addresses_end_where_their_signs_do() {
        let found: Vec<_> = bare("见https://example.org/a，另见http://b.example.").collect();
        assert_eq!(found, [3..24, 33..49]);
    }

    #[test]
    fn ordinary_text_has_none() {
        for text in [
            "5%~7%",
            "（一）~（三）",
            "a * b",
            "$5 and $10",
            "C# 与 F#",
            "[甲]（乙）",
            "a = b",
            "{甲，乙}",
            "#1",
            "1 == 1",
        ] {
            assert_eq!(marks(text), Vec::<String>::new(), "{text}");
        }
    }
}
