//! Any JSON value.

use crate::{Map, Number};

/// A JSON value, for fields of type `any`. Members keep their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Json {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object.
    Object(Map<Json>),
}

/// As compact JSON.
impl std::fmt::Display for Json {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        use crate::value::{Form, Value as _};
        let mut json = Vec::new();
        self.write(&mut json, Form::JSON);
        f.write_str(&String::from_utf8(json).unwrap_or_default())
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Json {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Self {
        Self::Number(value.into())
    }
}

/// `null` for numbers that JSON does not have.
impl From<f64> for Json {
    fn from(value: f64) -> Self {
        let mut text = Vec::new();
        crate::number::write_f64(&mut text, value);
        String::from_utf8(text).unwrap_or_default().parse().map_or(Self::Null, Self::Number)
    }
}

impl From<Number> for Json {
    fn from(value: Number) -> Self {
        Self::Number(value)
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Self::String(value.to_owned())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Self::String(value)
    }
}

impl From<Vec<Json>> for Json {
    fn from(value: Vec<Json>) -> Self {
        Self::Array(value)
    }
}

impl From<Map<Json>> for Json {
    fn from(value: Map<Json>) -> Self {
        Self::Object(value)
    }
}
