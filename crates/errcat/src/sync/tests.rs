//! A disk, a plan, and what becomes of both.

use std::{collections::BTreeMap, fs, path::Path};

use tempfile::TempDir;

use errcat_model::Files;

use super::{MANIFEST, State, Survey};
use crate::{Failure, Page, Pages, plan::Roots};

type Expected<'a> = &'a [(&'a str, &'a str)];

/// `files` in the folder `out`.
fn roots(files: Expected<'_>) -> Roots {
    let paths = files.iter().map(|(path, _)| (*path).to_owned());
    Roots::from([("out".to_owned(), paths.collect())])
}

fn draw(files: Expected<'_>) -> impl FnMut(&str, &mut dyn Files) {
    move |_, to| files.iter().for_each(|(path, text)| to.text(path, &|| (*text).to_owned()))
}

/// Where a run is.
#[derive(PartialEq, Eq)]
enum Moment {
    Surveyed,
    Staged,
}

/// Looks at the disk and writes `files`. Tells `meanwhile` where it is.
fn write(disk: &TempDir, files: Expected<'_>, meanwhile: impl Fn(Moment)) -> Result<(), Failure> {
    let (roots, pages) = (roots(files), Pages::new());
    let mut survey = Survey::take(&roots, &pages, disk.path())?;
    survey.judge(&mut draw(files))?;
    meanwhile(Moment::Surveyed);
    let ready = survey.stage(&mut draw(files))?;
    meanwhile(Moment::Staged);
    ready.commit()
}

/// Writes pages that are filled in.
fn write_pages(disk: &TempDir, pages: &Pages) -> Result<(), Failure> {
    Survey::take(&Roots::new(), pages, disk.path())?.stage(&mut draw(&[]))?.commit()
}

fn sync(disk: &TempDir, files: Expected<'_>) {
    write(disk, files, |_| ()).unwrap();
    assert_eq!(findings(disk, files), []);
}

