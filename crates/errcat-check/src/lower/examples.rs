//! Worked examples: written ones completed from the declarations, or one made of them.

use std::collections::HashSet;

use errcat_model::{Decl, Example, ExampleProblem, Json, Per, Prose, Type, TypeKind, example};
use errcat_source::Span;
use errcat_syntax::ast::Text;
use errcat_syntax::{Entries, Node, NodeKind, Spanned};

use super::fields::Fields;
use super::scope::Scope;
use super::values;
use crate::rules::{missing_example, unfit_problems, unfit_value, unknown_example_value};

/// The values of the context an example starts from, by `ContextId`.
#[derive(Debug, Clone, Default)]
pub(crate) struct ContextValues {
    response: Vec<Option<Json>>,
    problem: Vec<Option<Json>>,
}

/// The values an example starts from when it says nothing about the context.
pub(crate) fn context(scope: &mut Scope<'_>) -> ContextValues {
    let decls: Vec<Decl> = scope.catalog.context.iter().map(|c| c.decl.clone()).collect();
    let places = scope.places.context.clone();
    for (decl, place) in decls.iter().zip(places) {
        if !decl.may_be_missing() {
            check_made_up(scope, decl, place);
        }
    }
    let values = example::defaults(&scope.catalog, decls.iter());
    let of = |per: Per| {
        let context = scope.catalog.context.iter().zip(&values);
        context.map(|(c, value)| value.clone().filter(|_| c.per == per)).collect()
    };
    ContextValues { response: of(Per::Response), problem: of(Per::Problem) }
}

/// The examples of an error; never none.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    context: &ContextValues,
    fields: &Fields,
    list: bool,
    written: Vec<Entries<Node>>,
) -> Vec<Example> {
    let written =
        if written.is_empty() { vec![None] } else { written.into_iter().map(Some).collect() };
    let mut writer = Writer { scope, context, fields, list };
    written.into_iter().map(|entries| writer.example(entries)).collect()
}

struct Writer<'w, 'a> {
    scope: &'w mut Scope<'a>,
    context: &'w ContextValues,
    fields: &'w Fields,
    list: bool,
}

/// The values of one problem, with which of them were given, rightly or not.
#[derive(Clone)]
struct Values {
    fields: Vec<Option<Json>>,
    given: Vec<bool>,
    context: Vec<Option<Json>>,
}

impl Writer<'_, '_> {
    fn example(&mut self, entries: Option<Entries<Node>>) -> Example {
        let mut about = Prose::default();
        let mut response = self.context.response.clone();
        let mut common = Values {
            fields: vec![None; self.fields.iter().count()],
            given: vec![false; self.fields.iter().count()],
            context: self.context.problem.clone(),
        };
        let mut problems = None;
        let (entries, unread) = entries.map(|e| (e.entries, e.unread)).unwrap_or_default();
        for name in unread {
            let of_error = self.fields.iter().position(|(decl, _)| decl.name == name.value);
            if let Some(index) = of_error {
                common.given[index] = true;
            }
        }
        for entry in entries {
            match entry.key.value.as_str() {
                "about" => about = self.about(&entry.value),
                "problems" => problems = self.problems(entry.value),
                _ => self.value(&entry.key, &entry.value, &mut common, Some(&mut response)),
            }
        }
        let problems: Vec<ExampleProblem> = match problems {
            None => vec![self.complete(common)],
            Some(problems) => problems
                .into_iter()
                .map(|members| {
                    let mut values = common.clone();
                    for (name, node) in members {
                        self.value(&name, &node, &mut values, None);
                    }
                    self.complete(values)
                })
                .collect(),
        };
        Example { about, context: response, problems }
    }

    fn about(&mut self, node: &Node) -> Prose {
        if let Some(text) = node.as_text() {
            return self.scope.prose(Some(&Spanned::new(text.to_owned(), node.span)));
        }
        self.scope.report(unfit_value::report("a text", node.describe(), node.span));
        Prose::default()
    }

