//! What a constructor makes of a value outside of what its declaration demands.

use errcat_model::{Catalog, Constraints, Decl, Type, TypeKind};

use crate::names;

/// The function that cuts a text, of a module: a field may have the name of a function.
const AT_MOST: &str = "internal::at_most";

/// How a field holds its value to its declaration.
#[derive(Debug, Clone)]
pub(crate) enum Limits {
    /// Any value will do.
    None,
    /// A text is cut after so many characters.
    Cut(u64),
    /// A text that does not match the pattern of this name is replaced or left out.
    Match(String),
    /// A number is brought to the nearer end.
    Within(Option<i64>, Option<i64>),
}

impl Limits {
    /// Of a declaration, given the patterns of the catalog.
    pub(crate) fn of(decl: &Decl, patterns: &[Pattern]) -> Self {
        let demands = &decl.constraints;
        match (&decl.ty, demands.max_length) {
            (Type::String, _) if demands.pattern.is_some() => {
                let found = patterns.iter().find(|pattern| pattern.is_of(demands));
                found.map_or(Self::None, |pattern| Self::Match(pattern.name.clone()))
            }
            (Type::String, Some(max)) => Self::Cut(max),
            // What is at least 0 is unsigned.
            (Type::Integer, _) => match (demands.min.filter(|min| *min != 0), demands.max) {
                (None, None) => Self::None,
                (min, max) => Self::Within(min, max),
            },
            _ => Self::None,
        }
    }

    /// Whether there are none.
    pub(crate) fn are_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// The value of an expression as it is kept.
    pub(crate) fn hold(&self, value: &str) -> String {
        match self {
            Self::None => value.to_owned(),
            Self::Cut(max) => format!("{AT_MOST}({value}, {max})"),
            Self::Match(pattern) => format!("super::patterns::{pattern}.fit_required({value})"),
            Self::Within(min, max) => match (min, max) {
                (Some(min), Some(max)) => format!("{value}.clamp({min}, {max})"),
                (Some(min), None) => format!("{value}.max({min})"),
                (None, Some(max)) => format!("{value}.min({max})"),
                (None, None) => value.to_owned(),
            },
        }
    }

    /// The value of an expression that is an `Option`, as it is kept.
    pub(crate) fn hold_optional(&self, value: &str) -> String {
        match self {
            Self::None => value.to_owned(),
            Self::Match(pattern) => format!("super::patterns::{pattern}.fit({value})"),
            _ => format!("{value}.map(|value| {})", self.hold("value")),
        }
    }
}

/// A pattern of the catalog with what stands in for texts that do not match.
pub(crate) struct Pattern {
    /// The static that holds it.
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) max_length: Option<u64>,
    pub(crate) otherwise: Option<String>,
}

impl Pattern {
    fn is_of(&self, demands: &Constraints) -> bool {
        demands.pattern.as_ref() == Some(&self.text)
            && demands.max_length == self.max_length
            && demands.otherwise == self.otherwise
    }
}

/// The patterns of a catalog, each once.
pub(crate) fn patterns(catalog: &Catalog) -> Vec<Pattern> {
    let fields = catalog.errors.iter().flat_map(|error| error.fields.iter().map(|f| &f.decl));
    let records = catalog.types.iter().filter_map(|def| match &def.kind {
        TypeKind::Record(fields) => Some(fields),
        TypeKind::Enum(_) => None,
    });
    let context = catalog.context.iter().map(|member| &member.decl);
    let mut patterns: Vec<Pattern> = Vec::new();
    for decl in fields.chain(records.flatten()).chain(context) {
        let demands = &decl.constraints;
        let Some(pattern) = demands.pattern.as_ref().filter(|_| decl.ty == Type::String) else {
            continue;
        };
        if !patterns.iter().any(|known| known.is_of(demands)) {
            let name = names::fields([decl.name.as_str()].into_iter()).remove(0);
            patterns.push(Pattern {
                name: names::bare(&name).to_uppercase(),
                text: pattern.clone(),
                max_length: demands.max_length,
                otherwise: demands.otherwise.clone(),
            });
        }
    }
    let names = names::unique(patterns.iter().map(|pattern| pattern.name.clone()));
    patterns.iter_mut().zip(names).for_each(|(pattern, name)| pattern.name = name);
    patterns
}
