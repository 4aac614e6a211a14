//! Proposing, deciding and ending. Each is one deed with its ledger entry; what it means for the directory is written in
//! the same deed, so that nothing holds half.

use bytes::Bytes;
use clearline_core::{Deed, House, Job, command, statement};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{Act, Actor, DecideLaw, Permit, ProposeLaw, Thing, permit};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::routed::{self, RulingWord};
use clearline_report::{Answer, Basis, ReportNumber};
use clearline_store::params;
use futures::Stream;
use jiff::SignedDuration;
use sha2::{Digest, Sha256};

use super::decide::{self, Standing};
use super::evidence::NewDocument;
use super::known::{known, today};
use super::model::{CounselError, Decision, Document, Matter, Proposal};
use super::refusal::Refusal;
use super::{evidence, queries, wanted};

statement! {
    WRITE_PROPOSAL = "sql/write_proposal";
    DECIDE_PROPOSAL = "sql/decide_proposal";
    WITHDRAW_PROPOSAL = "sql/withdraw_proposal";
    END_PROPOSAL = "sql/end_proposal";
    LEAVE_WITHHELD = "sql/leave_withheld";
}

/// What somebody proposes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// The content.
    pub matter: Matter,
    /// The reason for the proposal, as the person typed it.
    pub reason: String,
}

/// Proposes a change. Nothing takes effect: a second person decides. Returns the proposal's key.
pub async fn propose<S, E>(
    house: &House,
    actor: &Actor,
    proposed: &Proposed,
    document: Option<NewDocument<S>>,
) -> Result<String, CounselError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: std::error::Error + Send + Sync + 'static,
{
    let permit = permit::<ProposeLaw>(actor, &Thing::House)?;
    let (matter, reason) = (decide::tidy(&proposed.matter)?, decide::reason(&proposed.reason)?);
    decide::document(&matter, document.as_ref().map(|_| 1))?;
    let id = hex::encode(house.draw::<8>());
    // Before a byte is kept: what would be refused anyway leaves nothing behind.
    still_fits(house, &matter).await?;
    let document = match document {
        Some(new) => Some(evidence::keep(house, &id, new).await?),
        None => None,
    };
    decide::document(&matter, document.as_ref().map(|kept| kept.size))?;
    command!(house, "counsel.propose", |deed| {
        still_fits(house, &matter).await?;
        decide::not_twice(&matter, &queries::about(house, matter.subject()).await?)?;
        write(&mut deed, &id, &matter, &reason, document.as_ref(), actor.id());
        let mut facts = facts_of(&id, &matter);
        facts.extend(document.as_ref().map(|kept| ("evidence", kept.sha256.clone())));
        deed.record(&permit, matter.report(), &facts)?;
        Ok(id.clone())
    })
}

fn write(
    deed: &mut Deed<'_>,
    id: &str,
    matter: &Matter,
    reason: &str,
    document: Option<&Document>,
    by: &str,
) {
    let size = document.map(|kept| i64::try_from(kept.size).unwrap_or(i64::MAX));
    let digest = document.and_then(|kept| hex::decode(&kept.sha256).ok());
    deed.run(
        &WRITE_PROPOSAL,
        params!(
            id = id,
            kind = matter.kind(),
            subject = matter.subject(),
            report = matter.report().map(ReportNumber::get),
            body = matter.to_json(),
            reason = reason,
            until_day = matter.until().map(|day| day.to_string()),
            document_name = document.map(|kept| kept.name.as_str()),
            document_bytes = size,
            document_sha256 = digest,
            document_path = document.map(|kept| kept.path.as_str()),
            document_key = document.map(|kept| kept.key.clone()),
            proposed_by = by,
            proposed_at = deed.at_us()
        ),
    );
}

