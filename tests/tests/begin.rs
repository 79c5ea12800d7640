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
        let generated = commands.lines().nth(1).unwrap().split(' ').next_back().unwrap();
        assert!(project.path().join(generated).join("Cargo.toml").is_file(), "{generated}");
        assert_eq!(project.expect(0, &["explain", "NOT_FOUND"]).stderr, "");
        assert!(project.path().join("catalog/catalog.schema.json").is_file());
    }
}

#[test]
fn nothing_is_overwritten_and_no_bad_name_is_written() {
    let project = Project::new(&[]);
    project.expect(0, &["init", "--api", "shop"]);
    let before = project.snapshot();
    assert!(project.expect(2, &["init", "--api", "shop"]).stderr.contains("has a catalog already"));
    assert!(project.expect(1, &["init", "--api", "My Shop"]).stderr.contains("E0118"));
    assert!(before == project.snapshot());
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
        params: { place: string }
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
