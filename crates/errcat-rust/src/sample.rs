//! Catalogs built by hand.

mod envelopes;
mod everything;
mod named_types;

use errcat_fixture::{object, slot};
use errcat_model::*;

pub(crate) use everything::everything;

pub(crate) fn text(text: &str) -> Json {
    Json::string(text)
}

pub(crate) fn decl(name: &str, ty: Type, example: Json) -> Decl {
    Decl { example: Some(example), ..errcat_fixture::decl(name, ty) }
}

fn wire(name: &str, body: Drawing, problem: Option<Drawing>) -> Wire {
    let sample = vec![("code".to_owned(), text("CODE")), ("message".to_owned(), text("Text"))];
    Wire { problem, sample, ..errcat_fixture::wire(name, body) }
}

/// A catalog of one plain wire, `{code, message, params}`.
pub(crate) fn catalog(errors: Vec<ErrorDef>) -> Catalog {
    let body = object([
        ("code", slot(SlotSource::Code)),
        ("message", slot(SlotSource::Message)),
        ("params", slot(SlotSource::Params)),
    ]);
    let mut catalog = errcat_fixture::catalog(errors);
    catalog.wires = vec![wire("http", body, None)];
    fill_examples(&mut catalog);
    catalog
}

/// The same on a wire that shows the sentence alone.
pub(crate) fn without_code(errors: Vec<ErrorDef>) -> Catalog {
    let mut catalog = catalog(errors);
    catalog.wires[0].body = object([("message", slot(SlotSource::Message))]);
    catalog
}

/// One example per error with every value given, one with none that may be missing.
fn fill_examples(catalog: &mut Catalog) {
    let all = |catalog: &Catalog, decl: &Decl| Some(example::value_of(catalog, decl));
    let context: Vec<_> = catalog.context.iter().map(|c| all(catalog, &c.decl)).collect();
    let no_context = example::defaults(catalog, catalog.context.iter().map(|c| &c.decl));
    let mut examples = Vec::new();
    for error in &catalog.errors {
        let fields = error.fields.iter().map(|f| all(catalog, &f.decl)).collect();
        let few = example::defaults(catalog, error.fields.iter().map(|f| &f.decl));
        let full = ExampleProblem { fields, context: context.clone() };
        let bare = ExampleProblem { fields: few, context: no_context.clone() };
        examples.push(vec![
            Example {
                about: Prose::default(),
                context: context.clone(),
                problems: vec![full.clone(), bare.clone()],
            },
            Example { about: Prose::default(), context: no_context.clone(), problems: vec![bare] },
        ]);
    }
    for (error, examples) in catalog.errors.iter_mut().zip(examples) {
        error.examples = examples;
    }
}

/// What an author may write to break out of a literal, a comment or Markdown.
pub(crate) const HOSTILE: &str = "\"quoted\" \\back \"# */ /* {{x}} {y} `tick` ``` <b onclick='x'>&amp; \
     | [link](x) [`Broken`] # ~~~ https://a.example/b_c http://x \u{202e}rtl\u{202c} \u{200b}zero\u{feff} é 漢 🦀";

/// The target of a sample.
pub(crate) fn target(crate_name: &str, runtime: &str) -> RustTarget {
    RustTarget {
        crate_name: crate_name.to_owned(),
        dir: "generated".to_owned(),
        runtime: Some(runtime.to_owned()),
        features: Vec::new(),
        form: RustForm::Crate,
    }
}
