//! `tests/examples/`: every example of the catalog, made in Rust, answers as documented.

use std::fmt::Write as _;

use errcat_model::{Example, Per, WireId, example};

use crate::client_table;
use crate::expression::{error_expression, given, record_expression};
use crate::names;
use crate::plan::{ErrorPlan, Plan};
use crate::source_file;
use crate::text::literal;

/// `tests/examples/main.rs`, the same for every catalog.
pub(crate) fn main_rs(plan: &Plan<'_>) -> String {
    format!(
        "{}//! Every example of the catalog, made in Rust, answers with the bytes that the reference\n\
         //! shows.\n\n\
         #[rustfmt::skip]\nmod answer;\n#[rustfmt::skip]\nmod errors;\n",
        source_file::header(plan)
    )
}

/// `tests/examples/answer.rs`: what is compared, and how.
pub(crate) fn answer_rs(plan: &Plan<'_>) -> String {
    let has_list = plan.catalog.wires.iter().any(|w| w.problem.is_some());
    let (status, _) = status(plan, None);
    let mut out = source_file::header(plan);
    let _ = write!(out, "use {}::{{Context, Problem, Wire}};\n\n", plan.crate_path());
    out.push_str(&EXPECTED.replace("STATUS", status));
    out.push_str(if has_list { CHECK_LIST } else { CHECK_ONE });
    let status = if plan.all_have_status { "status()" } else { "status().unwrap_or(0)" };
    let again = if has_list { AGAIN_LIST } else { AGAIN_ONE };
    let decoded = DECODED.replace("STATUS", status).replace("AGAIN", again);
    out.push_str(&decoded.replace("CRATE", &plan.crate_path()));
    out
}

const EXPECTED: &str = "\
/// What is documented of the first problem of an example.
pub struct Expected<'a> {
    pub code: &'a str,
    pub status: STATUS,
    pub display: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
}

impl Expected<'_> {
    pub fn check(&self, problem: &Problem, context: &Context) {
        let error = problem.error();
        assert_eq!(error.code(), self.code);
        assert_eq!(error.status(), self.status);
        assert_eq!(problem.to_string(), self.display);
        let headers = problem.headers(context);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, &**value)).collect();
        assert_eq!(headers, self.headers);
        assert_eq!(error.clone(), *error);
    }
}

/// Compares the body of problems on a wire.
pub fn check_body(problems: &[Problem], wire: Wire, context: &Context, body: &str) {
";

const CHECK_ONE: &str = "    \
    let answered = problems[0].body_on(wire, context).expect(\"travels on the wire\");
    assert_eq!(String::from_utf8_lossy(&answered), body);
}
";

const CHECK_LIST: &str = "    \
    let answered = wire.body_of_many(problems, context).expect(\"travels on the wire\");
    assert_eq!(String::from_utf8_lossy(&answered), body);
    if let [problem] = problems {
        let answered = problem.body_on(wire, context).expect(\"travels on the wire\");
        assert_eq!(String::from_utf8_lossy(&answered), body);
    }
}
";

