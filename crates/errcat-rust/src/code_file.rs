//! `src/code.rs`: the names of the errors, and what the catalog says of each kind.

use std::fmt::Write as _;

use errcat_model::{Draft, spill};

use crate::plan::Plan;
use crate::text::{code_span, markdown};
use crate::{docs, source_file};

/// Writes the file.
pub(crate) fn write(plan: &Plan<'_>, draft: &mut dyn Draft) {
    let mut out = source_file::header(plan);
    out.push_str(IMPORTS);
    let _ = write!(
        out,
        "/// The name of an error of {}: the error without its fields.\n///\n{ABOUT}\n\
         pub enum ErrorCode {{\n",
        markdown(&plan.catalog.title),
    );
    for error in &plan.errors {
        let (code, summary) = (code_span(&error.def.code.to_text()), docs::summary(error.def));
        let _ = write!(out, "    /// {code}");
        if summary != code {
            let _ = write!(out, ": {summary}");
        }
        let _ = writeln!(out, "\n    {},", error.variant);
        spill(&mut out, draft);
    }
    out.push_str(
        "}\n\nimpl ErrorCode {\n    /// All of them, in the order of the catalog.\n    \
         pub const ALL: &'static [Self] = &[\n",
    );
    for error in &plan.errors {
        let _ = writeln!(out, "        Self::{},", error.variant);
    }
    out.push_str("    ];\n");
    out.push_str(if plan.errors.is_empty() { NO_INDEX } else { INDEX });
    out.push_str(if plan.all_have_status { STATUS } else { STATUS_OR_NONE });
    out.push_str(METHODS);
    out.push_str(TRAITS);
    if let Some(gate) = plan.gate(&["serde"]) {
        out.push_str(&SERDE.replace("GATED ", &gate));
    }
    draft.push(&out);
}

const IMPORTS: &str = "\
use std::fmt;
use std::str::FromStr;

use errcat_runtime::about::{Cause, Deprecation, Group, RetryAdvice, Severity};
use errcat_runtime::internal::Row;
use errcat_runtime::UnknownCode;

use super::table::TABLE;

";

const ABOUT: &str = "\
/// It compares with text, displays as [the code on the wire](Self::as_str), and is parsed from the
/// [key](Self::key), or from the code where one error alone has it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]";

const INDEX: &str = "
    /// Its place in the tables.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self as usize
    }
";

const NO_INDEX: &str = "
    /// Its place in the tables.
    pub(crate) fn index(self) -> usize {
        match self {}
    }
";

const STATUS: &str = "
    /// The HTTP status.
    pub fn status(self) -> u16 {
        self.row().status()
    }
";

const STATUS_OR_NONE: &str = "
    /// The HTTP status; `None` where the error does not travel over HTTP.
    pub fn status(self) -> Option<u16> {
        self.row().status_if_any()
    }
";

const METHODS: &str = "
    /// What the tables say of it.
    #[inline]
    pub(crate) fn row(self) -> Row {
        TABLE.row(self.index())
    }

    /// The code, as text where it is a number on the wire. Errors may share one.
    #[inline]
    pub fn as_str(self) -> &'static str {
        self.row().code()
    }

    /// The key in the catalog: no other error has it, and it stays.
    pub fn key(self) -> &'static str {
        self.row().key()
    }

    /// The constant short name.
    pub fn title(self) -> Option<&'static str> {
        self.row().title()
    }

    /// What the error means.
    pub fn description(self) -> Option<&'static str> {
        self.row().description()
    }

    /// Why it happens.
    pub fn causes(self) -> impl ExactSizeIterator<Item = Cause> {
        self.row().causes()
    }

    /// What to do about it.
    pub fn resolutions(self) -> impl ExactSizeIterator<Item = &'static str> {
        self.row().resolutions()
    }

    /// Whether and how to try again.
    pub fn retry(self) -> Option<RetryAdvice> {
        self.row().retry()
    }

    /// How loud it is for the operator.
    pub fn severity(self) -> Option<Severity> {
        self.row().severity()
    }

    /// Where to read more.
    pub fn docs(self) -> Option<&'static str> {
        self.row().docs()
    }

    /// The group that declares it.
    pub fn group(self) -> Group {
        self.row().group()
    }

    /// The version of the API that brought it.
    pub fn since(self) -> Option<&'static str> {
        self.row().since()
    }

    /// Why clients should no longer expect it.
    pub fn deprecation(self) -> Option<Deprecation> {
        self.row().deprecation()
    }
}
";

const TRAITS: &str = r"
impl AsRef<str> for ErrorCode {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq<str> for ErrorCode {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for ErrorCode {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl FromStr for ErrorCode {
    type Err = UnknownCode;

    /// By the key, or by the code where one error alone has it.
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        TABLE.find(text).map(|index| Self::ALL[index]).ok_or(UnknownCode)
    }
}

impl fmt::Display for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ErrorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.row().name())
    }
}
";

const SERDE: &str = r"
/// As the key, so that what was written is read again as the same.
GATED impl errcat_runtime::internal::serde::Serialize for ErrorCode {
    fn serialize<S>(&self, serializer: S) -> Result<S::Ok, S::Error>
    where
        S: errcat_runtime::internal::serde::Serializer,
    {
        serializer.serialize_str(self.key())
    }
}

/// From the key or the code, as [`FromStr`].
GATED impl<'de> errcat_runtime::internal::serde::Deserialize<'de> for ErrorCode {
    fn deserialize<D>(deserializer: D) -> Result<Self, D::Error>
    where
        D: errcat_runtime::internal::serde::Deserializer<'de>,
    {
        errcat_runtime::internal::parsed(deserializer)
    }
}
";
