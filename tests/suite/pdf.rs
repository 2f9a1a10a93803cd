//! `build --pdf`: real files from the real Chromium, and what is said where there is none. Without Chromium, qpdf or pdftotext these are
//! skipped; with `CI` set they fail.

use super::project::{edit, files, root, tests};
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn gongbao(project: &Path, out: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.arg("build").arg("--project").arg(project).arg("--out").arg(out).args(["--jobs", "2"]).args(args);
    command.output().unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What a tool prints of a file; `None` where it is missing.
fn run(tool: &str, args: &[&str], file: &Path, to: &[&str]) -> Option<String> {
    let output = Command::new(tool).args(args).arg(file).args(to).output();
    let output = match output {
        Ok(output) => output,
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{tool} is needed: {error}");
            eprintln!("skipped: {tool} is missing");
            return None;
        }
    };
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The titles of the report's chapters in a language, in their order.
fn titles(lang: &str) -> Vec<String> {
    let chapters = files(&root().join("content/chapters"));
    let own = chapters.iter().filter(|(path, _)| path.ends_with(&format!(".{lang}.md")));
    let title = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes).into_owned();
        text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().trim_matches('"').to_owned()
    };
    own.map(|(_, bytes)| title(bytes)).collect()
}

/// A text without spaces: a PDF may break a line anywhere.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_whole_report_is_a_tagged_file_with_bookmarks_and_text_in_both_scripts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let built = gongbao(&root(), &out, &["--pdf"]);
    if built.status.code() == Some(4) {
        assert!(std::env::var_os("CI").is_none(), "Chromium is needed: {}", told(&built));
        eprintln!("skipped: Chromium is missing");
        return;
    }
    assert_eq!(built.status.code(), Some(0), "{}", told(&built));
    for (lang, words) in [("zh", "规模以上工业总产值"), ("en", "industrial output")] {
        let pdf = out.join(format!("{lang}/report/report-{lang}.pdf"));
        let bytes = fs::read(&pdf).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("(D:20261123000000"), "{lang}: the day of the content, not of the build");
        let Some(_) = run("qpdf", &["--check"], &pdf, &[]) else { return };
        let plain = run("qpdf", &["--qdf", "--object-streams=disable"], &pdf, &["-"]).unwrap();
        for part in ["/MarkInfo", "/StructTreeRoot", "/Outlines", "/Lang"] {
            assert!(plain.contains(part), "{lang}: no {part}");
        }
        assert!(!plain.contains("file:///") && !plain.contains("(file:"), "{lang}: an address of this machine");

        let outlines = run("qpdf", &["--json", "--json-key=outlines"], &pdf, &[]).unwrap();
        let text = tight(&run("pdftotext", &[], &pdf, &["-"]).unwrap());
        let mut after = 0;
        for title in titles(lang) {
            assert!(outlines.contains(&title), "{lang}: no bookmark for {title}");
            // Past the contents, which names them all first.
            let last = text.rfind(&tight(&title)).unwrap_or_else(|| panic!("{lang}: {title} is not in the text"));
            let first = text.find(&tight(&title)).unwrap();
            assert!(first > after && last > first, "{lang}: {title} is out of order");
            after = first;
        }
        assert!(text.contains(&tight(words)), "{lang}: {words}");
        let other = if lang == "zh" { "designated" } else { "产业" };
        assert!(text.contains(other), "{lang}: the other script");
        // The page's number, and the heads: the report's title and the part's.
        assert!(
            run("pdftotext", &["-f", "9", "-l", "9"], &pdf, &["-"]).unwrap().lines().any(|line| line.trim() == "9")
        );
        let page = fs::read_to_string(out.join(format!("{lang}/chapters/index.html"))).unwrap();
        assert!(page.contains(&format!("report/report-{lang}.pdf")), "{lang}: no page leads to it");
    }
    // It is one of the site's files: a build with nothing to do leaves it, one without --pdf takes it away.
    let before = files(&out);
    assert_eq!(gongbao(&root(), &out, &["--pdf"]).status.code(), Some(0));
    assert!(files(&out) == before);
    assert_eq!(gongbao(&root(), &out, &[]).status.code(), Some(0));
    assert!(!files(&out).keys().any(|path| path.ends_with(".pdf")), "a build without --pdf has none");
}

