//! Servers made of the generated crates, held against the bundles they serve.
//!
//! `tests/examples/obey` is the server: every operation of a catalog, answering each error and each
//! failure of its framework. schemathesis sends what the bundle allows and what it does not, and looks
//! whether status, media type, headers and body of what comes back are declared. Prism makes a mock of
//! the bundle, which answers each example as the server does.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tools::{Tools, read, verdict, write};

/// The APIs of the repository, and checks that each is free not to pass, with the reason.
const APIS: [(&str, Option<&str>); 6] = [
    ("apigate", None),
    ("bookstore", None),
    // References without an error for 405 answer a wrong method with 404 or 400, and with `Allow`.
    ("device-cloud", Some("unsupported_method")),
    ("incident-desk", Some("unsupported_method")),
    ("nfr-connect", Some("unsupported_method")),
    ("pixel-social", Some("unsupported_method")),
];

/// What schemathesis looks at. Not whether credentials are checked (`ignored_auth`): that looks for a
/// success without any, and these servers answer nothing but errors, whichever is asked for.
const CHECKS: &str = "status_code_conformance,content_type_conformance,\
    response_headers_conformance,response_schema_conformance,unsupported_method,\
    allow_header_conformance";

/// The servers of all catalogs obey their bundles in all versions.
pub(super) fn servers(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("obeyed")?;
    let mut requests = 0;
    for (api, free) in APIS {
        for version in ["3.0", "3.1", "3.2"] {
            let bundle = format!("{{url}}/openapi-{version}.json");
            let said = obey(tools, &folder, api, &[&bundle], free)
                .map_err(|why| format!("{api}, {version}: {why}"))?;
            requests += generated(&said).ok_or_else(|| format!("{api}: no requests: {said}"))?;
        }
    }
    // The bundle as it is committed: the one that `faults` does harm to.
    let committed = tools.root().join("crates/generated/bookstore-errors/openapi/openapi.json");
    let said = bookstore(tools, &[committed])?;
    requests += generated(&said).ok_or_else(|| format!("no requests: {said}"))?;
    Ok(format!("{requests} requests"))
}

/// Serves an API while schemathesis reads the bundle at `location`.
fn obey(
    tools: &Tools,
    folder: &Path,
    api: &str,
    location: &[&str],
    free: Option<&str>,
) -> Result<String, String> {
    let mut cargo = serving(tools, api);
    cargo.arg(tools.python("schemathesis").get_program()).arg("run").args(location);
    cargo.args(["--checks", CHECKS, "--phases", "coverage,fuzzing", "--max-examples", "20"]);
    // The same requests every time.
    cargo.args(["--seed", "1", "--continue-on-failure", "--no-color", "--warnings", "off"]);
    cargo.args(free.into_iter().flat_map(|check| ["--exclude-checks", check]));
    // It leaves what it has learnt in the folder it runs in.
    verdict(cargo.current_dir(folder))
}

/// A command that serves an API; what is to be run meanwhile follows.
fn serving(tools: &Tools, api: &str) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--package", "errcat-tests", "--example", "obey"]);
    cargo.arg("--manifest-path").arg(tools.root().join("Cargo.toml")).args(["--", api]);
    cargo
}

/// Prism mocks every named example, and answers like the server.
pub(super) fn mocks(tools: &Tools) -> Result<String, String> {
    // Where its packages are found: above it lies what npm installed.
    let script = tools.scratch("prism")?.join("prism.mjs");
    write(&script, &read(&tools.config("prism.mjs"))?)?;
    let mut mocked = 0;
    for (api, _) in APIS {
        let said = verdict(serving(tools, api).arg("node").arg(&script).arg("{url}"))
            .map_err(|why| format!("{api}: {why}"))?;
        let count = said.split_once(" examples").and_then(|(count, _)| count.parse::<usize>().ok());
        mocked += count.ok_or(said)?;
    }
    Ok(format!("{mocked} examples"))
}

/// How many requests schemathesis made.
fn generated(said: &str) -> Option<usize> {
    let line = said.lines().find(|line| line.contains(" generated"))?;
    line.split_whitespace().next()?.parse().ok()
}

/// Whether the server of the bookstore obeys bundles that it does not serve. They do not have the
/// header that asks for an answer, so it does not matter whether all are met.
pub(super) fn bookstore(tools: &Tools, bundles: &[PathBuf]) -> Result<String, String> {
    let folder = tools.scratch("disobeyed")?;
    let mut requests = String::new();
    for bundle in bundles {
        let location = [&*bundle.to_string_lossy(), "--url", "{url}"];
        match obey(tools, &folder, "bookstore", &location, None) {
            Err(said) if !said.contains("No issues found") => return Err(said),
            Ok(said) | Err(said) => requests.push_str(&said),
        }
    }
    Ok(requests)
}
