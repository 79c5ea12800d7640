//! A shared code that no error has.

use std::collections::BTreeSet;

use errcat_source::{Diagnostic, Rule, Severity, Sink};
use errcat_syntax::ast::Text;

use crate::lower::Lowered;
use crate::suggest::did_you_mean;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0002",
    name: "unused_code",
    severity: Severity::Warning,
    explanation: "`codes` describes wire codes that several errors share. A code that no \
                  error has is misspelt or left over.",
    bad: "\
codes: { A_B: Left over }
errors:
  A_C: { status: 400, message: Wrong }
",
    good: "\
codes: { A_C: One and the other }
errors:
  A_C: { status: 400, message: Wrong }
",
};

/// No error has `code`.
pub(crate) fn report<'a>(code: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    RULE.at(code.span, format!("no error has the code `{}`", code.value))
        .label("not used")
        .maybe_help(did_you_mean(&code.value, known))
}

/// Reports shared codes that no error has.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    let Lowered { catalog, places, .. } = lowered;
    // An error whose code could not be read may have any.
    let unread = places.errors.iter().any(|error| error.unread.contains(&"code"));
    if catalog.codes.is_empty() || unread {
        return;
    }
    let known: BTreeSet<String> = catalog.errors.iter().map(|e| e.code.to_text()).collect();
    for (shared, span) in catalog.codes.iter().zip(&places.codes) {
        let code = Text::new(shared.code.to_text(), *span);
        if !known.contains(&code.value) {
            let near = if sink.describes(&RULE) { known.len() } else { 0 };
            sink.push(report(&code, known.iter().map(String::as_str).take(near)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn left_over_codes() {
        check(
            "\
codes: { A_B: Left over }
errors:
  A_C: { status: 400, message: A }
",
            &["5:10 W0002 no error has the code `A_B` (did you mean `A_C`?)"],
        );
    }
}