#[test]
fn without_chromium_the_rest_is_built_and_it_is_said_what_to_install() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    let project = tests("golden/project");
    for (lang, words) in [("en", "install Chromium"), ("zh", "请安装Chromium")] {
        let built = gongbao(&project, &out, &["--pdf", "--chromium", "no-such-browser", "--lang", lang]);
        assert_eq!(built.status.code(), Some(4), "{}", told(&built));
        assert!(told(&built).contains(words) && told(&built).contains("no-such-browser"), "{}", told(&built));
        let site = files(&out);
        assert!(site.contains_key("en/report/index.html"));
        assert!(
            !site
                .iter()
                .any(|(path, bytes)| path.ends_with(".html") && String::from_utf8_lossy(bytes).contains(".pdf"))
        );
    }
}

#[test]
fn what_has_no_whole_report_has_no_pdf() {
    let project = super::project::real();
    edit(project.path(), "content/report.yaml", "theme: default", "editions: {whole: false}\ntheme: default");
    let out = project.path().join("site");
    let built = gongbao(project.path(), &out, &["--pdf"]);
    if built.status.code() != Some(4) {
        assert_eq!(built.status.code(), Some(3), "{}", told(&built));
        assert!(told(&built).contains("editions: {whole: true}"), "{}", told(&built));
        assert!(!out.exists());
    }
}

/// A program that calls itself Chromium, runs `lines` of shell, and ends with an error.
#[cfg(unix)]
fn browser(file: &Path, version: &str, lines: &str) {
    use std::os::unix::fs::PermissionsExt;
    let script = format!("#!/bin/sh\n[ \"$1\" = --version ] && echo {version} && exit 0\n{lines}\nexit 133\n");
    fs::write(file, script).unwrap();
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn where_a_browser_fails_the_site_is_built_without_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let (out, program) = (folder.path().join("site"), folder.path().join("browser"));
    let project = tests("golden/project");
    assert_eq!(gongbao(&project, &out, &[]).status.code(), Some(0));
    let before = files(&out);
    fs::remove_dir_all(&out).unwrap();
    let fatal = "[7:7:1/2.3:FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu";
    let trace = "#0 0x55d6b6a5a7c2 (/usr/lib/x)\n#1 0x55d6b6a5a7c3 (/usr/lib/x)";
    for (version, lines, words) in [
        ("Chromium 200.0.1", "echo out of paper >&2".to_owned(), ["printed no PDF: out of paper", "--chromium-arg"]),
        ("Chromium 200.0.1", format!("printf '{fatal}\n{trace}\n' >&2"), [fatal, "--chromium-arg=--no-sandbox"]),
        ("Chromium 200.0.1", String::new(), ["says nothing", "133"]),
        ("Chromium 120.0.1", String::new(), ["need 131", "install Chromium"]),
    ] {
        browser(&program, version, &lines);
        let built = gongbao(&project, &out, &["--pdf", "--chromium", program.to_str().unwrap()]);
        assert_eq!(built.status.code(), Some(4), "{}", told(&built));
        let told = told(&built);
        assert!(words.iter().all(|word| told.contains(word)), "{words:?}: {told}");
        assert!(told.contains("built without PDF files") && !told.contains("0x55d6"), "{told}");
        assert!(files(&out) == before);
    }
    let zh = gongbao(&project, &out, &["--pdf", "--chromium", program.to_str().unwrap(), "--lang", "zh"]);
    assert!(told(&zh).contains("没有PDF文件"), "{}", told(&zh));
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("staging")), "{beside:?}");
}

#[cfg(unix)]
#[test]
fn arguments_reach_the_browser() {
    let folder = tempfile::tempdir().unwrap();
    let (out, program) = (folder.path().join("site"), folder.path().join("browser"));
    browser(&program, "Chromium 200.0.1", "echo \"$@\" >&2");
    let args = [
        "--pdf",
        "--chromium",
        program.to_str().unwrap(),
        "--chromium-arg=--no-zygote",
        "--chromium-arg",
        "--disable-x=a b",
    ];
    let told = told(&gongbao(&tests("golden/project"), &out, &args));
    assert!(told.contains(" --no-zygote --disable-x=a b "), "{told}");
}

/// A small report with more behind its chapter in each language, printed; `None` where Chromium is missing.
fn printed(more: [&str; 2], fonts: Option<&str>) -> Option<(tempfile::TempDir, Output)> {
    let project = tempfile::tempdir().unwrap();
    let mut init = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    assert!(init.args(["init", "--yes", "--quiet"]).arg(project.path()).output().unwrap().status.success());
    for (lang, more) in ["zh", "en"].iter().zip(more) {
        let file = project.path().join(format!("content/chapters/1-plan.{lang}.md"));
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{text}\n{more}\n")).unwrap();
    }
    let out = project.path().join("site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongbao"));
    command.arg("build").arg("--project").arg(project.path()).arg("--out").arg(&out).args(["--pdf", "--jobs", "2"]);
    if let Some(fonts) = fonts {
        let config = project.path().join("fonts.conf");
        fs::write(&config, fonts).unwrap();
        command.env("FONTCONFIG_FILE", &config);
    }
    let built = command.output().unwrap();
    if told(&built).contains("Chromium was not found") {
        assert!(std::env::var_os("CI").is_none(), "Chromium is needed: {}", told(&built));
        eprintln!("skipped: Chromium is missing");
        return None;
    }
    Some((project, built))
}

