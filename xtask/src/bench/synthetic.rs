//! Catalogs of any size, such as people write: 53 YAML events and about 800 bytes per error.

use std::{fmt::Write, fs, io, path::Path};

use super::table::Volume;

/// How many errors stand in one file.
const PER_FILE: usize = 1000;

/// How many errors stand in one group.
const PER_GROUP: usize = 50;

/// Name of the API.
pub(super) const API: &str = "synthetic";

const HEAD: &str = "\
errcat: 1
title: Synthetic
code_style: SCREAMING_SNAKE_CASE
context:
  request_id: { type: string, optional: true, example: req-abc123, doc: Quote it to support }
wire:
  http:
    body:
      error:
        code: $code
        message: $message
        request_id: $request_id
retry:
  policies:
    backoff: { base: 1s, factor: 2, max: 60s, attempts: 5 }
";

/// Statuses and retry grades that go together.
const KINDS: [(u16, &str); 5] =
    [(400, "after_fix"), (403, "after_reauth"), (404, "never"), (409, "caution"), (500, "backoff")];

/// Writes a catalog with `errors` errors.
pub(super) fn write(dir: &Path, errors: usize) -> io::Result<Volume> {
    fs::create_dir_all(dir)?;
    fs::write(dir.join("catalog.yaml"), format!("{HEAD}api: {API}\n"))?;
    for first in (0..errors).step_by(PER_FILE) {
        let numbers = first..errors.min(first + PER_FILE);
        let name = format!("errors-{:04}.yaml", first / PER_FILE);
        fs::write(dir.join(name), file(numbers))?;
    }
    Volume::of(dir)
}

fn file(numbers: std::ops::Range<usize>) -> String {
    let mut out = String::from("groups:\n");
    for n in numbers {
        if n % PER_GROUP == 0 {
            let group = n / PER_GROUP;
            let _ =
                write!(out, "  group_{group}:\n    title: Errors of part {group}\n    errors:\n");
        }
        error(&mut out, n);
    }
    out
}

fn error(out: &mut String, n: usize) {
    let (status, retry) = KINDS[n % KINDS.len()];
    let _ = write!(
        out,
        r#"      RESOURCE_{n}_NOT_ACCEPTED:
        code: RESOURCE_{n}_NOT_ACCEPTED
        status: {status}
        title: Resource {n} not accepted
        message: "The resource {{resource}} was not accepted by the region {{region}}"
        description: The part of the service that owns resource {n} looked at the request and did not accept it.
        resolution: Compare the request with the reference of resource {n}, correct it and send it again.
        retry: {retry}
        severity: warning
        params:
          resource: {{ type: string, max_length: 60, example: res-{n}, doc: Name of the resource the request is about }}
          region: {{ type: string, max_length: 60, example: eu-west-{n}, doc: Region that was asked }}
        examples:
          - resource: res-{n}-blue
            region: eu-central-{n}
"#
    );
}
