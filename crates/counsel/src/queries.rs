//! What counsel's pages read.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, statement};
use clearline_law::access::{Permit, ReadLaw};
use clearline_store::{Params, Row, Sql, params};
use jiff::Timestamp;

use super::decide;
use super::known::{approvals_in_force, overrides_in_force, today};
use super::model::{Decided, Decision, Document, Ended, Matter, Proposal};

statement! {
    PROPOSAL = "sql/proposal";
    WAITING = "sql/waiting_proposals";
    DECIDED = "sql/decided_proposals";
    ABOUT = "sql/proposals_about";
    COUNT_PROPOSALS = "sql/count_proposals";
    COUNT_WANTED = "sql/count_wanted";
}

/// Proposals about one agency or entry on one page.
const ABOUT_MAX: i64 = 200;

/// Where a page of decided proposals ends: the next one begins below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    /// When the last line was decided.
    pub decided_at: Timestamp,
    /// Its key.
    pub id: String,
}

/// Proposals, and the place where the list of decided ones continues.
pub type Proposals = Rows<Proposal, Cursor>;

/// What waits for counsel, and what is in use.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Proposals that wait for a second person.
    pub proposals: u64,
    /// Since when the oldest waits.
    pub proposals_since: Option<Timestamp>,
    /// Rulings that wait for an approval.
    pub wanted: u64,
    /// Since when the oldest waits.
    pub wanted_since: Option<Timestamp>,
    /// Approvals in force today.
    pub approvals: u64,
    /// Overrides in use today.
    pub overrides: u64,
}

/// Proposals that wait for a second person, the oldest first, as many as a page holds.
pub async fn waiting(house: &House, _: &Permit<ReadLaw>) -> Result<Proposals, Trouble> {
    list(house, &WAITING, params!(limit = house.limits.page_rows)).await
}

/// A page of proposals that were decided or taken back, the newest first.
pub async fn decided(
    house: &House,
    _: &Permit<ReadLaw>,
    after: Option<&Cursor>,
) -> Result<Proposals, Trouble> {
    let (at, id) = after.map_or((i64::MAX, ""), |end| (end.decided_at.as_microsecond(), end.id.as_str()));
    list(house, &DECIDED, params!(decided_at = at, id = id, limit = house.limits.page_rows)).await
}

/// One proposal.
pub async fn one(house: &House, _: &Permit<ReadLaw>, id: &str) -> Result<Option<Proposal>, Trouble> {
    proposal(house, id).await
}

/// What was ever proposed about an agency or an entry of the register, the newest first.
pub async fn about_subject(house: &House, _: &Permit<ReadLaw>, subject: &str) -> Result<Proposals, Trouble> {
    list(house, &ABOUT, params!(subject = subject, limit = ABOUT_MAX)).await
}

/// What waits, and what is in use today.
pub async fn counts(house: &House, _: &Permit<ReadLaw>) -> Result<Counts, Trouble> {
    let (proposals, proposals_since) = count(house, &COUNT_PROPOSALS).await?;
    let (wanted, wanted_since) = count(house, &COUNT_WANTED).await?;
    let day = today(house);
    Ok(Counts {
        proposals,
        proposals_since,
        wanted,
        wanted_since,
        approvals: approvals_in_force(house, day).await?.len() as u64,
        overrides: overrides_in_force(house, day).await?.len() as u64,
    })
}

/// Our policies that leave something to an approval today, by their words.
pub fn approvable(house: &House, _: &Permit<ReadLaw>) -> Vec<String> {
    decide::approvable(house.register, today(house)).into_iter().map(str::to_owned).collect()
}

pub(super) async fn proposal(house: &House, id: &str) -> Result<Option<Proposal>, Trouble> {
    let rows = house.query(&PROPOSAL, params!(id = id)).await?;
    rows.first().map(proposal_of).transpose()
}

/// What was ever proposed about a subject, whole: whether the same waits already is not decided on half of it.
pub(super) async fn about(house: &House, subject: &str) -> Result<Vec<Proposal>, Trouble> {
    list(house, &ABOUT, params!(subject = subject, limit = ABOUT_MAX)).await?.whole()
}

async fn list(house: &House, sql: &'static Sql, params: Params) -> Result<Proposals, Trouble> {
    let source = Source::of("proposal", &["id"]);
    Rows::read(house, &source, &house.query(sql, params).await?, proposal_of, cursor_of)
}

fn cursor_of(row: &Row) -> Result<Cursor, Trouble> {
    Ok(Cursor { decided_at: moment(int_at(row, "decided_at")?)?, id: text_at(row, "id")?.to_owned() })
}

async fn count(house: &House, sql: &'static Sql) -> Result<(u64, Option<Timestamp>), Trouble> {
    let rows = house.query(sql, params!()).await?;
    let Some(row) = rows.first() else { return Ok((0, None)) };
    let since = row.opt_int("oldest")?.map(moment).transpose()?;
    Ok((u64::try_from(int_at(row, "waiting")?).map_err(Trouble::row)?, since))
}

fn proposal_of(row: &Row) -> Result<Proposal, Trouble> {
    Ok(Proposal {
        id: text_at(row, "id")?.to_owned(),
        matter: Matter::from_json(text_at(row, "kind")?, text_at(row, "body")?)?,
        reason: text_at(row, "reason")?.to_owned(),
        document: document_of(row)?,
        proposed_by: text_at(row, "proposed_by")?.to_owned(),
        proposed_at: moment(int_at(row, "proposed_at")?)?,
        decided: decided_of(row)?,
        ended: ended_of(row)?,
    })
}

fn document_of(row: &Row) -> Result<Option<Document>, Trouble> {
    let Some(name) = row.opt_text("document_name")? else { return Ok(None) };
    Ok(Some(Document {
        name: name.to_owned(),
        size: u64::try_from(int_at(row, "document_bytes")?).map_err(Trouble::row)?,
        sha256: hex::encode(row.bytes("document_sha256")?),
        path: text_at(row, "document_path")?.to_owned(),
        key: row.bytes("document_key")?.to_vec(),
    }))
}

fn decided_of(row: &Row) -> Result<Option<Decided>, Trouble> {
    let Some(word) = row.opt_text("decision")? else { return Ok(None) };
    Ok(Some(Decided {
        decision: Decision::parse(word)?,
        by: text_at(row, "decided_by")?.to_owned(),
        at: moment(int_at(row, "decided_at")?)?,
        reason: text_at(row, "decision_reason")?.to_owned(),
    }))
}

fn ended_of(row: &Row) -> Result<Option<Ended>, Trouble> {
    let Some(by) = row.opt_text("ended_by")? else { return Ok(None) };
    Ok(Some(Ended {
        by: by.to_owned(),
        at: moment(int_at(row, "ended_at")?)?,
        reason: text_at(row, "end_reason")?.to_owned(),
    }))
}
