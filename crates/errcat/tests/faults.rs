//! What a machine can do to the command while it writes: refuse, run full, kill it. The real command,
//! in a process of its own.
#![cfg(all(unix, feature = "cli"))]

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs, io,
    os::unix::{fs::PermissionsExt, process::CommandExt, process::ExitStatusExt},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

/// Whom the command runs as where the tests run as root, whom nothing is refused.
const NOBODY: u32 = 65_534;

/// A folder somebody works in, and the command as that somebody calls it.
struct Place {
    dir: TempDir,
    command: PathBuf,
    user: Option<u32>,
}

impl Place {
    /// A catalog whose files generate into `out`, a page for each of `errors` errors.
    fn new(errors: usize) -> Self {
        let dir = TempDir::new().unwrap();
        let mut command = PathBuf::from(env!("CARGO_BIN_EXE_errcat"));
        let user = is_root(dir.path()).then_some(NOBODY);
        if user.is_some() {
            // The folder of the build may be closed to others.
            let copy = dir.path().join("errcat");
            fs::hard_link(&command, &copy)
                .or_else(|_| fs::copy(&command, &copy).map(drop))
                .unwrap();
            command = copy;
        }
        let place = Self { dir, command, user };
        fs::create_dir_all(place.path("books")).unwrap();
        place.write_catalog(errors, "first");
        place.give(".");
        place.give("books");
        place
    }

    fn path(&self, path: &str) -> PathBuf {
        self.dir.path().join(path)
    }

    /// Writes a catalog in which every error says `word`.
    fn write_catalog(&self, errors: usize, word: &str) {
        let mut text = "errcat: 1\napi: books\ntitle: Books\n\
            wire: { http: { body: { code: $code, message: $message } } }\n\
            generate: { docs: { dir: ../out, pages: error } }\nerrors:\n"
            .to_owned();
        for number in 0..errors {
            let _ = writeln!(
                text,
                "  E_{number}: {{ status: 404, message: The {word} book {number} }}"
            );
        }
        fs::write(self.path("books/catalog.yaml"), text).unwrap();
    }

    /// Gives something to who runs the command.
    fn give(&self, path: &str) {
        if self.user.is_some() {
            std::os::unix::fs::chown(self.path(path), self.user, self.user).unwrap();
        }
    }

    fn close(&self, path: &str, mode: u32) {
        fs::set_permissions(self.path(path), fs::Permissions::from_mode(mode)).unwrap();
    }

    /// `errcat` with these arguments, called by `shell`, which says `"$0" "$@"` where it belongs.
    fn through(&self, shell: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", shell]).arg(&self.command).args(arguments);
        command.current_dir(self.dir.path());
        if let Some(user) = self.user {
            command.uid(user).gid(user);
        }
        command
    }

    fn errcat(&self, arguments: &[&str]) -> Output {
        self.through(r#"exec "$0" "$@""#, arguments).output().unwrap()
    }

    /// Generates and asserts that nothing went wrong.
    #[track_caller]
    fn generate(&self) {
        let output = self.errcat(&["gen", "books"]);
        assert!(output.status.success(), "{output:?}");
    }

    /// All files below `out`.
    fn out(&self) -> BTreeMap<String, String> {
        let mut out = BTreeMap::new();
        read(&self.path("out"), "", &mut out);
        out
    }
}

impl Drop for Place {
    /// What is closed cannot be deleted.
    fn drop(&mut self) {
        for path in ["out/errors", "out", "books/catalog.yaml"] {
            let _ = fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o755));
        }
    }
}

/// Whether permissions hold nobody back here.
fn is_root(dir: &Path) -> bool {
    let path = dir.join("closed");
    fs::write(&path, "").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    let opens = fs::read(&path).is_ok();
    fs::remove_file(path).unwrap();
    opens
}

fn read(dir: &Path, prefix: &str, out: &mut BTreeMap<String, String>) {
    let entries = match fs::read_dir(dir) {
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return,
        entries => entries.unwrap(),
    };
    for entry in entries {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{name}/"), out);
        } else {
            out.insert(name, fs::read_to_string(entry.path()).unwrap());
        }
    }
}

/// Asserts exit code 2 and an error that says what was refused, and why.
#[track_caller]
fn assert_refused(output: &Output, parts: &[&str]) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(said.starts_with("error: "), "{said}");
    for part in parts {
        assert!(said.contains(part), "`{part}` is missing: {said}");
    }
}

#[test]
fn an_unreadable_catalog_is_named() {
    let place = Place::new(1);
    place.close("books/catalog.yaml", 0o000);
    for command in ["check", "gen", "fmt", "list"] {
        let output = place.errcat(&[command, "books"]);
        assert_refused(&output, &["cannot read `books/catalog.yaml`: ", "Permission denied"]);
    }
}

#[test]
fn links_that_lead_round_end() {
    let place = Place::new(1);
    let link = |to: &str, at: &str| std::os::unix::fs::symlink(to, place.path(at)).unwrap();
    link("..", "books/up");
    link(".", "books/here");
    place.generate();
    link("round.yaml", "books/round.yaml");
    assert_refused(&place.errcat(&["check", "books"]), &["cannot read `books/round.yaml`: "]);
}