/// A second person approves: from this deed on it holds. An approval for one report adds a job that makes the ruling
/// again. The reason may be empty: the proposal has one.
pub async fn approve(house: &House, actor: &Actor, id: &str, reason: &str) -> Result<(), CounselError> {
    let permit = permit::<DecideLaw>(actor, &Thing::House)?;
    let reason = decide::words(reason)?;
    command!(house, "counsel.approve", |deed| {
        let proposal = found(house, id).await?;
        decide::may_decide(&proposal, actor.id())?;
        let agency = still_fits(house, &proposal.matter).await?;
        decided(&mut deed, &permit, &proposal, Decision::Approved, &reason)?;
        take_effect(&mut deed, &proposal, agency.as_ref());
        directory::changed(&mut deed);
        Ok(())
    })
}

/// A second person refuses: nothing changes, and the proposal stays to be read.
pub async fn refuse(house: &House, actor: &Actor, id: &str, reason: &str) -> Result<(), CounselError> {
    let permit = permit::<DecideLaw>(actor, &Thing::House)?;
    let reason = decide::reason(reason)?;
    command!(house, "counsel.refuse", |deed| {
        let proposal = found(house, id).await?;
        decide::may_decide(&proposal, actor.id())?;
        decided(&mut deed, &permit, &proposal, Decision::Refused, &reason)?;
        if let Matter::Approval { agency, report: Some(asked), .. } = &proposal.matter {
            wanted::no_more(&mut deed, asked.report, agency);
        }
        Ok(())
    })
}

/// Leaves withheld what a ruling left to an approval: it is not waited for any longer. One person may, since nothing
/// leaves by it; it stays to be read as a proposal that was refused, and may be proposed later.
pub async fn leave_withheld(
    house: &House,
    actor: &Actor,
    matter: &Matter,
    reason: &str,
) -> Result<String, CounselError> {
    let permit = permit::<DecideLaw>(actor, &Thing::House)?;
    let reason = decide::reason(reason)?;
    let Matter::Approval { agency, report: Some(asked), .. } = matter else {
        return Err(Refusal::NoSuchRuling.into());
    };
    let id = hex::encode(house.draw::<8>());
    command!(house, "counsel.leave_withheld", |deed| {
        still_fits(house, matter).await?;
        decide::not_twice(matter, &queries::about(house, matter.subject()).await?)?;
        write(&mut deed, &id, matter, &reason, None, actor.id());
        let at = deed.at_us();
        deed.must_change(
            &LEAVE_WITHHELD,
            params!(
                id = id.as_str(),
                decided_by = actor.id(),
                decided_at = at,
                decision_reason = reason.as_str()
            ),
        );
        wanted::no_more(&mut deed, asked.report, agency);
        deed.record(&permit, Some(asked.report), &facts_of(&id, matter))?;
        Ok(id.clone())
    })
}

/// Who proposed it takes it back.
pub async fn withdraw(house: &House, actor: &Actor, id: &str, reason: &str) -> Result<(), CounselError> {
    let permit = permit::<ProposeLaw>(actor, &Thing::House)?;
    let reason = decide::reason(reason)?;
    command!(house, "counsel.withdraw", |deed| {
        let proposal = found(house, id).await?;
        decide::may_withdraw(&proposal, actor.id())?;
        let at = deed.at_us();
        deed.must_change(
            &WITHDRAW_PROPOSAL,
            params!(id = id, decided_by = actor.id(), decided_at = at, decision_reason = reason.as_str()),
        );
        note(&mut deed, &permit, &proposal)
    })
}

/// Ends an approval or an override at once. One person may: less leaves by it, never more.
pub async fn end(house: &House, actor: &Actor, id: &str, reason: &str) -> Result<(), CounselError> {
    let permit = permit::<ProposeLaw>(actor, &Thing::House)?;
    let reason = decide::reason(reason)?;
    command!(house, "counsel.end", |deed| {
        let proposal = found(house, id).await?;
        decide::may_end(&proposal)?;
        let at = deed.at_us();
        deed.must_change(
            &END_PROPOSAL,
            params!(id = id, ended_by = actor.id(), ended_at = at, end_reason = reason.as_str()),
        );
        directory::changed(&mut deed);
        note(&mut deed, &permit, &proposal)
    })
}

