//! A template of the documentation that does not work.

use errcat_source::{Diagnostic, Rule, Severity, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0601",
    name: "broken_template",
    severity: Severity::Error,
    explanation: "A file in the folder `templates` of a catalog takes the place of errcat's template \
                  of the same name. It is a Tera template, and uses nothing but what it receives. \
                  `errcat docs templates` lists the templates with their data, and \
                  `errcat docs templates NAME` prints the one to start from.",
    bad: "",
    good: "",
};

/// `message` says what is wrong at `place`. `relying` is the template of errcat that fails for it.
pub fn report(
    place: Span,
    message: &str,
    relying: Option<&str>,
    help: Option<String>,
) -> Diagnostic {
    let help = help.unwrap_or_else(|| "`errcat docs templates` says what there is".to_owned());
    let diagnostic = RULE.at(place, message).help(help);
    match relying {
        Some(name) => {
            diagnostic.note(format!("found in errcat's `{name}`, drawn together with it"))
        }
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use errcat_source::{SourceMap, Span};

    #[test]
    fn it_says_where_to_look_when_tera_does_not() {
        let mut sources = SourceMap::new();
        let place = Span::new(sources.add("templates/html/parts.html.tera", ""), 0..0);
        let said =
            super::report(place, "unknown filter `shout`", Some("html/home.html.tera"), None);
        assert_eq!(said.help.as_deref(), Some("`errcat docs templates` says what there is"));
        assert_eq!(said.notes, ["found in errcat's `html/home.html.tera`, drawn together with it"]);
        let help = super::report(place, "field `x` is not defined", None, Some("y".into())).help;
        assert_eq!(help.as_deref(), Some("y"));
    }
}
