//! What a generated crate costs its users, beside the same errors written by hand with `thiserror`
//! and `serde`: compiling it, and answering with it. Everything is measured in one run, so that the
//! ratios mean something on any machine.

mod sources;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use errcat::{Mode, Request};

/// How many errors both crates have; every other one has two params.
const ERRORS: usize = 1000;

/// Builds both crates and runs them.
pub(super) fn run(home: &Path, repository: &Path) -> Result<(), String> {
    super::remove(home)?;
    write(home, repository)?;
    println!("{ERRORS} errors, half of them with two params. CPU seconds of cargo and rustc:\n");
    println!("| crate | `check` | release build |\n|---|---|---|");
    // What they link is built first, and counts for none of them.
    cpu_of(home, &["check", "--package", "linked"])?;
    cpu_of(home, &["build", "--release", "--package", "linked"])?;
    let mut rows = Vec::new();
    for package in ["empty", "generated", "by-hand"] {
        let check = cpu_of(home, &["check", "--package", package])?;
        let build = cpu_of(home, &["build", "--release", "--package", package])?;
        println!("| {package} | {check:.2} | {build:.2} |");
        rows.push([check, build]);
    }
    if let [_, generated, by_hand] = rows[..] {
        let ratio = |n: usize| by_hand[n] / generated[n].max(0.01);
        println!("| by hand / generated | {:.1} | {:.1} |\n", ratio(0), ratio(1));
    }
    let status = cargo(home, &["run", "--release", "--package", "answers"])
        .status()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err("the answers could not be measured".into()) }
}

/// The workspace of all crates.
fn write(home: &Path, repository: &Path) -> Result<(), String> {
    let runtime = repository.join("crates/errcat-runtime");
    let put = |path: &str, text: String| -> Result<(), String> {
        let path = home.join(path);
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|e| e.to_string())
    };
    put("Cargo.toml", sources::workspace(&runtime.to_string_lossy()))?;
    for name in ["empty", "linked", "by-hand", "answers"] {
        put(&format!("{name}/Cargo.toml"), sources::manifest(name))?;
    }
    put("empty/src/lib.rs", String::new())?;
    put("linked/src/lib.rs", String::new())?;
    put("by-hand/src/lib.rs", sources::by_hand(ERRORS))?;
    put("answers/src/main.rs", sources::ANSWERS.to_owned())?;
    put("catalog/catalog.yaml", sources::catalog(ERRORS))?;
    let request =
        Request { cwd: home, catalogs: &[home.join("catalog")], out: None, mode: Mode::Write };
    let report = errcat::generate(&request).map_err(|failure| failure.to_string())?;
    match report.diagnostics.first() {
        Some(fault) => Err(format!("the catalog of the benchmark has a fault: {}", fault.message)),
        None => Ok(()),
    }
}

fn cargo(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).arg("--quiet").current_dir(home);
    command.env("CARGO_TARGET_DIR", home.join("target")).env_remove("RUSTFLAGS");
    command
}

/// CPU seconds that cargo and what it started took.
fn cpu_of(home: &Path, arguments: &[&str]) -> Result<f64, String> {
    let before = children();
    let status = cargo(home, arguments).status().map_err(|e| format!("cannot start cargo: {e}"))?;
    if !status.success() {
        return Err(format!("`cargo {}` failed", arguments.join(" ")));
    }
    Ok(children() - before)
}

/// CPU seconds of all processes that this one started and waited for; zero where there is no `/proc`.
/// Linux counts them in hundredths.
fn children() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in parentheses and may hold spaces.
    let after_name = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = after_name.split(' ').skip(13).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
