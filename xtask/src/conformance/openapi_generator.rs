//! openapi-generator: one run of its jar for all documents of a check.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use super::tools::{Tools, verdict, write};

/// A document and the folder of what is made of it.
pub(super) struct Input {
    pub(super) document: PathBuf,
    pub(super) output: PathBuf,
}

/// Makes the models, and beside them the files that `supporting` names.
pub(super) fn generate(
    tools: &Tools,
    folder: &Path,
    generator: &str,
    supporting: &str,
    inputs: &[Input],
) -> Result<(), String> {
    debian::program(&["java"], &["default-jre-headless"])?;
    let mut configs = Vec::new();
    for (place, Input { document, output }) in inputs.iter().enumerate() {
        let config = serde_json::json!({
            "generatorName": generator,
            "inputSpec": document,
            "outputDir": output,
            "globalProperties": {
                "models": "", "modelDocs": "false", "modelTests": "false",
                "supportingFiles": supporting,
            },
        });
        let path = folder.join(format!("{place}.json"));
        write(&path, &format!("{config:#}\n"))?;
        configs.push(path);
    }
    // What the Python package starts; it would do so once for each document.
    let print = "import openapi_generator_cli as g; print(g.__path__[0])";
    let package = verdict(tools.python("python").args(["-c", print]))?;
    let jar = Path::new(package.trim()).join("openapi-generator.jar");
    let mut java = Command::new("java");
    java.arg("-jar").arg(jar).args(["batch", "--fail-fast"]).args(configs);
    let said = verdict(&mut java).map_err(|why| {
        format!("this check needs Java 11 or later, Debian's `default-jre-headless`: {why}")
    })?;
    if said.contains("generators successfully") { Ok(()) } else { Err(said) }
}
