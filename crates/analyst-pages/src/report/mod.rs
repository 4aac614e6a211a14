//! One report in its layers: what the sender said, what sources said, what analysts said; never mixed.

pub(super) mod decide;
mod links;
#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use clearline_core::rows::part;
use clearline_core::{House, Trouble};
use clearline_disclosure::viewing;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::facts::{self, Layer, Told};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Event, Page, Section, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_identity::directory;
use clearline_law::access::{HandOverPackage, Permit, ReadReport, Role, Thing, permit as granted};
use clearline_law::{FileGate, Ground, Outcome as Answered, Register};
use clearline_oversight as oversight;
use clearline_pipeline::triage;
use clearline_records::dossier::augmented::{self, Candidate, Matter, Statement};
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::routed::{self, KeptRuling, Referral, RulingWord};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_records::dossier::{self, Head, KeptFile, readings};
use clearline_report::{
    AgencyId, Argument, Channel, Designation, Message, ReportNumber, Stage, Subject, World, message,
};
use jiff::tz::Offset;

use super::told::with_doubts;
use super::{Senders, file, groups, own_report};
use clearline_frame::Frame;
use decide::Attempt;
use view::{AnalystSaid, Factor, FileEntry, ReferralRow, ReportPage, RulingRow, SourceSaid, Tally};

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let (head, permit) = own_report(frame.house(), &person, &number).await?;
    Ok(Shown(page(frame.house(), &person, &head, &permit, Attempt::default()).await?).into_response())
}

/// How many agencies are named as receivers of a report; the others are counted.
const NAMED_MAX: usize = 3;

/// The page of one report; `attempt` is the decision that was just refused, if any.
async fn page(
    house: &House,
    person: &SignedIn,
    head: &Head,
    permit: &Permit<ReadReport>,
    attempt: Attempt,
) -> Result<ReportPage, PageError> {
    let number = head.number;
    let title = message!("analyst-window-report", number = Argument::exact(number.to_string()));
    let mut page = person.page_of(&title, Audience::Analyst, "");
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
    let layer = layer.unwrap_or_else(|| nothing(message!("analyst-said-unreadable")));
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
        kind: words::kept_incident(&head.incident),
        priority: head.priority.or(last.map(|outcome| outcome.priority)),
        state: standing(head, &referrals, &agencies),
        from,
        received: words::moment(head.finished_at.unwrap_or(head.opened_at)),
        said: layer.sections,
        passages: layer.passages,
        files: files.iter().zip(&gates).map(|(file, gate)| file_entry(file, &statements, gate)).collect(),
        sources: statements.iter().filter(|one| !links::is_link(one)).map(source_said).collect(),
        no_sources: no_sources(head.stage),
        links: linked,
        more_links,
        subjects: Subject::ALL.map(|subject| subject_row(head, subject, &candidates)).into(),
        analysts: outcomes.iter().filter_map(analyst_said).collect(),
        factors: factors(last),
        completeness: completeness(last),
        history: history(head, &outcomes, &rulings, &referrals, &agencies),
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
    page: &mut Page,
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
    page: &mut Page,
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
        page.notice = Some(page.notice(Tone::Caution, &message!("analyst-differs")));
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
        let day = Argument::exact(words::day(at).words);
        return Ok(nothing(message!("analyst-expunged", day = day)));
    }
    if matches!(head.stage, Stage::Retracted | Stage::Expired) {
        return Ok(nothing(message!("analyst-erased")));
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
fn nothing(heading: Message) -> Layer {
    Layer {
        sections: vec![Section { heading: heading.into(), facts: Vec::new(), folded: false }],
        passages: Vec::new(),
    }
}

/// Whether each file may open. Where what that rests on cannot be read, none does.
async fn gates(
    house: &House,
    page: &mut Page,
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
        stage => words::stage(stage),
    };
    let informational = head.designation == Some(Designation::Informational);
    Standing::new(
        tone,
        if informational { message!("analyst-state-informational", stage = stage) } else { stage },
    )
}

