//! What the tests under `tests/` share: a project on a temporary disk, and the command run in it.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use errcat::cli::{self, Look, Session};
use tempfile::TempDir;

/// The folder of this repository.
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// A catalog as a new user writes it.
pub const BOOKSTORE: &str = "\
errcat: 1
api: bookstore
title: Bookstore
wire:
  http:
    body: { code: $code, message: $message }
errors:
  BOOK_NOT_FOUND:
    status: 404
    message: There is no book {isbn}
    params: { isbn: { type: string, max_length: 20 } }
";

/// A folder somebody works in. It goes away with the value.
pub struct Project {
    dir: TempDir,
}

/// What a command answered.
#[derive(Debug)]
pub struct Answer {
    /// Its exit code.
    pub code: u8,
    /// Its results.
    pub stdout: String,
    /// Its complaints.
    pub stderr: String,
}

/// What is on a disk: content and time of last change by path.
pub type Snapshot = BTreeMap<String, (Vec<u8>, SystemTime)>;

impl Project {
    /// A project with files of these paths and texts.
    pub fn new(files: &[(&str, &str)]) -> Self {
        let project = Self { dir: TempDir::new().expect("a temporary folder") };
        for (path, text) in files {
            project.put(path, text);
        }
        project
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes a file.
    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.path().join(path);
        let folder = path.parent().expect("a path below the project");
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).expect("a written file");
    }

    /// Runs `errcat` with these arguments.
    pub fn errcat(&self, arguments: &[&str]) -> Answer {
        self.errcat_on(Look::PLAIN, arguments)
    }

    /// Runs `errcat` with these arguments on such a terminal.
    pub fn errcat_on(&self, look: Look, arguments: &[&str]) -> Answer {
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        let arguments = std::iter::once("errcat").chain(arguments.iter().copied());
        let code = cli::run(
            arguments.map(OsString::from),
            &mut Session {
                cwd: self.path().to_path_buf(),
                command: "errcat",
                default_catalogs: None,
                stdout: Box::new(&mut stdout),
                stderr: Box::new(&mut stderr),
                look,
                quiet: false,
                asks: false,
            },
        );
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
        Answer { code, stdout: text(stdout), stderr: text(stderr) }
    }

    /// Runs `errcat` with these arguments and asserts its exit code.
    #[track_caller]
    pub fn expect(&self, code: u8, arguments: &[&str]) -> Answer {
        let answer = self.errcat(arguments);
        assert_eq!(answer.code, code, "{answer:#?}");
        answer
    }

    /// All files, to be compared with a later look.
    pub fn snapshot(&self) -> Snapshot {
        let mut out = Snapshot::new();
        look(self.path(), "", &mut out);
        out
    }
}

fn look(root: &Path, below: &str, out: &mut Snapshot) {
    for entry in fs::read_dir(root.join(below)).expect("a folder") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a Unicode name");
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        if entry.path().is_dir() {
            look(root, &path, out);
        } else {
            let changed = entry.metadata().and_then(|m| m.modified()).expect("a time of change");
            out.insert(path, (fs::read(entry.path()).expect("a file"), changed));
        }
    }
}

/// The Rust of the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct ReadmeDoctests;

/// An error outside of its operation does not compile:
///
/// ```compile_fail,E0599
/// use bookstore_errors::operations::GetBook;
///
/// fn get_book() -> Result<(), GetBook> {
///     Err(GetBook::sign_in())
/// }
/// ```
///
/// nor does any error pass for one that is declared:
///
/// ```compile_fail,E0308
/// use bookstore_errors::{operations::GetBook, Error};
///
/// fn get_book() -> Result<(), GetBook> {
///     Err(Error::book_not_found("0"))
/// }
/// ```
///
/// This does, and keeps its cause:
///
/// ```
/// use std::error::Error as _;
///
/// use bookstore_errors::{operations::GetBook, Problem};
///
/// fn get_book() -> Result<(), GetBook> {
///     let cause = "x".parse::<u8>().unwrap_err();
///     Err(GetBook::book_not_found("0").caused_by(cause))
/// }
///
/// let problem = Problem::from(get_book().unwrap_err());
/// assert_eq!(problem.error().code(), "BOOK_NOT_FOUND");
/// assert!(problem.source().is_some());
/// ```
#[cfg(doctest)]
pub mod operations {}
