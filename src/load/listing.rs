//! Which files of a folder belong to a project, and which were put there by systems and other programs.

use super::{LoadError, temporary};
use crate::diag::FileProblem;
use crate::i18n::Bilingual;
use crate::source::composed;
use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use walkdir::WalkDir;

/// Where hidden files are looked at: two sorts of them are published.
const STATIC: &str = "content/static/";

/// Adds the paths of all regular files below `input`, relative to the project. Symbolic links are not followed: a link
/// could lead out of the project.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
pub(super) fn list(folder: &Path, input: &str, paths: &mut Vec<String>) -> Result<(), LoadError> {
    let root = folder.join(input);
    if !root.exists() {
        return Ok(());
    }
    let mut hidden_before = String::new();
    for entry in WalkDir::new(&root).follow_root_links(false).sort_by_file_name() {
        let entry = entry.map_err(|error| LoadError::Folder {
            path: error.path().unwrap_or(&root).to_owned(),
            why: error.io_error().map_or_else(|| error.to_string(), io::Error::to_string),
        })?;
        if entry.file_type().is_dir() {
            continue;
        }
        let relative = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        let path = parts.join("/");
        match hidden_folder(&path) {
            _ if is_passed_over(&path) => {}
            // One file stands for all of a folder.
            Some(hidden) if hidden == hidden_before => {}
            hidden => {
                hidden.unwrap_or_default().clone_into(&mut hidden_before);
                paths.push(path);
            }
        }
    }
    Ok(())
}

/// Whether nothing is said of the file at `path`: hidden files outside of what is published, and those of git.
pub(super) fn is_passed_over(path: &str) -> bool {
    let is_hidden = path.split('/').any(|part| part.starts_with('.'));
    let name = path.rsplit('/').next().unwrap_or(path);
    temporary::is_passed_over(path)
        || is_hidden
            && (!path.starts_with(STATIC) || matches!(name, ".gitkeep" | ".gitignore" | ".gitattributes" | ".keep"))
}

/// Whether a hidden file is published: what hosts and programs look for under such a name.
fn is_published(path: &str) -> bool {
    let name = path.strip_prefix(STATIC).unwrap_or_default();
    let inner = name.strip_prefix(".well-known/").unwrap_or_default();
    name == ".nojekyll" || !inner.is_empty() && !inner.split('/').any(|part| part.starts_with('.'))
}

/// The first hidden folder on the way to the file, if it is not published.
fn hidden_folder(path: &str) -> Option<&str> {
    let (folders, _) = path.rsplit_once('/')?;
    let mut at = 0;
    for part in folders.split('/') {
        at += part.len();
        if part.starts_with('.') && !is_published(path) {
            return path.get(..at);
        }
        at += 1;
    }
    None
}

/// Why the file at `path` is no part of the project, though it lies there; `paths` are all files.
pub(super) fn stray(path: &str, paths: &BTreeSet<&str>) -> Option<FileProblem> {
    if !path.is_ascii() {
        let form = composed(path);
        if form != path && paths.contains(form.as_ref()) {
            let why = Bilingual::of(
                format!(
                    "another file is called `{form}` as well; the two names differ only in how Unicode writes their accents"
                ),
                format!("另有一个文件也叫`{form}`，两个名字只在重音字母的Unicode形式上不同"),
            );
            return Some(FileProblem::UnreadableFile { why });
        }
    }
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    if is_plain(name) && !path.contains("/.") {
        return None;
    }
    let found = |what: Bilingual, help: Bilingual| Some(FileProblem::StrayFile { path: path.to_owned(), what, help });
    if is_left_over(name) {
        return found(
            Bilingual::new(
                "is a file that the system or another program keeps for itself",
                "是系统或其他程序自用的文件",
            ),
            Bilingual::new("delete it; close the program that made it", "请删去；若程序还开着，先关闭程序"),
        );
    }
    if path.contains("/.") && !is_published(path) {
        return found(
            Bilingual::new("is hidden: a name that begins with a dot", "是隐藏文件：名字以点开头"),
            Bilingual::new(
                "only `.nojekyll` and what lies in `.well-known/` is published under such a name; rename it",
                "以点开头的，只发布`.nojekyll`和`.well-known/`里的文件；请改名",
            ),
        );
    }
    let exists = |original: &str| {
        let other = if folder.is_empty() { original.to_owned() } else { format!("{folder}/{original}") };
        original != name && paths.contains(other.as_str())
    };
    let Copied { original } = copied(name, !path.starts_with("seeds/"), &exists)?;
    found(
        match original {
            Some(original) => Bilingual::of(format!("is a copy of `{original}`"), format!("是`{original}`的副本")),
            None => Bilingual::new("is a copy that a program for synchronising files made", "是同步程序产生的冲突副本"),
        },
        Bilingual::new(
            "take over what the other file lacks, and delete the copy; rename it if both are meant",
            "请把另一个文件缺少的内容并过去，再删去副本；若两个都要，请改名",
        ),
    )
}

