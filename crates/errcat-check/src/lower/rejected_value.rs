//! Values of rejections: constants, and what is known only when it happens, at any depth.

use errcat_model::{Decl, RejectionFact, RejectionKind, RejectionValue, Type, TypeKind};
use errcat_syntax::{Node, NodeKind, Spanned};

use super::scope::Scope;
use super::{values, words};
use crate::rules::{missing_field, unfit_rejection, unknown_field};

/// The value of a field of an error that answers for a failure.
pub(super) fn of_decl(
    scope: &mut Scope<'_>,
    kind: RejectionKind,
    decl: &Decl,
    node: &Node,
) -> Option<RejectionValue> {
    of_type(scope, kind, &decl.ty, decl, node)
}

/// A fact (`$reason`), or a constant; `$$` at its start stands for a dollar. Lists, maps and
/// records are made of either.
fn of_type(
    scope: &mut Scope<'_>,
    kind: RejectionKind,
    ty: &Type,
    decl: &Decl,
    node: &Node,
) -> Option<RejectionValue> {
    match (ty, &node.kind) {
        (_, NodeKind::Scalar { text, .. }) => match text.strip_prefix('$') {
            None => values::of_type(scope, ty, decl, node).map(RejectionValue::Constant),
            Some(rest) if rest.starts_with('$') => {
                let text = NodeKind::Scalar { text: rest.to_owned(), plain: false };
                let node = Node { kind: text, span: node.span };
                values::of_type(scope, ty, decl, &node).map(RejectionValue::Constant)
            }
            Some(_) => {
                let text = Spanned::new(text.clone(), node.span);
                fact(scope, kind, ty, decl, &text).map(RejectionValue::Fact)
            }
        },
        _ if !has_dollar(node) => {
            values::of_type(scope, ty, decl, node).map(RejectionValue::Constant)
        }
        (Type::List(item), NodeKind::Sequence(nodes)) => {
            let items = nodes.iter().map(|node| of_type(scope, kind, item, decl, node));
            items.collect::<Option<_>>().map(RejectionValue::List)
        }
        (Type::Map(item), NodeKind::Mapping(members)) => {
            let members = members.iter().map(|(name, node)| {
                Some((name.value.clone(), of_type(scope, kind, item, decl, node)?))
            });
            members.collect::<Option<_>>().map(RejectionValue::Members)
        }
        (Type::Named(id), NodeKind::Mapping(members)) => {
            let def = scope.type_def(*id).clone();
            match &def.kind {
                TypeKind::Record(fields) => record(scope, kind, (&def.name, fields), members, node),
                TypeKind::Enum(_) => {
                    values::of_type(scope, ty, decl, node).map(RejectionValue::Constant)
                }
            }
        }
        // What is no value of the type is reported; within any JSON a dollar is a dollar.
        _ => values::of_type(scope, ty, decl, node).map(RejectionValue::Constant),
    }
}

fn record(
    scope: &mut Scope<'_>,
    kind: RejectionKind,
    (name, fields): (&str, &[Decl]),
    members: &[(Spanned<String>, Node)],
    node: &Node,
) -> Option<RejectionValue> {
    let mut out = Some(Vec::new());
    for (member, node) in members {
        let Some(field) = fields.iter().find(|field| field.name == member.value) else {
            let known: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            scope.report(unknown_field::report(name, member, &known));
            out = None;
            continue;
        };
        let value = of_decl(scope, kind, field, node);
        out = out.zip(value).map(|(mut out, value)| {
            out.push((member.value.clone(), value));
            out
        });
    }
    let given = |field: &&Decl| members.iter().any(|(name, _)| name.value == field.name);
    let missing = fields.iter().filter(|field| !field.may_be_missing() && !given(field));
    let missing: Vec<&str> = missing.map(|field| field.name.as_str()).collect();
    if !missing.is_empty() {
        scope.report(missing_field::report(name, &missing, node.span));
        return None;
    }
    out.map(RejectionValue::Members)
}

/// A fact for a text without a pattern; a longest length holds itself.
fn fact(
    scope: &mut Scope<'_>,
    kind: RejectionKind,
    ty: &Type,
    decl: &Decl,
    text: &Spanned<String>,
) -> Option<RejectionFact> {
    let fact = words::one_of(scope, "known of a failure of a framework", text, words::FACTS)?;
    if *ty != Type::String || decl.constraints.pattern.is_some() {
        scope.report(unfit_rejection::not_text(&decl.name, text));
    }
    if fact == RejectionFact::Allow && kind != RejectionKind::WrongMethod {
        scope.report(unfit_rejection::no_allow(text));
    }
    Some(fact)
}

/// Whether a text in it begins with a dollar.
fn has_dollar(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().any(has_dollar),
        NodeKind::Mapping(members) => members.iter().any(|(_, value)| has_dollar(value)),
        _ => node.as_text().is_some_and(|text| text.starts_with('$')),
    }
}