const DECODED: &str = "
/// Reads the body of problems and compares what that makes with it.
#[cfg(feature = \"client\")]
pub fn check_decoded(problems: &[Problem], wire: Wire, context: &Context, body: &str) {
    use CRATE::client::{decode_on, Decoded};
    let headers = problems[0].headers(context);
    let headers = headers.iter().map(|(name, value)| (*name, value.as_bytes()));
    let status = problems[0].error().STATUS;
    let Decoded::Known(known) = decode_on(wire, status, headers, body.as_bytes()) else {
        panic!(\"not known: {body}\");
    };
    assert_eq!(known.extra, None);
    let codes = |problems: &[Problem]| problems.iter().map(|p| p.error().code()).collect::<Vec<_>>();
    assert_eq!(codes(&known.problems), codes(problems));
    let context = known.context.unwrap_or_else(|| context.clone());
    let again = AGAIN.expect(\"travels on the wire\");
    assert_eq!(String::from_utf8_lossy(&again), body);
}
";

const AGAIN_ONE: &str = "known.problems[0].body_on(wire, &context)";
const AGAIN_LIST: &str = "wire.body_of_many(&known.problems, &context)";

fn status(plan: &Plan<'_>, status: Option<u16>) -> (&'static str, String) {
    let number = status.unwrap_or(0);
    match (plan.all_have_status, status) {
        (true, _) => ("u16", number.to_string()),
        (false, Some(_)) => ("Option<u16>", format!("Some({number})")),
        (false, None) => ("Option<u16>", "None".to_owned()),
    }
}

/// `tests/examples/errors.rs`: the examples.
pub(crate) fn errors_rs(plan: &Plan<'_>) -> String {
    let mut tests = String::new();
    for error in &plan.errors {
        let function = &error.constructor;
        for (n, example) in error.def.examples.iter().enumerate() {
            let number = if n == 0 { String::new() } else { format!("_example_{}", n + 1) };
            let bare = names::bare(function).trim_end_matches('_');
            let name = if n == 0 { function } else { bare };
            let _ = writeln!(tests, "\n#[test]\nfn {name}{number}() {{");
            test(plan, &mut tests, error, example);
            tests.push_str("}\n");
        }
    }
    let krate = plan.crate_path();
    let duration =
        if tests.contains("Duration::from_") { "use std::time::Duration;\n\n" } else { "" };
    format!(
        "{}{duration}use {krate}::*;\n\nuse crate::answer::{{check_body, Expected}};\n{tests}",
        source_file::header(plan)
    )
}

fn test(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>, example: &Example) {
    let def = error.def;
    out.push_str("    let problems = [\n");
    for problem in &example.problems {
        let _ = write!(out, "        Problem::from({})", error_expression(plan, error, problem));
        for ((field, decl), value) in
            plan.context(Per::Problem).zip(of(plan, Per::Problem, &problem.context))
        {
            if let Some(value) = value {
                let _ =
                    write!(out, ".with_{}({})", names::bare(&field.name), given(plan, decl, value));
            }
        }
        out.push_str(",\n");
    }
    out.push_str("    ];\n");
    let members: Vec<_> = plan.context(Per::Response).collect();
    let values: Vec<_> = of(plan, Per::Response, &example.context).collect();
    let _ = writeln!(
        out,
        "    let context = {};\n    Expected {{\n        code: {},\n        status: {},\n        display: {},",
        record_expression(plan, "Context", &members, &values),
        literal(&def.code.to_text()),
        status(plan, def.status).1,
        literal(&display(error, example)),
    );
    let headers: Vec<_> = example::headers(plan.catalog, def, example)
        .iter()
        .map(|(name, value)| format!("({}, {})", literal(name), literal(value)))
        .collect();
    let _ = writeln!(
        out,
        "        headers: &[{}],\n    }}\n    .check(&problems[0], &context);",
        headers.join(", ")
    );
    for &wire in &def.wires {
        body(plan, out, error, wire, example);
    }
}

fn body(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>, wire: WireId, example: &Example) {
    let body = example::body(plan.catalog, wire, error.def, example).to_string();
    let carries = if plan.catalog.wire(wire).problem.is_some() { "" } else { "[..1]" };
    let (name, body) = (&plan.wires[wire.0], literal(&body));
    let mut check = |function: &str| {
        let _ = writeln!(
            out,
            "    {function}(\n        &problems{carries},\n        Wire::{name},\n        &context,\n        {body},\n    );",
        );
    };
    check("check_body");
    if client_table::is_readable(plan.catalog, wire, error.def) {
        check("#[cfg(feature = \"client\")]\n    crate::answer::check_decoded");
    }
}

/// The values of one kind of context.
fn of<'a>(
    plan: &'a Plan<'_>,
    per: Per,
    values: &'a [Option<errcat_model::Json>],
) -> impl Iterator<Item = Option<&'a errcat_model::Json>> {
    plan.context.iter().zip(values).filter(move |(c, _)| c.per == per).map(|(_, v)| v.as_ref())
}

fn display(error: &ErrorPlan<'_>, example: &Example) -> String {
    let code = error.def.code.to_text();
    let message = example.problems.first().and_then(|p| example::message(error.def, p));
    match message.or_else(|| error.def.title.clone()) {
        Some(text) => format!("{code}: {text}"),
        None => code,
    }
}
