//! Text as it is compared: what readers type alike and print differently becomes the same.
//!
//! `search.js` of the theme folds what is looked for in the same way, with the table of [`variants`](super::variants), which the build
//! hands over. `tests/browser/folding.json` holds both to it: a change here is a change there.

use super::variants::variant;
use super::{Class, class};
use unicode_normalization::UnicodeNormalization;

/// `text` folded: compatibility forms (full-width letters, ligatures, radicals) as plain characters, without accents and what cannot be
/// seen, in lower case, one sort of dash, of quotation mark and of apostrophe, simplified characters, numbers without marks that part
/// thousands.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    each(text, |c| folded.push(c));
    folded
}

/// Hands over the characters of [`fold`], one by one.
pub fn each(text: &str, take: impl FnMut(char)) {
    let mut joined = Joined::new(take);
    // Almost every text has only characters that need not be taken apart.
    if text.chars().all(|c| simple(c).is_some()) {
        text.chars().filter_map(simple).for_each(|c| joined.push(c));
    } else {
        let parted = text.chars().map(|c| if c == '´' { '\'' } else { c }).nfkd();
        let lower = parted.filter(|c| !is_dropped(*c)).flat_map(char::to_lowercase);
        lower.flat_map(plain).nfc().map(variant).for_each(|c| joined.push(c));
    }
    joined.close();
}

/// What becomes of a character that is folded by itself, whatever stands beside it; `None` for those that need a closer look.
fn simple(c: char) -> Option<char> {
    match c {
        '~' => Some('-'),
        '`' => Some('\''),
        '\0'..='\u{7f}' => Some(c.to_ascii_lowercase()),
        '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' => Some(variant(c)),
        '\u{ff01}'..='\u{ff5e}' => simple(char::from_u32(u32::from(c) - 0xfee0)?),
        '\u{a0}' | '\u{3000}' => Some(' '),
        '、' | '。' | '《' | '》' | '【' | '】' | '·' => Some(c),
        '‐'..='―' | '−' => Some('-'),
        '‘' | '’' => Some('\''),
        '“' | '”' => Some('"'),
        _ => None,
    }
}

/// Accents and vowel points of scripts that are read without them, and what cannot be seen.
fn is_dropped(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}' | '\u{640}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}' | '\u{ad}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0100}'..='\u{e01ef}')
}

/// Marks that mean the same, and letters that no rule of Unicode takes apart.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        '~' | '‐'..='―' | '⁃' | '−' | '∼' | '〜' | '〰' | '⸺' | '⸻' | '˗' => ('-', None),
        '`' | '‘'..='‛' | '′' | 'ʹ' | 'ʻ' | 'ʼ' => ('\'', None),
        '“'..='‟' | '«' | '»' | '「'..='』' | '〝'..='〟' => ('"', None),
        '•' | '‧' | '・' => ('·', None),
        '⁄' | '∕' => ('/', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ł' => ('l', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ς' => ('σ', None),
        c => (c, None),
    };
    [Some(first), second].into_iter().flatten()
}

/// Takes out what stands between: of two dashes the second, and marks between the thousands of a number (17,000 and 17 000).
struct Joined<F> {
    take: F,
    last: Option<char>,
    /// How many digits the number has so far; more than three where no mark of thousands may follow.
    digits: usize,
    /// Such a mark, and the digits since.
    held: Option<char>,
    group: [char; 3],
    in_group: usize,
}

/// For numbers after a letter or a point, and with more than three digits before the first mark.
const CLOSED: usize = 4;

impl<F: FnMut(char)> Joined<F> {
    fn new(take: F) -> Self {
        Self { take, last: None, digits: 0, held: None, group: ['0'; 3], in_group: 0 }
    }

    fn push(&mut self, c: char) {
        if self.held.is_some() {
            if let (true, Some(place)) = (c.is_ascii_digit(), self.group.get_mut(self.in_group)) {
                *place = c;
                self.in_group += 1;
                return;
            }
            self.let_go(c.is_ascii_digit());
        }
        if c.is_ascii_digit() {
            self.digits = (self.digits + 1).min(CLOSED);
        } else if matches!(c, ',' | ' ' | '\'') && (1..CLOSED).contains(&self.digits) {
            (self.held, self.in_group) = (Some(c), 0);
            return;
        } else {
            self.digits = if c == '.' || class(c) == Class::Letter { CLOSED } else { 0 };
        }
        self.hand_over(c);
    }

    /// Hands over what was held, without the mark where it parts thousands; `goes_on` with a fourth digit, it does not.
    fn let_go(&mut self, goes_on: bool) {
        let Some(mark) = self.held.take() else { return };
        let is_mark = self.in_group == 3 && !goes_on;
        if !is_mark {
            self.hand_over(mark);
        }
        for c in self.group.into_iter().take(self.in_group) {
            self.hand_over(c);
        }
        self.digits = self.in_group;
    }

    fn hand_over(&mut self, c: char) {
        if (c, self.last) != ('-', Some('-')) {
            (self.take)(c);
        }
        self.last = Some(c);
    }

