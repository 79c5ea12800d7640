//! TypeScript: `fetch`, and `JSON` where there is no HTTP.

use errcat_model::{ErrorDef, Json};

use super::around_list;
use super::tell::{Mark, Step};

/// A function that says whether a response is the error.
pub(super) fn is_error(error: &ErrorDef, mark: &Mark, over_http: bool) -> String {
    let name = format!("is{}", error.variant);
    let status = mark.status.map(|status| format!("response.status === {status}"));
    let Some((path, value)) = &mark.value else {
        let status = status.unwrap_or_default();
        return format!(
            "export function {name}(response: Response): boolean {{\n  return {status};\n}}"
        );
    };
    let value = value.to_pretty();
    let found = match around_list(path) {
        (list, Some(rest)) => format!(
            "(body{}?.some?.((problem: any) => problem{} === {value}) ?? false)",
            steps(list),
            steps(rest)
        ),
        (path, None) => format!("body{} === {value}", steps(path)),
    };
    let found = match status {
        Some(status) => format!("{status} && {found}"),
        None => found,
    };
    function(&name, "boolean", &found, over_http)
}

/// A function that gives the code of a response, or the codes where it carries several problems.
pub(super) fn code(path: &[Step], texts: bool, over_http: bool) -> String {
    let ty = if texts { "string" } else { "number | string" };
    match around_list(path) {
        (list, Some(rest)) => {
            let problem = format!("(problem: any) => problem{}", steps(rest));
            let found = format!("body{}?.map?.({problem}) ?? []", steps(list));
            let ty = if texts { "string[]".to_owned() } else { format!("({ty})[]") };
            function("errorCodes", &ty, &found, over_http)
        }
        (path, None) => {
            let found = format!("body{}", steps(path));
            function("errorCode", &format!("{ty} | undefined"), &found, over_http)
        }
    }
}

/// A function that gives `found`, an expression over `body`.
fn function(name: &str, returns: &str, found: &str, over_http: bool) -> String {
    if over_http {
        format!(
            "export async function {name}(response: Response): Promise<{returns}> {{\n  \
             const body = await response.clone().json().catch(() => undefined);\n  \
             return {found};\n}}"
        )
    } else {
        format!(
            "export function {name}(payload: string): {returns} {{\n  let body;\n  try {{\n    \
             body = JSON.parse(payload);\n  }} catch {{\n    body = undefined;\n  }}\n  \
             return {found};\n}}"
        )
    }
}

fn steps(path: &[Step]) -> String {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    let step = |step: &Step| match step {
        Step::Member(name)
            if name.chars().all(word) && !name.starts_with(|c: char| c.is_ascii_digit()) =>
        {
            format!("?.{name}")
        }
        Step::Member(name) => format!("?.[{}]", Json::string(name).to_pretty()),
        Step::Item(at) => format!("?.[{at}]"),
        Step::Each => String::new(),
    };
    path.iter().map(step).collect()
}
