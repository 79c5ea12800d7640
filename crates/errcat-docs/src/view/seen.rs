//! What members the errors on a wire have: found in their shapes, counted by path.

use std::collections::HashMap;

use errcat_model::shape::{Member, Shape, ValueSource};
use errcat_model::{Catalog, ErrorDef, Json, Type, TypeKind};

/// What was seen of the members by path.
pub(super) type Facts = HashMap<String, Fact>;

/// What was seen of one member.
#[derive(Default)]
pub(super) struct Fact {
    /// Each kind once, in the order seen.
    pub(super) kinds: Vec<Kind>,
    /// How many errors always have it.
    pub(super) always: usize,
}

/// What a member was seen to be.
#[derive(Clone, PartialEq)]
pub(super) enum Kind {
    /// JSON of that kind.
    Json(&'static str),
    /// A value of that type.
    Typed(Type),
}

/// The members of a wire as its errors have them.
#[derive(Default)]
pub(super) struct Seen {
    /// Of the whole body.
    pub(super) body: Facts,
    /// Of one problem.
    pub(super) problem: Facts,
}

impl Seen {
    /// Looks at the body of one more error.
    pub(super) fn add(&mut self, catalog: &Catalog, error: &ErrorDef, body: &Shape) {
        let mut walk = Walk { catalog, error, facts: &mut self.body, problem: None };
        walk.members("", body);
        if let Some(problem) = walk.problem {
            Walk { catalog, error, facts: &mut self.problem, problem: None }.members("", problem);
        }
    }
}

struct Walk<'a, 's> {
    catalog: &'a Catalog,
    error: &'a ErrorDef,
    facts: &'a mut Facts,
    problem: Option<&'s Shape>,
}

impl<'s> Walk<'_, 's> {
    fn members(&mut self, parent: &str, shape: &'s Shape) {
        let Shape::Object(members) = shape else {
            return self.problems(shape);
        };
        for member in members {
            match member {
                Member::Named { name, shape, needs } => {
                    let path = join(parent, name);
                    self.note(&path, self.kind(shape), needs.is_empty());
                    self.members(&path, shape);
                }
                Member::Merged(source) => self.merged(parent, *source),
            }
        }
    }

    fn problems(&mut self, shape: &'s Shape) {
        if let Shape::Problems(problem) = shape {
            self.problem = Some(problem);
        }
    }

    /// The fields of a record whose members stand beside the others.
    fn merged(&mut self, parent: &str, source: ValueSource) {
        let decl = source.decl(self.catalog, self.error);
        let Type::Named(id) = decl.ty else { return };
        if let TypeKind::Record(fields) = &self.catalog.type_def(id).kind {
            for field in fields {
                let always = decl.always_present() && field.always_present();
                self.note(&join(parent, &field.name), Kind::Typed(field.ty.clone()), always);
            }
        }
    }

    fn kind(&self, shape: &Shape) -> Kind {
        match shape {
            Shape::Literal(json) => Kind::Json(kind_of(json)),
            Shape::Object(_) => Kind::Json("object"),
            Shape::Array(_) => Kind::Json("array"),
            Shape::Problems(_) => Kind::Json("array of objects"),
            Shape::Text(_) => Kind::Json("string"),
            Shape::Value(value) if value.as_string => Kind::Json("string"),
            Shape::Value(value) => match &value.source.decl(self.catalog, self.error).ty {
                Type::String => Kind::Json("string"),
                ty => Kind::Typed(ty.clone()),
            },
        }
    }

    fn note(&mut self, path: &str, kind: Kind, always: bool) {
        if !self.facts.contains_key(path) {
            self.facts.insert(path.to_owned(), Fact::default());
        }
        if let Some(fact) = self.facts.get_mut(path) {
            fact.always += usize::from(always);
            if !fact.kinds.contains(&kind) {
                fact.kinds.push(kind);
            }
        }
    }
}

fn kind_of(json: &Json) -> &'static str {
    match json {
        Json::Null => "null",
        Json::Boolean(_) => "boolean",
        Json::Number(text) if text.contains(['.', 'e', 'E']) => "number",
        Json::Number(_) => "integer",
        Json::String(_) => "string",
        Json::Array(_) => "array",
        Json::Object(_) => "object",
    }
}

/// The path of a member.
pub(super) fn join(parent: &str, name: &str) -> String {
    if parent.is_empty() { name.to_owned() } else { format!("{parent}.{name}") }
}
