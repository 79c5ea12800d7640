//! `errcat init`: a small catalog to begin with.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use errcat_model::example;
use errcat_source::{Sink, SourceMap};

use super::{FAULTS, FINE, Session, fail, report};
use crate::{CatalogFiles, Failure, compile, load, paths, sync};

/// Flags of `init`.
#[derive(Debug, Clone, Args)]
pub struct InitArgs {
    /// Name of the API, in kebab-case.
    #[arg(long, value_name = "NAME")]
    api: String,
    /// The form of the error bodies.
    #[arg(long, value_name = "FORM", value_enum, default_value_t)]
    envelope: Envelope,
    /// Where catalogs lie; this one goes to `DIR/NAME`.
    #[arg(long, value_name = "DIR", default_value = "catalog")]
    dir: PathBuf,
}

/// Forms of error bodies that are often wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Envelope {
    /// `{ "code": …, "message": … }`
    #[default]
    Simple,
    /// `{ "error": { "code": …, "message": … } }`
    Nested,
    /// RFC 9457.
    ProblemJson,
    /// JSON:API 1.1.
    JsonApi,
    /// The message alone, as plain text.
    Text,
}

impl Envelope {
    fn yaml(self) -> &'static str {
        match self {
            Self::Simple => include_str!("init/simple.yaml"),
            Self::Nested => include_str!("init/nested.yaml"),
            Self::ProblemJson => include_str!("init/problem-json.yaml"),
            Self::JsonApi => include_str!("init/json-api.yaml"),
            Self::Text => include_str!("init/text.yaml"),
        }
    }
}

/// `errcat init`.
pub fn init(args: &InitArgs, session: &mut Session<'_>) -> u8 {
    let head = include_str!("init/head.yaml");
    let title = title(&args.api);
    let text = head.replace("TITLE", &title).replacen("API", &args.api, 1)
        + args.envelope.yaml()
        + include_str!("init/errors.yaml");
    let dir = session.cwd.join(&args.dir);
    let folder = dir.join(&args.api);
    let shown = paths::shown(&session.cwd, &folder);

    // Judged before it is written: the name may be one that errcat refuses.
    let mut sources = SourceMap::new();
    let file = sources.add(format!("{shown}/{}", load::CATALOG_FILE), text.as_str());
    let files = vec![(load::CATALOG_FILE.to_owned(), file)];
    let files =
        CatalogFiles { folder: shown.clone(), files, templates: Vec::new(), incomplete: false };
    let mut sink = Sink::new();
    let Some(catalog) = compile(&files, &sources, &mut sink) else {
        report::diagnostics(&sink.into_sorted(), &sources, session);
        return FAULTS;
    };
    let schema = format!("{:#}\n", errcat_syntax::schema::schema());
    let path = folder.join(load::CATALOG_FILE);
    let schema_path = dir.join("catalog.schema.json");
    let written = refuse_existing(&path, &shown)
        .and_then(|()| sync::put(&path, &shown, text.as_bytes()))
        .and_then(|()| sync::put(&schema_path, "catalog.schema.json", schema.as_bytes()));
    if let Err(failure) = written {
        return fail(&failure, session);
    }

    let error = &catalog.errors[0];
    let status = error.status.unwrap_or_default();
    let body = example::body(&catalog, error.wires[0], error, &error.examples[0]);
    let generated = catalog.generate.rust.as_ref().map_or("", |rust| rust.dir.as_str());
    let usual = args.dir.as_os_str() == "catalog";
    let dir = args.dir.display();
    let (named, by_name) = if usual {
        (String::new(), String::new())
    } else {
        (format!(" {dir}"), format!(" --catalog {dir}"))
    };
    let command = session.command;
    session.mention(&format!(
        "{shown}/{} declares {}, which answers {status} with\n\n{}\n\nNext:\n  \
         {command} gen{named}\n  cargo add --path {generated}\n  \
         {command} explain {}{by_name}\n",
        load::CATALOG_FILE,
        error.key,
        body.to_pretty(),
        error.key,
    ));
    FINE
}

fn refuse_existing(path: &std::path::Path, shown: &str) -> Result<(), Failure> {
    if !sync::exists(path) {
        return Ok(());
    }
    Err(Failure::environment(format!("`{shown}` has a catalog already"))
        .help("add to it with `errcat new`, or choose another `--api` or `--dir`"))
}

/// `pixel-social` as people say it.
fn title(api: &str) -> String {
    let word = |word: &str| {
        let mut rest = word.chars();
        rest.next().map(|c| c.to_uppercase().chain(rest).collect::<String>())
    };
    let words: Vec<String> = api.split('-').filter_map(word).collect();
    // A name that is none is reported; the title only has to be there.
    if words.is_empty() { "My API".to_owned() } else { words.join(" ") }
}
