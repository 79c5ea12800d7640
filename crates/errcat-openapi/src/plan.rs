//! What the document consists of, before any of it is written: which errors stand together, what
//! every component is called, and what tells the errors on a wire apart.

use std::collections::BTreeMap;

use errcat_model::shape::{self, Shape};
use errcat_model::{
    Catalog, ErrorDef, ErrorId, OpenApiLayout, OpenApiTarget, Transport, Type, WireId,
};
use heck::ToPascalCase as _;

use crate::code;
use crate::content::{self, Content, Contents};
use crate::name::Names;
use crate::response::{self, ResponseSet};

/// The components of a catalog and their names.
pub(crate) struct Plan<'a> {
    /// The catalog.
    pub(crate) catalog: &'a Catalog,
    /// What is asked for.
    pub(crate) target: &'a OpenApiTarget,
    /// Names of the types' schemas, by type.
    pub(crate) types: Vec<String>,
    /// Names of the context's schemas, by context. `None` where a named type says all there is.
    pub(crate) context: Vec<Option<String>>,
    /// Every error on each of its wires, by error and then in the order of its wires.
    pub(crate) bodies: Vec<Vec<Body>>,
    /// All errors of a wire, where it has any.
    pub(crate) wires: Vec<ErrorSet>,
    /// Errors of a status on an HTTP wire.
    pub(crate) statuses: BTreeMap<(WireId, u16), ErrorSet>,
    /// The responses: one per status, and those that only some operations answer.
    pub(crate) responses: Vec<ResponseSet>,
    /// The contents of each response, by response.
    pub(crate) contents: Vec<Vec<Content>>,
    /// Schemas of contents that are neither one error nor all errors of a status.
    pub(crate) unions: Vec<ErrorSet>,
    /// Schemas of contents that several wires share: their names and what any of it may be.
    pub(crate) mixed: Vec<(String, Vec<String>)>,
    /// Schemas that all errors of a wire fit, by wire, where the layout or open codes need them.
    pub(crate) envelopes: Vec<Option<Envelope>>,
    /// What each operation answers, by operation.
    pub(crate) operations: Vec<Answers>,
}

/// What an operation answers.
pub(crate) struct Answers {
    /// The errors, as HTTP responses.
    pub(crate) errors: Vec<ErrorId>,
    /// Its responses in order of their statuses, by place in [`Plan::responses`].
    pub(crate) responses: Vec<usize>,
    /// Name of the enum of its codes.
    pub(crate) codes: Option<String>,
}

/// A schema that all errors of a wire fit.
pub(crate) struct Envelope {
    /// The errors, under the name of the envelope.
    pub(crate) set: ErrorSet,
    /// Name of the schema of one problem, where the wire carries several.
    pub(crate) problem: Option<String>,
    /// Name of the schema of its codes. `None` where it stands for errors that are not in the
    /// catalog: then its code is any code.
    pub(crate) codes: Option<String>,
}

/// One error on one wire.
pub(crate) struct Body {
    /// The wire.
    pub(crate) wire: WireId,
    /// Name of its schema.
    pub(crate) name: String,
    /// Name of the schema of one problem, where the wire carries several.
    pub(crate) problem: Option<String>,
    /// What the body looks like.
    pub(crate) shape: Shape,
    /// Names of its examples.
    pub(crate) examples: Vec<String>,
}

/// Errors that stand together on a wire.
pub(crate) struct ErrorSet {
    /// Name of the set's component.
    pub(crate) name: String,
    /// The wire.
    pub(crate) wire: WireId,
    /// Its errors in the order of the catalog.
    pub(crate) errors: Vec<ErrorId>,
}

impl<'a> Plan<'a> {
    /// Plans the document.
    pub(crate) fn new(catalog: &'a Catalog, target: &'a OpenApiTarget) -> Self {
        // Types and errors go by names the catalog gives them, so these are claimed first.
        let mut schemas = Names::default();
        let types = catalog.types.iter().map(|t| schemas.claim(&t.name, "Type")).collect();
        let mut examples = Names::default();
        let bodies = catalog.errors.iter();
        let bodies = bodies.map(|e| bodies_of(catalog, e, &mut schemas, &mut examples)).collect();
        let (wires, statuses) = sets(catalog, &mut schemas);
        let envelopes = envelopes(catalog, target, &wires, &mut schemas);
        let mut responses = response::sets(catalog, &statuses);
        let mut operations = response::of_operations(catalog, &mut responses);
        if code::is_shown(catalog) {
            for (operation, answers) in catalog.operations.iter().zip(&mut operations) {
                let wanted = || format!("{}ErrorCode", operation.id.to_pascal_case());
                let any = !answers.errors.is_empty();
                answers.codes = any.then(|| schemas.claim(&wanted(), ""));
            }
        }
        let context = catalog.context.iter();
        let context = context
            .map(|c| {
                let own = !matches!(c.decl.ty, Type::Named(_)) || c.decl.default.is_some();
                own.then(|| schemas.claim(&c.decl.name.to_pascal_case(), "Context"))
            })
            .collect();
        let mut plan = Self {
            catalog,
            target,
            types,
            context,
            bodies,
            wires,
            statuses,
            responses,
            contents: Vec::new(),
            unions: Vec::new(),
            mixed: Vec::new(),
            envelopes,
            operations,
        };
        let Contents { of_responses, unions, mixed } = content::plan(&plan, &mut schemas);
        (plan.contents, plan.unions, plan.mixed) = (of_responses, unions, mixed);
        plan
    }

