//! `gongbao parity`: how two texts' numbers are read, side by side, and whether they agree.

use super::speech::Speech;
use clap::Args;
use gongbao::i18n::{Bilingual, Lang, Tongue};
use gongbao::quantity::{Reading, Weight, differences, read};
use std::process::ExitCode;

/// The two texts.
#[derive(Debug, Args)]
pub struct ParityArgs {
    /// The text in the first language
    #[arg(value_name = "TEXT", allow_hyphen_values = true)]
    first: String,
    /// Its translation
    #[arg(value_name = "TRANSLATION", allow_hyphen_values = true)]
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
#[expect(clippy::print_stdout, reason = "the command line is what prints")]
pub fn run(args: &ParityArgs, speech: Speech) -> ExitCode {
    let say = |en, zh| speech.tongue.say(zh, en);
    let (Some(first), Some(second)) = (read(&args.first, &args.from), read(&args.second, &args.to)) else {
        let (from, to) = (&args.from, &args.to);
        speech.failed(&Bilingual::of(
            format!("numbers are read in zh and en; {from} against {to} cannot be compared"),
            format!("只会读zh和en的数字，{from}与{to}无法比较"),
        ));
        return ExitCode::from(2);
    };
    println!("{}  {}", args.from, list(&args.first, &first, speech.tongue));
    println!("{}  {}", args.to, list(&args.second, &second, speech.tongue));
    let only = differences(&first, &second);
    if only.is_empty() {
        println!("{}", say("the numbers agree", "数字一致"));
        return ExitCode::SUCCESS;
    }
    for (lang, text, readings) in [(&args.from, &args.first, &only.first), (&args.to, &args.second, &only.second)] {
        if !readings.is_empty() {
            println!(
                "{}",
                match speech.tongue {
                    Tongue::En => format!("only in {lang}: {}", list(text, readings, speech.tongue)),
                    Tongue::Zh => format!("只在{lang}里：{}", list(text, readings, speech.tongue)),
                }
            );
        }
    }
    ExitCode::FAILURE
}

fn list(text: &str, readings: &[Reading], tongue: Tongue) -> String {
    let one = |reading: &Reading| {
        let written = text.get(reading.range.clone()).unwrap_or_default();
        let loose =
            if reading.weight == Weight::Loose { tongue.say("，可以省略", ", may be left out") } else { "" };
        format!("{written} = {}{loose}", reading.quantity)
    };
    if readings.is_empty() {
        tongue.say("没有数字", "no number").to_owned()
    } else {
        readings.iter().map(one).collect::<Vec<_>>().join(" · ")
    }
}
