//! The JSON Schema of the language, judged by a validator: it accepts what errcat accepts, and
//! notices what an editor should underline.

use std::fs;

use errcat_tests::{Project, repository};
use jsonschema::Validator;
use serde_json::{Map, Value};

fn validator() -> Validator {
    let schema = Project::new(&[]).expect(0, &["schema"]).stdout;
    let schema: Value = serde_json::from_str(&schema).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

/// YAML as an editor sees it: keys are texts.
fn json(yaml: &str) -> Value {
    fn convert(value: serde_yaml::Value) -> Value {
        match value {
            serde_yaml::Value::Sequence(items) => items.into_iter().map(convert).collect(),
            serde_yaml::Value::Mapping(members) => {
                let members = members.into_iter().map(|(key, value)| {
                    let key = match key {
                        serde_yaml::Value::String(key) => key,
                        other => serde_yaml::to_string(&other).unwrap().trim().to_owned(),
                    };
                    (key, convert(value))
                });
                Value::Object(members.collect::<Map<_, _>>())
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    convert(serde_yaml::from_str(yaml).unwrap())
}

/// The catalogs of this repository, the one with hostile texts among them.
fn catalogs() -> Vec<(String, String)> {
    let folders = fs::read_dir(repository().join("catalog")).unwrap();
    let mut paths: Vec<_> = folders.map(|e| e.unwrap().path().join("catalog.yaml")).collect();
    paths.push(repository().join("tests/cases/hostile/catalog.yaml"));
    paths.retain(|path| path.is_file());
    let read = |path: &std::path::PathBuf| fs::read_to_string(path).unwrap();
    paths.iter().map(|path| (path.display().to_string(), read(path))).collect()
}

#[test]
fn every_catalog_here_is_accepted() {
    let validator = validator();
    let catalogs = catalogs();
    assert!(catalogs.len() >= 7, "{} catalogs", catalogs.len());
    for (path, text) in catalogs {
        let faults: Vec<String> = validator
            .iter_errors(&json(&text))
            .map(|fault| format!("{}: {fault}", fault.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{path}:\n{}", faults.join("\n"));
    }
}

/// Every catalog names the schema, so that an editor finds it.
#[test]
fn every_catalog_names_the_schema() {
    let line = "# yaml-language-server: $schema=../catalog.schema.json\n";
    for (path, text) in catalogs().into_iter().filter(|(path, _)| !path.contains("hostile")) {
        assert!(text.starts_with(line), "{path}");
    }
}

#[test]
fn seeded_mistakes_are_noticed() {
    const SOUND: &str = "\
errcat: 1
api: shop
code_style: snake_case
context: { request_id: { type: string, optional: true } }
types: { Kind: { values: [a, b] }, Part: { fields: { name: string } } }
wire: { http: { media_type: application/json, body: { code: $code } } }
statuses: { 404: Not Found, 200: { meaning: OK } }
retry: { default: never, policies: { backoff: { base: 1s, factor: 2 } } }
limits: { all: { max: 300, window: 1m } }
groups:
  all:
    status: 404
    errors:
      NOT_FOUND: Not found
      GONE: { status: '410', message: Gone, cause: [x, { text: y }], retry: never, details: Part }
";
    const MISTAKES: &[(&str, &str)] = &[
        ("errcat: 1", "errcat: one"),
        ("api: shop", "api: My Shop"),
        ("api: shop", "name: shop"),
        ("snake_case", "snakecase"),
        ("request_id:", "request-id:"),
        ("optional: true", "optional: 1"),
        ("type: string", "typ: string"),
        ("values: [a, b]", "values: a"),
        ("Part: {", "part: {"),
        ("media_type:", "mediatype:"),
        ("404: Not", "4O4: Not"),
        ("default: never", "default: sometimes"),
        ("base: 1s", "base: 1 second"),
        ("factor: 2", "factor: twice"),
        ("status: 404", "status: 4O4"),
        ("status: '410'", "status: 600"),
        ("message: Gone", "mesage: Gone"),
        ("text: y", "txt: y"),
        ("retry: never", "retry: { grade: no }"),
        ("NOT_FOUND: Not found", "NOT_FOUND:"),
        ("    errors:", "    errors: []\n    x:"),
    ];
    let validator = validator();
    let faults: Vec<_> = validator.iter_errors(&json(SOUND)).map(|f| f.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    for (right, wrong) in MISTAKES {
        let text = SOUND.replacen(right, wrong, 1);
        assert_ne!(text, SOUND, "{right}");
        assert!(!validator.is_valid(&json(&text)), "accepted: {wrong}");
    }
}
