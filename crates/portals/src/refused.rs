//! The page of a refusal, for whoever is refused.

use askama::Template as _;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use clearline_identity::directory;

use crate::Portal;
use crate::answer::Unwritten;
use crate::reader::{Reader, name_language};
use crate::session::{SignedIn, person};
use crate::view::Audience;
use crate::view::public::{Refusal, RefusalKind};

/// Writes the page of a refusal, with the number to quote when asking about it; a signed-in person stays signed in, and
/// keeps the navigation. Other answers stay as they are.
pub(crate) async fn write(
    portal: &Portal,
    token: Option<&str>,
    reader: Reader,
    response: &mut Response,
    reference: &str,
) {
    let Some(Unwritten { kind, detail }) = response.extensions_mut().remove() else { return };
    let page = match signed_in(portal, kind, token, &reader).await {
        Some(by) => by.page_of(&kind.heading(), by.audience(), ""),
        None => portal.page_of(&reader, &kind.heading(), Audience::Public),
    };
    let heading = page.title.clone();
    let refusal = Refusal { page, kind, reference: reference.to_owned(), detail };
    let text = refusal.render().unwrap_or(heading);
    name_language(&text, response);
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    *response.body_mut() = text.into();
}

/// Who is refused, as far as it is known: where the database does not answer, the session is not read.
async fn signed_in(
    portal: &Portal,
    kind: RefusalKind,
    token: Option<&str>,
    reader: &Reader,
) -> Option<SignedIn> {
    if matches!(kind, RefusalKind::NotNow | RefusalKind::TooSlow | RefusalKind::TooMany) {
        return None;
    }
    let session = directory::session(&portal.house, token?).await.ok().flatten()?;
    Some(person(portal, session, "", reader.clone()))
}
