//! The reporting API: wire-compatible with NCMEC's CyberTipline reporting API (`/ispws`), so that client software made
//! for it works unchanged. `docs/reporting-api.md` says what is documented, what we had to choose, and why.
//!
//! Every answer is XML with a code, except the schema. Every answer has the header `Request-ID`.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use clearline_core::{Trouble, lack};
use clearline_http::limits::{FORM_BYTES_MAX, RETRY_AFTER_SECONDS};
use clearline_http::{Audience, Routes, Shows, Site, Source, any_role, count_limited, needs};
use clearline_identity::directory::{self, Provider};
use clearline_identity::throttle::Throttle;
use clearline_law::access::{ActName, Actor};
use clearline_pipeline::intake::{self, IntakeError, Refusal};
use clearline_report::ReportNumber;
use clearline_wire::limits::DOCUMENT_BYTES_MAX;
use clearline_wire::responses::{Code, ReportDone, ReportResponse};
use futures::{StreamExt as _, stream};
use tokio::sync::Mutex;

use super::parts::{FilePart, FormParts, Unfit, not_idle};
use crate::limits::{QUOTA_RETRY_AFTER_SECONDS, REFUSED_BYTES_MAX, REFUSED_SECONDS_MAX, REQUEST_SECONDS_MAX};

/// The calls of the interface.
pub(crate) fn calls() -> Routes<Site> {
    let api = || Routes::programs(Audience::Provider, Shows::Credential, "/ispws");
    let known = || any_role("every credential of a provider may ask whether it works, and for the schema");
    let quick = api()
        .get("/status", status, known())
        .get("/xsd", xsd, known())
        .post("/submit", submit, needs(ActName::OpenReport))
        .post("/fileinfo", file_info, needs(ActName::DescribeFile))
        .post("/finish", finish, needs(ActName::FinishReport))
        .post("/retract", retract, needs(ActName::RetractReport))
        .layer(DefaultBodyLimit::disable())
        .layer(middleware::from_fn(within_time));
    // An upload may take hours; what may not happen is that nothing comes.
    let long = api().post("/upload", upload, needs(ActName::AddFile).body(DefaultBodyLimit::disable()));
    quick.merge(long)
}

/// What is served below `/ispws`: the calls, and their documentation.
pub(crate) fn routes(documentation: Routes<Site>) -> Routes<Site> {
    calls()
        .merge(documentation)
        .layer(middleware::from_fn(heard_out))
        .ending(nothing_here, other_method)
        .nothing_at("/ispws/", nothing_here)
}

async fn other_method() -> Response {
    let mut answer = refuse(Code::InvalidRequest, "This address takes another method.");
    *answer.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    answer
}

/// What answers below `/ispws` where no route does; clients read every answer as XML.
async fn nothing_here() -> Response {
    refuse(Code::ResourceNotFound, "There is nothing at this address.")
}

/// A caller that showed a right credential.
pub(crate) struct Caller {
    provider: Provider,
    pub(crate) actor: Actor,
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Caller, Response> {
        Caller::of(parts, site).await.map_err(|error| match error {
            NotLetIn::Missing | NotLetIn::Wrong => challenge(),
            NotLetIn::Trouble(trouble) => server_error(&trouble),
        })
    }
}

/// Why a caller is not let in.
pub(super) enum NotLetIn {
    /// It showed no credential.
    Missing,
    /// What it showed opens nothing.
    Wrong,
    /// It cannot be looked up now.
    Trouble(Trouble),
}

impl Caller {
    /// A caller with a right credential.
    pub(super) async fn of(parts: &mut Parts, site: &Site) -> Result<Caller, NotLetIn> {
        let (user, password) = basic_credentials(parts).ok_or(NotLetIn::Missing)?;
        let known = directory::authenticate(&site.house, &user, &password).await;
        if let Some((provider, actor)) = known.map_err(NotLetIn::Trouble)? {
            return Ok(Caller { provider, actor });
        }
        // Never refused for the number of wrong attempts: a wrong one is answered later, so that guessing is slow.
        let Ok(source) = Source::from_request_parts(parts, site).await;
        let throttle = site.house.memory::<Throttle>();
        if let Some(met) = throttle.wrong_credential(Some(&user), source.network()) {
            count_limited("credential", met.limit);
            throttle.hold(met.wait).await;
        }
        Err(NotLetIn::Wrong)
    }
}

/// HTTP Basic (RFC 7617), user name and password in UTF-8.
fn basic_credentials(parts: &Parts) -> Option<(String, String)> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    let decoded = scheme.eq_ignore_ascii_case("basic").then(|| BASE64.decode(encoded.trim()).ok())??;
    let text = String::from_utf8(decoded).ok()?;
    let (user, password) = text.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}

