//! The gallery's drawings, stored: the first sample of each kind in full, the others by the hash of their bytes; and what
//! the gallery says of the rules.

use super::project::{accepting, files, root, tests};
use gongbao::chart::gallery::{Edge, Tongue, edges, entries};
use gongbao::chart::{Width, svg};
use std::collections::BTreeMap;
use std::fs;

/// One file a kind: each drawing's name, then the drawing, an element a line.
fn drawn() -> BTreeMap<String, String> {
    let mut golden: BTreeMap<String, String> = BTreeMap::new();
    for tongue in Tongue::ALL {
        for entry in entries(tongue) {
            let text = golden.entry(format!("{}.txt", entry.kind)).or_default();
            for (index, sample) in entry.samples.iter().enumerate() {
                for width in [Width::Wide, Width::Narrow] {
                    let drawing = svg(&sample.spec, width).unwrap();
                    text.push_str(&format!("== {} {} {width:?}\n", sample.spec.id, tongue.tag()));
                    if index == 0 {
                        text.push_str(&drawing.replace("><", ">\n<"));
                    } else {
                        text.push_str(&blake3::hash(drawing.as_bytes()).to_hex()[..16]);
                    }
                    text.push('\n');
                }
            }
        }
    }
    let edge = |text: &mut String, tongue: Tongue, edge: &Edge| {
        let told = |width| match svg(&edge.spec, width) {
            Ok(drawing) => blake3::hash(drawing.as_bytes()).to_hex()[..16].to_owned(),
            Err(why) => why.to_string(),
        };
        let [wide, narrow] = [Width::Wide, Width::Narrow].map(told);
        text.push_str(&format!("== {} {}\n{wide}\n{narrow}\n", edge.title, tongue.tag()));
    };
    let mut text = String::new();
    for tongue in Tongue::ALL {
        edges(tongue).iter().for_each(|case| edge(&mut text, tongue, case));
    }
    golden.insert("edges.txt".into(), text);
    golden
}

#[test]
fn drawings_change_only_on_purpose() {
    let (folder, drawn) = (tests("golden/charts"), drawn());
    if accepting() {
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in &drawn {
            fs::write(folder.join(name), text).unwrap();
        }
        return;
    }
    let stored = files(&folder);
    let names: Vec<&String> = drawn.keys().collect();
    assert_eq!(stored.keys().collect::<Vec<_>>(), names, "the kinds differ; GONGBAO_ACCEPT=1 accepts them");
    for (name, text) in &drawn {
        let stored = String::from_utf8_lossy(&stored[name]);
        let first = stored.lines().zip(text.lines()).find(|(a, b)| a != b);
        assert!(stored == *text, "{name} differs, first here: {first:#?}\nGONGBAO_ACCEPT=1 accepts what is drawn");
    }
    let bytes: usize = stored.values().map(Vec::len).sum();
    assert!(bytes < 300 * 1024, "the golden drawings take {bytes} bytes");
}

#[test]
fn the_gallery_has_every_kind_in_both_languages_and_asks_no_other_host() {
    let files: BTreeMap<String, Vec<u8>> = gongbao::gallery::files().unwrap().into_iter().collect();
    for tongue in Tongue::ALL {
        let page = String::from_utf8(files[&format!("{}/index.html", tongue.tag())].clone()).unwrap();
        let (kinds, others) = page.split_once("id=\"edges\"").unwrap();
        for entry in entries(tongue) {
            let drawings = kinds.matches(&format!("chart-{} ", entry.kind)).count();
            assert_eq!(drawings, entry.samples.len() * 2, "{} in {}", entry.kind, tongue.tag());
        }
        let drawn = edges(tongue).iter().filter(|edge| svg(&edge.spec, Width::Wide).is_ok()).count();
        assert_eq!(
            others.matches("class=\"chart chart-").count(),
            drawn * 2 + 2,
            "edges and specimen in {}",
            tongue.tag()
        );
        assert!(page.contains(tongue.say("示例数据", "Sample data")));
        assert!(!page.contains(" style=") && !page.contains("<style") && !page.contains(" src=\"http"));
        let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let once: std::collections::BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "an id stands twice");
    }
}

/// The rules' table names tests by function or by file; a name that has gone would claim what nothing holds.
#[test]
fn every_test_that_the_gallery_names_exists() {
    let files: BTreeMap<String, Vec<u8>> = gongbao::gallery::files().unwrap().into_iter().collect();
    let page = String::from_utf8(files["en/index.html"].clone()).unwrap();
    let (_, rules) = page.split_once("id=\"rules\"").unwrap();
    let named: Vec<&str> = rules.split("<code>").skip(1).filter_map(|rest| rest.split("</code>").next()).collect();
    assert!(named.len() >= 12, "{named:?}");
    let mut sources = String::new();
    for folder in ["src", "tests/suite"] {
        for text in files_of(&root().join(folder)) {
            sources.push_str(&text);
        }
    }
    for name in named {
        let exists =
            if name.contains('/') { root().join(name).is_file() } else { sources.contains(&format!("fn {name}(")) };
        assert!(exists, "no test {name}");
    }
}

fn files_of(folder: &std::path::Path) -> Vec<String> {
    files(folder).into_values().map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).collect()
}

/// What is read beside a mark is rounded; hover, text alternative and data are not. The small project holds 1450.05 and 36.53.
#[test]
fn figures_are_rounded_in_the_drawing_alone() {
    let charts = tests("golden/site/en/charts/indicators");
    let read = |name: &str| fs::read_to_string(charts.join(name)).unwrap();
    for (name, full, rounded, stored) in [("output", "1,450.05", "1,450", "14500.5"), ("sun", "36.53", "36.5", "365.3")]
    {
        let (drawing, data) = (read(&format!("{name}.svg")), read(&format!("{name}.csv")));
        let texts = |tag: &str| -> Vec<String> {
            let opening = format!("<{tag}");
            let of_tag = drawing.split(&opening).skip(1).filter_map(|rest| rest.split("</").next());
            of_tag.map(|text| text.split_once('>').unwrap().1.to_owned()).collect()
        };
        assert!(texts("text").iter().all(|text| !text.contains(full)), "{name}");
        assert!(drawing.contains(rounded), "{name}");
        assert!(texts("title").iter().any(|text| text.contains(full)), "{name}: hover");
        assert!(texts("desc").iter().any(|text| text.contains(full)), "{name}: text alternative");
        assert!(data.contains(stored), "{name}: {data}");
    }
}
