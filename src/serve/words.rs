//! What the server says in the browser, in the program's two languages.

use crate::i18n::Tongue;
use serde::Serialize;

/// Its words. `{n}` stands for a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Words {
    pub lang: &'static str,
    /// The name of the whole, for screen readers.
    pub name: &'static str,
    pub error: &'static str,
    pub errors: &'static str,
    pub warning: &'static str,
    pub warnings: &'static str,
    /// What stands under the problems.
    pub under: &'static str,
    /// Where no page has held yet.
    pub nothing_yet: &'static str,
    pub failure: &'static str,
    pub mend: &'static str,
    pub more: &'static str,
    pub open: &'static str,
    pub hide: &'static str,
    pub show: &'static str,
    pub edit: &'static str,
    pub edit_page: &'static str,
    pub edit_here: &'static str,
    pub lost: &'static str,
}

/// Those of a language.
pub fn of(tongue: Tongue) -> &'static Words {
    match tongue {
        Tongue::En => &EN,
        Tongue::Zh => &ZH,
    }
}

const EN: Words = Words {
    lang: "en",
    name: "gongbao serve",
    error: "1 error in the report",
    errors: "{n} errors in the report",
    warning: "1 warning",
    warnings: "{n} warnings",
    under: "The page below is the last one without errors.",
    nothing_yet: "The page appears as soon as the report has no errors.",
    failure: "The project cannot be read",
    mend: "Mend the file and save it: this goes away by itself.",
    more: "and {n} more, in the terminal",
    open: "Open in the editor",
    hide: "Hide",
    show: "Show",
    edit: "Edit",
    edit_page: "Open this page’s files in the editor",
    edit_here: "Open this passage in the editor",
    lost: "The server has stopped. This page no longer follows changes.",
};

const ZH: Words = Words {
    lang: "zh",
    name: "gongbao serve",
    error: "报告有1处错误",
    errors: "报告有{n}处错误",
    warning: "1条警告",
    warnings: "{n}条警告",
    under: "下面是最近一次没有错误的页面。",
    nothing_yet: "错误改正后，页面会自动出现。",
    failure: "无法读取项目",
    mend: "改好文件并保存，这里会自动消失。",
    more: "另有{n}处，见终端",
    open: "在编辑器中打开",
    hide: "收起",
    show: "展开",
    edit: "编辑",
    edit_page: "在编辑器中打开本页的文件",
    edit_here: "在编辑器中打开这一段",
    lost: "服务已停止，本页不再随文件更新。",
};
