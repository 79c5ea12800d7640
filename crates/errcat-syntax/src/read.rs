//! From nodes to typed values: one trait, and a macro that makes a record of it.
//!
//! A type says once which keys it has; reading, "did you mean" and the list of keys follow from
//! that. What cannot be read is reported and left out, so that one fault does not hide another and
//! does not cause a second.

use errcat_source::{Sink, Span};
use serde_json::{Value, json};

use crate::rules::{unknown_key, wrong_type};
use crate::schema::{self, Definitions, Form};
use crate::{Node, NodeKind, Spanned};

/// A value that can be read from a node.
pub trait Read: Sized {
    /// What an author would call it: `a list of errors`.
    const WHAT: &'static str;

    /// Reads it. `None` where that is impossible; the reason was reported.
    fn read(node: Node, sink: &mut Sink) -> Option<Self>;

    /// What it accepts, as a JSON Schema. Where its key has a `form`, only texts of that form.
    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value;
}

/// A key and what it says.
#[derive(Debug, Clone)]
pub struct Entry<T> {
    /// The key.
    pub key: Spanned<String>,
    /// What stands under it.
    pub value: T,
}

/// A mapping with keys of the author's choosing, in the order written.
#[derive(Debug, Clone)]
pub struct Entries<T> {
    /// The whole mapping.
    pub span: Span,
    /// Its entries.
    pub entries: Vec<Entry<T>>,
    /// Keys whose values could not be read. They are known by name, so that a reference to one is
    /// not reported as a second fault.
    pub unread: Vec<Spanned<String>>,
}

/// One value, or a list of them.
#[derive(Debug, Clone)]
pub struct OneOrMany<T>(pub Vec<T>);

impl Read for Node {
    const WHAT: &'static str = "a value";

    /// Not where a part of it was refused: what such a value lacks would look missing.
    fn read(node: Node, _: &mut Sink) -> Option<Self> {
        (!node.has_refused()).then_some(node)
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        schema::any(form, definitions)
    }
}

impl Read for Spanned<String> {
    const WHAT: &'static str = "a text";

    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        match node.kind {
            NodeKind::Scalar { text, .. } => Some(Spanned::new(text, node.span)),
            _ => wrong_type::report(&node, Self::WHAT, sink),
        }
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        schema::text(form, definitions)
    }
}

/// Reads a scalar by parsing its text; `plain` scalars only, so that `"1"` is a text.
macro_rules! read_by_parsing {
    ($($ty:ty: $what:literal, $schema:tt;)*) => {$(
        impl Read for Spanned<$ty> {
            const WHAT: &'static str = $what;

            fn read(node: Node, sink: &mut Sink) -> Option<Self> {
                let parsed = match &node.kind {
                    NodeKind::Scalar { text, plain: true } => text.parse().ok(),
                    _ => None,
                };
                match parsed {
                    Some(value) => Some(Spanned::new(value, node.span)),
                    None => wrong_type::report(&node, Self::WHAT, sink),
                }
            }

            fn schema(_: Option<&Form>, _: &mut Definitions) -> Value {
                json!($schema)
            }
        }
    )*};
}

read_by_parsing! {
    bool: "`true` or `false`", { "type": "boolean" };
    u64: "a whole number of 0 or more", { "type": "integer", "minimum": 0 };
    i64: "a whole number", { "type": "integer" };
    f64: "a number", { "type": "number" };
}

/// For what few records have: a record is as large as all its fields, given or not.
impl<T: Read> Read for Box<T> {
    const WHAT: &'static str = T::WHAT;

    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        T::read(node, sink).map(Box::new)
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        T::schema(form, definitions)
    }
}

impl<T: Read> Read for Vec<T> {
    const WHAT: &'static str = "a list";

    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        match node.kind {
            NodeKind::Sequence(items) => {
                let written = !items.is_empty();
                let mut values = Self::with_capacity(items.len());
                values.extend(items.into_iter().filter_map(|item| T::read(item, sink)));
                // A list of nothing but faults is not an empty one.
                (!written || !values.is_empty()).then_some(values)
            }
            _ => wrong_type::report(&node, Self::WHAT, sink),
        }
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        json!({ "type": "array", "items": T::schema(form, definitions) })
    }
}

impl<T: Read> Read for OneOrMany<T> {
    const WHAT: &'static str = "a value or a list of values";

    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        match node.kind {
            NodeKind::Sequence(_) => Vec::read(node, sink).map(Self),
            _ => T::read(node, sink).map(|value| Self(vec![value])),
        }
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        let one = T::schema(form, definitions);
        json!({ "anyOf": [one, { "type": "array", "items": one }] })
    }
}

impl<T: Read> Read for Entries<T> {
    const WHAT: &'static str = "a mapping";

