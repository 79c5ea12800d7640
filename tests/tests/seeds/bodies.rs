//! Every JSON example of a reference is what the generated crate answers.

use std::borrow::Cow;
use std::time::Duration;

use super::Seed;

/// Compares bodies with the examples of a reference, in its order.
fn check(api: &'static str, bodies: &[Cow<'_, [u8]>]) {
    let seed = Seed::open(api);
    let answered: Vec<_> = bodies.iter().map(|b| std::str::from_utf8(b).unwrap()).collect();
    assert_eq!(answered, seed.examples());
}

/// The bare format of a wire, which belongs to no error.
fn sample(text: Option<&'static str>) -> Cow<'static, [u8]> {
    Cow::Borrowed(text.unwrap().as_bytes())
}

#[test]
fn device_cloud() {
    use device_cloud_errors::{Context, Error, Wire};

    let context = Context::new(
        "req-abc123",
        "2025-11-27T10:30:00Z".parse::<device_cloud_errors::DateTime>().unwrap(),
    );
    check("device-cloud", &[sample(Wire::Api.sample()), Error::InvalidClient.body(&context)]);
}

#[test]
fn nfr_connect() {
    use nfr_connect_errors::{Context, Error, FieldViolation};

    let error =
        Error::validation_error([FieldViolation::new("severity", "Must be between 1 and 5")]);
    check("nfr-connect", &[error.body(&Context::new().with_request_id("req-abc123"))]);
}

#[test]
fn pixel_social() {
    use pixel_social_errors::Wire;

    check("pixel-social", &[sample(Wire::Http.sample()), sample(Wire::Mqtt.sample())]);
}

#[test]
fn incident_desk() {
    use incident_desk_errors::{Context, Error, FieldError, Map};

    let fields = Map::from([
        ("name", FieldError::new("required", "Name is required")),
        ("email", FieldError::new("invalid_format", "Invalid email format")),
    ]);
    let none = Context::new();
    check(
        "incident-desk",
        &[
            Error::validation_error(fields).body(&none),
            Error::not_found("Incident 550e8400-e29b-41d4-a716-446655440000 not found").body(&none),
            Error::conflict("Action is not pending approval (current status: Approved)")
                .body(&none),
            Error::rate_limit_exceeded(None).body(&none),
            Error::unauthorized("No authentication provided").body(&none),
        ],
    );
    let told = Error::rate_limit_exceeded(Duration::from_secs(60));
    assert_eq!(told.headers(&none), [("Retry-After", Cow::Borrowed("60"))]);
    assert_eq!(Error::rate_limit_exceeded(None).headers(&none), []);
}

#[test]
fn apigate() {
    use apigate_errors::{Context, Error, Problem, Source, Wire};

    let none = Context::new();
    let detail = |text: &str| Some(text.to_owned());
    let required = |attribute: &str| {
        Problem::from(Error::validation_error(detail(&format!("{attribute} is required"))))
            .with_source(Source::new().with_pointer(format!("/data/attributes/{attribute}")))
    };
    check(
        "apigate",
        &[
            required("email").body(&none),
            Error::bad_request(detail("Invalid JSON body")).body(&none),
            Error::unauthorized(detail("Invalid API key")).body(&none),
            Error::forbidden(detail("Admin access required")).body(&none),
            Error::not_found("user").body(&none),
            Wire::JsonApi
                .body_of_many(&[required("email"), required("name")], &none)
                .unwrap()
                .into(),
            Error::rate_limit_exceeded(Duration::from_secs(15)).body(&none),
            Error::InternalError.body(&none),
        ],
    );
}
