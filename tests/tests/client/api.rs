//! The generated crates by one interface, beside the catalogs they are made from.

use std::path::PathBuf;
use std::sync::LazyLock;

use errcat_model::{Catalog, ErrorDef, Example, WireId, example};
use errcat_source::Sink;
use errcat_tests::repository;

/// A catalog and its crate.
pub(super) struct Api {
    pub(super) catalog: Catalog,
    /// Reads a response, on a wire or on whichever fits.
    pub(super) read: Reader,
}

/// `decode` of a crate: of a wire, status, headers and body.
type Reader = fn(Option<usize>, u16, &[(String, String)], &[u8]) -> Read;

/// What a client made of a response.
#[derive(Debug)]
pub(super) enum Read {
    Known {
        /// Of the problems in order: name of the variant, and everything in it.
        errors: Vec<String>,
        /// What the problems answer again on the wire, if the wire was given.
        again: Option<Vec<u8>>,
        /// Whether a client reads equal errors from that.
        equal: bool,
        extra: Option<String>,
    },
    Unknown {
        body: Vec<u8>,
    },
}

macro_rules! read {
    ($krate:ident, $context:expr, $again:expr) => {
        |wire, status, headers, body| {
            use $krate::client::{Decoded, decode, decode_on};
            let wire = wire.map(|wire| $krate::Wire::ALL[wire]);
            let headers = headers.iter().map(|(name, value)| (name, value));
            let on = |wire, body: &[u8]| match wire {
                Some(wire) => decode_on(wire, status, headers.clone(), body),
                None => decode(status, headers.clone(), body),
            };
            match on(wire, body) {
                Decoded::Known(known) => {
                    let context = known.context.unwrap_or_else(|| $context);
                    let again = $again;
                    let again: Option<Vec<u8>> =
                        wire.and_then(|wire| again(wire, &known.problems, &context));
                    let equal = again.as_deref().map(|body| on(wire, body)).is_some_and(|read| {
                        let Decoded::Known(read) = read else { return false };
                        let errors = read.problems.iter().map($krate::Problem::error);
                        errors.eq(known.problems.iter().map($krate::Problem::error))
                    });
                    Read::Known {
                        errors: known.problems.iter().map(|p| format!("{:?}", p.error())).collect(),
                        again,
                        equal,
                        extra: known.extra.map(|extra| extra.to_string()),
                    }
                }
                Decoded::Unknown(unknown) => Read::Unknown { body: unknown.body },
            }
        }
    };
    ($krate:ident, $context:expr) => {
        read!($krate, $context, |wire, problems: &[$krate::Problem], context: &$krate::Context| {
            problems[0].body_on(wire, context).map(Into::into)
        })
    };
}

/// All six.
pub(super) static APIS: LazyLock<Vec<Api>> = LazyLock::new(|| {
    let api = |name: &str, read| Api { catalog: catalog(name), read };
    vec![
        api(
            "apigate",
            read!(
                apigate_errors,
                apigate_errors::Context::new(),
                |wire: apigate_errors::Wire, problems: &[_], context: &_| {
                    wire.body_of_many(problems, context)
                }
            ),
        ),
        api("bookstore", read!(bookstore_errors, bookstore_errors::Context::new())),
        api(
            "device-cloud",
            read!(
                device_cloud_errors,
                device_cloud_errors::Context::new("", std::time::SystemTime::UNIX_EPOCH)
            ),
        ),
        api("incident-desk", read!(incident_desk_errors, incident_desk_errors::Context::new())),
        api("nfr-connect", read!(nfr_connect_errors, nfr_connect_errors::Context::new())),
        api("pixel-social", read!(pixel_social_errors, pixel_social_errors::Context::new())),
    ]
});

fn catalog(name: &str) -> Catalog {
    let mut sink = Sink::default();
    let folder = PathBuf::from("catalog").join(name);
    let loaded = errcat::load::load(&repository(), &[folder], &mut sink).expect("a catalog");
    errcat::compile(&loaded.catalogs[0], &loaded.sources, &mut sink).expect("a catalog")
}

/// A response as a server sends it.
#[derive(Debug, Clone)]
pub(super) struct Response {
    pub(super) wire: usize,
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: String,
}

impl Response {
    pub(super) fn new(
        catalog: &Catalog,
        error: &ErrorDef,
        wire: WireId,
        example: &Example,
    ) -> Self {
        Self {
            wire: wire.0,
            status: error.status.unwrap_or(0),
            headers: example::headers(catalog, error, example),
            body: example::body(catalog, wire, error, example).to_string(),
        }
    }
}

impl Api {
    pub(super) fn read(&self, response: &Response) -> Read {
        let Response { wire, status, headers, body } = response;
        (self.read)(Some(*wire), *status, headers, body.as_bytes())
    }

    /// The responses of all written examples.
    pub(super) fn responses(&self) -> Vec<Response> {
        let catalog = &self.catalog;
        let all = catalog.errors.iter().flat_map(|error| {
            let wires = error.wires.iter();
            wires.flat_map(move |&wire| {
                let examples = error.examples.iter();
                examples.map(move |example| Response::new(catalog, error, wire, example))
            })
        });
        all.collect()
    }
}