/// The agencies that got a report and still have it.
fn sent(referrals: &[Referral], agencies: &Agencies) -> Message {
    let open = || referrals.iter().filter(|referral| referral.state.has_access());
    let names: Vec<String> = open().map(|referral| agencies.name(&referral.agency)).collect();
    match names.len() {
        0 if referrals.is_empty() => message!("analyst-sent-to-none"),
        0 => message!("analyst-sent-none-has-it"),
        1..=NAMED_MAX => {
            message!("analyst-sent-to", agencies = Argument::all(names.into_iter().map(Argument::name)))
        }
        more => message!("analyst-sent-to-many", count = more),
    }
}

/// The text where nothing was found.
fn no_sources(stage: Stage) -> Message {
    match stage {
        Stage::Open | Stage::Received => message!("analyst-nothing-looked-up-yet"),
        Stage::Retracted | Stage::Expired => message!("analyst-nothing-looked-up"),
        _ => message!("analyst-nothing-located"),
    }
}

fn file_entry(file: &KeptFile, statements: &[Statement], gate: &FileGate) -> FileEntry {
    FileEntry { id: file.id.to_string(), row: file::row(file, statements), gate: file::gate(file, gate) }
}

fn source_said(statement: &Statement) -> SourceSaid {
    let source = statement.source.clone();
    let matter = statement.matter.message();
    let alone = matches!(statement.matter, Matter::HashSearch | Matter::ExitSearch | Matter::Rest);
    SourceSaid {
        source: match &statement.source_as_of {
            Some(day) => {
                message!("analyst-source-as-of", source = source, day = Argument::exact(day.to_string()))
            }
            None => source,
        }
        .into(),
        about: if alone || statement.about.is_empty() {
            message!("part-value", value = matter)
        } else {
            message!("analyst-source-about", matter = matter, about = Argument::exact(&statement.about))
        }
        .into(),
        statement: with_doubts(&statement.value, &statement.doubts).into(),
        at: words::moment(statement.said_at),
    }
}

/// A role as people read it. One that is not known is told as it stands.
fn role(word: &str) -> Argument {
    word.parse::<Role>().map_or_else(|_| Argument::exact(word), |role| role.message().into())
}

fn subject_row(head: &Head, subject: Subject, candidates: &[Candidate]) -> clearline_frame::view::Subject {
    let of_subject = candidates.iter().filter(|one| one.subject == subject);
    // An *unknown* that rests on nothing is what the page says by itself.
    let shown = of_subject.filter(|one| one.country.is_some() || !one.evidence.is_empty());
    clearline_frame::view::Subject {
        who: words::subject(subject).into(),
        candidates: shown.map(|one| candidate(head, one)).collect(),
    }
}

fn candidate(head: &Head, candidate: &Candidate) -> clearline_frame::view::Candidate {
    let country = || candidate.country.map_or_else(|| message!("analyst-unknown").into(), Argument::from);
    let finished = head.finished_at.unwrap_or(head.changed_at);
    let evidence = |one: &augmented::Evidence| {
        let points = Argument::exact(format!("{:+}", one.points));
        message!("analyst-evidence", points = points, words = one.says.clone()).into()
    };
    clearline_frame::view::Candidate {
        country: match &candidate.state {
            Some(state) => {
                let state = Argument::name(state.to_string());
                message!("part-country-state", country = country(), state = state).into()
            }
            None => Words::value(country()),
        },
        strength: message!("analyst-strength", count = candidate.weight).into(),
        evidence: candidate.evidence.iter().map(evidence).collect(),
        proxy_doubt: candidate.proxy_doubt.then(|| message!("analyst-may-be-proxy").into()),
        age: candidate
            .newest_at
            .map_or_else(|| message!("analyst-no-time-given"), |at| words::span(at, finished))
            .into(),
    }
}

fn analyst_said(outcome: &Outcome) -> Option<AnalystSaid> {
    let Author::Person(who) = &outcome.decided_by else { return None };
    Some(AnalystSaid {
        who: words::person(who).to_owned(),
        at: words::moment(outcome.decided_at),
        what: message!(
            "analyst-outcome",
            designation = designation(outcome.designation),
            priority = Argument::exact(outcome.priority.word())
        ),
        reason: outcome.reason.as_ref().map_or_else(Words::default, Words::from),
    })
}

