//! White space in what comes back from a translator: lines that a tool wrapped, and blanks beside marks that it lost.

use super::code::{Code, Token};
use crate::i18n::{Bilingual, is_han, is_wide};

/// A text without the line breaks that a tool put into it: each with the blanks around it is one blank, between Chinese characters
/// and at the ends none.
pub fn unwrapped(tokens: &[Token]) -> Vec<Token> {
    let mut out = Vec::with_capacity(tokens.len());
    let mut before: Option<char> = None;
    for (index, token) in tokens.iter().enumerate() {
        let Token::Text(text) = token else {
            if matches!(token, Token::Alone(_)) {
                before = Some('\u{fffc}');
            }
            out.push(token.clone());
            continue;
        };
        let after = tokens.get(index + 1..).and_then(|rest| rest.iter().find_map(first));
        let text = one_line(text, before, after);
        before = text.chars().next_back().or(before);
        out.push(Token::Text(text));
    }
    super::code::merged(out)
}

/// The first character of a token that has one; what the tool writes for a mark counts as one.
fn first(token: &Token) -> Option<char> {
    match token {
        Token::Text(text) => text.chars().next(),
        Token::Alone(_) => Some('\u{fffc}'),
        Token::Open(_) | Token::Close(_) => None,
    }
}

fn one_line(text: &str, before: Option<char>, after: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(char::is_whitespace) {
        let (words, tail) = rest.split_at(at);
        out.push_str(words);
        let next = tail.trim_start();
        let gap = tail.get(..tail.len() - next.len()).unwrap_or_default();
        let (left, right) = (out.chars().next_back().or(before), next.chars().next().or(after));
        match (gap.contains(['\n', '\r']), left, right) {
            (false, ..) => out.push_str(gap),
            (true, Some(left), Some(right)) if !(is_wide(left) && is_wide(right)) => out.push(' '),
            (true, ..) => {}
        }
        rest = next;
    }
    out + rest
}

/// The neighbour of a mark.
#[derive(Clone, Copy, PartialEq)]
enum Beside {
    Sign(char),
    /// What the tool writes for a mark.
    Value,
    Blank,
}

impl Beside {
    fn is_word(self) -> bool {
        match self {
            Self::Sign(sign) => sign.is_alphanumeric() && !is_han(sign) && !is_wide(sign),
            Self::Value => true,
            Self::Blank => false,
        }
    }
}

/// A place where words stand on both sides of a mark without a blank.
struct Joint {
    /// The marks between them.
    marks: Vec<Token>,
    words: [String; 2],
}

/// Why a text whose words are divided by blanks is not taken over: a blank beside a mark is lost that the `present` translation has, or
/// that every text has. `None` where no words run together.
pub fn lost(target: &[Token], present: &[Token], codes: &[Code]) -> Option<Bilingual> {
    let known = joints(present, codes);
    let joint = joints(target, codes).into_iter().find(|joint| known.iter().all(|known| known.marks != joint.marks))?;
    let number = joint.marks.iter().find_map(|mark| match mark {
        Token::Open(number) | Token::Close(number) | Token::Alone(number) => Some(*number),
        Token::Text(_) => None,
    })?;
    let [left, right] = joint.words;
    Some(Bilingual::of(
        format!("a blank is lost beside the mark {number}: `{left}` and `{right}` run together"),
        format!("标记{number}旁丢了空格：`{left}`和`{right}`连在了一起"),
    ))
}