fn challenge() -> Response {
    let mut response = refuse(Code::AuthenticationRequired, Code::AuthenticationRequired.phrase());
    let realm = HeaderValue::from_static("Basic realm=\"ESP Web Services\", charset=\"UTF-8\"");
    response.headers_mut().insert(header::WWW_AUTHENTICATE, realm);
    response
}

async fn status(caller: Caller, source: Source) -> Response {
    let from = source.address().map_or("unknown".to_owned(), |address| address.to_string());
    let words = format!("Remote User : {}, Remote Ip : {from}", caller.provider.id);
    answer(&ReportResponse { description: words, ..ReportResponse::new(Code::Success) })
}

async fn xsd(_: Caller) -> Response {
    ([(header::CONTENT_TYPE, "application/xml; charset=UTF-8")], clearline_wire::xsd()).into_response()
}

async fn submit(State(site): State<Site>, caller: Caller, Document(bytes): Document) -> Response {
    let parsed = match clearline_wire::read_report(&bytes, site.house.now()) {
        Ok(parsed) => parsed,
        Err(refused) => return answer(&ReportResponse::from(&refused)),
    };
    match intake::open(&site.house, &caller.actor, &bytes, &parsed).await {
        Ok(number) => success(number),
        Err(error) => refused(&error, None),
    }
}

async fn file_info(State(site): State<Site>, caller: Caller, Document(bytes): Document) -> Response {
    let parsed = match clearline_wire::read_file_details(&bytes, site.house.now()) {
        Ok(parsed) => parsed,
        Err(refused) => return answer(&ReportResponse::from(&refused)),
    };
    let number = parsed.value.report;
    match intake::describe_file(&site.house, &caller.actor, &bytes, &parsed).await {
        Ok(()) => {
            let file = Some(parsed.value.said.file);
            answer(&ReportResponse { report: Some(number), file, ..ReportResponse::new(Code::Success) })
        }
        Err(error) => refused(&error, Some(number)),
    }
}

async fn upload(State(site): State<Site>, caller: Caller, request: Request) -> Response {
    let in_address = names_id(&request);
    let Some(mut parts) = FormParts::of(request) else {
        let words =
            if in_address { ID_IN_ADDRESS } else { "Send multipart/form-data with the parts id and file." };
        return refuse(Code::InvalidRequest, words);
    };
    let file = match parts.next_file().await {
        Ok(file) => file,
        Err(unfit) => return refused(&Refusal::from(unfit).into(), parts.id),
    };
    match (parts.id, file) {
        (Some(number), Some(file)) => store(&site, &caller, number, parts, file).await,
        (None, Some(_)) => refuse(Code::InvalidRequest, "Send the part id before the part file."),
        (Some(_), None) => refuse(Code::MalformedFile, "The part file is missing."),
        (None, None) if in_address => refuse(Code::InvalidRequest, ID_IN_ADDRESS),
        (None, None) => refuse(Code::InvalidRequest, "The part id is missing."),
    }
}

async fn store(
    site: &Site,
    caller: &Caller,
    number: ReportNumber,
    parts: FormParts,
    file: FilePart,
) -> Response {
    let name = file.name.clone();
    let body = Box::pin(not_idle(Box::pin(parts.content(file))));
    match intake::add_file(&site.house, &caller.actor, number, name, body).await {
        Ok(stored) => answer(&ReportResponse {
            report: Some(number),
            file: Some(stored.file),
            hash: Some(stored.md5),
            ..ReportResponse::new(Code::Success)
        }),
        Err(error) => refused(&error, Some(number)),
    }
}

async fn finish(State(site): State<Site>, caller: Caller, IdForm(id): IdForm) -> Response {
    // The documentation lists finish's error codes under its own root, and one client can read no other there.
    let Some(number) = id else { return done(Code::NoSuchReport, None, Vec::new()) };
    match intake::finish(&site.house, &caller.actor, number).await {
        Ok(finished) => done(Code::Success, Some(number), finished.files),
        Err(error) => {
            let told = told(&error, Some(number));
            told.status(done(told.response.code, Some(number), Vec::new()))
        }
    }
}

async fn retract(State(site): State<Site>, caller: Caller, IdForm(id): IdForm) -> Response {
    let Some(number) = id else { return refuse(Code::NoSuchReport, Code::NoSuchReport.phrase()) };
    match intake::retract(&site.house, &caller.actor, number).await {
        Ok(()) => success(number),
        Err(error) => refused(&error, Some(number)),
    }
}

/// One whole XML document, within its limit.
struct Document(Bytes);

impl FromRequest<Site> for Document {
    type Rejection = Response;

