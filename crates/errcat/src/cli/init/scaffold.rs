//! What `init` writes beside the catalog: who generates, and a server to see an error from.

use std::collections::BTreeMap;

use super::{Front, manifest};
use crate::{Failure, load};

/// What is in the folder that `init` works in, as far as it concerns `init`.
pub(super) struct Surroundings {
    /// Text of `Cargo.toml`, if there is one.
    pub(super) cargo: Option<String>,
    /// Text of `.cargo/config.toml`, if there is one.
    pub(super) config: Option<String>,
}

impl Surroundings {
    /// Whether there is nothing to compile yet.
    pub(super) fn have_no_package(&self) -> Result<bool, Failure> {
        Ok(manifest::Manifest::parse(self.cargo.as_deref())?.has_no_package())
    }

    pub(super) fn look(cwd: &std::path::Path) -> Result<Self, Failure> {
        Ok(Self {
            cargo: load::text_if_there(cwd, CARGO)?,
            config: load::text_if_there(cwd, CONFIG)?,
        })
    }
}

const CARGO: &str = "Cargo.toml";
const CONFIG: &str = ".cargo/config.toml";

/// Files by path relative to the folder that `init` works in.
#[derive(Default)]
pub(super) struct Scaffold {
    /// Files that must not be there yet.
    pub(super) new: BTreeMap<String, String>,
    /// Files that may be there, with what was added.
    pub(super) changed: BTreeMap<String, String>,
}

/// What is wanted.
pub(super) struct Wanted<'a> {
    pub(super) api: &'a str,
    pub(super) front: Front,
    /// Whether to write a server.
    pub(super) server: bool,
    /// The catalog's folder, with `/`.
    pub(super) catalog: &'a str,
    /// The folder of the generated crate, with `/`.
    pub(super) generated: &'a str,
    /// The folder of errcat's sources, where they do not come from a registry.
    pub(super) sources: Option<&'a str>,
}

/// Draws up all files.
pub(super) fn draw(wanted: &Wanted<'_>, before: &Surroundings) -> Result<Scaffold, Failure> {
    let mut cargo = manifest::Manifest::parse(before.cargo.as_deref())?;
    let mut scaffold = Scaffold::default();
    let Wanted { api, front, server, catalog, sources, .. } = *wanted;
    if front == Front::Xtask {
        if let Some(config) = manifest::with_alias(before.config.as_deref())? {
            scaffold.changed.insert(CONFIG.to_owned(), config);
        } else {
            return Err(Failure::environment("`cargo xtask` means something already")
                .help("call `errcat::cli::xtask` from it, and leave `--with` away here"));
        }
        scaffold.add("xtask/Cargo.toml", include_str!("xtask/Cargo.toml.txt"));
        scaffold.add("xtask/src/main.rs", include_str!("xtask/main.rs.txt"));
        cargo.add_member("xtask")?;
    }
    if server {
        scaffold.add(&format!("{api}/Cargo.toml"), &server_manifest(wanted));
        scaffold.add(&format!("{api}/src/main.rs"), &server_main(wanted));
        if front == Front::BuildScript {
            scaffold.add(&format!("{api}/build.rs"), &build_script(&format!("../{catalog}")));
        }
        cargo.add_member(api)?;
    } else if front == Front::BuildScript {
        if !cargo.is_package() {
            return Err(Failure::environment(
                "there is no package here to write a build script for",
            )
            .help("call `errcat init` in the package's folder, or with `--server axum`"));
        }
        scaffold.add("build.rs", &build_script(catalog).replace(".axum()", ""));
    }
    if let Some(sources) = sources {
        let command = (front != Front::Command).then_some("errcat");
        for name in command.into_iter().chain(["errcat-runtime"]) {
            cargo.patch(name, &format!("{sources}/crates/{name}"))?;
        }
    }
    if server || front == Front::Xtask || sources.is_some() {
        scaffold.changed.insert(CARGO.to_owned(), cargo.text());
    }
    Ok(scaffold)
}

impl Scaffold {
    fn add(&mut self, path: &str, text: &str) {
        self.new.insert(path.to_owned(), text.to_owned());
    }
}

fn server_manifest(wanted: &Wanted<'_>) -> String {
    let Wanted { api, front, generated, .. } = wanted;
    let head = include_str!("server/Cargo.toml.txt").replace("API", api);
    match front {
        Front::BuildScript => {
            head + "errcat-runtime = { version = \"0.1\", features = [\"axum\"] }\n\n\
                    [build-dependencies]\nerrcat = { version = \"0.1\", default-features = false }\n"
        }
        Front::Command | Front::Xtask => {
            head + &format!(
                "{api}-errors = {{ path = \"../{generated}\", features = [\"axum\"] }}\n"
            )
        }
    }
}

fn server_main(wanted: &Wanted<'_>) -> String {
    let declaration = match wanted.front {
        Front::BuildScript => "\ninclude!(concat!(env!(\"OUT_DIR\"), \"/errcat.rs\"));\n",
        Front::Command | Front::Xtask => "",
    };
    include_str!("server/main.rs.txt")
        .replace("DECLARATION\n", declaration)
        .replace("CRATE", &format!("{}_errors", wanted.api.replace('-', "_")))
}

fn build_script(catalog: &str) -> String {
    include_str!("server/build.rs.txt").replace("FOLDER", catalog)
}
