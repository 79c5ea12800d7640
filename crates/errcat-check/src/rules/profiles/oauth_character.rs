//! A character that OAuth 2.0 does not allow in its errors.

use errcat_source::{Rule, Severity};

use crate::claims::{Claimed, Finding};

/// The rule.
pub(crate) static RULE: Rule = Rule {
    code: "E0513",
    name: "oauth_character",
    severity: Severity::Error,
    explanation: "RFC 6749, section 5.2: `error` and `error_description` hold printable ASCII \
                  without `\"` and `\\` (%x20-21, %x23-5B, %x5D-7E), and `error_uri` no space \
                  either. Constant text is checked, and the examples, defaults and words that \
                  may stand in it.",
    bad: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 400, message: 'The code \"x\" was used before' } }
",
    good: "\
errcat: 1
api: shop
title: Shop
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message }
errors: { invalid_grant: { status: 400, message: The code was used before } }
",
};

/// Looks at every text that is known.
pub(crate) fn find(claimed: &Claimed<'_>) -> Vec<Finding> {
    claimed.of_errors(&RULE, "RFC 6749, section 5.2", |body| {
        let view = claimed.view(body);
        let members = view.members();
        let texts = members.iter().flat_map(|member| {
            let least = match member.name {
                "error" | "error_description" => Some(' '),
                "error_uri" => Some('!'),
                _ => None,
            };
            let texts = member.value.texts().into_iter().flat_map(str::chars);
            texts.filter_map(move |c| (!allowed(c, least?)).then_some((member.name, c)))
        });
        let (name, character) = texts.into_iter().next()?;
        let text = format!("has the character `{}` in `{name}`", character.escape_debug());
        Some((text, "write it with printable ASCII, without `\"` and `\\`".to_owned()))
    })
}

fn allowed(character: char, least: char) -> bool {
    (least..='~').contains(&character) && !matches!(character, '"' | '\\')
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    #[test]
    fn quotes_and_letters_beyond_ascii() {
        check_whole(
            r#"errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: rfc6749
    headers: { Cache-Control: no-store }
    body: { error: $code, error_description: $message, more: $more }
context: { more: { type: string, default: Übrigens } }
errors:
  invalid_grant: { status: 400, message: It's over }
  invalid_scope: { status: 400, message: Say "read" }
  invalid_target: { status: 400, message: "No {it}", params: { it: { type: string, max_length: 9, example: café } } }
"#,
            &[
                "12:3 E0513 `invalid_scope` has the character `\\\"` in `error_description` (write it with printable ASCII, without `\"` and `\\`)",
                "13:3 E0513 `invalid_target` has the character `é` in `error_description` (write it with printable ASCII, without `\"` and `\\`)",
            ],
        );
    }
}
