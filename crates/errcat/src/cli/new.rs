//! `errcat new`: one more error where it belongs, the rest of the file as it was.

mod insert;

use std::path::PathBuf;

use clap::Args;
use errcat_check::{BOUNDED, nearest};
use errcat_source::{FileId, Sink, SourceMap};
use errcat_syntax::ast::{ErrorDef, GroupDef};
use errcat_syntax::{Entries, ast};

use super::{CatalogArgs, FAULTS, FINE, Session, fail, report};
use crate::load::{Loaded, load};
use crate::{CatalogFiles, Failure, compile, sync};

/// Flags of `new`.
#[derive(Debug, Clone, Args)]
pub struct NewArgs {
    /// Key of the error.
    #[arg(value_name = "CODE")]
    key: String,
    /// The group to add it to; the errors outside groups where not given.
    #[arg(long, value_name = "GROUP")]
    group: Option<String>,
    /// Its status, where the group gives none.
    #[arg(long, value_name = "STATUS")]
    status: Option<u16>,
    /// The sentence, with `{params}`; those not declared yet are, as texts of
    /// at most 100 characters.
    #[arg(long, value_name = "TEXT")]
    message: String,
    /// The folder of the catalog [default: as `errcat check`].
    #[arg(long, value_name = "DIR")]
    catalog: Option<PathBuf>,
}

/// `errcat new`.
pub fn new(args: &NewArgs, session: &mut Session<'_>) -> u8 {
    match add(args, session) {
        Ok(code) => code,
        Err(failure) => fail(&failure, session),
    }
}

fn add(args: &NewArgs, session: &mut Session<'_>) -> Result<u8, Failure> {
    let named = CatalogArgs { catalogs: args.catalog.iter().cloned().collect() };
    let mut sink = Sink::new();
    let Loaded { mut sources, catalogs, .. } =
        load(&session.cwd, &session.catalogs(&named), &mut sink)?;
    let mut places = Vec::new();
    let mut groups = Vec::new();
    for catalog in &catalogs {
        for (_, file) in &catalog.files {
            let Some(parsed) = errcat_syntax::parse(&sources, *file, &mut sink) else { continue };
            groups
                .extend(parsed.groups.iter().flat_map(|g| &g.entries).map(|g| g.key.value.clone()));
            if let Some((errors, params)) = home(&parsed, args.group.as_deref()) {
                let text = sources.file(*file).text();
                places.push((catalog, *file, insert::into(text, errors, &args.error(&params))));
            }
        }
    }
    if sink.has_errors() {
        report::diagnostics(&sink.into_sorted(), &sources, session);
        return Ok(FAULTS);
    }
    let (catalog, file, text) = match places.len() {
        1 => places.remove(0),
        0 => return Err(no_home(args, &groups)),
        _ => {
            return Err(Failure::environment("several catalogs have a place for it")
                .help("name one: `--catalog DIR`"));
        }
    };
    let text = text.ok_or_else(|| {
        Failure::catalog("the errors there are written in braces or not at all")
            .help("write `errors:` and the first error on lines of their own, and try again")
    })?;
    Ok(judge_and_write(catalog, file, &text, &mut sources, session))
}

/// Writes the new text of a file if the catalog is sound with it.
fn judge_and_write(
    catalog: &CatalogFiles,
    file: FileId,
    text: &str,
    sources: &mut SourceMap,
    session: &mut Session<'_>,
) -> u8 {
    let name = sources.file(file).path().to_owned();
    let changed = sources.add(name.as_str(), text);
    let of = |id: FileId| if id == file { changed } else { id };
    let files = catalog.files.iter().map(|(path, id)| (path.clone(), of(*id))).collect();
    let files = CatalogFiles {
        folder: catalog.folder.clone(),
        files,
        templates: Vec::new(),
        incomplete: catalog.incomplete,
    };
    let mut sink = Sink::new();
    let sound = compile(&files, sources, &mut sink).is_some();
    report::diagnostics(&sink.into_sorted(), sources, session);
    if !sound {
        session.complain("nothing was written\n");
        return FAULTS;
    }
    let before = sources.file(file).text().as_bytes();
    match sync::revise(&session.cwd.join(&name), &name, before, text.as_bytes()) {
        Ok(()) => {
            session.mention(&format!("added to {name}; next: {} gen\n", session.command));
            FINE
        }
        Err(failure) => fail(&failure, session),
    }
}

/// The errors to add to, and the names of params that are declared for them.
fn home<'a>(
    file: &'a ast::CatalogFile,
    group: Option<&str>,
) -> Option<(Option<&'a Entries<ErrorDef>>, Vec<&'a str>)> {
    let names = |params: Option<&'a Entries<ast::Decl>>| {
        params.into_iter().flat_map(|p| &p.entries).map(|p| p.key.value.as_str())
    };
    let mut params: Vec<&str> = names(file.params.as_ref()).collect();
    let Some(group) = group else {
        return file.errors.as_ref().map(|errors| (Some(errors), params));
    };
    let groups = file.groups.iter().flat_map(|groups| &groups.entries);
    let found: &GroupDef = &groups.into_iter().find(|entry| entry.key.value == group)?.value;
    params.extend(names(found.params.as_ref()));
    Some((found.errors.as_ref(), params))
}

fn no_home(args: &NewArgs, groups: &[String]) -> Failure {
    let names = groups.iter().map(String::as_str);
    match &args.group {
        Some(group) => {
            let help = nearest(group, names.clone()).map_or_else(
                || format!("groups are {}", names.collect::<Vec<_>>().join(", ")),
                |name| format!("did you mean `{name}`?"),
            );
            Failure::environment(format!("there is no group `{group}`")).help(help)
        }
        None => Failure::environment("all errors stand in groups")
            .help(format!("name one: `--group NAME`, of {}", names.collect::<Vec<_>>().join(", "))),
    }
}

impl NewArgs {
    /// The error as written, without indentation.
    fn error(&self, declared: &[&str]) -> Vec<String> {
        let mut lines = vec![format!("{}:", insert::scalar(&self.key))];
        lines.extend(self.status.map(|status| format!("  status: {status}")));
        lines.push(format!("  message: {}", insert::scalar(&self.message)));
        let mut params: Vec<&str> = insert::placeholders(&self.message);
        params.retain(|name| !declared.contains(name));
        if !params.is_empty() {
            let params: Vec<String> =
                params.iter().map(|name| format!("{name}: {BOUNDED}")).collect();
            lines.push(format!("  params: {{ {} }}", params.join(", ")));
        }
        lines
    }
}
