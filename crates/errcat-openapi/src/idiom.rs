//! How older versions of OpenAPI say what is made for the newest.
//!
//! Entries are made in the idiom of 3.2 and step down in place:
//!
//! - 3.1 has no `summary` of a response;
//! - 3.0 has JSON Schema of its own: no `const`, no lists of types, no `null` type, no `prefixItems`,
//!   one `example` in place of `examples`, nothing beside a `$ref`; no `summary` of the API; and an
//!   operation must have a response.

use errcat_model::{Json, OpenApiVersion};

type Members = Vec<(String, Json)>;

/// What kind of thing an entry is; versions spell them differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `info`.
    Info,
    /// A path item.
    PathItem,
    /// A response.
    Response,
    /// A header.
    Header,
    /// A schema.
    Schema,
    /// Something all versions spell alike.
    Plain,
}

/// Takes an entry from the idiom of one version to that of the same or an older one.
pub(crate) fn step_down(kind: Kind, value: &mut Json, from: OpenApiVersion, to: OpenApiVersion) {
    if from > OpenApiVersion::V3_1 && to <= OpenApiVersion::V3_1 {
        walk(kind, value, &Step { response: without_summary, schema: |_| {} });
    }
    if from > OpenApiVersion::V3_0 && to <= OpenApiVersion::V3_0 {
        match kind {
            Kind::Info => remove(value, "summary"),
            Kind::PathItem => without_silent_operations(value),
            _ => {}
        }
        walk(kind, value, &Step { response: |_| {}, schema: dialect_of_3_0 });
    }
}

/// What becomes of the parts of an entry.
struct Step {
    response: fn(&mut Json),
    /// Is given whole schemas, and visits those within by itself.
    schema: fn(&mut Json),
}

/// Applies a step to the responses and outermost schemas of an entry.
fn walk(kind: Kind, value: &mut Json, step: &Step) {
    match kind {
        Kind::Info | Kind::Plain => {}
        Kind::Schema => (step.schema)(value),
        Kind::Header => member(value, "schema").into_iter().for_each(step.schema),
        Kind::Response => {
            (step.response)(value);
            for media in member(value, "content").map(values).into_iter().flatten() {
                member(media, "schema").into_iter().for_each(step.schema);
            }
        }
        Kind::PathItem => {
            for operation in values(value) {
                for response in member(operation, "responses").map(values).into_iter().flatten() {
                    walk(Kind::Response, response, step);
                }
            }
        }
    }
}

fn without_summary(response: &mut Json) {
    remove(response, "summary");
}

fn without_silent_operations(item: &mut Json) {
    if let Json::Object(members) = item {
        members.retain(|(name, value)| name == "parameters" || value.get("responses").is_some());
    }
}

/// A schema and all within it, in the dialect of 3.0.
fn dialect_of_3_0(schema: &mut Json) {
    let Json::Object(members) = schema else { return };
    for (name, value) in members.iter_mut() {
        match name.as_str() {
            "properties" => values(value).for_each(dialect_of_3_0),
            "items" | "additionalProperties" => dialect_of_3_0(value),
            "allOf" | "anyOf" | "oneOf" | "prefixItems" => {
                if let Json::Array(schemas) = value {
                    schemas.iter_mut().for_each(dialect_of_3_0);
                }
            }
            _ => {}
        }
    }
    *members = std::mem::take(members).into_iter().fold(Vec::new(), |mut out, (name, value)| {
        keyword_of_3_0(&mut out, name, value);
        out
    });
    refer_by_all_of(members);
}

