//! What `errcat explain` and `errcat rules` say.

use errcat_tests::{BOOKSTORE, Project, repository};
use serde_json::{Value, json};

fn project() -> Project {
    Project::new(&[("catalog/catalog.yaml", BOOKSTORE)])
}

#[test]
fn a_rule_is_explained_with_its_examples() {
    let by_code = project().expect(0, &["explain", "e0103"]).stdout;
    assert!(by_code.starts_with("E0103: bad_status\n"), "{by_code}");
    for fact in ["severity:   error", "Wrong\n    errors:\n      A: { status: 4O4", "Right\n"] {
        assert!(by_code.contains(fact), "{fact}: {by_code}");
    }
    assert_eq!(project().expect(0, &["explain", "bad_status"]).stdout, by_code);
}

#[test]
fn every_rule_is_listed_and_has_a_page() {
    let listed = project().expect(0, &["rules"]).stdout;
    assert!(listed.lines().count() > 70, "{listed}");
    for line in listed.lines() {
        let code = line.split(' ').next().unwrap();
        let page = project().expect(0, &["explain", code, "--format", "json"]).stdout;
        let page: Value = serde_json::from_str(&page).unwrap();
        assert_eq!(page[0]["code"], code);
    }
}

#[test]
fn an_error_is_found_by_code_status_and_response() {
    let project = project();
    let by_code = project.expect(0, &["explain", "BOOK_NOT_FOUND"]).stdout;
    for fact in
        ["status:     404 Not Found", "message:    There is no book {isbn}", "catalog.yaml:8"]
    {
        assert!(by_code.contains(fact), "{fact}: {by_code}");
    }
    assert_eq!(project.expect(0, &["explain", "--status", "404"]).stdout, by_code);
    let json = r#"{"problem":[{"c":"BOOK_NOT_FOUND"}]}"#;
    for body in [json, "There is no book 978", r#"{"detail":"There is no book 978"}"#] {
        project.put("body", body);
        assert_eq!(project.expect(0, &["explain", "--response", "body"]).stdout, by_code, "{body}");
    }
    let markdown = project.expect(0, &["explain", "BOOK_NOT_FOUND", "--format", "markdown"]).stdout;
    assert!(markdown.starts_with("# BOOK\\_NOT\\_FOUND\n\n- api: Bookstore\n"), "{markdown}");
}

#[test]
fn an_error_tells_which_credentials_it_is_about() {
    let project = project();
    let access = "\
security:
  key: { type: api_key, in: query, name: key }
  token: { type: bearer, scopes: { write: Place orders. } }
errors:
  MAY_NOT_ORDER: { status: 403, message: You may not, security: [key, { token: write }] }
";
    project.put("catalog/access.yaml", access);
    let page = project.expect(0, &["explain", "MAY_NOT_ORDER"]).stdout;
    assert!(page.contains("\nsecurity:   key, token (write)\n"), "{page}");
    let json = project.expect(0, &["explain", "MAY_NOT_ORDER", "--format", "json"]).stdout;
    let json: Value = serde_json::from_str(&json).unwrap();
    let about =
        json!([{ "scheme": "key", "scopes": [] }, { "scheme": "token", "scopes": ["write"] }]);
    assert_eq!(json[0]["security"], about);
}

#[test]
fn what_is_near_is_suggested() {
    let project = project();
    let said = |arguments: &[&str]| project.expect(1, arguments).stderr;
    assert!(said(&["explain", "BOOK_NOT_FUOND"]).contains("did you mean `BOOK_NOT_FOUND`?"));
    assert!(said(&["explain", "bad_statu"]).contains("did you mean `bad_status`?"));
    assert!(said(&["explain", "--status", "403"]).contains("statuses with errors are 404"));
}

/// Every example of every catalog here is recognised for what it is.
#[test]
fn bodies_of_the_catalogs_are_recognised() {
    let project = Project::new(&[]);
    let catalog = repository().join("catalog");
    let catalog = catalog.to_str().unwrap();
    let all = ["200", "400", "401", "403", "404", "409", "422", "429", "500", "503"];
    let mut recognised = 0;
    for status in all {
        let answer = project.errcat(&[
            "explain",
            "--status",
            status,
            "--format",
            "json",
            "--catalog",
            catalog,
        ]);
        let Ok(Value::Array(errors)) = serde_json::from_str(&answer.stdout) else { continue };
        for error in errors {
            let Value::Object(body) = &error["body"] else { continue };
            let own = format!("{catalog}/{}", error["api"].as_str().unwrap());
            project.put("body.json", Value::Object(body.clone()).to_string());
            let found = project.expect(
                0,
                &["explain", "--response", "body.json", "--format", "json", "--catalog", &own],
            );
            let found: Value = serde_json::from_str(&found.stdout).unwrap();
            let same = |other: &Value| other["key"] == error["key"] && other["api"] == error["api"];
            assert!(found.as_array().unwrap().iter().any(same), "{error:#}");
            recognised += 1;
        }
    }
    assert!(recognised > 100, "{recognised}");
}
