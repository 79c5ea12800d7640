//! Every error of every catalog with any values: encoded, decoded, and encoded again the same.

use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::api::{APIS, Api, Read, Response};
use super::values;

#[test]
fn what_is_written_is_read() {
    for api in APIS.iter() {
        for error in &api.catalog.errors {
            for &wire in &error.wires {
                let mut runner = TestRunner::new(Config {
                    cases: 48,
                    failure_persistence: None,
                    ..Config::default()
                });
                let any = values::example(&api.catalog, error);
                let tried = runner.run(&any, |example| {
                    check(api, &error.variant, &Response::new(&api.catalog, error, wire, &example))
                });
                tried.unwrap_or_else(|fault| panic!("{}: {}: {fault}", api.catalog.api, error.key));
            }
        }
    }
}

/// Reads a response back. No two errors of these catalogs answer the same, whatever their params
/// hold, so the error must be the same and not only its body.
fn check(api: &Api, variant: &str, response: &Response) -> Result<(), TestCaseError> {
    let Read::Known { errors, again, equal, extra } = api.read(response) else {
        return Err(TestCaseError::fail(format!("not known: {response:?}")));
    };
    let again = again.map(|body| String::from_utf8_lossy(&body).into_owned());
    proptest::prop_assert_eq!(again.as_deref(), Some(&*response.body));
    proptest::prop_assert!(equal, "{again:?} is read as another error");
    proptest::prop_assert_eq!(extra, None);
    for error in &errors {
        let name = error.split([' ', '(', '{']).next();
        proptest::prop_assert_eq!(name, Some(variant));
    }
    Ok(())
}

#[test]
fn the_wire_need_not_be_said_over_http() {
    for api in APIS.iter() {
        for response in api.responses().into_iter().filter(|response| response.status != 0) {
            let mut headers = response.headers.clone();
            let media_type = &api.catalog.wires[response.wire].media_type;
            headers.push(("content-type".to_owned(), format!("{media_type}; charset=utf-8")));
            let body = response.body.as_bytes();
            let [given, found] = [Some(response.wire), None].map(|wire| {
                match (api.read)(wire, response.status, &headers, body) {
                    Read::Known { errors, .. } => errors,
                    Read::Unknown { .. } => panic!("not known: {response:?}"),
                }
            });
            assert_eq!(given, found);
        }
    }
}
