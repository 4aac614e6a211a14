//! What needs counsel: proposals that wait, entries that are stale or will be, and rulings that would now differ.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::part;
use clearline_counsel::{self as counsel, Decision, Differing, Impact, Override, Proposal, queries};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Fact, State as Standing_, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_identity::directory::Agency;
use clearline_law::access::{ProposeLaw, ReadProcess, Thing, permit};
use clearline_law::{AgeLimits, Aged, Register, Stale, StaleWhy, Standing, WhenStale, aged, lapsing, stale};
use clearline_pipeline::follow_up::destruction::{self, State as Kept};
use clearline_report::{AgencyClass, Argument, Message, ReferralId, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::view::Link;
use super::ways::Ways;
use super::{may, may_read, shown, today};
use clearline_frame::Frame;
use view::{DifferingRow, LapsingRow, OldRow, OverrideRow, Overview, StaleRow, WaitingRow};

/// Days ahead that the board looks.
const AHEAD_DAYS: u16 = 90;

#[derive(Deserialize, Default)]
pub(super) struct After {
    #[serde(default)]
    after: String,
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = may_read(&person)?;
    let (register, on) = (house.register, today(house));
    let proposes = may::<ProposeLaw>(&person);
    let waiting = queries::waiting(house, &permit).await?;
    let counts = queries::counts(house, &permit).await?;
    let after: Option<ReferralId> = query.after.parse().ok();
    let impact = counsel::impact(house, &permit, register, house.now(), after).await?;
    let overrides = counsel::overrides_in_force(house, on).await?;
    let known = counsel::known(house).await?;
    let mut page = person.page_of(&message!("counsel-window-overview"), Audience::Counsel, "/counsel");
    page.cannot_read(waiting.unreadable());
    page.cannot_read(&impact.unreadable);
    page.cannot_read(&known.agreed.unreadable);
    page.cannot_read(&known.directory.unreadable.iter().map(|(_, why)| why).collect::<Vec<_>>());
    let mut in_use = Vec::with_capacity(overrides.len());
    for one in &overrides {
        let read = part(house, "proposal", &one.id, queries::one(house, &permit, &one.id).await)?;
        let proposal = read.unwrap_or_else(|why| {
            page.cannot_read(&[why]);
            None
        });
        in_use.push(override_row(register, one, proposal.as_ref()));
    }
    let mut figures = figures(house, register, on, &known.directory.agencies);
    figures.push(Fact::new(message!("counsel-figure-wanted"), Words::value(counts.wanted)));
    Ok(Shown(Overview {
        page,
        register: facts(register, &impact, after),
        figures,
        waiting: waiting.iter().map(|one| waiting_row(one, person.actor().id())).collect(),
        stale: stale(register, on).iter().map(|one| stale_row(register, one, on, proposes)).collect(),
        lapsing: lapsing(register, on, AHEAD_DAYS).iter().map(|one| lapsing_row(house, one, on)).collect(),
        old: aged(register, on, &AgeLimits::default()).iter().map(old_row).collect(),
        overrides: in_use,
        differing: impact.differing.iter().map(differing_row).collect(),
        more: more(&impact, after),
        awaiting: destruction_waiting(house, &person).await?,
        requests: may::<ReadProcess>(&person),
    })
    .into_response())
}

/// The next part of the open referrals, and from the last part back to the first.
fn more(impact: &Impact, after: Option<ReferralId>) -> Option<Link> {
    match (impact.next, after) {
        (Some(next), _) => {
            Some(Link::new(format!("/counsel?after={next}"), message!("counsel-more-referrals")))
        }
        (None, Some(_)) => Some(Link::new("/counsel", message!("counsel-first-referrals"))),
        (None, None) => None,
    }
}

/// What the register is, and how far open referrals were asked about again.
fn facts(register: &Register, impact: &Impact, after: Option<ReferralId>) -> Vec<Fact> {
    let begun = after.map_or_else(
        || message!("counsel-checked-from-first"),
        |id| message!("counsel-checked-after", referral = Argument::exact(id.to_string())),
    );
    let checked = if impact.next.is_some() {
        message!("counsel-checked-more", count = impact.checked, begun = begun)
    } else {
        message!("counsel-checked-all", count = impact.checked, begun = begun)
    };
    vec![
        Fact::exact(message!("counsel-version"), Words::data(register.version())),
        Fact::new(message!("counsel-read"), message!("counsel-read-at-start")),
        Fact::new(message!("counsel-checked"), checked),
    ]
}

fn figures(house: &House, register: &Register, on: Date, agencies: &[Agency]) -> Vec<Fact> {
    let ways = Ways { house, register, agencies, opened: &[], on };
    let foreign = agencies.iter().filter(|agency| agency.class == AgencyClass::Foreign);
    let with_basis = foreign.filter(|agency| agency.bases.iter().any(|basis| ways.counts(basis))).count();
    let in_force = register.instruments().filter(|one| one.standing(on) == Standing::InForce).count();
    vec![
        Fact::new(message!("counsel-figure-instruments"), Words::value(in_force)),
        Fact::new(message!("counsel-figure-clauses"), Words::value(register.clauses_in_force(on).count())),
        Fact::new(message!("counsel-figure-countries"), Words::value(register.countries().count())),
        Fact::new(message!("counsel-figure-agencies"), Words::value(with_basis)),
    ]
}

fn waiting_row(proposal: &Proposal, reader: &str) -> WaitingRow {
    WaitingRow {
        what: Link::new(format!("/counsel/proposals/{}", proposal.id), proposal.matter.words()),
        by: proposal.proposed_by.clone(),
        since: words::moment(proposal.proposed_at),
        own: proposal.proposed_by == reader,
    }
}

fn stale_row(register: &Register, one: &Stale, on: Date, proposes: bool) -> StaleRow {
    StaleRow {
        what: shown::entry_link(register, one.kind, &one.id, &one.title),
        why: one.words(on),
        effect: match one.when_stale {
            WhenStale::Block => Standing_::new(Tone::Alarm, message!("counsel-not-relied-on")),
            WhenStale::Override => Standing_::new(Tone::Caution, message!("counsel-needs-override")),
        },
        touches: format!("{}:{}", one.file, one.line),
        rely_href: (proposes && one.when_stale == WhenStale::Override && one.why == StaleWhy::Review)
            .then(|| format!("/counsel/rely?entry={}", one.id)),
    }
}

fn old_row(one: &Aged) -> OldRow {
    OldRow {
        what: one.of.message(),
        as_of: one.as_of.clone(),
        age: message!("counsel-months-of", months = i64::from(one.months), limit = i64::from(one.limit)),
        rows: Words::value(one.rows),
        reports: Words::value(i64::try_from(one.reports_2023).unwrap_or(i64::MAX)),
    }
}

fn lapsing_row(house: &House, one: &Stale, on: Date) -> LapsingRow {
    LapsingRow {
        what: shown::entry_link(house.register, one.kind, &one.id, &one.title),
        day: shown::moment_of(one.day),
        left: shown::left(one.day, house.now()),
        then: match one.when_stale {
            WhenStale::Block => message!("counsel-then-not-relied-on", why = one.words(on)),
            WhenStale::Override => message!("counsel-then-override", why = one.words(on)),
        },
    }
}

fn override_row(register: &Register, one: &Override, proposal: Option<&Proposal>) -> OverrideRow {
    let history = register.history(&one.entry);
    let what = match history.last() {
        Some(row) => shown::entry_link(register, row.kind, &one.entry, &row.title),
        None => Link::new(format!("/counsel/proposals/{}", one.id), Words::data(&one.entry)),
    };
    let decided = proposal.and_then(|proposal| proposal.decided.as_ref());
    let approved = decided.filter(|decided| decided.decision == Decision::Approved);
    OverrideRow {
        what,
        reason: proposal.map(|proposal| proposal.reason.clone()).unwrap_or_default(),
        by: match (proposal, approved) {
            (Some(proposal), Some(decided)) => format!("{}, {}", proposal.proposed_by, decided.by),
            _ => String::new(),
        },
        until: shown::moment_of(one.to),
        uses: message!("counsel-not-counted"),
    }
}

fn differing_row(one: &Differing) -> DifferingRow {
    let now = if one.ends { Tone::Alarm } else { Tone::Caution };
    DifferingRow {
        referral: one.referral.to_string(),
        brief: Link::new(format!("/auditor/referrals/{}/brief", one.referral), message!("counsel-brief")),
        agency: one.agency.to_string(),
        then: Standing_::new(Tone::Plain, &one.was),
        now: Standing_::new(now, &one.would_be),
        because: if one.ends { message!("counsel-would-end") } else { message!("counsel-would-differ") },
    }
}

/// How many files await destruction: up to one page of them.
async fn destruction_waiting(house: &House, person: &SignedIn) -> Result<Option<Message>, PageError> {
    let Ok(permit) = permit::<ReadProcess>(person.actor(), &Thing::House) else { return Ok(None) };
    let found = destruction::open(house, &permit, None).await?;
    let noted = found.iter().filter(|one| one.state == Kept::Noted).count();
    if found.is_empty() {
        return Ok(None);
    }
    Ok(Some(if found.count() >= house.limits.page_rows {
        message!("counsel-awaiting-more", count = found.count(), noted = noted)
    } else {
        message!("counsel-awaiting", count = found.count(), noted = noted)
    }))
}
