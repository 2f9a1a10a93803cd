//! Files that editors keep beside the one that is edited: swap files, backups, locks, and what is written before it gets its name.

/// Whether the last part of `path` is the name of such a file. Hidden files (`.x.swp`, `.#x`, `.goutputstream-…`) are no part of a project
/// anyway.
pub fn is_temporary(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    // Emacs: `#x#`, `x~`; Office: `~$x`; JetBrains; vim: `x.swp`; LibreOffice, Word and Sublime Text: `x.tmp`; TextEdit: `x.sb-…`.
    name.len() > 1 && name.starts_with('#') && name.ends_with('#')
        || name.ends_with('~')
        || name.starts_with("~$")
        || name.ends_with("___jb_tmp___")
        || name.ends_with("___jb_old___")
        || matches!(ending.as_str(), "swp" | "swo" | "swn" | "swx" | "swpx" | "tmp")
        || ending.starts_with("sb-")
        || is_of_vim(name)
}

/// Whether the file at `path` is passed over as an editor's own. Static files have any name.
pub fn is_passed_over(path: &str) -> bool {
    is_temporary(path) && !path.starts_with("content/static/")
}

/// The file with which vim finds out whether it may write into a folder: 4913, or where that is taken, 123 more.
fn is_of_vim(name: &str) -> bool {
    name.len() == 4 && name.parse::<u32>().is_ok_and(|number| number >= 4913 && (number - 4913) % 123 == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_editors_are_told_from_those_of_people() {
        for name in [
            "#1-plan.zh.md#",
            "1-plan.zh.md~",
            "~$data.xlsx",
            "1-plan.zh.md___jb_tmp___",
            "1-plan.zh.md___jb_old___",
            "1-plan.zh.md.swp",
            "lu12345abc.tmp",
            "~WRL0001.TMP",
            "1-plan.zh.md.sb-1a2b3c4d-XyZ012",
            "4913",
            "5036",
        ] {
            assert!(is_temporary(name) && is_temporary(&format!("content/chapters/{name}")), "{name}");
        }
        for name in
            ["1-plan.zh.md", "2024", "a#b.md", "#", "#notes.md", "report.yaml", "tmp", "~home.md", "sb-x.md", "swp"]
        {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
