//! A group that is not declared.

use errcat_source::{Diagnostic, Rule, Severity};
use errcat_syntax::ast::Text;

use crate::suggest::undeclared;

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0306",
    name: "unknown_group",
    severity: Severity::Error,
    explanation: "`also_in` and the errors of an operation name groups of the catalog by \
                  their keys.",
    bad: "\
groups:
  books: { title: Books, errors: { A: { status: 404, message: Gone, also_in: shelf } } }
  shelves: { title: Shelves }
",
    good: "\
groups:
  books: { title: Books, errors: { A: { status: 404, message: Gone, also_in: shelves } } }
  shelves: { title: Shelves }
",
};

/// No group is named `name`.
pub(crate) fn report<'a>(name: &Text, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    undeclared(&RULE, "group", name, known)
}

#[cfg(test)]
mod tests {
    use crate::testing::check;

    #[test]
    fn references_are_looked_up() {
        check(
            "\
groups:
  players: { errors: { A: { status: 400, message: A, also_in: { player: {} } } } }
operations:
  play: { method: POST, path: /play, errors: [group playrs, group players] }
",
            &[
                "6:65 E0306 there is no group `player` (did you mean `players`?)",
                "8:53 E0306 there is no group `playrs` (did you mean `players`?)",
            ],
        );
    }
}
