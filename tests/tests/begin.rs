//! From nothing to an error: `errcat init` and `errcat new`.

use errcat_tests::Project;

#[test]
fn every_envelope_begins_with_a_catalog_that_works() {
    for envelope in ["simple", "nested", "problem-json", "json-api", "text"] {
        let project = Project::new(&[]);
        let said = project.expect(0, &["init", "--api", "web-shop", "--envelope", envelope]);
        assert_eq!(said.stderr, "", "{envelope}");
        assert!(said.stdout.contains("There is no order with the id 17"), "{}", said.stdout);
        let commands = said.stdout.split_once("Next:\n").unwrap().1;
        assert_eq!(commands.lines().count(), 3, "{commands}");
        assert_eq!(project.expect(0, &["gen"]).stderr, "", "{envelope}");
        assert_eq!(project.expect(0, &["explain", "NOT_FOUND"]).stderr, "");
        assert!(project.path().join("catalog/catalog.schema.json").is_file());
    }
}

#[test]
fn a_package_that_is_there_is_told_how_to_use_the_errors() {
    let project = Project::new(&[("Cargo.toml", "[package]\nname = \"a\"\n")]);
    let said = project.expect(0, &["init", "--api", "web-shop"]).stdout;
    project.expect(0, &["gen"]);
    let path = said.lines().find_map(|line| line.trim().strip_prefix("cargo add --path "));
    let path = path.unwrap_or_else(|| panic!("{said}"));
    assert!(project.path().join(path).join("Cargo.toml").is_file(), "{path}");
    // Nothing of it was asked for.
    let files: Vec<_> = project.snapshot().into_keys().collect();
    assert!(files.iter().all(|file| file.starts_with("catalog/") || file == "Cargo.toml"));
    assert_eq!(read(&project, "Cargo.toml"), "[package]\nname = \"a\"\n");
}

#[test]
fn an_xtask_and_a_server_are_members_of_the_workspace() {
    let project = Project::new(&[("Cargo.toml", "[workspace]\n# None yet.\n")]);
    project.expect(0, &["init", "--api", "web-shop", "--with", "xtask"]);
    let manifest = read(&project, "Cargo.toml");
    assert_eq!(manifest, "[workspace]\nmembers = [\"xtask\", \"web-shop\"]\n# None yet.\n");
    assert!(read(&project, ".cargo/config.toml").contains("xtask = \"run"));
    assert!(read(&project, "xtask/src/main.rs").contains("errcat::cli::xtask("));
    assert!(read(&project, "web-shop/src/main.rs").contains("use web_shop_errors::{"));
    // Cargo runs an xtask only where all members have a manifest.
    assert!(read(&project, "web-shop/Cargo.toml").contains("../catalog/web-shop/generated"));
    assert_eq!(project.expect(0, &["gen", "--check"]).stderr, "");
}

#[test]
fn a_build_script_is_written_for_the_package() {
    let project = Project::new(&[("Cargo.toml", "[package]\nname = \"a\"\n")]);
    let said = project.expect(0, &["init", "--api", "shop", "--with", "build-script"]).stdout;
    assert!(said.contains("include!(concat!(env!(\"OUT_DIR\"), \"/errcat.rs\"));"), "{said}");
    assert!(read(&project, "build.rs").contains("errcat::Build::new(\"catalog/shop\").run()"));
    // The Rust is the build script's; the rest is generated as ever.
    project.expect(0, &["gen"]);
    assert!(project.snapshot().into_keys().all(|file| !file.ends_with("error.rs")));
}

#[test]
fn nothing_is_overwritten_and_no_bad_name_is_written() {
    let config = "[alias]\nxtask = \"run -p tasks --\"\n";
    let project = Project::new(&[(".cargo/config.toml", config), ("build.rs", "fn main() {}")]);
    project.expect(0, &["init", "--api", "shop", "--server", "none"]);
    let before = project.snapshot();
    let refused = |code, api, flags: &[&str]| {
        let arguments = [&["init", "--api", api][..], flags].concat();
        project.expect(code, &arguments).stderr
    };
    assert!(
        refused(2, "shop", &[]).contains("there is a file `catalog/shop/catalog.yaml` already")
    );
    assert!(refused(1, "My Shop", &[]).contains("E0118"));
    assert!(refused(2, "b", &["--with", "xtask"]).contains("`errcat::cli::xtask`"));
    let no_package = refused(2, "b", &["--with", "build-script", "--server", "none"]);
    assert!(no_package.contains("no package here"), "{no_package}");
    project.put("Cargo.toml", "[package]\nname = \"a\"\n");
    assert!(refused(2, "b", &["--with", "build-script"]).contains("`build.rs` already"));
    std::fs::remove_file(project.path().join("Cargo.toml")).unwrap();
    assert!(project.expect(2, &["init"]).stderr.contains("errcat init --api NAME"));
    assert!(before == project.snapshot());
}

fn read(project: &Project, path: &str) -> String {
    std::fs::read_to_string(project.path().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

const CATALOG: &str = "\
errcat: 1
api: shop
title: Shop
wire: { http: { body: { code: $code, message: $message } } }
params: { sku: string }
groups:
  stock:
    title: Stock
    errors:
      # The first.
      GONE: { status: 410, message: Gone }   # for good
      LATE:
        status: 503
        headers: { Retry-After: '5' }
        message: |
          Later

  # The others.
  other:
    title: Others
    errors: { A: { status: 400, message: A } }
";

#[test]
fn an_error_is_added_and_all_else_stays() {
    let project = Project::new(&[("catalog/catalog.yaml", CATALOG)]);
    let message = "No {sku} in {place}: sorry";
    project.expect(
        0,
        &["new", "SOLD_OUT", "--group", "stock", "--status", "409", "--message", message],
    );
    let added = "          Later
      SOLD_OUT:
        status: 409
        message: \"No {sku} in {place}: sorry\"
        params: { place: { type: string, max_length: 100 } }
";
    let text = std::fs::read_to_string(project.path().join("catalog/catalog.yaml")).unwrap();
    assert_eq!(text, CATALOG.replace("          Later\n", added));
}

#[test]
fn what_cannot_be_added_is_explained_and_not_written() {
    let project = Project::new(&[("catalog/catalog.yaml", CATALOG)]);
    let before = project.snapshot();
    let said = |code, key, group| {
        let arguments = ["new", key, "--group", group, "--status", "404", "--message", "No"];
        project.expect(code, &arguments).stderr
    };
    assert!(said(2, "B", "stocks").contains("did you mean `stock`?"));
    assert!(said(1, "B", "other").contains("lines of their own"));
    assert!(said(1, "GONE", "stock").contains("E0010"));
    let none = project.expect(2, &["new", "B", "--message", "No"]).stderr;
    assert!(none.contains("`--group NAME`, of stock, other"), "{none}");
    assert!(before == project.snapshot());
}
