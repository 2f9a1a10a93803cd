//! Hostile files, read by the real program with little memory: each is a problem at its file, told soon, and nothing is written.

use super::project::{copy, tests};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

/// How many seconds of the processor a run may take, whatever else the machine does. A debug build is many times slower than what an
/// editor runs.
const SECONDS: u32 = if cfg!(debug_assertions) { 15 } else { 1 };

fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    folder
}

/// The program with at most 1 GiB of addresses, most of which its threads' stacks take.
fn gongbao(project: &Path, arguments: &[&str]) -> (Output, String) {
    let output = Command::new("sh")
        .args([
            "-c",
            &format!("ulimit -v 1048576; ulimit -t {SECONDS}; exec \"$@\""),
            "sh",
            env!("CARGO_BIN_EXE_gongbao"),
        ])
        .args(arguments)
        .args(["--lang", "en", "--jobs", "2"])
        .current_dir(project)
        .output()
        .unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.code().is_some(), "{arguments:?} was stopped: {}", output.status);
    (output, said)
}

/// Checks the small report with a file more; what is said must name all of `parts`.
fn told(path: &str, bytes: impl AsRef<[u8]>, parts: &[&str]) {
    let project = small();
    let full = project.path().join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    fs::write(full, bytes).unwrap();
    let (output, said) = gongbao(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1), "{path}: {said:.2000}");
    assert!(said.len() < 400_000, "{path}: {} bytes are said", said.len());
    for part in parts {
        assert!(said.contains(part), "{path}: {part} is missing in:\n{said:.2000}");
    }
}

/// A file of a hundred megabytes that takes no room.
fn huge(project: &Path, path: &str) {
    fs::File::create(project.join(path)).unwrap().set_len(100 << 20).unwrap();
}

#[test]
#[cfg(unix)]
fn files_of_a_hundred_megabytes_pipes_devices_and_links_are_not_read() {
    let project = small();
    let content = project.path().join("content");
    for path in ["content/indicators/a.yaml", "content/chapters/9-a.zh.md", "content/indicators/a.csv", "seeds/a.txt"] {
        huge(project.path(), path);
    }
    let pipe = content.join("indicators/pipe.yaml");
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    std::os::unix::fs::symlink("/dev/zero", content.join("indicators/device.yaml")).unwrap();
    std::os::unix::fs::symlink("/etc", content.join("static")).unwrap();
    std::os::unix::fs::symlink("/etc", project.path().join("themes")).unwrap();
    let (output, said) = gongbao(project.path(), &["check"]);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.matches("error[file-too-large]").count(), 4, "{said}");
    assert_eq!(said.matches("error[unreadable-file]").count(), 4, "{said}");
    assert!(said.contains("it is no regular file") && said.matches("it is a symbolic link").count() == 3, "{said}");
    // A table that somebody names may be a pipe, but has an end.
    let (output, said) = gongbao(project.path(), &["import", "csv", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(3), "{said}");
    assert!(said.contains("more than 33554432 bytes"), "{said}");
}

#[test]
fn a_million_faults_are_told_as_two_hundred() {
    let many = |line: &str| line.repeat((2 << 20) / line.len());
    told("content/indicators/a.yaml", many("a: 1\n"), &["error[duplicate-key]", "200 errors"]);
    let unknown: Vec<String> = (0..100_000).map(|at| format!("a{at}: 1\n")).collect();
    told("content/indicators/a.yaml", unknown.concat(), &["unknown-key"]);
    told("content/sources.yaml", many("- {id: 1}\n"), &["missing-key"]);
    told(
        "content/chapters/9-a.zh.md",
        format!("---\ntitle: t\n---\n{}", "[a](javascript:x) ".repeat(90_000)),
        &["link-form"],
    );
    told(
        "content/chapters/9-a.zh.md",
        format!("---\ntitle: t\n---\n{}", "[a](indicator:x) ".repeat(60_000)),
        &["unknown-reference"],
    );
    told("content/indicators/a.yaml", format!("{}: 1\n", "a".repeat(1_000_000)), &["yaml-syntax"]);
}

#[test]
fn bytes_that_are_no_text_and_numbers_that_are_none_are_told() {
    told("content/indicators/a.yaml", "id: a\0b\n", &["yaml-syntax"]);
    told("content/indicators/a.yaml", b"id: a\xff\xfe\n", &["invalid-utf8"]);
    told("content/chapters/9-a.zh.md", b"---\ntitle: t\n---\n\xc3\x28", &["invalid-utf8"]);
    let output = fs::read_to_string(tests("fixtures/base/content/indicators/output.yaml")).unwrap();
    for number in ["1e999", "-1e999", ".inf", ".nan", "1e2147483648", "1_000", "0x10", "１２", &"9".repeat(100_000)] {
        for from in ["value: 17000", "scale: 1e8", "period: 2025"] {
            let (key, _) = from.split_once(' ').unwrap();
            told("content/indicators/output.yaml", output.replace(from, &format!("{key} {number}")), &["error["]);
        }
    }
}

