//! The client code of the pages, compiled with the generated crates and run over all examples.

use std::fmt::Write as _;
use std::process::Command;
use std::{env, fs, path::Path};

use errcat_model::{Client, DocsPages, DocsTarget, Generate, RustTarget, Transport};
use errcat_tests::repository;

use super::api::{APIS, Api, Response};

/// The Rust of the page of each error, by the page's name.
fn snippets(api: &Api) -> Vec<(String, String)> {
    let mut catalog = api.catalog.clone();
    let target = DocsTarget {
        dir: "docs".to_owned(),
        pages: DocsPages::Error,
        clients: vec![Client::Rust],
        ..DocsTarget::default()
    };
    let rust = catalog.generate.rust.take();
    let rust = rust.map(|rust| RustTarget { dir: "crate".to_owned(), ..rust });
    catalog.generate = Generate { rust, openapi: None, docs: Some(target), site: None };
    let plan = errcat::plan::plan(&catalog, &repository()).unwrap();
    let pages = &plan.roots["docs"];
    let page = |anchor: &str| String::from_utf8_lossy(&pages[&format!("errors/{anchor}.md")]);
    let code = |page: &str| {
        let (_, after) = page.split_once("```rust\n").expect("Rust");
        after.split_once("\n```").expect("an end").0.to_owned()
    };
    let errors = catalog.errors.iter();
    errors.map(|error| (error.anchor.clone(), code(&page(&error.anchor)))).collect()
}

/// A module per error, and a test that each function knows its own examples and no others.
fn program(api: &Api) -> String {
    let mut out = String::new();
    let mut calls = String::new();
    let all: Vec<(String, Response)> = api
        .catalog
        .errors
        .iter()
        .flat_map(|error| {
            let example = error.examples.first().expect("an example");
            error.wires.iter().map(|&wire| {
                (error.anchor.clone(), Response::new(&api.catalog, error, wire, example))
            })
        })
        .collect();
    for (at, (anchor, code)) in snippets(api).iter().enumerate() {
        let _ = writeln!(out, "pub mod e{at} {{\n{code}\n}}");
        let (_, name) = code.split_once("pub fn ").expect("a function");
        let (name, rest) = name.split_once('(').expect("its name");
        let over_http = rest.starts_with("status");
        for (of, response) in &all {
            let wire = &api.catalog.wires[response.wire];
            if over_http != (wire.transport == Transport::Http) {
                continue;
            }
            let body = &response.body;
            let arguments = if over_http {
                let headers = response.headers.iter().map(|(name, value)| (&**name, &**value));
                let headers: Vec<(&str, &str)> = headers.collect();
                format!("{}, &{headers:?}, {body:?}.as_bytes()", response.status)
            } else {
                format!("{body:?}.as_bytes()")
            };
            let expected = of == anchor;
            let _ =
                writeln!(calls, "    assert_eq!(e{at}::{name}({arguments}), {expected}, {of:?});");
        }
    }
    format!("{out}#[test]\nfn each_knows_its_own() {{\n{calls}}}\n")
}

#[test]
fn the_rust_of_the_pages_tells_every_error() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("snippets");
    fs::create_dir_all(dir.join("src")).unwrap();
    let mut manifest = String::from(
        "[package]\nname = \"snippets\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
         [dependencies]\n",
    );
    let mut root = String::new();
    for api in APIS.iter() {
        let package = &api.catalog.generate.rust.as_ref().unwrap().crate_name;
        let path = repository().join("crates/generated").join(package);
        let _ = writeln!(manifest, "{package} = {{ path = {path:?}, features = [\"client\"] }}");
        let module = package.replace('-', "_").replace("_errors", "");
        let _ = writeln!(root, "mod {module};");
        fs::write(dir.join(format!("src/{module}.rs")), program(api)).unwrap();
    }
    fs::write(dir.join("src/lib.rs"), root).unwrap();
    fs::write(dir.join("Cargo.toml"), manifest).unwrap();
    fs::copy(repository().join("Cargo.lock"), dir.join("Cargo.lock")).unwrap();
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["test", "--offline", "--quiet"])
        .current_dir(&dir)
        .env("CARGO_TARGET_DIR", dir.join("target"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
}
