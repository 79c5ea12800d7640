//! Wires that claim to follow a standard, held to it.
//!
//! A rule of a standard looks at the finished bodies, one for each error of the wire, and returns
//! what is wrong with them; [`check`] leaves out what the wire waives and reports the rest.

mod find;
mod view;

use std::collections::HashMap;

use errcat_model::shape::{self, Shape};
use errcat_model::{ErrorDef, ErrorId, Wire, WireId};
use errcat_source::{Diagnostic, Rule, Sink, Span};

pub(crate) use self::find::{Fault, wrong_kind};
pub(crate) use self::view::{Kind, Member, View};
use crate::lower::Lowered;
use crate::places::Own;
use crate::rules::{profiles as rules, unused_waiver};

/// A standard that says what errors look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    /// RFC 6749, section 5.2: what a token endpoint of OAuth 2.0 answers.
    OAuth,
    /// RFC 9457: problem details.
    ProblemDetails,
    /// JSON:API 1.1.
    JsonApi,
}

/// A rule of a standard: the rule, and what finds it broken.
type Check = (&'static Rule, fn(&Claimed<'_>) -> Vec<Finding>);

static OAUTH: &[Check] = &[
    (&rules::media_type::RULE, rules::media_type::oauth),
    (&rules::oauth_member::RULE, rules::oauth_member::find),
    (&rules::oauth_status::RULE, rules::oauth_status::find),
    (&rules::oauth_character::RULE, rules::oauth_character::find),
    (&rules::oauth_challenge::RULE, rules::oauth_challenge::find),
    (&rules::oauth_code::RULE, rules::oauth_code::find),
    (&rules::oauth_cached::RULE, rules::oauth_cached::find),
];

static PROBLEM_DETAILS: &[Check] = &[
    (&rules::media_type::RULE, rules::media_type::problem_details),
    (&rules::problem_member::RULE, rules::problem_member::find),
    (&rules::problem_status::RULE, rules::problem_status::find),
    (&rules::problem_type::RULE, rules::problem_type::find),
    (&rules::problem_title::RULE, rules::problem_title::find),
    (&rules::problem_extension::RULE, rules::problem_extension::find),
];

static JSON_API: &[Check] = &[
    (&rules::media_type::RULE, rules::media_type::json_api),
    (&rules::json_api_document::RULE, rules::json_api_document::find),
    (&rules::json_api_error::RULE, rules::json_api_error::find),
    (&rules::json_api_member::RULE, rules::json_api_member::find),
    (&rules::json_api_name::RULE, rules::json_api_name::find),
    (&rules::json_api_status::RULE, rules::json_api_status::find),
];

impl Profile {
    /// As prose names it.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::OAuth => "RFC 6749",
            Self::ProblemDetails => "RFC 9457",
            Self::JsonApi => "JSON:API",
        }
    }

    fn checks(self) -> &'static [Check] {
        match self {
            Self::OAuth => OAUTH,
            Self::ProblemDetails => PROBLEM_DETAILS,
            Self::JsonApi => JSON_API,
        }
    }

    /// Its rules.
    pub(crate) fn rules(self) -> impl Iterator<Item = &'static Rule> {
        self.checks().iter().map(|(rule, _)| *rule)
    }
}

/// What a wire claims and waives, and where its drawing is written.
#[derive(Debug)]
pub(crate) struct Claims {
    pub(crate) profiles: Vec<Profile>,
    /// Whether all it claims could be read.
    pub(crate) sound: bool,
    pub(crate) waivers: Vec<Waiver>,
    /// Where its media type is written, where it is.
    pub(crate) media_type: Option<Span>,
    /// Where its members are written, by dotted path; empty where nothing is claimed.
    pub(crate) members: HashMap<String, Span>,
}

/// A rule that a wire breaks on purpose.
#[derive(Debug)]
pub(crate) struct Waiver {
    pub(crate) rule: String,
    /// The errors it is about; all of the wire where not given.
    pub(crate) errors: Option<Vec<ErrorId>>,
    /// Where its code is written.
    pub(crate) place: Span,
}

/// Something that breaks a rule.
pub(crate) struct Finding {
    /// The error that breaks it; the wire as a whole where there is none.
    pub(crate) error: Option<ErrorId>,
    pub(crate) diagnostic: Diagnostic,
}

/// A wire with a claim, as its rules see it.
pub(crate) struct Claimed<'a> {
    pub(crate) lowered: &'a Lowered,
    pub(crate) wire: &'a Wire,
    claims: &'a Claims,
    /// Where the claim is, for what is written nowhere else.
    place: Span,
    /// One for each error that could be read.
    pub(crate) bodies: Vec<Body<'a>>,
}

/// The body of one error.
pub(crate) struct Body<'a> {
    pub(crate) id: ErrorId,
    pub(crate) error: &'a ErrorDef,
    pub(crate) shape: Shape,
}

