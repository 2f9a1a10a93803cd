//! Builds that fail on the way: the former site stays, and nothing is left beside it.

use std::fs;

use super::{Desk, FIRST, OutputError, SECOND, path_of, write_all};

#[test]
fn files_that_differ_only_in_case() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let staging = desk.open().unwrap();
    staging.write(&path_of("a/Map.html"), b"").unwrap();
    let error = staging.write(&path_of("a/map.html"), b"").unwrap_err();
    drop(staging);
    let text = error.to_string();
    assert!(text.contains("\"a/Map.html\" and \"a/map.html\""), "{text}");
    assert_eq!(desk.snapshot(), before);
}

#[test]
fn a_staged_file_that_was_tampered_with() {
    type Tamper = fn(&std::path::Path);
    let tampers: [(Tamper, &str); 4] = [
        (|site| fs::remove_file(site.join("zh/第一章.html")).unwrap(), "is missing"),
        (|site| fs::write(site.join("index.html"), "fir").unwrap(), "is not as long"),
        (|site| fs::write(site.join("more.html"), "").unwrap(), "was not written by this build"),
        (|site| fs::write(site.join(".gongbao"), "").unwrap(), "cannot write the file"),
    ];
    for (tamper, problem) in tampers {
        let desk = Desk::new();
        desk.build(SECOND).unwrap();
        let before = desk.snapshot();
        let staging = desk.open().unwrap();
        write_all(&staging, FIRST).unwrap();
        tamper(&desk.path(".site.gongbao-staging/site"));
        let error = staging.publish().unwrap_err().to_string();
        assert!(error.contains(problem), "{error}");
        assert_eq!(desk.snapshot(), before);
    }
}

#[test]
fn a_name_that_is_too_long() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let staging = desk.open().unwrap();
    let error = staging.write(&path_of(&"长".repeat(100)), b"").unwrap_err();
    drop(staging);
    assert!(matches!(error, OutputError::Io { .. }));
    assert!(error.to_string().contains("too long"), "{error}");
    assert_eq!(desk.snapshot(), before);
}

#[test]
fn a_failed_write_cannot_be_published() {
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let staging = desk.open().unwrap();
    fs::create_dir(desk.path(".site.gongbao-staging/site/index.html")).unwrap();
    let error = staging.write(&path_of("index.html"), b"new").unwrap_err();
    assert!(error.to_string().contains("cannot write the file"), "{error}");
    assert!(staging.publish().is_err());
    assert_eq!(desk.snapshot(), before);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    desk.build(FIRST).unwrap();
    let before = desk.snapshot();
    let allow = |mode| {
        fs::set_permissions(desk.dir.path(), fs::Permissions::from_mode(mode)).unwrap();
    };
    allow(0o555);
    if fs::create_dir(desk.path("probe")).is_ok() {
        allow(0o755);
        eprintln!("skipped: this user may write to read-only folders");
        return;
    }
    let error = desk.open().unwrap_err();
    assert_eq!(desk.snapshot(), before);
    allow(0o755);
    let text = error.to_string();
    assert!(text.contains("cannot make the staging folder"), "{text}");
    assert!(text.contains("Permission denied. Check who owns"), "{text}");
}

#[cfg(target_os = "linux")]
mod mounted {
    use std::fs;
    use std::path::{Path, PathBuf};
    use std::process::Command;

    use super::super::{Desk, FIRST, OutputError, Protected, Staging, path_of, snapshot, write_all};
    use crate::output::Refusal;

    /// A small file system in memory, unmounted at the end.
    struct Mount(PathBuf);

    impl Mount {
        fn new(folder: &Path) -> Option<Self> {
            fs::create_dir(folder).unwrap();
            let mut command = Command::new("mount");
            command.args(["-t", "tmpfs", "-o", "size=512k", "tmpfs"]).arg(folder);
            let mounted = command.output().is_ok_and(|output| output.status.success());
            if !mounted {
                eprintln!("skipped: this user may not mount file systems");
            }
            mounted.then(|| Self(folder.to_owned()))
        }

        fn remount(&self, option: &str) {
            let mut command = Command::new("mount");
            let status = command.args(["-o", option]).arg(&self.0).status().unwrap();
            assert!(status.success());
        }
    }

    impl Drop for Mount {
        fn drop(&mut self) {
            let _ = Command::new("umount").arg(&self.0).status();
        }
    }

    #[test]
    fn a_full_disk() {
        let desk = Desk::new();
        let Some(mount) = Mount::new(&desk.path("disk")) else {
            return;
        };
        let out = mount.0.join("site");
        let staging = Staging::open(&out, Protected::default()).unwrap();
        write_all(&staging, FIRST).unwrap();
        staging.publish().unwrap();
        let before = snapshot(&mount.0);

        let staging = Staging::open(&out, Protected::default()).unwrap();
        let page = vec![b'x'; 15_000];
        let error = (0..100)
            .find_map(|n| staging.write(&path_of(&format!("{n}.html")), &page).err())
            .expect("the disk to be full");
        let text = error.to_string();
        assert!(text.contains("cannot write the file"), "{text}");
        assert!(text.contains("The disk is full."), "{text}");
        let published = staging.publish();
        assert!(published.is_err());
        assert_eq!(snapshot(&mount.0), before);
    }

    #[test]
    fn a_read_only_file_system() {
        let desk = Desk::new();
        let Some(mount) = Mount::new(&desk.path("disk")) else {
            return;
        };
        mount.remount("remount,ro");
        let out = mount.0.join("a/site");
        let error = Staging::open(&out, Protected::default()).unwrap_err().to_string();
        assert!(error.contains("The file system is read-only."), "{error}");
    }

    #[test]
    fn a_mount_point() {
        let desk = Desk::new();
        let Some(_mount) = Mount::new(&desk.out()) else {
            return;
        };
        match desk.open() {
            Err(OutputError::Refused { reason: Refusal::MountPoint, .. }) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(desk.names(), ["site"]);
    }
}
