//! `gongbao translations`: how the translation of each file stands.

use super::args::{CommonArgs, Listing};
use super::table::{Align, table};
use super::voice::{Voice, print};
use super::{HAS_ERRORS, options};
use gongbao::diag::{Diagnostic, Severity};
use gongbao::i18n::Tongue;
use gongbao::pipeline::{self, BuildError, Translations};
use gongbao::translation::{State, TranslatedFile};
use serde::Serialize;
use std::process::ExitCode;

/// What `gongbao translations` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gongbao translations\n  gongbao translations --check\n  \
                        gongbao translations --format json")]
pub struct TranslationsArgs {
    #[command(flatten)]
    pub common: CommonArgs,
    /// Fail with code 1 unless every text is translated and confirmed, without problems in its file
    #[arg(long)]
    check: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    format: Listing,
}

/// How one file stands, or all files of a language.
#[derive(Debug, Clone, Default, Serialize)]
struct Row {
    language: String,
    file: String,
    state: &'static str,
    texts: usize,
    confirmed: usize,
    stale: usize,
    unconfirmed: usize,
    missing: usize,
    problems: usize,
}

/// Prints a line for each file and one for each language.
pub fn run(args: &TranslationsArgs, voice: &Voice) -> Result<ExitCode, BuildError> {
    let translations = pipeline::translations(&options(&args.common))?;
    let recorded = translations.record.is_some();
    let rows: Vec<Row> = translations.files.iter().map(|file| row(file, &translations, recorded)).collect();
    if rows.is_empty() {
        voice.problems(&translations.found);
    }
    match args.format {
        Listing::Json => print(&(serde_json::to_string_pretty(&rows).unwrap_or_default() + "\n")),
        Listing::Text => print(&listing(&rows, voice.speech.tongue)),
    }
    let fine = !rows.is_empty() && rows.iter().all(|row| row.confirmed == row.texts && row.problems == 0);
    Ok(if args.check && !fine { ExitCode::from(HAS_ERRORS) } else { ExitCode::SUCCESS })
}

fn row(file: &TranslatedFile, translations: &Translations, recorded: bool) -> Row {
    let count = |state| file.units.iter().filter(|unit| unit.state == state).count();
    let concerns = |it: &&Diagnostic| {
        // Which texts are stale or unconfirmed is counted already.
        let counted = matches!(it.problem.code(), "stale-translation" | "unconfirmed-translation");
        let here = Some(it.span.file) == file.target || it.span.file == file.source;
        here && !counted && it.severity == Severity::Error
    };
    let mut row = Row {
        language: file.lang.to_string(),
        file: file.target_path.clone(),
        texts: file.units.len(),
        confirmed: count(State::Confirmed),
        stale: count(State::Stale),
        unconfirmed: count(State::Unconfirmed),
        missing: count(State::Missing),
        problems: translations.found.problems.iter().filter(concerns).count(),
        ..Row::default()
    };
    row.state = match () {
        () if file.target.is_none() => "missing",
        () if row.missing > 0 => "incomplete",
        () if row.stale > 0 => "stale",
        () if row.unconfirmed > 0 && !recorded => "not recorded",
        () if row.unconfirmed > 0 => "unconfirmed",
        () => "complete",
    };
    row
}

/// A state for people; programs read its English name.
fn state(state: &'static str, tongue: Tongue) -> &'static str {
    let zh = match state {
        "missing" => "缺少",
        "incomplete" => "不完整",
        "stale" => "过期",
        "not recorded" => "没有记录",
        "unconfirmed" => "未确认",
        "complete" => "完整",
        _ => "",
    };
    tongue.say(zh, state)
}

fn listing(rows: &[Row], tongue: Tongue) -> String {
    let say = |en, zh| tongue.say(zh, en);
    let mut languages: Vec<&str> = rows.iter().map(|row| row.language.as_str()).collect();
    languages.dedup();
    let mut lines = Vec::new();
    for language in languages {
        let mut total = Row { language: language.to_owned(), file: say("total", "合计").into(), ..Row::default() };
        for row in rows.iter().filter(|row| row.language == language) {
            total.texts += row.texts;
            total.confirmed += row.confirmed;
            total.stale += row.stale;
            total.unconfirmed += row.unconfirmed;
            total.missing += row.missing;
            total.problems += row.problems;
            lines.push(cells(row, tongue));
        }
        lines.push(cells(&total, tongue));
    }
    let (left, right) = (Align::Left, Align::Right);
    let head = [
        ("", left),
        (say("file", "文件"), left),
        (say("state", "状态"), left),
        (say("texts", "文字"), right),
        (say("confirmed", "已确认"), right),
        (say("stale", "过期"), right),
        (say("unconfirmed", "未确认"), right),
        (say("missing", "缺少"), right),
        (say("problems", "问题"), right),
    ];
    table(&head, &lines)
}

fn cells(row: &Row, tongue: Tongue) -> Vec<String> {
    let mut cells =
        vec![row.language.clone(), row.file.clone(), state(row.state, tongue).to_owned(), row.texts.to_string()];
    // A nought says less than an empty place.
    let some = |count: usize| if count == 0 { String::new() } else { count.to_string() };
    cells.extend([row.confirmed, row.stale, row.unconfirmed, row.missing, row.problems].map(some));
    cells
}