impl Claimed<'_> {
    /// Where the member of a path is written; what is around it where it stands in no drawing.
    pub(crate) fn member(&self, path: &str) -> Span {
        let mut path = path;
        loop {
            if let Some(span) = self.claims.members.get(path) {
                return *span;
            }
            match path.rsplit_once('.') {
                Some((outer, _)) => path = outer,
                None => return self.place,
            }
        }
    }

    /// Where its media type is written.
    pub(crate) fn media_type(&self) -> Span {
        self.claims.media_type.unwrap_or(self.place)
    }

    /// Where what `place` picks of an error is written; its key where its group says that.
    fn own(&self, id: ErrorId, place: impl Fn(&Own) -> Option<Span>) -> Span {
        place(&self.lowered.places.errors[id.0].own).unwrap_or(self.error(id))
    }

    /// Where an error is written.
    pub(crate) fn error(&self, id: ErrorId) -> Span {
        self.lowered.places.errors[id.0].key
    }
}

/// Holds every wire to what it claims.
pub(crate) fn check(lowered: &Lowered, sink: &mut Sink) {
    for (id, wire) in lowered.catalog.wires() {
        let (claims, place) = (&lowered.claims[id.0], &lowered.places.wires[id.0]);
        if claims.profiles.is_empty() || !place.sound {
            continue;
        }
        let bodies = bodies(lowered, id);
        let claimed = Claimed { lowered, wire, claims, place: place.key, bodies };
        let mut used = vec![false; claims.waivers.len()];
        let checks = claims.profiles.iter().flat_map(|profile| profile.checks());
        for finding in checks.flat_map(|(_, find)| find(&claimed)) {
            match claims.waivers.iter().position(|waiver| waiver.is_about(&finding)) {
                Some(index) => used[index] = true,
                None => sink.push(finding.diagnostic),
            }
        }
        // What could not be read may be what a waiver is about.
        let whole = claims.sound && lowered.places.errors.iter().all(|error| error.sound);
        for (waiver, used) in claims.waivers.iter().zip(used) {
            if !used && whole {
                sink.push(unused_waiver::report(&waiver.rule, &wire.name, waiver.place));
            }
        }
    }
}

fn bodies(lowered: &Lowered, wire: WireId) -> Vec<Body<'_>> {
    let errors = lowered.catalog.errors().filter(|(id, error)| {
        let place = &lowered.places.errors[id.0];
        place.sound && !place.duplicate && error.wires.contains(&wire)
    });
    errors
        .map(|(id, error)| Body { id, error, shape: shape::of_body(&lowered.catalog, wire, error) })
        .collect()
}

impl Waiver {
    fn is_about(&self, finding: &Finding) -> bool {
        finding.diagnostic.rule.code == self.rule
            && self
                .errors
                .as_ref()
                .is_none_or(|errors| finding.error.is_some_and(|error| errors.contains(&error)))
    }
}

/// Whether an error travels only on wires of that standard.
pub(crate) fn only_on(lowered: &Lowered, error: &ErrorDef, profile: Profile) -> bool {
    error.wires.iter().all(|wire| lowered.claims[wire.0].profiles.contains(&profile))
}

#[cfg(test)]
mod tests {
    use crate::testing::check_whole;

    const CATALOG: &str = "\
errcat: 1
api: test
title: Test
wire:
  oauth:
    claims: CLAIMS
    headers: { Cache-Control: no-store }
    waive: WAIVERS
    body: { error: $code, error_description: $message }
errors:
  invalid_grant: { status: 403, message: Not granted }
  invalid_scope: { status: 403, message: Not in scope }
";

    #[track_caller]
    fn check(claims: &str, waivers: &str, expected: &[&str]) {
        check_whole(&CATALOG.replace("CLAIMS", claims).replace("WAIVERS", waivers), expected);
    }

    #[test]
    fn a_waiver_takes_a_rule_back() {
        let status = |line: u32, key: &str| {
            format!("{line}:28 E0512 `{key}` answers 403 (write `status: 400`, or waive `E0512`)")
        };
        let (first, second) = (status(11, "invalid_grant"), status(12, "invalid_scope"));
        check("rfc6749", "[]", &[&first, &second]);
        check("rfc6749", "[{ rule: E0512, reason: So it is }]", &[]);
        check("rfc6749", "[{ rule: E0512, errors: invalid_scope, reason: So }]", &[&first]);
        check(
            "rfc6749",
            "[{ rule: E0513, reason: So it was }]",
            &["8:21 W0015 `oauth` does not break `E0513` (remove the waiver)", &first, &second],
        );
    }

    #[test]
    fn claims_and_waivers_are_complete_and_known() {
        check(
            "[rfc6749, rfc9458]",
            "[{ rule: E0512, reason: So }, { rule: E0521, reason: Unknown with that claim }]",
            &["6:23 E0106 `rfc9458` is not a standard errcat knows (did you mean `rfc9457`?)"],
        );
        check(
            "[rfc6749]",
            "[{ rule: E0512 }, { rule: E0517, reason: So, errors: x }, { reason: Oh }]",
            &[
                "8:13 E0101 a waiver needs `reason`",
                "8:38 E0106 `E0517` is not a rule of a standard this wire claims (did you mean `E0511`?)",
                "8:65 E0307 there is no error `x` (write one of `invalid_grant`, `invalid_scope`)",
                "8:70 E0101 a waiver needs `rule`",
            ],
        );
        check(
            "[]",
            "[{ rule: E0512, reason: So }]",
            &["8:21 E0101 a wire with `waive` needs `claims`"],
        );
    }
}
