//! Client generators for Rust: what they make compiles, and decodes real bodies to what encodes to
//! the same.
//!
//! The crates of all catalogs are members of one workspace, so that what they stand on is compiled
//! once; a program that decodes with all of them is another.

use std::env;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use errcat_model::OpenApiVersion;

use super::bodies::{Body, bodies, parse};
use super::openapi_generator::{self, Input};
use super::tools::{Tools, verdict, write};
use super::variants;

/// What generated crates use, in versions that go together.
const DEPENDENCIES: &str = "\
bytes = \"1\"
chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }
futures = { version = \"0.3\", default-features = false }
progenitor-client = \"=0.15.1\"
regress = \"0.11\"
reqwest = { version = \"0.13\", default-features = false, features = [\"json\", \"query\", \"stream\"] }
serde = { version = \"1\", features = [\"derive\"] }
serde_json = \"1\"
serde_repr = \"0.1\"
serde_urlencoded = \"0.7\"
uuid = { version = \"1\", features = [\"serde\"] }
";

/// A client library.
struct Client {
    krate: String,
    /// The module its types are in.
    module: &'static str,
    bodies: Vec<Body>,
}

/// Models of openapi-generator: with a schema per error, each error decodes by its own.
pub(super) fn openapi_generator(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("openapi-generator-rust")?;
    let (mut inputs, mut clients) = (Vec::new(), Vec::new());
    for (variant, version) in
        [(0, OpenApiVersion::V3_0), (0, OpenApiVersion::V3_1), (2, OpenApiVersion::V3_1)]
    {
        let variant = variants::ALL[variant];
        let below = folder.join(format!("{}-{version:?}", variant.0));
        for (api, document) in variants::write(tools, &below, variant, version)? {
            let krate = format!("{}_{}_{version:?}", api, variant.0);
            let krate = krate.replace('-', "_").to_lowercase();
            let output = folder.join(&krate);
            let bodies = bodies(&parse(&document)?);
            write(&output.join("src/lib.rs"), "pub mod models;\n")?;
            manifest(&output, &krate, DEPENDENCIES)?;
            inputs.push(Input { document, output });
            clients.push(Client { krate, module: "models", bodies });
        }
    }
    openapi_generator::generate(tools, &folder, "rust", "mod.rs", &inputs)?;
    decode(tools, &folder, &clients)
}

/// Clients of progenitor, which wants OpenAPI 3.0 and one type of error per operation.
///
/// An operation that answers in two envelopes it refuses, so of that API it makes the types alone.
pub(super) fn progenitor(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("progenitor")?;
    let mut clients = Vec::new();
    let written =
        variants::write(tools, &folder.join("documents"), variants::ALL[2], OpenApiVersion::V3_0)?;
    for (api, document) in written {
        let krate = api.replace('-', "_");
        let output = folder.join(&krate);
        let path = document.to_string_lossy();
        write(&output.join("src/lib.rs"), &format!("progenitor::generate_api!({path:?});\n"))?;
        let macros = "progenitor = { version = \"=0.15.1\", default-features = false, features = [\"macro\"] }\n";
        manifest(&output, &krate, &format!("{macros}{DEPENDENCIES}"))?;
        let mut value = parse(&document)?;
        if api == "device-cloud" {
            value["paths"] = serde_json::json!({});
            write(&document, &value.to_string())?;
        }
        clients.push(Client { krate, module: "types", bodies: bodies(&value) });
    }
    decode(tools, &folder, &clients)
}

fn manifest(folder: &Path, name: &str, dependencies: &str) -> Result<(), String> {
    let package = format!("[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2021\"\n");
    write(&folder.join("Cargo.toml"), &format!("{package}\n[dependencies]\n{dependencies}"))
}

/// Compiles the crates in a folder and decodes their bodies with them.
fn decode(tools: &Tools, folder: &Path, clients: &[Client]) -> Result<String, String> {
    let mut members = String::from("\"decode\"");
    let mut dependencies = String::from("serde = \"1\"\nserde_json = \"1\"\n");
    let (mut calls, mut count) = (String::new(), 0);
    for Client { krate, module, bodies } in clients {
        let _ = write!(members, ", {krate:?}");
        let _ = writeln!(dependencies, "{krate} = {{ path = \"../{krate}\" }}");
        for Body { name, schema, value } in bodies {
            let value = value.to_string();
            let at = format!("{krate}, {name}");
            let _ = writeln!(calls, "    again::<{krate}::{module}::{schema}>({at:?}, {value:?});");
            count += 1;
        }
    }
    if count == 0 {
        return Err("there are no bodies".into());
    }
    write(
        &folder.join("Cargo.toml"),
        &format!("[workspace]\nresolver = \"2\"\nmembers = [{members}]\n"),
    )?;
    manifest(&folder.join("decode"), "decode", &dependencies)?;
    write(&folder.join("decode/src/main.rs"), &format!("{AGAIN}\nfn main() {{\n{calls}}}\n"))?;
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    // One for both, since they stand on much the same.
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", tools.cache("rust-clients"));
    verdict(cargo.args(["run", "--quiet", "--package", "decode"]))?;
    Ok(format!("{} crates, {count} bodies decoded", clients.len()))
}

/// Decodes a body and encodes it again.
const AGAIN: &str = r#"fn again<T: serde::Serialize + serde::de::DeserializeOwned>(at: &str, body: &str) {
    let decoded: T = serde_json::from_str(body).unwrap_or_else(|e| panic!("{at}: {e}: {body}"));
    let body: serde_json::Value = serde_json::from_str(body).unwrap();
    assert_eq!(serde_json::to_value(decoded).unwrap(), body, "{at}");
}
"#;
