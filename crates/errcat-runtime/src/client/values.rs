//! The types of fields as values that can be read.

use std::time::Duration;

use super::cursor::Cursor;
use super::read::{Input, Read};
use super::tape::{Kind, Mark, Tape};
use crate::value::Unit;
use crate::{DateTime, Json, Map, Number, Uuid};

impl Read for String {
    #[inline]
    fn read(input: Input<'_>) -> Option<Self> {
        input.string().map(Into::into)
    }

    #[inline]
    fn scan(cursor: &mut Cursor<'_>, _: Unit) -> Option<Self> {
        cursor.owned_string()
    }

    fn parse(text: &str, _: Unit) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// Whole numbers. JSON has no kind of its own for them, so `2.0` and `2e0` are as good as `2`.
macro_rules! whole {
    ($($ty:ty),*) => {$(
        impl Read for $ty {
            fn read(input: Input<'_>) -> Option<Self> {
                let text = input.number()?;
                text.parse().ok().or_else(|| whole(text)?.try_into().ok())
            }

            fn scan(cursor: &mut Cursor<'_>, _: Unit) -> Option<Self> {
                cursor.number()?.parse().ok()
            }

            fn parse(text: &str, _: Unit) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}
whole!(i64, u64);

/// The number of a text with a fraction or exponent, where it is whole and exact as a float.
fn whole(text: &str) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    let value: f64 = text.parse().ok()?;
    // Within the range of exact whole numbers the conversion loses nothing.
    #[allow(clippy::cast_possible_truncation)]
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

impl Read for f64 {
    /// What JSON has no number for is `null` on the wire.
    fn read(input: Input<'_>) -> Option<Self> {
        if input.is(Kind::Null) {
            return Some(Self::NAN);
        }
        Self::parse(input.number()?, input.unit)
    }

    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        Self::parse(cursor.raw()?, unit)
    }

    fn parse(text: &str, _: Unit) -> Option<Self> {
        if text == "null" {
            return Some(Self::NAN);
        }
        text.parse::<Number>().ok()?.as_str().parse().ok().filter(|value: &Self| value.is_finite())
    }
}

impl Read for bool {
    fn read(input: Input<'_>) -> Option<Self> {
        match input.tape.kind(input.node) {
            Kind::True => Some(true),
            Kind::False => Some(false),
            _ => None,
        }
    }

    fn scan(cursor: &mut Cursor<'_>, _: Unit) -> Option<Self> {
        cursor.raw()?.parse().ok()
    }
}

/// Values that are strings in JSON, of a form of their own.
macro_rules! formed {
    ($($ty:ty),*) => {$(
        impl Read for $ty {
            fn read(input: Input<'_>) -> Option<Self> {
                input.string()?.parse().ok()
            }

            fn scan(cursor: &mut Cursor<'_>, _: Unit) -> Option<Self> {
                cursor.string()?.parse().ok()
            }

            fn parse(text: &str, _: Unit) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}
formed!(DateTime, Uuid);

impl Read for Duration {
    fn read(input: Input<'_>) -> Option<Self> {
        Self::parse(input.number()?, input.unit)
    }

    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        Self::parse(cursor.number()?, unit)
    }

    fn parse(text: &str, unit: Unit) -> Option<Self> {
        let count: u128 = text.parse().ok()?;
        let (per_second, nanos) = match unit {
            Unit::Seconds => (1, 0),
            Unit::Milliseconds => (1000, 1_000_000),
        };
        let seconds = u64::try_from(count / per_second).ok()?;
        let fraction = u32::try_from(count % per_second).ok()?;
        Some(Self::new(seconds, fraction * nanos))
    }
}

impl Read for Json {
    fn read(input: Input<'_>) -> Option<Self> {
        Some(input.json())
    }

    /// A string stands bare in a sentence.
    fn parse(text: &str, unit: Unit) -> Option<Self> {
        let json = Tape::new(text).map(|tape| Input { tape: &tape, node: 0, unit }.json());
        Some(match json {
            None | Some(Json::String(_)) => Json::from(text),
            Some(json) => json,
        })
    }

    fn rest(object: Input<'_>) -> Option<Self> {
        Map::rest(object).map(Json::Object)
    }
}

impl<T: Read> Read for Option<T> {
    /// `null` is no value, but where it is one.
    fn read(input: Input<'_>) -> Option<Self> {
        match T::read(input) {
            None if input.is(Kind::Null) => Some(None),
            value => value.map(Some),
        }
    }

    #[inline]
    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        if cursor.peek() == Some(b'n') {
            let null = Tape::new(cursor.raw()?)?;
            return Self::read(Input { tape: &null, node: 0, unit });
        }
        T::scan(cursor, unit).map(Some)
    }

    fn parse(text: &str, unit: Unit) -> Option<Self> {
        T::parse(text, unit).map(Some)
    }

    fn missing() -> Option<Self> {
        Some(None)
    }

    fn rest(object: Input<'_>) -> Option<Self> {
        T::rest(object).map(Some)
    }
}

impl<T: Read> Read for Box<T> {
    fn read(input: Input<'_>) -> Option<Self> {
        T::read(input).map(Box::new)
    }

    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        T::scan(cursor, unit).map(Box::new)
    }

    fn parse(text: &str, unit: Unit) -> Option<Self> {
        T::parse(text, unit).map(Box::new)
    }

    fn rest(object: Input<'_>) -> Option<Self> {
        T::rest(object).map(Box::new)
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(input: Input<'_>) -> Option<Self> {
        input.is(Kind::Array).then_some(())?;
        input.tape.set_mark(input.node, Mark::Read);
        input.tape.items(input.node).map(|item| T::read(input.at(item))).collect()
    }

    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        let mut items = Self::new();
        cursor.open(b'[')?;
        while !cursor.close(b']') {
            (items.is_empty() || cursor.skip(b',')).then_some(())?;
            items.push(T::scan(cursor, unit)?);
        }
        Some(items)
    }
}

impl<T: Read> Read for Map<T> {
    fn read(input: Input<'_>) -> Option<Self> {
        input.is(Kind::Object).then_some(())?;
        input.tape.set_mark(input.node, Mark::Read);
        input.entries(|value| {
            // A value is read whoever named it.
            input.tape.set_mark(value.node - 1, Mark::Read);
            T::read(value)
        })
    }

    fn scan(cursor: &mut Cursor<'_>, unit: Unit) -> Option<Self> {
        let mut entries = Vec::new();
        cursor.begin()?;
        while !cursor.close(b'}') {
            (entries.is_empty() || cursor.skip(b',')).then_some(())?;
            let name = cursor.string()?;
            cursor.skip(b':').then_some(())?;
            entries.push((name, T::scan(cursor, unit)?));
        }
        Some(entries.into_iter().collect())
    }

    fn rest(object: Input<'_>) -> Option<Self> {
        let tape = object.tape;
        let free = tape.members(object.node).filter(|(name, _)| tape.mark(*name) == Mark::None);
        free.map(|(name, value)| {
            tape.set_mark(name, Mark::Read);
            Some((object.at(name).string()?, T::read(object.at(value))?))
        })
        .collect()
    }
}
