//! The Rust that the runtime and generated crates state. That they build with it is for the
//! conformance step, which has it; here it is held against what they depend on.

use std::collections::BTreeMap;
use std::process::Command;

use errcat_tests::repository;
use serde_json::Value;

fn cargo(arguments: &[&str]) -> String {
    let output =
        Command::new(env!("CARGO")).args(arguments).current_dir(repository()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What packages state, by `name vVERSION`.
fn stated() -> BTreeMap<String, String> {
    let about = cargo(&["-vV"]);
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).unwrap();
    let filter = ["metadata", "--offline", "--format-version", "1", "--filter-platform", host];
    let metadata: Value = serde_json::from_str(&cargo(&filter)).unwrap();
    let packages = metadata["packages"].as_array().unwrap().iter();
    let packages = packages.filter_map(|package| {
        let text = |key: &str| package[key].as_str();
        let name = format!("{} v{}", text("name")?, text("version")?);
        Some((name, text("rust_version")?.to_owned()))
    });
    packages.collect()
}

/// A version to compare: `1.74` is `1.74.0`.
fn parts(version: &str) -> [u32; 3] {
    let mut parts = version.split('.').map(|part| part.parse().unwrap());
    [(); 3].map(|()| parts.next().unwrap_or(0))
}

#[test]
fn no_dependency_asks_for_more_than_is_stated() {
    let stated = stated();
    let own = &stated["errcat-runtime v0.1.0"];
    // Frameworks need the Rust that each of them states.
    for features in ["", "client", "serde", "tracing", "client,serde,tracing"] {
        let tree = ["tree", "--offline", "--package", "errcat-runtime", "--edges", "normal,build"];
        let form = ["--prefix", "none", "--format", "{p}", "--features", features];
        for line in cargo(&[&tree[..], &form].concat()).lines() {
            let package = line.split(' ').take(2).collect::<Vec<_>>().join(" ");
            if let Some(needs) = stated.get(&package) {
                assert!(parts(needs) <= parts(own), "{features}: {package} needs {needs}");
            }
        }
    }
}

#[test]
fn generated_crates_state_what_the_runtime_does() {
    let stated = stated();
    let own = &stated["errcat-runtime v0.1.0"];
    let crates = stated.iter().filter(|(name, _)| name.contains("-errors v"));
    let crates: Vec<_> = crates.map(|(name, version)| (name.as_str(), version)).collect();
    assert!(crates.len() >= 6, "{crates:?}");
    for (name, version) in crates {
        assert_eq!(version, own, "{name}");
    }
}