    async fn from_request(request: Request, _: &Site) -> Result<Document, Response> {
        axum::body::to_bytes(request.into_body(), DOCUMENT_BYTES_MAX).await.map(Document).map_err(|_| {
            let words =
                format!("The document did not arrive whole, or is larger than {DOCUMENT_BYTES_MAX} bytes.");
            refuse(Code::InvalidRequest, &words)
        })
    }
}

/// The answer to a sender that names its report in the address.
const ID_IN_ADDRESS: &str =
    "The id is read from the body, not from the address: send it as the form field id.";

fn names_id(request: &Request) -> bool {
    let query = request.uri().query().unwrap_or_default();
    query.split('&').any(|pair| pair.split('=').next() == Some("id"))
}

/// The form field `id`, in either encoding. `None` where it is no number any report can have.
struct IdForm(Option<ReportNumber>);

impl FromRequest<Site> for IdForm {
    type Rejection = Response;

    async fn from_request(request: Request, _: &Site) -> Result<IdForm, Response> {
        let in_address = names_id(&request);
        let missing = move || {
            let words = "Send the form field id, urlencoded or as multipart/form-data.";
            refuse(Code::InvalidRequest, if in_address { ID_IN_ADDRESS } else { words })
        };
        let two = || refuse(Code::InvalidRequest, "The form names two reports: send one id.");
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or("");
        if kind.starts_with("multipart/form-data") {
            let mut parts = FormParts::of(request).ok_or_else(missing)?;
            return match parts.next_file().await {
                Ok(None) => Ok(IdForm(Some(parts.id.ok_or_else(missing)?))),
                Ok(Some(_)) | Err(Unfit::File(_)) => {
                    let words = "This call takes no file, and did nothing: upload the file first.";
                    Err(refuse(Code::InvalidRequest, words))
                }
                Err(Unfit::NoSuchReport) => Ok(IdForm(None)),
                Err(Unfit::TwoReports) => Err(two()),
                Err(Unfit::LongHead | Unfit::Torn(_) | Unfit::Idle) => Err(missing()),
            };
        }
        let body = axum::body::to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| missing())?;
        let fields: Vec<(String, String)> = serde_urlencoded::from_bytes(&body).map_err(|_| missing())?;
        let mut ids =
            fields.into_iter().filter(|(name, _)| name == "id").map(|(_, id)| id.trim().parse().ok());
        let id = ids.next().ok_or_else(missing)?;
        if ids.any(|other| other != id) { Err(two()) } else { Ok(IdForm(id)) }
    }
}

/// Where a request is refused before its body was read, reads the rest of it, within bounds: a connection that is closed
/// over unread bytes is reset, and a sender that was still sending never sees why it was refused.
async fn heard_out(request: Request, next: Next) -> Response {
    // A client that waits for `100 Continue` sends no body after a refusal.
    if request.headers().contains_key(header::EXPECT) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let body = Arc::new(Mutex::new(body.into_data_stream()));
    let read = stream::unfold(body.clone(), |body| async move {
        let piece = body.lock().await.next().await?;
        Some((piece, body))
    });
    let response = next.run(Request::from_parts(parts, Body::from_stream(read))).await;
    if !response.status().is_success() {
        let rest = async {
            let mut body = body.lock().await;
            let mut left = REFUSED_BYTES_MAX;
            while let Some(Ok(piece)) = body.next().await {
                left = left.saturating_sub(piece.len());
                if left == 0 {
                    break;
                }
            }
        };
        // A sender that continues for longer gets no answer.
        let _late = tokio::time::timeout(Duration::from_secs(REFUSED_SECONDS_MAX), rest).await;
    }
    response
}

/// Gives up on a request that takes too long to arrive or to answer.
async fn within_time(request: Request, next: Next) -> Response {
    match tokio::time::timeout(Duration::from_secs(REQUEST_SECONDS_MAX), next.run(request)).await {
        Ok(response) => response,
        Err(_) => {
            let words = format!("The request took longer than {REQUEST_SECONDS_MAX} seconds. Send it again.");
            let mut response = refuse(Code::InvalidRequest, &words);
            *response.status_mut() = StatusCode::REQUEST_TIMEOUT;
            response
        }
    }
}

fn success(number: ReportNumber) -> Response {
    answer(&ReportResponse { report: Some(number), ..ReportResponse::new(Code::Success) })
}

fn refuse(code: Code, words: &str) -> Response {
    let description =
        if words == code.phrase() { words.to_owned() } else { format!("{}: {words}", code.phrase()) };
    answer(&ReportResponse { description, ..ReportResponse::new(code) })
}

/// When a sender that was refused may try the same again, where that is not for it to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Again {
    /// It would be refused as before.
    Never,
    /// When it is below its own quota again.
    WithRoom,
    /// When our stores accept writes again.
    Later,
}

/// The answer to the sender, and when it may come again.
struct Told {
    response: ReportResponse,
    again: Again,
}

