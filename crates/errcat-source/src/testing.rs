//! Rules to report with.

use crate::{Rule, Severity};

pub(crate) static FAULT: Rule = Rule {
    code: "E0103",
    name: "bad_status",
    severity: Severity::Error,
    explanation: "For tests.",
    bad: "",
    good: "",
};

pub(crate) static DOUBT: Rule =
    Rule { code: "W0001", name: "doubt", severity: Severity::Warning, ..FAULT };
