//! `errcat init`: a small catalog to begin with, and what generates from it.

mod ask;
mod manifest;
mod scaffold;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use errcat_model::{Catalog, example};
use errcat_source::{Sink, SourceMap};

use self::scaffold::{Scaffold, Surroundings, Wanted};
use super::{FAULTS, FINE, GenArgs, Session, fail, report};
use crate::{CatalogFiles, Failure, compile, load, paths, sync};

/// Flags of `init`.
///
/// At a terminal, `init` asks for the name, the form and the generator that no flag says.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXAMPLES)]
pub struct InitArgs {
    /// Name of the API, in kebab-case.
    #[arg(long, value_name = "NAME")]
    api: Option<String>,
    /// The form of the error bodies [default: simple].
    #[arg(long, value_name = "FORM", value_enum)]
    envelope: Option<Envelope>,
    /// Who generates [default: command].
    #[arg(long, value_name = "GENERATOR", value_enum)]
    with: Option<Front>,
    /// Write a small server to see an error from, or none.
    ///
    /// By default where the folder has no package yet: no `Cargo.toml`, or an empty workspace.
    #[arg(long, value_name = "FRAMEWORK", value_enum)]
    server: Option<Server>,
    /// Where catalogs lie; this one goes to `DIR/NAME`.
    #[arg(long, value_name = "DIR", default_value = "catalog")]
    dir: PathBuf,
    /// The folder of errcat's sources, where errcat is not on a registry that you use.
    ///
    /// `Cargo.toml` then takes `errcat` and `errcat-runtime` from there.
    #[arg(long, value_name = "DIR")]
    sources: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  errcat init                                         asks
  errcat init --api shop --envelope problem-json
  errcat init --api shop --with xtask                 `cargo xtask gen`, no tool to install
  errcat init --api shop --with build-script          nothing generated is committed";

/// What runs the generator.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Front {
    /// The command: `errcat gen`; what it writes is committed.
    #[default]
    Command,
    /// A task of the workspace: `cargo xtask gen`; what it writes is committed.
    Xtask,
    /// The build script of the crate that answers: errors are a module of it.
    BuildScript,
}

/// What a server is written for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Server {
    /// A package that answers with an error of the catalog.
    Axum,
    /// None.
    None,
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
    #[value(aliases = ["problem+json", "problem", "rfc9457"])]
    ProblemJson,
    /// JSON:API 1.1.
    #[value(aliases = ["jsonapi", "json:api"])]
    JsonApi,
    /// The message alone, as plain text.
    #[value(alias = "text-only")]
    Text,
}

impl Envelope {
    fn yaml(self) -> &'static str {
        match self {
            Self::Simple => include_str!("init/catalog/simple.yaml"),
            Self::Nested => include_str!("init/catalog/nested.yaml"),
            Self::ProblemJson => include_str!("init/catalog/problem-json.yaml"),
            Self::JsonApi => include_str!("init/catalog/json-api.yaml"),
            Self::Text => include_str!("init/catalog/text.yaml"),
        }
    }
}

/// `errcat init`.
pub fn init(args: &InitArgs, session: &mut Session<'_>) -> u8 {
    match begin(args, session) {
        Ok(code) => code,
        Err(failure) => fail(&failure, session),
    }
}

fn begin(args: &InitArgs, session: &mut Session<'_>) -> Result<u8, Failure> {
    let (api, envelope, front) = answers(args, session)?;
    let surroundings = Surroundings::look(&session.cwd)?;
    let server = match args.server {
        Some(server) => server == Server::Axum,
        None => surroundings.have_no_package()?,
    };
    let folder = paths::join(&paths::slashed(&args.dir), &api);
    let text = catalog_text(&api, envelope, front, server);

    // Judged before it is written: the name may be one that errcat refuses.
    let mut sources = SourceMap::new();
    let file = sources.add(format!("{folder}/{}", load::CATALOG_FILE), text.as_str());
    let files = vec![(load::CATALOG_FILE.to_owned(), file)];
    let files =
        CatalogFiles { folder: folder.clone(), files, templates: Vec::new(), incomplete: false };
    let mut sink = Sink::new();
    let Some(catalog) = compile(&files, &sources, &mut sink) else {
        report::diagnostics(&sink.into_sorted(), &sources, session);
        return Ok(FAULTS);
    };
    let generated = paths::join(&folder, &format!("generated/{api}-errors"));
    let errcat = args.sources.as_deref().map(paths::slashed);
    let wanted = Wanted {
        api: &api,
        front,
        server,
        catalog: &folder,
        generated: &generated,
        sources: errcat.as_deref(),
    };
    let mut scaffold = scaffold::draw(&wanted, &surroundings)?;
    scaffold.new.insert(paths::join(&folder, load::CATALOG_FILE), text);
    let schema = format!("{:#}\n", errcat_syntax::schema::schema());
    let schema_path = paths::join(&paths::slashed(&args.dir), "catalog.schema.json");
    scaffold.changed.insert(schema_path, schema);
    write(&scaffold, session)?;
    if front == Front::Xtask {
        // Cargo does not run an xtask in a workspace with a crate that is still to be generated.
        let code = super::generate(&GenArgs::of(&folder), session);
        if code != FINE {
            return Ok(code);
        }
    }
    session.mention(&answer(&catalog, &folder));
    session.mention(&next(args, &wanted, &catalog.errors[0].key, session.command));
    Ok(FINE)
}

