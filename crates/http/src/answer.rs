//! Answers that pages and programs get alike, and the counts of answers.

use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::{HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_core::Content;
use clearline_identity::throttle::Limit;

/// Content on its way out, to be kept and not shown: a browser saves it and opens nothing. Its digest travels with it
/// (`Repr-Digest`, RFC 9530).
pub fn attachment(name: &str, content: Content) -> Response {
    let digest = hex::decode(&content.sha256).map(|bytes| BASE64.encode(bytes)).unwrap_or_default();
    let headers: [(HeaderName, String); 5] = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CONTENT_LENGTH, content.size.to_string()),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (HeaderName::from_static("repr-digest"), format!("sha-256=:{digest}:")),
    ];
    (headers, Body::from_stream(content.bytes)).into_response()
}

/// A text on its way out, to be kept under this name.
pub fn text_file(name: &str, text: String) -> Response {
    let kind = "text/plain; charset=utf-8".to_owned();
    let kept = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, kept)], text).into_response()
}

/// Counts that a limit was met, by what was asked for and by the limit.
pub fn count_limited(what: &'static str, limit: Limit) {
    metrics::counter!("clearline_limited_total", "what" => what, "limit" => limit.word()).increment(1);
}

/// Counts answers by route and status. The route is its pattern, never the address: addresses hold report numbers.
pub(crate) async fn count(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let response = next.run(request).await;
    let status = response.status().as_u16().to_string();
    metrics::counter!("clearline_answers_total", "route" => route, "status" => status).increment(1);
    response
}
