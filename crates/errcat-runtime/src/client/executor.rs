//! Tries again, as advised.

use std::future::Future;
use std::time::{Duration, SystemTime};

use super::Advice;
use crate::about::RetryPolicy;
use crate::RetryGrade;

/// What can say whether trying again helps.
pub trait Advise {
    /// The advice.
    fn retry_advice(&self) -> Advice;
}

/// Time, as a runtime has it: a test has it stand still.
pub trait Clock {
    /// Ends when a wait is over.
    type Sleep: Future<Output = ()>;

    /// The moment of the call.
    fn now(&self) -> SystemTime;

    /// Waits.
    fn sleep(&self, delay: Duration) -> Self::Sleep;
}

/// How far a client goes, whatever it is advised.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
#[must_use]
pub struct Limits {
    /// No wait is longer, not even one that the server asks for.
    pub max_delay: Duration,
    /// How many tries in all, the first included; a policy may say fewer.
    pub max_attempts: u32,
    /// Whether the request may be repeated though it may have had its effect: obeys
    /// [`RetryGrade::Caution`] too.
    pub idempotent: bool,
    /// Where the jitter comes from. Clients that started together should differ in it.
    pub seed: u64,
}

impl Limits {
    /// At most a minute between tries, five tries, nothing that may have had its effect.
    pub const fn new() -> Self {
        Self { max_delay: Duration::from_secs(60), max_attempts: 5, idempotent: false, seed: 0 }
    }

    /// With a longest wait.
    pub const fn with_max_delay(self, max_delay: Duration) -> Self {
        Self { max_delay, ..self }
    }

    /// With a number of tries in all.
    pub const fn with_max_attempts(self, max_attempts: u32) -> Self {
        Self { max_attempts, ..self }
    }

    /// For a request that may be repeated.
    pub const fn idempotent(self) -> Self {
        Self { idempotent: true, ..self }
    }

    /// With a seed for the jitter.
    pub const fn with_seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// How long to wait after so many failed tries; `None` where it is time to give up. `random`
    /// is any number.
    pub fn delay(
        &self,
        advice: &Advice,
        failed: u32,
        now: SystemTime,
        random: u64,
    ) -> Option<Duration> {
        let retry = advice.retry?;
        match retry.grade {
            RetryGrade::Backoff => {}
            RetryGrade::Caution if self.idempotent => {}
            _ => return None,
        }
        let policy = retry.policy.unwrap_or(FALLBACK);
        let attempts = policy.attempts.unwrap_or(u32::MAX).min(self.max_attempts);
        if failed >= attempts {
            return None;
        }
        let wait = match advice.after {
            Some(after) => after.delay(now),
            None => policy.delay(failed),
        };
        let jitter = policy.jitter.unwrap_or_default().as_nanos();
        // The product stays below the jitter, which is a duration.
        let jitter = u64::try_from(jitter).unwrap_or(u64::MAX);
        let part = (u128::from(jitter) * u128::from(random)) >> 64;
        let part = Duration::from_nanos(u64::try_from(part).unwrap_or(jitter));
        Some(wait.saturating_add(part).min(self.max_delay))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the catalog says to back off and not how.
const FALLBACK: RetryPolicy = RetryPolicy::new("fallback", Duration::from_secs(1), 2.0);

/// Does something until it succeeds, or trying again does not help, or enough has been tried; then
/// answers what it answered last. `op` gets the number of the try, from 1.
///
/// Needs no runtime: whoever calls brings a [`Clock`]. This one is for tokio:
///
/// ```
/// # mod tokio { pub mod time { use std::time::Duration;
/// #     pub type Sleep = std::future::Ready<()>;
/// #     pub fn sleep(_: Duration) -> Sleep { std::future::ready(()) } } }
/// use std::time::{Duration, SystemTime};
///
/// struct Tokio;
///
/// impl errcat_runtime::client::Clock for Tokio {
///     type Sleep = tokio::time::Sleep;
///
///     fn now(&self) -> SystemTime {
///         SystemTime::now()
///     }
///
///     fn sleep(&self, delay: Duration) -> Self::Sleep {
///         tokio::time::sleep(delay)
///     }
/// }
/// ```
pub async fn retry<T, E, F, A>(clock: &impl Clock, limits: Limits, mut op: F) -> Result<T, E>
where
    E: Advise,
    F: FnMut(u32) -> A,
    A: Future<Output = Result<T, E>>,
{
    let mut random = Random(limits.seed);
    let mut attempt = 1;
    loop {
        let error = match op(attempt).await {
            Ok(value) => return Ok(value),
            Err(error) => error,
        };
        let advice = error.retry_advice();
        match limits.delay(&advice, attempt, clock.now(), random.next()) {
            Some(delay) => clock.sleep(delay).await,
            None => return Err(error),
        }
        attempt += 1;
    }
}

/// `SplitMix64`: enough to part clients, and the same for the same seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::{Cell, RefCell};
    use std::future::{ready, Ready};
    use std::pin::pin;
    use std::sync::Arc;
    use std::task::{Context, Poll, Wake, Waker};

    use super::*;
    use crate::about::RetryAdvice;
    use crate::client::RetryAfter;

    /// A clock whose time passes only in sleep, and at once.
    #[derive(Default)]
    struct Still {
        slept: RefCell<Vec<Duration>>,
        time: Cell<Duration>,
    }

    impl Clock for Still {
        type Sleep = Ready<()>;

        fn now(&self) -> SystemTime {
            SystemTime::UNIX_EPOCH + self.time.get()
        }

        fn sleep(&self, delay: Duration) -> Ready<()> {
            self.slept.borrow_mut().push(delay);
            self.time.set(self.time.get() + delay);
            ready(())
        }
    }

    impl Advise for Advice {
        fn retry_advice(&self) -> Advice {
            *self
        }
    }

    struct Nobody;

    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }

