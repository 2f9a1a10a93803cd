//! One fixture a diagnostic code. Each is a small change to `fixtures/base`, which holds, the change that mends it, and what is told
//! in between in both languages.

use super::project::{accepting, check, check_links, copy, edit, root, tests, told};
use gongbao::diag::{Example, Palette, all, explain, page, render};
use gongbao::i18n::Tongue;
use gongbao::links::{Reply, Web};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Applies a fixture's change to the copy of the base in `project`: `edit FILE` with `- ` and `+ ` lines, `write FILE`
/// with `| ` lines, `delete FILE`, and for what Git does not store `large FILE`, `bytes FILE HEX`, `link FILE TARGET`.
fn apply(project: &Path, change: &str) {
    let mut lines = change.lines().peekable();
    while let Some(line) = lines.next() {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        let mut taken = |mark: &str| -> String {
            let mut text = String::new();
            while let Some(line) = lines.next_if(|line| line.starts_with(mark)) {
                text.push_str(line[mark.len()..].strip_prefix(' ').unwrap_or_default());
                text.push('\n');
            }
            text
        };
        match verb {
            "edit" => {
                let (old, new) = (taken("-"), taken("+"));
                edit(project, rest, &old, &new);
            }
            "write" => {
                let path = project.join(rest);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, taken("|")).unwrap();
            }
            "delete" => fs::remove_file(project.join(rest)).unwrap(),
            "large" => fs::File::create(project.join(rest)).unwrap().set_len(33 << 20).unwrap(),
            "bytes" => {
                let (file, hex) = rest.split_once(' ').unwrap();
                let bytes: Vec<u8> = hex.split(' ').map(|byte| u8::from_str_radix(byte, 16).unwrap()).collect();
                fs::write(project.join(file), bytes).unwrap();
            }
            #[cfg(unix)]
            "link" => {
                let (file, target) = rest.split_once(' ').unwrap();
                std::os::unix::fs::symlink(target, project.join(file)).unwrap();
            }
            // What a server says is no part of a project.
            "web" | "" => {}
            other => panic!("a fixture says `{other}`"),
        }
    }
}

#[test]
fn the_base_holds() {
    assert_eq!(told(&check(&tests("fixtures/base"))), "");
}

/// A fixture's parts: the change, the change that mends it, and what is told before that in English and in Chinese.
struct Case<'t> {
    change: &'t str,
    fix: &'t str,
    expected: [&'t str; 2],
}

impl<'t> Case<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let (change, rest) = text.split_once("\nfix\n")?;
        let (fix, expected) = rest.split_once("\nexpect\n").unwrap_or((rest, ""));
        let (english, chinese) = expected.split_once("\nexpect zh\n").unwrap_or((expected, ""));
        Some(Self { change, fix, expected: [english.trim_end(), chinese.trim_end()] })
    }
}

/// What servers say: `web ADDRESS STATUS [WHERE TO]`, or `web ADDRESS WHY` for no answer. Other addresses are there.
struct Said<'t>(Vec<(&'t str, &'t str)>);

impl<'t> Said<'t> {
    fn read(change: &'t str) -> Option<Self> {
        let lines = change.lines().filter_map(|line| line.strip_prefix("web ")?.split_once(' '));
        let said: Vec<_> = lines.collect();
        (!said.is_empty()).then_some(Self(said))
    }
}

impl Web for Said<'_> {
    fn ask(&self, address: &str) -> Reply {
        let Some((_, said)) = self.0.iter().find(|(at, _)| *at == address) else {
            return Reply::Status { status: 200, location: None };
        };
        let (status, location) =
            said.split_once(' ').map_or((*said, None), |(status, to)| (status, Some(to.to_owned())));
        status.parse().map_or(Reply::Silent((*said).to_owned()), |status| Reply::Status { status, location })
    }
}

/// What is told of a project, in both languages, without the space at the ends of lines.
fn in_both(project: &Path, said: Option<&Said<'_>>) -> [String; 2] {
    let found = said.map_or_else(|| check(project), |said| check_links(project, said));
    [Tongue::En, Tongue::Zh].map(|tongue| {
        let told = render(&found.problems, &found.sources, tongue, Palette::Plain);
        told.lines().map(str::trim_end).collect::<Vec<_>>().join("\n").trim_end().to_owned()
    })
}

