//! The problems of a response.

use std::fmt;
use std::iter::Chain;
use std::ops::Deref;
use std::{option, vec};

/// The problems of a response in the order of the body: a slice of one at least.
///
/// Nearly always it is one, which takes no memory besides itself.
#[derive(Clone)]
pub struct Problems<P>(Held<P>);

#[derive(Clone)]
enum Held<P> {
    One([P; 1]),
    Many(Vec<P>),
}

impl<P> Problems<P> {
    pub(crate) fn one(problem: P) -> Self {
        Self(Held::One([problem]))
    }

    /// `None` where there are none.
    pub(crate) fn many(problems: Vec<P>) -> Option<Self> {
        (!problems.is_empty()).then_some(Self(Held::Many(problems)))
    }
}

impl<P> Deref for Problems<P> {
    type Target = [P];

    fn deref(&self) -> &[P] {
        match &self.0 {
            Held::One(problem) => problem,
            Held::Many(problems) => problems,
        }
    }
}

impl<P: fmt::Debug> fmt::Debug for Problems<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<P> From<Problems<P>> for Vec<P> {
    fn from(problems: Problems<P>) -> Self {
        match problems.0 {
            Held::One(problem) => problem.into(),
            Held::Many(problems) => problems,
        }
    }
}

impl<P> IntoIterator for Problems<P> {
    type Item = P;
    type IntoIter = Chain<option::IntoIter<P>, vec::IntoIter<P>>;

    fn into_iter(self) -> Self::IntoIter {
        let (one, many) = match self.0 {
            Held::One([problem]) => (Some(problem), Vec::new()),
            Held::Many(problems) => (None, problems),
        };
        one.into_iter().chain(many)
    }
}

impl<'p, P> IntoIterator for &'p Problems<P> {
    type Item = &'p P;
    type IntoIter = std::slice::Iter<'p, P>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_and_many_are_slices() {
        let (one, many) = (Problems::one(1), Problems::many(vec![1, 2]).unwrap());
        assert_eq!((&one[..], &many[..]), (&[1][..], &[1, 2][..]));
        assert_eq!(format!("{one:?} {many:?}"), "[1] [1, 2]");
        assert_eq!(Vec::from(one.clone()), [1]);
        assert_eq!(one.into_iter().chain(many).collect::<Vec<_>>(), [1, 1, 2]);
        assert!(Problems::<i32>::many(Vec::new()).is_none());
    }
}
