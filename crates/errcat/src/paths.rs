//! Paths as people and plans see them: relative to where the command runs, with `/`.
//!
//! All of it is lexical. Two spellings of one folder (`a/../b`, `./b`, an absolute path) become one,
//! so that a plan can compare folders as texts; symbolic links are not looked at.

use std::path::{Component, Path, PathBuf};

/// `path`, which may be relative to `base`, without `.` and `..` as far as they can be resolved.
pub(crate) fn absolute(base: &Path, path: impl AsRef<Path>) -> PathBuf {
    let mut out = PathBuf::new();
    for part in base.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(out.components().next_back(), Some(Component::Normal(_))) =>
            {
                out.pop();
            }
            // The parent of the root is the root.
            Component::ParentDir if out.has_root() => {}
            other => out.push(other),
        }
    }
    out
}

/// The way from the folder `from` to `to`, both absolute. `to` itself where they share nothing.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let shares_a_folder =
        to.components().take(shared).any(|part| matches!(part, Component::Normal(_)));
    if !shares_a_folder && from != to && !to.starts_with(from) {
        return to.to_path_buf();
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    let out: PathBuf = up.chain(to.components().skip(shared)).collect();
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

/// `path` as it is shown and compared: relative to `base` where they share a folder, with `/`.
pub(crate) fn shown(base: &Path, path: impl AsRef<Path>) -> String {
    slashed(&relative(base, &absolute(base, path)))
}

/// A path as text with `/`, whatever the system's separator.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { text.into_owned() } else { text.replace('\\', "/") }
}

/// `name` in the folder `dir`, both as shown.
pub(crate) fn join(dir: &str, name: &str) -> String {
    if dir == "." { name.to_owned() } else { format!("{}/{name}", dir.trim_end_matches('/')) }
}

/// The rest of `path` below the folder `dir`, both as shown; empty where they are the same.
pub(crate) fn below<'a>(dir: &str, path: &'a str) -> Option<&'a str> {
    if dir == path {
        return Some("");
    }
    if dir == "." {
        let stays_inside = !path.starts_with('/') && !path.starts_with("..");
        return stays_inside.then_some(path);
    }
    path.strip_prefix(dir.trim_end_matches('/'))?.strip_prefix('/')
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn one_folder_has_one_spelling() {
        let base = Path::new("/home/ada/project");
        for (path, expected) in [
            ("catalog/../out", "out"),
            ("./out/", "out"),
            (".", "."),
            ("/home/ada/project/out", "out"),
            ("../elsewhere", "../elsewhere"),
            ("/home/ada", ".."),
            ("/srv/out", "/srv/out"),
            ("../../../../../srv", "/srv"),
        ] {
            assert_eq!(shown(base, path), expected, "{path}");
        }
    }

    #[test]
    fn below_compares_whole_names() {
        assert_eq!(below("out", "out/docs"), Some("docs"));
        assert_eq!(below("out", "out"), Some(""));
        assert_eq!(below("out", "output"), None);
        assert_eq!(below(".", "out"), Some("out"));
        assert_eq!(below(".", "../out"), None);
        assert_eq!(below("/", "/srv"), Some("srv"));
    }
}
