//! Generated crates, compiled and run.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use errcat_fixture::{error, error_with};
use errcat_model::{
    ErrorId, Json, Rejection, RejectionFact, RejectionKind, RejectionValue, RustFeature, RustForm,
    RustTarget, TimeUnit, Type,
};

use crate::sample;

fn emitted(catalog: &errcat_model::Catalog, target: &RustTarget) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    crate::emit(catalog, target, &mut files);
    files
}

/// Writes a crate below the target folder and runs `cargo` there; its output where it fails.
fn cargo(name: &str, catalog: &errcat_model::Catalog, arguments: &[&str]) {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = target_folder().join("errcat-rust-tests").join(name);
    let runtime = workspace.join("../errcat-runtime");
    let files = emitted(catalog, &sample::target(name, &runtime.to_string_lossy()));
    for (path, mut text) in files {
        if path == "Cargo.toml" {
            text.push_str("\n[workspace]\n");
        }
        let path = folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("../target"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The folder that this test was built into.
fn target_folder() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(3).unwrap().to_owned()
}

#[test]
fn everything_compiles_without_warnings_and_answers_as_documented() {
    let catalog = sample::everything();
    cargo("everything", &catalog, &["test", "--offline", "--quiet"]);
    cargo("everything", &catalog, &["test", "--offline", "--quiet", "--all-features"]);
    cargo("everything", &catalog, &["doc", "--offline", "--quiet", "--no-deps", "--all-features"]);
}

#[test]
fn catalogs_without_fields_and_with_nothing_else_compile() {
    let plain = |key| error(key, "Text");
    let field = || vec![sample::decl("a", Type::String, Json::string("x"))];
    let some = |key| error_with(key, "{a}", field());
    let arguments = ["test", "--offline", "--quiet", "--all-features"];
    cargo("units", &sample::catalog(vec![plain("A"), plain("B")]), &arguments);
    cargo("one-unit", &sample::catalog(vec![plain("A")]), &arguments);
    cargo("fields", &sample::catalog(vec![some("A"), some("B")]), &arguments);
    // A time, so that the example in the crate's docs needs the type of the standard library.
    let wait = vec![sample::decl("a", Type::Duration(TimeUnit::Seconds), Json::integer(30))];
    cargo("one-field", &sample::catalog(vec![error_with("A", "{a}", wait)]), &arguments);
    cargo(
        "nothing",
        &sample::catalog(Vec::new()),
        &["check", "--offline", "--quiet", "--all-features"],
    );
}

/// Without a code the sentence tells: one that can be anything is tried after one that is just so,
/// which the tests of the crate find out by reading their examples.
#[test]
fn an_exact_sentence_comes_before_one_that_can_be_anything() {
    let field = vec![sample::decl("a", Type::String, Json::string("x"))];
    let catalog =
        sample::without_code(vec![error_with("ANY", "{a}", field), error("EXACT", "Text")]);
    cargo("sentences", &catalog, &["test", "--offline", "--quiet", "--all-features"]);
}

/// Keys that are names of what generated code has, as an author may choose them.
#[test]
fn any_key_is_a_name() {
    let keys = [
        "STATUS",
        "CODE",
        "BODY",
        "BODY_ON",
        "MESSAGE",
        "HEADERS",
        "NEW",
        "FROM",
        "FROM_STR",
        "INTO",
        "INDEX",
        "ROW",
        "FIELDS",
        "VALUES",
        "UNIT",
        "CLONE",
        "EQ",
        "FMT",
        "SOURCE",
        "TITLE",
        "RETRY",
        "WIRE",
        "CAUSED_BY",
        "ERROR",
        "ERROR_CODE",
        "PROBLEM",
        "CONTEXT",
        "OPTION",
        "STRING",
        "SELF",
        "TYPE",
        "OK",
        "NONE",
        "SOME",
        "ALL",
        "VALUE",
        "WRITE_BODY",
        "TO_STRING",
        "TRY_FROM",
        "AS_STR",
        "TABLE",
        "SHAPE_0",
        "DESCRIPTION",
        "CAUSE",
        "DEFAULT",
        "BOX",
        "RESULT",
        "KEY",
        "INTO_ITER",
    ];
    let error = |key: &str, fields| {
        let mut error = error_with(key, "Text", fields);
        error.deprecated = Some(errcat_model::Deprecation {
            since: None,
            replacement: None,
            reason: errcat_model::Prose::default(),
        });
        error
    };
    let field = || vec![sample::decl("a", Type::String, Json::string("x"))];
    let arguments = ["test", "--offline", "--quiet"];
    let units = keys.iter().map(|key| error(key, Vec::new())).collect();
    cargo("reserved-units", &sample::catalog(units), &arguments);
    let fields = keys.iter().map(|key| error(key, field())).collect();
    cargo("reserved-fields", &sample::catalog(fields), &arguments);
}

#[test]
fn sensitive_params_are_marked() {
    let secret = errcat_model::Decl {
        sensitive: true,
        ..sample::decl("secret", Type::String, Json::string("x"))
    };
    let catalog = sample::catalog(vec![error_with("A", "{secret}", vec![secret])]);
    let files = emitted(&catalog, &sample::target("sensitive", "runtime"));
    assert!(files["src/table.rs"].contains(&((1u32 << 31) | 6).to_string()));

    let files = emitted(&sample::everything(), &sample::target("sensitive", "runtime"));
    let tests = &files["tests/examples/errors.rs"];
    assert!(tests.contains("check_not_in_debug(&example.problems[0], \"hunter2\")"));
    assert!(
        tests.contains("check_hidden(&example.problems[0], &example.context, \"correct horse\")")
    );
}

#[test]
fn rejections_become_errors() {
    let text = sample::decl("text", Type::String, Json::string("x"));
    let count = sample::decl("count", Type::Integer, Json::integer(1));
    let mut catalog = sample::catalog(vec![error_with("A", "{text}", vec![text, count])]);
    let rejection = |kind, text| Rejection {
        kind,
        error: ErrorId(0),
        fields: vec![Some(text), Some(RejectionValue::Constant(Json::integer(7)))],
    };
    let fact = || RejectionValue::Fact(RejectionFact::Reason);
    let constant = RejectionValue::Constant(Json::string("Map \"Duration\""));
    catalog.rejections = vec![
        rejection(RejectionKind::BadQuery, fact()),
        rejection(RejectionKind::Panic, constant),
        rejection(RejectionKind::BadPath, fact()),
    ];
    let target = RustTarget {
        features: vec![RustFeature::Axum, RustFeature::Tracing],
        ..sample::target("served", "runtime")
    };
    let files = emitted(&catalog, &target);
    let serve = &files["src/serve.rs"];
    let shared = "RejectionKind::BadQuery | serve::RejectionKind::BadPath => {\n                \
                  Error::a(rejection.reason(), 7)";
    assert!(serve.contains(shared), "{serve}");
    assert!(serve.contains("Error::a(r#\"Map \"Duration\"\"#, 7)"), "{serve}");
    // What a text mentions is not imported.
    assert!(!serve.contains("use std::time::Duration"), "{serve}");
    let manifest = &files["Cargo.toml"];
    assert_eq!(manifest.matches("[features]").count(), 1, "{manifest}");
    let features =
        "\naxum = [\"errcat-runtime/axum\"]\ntracing = [\"errcat-runtime/tracing\"]\n\n[dep";
    assert!(manifest.contains(features), "{manifest}");
    assert!(
        files["src/lib.rs"].contains("#[cfg(feature = \"axum\")]\n#[rustfmt::skip]\nmod serve;")
    );
    assert!(!files.contains_key("src/actix.rs"));
}

#[test]
fn output_is_the_same_every_time() {
    let catalog = sample::everything();
    let target = sample::target("same", "runtime");
    assert_eq!(emitted(&catalog, &target), emitted(&catalog, &target));
}

#[test]
fn sources_show_nothing_invisible() {
    let files = emitted(&sample::everything(), &sample::target("visible", "runtime"));
    let is_source = |path: &str| !matches!(path, "src/client.txt" | "src/table.txt");
    for (path, text) in files.iter().filter(|(path, _)| is_source(path)) {
        let hidden = |c: char| {
            (c.is_control() && c != '\n') || "\u{202e}\u{202c}\u{200b}\u{feff}\u{2066}".contains(c)
        };
        assert!(!text.contains(hidden), "{path}");
    }
}

#[test]
fn a_module_names_nothing_by_the_root_of_its_crate() {
    let form = RustForm::Module { client: true, serde: true };
    let features = vec![RustFeature::Axum, RustFeature::ActixWeb];
    let target = RustTarget { form, features, ..sample::target("module", "runtime") };
    let files = emitted(&sample::everything(), &target);
    assert!(files.contains_key("mod.rs") && files.contains_key("client.rs"));
    let rust = |path: &&String| Path::new(path).extension().is_some_and(|end| end == "rs");
    for path in files.keys().filter(rust) {
        let text = &files[path];
        assert!(!text.contains("crate::"), "{path}");
        assert!(!text.contains("cfg(feature"), "{path}");
    }
}
