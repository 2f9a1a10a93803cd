//! Names of new parts: they become file names, addresses and ids.

use super::Kind;
use crate::check::is_id;
use crate::i18n::{Bilingual, Told};

/// Why a name cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// It is no id.
    #[error("`{0}` cannot be a name: use a–z, 0–9 and hyphens, at most 80, no hyphen first")]
    NoId(String),
    /// An address of the site's own, or a name that Windows keeps for itself.
    #[error("`{0}` cannot be a name: it is kept for the site's own pages, or for a device on Windows")]
    Reserved(String),
    /// The number before a chapter's name is none.
    #[error("`{0}` is no chapter's number: write a number from 1 to 9999")]
    Number(String),
}

/// What systems keep for themselves; an id has no dot, so that the bare names are all of them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Checks the name of a new part.
///
/// # Errors
/// When it is no id, or means something already.
pub fn check_name(kind: Kind, name: &str) -> Result<(), NameError> {
    if !is_id(name) {
        return Err(NameError::NoId(name.to_owned()));
    }
    let numbered = |stem: &str| name.strip_prefix(stem).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    let device = DEVICES.contains(&name) || numbered("com") || numbered("lpt");
    // `chapters/index.html` and its like list the chapters; a source that is only cited has no page, but may get one.
    let taken = matches!(kind, Kind::Chapter | Kind::Pillar | Kind::Indicator | Kind::Source) && name == "index";
    if device || taken { Err(NameError::Reserved(name.to_owned())) } else { Ok(()) }
}

/// Takes a chapter's name apart: `goals`, or `3-goals` with its number.
///
/// # Errors
/// As [`check_name`], and where the number is out of range.
pub fn chapter_name(written: &str) -> Result<(Option<u32>, &str), NameError> {
    let (number, name) = match written.split_once('-') {
        Some((number, name)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => {
            let value = number.parse().ok().filter(|value| (1..=9999).contains(value));
            (Some(value.ok_or_else(|| NameError::Number(number.to_owned()))?), name)
        }
        _ => (None, written),
    };
    check_name(Kind::Chapter, name)?;
    Ok((number, name))
}

impl Told for NameError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::NoId(name) => format!("`{name}`不能作名称：只能用a–z、0–9和连字符，最多80个字符，不能以连字符开头"),
            Self::Reserved(name) => format!("`{name}`不能作名称：它留给网站自己的页面，或是Windows的设备名"),
            Self::Number(number) => format!("`{number}`不是章号：请写1到9999的数字"),
        };
        Bilingual::of(self.to_string(), zh)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ids_and_mean_nothing_else() {
        for good in ["goals", "rail-2", "2035", "console"] {
            assert_eq!(check_name(Kind::Indicator, good), Ok(()), "{good}");
        }
        for bad in ["", "Goals", "../goals", "a/b", "a.b", "-a", "目标", "a b", &"a".repeat(81)] {
            assert_eq!(check_name(Kind::Pillar, bad), Err(NameError::NoId(bad.to_owned())), "{bad}");
        }
        for kept in ["index", "con", "nul", "com1", "lpt9"] {
            assert_eq!(check_name(Kind::Chapter, kept), Err(NameError::Reserved(kept.to_owned())), "{kept}");
        }
    }

    #[test]
    fn a_chapter_may_bring_its_number() {
        assert_eq!(chapter_name("goals"), Ok((None, "goals")));
        assert_eq!(chapter_name("3-goals"), Ok((Some(3), "goals")));
        assert_eq!(chapter_name("five-year-plan"), Ok((None, "five-year-plan")));
        assert!(chapter_name("0-goals").is_err());
        assert!(chapter_name("99999999999-goals").is_err());
        assert!(chapter_name("3-").is_err());
    }
}