/// What flags say, and for the rest a person.
fn answers(args: &InitArgs, session: &Session<'_>) -> Result<(String, Envelope, Front), Failure> {
    let asks = args.api.is_none();
    if asks && !session.asks {
        return Err(Failure::environment("the API needs a name")
            .help("say it: `errcat init --api NAME`, in kebab-case"));
    }
    let here = session.cwd.file_name().and_then(|name| name.to_str()).unwrap_or("my-api");
    let api = args.api.clone().map_or_else(|| ask::line("Name of the API", here), Ok)?;
    let envelope = match args.envelope {
        None if asks => ask::one_of("Form of the error bodies")?,
        said => said.unwrap_or_default(),
    };
    let front = match args.with {
        None if asks => ask::one_of("Who generates")?,
        said => said.unwrap_or_default(),
    };
    Ok((api, envelope, front))
}

fn catalog_text(api: &str, envelope: Envelope, front: Front, server: bool) -> String {
    let generate = match (front, server) {
        (Front::BuildScript, _) => include_str!("init/catalog/built.yaml"),
        (_, true) => include_str!("init/catalog/served.yaml"),
        (_, false) => "",
    };
    let head = include_str!("init/catalog/head.yaml").replace("TITLE", &title(api));
    head.replacen("API", api, 1)
        + envelope.yaml()
        + include_str!("init/catalog/errors.yaml")
        + generate
}

/// Writes all files or, where one is in the way, none.
fn write(scaffold: &Scaffold, session: &mut Session<'_>) -> Result<(), Failure> {
    for path in scaffold.new.keys() {
        refuse_existing(&session.cwd.join(path), path)?;
    }
    for (path, text) in scaffold.new.iter().chain(&scaffold.changed) {
        sync::put(&session.cwd.join(path), path, text.as_bytes())?;
        session.mention(&format!("wrote {path}\n"));
    }
    Ok(())
}

/// What the catalog's error looks like to who gets it.
fn answer(catalog: &Catalog, folder: &str) -> String {
    let error = &catalog.errors[0];
    let status = error.status.unwrap_or_default();
    let body = example::body(catalog, error.wires[0], error, &error.examples[0]);
    format!(
        "\n{folder}/{} declares {}, which answers {status} with\n\n{}\n",
        load::CATALOG_FILE,
        error.key,
        body.to_pretty(),
    )
}

/// The three commands to go on with.
fn next(args: &InitArgs, wanted: &Wanted<'_>, key: &str, command: &str) -> String {
    let dir = args.dir.display();
    let (named, by_name) = if args.dir.as_os_str() == "catalog" {
        (String::new(), String::new())
    } else {
        (format!(" {dir}"), format!(" --catalog {dir}"))
    };
    let generate = match wanted.front {
        Front::Xtask => format!("cargo xtask gen{named}"),
        Front::Command | Front::BuildScript => format!("{command} gen{named}"),
    };
    let (second, third) = match (wanted.server, wanted.front) {
        (true, _) => (
            format!("cargo run --package {}", wanted.api),
            "curl -i http://127.0.0.1:3000/orders/17    (in another terminal)".to_owned(),
        ),
        (false, Front::BuildScript) => (
            "cargo add errcat-runtime".to_owned(),
            "cargo add --build --no-default-features errcat".to_owned(),
        ),
        (false, Front::Command | Front::Xtask) => (
            format!("cargo add --path {}", wanted.generated),
            format!("{command} explain {key}{by_name}"),
        ),
    };
    let mut out = format!("\nNext:\n  {generate}\n  {second}\n  {third}\n");
    if wanted.front == Front::BuildScript && !wanted.server {
        out += "\nand where the errors shall be a module:\n  \
                include!(concat!(env!(\"OUT_DIR\"), \"/errcat.rs\"));\n";
    }
    out
}

fn refuse_existing(path: &Path, shown: &str) -> Result<(), Failure> {
    if !sync::exists(path) {
        return Ok(());
    }
    let failure = Failure::environment(format!("there is a file `{shown}` already"));
    Err(if path.ends_with(load::CATALOG_FILE) {
        failure.help("add to it with `errcat new`, or choose another `--api` or `--dir`")
    } else {
        failure.help("nothing was written; choose another `--with` or `--server none`")
    })
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
