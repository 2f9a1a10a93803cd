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

#[cfg(unix)]
#[test]
fn a_browser_that_fails_leaves_the_former_site() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (out, browser) = (folder.path().join("site"), folder.path().join("browser"));
    let project = tests("golden/project");
    assert_eq!(gongbao(&project, &out, &[]).status.code(), Some(0));
    let before = files(&out);
    for (version, code, words) in
        [("Chromium 200.0.1", 3, "printed no PDF: out of paper"), ("Chromium 120.0.1", 4, "need 131")]
    {
        let script =
            format!("#!/bin/sh\n[ \"$1\" = --version ] && echo {version} && exit 0\necho out of paper >&2\nexit 1\n");
        fs::write(&browser, script).unwrap();
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
        let built = gongbao(&project, &out, &["--pdf", "--chromium", browser.to_str().unwrap()]);
        assert_eq!(built.status.code(), Some(code), "{}", told(&built));
        assert!(told(&built).contains(words), "{}", told(&built));
        assert!(files(&out) == before);
    }
    let beside: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!beside.iter().any(|name| name.to_string_lossy().contains("staging")), "{beside:?}");
}
