//! Python: `requests`, and `json` where there is no HTTP.

use errcat_model::ErrorDef;

use super::around_list;
use super::tell::{Mark, Step};

/// What a body of another kind raises: not JSON, a member or item that is not there, no container.
const NOT_OURS: &str = "except (ValueError, LookupError, TypeError):  # not one of our bodies";

/// A function that says whether a response is the error.
pub(super) fn is_error(error: &ErrorDef, mark: &Mark, over_http: bool) -> String {
    let name = format!("is_{}", error.function.trim_start_matches("r#"));
    let (start, body) = start(&name, "bool", over_http);
    let status = mark.status.map(|status| format!("response.status_code == {status}"));
    let Some((path, value)) = &mark.value else {
        return format!("{start}    return {}", status.unwrap_or_default());
    };
    let value = value.to_pretty();
    let found = match around_list(path) {
        (list, Some(rest)) => {
            format!("any(problem{} == {value} for problem in {body}{})", steps(rest), steps(list))
        }
        (path, None) => format!("{body}{} == {value}", steps(path)),
    };
    let found = match status {
        Some(status) => format!("{status} and {found}"),
        None => found,
    };
    format!("{start}    try:\n        return {found}\n    {NOT_OURS}\n        return False")
}

/// A function that gives the code of a response, or the codes where it carries several problems.
pub(super) fn code(path: &[Step], texts: bool, over_http: bool) -> String {
    let ty = if texts { "str" } else { "int | str" };
    match around_list(path) {
        (list, Some(rest)) => {
            let (start, body) = start("error_codes", &format!("list[{ty}]"), over_http);
            let found = format!("[problem{} for problem in {body}{}]", steps(rest), steps(list));
            format!("{start}    try:\n        return {found}\n    {NOT_OURS}\n        return []")
        }
        (path, None) => {
            let (start, body) = start("error_code", &format!("{ty} | None"), over_http);
            let found = format!("{body}{}", steps(path));
            format!("{start}    try:\n        return {found}\n    {NOT_OURS}\n        return None")
        }
    }
}

/// The import and the head of a function, and the expression for the body.
fn start(name: &str, returns: &str, over_http: bool) -> (String, &'static str) {
    if over_http {
        let head = format!("def {name}(response: requests.Response) -> {returns}:");
        (format!("import requests\n\n{head}\n"), "response.json()")
    } else {
        let head = format!("def {name}(payload: bytes) -> {returns}:");
        (format!("import json\n\n{head}\n"), "json.loads(payload)")
    }
}

fn steps(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) => format!("[{}]", errcat_model::Json::string(name).to_pretty()),
        Step::Item(at) => format!("[{at}]"),
        Step::Each => String::new(),
    };
    path.iter().map(step).collect()
}
