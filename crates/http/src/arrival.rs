//! How long the body of a request may take to arrive.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures::{StreamExt as _, stream};
use tokio::time::Instant;

use crate::Site;

/// Until when the body of a request must have arrived. A handler that takes documents may allow more, once it knows from
/// whom they come.
#[derive(Clone)]
pub struct Arrival(Arc<Clock>);

struct Clock {
    begun: Instant,
    seconds: AtomicU64,
    late: AtomicBool,
}

impl Arrival {
    fn begin(seconds: u64) -> Arrival {
        let (begun, seconds) = (Instant::now(), AtomicU64::new(seconds));
        Arrival(Arc::new(Clock { begun, seconds, late: AtomicBool::new(false) }))
    }

    /// Allows so many seconds from the beginning of the request.
    pub fn allow(&self, seconds: u64) {
        self.0.seconds.store(seconds, Ordering::Relaxed);
    }

    fn deadline(&self) -> Instant {
        self.0.begun + Duration::from_secs(self.0.seconds.load(Ordering::Relaxed))
    }

    fn is_late(&self) -> bool {
        self.0.late.load(Ordering::Relaxed)
    }

    /// The same body, with an error where it is late.
    fn watch(&self, body: Body) -> Body {
        let pieces = body.into_data_stream();
        Body::from_stream(stream::unfold(Some((pieces, self.clone())), async |state| {
            let (mut pieces, arrival) = state?;
            match tokio::time::timeout_at(arrival.deadline(), pieces.next()).await {
                Ok(Some(Ok(piece))) => Some((Ok(piece), Some((pieces, arrival)))),
                Ok(Some(Err(error))) => Some((Err(error), None)),
                Ok(None) => None,
                Err(elapsed) => {
                    arrival.0.late.store(true, Ordering::Relaxed);
                    Some((Err(axum::Error::new(elapsed)), None))
                }
            }
        }))
    }
}

/// How long we wait for a body, and what is answered where it does not come.
#[derive(Clone)]
pub struct Patience {
    seconds: u64,
    refusal: fn(u64) -> Response,
}

impl Patience {
    /// The patience of this site; `refusal` is given the seconds that were allowed.
    pub fn of(site: &Site, refusal: fn(u64) -> Response) -> Patience {
        Patience { seconds: site.form_seconds, refusal }
    }
}

/// Stops waiting for a body that does not arrive: a half-sent form uses a connection and nothing else.
pub async fn arrives_in_time(State(patience): State<Patience>, mut request: Request, next: Next) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let arrival = Arrival::begin(patience.seconds);
    request.extensions_mut().insert(arrival.clone());
    let response = next.run(request.map(|body| arrival.watch(body))).await;
    if arrival.is_late() { (patience.refusal)(patience.seconds) } else { response }
}
