//! Edits as people make them, in any order, to a copy of the golden project: for tests of what must not depend on the way there.

use super::project::{copy, files, tests};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// One change to the project.
#[derive(Debug, Clone)]
pub enum Edit {
    /// Adds a block to a writing, in both languages or in the source language alone.
    Block { writing: usize, block: usize, alone: bool },
    /// Puts a file back as it was.
    Restore(usize),
    /// Puts something else in place of all that stands in a Markdown file.
    Ruin(usize),
    /// Leaves a chapter out, or puts it back.
    Chapter,
    /// Gives a chapter another number, or its own again.
    Number,
    /// Gives a page another id, and those that refer to it the same, or its own again.
    Rename,
    /// Adds a third language to all that there is.
    Language,
    /// Marks a writing as a draft, or as published again.
    Draft(usize),
    /// Changes a value, a name, a term, or takes a language out.
    Data(usize),
    /// Changes a template, the style sheet or a phrase; or takes the other theme.
    Theme(usize),
}

const WRITINGS: [&str; 5] = ["chapters/1-basis", "chapters/2-process", "pages/about", "pillars/cars", "pillars/food"];

const BLOCKS: [(&str, &str); 8] = [
    ("又一段。", "Another paragraph."),
    ("## 又一节", "## Another section"),
    ("[](indicator:output#target)", "[](indicator:output#target)"),
    ("另见[过程](chapter:process#sec-1)。", "See [the process](chapter:process#sec-1)."),
    ("另见[基础](chapter:basis#sec-9)。", "See [the basis](chapter:basis#sec-9)."),
    ("见[来源](source:plan#s2)。", "See [the source](source:plan#s2)."),
    ("![图](chart:frame)", "![Chart](chart:frame)"),
    ("共有99项。", "There are 99."),
];

const DATA: [(&str, &str, &str); 5] = [
    ("content/indicators/output.yaml", "zh: ", "zh: 新"),
    ("content/report.yaml", "languages: [zh, en]", "languages: [zh]"),
    ("content/report.yaml", "title: {zh: ", "title: {zh: 新"),
    ("content/glossary.yaml", "en: ", "en: new "),
    ("content/sources.yaml", "- id: plan", "- id: plans"),
];

const THEME: [(&str, &str, &str); 4] = [
    ("themes/tiny/templates/chapter.html", "", "<!-- changed -->"),
    ("themes/tiny/assets/site.css", "", "a{color:red}"),
    ("themes/tiny/i18n/zh.yaml", "nav_home: ", "nav_home: 新"),
    ("content/report.yaml", "theme: tiny", "theme: default"),
];

/// Any edit.
pub fn edit() -> impl Strategy<Value = Edit> {
    let writing = 0..WRITINGS.len();
    prop_oneof![
        8 => (writing.clone(), 0..BLOCKS.len(), any::<bool>())
            .prop_map(|(writing, block, alone)| Edit::Block { writing, block, alone: alone && block < 2 }),
        3 => (0..2 * WRITINGS.len()).prop_map(Edit::Restore),
        1 => (0..2 * WRITINGS.len()).prop_map(Edit::Ruin),
        1 => Just(Edit::Chapter),
        1 => Just(Edit::Number),
        1 => Just(Edit::Rename),
        1 => Just(Edit::Language),
        1 => writing.prop_map(Edit::Draft),
        1 => (0..DATA.len()).prop_map(Edit::Data),
        1 => (0..THEME.len()).prop_map(Edit::Theme),
    ]
}

/// How many sequences of edits are tried: so many with `CI` set, a third of them at a desk, or as many as `PROPTEST_CASES` says.
pub fn cases(in_ci: u32) -> ProptestConfig {
    let own = if std::env::var_os("CI").is_some() { in_ci } else { in_ci.div_ceil(3) };
    let said = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig { cases: said.unwrap_or(own), ..ProptestConfig::default() }
}

/// A project that edits are made to.
pub struct Edited {
    folder: tempfile::TempDir,
}

