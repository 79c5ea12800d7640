//! Sections of the docs, and samples of code.

use super::Text;
use crate::OneOrMany;
use crate::read::record;
use crate::schema::Form::Words;
use crate::words;

record! {
    /// A section of the docs.
    pub struct GuideDef: "a guide" {
        /// Heading.
        title: Text,
        /// Text below the heading.
        text: Text,
        /// `before` or `after` (the default) the tables.
        place: Text as Words(words::PLACES),
        /// A box to be noticed.
        callout: CalloutDef,
        /// Problems and what to do about each.
        items: Vec<GuideItem>,
        /// Samples.
        code: OneOrMany<CodeBlock>,
        /// Further reading.
        links: Vec<LinkDef>,
    }
}

record! {
    /// A box to be noticed.
    pub struct CalloutDef: "a callout" or text {
        /// Heading of the box; `Note` where not given.
        title: Text,
        /// Its text.
        text: Text,
    }
}

record! {
    /// A problem and its steps.
    pub struct GuideItem: "an item" {
        /// What the reader sees.
        title: Text,
        /// Text below.
        text: Text,
        /// What to do, in order.
        steps: OneOrMany<Text>,
    }
}

record! {
    /// A sample of code.
    pub struct CodeBlock: "a code sample" {
        /// Heading or file name.
        title: Text,
        /// Language, for highlighting.
        language: Text,
        /// The code.
        text: Text,
    }
}

record! {
    /// A link.
    pub struct LinkDef: "a link" {
        /// What it is called.
        title: Text,
        /// Where it goes; the title where not given.
        to: Text,
        /// What is there.
        doc: Text,
    }
}
