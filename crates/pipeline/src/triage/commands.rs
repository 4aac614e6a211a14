use clearline_law::access::{Actor, CarryReport, DecideTriage, Permit, Thing, permit};
use clearline_report::{Designation, Priority, ReportNumber, Stage};
use jiff::SignedDuration;

use super::model::{Assessment, Decision, OUTCOMES_MAX, REASON_MAX, Refusal, TriageError};
use super::{decide, facts};
use crate::command::{Deed, Trouble, command};
use crate::dossier::triaged::{Author, Factor, Outcome, factors_text, missing_text};
use crate::dossier::{self, Head, augmented, triaged};
use crate::house::House;
use crate::statement::statement;
use crate::work::{Claimed, Job};

statement! {
    DESIGNATE = "triage/sql/designate";
    HOLD = "triage/sql/hold";
    HOLD_AT_DESK = "triage/sql/hold_at_desk";
    LEAVE_DESK = "triage/sql/leave_desk";
    DECIDE_AT_DESK = "triage/sql/decide_at_desk";
    OVERRIDE = "triage/sql/override";
    WRITE_OUTCOME = "triage/sql/write_outcome";
}

/// Ranks and designates an augmented report, or holds it for the desk. A report that is not at this stage any more only
/// ends the job.
pub async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), TriageError> {
    let number = job.report;
    command!(house, "triage.carry", |deed| {
        deed.end(job);
        let head = dossier::head(house, number).await?;
        let Some(head) = head.filter(|head| head.stage == Stage::Augmented) else { return Ok(()) };
        let assessed = assess(house, &head, &deed).await?;
        match assessed.desk {
            Some(because) => hold(&mut deed, number, &assessed, because),
            None => designate(&mut deed, number, &assessed),
        }
        let facts = [
            ("outcome", if assessed.desk.is_some() { "held" } else { "decided" }.to_owned()),
            ("designation", assessed.designation.word().to_owned()),
            ("priority", assessed.priority.word().to_owned()),
            ("score", assessed.score().to_string()),
        ];
        deed.record(permit, Some(number), &facts)?;
        Ok(())
    })
}

async fn assess(house: &House, head: &Head, deed: &Deed<'_>) -> Result<Assessment, Trouble> {
    let said = dossier::said(house, head).await?;
    let files = dossier::files(house, head.number).await?;
    let files: Vec<_> = files.iter().map(|file| &file.said).collect();
    let statements = augmented::statements(house, head.number).await?;
    Ok(decide::assess(&facts::gather(head.kind, &said, &files, &statements, deed.at)))
}

fn designate(deed: &mut Deed<'_>, number: ReportNumber, assessed: &Assessment) {
    deed.must_change(
        &DESIGNATE,
        vec![number.get().into(), assessed.designation.word().into(), assessed.priority.word().into()],
    );
    let outcome = outcome_of(deed, assessed, Author::Rules, assessed.because.clone());
    write_outcome(deed, number, &outcome);
    deed.then(Job::Route, number, 0, SignedDuration::ZERO);
}

/// Holds a report for a person. Life at risk never waits in silence: it rings as well.
fn hold(deed: &mut Deed<'_>, number: ReportNumber, assessed: &Assessment, because: &'static str) {
    deed.must_change(&HOLD, vec![number.get().into(), assessed.priority.word().into()]);
    deed.run(&HOLD_AT_DESK, vec![number.get().into(), because.into(), deed.at_us().into()]);
    let outcome = outcome_of(deed, assessed, Author::Proposal, assessed.because.clone());
    write_outcome(deed, number, &outcome);
    if assessed.priority == Priority::P0 {
        let words = assessed.floor.unwrap_or("ranked P0");
        deed.alert("p0_at_desk", Some(number), format!("a P0 report waits at the desk: {words}"));
    }
}

