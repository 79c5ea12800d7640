//! The pages that hosts build: every catalog of this repository and the hostile one, in one flavor,
//! cut in every way, each with a page that is written by hand and filled.

use std::path::{Path, PathBuf};

use errcat::{compile, filled, load::load, plan::plan};
use errcat_model::{DocsFlavor, DocsPages, DocsTarget, Generate};
use errcat_source::Sink;

use super::tools::write;

const CUTS: [(&str, DocsPages); 3] =
    [("one", DocsPages::One), ("group", DocsPages::Group), ("error", DocsPages::Error)];

/// Writes them to `folder/CUT/API` and gives their paths relative to `folder`, with `/`.
pub(super) fn put(root: &Path, flavor: DocsFlavor, folder: &Path) -> Result<Vec<String>, String> {
    let mut sink = Sink::new();
    let catalogs = ["catalog", "tests/cases/hostile"].map(PathBuf::from);
    let loaded = load(root, &catalogs, &mut sink).map_err(|failure| failure.to_string())?;
    let mut paths = Vec::new();
    for files in &loaded.catalogs {
        let catalog = compile(files, &loaded.sources, &mut sink);
        let Some(mut catalog) = catalog else {
            return Err(format!("the catalog in {} has faults", files.folder));
        };
        for (cut, pages) in CUTS {
            let target = DocsTarget { dir: "docs".into(), flavor, pages, ..DocsTarget::default() };
            catalog.generate =
                Generate { rust: None, openapi: None, docs: Some(target), site: None };
            let page = format!("{cut}/{}/filled.md", catalog.api);
            let filled = filled(&catalog, &by_hand(flavor));
            let filled = filled.ok_or_else(|| format!("{page} is not filled"))?;
            write(&folder.join(&page), &filled)?;
            paths.push(page);
            let plan = plan(&catalog, root).map_err(|failure| failure.to_string())?;
            for (path, bytes) in plan.roots.into_values().flatten() {
                if Path::new(&path).extension().is_some_and(|extension| extension == "md") {
                    let path = format!("{cut}/{}/{path}", catalog.api);
                    write(&folder.join(&path), &String::from_utf8_lossy(&bytes))?;
                    paths.push(path);
                }
            }
        }
    }
    paths.sort();
    Ok(paths)
}

/// A page that somebody wrote, to be filled with everything.
fn by_hand(flavor: DocsFlavor) -> String {
    let [open, close] =
        if flavor == DocsFlavor::Docusaurus { ["{/*", "*/}"] } else { ["<!--", "-->"] };
    // Jekyll copies what has no front matter.
    let head = if flavor == DocsFlavor::JustTheDocs {
        "---\nlayout: default\ntitle: Filled\n---\n\n"
    } else {
        ""
    };
    format!(
        "{head}# Written by hand\n\nAll there is:\n{open} errcat:reference {close}\n{open} /errcat {close}\nWrite \
         to us.\n"
    )
}
