//! Templates of others: that they are used, and what is said of wrong ones.

use errcat_fixture::{catalog, error};
use errcat_model::{DocsPages, DocsTarget, SiteTarget};

use super::{Fault, Templates};
use crate::template;

/// What a reference drawn with `overrides` holds, or what is wrong with them.
fn pages(overrides: &[(&str, &str)]) -> Result<String, Vec<Fault>> {
    let templates = Templates::with(overrides.iter().copied())?;
    let target = DocsTarget { pages: DocsPages::Error, ..DocsTarget::default() };
    let files = crate::emitted::reference(
        &catalog(vec![error("A", "one"), error("B", "two")]),
        &target,
        &templates,
    )?;
    Ok(files["errors/a.md"].clone() + &files["errors.md"])
}

fn site(overrides: &[(&str, &str)]) -> Result<String, Vec<Fault>> {
    let templates = Templates::with(overrides.iter().copied())?;
    let target = SiteTarget::default();
    let files = crate::emitted::site(&catalog(vec![error("A", "<b>")]), &target, &templates)?;
    Ok(files["errors/a.html"].clone() + &files["assets/site.css"])
}

/// Template, text at fault, message, help.
fn said<'t>(faults: &'t [Fault], text: &'t str) -> Vec<(&'t str, &'t str, &'t str, &'t str)> {
    let of = |fault: &'t Fault| {
        let (range, help) = (fault.range.clone(), fault.help.as_deref().unwrap_or_default());
        (&*fault.template, &text[range], &*fault.message, help)
    };
    faults.iter().map(of).collect()
}

#[test]
fn one_template_is_replaced_and_the_others_stay() {
    let ours = "{% if page.message %}\n\nSays: {{ page.message }}{% endif %}\nOurs ends\n";
    let text = pages(&[("markdown/error.md.tera", ours), ("unknown", "{{")]).unwrap();
    assert!(text.contains("\n\nSays: one\nOurs ends\n"), "{text}");
    assert!(text.contains("# Bookstore errors"), "{text}");
    let text = site(&[("html/assets/site.css", "a {}")]).unwrap();
    assert!(text.ends_with("</html>\na {}"), "{text}");
}

#[test]
fn text_of_the_catalog_is_escaped_whoever_draws_it() {
    let drawn = |template| site(&[("html/error.html.tera", template)]);
    let text = drawn("{% for run in page.message %}{{ run.text }}{% endfor %}").unwrap();
    assert!(text.starts_with("&lt;b&gt;"), "{text}");
    let faults =
        drawn("{% for run in page.message %}{{ run.text | safe }}{% endfor %}").unwrap_err();
    assert!(faults[0].message.contains("text of the catalog is always escaped"), "{faults:?}");
}

#[test]
fn a_wrong_template_is_told_at_its_place() {
    let name = "markdown/error.md.tera";
    for (text, at, message, help) in [
        ("\n{{ page.titel }}", "titel", "field `titel` is not defined", "available fields: anchor"),
        ("{{ pag.x }}", "pag", "variable `pag` is not defined", "available variables: page"),
        ("é {% if %}", "%}", "", ""),
        ("a\n é {{ page.anchor | shout }}", "shout", "unknown filter `shout`", ""),
        ("{{ <tabel table={page.causes} /> }}", "tabel", "unknown component `tabel`", ""),
    ] {
        let faults = pages(&[(name, text)]).unwrap_err();
        let told = said(&faults, text);
        let [(template, place, what, names)] = told[..] else { panic!("{told:?}") };
        assert_eq!((template, place), (name, at), "{what}");
        assert!(what.starts_with(message) && names.starts_with(help), "{what} {names}");
    }
}

#[test]
fn all_wrong_templates_are_told_at_once() {
    let faults = pages(&[
        ("markdown/error.md.tera", "{{ page.a }}"),
        ("markdown/head.md.tera", "{{ head.b }}"),
    ]);
    assert_eq!(faults.unwrap_err().len(), 2);
    let faults = pages(&[
        ("html/home.html.tera", "{% extends 'html/frame.html.tera' %}{{"),
        ("markdown/head.md.tera", "{% if"),
        ("markdown/tail.md.tera", "{{ tail | no }}"),
    ]);
    assert_eq!(faults.unwrap_err().len(), 3);
}

#[test]
fn templates_may_rely_on_each_other_and_must_not_let_others_down() {
    let uses = ("markdown/error.md.tera", "{{ <own text={page.heading} /> }}");
    let has = "{% component table(table) %}T{% endcomponent %}\
               {% component own(text) %}Own {{ text }}{% endcomponent %}";
    assert!(pages(&[uses, ("markdown/table.md.tera", has)]).unwrap().contains("Own `A`"));
    let faults = pages(&[("markdown/table.md.tera", "")]).unwrap_err();
    assert_eq!(faults[0].template, "markdown/table.md.tera");
    assert!(
        faults[0].message.starts_with("unknown component `table`, which `markdown/"),
        "{faults:?}"
    );
}

#[test]
fn what_templates_receive_is_described() {
    for (templates, least) in [(template::MARKDOWN, 10), (template::HTML, 20)] {
        let records = template::records(templates);
        assert!(records.len() >= least, "{}", records.len());
        let mut names: Vec<_> = records.iter().map(|record| record.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), records.len(), "two records share a name");
        for data in templates.iter().filter_map(|template| template.data) {
            assert!(names.contains(&&*(data.shape)()));
        }
    }
}
