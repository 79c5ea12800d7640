//! The vocabulary of the document: objects in order, references, and the few JSON Schema forms that
//! need thought.

use errcat_model::{Json, Prose};

use crate::commonmark;

/// An object under construction; its members stay in the order they are added.
#[derive(Debug, Clone, Default)]
pub(crate) struct Object(Vec<(String, Json)>);

impl Object {
    /// An object without members.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a member.
    pub(crate) fn with(mut self, name: impl Into<String>, value: Json) -> Self {
        self.0.push((name.into(), value));
        self
    }

    /// Adds a member where there is a value for it.
    pub(crate) fn with_some(self, name: &str, value: Option<Json>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// Adds an object or array, but not an empty one.
    pub(crate) fn with_filled(self, name: &str, value: Json) -> Self {
        match &value {
            Json::Array(items) if items.is_empty() => self,
            Json::Object(members) if members.is_empty() => self,
            _ => self.with(name, value),
        }
    }

    /// Adds a description in `CommonMark` where there is something to say and nothing has been
    /// said. It comes first, where readers look for it.
    pub(crate) fn described(mut self, doc: String) -> Self {
        if !doc.is_empty() && !self.has("description") {
            self.0.insert(0, ("description".to_owned(), Json::String(doc)));
        }
        self
    }

    /// The same for prose of the catalog.
    pub(crate) fn documented(self, doc: &Prose) -> Self {
        self.described(commonmark::prose(doc))
    }

    /// Whether there is a member of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(n, _)| n == name)
    }

    /// Its members.
    pub(crate) fn into_members(self) -> Vec<(String, Json)> {
        self.0
    }

    /// The object as a value.
    pub(crate) fn build(mut self) -> Json {
        self.0.shrink_to_fit();
        Json::Object(self.0)
    }
}

impl From<Vec<(String, Json)>> for Object {
    fn from(members: Vec<(String, Json)>) -> Self {
        Self(members)
    }
}

impl Extend<(String, Json)> for Object {
    fn extend<T: IntoIterator<Item = (String, Json)>>(&mut self, members: T) {
        self.0.extend(members);
    }
}

/// A schema of one JSON type.
pub(crate) fn typed(name: &str) -> Object {
    Object::new().with("type", Json::string(name))
}

/// A schema of text in a registered format.
pub(crate) fn formatted(format: &str) -> Object {
    typed("string").with("format", Json::string(format))
}

/// A schema of an object.
pub(crate) fn object(properties: Object, required: Vec<String>) -> Object {
    let required = required.into_iter().map(Json::String).collect();
    typed("object")
        .with_filled("required", Json::Array(required))
        .with_filled("properties", properties.build())
}

/// A schema of exactly one value.
///
/// The type stands beside `const`, because client generators read it first. Objects are taken apart
/// for the same reason.
pub(crate) fn constant(value: &Json) -> Object {
    match value {
        Json::Null => typed("null"),
        Json::Object(members) => {
            let mut properties = Object::new();
            properties.extend(members.iter().map(|(k, v)| (k.clone(), constant(v).build())));
            object(properties, members.iter().map(|(k, _)| k.clone()).collect())
        }
        Json::Array(_) => Object::new().with("const", value.clone()),
        Json::Boolean(_) => typed("boolean").with("const", value.clone()),
        Json::String(_) => typed("string").with("const", value.clone()),
        Json::Number(text) => {
            let whole = text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
            typed(if whole { "integer" } else { "number" }).with("const", value.clone())
        }
    }
}

/// The schema, with `null` allowed too.
pub(crate) fn nullable(schema: Object) -> Object {
    let null = || Json::string("null");
    let one_type = matches!(&schema.0[..], [(name, Json::String(_)), ..] if name == "type");
    if !one_type || schema.has("enum") || schema.has("const") {
        return Object::new()
            .with("anyOf", Json::Array(vec![schema.build(), typed("null").build()]));
    }
    let mut members = schema.0;
    if let Some((_, ty)) = members.first_mut() {
        *ty = Json::Array(vec![ty.clone(), null()]);
    }
    Object(members)
}

/// A reference to a component. `name` keeps to the characters of component names, none of which
/// needs escaping in a JSON Pointer or in a URI fragment.
pub(crate) fn reference(section: &str, name: &str) -> Object {
    Object::new().with("$ref", Json::String(pointer(section, name)))
}

/// The text of a reference to a component.
pub(crate) fn pointer(section: &str, name: &str) -> String {
    format!("#/components/{section}/{name}")
}
