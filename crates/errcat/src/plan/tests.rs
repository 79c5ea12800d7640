//! Where files go.

use std::path::Path;

use super::{Roots, disjoint};

fn roots(roots: &[&str]) -> Roots {
    roots.iter().map(|root| ((*root).to_owned(), std::collections::BTreeSet::new())).collect()
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
        let plans = [("a", roots(&[first, "aside"])), ("b", roots(&[second]))];
        let plans = plans.iter().map(|(api, roots)| (*api, roots));
        let message = disjoint(plans, cwd).err().map(|failure| failure.message);
        assert_eq!(message.as_deref(), clash, "{first} {second}");
    }
}
