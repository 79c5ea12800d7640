//! Panics of handlers.

use std::any::Any;
use std::borrow::Cow;
use std::future::{poll_fn, Future};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::pin::pin;
use std::task::Poll;

/// What a future gives, or what it panicked with.
///
/// Nobody sees what the panic left half done: the future is not polled again, and what handlers
/// share with others is behind locks that know of panics.
pub(crate) async fn catching<F: Future>(future: F) -> Result<F::Output, Box<dyn Any + Send>> {
    let mut future = pin!(future);
    poll_fn(|cx| {
        let poll = AssertUnwindSafe(|| future.as_mut().poll(cx));
        catch_unwind(poll).map_or_else(|panic| Poll::Ready(Err(panic)), |poll| poll.map(Ok))
    })
    .await
}

/// What a panic says.
pub(crate) fn panic_text(payload: &(dyn Any + Send)) -> Cow<'_, str> {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    Cow::Borrowed(text.unwrap_or_default())
}