    /// What a future answers that never waits.
    fn answer<T>(future: impl Future<Output = T>) -> T {
        let waker = Waker::from(Arc::new(Nobody));
        match pin!(future).poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => value,
            Poll::Pending => panic!("nothing here waits"),
        }
    }

    fn run(advice: Advice, limits: Limits, succeeds_at: u32) -> (bool, u32, Vec<Duration>) {
        let clock = Still::default();
        let mut tries = 0;
        let done = answer(retry(&clock, limits, |attempt| {
            tries = attempt;
            ready(if attempt == succeeds_at { Ok(()) } else { Err(advice) })
        }));
        (done.is_ok(), tries, clock.slept.into_inner())
    }

    fn policy() -> RetryPolicy {
        RetryPolicy::new("some", Duration::from_secs(1), 2.0).with_attempts(4)
    }

    fn advice(grade: RetryGrade) -> Advice {
        Some(RetryAdvice::new(grade).with_policy(policy())).into()
    }

    fn backoff() -> Advice {
        advice(RetryGrade::Backoff)
    }

    #[test]
    fn waits_longer_each_time_and_gives_up() {
        let seconds = [1, 2, 4].map(Duration::from_secs);
        assert_eq!(run(backoff(), Limits::new(), 0), (false, 4, seconds.to_vec()));
        assert_eq!(run(backoff(), Limits::new(), 3), (true, 3, seconds[..2].to_vec()));
        let few = Limits::new().with_max_attempts(2);
        assert_eq!(run(backoff(), few, 0), (false, 2, seconds[..1].to_vec()));
        assert_eq!(run(backoff(), Limits::new().with_max_attempts(0), 0), (false, 1, vec![]));
    }

    #[test]
    fn what_does_not_help_is_answered_at_once() {
        let of_grades = [RetryGrade::Never, RetryGrade::AfterFix].map(advice);
        for advice in [Advice::default()].into_iter().chain(of_grades) {
            assert_eq!(run(advice, Limits::new().idempotent(), 0), (false, 1, vec![]));
        }
        let caution = advice(RetryGrade::Caution);
        assert_eq!(run(caution, Limits::new(), 0).1, 1);
        assert_eq!(run(caution, Limits::new().idempotent(), 0).1, 4);
    }

    #[test]
    fn the_server_comes_first_within_reason() {
        let asked = |after| Advice { after: Some(after), ..backoff() };
        let delay = RetryAfter::Delay(Duration::from_secs(7));
        assert_eq!(run(asked(delay), Limits::new(), 2).2, [Duration::from_secs(7)]);
        let absurd = RetryAfter::Delay(Duration::MAX);
        assert_eq!(run(asked(absurd), Limits::new(), 2).2, [Duration::from_secs(60)]);
        // A date stays where it is: after the wait it has come.
        let date = RetryAfter::Time(SystemTime::UNIX_EPOCH + Duration::from_secs(9));
        let slept = [Duration::from_secs(9), Duration::ZERO, Duration::ZERO];
        assert_eq!(run(asked(date), Limits::new(), 0).2, slept);
    }

    #[test]
    fn jitter_is_the_seeds_and_within_bounds() {
        let jitter = Duration::from_millis(500);
        let retry = RetryAdvice::new(RetryGrade::Backoff).with_policy(policy().with_jitter(jitter));
        let advice = Some(retry).into();
        let slept = |seed| run(advice, Limits::new().with_seed(seed), 0).2;
        assert_eq!(slept(1), slept(1));
        assert_ne!(slept(1), slept(2));
        for (wait, least) in slept(3).iter().zip([1, 2, 4].map(Duration::from_secs)) {
            assert!(*wait >= least && *wait < least + jitter);
        }
    }
}
