//! What templates receive: views, and what each says of itself.
//!
//! The data is a contract with the templates of others, so its description is made from the very
//! types that are filled in; see [`view!`](crate::shown::view).

/// A record that a template receives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its name in the shapes of fields.
    pub name: &'static str,
    /// What it is; may be empty.
    pub about: String,
    /// Its members.
    pub fields: Vec<Field>,
}

/// A member of a [`Record`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// `text`, `number`, `boolean`, a record, `list<…>`, `[…, …]`; `none` for nothing.
    pub shape: String,
    /// What its name does not say; may be empty.
    pub about: String,
}

/// What can stand in a view.
pub(crate) trait Shown {
    /// How the shape of a field has it.
    fn shape() -> String;

    /// Adds the records in it that are not among `records` yet.
    fn describe(_records: &mut Vec<Record>) {}
}

macro_rules! scalars {
    ($($ty:ty: $shape:literal),*) => {
        $(impl Shown for $ty {
            fn shape() -> String {
                $shape.to_owned()
            }
        })*
    };
}

scalars!(String: "text", &'static str: "text", bool: "boolean", u16: "number", u32: "number", usize: "number");

impl<T: Shown> Shown for Option<T> {
    fn shape() -> String {
        format!("{} or none", T::shape())
    }

    fn describe(records: &mut Vec<Record>) {
        T::describe(records);
    }
}

impl<T: Shown> Shown for Vec<T> {
    fn shape() -> String {
        format!("list<{}>", T::shape())
    }

    fn describe(records: &mut Vec<Record>) {
        T::describe(records);
    }
}

impl<A: Shown, B: Shown> Shown for (A, B) {
    fn shape() -> String {
        format!("[{}, {}]", A::shape(), B::shape())
    }

    fn describe(records: &mut Vec<Record>) {
        A::describe(records);
        B::describe(records);
    }
}

/// A struct that templates receive, described by its doc comments.
macro_rules! view {
    (
        $(#[doc = $doc:literal])*
        $(#[derive($($derive:ident),+)])?
        $vis:vis struct $name:ident {
            $($(#[doc = $field_doc:literal])* $field_vis:vis $field:ident: $ty:ty,)*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Debug, serde::Serialize $($(, $derive)+)?)]
        $vis struct $name {
            $($(#[doc = $field_doc])* $field_vis $field: $ty,)*
        }

        impl $crate::shown::Shown for $name {
            fn shape() -> String {
                $crate::shown::record_name(stringify!($name)).to_owned()
            }

            fn describe(records: &mut Vec<$crate::shown::Record>) {
                let name = $crate::shown::record_name(stringify!($name));
                if records.iter().any(|record| record.name == name) {
                    return;
                }
                let fields = vec![$($crate::shown::Field {
                    name: stringify!($field),
                    shape: <$ty as $crate::shown::Shown>::shape(),
                    about: concat!($($field_doc),*).trim().to_owned(),
                }),*];
                let about = concat!($($doc),*).trim().to_owned();
                records.push($crate::shown::Record { name, about, fields });
                $(<$ty as $crate::shown::Shown>::describe(records);)*
            }
        }
    };
}

pub(crate) use view;

/// The name of a record, which need not say what all of them are.
pub(crate) fn record_name(name: &'static str) -> &'static str {
    name.strip_suffix("View").unwrap_or(name)
}
