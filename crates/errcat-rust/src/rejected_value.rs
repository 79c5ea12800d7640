//! Values of errors that answer for a framework's failures, as Rust expressions.

use errcat_model::{Decl, RejectionFact, RejectionValue, Type, TypeKind};

use crate::expression;
use crate::plan::Plan;
use crate::text::literal;

/// An argument of a constructor.
pub(crate) fn argument(plan: &Plan<'_>, decl: &Decl, value: Option<&RejectionValue>) -> String {
    match value {
        None => expression::argument(plan, decl, None),
        Some(RejectionValue::Constant(json)) => expression::argument(plan, decl, Some(json)),
        Some(value) if decl.may_be_missing() => format!("Some({})", typed(plan, &decl.ty, value)),
        Some(value) => typed(plan, &decl.ty, value),
    }
}

fn typed(plan: &Plan<'_>, ty: &Type, value: &RejectionValue) -> String {
    match (ty, value) {
        (_, RejectionValue::Fact(fact)) => {
            let method = match fact {
                RejectionFact::Reason => "reason",
                RejectionFact::Allow => "allow",
                RejectionFact::Method => "method",
                RejectionFact::Path => "path",
            };
            format!("rejection.{method}()")
        }
        (_, RejectionValue::Constant(json)) => expression::typed(plan, ty, json),
        (Type::List(item), RejectionValue::List(values)) => {
            let values: Vec<_> = values.iter().map(|value| typed(plan, item, value)).collect();
            format!("vec![{}]", values.join(", "))
        }
        (Type::Named(id), RejectionValue::Members(members)) => {
            let TypeKind::Record(decls) = &plan.catalog.type_def(*id).kind else {
                return String::new();
            };
            let fields = plan.types.record(*id, decls);
            let of = |decl: &Decl| members.iter().find(|(name, _)| *name == decl.name);
            let given = |decl: &Decl| of(decl).map(|(_, value)| given(plan, decl, value));
            let values: Vec<_> = decls.iter().map(given).collect();
            expression::record_call(plan.types.name(*id), &fields, &values)
        }
        (Type::Map(item), RejectionValue::Members(members)) => {
            let members: Vec<_> = members
                .iter()
                .map(|(name, value)| format!("({}, {})", literal(name), typed(plan, item, value)))
                .collect();
            format!("Map::from([{}])", members.join(", "))
        }
        // The checks let lists and members only stand where they fit.
        _ => String::new(),
    }
}

/// A value for an argument that converts.
fn given(plan: &Plan<'_>, decl: &Decl, value: &RejectionValue) -> String {
    match value {
        RejectionValue::Constant(json) => expression::given(plan, decl, json),
        value => typed(plan, &decl.ty, value),
    }
}
