//! In which language the program speaks, and whether in colour: by what was asked for, else by the environment.

use clap::ValueEnum;
use gongbao::diag::Palette;
use gongbao::i18n::{Bilingual, Tongue};
use std::io::{IsTerminal, Write};

/// How the program speaks.
#[derive(Debug, Clone, Copy)]
pub struct Speech {
    /// In which language.
    pub tongue: Tongue,
    /// Whether in colour.
    pub palette: Palette,
    /// Whether somebody is looking.
    pub terminal: bool,
}

/// What can be asked for with every command.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct SpeechArgs {
    /// The language of messages.
    #[arg(
        long,
        value_name = "LANG",
        value_enum,
        global = true,
        help = "The language of messages; by default that of the locale (LC_ALL, LC_MESSAGES, LANG), or else English"
    )]
    lang: Option<Language>,
    /// Whether messages are in colour.
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        global = true,
        default_value_t,
        help = "Whether messages are in colour; by default on a terminal, unless NO_COLOR or CLICOLOR=0 is set"
    )]
    color: Colour,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Colour {
    /// As the terminal and the environment say
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A variable of the environment; an empty one says nothing.
#[expect(clippy::disallowed_methods, reason = "the command line alone may ask for the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned()).filter(|value| !value.is_empty())
}

impl Speech {
    /// By what was asked for and where the words go.
    pub fn new(args: SpeechArgs) -> Self {
        let terminal = std::io::stderr().is_terminal() && variable("CI").is_none();
        let tongue = match args.lang {
            Some(Language::Zh) => Tongue::Zh,
            Some(Language::En) => Tongue::En,
            None => tongue(variable),
        };
        let colour = match args.color {
            Colour::Always => true,
            Colour::Never => false,
            Colour::Auto => is_coloured(terminal, variable),
        };
        Self { tongue, palette: if colour { Palette::Ansi } else { Palette::Plain }, terminal }
    }

    /// Writes to standard error, as it is. A closed pipe is no reason to fail a build.
    #[expect(clippy::unused_self, reason = "who speaks knows how; these words are chosen already")]
    pub fn say(self, text: &str) {
        let _ = std::io::stderr().lock().write_all(text.as_bytes());
    }

    /// A line of words.
    pub fn line(self, text: &Bilingual) {
        self.say(&format!("{}\n", text.get(self.tongue)));
    }

    /// A failure that no file of the report is to blame for. What stands on a second line is the help.
    pub fn failed(self, why: &Bilingual) {
        self.marked("31", &ERROR, why);
    }

    /// Something that does not go on as it should, and is no failure.
    pub fn warned(self, what: &Bilingual) {
        self.marked("33", &WARNING, what);
    }

    /// What to do about a failure.
    pub fn help(self, what: &Bilingual) {
        self.marked("36", &HELP, what);
    }

    fn marked(self, colour: &str, label: &Bilingual, text: &Bilingual) {
        let label = label.get(self.tongue);
        let colon = if self.tongue == Tongue::Zh { "：" } else { ": " };
        let label = match self.palette {
            Palette::Plain => label.to_owned(),
            Palette::Ansi => format!("\u{1b}[1;{colour}m{label}\u{1b}[0m"),
        };
        self.say(&format!("{label}{colon}{}\n", text.get(self.tongue)));
    }
}

const ERROR: Bilingual = Bilingual::new("error", "错误");
const WARNING: Bilingual = Bilingual::new("warning", "警告");
const HELP: Bilingual = Bilingual::new("help", "帮助");

/// The language of the locale: the first of the three variables that is set decides, as POSIX says.
fn tongue(variable: impl Fn(&str) -> Option<String>) -> Tongue {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| variable(name)).unwrap_or_default();
    let language = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("zh") { Tongue::Zh } else { Tongue::En }
}

/// By no-color.org and bixense.com/clicolors: `NO_COLOR` first, then force, then what the terminal can do.
fn is_coloured(terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return true;
    }
    let can = variable("TERM").as_deref() != Some("dumb") && variable("CLICOLOR").as_deref() != Some("0");
    terminal && can
}

#[cfg(test)]
mod tests {
    use super::{is_coloured, tongue};
    use gongbao::i18n::Tongue;

    fn set<'v>(variables: &'v [(&str, &str)]) -> impl Fn(&str) -> Option<String> + 'v {
        |name| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    #[test]
    fn the_first_variable_that_is_set_names_the_language() {
        assert_eq!(tongue(set(&[("LANG", "zh_CN.UTF-8")])), Tongue::Zh);
        assert_eq!(tongue(set(&[("LANG", "zh_CN.UTF-8"), ("LC_ALL", "C")])), Tongue::En);
        assert_eq!(tongue(set(&[("LC_MESSAGES", "zh_TW"), ("LANG", "en_GB.UTF-8")])), Tongue::Zh);
        assert_eq!(tongue(set(&[("LANG", "de_DE")])), Tongue::En);
        assert_eq!(tongue(set(&[])), Tongue::En);
    }

    #[test]
    fn colour_is_for_terminals_and_can_be_refused_and_forced() {
        assert!(is_coloured(true, set(&[])));
        assert!(!is_coloured(false, set(&[])));
        assert!(!is_coloured(true, set(&[("NO_COLOR", "1")])));
        assert!(!is_coloured(true, set(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")])));
        assert!(!is_coloured(true, set(&[("CLICOLOR", "0")])));
        assert!(!is_coloured(true, set(&[("TERM", "dumb")])));
        assert!(is_coloured(false, set(&[("CLICOLOR_FORCE", "1")])));
        assert!(!is_coloured(false, set(&[("CLICOLOR_FORCE", "0")])));
    }
}