/// Names as a report gives them, with nothing about them to look into.
fn is_plain(name: &str) -> bool {
    let signs =
        name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.'));
    signs && !name.starts_with('.') && !is_left_over(name) && !name.contains("conflict")
}

/// Locks, backups, and what systems put into folders.
fn is_left_over(name: &str) -> bool {
    let lower = name.to_lowercase();
    let whole = ["thumbs.db", "ehthumbs.db", "desktop.ini", ".ds_store", "icon\r", ".directory"];
    let ends = [".orig", ".rej", ".bak", ".temp", ".part", ".crdownload", ".lock"];
    let begins = [".~lock.", "._", ".#", "~wrl", ".goutputstream"];
    temporary::is_temporary(name)
        || whole.contains(&lower.as_str())
        || ends.iter().any(|end| lower.ends_with(end))
        || begins.iter().any(|begin| lower.starts_with(begin))
}

/// A file that is a copy by its name.
struct Copied {
    /// Of which file, where that can be told.
    original: Option<String>,
}

/// Whether a file is a copy by its name. Names with a mere number or the word copy count
/// where the original is there, and only if `loose`.
fn copied(name: &str, loose: bool, exists: &dyn Fn(&str) -> bool) -> Option<Copied> {
    let mut rests = without_groups(name);
    rests.extend(without_marks(name));
    // `x - Copy (2).md` has two of them.
    let twice: Vec<(String, bool)> = rests
        .iter()
        .flat_map(|(rest, sure)| {
            without_marks(rest).into_iter().chain(without_groups(rest)).map(|(rest, also)| (rest, *sure || also))
        })
        .collect();
    rests.extend(twice);
    let original = rests.iter().filter(|(_, sure)| *sure || loose).find(|(rest, _)| exists(rest));
    match original {
        Some((original, _)) => Some(Copied { original: Some(original.clone()) }),
        None => rests.iter().any(|(_, sure)| *sure).then_some(Copied { original: None }),
    }
}

/// The name without each group in parentheses that a number or a word for copies stands in; and whether only copies have it.
fn without_groups(name: &str) -> Vec<(String, bool)> {
    let mut rests = Vec::new();
    for (open, close) in [('(', ')'), ('（', '）')] {
        let Some((before, rest)) = name.split_once(open) else { continue };
        let Some((inner, after)) = rest.split_once(close) else { continue };
        let inner = inner.to_lowercase();
        let sure = inner.contains("conflict") || inner.contains("冲突");
        let number = !inner.is_empty() && inner.len() <= 2 && inner.bytes().all(|byte| byte.is_ascii_digit());
        if sure || number || inner.contains("copy") || inner.contains("副本") {
            rests.push((format!("{}{after}", before.trim_end()), sure));
        }
    }
    rests
}

