//! Errors that name each other.

use errcat_fixture::{catalog, error, object, slot};
use errcat_model::{
    Catalog, DocsPages, DocsTarget, ErrorId, Json, Prose, Relation, SiteTarget, SlotSource,
};

use super::page;
use crate::Templates;

/// Of the pages of errors, the one of `name`.
fn error_page(catalog: &Catalog, name: &str) -> String {
    let target = DocsTarget { pages: DocsPages::Error, ..DocsTarget::default() };
    crate::emitted::reference(catalog, &target, Templates::builtin()).unwrap()
        [&format!("errors/{name}.md")]
        .clone()
}

fn html(catalog: &Catalog, name: &str) -> String {
    let target = SiteTarget::default();
    let mut site = crate::emitted::site(catalog, &target, Templates::builtin()).unwrap();
    site.remove(&format!("errors/{name}.html")).unwrap()
}

fn named() -> Catalog {
    let mut errors = vec![error("A", "one"), error("B", "two"), error("C", "three")];
    errors[0].related = vec![
        Relation { error: ErrorId(1), difference: Prose::parse("`B` is *never* found.") },
        Relation { error: ErrorId(2), difference: Prose::default() },
    ];
    catalog(errors)
}

#[test]
fn what_the_catalog_tells_apart_is_told_apart() {
    let text = error_page(&named(), "a");
    let expected = "\n\n## Do not confuse with\n\n- [`B`](b.md): `B` is \\*never\\* found.\n\n\
                    ## Related errors\n\n- [`C`](c.md)\n";
    assert!(text.ends_with(expected), "{text}");
    assert!(!error_page(&named(), "b").contains("## Do not"), "relations lead one way");
    let text = page(&named());
    assert!(text.contains("\n\nDo not confuse it with:\n\n- [`B`](#b): `B` is"), "{text}");
    assert!(text.contains("**Related:** [`C`](#c)"), "{text}");
    let text = html(&named(), "a");
    assert!(text.contains("<a href=\"b.html\"><code>B</code></a>"), "{text}");
    assert!(text.contains("<code>B</code> is *never* found."), "{text}");
    assert!(text.contains("Related errors</h2>"), "{text}");
}

#[test]
fn errors_under_one_code_name_each_other_unless_told_apart() {
    let mut catalog = named();
    for error in &mut catalog.errors {
        error.code = Json::string("SHARED");
    }
    let text = error_page(&catalog, "b");
    assert!(text.contains("These answer with the same code:\n\n- [`SHARED`: one](a.md)"), "{text}");
    assert!(!error_page(&catalog, "a").contains("the same code"), "both are named by the catalog");
}

#[test]
fn errors_without_a_code_name_those_of_the_same_text() {
    let mut catalog = catalog(vec![error("A", "gone"), error("B", "gone"), error("C", "other")]);
    assert!(!error_page(&catalog, "a").contains("same text"), "the code tells them apart");
    catalog.wires[0].body = object([("message", slot(SlotSource::Message))]);
    let text = error_page(&catalog, "a");
    assert!(text.contains("These answer with the same text:\n\n- [gone](b.md)\n"), "{text}");
    assert!(!error_page(&catalog, "c").contains("Do not confuse"));
    assert!(html(&catalog, "a").contains("<p>These say the same.</p>"));
}