/// Adds what says in 3.0 what the keyword says in 3.1.
fn keyword_of_3_0(out: &mut Members, name: String, value: Json) {
    let mut add = |name: &str, value: Json| out.push((name.to_owned(), value));
    match (name.as_str(), value) {
        ("const", value) => add("enum", Json::Array(vec![value])),
        // `nullable` adds null to a type, and `enum` leaves nothing but null of it.
        ("type", Json::String(ty)) if ty == "null" => {
            add("type", Json::string("string"));
            add("nullable", Json::Boolean(true));
            add("enum", Json::Array(vec![Json::Null]));
        }
        ("type", Json::Array(types)) => {
            let mut types = types.into_iter().filter(|ty| ty.as_str() != Some("null"));
            add("type", types.next().unwrap_or(Json::Null));
            add("nullable", Json::Boolean(true));
        }
        ("examples", Json::Array(examples)) => {
            if let Some(first) = examples.into_iter().next() {
                add("example", first);
            }
        }
        // The items of a list are alike: each is one of those in the drawing.
        ("prefixItems", Json::Array(mut items)) => {
            items.dedup();
            let any = match items.len() {
                1 => items.remove(0),
                _ => Json::object([("anyOf", Json::Array(items))]),
            };
            add("items", any);
        }
        ("items", _) if out.iter().any(|(name, _)| name == "items") => {}
        (_, value) => out.push((name, value)),
    }
}

/// What stands beside a `$ref` is not read.
fn refer_by_all_of(members: &mut Members) {
    if members.len() < 2 {
        return;
    }
    if let Some((name, value)) = members.iter_mut().find(|(name, _)| name == "$ref") {
        let reference =
            Json::object([(std::mem::take(name), std::mem::replace(value, Json::Null))]);
        "allOf".clone_into(name);
        *value = Json::Array(vec![reference]);
    }
}

fn member<'j>(value: &'j mut Json, name: &str) -> Option<&'j mut Json> {
    match value {
        Json::Object(members) => members.iter_mut().find(|(n, _)| n == name).map(|(_, v)| v),
        _ => None,
    }
}

fn values(value: &mut Json) -> impl Iterator<Item = &mut Json> {
    let members = match value {
        Json::Object(members) => members.as_mut_slice(),
        _ => &mut [],
    };
    members.iter_mut().map(|(_, value)| value)
}

fn remove(value: &mut Json, name: &str) {
    if let Json::Object(members) = value {
        members.retain(|(n, _)| n != name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::{Object, constant, nullable, reference, typed};

    fn in_3_0(schema: Object) -> String {
        let mut schema = schema.build();
        step_down(Kind::Schema, &mut schema, OpenApiVersion::V3_2, OpenApiVersion::V3_0);
        schema.to_string()
    }

    #[test]
    fn schemas_of_3_0() {
        let list = |items: Vec<Json>| Json::Array(items);
        assert_eq!(in_3_0(constant(&Json::string("A"))), r#"{"type":"string","enum":["A"]}"#);
        assert_eq!(in_3_0(nullable(typed("integer"))), r#"{"type":"integer","nullable":true}"#);
        let nothing = r#"{"type":"string","nullable":true,"enum":[null]}"#;
        assert_eq!(in_3_0(constant(&Json::Null)), nothing);
        assert_eq!(
            in_3_0(nullable(reference("schemas", "X"))),
            format!(r##"{{"anyOf":[{{"$ref":"#/components/schemas/X"}},{nothing}]}}"##)
        );
        let examples = list(vec![Json::integer(1), Json::integer(2)]);
        assert_eq!(
            in_3_0(typed("integer").with("examples", examples)),
            r#"{"type":"integer","example":1}"#
        );
        assert_eq!(
            in_3_0(reference("schemas", "X").described("Doc".into())),
            r##"{"description":"Doc","allOf":[{"$ref":"#/components/schemas/X"}]}"##
        );
        let pair = list(vec![typed("string").build(), typed("null").build()]);
        let pair = typed("array").with("prefixItems", pair).with("items", Json::Object(vec![]));
        assert_eq!(
            in_3_0(pair),
            format!(r#"{{"type":"array","items":{{"anyOf":[{{"type":"string"}},{nothing}]}}}}"#)
        );
    }

    #[test]
    fn a_member_of_a_body_may_be_called_like_a_keyword() {
        let names = ["const", "examples", "type", "$ref", "discriminator"];
        let properties = Json::object(names.map(|name| (name, constant(&Json::Null).build())));
        let schema = in_3_0(typed("object").with("properties", properties));
        for name in names {
            assert!(
                schema.contains(&format!(r#""{name}":{{"type":"string","nullable":true"#)),
                "{schema}"
            );
        }
        let kept = Json::object([("const", Json::integer(1))]);
        let data = in_3_0(Object::new().with("const", kept));
        assert_eq!(data, r#"{"enum":[{"const":1}]}"#);
    }
}
