//! Rust crates from a catalog.
//!
//! [`emit`] is a pure function from the model to files. The format of the tables that generated
//! crates carry is documented in `errcat-runtime`, module `table`; everything that is escaped is
//! escaped in the module `text`.

mod alphabet;
mod automaton;
mod client_errors;
mod client_file;
mod client_steps;
mod client_table;
mod client_types;
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
mod rust_field;
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

use errcat_model::{Catalog, RustFeature, RustForm, RustTarget};

use crate::plan::Plan;
pub use crate::utoipa_file::openapi_document;

/// The files of `target`, by path relative to its folder: those of a crate, or those of a module,
/// whose root is `mod.rs`. With [`RustFeature::Utoipa`] the caller adds the document at
/// [`openapi_document`].
pub fn emit(catalog: &Catalog, target: &RustTarget) -> BTreeMap<String, String> {
    let plan = Plan::new(catalog, target);
    let sources = sources(&plan);
    if target.form != RustForm::Crate {
        let name = |path| if path == "lib.rs" { "mod.rs" } else { path };
        return sources.into_iter().map(|(path, text)| (name(path).to_owned(), text)).collect();
    }
    let mut files: BTreeMap<_, _> =
        sources.into_iter().map(|(path, text)| (format!("src/{path}"), text)).collect();
    let mut add = |path: &str, text: String| files.insert(path.to_owned(), text);
    add("Cargo.toml", manifest::cargo_toml(&plan));
    add(".gitattributes", manifest::git_attributes());
    add("tests/examples/main.rs", test_file::main_rs(&plan));
    add("tests/examples/answer.rs", test_file::answer_rs(&plan));
    add("tests/examples/codes.rs", test_file::codes_rs(&plan));
    add("tests/examples/errors.rs", test_file::errors_rs(&plan));
    files
}

/// What is compiled, by path relative to the root module's folder.
fn sources(plan: &Plan<'_>) -> Vec<(&'static str, String)> {
    let tables = table_file::write(plan);
    let mut files = vec![
        ("lib.rs", manifest::lib_rs(plan)),
        ("code.rs", code_file::write(plan)),
        ("error.rs", error_file::write(plan)),
        ("problem.rs", problem_file::write(plan)),
        ("table.rs", tables.rust),
        ("table.txt", tables.text),
        ("wire.rs", wire_file::write(plan)),
    ];
    if plan.gate(&["client"]).is_some() {
        let client = client_file::write(plan);
        files.extend([("client.rs", client.rust), ("client.txt", client.text)]);
    }
    files.extend(operations_file::write(plan).map(|text| ("operations.rs", text)));
    files.extend(patterns_file::write(plan).map(|text| ("patterns.rs", text)));
    files.extend(types_file::write(plan).map(|text| ("types.rs", text)));
    if plan.has(RustFeature::Axum) {
        files.push(("axum.rs", framework_file::axum(plan)));
    }
    if plan.has(RustFeature::ActixWeb) {
        files.push(("actix.rs", framework_file::actix(plan)));
    }
    if plan.has(RustFeature::Utoipa) {
        files.push(("utoipa.rs", utoipa_file::write(plan)));
    }
    if plan.is_served() {
        files.push(("serve.rs", serve_file::write(plan)));
    }
    files
}
