//! The client code of the pages, run over the answers of a server: every function knows its error
//! and takes no other for it. Rust is run by `cargo test`.

mod server;

use std::path::{Path, PathBuf};
use std::process::Command;

use errcat::{compile, load::load, plan::plan};
use errcat_model::{
    Catalog, DocsPages, DocsTarget, ErrorDef, Generate, Transport, WireId, example,
};
use errcat_source::Sink;
use serde_json::{Value, json};

use self::server::{Answer, Server};
use super::tools::{Tools, must, verdict, write};

/// The client code in Python, with `requests`.
pub(super) fn python(tools: &Tools) -> Result<String, String> {
    let host = tools.host("snippets", "snippets.txt", |host| {
        let mut venv = Command::new("python3");
        must("python3 (with venv)", venv.args(["-m", "venv", "--clear"]).arg(host))?;
        let mut pip = Command::new(host.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        must("pip", pip.arg(tools.config("snippets.txt")))
    })?;
    let (folder, _server) = put(tools, "snippets-python", "python", "py")?;
    let mut python = Command::new(host.join("bin/python"));
    python.arg(tools.config("snippets.py")).arg(folder.join("cases.json")).arg(&folder);
    Ok(verdict(&mut python)?.trim_end().to_owned())
}

/// The client code in TypeScript, with `fetch`.
pub(super) fn typescript(tools: &Tools) -> Result<String, String> {
    let (folder, _server) = put(tools, "snippets-typescript", "ts", "ts")?;
    let config = json!({
        "compilerOptions": {
            "strict": true, "target": "es2022", "module": "esnext", "lib": ["es2022", "dom"],
            "moduleResolution": "bundler", "types": [],
        },
        "include": ["*.ts"],
    });
    write(&folder.join("tsconfig.json"), &config.to_string())?;
    write(&folder.join("package.json"), "{ \"type\": \"module\" }\n")?;
    verdict(tools.node("tsc").arg("--project").arg(&folder))?;
    let mut node = Command::new("node");
    node.arg(tools.config("snippets.mjs")).arg(folder.join("cases.json")).arg(&folder);
    Ok(verdict(&mut node)?.trim_end().to_owned())
}

/// Writes a module for each piece of client code, and the cases. The server answers while it lives.
fn put(
    tools: &Tools,
    name: &str,
    language: &str,
    extension: &str,
) -> Result<(PathBuf, Server), String> {
    let folder = tools.scratch(name)?;
    let server = Server::start().map_err(|e| format!("no server on the loopback: {e}"))?;
    let mut sink = Sink::new();
    let catalogs = ["catalog", "tests/cases/hostile"].map(PathBuf::from);
    let loaded = load(tools.root(), &catalogs, &mut sink).map_err(|f| f.to_string())?;
    let mut apis = Vec::new();
    for files in &loaded.catalogs {
        let catalog = compile(files, &loaded.sources, &mut sink);
        let catalog = catalog.ok_or_else(|| format!("{} has faults", files.folder))?;
        let mut clients = Vec::new();
        for (page, error, text) in pages(tools.root(), catalog.clone())? {
            let Some(code) = fenced(&text, language) else { continue };
            let module = format!("{}_{page}", catalog.api).replace(['-', '/'], "_");
            write(&folder.join(format!("{module}.{extension}")), code)?;
            clients.push(client(&module, error.as_deref(), language, code));
        }
        if clients.is_empty() {
            return Err(format!("no client code on the pages of {}", catalog.api));
        }
        apis.push(json!({ "clients": clients, "answers": answers(&catalog, &server) }));
    }
    write(&folder.join("cases.json"), &Value::from(apis).to_string())?;
    Ok((folder, server))
}

/// The reference page and those of errors: number, key of the error, text.
fn pages(
    root: &Path,
    mut catalog: Catalog,
) -> Result<Vec<(usize, Option<String>, String)>, String> {
    let dir = "docs".to_owned();
    let docs = DocsTarget { dir: dir.clone(), pages: DocsPages::Error, ..DocsTarget::default() };
    catalog.generate = Generate { rust: None, openapi: None, docs: Some(docs), site: None };
    let plan = plan(&catalog, root).map_err(|failure| failure.to_string())?;
    let page = |path: &str| {
        let bytes = plan.roots[&dir].get(path).ok_or_else(|| format!("no page `{path}`"))?;
        Ok::<_, String>(String::from_utf8_lossy(bytes).into_owned())
    };
    let mut pages = vec![(0, None, page("errors.md")?)];
    for (at, error) in catalog.errors.iter().enumerate() {
        let taken = matches!(&*error.anchor, "index" | "readme");
        let path = format!("errors/{}{}.md", error.anchor, if taken { "-error" } else { "" });
        pages.push((at + 1, Some(error.key.clone()), page(&path)?));
    }
    Ok(pages)
}

/// The first code of a language on a page.
fn fenced<'p>(page: &'p str, language: &str) -> Option<&'p str> {
    let (_, after) = page.split_once(&format!("```{language}\n"))?;
    after.split_once("\n```").map(|(code, _)| code)
}

/// What a script needs to know of a module.
fn client(module: &str, error: Option<&str>, language: &str, code: &str) -> Value {
    let before = if language == "python" { "def " } else { "function " };
    let name = code.split_once(before).and_then(|(_, rest)| rest.split_once('('));
    let name = name.map(|(name, _)| name);
    let (python, typescript) = if language == "python" { (name, None) } else { (None, name) };
    json!({
        "module": module, "error": error, "http": code.contains("(response:"),
        "python": python, "typescript": typescript,
    })
}

/// An example of each error on each of its wires.
fn answers(catalog: &Catalog, server: &Server) -> Vec<Value> {
    let of_error = |error: &ErrorDef| {
        let wires = error.wires.iter();
        wires.map(|&wire| answer(catalog, server, error, wire)).collect::<Vec<_>>()
    };
    catalog.errors.iter().flat_map(of_error).collect()
}

fn answer(catalog: &Catalog, server: &Server, error: &ErrorDef, wire: WireId) -> Value {
    let example = error.examples.first();
    let body = example.map(|example| example::body(catalog, wire, error, example).to_string());
    let body = body.unwrap_or_default();
    let code = serde_json::from_str::<Value>(&error.code.to_string()).unwrap_or_default();
    let url = (catalog.wire(wire).transport == Transport::Http).then(|| {
        server.answer(Answer {
            status: error.status.unwrap_or(500),
            media_type: catalog.wire(wire).media_type.clone(),
            body: body.clone(),
        })
    });
    json!({ "error": error.key, "code": code, "url": url, "body": body })
}
