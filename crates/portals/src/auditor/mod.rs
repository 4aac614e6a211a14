//! For those who check: counts, the ledger and its proofs. Nothing here reads a report, and no page names a person.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clearline_core::House;
use clearline_core::rows::part;
use clearline_http::{Routes, needs};
use clearline_law::access::{ActName, Permit, ReadLedger, ReadProcess, Role, Thing, permit};
use clearline_oversight::figures::{self, COUNTED_MAX, Counts, EntryLine};
use clearline_oversight::{self as oversight, Lag, ProofError};
use clearline_pipeline::refer::queries;
use clearline_records::dossier;
use clearline_report::{Argument, Message, ReferralId, World, message};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::auditor::{Entries, EntryRow, Overview, Proof};
use crate::view::{Audience, Bar, Bars, Fact, Pager, State as Standing, Tone, Words};
use crate::words;

/// Entries may wait so long for the sequencer before the ledger counts as behind.
const LAG_SECONDS_MAX: i64 = 60;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let ledger = || needs(ActName::ReadLedger);
    let home = ledger().nav(Role::Auditor, 1, "nav-overview").nav(Role::Counsel, 9, "nav-audit");
    Routes::pages(Audience::Auditor)
        .get("/auditor", overview, home.nav(Role::Supervisor, 4, "nav-audit"))
        .get("/auditor/entries", entries, ledger().nav(Role::Auditor, 2, "nav-entries"))
        .get("/auditor/referrals/{id}/proof", proof, ledger())
        .get("/auditor/referrals/{id}/proof.txt", proof_file, ledger())
}

fn ledger(person: &SignedIn) -> Result<Permit<ReadLedger>, PageError> {
    Ok(permit::<ReadLedger>(person.actor(), &Thing::House)?)
}

async fn overview(State(portal): State<Portal>, person: SignedIn) -> Result<Response, PageError> {
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
            Fact::new(message!("auditor-recorded-actions"), Words::data(grouped(size))),
            Fact::new(
                message!("auditor-waiting-entries"),
                Words::data(grouped(lag.waiting.try_into().unwrap_or(0))),
            ),
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

fn grouped(count: u64) -> String {
    Bar { words: Words::default(), count }.grouped()
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
    let most = grouped(COUNTED_MAX.unsigned_abs());
    let most = || Argument::exact(&most);
    let bar = |words: Words, count: &u64| Bar { words, count: *count };
    let entries = counts.entries.iter().map(|(kind, count)| bar(Words::data(kind), count));
    let stages = counts.reports.iter().map(|(stage, count)| bar(words::stage(*stage).into(), count));
    let referrals =
        counts.referrals.iter().map(|(state, count)| bar(words::referral_state(*state).into(), count));
    (
        Bars {
            title: message!("auditor-entries-by-kind", most = most()).into(),
            of: message!("auditor-kind").into(),
            rows: entries.collect(),
        },
        Bars {
            title: message!("auditor-reports-by-stage", most = most()).into(),
            of: message!("auditor-stage").into(),
            rows: stages.collect(),
        },
        Bars {
            title: message!("auditor-referrals-by-state", most = most()).into(),
            of: message!("auditor-state").into(),
            rows: referrals.collect(),
        },
    )
}

#[derive(Deserialize)]
struct Before {
    before: Option<String>,
}

async fn entries(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<Before>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = ledger(&person)?;
    let before = query.before.as_deref().and_then(|text| text.parse::<i64>().ok());
    let lines = figures::lines(house, &permit, before).await?;
    let places: Vec<i64> = lines.iter().filter_map(|line| line.position).collect();
    let (newest, oldest) = (places.first().copied(), places.last().copied());
    let below = lines.next(house.limits.page_rows).copied().filter(|place| *place > 0);
    let mut page = person.page_of(&message!("auditor-window-entries"), Audience::Auditor, "/auditor/entries");
    page.cannot_read(lines.unreadable());
    Ok(Shown(Entries {
        page,
        rows: lines.iter().map(row).collect(),
        pager: Pager {
            words: match (oldest, newest) {
                (Some(oldest), Some(newest)) => {
                    message!("auditor-places", oldest = oldest, newest = newest).into()
                }
                _ => Words::default(),
            },
            newer: before.map(|_| "/auditor/entries".to_owned()),
            older: below.map(|place| format!("/auditor/entries?before={place}")),
        },
    })
    .into_response())
}

fn row(line: &EntryLine) -> EntryRow {
    EntryRow {
        index: line.position.map(|place| place.to_string()),
        kind: line.kind.clone(),
        at: words::moment(line.written_at),
        leaf: BASE64_STANDARD.encode(line.leaf_hash.0),
        proof: line.referral.map(|id| format!("/auditor/referrals/{id}/proof")),
    }
}

/// A referral's proof, as far as there is one.
struct Found {
    id: ReferralId,
    text: Option<String>,
}

/// The proof of the entry by which a referral was made available; `None` as text while it waits for its place.
async fn find(house: &House, person: &SignedIn, id: &str) -> Result<Found, PageError> {
    let process = permit::<ReadProcess>(person.actor(), &Thing::House)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let entry = queries::entry_for_review(house, &process, id).await?.ok_or(PageError::NotFound)?;
    match oversight::inclusion(house, &entry).await {
        Ok(proof) => Ok(Found { id, text: Some(proof.to_text()) }),
        Err(ProofError::Waiting) => Ok(Found { id, text: None }),
        Err(ProofError::Trouble(trouble)) => Err(trouble.into()),
        Err(error) => Err(PageError::broken(&error)),
    }
}

async fn proof(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = ledger(&person)?;
    let found = find(house, &person, &id).await?;
    let lines = figures::lines_of_referral(house, &permit, found.id).await?;
    let mut page = person.page_of(&message!("auditor-window-proof"), Audience::Auditor, "");
    page.cannot_read(lines.unreadable());
    let head = part(house, "report", found.id.report, dossier::head(house, found.id.report).await)?;
    page.sandbox = head.ok().flatten().is_some_and(|head| head.world == World::Test);
    let state = match (&found.text, lines.iter().all(|line| line.position.is_some())) {
        (Some(_), true) => Standing::new(Tone::Good, message!("auditor-in-the-ledger")),
        (Some(_), false) => Standing::new(Tone::Waiting, message!("auditor-later-entries-wait")),
        (None, _) => Standing::new(Tone::Waiting, message!("auditor-not-in-the-ledger")),
    };
    Ok(Shown(Proof {
        page,
        referral: found.id.to_string(),
        state,
        entries: lines.iter().map(row).collect(),
        text: found.text,
        href: format!("/auditor/referrals/{}/proof.txt", found.id),
        verify_command: format!("clearline open {}.tlog-proof --keys keys.txt", found.id),
    })
    .into_response())
}

async fn proof_file(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    ledger(&person)?;
    let found = find(&portal.house, &person, &id).await?;
    let text = found.text.ok_or_else(|| PageError::Wrong(message!("auditor-proof-file-waits")))?;
    let name = format!("attachment; filename=\"{}.tlog-proof\"", found.id);
    let kind = "text/plain; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}
