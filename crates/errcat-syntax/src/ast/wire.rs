//! How errors travel.

use super::Text;
use crate::read::record;
use crate::schema::Form::{Pattern, Suggested, Words};
use crate::words::{self, KEY};
use crate::{Entries, Node, OneOrMany, Spanned};

/// The code of a rule.
const RULE: &str = "^[EW][0-9]{4}$";

record! {
    /// A way errors travel.
    pub struct WireDef: "a wire" {
        /// Heading in the docs.
        title: Text,
        /// What it is used for.
        description: Text,
        /// What carries it: `http` (the default), `mqtt` or another name.
        transport: Text as Suggested(words::TRANSPORTS, KEY),
        /// Whether errors that name no wire use this one.
        default: Spanned<bool>,
        /// Content type of the body.
        media_type: Text,
        /// Standards it follows, whose rules are then checked: `rfc6749` (OAuth 2.0), `rfc9457`
        /// (problem details), `json-api-1.1`.
        claims: OneOrMany<Text> as Words(words::PROFILES),
        /// Rules of these standards that it breaks on purpose.
        waive: Vec<WaiverDef>,
        /// Headers of every response.
        headers: Entries<HeaderDef>,
        /// The body as drawn, with slots.
        body: Node,
        /// One problem of a wire that carries several.
        problem: Node,
        /// Docs of the body's members by dotted path.
        fields: Entries<WireField>,
        /// Stand-ins for slots, to show the bare format.
        sample: Entries<Node>,
    }
}

record! {
    /// A rule of a claimed standard that a wire breaks on purpose.
    pub struct WaiverDef: "a waiver" {
        /// Its code, as `errcat explain` takes it.
        rule: Text as Pattern(RULE),
        /// The errors that break it, by key; all of the wire where not given.
        errors: OneOrMany<Text>,
        /// Why, for the next reader.
        reason: Text,
    }
}

record! {
    /// Docs of a member of an envelope.
    pub struct WireField: "docs of a member" or doc {
        /// What it means.
        doc: Text,
        /// A real value.
        example: Node,
    }
}

record! {
    /// A response header.
    pub struct HeaderDef: "a header" or value {
        /// Its value: text with `$slots`.
        value: Text,
        /// What it means here.
        doc: Text,
    }
}
