//! One report in its layers: what the sender said, what sources said, what analysts said; never mixed.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use clearline_core::rows::part;
use clearline_core::{House, Trouble};
use clearline_identity::directory;
use clearline_law::access::{HandOverPackage, Permit, ReadReport, Thing, permit as granted};
use clearline_law::{FileGate, Ground, Outcome as Answered, Register};
use clearline_pipeline::{oversight, triage, viewing};
use clearline_records::dossier::augmented::{self, Candidate, Matter, Statement};
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::routed::{self, KeptRuling, Referral, RulingWord};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_records::dossier::{self, Head, KeptFile, readings};
use clearline_report::{
    AgencyId, Channel, Designation, Message, ReportNumber, Stage, Subject, World, message,
};
use jiff::tz::Offset;

use super::decide::{self, Attempt};
use super::{Senders, files, groups, links, own_report};
use crate::answer::{PageError, Shown};
use crate::facts::{self, Layer, Told};
use crate::session::SignedIn;
use crate::view::analyst::{
    AnalystSaid, Factor, FileEntry, ReferralRow, ReportPage, RulingRow, SourceSaid, Tally,
};
use crate::view::{self, Audience, Event, Notice, Section, State as Standing, Tone};
use crate::{Portal, words};

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let (head, permit) = own_report(&portal.house, &person, &number).await?;
    Ok(Shown(page(&portal.house, &person, &head, &permit, Attempt::default()).await?).into_response())
}

/// How many agencies are named as receivers of a report; the others are counted.
const NAMED_MAX: usize = 3;

/// The page of one report; `attempt` is the decision that was just refused, if any.
pub(super) async fn page(
    house: &House,
    person: &SignedIn,
    head: &Head,
    permit: &Permit<ReadReport>,
    attempt: Attempt,
) -> Result<ReportPage, PageError> {
    let number = head.number;
    let mut page = person.page(&format!("Report {number}"), Audience::Analyst, "");
    page.sandbox = head.world == World::Test;
    let leave = readings::open(house, permit, head).await?;
    let differing = warn(house, &mut page, head, &leave, &attempt).await?;
    let statements = augmented::statements_listed(house, &leave).await?;
    let candidates = augmented::candidates_listed(house, &leave).await?;
    let outcomes = triage::queries::history(house, &leave).await?;
    let rulings = routed::rulings_listed(house, &leave).await?;
    let rulings = rulings.keep(|one| as_recorded(&differing, "ruling", &one.ordinal.to_string()));
    let referrals = routed::referrals_listed(house, &leave).await?;
    let files = dossier::files_listed(house, &leave).await?;
    let files = files.keep(|one| as_recorded(&differing, "file", one.id.as_str()));
    for unreadable in [
        statements.unreadable(),
        candidates.unreadable(),
        outcomes.unreadable(),
        rulings.unreadable(),
        referrals.unreadable(),
        files.unreadable(),
    ] {
        page.cannot_read(unreadable);
    }
    page.notice = page.notice.take().or_else(|| decide::note(head.stage, outcomes.last()));
    let layer = said_of(house, head, &leave, &differing, &files).await;
    let layer = page.readable(part(house, "submission", number, layer)?);
    let layer = layer.unwrap_or_else(|| nothing("What the sender said cannot be read".to_owned()));
    let gates = gates(house, &mut page, &leave, &files).await?;
    let agencies = Agencies::of(house, &mut page, !rulings.is_empty()).await?;
    let mut senders = Senders::default();
    let from = senders.name(house, head.provider.as_ref()).await?;
    let ruled = ruled(house, &mut page, number, &rulings, &agencies)?;
    let last = outcomes.last();
    let (linked, more_links) = links::of(house, &mut page, &leave, &statements, &mut senders).await?;
    Ok(ReportPage {
        page,
        number: number.to_string(),
        kind: words::incident(&head.incident),
        priority: head.priority.or(last.map(|outcome| outcome.priority)),
        state: standing(head, &referrals, &agencies),
        from,
        received: words::moment(head.finished_at.unwrap_or(head.opened_at)),
        said: layer.sections,
        passages: layer.passages,
        files: files.iter().zip(&gates).map(|(file, gate)| file_entry(file, &statements, gate)).collect(),
        sources: statements.iter().filter(|one| !links::is_link(one)).map(source_said).collect(),
        no_sources: no_sources(head.stage).to_owned(),
        links: linked,
        more_links,
        subjects: Subject::ALL.map(|subject| subject_row(house, head, subject, &candidates)).into(),
        analysts: outcomes.iter().filter_map(analyst_said).collect(),
        factors: factors(last),
        completeness: completeness(last),
        history: history(head, &outcomes, &rulings, &referrals, &agencies, house.register),
        rulings: ruled,
        referrals: referrals
            .iter()
            .map(|referral| referral_row(referral, &agencies, may_hand_over(person, head)))
            .collect(),
        decide: decide::form(head.stage, last, attempt),
    })
}

