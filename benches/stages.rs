//! How fast each stage is for itself, on one core: Markdown, templates, number parity, the index for searching. Charts have a file of
//! their own, `charts.rs`.
//!
//! `cargo bench --bench stages` prints the time of one, and how much of it a core does in a second.

#![allow(clippy::unwrap_used, reason = "a measurement stops where it fails")]

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use gongbao::i18n::Lang;
use gongbao::pipeline::{Denied, Drafts, Options, Session};
use gongbao::plan::{Page, Route};
use gongbao::source::{FileId, SourceSet};
use gongbao::{parse, quantity, search};
use std::path::Path;

fn main() {
    divan::main();
}

/// The report of this repository, held in memory.
fn report() -> Session {
    let options = Options {
        project: Path::new(env!("CARGO_MANIFEST_DIR")).to_owned(),
        base_url: None,
        drafts: Drafts::Hidden,
        denied: Denied::Errors,
        as_of: None,
        printer: None,
    };
    Session::open(options).unwrap()
}

/// The texts of its chapters in one language.
fn chapters<'s>(sources: &'s SourceSet, end: &'s str) -> impl Iterator<Item = (FileId, &'s str)> {
    let files = sources.below("content/chapters/").filter(move |(_, file)| file.path.ends_with(end));
    files.map(|(id, file)| (id, file.text.as_str()))
}

#[divan::bench(args = ["zh", "en"])]
fn markdown(bencher: Bencher<'_, '_>, lang: &str) {
    let session = report();
    let end = format!(".{lang}.md");
    let texts: Vec<(FileId, &str)> = chapters(session.sources(), &end).collect();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (id, _) in &texts {
            black_box(parse::text(session.sources(), *id));
        }
    });
}

#[divan::bench(args = ["zh", "en"])]
fn number_parity(bencher: Bencher<'_, '_>, lang: &str) {
    let session = report();
    let tag = Lang::try_from(lang.to_owned()).unwrap();
    let end = format!(".{lang}.md");
    let lines: Vec<&str> = chapters(session.sources(), &end).flat_map(|(_, text)| text.lines()).collect();
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| lines.iter().for_each(|line| drop(black_box(quantity::read(line, &tag)))));
}

/// Every page of one kind, drawn with the shipped theme, charts and all.
#[divan::bench(args = ["chapter", "pillar", "indicator"])]
fn templates(bencher: Bencher<'_, '_>, kind: &str) {
    let session = report();
    let of_kind = |route: &&Route| match route {
        Route::Page(_, Page::Chapter(_)) => kind == "chapter",
        Route::Page(_, Page::Pillar(_)) => kind == "pillar",
        Route::Page(_, Page::Indicator(_)) => kind == "indicator",
        _ => false,
    };
    let routes: Vec<&Route> = session.routes().filter(of_kind).collect();
    bencher.counter(ItemsCount::new(routes.len())).bench_local(|| {
        for route in &routes {
            black_box(session.draw(route).unwrap().unwrap());
        }
    });
}

#[divan::bench(args = ["zh", "en"])]
fn search_index(bencher: Bencher<'_, '_>, lang: &str) {
    let session = report();
    let end = format!(".{lang}.md");
    let passage = |text: &str| search::Passage { anchor: String::new(), text: text.to_owned() };
    let entry = |(_, text): (FileId, &str)| search::Entry {
        title: text.lines().nth(1).unwrap_or_default().to_owned(),
        passages: text.split("\n\n").map(passage).collect(),
        ..search::Entry::default()
    };
    let texts: Vec<(FileId, &str)> = chapters(session.sources(), &end).collect();
    let bytes: usize = texts.iter().map(|(_, text)| text.len()).sum();
    let entries: Vec<search::Entry> = texts.into_iter().map(entry).collect();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let (mut cutter, mut all) = (search::Cutter::default(), search::Gatherer::default());
        entries.iter().for_each(|entry| all.take(cutter.cut(entry)));
        black_box(all.index(search::shards(entries.len())))
    });
}
