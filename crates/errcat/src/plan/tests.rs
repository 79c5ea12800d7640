//! Where files go.

use std::path::Path;

use super::{Files, Plan, disjoint};
use crate::Pages;

fn plan(api: &str, roots: &[&str]) -> Plan {
    let roots = roots.iter().map(|root| ((*root).to_owned(), Files::new())).collect();
    Plan { api: api.to_owned(), errors: 0, roots, pages: Pages::new() }
}

#[test]
fn catalogs_keep_apart() {
    let cwd = Path::new("/home/ada");
    for (first, second, clash) in [
        ("out/a", "out/b", None),
        ("out", "out-b", None),
        ("out", "out", Some("`a` and `b` both generate into `out`")),
        ("out/x", "out", Some("`b` and `a` both generate into `out`")),
        ("/home/ada/out", "out/x", Some("`a` and `b` both generate into `/home/ada/out`")),
    ] {
        let plans = [plan("a", &[first, "aside"]), plan("b", &[second])];
        let message = disjoint(plans.iter(), cwd).err().map(|failure| failure.message);
        assert_eq!(message.as_deref(), clash, "{first} {second}");
    }
}
