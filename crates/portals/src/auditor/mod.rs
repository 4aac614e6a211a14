//! For those who check: counts, the ledger and its proofs. Nothing here reads a report, and no page names a person.

use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use clearline_core::House;
use clearline_core::rows::part;
use clearline_law::access::{ActName, Permit, ReadLedger, ReadProcess, Role, Thing, permit};
use clearline_pipeline::oversight::figures::{self, COUNTED_MAX, Counts, EntryLine};
use clearline_pipeline::oversight::{self, Lag, ProofError};
use clearline_pipeline::refer::queries;
use clearline_records::dossier;
use clearline_report::{ReferralId, Stage, World};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::routes::{Routes, needs};
use crate::session::SignedIn;
use crate::view::auditor::{Entries, EntryRow, Overview, Proof};
use crate::view::{Audience, Bar, Bars, Fact, Pager, State as Standing, Tone};
use crate::words;

/// Entries may wait so long for the sequencer before the ledger counts as behind.
const LAG_SECONDS_MAX: i64 = 60;

/// The routes.
pub(crate) fn routes() -> Routes {
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
        page: person.page("Audit overview", Audience::Auditor, "/auditor"),
        checkpoint_at: signed.as_ref().map(|signed| words::moment(signed.signed_at)),
        checkpoint: signed.map(|signed| signed.note.trim_end().to_owned()).unwrap_or_default(),
        figures: vec![
            Fact::new("recorded actions", grouped(size)),
            Fact::new("not yet in the ledger", grouped(lag.waiting.try_into().unwrap_or(0))),
            Fact::new("longest delay", waits(house, &lag)),
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
    Bar { words: String::new(), count }.grouped()
}

fn waits(house: &House, lag: &Lag) -> String {
    lag.since.map_or_else(|| "0 s".to_owned(), |since| format!("{} s", seconds(house, since)))
}

fn seconds(house: &House, since: jiff::Timestamp) -> i64 {
    house.now().duration_since(since).as_secs().max(0)
}

fn standing(house: &House, lag: &Lag, size: u64) -> Standing {
    match lag.since {
        Some(since) if seconds(house, since) > LAG_SECONDS_MAX => Standing::new(Tone::Alarm, "behind"),
        None if size == 0 => Standing::new(Tone::Waiting, "nothing yet"),
        _ => Standing::new(Tone::Good, "up to date"),
    }
}

/// The three charts. Each says over how many rows it counts: it is a view of late, and the ledger is the whole.
fn bars(counts: &Counts) -> (Bars, Bars, Bars) {
    let most = grouped(COUNTED_MAX.unsigned_abs());
    let chart = |title: &str, of: &str, rows: Vec<Bar>| Bars {
        title: format!("{title}, among the newest {most}"),
        of: of.to_owned(),
        rows,
    };
    let bar = |words: &str, count: &u64| Bar { words: words.to_owned(), count: *count };
    let entries = counts.entries.iter().map(|(kind, count)| bar(kind, count)).collect();
    let stages = counts.reports.iter().map(|(stage, count)| bar(stage_words(*stage), count)).collect();
    let referrals = counts.referrals.iter().map(|(state, count)| bar(state.words(), count)).collect();
    (
        chart("Recorded actions by kind", "Kind", entries),
        chart("Reports by stage", "Stage", stages),
        chart("Referrals by state", "State", referrals),
    )
}

fn stage_words(stage: Stage) -> &'static str {
    words::stage(stage)
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
    let mut page = person.page("Entries", Audience::Auditor, "/auditor/entries");
    page.cannot_read(lines.unreadable());
    Ok(Shown(Entries {
        page,
        rows: lines.iter().map(row).collect(),
        pager: Pager {
            words: match (oldest, newest) {
                (Some(oldest), Some(newest)) => format!("places {oldest} to {newest}"),
                _ => String::new(),
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
    let mut page = person.page("Inclusion proof", Audience::Auditor, "");
    page.cannot_read(lines.unreadable());
    let head = part(house, "report", found.id.report, dossier::head(house, found.id.report).await)?;
    page.sandbox = head.ok().flatten().is_some_and(|head| head.world == World::Test);
    let state = match (&found.text, lines.iter().all(|line| line.position.is_some())) {
        (Some(_), true) => Standing::new(Tone::Good, "in the ledger"),
        (Some(_), false) => Standing::new(Tone::Waiting, "in the ledger; later entries wait"),
        (None, _) => Standing::new(Tone::Waiting, "not in the ledger yet"),
    };
    Ok(Shown(Proof {
        page,
        referral: found.id.to_string(),
        state,
        entries: lines.iter().map(row).collect(),
        text: found.text.unwrap_or_else(|| {
            "The entry is not in the ledger yet. Load this page again in a moment.".to_owned()
        }),
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
    let waiting =
        || PageError::NotUnderstood("The entry is not in the ledger yet. Ask again in a moment.".to_owned());
    let text = found.text.ok_or_else(waiting)?;
    let name = format!("attachment; filename=\"{}.tlog-proof\"", found.id);
    let kind = "text/plain; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], text).into_response())
}
