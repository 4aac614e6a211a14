//! What an agency's program can do, at `/api/v1`: the same as an officer on the pages, by the same commands. The words
//! above each handler are its description in the OpenAPI document.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use clearline_core::Trouble;
use clearline_disclosure::Writer;
use clearline_disclosure::referral::{DeclineReason, FeedbackCode};
use clearline_http::{Routes, Site, attachment, needs, text_file};
use clearline_i18n::sentence;
use clearline_law::access::ActName;
use clearline_oversight::{self as oversight, ProofError};
use clearline_pipeline::refer::{self, queries};
use clearline_records::dossier;
use clearline_report::{ReferralId, ReferralState};
use serde::Deserialize;
use utoipa::IntoParams;

use super::documents::{
    Acknowledge, Answer, Answers, Decline, Feedback, History, ManyFeedback, OneFeedback, ReRefer, Referrals,
    Standing, Whole,
};
use super::program::{Program, Which, WhichFile};
use super::report_document::Report;
use super::terms::StateTerm;
use crate::limits::ITEMS_MAX;
use crate::problem::{Code, Problem, Sent};

/// The routes.
pub(super) fn routes(programs: Routes<Site>) -> Routes<Site> {
    programs
        .get("/referrals", list, needs(ActName::ReadInbox))
        .get("/referrals/{id}", read, needs(ActName::ReadReferral))
        .post("/referrals/{id}/acknowledge", acknowledge, needs(ActName::AcknowledgeConditions))
        .post("/referrals/{id}/open", open, needs(ActName::OpenReferral))
        .post("/referrals/{id}/accept", accept, needs(ActName::AcceptReferral))
        .post("/referrals/{id}/decline", decline, needs(ActName::DeclineReferral))
        .post("/referrals/{id}/re-refer", re_refer, needs(ActName::ReReferReferral))
        .post("/referrals/{id}/feedback", feedback, needs(ActName::GiveFeedback))
        .get("/referrals/{id}/files/{file}", file, needs(ActName::FetchFile))
        .get("/referrals/{id}/package", package, needs(ActName::FetchPackage))
        .get("/referrals/{id}/history", history, needs(ActName::ReadOwnHistory))
        .get("/referrals/{id}/proof", proof, needs(ActName::ReadOwnHistory))
        .post("/feedback", many_feedback, needs(ActName::GiveFeedback))
}

/// Which part of the inbox.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Part {
    /// The `next` of the page before.
    #[param(value_type = String, required = false, pattern = r"^(0|[1-9][0-9]{0,15})\.R-[1-9][0-9]{0,14}-[1-9][0-9]{0,3}$")]
    after: Option<String>,
    /// Only referrals in this state. What your agency no longer has access to is listed only so: `re_referred`,
    /// `recalled`.
    #[param(inline, value_type = StateTerm, required = false)]
    state: Option<String>,
}

/// Lists your referrals
///
/// The newest first, a page at a time. What is listed for the first time is thereby delivered to you.
#[utoipa::path(
    get, path = "/api/v1/referrals", tag = "referrals", params(Part),
    responses((status = 200, description = "A page of your referrals", body = Referrals), Problem)
)]
pub(super) async fn list(
    State(site): State<Site>,
    program: Program,
    part: Result<Query<Part>, QueryRejection>,
) -> Result<Json<Referrals>, Problem> {
    let unread = |error: QueryRejection| Problem::new(Code::NotUnderstood, sentence(&error.body_text()));
    let Query(part) = part.map_err(unread)?;
    let stale =
        || Problem::new(Code::NotUnderstood, "Send as after exactly what next said, or leave it out.");
    let after = part.after.as_deref().map(|text| text.parse().map_err(|_| stale())).transpose()?;
    let state: Option<ReferralState> =
        part.state.as_deref().map(str::parse).transpose().map_err(unreadable)?;
    let inbox = refer::inbox(&site.house, &program.actor, after, state).await?;
    Ok(Json(Referrals::of(&inbox)))
}

