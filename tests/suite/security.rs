//! What keeps the site safe beside its pages: the policy, digests, what hosts are told, whom to tell of a weakness.

use super::project::{build, copy, edit, files, real, root, tests, told};
use std::collections::BTreeMap;
use std::fs;

fn site(address: Option<&str>, change: impl Fn(&std::path::Path)) -> BTreeMap<String, String> {
    let project = real();
    change(project.path());
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().join("site");
    assert_eq!(build(project.path(), &folder, address), "");
    files(&folder).into_iter().filter_map(|(path, bytes)| Some((path, String::from_utf8(bytes).ok()?))).collect()
}

fn pages(site: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    site.iter().filter(|(path, _)| path.ends_with(".html"))
}

/// The values of `attribute` in the elements that begin with `element`.
fn values<'t>(page: &'t str, element: &str, attribute: &str) -> Vec<&'t str> {
    let tags = page.split(element).skip(1).filter_map(|rest| rest.split_once('>').map(|(tag, _)| tag));
    tags.filter_map(|tag| tag.split_once(&format!(" {attribute}=\""))?.1.split_once('"').map(|(value, _)| value))
        .collect()
}

#[test]
fn every_page_has_the_policy_before_anything_is_loaded() {
    let site = site(None, |_| {});
    assert!(pages(&site).count() > 100);
    for (path, page) in pages(&site) {
        let (before, after) = page.split_once("<meta http-equiv=\"Content-Security-Policy\" content=\"").expect(path);
        assert!(!before.contains("<link") && !before.contains("<script"), "{path}");
        assert!(
            after.starts_with("default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;"),
            "{path}"
        );
        assert!(!after.split('"').next().unwrap().contains("unsafe"), "{path}");
    }
}

#[test]
fn with_an_address_each_style_sheet_and_script_has_its_digest_and_without_one_none_has() {
    let known = site(Some("https://example.org/"), |_| {});
    for (path, page) in pages(&known) {
        for (element, attribute) in [("<link rel=\"stylesheet\"", "href"), ("<script src", "integrity")] {
            assert_eq!(
                values(page, element, attribute).len(),
                values(page, element, "integrity").len(),
                "{path}: each {element}"
            );
        }
        assert!(page.matches(" integrity=\"sha384-").count() >= 2, "{path}");
    }
    // A browser refuses what has a digest in a page that is opened from a folder.
    let unknown = site(None, |_| {});
    assert!(pages(&unknown).all(|(_, page)| !page.contains(" integrity=")));
}

/// The rules of a `_headers` file that fit `address`, as Netlify and Cloudflare Pages read it.
fn sent<'t>(headers: &'t str, address: &str) -> Vec<(&'t str, &'t str)> {
    let mut fits = false;
    let mut found = Vec::new();
    for line in headers.lines() {
        match line.strip_prefix("  ") {
            None => {
                fits = match (line.strip_suffix('*'), line.strip_suffix(":page")) {
                    (Some(folder), _) => address.starts_with(folder),
                    (_, Some(folder)) => {
                        address.strip_prefix(folder).is_some_and(|name| !name.is_empty() && !name.contains('/'))
                    }
                    _ => address == line,
                }
            }
            Some(header) if fits => found.push(header.split_once(": ").unwrap()),
            Some(_) => {}
        }
    }
    found
}

#[test]
fn every_address_has_one_policy_in_the_headers_of_hosts_and_it_is_the_recipes() {
    let site = site(Some("https://example.org/"), |_| {});
    let headers = &site["_headers"];
    let rules = headers.lines().filter(|line| !line.starts_with(' ')).count();
    assert!(rules <= 100, "Cloudflare Pages reads at most 100 rules: {rules}");
    let recipe = fs::read_to_string(root().join("deploy/nginx.conf")).unwrap();
    let recipe = recipe.split("Content-Security-Policy \"").nth(1).unwrap().split('"').next().unwrap();
    let caddy = fs::read_to_string(root().join("deploy/Caddyfile")).unwrap();
    assert!(
        caddy.contains(
            &recipe.replace("$gongbao_style", "{gongbao_style}").replace("$gongbao_frames", "{gongbao_frames}")
        )
    );
    for path in site.keys().filter(|path| !path.starts_with('.')) {
        let address = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
        let found = sent(headers, &address);
        let of =
            |name: &str| -> Vec<&str> { found.iter().filter(|(it, _)| *it == name).map(|(_, value)| *value).collect() };
        assert_eq!(of("X-Content-Type-Options"), ["nosniff"], "{address}");
        let is_chart = address.contains("/charts/");
        let (style, frames) = if is_chart { ("'self' 'unsafe-inline'", "*") } else { ("'self'", "'self'") };
        let policy = recipe.replace("$gongbao_style", style).replace("$gongbao_frames", frames);
        match address.strip_prefix("/assets/") {
            Some(_) => assert_eq!(of("Cache-Control"), ["public, max-age=31536000, immutable"], "{address}"),
            None => assert_eq!(of("Content-Security-Policy"), [policy], "{address}"),
        }
    }
}

#[test]
fn headers_of_the_reports_own_are_left_alone() {
    let own = "/*\n  X-Own: yes\n";
    let site = site(None, |project| {
        fs::create_dir_all(project.join("content/static")).unwrap();
        fs::write(project.join("content/static/_headers"), own).unwrap();
    });
    assert_eq!(site["_headers"], own);
}

#[test]
fn whom_to_tell_of_a_weakness_is_said_as_rfc_9116_wants_it() {
    let security = "security:\n  contact: [\"mailto:security@example.org\", \"https://example.org/report\"]\n  \
                    expires: 2027-06-30\n  policy: https://example.org/policy\n  encryption: \"dns:5d2d37ab76d47d36._openpgpkey.example.org?type=OPENPGPKEY\"\n\
                    frame:";
    let site = site(Some("https://example.org/"), |project| edit(project, "content/report.yaml", "frame:", security));
    assert_eq!(
        site[".well-known/security.txt"],
        "Contact: mailto:security@example.org\nContact: https://example.org/report\nExpires: 2027-06-30T00:00:00Z\n\
         Encryption: dns:5d2d37ab76d47d36._openpgpkey.example.org?type=OPENPGPKEY\nPolicy: https://example.org/policy\n\
         Preferred-Languages: zh, en\nCanonical: https://example.org/.well-known/security.txt\n"
    );
    let without = self::site(None, |_| {});
    assert!(!without.contains_key(".well-known/security.txt"));
}

#[test]
fn what_is_no_contact_is_told() {
    for (contact, good) in [
        ("mailto:a@example.org", true),
        ("tel:+86-431-1234567", true),
        ("https://example.org/", true),
        ("http://example.org/", false),
        ("a@example.org", false),
        ("mailto:", false),
        ("mailto:a@b", false),
        ("tel:0431", false),
        ("https://", false),
        ("mailto:安全@example.org", false),
        ("mailto:a b@example.org", false),
    ] {
        let project = tempfile::tempdir().unwrap();
        copy(&tests("fixtures/base"), project.path());
        let security = format!("security: {{contact: [\"{contact}\"], expires: 2027-06-30}}\nframe:");
        edit(project.path(), "content/report.yaml", "frame:", &security);
        let told = told(&super::project::check(project.path()));
        assert_eq!(told.is_empty(), good, "{contact}: {told}");
        assert!(good || told.contains("[security-contact]"), "{told}");
    }
}
