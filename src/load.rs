//! The only module that reads the disk: a project folder in, a [`SourceSet`] out.

mod decode;
mod listing;
mod looks;
mod shares;
mod temporary;

pub use decode::{Decoded, EncodingError, table};
pub use looks::Looks;
pub use shares::unreported;
pub use temporary::is_temporary;

use crate::diag::{Diagnosed, Diagnostic, FileProblem};
use crate::i18n::{Bilingual, Told};
use crate::source::{BinaryFile, Fingerprint, SourceFile, SourceSet, Span, composed};
use arcstr::ArcStr;
use listing::{is_passed_over, list, stray};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

/// The folders that make a project; nothing else is looked at.
pub const INPUT_FOLDERS: [&str; 3] = ["content", "seeds", "themes"];

/// A larger file is refused: the largest that a report has a use for is far smaller.
const LIMIT: u64 = 32 << 20;

/// A larger text of one thing (a chapter, an indicator, the table of a series) is refused: a book of a thousand pages has so much.
const ONE: u64 = 2 << 20;

/// How large the file at `path` may be.
fn limit(path: &str) -> u64 {
    let of_one = ["chapters/", "indicators/", "lists/", "pages/", "pillars/"];
    let name = path.strip_prefix("content/").unwrap_or_default();
    if of_one.iter().any(|folder| name.starts_with(folder)) { ONE } else { LIMIT }
}

/// Why a folder cannot be read as a project.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// There is no `content/report.yaml`.
    #[error(
        "`{}` is not a report project: it has no file content/report.yaml\nhelp: go to the project's folder, or name it with --project",
        .0.display()
    )]
    NotAProject(PathBuf),
    /// There is a report already where a new one was wanted.
    #[error("`{}` is there already, so that no new report is made beside it\nhelp: choose another folder", .0.display())]
    Occupied(PathBuf),
    /// A file that the user named could not be read.
    #[error("the file `{}` cannot be read: {why}\nhelp: check that it exists, that you may read it, and that it is UTF-8", .path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
    /// A folder could not be listed.
    #[error("the folder `{}` cannot be read: {why}\nhelp: check that it exists and that you may read it", .path.display())]
    Folder {
        /// Which folder.
        path: PathBuf,
        /// What the system said.
        why: String,
    },
}

/// Makes sure that no report would be mixed with a new one in `folder`, which need not be there.
///
/// # Errors
/// When it has a folder or file `content`.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn vacant(folder: &Path) -> Result<(), LoadError> {
    let content = folder.join("content");
    if content.is_symlink() || content.exists() { Err(LoadError::Occupied(content)) } else { Ok(()) }
}

/// Reads a text that the user named, which is no part of the project.
///
/// # Errors
/// When it cannot be read as UTF-8.
pub fn text(path: &Path) -> Result<String, LoadError> {
    let failed = |why: String| LoadError::File { path: path.to_owned(), why };
    String::from_utf8(bytes(path)?).map_err(|error| failed(error.to_string()))
}

/// The folder's one true name: absolute, without links. The folder as it was given where the system does not know.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn real_path(folder: &Path) -> PathBuf {
    folder.canonicalize().or_else(|_| std::path::absolute(folder)).unwrap_or_else(|_| folder.to_owned())
}

/// Whether the project in `folder` has a file at `path`, and not the theme inside the program alone.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn has(folder: &Path, path: &str) -> bool {
    folder.join(path).is_file()
}

/// The innermost project that `path` lies in.
pub fn project_above(path: &Path) -> Option<PathBuf> {
    let real = real_path(path);
    real.ancestors().find(|folder| has(folder, "content/report.yaml")).map(Path::to_owned)
}

/// Whether there is a folder.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Reads the project in `folder`, over the files of the embedded theme.
///
/// A single file that cannot be read is a problem at that file, not an error.
///
/// # Errors
/// When the folder is no project, or cannot be listed.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn project(folder: &Path, embedded: (Vec<SourceFile>, Vec<BinaryFile>)) -> Result<Diagnosed<SourceSet>, LoadError> {
    if !folder.join("content/report.yaml").is_file() {
        return Err(LoadError::NotAProject(folder.to_owned()));
    }
    let mut paths = Vec::new();
    for input in INPUT_FOLDERS {
        list(folder, input, &mut paths)?;
    }
    Ok(listed(folder, &paths, embedded, &|_| true))
}

