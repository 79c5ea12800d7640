//! `errcat docs templates`: what a team may replace, and with what to begin.

use std::fmt::Write as _;
use std::path::PathBuf;

use clap::Args;
use errcat_check::nearest;
use errcat_docs::Record;
use errcat_docs::template::{self, DATA_VERSION, Template};

use crate::cli::{FINE, Session, fail};
use crate::{Failure, paths, sync};

/// Flags of `docs templates`.
#[derive(Debug, Clone, Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct TemplatesArgs {
    /// The template to print; without one, all are listed.
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Write the template, or all of them, below DIR instead. Files that are there stay.
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

const EXAMPLES: &str = "\
A file of the same name in the folder `templates` of a catalog takes the place of a template.

Examples:
  errcat docs templates
  errcat docs templates markdown/error.md.tera --out catalog/shop/templates";

/// `errcat docs templates`.
pub(super) fn templates(args: &TemplatesArgs, session: &mut Session<'_>) -> u8 {
    match chosen(args.name.as_deref()).and_then(|chosen| run(args, &chosen, session)) {
        Ok(()) => FINE,
        Err(failure) => fail(&failure, session),
    }
}

fn chosen(name: Option<&str>) -> Result<Vec<&'static Template>, Failure> {
    let Some(name) = name else { return Ok(template::all().collect()) };
    if let Some(template) = template::all().find(|template| template.name == name) {
        return Ok(vec![template]);
    }
    let near = nearest(name, template::all().map(|template| template.name));
    let help = near.map_or_else(
        || "`errcat docs templates` lists them".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Failure::environment(format!("there is no template `{name}`")).help(help))
}

fn run(
    args: &TemplatesArgs,
    chosen: &[&Template],
    session: &mut Session<'_>,
) -> Result<(), Failure> {
    let Some(out) = &args.out else {
        match chosen {
            [one] if args.name.is_some() => session.say(one.text),
            _ => session.say(&listing()),
        }
        return Ok(());
    };
    for template in chosen {
        let path = session.cwd.join(out).join(template.name);
        let name = paths::shown(&session.cwd, &path);
        if path.exists() && !sync::is(&path, &name, template.text.as_bytes())? {
            return Err(Failure::environment(format!("`{name}` is there already"))
                .help("move it away to have errcat's in its place"));
        }
        sync::put(&path, &name, template.text.as_bytes())?;
        session.mention(&format!("{name}\n"));
    }
    Ok(())
}

/// All templates and what they receive.
fn listing() -> String {
    let mut out = format!(
        "Version {DATA_VERSION} of the data. Within a version fields are added, and none is removed \
         or changed.\n"
    );
    let parts = [
        (
            "Markdown: what is received is Markdown, escaped for its place. `none` where there is \
             nothing; texts may be empty.",
            template::MARKDOWN,
        ),
        ("HTML: what is received is text; it is escaped where it is written.", template::HTML),
    ];
    for (head, templates) in parts {
        let _ = writeln!(out, "\n{head}\n");
        let width = templates.iter().map(|template| template.name.len()).max().unwrap_or(0);
        for template in templates {
            let _ = write!(out, "  {:width$}  {}", template.name, template.about);
            let _ = match template.data {
                Some(data) => writeln!(out, "; receives `{}`: {}", data.variable, (data.shape)()),
                None => writeln!(out),
            };
        }
        for record in template::records(templates) {
            describe(&mut out, &record);
        }
    }
    out
}

fn describe(out: &mut String, record: &Record) {
    let colon = if record.about.is_empty() { "" } else { ": " };
    let _ = writeln!(out, "\n  {}{colon}{}", record.name, record.about);
    for field in &record.fields {
        let line = format!("    {:14} {:28} {}", field.name, field.shape, field.about);
        let _ = writeln!(out, "{}", line.trim_end());
    }
}
