//! What a generated crate costs its users, beside the same errors written by hand with `thiserror`
//! and `serde`: compiling it, answering with it, and reading its answers. Everything is measured in
//! one run, so that the ratios mean something on any machine.
//!
//! - **Compiling.** CPU seconds of cargo and of what it starts, of one crate after all that it links
//!   has been built; the peak is that of the largest process. One run each: what differs from run to
//!   run is far below the ratios.
//! - **Answering** (`answers.rs`) and **reading** (`decodes.rs`). Nanoseconds, the shortest of forty
//!   rounds in which the things compared take turns, so that other load on the machine meets all of
//!   them. Values and results pass through `black_box`; what is made is dropped within the time.
//! - **Floods** (`floods.rs`). A million responses of each catalog of this repository. The run fails
//!   where they leave a byte allocated, by a counting allocator, or memory resident.
//!
//! Allocations and sizes that must hold are asserted; times are shown beside their goals, since a
//! loaded machine is no fault of the crate.

mod cost;
mod sources;
mod workspace;

use std::path::Path;

use cost::Cost;

/// How many errors both crates have; every other one has two params.
const ERRORS: usize = 1000;

/// Builds both crates and runs what measures them.
pub(super) fn run(home: &Path, repository: &Path) -> Result<(), String> {
    super::remove(home)?;
    workspace::write(home, repository, ERRORS)?;
    // What they link is built first, and counts for none of them.
    check(home, "linked")?;
    build(home, "linked")?;
    println!("{ERRORS} errors, half of them with two params. CPU seconds of cargo and rustc:\n");
    println!("| crate | `check` | release build |\n|---|---|---|");
    let mut rows = Vec::new();
    for package in ["empty", "generated", "by-hand"] {
        let row = [check(home, package)?, build(home, package)?];
        println!("| {package} | {:.2} | {:.2} |", row[0].cpu, row[1].cpu);
        rows.push(row);
    }
    if let [_, generated, by_hand] = rows[..] {
        let ratio = |n: usize| by_hand[n].cpu / generated[n].cpu.max(0.01);
        println!("| generated / by hand | 1/{:.1} | 1/{:.1} |", ratio(0), ratio(1));
        println!("| at most | 1/15 | 1/50 |\n");
        large(home, generated[0])?;
    }
    let mut failed = Vec::new();
    for program in workspace::PROGRAMS {
        let mut cargo = cost::cargo(home, &["run", "--release", "--package", program]);
        let status = cargo.status().map_err(|e| format!("cannot start cargo: {e}"))?;
        if !status.success() {
            failed.push(program);
        }
        println!();
    }
    if failed.is_empty() { Ok(()) } else { Err(format!("failed: {}", failed.join(", "))) }
}

/// Ten times as many errors.
fn large(home: &Path, small: Cost) -> Result<(), String> {
    let large = check(home, "large")?;
    println!("| `check` of | CPU seconds | most memory, MiB |\n|---|---|---|");
    println!("| {ERRORS} errors | {:.2} | {} |", small.cpu, small.peak);
    println!("| {} errors | {:.2} | {} |", 10 * ERRORS, large.cpu, large.peak);
    println!("| ratio | {:.1} | |\n| at most | 20 | 1536 |\n", large.cpu / small.cpu.max(0.01));
    Ok(())
}

fn check(home: &Path, package: &str) -> Result<Cost, String> {
    cost::of(home, &["check", "--package", package])
}

fn build(home: &Path, package: &str) -> Result<Cost, String> {
    cost::of(home, &["build", "--release", "--package", package])
}
