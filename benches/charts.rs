//! How fast charts are drawn: every kind of the gallery, wide and narrow, on one core.
//!
//! `cargo bench --bench charts` prints, beside the time of a drawing, how many of them a core draws in a second (`item/s`).

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use gongbao::chart::gallery::{Tongue, entries};
use gongbao::chart::{ChartSpec, Width, svg};

fn main() {
    divan::main();
}

/// The kinds of the gallery, by their names.
const KINDS: [&str; 17] = [
    "line",
    "area",
    "column",
    "bar",
    "lollipop",
    "dot",
    "heatmap",
    "classes",
    "tree",
    "timeline",
    "waffle",
    "bullet",
    "dumbbell",
    "slope",
    "sparkline",
    "multiples",
    "pictogram",
];

/// The typical sample of a kind.
fn sample(kind: &str) -> Option<ChartSpec> {
    let entry = entries(Tongue::Zh).into_iter().find(|entry| entry.kind == kind)?;
    Some(entry.samples.into_iter().next()?.spec)
}

fn draw(bencher: Bencher<'_, '_>, kind: &str, width: Width) {
    let spec = sample(kind);
    assert!(spec.as_ref().is_some_and(|spec| svg(spec, width).is_ok()), "{kind} has no sample that can be drawn");
    bencher.counter(ItemsCount::new(1_usize)).bench_local(|| spec.as_ref().map(|spec| svg(black_box(spec), width)));
}

#[divan::bench(args = KINDS)]
fn wide(bencher: Bencher<'_, '_>, kind: &str) {
    draw(bencher, kind, Width::Wide);
}

#[divan::bench(args = KINDS)]
fn narrow(bencher: Bencher<'_, '_>, kind: &str) {
    draw(bencher, kind, Width::Narrow);
}
