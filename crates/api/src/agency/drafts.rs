//! Drafts of what an agency asks the provider of its referral, for the agency's program.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_core::Trouble;
use clearline_disclosure::Writer;
use clearline_disclosure::papers::draft::DraftLine;
use clearline_http::{Routes, Site, needs};
use clearline_law::access::ActName;
use clearline_pipeline::refer::drafts::{self, Drafted};
use clearline_report::Message;
use serde::Serialize;
use utoipa::ToSchema;

use super::program::{Program, WhichDraft};
use super::terms::DraftTerm;
use crate::problem::Problem;

/// The routes.
pub(super) fn routes(programs: Routes<Site>) -> Routes<Site> {
    let read = || needs(ActName::ReadReferral);
    programs
        .get("/referrals/{id}/drafts/{kind}", draft, read())
        .get("/referrals/{id}/drafts/{kind}/text", draft_text, read())
        .get("/referrals/{id}/drafts/{kind}/pdf", draft_pdf, read())
}

/// A draft of what your agency asks the provider: yours to check, complete, sign and send.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct DraftDocument {
    /// The referral.
    #[schema(pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    referral: String,
    /// What is asked for.
    #[schema(value_type = DraftTerm)]
    kind: &'static str,
    /// The moment for which it is made (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
    /// The language of the letter (BCP 47): English, which its receiver reads.
    #[schema(example = "en")]
    language: &'static str,
    /// The text at its head.
    head: String,
    /// The letter, in its sections.
    sections: Vec<DraftPart>,
    /// The text at its foot.
    foot: String,
    /// What the request should name and we do not know.
    lacks: Vec<Lack>,
}

/// One section of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct DraftPart {
    /// Its heading.
    heading: String,
    /// Its lines.
    lines: Vec<DraftRow>,
}

/// One line of a letter.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct DraftRow {
    /// What it says.
    words: String,
    /// Does it hold, in square brackets, what your agency fills in, chooses or strikes out?
    to_complete: bool,
    /// The same for programs: an id and its arguments.
    #[schema(value_type = Object)]
    message: Message,
}

/// Something that the request should name and we do not know.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct Lack {
    /// What it is and what to do, in the language of your agency's briefs.
    words: String,
    /// The same for programs: an id and its arguments.
    #[schema(value_type = Object)]
    message: Message,
}

impl DraftDocument {
    fn of(drafted: &Drafted, site: &Site) -> DraftDocument {
        let (letter, own) = (Writer::of(&site.house), drafted.brief.writer(&site.house));
        let row = |line: &DraftLine| DraftRow {
            words: letter.say(&line.says),
            to_complete: line.to_complete,
            message: line.says.clone(),
        };
        let draft = &drafted.draft;
        DraftDocument {
            referral: drafted.brief.referral.to_string(),
            kind: draft.kind.word(),
            at: draft.at.to_string(),
            language: letter.language(),
            head: letter.say(&draft.head()),
            sections: draft
                .sections
                .iter()
                .map(|(heading, lines)| DraftPart {
                    heading: letter.say(heading),
                    lines: lines.iter().map(row).collect(),
                })
                .collect(),
            foot: letter.say(&draft.foot()),
            lacks: draft
                .lacks
                .iter()
                .map(|lack| Lack { words: own.say(lack), message: lack.clone() })
                .collect(),
        }
    }
}

/// Reads the draft of a request to the provider
///
/// A letter that your agency can send to the provider that reported: to preserve data, to give subscriber and log-in data of
/// its own will, or to help while a child is in danger. It is made from the report as it was disclosed to you and from our
/// register. Your agency checks it, completes what is in square brackets, signs it and sends it. We never send it. The
/// referral must have been opened; the reading is recorded. What the letter needs and we do not know is listed as `lacks`.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/drafts/{kind}", tag = "referrals", params(WhichDraft),
    responses((status = 200, description = "The draft", body = DraftDocument), Problem)
)]
pub(super) async fn draft(
    State(site): State<Site>,
    program: Program,
    WhichDraft(id, kind): WhichDraft,
) -> Result<Json<DraftDocument>, Problem> {
    let drafted = drafts::draft(&site.house, &program.actor, id, kind).await?;
    Ok(Json(DraftDocument::of(&drafted, &site)))
}

/// Fetches the draft as text
///
/// The same letter as plain text, to copy into a letter of your own.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/drafts/{kind}/text", tag = "referrals", params(WhichDraft),
    responses((status = 200, description = "The letter", body = String, content_type = "text/plain"), Problem)
)]
pub(super) async fn draft_text(
    State(site): State<Site>,
    program: Program,
    WhichDraft(id, kind): WhichDraft,
) -> Result<Response, Problem> {
    let drafted = drafts::draft(&site.house, &program.actor, id, kind).await?;
    let text = drafted.draft.text(Writer::of(&site.house));
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// Fetches the draft as PDF
///
/// The same letter as PDF.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/drafts/{kind}/pdf", tag = "referrals", params(WhichDraft),
    responses(
        (status = 200, description = "The letter", body = Vec<u8>, content_type = "application/pdf"),
        Problem
    )
)]
pub(super) async fn draft_pdf(
    State(site): State<Site>,
    program: Program,
    WhichDraft(id, kind): WhichDraft,
) -> Result<Response, Problem> {
    let drafted = drafts::draft(&site.house, &program.actor, id, kind).await?;
    let bytes = drafted.draft.pdf(Writer::of(&site.house));
    let bytes = bytes.map_err(|error| Problem::from(Trouble::row(error)))?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}
