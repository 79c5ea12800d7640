//! Types of params, payloads and context.

use crate::{Json, Prose};

/// Index into [`crate::Catalog::types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// The type of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Text.
    String,
    /// A whole number within 64 bits.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A moment, RFC 3339 on the wire.
    DateTime,
    /// A UUID, hyphenated on the wire.
    Uuid,
    /// A URI reference.
    Uri,
    /// A length of time, a whole number of the unit on the wire.
    Duration(TimeUnit),
    /// Any JSON.
    Any,
    /// A list.
    List(Box<Type>),
    /// A map from strings, in the order given.
    Map(Box<Type>),
    /// A named type of the catalog.
    Named(TypeId),
}

/// What a duration is counted in on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Whole seconds, the unit of `Retry-After`.
    Seconds,
    /// Whole milliseconds.
    Milliseconds,
}

/// What a value must be beyond its type. Unset members demand nothing.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Constraints {
    /// A regular expression the whole text matches. It means the same to ECMA-262, on which JSON
    /// Schema stands, and to Rust.
    pub pattern: Option<String>,
    /// The text in place of one that does not match. Where there is a pattern but no such text,
    /// the value may be missing, and is left out.
    pub otherwise: Option<String>,
    /// The longest text, in characters.
    pub max_length: Option<u64>,
    /// The least number.
    pub min: Option<i64>,
    /// The greatest number.
    pub max: Option<i64>,
}

/// A named value: a param, a payload's field, a member of the context.
#[derive(Debug, Clone, PartialEq)]
pub struct Decl {
    /// The name as written in the catalog, and on the wire.
    pub name: String,
    /// Its type.
    pub ty: Type,
    /// Whether it may be missing.
    pub optional: bool,
    /// What the wire shows when there is no value. A declaration with a default is always present.
    pub default: Option<Json>,
    /// A real value for docs and examples.
    pub example: Option<Json>,
    /// What it means.
    pub doc: Prose,
    /// What it must be beyond its type.
    pub constraints: Constraints,
    /// Must not appear in bodies, logs or `Debug` unless the message itself shows it.
    pub sensitive: bool,
}

impl Decl {
    /// Whether the wire always has a value for it: required, or with a default.
    pub fn always_present(&self) -> bool {
        !self.optional || self.default.is_some()
    }

    /// Whether Rust code may leave it out.
    pub fn may_be_missing(&self) -> bool {
        self.optional || self.default.is_some()
    }
}

/// A type with a name of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef {
    /// The name as written, `PascalCase`; also the Rust type and the OpenAPI component.
    pub name: String,
    /// What it is for.
    pub doc: Prose,
    /// What it is made of.
    pub kind: TypeKind,
}

/// What a named type is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind {
    /// Fields in the order of the wire.
    Record(Vec<Decl>),
    /// One of several texts.
    Enum(Vec<EnumValue>),
}

/// One value of an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The text on the wire.
    pub text: String,
    /// Rust variant, `PascalCase`.
    pub variant: String,
    /// What it means.
    pub doc: Prose,
}