/// Reads one referral
///
/// Its conditions, its legal ground, what happened to it and, once it was opened, the report.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}", tag = "referrals", params(Which),
    responses((status = 200, description = "The referral", body = Whole), Problem)
)]
pub(super) async fn read(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Json<Whole>, Problem> {
    let house = &site.house;
    let page = queries::page(house, &program.actor, id).await?;
    let head = dossier::head(house, id.report).await?.ok_or_else(Problem::not_found)?;
    Ok(Json(Whole::of(&page, &head, house.register, house.now())))
}

/// Takes note of the conditions
///
/// It must be done before a referral opens and before its package is fetched. Send the `conditions_sha256` that the
/// referral shows: that your system acknowledged these conditions is recorded under your token's name. Doing it again
/// changes nothing.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/acknowledge", tag = "acts", params(Which), request_body = Acknowledge,
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn acknowledge(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    Sent(body): Sent<Acknowledge>,
) -> Result<Json<Standing>, Problem> {
    refer::acknowledge_shown(&site.house, &program.actor, id, &body.conditions_sha256).await?;
    standing(&site, &program, id).await
}

/// Opens a referral
///
/// Gives the report. Each opening is recorded before anything is given.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/open", tag = "acts", params(Which),
    responses((status = 200, description = "The report", body = Report), Problem)
)]
pub(super) async fn open(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Json<Report>, Problem> {
    let disclosed = refer::open(&site.house, &program.actor, id).await?;
    Ok(Json(Report::of(&disclosed, Writer::of(&site.house))))
}

/// Takes a referral on
///
/// Also one that was declined before. Doing it again is refused as out of turn.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/accept", tag = "acts", params(Which),
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn accept(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Json<Standing>, Problem> {
    refer::accept(&site.house, &program.actor, id).await?;
    standing(&site, &program, id).await
}

/// Does not take a referral
///
/// With a reason, and a note where there is more to say. Our analysts are informed. You keep your access, and may
/// accept it later.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/decline", tag = "acts", params(Which), request_body = Decline,
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn decline(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    Sent(body): Sent<Decline>,
) -> Result<Json<Standing>, Problem> {
    let reason: DeclineReason = body.reason.parse().map_err(unreadable)?;
    refer::decline(&site.house, &program.actor, id, reason, &body.note).await?;
    standing(&site, &program, id).await
}

/// Transfers a referral to another agency
///
/// We check whether that agency may receive the report. If yes, it moves there and your access ends; your own history
/// stays.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/re-refer", tag = "acts", params(Which), request_body = ReRefer,
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn re_refer(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    Sent(body): Sent<ReRefer>,
) -> Result<Json<Standing>, Problem> {
    let agency = body.agency.parse().map_err(unreadable)?;
    let new = refer::re_refer(&site.house, &program.actor, id, &agency, &body.reason).await?;
    let Json(standing) = standing(&site, &program, id).await?;
    Ok(Json(Standing { handed_on_as: Some(new.to_string()), ..standing }))
}

/// Gives feedback on a referral
///
/// It may be sent again: earlier feedback is kept.
#[utoipa::path(
    post, path = "/api/v1/referrals/{id}/feedback", tag = "acts", params(Which), request_body = Feedback,
    responses((status = 200, description = "Where the referral stands now", body = Standing), Problem)
)]
pub(super) async fn feedback(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    Sent(body): Sent<Feedback>,
) -> Result<Json<Standing>, Problem> {
    refer::give_feedback(&site.house, &program.actor, id, &codes(&body.codes)?, &body.note).await?;
    standing(&site, &program, id).await
}

/// Fetches a file
///
/// Only where the ruling opens it to your agency, and once the referral was opened. The opening is recorded before the first byte.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/files/{file}", tag = "content", params(Which, WhichFile),
    responses(
        (status = 200, description = "The bytes as received; their SHA-256 is in Repr-Digest",
         body = Vec<u8>, content_type = "application/octet-stream"),
        Problem
    )
)]
pub(super) async fn file(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
    WhichFile(file): WhichFile,
) -> Result<Response, Problem> {
    let (file, content) = refer::open_file(&site.house, &program.actor, id, &file).await?;
    Ok(attachment(&format!("{}.bin", file.id), content))
}

