//! A disk, a plan, and what becomes of both.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use super::{MANIFEST, Manifest, State, Survey};
use crate::{
    Failure, Page, Pages,
    plan::{Files, Plan},
};

type Expected<'a> = &'a [(&'a str, &'a str)];

/// A plan that generates `files` into the folder `out`.
fn plan(files: Expected<'_>) -> Plan {
    let mut files: Files =
        files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
    Manifest::add_to(&mut files);
    let roots = BTreeMap::from([("out".to_owned(), files)]);
    Plan { api: "books".to_owned(), errors: 1, roots, pages: Pages::new() }
}

fn write(survey: &Survey<'_>) -> Result<(), Failure> {
    survey.stage()?.commit()
}

fn sync(disk: &TempDir, files: Expected<'_>) {
    let plan = plan(files);
    write(&Survey::take(&plan, disk.path()).unwrap()).unwrap();
    assert_eq!(Survey::take(&plan, disk.path()).unwrap().findings().next(), None);
}

fn findings(disk: &TempDir, files: Expected<'_>) -> Vec<(State, String)> {
    Survey::take(&plan(files), disk.path()).unwrap().findings().collect()
}

/// Everything in a folder that is no manifest, by path.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(dir).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            let below = tree(&path);
            out.extend(below.into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
            out.insert(name + "/", String::new());
        } else if name != MANIFEST {
            out.insert(name, fs::read_to_string(&path).unwrap());
        }
    }
    out
}

fn assert_tree(disk: &TempDir, expected: Expected<'_>) {
    let expected: BTreeMap<String, String> =
        expected.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    assert_eq!(tree(&disk.path().join("out")), expected);
}

fn put(disk: &TempDir, path: &str, text: &str) {
    let path = disk.path().join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

#[test]
fn files_are_written_changed_and_deleted_with_their_empty_folders() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1"), ("docs/b", "2"), ("docs/deep/c", "3")]);
    put(&disk, "out/docs/mine", "by hand");
    sync(&disk, &[("a", "one"), ("d", "4")]);
    assert_tree(&disk, &[("a", "one"), ("d", "4"), ("docs/", ""), ("docs/mine", "by hand")]);
    let manifest = fs::read_to_string(disk.path().join("out").join(MANIFEST)).unwrap();
    assert!(manifest.starts_with("# "));
    assert!(manifest.ends_with("\na\nd\n"), "{manifest}");
}

#[test]
fn what_is_as_planned_is_not_written_again() {
    let disk = TempDir::new().unwrap();
    let files: Expected<'_> = &[("a", "1"), ("b", "2")];
    sync(&disk, files);
    let time = |name: &str| fs::metadata(disk.path().join("out").join(name)).unwrap().modified();
    let before = (time("a").unwrap(), time(MANIFEST).unwrap());
    sync(&disk, files);
    assert_eq!((time("a").unwrap(), time(MANIFEST).unwrap()), before);
    sync(&disk, &[("a", "1"), ("b", "two")]);
    assert_eq!(time("a").unwrap(), before.0);
}

#[test]
fn every_difference_is_found_and_shown() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("gone", "1"), ("old", "2"), ("kept", "3"), ("lost", "4")]);
    fs::remove_file(disk.path().join("out/lost")).unwrap();
    put(&disk, "out/taken", "by hand");
    let wanted: Expected<'_> =
        &[("kept", "3"), ("lost", "4"), ("new", "5"), ("old", "two"), ("taken", "6")];
    let expected = [
        (State::Stale, "out/errcat.manifest"),
        (State::Missing, "out/lost"),
        (State::Missing, "out/new"),
        (State::Stale, "out/old"),
        (State::Foreign, "out/taken"),
        (State::Orphaned, "out/gone"),
    ];
    let expected: Vec<_> =
        expected.iter().map(|(state, path)| (*state, (*path).to_owned())).collect();
    assert_eq!(findings(&disk, wanted), expected);

    let plan = plan(wanted);
    let survey = Survey::take(&plan, disk.path()).unwrap();
    let counts = survey.counts();
    assert_eq!((counts.files, counts.unchanged, counts.stale), (6, 1, 2));
    assert_eq!((counts.missing, counts.orphaned, counts.foreign), (2, 1, 1));
    let text = survey.describe();
    assert!(text.contains("stale: out/old\n    @@ -1 +1 @@\n    -2\n    +two\n"), "{text}");
    assert!(text.contains("orphaned: out/gone\n"), "{text}");
}

#[test]
fn a_file_that_happens_to_be_right_is_adopted() {
    let disk = TempDir::new().unwrap();
    put(&disk, "out/a", "1");
    sync(&disk, &[("a", "1")]);
    sync(&disk, &[("a", "one")]);
    assert_tree(&disk, &[("a", "one")]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_foreign() {
    let disk = TempDir::new().unwrap();
    put(&disk, "out/a/b", "by hand");
    assert!(findings(&disk, &[("a", "1")]).contains(&(State::Foreign, "out/a".to_owned())));
}

#[test]
fn a_folder_may_come_where_a_generated_file_was() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("docs", "1")]);
    sync(&disk, &[("docs/index", "1")]);
    assert_tree(&disk, &[("docs/", ""), ("docs/index", "1")]);
}

