//! `cargo xtask conformance`: what errcat generates, judged by tools that are not errcat.
//!
//! The tools are installed into `target/conformance` in the versions `xtask/conformance` pins, and
//! again only when these change. All checks run whatever the others find; a validator that has
//! stopped looking would pass everything, so one check feeds them documents with known faults.

mod bodies;
mod clients;
mod debian;
mod docs;
mod editor;
mod elsewhere;
mod faults;
mod language_server;
mod obeyed;
mod openapi;
mod openapi_generator;
mod pages;
mod rust_clients;
mod services;
mod site;
mod snippets;
mod stranger;
mod tools;
mod typescript_fetch;
mod variants;

use std::fmt;
use std::path::Path;
use std::time::Instant;

use tools::Tools;

/// Why the step did not pass.
#[derive(Debug)]
pub(crate) enum Failure {
    /// What was generated does not hold; the checks said why.
    Checks(String),
    /// The step could not run here.
    Environment(String),
}

impl Failure {
    /// The exit code: 1 for faults in the output, 2 for the environment's.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            Self::Checks(_) => 1,
            Self::Environment(_) => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checks(message) | Self::Environment(message) => f.write_str(message),
        }
    }
}

/// One thing an outside tool says about what is generated.
struct Check {
    name: &'static str,
    /// What was looked at, or what is wrong.
    run: fn(&Tools) -> Result<String, String>,
}

const CHECKS: &[Check] = &[
    Check { name: "openapi-spec-validator", run: openapi::spec_validator },
    Check { name: "redocly", run: openapi::redocly },
    Check { name: "spectral", run: openapi::spectral },
    Check { name: "yaml-language-server", run: editor::yaml_language_server },
    Check { name: "layouts and versions of OpenAPI", run: openapi::variants },
    Check { name: "referred to from another document", run: openapi::referred_to },
    Check { name: "TypeScript: openapi-typescript, tsc", run: clients::typescript },
    Check { name: "Python: datamodel-code-generator, pyright", run: clients::pydantic },
    Check { name: "Python: openapi-python-client", run: clients::attrs },
    Check { name: "TypeScript: openapi-generator", run: typescript_fetch::openapi_generator },
    Check { name: "Rust: openapi-generator", run: rust_clients::openapi_generator },
    Check { name: "Rust: progenitor", run: rust_clients::progenitor },
    Check { name: "Prism: mocks of every example", run: obeyed::mocks },
    Check { name: "schemathesis: servers obey their bundles", run: obeyed::servers },
    Check { name: "seeded faults are noticed", run: faults::noticed },
    Check { name: "pages on GitHub", run: docs::github },
    Check { name: "pages in MkDocs Material", run: docs::mkdocs },
    Check { name: "pages in Zensical", run: docs::zensical },
    Check { name: "pages in mdBook", run: docs::mdbook },
    Check { name: "pages in Docusaurus", run: docs::docusaurus },
    Check { name: "pages in Jekyll for Just the Docs", run: docs::just_the_docs },
    Check { name: "damaged pages are noticed", run: docs::noticed },
    Check { name: "crates in another workspace", run: elsewhere::warnings },
    Check { name: "crates with the oldest Rust", run: elsewhere::oldest_rust },
    Check { name: "incident-desk called with requests", run: services::incident_desk },
    Check { name: "apigate called with requests", run: services::apigate },
    Check { name: "pixel-social through Mosquitto", run: services::mqtt },
    Check { name: "client code in Python", run: snippets::python },
    Check { name: "client code in TypeScript", run: snippets::typescript },
    Check { name: "sites in Chromium", run: site::browser },
    Check { name: "from packages, in an empty folder", run: stranger::begins },
];

/// Runs the checks whose names have one of `words`, or all where there are none, over the repository
/// at `root`.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), Failure> {
    let is_wanted = |check: &&Check| {
        let name = check.name.to_lowercase();
        words.is_empty() || words.iter().any(|word| name.contains(&word.to_lowercase()))
    };
    let checks: Vec<&Check> = CHECKS.iter().filter(is_wanted).collect();
    if checks.is_empty() {
        let names: Vec<_> = CHECKS.iter().map(|check| check.name).collect();
        return Err(Failure::Environment(format!(
            "no check is called {}; there are:\n  {}",
            words.join(" or "),
            names.join("\n  ")
        )));
    }
    let tools = Tools::install(root).map_err(Failure::Environment)?;
    let mut failed = Vec::new();
    for check in &checks {
        let start = Instant::now();
        let outcome = (check.run)(&tools);
        let seconds = start.elapsed().as_secs_f64();
        match outcome {
            Ok(seen) => println!("ok      {} ({seen}, {seconds:.1} s)", check.name),
            Err(why) => {
                println!("FAILED  {} ({seconds:.1} s)\n{}", check.name, why.trim_end());
                failed.push(check.name);
            }
        }
    }
    if failed.is_empty() {
        return Ok(());
    }
    let names = failed.join(", ");
    Err(Failure::Checks(format!("{} of {} checks failed: {names}", failed.len(), checks.len())))
}
