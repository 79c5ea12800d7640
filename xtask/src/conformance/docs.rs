//! The reference as the hosts it is written for show it.
//!
//! Each host builds the pages of its flavor in its strict mode; then `rendered.py` compares its HTML
//! with what GitHub's renderer makes of the same pages. Just the Docs is a theme of Jekyll: Liquid and
//! kramdown read the pages, and the theme draws what is around them. Debian has Jekyll and not the
//! theme, so a layout of a few lines stands for it.

use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_model::DocsFlavor;

use super::tools::{Tools, must, read, verdict, write};
use super::{debian, pages};

/// What the wiki of `apigate` links to beside its reference.
const WIKI: [&str; 3] = ["JSON-API-Format", "Pagination", "Resource-Types"];

/// GitHub's renderer: links and anchors, nothing left over, nothing that runs.
pub(super) fn github(tools: &Tools) -> Result<String, String> {
    let (python, base, site) = (python(tools)?, baseline(tools)?, tools.scratch("github")?);
    verdict(rendered(tools, &python).args([&base, &site]).arg("--build"))?;
    compare(tools, &site, "main")
}

/// MkDocs with the Material theme.
pub(super) fn mkdocs(tools: &Tools) -> Result<String, String> {
    let folder = mkdocs_project(tools, "mkdocs")?;
    let mut mkdocs = Command::new(python(tools)?.join("mkdocs"));
    mkdocs.env("NO_MKDOCS_2_WARNING", "1").args(["build", "--strict", "--quiet"]);
    verdict(mkdocs.current_dir(&folder))?;
    compare(tools, &folder.join("site"), "article.md-content__inner")
}

/// Zensical, which reads the configuration of MkDocs.
pub(super) fn zensical(tools: &Tools) -> Result<String, String> {
    let folder = mkdocs_project(tools, "zensical")?;
    let mut zensical = Command::new(python(tools)?.join("zensical"));
    verdict(zensical.args(["build", "--strict"]).current_dir(&folder))?;
    compare(tools, &folder.join("site"), "article.md-content__inner")
}

/// mdBook.
pub(super) fn mdbook(tools: &Tools) -> Result<String, String> {
    let pins = "docs/mdbook.txt";
    let host = tools.host("mdbook", pins, |host| {
        let version = read(&tools.config(pins))?;
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo.args(["install", "--quiet", "--locked", "mdbook", "--version", version.trim()]);
        cargo.arg("--root").arg(host).arg("--target-dir").arg(host.join("target"));
        must("cargo", &mut cargo)
    })?;
    let folder = tools.scratch("mdbook")?;
    let paths = pages::put(tools.root(), DocsFlavor::MdBook, &folder.join("src"))?;
    let entries = paths.iter().map(|path| format!("- [{path}]({path})\n"));
    let summary: String = std::iter::once("# Summary\n\n".to_owned()).chain(entries).collect();
    write(&folder.join("src/SUMMARY.md"), &summary)?;
    write(&folder.join("book.toml"), &read(&tools.config("docs/book.toml"))?)?;
    verdict(Command::new(host.join("bin/mdbook")).arg("build").current_dir(&folder))?;
    compare(tools, &folder.join("book"), "main")
}

/// Docusaurus.
pub(super) fn docusaurus(tools: &Tools) -> Result<String, String> {
    let host = tools.host("docusaurus", "docs/package.json", |host| {
        write(&host.join("package.json"), &read(&tools.config("docs/package.json"))?)?;
        let mut npm = Command::new("npm");
        npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        must("npm", npm.current_dir(host))
    })?;
    let folder = tools.scratch("hosts/docusaurus/docs")?;
    pages::put(tools.root(), DocsFlavor::Docusaurus, &folder)?;
    write(&folder.join("index.md"), "---\nslug: /\n---\n\n# Start\n")?;
    for cut in ["one", "group", "error"] {
        for page in WIKI {
            write(&folder.join(format!("{cut}/apigate/{page}.md")), &format!("# {page}\n"))?;
        }
    }
    let config = "docusaurus.config.js";
    write(&host.join(config), &read(&tools.config(&format!("docs/{config}")))?)?;
    let mut docusaurus = Command::new(host.join("node_modules/.bin/docusaurus"));
    docusaurus.env("DO_NOT_TRACK", "1").args(["build", "--no-minify"]);
    verdict(docusaurus.current_dir(&host))?;
    compare(tools, &host.join("build"), "article")
}

