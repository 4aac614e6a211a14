//! What a change of the register would change: open referrals are asked about again, with the facts that were kept and
//! the agency as it is now, and every ruling that would differ is listed. Nothing is written and nothing is disclosed
//! by it.

use clearline_core::row::{int_at, number_at, text_at, word_at};
use clearline_core::rows::{Rows, Source, Unreadable};
use clearline_core::{House, Trouble, statement};
use clearline_law::access::{Permit, ReadLaw};
use clearline_law::{ClauseId, Facts, FileGate, Ground, Outcome, Register, Ruling, disclosure};
use clearline_report::{AgencyId, Argument, Message, ReferralId, ReferralState, message};
use clearline_store::{Row, params};
use jiff::Timestamp;

use super::known::{Known, known};

statement! {
    REFERRALS_AFTER = "sql/referrals_after";
}

/// Referrals looked at in one call. A ruling is decided in a fifth of a millisecond at most, so that a call costs one
/// statement and some twenty milliseconds of one core.
pub const REPLAYED_MAX: i64 = 100;

/// One open referral whose ruling would now be another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The referral.
    pub referral: ReferralId,
    /// Whose it is.
    pub agency: AgencyId,
    /// What was ruled.
    pub was: Message,
    /// What would be ruled.
    pub would_be: Message,
    /// Would nothing leave any more?
    pub ends: bool,
}

/// What one call found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Impact {
    /// Rulings that would differ.
    pub differing: Vec<Differing>,
    /// Open referrals that were asked about again.
    pub checked: usize,
    /// Referrals or rulings that cannot be read, so that their new ruling is unknown.
    pub unreadable: Vec<Unreadable>,
    /// Where the next call continues; none at the end.
    pub next: Option<ReferralId>,
}

/// Asks about the open referrals after `after` again, [`REPLAYED_MAX`] referrals at most, by `register` at `at`.
pub async fn impact(
    house: &House,
    _: &Permit<ReadLaw>,
    register: &Register,
    at: Timestamp,
    after: Option<ReferralId>,
) -> Result<Impact, Trouble> {
    let (report, ordinal) = after.map_or((0, 0), |id| (id.report.get(), i64::from(id.ordinal)));
    let rows = house
        .query(&REFERRALS_AFTER, params!(report = report, ordinal = ordinal, limit = REPLAYED_MAX))
        .await?;
    let Known { directory, agreed } = known(house).await?;
    let mut found = Impact::default();
    let source = Source::of("referral", &["report", "ordinal"]);
    let read = Rows::read(house, &source, &rows, kept_of, id_of)?;
    found.next = read.next(REPLAYED_MAX).copied();
    found.unreadable = read.unreadable().to_vec();
    for Kept { id, agency, state, mut facts, ruling } in read.into_good() {
        if !state.has_access() || state == ReferralState::Closed {
            continue;
        }
        if let Some((_, why)) = directory.unreadable.iter().find(|(broken, _)| broken == agency.as_str()) {
            found.unreadable.push(why.clone());
            continue;
        }
        found.checked += 1;
        if let Some(now) = directory.agencies.iter().find(|one| one.id == agency) {
            facts.agency = now.facts();
        }
        facts.approvals = agreed.in_force.approvals_for(&agency, id.report);
        facts.overrides = agreed.in_force.overrides_for_law();
        found.differing.extend(differing(id, agency, &ruling, &disclosure(&facts, register, at)));
    }
    Ok(found)
}

/// A referral with what its ruling rests on.
struct Kept {
    id: ReferralId,
    agency: AgencyId,
    state: ReferralState,
    facts: Facts,
    ruling: Ruling,
}

fn kept_of(row: &Row) -> Result<Kept, Trouble> {
    Ok(Kept {
        id: id_of(row)?,
        agency: word_at(row, "agency")?,
        state: word_at(row, "state")?,
        facts: Facts::from_json(text_at(row, "facts")?).map_err(Trouble::row)?,
        ruling: Ruling::from_json(text_at(row, "body")?).map_err(Trouble::row)?,
    })
}

fn id_of(row: &Row) -> Result<ReferralId, Trouble> {
    let ordinal = u16::try_from(int_at(row, "ordinal")?).map_err(Trouble::row)?;
    Ok(ReferralId { report: number_at(row, "report")?, ordinal })
}

/// What the two rulings say differently; none where they say the same. When each was made does not matter, nor which
/// clauses were considered and did not apply.
fn differing(referral: ReferralId, agency: AgencyId, was: &Ruling, now: &Ruling) -> Option<Differing> {
    if was.outcome == now.outcome {
        return None;
    }
    let (before, mut after) = (words(&was.outcome), words(&now.outcome));
    if before == after {
        after = message!("impact-same", words = after);
    }
    Some(Differing { referral, agency, was: before, would_be: after, ends: !now.discloses() })
}

/// An outcome in one line.
fn words(outcome: &Outcome) -> Message {
    let reason = |why: &Message, ground: &Ground| {
        message!("impact-reason", why = why.clone(), ground = Argument::exact(ground.to_string()))
    };
    match outcome {
        Outcome::Disclose { under, without, files, conditions } => {
            let clauses: Vec<&str> = under.iter().map(ClauseId::as_str).collect();
            let names: Vec<&str> = conditions.iter().map(|condition| condition.id.as_str()).collect();
            let open = files.iter().filter(|(_, gate)| matches!(gate, FileGate::Open { .. })).count();
            message!(
                "impact-disclose",
                clauses = Argument::exact(clauses.join(", ")),
                kept_back = without.len(),
                open = open,
                files = files.len(),
                conditions = Argument::exact(names.join(", ")),
            )
        }
        Outcome::NeedsApproval { asks, .. } => {
            let asks = asks.iter().map(|ask| reason(&ask.why, &ask.ground));
            message!("impact-waits", asks = Argument::each(asks))
        }
        Outcome::Withhold { because } => {
            let because = because.iter().map(|(ground, why)| reason(why, ground));
            message!("impact-withheld", because = Argument::each(because))
        }
    }
}

#[cfg(test)]
pub(super) fn differs(was: &Ruling, now: &Ruling) -> bool {
    let id = ReferralId { report: "7205759403792793".parse().unwrap(), ordinal: 1 };
    differing(id, "de-1".parse().unwrap(), was, now).is_some()
}