impl Told {
    /// The same answer, with the status and the header that ask the sender to wait.
    fn status(&self, mut answer: Response) -> Response {
        let (status, seconds) = match self.again {
            Again::Never => return answer,
            Again::WithRoom => (StatusCode::TOO_MANY_REQUESTS, QUOTA_RETRY_AFTER_SECONDS),
            Again::Later => (StatusCode::SERVICE_UNAVAILABLE, RETRY_AFTER_SECONDS),
        };
        *answer.status_mut() = status;
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        answer
    }
}

fn refused(error: &IntakeError, number: Option<ReportNumber>) -> Response {
    let told = told(error, number);
    told.status(answer(&told.response))
}

/// What a sender with too many unfinished reports can do.
const ROOM: &str = "finish or retract some, or wait until they expire";

/// The answer to the sender for an intake error. An internal error is logged for the operator, once, here.
fn told(error: &IntakeError, number: Option<ReportNumber>) -> Told {
    let (code, words) = match error {
        IntakeError::Refused(refusal) => match refusal {
            Refusal::NoSuchReport => (Code::NoSuchReport, None),
            Refusal::NoSuchFile => (Code::NoSuchFile, None),
            Refusal::Retracted => (Code::AlreadyRetracted, None),
            Refusal::Finished => (Code::AlreadyFinished, None),
            Refusal::Invalid(findings) => {
                let refused = clearline_wire::Refused::Invalid { findings: findings.clone(), more: 0 };
                let response = ReportResponse { report: number, ..ReportResponse::from(&refused) };
                return Told { response, again: Again::Never };
            }
            Refusal::AlreadyDescribed => (
                Code::ValidationFailed,
                Some("this file was already described by another document".to_owned()),
            ),
            Refusal::FileTooLarge { limit } => {
                (Code::MalformedFile, Some(format!("a file may have at most {limit} bytes")))
            }
            Refusal::TooManyFiles { limit } => {
                (Code::ValidationFailed, Some(format!("a report may hold at most {limit} files")))
            }
            Refusal::NameTooLong { characters, limit } => (
                Code::ValidationFailed,
                Some(format!("the file's name has {characters} characters; it may have at most {limit}")),
            ),
            Refusal::TooManyOpen { limit } => (
                Code::SaveFailed,
                Some(format!(
                    "{limit} reports are open and not finished, which is as many as you may have: {ROOM}"
                )),
            ),
            Refusal::NoRoom { limit } => (
                Code::SaveFailed,
                Some(format!("your unfinished reports may hold at most {limit} bytes together: {ROOM}")),
            ),
            Refusal::NotOneFile(words) => (Code::MalformedFile, Some(words.clone())),
            Refusal::TwoReports => (
                Code::InvalidRequest,
                Some("the upload names two reports; nothing of it was kept".to_owned()),
            ),
            Refusal::NameUnfit => (
                Code::ValidationFailed,
                Some("the file's name holds the character U+0000, which no name can have".to_owned()),
            ),
            Refusal::Torn => (Code::MalformedFile, Some("the upload ended early; send it again".to_owned())),
        },
        IntakeError::Denied(_) => (Code::NotAuthorized, None),
        IntakeError::Trouble(trouble) => return at_fault(trouble, number),
    };
    let again = match error {
        IntakeError::Refused(Refusal::TooManyOpen { .. } | Refusal::NoRoom { .. }) => Again::WithRoom,
        _ => Again::Never,
    };
    let description = match words {
        Some(words) => format!("{}: {words}", code.phrase()),
        None => code.phrase().to_owned(),
    };
    Told { response: ReportResponse { report: number, description, ..ReportResponse::new(code) }, again }
}

/// The answer to the sender for an internal error.
fn at_fault(trouble: &Trouble, number: Option<ReportNumber>) -> Told {
    let code = Code::ServerError;
    let (again, description) = match lack::tell("the reporting API", trouble) {
        Some(_) => {
            (Again::Later, format!("{}: we cannot work right now; send it again later", code.phrase()))
        }
        None => (Again::Never, code.phrase().to_owned()),
    };
    Told { response: ReportResponse { report: number, description, ..ReportResponse::new(code) }, again }
}

fn server_error(trouble: &Trouble) -> Response {
    let told = at_fault(trouble, None);
    told.status(answer(&told.response))
}

fn answer(response: &ReportResponse) -> Response {
    xml(response.code, response.to_xml())
}

fn done(code: Code, report: Option<ReportNumber>, files: Vec<clearline_report::FileId>) -> Response {
    xml(code, ReportDone { code, report, files }.to_xml())
}

fn xml(code: Code, body: Vec<u8>) -> Response {
    let status = StatusCode::from_u16(code.http_status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/xml; charset=UTF-8")], Body::from(body)).into_response()
}
