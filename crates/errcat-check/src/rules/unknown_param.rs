//! A placeholder or header that names no param.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use super::unbounded_text::BOUNDED;
use crate::suggest::{meant, nearest};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0302",
    name: "unknown_param",
    severity: Severity::Error,
    explanation: "Every `{name}` in a message and every `$name` in a header of an error is a \
                  param of the error, of its group or of the catalog; in a header it may be a \
                  member of the context too.",
    bad: r#"errors:
  A: { status: 404, message: "No book {isnb}", params: { isbn: number } }
"#,
    good: r#"errors:
  A: { status: 404, message: "No book {isbn}", params: { isbn: number } }
"#,
};

/// The placeholder `name` at `span` is no param of the error at `error`, where `declare` says what
/// to insert to make it one.
pub(crate) fn in_message<'a>(
    name: &str,
    span: Span,
    error: Span,
    known: impl Iterator<Item = &'a str>,
    declare: impl FnOnce() -> Option<(Span, String)>,
) -> Diagnostic {
    let known: Vec<&str> = known.collect();
    let misspelt = nearest(name, known.iter().copied()).is_some();
    let otherwise = "; or write `{{` for a brace";
    let diagnostic = report(name, span, error, known.into_iter(), otherwise);
    match declare().filter(|_| !misspelt) {
        Some((place, text)) => diagnostic.insert(place, text),
        None => diagnostic,
    }
}

/// The slot `name` of a header at `span` is no param of the error at `error`.
pub(crate) fn in_header<'a>(
    name: &str,
    span: Span,
    error: Span,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    report(name, span, error, known, "")
}

fn report<'a>(
    name: &str,
    span: Span,
    error: Span,
    known: impl Iterator<Item = &'a str>,
    otherwise: &str,
) -> Diagnostic {
    let diagnostic = RULE
        .at(span, format!("there is no param `{name}`"))
        .label("not declared")
        .also(error, "used by this error")
        .help(format!("declare it: `params: {{ {name}: {BOUNDED} }}`{otherwise}"));
    meant(diagnostic, name, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn placeholders_and_headers_name_params() {
        check(
            r#"errors:
  A: { status: 400, message: "A {isnb}", params: { isbn: number }, headers: { X-I: $isbn } }
  B: { status: 400, message: B, headers: { Retry-After: $retry_after } }
"#,
            &[
                "6:34 E0302 there is no param `isnb` (did you mean `isbn`?)",
                "7:57 E0302 there is no param `retry_after` (declare it: `params: { retry_after: { type: string, max_length: 100 } }`)",
            ],
        );
    }
}
