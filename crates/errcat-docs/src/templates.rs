//! The Tera templates, errcat's or a team's own, and drawing with them.

mod faults;
#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Serialize;
use tera::{Context, Kwargs, State, Tera, TeraResult};

use crate::html::escape;
use crate::template::{self, Template};

pub use faults::Fault;

/// A set of templates, parsed.
#[derive(Debug, Clone)]
pub struct Templates {
    markdown: Tera,
    html: Tera,
    /// Files that are copied, by path in the site.
    assets: BTreeMap<&'static str, String>,
    /// Whether one of them is not errcat's.
    overridden: bool,
}

static BUILTIN: LazyLock<Templates> = LazyLock::new(|| {
    let mut markdown = Tera::new();
    // Everything that arrives is Markdown already.
    markdown.autoescape_on(Vec::<&str>::new());
    let mut html = Tera::new();
    html.autoescape_on([".html.tera"]);
    html.set_escape_fn(escape::html);
    html.register_filter("safe", refuse_safe);
    for (tera, all) in [(&mut markdown, template::MARKDOWN), (&mut html, template::HTML)] {
        let filled = all.iter().filter(|template| template.is_filled());
        tera.add_raw_templates(filled.map(|template| (template.name, template.text)))
            .expect("errcat's own templates are well-formed");
    }
    let assets = template::HTML.iter().filter_map(|t| Some((t.path_in_site()?, t.text.to_owned())));
    Templates { markdown, html, assets: assets.collect(), overridden: false }
});

/// Text of a catalog is never markup, whoever wrote the template.
fn refuse_safe(_: tera::Value, _: Kwargs, _: &State<'_>) -> TeraResult<tera::Value> {
    Err(tera::Error::message("`safe` is not available: text of the catalog is always escaped"))
}

impl Templates {
    /// Those of errcat. They are parsed once.
    pub fn builtin() -> &'static Self {
        &BUILTIN
    }

    /// Those of errcat but for `overrides`, names with texts. Names that no template has are left
    /// out. Gives what is wrong with every text that cannot be used.
    pub fn with<'t>(
        overrides: impl IntoIterator<Item = (&'t str, &'t str)>,
    ) -> Result<Self, Vec<Fault>> {
        let mut templates = Self::builtin().clone();
        let (mut markdown, mut html) = (Vec::new(), Vec::new());
        for (name, text) in overrides {
            let Some(template) = template::all().find(|template| template.name == name) else {
                continue;
            };
            templates.overridden = true;
            match template.path_in_site() {
                Some(path) => drop(templates.assets.insert(path, text.to_owned())),
                None if name.starts_with("html/") => html.push((template, text)),
                None => markdown.push((template, text)),
            }
        }
        let mut faults = replace(&mut templates.markdown, markdown);
        faults.extend(replace(&mut templates.html, html));
        if faults.is_empty() { Ok(templates) } else { Err(faults) }
    }

    /// Files that are copied into a site, by path.
    pub(crate) fn assets(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.assets.iter().map(|(path, text)| (*path, &**text))
    }

    /// A pen for the Markdown reference.
    pub(crate) fn markdown(&self) -> Pen<'_> {
        Pen { tera: &self.markdown, overridden: self.overridden, faults: RefCell::default() }
    }

    /// A pen for the site.
    pub(crate) fn html(&self) -> Pen<'_> {
        Pen { tera: &self.html, overridden: self.overridden, faults: RefCell::default() }
    }
}

/// Puts texts in the place of templates, and gives what is wrong with those that cannot be.
///
/// Tera checks all templates whenever one is added. A text may draw with a component of another, so
/// those that fail are tried again for as long as others come in between.
fn replace(tera: &mut Tera, texts: Vec<(&Template, &str)>) -> Vec<Fault> {
    let mut waiting = texts;
    loop {
        if tera.add_raw_templates(waiting.iter().map(|(t, text)| (t.name, text))).is_ok() {
            return Vec::new();
        }
        let mut failed = Vec::new();
        let mut faults = Vec::new();
        let before = waiting.len();
        for (template, text) in waiting {
            if let Err(error) = tera.add_raw_template(template.name, text) {
                faults.push(Fault::of(&error, template.name, text));
                failed.push((template, text));
            }
        }
        if failed.len() == before {
            return faults;
        }
        waiting = failed;
    }
}

/// Draws, and keeps what went wrong, so that one run finds the faults of all templates.
#[derive(Debug)]
pub(crate) struct Pen<'t> {
    tera: &'t Tera,
    overridden: bool,
    faults: RefCell<Vec<Fault>>,
}

impl Pen<'_> {
    /// `view` as the template `name` draws it, which sees it as `variable`.
    pub(crate) fn draw(&self, name: &str, variable: &'static str, view: &impl Serialize) -> String {
        let mut context = Context::new();
        context.insert(variable, view);
        match self.tera.render(name, &context) {
            Ok(drawn) => drawn,
            Err(error) => {
                assert!(self.overridden, "errcat's own templates fit what they draw: {error}");
                let fault = Fault::of(&error, name, "");
                let mut faults = self.faults.borrow_mut();
                if !faults.iter().any(|known| known.is_at(&fault)) {
                    faults.push(fault);
                }
                String::new()
            }
        }
    }

    /// What could not be drawn.
    pub(crate) fn faults(self) -> Vec<Fault> {
        self.faults.into_inner()
    }
}

/// What the pieces of a Markdown page are drawn by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Piece {
    Head,
    Group,
    Entry,
    Page,
    Tables,
    Tail,
}

/// Draws a piece of a Markdown page at the end of `out`.
pub(crate) fn draw(out: &mut String, pen: &Pen<'_>, piece: Piece, view: &impl Serialize) {
    let (template, variable) = match piece {
        Piece::Head => ("markdown/head.md.tera", "head"),
        Piece::Group => ("markdown/group.md.tera", "group"),
        Piece::Entry => ("markdown/entry.md.tera", "entry"),
        Piece::Page => ("markdown/error.md.tera", "page"),
        Piece::Tables => ("markdown/tables.md.tera", "part"),
        Piece::Tail => ("markdown/tail.md.tera", "tail"),
    };
    // A template file ends with a line end; a piece does not, because the next begins with one.
    out.push_str(pen.draw(template, variable, view).trim_end_matches('\n'));
}