    fn read(node: Node, sink: &mut Sink) -> Option<Self> {
        let span = node.span;
        match node.kind {
            NodeKind::Mapping(members) => {
                let entries = Vec::with_capacity(members.len());
                let mut out = Self { span, entries, unread: Vec::new() };
                for (key, value) in members {
                    match T::read(value, sink) {
                        Some(value) => out.entries.push(Entry { key, value }),
                        None => out.unread.push(key),
                    }
                }
                Some(out)
            }
            NodeKind::Null => Some(Self { span, entries: Vec::new(), unread: Vec::new() }),
            _ => wrong_type::report(&node, Self::WHAT, sink),
        }
    }

    fn schema(form: Option<&Form>, definitions: &mut Definitions) -> Value {
        schema::entries(T::schema, form, definitions)
    }
}

/// Takes the members of a mapping apart for a record.
pub(crate) fn members(
    node: Node,
    what: &str,
    sink: &mut Sink,
) -> Option<Vec<(Spanned<String>, Node)>> {
    match node.kind {
        NodeKind::Mapping(members) => Some(members),
        NodeKind::Null => Some(Vec::new()),
        _ => wrong_type::report(&node, what, sink),
    }
}

/// Reports keys a record does not have. It has `known`, and `written` says which are there.
pub(crate) fn unknown(
    keys: &[Spanned<String>],
    what: &str,
    known: &[&str],
    written: &[bool],
    sink: &mut Sink,
) {
    let mut free: Vec<&str> = Vec::new();
    free.extend(known.iter().zip(written).filter(|(_, there)| !**there).map(|(key, _)| key));
    unknown_key::report(keys, what, known, &free, sink);
}

/// Defines a record: a struct whose fields are all optional, with its place, and how it is read.
///
/// A field is named for its key; `r#type` is the key `type`. With `or KEY` after the description a
/// single value (or a list) stands for a record that has just that key. `as FORM` after the type of a
/// field says which texts it takes, for the schema; the checks decide. The comments are the
/// descriptions of the schema.
macro_rules! record {
    (
        $(#[doc = $doc:literal])*
        pub struct $name:ident: $what:literal $(or $short:ident)? {
            $($(#[doc = $field_doc:literal])* $field:ident: $ty:ty $(as $form:expr)?,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone)]
        pub struct $name {
            /// Where it is written.
            pub span: errcat_source::Span,
            /// Keys whose values could not be read; they were reported and are not missing.
            pub unread: Vec<&'static str>,
            $($(#[doc = $field_doc])* pub $field: Option<$ty>,)*
        }

        impl $name {
            /// Its name in the schema.
            pub const NAME: &'static str = stringify!($name);

            /// The keys an author may write.
            pub const KEYS: &'static [&'static str] = &[$($crate::read::key(stringify!($field))),*];

            /// A record without any key, as if written at `span`.
            pub fn empty(span: errcat_source::Span) -> Self {
                Self { span, unread: Vec::new(), $($field: None,)* }
            }
        }

        impl $crate::Read for $name {
            const WHAT: &'static str = $what;

            fn read(node: $crate::Node, sink: &mut errcat_source::Sink) -> Option<Self> {
                let mut out = Self::empty(node.span);
                $(
                    if node.kind == $crate::NodeKind::Null {
                        return $crate::rules::wrong_type::report(&node, $what, sink);
                    }
                    if !matches!(node.kind, $crate::NodeKind::Mapping(_)) {
                        out.$short = $crate::Read::read(node, sink);
                        return out.$short.is_some().then_some(out);
                    }
                )?
                let mut unknown = Vec::new();
                for (key, value) in $crate::read::members(node, $what, sink)? {
                    match key.value.as_str() {
                        $(name if name == $crate::read::key(stringify!($field)) => {
                            out.$field = $crate::Read::read(value, sink);
                            if out.$field.is_none() {
                                out.unread.push($crate::read::key(stringify!($field)));
                            }
                        })*
                        _ => unknown.push(key),
                    }
                }
                if !unknown.is_empty() {
                    let there = [$(
                        out.$field.is_some()
                            || out.unread.contains(&$crate::read::key(stringify!($field)))
                    ),*];
                    $crate::read::unknown(&unknown, $what, Self::KEYS, &there, sink);
                }
                Some(out)
            }

            fn schema(
                _: Option<&$crate::schema::Form>,
                definitions: &mut $crate::schema::Definitions,
            ) -> serde_json::Value {
                let short: &[&str] = &[$(stringify!($short))?];
                let properties = [$($crate::schema::Property {
                    key: $crate::read::key(stringify!($field)),
                    doc: &[$($field_doc),*],
                    schema: <$ty as $crate::Read>::schema,
                    form: $crate::read::form!($($form)?),
                    short: short.contains(&stringify!($field)),
                }),*];
                $crate::schema::record(Self::NAME, &[$($doc),*], &properties, definitions)
            }
        }
    };
}
pub(crate) use record;

/// A form that may be missing.
macro_rules! form {
    () => {
        None
    };
    ($form:expr) => {
        Some($form)
    };
}
pub(crate) use form;

/// The key of a field: its name, without the `r#` or the final `_` that a Rust keyword needs.
pub(crate) const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        [.., b'_'] => field.split_at(field.len() - 1).0,
        _ => field,
    }
}
