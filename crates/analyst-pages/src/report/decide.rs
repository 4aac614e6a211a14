//! The decision of an analyst: a designation, a priority, and the reason.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::view::{Choice, FieldError, Notice, Tone, Words};
use clearline_frame::words;
use clearline_pipeline::triage::{self, Decision, Refusal, TriageError};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_report::{Argument, Designation, Priority, Stage, message};
use serde::Deserialize;

use super::view::Decide;
use crate::{own_report, report};
use clearline_frame::Frame;

/// Stands before a designation that overrides an outcome. The page that was read says which act was meant: if a
/// colleague decided meanwhile, a decision must not silently become an override.
const OVERRIDES: &str = "override-";

/// What was typed and refused.
#[derive(Debug, Default)]
pub(super) struct Attempt {
    chosen: Option<(Option<Designation>, Option<Priority>)>,
    reason: String,
    errors: Vec<FieldError>,
    pub(super) notice: Option<Notice>,
}

/// What the form of a report that was decided already must say.
pub(super) fn note(stage: Stage, last: Option<&Outcome>) -> Option<Notice> {
    let last = last.filter(|_| is_triaged(stage))?;
    let at = last.decided_at;
    let words = match &last.decided_by {
        Author::Person(who) => {
            message!("analyst-decided-by", who = Argument::name(words::person(who)), at = at)
        }
        Author::Rules | Author::Proposal => message!("analyst-decided-by-rules", at = at),
    };
    Some(Notice { tone: Tone::Plain, words: words.into() })
}

/// The form, where there is something to decide.
pub(super) fn form(stage: Stage, last: Option<&Outcome>, attempt: Attempt) -> Option<Decide> {
    let overrides = is_triaged(stage);
    if !overrides && stage != Stage::AtDesk {
        return None;
    }
    let current = last.map(|outcome| (Some(outcome.designation), Some(outcome.priority)));
    let (designation, priority) = attempt.chosen.or(current).unwrap_or_default();
    let prefix = if overrides { OVERRIDES } else { "" };
    let designations = [
        (Designation::Referral, message!("analyst-referral"), message!("analyst-referral-about")),
        (
            Designation::Informational,
            message!("analyst-informational"),
            message!("analyst-informational-about"),
        ),
    ];
    Some(Decide {
        designations: designations
            .map(|(one, words, hint)| Choice {
                hint: Some(hint.into()),
                chosen: designation == Some(one),
                ..Choice::new(format!("{prefix}{}", one.word()), words)
            })
            .into(),
        priorities: Priority::ALL
            .map(|one| Choice {
                hint: Some(words::priority(&one).into()),
                chosen: priority == Some(one),
                ..Choice::new(one.word(), Words::data(one.word()))
            })
            .into(),
        reason: attempt.reason,
        errors: attempt.errors,
    })
}

