//! The document on its way to text.

use std::borrow::Cow;

use errcat_model::Json;
use serde::ser::{Serialize, SerializeMap as _, Serializer};

/// Takes the entries of a map one after the other.
pub(crate) type Entries<'e> = &'e mut dyn FnMut(String, Json);

/// Part of the document.
pub(crate) enum Part<'a> {
    /// A value at hand.
    Value(Json),
    /// A map of parts.
    Map(Vec<(&'static str, Part<'a>)>),
    /// A map whose entries are made while it is written, each dropped before the next: most of the
    /// document is like this, and is never in memory as a whole.
    Made(Box<dyn Fn(Entries<'_>) + 'a>),
}

/// How a format wants its strings.
pub(crate) trait Strings {
    /// What is written in place of `text`.
    fn written<'t>(&self, text: &'t str) -> Cow<'t, str>;
}

/// Strings as they are.
pub(crate) struct AsTheyAre;

impl Strings for AsTheyAre {
    fn written<'t>(&self, text: &'t str) -> Cow<'t, str> {
        Cow::Borrowed(text)
    }
}

/// A value that is being written, with the strings of its format.
pub(crate) struct Writing<'v, V, S> {
    pub(crate) value: &'v V,
    pub(crate) strings: &'v S,
}

impl<'v, S: Strings> Writing<'v, (), S> {
    fn of<V>(strings: &'v S, value: &'v V) -> Writing<'v, V, S> {
        Writing { value, strings }
    }
}

impl<S: Strings> Serialize for Writing<'_, Json, S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        let strings = self.strings;
        match self.value {
            Json::String(text) => serializer.serialize_str(&strings.written(text)),
            Json::Array(items) => {
                serializer.collect_seq(items.iter().map(|item| Writing::of(strings, item)))
            }
            Json::Object(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(&strings.written(name), &Writing::of(strings, value))?;
                }
                map.end()
            }
            scalar => scalar.serialize(serializer),
        }
    }
}

impl<S: Strings> Serialize for Writing<'_, Part<'_>, S> {
    fn serialize<W: Serializer>(&self, serializer: W) -> Result<W::Ok, W::Error> {
        let strings = self.strings;
        match self.value {
            Part::Value(value) => Writing::of(strings, value).serialize(serializer),
            Part::Map(parts) => {
                let mut map = serializer.serialize_map(Some(parts.len()))?;
                for (name, part) in parts {
                    map.serialize_entry(name, &Writing::of(strings, part))?;
                }
                map.end()
            }
            Part::Made(make) => {
                let mut map = serializer.serialize_map(None)?;
                let mut outcome = Ok(());
                make(&mut |name, value| {
                    if outcome.is_ok() {
                        let value = Writing::of(strings, &value);
                        outcome = map.serialize_entry(&strings.written(&name), &value);
                    }
                });
                outcome?;
                map.end()
            }
        }
    }
}
