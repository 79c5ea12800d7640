//! Where the parts of the finished catalog are written, parallel to the model, which has no
//! places. Rules over the whole catalog point with it.

use errcat_model::SlotSource;
use errcat_source::{Diagnostic, Span};
use errcat_syntax::ast::{ErrorDef, Text};

/// Places by the ids of the model.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// By `ErrorId`.
    pub(crate) errors: Vec<ErrorPlace>,
    /// By `WireId`.
    pub(crate) wires: Vec<WireUse>,
    /// By `TypeId`, then field.
    pub(crate) fields: Vec<Vec<Span>>,
    /// By `ContextId`.
    pub(crate) context: Vec<Span>,
    /// By `GroupId`.
    pub(crate) groups: Vec<Span>,
    /// By position in `codes`.
    pub(crate) codes: Vec<Span>,
    /// By position in `guides`.
    pub(crate) guides: Vec<Span>,
    /// By `SchemeId`.
    pub(crate) security: Vec<Span>,
    /// Whether something names credentials that could not be read or found.
    pub(crate) security_unclear: bool,
    /// Where the links of each guide lead to, by position in `guides`.
    pub(crate) links: Vec<Vec<Span>>,
}

/// Where an error is written.
#[derive(Debug)]
pub(crate) struct ErrorPlace {
    /// Its key.
    pub(crate) key: Span,
    /// All of it.
    pub(crate) whole: Span,
    /// The names of its fields, in the order of the model.
    pub(crate) fields: Box<[Span]>,
    /// What it says itself; what its group says for it stands elsewhere.
    pub(crate) own: Own,
    /// The params that its message shows, in order.
    pub(crate) shown: Vec<Shown>,
    /// The retry grade it or its group or status gives.
    pub(crate) retry: Option<Span>,
    /// Whether its identity on the wire could be read: code, status, message and wires.
    pub(crate) sound: bool,
    /// Whether another error has its key.
    pub(crate) duplicate: bool,
    /// Its keys whose values could not be read: `message` where its group's could not, too, and
    /// `params` where one of them could not.
    pub(crate) unread: Vec<&'static str>,
}

/// Where the values are written that an error gives itself.
#[derive(Debug, Default)]
pub(crate) struct Own {
    pub(crate) code: Option<Span>,
    pub(crate) status: Option<Span>,
    pub(crate) title: Option<Span>,
    pub(crate) message: Option<Span>,
    pub(crate) docs: Option<Span>,
    /// Those of the error, then those of its causes.
    pub(crate) resolutions: Vec<Span>,
}

impl Own {
    pub(crate) fn of(def: &ErrorDef) -> Self {
        let place = |text: &Option<Text>| text.as_ref().map(|text| text.span);
        let resolutions = def.resolution.iter().flat_map(|texts| &texts.0);
        let causes = def.cause.iter().flat_map(|causes| &causes.0);
        let of_causes = causes.filter_map(|cause| cause.resolution.as_ref());
        Self {
            code: def.code.as_ref().map(|code| code.span),
            status: place(&def.status),
            title: place(&def.title),
            message: place(&def.message),
            docs: def.docs.as_ref().map(|docs| docs.span),
            resolutions: resolutions.chain(of_causes).map(|text| text.span).collect(),
        }
    }
}

/// A param in a message.
#[derive(Debug)]
pub(crate) struct Shown {
    /// Which field it is.
    pub(crate) field: usize,
    /// Where it stands in the message, be it the group's.
    pub(crate) at: Span,
    /// Where it is declared.
    pub(crate) declared: Span,
}

impl ErrorPlace {
    /// Points a diagnostic at `place`, where that is within the error; else at its key, with `place`
    /// beside it as `what`. So that an exception for the error is one for the diagnostic, too.
    pub(crate) fn point(
        &self,
        place: Option<Span>,
        what: &str,
        report: impl FnOnce(Span) -> Diagnostic,
    ) -> Diagnostic {
        match place {
            None => report(self.key),
            Some(at) if self.holds(at) => report(at),
            Some(at) => report(self.key).also(at, what),
        }
    }

    /// Whether `at` lies within the error.
    pub(crate) fn holds(&self, at: Span) -> bool {
        self.whole.file == at.file && self.whole.start <= at.start && at.end <= self.whole.end
    }
}

/// Where a wire is written, and what it shows of an error.
#[derive(Debug)]
pub(crate) struct WireUse {
    /// Its key.
    pub(crate) key: Span,
    /// Its slots, each once.
    pub(crate) shows: Vec<SlotSource>,
    /// Whether all of its drawing could be read.
    pub(crate) sound: bool,
}

impl WireUse {
    /// Whether it has that slot, by itself or inside a text.
    pub(crate) fn shows(&self, source: &SlotSource) -> bool {
        self.shows.contains(source)
    }
}
