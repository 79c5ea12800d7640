//! Aliases that add more than the reader accepts.

use errcat_source::{Rule, Severity, Sink, Span};

use crate::MAX_ALIASED_NODES;

/// The rule.
pub static RULE: Rule = Rule {
    code: "E0008",
    name: "alias_limit",
    severity: Severity::Error,
    explanation: "An alias stands for a copy of what its anchor marks. All copies of a file \
                  together may have 100,000 nodes, a long text counting as one for each hundred \
                  bytes; a few lines of aliases to aliases could otherwise fill any memory.",
    bad: "\
errors:
  A:
    status: 500
    message: Too many
    details: any
    examples:
      - details:
          a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]
          b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
          c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
          d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
          e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
          f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
",
    good: "\
errors:
  A:
    status: 500
    message: Too many
    details: any
    examples:
      - details:
          a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]
          b: [*a, *a]
",
};

pub(crate) fn report(alias: Span, sink: &mut Sink) {
    let message = format!("the aliases of this file stand for more than {MAX_ALIASED_NODES} nodes");
    sink.push(RULE.at(alias, message).label("the limit is reached here"));
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use crate::tests::{faults, root, show};

    fn limits(text: &str) -> Vec<String> {
        faults(text).into_iter().filter(|fault| fault.contains("E0008")).collect()
    }

    #[test]
    fn a_billion_laughs_are_one_fault() {
        let mut text = String::from("a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (below, name) in ('a'..='j').zip('b'..='k') {
            let aliases = vec![format!("*{below}"); 10].join(", ");
            writeln!(text, "{name}: &{name} [{aliases}]").expect("memory");
        }
        assert_eq!(limits(&text).len(), 1);
    }

    #[test]
    fn long_texts_count_for_more() {
        let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(10_000), "*a, ".repeat(2_000));
        assert_eq!(limits(&text).len(), 1);
    }

    #[test]
    fn anchors_alone_cost_nothing() {
        let text = format!("a: &a [{}]\nb: &b {{ c: &c x }}\nd: *c\n", "x, ".repeat(200_000));
        assert_eq!(limits(&text), [""; 0]);
    }

    #[test]
    fn a_copy_equals_what_it_stands_for() {
        let copied = root("a: &a { b: [1, '2'] }\nc: *a\n");
        let direct = root("a: { b: [1, '2'] }\nc: { b: [1, '2'] }\n");
        assert_eq!(show(&copied, None), show(&direct, None));
    }
}
