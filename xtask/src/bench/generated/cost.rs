//! What a run of cargo costs, the processes that it starts included.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::Duration,
};

/// CPU time and memory, known on Linux and zero elsewhere.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cost {
    /// CPU seconds of cargo and what it started.
    pub(super) cpu: f64,
    /// The most memory that one of these processes had in use, in MiB.
    pub(super) peak: u64,
}

pub(super) fn cargo(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).arg("--quiet").current_dir(home);
    command.env("CARGO_TARGET_DIR", home.join("target")).env_remove("RUSTFLAGS");
    command
}

/// Runs cargo and measures it.
pub(super) fn of(home: &Path, arguments: &[&str]) -> Result<Cost, String> {
    let failed = |e| format!("cannot start cargo: {e}");
    let before = children_cpu();
    let mut child = cargo(home, arguments).spawn().map_err(failed)?;
    let peak = watch(&mut child);
    if !child.wait().map_err(failed)?.success() {
        return Err(format!("`cargo {}` failed", arguments.join(" ")));
    }
    Ok(Cost { cpu: children_cpu() - before, peak: peak / 1024 })
}

/// Looks at a process and those below it until it ends. What each had at most the kernel remembers
/// as long as it runs, so only its last moments are missed.
fn watch(child: &mut Child) -> u64 {
    let mut peak = 0;
    while matches!(child.try_wait(), Ok(None)) {
        peak = peak.max(peak_kib(child.id()));
        thread::sleep(Duration::from_millis(5));
    }
    peak
}

fn peak_kib(process: u32) -> u64 {
    let folder = PathBuf::from(format!("/proc/{process}"));
    let status = fs::read_to_string(folder.join("status")).unwrap_or_default();
    let own = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok());
    // Each thread has the processes that it started.
    let threads = fs::read_dir(folder.join("task")).into_iter().flatten().flatten();
    let below = threads
        .map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default())
        .filter_map(|processes| {
            let numbers = processes.split_whitespace().filter_map(|n| n.parse().ok());
            numbers.map(peak_kib).max()
        });
    below.max().unwrap_or(0).max(own.unwrap_or(0))
}

/// CPU seconds of all processes that this one started and waited for. Linux counts them in
/// hundredths.
fn children_cpu() -> f64 {
    let text = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in parentheses and may hold spaces.
    let after_name = text.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks = after_name.split(' ').skip(13).take(2);
    ticks.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}
