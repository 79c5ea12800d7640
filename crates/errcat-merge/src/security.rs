//! Security schemes and requirements that a document may have already.
//!
//! Most documents do: credentials belong to the whole API and not to its errors. So what is there
//! before a merge stays the team's, however errcat would write it, as long as it says the same.

use errcat_model::Json;
use errcat_syntax::written::{Kind, Node};

use crate::meaning::means;

/// The section of the components.
pub(crate) const SCHEMES: &str = "securitySchemes";

/// The member in which a scheme says something else than the catalog's, if it does. It may say
/// more, and describe itself and its scopes in its own words.
pub(crate) fn difference<'v>(scheme: &Node, wanted: &'v Json) -> Option<&'v str> {
    let Json::Object(members) = wanted else { return None };
    let differs = |(name, value): &'v (String, Json)| {
        let own = scheme.get(name);
        match name.as_str() {
            "description" => None,
            // Names without regard to case (RFC 9110, section 11.1).
            "scheme" => {
                let said = own.and_then(Node::as_text).zip(value.as_str());
                let same = said.is_some_and(|(own, wanted)| own.eq_ignore_ascii_case(wanted));
                (!same).then_some(name.as_str())
            }
            "scopes" => {
                let Json::Object(scopes) = value else { return None };
                let mut known = scopes.iter().map(|(scope, _)| own.and_then(|own| own.get(scope)));
                (own.is_none() || known.any(|scope| scope.is_none())).then_some(name.as_str())
            }
            _ => match (own, value) {
                (Some(own), Json::Object(_)) if is_mapping(own) => difference(own, value),
                (Some(own), _) if means(own, value) => None,
                _ => Some(name.as_str()),
            },
        }
    };
    members.iter().find_map(differs)
}

fn is_mapping(node: &Node) -> bool {
    matches!(node.kind, Kind::Mapping { .. })
}

/// Whether two lists have the same requirements; any of them will do, so their order says nothing.
pub(crate) fn same_requirements(own: &Node, wanted: &Json) -> bool {
    let (Kind::Sequence(own), Json::Array(wanted)) = (&own.kind, wanted) else { return false };
    own.len() == wanted.len()
        && own.iter().all(|own| wanted.iter().any(|wanted| means(own, wanted)))
        && wanted.iter().all(|wanted| own.iter().any(|own| means(own, wanted)))
}
