//! What is told of a YAML text before anything is read from it.

use super::raw::Raw;
use super::{signs, texts, tree};
use crate::diag::Diagnostic;
use crate::source::Span;

fn diagnostics(text: &str) -> Vec<Diagnostic> {
    let file = Span::start_of(crate::source::FileId::from_raw(0)).file;
    let raw = Raw { file, text, offset: 0 };
    let mut problems = Vec::new();
    match tree::parse(raw) {
        Ok(parsed) => signs::check(&parsed, &texts::collect(&parsed.node), raw, &mut problems),
        Err(found) => problems = found,
    }
    problems
}

/// The codes of what is told of `text`.
pub fn told(text: &str) -> Vec<&'static str> {
    diagnostics(text).iter().map(|problem| problem.problem.code()).collect()
}

/// The place and the Chinese words of the only thing that is told of `text`.
fn only(text: &str) -> (String, String) {
    let problems = diagnostics(text);
    let [problem] = problems.as_slice() else { panic!("{text:?}: {problems:?}") };
    let marked = text.get(problem.span.range()).unwrap().to_owned();
    let words = problem.problem.words();
    (marked, format!("{} {}", words.message.zh(), words.hint.zh()))
}

#[test]
fn signs_of_another_width_are_named_at_their_place() {
    for (text, sign) in [
        ("title：长椅\nsummary: 好\n", "："),
        ("name:\n  zh：长椅\n  en: benches\n", "："),
        ("a:\n  - b: 1\n  － b: 2\n", "－"),
        ("＃ 注\na: 1\n", "＃"),
        ("a: {zh：一, en: one：two\nb: 1\n", "："),
        ("a: {zh: 一，en: one}\n", "，"),
        ("a: {zh: 一, en: one｝\nb: 1\n", "｝"),
        ("a: \"一”\nb: 二\n", "”"),
        ("title ：长椅\nsummary: 好\n", "："),
    ] {
        let (marked, words) = only(text);
        assert_eq!(marked, sign, "{text}");
        assert!(words.contains(sign) && words.contains("半角"), "{words}");
    }
}

#[test]
fn spaces_that_cannot_indent_are_named_at_their_place() {
    for (text, sign, code) in [
        ("a:\n  zh: 一\n\ten: one\n", "\t", "U+0009"),
        ("a:\n\u{a0} zh: 一\n  en: one\n", "\u{a0}", "U+00A0"),
        ("a:\n\u{3000}zh: 一\n  en: one\n", "\u{3000}", "U+3000"),
        ("a:\n  zh: 一\n  \u{200b}  en: one\n", "\u{200b}", "U+200B"),
        ("a:\u{a0}one\nb: two\n", "\u{a0}", "U+00A0"),
        ("a: \u{a0}{zh: 一}\nb: two\n", "\u{a0}", "U+00A0"),
        ("a: \u{200b}{zh: 一}\nb: two\n", "\u{200b}", "U+200B"),
        ("a:\u{2060} one\nb: two\n", "\u{2060}", "U+2060"),
    ] {
        let (marked, words) = only(text);
        assert_eq!((marked.as_str(), words.contains(code)), (sign, true), "{text:?}: {words}");
    }
}

#[test]
fn texts_that_need_quotes_are_quoted_in_the_message() {
    for (text, quoted) in [
        ("a: Growth: 5%\nb: 1\n", "\"Growth: 5%\""),
        ("a: 增长: 5%\n", "\"增长: 5%\""),
        ("fr: Croissance\u{a0}: 5\u{a0}%\n", "\"Croissance\u{a0}: 5\u{a0}%\""),
        ("a: say: \"yes\"\n", "'say: \"yes\"'"),
        ("a: \"Best\" parks\nb: 1\n", "'\"Best\" parks'"),
        ("a: [1] 甲\nb: 1\n", "\"[1] 甲\""),
        ("a: @home\n", "\"@home\""),
        ("a: `code`\n", "\"`code`\""),
        ("a: 5 is:\nb: 1\n", "\"5 is:\""),
    ] {
        let (_, words) = only(text);
        assert!(words.contains(quoted), "{text:?}: {words}");
    }
}

#[test]
fn a_comment_that_eats_a_bracket_is_named() {
    for text in
        ["a: {zh: 见, en: see No. # 3}\nb: 1\n", "a: {zh: 见,\n  en: see # 3}\nb:\n  c: 1\n", "a: [甲 #乙, 丙]\nb: 1\n"]
    {
        let (marked, words) = only(text);
        assert!(marked.starts_with('#') && words.contains("注释"), "{text:?}: {marked} {words}");
    }
}

#[test]
fn a_missing_blank_or_quote_is_named() {
    assert_eq!(only("title:长椅\nsummary: 好\n").0, ":");
    assert!(only("a: \"never closed\nb: 1\n").1.contains("没有收尾"));
    assert_eq!(told("a: {value: 1,000, b: 2,000,000}\n"), ["invalid-value"; 3]);
    assert_eq!(only("a: {value: 1,000}\n").0, "1,000");
}

#[test]
fn line_ends_between_han_characters_are_no_spaces() {
    let text = |yaml: &str| {
        let raw = Raw { file: crate::source::FileId::from_raw(0), text: yaml, offset: 0 };
        let parsed = tree::parse(raw).map_err(|found| format!("{found:?}")).unwrap();
        format!("{:?}", parsed.node.kind)
    };
    for yaml in [
        "a: >\n  按当年\n  价格，\n  计算\n",
        "a: 按当年\n  价格，\n  计算\n",
        "a: \"按当年\n  价格，\n  计算\"\n",
        "a: >-\n  按当年\n  价格，\n  计算\n",
    ] {
        assert!(text(yaml).contains("按当年价格，计算"), "{yaml}: {}", text(yaml));
    }
    assert!(text("a: >\n  at current\n  prices\n").contains("at current prices"));
    assert!(text("a: >\n  汽车 产业\n  集群\n\n  第二段\n").contains("汽车 产业集群\\n第二段"));
    assert!(text("a: |\n  按当年\n  价格\n").contains("按当年\\n价格"));
}

#[test]
fn keys_that_differ_in_case_alone_are_one_key_written_twice() {
    for text in ["title: {zh: 甲, ZH: 乙}", "zh: 甲\nzh: 乙", "en: a\nEn: b"] {
        assert_eq!(told(text), ["duplicate-key"], "{text}");
    }
}
