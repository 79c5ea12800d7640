//! `tests/examples/`: every example of the catalog, made in Rust, answers as documented.

use std::fmt::Write as _;

use errcat_model::{Example, Per, example};

use crate::expression::{error_expression, given, record_expression};
use crate::plan::{ErrorPlan, Plan};
use crate::source_file;
use crate::text::literal;
use crate::{decoded_tests, hidden_values, names};

/// `tests/examples/main.rs`, the same for every catalog.
pub(crate) fn main_rs(plan: &Plan<'_>) -> String {
    format!(
        "{}//! Every example of the catalog, made in Rust, answers with the bytes that the reference\n\
         //! shows.\n\n\
         #[rustfmt::skip]\nmod answer;\n#[rustfmt::skip]\nmod codes;\n#[rustfmt::skip]\nmod errors;\n",
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
    decoded_tests::methods(plan, &mut out);
    hidden_values::functions(plan, &mut out);
    out
}

/// `tests/examples/codes.rs`: the lookup of codes.
pub(crate) fn codes_rs(plan: &Plan<'_>) -> String {
    format!("{}use {}::ErrorCode;\n\n{CODES}", source_file::header(plan), plan.crate_path())
}

const CODES: &str = "\
#[test]
fn every_error_is_found_by_its_key_and_by_a_code_of_its_own() {
    for code in ErrorCode::ALL {
        assert_eq!(code.key().parse(), Ok(*code));
        let alike = ErrorCode::ALL.iter().filter(|other| other.as_str() == code.as_str()).count();
        match code.as_str().parse::<ErrorCode>() {
            Ok(found) => assert!(found == *code || found.key() == code.as_str()),
            Err(_) => assert!(alike > 1, \"{code} is not found\"),
        }
    }
    assert!(\"\\0 no such code\".parse::<ErrorCode>().is_err());
}
";

const EXPECTED: &str = "\
/// An example and what is documented of it; all but the bodies of its first problem.
pub struct Expected<'a> {
    pub problems: &'a [Problem],
    pub context: Context,
    pub code: &'a str,
    pub status: STATUS,
    pub display: &'a str,
    pub headers: &'a [(&'a str, &'a str)],
    pub bodies: &'a [(Wire, &'a str)],
}

impl Expected<'_> {
    pub fn check(&self) {
        let [problem, ..] = self.problems else { panic!(\"an example has a problem\") };
        let error = problem.error();
        assert_eq!(error.code(), self.code);
        assert_eq!(error.status(), self.status);
        assert_eq!(problem.to_string(), self.display);
        let headers = problem.headers(&self.context);
        let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, &**value)).collect();
        assert_eq!(headers, self.headers);
        assert_eq!(error.clone(), *error);
        for (wire, body) in self.bodies {
            self.check_body(problem, *wire, body);
            #[cfg(feature = \"client\")]
            self.check_decoded(*wire, body);
        }
    }

";

const CHECK_ONE: &str = "    \
    fn check_body(&self, problem: &Problem, wire: Wire, body: &str) {
        let answered = problem.body_on(wire, &self.context).expect(\"travels on the wire\");
        assert_eq!(String::from_utf8_lossy(&answered), body);
    }
}
";

const CHECK_LIST: &str = "    \
    /// A wire that carries one problem shows the first.
    fn check_body(&self, problem: &Problem, wire: Wire, body: &str) {
        let one = problem.body_on(wire, &self.context).expect(\"travels on the wire\");
        let answered = wire.body_of_many(self.problems, &self.context);
        let answered = answered.unwrap_or_else(|| one.to_vec());
        assert_eq!(String::from_utf8_lossy(&answered), body);
        if self.problems.len() == 1 {
            assert_eq!(String::from_utf8_lossy(&one), body);
        }
    }
}
";

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
            tests.push_str("\n#[test]\n");
            if error.def.deprecated.is_some() {
                tests.push_str("#[allow(deprecated)]\n");
            }
            let _ = writeln!(tests, "fn {name}{number}() {{");
            test(plan, &mut tests, error, example);
            tests.push_str("}\n");
        }
    }
    let krate = plan.crate_path();
    let duration =
        if tests.contains("Duration::from_") { "use std::time::Duration;\n\n" } else { "" };
    format!(
        "{}{duration}use {krate}::*;\n\nuse crate::answer::{};\n{tests}",
        source_file::header(plan),
        hidden_values::names(plan),
    )
}

fn test(plan: &Plan<'_>, out: &mut String, error: &ErrorPlan<'_>, example: &Example) {
    let def = error.def;
    let checked = hidden_values::checks(plan, error, example);
    out.push_str(if checked.is_empty() { "    " } else { "    let example = " });
    out.push_str("Expected {\n        problems: &[");
    for (i, problem) in example.problems.iter().enumerate() {
        let part = if i > 0 { ", " } else { "" };
        let _ = write!(out, "{part}Problem::from({})", error_expression(plan, error, problem));
        for ((field, decl), value) in
            plan.context(Per::Problem).zip(of(plan, Per::Problem, &problem.context))
        {
            if let Some(value) = value {
                let _ =
                    write!(out, ".with_{}({})", names::bare(&field.name), given(plan, decl, value));
            }
        }
    }
    let members: Vec<_> = plan.context(Per::Response).collect();
    let values: Vec<_> = of(plan, Per::Response, &example.context).collect();
    let headers: Vec<_> = example::headers(plan.catalog, def, example)
        .iter()
        .map(|(name, value)| format!("({}, {})", literal(name), literal(value)))
        .collect();
    let _ = writeln!(
        out,
        "],\n        context: {},\n        code: {},\n        status: {},\n        display: {},\n        \
         headers: &[{}],\n        bodies: &[",
        record_expression(plan, "Context", &members, &values),
        literal(&def.code.to_text()),
        status(plan, def.status).1,
        literal(&display(error, example)),
        headers.join(", "),
    );
    for &wire in &def.wires {
        let body = example::body(plan.catalog, wire, def, example).to_string();
        let _ = writeln!(out, "            (Wire::{}, {}),", plan.wires[wire.0], literal(&body));
    }
    if checked.is_empty() {
        out.push_str("        ],\n    }\n    .check();\n");
    } else {
        out.push_str("        ],\n    };\n    example.check();\n");
        out.push_str(&checked);
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

pub(crate) fn display(error: &ErrorPlan<'_>, example: &Example) -> String {
    let code = error.def.code.to_text();
    let message = example.problems.first().and_then(|p| example::message(error.def, p));
    match message.or_else(|| error.def.title.clone()) {
        Some(text) => format!("{code}: {text}"),
        None => code,
    }
}
