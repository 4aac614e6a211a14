//! The parts of a form of the reporting API: the id of one report and, in an upload, one file. The whole body is read
//! before anything is acknowledged. What we do not keep is refused, so that it is never taken for kept.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::header;
use clearline_http::limits::{FORM_BYTES_MAX, UPLOAD_IDLE_SECONDS_MAX};
use clearline_pipeline::intake::Refusal;
use clearline_report::ReportNumber;
use clearline_wire::Disposition;
use futures::{Stream, StreamExt as _, stream};
use multer::{Field, Multipart};

use super::heads::Heads;

/// Why a form is not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unfit {
    #[error("the id is not that of a report")]
    NoSuchReport,
    #[error("the part id was sent twice, with different ids")]
    TwoReports,
    #[error("{0}")]
    File(&'static str),
    #[error("more than {FORM_BYTES_MAX} bytes came before the content of a part")]
    LongHead,
    #[error("the form is not well formed")]
    Torn(#[source] multer::Error),
    #[error("nothing came for {UPLOAD_IDLE_SECONDS_MAX} seconds")]
    Idle,
}

impl From<Unfit> for Refusal {
    fn from(unfit: Unfit) -> Refusal {
        match unfit {
            Unfit::NoSuchReport => Refusal::NoSuchReport,
            Unfit::TwoReports => Refusal::TwoReports,
            Unfit::File(words) => Refusal::NotOneFile(words.to_owned()),
            Unfit::LongHead => Refusal::NotOneFile(format!(
                "what comes before the content of a part, its name included, may have {FORM_BYTES_MAX} bytes"
            )),
            // The answer says which part of the body cannot be read.
            Unfit::Torn(error) => {
                Refusal::NotOneFile(format!("the upload is not well formed: {error}; send it again"))
            }
            Unfit::Idle => Refusal::Torn,
        }
    }
}

/// A form whose parts are read one by one.
pub(super) struct FormParts {
    parts: Multipart<'static>,
    heads: Heads,
    /// The report that the form names, once its part was read.
    pub(super) id: Option<ReportNumber>,
    /// Was there an earlier part with a file?
    file: bool,
}

/// The part that holds a file.
pub(super) struct FilePart {
    pub(super) name: Option<String>,
    content: Field<'static>,
}

impl FormParts {
    /// The parts of a request; `None` where it is no `multipart/form-data`.
    pub(super) fn of(request: Request) -> Option<FormParts> {
        let kind = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
        let boundary = multer::parse_boundary(kind).ok()?;
        let heads = Heads::new();
        let body: Body = heads.watch(request.into_body());
        let parts = Multipart::new(body.into_data_stream(), boundary);
        Some(FormParts { parts, heads, id: None, file: false })
    }

    /// Reads up to the next file, or to the end. Fields that we do not know are passed over, as long as they are no files.
    pub(super) async fn next_file(&mut self) -> Result<Option<FilePart>, Unfit> {
        loop {
            self.heads.expect_head();
            let part = match self.parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(None),
                Err(_) if self.heads.were_too_long() => return Err(Unfit::LongHead),
                Err(error) => return Err(Unfit::Torn(error)),
            };
            self.heads.expect_content();
            let head = part.headers().get(header::CONTENT_DISPOSITION);
            let head = head.map(|value| Disposition::read(value.as_bytes())).unwrap_or_default();
            match head.name.as_deref() {
                Some("id") => self.read_id(part).await?,
                Some("file") => {
                    as_it_is(&part)?;
                    return self.file(head.file_name, part).map(Some);
                }
                name if head.is_file || name.is_none() || !is_text(&part) => {
                    return Err(Unfit::File(
                        "a file came in a part of another name, or of none. Send each file as the part file, in an upload of its own; \
                         nothing of this one was kept",
                    ));
                }
                _ => pass_over(part).await?,
            }
        }
    }

    fn file(&mut self, name: Option<String>, content: Field<'static>) -> Result<FilePart, Unfit> {
        if std::mem::replace(&mut self.file, true) {
            return Err(Unfit::File(
                "an upload holds one file, and this one holds more. Send each file in an upload of its own; nothing of \
                 this one was kept",
            ));
        }
        Ok(FilePart { name, content })
    }

    async fn read_id(&mut self, part: Field<'static>) -> Result<(), Unfit> {
        let text = short_text(part).await?;
        let id = text.trim().parse().map_err(|_| Unfit::NoSuchReport)?;
        match self.id.replace(id) {
            Some(earlier) if earlier != id => Err(Unfit::TwoReports),
            _ => Ok(()),
        }
    }

    /// The content of the file, which ends well only where nothing follows it that we would not keep.
    pub(super) fn content(self, file: FilePart) -> impl Stream<Item = Result<Bytes, Unfit>> + Send {
        stream::try_unfold((self, Some(file.content)), |(mut parts, content)| async move {
            if let Some(mut content) = content {
                if let Some(piece) = content.chunk().await.map_err(Unfit::Torn)? {
                    return Ok(Some((piece, (parts, Some(content)))));
                }
                // The next part can be read only after this one is consumed.
                drop(content);
            }
            while parts.next_file().await?.is_some() {}
            Ok(None)
        })
    }
}

