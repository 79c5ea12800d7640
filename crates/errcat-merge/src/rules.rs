//! Why a document is not changed.
//!
//! These are rules like those of catalogs, so that they are drawn, explained and looked up the same
//! way. Their codes are `E07xx`. None can be shown by a catalog.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// Every rule of this crate, by code.
pub static ALL: &[&Rule] = &[
    &NOT_OPENAPI,
    &UNFIT_PLACE,
    &MISSING_OPERATION,
    &UNCLEAR_OPERATION,
    &FOREIGN_ENTRY,
    &LOST_REFERENCE,
    &UNPROVEN,
];

const fn rule(code: &'static str, name: &'static str, explanation: &'static str) -> Rule {
    Rule { code, name, severity: Severity::Error, explanation, bad: "", good: "" }
}

static NOT_OPENAPI: Rule = rule(
    "E0701",
    "not_openapi",
    "Errors are merged into OpenAPI documents of the versions 3.0, 3.1 and 3.2, in YAML or JSON. \
     The version stands at the root: `openapi: 3.1.0`.",
);

static UNFIT_PLACE: Rule = rule(
    "E0702",
    "unfit_place",
    "What errcat adds to a document, and the mappings around it, must be written out at their \
     place. Behind an alias, a merge key or a reference to another file stands something that other \
     places use as well, and a change would reach all of them.",
);

static MISSING_OPERATION: Rule = rule(
    "E0703",
    "missing_operation",
    "Each operation of the catalog that answers errors is looked for in the document: by its \
     `operationId`, else by its path and method. With `--allow-missing` those that are not there \
     are passed over.",
);

static UNCLEAR_OPERATION: Rule = rule(
    "E0704",
    "unclear_operation",
    "An operation of the catalog is one operation of the document. Its `operationId` must stand \
     there once, and path and method must not lead to another operation than the `operationId`.",
);

static FOREIGN_ENTRY: Rule = rule(
    "E0705",
    "foreign_entry",
    "errcat changes and removes only what it has written itself, which the document lists under \
     `x-errcat`, or what already means the same. Anything else of the same name is somebody's own \
     work: rename or delete it, or remove the error from the catalog.",
);

static LOST_REFERENCE: Rule = rule(
    "E0706",
    "lost_reference",
    "A component that the catalog no longer declares is removed. A reference to it from a part of \
     the document that errcat does not write would then lead nowhere, so it has to go first.",
);

static UNPROVEN: Rule = rule(
    "E0707",
    "unproven_merge",
    "Before a document is written, it is read again and compared with what it is to mean. Where it \
     means anything else, that is a mistake in errcat; the document stays as it is.",
);

pub(crate) fn not_openapi(at: Span, message: impl Into<String>) -> Diagnostic {
    NOT_OPENAPI.at(at, message)
}

pub(crate) fn unfit_place(at: Span, message: impl Into<String>) -> Diagnostic {
    UNFIT_PLACE.at(at, message)
}

pub(crate) fn missing_operation(at: Span, message: impl Into<String>) -> Diagnostic {
    MISSING_OPERATION.at(at, message)
}

pub(crate) fn unclear_operation(at: Span, message: impl Into<String>) -> Diagnostic {
    UNCLEAR_OPERATION.at(at, message)
}

pub(crate) fn foreign_entry(at: Span, message: impl Into<String>) -> Diagnostic {
    FOREIGN_ENTRY.at(at, message)
}

pub(crate) fn lost_reference(at: Span, message: impl Into<String>) -> Diagnostic {
    LOST_REFERENCE.at(at, message)
}

pub(crate) fn unproven(at: Span) -> Diagnostic {
    let start = at.part(0..0);
    let message = "the changed document does not read back as what it is to mean";
    UNPROVEN.at(start, message).help(
        "nothing was written; this is a mistake in errcat, please report it with the document if \
         you can share it",
    )
}

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn rules_are_listed_by_code_and_explained() {
        assert!(ALL.windows(2).all(|pair| pair[0].code < pair[1].code));
        for rule in ALL {
            assert!(rule.explanation.len() > 40, "{} explains nothing", rule.code);
            assert!(!rule.explanation.contains("  "), "{}: two spaces", rule.code);
        }
    }
}
