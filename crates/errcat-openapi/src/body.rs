//! The schema of one error's body, exactly as the wire has it.

use std::collections::HashMap;

use errcat_model::shape::{Member, Shape, TextPiece, Value, ValueSource};
use errcat_model::{Catalog, Decl, ErrorDef, Json, Prose, Type, TypeKind, Wire, WireId, example};

use crate::commonmark;
use crate::idiom::Kind;
use crate::meaning;
use crate::plan::{Body, Plan};
use crate::schema::{Object, constant, object, reference, typed};
use crate::security;
use crate::sheet::Sheets;
use crate::types;

/// Docs of the members of each wire's envelope, by dotted path.
pub(crate) struct EnvelopeDocs<'a>(Vec<HashMap<&'a str, &'a Prose>>);

impl<'a> EnvelopeDocs<'a> {
    /// Gathers the docs of all wires.
    pub(crate) fn new(catalog: &'a Catalog) -> Self {
        let of_wire =
            |wire: &'a Wire| wire.fields.iter().map(|f| (f.path.as_str(), &f.doc)).collect();
        Self(catalog.wires.iter().map(of_wire).collect())
    }

    /// What is said of a member.
    pub(crate) fn of(&self, wire: WireId, path: &str) -> Option<&'a Prose> {
        self.0[wire.0].get(path).copied()
    }
}

/// The schemas of an error on a wire: its body, and one problem of it where the wire carries
/// several.
pub(crate) fn schemas(
    plan: &Plan<'_>,
    docs: &EnvelopeDocs<'_>,
    error: &ErrorDef,
    body: &Body,
    out: &mut Sheets<'_>,
) {
    let writer = Writer::new(plan, docs, error, body);
    // Where there are problems, paths start in the problem and nothing around it has docs.
    let at = if body.problem.is_some() { None } else { Some("") };
    out.entry(Kind::Schema, &body.name, writer.top(&body.shape, at));
    if let (Some(name), Some(problem)) = (&body.problem, problem_of(&body.shape)) {
        out.entry(Kind::Schema, name, writer.shape(problem, Some("")).build());
    }
}

/// The shape of one problem.
pub(crate) fn problem_of(shape: &Shape) -> Option<&Shape> {
    match shape {
        Shape::Problems(problem) => Some(problem),
        Shape::Array(items) => items.iter().find_map(problem_of),
        Shape::Object(members) => members.iter().find_map(|member| match member {
            Member::Named { shape, .. } => problem_of(shape),
            Member::Merged(_) => None,
        }),
        Shape::Literal(_) | Shape::Text(_) | Shape::Value(_) => None,
    }
}

/// Writes the shape of one error's body as a schema.
pub(crate) struct Writer<'a> {
    plan: &'a Plan<'a>,
    error: &'a ErrorDef,
    body: &'a Body,
    docs: &'a EnvelopeDocs<'a>,
}

impl<'a> Writer<'a> {
    /// For one error on one wire.
    pub(crate) fn new(
        plan: &'a Plan<'a>,
        docs: &'a EnvelopeDocs<'a>,
        error: &'a ErrorDef,
        body: &'a Body,
    ) -> Self {
        Self { plan, error, body, docs }
    }

    /// The schema of the whole body, with what the error means. Off HTTP no response shows the
    /// examples, so the schema does.
    fn top(&self, shape: &Shape, at: Option<&str>) -> Json {
        let (catalog, error, wire) = (self.plan.catalog, self.error, self.body.wire);
        let shown_elsewhere = self.plan.is_http(wire);
        let examples = error.examples.iter().filter(|_| !shown_elsewhere);
        let examples = examples.map(|e| example::body(catalog, wire, error, e)).collect();
        let link = |url| Object::new().with("url", Json::string(url)).build();
        self.shape(shape, at)
            .described(meaning::of_error(catalog, error))
            .with_some("deprecated", error.deprecated.as_ref().map(|_| Json::Boolean(true)))
            .with_some("externalDocs", error.docs.as_ref().map(link))
            .with_some("x-retry", meaning::retry(error))
            .with_filled(security::ABOUT, security::of_error(catalog, error))
            .with_filled("examples", Json::Array(examples))
            .build()
    }

    /// The schema of a shape. `at` is its path in the envelope, where members have docs.
    pub(crate) fn shape(&self, shape: &Shape, at: Option<&str>) -> Object {
        match shape {
            Shape::Literal(json) => constant(json),
            Shape::Object(members) => self.object(members, at),
            Shape::Array(items) => self.array(items),
            Shape::Text(pieces) => typed("string").described(self.template(pieces)),
            Shape::Value(value) => self.value(value),
            Shape::Problems(_) => {
                let name = self.body.problem.as_deref().unwrap_or_default();
                typed("array")
                    .with("minItems", Json::integer(1))
                    .with("items", reference("schemas", name).build())
            }
        }
    }