/// The rulings, each read by itself.
fn ruled(
    house: &House,
    page: &mut view::Page,
    number: ReportNumber,
    rulings: &[KeptRuling],
    agencies: &Agencies,
) -> Result<Vec<RulingRow>, Trouble> {
    let mut ruled = Vec::with_capacity(rulings.len());
    for one in rulings {
        let row = ruling_row(one, agencies, house.register);
        let row = part(house, "ruling", format!("{number} {}", one.ordinal), row)?;
        ruled.extend(page.readable(row));
    }
    Ok(ruled)
}

/// Says above the report what must be known first, and gives what of it is not as it was recorded.
async fn warn(
    house: &House,
    page: &mut view::Page,
    head: &Head,
    leave: &Leave,
    attempt: &Attempt,
) -> Result<Vec<oversight::Finding>, Trouble> {
    let number = head.number;
    let grouped = part(house, "desk", number, triage::queries::grouped(house, leave).await)?;
    let grouped = page.readable(grouped).flatten();
    page.notice = attempt.notice.clone().or(groups::note(grouped));
    let differing = differing(house, head).await?;
    for one in &differing {
        page.cannot_read(&[reference(one, number)]);
    }
    if !differing.is_empty() {
        let words = "Something of this report is not as it was recorded. It is not shown, and nothing of the report \
                     leaves us before the operator has looked at it.";
        page.notice = Some(Notice { tone: Tone::Caution, words: words.to_owned() });
    }
    Ok(differing)
}

/// What of the report is not as it was recorded. Of one that is gone nothing is left to compare.
async fn differing(house: &House, head: &Head) -> Result<Vec<oversight::Finding>, Trouble> {
    if head.expunged_at.is_some() || matches!(head.stage, Stage::Retracted | Stage::Expired) {
        return Ok(Vec::new());
    }
    oversight::differing(house, head.number).await
}

/// How a row is called where it is not shown: its table, the report, and the rest of its key.
fn reference(one: &oversight::Finding, number: ReportNumber) -> String {
    match one.key.as_str() {
        "" | "." => format!("{} {number}", one.table),
        key => format!("{} {number} {key}", one.table),
    }
}

fn as_recorded(differing: &[oversight::Finding], table: &str, key: &str) -> bool {
    !differing.iter().any(|one| one.table == table && one.key == key)
}

/// What the sender said. Of a report that never was finished nothing is left to show, and what is not as it was recorded
/// is not shown.
async fn said_of(
    house: &House,
    head: &Head,
    leave: &Leave,
    differing: &[oversight::Finding],
    files: &[KeptFile],
) -> Result<Layer, Trouble> {
    if let Some(at) = head.expunged_at {
        let heading = format!("Expunged on {}: its time here was over", words::day(at).words);
        return Ok(nothing(heading));
    }
    if matches!(head.stage, Stage::Retracted | Stage::Expired) {
        return Ok(nothing("Erased: the report was never finished".to_owned()));
    }
    if differing.iter().any(|one| one.table == "submission") {
        return Err(Trouble::row("what the sender said is not what was recorded"));
    }
    let said = dossier::said(house, leave).await?;
    let name = |file: &KeptFile| file.name.clone().unwrap_or_else(|| file.id.to_string());
    let files = files.iter().map(|file| (name(file), &file.said)).collect();
    let received = Offset::UTC.to_datetime(head.finished_at.unwrap_or(head.opened_at)).date();
    Ok(facts::layer(&Told::whole(&said, files, received), house.register))
}

