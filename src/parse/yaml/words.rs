//! What the YAML libraries say, in words of our own and in both languages: their English reaches no reader.

use crate::i18n::Bilingual;

/// What is wrong, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Advice {
    /// What is wrong, to follow "YAML syntax:".
    pub why: Bilingual,
    /// What to do.
    pub help: Bilingual,
}

impl Advice {
    /// Fixed texts, in English and in Chinese.
    pub const fn new(en: (&'static str, &'static str), zh: (&'static str, &'static str)) -> Self {
        Self { why: Bilingual::new(en.0, zh.0), help: Bilingual::new(en.1, zh.1) }
    }
}

/// What is said where the library says nothing that is known.
pub static UNKNOWN: Advice = Advice::new(
    ("this cannot be read", "check indentation, colons and quotes on this line and the one before"),
    ("这里读不下去", "请检查本行和上一行的缩进、冒号和引号"),
);

/// Parts of messages of both libraries, and what is said instead; the first that fits counts.
static KINDS: &[(&[&str], Advice)] = &[
    (
        &["mapping values are not allowed", "illegal placement of ':'", "found unexpected ':'"],
        Advice::new(
            (
                "a colon stands where no key can be",
                "put a text that holds a colon and a blank in quotes; keys that belong together begin in the same column",
            ),
            ("这里不能再有键，冒号的位置不对", "文字里有冒号加空格的，请给整段文字加引号；同一级的键要左对齐"),
        ),
    ),
    (
        &["tab"],
        Advice::new(
            ("a tab stands where only spaces may be", "indent with spaces"),
            ("这里用了制表符，只能用空格", "请用空格缩进"),
        ),
    ),
    (
        &[
            "byte order mark",
            "unprintable",
            "control characters",
            "invalid Unicode character",
            "UTF-8",
            "UTF-16",
            "octet",
            "surrogate",
        ],
        Advice::new(
            ("a character stands here that YAML does not allow", "delete it, and save the file as UTF-8"),
            ("这里有YAML不允许的字符", "请删去它，并把文件存为UTF-8编码"),
        ),
    ),
    (
        &["escape", "hexadecimal"],
        Advice::new(
            (
                "in a text in double quotes, a backslash begins an escape, and this is none",
                r"write `\\` for a backslash, or put the text in single quotes",
            ),
            ("双引号里的反斜杠表示转义，这里的转义不成立", r"反斜杠本身请写`\\`，或改用单引号"),
        ),
    ),
    (
        &["comment intercepting"],
        Advice::new(
            ("` #` begins a comment in the middle of a text", "put the whole text in quotes if `#` is part of it"),
            ("空格加`#`在一段文字中间开始了注释", "`#`若是正文的一部分，请给整段文字加引号"),
        ),
    ),
    (
        &["block scalar", "only valid inside a block", "expected comment or line break"],
        Advice::new(
            (
                "the text below `|` or `>` is not indented as it must be",
                "write `|` or `>` alone at the end of the line, and indent every line of the text by the same number of spaces",
            ),
            ("`|`或`>`下面的文字缩进不对", "`|`或`>`应单独写在行末，下面各行用同样多的空格缩进"),
        ),
    ),
    (
        &["quoted scalar", "quoted"],
        Advice::new(
            (
                "the quotation marks of a text are not as they must be",
                "close each quotation mark, write nothing behind the closing one, and `''` for a single one inside single ones",
            ),
            (
                "文字的引号不成对，或引号之后还有内容",
                "引号要成对，收尾引号之后不要再写文字；单引号之内的单引号写作`''`",
            ),
        ),
    ),
    (
        &["flow", "misplaced bracket", "',' or"],
        Advice::new(
            (
                "a list or map in brackets is not closed, or lacks a comma",
                "close each bracket, put commas between the entries, and quote texts that hold `,`, `:`, `#` or brackets",
            ),
            (
                "花括号或方括号没有收尾，或者少了逗号",
                "括号要成对，各项之间用半角逗号；含有`,`、`:`、`#`或括号的文字请加引号",
            ),
        ),
    ),
    (
        &["directive", "TAG", "document", "stream", "YAML directive", "version number", "expected digit"],
        Advice::new(
            (
                "a line that begins with `%`, `---` or `...` is none of a report's text",
                "remove the line, or put the text in quotes",
            ),
            ("以`%`、`---`或`...`开头的行不是报告的内容", "请删去这一行；若是文字，请加引号"),
        ),
    ),
    (
        &["tag", "'!'", "'>'", "the handle"],
        Advice::new(
            ("`!` begins a tag here, which report files do not use", "put a text that begins with `!` in quotes"),
            ("`!`在这里表示标签，报告文件不使用标签", "以`!`开头的文字请加引号"),
        ),
    ),
    (
        &["anchor", "alias", "alphabetic"],
        Advice::new(
            (
                "`&` or `*` stands for another place here, which report files do not use",
                "put a text that begins with `&` or `*` in quotes",
            ),
            ("`&`或`*`在这里表示引用别处，报告文件不使用", "以`&`或`*`开头的文字请加引号"),
        ),
    ),
    (
        &["cannot start any token", "unexpected character", "plain scalar"],
        Advice::new(
            ("no text without quotes can begin with this sign", "put the text in quotes"),
            ("不加引号的文字不能以这个符号开头", "请给这段文字加引号"),
        ),
    ),
    (
        &["'-'", "block sequence", "block collection"],
        Advice::new(
            ("the entries of a list do not stand under each other", "begin every entry with `- `, in the same column"),
            ("列表各项没有对齐", "每项都以`- `开头，并且左对齐"),
        ),
    ),
    (
        &[
            "simple key",
            "expected ':'",
            "expected key",
            "mapping keys",
            "block mapping",
            "expected whitespace",
            "':' must be followed",
            "':' may not precede",
        ],
        Advice::new(
            (
                "a key with a colon and a blank is expected here",
                "write `key: value`, and begin keys that belong together in the same column",
            ),
            ("这里应为“键: 值”", "请写成`键: 值`，用半角冒号，后面空一格；同一级的键要左对齐"),
        ),
    ),
    (
        &["recursion limit", "too long", "repetition limit"],
        Advice::new(
            ("it is nested too deeply", "no report file needs such nesting; check the indentation"),
            ("嵌套太深", "报告文件不需要这么深的嵌套，请检查缩进"),
        ),
    ),
    (
        &["indentation", "indented", "node content", "next token", "unexpected end", "eof", "EOF"],
        Advice::new(
            (
                "the indentation is not that of the lines around, or something is missing",
                "indent entries that belong together by the same number of spaces",
            ),
            ("缩进与上下行不一致，或者缺了内容", "同一级的内容请用同样多的空格缩进"),
        ),
    ),
];

/// What is said instead of a library's `message`.
pub fn advice(message: &str) -> &'static Advice {
    let kind = KINDS.iter().find(|(parts, _)| parts.iter().any(|part| message.contains(part)));
    kind.map_or(&UNKNOWN, |(_, advice)| advice)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the two libraries can say of a text, as far as their sources tell.
    const MESSAGES: &str = include_str!("messages.txt");

    #[test]
    fn every_message_of_the_libraries_is_known() {
        let unknown: Vec<_> = MESSAGES.lines().filter(|line| advice(line) == &UNKNOWN).collect();
        assert!(unknown.is_empty(), "{unknown:#?}");
    }
}
