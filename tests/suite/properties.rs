//! Any text is answered: parsing ends, does not panic, and every place it names lies inside its file.

use gongbao::check;
use gongbao::diag::{Diagnostic, Palette, render};
use gongbao::i18n::Tongue;
use gongbao::parse;
use gongbao::source::{SourceFile, SourceSet};
use proptest::prelude::*;
use std::time::{Duration, Instant};

const REPORT: &str = include_str!("../fixtures/base/content/report.yaml");

/// A project of `files` beside a good `report.yaml`, parsed and checked.
fn run(files: &[(&str, &str)]) -> (SourceSet, Vec<Diagnostic>) {
    let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).into(), text: (*text).into() };
    let report = ("content/report.yaml", REPORT);
    let sources = SourceSet::new([report].iter().chain(files).map(file), Vec::new());
    let parsed = parse::report(&sources);
    let mut problems = parsed.problems;
    if let Some(report) = parsed.value {
        problems.extend(check::check(report, &sources, None, &[]).problems);
    }
    (sources, problems)
}

fn places_are_inside(sources: &SourceSet, problems: &[Diagnostic]) {
    for problem in problems {
        let text = &sources.get(problem.span.file).expect("a file of the project").text;
        let range = problem.span.range();
        assert!(range.start <= range.end && range.end <= text.len(), "{problem:?} in {} bytes", text.len());
        assert!(text.is_char_boundary(range.start) && text.is_char_boundary(range.end), "{problem:?}");
    }
    // Showing them does not panic either.
    let _ = render(problems, sources, Tongue::En, Palette::Plain);
}

