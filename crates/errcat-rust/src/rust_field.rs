//! A field in Rust: its type as declared, as given and as lent, and what becomes of a value given.

use crate::limits::Limits;

/// A field in Rust.
#[derive(Debug, Clone)]
pub(crate) struct RustField {
    /// Its name.
    pub(crate) name: String,
    /// Its type, without `Option` and `Box`.
    pub(crate) base: String,
    /// Whether it may be missing.
    pub(crate) optional: bool,
    /// Whether the value is boxed.
    pub(crate) boxed: bool,
    /// What it is held to.
    pub(crate) limits: Limits,
    /// What its base can do.
    pub(crate) base_is: BaseIs,
}

/// What the base of a field can do.
#[derive(Debug, Clone, Copy)]
pub(crate) struct BaseIs {
    /// `Copy`.
    pub(crate) copy: bool,
    /// Made from other types that callers have instead.
    pub(crate) converted: bool,
}

impl RustField {
    /// The whole type.
    pub(crate) fn ty(&self) -> String {
        let inner = if self.boxed { format!("Box<{}>", self.base) } else { self.base.clone() };
        if self.optional { format!("Option<{inner}>") } else { inner }
    }

    /// The type of a value that is given, without `Option`.
    pub(crate) fn given(&self) -> String {
        if self.base_is.converted { format!("impl Into<{}>", self.base) } else { self.base.clone() }
    }

    /// Whether keeping a value needs the module `internal` of the runtime.
    pub(crate) fn is_cut(&self) -> bool {
        matches!(self.limits, Limits::Cut(_))
    }

    /// A value that is given, as it is kept.
    pub(crate) fn kept(&self, value: &str) -> String {
        let value =
            if self.base_is.converted { format!("{value}.into()") } else { value.to_owned() };
        let value = self.limits.hold(&value);
        if self.boxed { format!("Box::new({value})") } else { value }
    }

    /// A value that is given for a field that may be missing, as it is kept.
    pub(crate) fn kept_as_some(&self, value: &str) -> String {
        match &self.limits {
            limits @ Limits::Match(_) => limits.hold_optional(&format!("Some({value}.into())")),
            _ => format!("Some({})", self.kept(value)),
        }
    }

    /// The type of a constructor's argument.
    pub(crate) fn argument(&self) -> String {
        if self.optional { format!("impl Into<Option<{}>>", self.base) } else { self.given() }
    }

    /// A constructor's argument, as it is kept; the shorthand where nothing is to be done.
    pub(crate) fn kept_argument(&self) -> String {
        let name = &self.name;
        match (self.optional, self.boxed) {
            (true, true) => format!("{name}: {name}.into().map(Box::new)"),
            (true, false) => {
                format!("{name}: {}", self.limits.hold_optional(&format!("{name}.into()")))
            }
            _ if self.boxed || self.base_is.converted || !self.limits.are_none() => {
                format!("{name}: {}", self.kept(name))
            }
            _ => name.clone(),
        }
    }

    /// The type of a reference to the value, past the box.
    pub(crate) fn borrowed(&self) -> String {
        if self.optional { self.ty() } else { self.base.clone() }
    }

    /// A copy of what a reference `name` of the type [`Self::borrowed`] refers to, as it is kept.
    pub(crate) fn cloned(&self, name: &str) -> String {
        match (self.optional, self.boxed) {
            (false, true) => format!("Box::new({name}.clone())"),
            (_, false) if self.base_is.copy => format!("*{name}"),
            _ => format!("{name}.clone()"),
        }
    }
}
