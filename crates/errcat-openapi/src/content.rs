//! What stands in the contents of responses: the schema of each, by name, so that nothing is written
//! twice.

use std::collections::HashMap;

use errcat_model::{ErrorId, Json, OpenApiLayout, WireId};

use crate::example;
use crate::idiom::Kind;
use crate::name::Names;
use crate::plan::{self, ErrorSet, Plan};
use crate::response::{OnWire, ResponseSet};
use crate::schema::{Object, reference};
use crate::sheet::Sheets;

/// What a response carries in one media type.
pub(crate) struct Content {
    /// The media type.
    pub(crate) media_type: String,
    /// Name of the schema.
    pub(crate) schema: String,
    /// Names of the examples.
    pub(crate) examples: Vec<String>,
}

impl Content {
    /// The media type object.
    pub(crate) fn build(&self) -> Json {
        Object::new()
            .with("schema", reference("schemas", &self.schema).build())
            .with_filled("examples", example::references(&self.examples).build())
            .build()
    }
}

/// The contents of all responses, and the schemas that only they need.
#[derive(Default)]
pub(crate) struct Contents {
    /// By response.
    pub(crate) of_responses: Vec<Vec<Content>>,
    /// Of some errors of a status.
    pub(crate) unions: Vec<ErrorSet>,
    /// Of several wires: the name, and the names of what any of it may be.
    pub(crate) mixed: Vec<(String, Vec<String>)>,
}

/// Plans the contents of the plan's responses.
pub(crate) fn plan(plan: &Plan<'_>, schemas: &mut Names) -> Contents {
    let mut planner = Planner { plan, schemas, unions: HashMap::new(), mixed: HashMap::new() };
    let mut out = Contents::default();
    for set in &plan.responses {
        let mut contents: Vec<Content> = Vec::new();
        for (wire, _) in &set.wires {
            let media_type = &plan.catalog.wire(*wire).media_type;
            if contents.iter().all(|content| content.media_type != *media_type) {
                contents.push(planner.content(set, media_type, &mut out));
            }
        }
        out.of_responses.push(contents);
    }
    out
}

struct Planner<'p, 'n> {
    plan: &'p Plan<'p>,
    schemas: &'n mut Names,
    /// Names of the unions that are not of a whole status.
    unions: HashMap<(WireId, &'p [ErrorId]), String>,
    /// Names of the schemas of several wires.
    mixed: HashMap<Vec<String>, String>,
}

impl<'p> Planner<'p, '_> {
    fn content(&mut self, set: &'p ResponseSet, media_type: &str, out: &mut Contents) -> Content {
        let plan = self.plan;
        let alike = set.wires.iter();
        let alike = alike.filter(|(wire, _)| plan.catalog.wire(*wire).media_type == media_type);
        let (mut members, mut examples) = (Vec::new(), Vec::new());
        for part in alike {
            let bodies = plan.bodies_on(part.0, &part.1);
            examples.extend(bodies.iter().flat_map(|body| body.examples.iter().cloned()));
            members.push(self.of_wire(set, part, out));
        }
        let schema = if members.len() == 1 { members.remove(0) } else { self.any_of(members, out) };
        Content { media_type: media_type.to_owned(), schema, examples }
    }

    /// The name of the schema of any of some errors on a wire.
    fn of_wire(
        &mut self,
        set: &ResponseSet,
        (wire, errors): &'p OnWire,
        out: &mut Contents,
    ) -> String {
        let plan = self.plan;
        let envelope = plan.envelope(*wire);
        if let (OpenApiLayout::Shared, Some(envelope)) = (plan.target.layout, envelope) {
            return envelope.set.name.clone();
        }
        if let ([body], None) = (&plan.bodies_on(*wire, errors)[..], envelope) {
            return body.name.clone();
        }
        let whole = plan.statuses.get(&(*wire, set.status));
        if let Some(whole) = whole.filter(|whole| whole.errors == *errors) {
            return whole.name.clone();
        }
        let name = self.unions.entry((*wire, errors)).or_insert_with(|| {
            let other = *wire != plan.catalog.default_wire;
            let prefix = if other { plan::wire_prefix(plan.catalog, *wire) } else { String::new() };
            let name = self.schemas.claim(&format!("{prefix}{}", set.name), "Content");
            let errors = errors.clone();
            out.unions.push(ErrorSet { name: name.clone(), wire: *wire, errors });
            name
        });
        name.clone()
    }

    fn any_of(&mut self, members: Vec<String>, out: &mut Contents) -> String {
        if let Some(name) = self.mixed.get(&members) {
            return name.clone();
        }
        let name = self.schemas.claim(&members.join("Or"), "Content");
        self.mixed.insert(members.clone(), name.clone());
        out.mixed.push((name.clone(), members));
        name
    }
}

/// The schemas that only contents need.
pub(crate) fn mixed(plan: &Plan<'_>, out: &mut Sheets<'_>) {
    for (name, members) in &plan.mixed {
        let members = members.iter().map(|name| reference("schemas", name).build());
        // Two envelopes under one media type: nothing proves that no body fits both.
        let any = Object::new().with("anyOf", Json::Array(members.collect()));
        out.entry(Kind::Schema, name, any.build());
    }
}
