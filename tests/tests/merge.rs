//! `errcat openapi merge`: a folder per case, with a document beside what becomes of it.
//!
//! `cargo xtask bless` writes `expected.txt` (what the command says) and, where the document is
//! changed, `result.*` anew; a test never does. A new case needs no code. A case has the catalog
//! that all share, or its own.

mod overlay;
mod perturbed;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use errcat_tests::{Project, repository};

fn cases() -> PathBuf {
    repository().join("tests/cases/merge")
}

fn shared_catalog() -> PathBuf {
    cases().join("catalog/catalog.yaml")
}

fn names() -> Vec<String> {
    let entries = fs::read_dir(cases()).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.file_name() != "catalog");
    let mut names: Vec<String> =
        folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A case on a disk of its own.
struct Case {
    name: String,
    project: Project,
    /// `into.yaml` or `into.json`.
    document: &'static str,
    before: String,
}

impl Case {
    fn new(name: &str) -> Self {
        let folder = cases().join(name);
        let document = if folder.join("into.json").exists() { "into.json" } else { "into.yaml" };
        let before = fs::read_to_string(folder.join(document)).unwrap();
        let own = folder.join("catalog.yaml");
        let catalog = if own.exists() { own } else { shared_catalog() };
        let catalog = fs::read_to_string(catalog).unwrap();
        let files = [("catalog/catalog.yaml", catalog.as_str()), (document, before.as_str())];
        Self { name: name.to_owned(), project: Project::new(&files), document, before }
    }

    fn folder(&self) -> PathBuf {
        cases().join(&self.name)
    }

    /// Where the changed document is kept.
    fn result(&self) -> PathBuf {
        self.folder().join(self.document.replace("into", "result"))
    }

    fn text(&self) -> String {
        fs::read_to_string(self.project.path().join(self.document)).unwrap()
    }

    /// Merges, and gives what the command says and the text, where that is another now.
    fn merge(&self) -> (String, Option<String>) {
        let answer = self.project.errcat(&["openapi", "merge", self.document]);
        let said = format!("{}{}exit code {}\n", answer.stdout, answer.stderr, answer.code);
        let after = self.text();
        (said, (after != self.before).then_some(after))
    }
}

fn read(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

#[test]
fn documents_become_what_is_expected() {
    let mut different = Vec::new();
    for name in names() {
        let case = Case::new(&name);
        let (said, after) = case.merge();
        if read(&case.folder().join("expected.txt")).as_ref() != Some(&said) {
            different.push(format!("== {name} says\n{said}"));
        }
        if read(&case.result()) != after {
            different.push(format!("== {name}\n{}", after.unwrap_or_default()));
        }
    }
    assert!(
        different.is_empty(),
        "these cases read otherwise now (`cargo xtask bless` accepts them):\n{}",
        different.concat()
    );
}

#[test]
fn a_second_time_changes_nothing_and_checks_write_nothing() {
    for name in names() {
        let case = Case::new(&name);
        let arguments = |flag| ["openapi", "merge", case.document, flag];
        for flag in ["--check", "--dry-run"] {
            let answer = case.project.errcat(&arguments(flag));
            assert_eq!(case.text(), case.before, "{name} {flag}");
            if case.result().exists() {
                assert_eq!(answer.code, u8::from(flag == "--check"), "{name}: {answer:#?}");
            }
        }
        let (_, Some(after)) = case.merge() else { continue };
        let again = case.project.expect(0, &["openapi", "merge", case.document]);
        assert_eq!(again.stdout, format!("{}: up to date\n", case.document), "{name}");
        assert_eq!(case.text(), after, "{name}");
        case.project.expect(0, &arguments("--check"));
        assert_eq!(case.project.expect(0, &arguments("--dry-run")).stdout.lines().count(), 1);
    }
}

/// Not a test: what `cargo xtask bless` runs.
#[test]
#[ignore = "writes the expected texts"]
fn bless() {
    assert!(env::var_os("ERRCAT_BLESS").is_some(), "call `cargo xtask bless`");
    for name in names() {
        let case = Case::new(&name);
        let (said, after) = case.merge();
        fs::write(case.folder().join("expected.txt"), said).unwrap();
        match after {
            Some(after) => fs::write(case.result(), after).unwrap(),
            None if case.result().exists() => fs::remove_file(case.result()).unwrap(),
            None => {}
        }
    }
}

#[test]
fn a_dry_run_prints_a_diff() {
    let case = Case::new("block");
    let diff = case.project.expect(0, &["openapi", "merge", "into.yaml", "--dry-run"]).stdout;
    assert!(diff.starts_with("--- into.yaml\n+++ into.yaml\n@@ "), "{diff}");
    assert!(diff.contains("\n+        '404':\n+          $ref: '#/components/"), "{diff}");
    assert!(!diff.lines().skip(2).any(|line| line.starts_with('-')), "{diff}");
}

#[test]
fn missing_operations_may_be_passed_over() {
    let case = Case::new("missing-operation");
    let arguments = ["openapi", "merge", "into.yaml", "--allow-missing"];
    let answer = case.project.expect(0, &arguments);
    assert!(answer.stdout.starts_with("into.yaml: "), "{answer:#?}");
    assert!(case.text().contains("operationId: readBook"));
    assert!(case.text().contains("Error404"));
}

#[test]
fn one_catalog_is_merged() {
    let case = Case::new("block");
    let catalog = fs::read_to_string(shared_catalog()).unwrap();
    case.project.put("more/one/catalog.yaml", &catalog);
    case.project.put("more/two/catalog.yaml", &catalog);
    let several = ["openapi", "merge", "into.yaml", "--catalog", "more"];
    let answer = case.project.expect(2, &several);
    assert!(answer.stderr.contains("more/one, more/two"), "{answer:#?}");
    assert_eq!(case.text(), case.before);
    case.project.expect(0, &["openapi", "merge", "into.yaml", "--catalog", "more/one"]);
    case.project.expect(2, &["openapi", "merge", "nowhere.yaml"]);
    case.project.put("latin.yaml", b"openapi: 3.1.0 # \xe9\n");
    let answer = case.project.expect(1, &["openapi", "merge", "latin.yaml"]);
    assert!(answer.stderr.contains("E0001"), "{answer:#?}");
}

#[cfg(unix)]
#[test]
fn links_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let case = Case::new("block");
    let path = |name| case.project.path().join(name);
    fs::set_permissions(path("into.yaml"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("into.yaml", path("link.yaml")).unwrap();
    case.project.expect(0, &["openapi", "merge", "link.yaml"]);
    assert!(path("link.yaml").is_symlink());
    assert_eq!(fs::metadata(path("into.yaml")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_ne!(case.text(), case.before);
    assert_eq!(case.project.snapshot().len(), 3, "{:?}", case.project.snapshot().keys());
}