#[test]
fn names_that_some_system_cannot_keep_are_refused() {
    for (paths, part) in [
        (&["content/static/CON"][..], "CON"),
        (&["content/static/nul.txt"], "nul.txt"),
        (&["content/static/a."], "a."),
        (&["content/static/a:b"], "a:b"),
        (&["content/static/a\u{7}b"], "a"),
        (&["content/static/Map.txt", "content/static/map.txt"], "map.txt"),
        (&["content/static/Index.HTML"], "ndex"),
        (&["content/pages/con.zh.md", "content/pages/con.en.md"], "con"),
    ] {
        let project = small();
        fs::create_dir_all(project.path().join("content/static")).unwrap();
        fs::create_dir_all(project.path().join("content/pages")).unwrap();
        for path in paths {
            fs::write(project.path().join(path), "---\ntitle: t\n---\n").unwrap();
        }
        let (output, said) = gongbao(project.path(), &["build", "--out", "site"]);
        assert!(matches!(output.status.code(), Some(1 | 3)), "{paths:?}: {:?} {said}", output.status);
        assert!(said.contains(part) && !said.contains('\u{7}'), "{paths:?}: {said}");
        assert!(!project.path().join("site").exists(), "{paths:?}");
    }
}

/// A workbook of these parts, packed by the library that unpacks them.
fn workbook(sheet: impl Fn(&mut dyn Write)) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, write: &dyn Fn(&mut dyn Write)| {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        write(&mut archive);
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    part("_rels/.rels", &|out| {
        write!(out, "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").unwrap();
    });
    part("xl/workbook.xml", &|out| {
        write!(out, "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>").unwrap();
    });
    part("xl/_rels/workbook.xml.rels", &|out| {
        write!(out, "<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>").unwrap();
    });
    part("xl/worksheets/sheet1.xml", &|out| {
        write!(out, "<worksheet xmlns=\"{main}\"><sheetData>").unwrap();
        sheet(out);
        write!(out, "</sheetData></worksheet>").unwrap();
    });
    archive.finish().unwrap().into_inner()
}

#[test]
fn workbooks_that_unpack_to_anything_are_refused() {
    let project = small();
    let import = |bytes: Vec<u8>| {
        fs::write(project.path().join("a.xlsx"), bytes).unwrap();
        gongbao(project.path(), &["import", "xlsx", "a.xlsx", "--dry-run"]).1
    };
    let cell = |place: &str, text: &str| format!("<c r=\"{place}\" t=\"str\"><v>{text}</v></c>");
    // What this writes is a workbook.
    let good = workbook(|out| {
        write!(
            out,
            "<row r=\"1\">{}{}</row><row r=\"2\">{}{}</row>",
            cell("A1", "t"),
            cell("B1", "2021年"),
            cell("A2", "x"),
            cell("B2", "1")
        )
        .unwrap();
    });
    let said = import(good);
    assert!(said.contains("content/indicators/x.yaml"), "{said}");
    let blank = vec![b' '; 1 << 20];
    let bomb = workbook(|out| (0..300).for_each(|_| out.write_all(&blank).unwrap()));
    assert!(bomb.len() < 1 << 20, "{}", bomb.len());
    let said = import(bomb);
    assert!(said.contains("larger than any table"), "{said}");
    let far = workbook(|out| {
        write!(out, "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>", cell("A1", "2021"), cell("XFD1048576", "2022"))
            .unwrap();
    });
    let said = import(far);
    assert!(said.contains("larger than any table"), "{said}");
    let said = import(b"PK\x03\x04 and no more".to_vec());
    assert!(said.contains("no workbook"), "{said}");
}

#[test]
fn a_file_that_is_gone_or_a_folder_by_the_time_it_is_read_is_told() {
    let project = small();
    let paths = ["content/gone.yaml", "content/indicators"].map(str::to_owned).to_vec();
    let read = gongbao::load::listed(project.path(), &paths, (Vec::new(), Vec::new()), &|_| true);
    let codes: Vec<_> = read.problems.iter().map(|it| it.problem.code()).collect();
    assert_eq!(codes, ["unreadable-file", "unreadable-file"]);
}
