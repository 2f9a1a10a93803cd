//! The errors of writing in Chinese; their English stands with them.

use super::refusal::Refusal;
use super::{OutputError, OutputPathError};
use crate::i18n::{Bilingual, Told};
use std::io;
use std::path::Path;

impl Told for OutputError {
    fn told(&self) -> Bilingual {
        Bilingual::of(self.to_string(), format!("{}\n{}", headline(self), hint(self)))
    }
}

fn headline(error: &OutputError) -> String {
    match error {
        OutputError::Refused { out, reason } => refused(reason, out),
        OutputError::NotOurs { out, found } => format!("文件夹{}不是gongbao写的：{found}", out.display()),
        OutputError::Foreign { out, files, total } => {
            format!("输出文件夹{}里有{total}个文件不是gongbao写的：{}", out.display(), list(files, *total))
        }
        OutputError::Changed { out, files, total } => {
            format!("输出文件夹{}里有{total}个文件在gongbao写出之后被改动：{}", out.display(), list(files, *total))
        }
        OutputError::Busy { out } => format!("另一次构建正在写入{}", out.display()),
        OutputError::StrangeStaging { staging, entry } => {
            format!("文件夹{}里有“{entry}”，它不是gongbao放的", staging.display())
        }
        OutputError::CaseCollision { first, second } => format!("网站的文件“{first}”和“{second}”只有大小写不同"),
        OutputError::FileAndFolder { file, inside } => {
            format!("“{file}”不能既是网站的文件，又是“{inside}”所在的文件夹")
        }
        OutputError::Duplicate { path } => format!("有两处来源要生成网站的同一个文件“{path}”"),
        OutputError::Reserved { path } => format!("“{path}”不能作网站的文件：gongbao把文件清单存在那里"),
        OutputError::Incomplete { path, .. } => format!("写成的网站与所写的不符：“{path}”"),
        OutputError::NotReplaced { path, why } => format!("文件{path}没有替换：{}", kept(why)),
        OutputError::Exists { path } => format!("文件{}已经存在", path.display()),
        OutputError::Unjoined { folder, why } => why.headline(folder).zh().to_owned(),
        OutputError::Io { action, path, source } => format!("{}{}失败：{source}", verb(action), path.display()),
    }
}

/// What was tried, by the first word of its English.
fn verb(action: &str) -> &'static str {
    match action.split(' ').next().unwrap_or_default() {
        "read" => "读取",
        "write" => "写入",
        "make" => "新建",
        "remove" => "删除",
        "lock" => "锁定",
        "list" => "列出",
        "move" | "put" => "移动到",
        "replace" => "替换",
        _ => "查看",
    }
}