/// The same of the files at `paths`; those that `is_read` turns down are there without their text.
pub fn listed(
    folder: &Path,
    paths: &[String],
    embedded: (Vec<SourceFile>, Vec<BinaryFile>),
    is_read: &(dyn Fn(&str) -> bool + Sync),
) -> Diagnosed<SourceSet> {
    let all: BTreeSet<&str> = paths.iter().map(String::as_str).collect();
    let read = |path: &String| {
        let unread = SourceFile { path: path.clone(), text: ArcStr::new() };
        match stray(path, &all) {
            Some(problem) => Read::Trouble(unread, problem),
            None if is_read(path) => read(folder, path.clone()),
            None => Read::Text(unread),
        }
    };
    let read: Vec<Read> = paths.par_iter().map(read).collect();
    let (mut files, mut binaries) = embedded;
    let mut troubles = Vec::new();
    for file in read {
        match file {
            Read::Text(file) => files.push(file),
            Read::Binary(file) => binaries.push(file),
            Read::Trouble(file, problem) => {
                troubles.push((file.path.clone(), file.text.len(), problem));
                files.push(file);
            }
        }
    }
    let value = SourceSet::new(files, binaries);
    let problems = troubles
        .into_iter()
        .filter_map(|(path, at, problem)| Some(Diagnostic::new(problem, Span::new(value.find(&path)?, at..at))))
        .collect();
    Diagnosed { value, problems }
}

/// What the file system tells of a file without reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    size: u64,
    /// When its text was last changed, in nanoseconds since 1970.
    modified: i64,
    /// Where the system has them: when anything of it was last changed, and which file it is.
    identity: (i64, u64),
}

impl Stamp {
    fn of(data: &std::fs::Metadata) -> Option<Self> {
        let modified = data.modified().ok()?.duration_since(std::time::UNIX_EPOCH).ok()?;
        #[cfg(unix)]
        let identity = {
            use std::os::unix::fs::MetadataExt;
            (data.ctime().checked_mul(1_000_000_000)?.checked_add(data.ctime_nsec())?, data.ino())
        };
        #[cfg(not(unix))]
        let identity = (0, 0);
        Some(Self { size: data.len(), modified: i64::try_from(modified.as_nanos()).ok()?, identity })
    }

    /// Whether the file was last changed well before `moment`, so that a later change would have shown in its stamp. Some file
    /// systems count in steps of two seconds.
    pub fn is_older_than(&self, moment: i64) -> bool {
        self.modified.max(self.identity.0).saturating_add(2_000_000_000) < moment
    }
}

/// Every file of the project with its stamp, in the order of the paths; `None` where any cannot be told.
pub fn stamps(folder: &Path) -> Option<Vec<(String, Stamp)>> {
    let mut paths = Vec::new();
    INPUT_FOLDERS.iter().try_for_each(|input| list(folder, input, &mut paths)).ok()?;
    paths.into_par_iter().map(|path| stamp(folder, path)).collect()
}

#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
fn stamp(folder: &Path, path: String) -> Option<(String, Stamp)> {
    let data = std::fs::symlink_metadata(folder.join(&path)).ok()?;
    let stamp = Stamp::of(&data).filter(|_| data.is_file())?;
    Some((path, stamp))
}

/// The fingerprint of a file's text or bytes as they are now; `None` where it cannot be read.
pub fn fingerprint(folder: &Path, path: &str) -> Option<Fingerprint> {
    match read(folder, path.to_owned()) {
        Read::Text(file) => Some(Fingerprint::of_bytes(file.text.as_bytes())),
        Read::Binary(file) => Some(Fingerprint::of_bytes(&file.bytes)),
        Read::Trouble(..) => None,
    }
}

/// Which program this is: its version, and what the file system tells of its file, so that none takes another's results for its own.
/// `None` where the system does not tell.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn program() -> Option<Fingerprint> {
    let file = std::env::current_exe().ok()?;
    let stamp = Stamp::of(&std::fs::metadata(&file).ok()?)?;
    Some(Fingerprint::of(&(env!("CARGO_PKG_VERSION"), stamp.size, stamp.modified)))
}

/// Reads a text file of the project again; `None` where it is not there any more, or cannot be read as a whole.
pub fn again(folder: &Path, path: &str) -> Option<ArcStr> {
    match read(folder, path.to_owned()) {
        Read::Text(file) => Some(file.text),
        Read::Binary(_) | Read::Trouble(..) => None,
    }
}

/// Whether anything stands at `path` in the project.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn stands(folder: &Path, path: &str) -> bool {
    std::fs::symlink_metadata(folder.join(path)).is_ok()
}