impl Edited {
    /// A copy of the golden project.
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        copy(&tests("golden/project"), folder.path());
        Self { folder }
    }

    /// Its folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Makes an edit; gives the files that it touched.
    pub fn make(&self, edit: &Edit) -> Vec<PathBuf> {
        let markdown = |file: usize| format!("content/{}.{}.md", WRITINGS[file / 2], ["zh", "en"][file % 2]);
        match edit {
            Edit::Block { writing, block, alone } => {
                let (zh, en) = BLOCKS[*block];
                let languages = self.languages().into_iter().take(if *alone { 1 } else { 3 });
                let text = |lang: &str| if lang == "zh" { zh } else { en };
                languages
                    .map(|lang| self.append(&format!("content/{}.{lang}.md", WRITINGS[*writing]), text(lang)))
                    .collect()
            }
            Edit::Restore(file) => vec![self.restore(&markdown(*file))],
            Edit::Ruin(file) => vec![self.write(&markdown(*file), "no front matter\n")],
            Edit::Chapter => {
                let file = |lang| format!("content/chapters/2-process.{lang}.md");
                self.languages().into_iter().map(|lang| self.toggle(&file(lang))).collect()
            }
            Edit::Number => self.renamed("chapters/1-basis", "chapters/7-basis"),
            Edit::Rename => {
                let mut touched = self.renamed("pages/about", "pages/colophon");
                let referring =
                    self.languages().into_iter().map(|lang| format!("content/chapters/2-process.{lang}.md"));
                touched.extend(referring.map(|file| self.exchange(&file, "(page:about)", "(page:colophon)")));
                touched
            }
            Edit::Language => self.translate(),
            Edit::Draft(writing) => [0, 1]
                .map(|lang| self.exchange(&markdown(2 * writing + lang), "title: ", "status: draft\ntitle: "))
                .into(),
            Edit::Data(at) => vec![self.exchange(DATA[*at].0, DATA[*at].1, DATA[*at].2)],
            Edit::Theme(at) => vec![self.exchange(THEME[*at].0, THEME[*at].1, THEME[*at].2)],
        }
    }

    fn read(&self, file: &str) -> Option<String> {
        fs::read_to_string(self.path().join(file)).ok()
    }

    fn write(&self, file: &str, text: &str) -> PathBuf {
        let path = self.path().join(file);
        fs::write(&path, text).unwrap();
        path
    }

    fn append(&self, file: &str, text: &str) -> PathBuf {
        let before = self.read(file).unwrap_or_default();
        if before.is_empty() { self.path().join(file) } else { self.write(file, &format!("{before}\n{text}\n")) }
    }

    fn restore(&self, file: &str) -> PathBuf {
        let text = fs::read_to_string(tests("golden/project").join(file.replace(".fr.", ".en."))).unwrap();
        self.write(file, &text)
    }

    fn toggle(&self, file: &str) -> PathBuf {
        let path = self.path().join(file);
        match self.read(file) {
            Some(_) => fs::remove_file(&path).unwrap(),
            None => drop(self.restore(file)),
        }
        path
    }

    /// Both names of the writing are touched.
    fn renamed(&self, one: &str, other: &str) -> Vec<PathBuf> {
        let mut touched = Vec::new();
        for lang in self.languages() {
            let names = [one, other].map(|name| self.path().join(format!("content/{name}.{lang}.md")));
            let (from, to) = if names[0].is_file() { (0, 1) } else { (1, 0) };
            let _ = fs::rename(&names[from], &names[to]);
            touched.extend(names);
        }
        touched
    }

    fn languages(&self) -> Vec<&'static str> {
        let third = self.path().join("themes/tiny/i18n/fr.yaml").is_file();
        ["zh", "en"].into_iter().chain(third.then_some("fr")).collect()
    }

    /// Every English text once more, as French.
    fn translate(&self) -> Vec<PathBuf> {
        if self.languages().len() > 2 {
            return Vec::new();
        }
        let mut touched = vec![self.copied("themes/tiny/i18n/en.yaml", "themes/tiny/i18n/fr.yaml")];
        for file in files(&self.path().join("content")).into_keys().map(|file| format!("content/{file}")) {
            if file.ends_with(".en.md") {
                touched.push(self.copied(&file, &file.replace(".en.md", ".fr.md")));
            } else if file.ends_with(".yaml") {
                let text: Vec<String> = self.read(&file).unwrap().lines().map(in_french).collect();
                let text = text.join("\n").replace("languages: [zh, en]", "languages: [zh, en, fr]");
                touched.push(self.write(&file, &text));
            }
        }
        touched
    }

    fn copied(&self, from: &str, to: &str) -> PathBuf {
        self.write(to, &self.read(from).unwrap())
    }

    /// Puts the second text in place of the first, or the first again in place of the second.
    fn exchange(&self, file: &str, one: &str, other: &str) -> PathBuf {
        let path = self.path().join(file);
        let Some(text) = self.read(file) else { return path };
        let changed = if text.contains(other) { text.replacen(other, one, 1) } else { text.replacen(one, other, 1) };
        self.write(file, &changed)
    }
}

/// A line of YAML with `fr: text` after each `en: text`.
fn in_french(line: &str) -> String {
    let (mut out, mut rest) = (String::new(), line);
    while let Some(at) = rest.find("en: ").filter(|at| rest[..*at].ends_with([' ', '{'])) {
        let (before, after) = rest.split_at(at + "en: ".len());
        let quote = after.chars().next().filter(|mark| "\"'".contains(*mark));
        let end = match quote {
            Some(mark) => after[1..].find(mark).unwrap() + 2,
            None if after.starts_with('[') => 0,
            None => after.find([',', '}']).unwrap(),
        };
        let text = &after[..end];
        out.push_str(before);
        out.push_str(text);
        if !text.is_empty() {
            out.push_str(", fr: ");
            out.push_str(text);
        }
        rest = &after[end..];
    }
    out + rest
}
