//! What intake decides: pure, from the report as it stands.

use clearline_core::limits::Limits;
use clearline_records::dossier::Head;
use clearline_report::Stage;
use clearline_wire::Finding;
use jiff::{SignedDuration, Timestamp};

use super::model::Refusal;

/// Only an open report can change. Every later stage answers like a finished one: the sender does not see our own
/// stages.
pub(super) fn must_be_open(head: &Head) -> Result<(), Refusal> {
    match head.stage {
        Stage::Open => Ok(()),
        Stage::Retracted | Stage::Expired => Err(Refusal::Retracted),
        _ => Err(Refusal::Finished),
    }
}

/// One file more must not be more than a report may have.
pub(super) fn may_add(head: &Head, limit: i64) -> Result<(), Refusal> {
    if head.files < limit { Ok(()) } else { Err(Refusal::TooManyFiles { limit }) }
}

/// A batched report holds one file at most (reporting API, batched reports).
pub(super) fn may_finish(head: &Head) -> Result<(), Refusal> {
    if head.batched && head.files > 1 {
        let message = format!(
            "A batched report may hold one file; this one holds {}. Retract it and submit one report per file.",
            head.files
        );
        let path = "/report/batchedReport".to_owned();
        return Err(Refusal::Invalid(vec![Finding { line: 0, column: 0, path, message }]));
    }
    Ok(())
}

/// A name is told, kept and listed wherever the file is: an unreadable name is of no use.
pub(super) fn name_must_fit(name: Option<&str>, limits: &Limits) -> Result<(), Refusal> {
    // One of the stores cannot keep it, and no file system has it.
    if name.is_some_and(|name| name.contains('\0')) {
        return Err(Refusal::NameUnfit);
    }
    let limit = limits.file_name_characters_max;
    match name.map_or(0, |name| name.chars().count()) {
        characters if characters > limit => Err(Refusal::NameTooLong { characters, limit }),
        _ => Ok(()),
    }
}

/// The moment before which an unfinished report is still alive: the later of so many hours after opening and so many
/// after the last change.
pub(super) fn expires_at(head: &Head, limits: &Limits) -> Timestamp {
    let by_opening = head.opened_at + SignedDuration::from_hours(limits.open_hours);
    let by_change = head.changed_at + SignedDuration::from_hours(limits.idle_hours);
    by_opening.max(by_change)
}
