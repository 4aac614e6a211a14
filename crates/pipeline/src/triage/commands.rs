use clearline_core::row::text_at;
use clearline_core::{Claimed, Deed, House, Job, Trouble, actor_words, command, said, statement};
use clearline_law::access::{Actor, CarryReport, DecideTriage, Permit, Thing, permit};
use clearline_records::dossier::augmented::{self, Statement};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::triaged::{self, Author, Factor, Outcome, factors_text, missing_text};
use clearline_records::dossier::{self, Head};
use clearline_report::{Argument, Designation, Message, Priority, ReportNumber, Stage, message};
use clearline_store::{Params, params};
use jiff::SignedDuration;

use super::model::{Assessment, Decision, List, OUTCOMES_MAX, REASON_MAX, Refusal, TriageError};
use super::{decide, facts, flood};
use clearline_disclosure::standing;

statement! {
    DESIGNATE = "triage/sql/designate";
    HOLD = "triage/sql/hold";
    HOLD_AT_DESK = "triage/sql/hold_at_desk";
    DESK_ROW = "triage/sql/desk_row";
    LEAVE_DESK = "triage/sql/leave_desk";
    pub(crate) LEAVE_GROUP = "triage/sql/leave_group";
    pub(crate) DECIDE_AT_DESK = "triage/sql/decide_at_desk";
    OVERRIDE = "triage/sql/override";
    WRITE_OUTCOME = "triage/sql/write_outcome";
}

/// Ranks and designates an augmented report, or holds it for an analyst. A report that is not at this stage any more
/// only ends the job.
pub async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    let number = job.report;
    command!(house, "triage.carry", |deed| {
        deed.end(job);
        let head = dossier::head(house, number).await?;
        let Some(head) = head.filter(|head| head.stage == Stage::Augmented) else { return Ok(()) };
        let statements = augmented::statements(house, &to_work(number)).await?;
        let assessed = assess(house, &head, &statements, &deed).await?;
        let mut facts = vec![
            ("outcome", if assessed.desk.is_some() { "held" } else { "decided" }.to_owned()),
            ("designation", assessed.designation.word().to_owned()),
            ("priority", assessed.priority.word().to_owned()),
            ("score", assessed.score().to_string()),
        ];
        match &assessed.desk {
            Some(because) => {
                let is_danger = assessed.floor.is_some();
                let place = flood::place(&deed, &head, assessed.priority, is_danger, &statements).await?;
                facts.extend(place.group(number).map(|group| ("group", group.to_string())));
                hold(&mut deed, number, &assessed, because, &place);
            }
            None => designate(&mut deed, number, &assessed),
        }
        deed.record(permit, Some(number), &facts)?;
        Ok(())
    })
}

async fn assess(
    house: &House,
    head: &Head,
    statements: &[Statement],
    deed: &Deed<'_>,
) -> Result<Assessment, Trouble> {
    let said = dossier::said(house, &to_work(head.number)).await?;
    let files = dossier::files(house, &to_work(head.number)).await?;
    let files: Vec<_> = files.iter().map(facts::Seen::of).collect();
    Ok(decide::assess(&facts::gather(head.kind, &said, &files, statements, deed.at)))
}

fn designate(deed: &mut Deed<'_>, number: ReportNumber, assessed: &Assessment) {
    deed.must_change(
        &DESIGNATE,
        params!(
            number = number.get(),
            designation = assessed.designation.word(),
            priority = assessed.priority.word()
        ),
    );
    let outcome = outcome_of(deed, assessed, Author::Rules, assessed.because.clone());
    write_outcome(deed, number, &outcome);
    deed.then(Job::Route, number, 0, SignedDuration::ZERO);
}

/// Holds a report for a person. A report with a life at risk also raises an alert.
fn hold(
    deed: &mut Deed<'_>,
    number: ReportNumber,
    assessed: &Assessment,
    because: &Message,
    place: &flood::Place,
) {
    deed.must_change(&HOLD, params!(number = number.get(), priority = assessed.priority.word()));
    let row = params!(report = number.get(), because = said::kept(because), held_at = deed.at_us());
    deed.run(&HOLD_AT_DESK, row.and(place.columns(number)));
    let outcome = outcome_of(deed, assessed, Author::Proposal, assessed.because.clone());
    write_outcome(deed, number, &outcome);
    if assessed.priority == Priority::P0 {
        place.write(deed, number, &assessed.floor.clone().unwrap_or_else(|| message!("urgent-ranked")));
    }
}

fn outcome_of(deed: &Deed<'_>, assessed: &Assessment, decided_by: Author, reason: Message) -> Outcome {
    let mut factors = assessed.factors.clone();
    // The floor adds no points, and must be seen where the points are.
    let floor = assessed.floor.iter().cloned();
    factors.extend(floor.map(|because| Factor { name: "floor.P0".to_owned(), points: 0, because }));
    Outcome {
        ordinal: 1,
        designation: assessed.designation,
        priority: assessed.priority,
        completeness: assessed.completeness,
        factors,
        missing: assessed.missing.clone(),
        decided_by,
        reason: Some(reason),
        decided_at: deed.at,
    }
}

pub(super) fn write_outcome(deed: &mut Deed<'_>, number: ReportNumber, outcome: &Outcome) {
    deed.run(
        &WRITE_OUTCOME,
        params!(
            report = number.get(),
            ordinal = outcome.ordinal,
            designation = outcome.designation.word(),
            priority = outcome.priority.word(),
            completeness = outcome.completeness,
            factors = factors_text(&outcome.factors),
            missing = missing_text(&outcome.missing),
            decided_by = outcome.decided_by.text(),
            reason = outcome.reason.as_ref().map_or_else(String::new, said::kept),
            decided_at = outcome.decided_at.as_microsecond()
        ),
    );
}

