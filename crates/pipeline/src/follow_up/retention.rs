//! Retention of our own. The statute names no period for this house, so any limit is a policy: an operator sets it in
//! days, and without one everything is kept.
//!
//! A hold beats erasure: nothing is expunged while the provider's preservation or anything recorded on top of it runs,
//! while an order or a litigation hold of this house stands, while a foreign request is unanswered, while a destruction
//! waits, or while a referral waits for an agency to take it; and the days are counted from the last thing that anybody
//! did with the report.
//!
//! What expunging does to each column of each table is declared in `migrations/data.toml`; [`expunging`] does it, and a
//! test holds the two against each other on both engines. What the sender said, the files, what sources said, words and
//! names of people, and the openings of the report's ledger entries go. The leaves stay, so the ledger verifies as
//! before; so do the row of the report, its rulings (which then name no person) and its referrals with their states, so
//! the counts stay true.

use clearline_core::row::{int_at, number_at, text_at};
use clearline_core::{Deed, House, Trouble, command, entry_keys, statement};
use clearline_law::access::{Actor, ManageRetention, Permit, SweepReports, Thing, permit};
use clearline_report::{ReportNumber, message};
use clearline_store::{Params, Sql, Value, params};
use jiff::{SignedDuration, Timestamp};

use super::FollowUpError;
use super::destruction::{leave_bytes, remove_leftovers};
use clearline_oversight as oversight;

statement! {
    pub(crate) SETTING = "follow_up/sql/setting";
    pub(crate) SET_SETTING = "follow_up/sql/set_setting";
    REMOVE_SETTING = "follow_up/sql/remove_setting";
    DUE_REPORTS = "follow_up/sql/due_reports";
    DUE_REPORT = "follow_up/sql/due_report";
    EXPUNGE = "follow_up/sql/expunge";
    EXPUNGE_SUBMISSIONS = "follow_up/sql/expunge_submissions";
    EXPUNGE_FILES = "follow_up/sql/expunge_files";
    EXPUNGE_STATEMENTS = "follow_up/sql/expunge_statements";
    EXPUNGE_CANDIDATES = "follow_up/sql/expunge_candidates";
    EXPUNGE_IDENTIFIERS = "follow_up/sql/expunge_identifiers";
    EXPUNGE_OUTCOMES = "follow_up/sql/expunge_outcomes";
    EXPUNGE_DESK = "follow_up/sql/expunge_desk";
    EXPUNGE_REFERRALS = "follow_up/sql/expunge_referrals";
    EXPUNGE_EVENTS = "follow_up/sql/expunge_events";
    EXPUNGE_FEEDBACK = "follow_up/sql/expunge_feedback";
    EXPUNGE_HOLDS = "follow_up/sql/expunge_holds";
    EXPUNGE_DESTRUCTIONS = "follow_up/sql/expunge_destructions";
    EXPUNGE_OBJECTIONS = "follow_up/sql/expunge_objections";
    EXPUNGE_QUARANTINE = "follow_up/sql/expunge_quarantine";
    EXPUNGE_ALERTS = "follow_up/sql/expunge_alerts";
    EXPUNGE_OPENINGS = "follow_up/sql/expunge_openings";
    EXPUNGE_GROUNDS = "follow_up/sql/expunge_grounds";
    EXPUNGE_WANTED = "follow_up/sql/expunge_wanted";
    EXPUNGE_DANGER_POSTS = "follow_up/sql/expunge_danger_posts";
    EXPUNGE_DANGER_TEXTS = "follow_up/sql/expunge_danger_texts";
    EXPUNGE_DANGER_BANDS = "follow_up/sql/expunge_danger_bands";
    EXPUNGE_SENT_REPORTS = "follow_up/sql/expunge_sent_reports";
    EXPUNGE_SENT_AGAIN = "follow_up/sql/expunge_sent_again";
    EXPUNGE_DISMISSALS = "follow_up/sql/expunge_dismissals";
    EXPUNGE_TOKENS = "follow_up/sql/expunge_tokens";
    EXPUNGE_HAND_OVERS = "follow_up/sql/expunge_hand_overs";
    EXPUNGE_JOBS = "follow_up/sql/expunge_jobs";
    EXPUNGE_SITTINGS = "follow_up/sql/expunge_sittings";
    EXPUNGE_NOTICES = "follow_up/sql/expunge_notices";
    EXPUNGE_PROPOSALS = "follow_up/sql/expunge_proposals";
    EXPUNGE_REQUESTS = "follow_up/sql/expunge_requests";
    EXPUNGE_RULINGS = "follow_up/sql/expunge_rulings";
    BYTES_OF_REPORT = "follow_up/sql/bytes_of_report";
}

/// What empties a report, with what each statement takes; the openings of its entries are last.
pub fn expunging(report: i64) -> Vec<(&'static Sql, Params)> {
    let (first, last) = entry_keys(report);
    let openings = params!(report = report, first = first, last = last);
    let of_number = EXPUNGING.into_iter().map(|sql| (sql, params!(report = report)));
    of_number.chain([(&EXPUNGE_OPENINGS, openings)]).collect()
}

