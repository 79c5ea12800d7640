//! The workspace in which everything is built: the crates that are compared, and the programs that
//! measure answers.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};

use errcat::{Mode, Request, compile, load};
use errcat_model::{Example, ExampleProblem, example};
use errcat_source::Sink;

use super::sources;

/// The programs in the order in which they run.
pub(super) const PROGRAMS: [&str; 3] = ["answers", "decodes", "floods"];

/// The catalogs of this repository.
const CATALOGS: [&str; 6] =
    ["apigate", "bookstore", "device-cloud", "incident-desk", "nfr-connect", "pixel-social"];

/// Writes all of it: errors, and ten times as many under `large`.
pub(super) fn write(home: &Path, repository: &Path, errors: usize) -> Result<(), String> {
    let put = |path: &str, text: &str| -> Result<(), String> {
        let path = home.join(path);
        let folder = path.parent().map_or_else(PathBuf::new, Path::to_owned);
        fs::create_dir_all(folder).and_then(|()| fs::write(&path, text)).map_err(|e| e.to_string())
    };
    let crates = repository.join("crates");
    put("Cargo.toml", &workspace(&crates))?;
    for name in ["empty", "linked", "by-hand", "timing"].into_iter().chain(PROGRAMS) {
        put(&format!("{name}/Cargo.toml"), &manifest(name, &crates))?;
    }
    put("empty/src/lib.rs", "")?;
    put("linked/src/lib.rs", "")?;
    put("by-hand/src/lib.rs", &sources::by_hand(errors))?;
    put("timing/src/lib.rs", include_str!("timing.rs"))?;
    put("answers/src/main.rs", include_str!("answers.rs"))?;
    put("decodes/src/main.rs", include_str!("decodes.rs"))?;
    put("floods/src/main.rs", include_str!("floods.rs"))?;
    for name in CATALOGS {
        put(&format!("floods/src/{name}.txt"), &bodies(repository, name)?)?;
    }
    put("catalogs/generated/catalog.yaml", &sources::catalog("generated", errors))?;
    put("catalogs/large/catalog.yaml", &sources::catalog("large", 10 * errors))?;
    let catalogs = ["generated", "large"].map(|name| home.join("catalogs").join(name));
    let request = Request { cwd: home, catalogs: &catalogs, out: None, mode: Mode::Write };
    let report = errcat::generate(&request).map_err(|failure| failure.to_string())?;
    match report.diagnostics.first() {
        Some(fault) => Err(format!("a catalog of the benchmark has a fault: {}", fault.message)),
        None => Ok(()),
    }
}

/// The manifest above all, with the crates of this repository.
fn workspace(crates: &Path) -> String {
    let programs = PROGRAMS.map(|name| format!("{name:?}")).join(", ");
    format!(
        "[workspace]\nresolver = \"2\"\n\
         members = [\"empty\", \"linked\", \"generated\", \"large\", \"by-hand\", \"timing\", {programs}]\n\n\
         [workspace.package]\nedition = \"2021\"\n\n\
         [patch.crates-io]\nerrcat-runtime = {{ path = {:?} }}\n",
        crates.join("errcat-runtime").to_string_lossy()
    )
}

/// The manifest of a crate.
fn manifest(name: &str, crates: &Path) -> String {
    const BY_HAND: &str = "thiserror = \"2\"\nserde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n";
    let api = |name: &str| {
        let (package, features) = (format!("{name}-errors"), "features = [\"client\"]");
        format!(
            "{package} = {{ path = {:?}, {features} }}\n",
            crates.join("generated").join(&package).to_string_lossy()
        )
    };
    let timing = "timing = { path = \"../timing\" }\n";
    let counter = "allocation-counter = \"0.8\"\n";
    let dependencies = match name {
        "by-hand" => BY_HAND.to_owned(),
        "linked" => format!("{BY_HAND}errcat-runtime = \"0.1\"\n"),
        "answers" => format!(
            "generated = {{ path = \"../generated\" }}\nby-hand = {{ path = \"../by-hand\" }}\n{timing}{counter}"
        ),
        "decodes" => format!("{}{BY_HAND}{timing}", api("bookstore")),
        "floods" => format!("{}{counter}", CATALOGS.map(api).concat()),
        _ => String::new(),
    };
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition.workspace = true\n\n\
         [dependencies]\n{dependencies}"
    )
}

/// A response of each error of a catalog on each of its wires, with all there can be in it: lines of
/// wire, status and body.
fn bodies(repository: &Path, name: &str) -> Result<String, String> {
    let mut sink = Sink::default();
    let folder = PathBuf::from("catalog").join(name);
    let loaded = load::load(repository, &[folder], &mut sink).map_err(|e| e.to_string())?;
    let catalog = loaded.catalogs.first().and_then(|c| compile(c, &loaded.sources, &mut sink));
    let catalog = catalog.ok_or_else(|| format!("the catalog `{name}` has faults"))?;
    let context: Vec<_> = catalog
        .context
        .iter()
        .map(|context| Some(example::value_of(&catalog, &context.decl)))
        .collect();
    let mut lines = String::new();
    for error in &catalog.errors {
        let fields =
            error.fields.iter().map(|f| Some(example::value_of(&catalog, &f.decl))).collect();
        let problem = ExampleProblem { fields, context: context.clone() };
        let all = Example {
            about: errcat_model::Prose::default(),
            context: context.clone(),
            problems: vec![problem],
        };
        for &wire in &error.wires {
            let body = example::body(&catalog, wire, error, &all);
            let status = error.status.unwrap_or(0);
            let _ = writeln!(lines, "{} {status} {body}", wire.0);
        }
    }
    Ok(lines)
}
