//! `gongbao init`: asks for what is not said, and makes a new report.

use super::speech::Speech;
use super::{FAILED, WRONG};
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Date, Lang, Told};
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
    lang(text).map_err(|why| why.to_string())
}

fn lang(text: &str) -> Result<Lang, Bilingual> {
    Lang::try_from(text.trim().to_owned())
}

/// A text that is asked for: its option, and its name in Chinese.
struct Named {
    option: &'static str,
    zh: &'static str,
}

/// Makes the report.
pub fn run(args: &InitArgs, speech: Speech) -> ExitCode {
    let setup = match setup(args, speech) {
        Ok(setup) => setup,
        Err(why) => {
            speech.failed(&why);
            return ExitCode::from(WRONG);
        }
    };
    // Nothing is left half made: from here on an interrupt waits.
    let _ = ctrlc::set_handler(|| {});
    match pipeline::init(&args.dir, &setup) {
        Ok(files) => {
            if !args.quiet {
                let dir = args.dir.display();
                speech.line(&Bilingual::of(
                    format!("made {} in {dir}", counted(files.len(), "file")),
                    format!("已在{dir}新建{}个文件", files.len()),
                ));
                for file in files.iter().filter(|file| file.starts_with("themes/")) {
                    speech.line(&Bilingual::of(
                        format!("still to be translated: {dir}/{file}"),
                        format!("尚待翻译：{dir}/{file}"),
                    ));
                }
                speech.line(&Bilingual::of(
                    format!("next: cd {dir} && gongbao build"),
                    format!("下一步：cd {dir} && gongbao build"),
                ));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}

fn setup(args: &InitArgs, speech: Speech) -> Result<Setup, Bilingual> {
    let asks = !args.yes && io::stdin().is_terminal();
    let mut languages = args.languages.clone();
    if languages.is_empty() {
        let typed = if asks {
            ask(speech, &Bilingual::new("Languages, the report's own first", "语言，报告本身的语言在前"), "zh,en")?
        } else {
            "zh,en".to_owned()
        };
        languages = typed.split([',', '，', ' ']).filter(|it| !it.is_empty()).map(lang).collect::<Result<_, _>>()?;
    }
    if let Some(twice) =
        languages.iter().enumerate().find(|(at, lang)| languages.iter().take(*at).any(|it| it == *lang))
    {
        return Err(Bilingual::of(
            format!("the language `{}` is named twice\nhelp: name each once", twice.1),
            format!("语言`{}`写了两次\n帮助：每种只写一次", twice.1),
        ));
    }
    let title = texts((speech, asks), &Named { option: "title", zh: "标题" }, &args.title, &languages)?;
    let publisher = texts((speech, asks), &Named { option: "publisher", zh: "发布者" }, &args.publisher, &languages)?;
    Ok(Setup { languages, title, publisher, modified: today()? })
}

/// A text in each language, or in none: as it was given, or as it is typed now.
fn texts(
    (speech, asks): (Speech, bool),
    Named { option, zh }: &Named,
    given: &[String],
    languages: &[Lang],
) -> Result<BTreeMap<Lang, String>, Bilingual> {
    let mut texts = BTreeMap::new();
    for text in given {
        let tagged = text
            .split_once('=')
            .and_then(|(tag, text)| Some((languages.iter().find(|lang| lang.as_str() == tag)?, text)));
        let Some((lang, text)) = tagged.or(languages.first().map(|first| (first, text.as_str()))) else { continue };
        if text.trim().is_empty() || text.contains(char::is_control) {
            return Err(Bilingual::of(
                format!("the {option} in `{lang}` must be a line of text"),
                format!("`{lang}`的{zh}必须是一行文字"),
            ));
        }
        if texts.insert(lang.clone(), text.trim().to_owned()).is_some() {
            return Err(Bilingual::of(
                format!(
                    "the {option} in `{lang}` is given twice\nhelp: write --{option} {lang}=TEXT once for each language"
                ),
                format!("`{lang}`的{zh}写了两次\n帮助：每种语言写一次--{option} {lang}=文字"),
            ));
        }
    }
    for lang in languages.iter().filter(|_| given.is_empty() && asks) {
        let typed = ask(
            speech,
            &Bilingual::of(
                format!("The {option} in {lang} (empty: an example's)"),
                format!("{lang}的{zh}（留空则用示例的）"),
            ),
            "",
        )?;
        if !typed.is_empty() {
            texts.insert(lang.clone(), typed);
        }
    }
    match languages.iter().find(|lang| !texts.is_empty() && !texts.contains_key(*lang)) {
        Some(lang) => Err(Bilingual::of(
            format!("the {option} is missing in `{lang}`\nhelp: --{option} {lang}=TEXT"),
            format!("缺少`{lang}`的{zh}\n帮助：--{option} {lang}=文字"),
        )),
        None => Ok(texts),
    }
}

fn ask(speech: Speech, question: &Bilingual, usual: &str) -> Result<String, Bilingual> {
    let hint = if usual.is_empty() { String::new() } else { format!(" [{usual}]") };
    speech.say(&format!("{}{hint}: ", question.get(speech.tongue)));
    let _ = io::stderr().flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line).map_err(|error| {
        Bilingual::of(format!("the answer cannot be read: {error}"), format!("无法读取回答：{error}"))
    })?;
    if read == 0 {
        return Err(Bilingual::new(
            "nothing was made: the answer is missing\nhelp: say it with options, or take the example's with --yes",
            "没有新建：缺少回答\n帮助：请用选项写明，或用--yes采用示例的内容",
        ));
    }
    let typed = line.trim();
    Ok(if typed.is_empty() { usual } else { typed }.to_owned())
}

/// The day in UTC, for `modified`, from days since 1970 by the civil calendar (Howard Hinnant, `civil_from_days`).
#[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the time")]
fn today() -> Result<Date, Bilingual> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let (days, era_days) = (seconds / 86_400 + 719_468, 146_097);
    let (era, of_era) = (days / era_days, days % era_days);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    Date::try_from(format!("{year:04}-{month:02}-{day:02}"))
}
