//! The page of a refusal, for whoever is refused.

#[cfg(feature = "samples")]
pub mod sample;
mod view;

use askama::Template as _;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use clearline_http::RequestId;
use clearline_identity::directory;
use clearline_report::message;

use crate::answer::{Unwritten, refusal};
use crate::reader::{Reader, name_language};
use crate::session::{SignedIn, person};
use crate::view::Audience;
use crate::{Frame, cookies};
use view::Refusal;

pub use view::RefusalKind;

/// Writes the page of a refusal, with the number to quote when asking about it; a signed-in person stays signed in, and
/// keeps the navigation. Other answers stay as they are.
pub async fn write_pages(State(frame): State<Frame>, request: Request, next: Next) -> Response {
    let reference = request.extensions().get::<RequestId>().map_or("", RequestId::as_str).to_owned();
    let token = cookies::token(&frame, request.headers());
    let reader = Reader::of(request.method(), request.uri(), request.headers());
    let mut response = next.run(request).await;
    let Some(Unwritten { kind, detail }) = response.extensions_mut().remove() else { return response };
    let page = match signed_in(&frame, kind, token.as_deref(), &reader).await {
        Some(by) => by.page_of(&kind.heading(), by.audience(), ""),
        None => frame.page_of(&reader, &kind.heading(), Audience::Public),
    };
    let heading = page.title.clone();
    let refusal = Refusal { page, kind, reference, detail };
    let text = refusal.render().unwrap_or(heading);
    name_language(&text, &mut response);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    *response.body_mut() = text.into();
    response
}

/// The answer to a form that did not arrive in time.
pub fn too_slow(seconds: u64) -> Response {
    refusal(RefusalKind::TooSlow, Some(message!("form-too-slow", seconds = seconds)))
}

/// Who is refused, as far as it is known: where the database does not answer, the session is not read.
async fn signed_in(
    frame: &Frame,
    kind: RefusalKind,
    token: Option<&str>,
    reader: &Reader,
) -> Option<SignedIn> {
    if matches!(kind, RefusalKind::NotNow | RefusalKind::TooSlow | RefusalKind::TooMany) {
        return None;
    }
    let session = directory::session(frame.house(), token?).await.ok().flatten()?;
    Some(person(frame, session, "", reader.clone()))
}
