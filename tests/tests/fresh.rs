//! What is committed is what the catalogs say.

use std::io;

use errcat::cli::{self, FmtArgs, GenArgs, Look, SchemaArgs, Session};
use errcat_tests::repository;

/// The same function as `cargo xtask gen --check`.
#[test]
fn generated_files_are_up_to_date() {
    let mut complaints = Vec::new();
    let mut session = Session {
        cwd: repository(),
        command: "cargo xtask",
        default_catalogs: Some("catalog".into()),
        stdout: Box::new(io::sink()),
        stderr: Box::new(&mut complaints),
        look: Look::PLAIN,
        quiet: true,
        asks: false,
    };
    let schema = repository().join("catalog/catalog.schema.json");
    let code = cli::schema(&SchemaArgs::like(&GenArgs::check(), schema), &mut session);
    let own = repository().join("catalog/errcat/catalog.yaml");
    let code = code.max(cli::own_catalog(&GenArgs::check(), &own, &mut session));
    let code = code.max(cli::generate(&GenArgs::check(), &mut session));
    // Laid out as `cargo xtask fmt` does it.
    let code = code.max(cli::fmt(&FmtArgs::check(), &mut session));
    drop(session);
    assert_eq!(code, cli::FINE, "\n{}", String::from_utf8_lossy(&complaints));
}
