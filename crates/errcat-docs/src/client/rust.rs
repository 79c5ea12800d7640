//! Rust: the client of the generated crate, which knows the texts too.

use errcat_model::{ErrorDef, Transport, WireId};

use crate::index::Index;

/// A function that says whether a response is the error; nothing where no crate is generated.
pub(super) fn is_error(index: &Index<'_>, wire: WireId, error: &ErrorDef) -> Option<String> {
    let name = error.function.trim_start_matches("r#");
    let code = format!("ErrorCode::{}", error.variant);
    let several = index.catalog.wire(wire).problem.is_some();
    let (start, decoded) = start(index, wire, several)?;
    let found = if several {
        format!(
            "    match decoded {{\n        Decoded::Known(known) => {{\n            \
             known.problems.iter().any(|problem| problem.error().code() == {code})\n        }}\n        \
             Decoded::Unknown(_) => false,\n    }}"
        )
    } else {
        format!("    decoded.problem().is_some_and(|problem| problem.error().code() == {code})")
    };
    let head = format!("pub fn is_{name}({}) -> bool {{", parameters(index, wire));
    Some(format!("{start}{head}\n    let decoded = {decoded};\n{found}\n}}"))
}

/// A function that gives the errors of a response.
pub(super) fn code(index: &Index<'_>, wire: WireId) -> Option<String> {
    let several = index.catalog.wire(wire).problem.is_some();
    let (start, decoded) = start(index, wire, several)?;
    let parameters = parameters(index, wire);
    Some(if several {
        format!(
            "{start}pub fn error_codes({parameters}) -> Vec<ErrorCode> {{\n    match {decoded} {{\n        \
             Decoded::Known(known) => {{\n            \
             known.problems.iter().map(|problem| problem.error().code()).collect()\n        }}\n        \
             Decoded::Unknown(_) => Vec::new(),\n    }}\n}}"
        )
    } else {
        format!(
            "{start}pub fn error_code({parameters}) -> Option<ErrorCode> {{\n    \
             let decoded = {decoded};\n    \
             decoded.problem().map(|problem| problem.error().code())\n}}"
        )
    })
}

/// What is imported, and the expression for the decoded response.
fn start(index: &Index<'_>, wire: WireId, several: bool) -> Option<(String, String)> {
    let package = &index.catalog.generate.rust.as_ref()?.crate_name;
    let krate = package.replace('-', "_");
    let decoded = if several { ", Decoded" } else { "" };
    let head = format!("// `{package}` with its feature `client`.\n");
    let wire = index.catalog.wire(wire);
    if wire.transport == Transport::Http {
        let imports =
            format!("use {krate}::client::{{decode{decoded}}};\nuse {krate}::ErrorCode;\n\n");
        // One name needs no braces.
        let imports = imports.replace("{decode}", "decode");
        return Some((head + &imports, "decode(status, headers.iter().copied(), body)".to_owned()));
    }
    let variant = variant(&wire.name)?;
    let imports = format!(
        "use {krate}::client::{{decode_on{decoded}, NO_HEADERS}};\nuse {krate}::{{ErrorCode, Wire}};\n\n"
    );
    Some((head + &imports, format!("decode_on(Wire::{variant}, 0, NO_HEADERS, payload)")))
}

fn parameters(index: &Index<'_>, wire: WireId) -> &'static str {
    match index.catalog.wire(wire).transport {
        Transport::Http => "status: u16, headers: &[(&str, &str)], body: &[u8]",
        Transport::Other(_) => "payload: &[u8]",
    }
}

/// The variant of a wire; only of names that leave no doubt how it is spelled.
fn variant(name: &str) -> Option<String> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase());
    let parts: Vec<&str> = name.split('_').collect();
    parts.iter().all(|part| plain(part)).then(|| {
        let part = |part: &&str| part[..1].to_ascii_uppercase() + &part[1..];
        parts.iter().map(part).collect()
    })
}
