//! A shell: curl, and jq for what is in the body.

use errcat_model::Json;

use super::around_list;
use super::tell::{Mark, Step};

/// A command that succeeds where the response is the error.
pub(super) fn is_error(mark: &Mark) -> String {
    let Some((path, value)) = &mark.value else {
        let status = mark.status.map(|status| status.to_string()).unwrap_or_default();
        return format!("[ \"$(curl -s -o /dev/null -w '%{{http_code}}' \"$URL\")\" = {status} ]");
    };
    let value = value.to_pretty();
    let found = match around_list(path) {
        (list, Some(rest)) => format!("any({}[]?; {} == {value})", steps(list), steps(rest)),
        (path, None) => format!("{} == {value}", steps(path)),
    };
    let found = quoted(&found);
    match mark.status {
        Some(status) => format!(
            "status=$(curl -s -o body.json -w '%{{http_code}}' \"$URL\")\n\
             [ \"$status\" = {status} ] && jq -e {found} body.json"
        ),
        None => format!("curl -s \"$URL\" | jq -e {found}"),
    }
}

/// A command that prints the code of a response, or the codes.
pub(super) fn code(path: &[Step]) -> String {
    let found = match around_list(path) {
        (list, Some(rest)) => format!("{}[]? | {}", steps(list), steps(rest)),
        (path, None) => steps(path),
    };
    format!("curl -s \"$URL\" | jq -r {}", quoted(&found))
}

fn steps(path: &[Step]) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let step = |step: &Step| match step {
        Step::Member(name)
            if name.chars().all(word) && !name.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            format!(".{name}?")
        }
        Step::Member(name) => format!(".[{}]?", Json::string(name).to_pretty()),
        Step::Item(at) => format!(".[{at}]?"),
        Step::Each => String::new(),
    };
    match path {
        [] => ".".to_owned(),
        // `.?.a?` and `.a?.[0]?` are filters of jq; a path begins with its dot.
        path => path.iter().map(step).collect(),
    }
}

/// A text as one word of a shell.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
