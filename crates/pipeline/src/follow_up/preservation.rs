//! How long a provider preserves: its duty (18 U.S.C. 2258A(h)), and what stands on top of it ([`super::holds`]). The
//! end is the latest of all; notices come thirty, seven and one day before it, and follow it when something is added.

use clearline_core::row::{int_at, moment, number_at, text_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{Deed, House, Trouble, command, statement};
use clearline_law::access::{Actor, SendNotices, Thing, permit};
use clearline_law::{StartEvent, end_is_told};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_report::{ProviderId, ReportNumber};
use clearline_store::{Row, params};
use jiff::Timestamp;

use super::FollowUpError;
use super::notices::{self, Notice};

statement! {
    DUE_ALERTS = "follow_up/sql/due_alerts";
    SET_NEXT_ALERT = "follow_up/sql/set_next_alert";
    PRESERVATION = "follow_up/sql/preservation";
    EXTEND_PRESERVATION = "follow_up/sql/extend_preservation";
}

/// One report's preservation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preservation {
    /// The report.
    pub report: ReportNumber,
    /// Who must preserve.
    pub provider: ProviderId,
    /// The clause of whatever ends last.
    pub clause: String,
    /// When the duty began.
    pub starts_at: Timestamp,
    /// When the last of its terms ends.
    pub ends_at: Timestamp,
    /// What started the duty.
    pub event: StartEvent,
    /// The clause of the duty itself.
    pub own_clause: String,
    /// When the duty itself ends.
    pub own_ends_at: Timestamp,
    next_alert_at: Option<Timestamp>,
}

impl Preservation {
    /// Whole days left at `now`; negative once it has ended.
    pub fn days_left(&self, now: Timestamp) -> i64 {
        self.ends_at.duration_since(now).as_secs().div_euclid(86_400)
    }
}

/// The preservation of one report, if it has one.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Option<Preservation>, Trouble> {
    let rows = house.query(&PRESERVATION, params!(report = leave.number().get())).await?;
    rows.first().map(preservation_of).transpose()
}

/// Writes the notices that are due. Returns how many.
pub async fn tell_due(house: &House) -> Result<usize, FollowUpError> {
    let now = house.now();
    let rows = house.query(&DUE_ALERTS, params!(now = now.as_microsecond())).await?;
    let source = Source::of("preservation", &["report"]);
    let due = Rows::all(house, &source, &rows, preservation_of)?;
    for one in &due {
        tell(house, one).await?;
    }
    Ok(due.len())
}

async fn tell(house: &House, due: &Preservation) -> Result<(), FollowUpError> {
    let permit = permit::<SendNotices>(&Actor::system(), &Thing::House)?;
    let Some(alert_at) = due.next_alert_at else { return Ok(()) };
    command!(house, "follow_up.preservation_notice", |deed| {
        // It may have been extended, or told, since it was found due.
        let Some(due) =
            of_report(house, &to_work(due.report)).await?.filter(|now| now.next_alert_at == Some(alert_at))
        else {
            return Ok(());
        };
        let next = end_is_told(due.ends_at, deed.at);
        deed.must_change(
            &SET_NEXT_ALERT,
            params!(
                report = due.report.get(),
                old_next_alert_at = alert_at.as_microsecond(),
                next_alert_at = next.map(Timestamp::as_microsecond)
            ),
        );
        let notice = Notice::preservation_ends(&due, deed.at);
        notices::write(&mut deed, due.report, &due.provider, &notice).await?;
        deed.record(&permit, Some(due.report), &[("notice", notice.kind().to_owned())])?;
        Ok(())
    })
}

/// Moves the end to that of the term that ends last. Must be part of every deed that adds a term or lifts one.
pub(super) fn follow(deed: &mut Deed<'_>, kept: &Preservation, last: (&str, Timestamp)) {
    let (clause, end) = last;
    let next = end_is_told(end, deed.at);
    deed.must_change(
        &EXTEND_PRESERVATION,
        params!(
            report = kept.report.get(),
            old_ends_at = kept.ends_at.as_microsecond(),
            clause = clause,
            ends_at = end.as_microsecond(),
            next_alert_at = next.map(Timestamp::as_microsecond)
        ),
    );
}

fn preservation_of(row: &Row) -> Result<Preservation, Trouble> {
    let next = row.opt_int("next_alert_at")?;
    Ok(Preservation {
        report: number_at(row, "report")?,
        provider: text_at(row, "provider")?.parse().map_err(Trouble::row)?,
        clause: text_at(row, "clause")?.to_owned(),
        starts_at: moment(int_at(row, "starts_at")?)?,
        ends_at: moment(int_at(row, "ends_at")?)?,
        next_alert_at: next.map(moment).transpose()?,
        event: text_at(row, "event")?.parse().map_err(Trouble::row)?,
        own_clause: text_at(row, "own_clause")?.to_owned(),
        own_ends_at: moment(int_at(row, "own_ends_at")?)?,
    })
}
