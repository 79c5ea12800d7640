//! Installing and running the outside tools.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// The repository and the tools installed for it.
pub(super) struct Tools {
    root: PathBuf,
    /// Where the tools live and where checks may write.
    cache: PathBuf,
}

/// What is pinned, and hence what decides whether the installed tools are still right.
const PINS: [&str; 3] = ["requirements.txt", "package.json", "package-lock.json"];

impl Tools {
    /// Installs the tools where the pinned versions are not installed yet.
    pub(super) fn install(root: &Path) -> Result<Self, String> {
        let tools = Self { root: root.to_owned(), cache: root.join("target/conformance") };
        let mut pins = String::new();
        for name in PINS {
            pins.push_str(&read(&tools.config(name))?);
        }
        let stamp = tools.cache.join("installed");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins) {
            return Ok(tools);
        }
        println!("installing the validators into {}", tools.cache.display());
        fs::create_dir_all(&tools.cache).map_err(|e| failed("create", &tools.cache, &e))?;
        tools.install_python()?;
        tools.install_node()?;
        write(&stamp, &pins)?;
        Ok(tools)
    }

    fn install_python(&self) -> Result<(), String> {
        let env = self.cache.join("python");
        let mut venv = Command::new("python3");
        must("python3 (3.11 or later, with venv)", venv.args(["-m", "venv", "--clear"]).arg(&env))?;
        let mut pip = self.python("pip");
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        must("pip", pip.arg(self.config("requirements.txt")))
    }

    fn install_node(&self) -> Result<(), String> {
        must("node (20 or later)", Command::new("node").arg("--version"))?;
        for name in ["package.json", "package-lock.json"] {
            write(&self.cache.join(name), &read(&self.config(name))?)?;
        }
        let mut npm = Command::new("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        must("npm", npm.current_dir(&self.cache))
    }

    /// A program of the Python environment.
    pub(super) fn python(&self, program: &str) -> Command {
        let folder = self.cache.join("python/bin");
        let mut command = Command::new(folder.join(program));
        // Some of them call each other by name.
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = std::iter::once(folder).chain(env::split_paths(&path));
        if let Ok(path) = env::join_paths(folders) {
            command.env("PATH", path);
        }
        command
    }

    /// A program of the Node packages.
    pub(super) fn node(&self, program: &str) -> Command {
        let mut command = Command::new(self.cache.join("node_modules/.bin").join(program));
        command.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        command
    }

    /// A folder that outlives the checks, for what takes long to make.
    pub(super) fn cache(&self, name: &str) -> PathBuf {
        self.cache.join(name)
    }

    /// A committed file of the step.
    pub(super) fn config(&self, name: &str) -> PathBuf {
        self.root.join("xtask/conformance").join(name)
    }

    /// The repository.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// A folder for a host of documentation, made by `install` where the file `pins` of the step has
    /// changed since.
    pub(super) fn host(
        &self,
        name: &str,
        pins: &str,
        install: impl FnOnce(&Path) -> Result<(), String>,
    ) -> Result<PathBuf, String> {
        let (folder, pins) = (self.cache.join("hosts").join(name), read(&self.config(pins))?);
        let stamp = folder.join("installed");
        if fs::read_to_string(&stamp).is_ok_and(|installed| installed == pins) {
            return Ok(folder);
        }
        println!("installing {name} into {}", folder.display());
        fs::create_dir_all(&folder).map_err(|e| failed("create", &folder, &e))?;
        install(&folder)?;
        write(&stamp, &pins)?;
        Ok(folder)
    }

    /// An empty folder for a check to write into.
    pub(super) fn scratch(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.cache.join(name);
        match fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(failed("empty", &folder, &error));
            }
            _ => {}
        }
        fs::create_dir_all(&folder).map_err(|e| failed("create", &folder, &e))?;
        Ok(folder)
    }

    /// The schema of the catalog language.
    pub(super) fn schema(&self) -> PathBuf {
        self.root.join("catalog/catalog.schema.json")
    }

    /// The catalogs of this repository. Finding none is a failure.
    pub(super) fn catalogs(&self) -> Result<Vec<PathBuf>, String> {
        files_in_each(&self.root.join("catalog"), "catalog.yaml")
    }

    /// The files at `path` within each generated crate, in order of the crates. Finding none is a
    /// failure: a check that looks at nothing finds nothing.
    pub(super) fn generated(&self, path: &str) -> Result<Vec<PathBuf>, String> {
        files_in_each(&self.root.join("crates/generated"), path)
    }
}

/// The files at `path` within each folder in `folder`, sorted.
fn files_in_each(folder: &Path, path: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|e| failed("read", folder, &e))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path().join(path)))
        .filter(|file| file.is_file())
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("nothing in {} has `{path}`", folder.display()));
    }
    Ok(files)
}

/// Runs a check's tool: its output where it is content, else what it said.
pub(super) fn verdict(command: &mut Command) -> Result<String, String> {
    let output = start(command)?;
    let said = said(&output);
    if output.status.success() { Ok(said) } else { Err(said) }
}

/// The text of a file.
pub(super) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| failed("read", path, &e))
}

/// Writes a file, and the folders it lies in.
pub(super) fn write(path: &Path, text: &str) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| failed("create", folder, &e))?;
    }
    fs::write(path, text).map_err(|e| failed("write", path, &e))
}

/// Writes a file, and the folders it lies in.
pub(super) fn write_below(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|e| failed("create", folder, &e))?;
    }
    fs::write(path, bytes).map_err(|e| failed("write", path, &e))
}

/// Runs a step of the installation.
pub(super) fn must(what: &str, command: &mut Command) -> Result<(), String> {
    let output = start(command).map_err(|why| format!("this step needs {what}: {why}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("installing with {what} failed: {}\n{}", output.status, said(&output).trim_end()))
}

fn start(command: &mut Command) -> Result<Output, String> {
    let output = command.output();
    output.map_err(|e| format!("cannot run {}: {e}", command.get_program().display()))
}

fn said(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    format!("{out}{err}")
}

fn failed(verb: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {verb} {}: {error}", path.display())
}