/// A layer that holds nothing, and says why.
fn nothing(heading: String) -> Layer {
    Layer { sections: vec![Section { heading, facts: Vec::new(), folded: false }], passages: Vec::new() }
}

/// Whether each file may open. Where what that rests on cannot be read, none does.
async fn gates(
    house: &House,
    page: &mut view::Page,
    leave: &Leave,
    files: &[KeptFile],
) -> Result<Vec<FileGate>, Trouble> {
    let read = part(house, "file_ground", leave.number(), viewing::gates(house, leave, files).await)?;
    Ok(page.readable(read).unwrap_or_else(|| {
        let why = message!("gate-unreadable");
        vec![FileGate::Closed { why }; files.len()]
    }))
}

/// How far it has come, and to whom it went.
fn standing(head: &Head, referrals: &[Referral], agencies: &Agencies) -> Standing {
    let tone = match head.stage {
        Stage::Open | Stage::AtDesk => Tone::Waiting,
        Stage::Received | Stage::Augmented | Stage::Triaged | Stage::Routed => Tone::Plain,
        Stage::Referred => Tone::Good,
        Stage::Retracted | Stage::Expired => Tone::Caution,
    };
    let stage = match head.stage {
        Stage::Referred => sent(referrals, agencies),
        stage => words::stage(stage).to_owned(),
    };
    let informational = head.designation == Some(Designation::Informational);
    Standing::new(tone, if informational { format!("{stage}; informational") } else { stage })
}

/// The agencies that got a report and still have it.
fn sent(referrals: &[Referral], agencies: &Agencies) -> String {
    let open = || referrals.iter().filter(|referral| referral.state.has_access());
    let names: Vec<String> = open().map(|referral| agencies.name(&referral.agency)).collect();
    match names.len() {
        0 if referrals.is_empty() => "Not sent to any agency".to_owned(),
        0 => "No agency has it any more".to_owned(),
        1..=NAMED_MAX => format!("Sent to {}", words::listed(&names)),
        more => format!("Sent to {more} agencies"),
    }
}

/// The text where nothing was found.
fn no_sources(stage: Stage) -> &'static str {
    match stage {
        Stage::Open | Stage::Received => "Nothing was looked up yet.",
        Stage::Retracted | Stage::Expired => "Nothing was looked up.",
        _ => "We found no location and no match.",
    }
}

fn file_entry(file: &KeptFile, statements: &[Statement], gate: &FileGate) -> FileEntry {
    FileEntry { id: file.id.to_string(), row: files::row(file, statements), gate: files::gate(file, gate) }
}

fn source_said(statement: &Statement) -> SourceSaid {
    let as_of = statement.source_as_of.as_ref().map(|day| format!(", as of {day}")).unwrap_or_default();
    let doubts: String = statement.doubts.iter().map(|doubt| format!("; {}", doubt.words())).collect();
    let about = match statement.matter {
        Matter::HashSearch | Matter::ExitSearch | Matter::Rest => statement.matter.words().to_owned(),
        _ if statement.about.is_empty() => statement.matter.words().to_owned(),
        matter => format!("{}: {}", matter.words(), statement.about),
    };
    SourceSaid {
        source: format!("{}{as_of}", statement.source),
        about,
        statement: format!("{}{doubts}", statement.value),
        at: words::moment(statement.said_at),
    }
}

fn subject_row(house: &House, head: &Head, subject: Subject, candidates: &[Candidate]) -> view::Subject {
    let of_subject = candidates.iter().filter(|one| one.subject == subject);
    // An *unknown* that rests on nothing is what the page says by itself.
    let shown = of_subject.filter(|one| one.country.is_some() || !one.evidence.is_empty());
    view::Subject {
        who: subject.words().to_owned(),
        candidates: shown.map(|one| candidate(house, head, one)).collect(),
    }
}

