//! Folders that a catalog names: paths relative to it become paths from where the command runs.

use errcat_syntax::ast::Text;

use super::scope::Scope;
use crate::rules::bad_folder;

/// A path of the catalog as one from where the command runs.
pub(super) fn relative(scope: &mut Scope<'_>, path: Option<&Text>) -> Option<String> {
    let path = path?;
    check(scope, path).then(|| join(&scope.catalog.folder, &path.value))
}

/// Whether the path is relative and means the same everywhere; reports it if not.
pub(super) fn check(scope: &mut Scope<'_>, path: &Text) -> bool {
    let value = path.value.as_str();
    let drive = value.as_bytes().get(1) == Some(&b':');
    let control = value.chars().any(char::is_control);
    let fits =
        !value.is_empty() && !value.starts_with('/') && !value.contains('\\') && !drive && !control;
    if !fits {
        scope.report(bad_folder::report(path));
    }
    fits
}

/// `path` seen from `base`, without `.` and without `..` that could be taken back.
pub(super) fn join(base: &str, path: &str) -> String {
    let root = base.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in base.split('/').chain(path.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => _ = parts.pop(),
            ".." if root => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (root, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// The way from one normalised folder to another. `None` where it would lead through a folder
/// whose name is not known: one above where the command runs.
pub(super) fn between(from: &str, to: &str) -> Option<String> {
    let parts = |path: &'_ str| {
        path.split('/').filter(|p| !matches!(*p, "" | ".")).map(str::to_owned).collect::<Vec<_>>()
    };
    let (from, to) = (parts(from), parts(to));
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if from[common..].iter().any(|part| part == "..") {
        return None;
    }
    let up = from[common..].iter().map(|_| "..".to_owned());
    Some(up.chain(to[common..].iter().cloned()).collect::<Vec<_>>().join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_joined_by_their_names_alone() {
        assert_eq!(join("catalog/a", "../../crates/x"), "crates/x");
        assert_eq!(join("catalog/a", "../../../x"), "../x");
        assert_eq!(join(".", "./out/"), "out");
        assert_eq!(join("/abs/a", "../b"), "/abs/b");
        assert_eq!(join("a", ".."), ".");
    }

    #[test]
    fn the_way_between_two_folders() {
        assert_eq!(between("crates/generated/x", "crates/rt").as_deref(), Some("../../rt"));
        assert_eq!(between("../g/x", "../rt").as_deref(), Some("../../rt"));
        assert_eq!(between("../g", "rt"), None);
    }
}
