//! A tag before a value.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0015",
    name: "tag",
    severity: Severity::Error,
    explanation: "YAML tags such as `!!str` or `!ref` give a value another type. The catalog \
                  language has a type for every place already: quotes make a value a text, and no \
                  quotes leave it to be a number where a number is meant.",
    bad: "\
summary: !text S
",
    good: "\
summary: S
",
};

pub(crate) fn at(tag: Span) -> Diagnostic {
    let diagnostic = RULE.at(tag, "tags are not supported").label("a tag");
    diagnostic.help("remove the tag; if it is part of a text, put the text in quotes")
}

#[cfg(test)]
mod tests {
    use crate::tests::{faults, marked};

    #[test]
    fn every_tag_is_marked_and_its_value_kept() {
        let text = "api: !name a\nerrcat: !!int 1\nerrors: !x { !<y> A: b }\ntitle: !e!z c\n";
        let faults = faults(text);
        assert_eq!(faults.len(), 5, "{faults:?}");
        assert!(faults.iter().all(|fault| fault.contains(" E0015 tags are not supported")));
        assert_eq!(marked(text), ["!name", "!!int", "!x", "!<y>", "!"]);
    }
}