fn is_triaged(stage: Stage) -> bool {
    matches!(stage, Stage::Triaged | Stage::Routed | Stage::Referred)
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(crate) struct Typed {
    designation: String,
    priority: String,
    reason: String,
}

pub(crate) async fn decide(
    State(frame): State<Frame>,
    Path(number): Path<String>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let (head, permit) = own_report(house, &by, &number).await?;
    let (overrides, decision) = match read(&form) {
        Ok(read) => read,
        Err(attempt) => {
            let page = report::page(house, &by, &head, &permit, attempt).await?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response());
        }
    };
    let done = if overrides {
        triage::override_outcome(house, by.actor(), head.number, &decision).await
    } else {
        triage::decide_at_desk(house, by.actor(), head.number, &decision).await
    };
    match done {
        Ok(()) => Ok(by.done(&format!("/desk/reports/{}", head.number), Done::Decided)),
        Err(TriageError::Refused(Refusal::NoSuchReport)) => Err(PageError::NotFound),
        Err(TriageError::Refused(refusal)) => {
            // Read again: a colleague's act may have caused the refusal.
            let (head, permit) = own_report(house, &by, &number).await?;
            let page = report::page(house, &by, &head, &permit, refused(form, &decision, &refusal)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(TriageError::Denied(denied)) => Err(denied.into()),
        Err(TriageError::Trouble(trouble)) => Err(trouble.into()),
    }
}

/// The decision that was typed, and whether it was meant to override; or what is wrong with it.
fn read(form: &Typed) -> Result<(bool, Decision), Attempt> {
    let (overrides, word) = match form.designation.strip_prefix(OVERRIDES) {
        Some(word) => (true, word),
        None => (false, form.designation.as_str()),
    };
    let (designation, priority) = (word.parse().ok(), form.priority.parse().ok());
    let reason = form.reason.trim();
    match (designation, priority) {
        (Some(designation), Some(priority)) if !reason.is_empty() => {
            Ok((overrides, Decision { designation, priority, reason: reason.to_owned() }))
        }
        _ => {
            let errors = [
                (designation.is_none(), "designation", message!("analyst-choose-designation")),
                (priority.is_none(), "priority", message!("analyst-choose-priority")),
                (reason.is_empty(), "reason", message!("analyst-write-why")),
            ];
            Err(Attempt {
                chosen: Some((designation, priority)),
                reason: form.reason.clone(),
                errors: errors
                    .into_iter()
                    .filter(|(wrong, ..)| *wrong)
                    .map(|(_, field, words)| FieldError::new(field, words))
                    .collect(),
                notice: None,
            })
        }
    }
}

fn refused(form: Typed, decision: &Decision, refusal: &Refusal) -> Attempt {
    let chosen = Some((Some(decision.designation), Some(decision.priority)));
    let words = message!("analyst-nothing-recorded", why = refusal.message());
    let (errors, notice) = match refusal {
        Refusal::Reason { .. } => (vec![FieldError::new("reason", words)], None),
        _ => (Vec::new(), Some(Notice { tone: Tone::Alarm, words: words.into() })),
    };
    Attempt { chosen, reason: form.reason, errors, notice }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(designation: &str, priority: &str, reason: &str) -> Typed {
        Typed {
            designation: designation.to_owned(),
            priority: priority.to_owned(),
            reason: reason.to_owned(),
        }
    }

    /// The designations a form offers are what it is read by.
    fn offered(stage: Stage) -> Vec<String> {
        let decide = form(stage, None, Attempt::default()).unwrap();
        decide.designations.into_iter().map(|choice| choice.value).collect()
    }

    #[test]
    fn a_decision_never_turns_into_an_override_because_somebody_was_quicker() {
        for value in offered(Stage::AtDesk) {
            assert!(!read(&typed(&value, "P1", "seen")).unwrap().0);
        }
        for stage in [Stage::Triaged, Stage::Routed, Stage::Referred] {
            for value in offered(stage) {
                assert!(read(&typed(&value, "P1", "seen")).unwrap().0);
            }
        }
        for stage in [Stage::Open, Stage::Received, Stage::Augmented, Stage::Retracted, Stage::Expired] {
            assert_eq!(form(stage, None, Attempt::default()), None);
        }
    }

    #[test]
    fn every_missing_part_is_told_at_once_and_what_was_typed_comes_back() {
        let attempt = read(&typed("", "P7", "  ")).unwrap_err();
        let fields: Vec<_> = attempt.errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(fields, ["designation", "priority", "reason"]);
        let attempt = read(&typed("informational", "", "a long story")).unwrap_err();
        let back = form(Stage::AtDesk, None, attempt).unwrap();
        assert_eq!(back.reason, "a long story");
        let chosen: Vec<_> = back.designations.iter().filter(|choice| choice.chosen).collect();
        assert_eq!(chosen.len(), 1);
        assert_eq!(chosen[0].value, "informational");
        assert!(back.error("priority").is_some() && back.error("reason").is_none());
    }
}
