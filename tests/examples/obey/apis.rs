//! The six generated crates.

use crate::catalog;
use crate::server::Server;

/// Starts the server of a crate. `None` where there is no such catalog.
pub(crate) fn start(api: &str) -> Option<Server> {
    /// Problems of a crate from a response as the wire has it.
    macro_rules! server {
        ($krate:ident) => {
            Server::start(&catalog::read(api), |response| {
                use $krate::client::{Decoded, decode_on};
                let headers = response.headers.iter().map(|(name, value)| (name, value));
                let wire = $krate::Wire::ALL[response.wire];
                match decode_on(wire, response.status, headers, response.body.as_bytes()) {
                    Decoded::Known(known) => Some(known.problems.into()),
                    Decoded::Unknown(_) => None,
                }
            })
        };
    }
    Some(match api {
        "apigate" => server!(apigate_errors),
        "bookstore" => server!(bookstore_errors),
        "device-cloud" => server!(device_cloud_errors),
        "incident-desk" => server!(incident_desk_errors),
        "nfr-connect" => server!(nfr_connect_errors),
        "pixel-social" => server!(pixel_social_errors),
        _ => return None,
    })
}
