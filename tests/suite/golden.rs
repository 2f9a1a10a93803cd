//! A small report in two languages on a tiny theme that prints every field: the whole site, byte for byte.

use super::project::{accepting, build, files, tests};
use std::fs;

#[test]
fn the_site_is_the_golden_one_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("site");
    assert_eq!(build(&tests("golden/project"), &out, Some("https://example.org/report/")), "");
    // The manifest only repeats what the other files say, as hashes.
    fs::remove_file(out.join(gongbao::output::MANIFEST_NAME)).unwrap();
    // Workbooks and cards are compressed: nobody can read a difference. That they say what they should is held elsewhere.
    for compressed in files(&out).into_keys().filter(|path| path.ends_with(".xlsx") || path.ends_with(".png")) {
        fs::remove_file(out.join(compressed)).unwrap();
    }
    let built = files(&out);
    let golden = tests("golden/site");
    if accepting() {
        let _ = fs::remove_dir_all(&golden);
        super::project::copy(&out, &golden);
        return;
    }
    let expected = files(&golden);
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&expected), names(&built), "the addresses differ; GONGBAO_ACCEPT=1 accepts them");
    for (path, bytes) in &built {
        let [expected, found] = [&expected[path], bytes].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        let parted = expected.lines().zip(found.lines()).find(|(expected, found)| expected != found);
        assert!(expected == found, "{path} differs, first here: {parted:#?}\nGONGBAO_ACCEPT=1 accepts what is built");
    }
}
