//! The structure of the code, held by reading it: floors, who names which library, sizes, embedded files.

use super::project::root;
use std::collections::BTreeSet;
use std::fs;
use walkdir::WalkDir;

/// The modules from the ground up, as they stand in `lib.rs`.
fn floors() -> Vec<String> {
    let lib = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    lib.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';').map(str::to_owned)).collect()
}

/// Every Rust file below `src/` with its path and its text without unit tests.
fn sources() -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = WalkDir::new(root().join("src"))
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "rs"))
        .map(|entry| {
            let path = entry.path().strip_prefix(root().join("src")).unwrap().to_string_lossy().replace('\\', "/");
            let text = fs::read_to_string(entry.path()).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap().to_owned();
            (path, code)
        })
        .filter(|(path, _)| !path.contains("/tests"))
        .collect();
    files.sort();
    files
}

fn module(path: &str) -> &str {
    path.split(['/', '.']).next().unwrap()
}

#[test]
fn no_module_uses_one_that_stands_above_it() {
    let floors = floors();
    assert!(floors.len() > 10);
    let height = |name: &str| floors.iter().position(|floor| floor == name);
    for (path, text) in sources() {
        let Some(own) = height(module(&path)) else { continue };
        for used in text.split("crate::").skip(1) {
            let name: String = used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(other) = height(&name) else { continue };
            assert!(other <= own, "src/{path} uses `{name}`, which stands above it");
        }
    }
}

#[test]
fn the_chart_module_knows_no_report() {
    for (path, text) in sources().into_iter().filter(|(path, _)| module(path) == "chart") {
        for used in text.split("crate::").skip(1) {
            assert!(used.starts_with("chart") || used.starts_with("i18n"), "src/{path} uses crate::{}", &used[..12]);
        }
    }
}

#[test]
fn each_library_is_named_in_one_place() {
    let rooms = [
        ("tera", "theme/"),
        ("serde_yaml", "parse/yaml/"),
        ("saphyr_parser", "parse/yaml/"),
        ("pulldown_cmark", "parse/markdown.rs"),
        ("pulldown_latex", "parse/math.rs"),
        ("plotters", "chart/"),
        ("walkdir", "load/ output/"),
        ("encoding_rs", "load/decode.rs"),
        ("chardetng", "load/decode.rs"),
        ("calamine", "import/workbook/"),
        ("zip", "import/workbook/"),
        ("quick_xml", "import/workbook/marks.rs"),
        ("aho_corasick", "check/terms.rs"),
        ("sha2", "check/stored.rs theme/integrity.rs"),
        ("annotate_snippets", "diag/show.rs"),
        ("html5gum", "parse/html.rs"),
        ("url", "model/address.rs"),
        ("postcard", "pipeline/incremental/"),
        ("rustix", "output/ load/shares.rs cli/pdf.rs cli/timings.rs"),
        ("roxmltree", "translation/xliff.rs"),
        ("flate2", "pipeline/printing/"),
        ("unicode_normalization", "source/forms.rs i18n/comparable.rs search/"),
        ("unicode_width", "cli/table.rs"),
        ("rust_xlsxwriter", "render/data/workbook.rs"),
        ("ttf_parser", "card/face.rs card/canvas.rs"),
        ("ab_glyph_rasterizer", "card/canvas.rs"),
        ("png", "card/canvas.rs"),
        ("hyper", "serve/"),
        ("hyper_util", "serve/"),
        ("tokio", "serve/"),
        ("notify", "serve/watching.rs"),
        ("ctrlc", "cli/"),
        ("clap", "cli/"),
        ("clap_complete", "cli/manual.rs"),
        ("clap_mangen", "cli/manual.rs"),
        ("indicatif", "cli/"),
    ];
    for (path, text) in sources() {
        for (library, room) in rooms {
            let name = format!("{library}::");
            // `curl::` is no `url::`.
            let named = text.match_indices(&name).any(|(at, _)| !text[..at].ends_with(char::is_alphanumeric));
            assert!(
                !named || room.split(' ').any(|room| path.starts_with(room)),
                "src/{path} names {library}, which belongs to {room}"
            );
        }
    }
}

#[test]
fn files_say_what_they_are_and_stay_small() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "src/{path} does not say in its first line what it is");
        let lines = text.lines().count();
        assert!(lines <= 400, "src/{path} has {lines} lines");
    }
}

#[test]
fn functions_stay_small() {
    for (path, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (start, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            let head = line.trim_start();
            if line.ends_with(';') || line.ends_with("{}") {
                continue;
            }
            if !(head.starts_with("fn ") || head.starts_with("pub fn ") || head.starts_with("pub(crate) fn ")) {
                continue;
            }
            let close = format!("{}}}", " ".repeat(indent));
            let length = lines[start..].iter().position(|line| *line == close).unwrap_or(0);
            assert!(length <= 70, "src/{path}:{} has a function of {length} lines", start + 1);
        }
    }
}

#[test]
fn the_embedded_theme_is_the_one_in_the_folder() {
    let (texts, binaries) = gongbao::theme::embedded();
    let embedded: BTreeSet<String> =
        texts.iter().map(|file| file.path.clone()).chain(binaries.iter().map(|file| file.path.clone())).collect();
    let folder = root().join("themes/default");
    let stored: BTreeSet<String> = WalkDir::new(&folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| entry.path().strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/"))
        .filter(|path| !path.ends_with("README.md"))
        .collect();
    assert_eq!(embedded, stored);
}

#[test]
fn the_overview_stays_an_overview() {
    let lines = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap().lines().count();
    assert!(lines <= 200, "ARCHITECTURE.md has {lines} lines");
}

#[test]
fn no_path_of_a_developers_machine_is_in_the_repository() {
    let machine = ["home", "root", "tmp", "work"].map(|folder| format!("/{folder}/"));
    // What fuzzing leaves behind is any text.
    let skipped = ["target", "node_modules", ".git", "public", "corpus", "artifacts"];
    let entries = WalkDir::new(root())
        .into_iter()
        .filter_entry(|entry| !skipped.iter().any(|name| entry.file_name() == *name))
        .map(Result::unwrap);
    for entry in entries.filter(|entry| entry.file_type().is_file()) {
        // What is not text names no folder.
        let Ok(text) = fs::read_to_string(entry.path()) else { continue };
        for (line, number) in text.lines().zip(1..) {
            let path = |start: &str| line.match_indices(start).any(|(at, _)| !is_inside_address(line, at));
            let found = machine.iter().any(|start| path(start));
            assert!(!found, "{}:{number}: {line}", entry.path().display());
        }
    }
}

/// Whether the slash at `at` continues a longer path: `https://example.org/home/`, `"$tmp/root/"`.
fn is_inside_address(line: &str, at: usize) -> bool {
    line[..at].ends_with(|c: char| c.is_alphanumeric() || "./_-})".contains(c))
}