/// What became of a report, as a part of a sentence.
fn designation(designation: Designation) -> Message {
    designation.message()
}

/// The rules' factors. A person's outcome keeps them, so that what was overridden stays in sight.
fn factors(last: Option<&Outcome>) -> Tally {
    let Some(outcome) = last else {
        return Tally {
            parts: Vec::new(),
            sum: Words::value(0),
            meaning: message!("analyst-not-ranked-yet"),
        };
    };
    let part = |factor: &clearline_records::dossier::triaged::Factor| Factor {
        words: factor.because.clone(),
        // A floor adds nothing to the sum: it makes the report P0 whatever the sum is.
        points: factor
            .name
            .strip_prefix("floor.")
            .map_or_else(|| format!("{:+}", factor.points), str::to_owned),
    };
    Tally {
        parts: outcome.factors.iter().map(part).collect(),
        sum: Words::value(outcome.score()),
        meaning: message!("analyst-factors-about"),
    }
}

fn completeness(last: Option<&Outcome>) -> Tally {
    let Some(outcome) = last else {
        let meaning = message!("analyst-not-looked-at");
        return Tally { parts: Vec::new(), sum: message!("analyst-not-counted").into(), meaning };
    };
    let missing = |said: &Message| Factor { words: said.clone(), points: String::new() };
    Tally {
        parts: outcome.missing.iter().map(missing).collect(),
        sum: message!("analyst-of-hundred", count = u32::from(outcome.completeness)).into(),
        meaning: message!("analyst-nothing-missing"),
    }
}

fn ruling_row(kept: &KeptRuling, agencies: &Agencies, register: &Register) -> Result<RulingRow, Trouble> {
    let tone = match kept.outcome {
        RulingWord::Disclose => Tone::Good,
        RulingWord::NeedsApproval => Tone::Waiting,
        RulingWord::Withhold => Tone::Caution,
        RulingWord::Error => Tone::Alarm,
    };
    let (clauses, facts) = match kept.ruling()? {
        None => (kept.error.iter().map(Words::law).collect(), None),
        Some(ruling) => {
            let clauses = match &ruling.outcome {
                Answered::Disclose { under, .. } => under
                    .iter()
                    .map(|clause| Words::law(words::citation(register, clause.as_str())))
                    .collect(),
                Answered::NeedsApproval { asks, .. } => asks
                    .iter()
                    .map(|ask| {
                        let ground = Argument::exact(ask.ground.to_string());
                        message!(
                            "analyst-must-agree",
                            who = role(&ask.by),
                            why = ask.why.clone(),
                            ground = ground
                        )
                        .into()
                    })
                    .collect(),
                Answered::Withhold { because } => withheld(because, register),
            };
            let asked = kept.candidate.iter();
            let asked = asked.map(|why| message!("analyst-asked-because", why = why.clone()).into());
            let clauses: Vec<Words> = asked.chain(clauses).collect();
            (clauses, Some(short(&hex::encode(ruling.facts_digest))))
        }
    };
    Ok(RulingRow {
        agency: agencies.name(&kept.agency),
        outcome: Standing::new(tone, ruled_as(kept.outcome)),
        clauses,
        at: words::moment(kept.ruled_at),
        basis: match facts {
            Some(facts) => message!(
                "analyst-basis",
                register = Argument::exact(short(&kept.register)),
                facts = Argument::exact(facts)
            ),
            None => message!("analyst-basis-no-facts", register = Argument::exact(short(&kept.register))),
        },
    })
}

/// What was ruled, as a part of a sentence.
fn ruled_as(outcome: RulingWord) -> Message {
    match outcome {
        RulingWord::Disclose => message!("analyst-ruled-disclose"),
        RulingWord::NeedsApproval => message!("analyst-ruled-needs-approval"),
        RulingWord::Withhold => message!("analyst-ruled-withhold"),
        RulingWord::Error => message!("analyst-ruled-error"),
    }
}

