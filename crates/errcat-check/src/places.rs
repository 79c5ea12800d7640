//! Where the parts of the finished catalog are written, parallel to the model, which has no
//! places. Rules over the whole catalog point with it.

use errcat_model::SlotSource;
use errcat_source::Span;

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
