//! Every JSON example of every reference, asked for over a socket.

use std::net::SocketAddr;

use super::client::Client;
use super::{Api, actix, apis, axum};
use crate::seeds::Seed;

/// What an example answers beside its body.
type Head<'a> = (u16, &'a str, &'a [(&'a str, &'a str)]);

/// Compares what a server answers with the examples of a reference. Headers that no catalog speaks
/// of are the server's own.
fn check(api: &'static str, server: SocketAddr, heads: &[Head<'_>]) {
    let seed = Seed::open(api);
    let examples = seed.examples();
    assert_eq!(heads.len(), examples.len());
    let client = Client::of(server);
    for (index, (body, (status, media_type, headers))) in examples.iter().zip(heads).enumerate() {
        // The id that the examples with an id have.
        let id =
            if body.contains("req-abc123") { &[("X-Request-Id", "req-abc123")][..] } else { &[] };
        let reply = client.get(&format!("/answers/{index}"), id);
        assert_eq!(reply.body, *body, "{api} {index}");
        assert_eq!((reply.status, reply.header("content-type")), (*status, *media_type), "{api}");
        let own = ["content-type", "content-length", "date"];
        let others = reply.headers.iter().filter(|(name, _)| !own.contains(&name.as_str()));
        let others: Vec<_> = others.map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(others, *headers, "{api} {index}");
    }
}

/// Both servers of an API answer the examples.
macro_rules! answers {
    ($api:ident, $name:literal, $heads:expr) => {
        #[test]
        fn $api() {
            let api = Api { answers: apis::$api };
            check($name, axum::serve(api), $heads);
            check($name, actix::serve(api), $heads);
        }
    };
}

const JSON: &str = "application/json";
const JSON_API: &str = "application/vnd.api+json";

answers!(
    device_cloud,
    "device-cloud",
    &[
        (400, JSON, &[]),
        (
            401,
            JSON,
            &[("cache-control", "no-store"), ("www-authenticate", r#"Basic realm="device-cloud""#)]
        )
    ]
);
answers!(nfr_connect, "nfr-connect", &[(400, JSON, &[])]);
answers!(pixel_social, "pixel-social", &[(400, JSON, &[]), (400, JSON, &[])]);
answers!(
    incident_desk,
    "incident-desk",
    &[(422, JSON, &[]), (404, JSON, &[]), (409, JSON, &[]), (429, JSON, &[]), (401, JSON, &[])]
);
answers!(
    apigate,
    "apigate",
    &[
        (422, JSON_API, &[]),
        (400, JSON_API, &[]),
        (401, JSON_API, &[]),
        (403, JSON_API, &[]),
        (404, JSON_API, &[]),
        (422, JSON_API, &[]),
        (429, JSON_API, &[("retry-after", "15")]),
        (500, JSON_API, &[]),
    ]
);
