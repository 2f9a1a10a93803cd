//! File systems whose changes the system does not report: those of other machines, and those that a program makes.

use super::INPUT_FOLDERS;
use std::path::Path;

/// The first folder of the project in `root` in which changes may go unreported, and what its file system is called; `None` where they
/// are reported, or nobody can tell.
///
/// Linux reports what goes through its own kernel alone: not what another machine, the host of this one, or the program behind a
/// mount changes. Elsewhere `None`: there, polling has to be asked for.
pub fn unreported(root: &Path) -> Option<(String, &'static str)> {
    let inside = INPUT_FOLDERS.iter().flat_map(|input| folders(root, input));
    std::iter::once(String::new()).chain(inside).find_map(|folder| {
        let kind = file_system(&root.join(&folder))?;
        let name = if folder.is_empty() { root.display().to_string() } else { format!("{folder}/") };
        Some((name, kind))
    })
}

/// The folder `input` of the project in `root` and those in it, relative to the project: each may be a mount of its own.
#[expect(clippy::disallowed_methods, reason = "the only reader of the disk")]
fn folders(root: &Path, input: &str) -> Vec<String> {
    let inside = std::fs::read_dir(root.join(input)).into_iter().flatten().flatten();
    let folders = inside.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
    let names = folders.map(|entry| format!("{input}/{}", entry.file_name().to_string_lossy()));
    std::iter::once(input.to_owned()).chain(names).collect()
}

#[cfg(target_os = "linux")]
fn file_system(path: &Path) -> Option<&'static str> {
    let found = rustix::fs::statfs(path).ok()?;
    named(u32::try_from(i128::from(found.f_type) & 0xffff_ffff).ok()?)
}

#[cfg(not(target_os = "linux"))]
fn file_system(_: &Path) -> Option<&'static str> {
    None
}

/// By the numbers of statfs(2), and those that the modules of virtual machines give themselves.
#[cfg(target_os = "linux")]
fn named(kind: u32) -> Option<&'static str> {
    Some(match kind {
        0x6573_5546 => "FUSE",
        0x6969 => "NFS",
        0xff53_4d42 => "CIFS",
        0xfe53_4d42 => "SMB2",
        0x517b => "SMB",
        0x0102_1997 => "9P",
        0x786f_4256 => "vboxsf",
        0xbacb_acbc => "vmhgfs",
        0x7c7c_6673 => "prl_fs",
        0x5346_4846 => "wslfs",
        0x5346_414f | 0x6b41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x00c3_6400 => "Ceph",
        0x0bd0_0bd0 => "Lustre",
        0x7461_636f => "OCFS2",
        0x0116_1970 => "GFS2",
        0x4750_4653 => "GPFS",
        _ => return None,
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn file_systems_of_others_are_known_by_their_numbers() {
        assert_eq!(named(0x6573_5546), Some("FUSE"));
        assert_eq!(named(0xff53_4d42), Some("CIFS"));
        for own in [0xef53, 0x9123_683e, 0x5846_5342, 0x0102_1994, 0x794c_7630] {
            assert_eq!(named(own), None, "ext4, btrfs, xfs, tmpfs, overlayfs");
        }
        assert_eq!(file_system(Path::new("/proc")), None);
        assert_eq!(unreported(Path::new("/no/such/folder")), None);
    }
}