#[test]
fn a_manifest_that_leads_elsewhere_is_refused() {
    for line in ["../mine", "/etc/hostname", "docs/../../mine", "..\\mine"] {
        let disk = TempDir::new().unwrap();
        put(&disk, "mine", "by hand");
        put(&disk, "out/errcat.manifest", &format!("{line}\n"));
        let failure = Survey::take(&plan(&[("a", "1")]), disk.path()).unwrap_err();
        assert!(failure.message.contains("not a file below its folder"), "{failure}");
        assert_eq!(fs::read_to_string(disk.path().join("mine")).unwrap(), "by hand");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_deleted_through_a_symbolic_link() {
    let disk = TempDir::new().unwrap();
    put(&disk, "elsewhere/mine", "by hand");
    sync(&disk, &[("a", "1")]);
    std::os::unix::fs::symlink(disk.path().join("elsewhere"), disk.path().join("out/docs"))
        .unwrap();
    put(&disk, "out/errcat.manifest", "a\ndocs/mine\n");
    sync(&disk, &[("a", "1")]);
    assert_eq!(fs::read_to_string(disk.path().join("elsewhere/mine")).unwrap(), "by hand");
}

#[test]
fn a_manifest_with_the_marks_of_a_merge_still_serves() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("ours", "1"), ("theirs", "2")]);
    let marks = "<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> feature\n";
    put(&disk, "out/errcat.manifest", marks);
    sync(&disk, &[("ours", "one")]);
    assert_tree(&disk, &[("ours", "one")]);
}

#[test]
fn a_run_that_was_cut_short_is_taken_up() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1"), ("b", "2")]);
    // A folder where the second file shall go stops the run after the first.
    let interrupted = plan(&[("a", "one"), ("c", "3"), ("d", "4")]);
    let survey = Survey::take(&interrupted, disk.path()).unwrap();
    put(&disk, "out/d/in the way", "");
    let failure = write(&survey).unwrap_err();
    assert!(failure.message.starts_with("cannot write `out/d`: "), "{failure}");
    let left = tree(&disk.path().join("out"));
    assert!(left.keys().all(|name| !name.contains("tmp")), "{left:?}");
    let manifest = || fs::read_to_string(disk.path().join("out").join(MANIFEST)).unwrap();
    assert!(manifest().starts_with("# errcat has not finished"), "{}", manifest());

    fs::remove_dir_all(disk.path().join("out/d")).unwrap();
    sync(&disk, &[("a", "uno"), ("c", "tres")]);
    assert_tree(&disk, &[("a", "uno"), ("c", "tres")]);
    assert!(!manifest().contains("finished"), "{}", manifest());
}

#[test]
fn what_cannot_be_staged_leaves_everything_as_it_was() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1"), ("b", "2")]);
    let before = tree(disk.path());
    let plan = plan(&[("a", "one"), ("new/c", "3"), (&"d".repeat(300), "4"), ("e/f", "5")]);
    let survey = Survey::take(&plan, disk.path());
    // Some systems refuse to look for such a name, too.
    let failure = survey.and_then(|survey| write(&survey)).unwrap_err();
    assert!(failure.message.contains("dddd`: "), "{failure}");
    assert_eq!(tree(disk.path()), before);
}

#[test]
fn what_a_killed_run_has_left_is_cleared_and_nothing_else() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1"), ("docs/b", "2")]);
    put(&disk, "out/docs/.errcat-0123456789abcdef-7.tmp", "half");
    put(&disk, "out/.errcat-mine.tmp", "by hand");
    put(&disk, "out/docs/.b.tmp", "by hand");
    sync(&disk, &[("a", "1")]);
    assert_tree(
        &disk,
        &[("a", "1"), (".errcat-mine.tmp", "by hand"), ("docs/", ""), ("docs/.b.tmp", "by hand")],
    );
}

#[test]
fn two_runs_at_once_do_not_disturb_each_other() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1")]);
    let plan = plan(&[("a", "one"), ("b", "2")]);
    let survey = Survey::take(&plan, disk.path()).unwrap();
    let ready = survey.stage().unwrap();
    // Another one clears what it takes for litter.
    for entry in fs::read_dir(disk.path().join("out")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "tmp") {
            fs::remove_file(path).unwrap();
        }
    }
    ready.commit().unwrap();
    assert_tree(&disk, &[("a", "one"), ("b", "2")]);
}

/// A plan that makes `after` of the page `page.md`, which was read as `before`.
fn page(before: &str, after: &str) -> Plan {
    let page = Page { before: before.into(), after: after.into() };
    Plan { roots: BTreeMap::new(), pages: Pages::from([("page.md".to_owned(), page)]), ..plan(&[]) }
}

#[test]
fn a_page_is_replaced_only_as_it_was_read() {
    let disk = TempDir::new().unwrap();
    let text = || fs::read_to_string(disk.path().join("page.md")).unwrap();
    put(&disk, "page.md", "old");
    let plan = page("old", "new");
    write(&Survey::take(&plan, disk.path()).unwrap()).unwrap();
    assert_eq!(text(), "new");
    put(&disk, "page.md", "mine");
    let survey = Survey::take(&plan, disk.path()).unwrap();
    assert!(survey.describe().contains("stale: page.md\n"));
    let failure = write(&survey).unwrap_err();
    assert_eq!(failure.message, "`page.md` was changed while errcat ran");
    assert_eq!(text(), "mine");
}

#[cfg(unix)]
#[test]
fn a_page_keeps_its_permissions_and_the_link_to_it() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let disk = TempDir::new().unwrap();
    put(&disk, "real.md", "old");
    fs::set_permissions(disk.path().join("real.md"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("real.md", disk.path().join("page.md")).unwrap();
    write(&Survey::take(&page("old", "new"), disk.path()).unwrap()).unwrap();
    let real = disk.path().join("real.md");
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(disk.path().join("page.md")).unwrap().is_symlink());
}
