//! `gongbao parity`: how two texts' numbers are read, side by side, and whether they agree.

use clap::Args;
use gongbao::i18n::Lang;
use gongbao::quantity::{Reading, Weight, differences, read};
use std::process::ExitCode;

/// The two texts.
#[derive(Debug, Args)]
pub struct ParityArgs {
    /// The text in the first language
    #[arg(value_name = "TEXT")]
    first: String,
    /// Its translation
    #[arg(value_name = "TRANSLATION")]
    second: String,
    /// The language of the text
    #[arg(long, value_name = "TAG", default_value = "zh", value_parser = tag)]
    from: Lang,
    /// The language of the translation
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = tag)]
    to: Lang,
}

fn tag(text: &str) -> Result<Lang, String> {
    Lang::try_from(text.to_owned()).map_err(|why| why.to_string())
}

/// Prints both readings and the verdict: 0 where they agree, 1 where not, 2 for a language that has no grammar.
#[expect(clippy::print_stdout, clippy::print_stderr, reason = "the command line is what prints")]
pub fn run(args: &ParityArgs) -> ExitCode {
    let (Some(first), Some(second)) = (read(&args.first, &args.from), read(&args.second, &args.to)) else {
        eprintln!("error: numbers are read in zh and en; {} against {} cannot be compared", args.from, args.to);
        return ExitCode::from(2);
    };
    println!("{}  {}", args.from, list(&args.first, &first));
    println!("{}  {}", args.to, list(&args.second, &second));
    let only = differences(&first, &second);
    if only.is_empty() {
        println!("the numbers agree");
        return ExitCode::SUCCESS;
    }
    for (lang, text, readings) in [(&args.from, &args.first, &only.first), (&args.to, &args.second, &only.second)] {
        if !readings.is_empty() {
            println!("only in {lang}: {}", list(text, readings));
        }
    }
    ExitCode::FAILURE
}

fn list(text: &str, readings: &[Reading]) -> String {
    let one = |reading: &Reading| {
        let written = text.get(reading.range.clone()).unwrap_or_default();
        let loose = if reading.weight == Weight::Loose { ", may be left out" } else { "" };
        format!("{written} = {}{loose}", reading.quantity)
    };
    if readings.is_empty() { "no number".to_owned() } else { readings.iter().map(one).collect::<Vec<_>>().join(" · ") }
}
