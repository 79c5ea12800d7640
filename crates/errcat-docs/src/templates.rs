//! The Tera templates and what is filled into them.

use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Tera};

/// The templates of the Markdown reference, by name. Each draws what its name says.
const MARKDOWN: [(&str, &str); 10] = [
    ("head.md.tera", include_str!("../templates/markdown/head.md.tera")),
    ("format.md.tera", include_str!("../templates/markdown/format.md.tera")),
    ("group.md.tera", include_str!("../templates/markdown/group.md.tera")),
    ("entry.md.tera", include_str!("../templates/markdown/entry.md.tera")),
    ("page.md.tera", include_str!("../templates/markdown/page.md.tera")),
    ("tables.md.tera", include_str!("../templates/markdown/tables.md.tera")),
    ("tail.md.tera", include_str!("../templates/markdown/tail.md.tera")),
    ("retry.md.tera", include_str!("../templates/markdown/retry.md.tera")),
    ("guide.md.tera", include_str!("../templates/markdown/guide.md.tera")),
    ("table.md.tera", include_str!("../templates/markdown/table.md.tera")),
];

static TERA: LazyLock<Tera> = LazyLock::new(|| {
    let mut tera = Tera::new();
    // Everything that arrives is Markdown already.
    tera.autoescape_on(Vec::<&str>::new());
    tera.add_raw_templates(MARKDOWN).expect("errcat's own templates are well-formed");
    tera
});

/// What a template draws.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    Head,
    Group,
    Entry,
    Page,
    Tables,
    Tail,
}

/// Draws a view at the end of `out`.
pub(crate) fn draw(out: &mut String, piece: Piece, view: &impl Serialize) {
    let (template, name) = match piece {
        Piece::Head => ("head.md.tera", "head"),
        Piece::Group => ("group.md.tera", "group"),
        Piece::Entry => ("entry.md.tera", "entry"),
        Piece::Page => ("page.md.tera", "page"),
        Piece::Tables => ("tables.md.tera", "tables"),
        Piece::Tail => ("tail.md.tera", "tail"),
    };
    let mut context = Context::new();
    context.insert(name, view);
    let drawn = TERA.render(template, &context);
    let drawn = drawn.expect("errcat's own templates fit the views they draw");
    // A template file ends with a line end; a piece does not, because the next begins with one.
    out.push_str(drawn.trim_end_matches('\n'));
}
