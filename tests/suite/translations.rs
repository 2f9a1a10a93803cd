//! Translations: what makes one stale, what confirming records, and what it refuses.

use super::project::{copy, edit, files, real, tests, told};
use gongbao::diag::Diagnostic;
use gongbao::pipeline::{self, Choice, Confirmation, Denied, Drafts, Options};
use std::fs;
use std::path::Path;

const RECORD: &str = "content/translations.yaml";

fn options(project: &Path) -> Options {
    Options {
        project: project.to_owned(),
        base_url: None,
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    }
}

fn confirm(project: &Path, paths: &[&str]) -> Confirmation {
    let choice = match paths {
        [] => Choice::All,
        paths => Choice::Files(paths.iter().map(|path| (*path).to_owned()).collect()),
    };
    pipeline::confirm(&options(project), &choice).unwrap().1
}

/// The small report of the fixtures, with every translation confirmed.
fn confirmed() -> tempfile::TempDir {
    let project = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), project.path());
    assert!(matches!(confirm(project.path(), &[]), Confirmation::Written(_)));
    project
}

/// Codes and places of what is told: `stale-translation content/pillars/cars.yaml:3`.
fn codes(project: &Path) -> Vec<String> {
    let found = super::project::check(project);
    let line = |it: &Diagnostic| {
        let place = found.sources.locate(it.span);
        format!("{} {}:{}", it.problem.code(), place.path, place.line)
    };
    found.problems.iter().map(line).collect()
}

fn read(project: &Path, file: &str) -> String {
    fs::read_to_string(project.join(file)).unwrap()
}

#[test]
fn a_project_without_a_record_is_not_asked() {
    assert!(!tests("fixtures/base").join(RECORD).exists());
    assert_eq!(told(&super::project::check(&tests("fixtures/base"))), "");
}

#[test]
fn the_real_report_is_confirmed_to_the_last_text() {
    let project = real();
    let record = read(project.path(), RECORD);
    let confirmation = confirm(project.path(), &[]);
    assert!(matches!(confirmation, Confirmation::Unchanged), "run `gongbao translate confirm --all`: {confirmation:?}");
    assert_eq!(record, read(project.path(), RECORD));
}

#[test]
fn a_changed_source_text_is_told_at_its_translation_and_nowhere_else() {
    let project = confirmed();
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标", "## 目标与指标");
    edit(project.path(), "content/pillars/cars.yaml", "tagline: {zh: 万亿级", "tagline: {zh: 万亿级产业");
    assert_eq!(
        codes(project.path()),
        ["stale-translation content/chapters/1-goals.en.md:6", "stale-translation content/pillars/cars.yaml:5"]
    );
}

#[test]
fn white_space_and_quotes_and_edits_of_the_translation_make_nothing_stale() {
    let project = confirmed();
    edit(project.path(), "content/report.yaml", "lead: {zh: 导语。,", "lead: {zh: \"导语。\",");
    edit(project.path(), "content/chapters/1-goals.en.md", "## Goals", "## Targets");
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标\n", "##   目标\n\n");
    assert_eq!(codes(project.path()), Vec::<String>::new());
}

#[test]
fn a_new_block_shifts_no_other() {
    let project = confirmed();
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标", "先说一句。\n\n## 目标");
    edit(project.path(), "content/chapters/1-goals.en.md", "## Goals", "First a word.\n\n## Goals");
    assert_eq!(codes(project.path()), ["unconfirmed-translation content/chapters/1-goals.en.md:6"]);
    assert!(matches!(confirm(project.path(), &["content/chapters/1-goals.en.md"]), Confirmation::Written(_)));
    assert_eq!(codes(project.path()), Vec::<String>::new());
}

#[test]
fn a_list_in_another_order_may_stand_beside_other_translations() {
    let project = real();
    confirm(project.path(), &[]);
    let (first, second) = ("      - {zh: 电动化, en: Electrification}\n", "      - {zh: 智能化, en: Intelligence}\n");
    edit(project.path(), "content/pillars/automotive.yaml", &format!("{first}{second}"), &format!("{second}{first}"));
    assert_eq!(codes(project.path()), ["stale-translation content/pillars/automotive.yaml:13"]);
    confirm(project.path(), &["content/pillars/automotive.yaml"]);
    assert_eq!(codes(project.path()), Vec::<String>::new());
}

