//! The HTML sites, as a browser has them.
//!
//! `site.mjs` says what is looked at. The sites are those of all catalogs of this repository and of
//! the hostile one, whose texts must neither run nor lead anywhere. Pictures of what a reader sees
//! stay in `target/conformance/site`.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use super::debian;
use super::tools::{Tools, read, verdict, write};

/// Uses every site in headless Chromium.
pub(super) fn browser(tools: &Tools) -> Result<String, String> {
    let chromium = chromium()?;
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

/// The browser: installed where that is possible without asking, else asked for.
fn chromium() -> Result<PathBuf, String> {
    if let Some(found) = find() {
        return Ok(found);
    }
    debian::install("Chromium", &["chromium", "fonts-dejavu-core"])?;
    find().ok_or_else(|| {
        "this check needs Chromium: install Debian's package `chromium`, or put `chromium` or \
         `google-chrome` on the PATH"
            .to_owned()
    })
}

fn find() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    let mut places = names.iter().flat_map(|name| folders.iter().map(move |f| f.join(name)));
    places.find(|place| place.is_file())
}
