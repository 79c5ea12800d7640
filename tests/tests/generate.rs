//! `errcat gen` from an empty folder to a tampered one.

use std::{collections::BTreeSet, fs};

use errcat_tests::{BOOKSTORE, Project};

/// Where the catalog generates to when it does not say.
const OUT: &str = "books/generated/bookstore-errors";

fn project() -> Project {
    Project::new(&[("books/catalog.yaml", BOOKSTORE)])
}

/// The paths in the manifest of [`OUT`], below the project.
fn generated(project: &Project) -> BTreeSet<String> {
    let manifest = fs::read_to_string(project.path().join(OUT).join("errcat.manifest")).unwrap();
    let paths = manifest.lines().filter(|line| !line.starts_with('#'));
    paths.map(|path| format!("{OUT}/{path}")).collect()
}

/// A generated file whose path ends so.
fn one_of(project: &Project, end: &str) -> String {
    let mut paths = generated(project).into_iter();
    paths.find(|path| path.ends_with(end)).unwrap_or_else(|| panic!("no `{end}` is generated"))
}

#[test]
fn a_fresh_run_writes_all_three_outputs_and_the_next_one_nothing() {
    let project = project();
    let answer = project.expect(0, &["gen", "books"]);
    assert!(answer.stdout.starts_with("bookstore     1 error  "), "{}", answer.stdout);
    assert!(answer.stdout.contains(" written, 0 unchanged, 0 deleted"), "{}", answer.stdout);
    for end in ["/Cargo.toml", "/src/lib.rs", ".yaml", ".md"] {
        one_of(&project, end);
    }
    let before = project.snapshot();
    let answer = project.expect(0, &["gen", "books"]);
    assert!(answer.stdout.contains(": 0 written, "), "{}", answer.stdout);
    assert_eq!(project.snapshot(), before);
    project.expect(0, &["gen", "books", "--check"]);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn check_lists_every_difference_names_the_remedy_and_writes_nothing() {
    let project = project();
    project.expect(0, &["gen", "books"]);
    let (stale, missing) = (one_of(&project, "/src/lib.rs"), one_of(&project, ".md"));
    let orphan = format!("{OUT}/src/gone.rs");
    let manifest = format!("{OUT}/errcat.manifest");
    project.put(&stale, "// edited by hand\n");
    fs::remove_file(project.path().join(&missing)).unwrap();
    project.put(&orphan, "// of an earlier version\n");
    let listed = fs::read_to_string(project.path().join(&manifest)).unwrap();
    project.put(&manifest, listed + "src/gone.rs\n");

    let before = project.snapshot();
    let answer = project.expect(1, &["gen", "books", "--check"]);
    assert_eq!(project.snapshot(), before);
    for line in [
        format!("stale: {stale}\n"),
        format!("missing: {missing}\n"),
        format!("orphaned: {orphan}\n"),
        "    -// edited by hand\n".to_owned(),
        "help: run `errcat gen books` and commit".to_owned(),
    ] {
        assert!(answer.stderr.contains(&line), "{line} is missing:\n{}", answer.stderr);
    }
    assert!(answer.stdout.contains("1 missing, 1 orphaned"), "{}", answer.stdout);

    project.expect(0, &["gen", "books"]);
    assert!(!project.path().join(&orphan).exists());
    project.expect(0, &["gen", "books", "--check"]);
}

#[test]
fn check_of_a_catalog_never_generated_says_so_and_writes_nothing() {
    let project = project();
    let before = project.snapshot();
    let answer = project.expect(1, &["gen", "books", "--check"]);
    assert!(answer.stderr.contains(&format!("missing: {OUT}/errcat.manifest\n")));
    assert_eq!(project.snapshot(), before);
}

#[test]
fn foreign_files_are_all_listed_and_stop_every_catalog() {
    let project = project();
    project.put("others/catalog.yaml", BOOKSTORE.replace("bookstore", "library"));
    project.expect(0, &["gen", "books"]);
    let (crate_, lib) = (one_of(&project, "/Cargo.toml"), one_of(&project, "/src/lib.rs"));
    fs::remove_dir_all(project.path().join(OUT)).unwrap();
    project.put(&crate_, "# by hand\n");
    project.put(&lib, "// by hand\n");

    let before = project.snapshot();
    let answer = project.expect(2, &["gen", "others", "books"]);
    assert!(answer.stderr.contains(&format!("\n  {crate_}\n  {lib}\n")), "{}", answer.stderr);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_tampered_manifest_deletes_nothing() {
    let project = project();
    project.expect(0, &["gen", "books"]);
    project.put(&format!("{OUT}/errcat.manifest"), "../../../precious.txt\n");
    project.put("precious.txt", "by hand");
    let before = project.snapshot();
    let answer = project.expect(2, &["gen", "books"]);
    assert!(answer.stderr.contains("`../../../precious.txt`"), "{}", answer.stderr);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn one_faulty_catalog_stops_all() {
    let project = project();
    let faulty = BOOKSTORE.replace("{isbn}", "{ibsn}");
    project.put("others/catalog.yaml", faulty.replace("bookstore", "library"));
    let before = project.snapshot();
    let answer = project.expect(1, &["gen", "books", "others"]);
    assert!(answer.stderr.contains("others/catalog.yaml:10:"), "{}", answer.stderr);
    assert!(answer.stderr.ends_with("nothing was generated\n"), "{}", answer.stderr);
    assert!(answer.stdout.is_empty());
    assert_eq!(project.snapshot(), before);
}

#[test]
fn out_sends_everything_to_one_folder() {
    let project = project();
    project.expect(0, &["gen", "books"]);
    let usual = generated(&project);
    let answer = project.expect(1, &["gen", "books", "--out", "elsewhere", "--check"]);
    assert!(answer.stderr.contains("run `errcat gen books --out elsewhere`"), "{}", answer.stderr);
    project.expect(0, &["gen", "books", "--out", "elsewhere"]);
    for path in usual {
        let path = path.replace(OUT, "elsewhere/bookstore-errors");
        assert!(project.path().join(&path).is_file(), "{path}");
    }
}

#[test]
fn outputs_do_not_depend_on_where_the_command_runs() {
    let project = project();
    project.expect(0, &["gen", "books", "--out", "one"]);
    let catalog = project.path().join("books");
    project.expect(0, &["gen", catalog.to_str().unwrap(), "--out", "deep/er/two"]);
    let all = project.snapshot();
    let of = |root: &str| {
        let below =
            all.iter().filter_map(|(path, (text, _))| Some((path.strip_prefix(root)?, text)));
        below.collect::<Vec<_>>()
    };
    assert_eq!(of("one/"), of("deep/er/two/"));
    assert!(!of("one/").is_empty());
}

#[test]
fn catalogs_that_want_one_folder_are_told() {
    let project = project();
    let generate = "generate:\n  rust: { dir: ../out }\n";
    project.put("books/catalog.yaml", BOOKSTORE.to_owned() + generate);
    let other = BOOKSTORE.replace("bookstore", "library") + generate;
    project.put("others/catalog.yaml", other);
    let before = project.snapshot();
    let answer = project.expect(1, &["gen", "books", "others"]);
    assert!(answer.stderr.contains("both generate into `out`"), "{}", answer.stderr);
    assert_eq!(project.snapshot(), before);
}

#[test]
fn a_catalog_does_not_generate_into_itself() {
    let project = project();
    let generate = "generate:\n  docs: { dir: . }\n";
    project.put("books/catalog.yaml", BOOKSTORE.to_owned() + generate);
    let answer = project.expect(1, &["gen", "books"]);
    assert!(answer.stderr.contains("where its catalog lies"), "{}", answer.stderr);
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_named_with_the_cause() {
    let project = project();
    // A file where a folder shall be refuses everybody, root included.
    project.put("books/generated", "not a folder");
    let answer = project.expect(2, &["gen", "books"]);
    assert!(answer.stderr.starts_with("error: cannot "), "{}", answer.stderr);
    assert!(answer.stderr.contains("books/generated"), "{}", answer.stderr);
}
