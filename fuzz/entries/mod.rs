//! What each fuzz target does with any bytes. `tests/suite/regressions.rs` does the same with the cases that were kept.

mod charts;
mod page;
mod tables;
mod texts;

pub use charts::charts;
pub use page::markdown;
pub use tables::{csv, xlsx};
pub use texts::{front, parity, yaml};

use gongbao::diag::{Diagnostic, Palette, render};
use gongbao::i18n::Tongue;
use gongbao::source::SourceSet;

/// Every problem lies inside its file, and can be shown.
fn told(sources: &SourceSet, problems: &[Diagnostic]) {
    for problem in problems {
        let text = &sources.get(problem.span.file).expect("a file of the project").text;
        assert!(text.get(problem.span.range()).is_some(), "{problem:?} in {} bytes", text.len());
    }
    let _ = render(problems, sources, Tongue::En, Palette::Plain);
}
