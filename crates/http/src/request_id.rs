//! A number for every request: in the answer's `Request-ID` header, on the page of a refusal, in every log line
//! about it, and in nothing else.

use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument as _;

use crate::Site;

/// The number of one request.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    /// The number as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Draws the number, names the request's log lines by it, and puts it on the answer. Path and query stay out of the
/// log: a path can hold a report number.
pub(crate) async fn name_request(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    let id = RequestId(hex::encode(site.house.draw::<12>()));
    request.extensions_mut().insert(id.clone());
    let span = tracing::info_span!("request", id = id.as_str());
    let mut response = next.run(request).instrument(span).await;
    name_answer(&mut response, &id);
    response
}

/// Puts the request's number on every answer, refusals included: a reporter quotes it to support.
fn name_answer(response: &mut Response, id: &RequestId) {
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        response.headers_mut().insert("request-id", value);
    }
}
