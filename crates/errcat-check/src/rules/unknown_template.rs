//! A file among the templates that replaces none.

use errcat_source::{Diagnostic, Rule, Severity, Span};

use crate::suggest::did_you_mean;

/// The rule.
pub static RULE: Rule = Rule {
    code: "W0061",
    name: "unknown_template",
    severity: Severity::Warning,
    explanation: "A file in the folder `templates` of a catalog takes the place of errcat's template \
                  of the same name; one of another name is not used. `errcat docs templates` lists \
                  the names.",
    bad: "",
    good: "",
};

/// No template has the name of the file that starts at `start`.
pub fn report<'a>(start: Span, name: &str, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let help = did_you_mean(name, known);
    RULE.at(start, format!("there is no template `{name}`, so this file is not used"))
        .help(help.unwrap_or_else(|| "`errcat docs templates` lists the templates".to_owned()))
}

#[cfg(test)]
mod tests {
    use errcat_source::{SourceMap, Span};

    #[test]
    fn the_nearest_name_is_offered() {
        let mut sources = SourceMap::new();
        let place = Span::new(sources.add("templates/markdown/errors.md.tera", ""), 0..0);
        let known = || ["markdown/error.md.tera", "markdown/head.md.tera"].into_iter();
        let help = super::report(place, "markdown/errors.md.tera", known()).help.unwrap();
        assert_eq!(help, "did you mean `markdown/error.md.tera`?");
        let help = super::report(place, "README", known()).help.unwrap();
        assert_eq!(help, "`errcat docs templates` lists the templates");
    }
}
