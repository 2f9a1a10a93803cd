//! Which languages the fonts can write: by letters that each of them needs and that not every font has.

/// Letters that no text in these languages does without, or hardly any.
const LETTERS: &[(&[&str], &str)] = &[
    (&["ar", "fa", "ur", "ug", "ps", "sd", "ckb"], "ابي"),
    (&["he", "yi"], "אבג"),
    (&["ko"], "가나다"),
    (&["ja"], "働込"),
    (&["kk", "tt", "ba"], "ңүә"),
    (&["ky", "mn"], "өү"),
    (&["tg"], "ӣҳ"),
    (&["uk"], "іїє"),
    (&["be"], "ўі"),
    (&["sr", "mk"], "љњ"),
    (&["ru", "bg"], "абя"),
    (&["hi", "mr", "ne", "sa"], "अकन"),
    (&["bn", "as"], "অকন"),
    (&["pa"], "ਅਕਨ"),
    (&["gu"], "અકન"),
    (&["or"], "ଅକନ"),
    (&["ta"], "அகன"),
    (&["te"], "అకన"),
    (&["kn"], "ಅಕನ"),
    (&["ml"], "അകന"),
    (&["si"], "අකන"),
    (&["th"], "กขน"),
    (&["lo"], "ກຂນ"),
    (&["km"], "កខន"),
    (&["my"], "ကခန"),
    (&["bo", "dz"], "ཀཁག"),
    (&["ka"], "აბგ"),
    (&["hy"], "աբգ"),
    (&["am", "ti"], "አበገ"),
    (&["el"], "αβγ"),
    (&["vi"], "ạếử"),
];

/// Those of a script that a tag names, whatever its language writes otherwise.
const SCRIPTS: &[(&str, &str)] =
    &[("Hant", "國會學"), ("Arab", "ابي"), ("Cyrl", "абя"), ("Mong", "ᠠᠡᠢ"), ("Deva", "अकन"), ("Tibt", "ཀཁག")];

/// Letters that a language needs, by its tag; none for those that are not listed.
pub fn letters(tag: &str) -> &'static str {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.collect();
    let has = |part: &str| rest.iter().any(|it| it.eq_ignore_ascii_case(part));
    let of_script = SCRIPTS.iter().find(|(script, _)| has(script)).map(|(_, letters)| *letters);
    let is_traditional = language == "zh" && !has("Hans") && ["TW", "HK", "MO"].into_iter().any(has);
    let of_language = LETTERS.iter().find(|(languages, _)| languages.contains(&language)).map(|(_, letters)| *letters);
    if of_script.is_none() && is_traditional {
        return letters("zh-Hant");
    }
    // Kazakh in Latin letters needs none of the others.
    let of_language = of_language.filter(|_| !has("Latn"));
    match (of_language, of_script) {
        (Some(letters), None | Some("абя")) => letters,
        (_, Some(letters)) => letters,
        (None, None) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::letters;
    use crate::card::missing;

    #[test]
    fn the_fonts_write_chinese_and_what_is_written_in_plain_latin_and_no_language_without_its_letters() {
        let written = ["zh", "zh-Hans-CN", "en", "en-GB", "fr", "de", "es", "xx", "kk-Latn"];
        let not = [
            "ar",
            "ko",
            "ja",
            "kk",
            "zh-Hant",
            "zh-Hant-TW",
            "zh-TW",
            "zh-hk",
            "hi",
            "th",
            "mn-Mong",
            "kk-Cyrl",
            "uz-Arab",
        ];
        for tag in written {
            assert!(missing(letters(tag)).is_empty(), "{tag}");
        }
        for tag in not {
            assert!(!missing(letters(tag)).is_empty(), "{tag}");
        }
    }
}
