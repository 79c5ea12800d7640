//! Bodies as a standard sees them: members by name, values by kind.

use errcat_model::shape::{Member as Drawn, Shape, TextPiece, ValueSource};
use errcat_model::{Catalog, Decl, ErrorDef, Json, Type, TypeKind};

/// What a value is in JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
    /// Any of them.
    Open,
}

impl Kind {
    /// In a sentence.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Null => "`null`",
            Self::Boolean => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
            Self::Open => "any JSON",
        }
    }

    fn of_json(json: &Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Boolean(_) => Self::Boolean,
            Json::Number(_) => Self::Number,
            Json::String(_) => Self::String,
            Json::Array(_) => Self::Array,
            Json::Object(_) => Self::Object,
        }
    }
}

/// A value in a body: drawn, or of a declared type.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    catalog: &'a Catalog,
    error: &'a ErrorDef,
    what: What<'a>,
}

#[derive(Clone, Copy)]
enum What<'a> {
    Shape(&'a Shape),
    Json(&'a Json),
    Type(&'a Type),
}

/// A member of an object.
pub(crate) struct Member<'a> {
    pub(crate) name: &'a str,
    /// Whether every body has it.
    pub(crate) always: bool,
    pub(crate) value: View<'a>,
}

impl<'a> View<'a> {
    /// A whole body.
    pub(crate) fn of(catalog: &'a Catalog, error: &'a ErrorDef, shape: &'a Shape) -> Self {
        Self { catalog, error, what: What::Shape(shape) }
    }

    fn with(&self, what: What<'a>) -> Self {
        Self { what, ..*self }
    }

    /// What it is in JSON.
    pub(crate) fn kind(&self) -> Kind {
        match self.what {
            What::Json(json) | What::Shape(Shape::Literal(json)) => Kind::of_json(json),
            What::Shape(Shape::Object(_)) => Kind::Object,
            What::Shape(Shape::Array(_) | Shape::Problems(_)) => Kind::Array,
            What::Shape(Shape::Text(_)) => Kind::String,
            What::Shape(Shape::Value(value)) if value.as_string => Kind::String,
            What::Shape(Shape::Value(value)) => {
                let decl = value.source.decl(self.catalog, self.error);
                // A default that differs is what the standard does not expect.
                let default = decl.default.as_ref().map(Kind::of_json);
                let declared = self.with(What::Type(&decl.ty)).kind();
                default.filter(|kind| *kind == Kind::Null).unwrap_or(declared)
            }
            What::Type(ty) => match ty {
                Type::String | Type::DateTime | Type::Uuid | Type::Uri => Kind::String,
                Type::Integer | Type::Number | Type::Duration(_) => Kind::Number,
                Type::Boolean => Kind::Boolean,
                Type::Any => Kind::Open,
                Type::List(_) => Kind::Array,
                Type::Map(_) => Kind::Object,
                Type::Named(id) => match self.catalog.type_def(*id).kind {
                    TypeKind::Record(_) => Kind::Object,
                    TypeKind::Enum(_) => Kind::String,
                },
            },
        }
    }

    /// Its value, where it is the same in every body.
    pub(crate) fn constant(&self) -> Option<&'a Json> {
        match self.what {
            What::Json(json) | What::Shape(Shape::Literal(json)) => Some(json),
            _ => None,
        }
    }

    /// The members of an object that are known by name.
    pub(crate) fn members(&self) -> Vec<Member<'a>> {
        match self.what {
            What::Shape(Shape::Object(members)) => {
                members.iter().flat_map(|member| self.drawn(member)).collect()
            }
            What::Shape(Shape::Value(value)) if !value.as_string => {
                self.declared(value.source.decl(self.catalog, self.error))
            }
            What::Json(Json::Object(members))
            | What::Shape(Shape::Literal(Json::Object(members))) => {
                let member = |(name, json): &'a (String, Json)| Member {
                    name,
                    always: true,
                    value: self.with(What::Json(json)),
                };
                members.iter().map(member).collect()
            }
            What::Type(ty) => self.of_type(ty, true),
            _ => Vec::new(),
        }
    }

    fn drawn(&self, member: &'a Drawn) -> Vec<Member<'a>> {
        match member {
            Drawn::Named { name, shape, needs } => {
                let value = self.with(What::Shape(shape));
                vec![Member { name, always: needs.is_empty(), value }]
            }
            Drawn::Merged(source) => self.declared(source.decl(self.catalog, self.error)),
        }
    }

    fn declared(&self, decl: &'a Decl) -> Vec<Member<'a>> {
        self.of_type(&decl.ty, decl.always_present())
    }

    /// The fields of a record; other types have no members that are known.
    fn of_type(&self, ty: &Type, present: bool) -> Vec<Member<'a>> {
        let Type::Named(id) = ty else { return Vec::new() };
        let TypeKind::Record(fields) = &self.catalog.type_def(*id).kind else { return Vec::new() };
        let member = |field: &'a Decl| Member {
            name: &field.name,
            always: present && field.always_present(),
            value: self.with(What::Type(&field.ty)),
        };
        fields.iter().map(member).collect()
    }

    /// The member of that name.
    pub(crate) fn member(&self, name: &str) -> Option<Member<'a>> {
        self.members().into_iter().find(|member| member.name == name)
    }

    /// What an array holds.
    pub(crate) fn items(&self) -> Vec<View<'a>> {
        match self.what {
            What::Shape(Shape::Array(items)) => {
                items.iter().map(|item| self.with(What::Shape(item))).collect()
            }
            What::Shape(Shape::Problems(problem)) => vec![self.with(What::Shape(problem))],
            What::Json(Json::Array(items)) | What::Shape(Shape::Literal(Json::Array(items))) => {
                items.iter().map(|item| self.with(What::Json(item))).collect()
            }
            What::Shape(Shape::Value(value)) if !value.as_string => {
                match &value.source.decl(self.catalog, self.error).ty {
                    Type::List(item) => vec![self.with(What::Type(item))],
                    _ => Vec::new(),
                }
            }
            What::Type(Type::List(item)) => vec![self.with(What::Type(item))],
            _ => Vec::new(),
        }
    }

    /// Stretches of text that are known to stand in it: constants, and the examples, defaults and
    /// words that may stand between them.
    pub(crate) fn texts(&self) -> Vec<&'a str> {
        match self.what {
            What::Json(json) | What::Shape(Shape::Literal(json)) => {
                json.as_str().into_iter().collect()
            }
            What::Shape(Shape::Text(pieces)) => {
                let texts = pieces.iter().map(|piece| match piece {
                    TextPiece::Text(text) => vec![text.as_str()],
                    TextPiece::Value(source) => self.texts_of(*source),
                });
                texts.flatten().collect()
            }
            What::Shape(Shape::Value(value)) => self.texts_of(value.source),
            _ => Vec::new(),
        }
    }

    fn texts_of(&self, source: ValueSource) -> Vec<&'a str> {
        let decl = source.decl(self.catalog, self.error);
        let mut texts: Vec<&str> =
            [&decl.default, &decl.example].into_iter().flatten().filter_map(Json::as_str).collect();
        if let Type::Named(id) = &decl.ty
            && let TypeKind::Enum(values) = &self.catalog.type_def(*id).kind
        {
            texts.extend(values.iter().map(|value| value.text.as_str()));
        }
        texts
    }

    /// Whether the type of the value holds itself, further in.
    pub(crate) fn type_id(&self) -> Option<errcat_model::TypeId> {
        let ty = match self.what {
            What::Type(ty) => ty,
            What::Shape(Shape::Value(value)) => &value.source.decl(self.catalog, self.error).ty,
            _ => return None,
        };
        match ty {
            Type::Named(id) => Some(*id),
            _ => None,
        }
    }
}
