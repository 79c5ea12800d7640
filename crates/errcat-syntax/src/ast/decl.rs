//! Declarations and named types.

use super::Text;
use crate::read::record;
use crate::schema::Form::{AnyOf, Suggested, Words};
use crate::words;
use crate::{Entries, Node, Spanned};

/// A type expression.
const TYPE: &str = "^[A-Za-z][A-Za-z0-9<> ]*$";

record! {
    /// A named value: a param, a field of a record, a member of the context.
    pub struct Decl: "a declaration" or r#type {
        /// Its type.
        r#type: Text as Suggested(words::TYPES, TYPE),
        /// In `context` only: `response` (the default) or `problem`, whichever has one each.
        per: Box<Text> as Words(words::PER),
        /// Whether it may be missing.
        optional: Spanned<bool>,
        /// What the wire shows when there is no value.
        default: Box<Node>,
        /// A real value.
        example: Node,
        /// What it means.
        doc: Text,
        /// A regular expression the whole text matches.
        pattern: Box<Text>,
        /// The text in place of one that does not match `pattern`.
        otherwise: Box<Text>,
        /// The longest text, in characters.
        max_length: Box<Spanned<u64>>,
        /// The least number.
        min: Box<Spanned<i64>>,
        /// The greatest number.
        max: Box<Spanned<i64>>,
        /// What a duration is counted in: `seconds` or `milliseconds`.
        unit: Box<Text> as Words(words::UNITS),
        /// Must not be shown unless the message shows it.
        sensitive: Spanned<bool>,
    }
}

record! {
    /// A named type: a record or an enum.
    pub struct TypeDef: "a type" {
        /// What it is for.
        doc: Text,
        /// Fields of a record, in the order of the wire.
        fields: Entries<Decl>,
        /// Values of an enum: a list, or a mapping from value to docs.
        values: Node as AnyOf(&[Vec::<Text>::schema, Entries::<Node>::schema]),
    }
}
