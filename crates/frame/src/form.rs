//! Forms that came from one of our own pages: of somebody who is signed in, with or without a document, or of anybody.

use std::time::Duration;

use axum::extract::multipart::{Field, Multipart};
use axum::extract::{FromRef, FromRequest, FromRequestParts as _, Request};
use axum::http::HeaderMap;
use clearline_http::Arrival;
use clearline_http::limits::{FORM_BYTES_MAX, UPLOAD_IDLE_SECONDS_MAX};
use clearline_report::message;
use serde::de::DeserializeOwned;

use crate::answer::PageError;
use crate::limits::DOCUMENT_SECONDS_MAX;
use crate::session::{SignedIn, Word};
use crate::{Frame, kept};

/// A form that a signed-in person sent from one of our pages: it holds the session's own word.
pub struct Checked<T> {
    /// Who sent it.
    pub by: SignedIn,
    /// Its fields.
    pub form: T,
}

impl<S, T> FromRequest<S> for Checked<T>
where
    S: Send + Sync,
    T: DeserializeOwned,
    Frame: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Checked<T>, PageError> {
        let (mut parts, body) = request.into_parts();
        let action = parts.uri.path().to_owned();
        let mut by = match SignedIn::from_request_parts(&mut parts, state).await {
            Err(PageError::SignIn(to)) => {
                let sent = fields(Request::from_parts(parts, body)).await;
                let frame = Frame::from_ref(state);
                return Err(sent.map_or(PageError::SignIn(to), |sent| {
                    kept::sign_in_again(frame.house(), &action, sent)
                }));
            }
            by => by?,
        };
        let fields = fields(Request::from_parts(parts, body)).await?;
        let word = fields.iter().find(|(name, _)| name == "csrf").map(|(_, value)| value.as_str());
        if !word.is_some_and(|word| by.takes(word)) {
            return Err(stale());
        }
        Ok(Checked { by, form: typed(&fields)? })
    }
}

/// A file that came with a form.
pub struct Upload {
    /// Its name as the sender calls it.
    pub name: String,
    /// Its bytes; one more than the form takes where there were more, so that it is refused and not cut.
    pub bytes: Vec<u8>,
}

/// A form with a document, that a signed-in person sent from one of our pages. The session's own word comes first: where
/// it does not, nothing more is read. The document may have `MOST` bytes.
pub struct CheckedUpload<T, const MOST: u64> {
    /// Who sent it.
    pub by: SignedIn,
    /// Its fields.
    pub form: T,
    /// The file of the field `document`.
    pub document: Option<Upload>,
}

impl<S, T, const MOST: u64> FromRequest<S> for CheckedUpload<T, MOST>
where
    S: Send + Sync,
    T: DeserializeOwned,
    Frame: FromRef<S>,
{
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<CheckedUpload<T, MOST>, PageError> {
        let (mut parts, body) = request.into_parts();
        let (action, elsewhere) = (parts.uri.path().to_owned(), from_elsewhere(&parts.headers));
        let by = SignedIn::from_request_parts(&mut parts, state).await;
        if let (Ok(_), Some(arrival)) = (&by, parts.extensions.get::<Arrival>()) {
            arrival.allow(DOCUMENT_SECONDS_MAX);
        }
        let request = Request::from_parts(parts, body);
        match by {
            Err(PageError::SignIn(to)) if elsewhere => Err(PageError::SignIn(to)),
            // A document cannot be put back into a form: of it nothing is kept.
            Err(PageError::SignIn(to)) => {
                let frame = Frame::from_ref(state);
                let is_ours = |word: &str| Word::read(frame.house(), word).is_some();
                let sent = uploaded(request, 0, || unreadable(MOST), is_ours).await;
                Err(sent.map_or(PageError::SignIn(to), |(sent, _)| {
                    kept::sign_in_again(frame.house(), &action, sent)
                }))
            }
            Ok(_) if elsewhere => Err(stale()),
            by => {
                let mut by = by?;
                let most = usize::try_from(MOST).unwrap_or(usize::MAX);
                let takes = |word: &str| by.takes(word);
                let (fields, document) = uploaded(request, most, || unreadable(MOST), takes).await?;
                Ok(CheckedUpload { form: typed(&fields)?, by, document })
            }
        }
    }
}

