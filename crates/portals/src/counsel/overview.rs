//! What needs counsel: proposals that wait, entries that are stale or will be, and rulings that would now differ.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::part;
use clearline_identity::directory::Agency;
use clearline_law::access::{ProposeLaw, ReadProcess};
use clearline_law::{Register, Stale, StaleWhy, Standing, WhenStale, lapsing, stale};
use clearline_pipeline::counsel::{self, Decision, Differing, Impact, Override, Proposal, queries};
use clearline_report::{AgencyClass, ReferralId};
use jiff::civil::Date;
use serde::Deserialize;

use super::ways::Ways;
use super::{destructions, may, may_read, shown, today};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::counsel::Link;
use crate::view::counsel::overview::{DifferingRow, LapsingRow, OverrideRow, Overview, StaleRow, WaitingRow};
use crate::view::{Audience, Fact, State as Standing_, Tone};
use crate::words;

/// Days ahead that the board looks.
const AHEAD_DAYS: u16 = 90;

#[derive(Deserialize, Default)]
pub(super) struct After {
    #[serde(default)]
    after: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = may_read(&person)?;
    let (register, on) = (house.register, today(house));
    let proposes = may::<ProposeLaw>(&person);
    let waiting = queries::waiting(house, &permit).await?;
    let counts = queries::counts(house, &permit).await?;
    let after: Option<ReferralId> = query.after.parse().ok();
    let impact = counsel::impact(house, &permit, register, house.now(), after).await?;
    let overrides = counsel::overrides_in_force(house, on).await?;
    let known = counsel::known(house).await?;
    let mut page = person.page("The law in force here", Audience::Counsel, "/counsel");
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
    figures.push(Fact::new("rulings that wait for an approval", counts.wanted.to_string()));
    Ok(Shown(Overview {
        page,
        register: facts(register, &impact, after),
        figures,
        waiting: waiting.iter().map(|one| waiting_row(one, person.actor().id())).collect(),
        stale: stale(register, on).iter().map(|one| stale_row(register, one, on, proposes)).collect(),
        lapsing: lapsing(register, on, AHEAD_DAYS).iter().map(|one| lapsing_row(house, one, on)).collect(),
        overrides: in_use,
        differing: impact.differing.iter().map(|one| differing_row(house.register, one)).collect(),
        more: more(&impact, after),
        awaiting: destructions::waiting(house, &person).await?,
        requests: may::<ReadProcess>(&person),
    })
    .into_response())
}

/// The next part of the open referrals, and from the last part back to the first.
fn more(impact: &Impact, after: Option<ReferralId>) -> Option<Link> {
    match (impact.next, after) {
        (Some(next), _) => {
            Some(Link::new(format!("/counsel?after={next}"), "Ask about the next open referrals"))
        }
        (None, Some(_)) => Some(Link::new("/counsel", "Back to the first open referrals")),
        (None, None) => None,
    }
}

/// What the register is, and how far open referrals were asked about again.
fn facts(register: &Register, impact: &Impact, after: Option<ReferralId>) -> Vec<Fact> {
    let begun = after.map_or_else(|| "from the first on".to_owned(), |id| format!("after {id}"));
    let rest = if impact.next.is_some() { "there are more" } else { "there are no more" };
    let checked = format!("{} {begun}; {rest}", impact.checked);
    vec![
        Fact::exact("Version", register.version()),
        Fact::new(
            "Read",
            "at the start of this server; what is shipped, with the operator's own files over it",
        ),
        Fact::new("Open referrals asked about again", checked),
    ]
}

fn figures(house: &House, register: &Register, on: Date, agencies: &[Agency]) -> Vec<Fact> {
    let ways = Ways { house, register, agencies, on };
    let foreign = agencies.iter().filter(|agency| agency.class == AgencyClass::Foreign);
    let with_basis = foreign.filter(|agency| agency.bases.iter().any(|basis| ways.counts(basis))).count();
    let in_force = register.instruments().filter(|one| one.standing(on) == Standing::InForce).count();
    vec![
        Fact::new("instruments in force", in_force.to_string()),
        Fact::new("clauses in force", register.clauses_in_force(on).count().to_string()),
        Fact::new("countries and territories", register.countries().count().to_string()),
        Fact::new("foreign agencies with a basis", with_basis.to_string()),
    ]
}

fn waiting_row(proposal: &Proposal, reader: &str) -> WaitingRow {
    WaitingRow {
        what: Link::new(format!("/counsel/proposals/{}", proposal.id), words::term(&proposal.matter.words())),
        by: proposal.proposed_by.clone(),
        since: words::moment(proposal.proposed_at),
        own: proposal.proposed_by == reader,
    }
}

fn stale_row(register: &Register, one: &Stale, on: Date, proposes: bool) -> StaleRow {
    StaleRow {
        what: shown::entry_link(register, one.kind, &one.id, &words::term(&one.title)),
        why: words::term(&one.words(on)),
        effect: match one.when_stale {
            WhenStale::Block => Standing_::new(Tone::Alarm, "not relied on"),
            WhenStale::Override => Standing_::new(Tone::Caution, "needs an override"),
        },
        touches: format!("{}:{}", one.file, one.line),
        rely_href: (proposes && one.when_stale == WhenStale::Override && one.why == StaleWhy::Review)
            .then(|| format!("/counsel/rely?entry={}", one.id)),
    }
}

fn lapsing_row(house: &House, one: &Stale, on: Date) -> LapsingRow {
    LapsingRow {
        what: shown::entry_link(house.register, one.kind, &one.id, &words::term(&one.title)),
        day: shown::moment_of(one.day),
        left: shown::left(one.day, house.now()),
        then: match one.when_stale {
            WhenStale::Block => format!("{}; then it is not relied on", words::term(&one.words(on))),
            WhenStale::Override => format!("{}; then it needs an override", words::term(&one.words(on))),
        },
    }
}

fn override_row(register: &Register, one: &Override, proposal: Option<&Proposal>) -> OverrideRow {
    let history = register.history(&one.entry);
    let what = match history.last() {
        Some(row) => shown::entry_link(register, row.kind, &one.entry, &words::term(&row.title)),
        None => Link::new(format!("/counsel/proposals/{}", one.id), one.entry.clone()),
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
        uses: "not counted".to_owned(),
    }
}

fn differing_row(register: &Register, one: &Differing) -> DifferingRow {
    let now = if one.ends { Tone::Alarm } else { Tone::Caution };
    DifferingRow {
        referral: one.referral.to_string(),
        brief: Link::new(format!("/auditor/referrals/{}/brief", one.referral), "Brief"),
        agency: one.agency.to_string(),
        then: Standing_::new(Tone::Plain, words::said(register, &one.was)),
        now: Standing_::new(now, words::said(register, &one.would_be)),
        because: if one.ends {
            "Nothing would be made available any more.".to_owned()
        } else {
            "It would still be made available, on other terms.".to_owned()
        },
    }
}
