//! One fixture a diagnostic code. Each is a small change to `fixtures/base`, which holds, and what is told of it.

use super::project::{accepting, check, copy, edit, tests, told};
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
            "" => {}
            other => panic!("a fixture says `{other}`"),
        }
    }
}

#[test]
fn the_base_holds() {
    assert_eq!(told(&check(&tests("fixtures/base"))), "");
}

#[test]
fn every_fixture_is_told_to_the_letter() {
    let mut wrong = Vec::new();
    for entry in fs::read_dir(tests("fixtures/cases")).unwrap() {
        let path = entry.unwrap().path();
        let code = path.file_stem().unwrap().to_string_lossy().into_owned();
        if cfg!(not(unix)) && code == "unreadable-file" {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let (change, expected) = text.split_once("\nexpect\n").unwrap_or((text.trim_end(), ""));
        let project = tempfile::tempdir().unwrap();
        copy(&tests("fixtures/base"), project.path());
        apply(project.path(), change);
        let told = told(&check(project.path()));
        let told = told.lines().map(str::trim_end).collect::<Vec<_>>().join("\n");
        assert!(told.contains(&format!("[{code}]")), "the fixture {code} does not lead to its code:\n{told}");
        if accepting() {
            fs::write(&path, format!("{change}\nexpect\n{}\n", told.trim_end())).unwrap();
        } else if told.trim_end() != expected.trim_end() {
            wrong.push(format!("--- {code}, expected:\n{expected}\n--- told:\n{told}"));
        }
    }
    assert!(wrong.is_empty(), "{}\nGONGBAO_ACCEPT=1 accepts what is told", wrong.join("\n"));
}

#[test]
fn every_code_has_its_fixture() {
    let codes: BTreeSet<String> = gongbao::diag::all().map(|code| code.name.to_owned()).collect();
    let fixtures: BTreeSet<String> = fs::read_dir(tests("fixtures/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    assert!(codes.len() > 40);
    assert_eq!(codes, fixtures);
}
