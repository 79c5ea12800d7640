//! openapi-generator for TypeScript: its models decode real bodies to what encodes to the same.

use std::fmt::Write as _;
use std::process::Command;

use errcat_model::OpenApiVersion;

use super::bodies::{bodies, parse};
use super::openapi_generator::{self, Input};
use super::tools::{Tools, verdict, write};
use super::variants;

/// Models of the generator `typescript-fetch`, compiled by `tsc --strict` and run by Node.
pub(super) fn openapi_generator(tools: &Tools) -> Result<String, String> {
    let folder = tools.scratch("openapi-generator-typescript")?;
    let (mut inputs, mut program, mut count) = (Vec::new(), String::from(AGAIN), 0);
    let wanted = [(0, OpenApiVersion::V3_0), (0, OpenApiVersion::V3_1), (2, OpenApiVersion::V3_1)];
    for (variant, version) in wanted {
        let variant = variants::ALL[variant];
        let below = folder.join(format!("{}-{version:?}", variant.0));
        for (api, document) in variants::write(tools, &below, variant, version)? {
            let name = format!("{api}_{}_{version:?}", variant.0).replace('-', "_");
            let _ = writeln!(program, "import * as {name} from \"./{name}/models\";");
            for body in bodies(&parse(&document)?) {
                // JavaScript has an `Error`.
                let ty = if body.schema == "Error" { "ModelError" } else { &body.schema };
                let at = format!("{name} {}", body.name);
                let _ = writeln!(
                    program,
                    "again({at:?}, {name}.{ty}FromJSON, {name}.{ty}ToJSON, {});",
                    body.value
                );
                count += 1;
            }
            inputs.push(Input { document, output: folder.join(name) });
        }
    }
    if count == 0 {
        return Err("there are no bodies".into());
    }
    openapi_generator::generate(tools, &folder, "typescript-fetch", "", &inputs)?;
    let path = folder.join("decode.ts");
    write(&path, &program)?;
    let options = "--strict --skipLibCheck --target es2022 --lib es2022,dom --module commonjs \
                   --moduleResolution node10";
    let mut tsc = tools.node("tsc");
    tsc.args(options.split_whitespace()).arg("--outDir").arg(folder.join("out"));
    verdict(tsc.arg(&path))?;
    verdict(Command::new("node").arg(folder.join("out/decode.js")))?;
    Ok(format!("{} sets of models, {count} bodies decoded", inputs.len()))
}

/// Decodes a body and encodes it again. Members have no order, and seconds may have a fraction.
const AGAIN: &str = r#"function normal(value: unknown): string {
  const sorted = (key: string, value: unknown) =>
    value instanceof Object && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return JSON.stringify(JSON.parse(JSON.stringify(value)), sorted).replaceAll(".000Z\"", "Z\"");
}
function again<T>(at: string, decode: (json: any) => T, encode: (value: any) => any, body: unknown) {
  const encoded = normal(encode(decode(body)));
  if (encoded !== normal(body)) throw new Error(`${at}: ${encoded} instead of ${normal(body)}`);
}
"#;
