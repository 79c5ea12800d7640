//! The list of generated files that lies beside them.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path},
};

use super::disk::is_absent;
use crate::{Failure, paths};

/// Its name in every folder that is generated into.
pub const FILE_NAME: &str = "errcat.manifest";

/// Stands above the list while files are replaced, and stays there where that is cut short.
const UNFINISHED: &str = "\
# errcat has not finished: these files may be of two versions. Run the same command again.
";

const HEADER: &str = "\
# The files that errcat generated in this folder. It deletes and overwrites these and no others;
# commit this list with them.
";

/// Paths of generated files, relative to the folder the manifest lies in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Manifest {
    /// The paths, with `/`.
    pub paths: BTreeSet<String>,
}

impl Manifest {
    /// The manifest in `root`, which is shown as `shown`; empty where there is none.
    ///
    /// Lines left behind by a merge do no harm: they name no files. A line that leads out of the
    /// folder is refused, because deletion follows this list.
    pub(super) fn read(root: &Path, shown: &str) -> Result<Self, Failure> {
        let text = match fs::read_to_string(root.join(FILE_NAME)) {
            Ok(text) => text,
            Err(cause) if is_absent(&cause) => return Ok(Self::default()),
            Err(cause) => return Err(Failure::io("read", paths::join(shown, FILE_NAME), &cause)),
        };
        let listed = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        match listed.clone().find(|line| !stays_inside(line)) {
            Some(line) => Err(Failure::environment(format!(
                "`{}` lists `{}`, which is not a file below its folder",
                paths::join(shown, FILE_NAME),
                line.escape_debug()
            ))
            .help("errcat never writes such a line: restore the file, or remove the line")),
            None => Ok(Self { paths: listed.map(str::to_owned).collect() }),
        }
    }

    /// Its file: name and text.
    pub(crate) fn file(&self) -> (String, String) {
        (FILE_NAME.to_owned(), self.text())
    }

    /// What its file says while files that it lists give way to those of `next`.
    pub(super) fn during(&self, next: &Self) -> String {
        let both = Self { paths: self.paths.union(&next.paths).cloned().collect() };
        UNFINISHED.to_owned() + &both.text()
    }

    /// What its file says.
    pub(super) fn text(&self) -> String {
        let lines = self.paths.iter().map(|path| format!("{path}\n"));
        std::iter::once(HEADER.to_owned()).chain(lines).collect()
    }
}

fn stays_inside(line: &str) -> bool {
    let mut parts = Path::new(line).components();
    !line.contains('\\') && parts.all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_paths_below_the_folder_are_taken() {
        for (line, fine) in [
            ("src/lib.rs", true),
            ("../src/lib.rs", false),
            ("src/../../lib.rs", false),
            ("/etc/passwd", false),
            ("..\\lib.rs", false),
            ("..rs", true),
        ] {
            assert_eq!(stays_inside(line), fine, "{line}");
        }
    }
}