/// Why a ruling withholds: each reason once, after the clauses it rests on.
fn withheld(because: &[(Ground, Message)], register: &Register) -> Vec<Words> {
    let mut reasons: Vec<(&Message, &Ground, Vec<String>)> = Vec::new();
    for (ground, why) in because {
        let clause = match ground {
            Ground::Clause(clause) => Some(words::citation(register, clause.as_str())),
            Ground::Policy(_) | Ground::Gap(_) => None,
        };
        match reasons.iter_mut().find(|(known, ..)| *known == why) {
            Some((.., clauses)) => clauses.extend(clause),
            None => reasons.push((why, ground, clause.into_iter().collect())),
        }
    }
    let told = |(why, ground, clauses): (&Message, &Ground, Vec<String>)| {
        let why = match clauses.as_slice() {
            [] => why.clone(),
            clauses => {
                let clauses = Argument::exact(clauses.join(", "));
                message!("analyst-withheld-by", clauses = clauses, why = why.clone())
            }
        };
        let (fault, mend) = (ground.fault().message(), ground.mend(register).message());
        message!("withheld-reason", why = why, fault = fault, mend = mend).into()
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
) -> Vec<Event> {
    let event = |at, what: Message, who: Option<Words>, detail: Option<Words>| {
        (at, Event { at: Some(words::moment(at)), what: what.into(), who, detail })
    };
    let mut events = vec![event(head.opened_at, message!("analyst-event-opened"), None, None)];
    events.extend(head.finished_at.map(|at| event(at, message!("analyst-event-received"), None, None)));
    events.extend(outcomes.iter().map(|outcome| {
        let (what, who) = match &outcome.decided_by {
            Author::Rules => (message!("analyst-event-decided-by-rules"), None),
            Author::Proposal => (message!("analyst-event-proposed"), None),
            Author::Person(who) => (message!("analyst-event-decided"), Some(Words::data(words::person(who)))),
        };
        event(outcome.decided_at, what, who, outcome.reason.as_ref().map(Words::from))
    }));
    events.extend(rulings.iter().map(|ruling| {
        let agency = Argument::name(agencies.name(&ruling.agency));
        let what = message!("analyst-event-ruled", agency = agency, outcome = ruled_as(ruling.outcome));
        event(ruling.ruled_at, what, None, ruling.candidate.as_ref().map(Words::from))
    }));
    for referral in referrals {
        let agency = || Argument::name(agencies.name(&referral.agency));
        let step = |at, what| event(at, what, None, None);
        let made_available = message!("analyst-event-made-available", agency = agency());
        events.push(step(referral.made_available_at, made_available));
        let delivered = |at| step(at, message!("analyst-event-delivered", agency = agency()));
        events.extend(referral.delivered_at.map(delivered));
        let opened = |at| step(at, message!("analyst-event-opened-there", agency = agency()));
        events.extend(referral.opened_at.map(opened));
    }
    let erased = match head.stage {
        Stage::Retracted => Some(message!("analyst-event-retracted")),
        Stage::Expired => Some(message!("analyst-event-expired")),
        _ => None,
    };
    events.extend(erased.map(|what| event(head.changed_at, what, None, None)));
    events.sort_by_key(|(at, _)| *at);
    events.into_iter().map(|(_, event)| event).collect()
}

/// The names of agencies, by their keys in the directory.
struct Agencies(BTreeMap<AgencyId, String>);

impl Agencies {
    async fn of(house: &House, page: &mut Page, needed: bool) -> Result<Agencies, Trouble> {
        let (all, unreadable) = if needed { directory::listed(house).await? } else { Default::default() };
        page.cannot_read(&unreadable);
        Ok(Agencies(all.iter().map(|agency| (agency.id.clone(), agency.name.clone())).collect()))
    }

    fn name(&self, id: &AgencyId) -> String {
        self.0.get(id).cloned().unwrap_or_else(|| id.to_string())
    }
}
