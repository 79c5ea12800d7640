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

use errcat_model::{Catalog, Files, RustFeature, RustForm, RustTarget};

use crate::plan::Plan;
pub use crate::utoipa_file::openapi_document;

/// The files of `target`, by path relative to its folder: those of a crate, or those of a module,
/// whose root is `mod.rs`. With [`RustFeature::Utoipa`] the caller adds the document at
/// [`openapi_document`].
pub fn emit(catalog: &Catalog, target: &RustTarget, files: &mut dyn Files) {
    let plan = &Plan::new(catalog, target);
    sources(plan, files);
    if target.form == RustForm::Crate {
        files.text("Cargo.toml", &|| manifest::cargo_toml(plan));
        files.text(".gitattributes", &manifest::git_attributes);
        files.text("tests/examples/main.rs", &|| test_file::main_rs(plan));
        files.text("tests/examples/answer.rs", &|| test_file::answer_rs(plan));
        files.text("tests/examples/codes.rs", &|| test_file::codes_rs(plan));
        files.text("tests/examples/errors.rs", &|| test_file::errors_rs(plan));
    }
}

/// What is compiled.
fn sources(plan: &Plan<'_>, files: &mut dyn Files) {
    let (root, folder) = match plan.target.form {
        RustForm::Crate => ("lib.rs", "src/"),
        RustForm::Module { .. } => ("mod.rs", ""),
    };
    let path = |name: &str| format!("{folder}{name}");
    files.text(&path(root), &|| manifest::lib_rs(plan));
    files.file(&path("code.rs"), &mut |draft| code_file::write(plan, draft));
    files.file(&path("error.rs"), &mut |draft| error_file::write(plan, draft));
    files.together(&[&path("table.rs"), &path("table.txt")], &mut |drafts| {
        if let [rust, text] = drafts {
            table_file::write(plan, *rust, *text);
        }
    });
    if plan.gate(&["client"]).is_some() {
        files.together(&[&path("client.rs"), &path("client.txt")], &mut |drafts| {
            if let [rust, text] = drafts {
                client_file::write(plan, *rust, *text);
            }
        });
    }
    let mut small = |there: bool, name: &str, write: fn(&Plan<'_>) -> String| {
        if there {
            files.text(&path(name), &|| write(plan));
        }
    };
    small(true, "problem.rs", problem_file::write);
    small(true, "wire.rs", wire_file::write);
    small(!plan.catalog.operations.is_empty(), "operations.rs", operations_file::write);
    small(!plan.types.patterns().is_empty(), "patterns.rs", patterns_file::write);
    small(!plan.catalog.types.is_empty(), "types.rs", types_file::write);
    small(plan.has(RustFeature::Axum), "axum.rs", framework_file::axum);
    small(plan.has(RustFeature::ActixWeb), "actix.rs", framework_file::actix);
    small(plan.has(RustFeature::Utoipa), "utoipa.rs", utoipa_file::write);
    small(plan.is_served(), "serve.rs", serve_file::write);
}