fn candidate(house: &House, head: &Head, candidate: &Candidate) -> view::Candidate {
    let named = candidate.country.map(|country| house.register.country_name(country).to_owned());
    let country = named.unwrap_or_else(|| "Unknown".to_owned());
    let finished = head.finished_at.unwrap_or(head.changed_at);
    view::Candidate {
        country: match &candidate.state {
            Some(state) => format!("{country}, {state}"),
            None => country,
        },
        strength: format!("{} points", candidate.weight),
        evidence: candidate.evidence.iter().map(|one| format!("{:+} {}", one.points, one.words)).collect(),
        proxy_doubt: candidate.proxy_doubt.then(|| "an address among its evidence may be a proxy".to_owned()),
        age: candidate.newest_at.map_or_else(|| "no time given".to_owned(), |at| words::age(at, finished)),
    }
}

fn analyst_said(outcome: &Outcome) -> Option<AnalystSaid> {
    let Author::Person(who) = &outcome.decided_by else { return None };
    Some(AnalystSaid {
        who: words::person(who).to_owned(),
        at: words::moment(outcome.decided_at),
        what: format!("{}, {}", outcome.designation.word(), outcome.priority.word()),
        reason: outcome.reason.as_ref().map_or_else(String::new, words::term),
    })
}

/// The rules' factors. A person's outcome keeps them, so that what was overridden stays in sight.
fn factors(last: Option<&Outcome>) -> Tally {
    let Some(outcome) = last else {
        return Tally { parts: Vec::new(), sum: "0".to_owned(), meaning: "Not ranked yet.".to_owned() };
    };
    let part = |factor: &clearline_records::dossier::triaged::Factor| Factor {
        words: words::term(&factor.because),
        // A floor adds nothing to the sum: it makes the report P0 whatever the sum is.
        points: factor
            .name
            .strip_prefix("floor.")
            .map_or_else(|| format!("{:+}", factor.points), str::to_owned),
    };
    Tally {
        parts: outcome.factors.iter().map(part).collect(),
        sum: outcome.score().to_string(),
        meaning: "Each fact, and the points it adds.".to_owned(),
    }
}

fn completeness(last: Option<&Outcome>) -> Tally {
    let Some(outcome) = last else {
        let meaning = "Not looked at yet.".to_owned();
        return Tally { parts: Vec::new(), sum: "not counted yet".to_owned(), meaning };
    };
    let missing = |said: &Message| Factor { words: words::term(said), points: String::new() };
    Tally {
        parts: outcome.missing.iter().map(missing).collect(),
        sum: format!("{} of 100", outcome.completeness),
        meaning: "Nothing is missing.".to_owned(),
    }
}

fn ruling_row(kept: &KeptRuling, agencies: &Agencies, register: &Register) -> Result<RulingRow, Trouble> {
    let outcome = match kept.outcome {
        RulingWord::Disclose => Standing::new(Tone::Good, "disclose"),
        RulingWord::NeedsApproval => Standing::new(Tone::Waiting, "needs approval"),
        RulingWord::Withhold => Standing::new(Tone::Caution, "withhold"),
        RulingWord::Error => Standing::new(Tone::Alarm, "withheld: it could not be decided"),
    };
    let (clauses, facts) = match kept.ruling()? {
        None => (kept.error.iter().cloned().collect(), None),
        Some(ruling) => {
            let clauses = match &ruling.outcome {
                Answered::Disclose { under, .. } => {
                    under.iter().map(|clause| words::citation(register, clause.as_str())).collect()
                }
                Answered::NeedsApproval { asks, .. } => asks
                    .iter()
                    .map(|ask| {
                        let why = words::said(register, &ask.why);
                        format!("{} must agree to it: {why} ({})", ask.by, ask.ground)
                    })
                    .collect(),
                Answered::Withhold { because } => withheld(because, register),
            };
            (clauses, Some(short(&hex::encode(ruling.facts_digest))))
        }
    };
    Ok(RulingRow {
        agency: agencies.name(&kept.agency),
        outcome,
        clauses,
        at: words::moment(kept.ruled_at),
        basis: format!("{} · {}", short(&kept.register), facts.as_deref().unwrap_or("no facts")),
    })
}