/// Decides a report that waits in the review queue, with a reason; it goes on to be routed.
///
/// # Errors
/// [`Refusal::NotAtDesk`] where it does not wait there, [`Refusal::Reason`] without a reason.
pub async fn decide_at_desk(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    decision: &Decision,
) -> Result<(), TriageError> {
    let permit = may_decide(house, actor, number).await?;
    let reason = checked(&decision.reason)?;
    command!(house, "triage.decide_at_desk", |deed| {
        let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
        if head.stage != Stage::AtDesk {
            return Err(Refusal::NotAtDesk.into());
        }
        let outcome = next_outcome(&deed, actor_words(actor), number, decision, reason).await?;
        deed.must_change(&DECIDE_AT_DESK, words_of(number, decision.designation, decision.priority));
        leave_queue(&mut deed, number).await?;
        write_outcome(&mut deed, number, &outcome);
        deed.then(Job::Route, number, 0, SignedDuration::ZERO);
        deed.record(&permit, Some(number), &decided(&outcome))?;
        Ok(())
    })
}

/// Takes a report's row out of the review queue; where it stood behind the row of its group, one less waits there.
/// Where it moved meanwhile, we decide again.
async fn leave_queue(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), Trouble> {
    let rows = deed.house.query(&DESK_ROW, params!(report = number.get())).await?;
    let row = rows.first().ok_or_else(|| Trouble::row(format!("report {number} waits in no list")))?;
    let word = text_at(row, "list")?;
    let list = List::of(word).ok_or_else(|| Trouble::row(format!("unknown list {word}")))?;
    deed.must_change(&LEAVE_DESK, params!(report = number.get(), list = list.word()));
    let group = row.opt_int("post_group")?;
    let group = group.map(ReportNumber::try_from).transpose().map_err(Trouble::row)?;
    if list == List::Group {
        deed.must_change(&LEAVE_GROUP, params!(id = group.map(ReportNumber::get), waiting = 1));
    }
    // The person who decides has read it: its alerts end.
    deed.alerts_end(number, &["p0_at_desk"], None);
    flood::hush(deed, group);
    Ok(())
}

/// Decides otherwise about a report that was triaged already, with a reason. What was made available stays so, and no
/// agency is added: that needs referrals of their own.
///
/// # Errors
/// [`Refusal::NotTriaged`] where there is nothing to override, [`Refusal::Reason`] without a reason.
pub async fn override_outcome(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    decision: &Decision,
) -> Result<(), TriageError> {
    let permit = may_decide(house, actor, number).await?;
    let reason = checked(&decision.reason)?;
    command!(house, "triage.override_outcome", |deed| {
        let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
        if !matches!(head.stage, Stage::Triaged | Stage::Routed | Stage::Referred) {
            return Err(Refusal::NotTriaged.into());
        }
        let outcome = next_outcome(&deed, actor_words(actor), number, decision, reason).await?;
        let words = words_of(number, decision.designation, decision.priority);
        deed.must_change(&OVERRIDE, words.with("stage", head.stage.word()));
        standing::rank(&mut deed, number, decision.priority);
        write_outcome(&mut deed, number, &outcome);
        deed.record(&permit, Some(number), &decided(&outcome))?;
        Ok(())
    })
}

async fn may_decide(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
) -> Result<Permit<DecideTriage>, TriageError> {
    // A person who may decide nothing is refused first, and does not learn whether the number exists.
    permit::<DecideTriage>(actor, &Thing::ReportOf(None))?;
    let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
    Ok(permit::<DecideTriage>(actor, &Thing::ReportOf(head.provider.as_ref()))?)
}

pub(super) fn checked(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    let fits = (1..=REASON_MAX).contains(&reason.chars().count()) && !reason.contains('\0');
    if fits { Ok(reason) } else { Err(Refusal::Reason { limit: REASON_MAX }) }
}

pub(super) fn words_of(number: ReportNumber, designation: Designation, priority: Priority) -> Params {
    params!(number = number.get(), designation = designation.word(), priority = priority.word())
}

/// The outcome an analyst adds: the rules' factors stay as they are, so that everybody sees what was overridden.
pub(super) async fn next_outcome(
    deed: &Deed<'_>,
    author: String,
    number: ReportNumber,
    decision: &Decision,
    reason: &str,
) -> Result<Outcome, TriageError> {
    let mut earlier = triaged::outcomes(deed.house, &to_work(number)).await?;
    if earlier.len() >= OUTCOMES_MAX {
        return Err(Refusal::TooManyOutcomes { limit: OUTCOMES_MAX }.into());
    }
    let last = earlier
        .pop()
        .ok_or_else(|| Trouble::row(format!("report {number} was triaged without an outcome")))?;
    Ok(Outcome {
        ordinal: last.ordinal + 1,
        designation: decision.designation,
        priority: decision.priority,
        decided_by: Author::Person(author),
        reason: Some(message!("decided-because", reason = Argument::words(reason))),
        decided_at: deed.at,
        ..last
    })
}

/// What the ledger keeps of a decision. The reason stays in the outcome: it may name somebody.
pub(super) fn decided(outcome: &Outcome) -> [(&'static str, String); 3] {
    [
        ("designation", outcome.designation.word().to_owned()),
        ("priority", outcome.priority.word().to_owned()),
        ("ordinal", outcome.ordinal.to_string()),
    ]
}
