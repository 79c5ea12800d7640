//! `cargo xtask conformance`: what errcat generates, judged by tools that are not errcat.
//!
//! The tools are installed into `target/conformance` in the versions `xtask/conformance` pins, and
//! again only when these change. All checks run whatever the others find; a validator that has
//! stopped looking would pass everything, so one check feeds them documents with known faults.

mod clients;
mod docs;
mod editor;
mod faults;
mod language_server;
mod openapi;
mod pages;
mod site;
mod snippets;
mod tools;
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
    Check { name: "seeded faults are noticed", run: faults::noticed },
    Check { name: "pages on GitHub", run: docs::github },
    Check { name: "pages in MkDocs Material", run: docs::mkdocs },
    Check { name: "pages in Zensical", run: docs::zensical },
    Check { name: "pages in mdBook", run: docs::mdbook },
    Check { name: "pages in Docusaurus", run: docs::docusaurus },
    Check { name: "damaged pages are noticed", run: docs::noticed },
    Check { name: "client code in Python", run: snippets::python },
    Check { name: "client code in TypeScript", run: snippets::typescript },
    Check { name: "sites in Chromium", run: site::browser },
];

/// Runs all checks over the repository at `root`.
pub(crate) fn run(root: &Path) -> Result<(), Failure> {
    let tools = Tools::install(root).map_err(Failure::Environment)?;
    let mut failed = Vec::new();
    for check in CHECKS {
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
    Err(Failure::Checks(format!("{} of {} checks failed: {names}", failed.len(), CHECKS.len())))
}
