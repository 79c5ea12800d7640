//! `check --links`: whether the pages that a catalog links to are there.

use std::{
    collections::BTreeMap,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use errcat_check::rules::dead_link;
use errcat_source::{Diagnostic, Span};
use ureq::Agent;

/// How many pages are asked for at a time.
const AT_ONCE: usize = 8;

/// How long a page may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// What answers to a visitor without an account, or to one of too many, and is a page all the same.
const THERE: [u16; 3] = [401, 403, 429];

/// Asks for each page once, whatever the number of links to it.
pub(super) fn dead(links: &[(String, Span)]) -> Vec<Diagnostic> {
    let mut places: BTreeMap<&str, Vec<(&str, Span)>> = BTreeMap::new();
    for (link, place) in links {
        let page = link.split_once('#').map_or(&**link, |(page, _)| page);
        places.entry(page).or_default().push((link, *place));
    }
    let pages: Vec<_> = places.into_iter().collect();
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .http_status_as_error(false)
        .user_agent(concat!("errcat/", env!("CARGO_PKG_VERSION")))
        .build()
        .into();
    let next = AtomicUsize::new(0);
    let found = Mutex::new(Vec::new());
    let work = || {
        while let Some((page, places)) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Some(why) = fault(&agent, page) else { continue };
            let reports = places.iter().map(|(link, place)| dead_link::report(link, &why, *place));
            // A thread that panicked takes the whole command with it.
            found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend(reports);
        }
    };
    thread::scope(|scope| {
        for _ in 0..AT_ONCE.min(pages.len()) {
            scope.spawn(work);
        }
    });
    found.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// What is wrong with a page. `GET`, because many a server knows no other method.
fn fault(agent: &Agent, page: &str) -> Option<String> {
    match agent.get(page).call() {
        Ok(response) => {
            let status = response.status();
            let there = status.is_success() || THERE.contains(&status.as_u16());
            (!there).then(|| format!("it answers {status}"))
        }
        Err(cause) => Some(cause.to_string()),
    }
}
