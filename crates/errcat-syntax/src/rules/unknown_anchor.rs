//! An alias without its anchor.

use errcat_source::{Rule, Severity, Sink, Span};

use super::shown;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0009",
    name: "unknown_anchor",
    severity: Severity::Error,
    explanation: "`*name` stands for the value that `&name` marked earlier in the same file. \
                  Anchors do not reach from one file to another, and a text that begins with an \
                  asterisk needs quotes.",
    bad: "\
summary: *hint
",
    good: r#"summary: "*hint"
"#,
};

pub(crate) fn report(alias: Span, name: &str, sink: &mut Sink) {
    let diagnostic =
        RULE.at(alias, format!("no anchor for {} stands before this alias", shown(name)));
    sink.push(
        diagnostic.label("an alias to nothing").help("a text that begins with `*` needs quotes"),
    );
}

#[cfg(test)]
mod tests {
    use crate::tests::{faults, marked};

    #[test]
    fn an_alias_needs_an_anchor_before_it() {
        let text = "title: *ä\nerrors:\n  A: *later\n  B: &later x\n";
        let faults = faults(text);
        assert_eq!(faults.len(), 2, "{faults:?}");
        assert!(faults[0].starts_with("1:8 E0009 no anchor for `ä` stands before this alias"));
        assert!(faults[1].starts_with("3:6 E0009 no anchor for `later` "));
        assert_eq!(marked(text), ["*ä", "*later"]);
    }
}
