//! A link to a page that is not there.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule. It is held only where asked for: an answer from elsewhere is not the same every day.
pub static RULE: Rule = Rule {
    code: "E0442",
    name: "dead_link",
    severity: Severity::Error,
    explanation: "`errcat check --links` asks for every page that `docs`, `docs_url`, `source` and the \
                  links of guides lead to. Who follows one is in trouble already, and should not find \
                  that the page has moved. Pages that want a login or answer too many requests count as \
                  there.",
    bad: "",
    good: "",
};

/// `url`, written at `place`, was not answered as a page is: `why`.
pub fn report(url: &str, why: &str, place: Span) -> Diagnostic {
    RULE.at(place, format!("`{url}` leads nowhere: {why}"))
        .label("a link from here leads nowhere")
        .help("write where the page is now, or remove the link")
}