/// The fields of a form with a document, and the document, of which at most `most` bytes and one more are kept. The word
/// comes first: where it is not taken, nothing more is read. What cannot be read is answered with `unreadable`.
async fn uploaded(
    request: Request,
    most: usize,
    unreadable: impl Fn() -> PageError + Send,
    mut takes: impl FnMut(&str) -> bool + Send,
) -> Result<(Vec<(String, String)>, Option<Upload>), PageError> {
    let mut sent = Multipart::from_request(request, &()).await.map_err(|_| unreadable())?;
    let (mut fields, mut document) = (Vec::new(), None);
    while let Some(mut field) = next(&mut sent).await.map_err(|Broken| unreadable())? {
        let name = field.name().unwrap_or("").to_owned();
        if fields.is_empty() && name != "csrf" {
            return Err(stale());
        }
        if name == "document" {
            let called = field.file_name().unwrap_or("").to_owned();
            let bytes = bytes(&mut field, most).await.map_err(|Broken| unreadable())?;
            // Where no file was chosen, a browser sends the field without a name.
            document = Some(Upload { name: called, bytes })
                .filter(|file| !file.name.is_empty() || !file.bytes.is_empty());
            continue;
        }
        let text = bytes(&mut field, FORM_BYTES_MAX).await.map_err(|Broken| unreadable())?;
        let text = String::from_utf8(text).map_err(|_| unreadable())?;
        if name == "csrf" && !takes(&text) {
            return Err(stale());
        }
        fields.push((name, text));
        if fields.len() > FIELDS_MAX {
            return Err(unreadable());
        }
    }
    if fields.is_empty() {
        return Err(stale());
    }
    Ok((fields, document))
}

/// Fields of a form with a document.
const FIELDS_MAX: usize = 50;

/// A form with a document broke off, or is none.
struct Broken;

async fn next(sent: &mut Multipart) -> Result<Option<Field<'_>>, Broken> {
    let patience = Duration::from_secs(UPLOAD_IDLE_SECONDS_MAX);
    let field = tokio::time::timeout(patience, sent.next_field()).await.map_err(|_| Broken)?;
    field.map_err(|_| Broken)
}

/// The bytes of one field: `most`, and one more where there are more.
async fn bytes(field: &mut Field<'_>, most: usize) -> Result<Vec<u8>, Broken> {
    let patience = Duration::from_secs(UPLOAD_IDLE_SECONDS_MAX);
    let mut all = Vec::new();
    loop {
        let piece = tokio::time::timeout(patience, field.chunk()).await.map_err(|_| Broken)?;
        let Some(piece) = piece.map_err(|_| Broken)? else { return Ok(all) };
        let room = most.saturating_add(1).saturating_sub(all.len()).min(piece.len());
        all.extend_from_slice(piece.get(..room).unwrap_or_default());
    }
}

fn unreadable(most: u64) -> PageError {
    PageError::Wrong(message!("form-document-unreadable", bytes = most))
}

/// A form anybody may send, from one of our own pages.
pub struct Open<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Open<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Open<T>, PageError> {
        Ok(Open(typed(&fields(request).await?)?))
    }
}

/// The fields of a form, refused where the browser says that another site sent it.
async fn fields(request: Request) -> Result<Vec<(String, String)>, PageError> {
    if from_elsewhere(request.headers()) {
        return Err(stale());
    }
    let too_large = || PageError::Wrong(message!("form-too-large", bytes = FORM_BYTES_MAX));
    let body = axum::body::to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_large())?;
    serde_urlencoded::from_bytes(&body).map_err(|_| PageError::Wrong(message!("form-unreadable")))
}

fn typed<T: DeserializeOwned>(fields: &[(String, String)]) -> Result<T, PageError> {
    let text = serde_urlencoded::to_string(fields).map_err(|error| PageError::broken(&error))?;
    serde_urlencoded::from_str(&text).map_err(|_| PageError::Wrong(message!("form-field")))
}

/// `Sec-Fetch-Site` (Fetch Metadata) where the browser sends it, else `Origin` held against `Host`. A program that
/// sends neither has no cookies of anybody else to misuse.
fn from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return !matches!(site, "same-origin" | "none");
    }
    match (text("origin"), text("host")) {
        (Some(origin), Some(host)) => origin.split_once("://").map(|(_, rest)| rest) != Some(host),
        _ => false,
    }
}

fn stale() -> PageError {
    PageError::Wrong(message!("form-stale"))
}