/// Why a ruling withholds: each reason once, after the clauses it rests on.
fn withheld(because: &[(Ground, Message)], register: &Register) -> Vec<String> {
    let mut reasons: Vec<(&Message, Vec<String>)> = Vec::new();
    for (ground, why) in because {
        let clause = match ground {
            Ground::Clause(clause) => Some(words::citation(register, clause.as_str())),
            Ground::Policy(_) | Ground::Gap(_) => None,
        };
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, clauses)) => clauses.extend(clause),
            None => reasons.push((why, clause.into_iter().collect())),
        }
    }
    let told = |(why, clauses): (&Message, Vec<String>)| match clauses.as_slice() {
        [] => words::said(register, why),
        clauses => format!("{}: {}", clauses.join(", "), words::said(register, why)),
    };
    reasons.into_iter().map(told).collect()
}

/// The beginning of a digest: enough to tell two apart on one page.
fn short(digest: &str) -> String {
    digest.chars().take(12).collect()
}

fn may_hand_over(person: &SignedIn, head: &Head) -> bool {
    let thing = Thing::ReportOf(head.provider.as_ref());
    head.expunged_at.is_none() && granted::<HandOverPackage>(person.actor(), &thing).is_ok()
}

fn referral_row(referral: &Referral, agencies: &Agencies, may_hand_over: bool) -> ReferralRow {
    ReferralRow {
        id: referral.id.to_string(),
        agency: agencies.name(&referral.agency),
        state: words::referral(referral.state),
        made_available: words::moment(referral.made_available_at),
        hand_over: may_hand_over && referral.channel == Channel::Package,
    }
}

fn history(
    head: &Head,
    outcomes: &[Outcome],
    rulings: &[KeptRuling],
    referrals: &[Referral],
    agencies: &Agencies,
    register: &Register,
) -> Vec<Event> {
    let event = |at, what: &str, who: Option<String>, detail: Option<String>| {
        (at, Event { at: Some(words::moment(at)), what: what.to_owned(), who, detail })
    };
    let mut events = vec![event(head.opened_at, "Opened", None, None)];
    events.extend(head.finished_at.map(|at| event(at, "Received", None, None)));
    events.extend(outcomes.iter().map(|outcome| {
        let (what, who) = match &outcome.decided_by {
            Author::Rules => ("Decided by rules", None),
            Author::Proposal => ("Waiting for a decision; the rules propose", None),
            Author::Person(who) => ("Decided", Some(words::person(who).to_owned())),
        };
        event(outcome.decided_at, what, who, outcome.reason.as_ref().map(words::term))
    }));
    events.extend(rulings.iter().map(|ruling| {
        let what = format!("Ruled for {}: {}", agencies.name(&ruling.agency), ruling.outcome.word());
        let why = ruling.candidate.as_ref().map(|why| words::said(register, why));
        event(ruling.ruled_at, &what, None, why)
    }));
    for referral in referrals {
        let agency = agencies.name(&referral.agency);
        let step = |at, what: &str| event(at, &format!("{what}: {agency}"), None, None);
        events.push(step(referral.made_available_at, "Made available"));
        events.extend(referral.delivered_at.map(|at| step(at, "Delivered")));
        events.extend(referral.opened_at.map(|at| step(at, "Opened there")));
    }
    let erased = match head.stage {
        Stage::Retracted => Some("Retracted; what was sent is erased"),
        Stage::Expired => Some("Expired unfinished; what was sent is erased"),
        _ => None,
    };
    events.extend(erased.map(|what| event(head.changed_at, what, None, None)));
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

/// The names of agencies, by their keys in the directory.
struct Agencies(BTreeMap<AgencyId, String>);

impl Agencies {
    async fn of(house: &House, page: &mut view::Page, needed: bool) -> Result<Agencies, Trouble> {
        let (all, unreadable) = if needed { directory::listed(house).await? } else { Default::default() };
        page.cannot_read(&unreadable);
        Ok(Agencies(all.iter().map(|agency| (agency.id.clone(), agency.name.clone())).collect()))
    }

    fn name(&self, id: &AgencyId) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}