async fn found(house: &House, id: &str) -> Result<Proposal, CounselError> {
    queries::proposal(house, id).await?.ok_or(CounselError::NotFound)
}

/// Holds a matter against the directory, the register and the rulings as they are now. Returns the agency it is about.
async fn still_fits(house: &House, matter: &Matter) -> Result<Option<Agency>, CounselError> {
    let agency = match matter.agency() {
        Some(id) => directory::agency(house, id).await?,
        None => None,
    };
    let ruling_withholds = match matter {
        Matter::Approval { agency, report: Some(asked), .. } => {
            let ruling = routed::ruling(house, &to_work(asked.report), asked.ruling).await?;
            ruling.is_some_and(|kept| kept.agency == *agency && kept.outcome != RulingWord::Disclose)
        }
        _ => false,
    };
    let agreed = known(house).await?.agreed;
    let register = &agreed.register;
    let standing = Standing { today: today(house), agency: agency.as_ref(), register, ruling_withholds };
    decide::fits(matter, &standing)?;
    Ok(agency)
}

/// Marks the proposal as decided, where it still waits and somebody else proposed it.
fn decided(
    deed: &mut Deed<'_>,
    permit: &Permit<DecideLaw>,
    proposal: &Proposal,
    decision: Decision,
    reason: &str,
) -> Result<(), CounselError> {
    let by = permit.actor().id();
    let params = params!(
        id = proposal.id.as_str(),
        decision = decision.word(),
        decided_by = by,
        decided_at = deed.at_us(),
        decision_reason = reason
    );
    deed.must_change(&DECIDE_PROPOSAL, params);
    note(deed, permit, proposal)
}

/// What an approval changes besides its own row.
fn take_effect(deed: &mut Deed<'_>, proposal: &Proposal, agency: Option<&Agency>) {
    let id = Some(proposal.id.as_str());
    match &proposal.matter {
        Matter::Basis { agency: of, kind, evidence, from, to } => {
            let basis =
                Basis { kind: *kind, evidence: evidence.clone(), from: *from, to: *to, synthetic: false };
            let held = agency.map_or(0, |agency| agency.bases.len());
            directory::write_basis(deed, of, held, &basis, id);
        }
        Matter::EndBasis { agency: of, ordinal, last_day } => {
            directory::write_end_of_basis(deed, of, *ordinal, *last_day, &proposal.id);
        }
        Matter::Investigates { agency: of, answer, .. } => {
            directory::write_investigates(deed, of, *answer, id);
        }
        Matter::Approval { report: Some(asked), .. } => {
            deed.then(Job::Reconsider, asked.report, asked.ruling, SignedDuration::ZERO);
        }
        // Evidence that the office takes such reports and passes them on shows that it is involved in such cases.
        Matter::Route { through, .. }
            if agency.is_some_and(|agency| agency.investigates == Answer::NotStated) =>
        {
            directory::write_investigates(deed, through, true, id);
        }
        Matter::Approval { report: None, .. }
        | Matter::Override { .. }
        | Matter::Route { .. }
        | Matter::Detail { .. } => {}
    }
}

/// What the ledger keeps of a change: which proposal, and the digest of its content.
fn facts_of(id: &str, matter: &Matter) -> Vec<(&'static str, String)> {
    vec![
        ("proposal", id.to_owned()),
        ("kind", matter.kind().to_owned()),
        ("subject", matter.subject().to_owned()),
        ("content", hex::encode(Sha256::digest(matter.to_json().as_bytes()))),
    ]
}

fn note<A: Act>(deed: &mut Deed<'_>, permit: &Permit<A>, proposal: &Proposal) -> Result<(), CounselError> {
    let facts = facts_of(&proposal.id, &proposal.matter);
    deed.record(permit, proposal.matter.report(), &facts)?;
    Ok(())
}
