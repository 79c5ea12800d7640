//! Programs that no package of a language brings along.

use std::path::Path;
use std::process::Command;

use super::tools::verdict;

/// Installs packages of Debian where that is possible without asking; elsewhere nothing happens.
pub(super) fn install(what: &str, packages: &[&str]) -> Result<(), String> {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    if !root || !Path::new("/usr/bin/apt-get").is_file() {
        return Ok(());
    }
    println!("installing {what}");
    let apt = |args: &[&str], packages: &[&str]| {
        let mut apt = Command::new("apt-get");
        // Another installation may hold the lock for a while.
        apt.args(["-o", "DPkg::Lock::Timeout=300", "-qq"]).args(args).args(packages);
        verdict(apt.env("DEBIAN_FRONTEND", "noninteractive")).map(|_| ())
    };
    apt(&["update"], &[])?;
    apt(&["install", "--yes", "--no-install-recommends"], packages)
}
