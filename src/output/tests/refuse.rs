//! Output folders that must not be replaced.

use std::fs;
use std::path::Path;

use super::{Desk, FIRST, OutputError, Protected, SECOND, Staging, write_all};
use crate::output::Refusal;

/// Asserts that a build is refused at once and changes nothing, and gives the error.
fn refused(desk: &Desk) -> OutputError {
    let before = desk.snapshot();
    let error = desk.open().expect_err("to be refused");
    assert_eq!(desk.snapshot(), before);
    assert!(error.to_string().contains("Nothing was touched."), "{error}");
    error
}

fn refusal(out: &Path, protected: Protected<'_>) -> Refusal {
    match Staging::open(out, protected) {
        Err(OutputError::Refused { reason, .. }) => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_folder_of_somebody_else() {
    let desk = Desk::new();
    desk.put("site/thesis.tex", "years of work");
    desk.put("site/figures/a.png", "");
    let error = refused(&desk);
    assert!(matches!(error, OutputError::NotOurs { .. }), "{error}");
    assert!(error.to_string().contains("\"figures\" and \"thesis.tex\""), "{error}");
    assert!(error.to_string().contains("--out"), "{error}");
}

#[test]
fn a_folder_with_a_damaged_list() {
    let desk = Desk::new();
    for text in ["", "gongbao manifest 2\n", "gongbao manifest 1\nx\n", "gongbao manifest 1"] {
        desk.put("site/.gongbao", text);
        let error = refused(&desk);
        assert!(matches!(error, OutputError::NotOurs { .. }), "{error}");
    }
    fs::remove_file(desk.path("site/.gongbao")).unwrap();
    fs::create_dir(desk.path("site/.gongbao")).unwrap();
    assert!(matches!(refused(&desk), OutputError::NotOurs { .. }));
}

#[test]
fn files_that_were_added() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    for n in 0..7 {
        desk.put(&format!("site/zh/notes{n}.txt"), "mine");
    }
    match refused(&desk) {
        OutputError::Foreign { files, total, .. } => {
            assert_eq!(total, 7);
            assert_eq!(files.len(), 5);
            assert_eq!(files[0], "zh/notes0.txt");
        }
        other => panic!("{other}"),
    }
    let text = refused(&desk).to_string();
    assert!(text.contains("7 files that gongbao did not write"), "{text}");
    assert!(text.contains("\"zh/notes4.txt\" and 2 more"), "{text}");
    assert!(text.contains("content/static/") && text.contains("--out"), "{text}");
}

#[test]
fn files_that_were_changed() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.put("site/index.html", "first, and more");
    let error = refused(&desk);
    assert!(matches!(&error, OutputError::Changed { files, .. } if files == &["index.html"]));
    // Of the same size, but younger than the list of files.
    desk.put("site/index.html", "FIRST");
    let list = fs::metadata(desk.path("site/.gongbao")).unwrap().modified().unwrap();
    let file = fs::File::options().write(true).open(desk.path("site/index.html")).unwrap();
    file.set_modified(list + std::time::Duration::from_secs(1)).unwrap();
    assert!(matches!(refused(&desk), OutputError::Changed { total: 1, .. }));
    // As it was.
    desk.put("site/index.html", "first");
    desk.build(SECOND).unwrap();
}

#[test]
fn files_added_while_the_build_runs() {
    for at_once in [true, false] {
        let desk = Desk::new();
        desk.build(FIRST).unwrap();
        let mut staging = desk.open().unwrap();
        staging.at_once = at_once;
        write_all(&staging, SECOND).unwrap();
        desk.put("site/notes.txt", "mine");
        let error = staging.publish().unwrap_err();
        assert!(matches!(error, OutputError::Foreign { .. }), "{error}");
        assert_eq!(fs::read_to_string(desk.path("site/notes.txt")).unwrap(), "mine");
        assert_eq!(fs::read_to_string(desk.path("site/index.html")).unwrap(), "first");
        assert_eq!(desk.names(), ["site"]);
    }
}

#[test]
fn removed_files_and_empty_folders_are_no_reason() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    fs::remove_file(desk.path("site/index.html")).unwrap();
    fs::create_dir(desk.path("site/empty")).unwrap();
    desk.build(SECOND).unwrap();
    super::assert_site(&desk, SECOND);
}

