//! How interfaces for programs say no: `application/problem+json` (RFC 9457) with a code that stays the same.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_core::{Trouble, chain, lack};
use clearline_disclosure::Refusal;
use clearline_disclosure::Writer;
use clearline_disclosure::referral::ReferError;
use clearline_http::Site;
use clearline_http::limits::RETRY_AFTER_SECONDS;
use clearline_identity::throttle::TooMany;
use clearline_law::Register;
use clearline_law::access::{Denied, DeniedKind};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_records::dossier::readings::OpenError;
use clearline_report::Message;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::openapi::{Content, Ref, RefOr, Response as Described, ResponseBuilder};
use utoipa::{IntoResponses, ToSchema};

use crate::limits::BODY_BYTES_MAX;

/// What went wrong, as a word that programs can rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = ProblemCode)]
pub(crate) enum Code {
    /// No token was sent.
    TokenMissing,
    /// The token opens nothing.
    TokenWrong,
    /// No credential was sent.
    CredentialMissing,
    /// The user name or the password opens nothing.
    CredentialWrong,
    /// Too many wrong tokens came from there, or in all.
    TooManyWrongTokens,
    /// There is no such thing for this caller.
    NotFound,
    /// The token or credential may not do this.
    NotPermitted,
    /// The agency's access to this referral has ended.
    AccessEnded,
    /// The agency is suspended: its access is paused.
    AccessPaused,
    /// The conditions must be acknowledged first.
    ConditionsFirst,
    /// The conditions that were acknowledged are not those of the referral.
    OtherConditions,
    /// The report must be opened first.
    OpenFirst,
    /// The state of the referral does not allow this.
    OutOfTurn,
    /// No feedback code was given.
    CodesMissing,
    /// A code needs a note.
    NoteMissing,
    /// Too many characters.
    TooLong,
    /// A reason is needed.
    ReasonMissing,
    /// The directory has no such agency that can receive.
    NoSuchAgency,
    /// The agency has the report already.
    AlreadyThere,
    /// The law does not let it go there; nothing changed.
    WithheldByLaw,
    /// It would go in a circle, or was transferred too often: it was not transferred, and our analysts were informed.
    HandedOnTooOften,
    /// The ruling does not open this file.
    FileClosed,
    /// No package was made.
    NoPackage,
    /// An agency like yours gets this from a provider only by legal process.
    NeedsProcess,
    /// The proof is not ready yet.
    ProofWaiting,
    /// The request could not be understood.
    NotUnderstood,
    /// It was understood, and cannot be recorded as it is: the words say why.
    NotFit,
    /// The body has too many bytes.
    BodyTooLarge,
    /// More items than one request may hold.
    TooManyItems,
    /// This address takes another method.
    MethodNotAllowed,
    /// The body did not arrive in time.
    TooSlow,
    /// The database or the store of files does not answer at present.
    NotNow,
    /// Our fault.
    OurFault,
}

