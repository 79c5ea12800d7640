//! Front matter for a host that has none.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0140",
    name: "unfit_front_matter",
    severity: Severity::Error,
    explanation: "Docusaurus, MkDocs and Just the Docs read settings of a page from the lines \
                  between `---` at its start. mdBook and GitHub print these lines as part of the \
                  page, so the flavors `mdbook`, `github` and `plain` have none.",
    bad: "generate: { docs: { flavor: mdbook, front_matter: { title: Errors } } }\n",
    good: "generate: { docs: { flavor: mkdocs, front_matter: { title: Errors } } }\n",
};

/// `key` is the first of the front matter of a target with that flavor.
pub(crate) fn report(key: &Text, flavor: &str) -> Diagnostic {
    RULE.at(key.span, format!("pages of the flavor `{flavor}` have no front matter"))
        .label("would be printed on the page")
        .help("remove `front_matter`, or choose `docusaurus`, `mkdocs` or `just-the-docs`")
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn only_where_the_host_reads_it() {
        check(
            "generate: { docs: { flavor: mdbook, front_matter: { title: Errors } } }\n",
            &[
                "5:53 E0140 pages of the flavor `mdbook` have no front matter (remove `front_matter`, or choose `docusaurus`, `mkdocs` or `just-the-docs`)",
            ],
        );
        check("generate: { docs: { flavor: mkdocs, front_matter: { title: Errors } } }\n", &[]);
        check(
            "generate: { docs: { flavor: gihub, pages: many, source: a b } }\n",
            &[
                "5:29 E0106 `gihub` is not a flavor (did you mean `github`?)",
                "5:43 E0106 `many` is not a cut (write one of `one`, `group`, `error`, `none`)",
                "5:57 E0120 `a b` is not a URL",
            ],
        );
    }
}
