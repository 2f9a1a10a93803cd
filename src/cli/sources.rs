//! `gongbao sources`: what rests on each source, and what of the stored documents is not used yet.

use super::args::{CommonArgs, Listing};
use super::table::{Align, table};
use super::voice::{Voice, print};
use super::{HAS_ERRORS, WRONG, options};
use gongbao::coverage::{SourceUse, Stored};
use gongbao::diag::nearest;
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Tongue};
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
        voice.problems(&found);
        voice.refused(&Bilingual::new(
            "the report does not hold; what rests on its sources cannot be told",
            "报告没有通过检查，无法列出各来源的依据",
        ));
        return Ok(ExitCode::from(HAS_ERRORS));
    };
    let wanted: Vec<&SourceUse> =
        sources.iter().filter(|it| args.source.as_ref().is_none_or(|wanted| *wanted == it.id)).collect();
    if let (Some(id), true) = (&args.source, wanted.is_empty()) {
        let near = nearest(id, sources.iter().map(|it| it.id.as_str()));
        voice.failed(&Bilingual::of(format!("there is no source `{id}`"), format!("没有来源`{id}`")));
        voice.speech.help(&match near {
            Some(near) => Bilingual::of(format!("did you mean `{near}`?"), format!("是否想写`{near}`？")),
            None => Bilingual::new("gongbao sources lists them", "用gongbao sources列出全部来源"),
        });
        return Ok(ExitCode::from(WRONG));
    }
    let tongue = voice.speech.tongue;
    let text = match args.format {
        Listing::Json => serde_json::to_string_pretty(&wanted).unwrap_or_default() + "\n",
        Listing::Text if args.unused => unused(&wanted, tongue),
        Listing::Text if args.source.is_some() => wanted.iter().map(|it| detail(it, tongue)).collect(),
        Listing::Text => overview(&wanted, tongue) + "\n" + &unused(&wanted, tongue),
    };
    print(&text);
    Ok(ExitCode::SUCCESS)
}

fn overview(sources: &[&SourceUse], tongue: Tongue) -> String {
    let say = |en, zh| tongue.say(zh, en);
    let or_dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "–".to_owned());
    let rows: Vec<Vec<String>> = sources
        .iter()
        .map(|it| {
            let text = if it.stored.is_some() {
                say("stored, SHA-256 ok", "已存档，SHA-256相符")
            } else {
                say("cited", "仅引用")
            };
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
        (say("source", "来源"), left),
        (say("grade", "等级"), left),
        (say("date", "日期"), left),
        (say("text", "原文"), left),
        (say("quotes", "引文"), right),
        (say("figures", "数字"), right),
        (say("publisher", "发布者"), left),
        (say("title", "标题"), left),
    ];
    table(&head, &rows)
}

fn unused(sources: &[&SourceUse], tongue: Tongue) -> String {
    let stored = sources.iter().filter_map(|it| Some((it, it.stored.as_ref()?)));
    stored
        .map(|(it, stored)| {
            let rows: Vec<Vec<String>> =
                stored.unused().map(|sentence| vec![format!("s{}", sentence.number), sentence.text.clone()]).collect();
            let list = if rows.is_empty() {
                String::new()
            } else {
                table(&[(tongue.say("未用到", "not used"), Align::Right), ("", Align::Left)], &rows)
            };
            format!("{}{}{}\n{list}", it.id, tongue.say("：", ": "), used(stored, tongue))
        })
        .collect::<Vec<String>>()
        .concat()
}

fn used(stored: &Stored, tongue: Tongue) -> String {
    let (used, all) = (stored.used(), stored.sentences.len());
    match tongue {
        Tongue::En => format!("{used} of {} used", counted(all, "sentence")),
        Tongue::Zh => format!("{all}句中用到{used}句"),
    }
}

fn detail(it: &SourceUse, tongue: Tongue) -> String {
    let say = |en, zh| tongue.say(zh, en);
    let colon = say(": ", "：");
    let mut out = format!("{}\n{}\n", it.id, it.title);
    let line = |name: &str, value: &Option<String>| {
        value.as_ref().map(|value| format!("{name}{colon}{value}\n")).unwrap_or_default()
    };
    out += &format!("{}{colon}{}\n", say("publisher", "发布者"), it.publisher);
    out += &(line(say("date", "日期"), &it.date)
        + &line(say("url", "网址"), &it.url)
        + &line(say("grade", "等级"), &it.grade));
    match &it.stored {
        Some(stored) => {
            out += &format!(
                "{}{colon}{}, SHA-256 {}\n{}{colon}{}\n",
                say("text", "原文"),
                stored.file,
                stored.sha256,
                say("coverage", "用到"),
                used(stored, tongue)
            );
        }
        None => out += say("text: not stored, only cited\n", "原文：没有存档，仅引用\n"),
    }
    let figures: Vec<Vec<String>> = it
        .figures
        .iter()
        .map(|it| vec![it.indicator.clone(), it.role.to_owned(), it.period.clone(), format!("{}{}", it.op, it.value)])
        .collect();
    if !figures.is_empty() {
        let head = [
            (say("figure", "数字"), Align::Left),
            (say("as", "用作"), Align::Left),
            (say("period", "时期"), Align::Left),
            (say("value", "数值"), Align::Right),
        ];
        out += &format!("\n{}", table(&head, &figures));
    }
    let quotes: Vec<Vec<String>> =
        it.quotes.iter().map(|it| vec![format!("s{}", it.sentence), it.used_by.clone(), it.text.clone()]).collect();
    if !quotes.is_empty() {
        out += &format!(
            "\n{}",
            table(
                &[
                    (say("in", "句"), Align::Right),
                    (say("used by", "用于"), Align::Left),
                    (say("quote", "引文"), Align::Left)
                ],
                &quotes
            )
        );
    }
    if let Some(stored) = &it.stored {
        let rows: Vec<Vec<String>> = stored
            .sentences
            .iter()
            .map(|it| vec![format!("s{}", it.number), it.used_by.len().to_string(), it.text.clone()])
            .collect();
        out += &format!(
            "\n{}",
            table(
                &[(say("sentence", "句"), Align::Right), (say("uses", "用到"), Align::Right), ("", Align::Left)],
                &rows
            )
        );
    }
    out
}
