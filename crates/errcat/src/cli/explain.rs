//! `errcat explain`: a rule, an error of a catalog, or what a response may mean.

mod error;
mod response;
mod rule;

use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use errcat_check::nearest;
use errcat_model::{Catalog, ErrorId};
use errcat_source::Rule;
use serde_json::Value;

use super::page::Page;
use super::{FAULTS, FINE, Session, fail, report};
use crate::{Failure, compile_all, load, own::every};

/// Flags of `explain`.
#[derive(Debug, Clone, Default, Args)]
pub struct ExplainArgs {
    /// A rule (`E0103`, `bad_status`) or the code or key of an error of a catalog.
    ///
    /// Without one, and without `--status`, a response body is read from standard input.
    #[arg(value_name = "CODE")]
    subject: Option<String>,
    /// The errors of a status.
    #[arg(long, value_name = "STATUS")]
    status: Option<u16>,
    /// A response body to look for errors in, instead of standard input.
    #[arg(long, value_name = "FILE", conflicts_with = "subject")]
    response: Option<PathBuf>,
    /// Catalog folders [default: as `errcat check`].
    #[arg(long, value_name = "DIR")]
    catalog: Vec<PathBuf>,
    /// How to write it.
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: PageFormat,
}

/// How pages are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum PageFormat {
    /// For a terminal.
    #[default]
    Text,
    /// As Markdown.
    Markdown,
    /// As JSON: an array with one object for each.
    Json,
}

/// `errcat explain`.
pub fn explain(args: &ExplainArgs, session: &mut Session<'_>) -> u8 {
    let wanted = args.subject.as_deref().unwrap_or_default();
    let by_rule = |rule: &&Rule| rule.name == wanted || rule.code.eq_ignore_ascii_case(wanted);
    if let Some(rule) = every().find(by_rule) {
        say(&[(rule::page(rule), rule::json(rule))], args.format, session);
        return FINE;
    }
    let found = match find(args, session) {
        Ok(Some(found)) => found,
        Ok(None) => return FAULTS,
        Err(failure) => return fail(&failure, session),
    };
    say(&found, args.format, session);
    FINE
}

/// `errcat rules`: all rules, one line each.
pub fn rules(session: &mut Session<'_>) -> u8 {
    for rule in every() {
        session.say(&format!("{}  {:<22} {}\n", rule.code, rule.name, rule.summary()));
    }
    FINE
}

/// The pages of the errors that are asked for. `None` where the catalogs have faults.
fn find(
    args: &ExplainArgs,
    session: &mut Session<'_>,
) -> Result<Option<Vec<(Page, Value)>>, Failure> {
    let response = match (&args.subject, args.status, &args.response) {
        (_, _, Some(path)) => Some(load::response(&session.cwd, path)?),
        (None, None, None) => Some(read_input()?),
        _ => None,
    };
    let named = super::CatalogArgs { catalogs: args.catalog.clone() };
    let catalogs = session.catalogs(&named);
    let compiled = compile_all(&session.cwd, &catalogs)?;
    report::warnings(&compiled.warnings, session);
    let Some(catalogs) = compiled.catalogs else {
        report::diagnostics(&compiled.diagnostics, &compiled.sources, session);
        return Ok(None);
    };
    let mut pages = Vec::new();
    for catalog in &catalogs {
        let found: Vec<ErrorId> = match &response {
            Some(body) => response::errors(catalog, body),
            None => chosen(catalog, args),
        };
        let found = found.into_iter().filter(|id| {
            args.status.is_none_or(|status| catalog.error(*id).status == Some(status))
        });
        pages.extend(found.map(|id| (error::page(catalog, id), error::json(catalog, id))));
    }
    if pages.is_empty() { Err(nothing(args, &catalogs)) } else { Ok(Some(pages)) }
}

/// The errors with the key or code that is asked for; all where none is.
fn chosen(catalog: &Catalog, args: &ExplainArgs) -> Vec<ErrorId> {
    let fits = |error: &errcat_model::ErrorDef| {
        args.subject.as_ref().is_none_or(|s| error.key == *s || error.code.to_text() == *s)
    };
    catalog.errors().filter(|(_, error)| fits(error)).map(|(id, _)| id).collect()
}

fn nothing(args: &ExplainArgs, catalogs: &[Catalog]) -> Failure {
    let errors = || catalogs.iter().flat_map(|catalog| &catalog.errors);
    let (what, near) = match (&args.subject, args.status) {
        (Some(subject), _) => {
            let codes: Vec<String> = errors().map(|error| error.code.to_text()).collect();
            let names =
                errors().map(|error| error.key.as_str()).chain(codes.iter().map(String::as_str));
            let names = names.chain(every().flat_map(|rule| [rule.code, rule.name]));
            let near = nearest(subject, names).map(|name| format!("did you mean `{name}`?"));
            (format!("there is no rule and no error `{}`", super::page::visible(subject)), near)
        }
        (None, Some(status)) => {
            let mut known: Vec<u16> = errors().filter_map(|error| error.status).collect();
            known.sort_unstable();
            known.dedup();
            let known: Vec<String> = known.iter().map(u16::to_string).collect();
            let known = format!("statuses with errors are {}", known.join(", "));
            (format!("no error has the status {status}"), Some(known))
        }
        (None, None) => ("no error answers like this".to_owned(), None),
    };
    let failure = Failure::catalog(what);
    failure
        .help(near.unwrap_or_else(|| "`errcat rules` and `errcat list` say what there is".into()))
}

fn read_input() -> Result<String, Failure> {
    let mut input = io::stdin();
    if input.is_terminal() {
        return Err(Failure::environment("nothing to explain")
            .help("name a rule or an error, give `--status`, or send a response: `errcat explain < body.json`"));
    }
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes).map_err(|e| Failure::io("read", "standard input", &e))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn say(pages: &[(Page, Value)], format: PageFormat, session: &mut Session<'_>) {
    let text = match format {
        PageFormat::Json => {
            format!("{:#}\n", pages.iter().map(|(_, json)| json.clone()).collect::<Value>())
        }
        PageFormat::Markdown => joined(pages.iter().map(|(page, _)| page.to_markdown())),
        PageFormat::Text => {
            let bold = session.look.color && io::stdout().is_terminal();
            let width = textwrap::termwidth().clamp(40, 100);
            joined(pages.iter().map(|(page, _)| page.to_terminal(width, bold)))
        }
    };
    session.say(&text);
}

fn joined(pages: impl Iterator<Item = String>) -> String {
    pages.collect::<Vec<_>>().join("\n")
}
