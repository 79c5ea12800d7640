//! Rust crates from a catalog.
//!
//! [`emit`] is a pure function from the model to files. The format of the tables that generated
//! crates carry is documented in `errcat-runtime`, module `table`; everything that is escaped is
//! escaped in the module `text`.

mod alphabet;
mod automaton;
mod client_file;
mod client_table;
mod code_file;
mod decoded_tests;
mod docs;
mod error_file;
mod expression;
mod facts;
mod framework_file;
mod hidden_values;
mod imports;
mod limits;
mod lookup;
mod manifest;
mod matches;
mod names;
mod operations_file;
mod patterns_file;
mod plan;
mod pool;
mod problem_file;
mod program;
mod record;
mod rejected_value;
mod rust_type;
#[cfg(test)]
mod sample;
mod serve_file;
mod source_file;
mod table_file;
mod test_file;
#[cfg(test)]
mod tests;
mod text;
mod types_file;
mod utoipa_file;
mod wire_file;

use std::collections::BTreeMap;

use errcat_model::{Catalog, RustFeature, RustTarget};

use crate::plan::Plan;
pub use crate::utoipa_file::DOCUMENT as OPENAPI_DOCUMENT;

/// The files of the generated crate, by path relative to its folder. With
/// [`RustFeature::Utoipa`] the caller adds [`OPENAPI_DOCUMENT`].
pub fn emit(catalog: &Catalog, target: &RustTarget) -> BTreeMap<String, String> {
    let plan = Plan::new(catalog, target);
    let tables = table_file::write(&plan);
    let mut files = BTreeMap::new();
    let mut add = |path: &str, text: String| files.insert(path.to_owned(), text);
    add("Cargo.toml", manifest::cargo_toml(&plan));
    add(".gitattributes", manifest::git_attributes());
    let client = client_file::write(&plan);
    add("src/client.rs", client.rust);
    add("src/client.txt", client.text);
    add("src/lib.rs", manifest::lib_rs(&plan));
    add("src/code.rs", code_file::write(&plan));
    add("src/error.rs", error_file::write(&plan));
    if let Some(operations) = operations_file::write(&plan) {
        add("src/operations.rs", operations);
    }
    if let Some(patterns) = patterns_file::write(&plan) {
        add("src/patterns.rs", patterns);
    }
    add("src/problem.rs", problem_file::write(&plan));
    add("src/table.rs", tables.rust);
    add("src/table.txt", tables.text);
    if let Some(types) = types_file::write(&plan) {
        add("src/types.rs", types);
    }
    if plan.has(RustFeature::Axum) {
        add("src/axum.rs", framework_file::axum(&plan));
    }
    if plan.has(RustFeature::ActixWeb) {
        add("src/actix.rs", framework_file::actix(&plan));
    }
    if plan.is_served() {
        add("src/serve.rs", serve_file::write(&plan));
    }
    if plan.has(RustFeature::Utoipa) {
        add("src/utoipa.rs", utoipa_file::write(&plan));
    }
    add("src/wire.rs", wire_file::write(&plan));
    add("tests/examples/main.rs", test_file::main_rs(&plan));
    add("tests/examples/answer.rs", test_file::answer_rs(&plan));
    add("tests/examples/codes.rs", test_file::codes_rs(&plan));
    add("tests/examples/errors.rs", test_file::errors_rs(&plan));
    files
}