/// Is it a field of words, by what it says of itself?
fn is_text(part: &Field<'static>) -> bool {
    let Some(kind) = part.headers().get(header::CONTENT_TYPE) else { return true };
    let kind = kind.to_str().unwrap_or_default().trim().to_ascii_lowercase();
    kind.starts_with("text/") || kind.starts_with("application/json")
}

/// A field that we do not know, and that is no longer than a field is.
async fn pass_over(mut part: Field<'static>) -> Result<(), Unfit> {
    let mut left = FORM_BYTES_MAX;
    while let Some(chunk) = part.chunk().await.map_err(Unfit::Torn)? {
        left = left.checked_sub(chunk.len()).ok_or(Unfit::LongHead)?;
    }
    Ok(())
}

/// Some libraries for mail encode what they send, and then the bytes that arrive are not those of the file.
fn as_it_is(part: &Field<'static>) -> Result<(), Unfit> {
    let Some(encoding) = part.headers().get("content-transfer-encoding") else { return Ok(()) };
    let plain = ["binary", "8bit", "7bit"];
    match encoding.to_str() {
        Ok(word) if plain.iter().any(|plain| word.trim().eq_ignore_ascii_case(plain)) => Ok(()),
        _ => Err(Unfit::File(
            "the file came encoded (Content-Transfer-Encoding). Send its bytes as they are, without that header",
        )),
    }
}

/// A part that should hold a few characters. What is longer than a form may be, or no text, is no id.
async fn short_text(mut part: Field<'static>) -> Result<String, Unfit> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(Unfit::Torn)? {
        bytes.extend_from_slice(&chunk);
        if bytes.len() > FORM_BYTES_MAX {
            return Err(Unfit::NoSuchReport);
        }
    }
    String::from_utf8(bytes).map_err(|_| Unfit::NoSuchReport)
}

/// The same content, with an error where nothing comes for too long.
pub(super) fn not_idle<S>(body: S) -> impl Stream<Item = Result<Bytes, Unfit>> + Send
where
    S: Stream<Item = Result<Bytes, Unfit>> + Send + Unpin,
{
    let patience = Duration::from_secs(UPLOAD_IDLE_SECONDS_MAX);
    stream::unfold(Some(body), move |body| async move {
        let mut body = body?;
        match tokio::time::timeout(patience, body.next()).await {
            Ok(Some(Ok(bytes))) => Some((Ok(bytes), Some(body))),
            Ok(Some(Err(error))) => Some((Err(error), None)),
            Ok(None) => None,
            Err(_) => Some((Err(Unfit::Idle), None)),
        }
    })
}
