//! Client generators over our documents: what they make compiles, and decodes real bodies.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use errcat_model::OpenApiVersion;
use serde_json::Value;

use super::bodies::parse;
use super::tools::{Tools, read, verdict, write};
use super::variants;

/// Types of openapi-typescript: a real body of each error is one, and a `switch` over the code is
/// exhaustive, which `tsc --strict` has to notice when it is not.
pub(super) fn typescript(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("typescript")?;
    let mut programs = Vec::new();
    let mut switches = 0;
    for (variant, version) in
        [(0, OpenApiVersion::V3_1), (0, OpenApiVersion::V3_0), (2, OpenApiVersion::V3_1)]
    {
        let variant = variants::ALL[variant];
        let below = folder.join(format!("{}-{version:?}", variant.0));
        for (api, document) in variants::write(tools, &below, variant, version)? {
            let types = below.join(format!("{api}.d.ts"));
            verdict(tools.node("openapi-typescript").arg(&document).arg("--output").arg(&types))?;
            let document = parse(&document)?;
            let mut program = format!("import type {{ components }} from \"./{api}\";\n");
            program.push_str(&bodies(&document));
            let exhaustive = switches_of(&document);
            switches += exhaustive.len();
            program.extend(exhaustive);
            let path = below.join(format!("{api}.check.ts"));
            write(&path, &program)?;
            programs.push(path);
        }
    }
    if switches == 0 {
        return Err("no union has a code to switch over".into());
    }
    compile(tools, &programs)?;
    for path in &programs {
        let program = read(path)?;
        if let Some((before, after)) = program.split_once("    case ") {
            let after = after.split_once('\n').map_or("", |(_, after)| after);
            let lacking = path.with_extension("lacking.ts");
            write(&lacking, &format!("{before}{after}"))?;
            if compile(tools, &[lacking]).is_ok() {
                return Err(format!("{}: tsc does not miss a case", path.display()));
            }
            break;
        }
    }
    Ok(format!("{} programs, {switches} exhaustive switches", programs.len()))
}

fn compile(tools: &Tools, programs: &[PathBuf]) -> Result<String, String> {
    let options = "--strict --noEmit --target es2022 --module esnext --moduleResolution bundler";
    verdict(tools.node("tsc").args(options.split(' ')).args(programs))
}

/// The example of each schema that has its name, as a value of its type.
fn bodies(document: &Value) -> String {
    let mut out = String::new();
    let components = &document["components"];
    for (name, example) in components["examples"].as_object().into_iter().flatten() {
        if components["schemas"].get(name).is_some() {
            let ty = format!("components[\"schemas\"][\"{name}\"]");
            let _ = writeln!(out, "export const {name}: {ty} = {};", example["value"]);
        }
    }
    out
}

/// Functions that switch over the code: of each union with a discriminator, and of each envelope.
fn switches_of(document: &Value) -> Vec<String> {
    let schemas = document["components"]["schemas"].as_object();
    let of_schema = |(name, schema): (&String, &Value)| {
        let discriminator = &schema["discriminator"];
        let codes: Vec<&str> = if let Some(mapping) = discriminator["mapping"].as_object() {
            mapping.keys().map(String::as_str).collect()
        } else {
            let codes = referred(document, &schema["properties"]["code"])?;
            let codes = codes["enum"].as_array()?.iter();
            codes.map(Value::as_str).collect::<Option<_>>()?
        };
        if codes.len() < 2 {
            return None;
        }
        let property = discriminator["propertyName"].as_str().unwrap_or("code");
        let mut cases = String::new();
        for code in &codes {
            let _ = writeln!(cases, "    case {}: return 1;", Value::from(*code));
        }
        Some(format!(
            "export function of{name}(e: components[\"schemas\"][\"{name}\"]): number {{\n  \
             const code = e[\"{property}\"];\n  switch (code) {{\n{cases}    \
             default: {{ const none: never = code; return none; }}\n  }}\n}}\n"
        ))
    };
    schemas.into_iter().flatten().filter_map(of_schema).collect()
}

/// What a reference of the document leads to.
fn referred<'a>(document: &'a Value, schema: &Value) -> Option<&'a Value> {
    document.pointer(schema["$ref"].as_str()?.strip_prefix('#')?)
}

/// Models of datamodel-code-generator: pyright finds no fault, and they decode every example.
pub(super) fn pydantic(tools: &Tools) -> Result<String, String> {
    decoded(tools, "pydantic", |below, api, document| {
        let module = below.join(format!("{}.py", api.replace('-', "_")));
        let mut generator = tools.python("datamodel-codegen");
        let options = "--input-file-type openapi --output-model-type pydantic_v2.BaseModel \
                       --use-annotated --disable-timestamp --target-python-version 3.11";
        generator.args(options.split_whitespace()).arg("--input").arg(document);
        verdict(generator.arg("--output").arg(&module))?;
        let mut pyright = tools.node("pyright");
        let python = tools.python("python");
        verdict(pyright.arg("--pythonpath").arg(python.get_program()).arg(&module))
    })
}

/// Clients of openapi-python-client: what they decode they encode to the same.
pub(super) fn attrs(tools: &Tools) -> Result<String, String> {
    decoded(tools, "attrs", |below, api, document| {
        let config = below.join(format!("{api}.yaml"));
        let package = api.replace('-', "_");
        write(&config, &format!("package_name_override: {package}\n"))?;
        let mut generator = tools.python("openapi-python-client");
        generator.args(["generate", "--meta=none", "--overwrite", "--path"]).arg(document);
        let output = below.join(&package);
        verdict(generator.arg("--config").arg(config).arg("--output-path").arg(output))
    })
}

/// Generates from each catalog in both layouts, and decodes with the script of that name.
fn decoded(
    tools: &Tools,
    name: &str,
    generate: impl Fn(&Path, &str, &Path) -> Result<String, String>,
) -> Result<String, String> {
    let folder = tools.scratch(name)?;
    let script = tools.config(&format!("decode_{name}.py"));
    let mut bodies = 0;
    for variant in [variants::ALL[0], variants::ALL[2]] {
        let below = folder.join(variant.0);
        let written = variants::write(tools, &below, variant, OpenApiVersion::V3_1)?;
        for (api, document) in &written {
            generate(&below, api, document)
                .map_err(|why| format!("{api}, {}: {why}", variant.0))?;
        }
        let mut python = tools.python("python");
        python.arg(&script).arg(&below).args(written.iter().map(|(_, path)| path));
        let count = verdict(python.env("PYTHONDONTWRITEBYTECODE", "1"))?;
        bodies += count.trim().parse::<usize>().map_err(|_| count.clone())?;
    }
    if bodies == 0 {
        return Err("nothing was decoded".into());
    }
    Ok(format!("{bodies} bodies decoded"))
}
