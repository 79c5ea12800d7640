//! The operations of a document, and where they are written.

use std::collections::HashSet;

use errcat_openapi::OperationErrors;
use errcat_source::{Diagnostic, Span};
use errcat_syntax::written::{Kind, Node};

use crate::rules;

/// Members of a path item that are operations.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An operation.
pub(crate) struct Operation<'d> {
    /// The names that lead to it from the root.
    pub(crate) place: Vec<String>,
    /// Its path template.
    pub(crate) path: &'d str,
    /// Its member in the path item.
    pub(crate) method: &'d str,
    /// The key of that member.
    pub(crate) key: &'d Node,
    /// The operation.
    pub(crate) node: &'d Node,
}

/// All that can be found, and the places behind which there may be more.
#[derive(Default)]
pub(crate) struct Operations<'d> {
    pub(crate) found: Vec<Operation<'d>>,
    /// Each with the reason why nobody looks there.
    hidden: Vec<(Span, &'static str)>,
}

impl<'d> Operation<'d> {
    pub(crate) fn id(&self) -> Option<&'d str> {
        self.node.get("operationId").and_then(Node::as_text)
    }
}

impl<'d> Operations<'d> {
    /// The operations of the paths; those of a path item that several paths refer to are found once.
    pub(crate) fn of(root: &'d Node) -> Self {
        let mut operations = Self::default();
        let Some(paths) = root.get("paths") else { return operations };
        operations.look_at(paths);
        let mut seen = HashSet::new();
        for (key, item) in paths.members() {
            let Some(path) = key.as_text() else { continue };
            let place = vec!["paths".to_owned(), path.to_owned()];
            if let Some((place, item)) = operations.resolve(root, place, item) {
                operations.look_at(item);
                if seen.insert(item.span) {
                    operations.add(path, &place, item);
                }
            }
        }
        operations
    }

    /// The operation that the catalog means, if the document has it.
    pub(crate) fn find(
        &self,
        wanted: &OperationErrors,
    ) -> Result<Option<&Operation<'d>>, Box<Diagnostic>> {
        let mut by_id = self.found.iter().filter(|o| o.id() == Some(&*wanted.id));
        let at = |o: &&Operation<'_>| o.path == wanted.path && o.method == wanted.method;
        let by_place = self.found.iter().find(at);
        let named = by_id.next();
        if let (Some(first), Some(again)) = (named, by_id.next()) {
            let message = format!("the operationId `{}` stands for two operations", wanted.id);
            let diagnostic = rules::unclear_operation(again.key.span, message);
            let diagnostic = diagnostic.label("again here").also(first.key.span, "first here");
            return Err(Box::new(diagnostic));
        }
        match (named, by_place) {
            (Some(named), Some(placed)) if named.node.span != placed.node.span => {
                let message = format!("`{}` is not the operation at its path", wanted.id);
                let method = wanted.method.to_uppercase();
                let diagnostic = rules::unclear_operation(named.key.span, message)
                    .label("has this operationId")
                    .also(placed.key.span, format!("is {method} {}", wanted.path));
                let help = "make catalog and document agree on operationId and path";
                Err(Box::new(diagnostic.help(help)))
            }
            (named, placed) => Ok(named.or(placed)),
        }
    }

    /// What to say where an operation is not found.
    pub(crate) fn missing(&self, wanted: &OperationErrors, root: &Node) -> Diagnostic {
        let at = root.member("paths").map_or(root.span.part(0..0), |(key, _)| key.span);
        let method = wanted.method.to_uppercase();
        let OperationErrors { id, path, .. } = wanted;
        let message = format!("the document has no operation `{id}` ({method} {path})");
        let diagnostic = rules::missing_operation(at, message).label("not in here").help(
            "correct its name, path or method in the catalog or here; or pass over what is missing \
             with `--allow-missing`",
        );
        let hidden = self.hidden.iter().take(3);
        hidden.fold(diagnostic, |diagnostic, (span, why)| diagnostic.also(*span, *why))
    }

    fn add(&mut self, path: &'d str, place: &[String], item: &'d Node) {
        for (key, node) in item.members() {
            let Some(method) = key.as_text().filter(|name| METHODS.contains(name)) else {
                continue;
            };
            match node.kind {
                Kind::Mapping { .. } => {
                    let place = place.iter().cloned().chain([method.to_owned()]).collect();
                    self.found.push(Operation { place, path, method, key, node });
                }
                Kind::Alias(_) => self.hide(node.span, BEHIND_ALIAS),
                _ => {}
            }
        }
    }

    /// Follows references within the document.
    fn resolve(
        &mut self,
        root: &'d Node,
        mut place: Vec<String>,
        mut item: &'d Node,
    ) -> Option<(Vec<String>, &'d Node)> {
        let mut seen = HashSet::new();
        loop {
            if let Kind::Alias(_) = item.kind {
                self.hide(item.span, BEHIND_ALIAS);
                return None;
            }
            let Some(reference) = item.get("$ref") else { return Some((place, item)) };
            let target = reference.as_text().unwrap_or_default();
            let Some(pointer) = target.strip_prefix('#') else {
                self.hide(reference.span, "refers to another file, which is not looked into");
                return None;
            };
            if !seen.insert(item.span) {
                self.hide(reference.span, "refers to itself");
                return None;
            }
            place = pointer.split('/').skip(1).map(decoded).collect();
            let Some(found) = place.iter().try_fold(root, |node, name| node.get(name)) else {
                self.hide(reference.span, "leads nowhere");
                return None;
            };
            item = found;
        }
    }

    /// Remembers that a mapping may have more members than are written there.
    fn look_at(&mut self, node: &Node) {
        if let Some(key) = node.merge_key() {
            self.hide(key.span, "merges what is not looked at");
        }
        if let Kind::Alias(_) = node.kind {
            self.hide(node.span, BEHIND_ALIAS);
        }
    }

    fn hide(&mut self, at: Span, why: &'static str) {
        self.hidden.push((at, why));
    }
}

const BEHIND_ALIAS: &str = "is an alias, which is not followed";

/// A name in a JSON Pointer in a URI fragment (RFC 6901, section 6).
fn decoded(token: &str) -> String {
    let mut bytes = Vec::with_capacity(token.len());
    let mut rest = token.as_bytes();
    while let [first, after @ ..] = rest {
        let hex = |at: usize| after.get(at).and_then(|b| char::from(*b).to_digit(16));
        rest = if let (b'%', Some(high), Some(low)) = (first, hex(0), hex(1)) {
            bytes.extend(u8::try_from(high * 16 + low));
            &after[2..]
        } else {
            bytes.push(*first);
            after
        };
    }
    String::from_utf8_lossy(&bytes).replace("~1", "/").replace("~0", "~")
}
