//! Where the values of an error stand.

/// Where a value was found.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'t> {
    /// A value of its own, on the tape.
    Node(u32),
    /// The members of an object that nobody else reads, on the tape.
    Rest(u32),
    /// A value of its own, as its JSON.
    Raw(&'t str),
    /// The same, if it is a string without escapes.
    Plain(&'t str),
    /// Text that begins with the JSON of the value. Nobody knows yet where that ends.
    Open(&'t str),
    /// A stretch of text.
    Text(&'t str),
    /// The same, in a text that does not stand in the body like this: which of those that were
    /// made, and from where to where.
    Made(usize, usize, usize),
    /// Nowhere: a member of its own would be there if it were.
    Absent,
}

/// Where a text with values in it is.
#[derive(Clone, Copy)]
pub(crate) enum Origin<'t> {
    /// In the body as it is.
    Body(&'t str),
    /// Among those that were made.
    Made(usize),
}

/// Values and where they were found, by source. Most errors have few, which need no allocation.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    few: [(u32, Place<'t>); FEW],
    count: usize,
    more: Vec<(u32, Place<'t>)>,
}

const FEW: usize = 6;

impl<'t> Places<'t> {
    #[inline]
    pub(crate) fn new() -> Self {
        Self { few: [(0, Place::Absent); FEW], count: 0, more: Vec::new() }
    }

    #[inline]
    pub(crate) fn push(&mut self, source: u32, place: Place<'t>) {
        match self.few.get_mut(self.count) {
            Some(free) => *free = (source, place),
            None => self.more.push((source, place)),
        }
        self.count += 1;
    }

    /// Notes a value that is a stretch of a text.
    #[inline]
    pub(crate) fn push_part(&mut self, source: u32, origin: Origin<'t>, from: usize, to: usize) {
        match origin {
            Origin::Body(text) => self.push(source, Place::Text(&text[from..to])),
            Origin::Made(made) => self.push(source, Place::Made(made, from, to)),
        }
    }

    #[inline]
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(u32, Place<'t>)> + '_ {
        self.few[..self.count.min(FEW)].iter().chain(&self.more)
    }

    /// The source of a value and where it stands best: by itself it is exact; text may leave open
    /// where a value ends, and whether there is one.
    pub(crate) fn best(&self, is: impl Fn(u32) -> bool) -> Option<&(u32, Place<'t>)> {
        let mut best = None;
        let mut least = u8::MAX;
        // Plain loops: what was just written is read again part by part, as it was written.
        for places in [&self.few[..self.count.min(FEW)], &self.more] {
            for found in places {
                if is(found.0) {
                    let rank = match found.1 {
                        Place::Absent => 1,
                        Place::Text(_) | Place::Made(..) => 2,
                        _ => 0,
                    };
                    if rank < least {
                        (best, least) = (Some(found), rank);
                    }
                }
            }
        }
        best
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        self.count
    }

    /// Forgets all but the first.
    #[inline]
    pub(crate) fn truncate(&mut self, count: usize) {
        self.count = count;
        self.more.truncate(count.saturating_sub(FEW));
    }
}
