//! What catalogs without faults become.

use errcat_model::{ErrorDef, FieldRole, Json, Message, RetryGrade, example};

use crate::testing::{check_files, model};

fn names(error: &ErrorDef) -> Vec<&str> {
    error.fields.iter().map(|f| f.decl.name.as_str()).collect()
}

#[test]
fn three_lines_make_an_error() {
    let catalog = model("errors:\n  BOOK_NOT_FOUND: { status: 404, message: No book }\n");
    let error = &catalog.errors[0];
    assert_eq!(
        (error.variant.as_str(), error.function.as_str()),
        ("BookNotFound", "book_not_found")
    );
    assert_eq!((error.anchor.as_str(), error.status), ("book-not-found", Some(404)));
    assert_eq!(error.code, Json::string("BOOK_NOT_FOUND"));
    assert_eq!((error.origin.file.as_str(), error.origin.line), ("catalog.yaml", 6));
    assert_eq!((error.examples.len(), error.has_written_example), (1, false));
    assert_eq!(catalog.groups[0].title, "Errors");
    let rust = catalog.generate.rust.as_ref().expect("a target");
    assert_eq!(rust.dir, "catalog/test/generated/test-errors");
    let body = example::body(&catalog, error.wires[0], error, &error.examples[0]);
    assert_eq!(body.to_string(), r#"{"code":"BOOK_NOT_FOUND","message":"No book"}"#);
}

#[test]
fn fields_are_own_params_then_inherited_ones_then_the_payload() {
    let catalog = model(
        "\
params: { retry_after: { type: duration, example: 60 }, tenant: string }
headers: { Retry-After: $retry_after, X-Api: one }
groups:
  books:
    status: 404
    message: \"No {what} in {shelf}\"
    params: { shelf: string, what: string }
    headers: { x-api: two }
    errors:
      A: { details: map<any>, params: { what: integer } }
      B: { message: 'Gone for {tenant}' }
      C: { status: 410 }
",
    );
    let [a, b, c] = &catalog.errors[..] else { panic!("three errors") };
    assert_eq!(names(a), ["what", "shelf", "retry_after", "details"]);
    assert_eq!(a.fields[3].role, FieldRole::Details);
    assert_eq!(a.message.as_ref().map(|m| m.template(a)).as_deref(), Some("No {what} in {shelf}"));
    assert_eq!(names(b), ["retry_after", "tenant"]);
    assert_eq!(names(c), ["shelf", "what", "retry_after"]);
    let headers = example::headers(&catalog, a, &a.examples[0]);
    let expected = [("Retry-After", "60"), ("x-api", "two")];
    assert_eq!(headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[test]
fn codes_come_from_keys_or_are_given() {
    let catalog = model(
        "\
code_style: snake_case
errors:
  TOKEN_EXPIRED: { status: 401, message: A }
  NUMBER: { status: 400, message: B, code: 1042 }
  TEXT: { status: 400, message: C, code: \"1042\" }
  ZEROS: { status: 400, message: D, code: 007 }
",
    );
    let codes: Vec<String> = catalog.errors.iter().map(|e| e.code.to_string()).collect();
    assert_eq!(codes, ["\"token_expired\"", "1042", "\"1042\"", "\"007\""]);
}

#[test]
fn retry_comes_from_error_group_status_and_default() {
    let catalog = model(
        "\
statuses: { 503: { retry: backoff }, 200: OK }
retry:
  default: never
  policies: { backoff: { base: 1s }, slow: { base: 1m } }
groups:
  a:
    status: 503
    errors:
      OWN: { message: A, retry: caution }
      STATUS: { message: B }
      POLICY: { message: C, retry: { policy: slow } }
      DEFAULT: { status: 500, message: D }
  b:
    status: 503
    retry: { grade: backoff, policy: slow }
    errors: { GROUP: { message: E } }
",
    );
    let retry = |e: &ErrorDef| {
        let retry = e.retry.as_ref()?;
        Some((retry.grade, retry.policy(&catalog).map(|p| p.name.clone())))
    };
    let found: Vec<_> = catalog.errors.iter().filter_map(retry).collect();
    let slow = || Some("slow".to_owned());
    assert_eq!(
        found,
        [
            (RetryGrade::Caution, None),
            (RetryGrade::Backoff, Some("backoff".to_owned())),
            (RetryGrade::Backoff, slow()),
            (RetryGrade::Never, None),
            (RetryGrade::Backoff, slow()),
        ]
    );
    assert_eq!(catalog.statuses[0].meaning, "Service Unavailable");
}

#[test]
fn messages_quote_limits_and_hold_braces() {
    let catalog = model(
        "\
limits: { login: { max: 300, window: 1m, per: IP } }
errors:
  A:
    status: 429
    message: '{limits.login.max} per {limits.login.window} and {limits.login.per}, {{x}}'
",
    );
    let message = catalog.errors[0].message.as_ref().and_then(Message::constant);
    assert_eq!(message.as_deref(), Some("300 per 1 minute and IP, {x}"));
}

#[test]
fn groups_show_errors_of_others_after_their_own() {
    let catalog = model(
        "\
groups:
  a:
    errors:
      X: { status: 404, message: No post, also_in: { b: { cause: Bad id } } }
  b:
    errors:
      Y: { status: 404, message: No player, also_in: a, deprecated: { use: X } }
operations:
  get: { method: GET, path: /, errors: [Y, group b, X] }
",
    );
    let entries = |g: usize| -> Vec<(usize, bool)> {
        catalog.groups[g].entries.iter().map(|e| (e.error.0, e.also)).collect()
    };
    assert_eq!(entries(0), [(0, false), (1, true)]);
    assert_eq!(entries(1), [(1, false), (0, true)]);
    assert_eq!(catalog.groups[1].entries[1].causes.len(), 1);
    assert_eq!(catalog.operations[0].errors.len(), 2);
}

#[test]
fn examples_are_completed_from_declarations() {
    let catalog = model(
        "\
context:
  request_id: { type: string, example: req-1 }
  trace: { type: string, optional: true }
types: { R: { fields: { field: string, index: { type: integer, default: 0 } } } }
errors:
  A:
    status: 400
    message: \"A {x} {y}\"
    params: { x: integer, y: { type: number, example: 1.50 } }
    details: list<R>
    examples:
      - { x: 5, details: [{ field: a }], about: One. }
",
    );
    let example = &catalog.errors[0].examples[0];
    assert_eq!(example.context, [Some(Json::string("req-1")), None]);
    let fields: Vec<String> =
        example.problems[0].fields.iter().flatten().map(Json::to_string).collect();
    assert_eq!(fields, ["5", "1.5", r#"[{"field":"a","index":0}]"#]);
    assert_eq!(example.about.to_plain(), "One.");
}

#[test]
fn what_could_not_be_read_is_known_by_name_and_not_missing() {
    let yaml = "\
groups:
  a: { errors: { X: { status: [1], message: A, also_in: b } } }
  b: oops
operations:
  get: { method: GET, path: /, errors: [group b, X] }
";
    let head = "errcat: 1\napi: [x]\ntitle: Test\nwire: { http: { body: $message } }\n";
    check_files(
        &[("catalog.yaml", &format!("{head}{yaml}"))],
        &[
            "2:6 E0012 expected a text, found a list",
            "6:31 E0012 expected a text, found a list",
            "7:6 E0012 expected a group, found `oops`",
        ],
    );
}
