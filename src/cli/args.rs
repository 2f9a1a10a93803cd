//! The command line's grammar and its help.

use super::explain::ExplainArgs;
use super::import::ImportCommand;
use super::init::InitArgs;
use super::join::JoinArgs;
use super::manual::{CompletionsArgs, ManArgs};
use super::new::NewArgs;
use super::parity::ParityArgs;
use super::pdf::PdfArgs;
use super::schema::SchemaArgs;
use super::serve::ServeArgs;
use super::sources::SourcesArgs;
use super::speech::SpeechArgs;
use super::translate::TranslateCommand;
use super::translations::TranslationsArgs;
use clap::builder::TypedValueParser;
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Parser, Subcommand};
use gongbao::diag::formats::Format;
use gongbao::i18n::Date;
use gongbao::model::BaseUrl;
use gongbao::pipeline::Denied;
use std::ffi::OsStr;
use std::path::PathBuf;

/// Turns YAML indicators and Markdown chapters into a static site in several languages.
#[derive(Debug, Parser)]
#[command(
    name = "gongbao",
    version,
    about,
    max_term_width = 100,
    propagate_version = true,
    arg_required_else_help = true
)]
#[command(
    after_help = "Exit codes:\n  0    done\n  1    the report has errors, or warnings with --deny warnings; nothing was written\n  \
                        2    the command line is wrong\n  3    files cannot be read or written\n  4    the site was built, without the PDF that was asked for\n  130  interrupted; nothing was changed"
)]
pub struct Args {
    /// How messages are told.
    #[command(flatten)]
    pub speech: SpeechArgs,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What can be done.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new report: a small example that builds, to be replaced piece by piece
    Init(InitArgs),
    /// Make a new part of the report, with a placeholder wherever something is to be written
    New(NewArgs),
    /// Make indicators from a table
    ///
    /// Periods stand across or down; names, units and values are found by themselves, and what can be read in two ways is refused. No
    /// file is overwritten, and a figure without a source is not published.
    Import {
        #[command(subcommand)]
        command: ImportCommand,
    },
    /// Check the report and build the site
    ///
    /// The site is switched in one step: readers see the old one or the new one, whole. With any error nothing is written.
    /// A folder that gongbao did not make is never touched.
    #[command(
        after_help = "Examples:\n  gongbao build\n  gongbao build --out dist --base-url https://example.org/report/\n  \
                            gongbao build --project ../other --drafts -v\n  gongbao build --pdf\n  gongbao build --slice 3/7 --out slice-3"
    )]
    Build {
        #[command(flatten)]
        common: CommonArgs,
        #[command(flatten)]
        report: ReportArgs,
        /// The folder of the site; by default `public` in the project's folder
        #[arg(short, long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// Replace the site of another project that stands in the folder
        #[arg(long)]
        replace: bool,
        /// Check and draw everything anew, whatever the last build left
        #[arg(long)]
        fresh: bool,
        /// Build only the K-th of N slices of the site, each on its own machine, for `join`
        ///
        /// Every machine reads and checks the whole report, and draws and writes one N-th of the addresses. Each slice needs a folder of its
        /// own.
        #[arg(long, value_name = "K/N", conflicts_with = "pdf")]
        slice: Option<String>,
        #[command(flatten)]
        pdf: PdfArgs,
    },
    /// Make a site of its slices, which lie in one folder
    ///
    /// Every slice has to be there, all of the same report, version and options, and every file as its slice wrote it. The folder is then
    /// byte for byte what one machine would have built.
    #[command(
        after_help = "Example:\n  gongbao build --slice 1/2 --out slice-1\n  gongbao build --slice 2/2 --out slice-2\n  \
                            mkdir site\n  cp -r slice-1/. slice-2/. site/\n  gongbao join site"
    )]
    Join(JoinArgs),
    /// Check everything a build does, and write nothing
    #[command(
        after_help = "Examples:\n  gongbao check\n  gongbao check --project ../other --drafts\n  gongbao check --external"
    )]
    Check {
        #[command(flatten)]
        common: CommonArgs,
        #[command(flatten)]
        report: ReportArgs,
        /// Also ask other sites whether the pages that the report links to are still there; needs curl
        ///
        /// At most 8 addresses are asked at once, 2 of one host. What answered is not asked again for 7 days; the file
        /// .links.gongbao-cache in the project knows, and may be deleted at any time.
        #[arg(long)]
        external: bool,
    },
    /// Serve the report on this machine, and show each change at once
    ///
    /// A page is drawn when it is asked for. When a file changes, the browser follows, and stays where it is on the page. What
    /// is wrong is told here and over the page; the last good page stays under it. Ctrl-C ends it, with exit code 0.
    Serve(ServeArgs),
    /// Write the gallery of charts: every kind on sample data, in both languages
    #[command(after_help = "Examples:\n  gongbao gallery\n  gongbao gallery --out charts")]
    Gallery {
        /// The folder of the gallery
        #[arg(short, long, value_name = "DIR", default_value = "gallery")]
        out: PathBuf,
    },
    /// Tell what rests on each source, and which sentences of stored documents nothing uses yet
    Sources(SourcesArgs),
    /// Tell how the translation of each file stands
    Translations(TranslationsArgs),
    /// Show how the numbers of a text and its translation are read, and whether they agree
    #[command(after_help = "Example:\n  gongbao parity 17000亿元以上 \"at least RMB 1.7 trillion\"")]
    Parity(ParityArgs),
    /// Tell what the code of a problem means, with an example and the fix; or list all codes
    Explain(ExplainArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page, or write one for each command
    Man(ManArgs),
    /// Write the JSON Schemas of all files of a project, for editors that complete and check YAML
    Schema(SchemaArgs),
    /// Keep translations up to date with the texts that they render
    Translate {
        #[command(subcommand)]
        command: TranslateCommand,
    },
}