impl Code {
    fn status(self) -> StatusCode {
        match self {
            Code::TokenMissing | Code::TokenWrong | Code::CredentialMissing | Code::CredentialWrong => {
                StatusCode::UNAUTHORIZED
            }
            Code::TooManyWrongTokens => StatusCode::TOO_MANY_REQUESTS,
            Code::NotPermitted
            | Code::AccessPaused
            | Code::WithheldByLaw
            | Code::FileClosed
            | Code::NeedsProcess => StatusCode::FORBIDDEN,
            Code::NotFound | Code::NoPackage => StatusCode::NOT_FOUND,
            Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Code::ConditionsFirst
            | Code::OtherConditions
            | Code::OpenFirst
            | Code::OutOfTurn
            | Code::AlreadyThere
            | Code::HandedOnTooOften
            | Code::ProofWaiting => StatusCode::CONFLICT,
            Code::AccessEnded => StatusCode::GONE,
            Code::BodyTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::NotUnderstood => StatusCode::BAD_REQUEST,
            Code::CodesMissing
            | Code::NoteMissing
            | Code::TooLong
            | Code::ReasonMissing
            | Code::NoSuchAgency
            | Code::NotFit
            | Code::TooManyItems => StatusCode::UNPROCESSABLE_ENTITY,
            Code::TooSlow => StatusCode::REQUEST_TIMEOUT,
            Code::NotNow => StatusCode::SERVICE_UNAVAILABLE,
            Code::OurFault => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// Why a request was not carried out, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Problem {
    /// `about:blank`: the status and the code say what it is.
    #[schema(format = "uri", example = "about:blank")]
    r#type: &'static str,
    /// The words of the HTTP status.
    title: &'static str,
    /// The HTTP status.
    #[schema(minimum = 400, maximum = 599)]
    status: u16,
    /// What went wrong.
    pub(crate) code: Code,
    /// The same for a person, and what to do.
    pub(crate) detail: String,
    /// Seconds to wait, where that helps.
    #[serde(skip)]
    #[schema(ignore)]
    retry_after: Option<u64>,
}

impl Problem {
    /// A problem of one kind.
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Problem {
        let status = code.status();
        let title = status.canonical_reason().unwrap_or("Problem");
        Problem {
            r#type: "about:blank",
            title,
            status: status.as_u16(),
            code,
            detail: detail.into(),
            retry_after: None,
        }
    }

    /// The token is wrong, as too many before it were.
    pub(crate) fn too_many(met: &TooMany) -> Problem {
        let why = english(&met.message());
        let words = format!("{why} This token is not valid; a valid one is always accepted.");
        Problem { retry_after: Some(met.seconds()), ..Problem::new(Code::TooManyWrongTokens, words) }
    }

    /// The body did not arrive.
    pub(crate) fn too_slow(seconds: u64) -> Problem {
        let words = format!("The body must arrive within {seconds} seconds. Send it again.");
        Problem::new(Code::TooSlow, words)
    }

    /// The address takes another method.
    pub(crate) fn other_method() -> Problem {
        Problem::new(Code::MethodNotAllowed, "This address takes another method: see /api.")
    }

    /// Nothing there, or its existence is not disclosed.
    pub(crate) fn not_found() -> Problem {
        Problem::new(Code::NotFound, "There is nothing at this address for you. Check the number.")
    }
}

/// How the OpenAPI document describes problems: every refusal, and every error here.
impl IntoResponses for Problem {
    fn responses() -> BTreeMap<String, RefOr<Described>> {
        let answer = |words: &str| {
            let schema = Ref::from_schema_name(Problem::name());
            let content = Content::new(Some(schema));
            ResponseBuilder::new()
                .description(words)
                .content("application/problem+json", content)
                .build()
                .into()
        };
        BTreeMap::from([
            ("4XX".to_owned(), answer("It was refused; the code says why")),
            ("5XX".to_owned(), answer("Something is wrong here; the code says whether to try again")),
        ])
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let challenge = match self.code {
            Code::TokenMissing => Some("Bearer realm=\"Clearline\""),
            Code::TokenWrong => Some("Bearer realm=\"Clearline\", error=\"invalid_token\""),
            Code::CredentialMissing | Code::CredentialWrong => {
                Some("Basic realm=\"ESP Web Services\", charset=\"UTF-8\"")
            }
            _ => None,
        };
        let mut response = (self.code.status(), Json(&self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(words) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(words));
        }
        response
    }
}

impl From<Trouble> for Problem {
    fn from(trouble: Trouble) -> Self {
        if lack::tell("the interface for agencies", &trouble).is_some() {
            let words = format!("We cannot answer right now. Try again in {RETRY_AFTER_SECONDS} seconds.");
            return Problem { retry_after: Some(RETRY_AFTER_SECONDS), ..Problem::new(Code::NotNow, words) };
        }
        Problem::new(
            Code::OurFault,
            "Something went wrong on our side. The operator has been told. Try again later.",
        )
    }
}

impl From<OpenError> for Problem {
    /// Where a reading cannot be recorded nothing is given.
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Denied(denied) => denied.into(),
            OpenError::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<Denied> for Problem {
    fn from(denied: Denied) -> Self {
        match denied.kind {
            DeniedKind::NotFound => Problem::not_found(),
            DeniedKind::Forbidden => {
                let words = match denied.lacks {
                    Some(scope) => format!(
                        "This needs the scope {}, which your token or credential does not have. Ask the operator for it.",
                        scope.word()
                    ),
                    None => "You may not do this.".to_owned(),
                };
                Problem::new(Code::NotPermitted, words)
            }
        }
    }
}

impl From<ReferError> for Problem {
    fn from(error: ReferError) -> Self {
        match error {
            ReferError::NotFound => Problem::not_found(),
            ReferError::AccessEnded => Problem::new(
                Code::AccessEnded,
                "Your access to this referral has ended. What your agency did stays at …/history.",
            ),
            ReferError::Suspended => Problem::new(
                Code::AccessPaused,
                "Your agency's access is paused. What was referred to you comes back when it is resumed. What your \
                 agency did stays at …/history.",
            ),
            ReferError::Denied(denied) => denied.into(),
            ReferError::Refused(refusal) => refusal.into(),
            ReferError::Trouble(trouble) => trouble.into(),
        }
    }
}

impl From<FollowUpError> for Problem {
    fn from(error: FollowUpError) -> Self {
        match error {
            FollowUpError::NotFound => Problem::not_found(),
            FollowUpError::AccessEnded => ReferError::AccessEnded.into(),
            FollowUpError::Suspended => ReferError::Suspended.into(),
            FollowUpError::Denied(denied) => denied.into(),
            FollowUpError::Unfit(why) => Problem::new(Code::NotFit, english(&why)),
            FollowUpError::Trouble(trouble) => trouble.into(),
            error @ FollowUpError::NotTaken { .. } => Trouble::row(chain(&error)).into(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let (code, then) = match &refusal {
            Refusal::ConditionsFirst => {
                (Code::ConditionsFirst, "Read them and POST their conditions_sha256 to …/acknowledge.")
            }
            Refusal::OpenFirst => (Code::OpenFirst, "POST to …/open."),
            Refusal::OtherConditions => (Code::OtherConditions, "Read the referral again."),
            Refusal::OutOfTurn { .. } => (Code::OutOfTurn, "Read the referral again."),
            Refusal::NoCode => (Code::CodesMissing, "Codes are F1 to F20."),
            Refusal::NoteMissing { .. } => (Code::NoteMissing, "Send it in the member note."),
            Refusal::TooLong { .. } => (Code::TooLong, "Shorten it."),
            Refusal::ReasonMissing => (Code::ReasonMissing, "Send it in the member reason."),
            Refusal::NoSuchAgency => (Code::NoSuchAgency, "Send the agency's key, such as gb-1."),
            Refusal::AlreadyThere { .. } => (Code::AlreadyThere, "Nothing needs to be done."),
            Refusal::Withheld { .. } => (Code::WithheldByLaw, "Nothing changed, and the ruling is kept."),
            Refusal::Loop { .. } => (Code::HandedOnTooOften, "Nothing needs to be done."),
            Refusal::FileClosed { .. } => (Code::FileClosed, "Its hashes are in the report."),
            Refusal::FileOpen => (Code::OutOfTurn, "Fetch it."),
            // Only our staff hand a package over, and not by program.
            Refusal::ReceiverMissing
            | Refusal::NotThatDay { .. }
            | Refusal::NotTakenOut
            | Refusal::TooManyHandOvers { .. } => {
                (Code::NotUnderstood, "Send it again as described at /api.")
            }
            Refusal::NoPackage => (Code::NoPackage, "Open the referral instead."),
            Refusal::NotAskedByDraft => (Code::NeedsProcess, "The brief says which process is open."),
        };
        Problem::new(code, format!("{} {then}", english(&refusal.message())))
    }
}

/// Words for the author of a program, who reads a citation and no key of the register.
fn english(message: &Message) -> String {
    Writer::english(Register::shipped()).say(message)
}

/// A JSON body.
pub(crate) struct Sent<T>(pub(crate) T);

impl<T: DeserializeOwned> FromRequest<Site> for Sent<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &Site) -> Result<Sent<T>, Problem> {
        let too_large =
            || Problem::new(Code::BodyTooLarge, format!("A body may have at most {BODY_BYTES_MAX} bytes."));
        let body =
            axum::body::to_bytes(request.into_body(), BODY_BYTES_MAX).await.map_err(|_| too_large())?;
        serde_json::from_slice(&body).map(Sent).map_err(|error| {
            Problem::new(
                Code::NotUnderstood,
                format!("The body is not the JSON this address takes: {error}."),
            )
        })
    }
}