fn kept(why: &'static str) -> &'static str {
    match why {
        "it is not below content/" => "它不在content/之下",
        "a symbolic link or a file stands where its folder should be" => "它的文件夹的位置上是符号链接或文件",
        "it was changed while the program ran" => "程序运行期间它被改动过",
        "it is a symbolic link or a folder" => "它是符号链接或文件夹",
        "something else stands there that gongbao did not write" => "那里是别的文件，不是gongbao写的",
        other => other,
    }
}

fn refused(reason: &Refusal, out: &Path) -> String {
    let out = out.display();
    match reason {
        Refusal::NoName => format!("输出文件夹“{out}”没有自己的名称"),
        Refusal::Upward => format!("输出文件夹{out}在不存在的文件夹里用了“..”"),
        Refusal::Symlink => format!("输出文件夹{out}是符号链接"),
        Refusal::NotAFolder => format!("输出文件夹{out}不是文件夹"),
        Refusal::MountPoint => format!("输出文件夹{out}是挂载点"),
        Refusal::Is(path) => format!("输出文件夹{out}就是构建需要的{}", path.display()),
        Refusal::Holds(path) => format!("输出文件夹{out}包含构建需要的{}", path.display()),
        Refusal::Inside(path) => format!("输出文件夹{out}位于构建要读取的{}之内", path.display()),
    }
}

fn list(files: &[String], total: usize) -> String {
    let names: Vec<_> = files.iter().map(|file| format!("“{file}”")).collect();
    let more = if total > files.len() { "等" } else { "" };
    names.join("、") + more
}

fn hint(error: &OutputError) -> &'static str {
    match error {
        OutputError::Refused { reason: Refusal::Symlink, .. } => {
            "没有改动任何文件。请用--out写明它指向的文件夹，或换一个文件夹。"
        }
        OutputError::Refused { reason: Refusal::MountPoint, .. } => {
            "没有改动任何文件。挂载点不能一步替换，请用--out选择其中的一个文件夹。"
        }
        OutputError::Refused { .. } => "没有改动任何文件。请用--out换一个文件夹，例如“site”。",
        OutputError::NotOurs { .. } => "没有改动任何文件。请用--out换一个文件夹，或先清空这个文件夹。",
        OutputError::Foreign { .. } => {
            "没有改动任何文件。要保留的文件请移到content/static/，每次构建都会复制它们；也可用--out换一个文件夹。"
        }
        OutputError::Changed { .. } => {
            "没有改动任何文件。请改源文件，不要改生成的文件；要保留的移到content/static/，然后删除这个文件夹，或用--out换一个。"
        }
        OutputError::Busy { .. } => "没有改动任何文件。请等它完成，或用--out换一个文件夹。",
        OutputError::StrangeStaging { .. } => "没有改动任何文件。请把它移走，再重新构建。",
        OutputError::CaseCollision { .. } => "在macOS和Windows上它们会是同一个文件。请给其中一个改名。",
        OutputError::FileAndFolder { .. } | OutputError::Duplicate { .. } | OutputError::Reserved { .. } => {
            "请给其中一个来源改名。"
        }
        OutputError::Incomplete { .. } => {
            "已发布的网站保持原样。有别的程序在写暂存文件夹，或者磁盘有故障；请重新构建。"
        }
        OutputError::NotReplaced { .. } => "文件保持原样。请先处理好，再运行这条命令。",
        OutputError::Exists { .. } => "没有写入任何文件。请换一个名称或文件夹，或把原文件移走。",
        OutputError::Unjoined { why, .. } => why.hint()[1],
        OutputError::Io { source, .. } => io_hint(source),
    }
}

fn io_hint(error: &io::Error) -> &'static str {
    use io::ErrorKind as Kind;
    match error.kind() {
        Kind::StorageFull => "磁盘已满。请腾出空间，再重新构建。",
        Kind::QuotaExceeded => "磁盘配额已用完。请腾出空间，再重新构建。",
        Kind::PermissionDenied => {
            "没有权限。请确认文件夹的属主和写入权限；在Windows上，还要确认没有程序打开其中的文件。"
        }
        Kind::ReadOnlyFilesystem => "文件系统是只读的。请用--out换一个文件夹。",
        Kind::CrossesDevices | Kind::ResourceBusy => {
            "这个文件夹是挂载点，或者位于容器镜像那样的分层文件系统上。请用--out选择挂载文件夹之内的文件夹。"
        }
        Kind::InvalidFilename => "名称太长，或这个文件系统不允许。请缩短或改名。",
        Kind::NotADirectory => "路径的某一部分是文件，不是文件夹。",
        Kind::NotFound => "构建期间它被删除了。请重新构建。",
        Kind::AlreadyExists | Kind::DirectoryNotEmpty => {
            "构建期间有别的程序新建了它。请重新构建，或用--out换一个文件夹。"
        }
        Kind::Unsupported => "这个文件系统做不到。请用--out选择本地磁盘上的文件夹。",
        _ => "已发布的网站保持原样。请检查磁盘，再重新构建。",
    }
}

impl Told for OutputPathError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::Empty => "输出路径不能为空".to_owned(),
            Self::Absolute(path) => format!("输出路径{path:?}必须是相对路径，开头不能有“/”"),
            Self::DriveLetter(path) => format!("输出路径{path:?}不能以盘符开头"),
            Self::Backslash(path) => format!("输出路径{path:?}要用“/”，不能用反斜杠"),
            Self::Control(path) => format!("输出路径{path:?}不能含有控制字符"),
            Self::TrailingSlash(path) => format!("输出路径{path:?}要指明文件，末尾不能有“/”"),
            Self::EmptyPart(path) => format!("输出路径{path:?}不能有空的部分（“//”）"),
            Self::Dots(path) => format!("输出路径{path:?}不能含有“.”或“..”"),
            Self::BadEnd { path, part } => format!("输出路径{path:?}中的{part:?}不能以点或空格结尾"),
            Self::Sign { path, sign } => format!("输出路径{path:?}中的{sign:?}，Windows存不了"),
            Self::Device { path, part } => format!("输出路径{path:?}中的{part:?}是Windows的设备名"),
        };
        Bilingual::of(self.to_string(), zh)
    }
}