/// Text of the signs that mean something to YAML and Markdown, among Han, marks and controls.
fn text() -> impl Strategy<Value = String> {
    let sign = prop_oneof![
        Just("---\n"),
        Just("id: "),
        Just("name: {zh: 名, en: n}\n"),
        Just("- "),
        Just("\n"),
        Just("  "),
        Just("#"),
        Just("["),
        Just("]("),
        Just("source:s#s1"),
        Just("indicator:a#target"),
        Just(")"),
        Just("!["),
        Just("|"),
        Just("&a "),
        Just("*a"),
        Just("!!str "),
        Just("{"),
        Just("}"),
        Just(":"),
        Just(","),
        Just("\""),
        Just("'"),
        Just("“"),
        Just("规模"),
        Just("亿元"),
        Just("17000"),
        Just("\u{0}"),
        Just("\u{202e}"),
        Just("\u{200b}"),
        Just("😀"),
        Just("<script>"),
        Just("`"),
        Just("*"),
        Just("> "),
        Just("\t"),
        Just("\r\n"),
        Just("~"),
    ];
    proptest::collection::vec(sign, 0..60).prop_map(|signs| signs.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_yaml_is_answered(signs in text(), words in "\\PC{0,60}") {
        for text in [&signs, &words] {
            for path in ["content/indicators/a.yaml", "content/pillars/a.yaml", "content/charts.yaml", "content/sources.yaml", "content/report.yaml"] {
                let (sources, problems) = run(&[(path, text)]);
                places_are_inside(&sources, &problems);
            }
        }
    }

    #[test]
    fn any_markdown_is_answered(signs in text(), words in "\\PC{0,60}") {
        for text in [&signs, &words] {
            for head in ["", "---\ntitle: t\n---\n", "---\n"] {
                let text = format!("{head}{text}");
                let (sources, problems) = run(&[("content/chapters/1-a.zh.md", &text), ("content/pages/b.en.md", &text)]);
                places_are_inside(&sources, &problems);
            }
        }
    }
}

#[test]
fn hostile_texts_are_answered_within_a_second() {
    let deep = |sign: &str| sign.repeat(10_000);
    let bomb = (0..40).fold(String::from("a0: &a0 [x]\n"), |text, level| {
        format!("{text}a{}: &a{} [*a{level}, *a{level}, *a{level}]\n", level + 1, level + 1)
    });
    let head = "---\ntitle: t\n---\n";
    let cases = [
        ("content/indicators/a.yaml", deep("[")),
        ("content/indicators/a.yaml", deep("- ")),
        ("content/indicators/a.yaml", deep("{a: ")),
        ("content/indicators/a.yaml", bomb),
        ("content/indicators/a.yaml", format!("id: {}", "9".repeat(1_000_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", deep("> "))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", deep("- "))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", deep("["))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", deep("*a _b "))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "规模".repeat(300_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "**“规**~$x$ ".repeat(8_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "\\(x\\[ $$ x^a ~".repeat(10_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "规[^a]\n\n[^a]: 模[^a]\n\n".repeat(10_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "[ab]: y\n\n".repeat(20_000))),
        ("content/chapters/1-a.zh.md", format!("{head}```csv\n{}```\n", "规,模\n".repeat(20_000))),
        ("content/chapters/1-a.zh.md", format!("{head}{}", "（规,(\"模 ”...--".repeat(10_000))),
        ("content/charts.yaml", format!("- title: {{zh: '规{}'}}", "《,（ ''  见http://a ”".repeat(10_000))),
    ];
    for (path, text) in cases {
        let start = Instant::now();
        let (sources, problems) = run(&[(path, &text)]);
        places_are_inside(&sources, &problems);
        // A debug build beside other tests, on a machine that does other things too, is many times slower than what an editor runs.
        let limit = Duration::from_secs(if cfg!(debug_assertions) { 40 } else { 1 });
        assert!(start.elapsed() < limit, "{path} beginning {:?} took {:?}", text.get(..20), start.elapsed());
    }
}

/// The YAML files of the small report.
fn base() -> Vec<(String, String)> {
    let folder = super::project::tests("fixtures/base");
    let mut files = Vec::new();
    for inner in ["content", "content/chapters", "content/indicators", "content/pillars", "seeds"] {
        for entry in std::fs::read_dir(folder.join(inner)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                files.push((format!("{inner}/{name}"), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    files.sort();
    files
}

/// What is told of `files`, and every text in several languages without the character `without`.
fn read(files: &[(String, String)], without: char) -> (SourceSet, Vec<Diagnostic>, Vec<String>) {
    let file = |(path, text): &(String, String)| SourceFile { path: path.clone(), text: text.as_str().into() };
    let sources = SourceSet::new(files.iter().map(file), Vec::new());
    let parsed = parse::report(&sources);
    let mut problems = parsed.problems;
    let mut texts = Vec::new();
    if let Some(report) = parsed.value {
        for text in &report.texts {
            texts.extend(text.texts.iter().map(|(lang, text)| format!("{lang} {}", text.value.replace(without, ""))));
        }
        problems.extend(check::check(report, &sources, None, &[]).problems);
    }
    (sources, problems, texts)
}

const UNSEEN: [char; 24] = [
    '\u{a0}',
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{85}',
    '\u{180e}',
    '\u{2002}',
    '\u{2009}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{2028}',
    '\u{2029}',
    '\u{202e}',
    '\u{202f}',
    '\u{2060}',
    '\u{2066}',
    '\u{3000}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{e0001}',
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    /// An invisible character in YAML changes nothing, or is named at its place.
    #[test]
    fn an_invisible_character_is_harmless_or_named(file in 0_usize..5, at in any::<prop::sample::Index>(), sign in 0_usize..24) {
        let character = UNSEEN[sign];
        let mut files = base();
        let (_, before, texts) = read(&files, character);
        let yaml: Vec<usize> = (0..files.len()).filter(|place| files[*place].0.ends_with(".yaml")).collect();
        let place = yaml[file % yaml.len()];
        let (path, text) = files[place].clone();
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = starts[at.index(starts.len())];
        files[place].1.insert(at, character);
        let (sources, problems, now) = read(&files, character);
        let code = format!("U+{:04X}", u32::from(character));
        let is_named = problems.iter().any(|problem| {
            let words = problem.problem.words();
            let told = words.message.en().contains(&code) || words.hint.en().contains(&code);
            let span = problem.span.range();
            sources.get(problem.span.file).unwrap().path == path && told && span.start <= at && at <= span.end
        });
        let is_harmless = problems.len() == before.len() && now == texts;
        // Inside a text, a space of another width can be seen, and is what an ordinary one would be there.
        let is_space = character.is_whitespace() && {
            files[place].1.replace_range(at..at + character.len_utf8(), " ");
            let codes = |problems: &[Diagnostic]| problems.iter().map(|it| it.problem.code()).collect::<Vec<_>>();
            codes(&read(&files, character).1) == codes(&problems)
        };
        prop_assert!(is_named || is_harmless || is_space, "{code} at {at} of {path}: {:?}\n{}", &files[place].1[at..], problems.iter().map(|it| format!("{it:?}")).collect::<Vec<_>>().join("\n"));
    }
}
