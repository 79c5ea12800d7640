//! A title of problem details that says something else each time.

use errcat_model::reason_phrase;
use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "W0033",
    name: "problem_title",
    severity: Severity::Warning,
    explanation: "RFC 9457, section 3.1.3: `title` is the same for every occurrence of a problem \
                  type; what varies belongs in `detail`. Without a `type` of its own (or with \
                  `about:blank`) it is the phrase of the status (section 4.2.1), since there is \
                  nothing else the client could know the problem by.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $message, status: $status }
errors: { A: { status: 404, title: No book, message: \"There is no book {isbn}\", params: { isbn: uuid }, docs: 'https://shop.example/no-book' } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { type: $docs, title: $title, status: $status, detail: $message }
errors: { A: { status: 404, title: No book, message: There is no such book, docs: 'https://shop.example/no-book' } }
",
};

/// Looks at the title beside the type.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(
        &RULE,
        "RFC 9457, sections 3.1.3 and 4.2.1",
        |own| own.title.or(own.message),
        |body| {
            let view = claimed.view(body);
            let title = view.member("title")?;
            let Some(title) = title.value.constant() else {
                let help = "draw `title: $title`, and what varies as `detail`".to_owned();
                return Some(("has a title that varies".to_owned(), help));
            };
            let blank = match view.member("type") {
                Some(ty) => ty.value.constant().and_then(|ty| ty.as_str()) == Some("about:blank"),
                None => true,
            };
            let phrase = body.error.status.filter(|_| blank).map(reason_phrase)?;
            let title = title.as_str().filter(|title| !title.eq_ignore_ascii_case(phrase))?;
            let text = format!("has no `type`, and the title `{title}` instead of `{phrase}`");
            Some((text, "draw `type: $docs`, or another URI for each error".to_owned()))
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn without_a_type_the_phrase_is_the_title() {
        check_whole(
            "errcat: 1
api: test
title: Test
wire:
  problem:
    claims: rfc9457
    media_type: application/problem+json
    body: { title: $title, detail: $message }
errors:
  A: { status: 404, title: not found, message: A }
  B: { status: 404, title: No book, message: B }
",
            &[
                "11:28 W0033 `B` has no `type`, and the title `No book` instead of `Not Found` (draw `type: $docs`, or another URI for each error)",
            ],
        );
    }
}
