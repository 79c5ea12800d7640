//! What each API answers: the examples of its reference, in order.

use std::time::Duration;

use super::Answer::{self, Plain, Problems};

pub(super) fn device_cloud() -> Vec<Answer<device_cloud_errors::Problem>> {
    use device_cloud_errors::{Error, Wire};

    vec![Plain(Wire::Api.sample().unwrap()), one(Error::InvalidClient), one(Error::InvalidToken)]
}

pub(super) fn nfr_connect() -> Vec<Answer<nfr_connect_errors::Problem>> {
    use nfr_connect_errors::{Error, FieldViolation};

    let violation = FieldViolation::new("severity", "Must be between 1 and 5");
    vec![one(Error::validation_error([violation])), one(Error::TokenExpired)]
}

pub(super) fn pixel_social() -> Vec<Answer<pixel_social_errors::Problem>> {
    use pixel_social_errors::{Error, Wire};

    vec![
        Plain(Wire::Http.sample().unwrap()),
        Plain(Wire::Mqtt.sample().unwrap()),
        one(Error::PostNotFound),
        // Not for HTTP; it is answered all the same.
        one(Error::RateLimited),
    ]
}

pub(super) fn incident_desk() -> Vec<Answer<incident_desk_errors::Problem>> {
    use incident_desk_errors::{Error, FieldError, Map};

    let fields = Map::from([
        ("name", FieldError::new("required", "Name is required")),
        ("email", FieldError::new("invalid_format", "Invalid email format")),
    ]);
    vec![
        one(Error::validation_error(fields)),
        one(Error::not_found("Incident 550e8400-e29b-41d4-a716-446655440000 not found")),
        one(Error::conflict("Action is not pending approval (current status: Approved)")),
        one(Error::rate_limit_exceeded(None)),
        one(Error::unauthorized("No authentication provided")),
        one(Error::rate_limit_exceeded(Duration::from_secs(60))),
    ]
}

pub(super) fn apigate() -> Vec<Answer<apigate_errors::Problem>> {
    use apigate_errors::{Error, Problem, Source};

    let detail = |text: &str| Some(text.to_owned());
    let required = |attribute: &str| {
        Problem::from(Error::validation_error(detail(&format!("{attribute} is required"))))
            .with_source(Source::new().with_pointer(format!("/data/attributes/{attribute}")))
    };
    vec![
        Problems(vec![required("email")]),
        one(Error::bad_request(detail("Invalid JSON body"))),
        one(Error::unauthorized(detail("Invalid API key"))),
        one(Error::forbidden(detail("Admin access required"))),
        one(Error::not_found("user")),
        Problems(vec![required("email"), required("name")]),
        one(Error::rate_limit_exceeded(Duration::from_secs(15))),
        one(Error::InternalError),
        Problems(vec![required("email"), Error::not_found("user").into()]),
    ]
}

pub(super) fn bookstore() -> Vec<Answer<bookstore_errors::Problem>> {
    use bookstore_errors::Error;

    vec![one(Error::book_not_found("9780141439518"))]
}

fn one<P>(error: impl Into<P>) -> Answer<P> {
    Problems(vec![error.into()])
}
