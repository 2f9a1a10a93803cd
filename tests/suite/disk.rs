//! Disks that do not do as they should: full ones, files that vanish while they are read, folders in the place of files, two builds at
//! once. The site stays as it was or is the new one, and the next build works.

use super::project::{copy, edit, files, tests};
use gongbao::output::{Protected, Staging};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

type Site = BTreeMap<String, Vec<u8>>;

fn start(project: &Path, arguments: &[&str]) -> Child {
    Command::new(env!("CARGO_BIN_EXE_gongbao"))
        .args(["build", "--quiet", "--lang", "en"])
        .args(arguments)
        .current_dir(project)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Builds; gives the exit code and what was said.
fn build(project: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    ended(&start(project, arguments).wait_with_output().unwrap())
}

fn ended(output: &Output) -> (Option<i32>, String) {
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    (output.status.code(), said)
}

fn good(project: &Path, arguments: &[&str]) {
    let (code, said) = build(project, arguments);
    assert_eq!(code, Some(0), "{said}");
}

/// The small report, and its two states.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&tests("fixtures/base"), folder.path());
    folder
}

fn turn(project: &Path, to: usize) {
    let names = ["name: {zh: 产值, en: Output}", "name: {zh: 产值, en: Gross output}"];
    edit(project, "content/indicators/output.yaml", names[1 - to], names[to]);
}

/// A file system in memory, unmounted at the end.
#[cfg(target_os = "linux")]
struct Mount(PathBuf);

#[cfg(target_os = "linux")]
impl Mount {
    fn new(folder: PathBuf) -> Option<Self> {
        fs::create_dir(&folder).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", "size=64m", "tmpfs"]).arg(&folder).output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            eprintln!("skipped: this user may not mount file systems");
            return None;
        }
        Some(Self(folder))
    }

    /// How large it may be, in KiB.
    fn resize(&self, size: u64) {
        let option = format!("remount,size={size}k");
        assert!(Command::new("mount").args(["-o", &option]).arg(&self.0).status().unwrap().success());
    }

    /// What is used of it, in KiB.
    fn used(&self) -> u64 {
        let output = Command::new("df").args(["--output=used", "-k"]).arg(&self.0).output().unwrap();
        String::from_utf8(output.stdout).unwrap().lines().nth(1).unwrap().trim().parse().unwrap()
    }
}

