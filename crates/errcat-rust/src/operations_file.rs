//! `src/operations.rs`: per operation, a type that holds nothing but what it may answer.
//!
//! Each is a [`Problem`] that only the constructors of the declared errors make. So it keeps cause
//! and location as any problem does, is one pointer wide, and costs no second set of variants.

use std::collections::HashSet;
use std::fmt::Write as _;

use errcat_model::{Operation, Per, TypeId};
use heck::ToUpperCamelCase as _;

use crate::imports::Imports;
use crate::plan::{ErrorPlan, Plan};
use crate::rust_field::RustField;
use crate::text::{code_span, markdown};
use crate::{docs, names, source_file};

/// Names of the types, in the order of the catalog: none that the catalog's own types have, which
/// the file may import.
pub(crate) fn type_names(plan: &Plan<'_>) -> Vec<String> {
    let types = (0..plan.catalog.types.len()).map(|id| plan.types.name(TypeId(id)).to_owned());
    let mut seen: HashSet<_> = types.collect();
    let name = |operation: &Operation| {
        let name = names::type_name(&operation.id.to_upper_camel_case());
        let numbered = (2..).map(|n| format!("{name}{n}"));
        let mut free = std::iter::once(name.clone()).chain(numbered);
        free.find(|name| seen.insert(name.clone())).unwrap_or(name)
    };
    plan.catalog.operations.iter().map(name).collect()
}

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>) -> String {
    let operations = &plan.catalog.operations;
    let mut out = source_file::header(plan);
    out.push_str(
        "//! What each operation may answer: a handler that returns one of these types can answer\n\
         //! nothing else. All of them become a [`Problem`] or an [`Error`].\n\n",
    );
    let errors: HashSet<_> = operations.iter().flat_map(|o| o.errors.iter().map(|e| e.0)).collect();
    let members = plan.context(Per::Problem).map(|(field, _)| field);
    let fields = errors.iter().flat_map(|&e| &plan.errors[e].fields).chain(members);
    let imports = Imports {
        std: &["error::Error as StdError", "fmt"],
        internal: &[],
        runtime: &[],
        own: &["Error", "Problem"],
    };
    imports.write(&mut out, plan, fields.map(|f| f.base.as_str()));
    for (operation, name) in operations.iter().zip(type_names(plan)) {
        one(plan, &mut out, operation, &name);
    }
    // The last blank line.
    out.pop();
    out
}

fn one(plan: &Plan<'_>, out: &mut String, operation: &Operation, name: &str) {
    let request = code_span(&format!("{} {}", operation.method, operation.path));
    let _ = writeln!(out, "/// What {request} may answer.");
    if let Some(summary) = &operation.summary {
        let _ = writeln!(out, "///\n/// {}", markdown(summary));
    }
    let _ = writeln!(out, "pub struct {name}(Problem);\n\nimpl {name} {{");
    for id in &operation.errors {
        constructor(plan, out, &plan.errors[id.0]);
    }
    for (field, decl) in plan.context(Per::Problem) {
        for line in docs::setter_lines(decl) {
            let _ = writeln!(out, "    /// {line}");
        }
        let (setter, argument) = (names::bare(&field.name), &field.name);
        let _ = writeln!(
            out,
            "    pub fn with_{setter}(self, {argument}: {}) -> Self {{\n        \
             Self(self.0.with_{setter}({argument}))\n    }}\n",
            field.given(),
        );
    }
    out.push_str(&REST.replace("NAME", name));
}

fn constructor(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>) {
    let _ =
        writeln!(out, "    /// [`{0}`](Error::{0}): {1}", error.variant, docs::summary(error.def));
    if let Some(attribute) = docs::deprecated_attribute(plan, error.def) {
        let _ = writeln!(out, "    {attribute}\n    #[allow(deprecated)]");
    }
    if error.fields.len() > 7 {
        out.push_str("    // As many as the variant has fields.\n");
        out.push_str("    #[allow(clippy::too_many_arguments)]\n");
    }
    let join = |part: fn(&RustField) -> String| {
        error.fields.iter().map(part).collect::<Vec<_>>().join(", ")
    };
    let arguments = join(|f| format!("{}: {}", f.name, f.argument()));
    let making = if error.fields.is_empty() {
        format!("Error::{}", error.variant)
    } else {
        format!("Error::{}({})", error.constructor, join(|f| f.name.clone()))
    };
    let _ = writeln!(
        out,
        "    pub fn {}({arguments}) -> Self {{\n        Self({making}.into())\n    }}\n",
        error.constructor
    );
}

const REST: &str =
    "    /// Keeps what caused it, for [`source`](StdError::source). Responses never show it.
    pub fn caused_by(self, cause: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(self.0.caused_by(cause))
    }
}

impl From<NAME> for Problem {
    fn from(answer: NAME) -> Self {
        answer.0
    }
}

impl From<NAME> for Error {
    fn from(answer: NAME) -> Self {
        answer.0.into_error()
    }
}

impl fmt::Display for NAME {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for NAME {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl StdError for NAME {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source()
    }
}

";
