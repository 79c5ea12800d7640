//! The part of `tests/examples/` that reads the examples again, with the feature `client`.

use std::fmt::Write as _;

use errcat_model::WireId;

use crate::client_table;
use crate::plan::Plan;
use crate::text::literal;

const DECODED: &str = "
#[cfg(feature = \"client\")]
impl Expected<'_> {
    /// Reads a body and compares what that makes with it.
    fn check_decoded(&self, wire: Wire, body: &str) {
        use CRATE::client::{decode_on, Decoded};
SKIP        let problems = CARRIED;
        let headers = self.headers.iter().map(|(name, value)| (*name, value.as_bytes()));
        let status = problems[0].error().STATUS;
        let Decoded::Known(known) = decode_on(wire, status, headers, body.as_bytes()) else {
            panic!(\"not known: {body}\");
        };
        assert_eq!(known.extra, None);
        let codes = |problems: &[Problem]| problems.iter().map(|p| p.error().code()).collect::<Vec<_>>();
        assert_eq!(codes(&known.problems), codes(problems));
        let context = known.context.unwrap_or_else(|| self.context.clone());
        let again = AGAIN.expect(\"travels on the wire\");
        assert_eq!(String::from_utf8_lossy(&again), body);
    }
}
";

const CARRIED_ONE: &str = "&self.problems[..1]";
const AGAIN_ONE: &str = "known.problems[0].body_on(wire, &context)";
const CARRIED_LIST: &str = "match wire.body_of_many(self.problems, &self.context) {
            Some(_) => self.problems,
            None => &self.problems[..1],
        }";
const AGAIN_LIST: &str = "wire.body_of_many(&known.problems, &context)";

/// The method `check_decoded` of `Expected`.
pub(crate) fn methods(plan: &Plan<'_>, out: &mut String) {
    let status = if plan.all_have_status { "status()" } else { "status().unwrap_or(0)" };
    let has_list = plan.catalog.wires.iter().any(|w| w.problem.is_some());
    let (carried, again) =
        if has_list { (CARRIED_LIST, AGAIN_LIST) } else { (CARRIED_ONE, AGAIN_ONE) };
    let text = DECODED
        .replace("CARRIED", carried)
        .replace("AGAIN", again)
        .replace("STATUS", status)
        .replace("CRATE", &plan.crate_path())
        .replace("SKIP", &skip(plan));
    out.push_str(&text);
}

/// Leaves out the errors that no client can read on a wire: a value that they must have is
/// sensitive there, and stays with the server.
fn skip(plan: &Plan<'_>) -> String {
    let mut pairs = String::new();
    for error in plan.errors.iter().filter(|error| !error.def.examples.is_empty()) {
        let wires: &[WireId] = &error.def.wires;
        for &wire in
            wires.iter().filter(|&&w| !client_table::is_readable(plan.catalog, w, error.def))
        {
            let (key, wire) = (literal(&error.def.key), &plan.wires[wire.0]);
            let _ = writeln!(pairs, "            ({key}, Wire::{wire}),");
        }
    }
    if pairs.is_empty() {
        return pairs;
    }
    format!(
        "        // A value that they must have is sensitive, and stays with the server.\n        \
         let unreadable = [\n{pairs}        ];\n        \
         if unreadable.contains(&(self.problems[0].error().code().key(), wire)) {{\n            \
         return;\n        }}\n",
    )
}