#[test]
fn what_file_managers_leave_is_no_reason() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    desk.put("site/.DS_Store", "");
    desk.put("site/zh/Thumbs.db", "");
    desk.build(SECOND).unwrap();
    assert!(!desk.path("site/.DS_Store").exists());
}

#[test]
fn a_file_in_its_place() {
    let desk = Desk::new();
    desk.put("site", "a file");
    assert!(matches!(refused(&desk), OutputError::Refused { reason: Refusal::NotAFolder, .. }));
}

#[cfg(unix)]
#[test]
fn symbolic_links() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    fs::create_dir(desk.path("real")).unwrap();
    symlink(desk.path("real"), desk.out()).unwrap();
    for out in [desk.out(), desk.path("site/"), desk.path("./site/.")] {
        assert_eq!(refusal(&out, Protected::default()), Refusal::Symlink);
    }
    fs::remove_file(desk.out()).unwrap();
    symlink(desk.path("nowhere"), desk.out()).unwrap();
    assert_eq!(refusal(&desk.out(), Protected::default()), Refusal::Symlink);
    fs::remove_file(desk.out()).unwrap();

    // A link on the way there is no obstacle, and the folder it leads to is the one protected.
    symlink(desk.path("real"), desk.path("link")).unwrap();
    let out = desk.path("link/site");
    let real = desk.path("real");
    let inputs = [real.as_path()];
    let protected = Protected { roots: &[], inputs: &inputs };
    assert_eq!(refusal(&out, protected), Refusal::Inside(real.clone()));
    Staging::open(&out, Protected::default()).unwrap().publish().unwrap();
    assert!(desk.path("real/site/.gongbao").exists());

    // A link in the site is somebody else's, even under the name of a file of the site.
    desk.build(FIRST).unwrap();
    fs::remove_file(desk.path("site/index.html")).unwrap();
    symlink(desk.path("real"), desk.path("site/index.html")).unwrap();
    let error = desk.open().unwrap_err();
    assert!(matches!(error, OutputError::Foreign { .. }), "{error}");
}

#[test]
fn protected_folders() {
    let desk = Desk::new();
    desk.put("project/content/a.md", "");
    let root = desk.path("project");
    let content = desk.path("project/content");
    let missing = desk.path("project/theme");
    let (roots, inputs) = ([root.as_path()], [content.as_path(), missing.as_path()]);
    let protected = Protected { roots: &roots, inputs: &inputs };
    let before = desk.snapshot();
    let holds = Refusal::Holds(root.clone());
    assert_eq!(refusal(desk.dir.path(), protected), holds);
    assert_eq!(refusal(&desk.path("project/content/../.."), protected), Refusal::NoName);
    assert_eq!(refusal(&root, protected), Refusal::Is(root.clone()));
    assert_eq!(refusal(&desk.path("project/."), protected), Refusal::Is(root.clone()));
    assert_eq!(refusal(&content, protected), Refusal::Is(content.clone()));
    for inside in ["site", "a/b/site", "../content/site"] {
        assert_eq!(refusal(&content.join(inside), protected), Refusal::Inside(content.clone()));
    }
    assert_eq!(refusal(&missing.join("site"), protected), Refusal::Inside(missing.clone()));
    assert_eq!(refusal(Path::new("/"), protected), Refusal::NoName);
    assert_eq!(refusal(Path::new(""), protected), Refusal::NoName);
    assert_eq!(refusal(&desk.path("nowhere/../site"), protected), Refusal::Upward);
    assert_eq!(desk.snapshot(), before);
    // Names that only begin alike are no obstacle.
    drop(Staging::open(&desk.path("project/content2"), protected).unwrap());
    drop(Staging::open(&desk.path("project/site"), protected).unwrap());
    assert_eq!(desk.snapshot(), before);
}

#[test]
fn a_build_that_is_running() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let staging = desk.open().unwrap();
    write_all(&staging, SECOND).unwrap();
    let error = refused(&desk);
    assert!(matches!(error, OutputError::Busy { .. }), "{error}");
    assert!(error.to_string().contains("another build is writing"), "{error}");
    staging.publish().unwrap();
    super::assert_site(&desk, SECOND);
    desk.build(FIRST).unwrap();
}
