//! Values of fields, as the rendering of a body sees them.

use std::fmt::{self, Debug};
use std::io::Write as _;
use std::time::Duration;

use crate::escape::escape;
use crate::number::write_f64;
use crate::{DateTime, Json, Map, Uuid};

/// Where a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// As a JSON value.
    Json,
    /// Within a JSON string.
    JsonString,
    /// Within plain text.
    Text,
}

/// What durations are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Whole seconds.
    Seconds,
    /// Whole milliseconds.
    Milliseconds,
}

/// How a value is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Where it stands.
    pub place: Place,
    /// What durations in it are counted in.
    pub unit: Unit,
}

impl Form {
    /// A JSON value with durations in seconds.
    pub const JSON: Self = Self { place: Place::Json, unit: Unit::Seconds };
    /// A JSON value with durations in milliseconds.
    pub const JSON_MILLISECONDS: Self = Self { place: Place::Json, unit: Unit::Milliseconds };

    /// The same as a JSON value.
    fn json(self) -> Self {
        Self { place: Place::Json, ..self }
    }
}

/// A value of a field.
pub trait Value: Debug {
    /// Appends it.
    fn write(&self, out: &mut Vec<u8>, form: Form);

    /// The text it is, where it is one: such values are escaped without asking them.
    fn as_text(&self) -> Option<&str> {
        None
    }

    /// Whether there is none.
    fn is_missing(&self) -> bool {
        false
    }

    /// Appends its members without the braces, where it is an object; `out` may hold members of
    /// the same object already.
    fn members(&self, out: &mut Vec<u8>, form: Form) {
        let _ = (out, form);
    }
}

/// Appends text: quoted, escaped, or as it is.
pub fn string(out: &mut Vec<u8>, form: Form, text: &str) {
    match form.place {
        Place::Json => {
            out.push(b'"');
            escape(out, text.as_bytes());
            out.push(b'"');
        }
        Place::JsonString => escape(out, text.as_bytes()),
        Place::Text => out.extend_from_slice(text.as_bytes()),
    }
}

/// Appends an array or object. Within a string it stands as its JSON.
pub fn composite(out: &mut Vec<u8>, form: Form, write: impl FnOnce(&mut Vec<u8>, Form)) {
    if form.place == Place::JsonString {
        let mut json = Vec::new();
        write(&mut json, form.json());
        escape(out, &json);
    } else {
        write(out, form.json());
    }
}

/// Whether the object at the end of `out` has no members yet. A value never ends in a brace that
/// opens, so the last byte tells.
pub fn is_empty_object(out: &[u8]) -> bool {
    out.ends_with(b"{")
}

/// Appends the comma between members where there is something before.
pub fn separate(out: &mut Vec<u8>) {
    if !is_empty_object(out) {
        out.push(b',');
    }
}

/// Appends a member unless its value is missing. `name` is the JSON of its name with the colon.
pub fn member(out: &mut Vec<u8>, form: Form, name: &str, value: &dyn Value) {
    if !value.is_missing() {
        separate(out);
        out.extend_from_slice(name.as_bytes());
        value.write(out, form);
    }
}

/// Appends a member; `default`, which is JSON, stands for a missing value.
pub fn default_member(out: &mut Vec<u8>, form: Form, name: &str, value: &dyn Value, default: &str) {
    separate(out);
    out.extend_from_slice(name.as_bytes());
    if value.is_missing() {
        out.extend_from_slice(default.as_bytes());
    } else {
        value.write(out, form);
    }
}

/// Stands for a sensitive value in `Debug`.
pub struct Redacted;

impl Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

/// No value: fills the places of errors that have fewer fields than others.
impl Value for () {
    fn write(&self, out: &mut Vec<u8>, _: Form) {
        out.extend_from_slice(b"null");
    }

    fn is_missing(&self) -> bool {
        true
    }
}

impl Value for String {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        string(out, form, self);
    }

    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

/// Values whose text is the same in JSON and anywhere else.
macro_rules! plain {
    ($($ty:ty),*) => {$(
        impl Value for $ty {
            fn write(&self, out: &mut Vec<u8>, _: Form) {
                // Writing to a vector does not fail.
                let _ = write!(out, "{self}");
            }
        }
    )*};
}
plain!(i64, u64, bool);

/// Values that are strings in JSON, of characters that need no escape.
macro_rules! quoted {
    ($($ty:ty),*) => {$(
        impl Value for $ty {
            fn write(&self, out: &mut Vec<u8>, form: Form) {
                // Writing to a vector does not fail.
                let _ = match form.place {
                    Place::Json => write!(out, "\"{self}\""),
                    Place::JsonString | Place::Text => write!(out, "{self}"),
                };
            }
        }
    )*};
}
quoted!(DateTime, Uuid);

