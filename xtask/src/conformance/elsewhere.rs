//! Generated crates copied into a workspace of somebody else's, with the runtime as a registry has it.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use super::tools::{Tools, must, read, verdict, write};

/// The oldest Rust that the runtime states builds it and the crates. What frameworks need is theirs to
/// state.
pub(super) fn oldest_rust(tools: &Tools) -> Result<String, String> {
    let folder = workspace(tools, "elsewhere/oldest-rust")?;
    let version = stated(&read(&tools.root().join("crates/errcat-runtime/Cargo.toml"))?)?;
    let home = folder_of(tools, "rustup");
    let rustup = |arguments: &[&str]| {
        let mut rustup = Command::new("rustup");
        rustup.args(arguments).env("RUSTUP_HOME", &home);
        rustup
    };
    if verdict(&mut rustup(&["run", &version, "rustc", "--version"])).is_err() {
        println!("installing Rust {version} into {}", home.display());
        let install = ["toolchain", "install", &version, "--profile", "minimal"];
        // Not every machine may fetch one; Clippy and a test over the dependencies' own statements
        // hold the version as far as today's Rust can.
        if let Err(why) = verdict(rustup(&install).arg("--no-self-update")) {
            let why = why.trim().lines().last().unwrap_or_default().to_owned();
            return Ok(format!("not looked at: Rust {version} cannot be installed: {why}"));
        }
    }
    let mut check = rustup(&["run", &version, "cargo", "check", "--quiet", "--all-targets"]);
    check.args(["--features", "client,serde,tracing"]).current_dir(&folder);
    verdict(check.env("CARGO_TARGET_DIR", folder_of(tools, "elsewhere-target/oldest-rust")))?;
    Ok(format!("Rust {version}"))
}

/// This Rust finds nothing to say about the crates with all of their features, nor does rustdoc; the
/// workspace denies more than is usual, and has a crate of its own that uses one of them.
pub(super) fn warnings(tools: &Tools) -> Result<String, String> {
    let folder = workspace(tools, "elsewhere/warnings")?;
    let lock = read(&tools.root().join("Cargo.lock"))?;
    write(&folder.join("Cargo.lock"), &lock)?;
    for arguments in ["clippy --all-features -- -D warnings", "doc --all-features --no-deps"] {
        let mut cargo = cargo(&folder);
        cargo.args(arguments.split(' ')).env("RUSTDOCFLAGS", "-D warnings");
        verdict(cargo.env("CARGO_TARGET_DIR", folder_of(tools, "elsewhere-target/warnings")))?;
    }
    Ok("clippy and rustdoc are silent".to_owned())
}

/// A workspace with copies of the generated crates.
fn workspace(tools: &Tools, name: &str) -> Result<PathBuf, String> {
    let folder = tools.scratch(name)?;
    let mut package = cargo(tools.root());
    package.args(["package", "--quiet", "--allow-dirty", "--no-verify"]);
    package.args(["--package", "errcat-runtime", "--target-dir"]).arg(folder.join("package"));
    must("cargo", &mut package)?;
    let archives = fs::read_dir(folder.join("package/package"));
    let archives = archives.map_err(|e| format!("nothing was packaged: {e}"))?;
    let archive = archives
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "crate"))
        .ok_or("the runtime was not packaged")?;
    let runtime = folder.join("runtime");
    fs::create_dir_all(&runtime).map_err(|e| format!("cannot create the workspace: {e}"))?;
    let mut tar = Command::new("tar");
    tar.arg("-xzf").arg(archive).args(["--strip-components", "1", "-C"]).arg(&runtime);
    must("tar", &mut tar)?;
    for manifest in tools.generated("Cargo.toml")? {
        let from = manifest.parent().ok_or("a manifest without a folder")?;
        let mut copy = Command::new("cp");
        must("cp", copy.arg("-R").arg(from).arg(&folder))?;
        let copied = folder.join(from.file_name().unwrap_or_default()).join("Cargo.toml");
        // As a catalog without `runtime` has it.
        let text = read(&copied)?.replace(", path = \"../../errcat-runtime\"", "");
        write(&copied, &text)?;
    }
    write(&folder.join("Cargo.toml"), WORKSPACE)?;
    write(&folder.join("shop/Cargo.toml"), SHOP)?;
    write(&folder.join("shop/src/lib.rs"), SHOP_SOURCE)?;
    Ok(folder)
}

const WORKSPACE: &str = "\
[workspace]
resolver = \"2\"
members = [\"*-errors\", \"shop\"]

[workspace.lints.rust]
missing_docs = \"deny\"
unsafe_code = \"deny\"

[workspace.lints.clippy]
pedantic = \"deny\"

[patch.crates-io]
errcat-runtime = { path = \"runtime\" }
";

const SHOP: &str = "\
[package]
name = \"shop\"
version = \"0.0.0\"
edition = \"2021\"

[dependencies]
bookstore-errors = { path = \"../bookstore-errors\" }

[lints]
workspace = true
";

const SHOP_SOURCE: &str = r#"//! A shop.

use bookstore_errors::{operations::GetBook, Error, Problem};

/// Finds a book.
///
/// # Errors
///
/// There is none.
pub fn find(isbn: &str) -> Result<(), GetBook> {
    Err(GetBook::book_not_found(isbn))
}

/// Pays for one.
///
/// # Errors
///
/// The bank says no.
pub fn pay(card: &str) -> Result<(), Problem> {
    let cause = std::io::Error::other("bank is closed");
    find("0")?;
    Err(Error::card_declined(card).caused_by(cause))
}
"#;

/// The version in `rust-version = \"…\"`.
fn stated(manifest: &str) -> Result<String, String> {
    let mut lines = manifest.lines();
    let version = lines.find_map(|line| line.strip_prefix("rust-version = "));
    Ok(version.ok_or("the runtime states no Rust")?.trim_matches('"').to_owned())
}

fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(folder);
    cargo
}

/// A folder that outlives the check, since what lies in it takes long to make.
fn folder_of(tools: &Tools, name: &str) -> PathBuf {
    tools.root().join("target/conformance").join(name)
}