#[test]
fn a_folder_in_the_place_of_a_file_is_named() {
    let place = Place::new(1);
    fs::create_dir_all(place.path("shelves/catalog.yaml")).unwrap();
    let output = place.errcat(&["check", "shelves"]);
    assert_refused(&output, &["no catalog in `shelves`", "`catalog.yaml` there is a folder"]);
    fs::create_dir_all(place.path("books/more.yaml")).unwrap();
    fs::create_dir_all(place.path("out/errors.md")).unwrap();
    place.give("out");
    let output = place.errcat(&["gen", "books"]);
    assert_refused(&output, &["in the way", "\n  out/errors.md\n"]);
}

#[test]
fn where_nobody_may_write_nothing_changes() {
    let place = Place::new(20);
    place.generate();
    let before = place.out();
    place.write_catalog(20, "second");
    // What refuses comes last: by then the other files are staged.
    for (closed, path) in [("out/errors", "`out/errors/"), ("out", "`out/")] {
        place.close(closed, 0o555);
        let output = place.errcat(&["gen", "books"]);
        assert_refused(&output, &["cannot write ", path, "Permission denied"]);
        assert_eq!(place.out(), before, "{closed}");
        place.close(closed, 0o755);
    }
    place.generate();
    assert_ne!(place.out(), before);
}

/// A limit on the size of files stands for a full disk: both refuse `write`, in the middle of a file.
#[test]
fn a_disk_that_runs_full_leaves_everything_as_it_was() {
    let place = Place::new(40);
    place.generate();
    let before = place.out();
    place.write_catalog(60, "second");
    let output = place.through(FULL, &["gen", "books"]).output().unwrap();
    assert_refused(&output, &["cannot write `out/", "File too large"]);
    assert_eq!(place.out(), before);
    // Where there was nothing, nothing is.
    let output = place.through(FULL, &["gen", "books", "--out", "new"]).output().unwrap();
    assert_refused(&output, &["cannot write `new/"]);
    assert!(!place.path("new").exists());
}

/// No file gets larger than four blocks; who tries is told.
const FULL: &str = r#"ulimit -f 4; trap '' XFSZ; exec "$0" "$@""#;

/// The same, but who tries is killed.
const DEADLY: &str = r#"ulimit -f 4; exec "$0" "$@""#;

#[test]
fn what_a_killed_run_leaves_is_old_and_the_next_clears_it() {
    let place = Place::new(40);
    place.generate();
    let before = place.out();
    place.write_catalog(60, "second");
    let output = place.through(DEADLY, &["gen", "books"]).output().unwrap();
    assert!(output.status.signal().is_some(), "{output:?}");
    let mut left = place.out();
    let whole = left.len();
    left.retain(|path, _| !path.contains(".errcat-"));
    assert!(whole > left.len(), "nothing was staged");
    assert_eq!(left, before);

    // What is there is what the catalog of before says: nothing to write, but to clear.
    place.write_catalog(40, "first");
    place.generate();
    assert_eq!(place.out(), before);
}

/// How often a run is killed.
const KILLS: usize = 50;

/// The pages of each state, and what stands in the manifest of a folder between two.
const PAGES: usize = 60;

#[test]
fn a_run_killed_at_any_moment_leaves_old_or_new_or_says_otherwise() {
    let place = Place::new(PAGES);
    let mut states = Vec::new();
    for word in ["first", "second"] {
        place.write_catalog(PAGES, word);
        place.generate();
        states.push((word, place.out()));
    }
    let mut cut_short = 0;
    for kill in 0..KILLS {
        let (word, new) = &states[kill % 2];
        let (_, old) = &states[(kill + 1) % 2];
        place.write_catalog(PAGES, word);
        let mut command = place.through(r#"exec "$0" "$@""#, &["gen", "books", "--quiet"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        wait_for(&mut child, &place.path("out/errors"), moment(kill));
        child.kill().unwrap();
        child.wait().unwrap();

        let mut found = place.out();
        let whole = found.len();
        found.retain(|path, _| !path.contains(".errcat-"));
        cut_short += usize::from(found.len() < whole);
        let manifest = found["errcat.manifest"].clone();
        let unfinished = manifest.starts_with("# errcat has not finished");
        for (path, text) in &found {
            let whole = [old, new].iter().any(|state| state.get(path) == Some(text));
            assert!(whole || (unfinished && path == "errcat.manifest"), "{path} is torn:\n{text}");
        }
        assert!(unfinished || found == *old || found == *new, "mixed, and nothing says so");

        place.generate();
        assert_eq!(place.out(), *new, "after kill {kill}");
    }
    assert!(cut_short > 0, "no run was killed before its end");
}

/// How many files have to be staged, or put in place, before a run is killed.
#[derive(Clone, Copy)]
enum Moment {
    Staged(usize),
    Placed(usize),
}

/// Moments all over a run, in no order.
fn moment(kill: usize) -> Moment {
    let files = 1 + kill * 37 % PAGES;
    if kill % 4 < 2 { Moment::Staged(files) } else { Moment::Placed(files) }
}

/// Waits for a moment, or for the end of the run.
fn wait_for(child: &mut Child, folder: &Path, moment: Moment) {
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        let names = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.file_name());
        let staged = names.filter(|name| name.to_string_lossy().starts_with(".errcat-")).count();
        most = most.max(staged);
        let come = match moment {
            Moment::Staged(files) => staged >= files,
            Moment::Placed(files) => most >= staged + files,
        };
        if come {
            return;
        }
    }
}
