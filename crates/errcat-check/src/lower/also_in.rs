//! Groups that show an error of another group too.

use errcat_model::{ErrorId, GroupEntry, Prose};
use errcat_syntax::ast::{AlsoIn, Text};
use errcat_syntax::{Entries, Node, NodeKind, OneOrMany, Read, Spanned};

use super::errors::{self, Shared};
use super::scope::{Found, Scope};
use crate::rules::unknown_group;

/// Lowers `also_in`: a name, a list of names, or a mapping with what differs there. The entries
/// follow those of the group's own errors once all errors are known.
pub(crate) fn lower(scope: &mut Scope<'_>, shared: &Shared, error: ErrorId, node: Node) {
    let groups: Vec<(Text, Option<AlsoIn>)> = if let NodeKind::Mapping(_) = node.kind {
        let entries = Entries::<AlsoIn>::read(node, scope.sink).map(|e| e.entries);
        entries.unwrap_or_default().into_iter().map(|e| (e.key, Some(e.value))).collect()
    } else {
        let names = OneOrMany::<Spanned<String>>::read(node, scope.sink).map(|names| names.0);
        names.unwrap_or_default().into_iter().map(|name| (name, None)).collect()
    };
    for (name, def) in groups {
        let group = match shared.groups.find(&name.value) {
            Found::At(index, place) => {
                scope.refer(name.span, place);
                index
            }
            Found::Unread => continue,
            Found::Nothing => {
                scope.report(unknown_group::report(
                    &name,
                    scope.near(&unknown_group::RULE, &shared.groups),
                ));
                continue;
            }
        };
        let (causes, description) = match def {
            Some(def) => (errors::causes(scope, def.cause), scope.prose(def.description.as_ref())),
            None => (Vec::new(), Prose::default()),
        };
        let entry = GroupEntry { error, also: true, causes, description };
        scope.catalog.groups[group].entries.push(entry);
    }
}