fn findings(disk: &TempDir, files: Expected<'_>) -> Vec<(State, String)> {
    let (roots, pages) = (roots(files), Pages::new());
    let mut survey = Survey::take(&roots, &pages, disk.path()).unwrap();
    survey.compare(&mut draw(files)).unwrap();
    survey.findings().collect()
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

fn manifest(disk: &TempDir) -> String {
    fs::read_to_string(disk.path().join("out").join(MANIFEST)).unwrap()
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
    let manifest = manifest(&disk);
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

    let (roots, pages) = (roots(wanted), Pages::new());
    let mut survey = Survey::take(&roots, &pages, disk.path()).unwrap();
    survey.compare(&mut draw(wanted)).unwrap();
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
fn a_file_that_is_right_no_longer_is_left_alone() {
    let disk = TempDir::new().unwrap();
    put(&disk, "out/a", "1");
    let failure = write(&disk, &[("a", "1")], |moment| {
        if moment == Moment::Surveyed {
            put(&disk, "out/a", "by hand");
        }
    });
    assert_eq!(failure.unwrap_err().message, "`out/a` was changed while errcat ran");
    assert_tree(&disk, &[("a", "by hand")]);
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
        let failure = write(&disk, &[("a", "1")], |_| ()).unwrap_err();
        assert!(failure.message.contains("not a file below its folder"), "{failure}");
        assert_eq!(fs::read_to_string(disk.path().join("mine")).unwrap(), "by hand");
    }
}

#[test]
fn a_file_is_compared_and_replaced_wherever_it_differs() {
    let long = "0123456789".repeat(20_000);
    let (shorter, longer) = (&long[..150_000], format!("{long}!"));
    let late = format!("{}!{}", &long[..149_999], &long[150_000..]);
    for before in [&long, shorter, &longer, &late, ""] {
        for after in [&long, shorter, &longer, &late, ""] {
            let disk = TempDir::new().unwrap();
            sync(&disk, &[("a", before)]);
            let expected: &[_] =
                if before == after { &[] } else { &[(State::Stale, "out/a".to_owned())] };
            assert_eq!(findings(&disk, &[("a", after)]), expected);
            sync(&disk, &[("a", after)]);
            assert_tree(&disk, &[("a", after)]);
        }
    }
}

#[test]
fn nothing_is_drawn_to_learn_who_wrote_the_files_of_a_manifest() {
    let disk = TempDir::new().unwrap();
    let files: Expected<'_> = &[("a", "1"), ("b", "2")];
    sync(&disk, files);
    let (roots, pages) = (roots(files), Pages::new());
    let mut survey = Survey::take(&roots, &pages, disk.path()).unwrap();
    survey.judge(&mut |_, _| panic!("drawn")).unwrap();
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
    let interrupted: Expected<'_> = &[("a", "one"), ("c", "3"), ("d", "4")];
    let failure = write(&disk, interrupted, |moment| {
        if moment == Moment::Surveyed {
            put(&disk, "out/d/in the way", "");
        }
    });
    let failure = failure.unwrap_err();
    assert!(failure.message.starts_with("cannot write `out/d`: "), "{failure}");
    let left = tree(&disk.path().join("out"));
    assert!(left.keys().all(|name| !name.contains("tmp")), "{left:?}");
    assert!(manifest(&disk).starts_with("# errcat has not finished"), "{}", manifest(&disk));

    fs::remove_dir_all(disk.path().join("out/d")).unwrap();
    sync(&disk, &[("a", "uno"), ("c", "tres")]);
    assert_tree(&disk, &[("a", "uno"), ("c", "tres")]);
    assert!(!manifest(&disk).contains("finished"), "{}", manifest(&disk));
}

#[test]
fn what_cannot_be_staged_leaves_everything_as_it_was() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1"), ("b", "2")]);
    let before = tree(disk.path());
    let long = "d".repeat(300);
    let files: Expected<'_> = &[("a", "one"), ("new/c", "3"), (&long, "4"), ("e/f", "5")];
    // Some systems refuse to look for such a name, too.
    let failure = write(&disk, files, |_| ()).unwrap_err();
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
fn of_two_runs_at_once_the_earlier_one_changes_nothing() {
    let disk = TempDir::new().unwrap();
    sync(&disk, &[("a", "1")]);
    let before = (tree(disk.path()), manifest(&disk));
    let failure = write(&disk, &[("a", "one"), ("b", "2")], |moment| {
        // Another one clears what it takes for litter.
        for entry in fs::read_dir(disk.path().join("out")).unwrap() {
            let path = entry.unwrap().path();
            if moment == Moment::Staged && path.extension().is_some_and(|end| end == "tmp") {
                fs::remove_file(path).unwrap();
            }
        }
    });
    assert_eq!(failure.unwrap_err().message, "another run of errcat writes to `out`, too");
    assert_eq!((tree(disk.path()), manifest(&disk)), before);
}

/// `after` in the place of the page `page.md`, which was read as `before`.
fn page(before: &str, after: &str) -> Pages {
    let page = Page { before: before.into(), after: after.into() };
    Pages::from([("page.md".to_owned(), page)])
}

#[test]
fn a_page_is_replaced_only_as_it_was_read() {
    let disk = TempDir::new().unwrap();
    let text = || fs::read_to_string(disk.path().join("page.md")).unwrap();
    put(&disk, "page.md", "old");
    let pages = page("old", "new");
    write_pages(&disk, &pages).unwrap();
    assert_eq!(text(), "new");
    put(&disk, "page.md", "mine");
    let none = Roots::new();
    let survey = Survey::take(&none, &pages, disk.path()).unwrap();
    assert!(survey.describe().contains("stale: page.md\n"));
    let failure = write_pages(&disk, &pages).unwrap_err();
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
    write_pages(&disk, &page("old", "new")).unwrap();
    let real = disk.path().join("real.md");
    assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(disk.path().join("page.md")).unwrap().is_symlink());
}