    /// The schema that stands for all errors of a wire in the shared layout, and for errors that
    /// the catalog does not have where codes are open.
    pub(crate) fn envelope(&self, wire: WireId) -> Option<&Envelope> {
        self.envelopes.get(wire.0)?.as_ref()
    }

    /// Whether errors on the wire are HTTP responses.
    pub(crate) fn is_http(&self, wire: WireId) -> bool {
        self.catalog.wire(wire).transport == Transport::Http
    }

    /// An error on a wire; `None` where it does not travel there.
    pub(crate) fn body(&self, wire: WireId, error: ErrorId) -> Option<&Body> {
        self.bodies[error.0].iter().find(|body| body.wire == wire)
    }

    /// The bodies of a set.
    pub(crate) fn bodies_on(&self, wire: WireId, errors: &[ErrorId]) -> Vec<&Body> {
        errors.iter().filter_map(|id| self.body(wire, *id)).collect()
    }
}

/// Names on the wire an error prefers are the error's own; on further wires the wire comes first.
fn bodies_of(
    catalog: &Catalog,
    error: &ErrorDef,
    schemas: &mut Names,
    examples: &mut Names,
) -> Vec<Body> {
    let mut bodies = Vec::with_capacity(error.wires.len());
    for (place, &wire) in error.wires.iter().enumerate() {
        let prefix = if place == 0 { String::new() } else { wire_prefix(catalog, wire) };
        let wanted = format!("{prefix}{}", error.variant);
        let name = schemas.claim(&wanted, "Error");
        let several = catalog.wire(wire).problem.is_some();
        let problem = several.then(|| schemas.claim(&format!("{name}Problem"), ""));
        let shape = shape::of_body(catalog, wire, error);
        let examples = error.examples.iter().map(|_| examples.claim(&wanted, "")).collect();
        bodies.push(Body { wire, name, problem, shape, examples });
    }
    bodies
}

fn sets(
    catalog: &Catalog,
    schemas: &mut Names,
) -> (Vec<ErrorSet>, BTreeMap<(WireId, u16), ErrorSet>) {
    let mut on_wire = vec![Vec::new(); catalog.wires.len()];
    let mut under_status: BTreeMap<(WireId, u16), Vec<ErrorId>> = BTreeMap::new();
    for (id, error) in catalog.errors() {
        for &wire in &error.wires {
            on_wire[wire.0].push(id);
            if let (Transport::Http, Some(status)) = (&catalog.wire(wire).transport, error.status) {
                under_status.entry((wire, status)).or_default().push(id);
            }
        }
    }
    let mut set_name = |wire: WireId, status: &str| {
        let prefix =
            if wire == catalog.default_wire { String::new() } else { wire_prefix(catalog, wire) };
        schemas.claim(&format!("{prefix}Error{status}"), "Response")
    };
    let mut wires = Vec::new();
    for ((wire, _), errors) in catalog.wires().zip(on_wire) {
        if !errors.is_empty() {
            wires.push(ErrorSet { name: set_name(wire, ""), wire, errors });
        }
    }
    let statuses = under_status
        .into_iter()
        .map(|((wire, status), errors)| {
            let name = set_name(wire, &status.to_string());
            ((wire, status), ErrorSet { name, wire, errors })
        })
        .collect();
    (wires, statuses)
}

fn envelopes(
    catalog: &Catalog,
    target: &OpenApiTarget,
    wires: &[ErrorSet],
    schemas: &mut Names,
) -> Vec<Option<Envelope>> {
    let mut envelopes: Vec<Option<Envelope>> = catalog.wires.iter().map(|_| None).collect();
    let shared = target.layout == OpenApiLayout::Shared;
    for set in wires.iter().filter(|_| shared || target.open_codes) {
        let ErrorSet { name, wire, errors } = set;
        let name =
            if shared { name.clone() } else { schemas.claim(&format!("Other{name}"), "Response") };
        let several = catalog.wire(*wire).problem.is_some();
        let problem = several.then(|| schemas.claim(&format!("{name}Problem"), ""));
        let codes = shared.then(|| schemas.claim(&format!("{name}Code"), ""));
        let set = ErrorSet { name, wire: *wire, errors: errors.clone() };
        envelopes[wire.0] = Some(Envelope { set, problem, codes });
    }
    envelopes
}

/// What stands before names on a wire that is not the preferred one.
pub(crate) fn wire_prefix(catalog: &Catalog, wire: WireId) -> String {
    catalog.wire(wire).name.to_pascal_case()
}
