//! `gongbao sources`: what rests on each source, and what of the stored documents is not used yet.

use super::args::{CommonArgs, Listing};
use super::table::{Align, table};
use super::voice::{Voice, counted, print};
use super::{HAS_ERRORS, WRONG, options};
use gongbao::coverage::{SourceUse, Stored};
use gongbao::diag::nearest;
use gongbao::pipeline::{self, BuildError};
use std::process::ExitCode;

/// What `gongbao sources` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gongbao sources\n  gongbao sources --source interpretation\n  \
                        gongbao sources --unused\n  gongbao sources --format json")]
pub struct SourcesArgs {
    #[command(flatten)]
    pub common: CommonArgs,
    /// One source in detail: its quotes, its figures, its sentences
    #[arg(long, value_name = "ID")]
    source: Option<String>,
    /// Only the sentences of stored documents that nothing uses
    #[arg(long)]
    unused: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value_t)]
    format: Listing,
}

/// Prints the table, one source, or what is not used.
pub fn run(args: &SourcesArgs, voice: &Voice) -> Result<ExitCode, BuildError> {
    let (found, sources) = pipeline::sources(&options(&args.common))?;
    let Some(sources) = sources else {
        voice.problems(&found, None);
        Voice::refused("the report does not hold; what rests on its sources cannot be told");
        return Ok(ExitCode::from(HAS_ERRORS));
    };
    let wanted: Vec<&SourceUse> =
        sources.iter().filter(|it| args.source.as_ref().is_none_or(|wanted| *wanted == it.id)).collect();
    if let (Some(id), true) = (&args.source, wanted.is_empty()) {
        let near = nearest(id, sources.iter().map(|it| it.id.as_str()));
        let hint =
            near.map_or_else(|| "gongbao sources lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        Voice::failed(&format!("there is no source `{id}`\nhelp: {hint}"));
        return Ok(ExitCode::from(WRONG));
    }
    let text = match args.format {
        Listing::Json => serde_json::to_string_pretty(&wanted).unwrap_or_default() + "\n",
        Listing::Text if args.unused => unused(&wanted),
        Listing::Text if args.source.is_some() => wanted.iter().map(|it| detail(it)).collect(),
        Listing::Text => overview(&wanted) + "\n" + &unused(&wanted),
    };
    print(&text);
    Ok(ExitCode::SUCCESS)
}

fn overview(sources: &[&SourceUse]) -> String {
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let rows: Vec<Vec<String>> = sources
        .iter()
        .map(|it| {
            let text = if it.stored.is_some() { "stored, SHA-256 ok" } else { "cited" };
            vec![
                it.id.clone(),
                or_dash(&it.grade),
                or_dash(&it.date),
                text.to_owned(),
                it.quotes.len().to_string(),
                it.figures.len().to_string(),
                it.publisher.clone(),
                it.title.clone(),
            ]
        })
        .collect();
    let (left, right) = (Align::Left, Align::Right);
    let head = [
        ("source", left),
        ("grade", left),
        ("date", left),
        ("text", left),
        ("quotes", right),
        ("figures", right),
        ("publisher", left),
        ("title", left),
    ];
    table(&head, &rows)
}

fn unused(sources: &[&SourceUse]) -> String {
    let stored = sources.iter().filter_map(|it| Some((it, it.stored.as_ref()?)));
    stored
        .map(|(it, stored)| {
            let rows: Vec<Vec<String>> =
                stored.unused().map(|sentence| vec![format!("s{}", sentence.number), sentence.text.clone()]).collect();
            let list = if rows.is_empty() {
                String::new()
            } else {
                table(&[("not used", Align::Right), ("", Align::Left)], &rows)
            };
            format!("{}: {}\n{list}", it.id, used(stored))
        })
        .collect::<Vec<String>>()
        .concat()
}

fn used(stored: &Stored) -> String {
    format!("{} of {} used", stored.used(), counted(stored.sentences.len(), "sentence"))
}

fn detail(it: &SourceUse) -> String {
    let mut out = format!("{}\n{}\n", it.id, it.title);
    let line = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("{name}: {value}\n")).unwrap_or_default()
    };
    out += &format!("publisher: {}\n", it.publisher);
    out += &(line("date", &it.date) + &line("url", &it.url) + &line("grade", &it.grade));
    match &it.stored {
        Some(stored) => {
            out += &format!("text: {}, SHA-256 {}\ncoverage: {}\n", stored.file, stored.sha256, used(stored));
        }
        None => out += "text: not stored, only cited\n",
    }
    let figures: Vec<Vec<String>> = it
        .figures
        .iter()
        .map(|it| vec![it.indicator.clone(), it.role.to_owned(), it.period.clone(), format!("{}{}", it.op, it.value)])
        .collect();
    if !figures.is_empty() {
        let head = [("figure", Align::Left), ("as", Align::Left), ("period", Align::Left), ("value", Align::Right)];
        out += &format!("\n{}", table(&head, &figures));
    }
    let quotes: Vec<Vec<String>> =
        it.quotes.iter().map(|it| vec![format!("s{}", it.sentence), it.used_by.clone(), it.text.clone()]).collect();
    if !quotes.is_empty() {
        out +=
            &format!("\n{}", table(&[("in", Align::Right), ("used by", Align::Left), ("quote", Align::Left)], &quotes));
    }
    if let Some(stored) = &it.stored {
        let rows: Vec<Vec<String>> = stored
            .sentences
            .iter()
            .map(|it| vec![format!("s{}", it.number), it.used_by.len().to_string(), it.text.clone()])
            .collect();
        out += &format!("\n{}", table(&[("sentence", Align::Right), ("uses", Align::Right), ("", Align::Left)], &rows));
    }
    out
}
