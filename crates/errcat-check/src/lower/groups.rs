//! Groups: what errors inherit, and what the reference shows together.

use std::collections::HashSet;
use std::rc::Rc;

use errcat_model::{Catalog, Credentials, ErrorSeverity, Group, GroupId, WireId};
use errcat_syntax::Entries;
use errcat_syntax::ast::{self, Text};

use super::codes::{self, Code};
use super::fields::SharedParams;
use super::headers::{self, Headers};
use super::messages::{self, Template};
use super::retry::{self, Advice};
use super::scope::Scope;
use super::statuses::{self, Given};
use super::{security, wires, words};
use crate::names::{self, CodeStyle};
use crate::rules::{bad_error_key, duplicate_error};
use crate::symbols::SymbolKind;

/// What errors inherit from their group.
pub(crate) struct Inherited {
    pub(crate) id: GroupId,
    pub(crate) status: Given<u16>,
    pub(crate) code: Given<Code>,
    pub(crate) style: CodeStyle,
    /// The wires, and whether all that are named are known.
    pub(crate) wires: Option<(Vec<WireId>, bool)>,
    pub(crate) message: Option<Rc<Template>>,
    /// Whether its message could not be read.
    pub(crate) message_unread: bool,
    pub(crate) retry: Advice,
    pub(crate) severity: Option<ErrorSeverity>,
    pub(crate) security: Vec<Credentials>,
    pub(crate) headers: Headers,
    pub(crate) params: SharedParams,
}

/// A group's own errors, to be lowered when all groups are known.
pub(crate) struct Members {
    pub(crate) inherited: Inherited,
    pub(crate) errors: Option<Entries<ast::ErrorDef>>,
}

/// Lowers the groups themselves; `root` are the errors of a catalog without groups.
pub(crate) fn lower(
    scope: &mut Scope<'_>,
    groups: Option<Entries<ast::GroupDef>>,
    root: Option<Entries<ast::ErrorDef>>,
    style: CodeStyle,
) -> Vec<Members> {
    let mut entries = groups.map(|g| g.entries).unwrap_or_default();
    if let Some(errors) = root {
        let span = errors.span.part(0..0);
        let first = entries.first().is_none_or(|g| span < g.key.span);
        let mut def = ast::GroupDef::empty(span);
        def.title = Some(Text::new("Errors".to_owned(), span));
        def.errors = Some(errors);
        let group = errcat_syntax::Entry { key: Text::new("errors".to_owned(), span), value: def };
        if let Some(other) = entries.iter().find(|g| g.key.value == "errors") {
            let report = duplicate_error::report("group", "errors", span, other.key.span);
            scope.report(report);
        }
        let at = if first { 0 } else { entries.len() };
        entries.insert(at, group);
    }
    entries.into_iter().map(|entry| group(scope, entry.key, entry.value, style)).collect()
}

fn group(scope: &mut Scope<'_>, name: Text, def: ast::GroupDef, root: CodeStyle) -> Members {
    if !names::is_key(&name.value) {
        scope.report(bad_error_key::report("a group", &name));
    }
    let title = scope.line("a title", def.title);
    let style = codes::style(scope, def.code_style.as_ref()).unwrap_or(root);
    let group = Group {
        title: title.unwrap_or_else(|| names::heading(&name.value)),
        anchor: names::anchor(&name.value),
        description: scope.prose(def.description.as_ref()),
        entries: Vec::new(),
        notes: scope.proses(def.notes.as_ref().map(|n| n.0.as_slice())),
        origin: scope.origin(name.span),
        name: name.value,
    };
    let id = GroupId(scope.catalog.groups.len());
    scope.catalog.groups.push(group);
    scope.places.groups.push(name.span);
    scope.define(SymbolKind::Group, name.span);
    let headers = headers::lower(scope, def.headers);
    let inherited = Inherited {
        id,
        status: statuses::given(scope, def.status.as_ref(), &def.unread),
        code: codes::given(scope, def.code, style, &def.unread),
        style,
        wires: match def.wire {
            Some(names) => Some(wires::resolve(scope, &names.0)),
            None if def.unread.contains(&"wire") => Some((Vec::new(), false)),
            None => None,
        },
        message_unread: def.unread.contains(&"message"),
        message: def.message.map(|text| Rc::new(messages::parse(scope, &text))),
        retry: retry::advice(scope, def.retry),
        severity: def
            .severity
            .and_then(|text| words::one_of(scope, "a severity", &text, words::SEVERITIES)),
        security: security::of_errors(scope, def.security, &def.unread).unwrap_or_default(),
        headers,
        params: SharedParams::lower(scope, def.params),
    };
    Members { inherited, errors: def.errors }
}

/// Gives groups anchors that no error and no guide has.
pub(crate) fn part_anchors(catalog: &mut Catalog) {
    let errors = catalog.errors.iter().map(|e| e.anchor.as_str());
    let guides = catalog.guides.iter().map(|g| g.name.as_str());
    let mut taken: HashSet<String> = errors.chain(guides).map(str::to_owned).collect();
    for group in &mut catalog.groups {
        while !taken.insert(group.anchor.clone()) {
            group.anchor.push_str("-group");
        }
    }
}
