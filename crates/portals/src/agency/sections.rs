//! What the law let us tell, under headings, as an officer reads it. What was not stated is not shown.

use clearline_disclosure::Disclosed;
use clearline_frame::facts::{self, Layer, Told, joined};
use clearline_frame::view::{Candidate, Fact, Section, Subject, Words};
use clearline_frame::words;
use clearline_law::Register;
use clearline_records::dossier::augmented::{self, Statement};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_report::{Argument, Designation, Message, Subject as Who, message};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::filed_by;

/// What the sender said with what was found and decided here, under headings without those that are empty, and the words
/// that may be hard to read.
pub(crate) fn layer(disclosed: &Disclosed, register: &Register) -> Layer {
    let mut layer = facts::layer(&told(disclosed), register);
    let filed = filed(disclosed);
    match layer.sections.first_mut().filter(|_| disclosed.incident.is_some()) {
        Some(incident) => incident.facts.extend(filed),
        None => layer.sections.insert(0, section(message!("section-incident"), filed)),
    }
    let own: Vec<Section> = disclosed.outcome.as_ref().map(assessment).into_iter().collect();
    layer.sections.splice(1..1, own);
    let public = disclosed.reporter_contact.as_ref();
    layer.sections.extend(
        public
            .map(|person| facts::human(message!("section-reporter"), person, register, received(disclosed))),
    );
    layer.sections.push(said(message!("officer-looked-up"), &disclosed.statements));
    layer.sections.push(said(message!("officer-linked"), &disclosed.linked));
    layer.sections.retain(|section| !section.facts.is_empty());
    layer
}

fn told(disclosed: &Disclosed) -> Told<'_> {
    let provider =
        disclosed.provider_name.clone().or_else(|| disclosed.provider.as_ref().map(ToString::to_string));
    let name =
        |file: &clearline_disclosure::DisclosedFile| file.name.clone().unwrap_or_else(|| file.id.to_string());
    Told {
        incident: disclosed.incident.as_ref(),
        batched: disclosed.batched,
        internet: &disclosed.internet,
        law_enforcement: disclosed.law_enforcement.as_ref(),
        provider,
        reporter: disclosed.reporter.as_ref(),
        parties: &disclosed.parties,
        additional: disclosed.additional.as_deref(),
        files: disclosed.files.iter().map(|file| (name(file), &file.said)).collect(),
        received: received(disclosed),
    }
}

fn received(disclosed: &Disclosed) -> Date {
    Offset::UTC.to_datetime(disclosed.received_at).date()
}

fn section(heading: Message, facts: Vec<Fact>) -> Section {
    Section { heading: heading.into(), facts, folded: false }
}

/// By whom and when it was filed.
fn filed(disclosed: &Disclosed) -> Vec<Fact> {
    vec![
        Fact::new(message!("officer-filed"), filed_by(disclosed.kind)),
        Fact::new(message!("officer-finished"), Words::value(disclosed.received_at)),
    ]
}

/// Where each subject may be, likeliest first.
pub(super) fn subjects(disclosed: &Disclosed) -> Vec<Subject> {
    let of = |who: Who| {
        let named =
            disclosed.candidates.iter().filter(move |one| one.subject == who && one.country.is_some());
        named.map(|one| candidate(one, disclosed.received_at)).collect()
    };
    Who::ALL.into_iter().map(|who| Subject { who: words::subject(who).into(), candidates: of(who) }).collect()
}

fn candidate(candidate: &augmented::Candidate, received: Timestamp) -> Candidate {
    let unknown = || Argument::from(message!("officer-country-unknown"));
    let country = candidate.country.map_or_else(unknown, Argument::from);
    let evidence = |one: &augmented::Evidence| {
        let points = Argument::name(format!("{:+}", one.points));
        message!("officer-evidence", points = points, evidence = one.says.clone()).into()
    };
    let age = |at| words::span(at, received);
    Candidate {
        country: match &candidate.state {
            Some(state) => {
                message!("part-country-state", country = country, state = Argument::name(state)).into()
            }
            None => country.into(),
        },
        strength: message!("officer-points", points = candidate.weight).into(),
        evidence: candidate.evidence.iter().map(evidence).collect(),
        proxy_doubt: candidate.proxy_doubt.then(|| message!("officer-may-be-a-proxy").into()),
        age: candidate.newest_at.map_or_else(|| message!("officer-not-dated"), age).into(),
    }
}

/// The page says whether rules or a person decided, and never names the person: names of our analysts are not
/// disclosed.
fn assessment(outcome: &Outcome) -> Section {
    let (priority, at) = (Argument::name(outcome.priority.word()), outcome.decided_at);
    let meaning = words::priority(&outcome.priority);
    let decided = match outcome.decided_by {
        Author::Rules => message!("officer-decided-by-rules", at = at),
        Author::Person(_) | Author::Proposal => message!("officer-decided-by-person", at = at),
    };
    let designation = match outcome.designation {
        Designation::Referral => message!("officer-designated-referral"),
        Designation::Informational => message!("officer-designated-informational"),
    };
    let mut facts = vec![
        Fact::new(message!("officer-designation"), designation),
        Fact::new(
            message!("officer-priority"),
            message!("officer-priority-of", priority = priority, meaning = meaning),
        ),
        Fact::new(message!("officer-decided"), decided),
    ];
    facts.extend(outcome.reason.as_ref().map(|why| Fact::new(message!("officer-why"), why)));
    for factor in &outcome.factors {
        // A floor adds nothing to the sum: it makes the report P0 whatever the sum is.
        let floor = factor.name.strip_prefix("floor.").map(str::to_owned);
        let counts = floor.unwrap_or_else(|| format!("{:+}", factor.points));
        facts.push(Fact::new(Words::data(counts), &factor.because));
    }
    let points = message!("officer-completeness-of", points = u32::from(outcome.completeness));
    facts.push(Fact::new(message!("officer-completeness"), points));
    let missing = joined(outcome.missing.iter().map(|missing| Some(missing.clone().into())));
    facts.extend(missing.map(|missing| Fact::new(message!("officer-missing"), missing)));
    section(message!("officer-assessment"), facts)
}

fn said(heading: Message, statements: &[Statement]) -> Section {
    section(heading, statements.iter().map(statement).collect())
}

/// What one source said, of what, and as of when.
fn statement(one: &Statement) -> Fact {
    let (value, source) = (one.value.clone(), one.source.clone());
    let said = match &one.source_as_of {
        Some(as_of) => {
            message!("statement-said-as-of", value = value, source = source, as_of = Argument::name(as_of))
        }
        None => message!("statement-said", value = value, source = source),
    };
    let said = if one.about.is_empty() {
        said
    } else {
        message!("statement-of", about = Argument::exact(&one.about), said = said)
    };
    Fact::new(Words::Heading(one.matter.message()), one.doubted(said))
}