    fn close(&mut self) {
        self.let_go(false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::variants::pairs;
    use super::*;
    use proptest::prelude::*;
    use std::path::Path;

    /// Texts that the program and the browser must fold alike: each place where they could part.
    fn texts() -> Vec<String> {
        let chosen = [
            "In 2021–2025, −1.9% ‐‑‒—― ～ 〜 2021——2025年 a--b",
            "the province’s ‘project’ “六个回归” 「甲」『乙』 «c» 〝d〟 l´été `x`",
            "17,000 17 000 17\u{a0}000 17\u{202f}000 17’000 １７，０００ 1,234,567 1,23 12,34,567 2021 300 1.234 567 a1 200 约1 200家 5 1234 56",
            "0,123 1,2345 1 23 456 3.5 100 ,100 1,,000 1, 000 999 999 9",
            "Zürich Zu\u{308}rich café CAFE\u{301} Łódź Ærø straße STRASSE ẞ İstanbul ısı Đà Nẵng œuvre Þór",
            "規劃 规划 臺灣 台湾 裡裏里 後后 衞星 卫星 爲為为 乾幹干 什麼 〇零 著作 戶",
            "⼯业 ⽹络 ⺠⻋⻄ 豈\u{f900} 更\u{f901} ⿓",
            "ＧＤＰ　５Ｇ ㎡ ℃ ① ㈱ ½ x² H₂O ﬁnance ﬀ … ™ ％",
            "ガ ｶﾞ か\u{3099} ﾊﾟ 한국 \u{1112}\u{1161}\u{11ab} ㅎㅏㄴ",
            "ΟΔΟΣ ὀδός Ёлка ёлка Йод שָׁלוֹם مُحَمَّد क्ष กำ",
            "so\u{ad}ft zero\u{200b}width \u{feff}mark 葛\u{e0100} ☎\u{fe0f} a\u{301}\u{301}b \u{301}c",
            "C++ C# R&D AT&T .NET U.S. 𠀀𠮷 👩\u{200d}🌾 A·B A•B 3⁄4 ′ ″",
        ];
        let alphabet: Vec<char> = "1230, '.-–aé\u{301}Z産业，。ß".chars().collect();
        let mut state = 1_u32;
        let mut next = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as usize % below
        };
        let made = (0..200).map(|_| (0..14).map(|_| alphabet[next(alphabet.len())]).collect::<String>());
        chosen.map(str::to_owned).into_iter().chain(made.collect::<Vec<_>>()).collect()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "a test may read and write what is expected of it")]
    fn the_browser_is_held_to_the_same_folding() {
        let folded: Vec<(String, String)> = texts().into_iter().map(|text| (text.clone(), fold(&text))).collect();
        let mut json = serde_json::to_string_pretty(&folded).unwrap();
        json.push('\n');
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/folding.json");
        if std::env::var_os("GONGBAO_ACCEPT").is_some() {
            std::fs::write(&file, &json).unwrap();
        }
        let stored = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(stored == json, "{} is not current; GONGBAO_ACCEPT=1 writes it", file.display());
    }

    #[test]
    fn what_readers_type_alike_is_the_same() {
        for (text, typed) in [
            ("2021–2025", "2021-2025"),
            ("2021—2025年", "2021-2025年"),
            ("2021——2025年", "2021～2025年"),
            ("−1.9%", "-1.9％"),
            ("province’s", "PROVINCE'S"),
            ("“六个回归”", "\"六个回归\""),
            ("17,000", "17000"),
            ("17\u{202f}000", "１７，０００"),
            ("1 234 567.8", "1234567.8"),
            ("Zürich", "zu\u{308}rich"),
            ("Łódź", "lodz"),
            ("規劃", "规划"),
            ("工业", "⼯业"),
            ("人民", "⼈⺠"),
            ("ﬁnance", "finance"),
            ("km²", "km2"),
        ] {
            assert_eq!(fold(text), fold(typed), "{text}");
        }
        assert_eq!(fold("In 2021, 300 firms and 1.234, C++, R&D"), "in 2021, 300 firms and 1.234, c++, r&d");
        assert_eq!(fold("한국 ガ"), "한국 ガ", "letters that are whole stay whole");
    }

    #[test]
    fn every_variant_becomes_one_that_stays() {
        for (from, to) in pairs() {
            assert_eq!(fold(&from.to_string()), fold(&to.to_string()), "{from}");
            assert_eq!(variant(to), to, "{from}");
        }
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "[ -~¡-ʯ‐-⁞、-】㐀-㐯一-丿！-～\u{300}-\u{303}]{0,24}") {
            let once = fold(&text);
            // A mark of thousands may come between two numbers that were joined: what counts is that both sides fold once.
            prop_assume!(!once.bytes().any(|byte| byte.is_ascii_digit()));
            prop_assert_eq!(fold(&once), once);
        }

        #[test]
        fn the_short_way_is_the_long_way(text in "[ -~、-】一-乿規劃“”‘’–—−！-～\u{a0}\u{3000}]{0,24}") {
            // An accent sends the text the long way.
            prop_assert_eq!(fold(&format!("{text}\u{301}")), fold(&text));
        }
    }
}