#[test]
fn every_fixture_is_told_to_the_letter_and_its_fix_holds() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(tests("fixtures/cases")).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        if cfg!(not(unix)) && code == "unreadable-file" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let Some(case) = Case::read(&text) else {
            wrong.push(format!("--- {code} has no part `fix`"));
            continue;
        };
        let project = tempfile::tempdir().unwrap();
        copy(&tests("fixtures/base"), project.path());
        apply(project.path(), case.change);
        let said = Said::read(case.change);
        let told = in_both(project.path(), said.as_ref());
        for told in &told {
            assert!(told.contains(&format!("[{code}]")), "the fixture {code} does not lead to its code:\n{told}");
        }
        if accepting() {
            let [english, chinese] = &told;
            let (change, fix) = (case.change, case.fix.trim_end());
            fs::write(&path, format!("{change}\nfix\n{fix}\nexpect\n{english}\nexpect zh\n{chinese}\n")).unwrap();
        }
        for (told, expected) in told.iter().zip(case.expected) {
            if !accepting() && told != expected {
                wrong.push(format!("--- {code}, expected:\n{expected}\n--- told:\n{told}"));
            }
        }
        apply(project.path(), case.fix);
        let [told, _] = in_both(project.path(), said.as_ref());
        if !told.is_empty() {
            wrong.push(format!("--- {code} is not mended by its fix:\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nGONGBAO_ACCEPT=1 accepts what is told", wrong.join("\n"));
}

#[test]
fn every_code_has_its_fixture() {
    let codes: BTreeSet<String> = all().map(|code| code.name.to_owned()).collect();
    let fixtures: BTreeSet<String> = fs::read_dir(tests("fixtures/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(codes.len() > 40);
    assert_eq!(codes, fixtures);
}

/// The documentation's pages say what the program says: `docs/problems.md` and `docs/problems.zh.md`.
#[test]
fn the_pages_of_problems_are_current() {
    for (tongue, name) in [(Tongue::En, "docs/problems.md"), (Tongue::Zh, "docs/problems.zh.md")] {
        let (path, page) = (root().join(name), page(tongue));
        if accepting() {
            fs::write(&path, &page).unwrap();
        }
        let stored = fs::read_to_string(&path).unwrap_or_default();
        assert!(stored == page, "{name} is not current; GONGBAO_ACCEPT=1 writes it anew");
    }
}

#[test]
fn every_code_is_explained_with_an_example_that_shows_it() {
    for code in all() {
        let example = Example::of(code);
        assert!(!example.wrong.is_empty() && !example.right.is_empty(), "{}", code.name);
        for tongue in [Tongue::En, Tongue::Zh] {
            assert!(example.told.get(tongue).contains(&format!("[{}]", code.name)), "{}", code.name);
            let text = explain(code, tongue);
            for part in [code.means.get(tongue), code.why.get(tongue), example.told.get(tongue).lines().next().unwrap()]
            {
                assert!(text.contains(part), "{}: {part}", code.name);
            }
        }
    }
}

/// By clreq: no half-width marks and no typed spaces beside Han characters, in whatever the program says in Chinese.
#[test]
fn chinese_texts_are_typed_as_chinese_is() {
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for code in all() {
        for text in [code.means.zh(), code.why.zh()] {
            assert!(text.ends_with('。'), "{}: {text}", code.name);
            let signs: Vec<char> = text.chars().collect();
            for pair in signs.windows(2) {
                let wrong = |a: char, b: char| han(a) && " ,;:?!()\"".contains(b);
                assert!(!wrong(pair[0], pair[1]) && !wrong(pair[1], pair[0]), "{}: {text}", code.name);
            }
        }
    }
}

#[test]
fn every_code_stands_in_the_editors_reference() {
    let readme = fs::read_to_string(root().join("content/README.md")).unwrap();
    for code in all() {
        assert!(readme.contains(&format!("`{}`", code.name)), "content/README.md does not name {}", code.name);
    }
}
