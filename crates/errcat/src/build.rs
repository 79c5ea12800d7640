//! For build scripts: the errors of a catalog as a module of the crate that is being built.

use std::{
    env,
    path::{Path, PathBuf},
    process,
};

use errcat_model::{Catalog, Generate, RustFeature, RustForm, RustTarget};
use errcat_source::Severity;
use errcat_source::render::{self, Look};

use crate::{Failure, Report, generate::Mode, generate::run, paths, sync};

/// Generates the catalogs of `folder` into modules, as [`Build::run`] does.
///
/// In `build.rs`, with `errcat` among the build dependencies (without its feature `cli`, which is
/// not needed here) and `errcat-runtime` among the dependencies:
///
/// ```no_run
/// errcat::build("catalog/shop");
/// ```
///
/// and where the errors shall be a module, in a source file:
///
/// ```ignore
/// include!(concat!(env!("OUT_DIR"), "/errcat.rs")); // pub mod shop_errors;
/// ```
pub fn build(folder: impl Into<PathBuf>) {
    Build::new(folder).run();
}

/// What a build script generates. See [`build`].
#[derive(Debug, Clone)]
pub struct Build {
    folder: PathBuf,
    client: bool,
    serde: bool,
    integrations: Vec<RustFeature>,
}

impl Build {
    /// The catalog in `folder`, or the catalogs in its subfolders. A relative path is relative to
    /// the package's folder.
    ///
    /// Each becomes a module that is named as the crate in the catalog's `generate.rust`, or
    /// `<api>_errors`. The integrations listed there under `features` are part of it:
    /// `errcat-runtime` needs the features of the same names. OpenAPI and documentation are not
    /// generated; `errcat gen` does that.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), client: false, serde: false, integrations: Vec::new() }
    }

    /// With the module `axum`; needs `errcat-runtime/axum`.
    #[must_use]
    pub fn axum(self) -> Self {
        self.with(RustFeature::Axum)
    }

    /// With the module `actix`; needs `errcat-runtime/actix-web`.
    #[must_use]
    pub fn actix_web(self) -> Self {
        self.with(RustFeature::ActixWeb)
    }

    /// With the module `client`, which reads responses; needs `errcat-runtime/client`.
    #[must_use]
    pub fn client(self) -> Self {
        Self { client: true, ..self }
    }

    /// With `ErrorCode` as a value of serde; needs `errcat-runtime/serde`.
    #[must_use]
    pub fn serde(self) -> Self {
        Self { serde: true, ..self }
    }

    fn with(mut self, integration: RustFeature) -> Self {
        self.integrations.push(integration);
        self
    }

    /// Writes `errcat.rs`, which declares the modules, and their files to `OUT_DIR`, and tells
    /// cargo to come again when something in the folder changes.
    ///
    /// Ends the build script where a catalog has faults or a file cannot be written: what is wrong
    /// is then on standard error, as `errcat check` shows it.
    pub fn run(self) {
        let cwd = env::var_os("CARGO_MANIFEST_DIR");
        let out = env::var_os("OUT_DIR");
        let (Some(cwd), Some(out)) = (cwd, out) else {
            eprintln!("error: `errcat::build` is for build scripts, which cargo calls");
            process::exit(1);
        };
        // Said first: a build that failed is tried again when its catalog has changed.
        println!("cargo::rerun-if-changed={}", self.folder.display());
        match self.generate(Path::new(&cwd), Path::new(&out)) {
            Ok(report) => tell(&report),
            Err(failure) => {
                eprintln!("{failure}");
                process::exit(1);
            }
        }
    }

    fn generate(&self, cwd: &Path, out: &Path) -> Result<Report, Failure> {
        let mut names = Vec::new();
        let catalogs = [self.folder.clone()];
        let report = run(cwd, &catalogs, Mode::Write, |catalog| {
            names.push(self.aim(catalog, out, cwd));
        })?;
        if !report.diagnostics.iter().any(|d| d.severity == Severity::Error) {
            let module = |name: &String| format!("{ALLOWED}pub mod {name};\n");
            let modules: String = names.iter().map(module).collect();
            sync::put(&out.join("errcat.rs"), "errcat.rs", modules.as_bytes())?;
        }
        Ok(report)
    }

    /// Leaves of all outputs of `catalog` its module in `out`. Gives the module's name.
    fn aim(&self, catalog: &mut Catalog, out: &Path, cwd: &Path) -> String {
        let asked = catalog.generate.rust.take();
        let (crate_name, mut features) = match asked {
            Some(rust) => (rust.crate_name, rust.features),
            None => (format!("{}-errors", catalog.api), Vec::new()),
        };
        let module = crate_name.replace('-', "_");
        let dir = paths::shown(cwd, out.join(&module));
        features.extend(&self.integrations);
        features.sort_unstable();
        features.dedup();
        let form = RustForm::Module { client: self.client, serde: self.serde };
        let rust = RustTarget { crate_name, dir, runtime: None, features, form };
        catalog.generate = Generate { rust: Some(rust), openapi: None, docs: None, site: None };
        module
    }
}

/// Above each module. A private module of a program has errors that the program never makes, and
/// what the host asks of its own style is not known to who generates.
const ALLOWED: &str =
    "#[allow(dead_code, unreachable_pub, unused_imports)]\n#[allow(clippy::pedantic)]\n";

/// Faults go where cargo shows what a build script that failed said; warnings as cargo's own.
fn tell(report: &Report) {
    let warn = |text: &str| println!("cargo::warning={}", text.replace('\n', " "));
    report.warnings.iter().for_each(|text| warn(text));
    if let Some(summary) = render::summary(&report.diagnostics, Look::PLAIN) {
        if report.diagnostics.iter().any(|d| d.severity == Severity::Error) {
            eprintln!(
                "{}{summary}",
                render::human(&report.diagnostics, &report.sources, Look::PLAIN)
            );
            process::exit(1);
        }
        for line in render::human(&report.diagnostics, &report.sources, Look::PLAIN).lines() {
            warn(line);
        }
    }
}