    /// The problems written; `None` where they cannot be shown.
    fn problems(&mut self, node: Node) -> Option<Vec<Vec<(Text, Node)>>> {
        if !self.list {
            self.scope.report(unfit_problems::no_list(node.span.part(0..0)));
            return None;
        }
        let found = node.describe();
        let NodeKind::Sequence(items) = node.kind else {
            self.scope.report(unfit_problems::form(found, node.span));
            return None;
        };
        if items.is_empty() {
            self.scope.report(unfit_problems::form("none", node.span));
            return None;
        }
        let mut out = Vec::new();
        for item in items {
            let found = item.describe();
            match item.kind {
                NodeKind::Mapping(members) => out.push(members),
                NodeKind::Null => out.push(Vec::new()),
                _ => self.scope.report(unfit_problems::form(found, item.span)),
            }
        }
        (!out.is_empty()).then_some(out)
    }

    /// Takes one value by name; `response` is there outside of `problems`.
    fn value(
        &mut self,
        name: &Text,
        node: &Node,
        values: &mut Values,
        response: Option<&mut Vec<Option<Json>>>,
    ) {
        let of_error = self.fields.iter().position(|(decl, _)| decl.name == name.value);
        if let Some(index) = of_error {
            self.scope.refer(name.span, self.fields.get(index).1.span);
            values.given[index] = true;
            values.fields[index] = self.read(index, node);
            return;
        }
        if self.fields.is_unread(&name.value) {
            return;
        }
        let context = &self.scope.catalog.context;
        let Some(index) = context.iter().position(|c| c.decl.name == name.value) else {
            let known: Vec<&str> = self
                .fields
                .names()
                .chain(context.iter().map(|c| c.decl.name.as_str()))
                .chain(["about"])
                .collect();
            let report = unknown_example_value::report(name, &known);
            self.scope.report(report);
            return;
        };
        let (decl, per) = (context[index].decl.clone(), context[index].per);
        self.scope.refer(name.span, self.scope.places.context[index]);
        let value = match node.kind {
            NodeKind::Null if decl.may_be_missing() && decl.ty != Type::Any => None,
            _ => values::of_decl(self.scope, &decl, node),
        };
        match (per, response) {
            (Per::Problem, _) => values.context[index] = value,
            (Per::Response, Some(response)) => response[index] = value,
            (Per::Response, None) => self.scope.report(unfit_problems::per_response(name)),
        }
    }

    fn read(&mut self, index: usize, node: &Node) -> Option<Json> {
        let (decl, _) = self.fields.get(index);
        match node.kind {
            NodeKind::Null if decl.may_be_missing() && decl.ty != Type::Any => None,
            _ => values::of_decl(self.scope, decl, node),
        }
    }

    /// Adds what is required and was not given.
    fn complete(&mut self, mut values: Values) -> ExampleProblem {
        for (index, (decl, place)) in self.fields.iter().enumerate() {
            if !values.given[index] && !decl.may_be_missing() {
                check_made_up(self.scope, decl, place.span);
                values.fields[index] = Some(example::value_of(&self.scope.catalog, decl));
            }
        }
        ExampleProblem { fields: values.fields, context: values.context }
    }
}

/// Reports patterns for which no value can be made up, in a declaration whose value will be.
fn check_made_up(scope: &mut Scope<'_>, decl: &Decl, place: Span) {
    if decl.example.is_some() || decl.default.is_some() {
        return;
    }
    if decl.ty == Type::String && decl.constraints.pattern.is_some() {
        scope.report_once(missing_example::report(&decl.name, place));
    }
    let mut faults = Vec::new();
    walk(scope, &decl.ty, &mut HashSet::new(), &mut faults);
    for (name, place) in faults {
        scope.report_once(missing_example::report(&name, place));
    }
}

fn walk(scope: &Scope<'_>, ty: &Type, seen: &mut HashSet<usize>, faults: &mut Vec<(String, Span)>) {
    match ty {
        Type::List(item) | Type::Map(item) => walk(scope, item, seen, faults),
        Type::Named(id) if seen.insert(id.0) => {
            let TypeKind::Record(fields) = &scope.type_def(*id).kind else { return };
            let made_up = |f: &Decl| !f.optional && f.example.is_none() && f.default.is_none();
            for (index, field) in fields.iter().enumerate().filter(|(_, f)| made_up(f)) {
                if field.ty == Type::String && field.constraints.pattern.is_some() {
                    faults.push((field.name.clone(), scope.places.fields[id.0][index]));
                }
                walk(scope, &field.ty, seen, faults);
            }
        }
        _ => {}
    }
}
