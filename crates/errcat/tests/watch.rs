//! `errcat gen --watch`, the real command: what it does when files are saved, half or whole.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

/// The command while it runs, and the lines it says.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_errcat"))
            .args(["gen", "--watch"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the command starts");
        let (said, lines) = mpsc::channel();
        let (stdout, stderr) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let to = said.clone();
        thread::spawn(move || {
            BufReader::new(stdout).lines().try_for_each(|line| to.send(line.unwrap()))
        });
        thread::spawn(move || {
            BufReader::new(stderr).lines().try_for_each(|line| said.send(line.unwrap()))
        });
        Self { child, lines }
    }

    /// Waits for a line with this text, a minute at most.
    fn says(&self, text: &str) {
        let begin = Instant::now();
        let mut heard = Vec::new();
        while let Some(left) = Duration::from_secs(60).checked_sub(begin.elapsed()) {
            let Ok(line) = self.lines.recv_timeout(left) else { break };
            if line.contains(text) {
                return;
            }
            heard.push(line);
        }
        panic!("never said `{text}`, but\n{}", heard.join("\n"));
    }

    /// Asserts that it has nothing to say.
    fn is_silent(&self) {
        let line = self.lines.recv_timeout(Duration::from_millis(500));
        assert!(line.is_err(), "{line:?}");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn saving_a_page_fills_it() {
    let project = tempfile::tempdir().unwrap();
    let catalog = project.path().join("catalog/catalog.yaml");
    let text = "errcat: 1\napi: shop\ntitle: Shop\nwire: { http: { body: { code: $code } } }\n\
                errors:\n  GONE: { status: 410, message: Gone }\n\
                generate: { docs: { pages: none, inject: [../docs/errors.md] } }\n";
    let page = project.path().join("docs/errors.md");
    for (path, text) in [(&catalog, text), (&page, "# Errors\n")] {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    let watch = Watch::start(project.path());
    // What is wrong and that it watches come from two streams, in either order.
    watch.says("has no markers");

    // As many editors save: another file takes the place of the page.
    let aside = project.path().join("errors.md");
    fs::write(&aside, "# Errors\n\n<!-- errcat:errors -->\n").unwrap();
    fs::rename(&aside, &page).unwrap();
    watch.says("has no end");
    fs::write(&page, "# Errors\n\n<!-- errcat:errors -->\n<!-- /errcat -->\n").unwrap();
    watch.says("1 written");
    assert!(fs::read_to_string(&page).unwrap().contains("Gone"));
}

#[test]
fn every_save_generates_and_no_fault_ends_it() {
    let project = tempfile::tempdir().unwrap();
    let catalog = project.path().join("catalog/shop/catalog.yaml");
    let text = "errcat: 1\napi: shop\ntitle: Shop\nwire: { http: { body: { code: $code } } }\n\
                errors:\n  GONE: { status: 410, message: Gone }\n";
    fs::create_dir_all(catalog.parent().unwrap()).unwrap();
    fs::write(&catalog, text).unwrap();

    let watch = Watch::start(project.path());
    watch.says("1 error ");
    watch.says("watching");
    watch.is_silent();

    fs::write(&catalog, format!("{text}  LATE: {{ status: 503, mess")).unwrap();
    watch.says("error[");
    watch.says("nothing was generated");
    fs::write(&catalog, format!("{text}  LATE: {{ status: 403, message: Late }}\n")).unwrap();
    watch.says("2 errors");
    let generated = project.path().join("catalog/shop/generated/shop-errors/src/error.rs");
    assert!(fs::read_to_string(&generated).unwrap().contains("Late"));

    // As a change of branch does it.
    let folder = project.path().join("catalog");
    let aside = project.path().join("aside");
    fs::rename(&folder, &aside).unwrap();
    fs::rename(&aside, &folder).unwrap();
    fs::write(&catalog, text).unwrap();
    watch.says("1 error ");
}

/// Clock ticks that a process has used.
#[cfg(target_os = "linux")]
fn ticks(process: u32) -> u64 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    fields[11..13].iter().map(|ticks| ticks.parse::<u64>().unwrap()).sum()
}

#[test]
#[cfg(target_os = "linux")]
fn waiting_costs_nothing() {
    let project = tempfile::tempdir().unwrap();
    let catalog = project.path().join("catalog/catalog.yaml");
    let error = |n| format!("  E{n}: {{ status: 400, message: Number {n} }}\n");
    let errors = (0..300).map(error).collect::<Vec<_>>().concat();
    fs::create_dir_all(catalog.parent().unwrap()).unwrap();
    let head = "errcat: 1\napi: shop\ntitle: Shop\nwire: { http: { body: { code: $code } } }\n";
    fs::write(&catalog, format!("{head}errors:\n{errors}")).unwrap();
    let watch = Watch::start(project.path());
    watch.says("watching");
    // Its own writing wakes it once more.
    thread::sleep(Duration::from_secs(1));
    let before = ticks(watch.child.id());
    thread::sleep(Duration::from_secs(1));
    let used = ticks(watch.child.id()) - before;
    assert!(used <= 2, "{used} ticks in a second without a change");
}
