//! Which files are read, and what is said of the others.

use std::{fs, path::PathBuf};

use errcat_source::Sink;
use tempfile::TempDir;

use super::{Loaded, default_arguments, load};
use crate::{Failure, Mode, generate};

/// A folder with files of these paths.
fn disk(paths: &[&str]) -> TempDir {
    let disk = TempDir::new().unwrap();
    for path in paths {
        let path = disk.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "errcat: 1\n").unwrap();
    }
    disk
}

fn load_from(disk: &TempDir, arguments: &[&str]) -> Result<Loaded, Failure> {
    let arguments: Vec<PathBuf> = arguments.iter().map(PathBuf::from).collect();
    let mut sink = Sink::new();
    let loaded = load(disk.path(), &arguments, &mut sink);
    assert!(sink.is_empty());
    loaded
}

/// The catalogs found: folder and files.
fn found(disk: &TempDir, arguments: &[&str]) -> Vec<(String, Vec<String>)> {
    let files = |files: Vec<_>| files.into_iter().map(|(path, _)| path).collect();
    let loaded = load_from(disk, arguments).unwrap();
    loaded.catalogs.into_iter().map(|c| (c.folder, files(c.files))).collect()
}

fn expected(catalogs: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |files: &[&str]| files.iter().map(|&file| file.to_owned()).collect();
    catalogs.iter().map(|(folder, files)| ((*folder).to_owned(), owned(files))).collect()
}

#[test]
fn a_catalog_is_all_its_yaml_in_path_order() {
    let disk = disk(&[
        "books/catalog.yaml",
        "books/errors/b.yaml",
        "books/errors/a.yaml",
        "books/README.md",
        "books/.hidden.yaml",
        "books/.git/config.yaml",
        "books/generated/openapi/openapi.yaml",
        "books/out/errcat.manifest",
        "books/out/openapi.yaml",
        "books/inner/catalog.yaml",
    ]);
    let files: &[&str] = &["catalog.yaml", "errors/a.yaml", "errors/b.yaml"];
    assert_eq!(found(&disk, &["books"]), expected(&[("books", files)]));
    assert_eq!(found(&disk, &["books/catalog.yaml"]), expected(&[("books", files)]));
}

#[test]
fn an_argument_may_be_a_folder_of_catalogs_and_each_is_read_once() {
    let disk = disk(&["catalog/b/catalog.yaml", "catalog/a/catalog.yaml", "catalog/notes/x.yaml"]);
    let both = expected(&[("catalog/a", &["catalog.yaml"]), ("catalog/b", &["catalog.yaml"])]);
    assert_eq!(found(&disk, &["catalog"]), both);
    assert_eq!(found(&disk, &["catalog/a", "catalog", "./catalog/b/"]), both);
    assert_eq!(default_arguments(disk.path()), [PathBuf::from("catalog")]);
}

#[test]
fn the_current_folder_may_be_a_catalog() {
    let disk = disk(&["catalog.yaml", "more/errors.yaml"]);
    assert_eq!(default_arguments(disk.path()), [PathBuf::from(".")]);
    assert_eq!(found(&disk, &["."]), expected(&[(".", &["catalog.yaml", "more/errors.yaml"])]));
    let loaded = load_from(&disk, &["."]).unwrap();
    let shown: Vec<_> = loaded.sources.files().map(|(_, file)| file.path().to_owned()).collect();
    assert_eq!(shown, ["catalog.yaml", "more/errors.yaml"]);
}

#[test]
fn a_place_without_a_catalog_says_what_to_do() {
    let disk = disk(&["empty/readme.md", "yml/catalog.yml", "books/errors.yaml"]);
    for (argument, help) in [
        ("empty", "a catalog is a folder"),
        ("yml", "rename `catalog.yml`"),
        ("books/errors.yaml", "name the folder"),
    ] {
        let failure = load_from(&disk, &[argument]).unwrap_err();
        assert!(failure.help.as_ref().unwrap().starts_with(help), "{failure}");
    }
    let failure = load_from(&disk, &["nowhere"]).unwrap_err();
    assert!(failure.message.starts_with("cannot open catalog `nowhere`: "), "{failure}");
}

#[test]
fn a_file_with_the_other_extension_is_not_passed_over_in_silence() {
    let disk = disk(&["catalog.yaml", "errors.yml"]);
    let loaded = load_from(&disk, &["."]).unwrap();
    assert_eq!(loaded.warnings, ["`errors.yml` is not read: catalog files end in `.yaml`"]);
}

#[test]
fn a_file_that_is_not_text_is_the_authors_fault_and_does_not_hide_the_others() {
    let disk = disk(&["catalog.yaml", "errors.yaml"]);
    fs::write(disk.path().join("errors.yaml"), b"title: caf\xe9\n").unwrap();
    let mut sink = Sink::new();
    let loaded = load(disk.path(), &[".".into()], &mut sink).unwrap();
    assert!(loaded.catalogs[0].incomplete);
    assert_eq!(loaded.catalogs[0].files.len(), 1);
    let diagnostics = sink.into_sorted();
    assert_eq!(diagnostics[0].rule.name, "not_utf8");
    assert_eq!(loaded.sources.file(diagnostics[0].primary.span.file).path(), "errors.yaml");
}

#[cfg(unix)]
#[test]
fn symbolic_links_may_lead_back_and_must_lead_somewhere() {
    let disk = disk(&["catalog.yaml", "shared/a.yaml"]);
    std::os::unix::fs::symlink(disk.path(), disk.path().join("shared/loop")).unwrap();
    assert_eq!(found(&disk, &["."]), expected(&[(".", &["catalog.yaml", "shared/a.yaml"])]));
    std::os::unix::fs::symlink("nowhere", disk.path().join("broken.yaml")).unwrap();
    let failure = load_from(&disk, &["."]).unwrap_err();
    assert!(failure.message.starts_with("cannot read `broken.yaml`: "), "{failure}");
}

/// Between reading and writing, a step of the run changes the catalog, as somebody could.
#[test]
fn a_catalog_that_changes_during_the_run_writes_nothing() {
    let disk = disk(&[]);
    let path = disk.path().join("catalog.yaml");
    let catalog = "errcat: 1\napi: shop\ntitle: Shop\n\
        wire: { http: { body: { code: $code } } }\n\
        errors: { GONE: { status: 410, message: Gone } }\n\
        generate: { openapi: {} }\n";
    fs::write(&path, catalog).unwrap();
    let run =
        |change: &dyn Fn()| generate::run(disk.path(), &[".".into()], Mode::Write, |_| change());
    let failure = run(&|| fs::write(&path, catalog.replace("410", "404")).unwrap()).unwrap_err();
    assert_eq!(failure.message, "`catalog.yaml` was changed while errcat ran");
    let failure = run(&|| fs::remove_file(&path).unwrap()).unwrap_err();
    assert_eq!(failure.message, "`catalog.yaml` was changed while errcat ran");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 0);
    fs::write(&path, catalog).unwrap();
    run(&|| ()).unwrap();
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 2);
}
