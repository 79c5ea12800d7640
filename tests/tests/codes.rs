//! `ErrorCode`: from text to error, and what the catalog says of it, with the bookstore's.

use std::time::Duration;

use bookstore_errors::about::Severity;
use bookstore_errors::{
    Error, ErrorCode, FieldFault, Format, Problem, RetryGrade, UnknownCode, UnknownValue,
};

#[test]
fn a_code_is_found_by_key_and_by_a_code_of_its_own() {
    let problem = Problem::from(Error::book_not_found("0"));
    assert_eq!(problem.error().code(), "BOOK_NOT_FOUND");
    assert_eq!("BOOK_NOT_FOUND".parse(), Ok(ErrorCode::BookNotFound));
    assert_eq!(ErrorCode::BookNotFound.to_string(), "BOOK_NOT_FOUND");
    assert_eq!(format!("{:?}", ErrorCode::BookNotFound), "BookNotFound");

    // Two errors share 410, so it names neither.
    assert_eq!(ErrorCode::OrderLost.as_str(), "410");
    assert_eq!("ORDER_LOST".parse(), Ok(ErrorCode::OrderLost));
    assert_eq!("410".parse::<ErrorCode>(), Err(UnknownCode));
    assert_eq!("".parse::<ErrorCode>(), Err(UnknownCode));
    assert_eq!("BOOK_NOT_FOUNE".parse::<ErrorCode>(), Err(UnknownCode));
}

#[test]
fn values_of_an_enum_are_listed_written_and_read() {
    for format in Format::ALL {
        assert_eq!(format.to_string().parse(), Ok(*format));
    }
    assert_eq!(Format::ALL.len(), 3);
    assert_eq!(format!("{:>6}", Format::Epub), "  epub");
    assert_eq!("Epub".parse::<Format>(), Err(UnknownValue));
}

#[test]
fn codes_are_values_of_serde() {
    for code in ErrorCode::ALL {
        let json = serde_json::to_string(code).unwrap();
        assert_eq!(json, format!("{:?}", code.key()));
        assert_eq!(serde_json::from_str::<ErrorCode>(&json).unwrap(), *code);
    }
    let error = serde_json::from_str::<ErrorCode>("\"410\"").unwrap_err();
    assert!(error.to_string().starts_with("no error of the catalog has this code"), "{error}");
}

#[test]
fn the_catalog_is_there_at_run_time() {
    let code = ErrorCode::BookNotFound;
    assert_eq!(code.status(), Some(404));
    assert_eq!(code.title(), Some("Book not found"));
    assert_eq!(code.since(), Some("1.0"));
    assert_eq!((code.group().name, code.group().title), ("catalogue", "Finding books"));
    assert_eq!(code.docs(), Some("https://docs.bookstore.example/errors#book-not-found"));
    let causes: Vec<_> = code.causes().map(|cause| (cause.text, cause.fix)).collect();
    assert_eq!(
        causes,
        [
            ("The ISBN has a typo", Some("Check the last digit.")),
            ("The book was never in our catalogue", None),
        ],
    );
    assert!(code.resolutions().eq(["Search by title instead."]));
    assert_eq!(code.deprecation(), None);

    let code = ErrorCode::OutOfStock;
    assert_eq!(code.severity(), Some(Severity::Info));
    let retry = code.retry().unwrap();
    let policy = retry.policy.unwrap();
    assert_eq!((retry.grade, policy.name), (RetryGrade::Backoff, "slow"));
    assert_eq!(Error::SignIn.retry().unwrap().policy, None);
    assert_eq!(
        (policy.base, policy.max),
        (Duration::from_secs(60), Some(Duration::from_secs(3600)))
    );
    assert_eq!((policy.factor, policy.attempts, policy.jitter), (2.0, Some(3), None));
    let policy = ErrorCode::SearchTooFast.retry().and_then(|advice| advice.policy).unwrap();
    assert_eq!((policy.factor, policy.jitter), (2.0, Some(Duration::from_millis(250))));

    let gone = ErrorCode::BasketExpired.deprecation().unwrap();
    assert_eq!((gone.since, gone.replacement), (Some("2.0"), Some("SIGN_IN")));
    assert_eq!(gone.reason, Some("Baskets now last as long as the session."));

    let invalid = ErrorCode::InvalidOrder.description();
    assert_eq!(invalid, Some("One or more members of the order are missing or wrong."));
}

#[test]
fn a_constructor_cuts_text_that_is_too_long() {
    let problem = |text: &str| FieldFault::new("quantity", text).problem;
    assert_eq!(problem("Must be at least 1"), "Must be at least 1");
    assert_eq!(problem(&"é".repeat(1_000_000)), "é".repeat(200));
}