/// `path` relative to the project in `folder`, both as a watcher or a shell may tell them; `None` for what is no part of it.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn relative(folder: &Path, path: &Path) -> Option<String> {
    let inside = match path.strip_prefix(folder) {
        Ok(inside) => inside.to_owned(),
        Err(_) => path.strip_prefix(folder.canonicalize().ok()?).ok()?.to_owned(),
    };
    let parts: Vec<String> = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    let input = parts.first().is_some_and(|first| INPUT_FOLDERS.contains(&first.as_str()));
    Some(parts.join("/")).filter(|path| input && !is_passed_over(path))
}

enum Read {
    Text(SourceFile),
    Binary(BinaryFile),
    /// What could be read of it, and why not the rest.
    Trouble(SourceFile, FileProblem),
}

#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
fn read(folder: &Path, path: String) -> Read {
    let full = folder.join(&path);
    let trouble = |path, problem: FileProblem| Read::Trouble(SourceFile { path, text: ArcStr::new() }, problem);
    let bytes = match std::fs::symlink_metadata(&full) {
        Ok(data) if data.is_symlink() => {
            let why = Bilingual::new("it is a symbolic link, which is not followed", "它是符号链接，gongbao不跟随链接");
            return trouble(path, FileProblem::UnreadableFile { why });
        }
        // A pipe or a device may never end, and reading it may change something.
        Ok(data) if !data.is_file() => {
            let why = Bilingual::new("it is no regular file", "它不是普通文件");
            return trouble(path, FileProblem::UnreadableFile { why });
        }
        Ok(data) if data.len() > limit(&path) => {
            let limit = limit(&path);
            return trouble(path, FileProblem::FileTooLarge { bytes: data.len(), limit });
        }
        Ok(_) => std::fs::read(&full),
        Err(error) => Err(error),
    };
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(error) => return trouble(path, FileProblem::UnreadableFile { why: Bilingual::same(error.to_string()) }),
    };
    if is_binary(&path) {
        return Read::Binary(BinaryFile { path, bytes });
    }
    let bytes = if is_table(&path) { decode::project_table(bytes) } else { bytes };
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = without_mark(text);
            // A stored document stays what it is, sign for sign; what is written for the report has accents in one form.
            let text = if path.starts_with("seeds/") { text.into() } else { one_form(text) };
            Read::Text(SourceFile { path, text })
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let text = error.as_bytes().get(..valid).map(String::from_utf8_lossy).unwrap_or_default().into_owned();
            Read::Trouble(SourceFile { path, text: text.into() }, FileProblem::InvalidUtf8)
        }
    }
}

/// Tables come from spreadsheets, which save them in the system's own encoding.
fn is_table(path: &str) -> bool {
    path.starts_with("content/indicators/") && path.ends_with(".csv")
}

/// Reads a table that the user named, a text or a workbook, as its bytes.
///
/// # Errors
/// When it cannot be read, or is larger than any table is.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub fn bytes(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |why: String| LoadError::File { path: path.to_owned(), why };
    let bytes = std::fs::File::open(path).and_then(first_bytes).map_err(|error| failed(error.to_string()))?;
    if bytes.len() as u64 > LIMIT {
        return Err(failed(format!("it has more than {LIMIT} bytes, which is the most that is read")));
    }
    Ok(bytes)
}

/// The bytes of `file`, and one more than the limit of those that have more: a pipe tells no size.
fn first_bytes(file: std::fs::File) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(LIMIT + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Static files and a theme's assets are copied, never parsed. Seeds are text.
fn is_binary(path: &str) -> bool {
    path.starts_with("content/static/") || (path.starts_with("themes/") && path.contains("/assets/"))
}

fn one_form(text: String) -> ArcStr {
    match composed(&text) {
        Cow::Borrowed(_) => text.into(),
        Cow::Owned(composed) => composed.into(),
    }
}

fn without_mark(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    }
}

impl Told for LoadError {
    fn told(&self) -> Bilingual {
        let zh = match self {
            Self::NotAProject(path) => {
                format!(
                    "`{}`不是报告项目：没有文件content/report.yaml\n帮助：请进入项目的文件夹，或用--project指明",
                    path.display()
                )
            }
            Self::Occupied(path) => {
                format!("`{}`已经存在，不会在旁边新建报告\n帮助：请换一个文件夹", path.display())
            }
            Self::File { path, why } => {
                format!("文件`{}`无法读取：{why}\n帮助：请确认它存在、可以读取，并且是UTF-8编码", path.display())
            }
            Self::Folder { path, why } => {
                format!("文件夹`{}`无法读取：{why}\n帮助：请确认它存在并且可以读取", path.display())
            }
        };
        Bilingual::of(self.to_string(), zh)
    }
}