/// The name without each mark of a copy outside of parentheses.
fn without_marks(name: &str) -> Vec<(String, bool)> {
    const MARKS: [(&str, bool); 10] = [
        (" conflicted copy", true),
        (".sync-conflict-", true),
        ("_conflict-", true),
        ("的冲突副本", true),
        ("冲突副本", true),
        (" - copy", false),
        (" - 副本", false),
        ("的副本", false),
        (" 副本", false),
        (" copy", false),
    ];
    let mut rests: Vec<(String, bool)> = Vec::new();
    let lower = name.to_ascii_lowercase();
    for (mark, sure) in MARKS {
        let Some(at) = lower.find(mark) else { continue };
        let before = name.get(..at).unwrap_or_default();
        let behind = name.get(at + mark.len()..).unwrap_or_default();
        // What follows the mark, a date or a number, goes with it.
        let after = behind.find('.').and_then(|dot| behind.get(dot..)).unwrap_or_default();
        rests.push((format!("{}{after}", before.trim_end_matches([' ', '-'])), sure));
    }
    for prefix in ["Copy of ", "复件 ", "副本 "] {
        rests.extend(name.strip_prefix(prefix).map(|rest| (rest.to_owned(), false)));
    }
    let mut from = 0;
    while let Some(at) = name.get(from..).and_then(|rest| rest.find(' ')).map(|at| from + at) {
        let behind = name.get(at + 1..).unwrap_or_default();
        let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let after = behind.get(digits..).unwrap_or_default();
        if (1..=2).contains(&digits) && (after.is_empty() || after.starts_with('.')) {
            rests.push((format!("{}{after}", name.get(..at).unwrap_or_default()), false));
        }
        from = at + 1;
    }
    rests
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(path: &str) -> Option<String> {
        let all = ["content/chapters/1-plan.zh.md", "content/static/a.pdf", "content/static/résumé.pdf", "seeds/a.txt"];
        let paths: BTreeSet<&str> = all.into_iter().chain([path]).collect();
        match stray(path, &paths)? {
            FileProblem::StrayFile { what, .. } => Some(what.en().to_owned()),
            other => Some(format!("{other:?}")),
        }
    }

    #[test]
    fn copies_are_named_by_their_original() {
        for name in [
            "1-plan.zh (1).md",
            "1-plan.zh 2.md",
            "1-plan (conflicted copy).zh.md",
            "1-plan (Anna's conflicted copy 2024-05-01).zh.md",
            "1-plan.zh - Copy.md",
            "1-plan.zh - Copy (2).md",
            "1-plan.zh - 副本.md",
            "1-plan.zh - 副本 (2).md",
            "1-plan.zh 的冲突副本.md",
            "1-plan.zh（张三的冲突副本 2024-05-01）.md",
            "1-plan.zh.sync-conflict-20240501-120000-ABCDEFG.md",
            "1-plan.zh_conflict-20240501-120000.md",
            "1-plan.zh copy 3.md",
            "1-plan.zh的副本.md",
            "Copy of 1-plan.zh.md",
            "1-plan(1).zh.md",
        ] {
            let path = format!("content/chapters/{name}");
            assert_eq!(words(&path).as_deref(), Some("is a copy of `1-plan.zh.md`"), "{name}");
        }
        assert_eq!(words("content/static/a (1).pdf").as_deref(), Some("is a copy of `a.pdf`"));
        assert!(words("content/static/b (conflicted copy).pdf").unwrap().contains("synchronising"));
    }

    #[test]
    fn files_of_systems_are_known_and_others_are_left_alone() {
        for name in [
            "~$data.xlsx",
            "Thumbs.db",
            "desktop.ini",
            "data.xlsx~",
            ".~lock.a.ods#",
            ".DS_Store",
            "a.orig",
            "a.md.swp",
            "#a.md#",
            ".a.swp",
        ] {
            assert!(words(&format!("content/static/{name}")).unwrap().contains("keeps for itself"), "{name}");
        }
        for name in [
            "report (2023).pdf",
            "hard copy.pdf",
            "b (1).pdf",
            "b 2.pdf",
            "Logo.png",
            ".nojekyll",
            ".well-known/x.json",
            "conflicts.pdf",
            "副本.pdf",
        ] {
            assert_eq!(words(&format!("content/static/{name}")), None, "{name}");
        }
        assert!(words("content/static/.htaccess").unwrap().contains("hidden"));
        assert!(words("content/static/.git/config").unwrap().contains("hidden"));
        assert!(words("content/static/re\u{301}sume\u{301}.pdf").unwrap().contains("Unicode"));
        assert_eq!(words("seeds/a (1).txt"), None);
        assert!(is_passed_over("content/.obsidian/a.json") && is_passed_over("content/static/.gitkeep"));
        assert!(!is_passed_over("content/static/.htaccess"));
    }
}
