//! Runs of the real program: exit codes, what it says, what it refuses.

use super::project::{edit, files, real, root};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn gongbao(folder: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(args)
        .current_dir(folder)
        .env("CI", "true")
        .env("LC_ALL", "C")
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn a_build_says_what_it_built() {
    let project = real();
    let output = gongbao(project.path(), &["build"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    let said = said(&output);
    assert!(said.starts_with("built 408 pages and 126 charts in "), "{said}");
    assert!(project.path().join("public/zh/index.html").is_file());
    let again = gongbao(project.path(), &["build", "--quiet", "--jobs", "1"]);
    assert_eq!((again.status.code(), again.stdout, again.stderr), (Some(0), vec![], vec![]));
}

#[test]
fn a_check_writes_nothing() {
    let project = real();
    let before = files(project.path());
    let output = gongbao(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).starts_with("checked 408 pages"));
    assert!(before == files(project.path()));
}

#[test]
fn an_error_is_told_with_place_and_hint_and_code_1() {
    let project = real();
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    let output = gongbao(project.path(), &["build"]);
    assert_eq!(output.status.code(), Some(1));
    let said = said(&output);
    for part in [
        "error[unknown-key]: unknown key `license`",
        "content/report.yaml:",
        "did you mean `licence`?",
        "1 error, 0 warnings",
    ] {
        assert!(said.contains(part), "{part} is missing in:\n{said}");
    }
    assert!(!project.path().join("public").exists());
}

#[test]
fn a_folder_of_somebody_else_is_refused_and_not_touched() {
    let project = real();
    let out = project.path().join("public");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("thesis.txt"), "years of work").unwrap();
    let output = gongbao(project.path(), &["build"]);
    assert_eq!(output.status.code(), Some(3));
    assert!(said(&output).contains("public was not written by gongbao"), "{}", said(&output));
    assert_eq!(fs::read_to_string(out.join("thesis.txt")).unwrap(), "years of work");
    for inside in [".", "content", "seeds/out"] {
        let output = gongbao(project.path(), &["build", "--out", inside]);
        assert_eq!(output.status.code(), Some(3), "{inside}: {}", said(&output));
    }
}

#[test]
fn wrong_command_lines_are_refused_with_code_2() {
    let folder = tempfile::tempdir().unwrap();
    for args in [
        &["bulid"][..],
        &["build", "--jobs", "0"],
        &["build", "--jobs", "many"],
        &["build", "--base-url", "example.org"],
        &["build", "--base-url", "javascript:alert(1)"],
        &["build", "--base-url", "https://editor:mystery@example.org/"],
        &["check", "--out", "x"],
        &["build", "-q", "-v"],
    ] {
        let output = gongbao(folder.path(), args);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", said(&output));
        // What was refused as a secret is not said again.
        assert!(!said(&output).contains("mystery"), "{}", said(&output));
    }
}

#[test]
fn a_folder_that_is_no_project_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let output = gongbao(folder.path(), &["build"]);
    assert_eq!(output.status.code(), Some(3));
    let said = said(&output);
    assert!(said.contains("is not a report project") && said.contains("--project"), "{said}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn the_help_has_examples_and_exit_codes() {
    let folder = tempfile::tempdir().unwrap();
    let help = |args: &[&str]| said(&gongbao(folder.path(), args));
    assert!(help(&["--help"]).contains("130  interrupted"));
    assert!(help(&["build", "--help"]).contains("gongbao build --out dist --base-url"));
    assert!(help(&["check", "--help"]).contains("gongbao check --project"));
}

#[cfg(unix)]
#[test]
fn an_interrupted_build_leaves_the_site_as_it_was() {
    let project = real();
    assert_eq!(gongbao(project.path(), &["build"]).status.code(), Some(0));
    let before = files(&project.path().join("public"));
    for wait in [0, 2, 5, 10, 20, 40] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_gongbao"))
            .args(["build", "--quiet"])
            .current_dir(project.path())
            .spawn()
            .unwrap();
        std::thread::sleep(std::time::Duration::from_millis(wait));
        Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
        let code = child.wait().unwrap().code();
        // Before its handler stands the signal ends it; after the last page it is done.
        assert!(matches!(code, None | Some(0 | 130)), "{code:?} after {wait} ms");
        assert!(before == files(&project.path().join("public")), "after {wait} ms");
    }
    assert_eq!(gongbao(project.path(), &["build"]).status.code(), Some(0));
    assert_eq!(fs::read_dir(project.path()).unwrap().count(), 4, "litter beside content, seeds, public and its cache");
}

#[test]
fn the_readme_shows_commands_that_work() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let commands = commands(&readme);
    assert!(commands.contains(&"cargo run --release -- build"), "{commands:?}");
    assert!(commands.contains(&"cargo test"), "{commands:?}");
}

