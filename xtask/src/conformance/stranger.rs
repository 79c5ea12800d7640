//! errcat in a repository of somebody else's, from packages alone.
//!
//! Every crate is packaged as for a registry and unpacked elsewhere; the command is installed from
//! there. Then, for each way to generate, `errcat init` in an empty folder, and the three commands
//! it says come next.

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::{env, fs};

use super::tools::{Tools, must, read, verdict, write};

/// Runs it all.
pub(super) fn begins(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("stranger")?;
    let packages = unpack(tools, &folder)?;
    let target = tools.root().join("target/conformance/stranger-target");
    let bin = folder.join("installed");
    let mut install = cargo(&folder, &target);
    install.args(["install", "--quiet", "--debug", "--path"]).arg(folder.join("crates/errcat"));
    // Nobody publishes for the test's sake: packages depend on each other by version.
    for name in &packages {
        let path = folder.join("crates").join(name);
        install.arg("--config").arg(format!("patch.crates-io.{name}.path='{}'", path.display()));
    }
    must("cargo", install.arg("--root").arg(&bin))?;
    for generator in ["command", "xtask", "build-script"] {
        begin(&folder, &target, &packages, generator)
            .map_err(|why| format!("--with {generator}: {why}"))?;
    }
    Ok(format!("{} packages, 3 ways to generate", packages.len()))
}

/// Packages the crates of the workspace and unpacks them below `folder`. Gives their names.
fn unpack(tools: &Tools, folder: &Path) -> Result<Vec<String>, String> {
    let crates = tools.root().join("crates");
    let mut names: Vec<String> = fs::read_dir(&crates)
        .map_err(|e| format!("cannot read `{}`: {e}", crates.display()))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.starts_with("errcat"))
        .collect();
    names.sort();
    let target = folder.join("target");
    let mut package = cargo(tools.root(), &target);
    // Built from the unpacked files, below.
    package.args(["package", "--quiet", "--allow-dirty", "--no-verify"]);
    must("cargo", package.args(names.iter().flat_map(|name| ["--package", name])))?;
    for name in &names {
        let archive = fs::read_dir(target.join("package"))
            .map_err(|e| format!("nothing was packaged: {e}"))?
            .filter_map(|entry| Some(entry.ok()?.path()))
            .find(|path| is_archive_of(path, name))
            .ok_or_else(|| format!("`{name}` was not packaged"))?;
        let to = folder.join("crates").join(name);
        fs::create_dir_all(&to).map_err(|e| format!("cannot create `{}`: {e}", to.display()))?;
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(archive).args(["--strip-components", "1", "-C"]).arg(&to);
        must("tar", &mut tar)?;
    }
    Ok(names)
}

/// `errcat-0.1.0.crate` is of `errcat`, `errcat-docs-0.1.0.crate` is not.
fn is_archive_of(path: &Path, name: &str) -> bool {
    let file = path.file_name().and_then(|file| file.to_str()).unwrap_or_default();
    let version = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
    path.extension().is_some_and(|extension| extension == "crate")
        && version.is_some_and(|version| version.starts_with(|c: char| c.is_ascii_digit()))
}

fn begin(folder: &Path, target: &Path, packages: &[String], generator: &str) -> Result<(), String> {
    let work = folder.join(generator);
    fs::create_dir_all(&work).map_err(|e| format!("cannot create `{}`: {e}", work.display()))?;
    let bin = folder.join("installed/bin");
    let patches: Vec<_> =
        packages.iter().map(|name| format!("{name}.path = \"../crates/{name}\"\n")).collect();
    let manifest =
        format!("[workspace]\nresolver = \"3\"\n\n[patch.crates-io]\n{}", patches.concat());
    write(&work.join("Cargo.toml"), &manifest)?;

    let mut init = Command::new(bin.join("errcat"));
    init.args(["init", "--api", "web-shop", "--with", generator]).current_dir(&work);
    let answer = verdict(&mut init)?;
    let next: Vec<&str> = answer
        .split_once("\nNext:\n")
        .ok_or_else(|| format!("nothing comes next:\n{answer}"))?
        .1
        .lines()
        .map(str::trim)
        .collect();
    let [generate, serve, ask] = next[..] else {
        return Err(format!("three commands were expected:\n{answer}"));
    };
    must(generate, &mut shell(generate, &work, target, &bin))?;
    let mut server = Server::start(shell(serve, &work, target, &bin))?;
    let ask = ask.split("    ").next().unwrap_or(ask);
    let response = verdict(&mut shell(&ask.replace("curl", "curl -sS"), &work, target, &bin));
    server.stop();
    let response = response?;
    let body = "{\"code\":\"NOT_FOUND\",\"message\":\"There is no order with the id 17\"";
    if response.starts_with("HTTP/1.1 404") && response.contains(body) {
        return Ok(());
    }
    let manifest = read(&work.join("Cargo.toml"))?;
    Err(format!("`{ask}` was answered with\n{response}\nin the workspace\n{manifest}"))
}

/// A command line as `init` shows it, run as a shell would.
fn shell(line: &str, work: &Path, target: &Path, bin: &Path) -> Command {
    let mut words = line.split(' ');
    let program = words.next().unwrap_or_default();
    let mut command = match program {
        "cargo" => cargo(work, target),
        "errcat" => Command::new(bin.join("errcat")),
        other => Command::new(other),
    };
    command.args(words).current_dir(work);
    command
}

fn cargo(folder: &Path, target: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.env("CARGO_TARGET_DIR", target).current_dir(folder);
    // What cargo tells this program about itself is not the stranger's.
    cargo.env_remove("CARGO_MANIFEST_DIR").env("CARGO_TERM_QUIET", "true");
    cargo
}

/// A server that runs until it is stopped.
struct Server(Child);

impl Server {
    /// Starts it and waits until it says that it serves.
    fn start(mut command: Command) -> Result<Self, String> {
        let child = command.stdout(Stdio::piped()).spawn();
        let mut server = Self(child.map_err(|e| format!("cannot start the server: {e}"))?);
        let Some(output) = server.0.stdout.take() else { return Err("it says nothing".into()) };
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        if read.is_ok() && line.starts_with("serving") {
            return Ok(server);
        }
        server.stop();
        Err(format!("the server does not serve: {line}"))
    }

    /// `cargo run` waits for its program, so the program is what has to end.
    fn stop(&mut self) {
        let mut pkill = Command::new("pkill");
        let _ = pkill.args(["--parent", &self.0.id().to_string()]).status();
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