/// Jekyll, as Just the Docs has it read pages.
pub(super) fn just_the_docs(tools: &Tools) -> Result<String, String> {
    let jekyll = debian::program(&["jekyll"], &["jekyll"])?;
    let folder = tools.scratch("just-the-docs")?;
    pages::put(tools.root(), DocsFlavor::JustTheDocs, &folder)?;
    for (name, path) in [("_config.yml", "_config.yml"), ("layout.html", "_layouts/default.html")] {
        write(&folder.join(path), &read(&tools.config(&format!("docs/jekyll/{name}")))?)?;
    }
    let mut build = Command::new(jekyll);
    build.args(["build", "--quiet", "--strict_front_matter", "--disable-disk-cache"]);
    verdict(build.current_dir(&folder))?;
    compare(tools, &folder.join("_site"), "main")
}

/// Whether the comparison looks: pages of a site with one damage each, which it has to notice.
pub(super) fn noticed(tools: &Tools) -> Result<String, String> {
    let damages: [(&str, &str, &str); 5] = [
        ("a cell", "<td>After re-auth</td>", ""),
        ("markup left over", "<td>After re-auth</td>", "<td>**After** re-auth</td>"),
        ("an anchor", "<a id=\"sign-in\">", "<a>"),
        ("a link", "href=\"#", "href=\"nowhere.html#"),
        ("a script", "<p>", "<script></script><p>"),
    ];
    let (python, base) = (python(tools)?, baseline(tools)?);
    for (what, from, to) in damages {
        let site = tools.scratch("damaged")?;
        verdict(rendered(tools, &python).args([&base, &site]).arg("--build"))?;
        let page = site.join("one/bookstore/errors.html");
        let html = read(&page)?;
        let broken = html.replacen(from, to, 1);
        if broken == html {
            return Err(format!("the page has no place for {what}"));
        }
        write(&page, &broken)?;
        if compare(tools, &site, "main").is_ok() {
            return Err(format!("{what} is not noticed"));
        }
    }
    Ok(format!("{} damages", damages.len()))
}

/// A project of MkDocs with the pages of its flavor.
fn mkdocs_project(tools: &Tools, name: &str) -> Result<PathBuf, String> {
    let folder = tools.scratch(name)?;
    pages::put(tools.root(), DocsFlavor::MkDocs, &folder.join("docs"))?;
    write(&folder.join("docs/index.md"), "# Start\n")?;
    write(&folder.join("mkdocs.yml"), &read(&tools.config("docs/mkdocs.yml"))?)?;
    Ok(folder)
}

/// The pages as GitHub reads them.
fn baseline(tools: &Tools) -> Result<PathBuf, String> {
    let folder = tools.scratch("baseline")?;
    pages::put(tools.root(), DocsFlavor::GitHub, &folder)?;
    Ok(folder)
}

/// Compares a site with the baseline: how much was looked at, or what differs.
fn compare(tools: &Tools, site: &Path, content: &str) -> Result<String, String> {
    let (python, base) = (python(tools)?, baseline(tools)?);
    let said = verdict(rendered(tools, &python).args([&base, site]).arg(content))?;
    Ok(said.trim().to_owned())
}

fn rendered(tools: &Tools, python: &Path) -> Command {
    let mut command = Command::new(python.join("python"));
    command.arg(tools.config("docs/rendered.py"));
    command
}

/// The programs of the Python hosts.
fn python(tools: &Tools) -> Result<PathBuf, String> {
    let pins = "docs/requirements.txt";
    let host = tools.host("python", pins, |host| {
        let mut venv = Command::new("python3");
        must("python3", venv.args(["-m", "venv", "--clear"]).arg(host))?;
        let mut pip = Command::new(host.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        must("pip", pip.arg(tools.config(pins)))
    })?;
    Ok(host.join("bin"))
}
