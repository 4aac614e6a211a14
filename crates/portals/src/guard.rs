//! What every answer is sent with (no scripts, nothing from elsewhere, nothing kept by the browser), and how long a
//! request may take to arrive.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};
use clearline_report::message;
use futures::{StreamExt as _, stream};
use tokio::time::Instant;

use crate::Portal;
use crate::answer::refusal;
use crate::view::CONTENT_SECURITY_POLICY;
use crate::view::public::RefusalKind;

/// A browser that was here over TLS comes without it no more, for a year.
const STRICT_TRANSPORT: &str = "max-age=31536000";

/// Puts the security headers on every answer that has none of its own.
pub(crate) async fn headers(State(portal): State<Portal>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let strict = portal.is_https().then_some((header::STRICT_TRANSPORT_SECURITY, STRICT_TRANSPORT));
    for (name, value) in fixed.into_iter().chain(strict) {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Until when the body of a request must have arrived. A handler that takes documents may allow more, once it knows from
/// whom they come.
#[derive(Clone)]
pub(crate) struct Arrival(Arc<Clock>);

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
    pub(crate) fn allow(&self, seconds: u64) {
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

/// Stops waiting for a body that does not arrive: a half-sent form uses a connection and nothing else.
pub(crate) async fn arrives_in_time(
    State(portal): State<Portal>,
    mut request: Request,
    next: Next,
) -> Response {
    if request.body().is_end_stream() {
        return next.run(request).await;
    }
    let arrival = Arrival::begin(portal.form_seconds);
    request.extensions_mut().insert(arrival.clone());
    let path = request.uri().path();
    let for_programs = path.starts_with("/api/") || path.starts_with("/provider/api/");
    let response = next.run(request.map(|body| arrival.watch(body))).await;
    match arrival.is_late() {
        false => response,
        true if for_programs => crate::problem::Problem::too_slow(portal.form_seconds).into_response(),
        true => refusal(
            RefusalKind::TooSlow,
            Some(message!("form-too-slow", seconds = portal.form_seconds).into()),
        ),
    }
}