impl Value for f64 {
    /// JSON has no infinities, and clients are promised a number: the largest ones stand in for
    /// them, and 0 for what is not a number.
    fn write(&self, out: &mut Vec<u8>, _: Form) {
        let finite = if self.is_nan() { 0.0 } else { self.clamp(f64::MIN, f64::MAX) };
        write_f64(out, finite);
    }
}

impl Value for Duration {
    /// Rounded up, so that nobody comes back too early.
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        let nanos_per_unit = match form.unit {
            Unit::Seconds => 1_000_000_000,
            Unit::Milliseconds => 1_000_000,
        };
        let units = self.as_nanos().div_ceil(nanos_per_unit);
        // Writing to a vector does not fail.
        let _ = write!(out, "{units}");
    }
}

impl<T: Value> Value for Option<T> {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        match self {
            Some(value) => value.write(out, form),
            None => out.extend_from_slice(b"null"),
        }
    }

    fn as_text(&self) -> Option<&str> {
        self.as_ref().and_then(Value::as_text)
    }

    fn is_missing(&self) -> bool {
        self.is_none()
    }

    fn members(&self, out: &mut Vec<u8>, form: Form) {
        if let Some(value) = self {
            value.members(out, form);
        }
    }
}

impl<T: Value> Value for Box<T> {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        (**self).write(out, form);
    }

    fn members(&self, out: &mut Vec<u8>, form: Form) {
        (**self).members(out, form);
    }
}

impl<T: Value> Value for Vec<T> {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        composite(out, form, |out, form| {
            out.push(b'[');
            for (i, item) in self.iter().enumerate() {
                if i > 0 {
                    out.push(b',');
                }
                item.write(out, form);
            }
            out.push(b']');
        });
    }
}

impl<T: Value> Value for Map<T> {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        composite(out, form, |out, form| {
            out.push(b'{');
            self.members(out, form);
            out.push(b'}');
        });
    }

    fn members(&self, out: &mut Vec<u8>, form: Form) {
        let form = form.json();
        for (name, value) in self.iter() {
            separate(out);
            string(out, form, name);
            out.push(b':');
            value.write(out, form);
        }
    }
}

impl Value for Json {
    fn write(&self, out: &mut Vec<u8>, form: Form) {
        match self {
            Json::Null => out.extend_from_slice(b"null"),
            Json::Boolean(value) => value.write(out, form),
            Json::Number(number) => out.extend_from_slice(number.as_str().as_bytes()),
            Json::String(text) => string(out, form, text),
            Json::Array(items) => items.write(out, form),
            Json::Object(members) => members.write(out, form),
        }
    }

    fn members(&self, out: &mut Vec<u8>, form: Form) {
        if let Json::Object(members) = self {
            members.members(out, form);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(value: &dyn Value, place: Place) -> String {
        let mut out = Vec::new();
        value.write(&mut out, Form { place, unit: Unit::Milliseconds });
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn every_place_has_its_form() {
        let list = vec!["a\"b".to_owned()];
        assert_eq!(written(&list, Place::Json), r#"["a\"b"]"#);
        assert_eq!(written(&list, Place::JsonString), r#"[\"a\\\"b\"]"#);
        assert_eq!(written(&list, Place::Text), r#"["a\"b"]"#);
        assert_eq!(written(&list[0], Place::JsonString), r#"a\"b"#);
        assert_eq!(written(&list[0], Place::Text), "a\"b");
    }

    #[test]
    fn a_number_is_written_as_a_number() {
        assert_eq!(written(&f64::NAN, Place::Json), "0");
        assert_eq!(written(&f64::INFINITY, Place::Json), "1.7976931348623157e308");
        assert_eq!(written(&f64::NEG_INFINITY, Place::Text), "-1.7976931348623157e308");
        assert_eq!(written(&0.25, Place::Json), "0.25");
    }

    #[test]
    fn durations_round_up() {
        assert_eq!(written(&Duration::from_micros(1500), Place::Json), "2");
        let mut out = Vec::new();
        Duration::from_millis(1001).write(&mut out, Form::JSON);
        assert_eq!(out, b"2");
        assert_eq!(written(&Duration::MAX, Place::Json), "18446744073709551616000");
    }

    #[test]
    fn members_join_an_object() {
        let mut out = b"{".to_vec();
        Map::from([("a", 1i64)]).members(&mut out, Form::JSON);
        Map::<i64>::new().members(&mut out, Form::JSON);
        member(&mut out, Form::JSON, "\"b\":", &None::<i64>);
        default_member(&mut out, Form::JSON, "\"c\":", &None::<i64>, "[]");
        assert_eq!(out, br#"{"a":1,"c":[]"#);
    }
}
