//! Whatever a handler puts into an error, the body keeps what the schema promises, and the client
//! reads it.

use bookstore_errors::{Context, Error, FieldFault, Format, Shortage, Wire, client};
use errcat_model::{OpenApiLayout, OpenApiVersion};
use pixel_social_errors::Error as Pixel;
use proptest::prelude::*;

use super::{catalogs, document};

/// Any text, more often one that nearly matches.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9]{0,20}",
        "[0-9]{13}\n?",
        "[0-9]{3,5}",
        "[٠-٩]{13}",
        "[a-z_]{0,6}[A-Z']?",
        "x{0,400}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bodies_keep_what_their_schema_promises(
        (a, b, wanted, left) in (text(), text(), any::<u64>(), any::<u64>())
    ) {
        let shortage = Shortage::new(&*a, Format::Epub, wanted, left);
        let fault = FieldFault::new(&*a, &*b).with_nested([FieldFault::new(&*b, &*a)]);
        check(&Error::book_not_found(&*a), Wire::ProblemJson, "ProblemJsonBookNotFound")?;
        check(&Error::book_not_found(&*a), Wire::Http, "BookNotFound")?;
        check(&Error::card_declined(&*a), Wire::Http, "CardDeclined")?;
        check(&Error::out_of_stock(shortage), Wire::Http, "OutOfStock")?;
        check(&Error::invalid_order([fault]), Wire::Http, "InvalidOrder")?;
        check(&Error::closed(Some(a)), Wire::Http, "Closed")?;
    }

    #[test]
    fn sentences_stay_readable(field in text(), operator in text()) {
        let error = Pixel::operator_invalid_for_enum(&*field, &*operator);
        let body = error.body(&pixel_social_errors::Context::new());
        // It travels over MQTT, which has no status.
        let decoded =
            pixel_social_errors::client::decode_on(error.wire(), 0, client::NO_HEADERS, &body);
        let pixel_social_errors::client::Decoded::Known(known) = decoded else {
            return Err(TestCaseError::fail(error.to_string()));
        };
        prop_assert_eq!(known.problems[0].error(), &error);
    }
}

/// The body fits the schema, and is read as the error that answered it.
fn check(error: &Error, wire: Wire, schema: &str) -> Result<(), TestCaseError> {
    thread_local! {
        static DOCUMENT: super::Document = {
            let catalog = catalogs().into_iter().find(|c| c.api == "bookstore").unwrap();
            document(&catalog, OpenApiLayout::PerError, false, OpenApiVersion::V3_1)
        };
    }
    let body = error.body_on(wire, &Context::new()).unwrap();
    let json = serde_json::from_slice(&body)?;
    DOCUMENT.with(|document| {
        let validator = document.validator(schema);
        validator.validate(&json).map_err(|e| TestCaseError::fail(format!("{json}: {e}")))
    })?;
    let client::Decoded::Known(known) =
        client::decode_on(wire, error.status().unwrap_or(0), client::NO_HEADERS, &body)
    else {
        return Err(TestCaseError::fail(json.to_string()));
    };
    prop_assert_eq!(known.problems[0].error(), error);
    Ok(())
}

#[test]
fn what_does_not_fit_is_brought_to_what_does() {
    let isbn = |text: &str| Error::book_not_found(text).message().unwrap().into_owned();
    assert_eq!(isbn("9780141439518"), "There is no book 9780141439518");
    for unfit in ["978-0141439518", "97801414395189", "", "٩٧٨٠١٤١٤٣٩٥١٨"] {
        assert_eq!(isbn(unfit), "There is no book 0000000000000");
    }
    // The first four digits of a card are not its last.
    assert!(Error::card_declined("4000123412341234").to_string().ends_with("0000 was declined"));
    let shortage = |wanted| Shortage::new("", Format::Epub, wanted, 0u64).wanted;
    assert_eq!([0, 1, 99, 100].map(shortage), [1, 1, 99, 99]);
}

#[test]
fn clients_take_what_servers_of_other_versions_send() {
    for (isbn, wanted) in [("978-0", 0), ("", 100)] {
        let body = format!(
            r#"{{"code":"OUT_OF_STOCK","message":"Some books are out of stock","details":
            {{"isbn":"{isbn}","format":"epub","wanted":{wanted},"left":1}}}}"#
        );
        let decoded = client::decode(409, client::NO_HEADERS, body.as_bytes());
        let client::Decoded::Known(known) = decoded else { panic!("{body}") };
        let Error::OutOfStock { details } = known.problems[0].error() else { panic!("{body}") };
        assert_eq!((&*details.isbn, details.wanted), (isbn, wanted));
    }
    // Nothing but its place tells that this is a book's number; so its pattern has to.
    let body = br#"{"type":"","title":"Book not found","status":404,"isbn":"978-0"}"#;
    let decoded = client::decode_on(Wire::ProblemJson, 404, client::NO_HEADERS, body);
    let client::Decoded::Unknown(unknown) = decoded else { panic!() };
    assert_eq!(unknown.body, body);
}
