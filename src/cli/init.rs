//! `gongbao init`: asks for what is not said, and makes a new report.

use super::voice::{Voice, counted};
use super::{FAILED, WRONG};
use gongbao::i18n::{Date, Lang};
use gongbao::pipeline;
use gongbao::scaffold::Setup;
use std::collections::BTreeMap;
use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// What can be said beforehand.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gongbao init my-report\n  gongbao init my-report --languages zh\n  \
                        gongbao init my-report --languages zh,en --title zh=某省工业报告 --title en=\"Industry report\"\n\n\
                        On a terminal it asks for what is not said; elsewhere the example's own words stand there.")]
pub struct InitArgs {
    /// The folder of the new report; it need not be there
    #[arg(value_name = "DIR")]
    dir: PathBuf,
    /// The languages as BCP 47 tags; the first is the one that the report is written in
    #[arg(long, value_name = "TAG,…", value_delimiter = ',', value_parser = tag)]
    languages: Vec<Lang>,
    /// The report's title, for each language: LANG=TEXT
    #[arg(long, value_name = "TEXT")]
    title: Vec<String>,
    /// Who publishes the report, for each language: LANG=TEXT
    #[arg(long, value_name = "TEXT")]
    publisher: Vec<String>,
    /// Ask nothing
    #[arg(short, long)]
    yes: bool,
    /// Print problems only
    #[arg(short, long)]
    quiet: bool,
}

pub(super) fn tag(text: &str) -> Result<Lang, String> {
    Lang::try_from(text.trim().to_owned()).map_err(|why| why.to_string())
}

/// Makes the report.
pub fn run(args: &InitArgs) -> ExitCode {
    let setup = match setup(args) {
        Ok(setup) => setup,
        Err(why) => {
            Voice::failed(&why);
            return ExitCode::from(WRONG);
        }
    };
    // Nothing is left half made: from here on an interrupt waits.
    let _ = ctrlc::set_handler(|| {});
    match pipeline::init(&args.dir, &setup) {
        Ok(files) => {
            if !args.quiet {
                let dir = args.dir.display();
                Voice::say(&format!("made {} in {dir}\n", counted(files.len(), "file")));
                for file in files.iter().filter(|file| file.starts_with("themes/")) {
                    Voice::say(&format!("still to be translated: {dir}/{file}\n"));
                }
                Voice::say(&format!("next: cd {dir} && gongbao build\n"));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            Voice::failed(&error.to_string());
            ExitCode::from(FAILED)
        }
    }
}

fn setup(args: &InitArgs) -> Result<Setup, String> {
    let asks = !args.yes && io::stdin().is_terminal();
    let mut languages = args.languages.clone();
    if languages.is_empty() {
        let typed = if asks { ask("Languages, the report's own first", "zh,en")? } else { "zh,en".to_owned() };
        languages = typed.split([',', '，', ' ']).filter(|it| !it.is_empty()).map(tag).collect::<Result<_, _>>()?;
    }
    if let Some(twice) =
        languages.iter().enumerate().find(|(at, lang)| languages.iter().take(*at).any(|it| it == *lang))
    {
        return Err(format!("the language `{}` is named twice\nhelp: name each once", twice.1));
    }
    let title = texts("title", &args.title, &languages, asks)?;
    let publisher = texts("publisher", &args.publisher, &languages, asks)?;
    Ok(Setup { languages, title, publisher, modified: today()? })
}

/// A text in each language, or in none: as it was given, or as it is typed now.
fn texts(option: &str, given: &[String], languages: &[Lang], asks: bool) -> Result<BTreeMap<Lang, String>, String> {
    let mut texts = BTreeMap::new();
    for text in given {
        let tagged = text
            .split_once('=')
            .and_then(|(tag, text)| Some((languages.iter().find(|lang| lang.as_str() == tag)?, text)));
        let Some((lang, text)) = tagged.or(languages.first().map(|first| (first, text.as_str()))) else { continue };
        if text.trim().is_empty() || text.contains(char::is_control) {
            return Err(format!("the {option} in `{lang}` must be a line of text"));
        }
        if texts.insert(lang.clone(), text.trim().to_owned()).is_some() {
            return Err(format!(
                "the {option} in `{lang}` is given twice\nhelp: write --{option} {lang}=TEXT once for each language"
            ));
        }
    }
    for lang in languages.iter().filter(|_| given.is_empty() && asks) {
        let typed = ask(&format!("The {option} in {lang} (empty: an example's)"), "")?;
        if !typed.is_empty() {
            texts.insert(lang.clone(), typed);
        }
    }
    match languages.iter().find(|lang| !texts.is_empty() && !texts.contains_key(*lang)) {
        Some(lang) => Err(format!("the {option} is missing in `{lang}`\nhelp: --{option} {lang}=TEXT")),
        None => Ok(texts),
    }
}

fn ask(question: &str, usual: &str) -> Result<String, String> {
    let hint = if usual.is_empty() { String::new() } else { format!(" [{usual}]") };
    Voice::say(&format!("{question}{hint}: "));
    let _ = io::stderr().flush();
    let mut line = String::new();
    let read =
        io::stdin().lock().read_line(&mut line).map_err(|error| format!("the answer cannot be read: {error}"))?;
    if read == 0 {
        return Err(
            "nothing was made: the answer is missing\nhelp: say it with options, or take the example's with --yes"
                .to_owned(),
        );
    }
    let typed = line.trim();
    Ok(if typed.is_empty() { usual } else { typed }.to_owned())
}

/// The day in UTC, for `modified`, from days since 1970 by the civil calendar (Howard Hinnant, `civil_from_days`).
#[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
fn today() -> Result<Date, String> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, era_days) = (seconds / 86_400 + 719_468, 146_097);
    let (era, of_era) = (days / era_days, days % era_days);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date::try_from(format!("{year:04}-{month:02}-{day:02}")).map_err(|why| why.to_string())
}
