//! How errors travel: envelopes as drawn bodies.

use crate::{Decl, Json, Prose};

/// Index into [`crate::Catalog::wires`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WireId(pub usize);

/// Index into [`crate::Catalog::context`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContextId(pub usize);

/// One way errors of this API travel.
#[derive(Debug, Clone, PartialEq)]
pub struct Wire {
    /// Its key in the catalog, `http`.
    pub name: String,
    /// Heading in the docs.
    pub title: Option<String>,
    /// What it is used for.
    pub description: Prose,
    /// What carries it.
    pub transport: Transport,
    /// Content type of the body.
    pub media_type: String,
    /// Headers of every response.
    pub headers: Vec<Header>,
    /// The body; contains [`Drawing::Problems`] exactly where `problem` is set.
    pub body: Drawing,
    /// One problem of a wire that carries several.
    pub problem: Option<Drawing>,
    /// Docs of the body's members, by dotted path (`error.code`), in the order written.
    pub fields: Vec<WireField>,
    /// Stand-ins for slots, with which the docs show the bare format.
    pub sample: Vec<(String, Json)>,
}

/// Documentation of one member of an envelope.
#[derive(Debug, Clone, PartialEq)]
pub struct WireField {
    /// Dotted path. Within `problem` where the wire has one, else within `body`.
    pub path: String,
    /// What it means.
    pub doc: Prose,
    /// A real value.
    pub example: Option<Json>,
}

/// What carries a wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Transport {
    /// HTTP: errors have a status.
    Http,
    /// Something else, by name (`mqtt`): errors need no status.
    Other(String),
}

/// A body as drawn in the catalog.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// A constant.
    Literal(Json),
    /// An object.
    Object(Vec<Entry>),
    /// An array.
    Array(Vec<Drawing>),
    /// One value.
    Slot(Slot),
    /// Text with values in it: `https://errors.example/${code}`.
    Text(Vec<DrawnPiece>),
    /// The list of problems.
    Problems,
}

/// What stands in a drawn object.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A member.
    Member(String, Drawing),
    /// The members of a payload, beside the others.
    Merge(Slot),
}

/// A stretch of drawn text.
#[derive(Debug, Clone, PartialEq)]
pub enum DrawnPiece {
    /// Constant text.
    Text(String),
    /// A value inside it.
    Slot(Slot),
}

/// A place for a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The value.
    pub source: SlotSource,
    /// Whether it becomes a string whatever its type.
    pub as_string: bool,
}

/// Where the value of a slot comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotSource {
    /// The error's wire code.
    Code,
    /// The response's status code.
    Status,
    /// The error's title.
    Title,
    /// The error's message with its params filled in.
    Message,
    /// The error's payload; where it declares none, the context member named `details`.
    Details,
    /// The link to the error's documentation.
    Docs,
    /// All params of the error as an object, sensitive ones left out.
    Params,
    /// The param of that name where the error has it, else the context member of that name.
    Named(String),
}

impl SlotSource {
    /// The source that a drawing names so.
    pub fn of(name: &str) -> Self {
        match name {
            "code" => Self::Code,
            "status" => Self::Status,
            "title" => Self::Title,
            "message" => Self::Message,
            "details" => Self::Details,
            "docs" => Self::Docs,
            "params" => Self::Params,
            name => Self::Named(name.to_owned()),
        }
    }

    /// Its name in a drawing.
    pub fn name(&self) -> &str {
        match self {
            Self::Code => "code",
            Self::Status => "status",
            Self::Title => "title",
            Self::Message => "message",
            Self::Details => "details",
            Self::Docs => "docs",
            Self::Params => "params",
            Self::Named(name) => name,
        }
    }
}

/// A response header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Field name, `Retry-After`.
    pub name: String,
    /// Its value. A header whose value has a missing optional param is left out.
    pub value: Vec<DrawnPiece>,
    /// What it means here.
    pub doc: Prose,
}

/// What a response carries that no error knows.
#[derive(Debug, Clone, PartialEq)]
pub struct ContextDef {
    /// Name, type, docs.
    pub decl: Decl,
    /// Whether the whole response has one, or each problem its own.
    pub per: Per,
}

/// What a member of the context belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// The response.
    Response,
    /// One problem of it.
    Problem,
}
