//! What a packager takes along, made from the command line itself: completions for shells, and manual pages.

use super::FAILED;
use super::args::Args;
use super::speech::Speech;
use super::voice::print;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;
use gongbao::i18n::counted;
use gongbao::i18n::{Bilingual, Told};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// By this line a manual page of ours is known, and may be replaced.
const SIGN: &str = ".TH gongbao";

/// Where the manual goes.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  gongbao man | man -l -\n  gongbao man --out /usr/local/share/man/man1")]
pub struct ManArgs {
    /// The folder for a page of each command; by default the page of gongbao itself is printed
    #[arg(short, long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// For which shell.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  gongbao completions bash > ~/.local/share/bash-completion/completions/gongbao\n  \
                        gongbao completions fish > ~/.config/fish/completions/gongbao.fish"
)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Prints the completions of a shell.
pub fn completions(args: &CompletionsArgs) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "gongbao", &mut script);
    print(&String::from_utf8_lossy(&script));
    ExitCode::SUCCESS
}

/// Prints the manual page, or writes one for each command.
pub fn man(args: &ManArgs, speech: Speech) -> ExitCode {
    let mut command = Args::command().disable_help_subcommand(true);
    command.build();
    let Some(out) = &args.out else {
        print(&page(&command));
        return ExitCode::SUCCESS;
    };
    let mut pages = Vec::new();
    collect(&command, &mut pages);
    match write(out, &pages) {
        Ok(()) => {
            let (count, first) = (pages.len(), out.join("gongbao.1"));
            speech.line(&Bilingual::of(
                format!("wrote {}: {}", counted(count, "page"), first.display()),
                format!("已写出{count}页手册：{}", first.display()),
            ));
            ExitCode::SUCCESS
        }
        Err(error) => {
            speech.failed(&error.told());
            ExitCode::from(FAILED)
        }
    }
}

fn collect(command: &Command, pages: &mut Vec<(String, String)>) {
    let name = command.get_display_name().unwrap_or_else(|| command.get_name());
    pages.push((format!("{name}.1"), page(command)));
    command.get_subcommands().filter(|it| !it.is_hide_set()).for_each(|inner| collect(inner, pages));
}

fn page(command: &Command) -> String {
    let mut page = Vec::new();
    // Writing into memory cannot fail.
    let _ = Man::new(command.clone()).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}

fn write(out: &Path, pages: &[(String, String)]) -> Result<(), gongbao::output::OutputError> {
    gongbao::output::folder(out)?;
    pages.iter().try_for_each(|(name, text)| gongbao::output::export(&out.join(name), SIGN, text))
}