/// How problems are told, and which of them count.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct ReportArgs {
    /// How problems are told: for people on standard error, for programs on standard output
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub format: ProblemFormat,
    /// Tell how long each stage took, on the clock and in processor time
    #[arg(long)]
    pub timings: bool,
    /// What counts as an error besides errors
    #[arg(long, value_name = "WHAT", value_enum)]
    pub deny: Option<Deny>,
}

/// The forms of problems.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ProblemFormat {
    /// For people
    #[default]
    Text,
    /// For programs; docs/formats.md
    Json,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of `GitHub` Actions
    Github,
    /// `JUnit` XML, for CI servers
    Junit,
}

/// What may be denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Deny {
    /// Warnings stop the build as errors do
    Warnings,
}

impl ReportArgs {
    /// What keeps a site from being written.
    pub fn denied(self) -> Denied {
        match self.deny {
            None => Denied::Errors,
            Some(Deny::Warnings) => Denied::Warnings,
        }
    }
}

impl ProblemFormat {
    /// The form for programs, if it is one.
    pub fn machine(self) -> Option<Format> {
        match self {
            Self::Text => None,
            Self::Json => Some(Format::Json),
            Self::Sarif => Some(Format::Sarif),
            Self::Github => Some(Format::Github),
            Self::Junit => Some(Format::Junit),
        }
    }
}

/// What every command takes.
#[derive(Debug, clap::Args)]
pub struct CommonArgs {
    /// The folder with content/, seeds/ and themes/
    #[arg(short, long, value_name = "DIR", default_value = ".")]
    pub project: PathBuf,
    /// The site's absolute address, for canonical links, sitemap and feeds
    #[arg(long, value_name = "URL", value_parser = AddressParser)]
    pub base_url: Option<BaseUrl>,
    /// Show drafts and figures under embargo
    #[arg(long)]
    pub drafts: bool,
    /// The day on which embargoes are looked at, instead of today; changes no byte of the site
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// How many threads to use; by default one for each core
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,
    /// Print problems only
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,
    /// Print more: where the files are and what changed
    #[arg(short, long, action = ArgAction::SetTrue)]
    pub verbose: bool,
}

fn date(text: &str) -> Result<Date, String> {
    Date::try_from(text.to_owned()).map_err(|_| "write it as 2026-11-25".to_owned())
}

/// Reads the address of a site. A refusal does not repeat the value, as clap's own would: it may hold a password, and CI logs are kept.
#[derive(Debug, Clone)]
struct AddressParser;

impl TypedValueParser for AddressParser {
    type Value = BaseUrl;

    fn parse_ref(&self, command: &clap::Command, _: Option<&Arg>, value: &OsStr) -> Result<BaseUrl, clap::Error> {
        BaseUrl::try_from(value.to_string_lossy().into_owned()).map_err(|why| {
            let message = format!("`--base-url`: {}\n", why.en());
            clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command)
        })
    }
}

fn jobs(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(jobs @ 1..=1024) => Ok(jobs),
        _ => Err("write a number from 1 to 1024".to_owned()),
    }
}

/// How a listing is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Listing {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}
