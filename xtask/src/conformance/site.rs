//! The HTML sites, as a browser has them.
//!
//! `site.mjs` says what is looked at. The sites are those of all catalogs of this repository and of
//! the hostile one, whose texts must neither run nor lead anywhere. Pictures of what a reader sees
//! stay in `target/conformance/site`.

use std::process::Command;

use super::debian;
use super::tools::{Tools, read, verdict, write};

/// Uses every site in headless Chromium.
pub(super) fn browser(tools: &Tools) -> Result<String, String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let chromium = debian::program(&names, &["chromium", "fonts-dejavu-core"])?;
    let folder = tools.scratch("site")?;
    let sites = folder.join("sites");
    let catalogs = ["catalog", "tests/cases/hostile"].map(|path| tools.root().join(path));
    let report = errcat::site(&folder, &catalogs, &sites).map_err(|failure| failure.to_string())?;
    if report.catalogs.is_empty() {
        return Err("the catalogs have faults; `cargo xtask gen` shows them".to_owned());
    }
    // Where its packages are found: above it lies what npm installed.
    let script = folder.join("site.mjs");
    write(&script, &read(&tools.config("site.mjs"))?)?;
    let mut node = Command::new("node");
    node.args([&script, &sites, &folder.join("screenshots"), &chromium]);
    Ok(verdict(&mut node)?.trim_end().to_owned())
}
