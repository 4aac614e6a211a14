//! What an agency's program reads and writes of the law of its referrals: the transfer brief, and its own warrants.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_core::Trouble;
use clearline_disclosure::Writer;
use clearline_disclosure::papers::brief::TransferBrief;
use clearline_http::{Routes, Site, needs};
use clearline_law::access::ActName;
use clearline_law::{Brief, BriefLine};
use clearline_pipeline::follow_up::destruction;
use clearline_pipeline::refer;
use clearline_report::Message;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::documents::Standing;
use super::program::{Program, Which, WhichFile};
use super::referrals::standing;
use super::terms::MarkTerm;
use crate::problem::{Code, Problem, Sent};

/// The routes.
pub(super) fn routes(programs: Routes<Site>) -> Routes<Site> {
    programs
        .get("/referrals/{id}/brief", brief, needs(ActName::ReadOwnHistory))
        .get("/referrals/{id}/brief.pdf", brief_pdf, needs(ActName::ReadOwnHistory))
        .post("/referrals/{id}/files/{file}/warrant", warrant, needs(ActName::RecordWarrant))
        .post("/referrals/{id}/files/{file}/objection", objection, needs(ActName::ObjectToDestruction))
}

/// Why a referral was made available, under which conditions, and what can follow.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct BriefDocument {
    /// The referral.
    #[schema(pattern = "^R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    referral: String,
    /// The moment for which it is made (RFC 3339).
    #[schema(format = DateTime)]
    at: String,
    /// The language of its words (BCP 47): that of your agency's briefs, English until your operator sets another one.
    language: &'static str,
    /// The text at its head.
    facts: Vec<BriefFact>,
    /// Its sections, in order.
    sections: Vec<BriefPart>,
    /// The text at its foot.
    foot: String,
}

/// A name and what it is.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct BriefFact {
    /// The name.
    name: String,
    /// What it is.
    value: String,
}

/// One section of a brief.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct BriefPart {
    /// Its heading.
    heading: String,
    /// Its lines.
    lines: Vec<BriefRow>,
}

/// One line of a brief, with where it is from.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
struct BriefRow {
    /// How it is marked.
    #[schema(value_type = MarkTerm)]
    mark: &'static str,
    /// What it says.
    words: String,
    /// The same in English, where the words are in another language.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    english: Option<String>,
    /// The same for programs: an id and its arguments.
    #[schema(value_type = Object)]
    message: Message,
    /// Where it is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    source: Option<String>,
    /// As of when.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = String, required = false)]
    as_of: Option<String>,
}

impl BriefDocument {
    fn of(found: &TransferBrief, writer: Writer<'_>) -> BriefDocument {
        let say = |message: &Message| writer.say(message);
        let Brief { facts, sections, foot } = &found.brief;
        let english = |message: &Message| writer.in_english().map(|english| english.say(message));
        let row = |line: &BriefLine| BriefRow {
            mark: line.mark.word(),
            words: say(&line.says),
            english: english(&line.says).filter(|english| *english != say(&line.says)),
            message: line.says.clone(),
            source: line.source.as_ref().map(say),
            as_of: line.as_of.clone(),
        };
        BriefDocument {
            referral: found.referral.to_string(),
            at: found.at.to_string(),
            language: writer.language(),
            facts: facts
                .iter()
                .map(|(name, value)| BriefFact { name: say(name), value: say(value) })
                .collect(),
            sections: sections
                .iter()
                .map(|part| BriefPart {
                    heading: say(&part.heading),
                    lines: part.lines.iter().map(row).collect(),
                })
                .collect(),
            foot: say(foot),
        }
    }
}

/// Reads the transfer brief of a referral
///
/// On which ground it was made available, what was left out, the conditions, and the paths to evidence that are open
/// today, each line with its source and its day. It is in the language of your agency's briefs, each line with the English
/// one. It holds nothing of the report, and stays readable when access has ended.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/brief", tag = "referrals", params(Which),
    responses((status = 200, description = "The brief", body = BriefDocument), Problem)
)]
pub(super) async fn brief(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Json<BriefDocument>, Problem> {
    let found = refer::of_agency(&site.house, &program.actor, id).await?;
    Ok(Json(BriefDocument::of(&found, found.writer(&site.house))))
}

/// Fetches the transfer brief as PDF
///
/// The same, on two pages at most.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/brief.pdf", tag = "referrals", params(Which),
    responses(
        (status = 200, description = "The brief", body = Vec<u8>, content_type = "application/pdf"),
        Problem
    )
)]
pub(super) async fn brief_pdf(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Response, Problem> {
    let found = refer::of_agency(&site.house, &program.actor, id).await?;
    let bytes = found.pdf(found.writer(&site.house)).map_err(|error| Problem::from(Trouble::row(error)))?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

/// A warrant, or another court's order.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Warrant {
    /// Court and number; no name of a person.
    #[schema(
        min_length = 1,
        max_length = 4000,
        pattern = r"[^\s\u0000]",
        example = "District Court, 12 Gs 34/26"
    )]
    reference: String,
    /// The day it was issued.
    #[schema(format = Date, example = "2026-11-23")]
    issued_on: String,
}

/// Records your agency's warrant for a closed file
///
/// A new ruling is made with it. Where it opens the file, the file can be fetched from then on; the warrant counts for
/// your agency alone.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/files/{file}/warrant", tag = "referrals", params(Which, WhichFile),
    request_body = Warrant,
    responses((status = 200, description = "Recorded", body = Standing), Problem)
)]
pub(super) async fn warrant(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    WhichFile(file): WhichFile,
    Sent(warrant): Sent<Warrant>,
) -> Result<Json<Standing>, Problem> {
    let house = &site.house;
    let words = "issued_on is the day the warrant was issued, such as 2026-11-23.";
    let issued = warrant.issued_on.parse::<Date>().ok();
    let issued = issued.and_then(|day| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok());
    let issued = issued.ok_or_else(|| Problem::new(Code::NotFit, words))?;
    refer::record_warrant(house, &program.actor, id, &file, &warrant.reference, issued).await?;
    standing(&site, &program, id).await
}

/// The objection to a destruction that waits.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Objection {
    /// Why; no name of a person.
    #[schema(
        min_length = 1,
        max_length = 400,
        pattern = r"[^\s\u0000]",
        example = "It is evidence in our case."
    )]
    reason: String,
}

/// Objects to the destruction of a file
///
/// Another agency notified that the file must be destroyed (event `destruction_awaited`), and nobody can open it. Our
/// counsel reads why you object; it does not stop the destruction. Where your own agency notified by mistake, say so here.
/// Doing it again changes nothing.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/files/{file}/objection", tag = "acts", params(Which, WhichFile),
    request_body = Objection,
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn objection(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    WhichFile(file): WhichFile,
    Sent(objection): Sent<Objection>,
) -> Result<Json<Standing>, Problem> {
    destruction::object(&site.house, &program.actor, id, &file, &objection.reason).await?;
    standing(&site, &program, id).await
}
