//! `errcat check --fix`: faults with one safe answer.

use std::fs;

use errcat_tests::{BOOKSTORE, Project};
use serde_json::{Value, json};

/// Every kind of fault that can be mended, among what must stay as it is.
const FAULTY: &str = r#"errcat: 1
api: shop   # the shop
titel: "Shop"
wire: { http: { body: { code: $code, message: $mesage } } }
code_style: SCREAMING_SNAKE_CASE
types:
  Size: { values: [small, large] }
retry: { default: nevr, policies: { 'slow': { base: 1 min } } }


groups:
  stock:
    title: Stock
    errors:
      # It comes back.
      GONE:   { status: 4O4,   code: sold-out, message: 'There is no {sku} on {shelf}' }
      LATE:
        status: "Service Unavailable"
        mesage: |
          No {sku} of {size}
          today

        retry: { grade: backof, policy: "slwo" }
        headers: { Retry-After: '5' }
        related: [GNOE]     # see there
        params:
          size: { type: Szie, optional: no }
          count: { type: int }
"#;

/// What has changed.
const SLIPS: &[(&str, &str)] = &[
    ("titel:", "title:"),
    ("$mesage", "$message"),
    ("nevr", "never"),
    ("1 min", "1m"),
    ("4O4", "404"),
    ("sold-out", "SOLD_OUT"),
    (
        "{shelf}' }",
        "{shelf}', params: { sku: { type: string, max_length: 100 }, shelf: { type: string, max_length: 100 } } }",
    ),
    ("\"Service Unavailable\"", "\"503\""),
    ("mesage: |", "message: |"),
    ("backof,", "backoff,"),
    ("\"slwo\"", "\"slow\""),
    ("GNOE", "GONE"),
    ("Szie, optional: no", "Size, optional: false"),
    ("type: int }\n", "type: integer }\n          sku: { type: string, max_length: 100 }\n"),
];

fn mended() -> String {
    SLIPS.iter().fold(FAULTY.to_owned(), |text, (wrong, right)| {
        assert!(text.contains(wrong), "{wrong}");
        text.replacen(wrong, right, 1)
    })
}

/// How [`BOOKSTORE`] declares its param.
const DECLARED: &str = "    params: { isbn: { type: string, max_length: 20 } }\n";

fn read(project: &Project) -> String {
    fs::read_to_string(project.path().join("catalog.yaml")).unwrap()
}

#[test]
fn one_run_mends_what_has_one_answer_and_keeps_the_rest() {
    let project = Project::new(&[("catalog.yaml", FAULTY)]);
    let said = project.expect(1, &["check", "--fix"]);
    assert_eq!(read(&project), mended());
    assert_eq!(said.stdout, "fixed catalog.yaml\n");
    // Whether it is shown or removed is for the author to say.
    assert!(said.stderr.contains("the param `count` stands in no message"), "{}", said.stderr);
    assert!(said.stderr.contains("error: 1 error in 1 file\n"), "{}", said.stderr);
    let again = project.snapshot();
    assert_eq!(project.expect(1, &["check", "--fix"]).stdout, "");
    assert!(again == project.snapshot());
}

#[test]
fn where_all_is_mended_the_catalog_is_sound() {
    let faulty = FAULTY.replace("          count: { type: int }\n", "");
    let project = Project::new(&[("catalog.yaml", &faulty)]);
    let said = project.expect(0, &["check", "--fix"]);
    assert_eq!(said.stderr, "");
    assert_eq!(said.stdout, "fixed catalog.yaml\n1 catalog with 2 errors: no faults\n");
}

#[test]
fn a_dry_run_shows_the_changes_and_makes_none() {
    let text = BOOKSTORE.replace("404", "4O4").replace(DECLARED, "");
    let project = Project::new(&[("catalog.yaml", &text)]);
    let before = project.snapshot();
    let said = project.expect(0, &["check", "--fix", "--dry-run"]);
    let diff = "\
--- catalog.yaml
+++ catalog.yaml
@@ -6,5 +6,6 @@
     body: { code: $code, message: $message }
 errors:
   BOOK_NOT_FOUND:
-    status: 4O4
+    status: 404
     message: There is no book {isbn}
+    params: { isbn: { type: string, max_length: 100 } }
";
    assert_eq!(said.stdout, format!("{diff}1 catalog with 1 error: no faults\n"));
    assert_eq!(said.stderr, "");
    assert!(before == project.snapshot());
    project.expect(2, &["check", "--dry-run"]);
}

#[test]
fn lines_end_as_they_did() {
    let text = BOOKSTORE.replace(DECLARED, "").replace('\n', "\r\n");
    let project = Project::new(&[("catalog.yaml", &text)]);
    project.expect(0, &["check", "--fix"]);
    let declared = "    params: { isbn: { type: string, max_length: 100 } }\n";
    assert_eq!(read(&project), BOOKSTORE.replace(DECLARED, declared).replace('\n', "\r\n"));
}

#[test]
fn a_catalog_that_would_not_be_better_stays() {
    // Spelled in the style, the code is that of another error.
    let text = format!(
        "{BOOKSTORE}  SEARCH: {{ status: 404, code: book-not-found, message: No }}\n\
         code_style: SCREAMING_SNAKE_CASE\n"
    );
    let project = Project::new(&[("catalog.yaml", &text)]);
    let before = project.snapshot();
    let said = project.expect(1, &["check", "--fix"]);
    assert!(before == project.snapshot());
    assert!(said.stdout.is_empty() && said.stderr.contains("error[E0105]"), "{}", said.stderr);
    assert!(said.stderr.contains("error: `.` stays as it is: "), "{}", said.stderr);
}

#[test]
fn slips_with_the_same_answer_are_left_to_the_author() {
    let text = BOOKSTORE.replace("    message", "    mesage: A\n    messge");
    let project = Project::new(&[("catalog.yaml", &text)]);
    let said = project.expect(1, &["check", "--fix"]);
    assert_eq!((read(&project), &*said.stdout), (text, ""), "{}", said.stderr);
}

#[test]
fn programs_are_told_the_change() {
    let project = Project::new(&[("catalog.yaml", FAULTY)]);
    let said = project.expect(1, &["check", "--format", "json"]);
    let faults: Value = serde_json::from_str(&said.stdout).unwrap();
    let fixes =
        faults.as_array().unwrap().iter().flat_map(|fault| fault["fix"].as_array().unwrap());
    let mut text = FAULTY.to_owned();
    let at = |place: &Value| usize::try_from(place["offset"].as_u64().unwrap()).unwrap();
    let mut fixes: Vec<&Value> = fixes.collect();
    fixes.sort_by_key(|fix| at(&fix["start"]));
    fixes.dedup_by_key(|fix| at(&fix["start"]));
    for fix in fixes.iter().rev() {
        text.replace_range(at(&fix["start"])..at(&fix["end"]), fix["text"].as_str().unwrap());
    }
    // The same as `--fix` makes of it, but for what shows only then.
    assert!(!text.contains("titel") && text.contains("status: 404"), "{text}");
    let sarif = project.expect(1, &["check", "--format", "sarif"]).stdout;
    let log: Value = serde_json::from_str(&sarif).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let with_change = results.iter().filter(|result| result["fixes"].is_array()).count();
    assert_eq!(
        with_change,
        faults.as_array().unwrap().iter().filter(|f| f["fix"] != json!([])).count()
    );
}
