//! The time of a service. It passes when a client says so, at `POST /clock`: who waits tells for how
//! long, and nobody has to.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::State;
use axum::routing::post;
use axum::{Json, Router};

/// Time since the service started.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clock(Arc<Mutex<Duration>>);

impl Clock {
    /// The time.
    pub(crate) fn now(&self) -> Duration {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// How long it is until then; `None` when it has come.
    pub(crate) fn until(&self, time: Duration) -> Option<Duration> {
        time.checked_sub(self.now()).filter(|left| !left.is_zero())
    }

    fn advance(&self, by: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += by;
    }

    /// Where clients wait.
    pub(crate) fn router(&self) -> Router {
        let advance = async |State(clock): State<Self>, Json(wait): Json<Wait>| {
            clock.advance(Duration::try_from_secs_f64(wait.seconds).unwrap_or_default());
        };
        Router::new().route("/clock", post(advance)).with_state(self.clone())
    }
}

#[derive(serde::Deserialize)]
struct Wait {
    seconds: f64,
}