/// Those that take the report's number alone.
static EXPUNGING: [&Sql; 31] = [
    &EXPUNGE_SUBMISSIONS,
    // What names a file goes before the file.
    &EXPUNGE_GROUNDS,
    &EXPUNGE_QUARANTINE,
    &EXPUNGE_FILES,
    &EXPUNGE_STATEMENTS,
    &EXPUNGE_CANDIDATES,
    &EXPUNGE_IDENTIFIERS,
    &EXPUNGE_OUTCOMES,
    &EXPUNGE_DESK,
    &EXPUNGE_REFERRALS,
    &EXPUNGE_EVENTS,
    &EXPUNGE_FEEDBACK,
    &EXPUNGE_HOLDS,
    &EXPUNGE_DESTRUCTIONS,
    &EXPUNGE_OBJECTIONS,
    &EXPUNGE_ALERTS,
    &EXPUNGE_WANTED,
    &EXPUNGE_DANGER_POSTS,
    &EXPUNGE_DANGER_TEXTS,
    &EXPUNGE_DANGER_BANDS,
    &EXPUNGE_SENT_REPORTS,
    &EXPUNGE_SENT_AGAIN,
    &EXPUNGE_DISMISSALS,
    &EXPUNGE_TOKENS,
    &EXPUNGE_HAND_OVERS,
    &EXPUNGE_JOBS,
    &EXPUNGE_SITTINGS,
    &EXPUNGE_NOTICES,
    &EXPUNGE_PROPOSALS,
    &EXPUNGE_REQUESTS,
    &EXPUNGE_RULINGS,
];

const DAYS: &str = "retention_days";
/// Reports of one step of the sweep.
const STEP: i64 = 200;
/// The shortest limit: a typing mistake must not empty the database.
pub const DAYS_MIN: u32 = 90;

/// For how many days reports are kept after the last thing that happened to them; `None` where no limit is set and all
/// is kept.
pub async fn limit(house: &House) -> Result<Option<u32>, Trouble> {
    let rows = house.query(&SETTING, params!(name = DAYS)).await?;
    rows.first().map(|row| text_at(row, "value")?.parse().map_err(Trouble::row)).transpose()
}

/// Sets the limit, or takes it away.
pub async fn set_limit(house: &House, actor: &Actor, days: Option<u32>) -> Result<(), FollowUpError> {
    let permit = permit::<ManageRetention>(actor, &Thing::House)?;
    if days.is_some_and(|days| days < DAYS_MIN) {
        return Err(FollowUpError::Unfit(message!("unfit-shortest-limit", days = DAYS_MIN)));
    }
    let words = days.map_or_else(|| "keep".to_owned(), |days| days.to_string());
    command!(house, "follow_up.set_retention", |deed| {
        match days {
            Some(_) => {
                deed.run(&SET_SETTING, params!(name = DAYS, value = words.as_str(), set_at = deed.at_us()));
            }
            None => deed.run(&REMOVE_SETTING, params!(name = DAYS)),
        }
        deed.record(&permit, None, &[("days", words.clone())])?;
        Ok(())
    })
}

/// Expunges what has passed the limit and what nothing holds, as many as one step finds, and removes the sealed bytes
/// they leave. Returns their numbers.
pub async fn sweep(house: &House) -> Result<Vec<ReportNumber>, FollowUpError> {
    let expunged = expunge_due(house).await?;
    remove_leftovers(house).await?;
    Ok(expunged)
}

/// The first half of [`sweep`]: from its commit on nothing of a report can be read, whatever becomes of the process.
pub async fn expunge_due(house: &House) -> Result<Vec<ReportNumber>, FollowUpError> {
    let Some(days) = limit(house).await? else { return Ok(Vec::new()) };
    let permit = permit::<SweepReports>(&Actor::system(), &Thing::House)?;
    let rows = house
        .query(&DUE_REPORTS, params!(before = cutoff(house.now(), days), now = at(house.now()), limit = STEP))
        .await?;
    let mut expunged = Vec::new();
    for row in &rows {
        let number = number_at(row, "number")?;
        if expunge(house, &permit, number, days).await? {
            expunged.push(number);
        }
    }
    Ok(expunged)
}

async fn expunge(
    house: &House,
    permit: &Permit<SweepReports>,
    number: ReportNumber,
    days: u32,
) -> Result<bool, FollowUpError> {
    command!(house, "follow_up.expunge", |deed| {
        let params = params!(before = cutoff(deed.at, days), now = at(deed.at), number = number.get());
        let rows = house.query(&DUE_REPORT, params).await?;
        let Some(row) = rows.first() else { return Ok(false) };
        // What earlier entries state of rows goes with their openings: this one states what is left.
        deed.restate(number, oversight::audit::rows_of(house, number).await?);
        let (entries, openings) = oversight::audit::openings_of(house, number.get()).await?;
        deed.must_change(
            &EXPUNGE,
            params!(
                number = number.get(),
                expunged_at = deed.at_us(),
                changed_at = int_at(row, "changed_at")?,
                holds = int_at(row, "holds")?
            ),
        );
        leave_all_bytes(&mut deed, number).await?;
        for (sql, params) in expunging(number.get()) {
            // A command that writes to the report meanwhile leaves an entry, and the deed is decided again.
            if std::ptr::eq(sql, &EXPUNGE_OPENINGS) {
                deed.must_change_rows(sql, params, entries);
            } else {
                deed.run(sql, params);
            }
        }
        let facts = [("limit", format!("{days} days")), ("openings", hex::encode(openings))];
        deed.record(permit, Some(number), &facts)?;
        Ok(true)
    })
}

/// The sealed bytes of files, packages and documents: their keys go with their rows, and they follow. They are named
/// without reading what the rows say, so that a row that cannot be read keeps nothing here for ever.
async fn leave_all_bytes(deed: &mut Deed<'_>, number: ReportNumber) -> Result<(), Trouble> {
    for row in &deed.house.query(&BYTES_OF_REPORT, params!(report = number.get())).await? {
        leave_bytes(deed, number, text_at(row, "path")?);
    }
    Ok(())
}

fn cutoff(now: Timestamp, days: u32) -> Value {
    at(now - SignedDuration::from_hours(24 * i64::from(days)))
}

fn at(moment: Timestamp) -> Value {
    moment.as_microsecond().into()
}
