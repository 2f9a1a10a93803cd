//! The default theme, inside the binary, so that a project needs none of its own.

use crate::source::{BinaryFile, SourceFile};

macro_rules! theme_files {
    (texts: [$($text:literal),* $(,)?], binaries: [$($binary:literal),* $(,)?]) => {
        const TEXTS: &[(&str, &str)] =
            &[$((concat!("themes/default/", $text), include_str!(concat!("../../themes/default/", $text)))),*];
        const BINARIES: &[(&str, &[u8])] =
            &[$((concat!("themes/default/", $binary), include_bytes!(concat!("../../themes/default/", $binary)))),*];
    };
}

theme_files! {
    texts: [
        "theme.yaml",
        "i18n/en.yaml",
        "i18n/zh.yaml",
        "templates/base.html",
        "templates/changes.html",
        "templates/chapter.html",
        "templates/chapters.html",
        "templates/chart.html",
        "templates/components.html",
        "templates/comparison.html",
        "templates/cover.html",
        "templates/data.html",
        "templates/fact.html",
        "templates/figure.html",
        "templates/gallery.html",
        "templates/gateway.html",
        "templates/glossary.html",
        "templates/home.html",
        "templates/indicator.html",
        "templates/indicators.html",
        "templates/list.html",
        "templates/missing.html",
        "templates/page.html",
        "templates/parallel.html",
        "templates/pillar.html",
        "templates/pillars.html",
        "templates/progress.html",
        "templates/prose.html",
        "templates/root-missing.html",
        "templates/source.html",
        "templates/search.html",
        "templates/sources.html",
        "templates/whole.html",
    ],
    binaries: ["assets/chart.css", "assets/chart.js", "assets/icon.svg", "assets/search.js", "assets/site.css", "assets/site.js"]
}

/// Its files, with the paths they have in a project. A test compares the lists with the folder.
pub fn files() -> (Vec<SourceFile>, Vec<BinaryFile>) {
    let texts = TEXTS.iter().map(|(path, text)| SourceFile { path: (*path).into(), text: (*text).into() });
    let binaries = BINARIES.iter().map(|(path, bytes)| BinaryFile { path: (*path).into(), bytes: (*bytes).into() });
    (texts.collect(), binaries.collect())
}
