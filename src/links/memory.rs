//! Which addresses answered lately, so that they need not be asked again: a text file, a line an address.

use super::follow::Answer;
use crate::i18n::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file's name, in the project's folder; it may be deleted at any time.
pub const NAME: &str = ".links.gongbao-cache";

/// How it begins.
pub const SIGN: &str = "gongbao links 1\n";

/// How long an address that answered is not asked again, in days.
const DAYS: u64 = 7;

/// What is known of addresses.
#[derive(Debug, Clone, Default)]
pub struct Memory(BTreeMap<String, Known>);

/// A line of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Known {
    address: String,
    on: Date,
    answer: Answer,
}

impl Memory {
    /// What a file says that is not older than a week on the day `today`. A damaged line says nothing; nor does the file of another
    /// version, or a day that is still to come.
    pub fn read(text: &str, today: Date) -> Self {
        let now = today.unix_days();
        let recent = |known: &Known| now.checked_sub(known.on.unix_days()).is_some_and(|days| days < DAYS);
        let lines = text.strip_prefix(SIGN).unwrap_or_default().lines();
        let known = lines.filter_map(|line| serde_json::from_str(line).ok()).filter(recent);
        Self(known.map(|known| (known.address.clone(), known)).collect())
    }

    /// How an address stood, where that is known.
    pub fn answer(&self, address: &str) -> Option<&Answer> {
        self.0.get(address).map(|known| &known.answer)
    }

    /// Takes in what was heard `today`. What did not answer well is asked again the next time, so it is not kept.
    pub fn learn(&mut self, answers: &BTreeMap<String, Answer>, today: Date) {
        for (address, answer) in answers {
            if matches!(answer, Answer::There | Answer::Moved { .. }) {
                let known = Known { address: address.clone(), on: today, answer: answer.clone() };
                self.0.insert(address.clone(), known);
            }
        }
    }

    /// The file's text, with the addresses that `wanted` says are still linked to.
    pub fn text(&self, wanted: &dyn Fn(&str) -> bool) -> String {
        let mut text = SIGN.to_owned();
        for line in
            self.0.values().filter(|known| wanted(&known.address)).filter_map(|it| serde_json::to_string(it).ok())
        {
            text.push_str(&line);
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn good_answers_are_kept_for_a_week_and_bad_ones_not_at_all() {
        let mut memory = Memory::default();
        let moved = Answer::Moved { to: "https://c".to_owned() };
        let answers = [("https://a", Answer::There), ("https://b", Answer::Gone { status: 404 }), ("https://c", moved)];
        memory.learn(&answers.map(|(address, answer)| (address.to_owned(), answer)).into(), date("2026-11-25"));
        let text = memory.text(&|_| true);
        assert_eq!(text.lines().count(), 3, "{text}");
        let on = |day: &str| Memory::read(&text, date(day)).answer("https://a").cloned();
        assert_eq!(on("2026-12-01"), Some(Answer::There));
        assert_eq!(on("2026-12-02"), None);
        assert_eq!(on("2026-11-24"), None);
        assert_eq!(memory.text(&|address| address == "https://b"), SIGN);
    }

    #[test]
    fn a_damaged_file_is_ignored_line_by_line() {
        let good = "{\"address\":\"https://a\",\"on\":\"2026-11-25\",\"answer\":\"there\"}";
        let today = date("2026-11-25");
        assert!(Memory::read(&format!("{SIGN}{{\nnonsense\n{good}"), today).answer("https://a").is_some());
        assert!(Memory::read(&format!("gongbao links 2\n{good}"), today).answer("https://a").is_none());
    }
}
