//! What the program is made of: licences, sources and bans as `deny.toml` lists them, no code of ours that may be unsafe.

use super::project::root;
use serde_json::Value;
use std::fs;
use std::process::Command;

/// All packages that `Cargo.lock` can bring in, on any system.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--locked", "--format-version", "1"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

/// The texts of a list in `deny.toml`, which is written with one a line.
fn listed(key: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("deny.toml")).unwrap();
    let (_, list) = text.split_once(&format!("\n{key} = [\n")).unwrap();
    let (list, _) = list.split_once("\n]").unwrap();
    list.lines().filter_map(|line| line.split('"').nth(1)).map(str::to_owned).collect()
}

/// Whether what is allowed is enough for an SPDX expression; `/` is the old way of writing OR.
fn allows(expression: &str, allowed: &[String]) -> bool {
    let expression = expression.replace('/', " OR ");
    if let Some((first, rest)) = expression.split_once(") AND ") {
        return allows(first.trim_start_matches('('), allowed) && allows(rest, allowed);
    }
    expression.split(" OR ").any(|one| one.split(" AND ").all(|one| allowed.iter().any(|it| it == one.trim())))
}

#[test]
fn every_dependency_comes_from_crates_io_with_a_licence_that_is_allowed_and_none_is_banned() {
    let (allowed, banned) = (listed("allow"), listed("deny"));
    assert!(allows("(MIT OR GPL-3.0) AND ISC", &allowed) && !allows("(MIT OR ISC) AND GPL-3.0", &allowed));
    assert!(!allows("GPL-3.0 OR MIT AND AGPL-3.0", &allowed) && allowed.len() > 8 && banned.len() > 8);
    let packages = packages();
    assert!(packages.len() > 100);
    for package in packages {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let name = text("name");
        let source = text("source");
        let is_own = name == "gongbao" && source.is_empty();
        assert!(is_own || source == "registry+https://github.com/rust-lang/crates.io-index", "{name} from {source:?}");
        assert!(allows(&text("license"), &allowed), "{name}: {}", text("license"));
        assert!(!banned.contains(&name), "{name} is banned");
    }
}

#[test]
fn nothing_of_ours_is_unsafe_or_runs_while_it_is_built() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("unsafe_code = \"forbid\""));
    assert!(!manifest.contains("build-dependencies") && !root().join("build.rs").exists());
}