#[test]
fn confirming_one_file_leaves_the_others_stale() {
    let project = confirmed();
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标", "## 目标与指标");
    edit(project.path(), "content/pillars/cars.yaml", "tagline: {zh: 万亿级", "tagline: {zh: 万亿级产业");
    let before = files(project.path());
    let confirmation = confirm(project.path(), &["content/pillars/cars.yaml"]);
    assert!(
        matches!(&confirmation, Confirmation::Written(files) if *files == [("content/pillars/cars.yaml".into(), 1)])
    );
    assert_eq!(codes(project.path()), ["stale-translation content/chapters/1-goals.en.md:6"]);
    let after = files(project.path());
    let changed: Vec<&String> = after.keys().filter(|path| before.get(*path) != after.get(*path)).collect();
    assert_eq!(changed, [RECORD]);
    // One line of the record, for one text.
    let (old, new) = (String::from_utf8_lossy(&before[RECORD]), String::from_utf8_lossy(&after[RECORD]));
    assert_eq!(old.lines().zip(new.lines()).filter(|(old, new)| old != new).count(), 1);
}

#[test]
fn a_file_with_errors_is_not_confirmed() {
    let project = confirmed();
    edit(project.path(), "content/chapters/1-goals.en.md", "[15](source:plan#s1)", "- [15](source:plan#s1)");
    let before = read(project.path(), RECORD);
    let confirmation = confirm(project.path(), &["content/chapters/1-goals.en.md"]);
    let Confirmation::Refused(problems) = confirmation else { panic!("{confirmation:?}") };
    assert_eq!(problems[0].problem.code(), "structure-differs");
    assert_eq!(before, read(project.path(), RECORD));
    // What has nothing to do with it can be confirmed.
    assert!(matches!(confirm(project.path(), &["content/pillars/cars.yaml"]), Confirmation::Unchanged));
}

#[test]
fn what_is_gone_is_forgotten() {
    let project = confirmed();
    let record = read(project.path(), RECORD)
        .replace("  report.yaml:", "  lists/gone.yaml:\n    name: \"000000000000\"\n  report.yaml:");
    fs::write(project.path().join(RECORD), record).unwrap();
    assert_eq!(codes(project.path()), Vec::<String>::new());
    assert!(matches!(confirm(project.path(), &["content/report.yaml"]), Confirmation::Written(_)));
    assert!(!read(project.path(), RECORD).contains("gone"));
}

#[test]
fn a_damaged_record_is_told_and_made_anew_only_as_a_whole() {
    let project = confirmed();
    let good = read(project.path(), RECORD);
    let merged = good.replacen("    title:", "<<<<<<< ours\n    title:", 1);
    fs::write(project.path().join(RECORD), merged).unwrap();
    assert!(codes(project.path())[0].starts_with("yaml-syntax content/translations.yaml:"));
    assert!(matches!(confirm(project.path(), &["content/report.yaml"]), Confirmation::Refused(_)));
    assert!(matches!(confirm(project.path(), &[]), Confirmation::Written(_)));
    assert_eq!(good, read(project.path(), RECORD));
}

#[cfg(unix)]
#[test]
fn the_record_keeps_its_permissions_and_is_not_written_through_a_link() {
    use std::os::unix::fs::PermissionsExt;
    let project = confirmed();
    let path = project.path().join(RECORD);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    edit(project.path(), "content/chapters/1-goals.zh.md", "## 目标", "## 目标与指标");
    confirm(project.path(), &[]);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    let elsewhere = project.path().join("elsewhere.yaml");
    fs::rename(&path, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &path).unwrap();
    let before = fs::read_to_string(&elsewhere).unwrap();
    assert!(pipeline::confirm(&options(project.path()), &Choice::All).is_err());
    assert_eq!(before, fs::read_to_string(&elsewhere).unwrap());
}