#[test]
fn characters_that_no_font_has_are_named() {
    // From one of the newest extensions of the ideographs.
    let more = ["一个生僻字\u{31360}在这里。", "A rare character \u{31360} is here."];
    let Some((project, built)) = printed(more, None) else { return };
    assert_eq!(built.status.code(), Some(0), "{}", told(&built));
    for lang in ["zh", "en"] {
        let line = format!("warning: {lang}/report/report-{lang}.pdf: 1 character is shown as a box");
        assert!(told(&built).contains(&line), "{}", told(&built));
    }
    assert!(told(&built).contains("U+31360"), "{}", told(&built));
    let out = project.path().join("site");
    // It is told again where nothing changed, and where warnings are errors nothing is written.
    let again = gongbao(project.path(), &out, &["--pdf"]);
    assert!(told(&again).contains("U+31360"), "{}", told(&again));
    let other = project.path().join("other");
    let denied = gongbao(project.path(), &other, &["--pdf", "--deny", "warnings"]);
    assert!(denied.status.code() != Some(0) && !other.exists(), "{}", told(&denied));
    edit(project.path(), "content/chapters/1-plan.zh.md", more[0], "一个常用字在这里。");
    edit(project.path(), "content/chapters/1-plan.en.md", more[1], "A common character is here.");
    let mended = gongbao(project.path(), &out, &["--pdf"]);
    assert!(!told(&mended).contains("a box"), "{}", told(&mended));
}

#[cfg(target_os = "linux")]
#[test]
fn a_machine_without_chinese_fonts_is_told_of() {
    let fonts = "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>\
        <dir>/usr/share/fonts/truetype/dejavu</dir><dir>/usr/share/fonts/truetype/liberation</dir></fontconfig>";
    let Some((_project, built)) = printed(["", ""], Some(fonts)) else { return };
    assert_eq!(built.status.code(), Some(0), "{}", told(&built));
    assert!(told(&built).contains("report-zh.pdf: ") && told(&built).contains("fonts-noto-cjk"), "{}", told(&built));
}

#[test]
fn tables_of_many_columns_are_whole_on_paper() {
    let table = |columns: usize, head: &str, at: usize| {
        let row = |cell: &dyn Fn(usize) -> String| {
            let cells: Vec<String> = (0..columns).map(cell).collect();
            format!("| {} |", cells.join(" | "))
        };
        let number = |column: usize| format!("`A{at}{column:02}.5`");
        format!("\n{}\n{}\n{}\n", row(&|_| head.to_owned()), row(&|_| "---".to_owned()), row(&number))
    };
    let counts = [6, 8, 12, 16, 20, 28, 40];
    let all = |head: &str| counts.iter().zip(1..).map(|(count, at)| table(*count, head, at)).collect::<String>();
    let Some((project, built)) = printed([&all("甲乙丙丁"), &all("Column head")], None) else { return };
    assert_eq!(built.status.code(), Some(0), "{}", told(&built));
    for lang in ["zh", "en"] {
        let pdf = project.path().join(format!("site/{lang}/report/report-{lang}.pdf"));
        let Some(boxes) = run("pdftotext", &["-bbox"], &pdf, &["-"]) else { return };
        let number = |line: &str, key: &str| -> f64 {
            let rest = line.split_once(&format!("{key}=\"")).unwrap().1;
            rest.split('"').next().unwrap().parse().unwrap()
        };
        let (mut width, mut words) = (0.0, Vec::new());
        for line in boxes.lines() {
            if line.contains("<page ") {
                width = number(line, "width");
            } else if line.contains("<word ") {
                assert!(number(line, "xMax") <= width - 20.0, "{lang}: beyond the margin: {line}");
                words.push(line.split_once("\">").unwrap().1.replace("</word>", ""));
            }
        }
        let text = words.concat();
        for (count, at) in counts.iter().zip(1..) {
            for column in 0..*count {
                let figure = format!("A{at}{column:02}.5");
                assert!(text.contains(&figure), "{lang}: {figure} of {count} columns is not there as a whole");
                assert!(*count > 20 || words.iter().any(|word| word.contains(&figure)), "{lang}: {figure} is parted");
            }
        }
    }
}
