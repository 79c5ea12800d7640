//! Time and memory of every stage on synthetic catalogs, beside two floors: scanning the events of
//! the input, and writing the bytes of the output. No generator can be faster than both together.
//!
//! Each stage runs in a process of its own, several times; the medians are shown. A process times
//! its stage only, not what leads up to it; its peak memory includes both.

mod generated;
mod measure;
mod run;
mod stage;
mod synthetic;
mod table;

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use measure::Measured;
use stage::Stage;

/// Flags of `bench`.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Instead: what a generated crate costs, beside the same errors written by hand.
    #[arg(value_enum)]
    of: Option<Of>,
    /// How many errors the catalogs have.
    #[arg(long, value_delimiter = ',', default_value = "1000,10000,100000")]
    sizes: Vec<usize>,
    /// How often each stage runs.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// Runs one stage in the folder given by `--dir`; the benchmark starts itself so.
    #[arg(long, hide = true, requires = "dir")]
    stage: Option<Stage>,
    /// The folder of one synthetic catalog and its output.
    #[arg(long, hide = true)]
    dir: Option<PathBuf>,
}

/// What else there is to measure.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Of {
    /// Compile time and run time of a generated crate.
    Generated,
}

/// Measures, or runs one stage to be measured.
pub(crate) fn run(args: &Args, repository: &Path) -> Result<(), String> {
    if let Some(Of::Generated) = args.of {
        // How this program was built does not matter: it only starts cargo.
        return generated::run(&home()?.join("generated"), repository);
    }
    if cfg!(debug_assertions) {
        return again_in_release(repository);
    }
    if let (Some(stage), Some(dir)) = (args.stage, &args.dir) {
        println!("{}", run::run(stage, dir)?);
        return Ok(());
    }
    let program = program()?;
    let home = home()?;
    let mut before = None;
    for &size in &args.sizes {
        let dir = home.join(size.to_string());
        remove(&dir)?;
        let input = synthetic::write(&run::catalog(&dir), size).map_err(|e| e.to_string())?;
        let column = measure_all(&program, &dir, size, args.runs.max(1))?;
        let output = table::Output::of(&run::output(&dir)).map_err(|e| e.to_string())?;
        println!("{}", table::render(size, input, output, &column, before.as_ref()));
        before = Some((size, column));
        remove(&dir)?;
    }
    Ok(())
}

fn program() -> Result<PathBuf, String> {
    env::current_exe().map_err(|e| format!("cannot find this program: {e}"))
}

/// Beside the program: on the disk that builds use, and swept away with them.
fn home() -> Result<PathBuf, String> {
    Ok(program()?.with_file_name("errcat-bench"))
}

/// The stages of one size in their order, each with its medians.
fn measure_all(
    program: &Path,
    dir: &Path,
    errors: usize,
    runs: usize,
) -> Result<Vec<(Stage, Measured)>, String> {
    let mut column = Vec::new();
    for stage in Stage::in_order(errors) {
        let mut measured = Vec::with_capacity(runs);
        for _ in 0..runs {
            if stage.starts_empty() {
                remove(&run::output(dir))?;
            }
            measured.push(in_fresh_process(program, stage, dir)?);
        }
        column.push((stage, Measured::median(&measured)));
    }
    Ok(column)
}

fn in_fresh_process(program: &Path, stage: Stage, dir: &Path) -> Result<Measured, String> {
    let output = Command::new(program)
        .args(["bench", "--stage", &stage.name(), "--dir"])
        .arg(dir)
        .output()
        .map_err(|e| format!("cannot start `{}`: {e}", program.display()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    if output.status.success() {
        text.trim().parse()
    } else {
        let why = String::from_utf8_lossy(&output.stderr);
        Err(format!("stage `{}` failed:\n{why}", stage.name()))
    }
}

/// Figures of a debug build say nothing.
fn again_in_release(repository: &Path) -> Result<(), String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(["run", "--quiet", "--release", "--package", "xtask", "--"])
        .args(env::args_os().skip(1))
        .current_dir(repository)
        .status()
        .map_err(|e| format!("cannot start cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err("the release build or its run failed".into()) }
}

fn remove(dir: &Path) -> Result<(), String> {
    match fs::remove_dir_all(dir) {
        Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("cannot remove `{}`: {e}", dir.display()))
        }
        _ => Ok(()),
    }
}
