//! The part of `tests/examples/` that looks for sensitive values where they must not be.

use std::fmt::Write as _;

use errcat_model::{ErrorDef, Example, Json, Piece, example};

use crate::plan::{ErrorPlan, Plan};
use crate::test_file::display;
use crate::text::literal;

const IN_MESSAGE: &str = "
/// Looks for a value that the message shows and the programmer's view must not.
pub fn check_not_in_debug(problem: &Problem, value: &str) {
    assert!(!format!(\"{problem:?}\").contains(value), \"Debug shows a sensitive value\");
}
";

const NOWHERE: &str = "
/// Looks for a value that nothing may show.
pub fn check_hidden(problem: &Problem, context: &Context, value: &str) {
    assert!(!format!(\"{problem:?} {problem}\").contains(value), \"a sensitive value is shown\");
    for (name, content) in problem.headers(context) {
        assert!(!content.contains(value), \"{name} shows a sensitive value\");
    }
    for wire in Wire::ALL {
        let body = problem.body_on(*wire, context).unwrap_or_default();
        let shown = String::from_utf8_lossy(&body).contains(value);
        assert!(!shown, \"the body on {wire:?} shows a sensitive value\");
    }
}
";

/// A value to look for, and whether the message shows it.
struct Sought {
    value: String,
    in_message: bool,
}

/// The functions of `answer.rs` that the tests call.
pub(crate) fn functions(plan: &Plan<'_>, out: &mut String) {
    let (in_message, nowhere) = used(plan);
    out.push_str(if in_message { IN_MESSAGE } else { "" });
    out.push_str(if nowhere { NOWHERE } else { "" });
}

/// What `errors.rs` imports from `answer.rs`.
pub(crate) fn names(plan: &Plan<'_>) -> String {
    let (in_message, nowhere) = used(plan);
    let mut names = Vec::new();
    names.extend(nowhere.then_some("check_hidden"));
    names.extend(in_message.then_some("check_not_in_debug"));
    names.push("Expected");
    match names[..] {
        [only] => only.to_owned(),
        _ => format!("{{{}}}", names.join(", ")),
    }
}

/// Which of the two functions are called.
fn used(plan: &Plan<'_>) -> (bool, bool) {
    let examples = plan.errors.iter().flat_map(|e| e.def.examples.iter().map(move |x| (e, x)));
    let sought = examples.flat_map(|(error, example)| sought(plan, error, example));
    sought.fold((false, false), |(a, b), s| (a || s.in_message, b || !s.in_message))
}

/// The calls for one example.
pub(crate) fn checks(plan: &Plan<'_>, error: &ErrorPlan<'_>, example: &Example) -> String {
    let mut out = String::new();
    for Sought { value, in_message } in sought(plan, error, example) {
        let value = literal(&value);
        let _ = if in_message {
            writeln!(out, "    check_not_in_debug(&example.problems[0], {value});")
        } else {
            writeln!(out, "    check_hidden(&example.problems[0], &example.context, {value});")
        };
    }
    out
}

/// The sensitive values of the first problem. One whose text is there without it, too, cannot be
/// looked for.
fn sought(plan: &Plan<'_>, error: &ErrorPlan<'_>, example: &Example) -> Vec<Sought> {
    let def = error.def;
    let sensitive = def.fields.iter().enumerate().filter(|(_, f)| f.decl.sensitive);
    let given = sensitive.filter_map(|(index, _)| {
        let value = example.problems.first()?.fields[index].as_ref()?.to_text();
        let in_message =
            def.message.as_ref().is_some_and(|m| m.pieces.contains(&Piece::Field(index)));
        let anyway = shown_without(plan, error, example, index);
        (!value.is_empty() && !anyway.contains(&value)).then_some(Sought { value, in_message })
    });
    given.collect()
}

/// All that an example shows when a field is another.
fn shown_without(
    plan: &Plan<'_>,
    error: &ErrorPlan<'_>,
    example: &Example,
    field: usize,
) -> String {
    let mut other = example.clone();
    other.problems.truncate(1);
    other.problems[0].fields[field] = Some(Json::string(""));
    let def: &ErrorDef = error.def;
    let mut shown = format!("{} {} ", def.variant, display(error, &other));
    for (field, value) in def.fields.iter().zip(&other.problems[0].fields) {
        let value = value.as_ref().map(Json::to_text).unwrap_or_default();
        let _ = write!(shown, "{} {value} ", field.decl.name);
    }
    for wire in &def.wires {
        let _ = write!(shown, "{} ", example::body(plan.catalog, *wire, def, &other));
    }
    for (name, value) in example::headers(plan.catalog, def, &other) {
        let _ = write!(shown, "{name} {value} ");
    }
    shown
}