    fn object(&self, members: &[Member], at: Option<&str>) -> Object {
        let mut drawn = Drawn::default();
        for member in members {
            match member {
                Member::Named { name, shape, needs } => {
                    let at = at.map(|at| match at {
                        "" => name.clone(),
                        at => format!("{at}.{name}"),
                    });
                    let doc = at.as_deref().and_then(|at| self.docs.of(self.body.wire, at));
                    let mut schema = self.shape(shape, at.as_deref());
                    if let Some(doc) = doc.filter(|_| !self.says_itself(shape)) {
                        schema = schema.documented(doc);
                    }
                    drawn.member(name, schema.build(), needs.is_empty());
                }
                Member::Merged(source) => self.merge(*source, &mut drawn),
            }
        }
        drawn.build()
    }

    /// Members that stand in an object beside those of its drawing.
    pub(crate) fn merged(
        &self,
        shape: &Shape,
        is_drawn: &dyn Fn(&str) -> bool,
    ) -> Vec<(String, Json)> {
        let Shape::Object(members) = shape else { return Vec::new() };
        let mut drawn = Drawn::default();
        for member in members {
            match member {
                Member::Merged(source) => self.merge(*source, &mut drawn),
                Member::Named { name, .. } if is_drawn(name) => {}
                Member::Named { name, shape, .. } => {
                    drawn.member(name, self.shape(shape, None).build(), false);
                }
            }
        }
        drawn.properties.into_members()
    }

    /// Whether a referenced component has docs that stand for those of the envelope.
    fn says_itself(&self, shape: &Shape) -> bool {
        matches!(shape, Shape::Value(value) if !self.decl(value.source).doc.is_empty())
    }

    fn array(&self, items: &[Shape]) -> Object {
        let length = || Json::integer(items.len() as i128);
        let items: Vec<Json> = items.iter().map(|item| self.shape(item, None).build()).collect();
        typed("array")
            .with("minItems", length())
            .with("maxItems", length())
            .with_filled("prefixItems", Json::Array(items))
            .with("items", Json::Object(Vec::new()))
    }

    /// The text as a reader knows it, params in braces.
    fn template(&self, pieces: &[TextPiece]) -> String {
        let piece = |piece: &TextPiece| match piece {
            TextPiece::Text(text) => text.clone(),
            TextPiece::Value(source) => format!("{{{}}}", self.decl(*source).name),
        };
        commonmark::code(&pieces.iter().map(piece).collect::<String>())
    }

    fn value(&self, value: &Value) -> Object {
        let decl = self.decl(value.source);
        match value.source {
            _ if value.as_string => types::declaration_as_string(self.plan, decl),
            ValueSource::Field(_) => types::declaration(self.plan, decl),
            ValueSource::Context(id) => match &self.plan.context[id.0] {
                Some(name) => reference("schemas", name),
                None => types::declaration(self.plan, decl),
            },
        }
    }

    fn merge(&self, source: ValueSource, drawn: &mut Drawn) {
        let decl = self.decl(source);
        match &decl.ty {
            Type::Map(item) => drawn.others = Some(types::of_type(self.plan, item).build()),
            Type::Named(id) => {
                if let TypeKind::Record(fields) = &self.plan.catalog.type_def(*id).kind {
                    for field in fields {
                        let schema = types::declaration(self.plan, field).build();
                        let always = field.always_present() && always_has(decl, field);
                        drawn.member(&field.name, schema, always);
                    }
                }
            }
            _ => {}
        }
    }

    fn decl(&self, source: ValueSource) -> &Decl {
        source.decl(self.plan.catalog, self.error)
    }
}

/// Whether a record that may be left out has the field all the same.
fn always_has(record: &Decl, field: &Decl) -> bool {
    match &record.default {
        Some(default) => default.get(&field.name).is_some(),
        None => !record.optional,
    }
}

/// Members of an object as they are gathered.
#[derive(Default)]
pub(crate) struct Drawn {
    properties: Object,
    required: Vec<String>,
    others: Option<Json>,
}

impl Drawn {
    /// Adds a member; the first of a name stays.
    pub(crate) fn member(&mut self, name: &str, schema: Json, always: bool) {
        if self.properties.has(name) {
            return;
        }
        self.properties.extend([(name.to_owned(), schema)]);
        if always {
            self.required.push(name.to_owned());
        }
    }

    /// The object's schema.
    pub(crate) fn build(self) -> Object {
        object(self.properties, self.required).with_some("additionalProperties", self.others)
    }
}
