//! The counts of the ledger and of reports, for those who check.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Bar, Bars, Fact, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{ReadProcess, Thing, permit};
use clearline_oversight::figures::{self, COUNTED_MAX, Counts};
use clearline_oversight::{self as oversight, Lag};
use clearline_report::{Message, message};

use super::{kinds, ledger};
use crate::Portal;
use view::Overview;

/// Entries may wait so long for the sequencer before the ledger counts as behind.
const LAG_SECONDS_MAX: i64 = 60;

pub(super) async fn show(State(portal): State<Portal>, person: SignedIn) -> Result<Response, PageError> {
    let house = &portal.house;
    let ledger = ledger(&person)?;
    let process = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let signed = figures::newest_checkpoint(house, &ledger).await?;
    let lag = oversight::lag(house).await?;
    let counts = figures::counts(house, &process).await?;
    let size = signed.as_ref().map_or(0, |signed| signed.size);
    let (entries, stages, referrals) = bars(&counts);
    Ok(Shown(Overview {
        page: person.page_of(&message!("auditor-window-overview"), Audience::Auditor, "/auditor"),
        checkpoint_at: signed.as_ref().map(|signed| words::moment(signed.signed_at)),
        checkpoint: signed.map(|signed| signed.note.trim_end().to_owned()).unwrap_or_default(),
        figures: vec![
            Fact::new(message!("auditor-recorded-actions"), Words::value(size)),
            Fact::new(message!("auditor-waiting-entries"), Words::value(lag.waiting)),
            Fact::new(message!("auditor-longest-delay"), waits(house, &lag)),
        ],
        state: standing(house, &lag, size),
        entries,
        stages,
        referrals,
        verify_command: "clearline ledger verify".to_owned(),
    })
    .into_response())
}

fn waits(house: &House, lag: &Lag) -> Message {
    message!("auditor-seconds", count = lag.since.map_or(0, |since| seconds(house, since)))
}

fn seconds(house: &House, since: jiff::Timestamp) -> i64 {
    house.now().duration_since(since).as_secs().max(0)
}

fn standing(house: &House, lag: &Lag, size: u64) -> Standing {
    match lag.since {
        Some(since) if seconds(house, since) > LAG_SECONDS_MAX => {
            Standing::new(Tone::Alarm, message!("auditor-behind"))
        }
        None if size == 0 => Standing::new(Tone::Waiting, message!("auditor-nothing-yet")),
        _ => Standing::new(Tone::Good, message!("auditor-up-to-date")),
    }
}

/// The three charts. Each says over how many rows it counts: it is a view of late, and the ledger is the whole.
fn bars(counts: &Counts) -> (Bars, Bars, Bars) {
    let bar = |words: Words, count: &u64| Bar::new(words, *count);
    let entries = counts.entries.iter().map(|(kind, count)| {
        let (words, code) = kinds::told(kind);
        Bar { code, ..Bar::new(words, *count) }
    });
    let stages = counts.reports.iter().map(|(stage, count)| bar(words::stage(*stage).into(), count));
    let referrals =
        counts.referrals.iter().map(|(state, count)| bar(words::referral_state(*state).into(), count));
    (
        Bars {
            title: message!("auditor-entries-by-kind", most = COUNTED_MAX).into(),
            of: message!("auditor-kind").into(),
            rows: entries.collect(),
        },
        Bars {
            title: message!("auditor-reports-by-stage", most = COUNTED_MAX).into(),
            of: message!("auditor-stage").into(),
            rows: stages.collect(),
        },
        Bars {
            title: message!("auditor-referrals-by-state", most = COUNTED_MAX).into(),
            of: message!("auditor-state").into(),
            rows: referrals.collect(),
        },
    )
}
