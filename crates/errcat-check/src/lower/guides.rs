//! Sections of the reference beside the tables.

use errcat_model::{Callout, CodeBlock, Guide, GuideItem, Link};
use errcat_syntax::Entries;
use errcat_syntax::ast;

use super::scope::Scope;
use super::words;
use crate::names;
use crate::rules::bad_error_key;

pub(super) const PLACES: &[(&str, bool)] = &[("before", true), ("after", false)];

/// Lowers `guides`.
pub(crate) fn lower(scope: &mut Scope<'_>, entries: Option<Entries<ast::GuideDef>>) {
    for entry in entries.map(|e| e.entries).unwrap_or_default() {
        let (name, def) = (entry.key, entry.value);
        if !names::is_key(&name.value) {
            scope.report(bad_error_key::report("a guide", &name));
        }
        let title = scope.line("a title", def.title);
        let place = def.place.and_then(|text| words::one_of(scope, "a place", &text, PLACES));
        let callout = def.callout.map(|def| callout(scope, def));
        let items = def.items.unwrap_or_default();
        let code = def.code.map(|c| c.0).unwrap_or_default();
        let links = def.links.unwrap_or_default();
        let leads = |def: &ast::LinkDef| def.to.as_ref().map_or(def.span, |to| to.span);
        scope.places.links.push(links.iter().map(leads).collect());
        let guide = Guide {
            title: title.unwrap_or_else(|| names::heading(&name.value)),
            text: scope.prose(def.text.as_ref()),
            callout,
            items: items.into_iter().filter_map(|def| item(scope, def)).collect(),
            code: code.into_iter().filter_map(|def| code_block(scope, def)).collect(),
            links: links.into_iter().filter_map(|def| link(scope, def)).collect(),
            before: place.unwrap_or(false),
            name: name.value,
        };
        scope.places.guides.push(name.span);
        scope.catalog.guides.push(guide);
    }
}

fn callout(scope: &mut Scope<'_>, def: ast::CalloutDef) -> Callout {
    let owner = ("a callout", def.span.part(0..0), def.unread.as_slice());
    let text = scope.required(def.text.as_ref(), "text", owner);
    let title = scope.line("a title", def.title).unwrap_or_else(|| "Note".to_owned());
    Callout { title, text: scope.prose(text) }
}

fn item(scope: &mut Scope<'_>, def: ast::GuideItem) -> Option<GuideItem> {
    let owner = ("an item", def.span.part(0..0), def.unread.as_slice());
    let title = scope.required(def.title, "title", owner)?;
    Some(GuideItem {
        title: scope.line("a title", Some(title))?,
        text: scope.prose(def.text.as_ref()),
        steps: scope.proses(def.steps.as_ref().map(|s| s.0.as_slice())),
    })
}

/// Lines as they are.
pub(super) fn code_block(scope: &mut Scope<'_>, def: ast::CodeBlock) -> Option<CodeBlock> {
    let owner = ("a code sample", def.span.part(0..0), def.unread.as_slice());
    let text = scope.required(def.text, "text", owner)?;
    let language = scope.line("a language", def.language).unwrap_or_else(|| "text".to_owned());
    Some(CodeBlock { title: scope.line("a title", def.title), language, text: text.value })
}

fn link(scope: &mut Scope<'_>, def: ast::LinkDef) -> Option<Link> {
    let owner = ("a link", def.span.part(0..0), def.unread.as_slice());
    let title = scope.required(def.title, "title", owner)?;
    let title = scope.line("a title", Some(title))?;
    let to = scope.line("a link", def.to).unwrap_or_else(|| title.clone());
    Some(Link { title, to, doc: scope.prose(def.doc.as_ref()) })
}
