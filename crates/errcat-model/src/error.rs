//! One error.

use crate::{CodeBlock, Credentials, Decl, GroupId, Header, Json, Prose, Retry, WireId};

/// Index into [`crate::Catalog::errors`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorId(pub usize);

/// An error of the API.
#[derive(Debug, Clone, PartialEq)]
pub struct ErrorDef {
    /// The key in the catalog: stable, unique.
    pub key: String,
    /// Rust variant and OpenAPI component, `PascalCase`, unique within the catalog.
    pub variant: String,
    /// Rust function, `snake_case`, not yet escaped where it is a keyword.
    pub function: String,
    /// Anchor in the docs: lower case, `-` between words, unique within the catalog.
    pub anchor: String,
    /// The code on the wire: a string or an integer.
    pub code: Json,
    /// HTTP status. `None` only where no wire of the error is HTTP.
    pub status: Option<u16>,
    /// Constant short name of the kind of error.
    pub title: Option<String>,
    /// The sentence, split into text and params. `None` where only a title is given.
    pub message: Option<Message>,
    /// What the error means.
    pub description: Prose,
    /// Why it happens, each perhaps with its own fix.
    pub causes: Vec<Cause>,
    /// What to do about it.
    pub resolutions: Vec<Prose>,
    /// Params in the order of declaration, then the payload (named `details`) where there is one.
    pub fields: Vec<Field>,
    /// Headers of the response, the wire's own included.
    pub headers: Vec<Header>,
    /// Whether and how to try again.
    pub retry: Option<Retry>,
    /// How loud it is for the operator.
    pub severity: Option<ErrorSeverity>,
    /// The credentials it finds missing, wrong or not good enough: any of these.
    pub security: Vec<Credentials>,
    /// Where to read more; also the `$docs` slot.
    pub docs: Option<String>,
    /// The API version that brought it.
    pub since: Option<String>,
    /// Set when clients should no longer expect it.
    pub deprecated: Option<Deprecation>,
    /// Worked examples. Never empty: one is made from the declarations where none is written.
    pub examples: Vec<Example>,
    /// Whether the first example was written by the author.
    pub has_written_example: bool,
    /// Code to look at: what leads to the error, or how to handle it.
    pub samples: Vec<CodeBlock>,
    /// Errors to know of beside it, in the order written.
    pub related: Vec<Relation>,
    /// Things a reader should know, in the order written.
    pub notes: Vec<Prose>,
    /// The group that declares it.
    pub group: GroupId,
    /// The wires it travels on, the preferred first. Never empty.
    pub wires: Vec<WireId>,
    /// Where it is declared.
    pub origin: Origin,
}

impl ErrorDef {
    /// The index of a field by name.
    pub fn field(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|f| f.decl.name == name)
    }

    /// The index of the payload.
    pub fn details(&self) -> Option<usize> {
        self.fields.iter().position(|f| f.role == FieldRole::Details)
    }

    /// Description, else message as a template, else title: what a table says of the error.
    pub fn summary(&self) -> Prose {
        if !self.description.is_empty() {
            return self.description.clone();
        }
        let text = self.message.as_ref().map(|m| m.template(self)).or_else(|| self.title.clone());
        Prose::parse(&text.unwrap_or_default())
    }
}

/// A message template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Text and params in turn.
    pub pieces: Vec<Piece>,
}

/// A stretch of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Constant text; quoted limits are already part of it.
    Text(String),
    /// The field of that index.
    Field(usize),
}

impl Message {
    /// The one optional param that is the whole message: without a value there is no message.
    pub fn optional_whole(&self, error: &ErrorDef) -> Option<usize> {
        match self.pieces[..] {
            [Piece::Field(i)] if error.fields[i].decl.optional => Some(i),
            _ => None,
        }
    }

    /// The text when no params stand in it.
    pub fn constant(&self) -> Option<String> {
        self.pieces
            .iter()
            .map(|p| match p {
                Piece::Text(t) => Some(t.as_str()),
                Piece::Field(_) => None,
            })
            .collect()
    }

    /// The template as a reader knows it, params in braces.
    pub fn template(&self, error: &ErrorDef) -> String {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Field(index) => {
                    out.push('{');
                    out.push_str(&error.fields[*index].decl.name);
                    out.push('}');
                }
            }
        }
        out
    }
}

/// A typed value an error carries.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// Name, type, docs.
    pub decl: Decl,
    /// Param or payload.
    pub role: FieldRole,
}

/// What a field is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// Stands in the message, a header or the body.
    Param,
    /// The typed payload, `$details`.
    Details,
}

/// Why an error happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// The reason.
    pub text: Prose,
    /// The fix for this reason.
    pub resolution: Option<Prose>,
}

/// How loud an error is for the operator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorSeverity {
    /// For tracing only.
    Debug,
    /// Normal operation.
    Info,
    /// Worth a look.
    Warning,
    /// Needs attention.
    Error,
    /// Needs attention now.
    Critical,
}

/// Why an error should no longer be expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprecation {
    /// The API version that deprecated it.
    pub since: Option<String>,
    /// The error that replaces it.
    pub replacement: Option<ErrorId>,
    /// Why.
    pub reason: Prose,
}

/// What one error has to do with another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The other one.
    pub error: ErrorId,
    /// What tells them apart; empty where nobody would take one for the other.
    pub difference: Prose,
}

/// A worked example.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// What it shows.
    pub about: Prose,
    /// Values of context per response, by [`crate::ContextId`]; `None` where there is none.
    pub context: Vec<Option<Json>>,
    /// The problems; one, but for wires that carry a list.
    pub problems: Vec<ExampleProblem>,
}

/// One problem of an example.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleProblem {
    /// Values of the error's fields, by index.
    pub fields: Vec<Option<Json>>,
    /// Values of context per problem, by [`crate::ContextId`].
    pub context: Vec<Option<Json>>,
}

/// Where something is declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Path relative to the catalog's folder, with `/`.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
}
