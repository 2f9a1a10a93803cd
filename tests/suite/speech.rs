//! The program in both of its languages, and its explanations of codes.

use super::project::{edit, real};
use gongbao::diag::{Diagnostic, Palette, YamlProblem, render};
use gongbao::i18n::Tongue;
use gongbao::source::{SourceFile, SourceSet, Span};
use std::path::Path;
use std::process::Command;
use unicode_width::UnicodeWidthStr;

/// What a run says on both channels, and its code; `variables` are the only ones of a locale and of colour.
fn run(folder: &Path, variables: &[(&str, &str)], args: &[&str]) -> (String, i32) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    let output = command.args(args).current_dir(folder).envs(variables.iter().copied()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.code().unwrap())
}

#[test]
fn the_locale_chooses_the_language_and_the_option_overrules_it() {
    let project = real();
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    let chinese = "错误[unknown-key]: 没有`license`这个键";
    let english = "error[unknown-key]: unknown key `license`";
    for (variables, args, expected, sum) in [
        (&[("LANG", "zh_CN.UTF-8")][..], &["check"][..], chinese, "1个错误，0个警告\n报告没有通过检查\n"),
        (&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C.UTF-8")], &["check"], english, "1 error, 0 warnings\n"),
        (&[("LANG", "zh_CN.UTF-8")], &["check", "--lang", "en"], english, "1 error, 0 warnings\n"),
        (&[], &["--lang", "zh", "check"], chinese, "帮助: 是否想写`licence`？"),
        (&[], &["check"], english, "did you mean `licence`?"),
    ] {
        let (said, code) = run(project.path(), variables, args);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(expected) && said.contains(sum), "{said}");
    }
    let (json, _) = run(project.path(), &[], &["check", "--lang", "zh", "--format", "json"]);
    assert!(json.contains("\"unknown-key\"") && json.contains("没有`license`这个键"), "{json}");
}

#[test]
fn colour_is_where_it_is_asked_for() {
    let project = real();
    edit(project.path(), "content/report.yaml", "licence:", "license:");
    for (variables, args, coloured) in [
        (&[][..], &["check"][..], false),
        (&[], &["check", "--color", "always"], true),
        (&[("CLICOLOR_FORCE", "1")], &["check"], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], &["check"], false),
        (&[("CLICOLOR_FORCE", "1")], &["check", "--color", "never"], false),
    ] {
        let (said, _) = run(project.path(), variables, args);
        assert_eq!(said.contains("\u{1b}["), coloured, "{variables:?} {args:?}\n{said}");
    }
}

#[test]
fn a_code_is_explained_and_a_wrong_one_gets_the_nearest() {
    let folder = tempfile::tempdir().unwrap();
    let explain = |args: &[&str]| run(folder.path(), &[], &[&["explain"], args].concat());
    let (said, code) = explain(&["numbers-differ"]);
    assert_eq!(code, 0);
    for part in ["second promise", "Wrong:", "title: Nine major projects", "Right:", "title: Ten major projects"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(explain(&["numbers-differ", "--lang", "zh"]).0.contains("这是第二项承诺"));
    assert_eq!(
        explain(&["numbers-difer"]),
        ("error: there is no code `numbers-difer`\nhelp: did you mean `numbers-differ`?\n".to_owned(), 2)
    );
    assert_eq!(explain(&["x", "--lang", "zh"]).1, 2);
    let (list, code) = explain(&[]);
    assert_eq!(code, 0);
    for known in gongbao::diag::all() {
        assert!(list.contains(known.name), "{}", known.name);
    }
}

#[test]
fn what_is_no_problem_of_a_report_is_told_in_chinese_too() {
    let folder = tempfile::tempdir().unwrap();
    let zh = |args: &[&str]| run(folder.path(), &[("LC_MESSAGES", "zh_CN")], args);
    let (said, code) = zh(&["check"]);
    assert_eq!(code, 3);
    assert!(said.starts_with("错误：`.`不是报告项目") && said.contains("\n帮助："), "{said}");
    let project = real();
    std::fs::create_dir(project.path().join("public")).unwrap();
    std::fs::write(project.path().join("public/mine.txt"), "x").unwrap();
    let (said, code) = run(project.path(), &[("LANG", "zh_CN")], &["build"]);
    assert_eq!(code, 3);
    assert!(said.contains("不是gongbao写的") && said.contains("没有改动任何文件。"), "{said}");
    for (args, part) in [
        (&["sources", "--lang", "zh"][..], "发布者"),
        (&["translations", "--lang", "zh"], "已确认"),
        (&["parity", "--lang", "zh", "17000亿元", "RMB 1.7 trillion"], "数字一致"),
        (&["translate", "confirm", "--all", "--lang", "zh"], "没有要确认的：记录已是最新"),
        (&["check", "--lang", "zh"], "张图表，用时"),
    ] {
        let (said, _) = run(project.path(), &[], args);
        assert!(said.contains(part), "{args:?}: {said}");
    }
}

/// The mark stands under what is wrong, whatever stands before it: as wide as a terminal shows it.
#[test]
fn the_mark_stands_under_the_place_in_every_script() {
    for before in ["", "abc", "中文，", "\t中\t", "e\u{301}a\u{308}", "👍中", "ｆｕｌｌ", "가나"] {
        let text = format!("{before}wrong 后面");
        let sources = SourceSet::new([SourceFile { path: "content/a.yaml".into(), text: text.into() }], Vec::new());
        let file = sources.find("content/a.yaml").unwrap();
        let span = Span::new(file, before.len()..before.len() + 5);
        let problem = Diagnostic::new(YamlProblem::DuplicateKey { key: "x".into() }, span);
        for tongue in [Tongue::En, Tongue::Zh] {
            let told = render(std::slice::from_ref(&problem), &sources, tongue, Palette::Plain);
            let line = told.lines().find(|line| line.contains("wrong")).unwrap();
            let marks = told.lines().find(|line| line.contains('^')).unwrap();
            let width = |line: &str, sign: &str| line.split(sign).next().unwrap().width();
            assert_eq!(width(line, "wrong"), width(marks, "^"), "{before:?}\n{told}");
            assert_eq!(marks.matches('^').count(), 5, "{told}");
        }
    }
}