#[cfg(target_os = "linux")]
impl Drop for Mount {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(&self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_at_any_moment_keeps_the_site() {
    let project = small();
    let Some(mount) = Mount::new(project.path().join("disk")) else { return };
    let (folder, out) = (project.path(), mount.0.join("site"));
    good(folder, &["--out", "disk/site"]);
    let before = files(&out);
    let used = mount.used();
    turn(folder, 1);
    // From the first file to the last ones, and what is kept for the next build.
    let mut failed = 0;
    for room in [4, 16, 40, 80, 150, 300, 700, 1_200] {
        mount.resize(used + room);
        let (code, said) = build(folder, &["--out", "disk/site", "--fresh"]);
        if code == Some(0) {
            break;
        }
        failed += 1;
        assert_eq!(code, Some(3), "{room}: {said}");
        assert!(said.contains("No space left") || said.contains("disk is full"), "{room}: {said}");
        assert!(files(&out) == before, "another site with {room} KiB");
    }
    assert!(failed >= 3, "the disk was full {failed} times");
    mount.resize(64 << 10);
    good(folder, &["--out", "disk/site"]);
    good(folder, &["--out", "other"]);
    assert!(files(&out) == files(&folder.join("other")));
    let beside = fs::read_dir(&mount.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert!(beside.into_iter().all(|name| name == "site" || name == ".site.gongbao-cache"));
}

#[test]
fn of_two_builds_at_once_one_waits_its_turn_or_says_so() {
    let project = small();
    good(project.path(), &["--out", "site"]);
    let site = project.path().join("site");
    let before = files(&site);
    turn(project.path(), 1);
    let held = Staging::open(&site, Protected::default()).unwrap();
    let (code, said) = build(project.path(), &["--out", "site"]);
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("another build is writing site"), "{said}");
    assert!(files(&site) == before);
    drop(held);
    // Six begin at the same moment.
    let children: Vec<Child> = (0..6).map(|_| start(project.path(), &["--out", "site", "--fresh"])).collect();
    let ends: Vec<_> = children.into_iter().map(|child| ended(&child.wait_with_output().unwrap())).collect();
    assert!(ends.iter().any(|(code, _)| *code == Some(0)));
    for (code, said) in &ends {
        let is_told = *code == Some(3) && said.contains("another build is writing site");
        assert!(*code == Some(0) || is_told, "{code:?} {said}");
    }
    good(project.path(), &["--out", "other"]);
    assert!(files(&site) == files(&project.path().join("other")));
}

#[cfg(unix)]
#[test]
fn files_that_vanish_and_become_folders_while_they_are_read_are_told_or_not_there() {
    let project = small();
    let content = project.path().join("content");
    fs::create_dir_all(content.join("static")).unwrap();
    let sites: Vec<Site> = [false, true]
        .into_iter()
        .map(|is_there| {
            let path = content.join("static/note.txt");
            let _ = if is_there { fs::write(&path, "note\n") } else { fs::remove_file(&path) };
            good(project.path(), &["--out", "site"]);
            files(&project.path().join("site"))
        })
        .collect();
    let stop = AtomicBool::new(false);
    let mut codes: BTreeMap<Option<i32>, u32> = BTreeMap::new();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let (note, page) = (content.join("static/note.txt"), content.join("indicators/growth.yaml"));
            let text = fs::read(&page).unwrap();
            // Always put in place by a renaming, as editors do: nobody sees half of a file.
            let (aside, folder) = (project.path().join("aside"), project.path().join("folder"));
            while !stop.load(Ordering::Relaxed) {
                let _ = fs::remove_file(&note);
                fs::rename(&page, &aside).unwrap();
                fs::create_dir(&folder).unwrap();
                fs::rename(&folder, &page).unwrap();
                fs::remove_dir(&page).unwrap();
                fs::write(&aside, &text).unwrap();
                fs::rename(&aside, &page).unwrap();
                fs::write(&aside, "note\n").unwrap();
                fs::rename(&aside, &note).unwrap();
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
        });
        for round in 0..20 {
            let (code, said) =
                build(project.path(), if round % 4 == 0 { &["--out", "site", "--fresh"] } else { &["--out", "site"] });
            assert!(matches!(code, Some(0 | 1 | 3)), "{code:?} {said}");
            *codes.entry(code).or_default() += 1;
            let site = files(&project.path().join("site"));
            assert!(sites.contains(&site), "neither of the two sites, after {code:?}: {said}");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert!(codes.contains_key(&Some(0)) && codes.len() > 1, "nothing was missing, or always something: {codes:?}");
    good(project.path(), &["--out", "site"]);
    assert!(files(&project.path().join("site")) == sites[1]);
}

/// Puts a folder with a file in it in place of what stands at `path`.
fn folder_at(path: &Path) {
    let _ = fs::remove_file(path);
    let _ = fs::remove_dir_all(path);
    fs::create_dir_all(path).unwrap();
    fs::write(path.join("own.txt"), "own").unwrap();
}

#[test]
fn folders_in_the_place_of_files_are_told_and_left_alone() {
    for path in [
        "content/report.yaml",
        "content/sources.yaml",
        "content/indicators/output.yaml",
        "content/chapters/1-goals.zh.md",
        "seeds/plan.zh.txt",
    ] {
        let project = small();
        good(project.path(), &["--out", "site"]);
        let before = files(&project.path().join("site"));
        folder_at(&project.path().join(path));
        let (code, said) = build(project.path(), &["--out", "site"]);
        assert!(matches!(code, Some(1 | 3)), "{path}: {code:?} {said}");
        assert!(files(&project.path().join("site")) == before, "{path}");
        assert!(project.path().join(path).join("own.txt").is_file(), "{path}");
    }
    for (path, code) in [
        ("site/zh/index.html", 3),
        ("site/.gongbao", 3),
        (".site.gongbao-staging/lock", 3),
        (".site.gongbao-cache", 0),
        (".site.gongbao-spare", 0),
    ] {
        let project = small();
        good(project.path(), &["--out", "site"]);
        folder_at(&project.path().join(path));
        turn(project.path(), 1);
        let (found, said) = build(project.path(), &["--out", "site"]);
        assert_eq!(found, Some(code), "{path}: {said}");
        assert!(code == 0 || said.contains("site"), "{path}: {said}");
        let own = project.path().join(path).join("own.txt");
        assert_eq!(fs::read_to_string(own).unwrap(), "own", "{path}: {said}");
    }
}
