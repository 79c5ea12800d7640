//! The templates of the site. Everything filled into them is escaped; none of them says otherwise.

use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Tera};

use super::escape;

/// Templates by name. The suffix switches escaping on.
const HTML: [(&str, &str); 6] = [
    ("frame.html.tera", include_str!("../../templates/html/frame.html.tera")),
    ("parts.html.tera", include_str!("../../templates/html/parts.html.tera")),
    ("home.html.tera", include_str!("../../templates/html/home.html.tera")),
    ("reference.html.tera", include_str!("../../templates/html/reference.html.tera")),
    ("explain.html.tera", include_str!("../../templates/html/explain.html.tera")),
    ("error.html.tera", include_str!("../../templates/html/error.html.tera")),
];

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    tera.autoescape_on([".html.tera"]);
    tera.set_escape_fn(escape::html);
    tera.add_raw_templates(HTML).expect("errcat's own templates are well-formed");
    tera
});

/// What a template draws.
#[derive(Debug, Clone, Copy)]
pub(super) enum Page {
    Home,
    Reference,
    Explain,
    Error,
}

/// Draws a view. Templates see it as `page`.
pub(super) fn draw(page: Page, view: &impl Serialize) -> String {
    let template = match page {
        Page::Home => "home.html.tera",
        Page::Reference => "reference.html.tera",
        Page::Explain => "explain.html.tera",
        Page::Error => "error.html.tera",
    };
    let mut context = Context::new();
    context.insert("page", view);
    TERA.render(template, &context).expect("errcat's own templates fit the views they draw")
}
