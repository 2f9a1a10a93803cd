//! `gongbao explain`: what a code means, why it matters, an example and the fix.

use super::WRONG;
use super::speech::Speech;
use super::voice::print;
use clap::Args;
use gongbao::diag::{self, explain, list};
use gongbao::i18n::Bilingual;
use std::process::ExitCode;

/// Which code.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  gongbao explain\n  gongbao explain numbers-differ\n  gongbao explain numbers-differ --lang zh"
)]
pub struct ExplainArgs {
    /// The code, as it stands in brackets: error[CODE]; without it all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints one code, or all of them.
pub fn run(args: &ExplainArgs, speech: Speech) -> ExitCode {
    let Some(name) = &args.code else {
        print(&list(speech.tongue));
        return ExitCode::SUCCESS;
    };
    let name = name.trim_matches(['[', ']']);
    if let Some(code) = diag::find(name) {
        print(&explain(code, speech.tongue));
        return ExitCode::SUCCESS;
    }
    let near = diag::nearest(name, diag::all().map(|code| code.name));
    speech.failed(&Bilingual::of(format!("there is no code `{name}`"), format!("没有`{name}`这个代码")));
    speech.help(&match near {
        Some(near) => Bilingual::of(format!("did you mean `{near}`?"), format!("是否想写`{near}`？")),
        None => Bilingual::new("`gongbao explain` lists all codes", "用`gongbao explain`列出全部代码"),
    });
    ExitCode::from(WRONG)
}