/// Fetches the sealed package
///
/// One file, encrypted to your agency's key and signed. It is fetched after its conditions are acknowledged; fetching it
/// is its delivery.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/package", tag = "content", params(Which),
    responses(
        (status = 200, description = "An age file that holds a tar of a BagIt bag",
         body = Vec<u8>, content_type = "application/octet-stream"),
        Problem
    )
)]
pub(super) async fn package(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Response, Problem> {
    let content = refer::open_package(&site.house, &program.actor, id).await?;
    Ok(attachment(&format!("{id}.tar.age"), content))
}

/// Reads what your agency did
///
/// Also after its access has ended; then the report itself is no longer yours to read.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/history", tag = "referrals", params(Which),
    responses((status = 200, description = "The history", body = History), Problem)
)]
pub(super) async fn history(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Json<History>, Problem> {
    let past = queries::history(&site.house, &program.actor, id).await?;
    Ok(Json(History::of(&past, site.house.register)))
}

/// Proves that the ledger holds a referral
///
/// A `c2sp.org/tlog-proof@v1` text with a signed checkpoint: it is checked offline.
#[utoipa::path(
    get, path = "/api/v1/referrals/{id}/proof", tag = "referrals", params(Which),
    responses((status = 200, description = "The proof", body = String, content_type = "text/plain"), Problem)
)]
pub(super) async fn proof(
    State(site): State<Site>,
    program: Program,
    Which(id): Which,
) -> Result<Response, Problem> {
    let house = &site.house;
    // Who may read its own history may have it proved.
    let entry = queries::entry_of_own(house, &program.actor, id).await?;
    let waiting = || {
        Problem::new(
            Code::ProofWaiting,
            "The entry waits for its place in the ledger. Ask again in a few seconds.",
        )
    };
    let proof = match oversight::inclusion(house, &entry).await {
        Ok(proof) => proof,
        Err(ProofError::Waiting) => return Err(waiting()),
        Err(ProofError::Trouble(trouble)) => return Err(trouble.into()),
        Err(error @ (ProofError::Unknown | ProofError::Damaged(_))) => return Err(Trouble::row(error).into()),
    };
    Ok(text_file(&format!("{id}.tlog-proof"), proof.to_text()))
}

/// Gives feedback on many referrals
///
/// Up to 100 at once. Each is accepted or refused by itself, and answered in the order sent.
#[utoipa::path(
    post, path = "/api/v1/feedback", tag = "acts", request_body = ManyFeedback,
    responses((status = 200, description = "One answer for each item", body = Answers), Problem)
)]
pub(super) async fn many_feedback(
    State(site): State<Site>,
    program: Program,
    Sent(body): Sent<ManyFeedback>,
) -> Result<Json<Answers>, Problem> {
    if body.items.len() > ITEMS_MAX {
        let words = format!("At most {ITEMS_MAX} items at once. None was taken: send them in parts.");
        return Err(Problem::new(Code::TooManyItems, words));
    }
    let mut answers = Vec::with_capacity(body.items.len());
    for item in body.items {
        let problem = one(&site, &program, &item).await.err();
        answers.push(Answer { referral: item.referral, taken: problem.is_none(), problem });
    }
    Ok(Json(Answers { answers }))
}

async fn one(site: &Site, program: &Program, item: &OneFeedback) -> Result<(), Problem> {
    let (id, codes) = (numbered(&item.referral)?, codes(&item.codes)?);
    Ok(refer::give_feedback(&site.house, &program.actor, id, &codes, &item.note).await?)
}

pub(super) async fn standing(
    site: &Site,
    program: &Program,
    id: ReferralId,
) -> Result<Json<Standing>, Problem> {
    let past = queries::history(&site.house, &program.actor, id).await?;
    Ok(Json(Standing { id: id.to_string(), state: past.state.word(), handed_on_as: None }))
}

fn numbered(id: &str) -> Result<ReferralId, Problem> {
    id.parse().map_err(|_| Problem::not_found())
}

fn codes(words: &[String]) -> Result<Vec<FeedbackCode>, Problem> {
    words.iter().map(|word| word.parse().map_err(unreadable)).collect()
}

fn unreadable(error: impl std::fmt::Display) -> Problem {
    Problem::new(Code::NotUnderstood, format!("{}.", sentence(&error.to_string()).trim_end_matches('.')))
}