#[test]
fn completions_and_manual_know_every_command() {
    let folder = tempfile::tempdir().unwrap();
    let commands = ["build", "check", "init", "new", "sources", "translations", "translate", "man", "completions"];
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = gongbao(folder.path(), &["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(commands.iter().all(|command| script.contains(command)), "{shell}");
        assert!(script.contains("base-url"), "{shell}");
    }
    let page = String::from_utf8(gongbao(folder.path(), &["man"]).stdout).unwrap();
    assert!(commands.iter().all(|command| page.contains(&format!("gongbao\\-{command}(1)"))), "{page}");
    for _ in 0..2 {
        // Pages of ours are replaced.
        assert_eq!(gongbao(folder.path(), &["man", "--out", "share/man1"]).status.code(), Some(0));
    }
    let pages = files(&folder.path().join("share/man1"));
    assert!(
        pages.contains_key("gongbao-translate-confirm.1") && pages.contains_key("gongbao-new.1"),
        "{:?}",
        pages.keys()
    );
    fs::write(folder.path().join("share/man1/gongbao.1"), "mine").unwrap();
    assert_eq!(gongbao(folder.path(), &["man", "--out", "share/man1"]).status.code(), Some(3));
    assert_eq!(fs::read_to_string(folder.path().join("share/man1/gongbao.1")).unwrap(), "mine");
}

/// The lines of the shell blocks in a document.
fn commands(document: &str) -> Vec<&str> {
    document.split("```sh\n").skip(1).filter_map(|block| block.split("\n```").next()).flat_map(str::lines).collect()
}

#[test]
fn every_command_in_the_documents_is_understood() {
    let folder = tempfile::tempdir().unwrap();
    for document in ["README.md", "README.zh.md", "CONTRIBUTING.md", "content/README.md", "themes/default/README.md"] {
        let text = fs::read_to_string(root().join(document)).unwrap();
        for command in commands(&text) {
            let own = command
                .strip_prefix("gongbao ")
                .or_else(|| command.split_once("cargo run ")?.1.split_once("-- ").map(|it| it.1));
            let Some(own) = own.map(|own| own.split(" #").next().unwrap()) else { continue };
            // Asked for its help, the program still refuses what it does not know.
            let args: Vec<&str> = own.split_whitespace().chain(["--help"]).collect();
            assert_eq!(gongbao(folder.path(), &args).status.code(), Some(0), "{document}: {command}");
        }
    }
}

#[test]
fn schemas_are_printed_and_written_and_nothing_else_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let one = gongbao(folder.path(), &["schema", "indicator"]);
    let stored = fs::read(root().join("docs/schemas/indicator.schema.json")).unwrap();
    assert_eq!((one.status.code(), one.stdout == stored), (Some(0), true));
    for _ in 0..2 {
        let all = gongbao(folder.path(), &["schema"]);
        assert_eq!(said(&all), "wrote 13 schemas into schemas\n");
    }
    assert_eq!(fs::read(folder.path().join("schemas/indicator.schema.json")).unwrap(), stored);
    fs::write(folder.path().join("schemas/list.schema.json"), "{}").unwrap();
    let refused = gongbao(folder.path(), &["schema"]);
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    assert!(said(&refused).contains("list.schema.json"), "{}", said(&refused));
    let unknown = gongbao(folder.path(), &["schema", "indicators"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said(&unknown).contains("help: the schemas are report, sources"), "{}", said(&unknown));
}

#[test]
fn timings_are_a_table_for_people_and_a_list_in_json() {
    let project = tempfile::tempdir().unwrap();
    super::project::copy(&root().join("tests/fixtures/base"), project.path());
    let stages = ["load", "parse", "theme", "check", "plan", "draw"];
    let text = gongbao(project.path(), &["check", "--timings"]);
    let table = said(&text);
    let names: Vec<&str> = table.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names[..8], [&["stage"], &stages[..], &["total"]].concat(), "{table}");
    let json = gongbao(project.path(), &["build", "--timings", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let timings = told["timings"].as_array().unwrap();
    let names: Vec<&str> = timings.iter().map(|one| one["stage"].as_str().unwrap()).collect();
    assert_eq!(names, [&stages[..], &["publish"]].concat());
    assert!(timings.iter().all(|one| one["wall"].as_f64().unwrap() >= 0.0));
    let plain = gongbao(project.path(), &["check", "--format", "json"]);
    assert!(!said(&plain).contains("timings"));
}

/// Root without its capabilities may write only what the modes of files allow it, as anybody else.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_not_be_written_keeps_its_site() {
    use std::os::unix::fs::PermissionsExt;
    let project = tempfile::tempdir().unwrap();
    super::project::copy(&super::project::tests("fixtures/base"), project.path());
    assert_eq!(gongbao(project.path(), &["build"]).status.code(), Some(0));
    let before = files(&project.path().join("public"));
    edit(project.path(), "content/indicators/output.yaml", "en: Output}\nshort", "en: Gross output}\nshort");
    let allow = |mode| fs::set_permissions(project.path(), fs::Permissions::from_mode(mode)).unwrap();
    allow(0o555);
    let output = Command::new("setpriv")
        .args(["--bounding-set", "-all", "--inh-caps", "-all", env!("CARGO_BIN_EXE_gongbao"), "build"])
        .current_dir(project.path())
        .env("LC_ALL", "C")
        .output();
    let output = match output {
        Ok(output) if !said(&output).contains("setpriv:") => output,
        _ => Command::new(env!("CARGO_BIN_EXE_gongbao")).arg("build").current_dir(project.path()).output().unwrap(),
    };
    allow(0o755);
    assert_eq!(output.status.code(), Some(3), "{}", said(&output));
    assert!(said(&output).contains("Permission denied"), "{}", said(&output));
    assert!(files(&project.path().join("public")) == before);
}
