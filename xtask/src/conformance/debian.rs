//! Programs that come with the system: found, or installed where that is possible without asking.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tools::verdict;

/// A program under one of its names; else Debian's `packages` are installed, where this is Debian and
/// nobody needs to be asked.
pub(super) fn program(names: &[&str], packages: &[&str]) -> Result<PathBuf, String> {
    if let Some(found) = find(names) {
        return Ok(found);
    }
    install(packages)?;
    find(names).ok_or_else(|| {
        format!(
            "this check needs `{}` on the PATH; Debian has it in `{}`",
            names.join("` or `"),
            packages.join("`, `")
        )
    })
}

/// Installs packages of Debian where that is possible without asking; elsewhere nothing happens.
fn install(packages: &[&str]) -> Result<(), String> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    if !root || !Path::new("/usr/bin/apt-get").is_file() {
        return Ok(());
    }
    println!("installing {}", packages.join(", "));
    let apt = |args: &[&str]| {
        let mut apt = Command::new("apt-get");
        // Another installation may hold the lock for a while.
        apt.args(["-o", "DPkg::Lock::Timeout=300", "-qq"]).args(args);
        verdict(apt.env("DEBIAN_FRONTEND", "noninteractive")).map(|_| ())
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn find(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    // Where Debian puts servers, which not everybody's PATH has.
    let folders: Vec<PathBuf> = env::split_paths(&path).chain(["/usr/sbin".into()]).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    places.find(|place| place.is_file())
}