fn outcome_of(deed: &Deed<'_>, assessed: &Assessment, decided_by: Author, reason: String) -> Outcome {
    let mut factors = assessed.factors.clone();
    // The floor adds no points, and must be seen where the points are.
    factors.extend(assessed.floor.map(|words| Factor {
        name: "floor.P0".to_owned(),
        points: 0,
        because: words.to_owned(),
    }));
    Outcome {
        ordinal: 1,
        designation: assessed.designation,
        priority: assessed.priority,
        completeness: assessed.completeness,
        factors,
        missing: assessed.missing.iter().map(|words| (*words).to_owned()).collect(),
        decided_by,
        reason,
        decided_at: deed.at,
    }
}

fn write_outcome(deed: &mut Deed<'_>, number: ReportNumber, outcome: &Outcome) {
    deed.run(
        &WRITE_OUTCOME,
        vec![
            number.get().into(),
            outcome.ordinal.into(),
            outcome.designation.word().into(),
            outcome.priority.word().into(),
            outcome.completeness.into(),
            factors_text(&outcome.factors).into(),
            missing_text(&outcome.missing).into(),
            outcome.decided_by.text().into(),
            outcome.reason.as_str().into(),
            outcome.decided_at.as_microsecond().into(),
        ],
    );
}

/// Decides a report that waits at the desk, with a reason; it goes on to be routed.
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
        let outcome = next_outcome(&deed, actor, number, decision, reason).await?;
        deed.must_change(&DECIDE_AT_DESK, words_of(number, decision.designation, decision.priority));
        deed.run(&LEAVE_DESK, vec![number.get().into()]);
        write_outcome(&mut deed, number, &outcome);
        deed.then(Job::Route, number, 0, SignedDuration::ZERO);
        deed.record(&permit, Some(number), &decided(&outcome))?;
        Ok(())
    })
}

/// Decides otherwise about a report that was triaged already, with a reason. What was made available stays so, and
/// nobody else is named: for that there are referrals of their own.
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
        let outcome = next_outcome(&deed, actor, number, decision, reason).await?;
        let mut words = words_of(number, decision.designation, decision.priority);
        words.push(head.stage.word().into());
        deed.must_change(&OVERRIDE, words);
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
    // Who may decide nothing at all is told that first, and learns nothing of numbers.
    permit::<DecideTriage>(actor, &Thing::ReportOf(None))?;
    let head = dossier::head(house, number).await?.ok_or(Refusal::NoSuchReport)?;
    Ok(permit::<DecideTriage>(actor, &Thing::ReportOf(head.provider.as_ref()))?)
}

fn checked(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    let fits = (1..=REASON_MAX).contains(&reason.chars().count()) && !reason.contains('\0');
    if fits { Ok(reason) } else { Err(Refusal::Reason { limit: REASON_MAX }) }
}

fn words_of(
    number: ReportNumber,
    designation: Designation,
    priority: Priority,
) -> Vec<clearline_store::Value> {
    vec![number.get().into(), designation.word().into(), priority.word().into()]
}

/// The outcome an analyst adds: the rules' factors stay as they are, so that everybody sees what was overridden.
async fn next_outcome(
    deed: &Deed<'_>,
    actor: &Actor,
    number: ReportNumber,
    decision: &Decision,
    reason: &str,
) -> Result<Outcome, TriageError> {
    let mut earlier = triaged::outcomes(deed.house, number).await?;
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
        decided_by: Author::Person(format!("{}:{}", actor.role().word(), actor.id())),
        reason: reason.to_owned(),
        decided_at: deed.at,
        ..last
    })
}

/// What the ledger keeps of a decision. The reason stays in the outcome: it may name somebody.
fn decided(outcome: &Outcome) -> [(&'static str, String); 3] {
    [
        ("designation", outcome.designation.word().to_owned()),
        ("priority", outcome.priority.word().to_owned()),
        ("ordinal", outcome.ordinal.to_string()),
    ]
}