fn joints(tokens: &[Token], codes: &[Code]) -> Vec<Joint> {
    let mut found = Vec::new();
    // What stands last before the marks, the word that ends there, and the marks since.
    let mut left = (Beside::Blank, String::new());
    let mut marks: Vec<Token> = Vec::new();
    for token in tokens {
        let (begins, ends) = match token {
            Token::Open(number) | Token::Close(number) => {
                // H~2~O is one word.
                if matches!(open(*number, codes), "~" | "^") {
                    left = (Beside::Blank, String::new());
                }
                marks.push(token.clone());
                continue;
            }
            Token::Alone(number) => {
                marks.push(token.clone());
                (value(*number, codes), value(*number, codes))
            }
            Token::Text(text) => {
                let word = |word: Option<&str>| word.unwrap_or_default().to_owned();
                let begins = text.chars().next().map_or(Beside::Blank, sign);
                let ends = text.chars().next_back().map_or(Beside::Blank, sign);
                let mut words = text.split_whitespace();
                ((begins, word(words.clone().next())), (ends, word(words.next_back())))
            }
        };
        if left.0.is_word() && begins.0.is_word() && !marks.is_empty() {
            found.push(Joint { marks: marks.clone(), words: [left.1, begins.1] });
        }
        marks.clear();
        marks.extend(matches!(token, Token::Alone(_)).then(|| token.clone()));
        left = ends;
    }
    found
}

fn sign(sign: char) -> Beside {
    if sign.is_whitespace() { Beside::Blank } else { Beside::Sign(sign) }
}

/// How the mark opens in Markdown.
fn open(number: usize, codes: &[Code]) -> &str {
    number.checked_sub(1).and_then(|index| codes.get(index)).map_or("", |code| code.open.as_str())
}

/// What a mark without words inside stands for; a line break is a blank, and the number of a footnote stands above the line.
fn value(number: usize, codes: &[Code]) -> (Beside, String) {
    let open = open(number, codes);
    (
        if open.contains('\n') || open.starts_with("[^") || open.ends_with(' ') {
            Beside::Blank
        } else {
            Beside::Value
        },
        open.to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Token {
        Token::Text(text.to_owned())
    }

    fn codes() -> Vec<Code> {
        let code = |open: &str, close: Option<&str>| Code { open: open.into(), close: close.map(str::to_owned) };
        vec![code("**", Some("**")), code("[](indicator:a#2023)", None), code("\\\n", None)]
    }

    #[test]
    fn lines_that_a_tool_wrapped_are_one() {
        let wrapped =
            [text("one\n          two"), Token::Open(1), text("\n  bold"), Token::Close(1), text("\r\n end\n")];
        let plain = [text("one two"), Token::Open(1), text(" bold"), Token::Close(1), text(" end")];
        assert_eq!(unwrapped(&wrapped), plain);
        assert_eq!(
            unwrapped(&[text("计划\n    见"), Token::Open(1), text("文件")]),
            [text("计划见"), Token::Open(1), text("文件")]
        );
        assert_eq!(
            unwrapped(&[text("为\n  "), Token::Alone(2), text("\n 张")]),
            [text("为 "), Token::Alone(2), text(" 张")]
        );
        let kept = [text("two  blanks "), Token::Alone(2)];
        assert_eq!(unwrapped(&kept), kept);
    }

    #[test]
    fn words_that_run_together_at_a_mark_are_told() {
        let bold =
            |before: &str, after: &str| [text(before), Token::Open(1), text("bold"), Token::Close(1), text(after)];
        let lost = |target: &[Token], present: &[Token]| lost(target, present, &codes()).map(|why| why.en().to_owned());
        assert_eq!(lost(&bold("A ", " C"), &[]), None);
        assert_eq!(lost(&bold("(", "), see"), &[]), None);
        assert_eq!(
            lost(&bold("A", " C"), &[]).as_deref(),
            Some("a blank is lost beside the mark 1: `A` and `bold` run together")
        );
        assert!(lost(&bold("A ", "C"), &bold("A ", " C")).is_some());
        // As it was before.
        assert_eq!(lost(&bold("A ", "s"), &bold("Other ", "s")), None);
        assert!(lost(&bold("A", "s"), &bold("A ", "s")).is_some());
        assert!(lost(&[text("and"), Token::Alone(2)], &[]).is_some());
        assert!(lost(&[Token::Alone(2), text("more")], &[]).is_some());
        assert_eq!(lost(&[text("and "), Token::Alone(2), text("%")], &[]), None);
        assert_eq!(lost(&[text("one"), Token::Alone(3), text("two")], &[]), None);
        assert_eq!(lost(&bold("见", "文件"), &[]), None);
    }
}
