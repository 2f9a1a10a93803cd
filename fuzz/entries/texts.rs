//! YAML, front matter, and the numbers in texts.

use super::told;
use gongbao::check;
use gongbao::i18n::Lang;
use gongbao::parse;
use gongbao::quantity::{self, Reading};
use gongbao::source::{SourceFile, SourceSet};

/// The small report that the fixtures change.
const PROJECT: [(&str, &str); 10] = [
    ("content/report.yaml", include_str!("../../tests/fixtures/base/content/report.yaml")),
    ("content/sources.yaml", include_str!("../../tests/fixtures/base/content/sources.yaml")),
    ("content/indicators/output.yaml", include_str!("../../tests/fixtures/base/content/indicators/output.yaml")),
    ("content/indicators/growth.yaml", include_str!("../../tests/fixtures/base/content/indicators/growth.yaml")),
    ("content/pillars/cars.yaml", include_str!("../../tests/fixtures/base/content/pillars/cars.yaml")),
    ("content/pillars/cars.zh.md", include_str!("../../tests/fixtures/base/content/pillars/cars.zh.md")),
    ("content/pillars/cars.en.md", include_str!("../../tests/fixtures/base/content/pillars/cars.en.md")),
    ("content/chapters/1-goals.zh.md", include_str!("../../tests/fixtures/base/content/chapters/1-goals.zh.md")),
    ("content/chapters/1-goals.en.md", include_str!("../../tests/fixtures/base/content/chapters/1-goals.en.md")),
    ("seeds/plan.zh.txt", include_str!("../../tests/fixtures/base/seeds/plan.zh.txt")),
];

/// Parses and checks the small report with `text` at `paths`.
fn with(paths: &[&str], text: &str) {
    let file = |(path, text): (&str, &str)| SourceFile { path: path.to_owned(), text: text.into() };
    let own = paths.iter().map(|path| (*path, text));
    let sources = SourceSet::new(PROJECT.into_iter().chain(own).map(file), Vec::new());
    let parsed = parse::report(&sources);
    told(&sources, &parsed.problems);
    if let Some(report) = parsed.value {
        told(&sources, &check::check(report, &sources, None, &parsed.problems).problems);
    }
}

/// A YAML file of a report; the first byte says which.
pub fn yaml(data: &[u8]) {
    let Some((which, text)) = data.split_first() else { return };
    let path = match which {
        b'r' => "content/report.yaml",
        b's' => "content/sources.yaml",
        b'g' => "content/glossary.yaml",
        b'c' => "content/charts.yaml",
        b'e' => "content/releases.yaml",
        b't' => "content/translations.yaml",
        b'p' => "content/pillars/cars.yaml",
        b'l' => "content/lists/steps.yaml",
        _ => "content/indicators/output.yaml",
    };
    with(&[path], &String::from_utf8_lossy(text));
}

/// A Markdown file as a whole: of a chapter, and of a page that has no counterpart.
pub fn front(data: &[u8]) {
    with(&["content/chapters/1-goals.en.md", "content/pages/about.zh.md"], &String::from_utf8_lossy(data));
}

/// Two texts, parted by a line break.
pub fn parity(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (first, second) = text.split_once('\n').unwrap_or((&text, ""));
    let read = |text: &str, tag: &str| -> Vec<Reading> {
        let lang = Lang::try_from(tag.to_owned()).expect("a language");
        let readings = quantity::read(text, &lang).expect("a language with a grammar");
        for reading in &readings {
            assert!(text.get(reading.range.clone()).is_some_and(|words| !words.is_empty()), "{reading:?}");
            let _ = reading.quantity.to_string();
        }
        readings
    };
    for tag in ["de", "es", "fr", "it", "ja", "nl", "pt", "ru"] {
        let lang = Lang::try_from(tag.to_owned()).expect("a language");
        for reading in quantity::read_digits(first, &lang).expect("a language of which digits are read") {
            assert!(first.get(reading.range.clone()).is_some_and(|words| !words.is_empty()), "{reading:?}");
        }
    }
    for (zh, en) in [(first, second), (second, first)] {
        let (zh, en) = (read(zh, "zh"), read(en, "en"));
        let apart = quantity::differences(&zh, &en);
        assert!(apart.first.len() <= zh.len() && apart.second.len() <= en.len());
        // Whatever a text says, it says the same as itself.
        for same in [&zh, &en] {
            assert!(quantity::differences(same, same).is_empty(), "{same:?} is not itself");
        }
    }
}
