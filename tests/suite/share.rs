//! What a page looks like where somebody passes its address on: tags and cards.

use super::project::{build, files, real};

/// The contents of the `<meta>` elements named `name` on `page`.
fn metas<'t>(page: &'t str, name: &str) -> Vec<&'t str> {
    page.split(&format!("\"{name}\" content=\"")).skip(1).filter_map(|rest| Some(rest.split_once('"')?.0)).collect()
}

#[test]
fn a_site_that_knows_its_address_has_a_card_for_every_page_and_each_page_names_its_own() {
    let project = real();
    let out = tempfile::tempdir().unwrap();
    let base = "https://report.example.org/jilin/";
    assert_eq!(build(project.path(), &out.path().join("site"), Some(base)), "");
    let site = files(&out.path().join("site"));
    let pages: Vec<_> = site.keys().filter(|path| path.ends_with(".html")).collect();
    assert!(pages.len() > 300);
    for path in pages {
        let page = String::from_utf8_lossy(&site[path]);
        if path.ends_with("404.html") {
            assert_eq!(metas(&page, "og:image"), [""; 0], "{path}");
            continue;
        }
        for tag in ["og:title", "og:description", "og:type", "og:url", "twitter:card"] {
            let found = metas(&page, tag);
            assert!(found.len() == 1 && !found[0].is_empty(), "{path}: {tag}: {found:?}");
        }
        assert_eq!(metas(&page, "twitter:card"), ["summary_large_image"], "{path}");
        let own = metas(&page, "og:image")[0].strip_prefix(base).expect(path);
        assert!(site.get(own).is_some_and(|bytes| bytes.starts_with(b"\x89PNG")), "{path}: {own}");
        let same = path.replace("parallel/", "").replace(".html", ".png");
        assert!(path.contains("parallel") || path == "index.html" || own == same, "{path}: {own}");
    }
    let card = |path: &str| &site[path];
    assert_ne!(card("zh/index.png"), card("en/index.png"));
    assert_ne!(card("zh/pillars/food.png"), card("zh/pillars/energy.png"));
}

#[test]
fn without_an_address_there_are_no_cards_and_the_tags_say_what_can_be_said() {
    let project = real();
    let out = tempfile::tempdir().unwrap();
    assert_eq!(build(project.path(), &out.path().join("site"), None), "");
    let site = files(&out.path().join("site"));
    assert!(site.keys().all(|path| !path.ends_with(".png")));
    let page = String::from_utf8_lossy(&site["en/pillars/automotive.html"]);
    assert_eq!(metas(&page, "twitter:card"), ["summary"]);
    assert_eq!((metas(&page, "og:locale"), metas(&page, "og:locale:alternate")), (vec!["en_GB"], vec!["zh_CN"]));
    assert!(metas(&page, "og:image").is_empty() && metas(&page, "og:url").is_empty());
    assert_eq!(metas(&page, "og:title").len(), 1);
}
