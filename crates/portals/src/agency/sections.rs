//! What the law let us tell, under headings, as an officer reads it. What was not stated is not shown.

use clearline_law::Register;
use clearline_pipeline::refer::Disclosed;
use clearline_records::dossier::augmented::{self, Statement};
use clearline_records::dossier::triaged::{Author, Outcome};
use clearline_report::Subject as Who;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::{filed_by, sentence};
use crate::facts::{self, Layer, Told};
use crate::view::{Candidate, Fact, Section, Subject};
use crate::words;

/// What the sender said with what was found and decided here, under headings without those that are empty, and the words
/// that may be hard to read.
pub(crate) fn layer(disclosed: &Disclosed, register: &Register) -> Layer {
    let mut layer = facts::layer(&told(disclosed), register);
    let filed = filed(disclosed);
    match layer.sections.first_mut().filter(|_| disclosed.incident.is_some()) {
        Some(incident) => incident.facts.extend(filed),
        None => layer.sections.insert(0, section("Incident", filed)),
    }
    let own: Vec<Section> = disclosed.outcome.as_ref().map(assessment).into_iter().collect();
    layer.sections.splice(1..1, own);
    let public = disclosed.reporter_contact.as_ref();
    layer
        .sections
        .extend(public.map(|person| facts::human("Who reported", person, register, received(disclosed))));
    layer.sections.push(said("What we looked up", &disclosed.statements));
    layer.sections.push(said("Other reports that share something", &disclosed.linked));
    layer.sections.retain(|section| !section.facts.is_empty());
    layer
}

fn told(disclosed: &Disclosed) -> Told<'_> {
    let provider =
        disclosed.provider_name.clone().or_else(|| disclosed.provider.as_ref().map(ToString::to_string));
    let name = |file: &clearline_pipeline::refer::DisclosedFile| {
        file.name.clone().unwrap_or_else(|| file.id.to_string())
    };
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

fn section(heading: &str, facts: Vec<Fact>) -> Section {
    Section { heading: heading.to_owned(), facts, folded: false }
}

/// By whom and when it was filed.
fn filed(disclosed: &Disclosed) -> Vec<Fact> {
    vec![
        Fact::new("Filed", filed_by(disclosed.kind)),
        Fact::new("Finished by its sender", words::moment(disclosed.received_at).words),
    ]
}

/// Where each subject may be, likeliest first.
pub(super) fn subjects(disclosed: &Disclosed, register: &Register) -> Vec<Subject> {
    let of = |who: Who| {
        let named =
            disclosed.candidates.iter().filter(move |one| one.subject == who && one.country.is_some());
        named.map(|one| candidate(one, disclosed.received_at, register)).collect()
    };
    Who::ALL.into_iter().map(|who| Subject { who: who.words().to_owned(), candidates: of(who) }).collect()
}

fn candidate(candidate: &augmented::Candidate, received: Timestamp, register: &Register) -> Candidate {
    let name = candidate.country.map_or_else(|| "not known".to_owned(), |code| register.country_name(code));
    let doubt = "An address among the evidence may be a proxy: it then says where the proxy is.";
    Candidate {
        country: match &candidate.state {
            Some(state) => format!("{name}, {state}"),
            None => name,
        },
        strength: format!("{} points", candidate.weight),
        evidence: candidate.evidence.iter().map(|one| format!("{:+} {}", one.points, one.words)).collect(),
        proxy_doubt: candidate.proxy_doubt.then(|| doubt.to_owned()),
        age: candidate.newest_at.map_or_else(|| "not dated".to_owned(), |at| words::age(at, received)),
    }
}

/// The page says whether rules or a person decided, and never names the person: names of our analysts are not
/// disclosed.
fn assessment(outcome: &Outcome) -> Section {
    let by = if outcome.decided_by == Author::Rules { "rules" } else { "a person" };
    let mut facts = vec![
        Fact::new("Designation", outcome.designation.word()),
        Fact::new("Priority", format!("{}: {}", outcome.priority.word(), outcome.priority.meaning())),
        Fact::new("Decided", format!("by {by}, {}", words::moment(outcome.decided_at).words)),
    ];
    facts.extend(outcome.reason.as_ref().map(|why| Fact::new("Why", words::term(why))));
    for factor in &outcome.factors {
        // A floor adds nothing to the sum: it makes the report P0 whatever the sum is.
        let floor = factor.name.strip_prefix("floor.").map(str::to_owned);
        let counts = floor.unwrap_or_else(|| format!("{:+}", factor.points));
        facts.push(Fact::new(counts, words::term(&factor.because)));
    }
    facts.push(Fact::new("Completeness", format!("{} of 100", outcome.completeness)));
    facts.extend((!outcome.missing.is_empty()).then(|| {
        let missing: Vec<String> = outcome.missing.iter().map(words::term).collect();
        Fact::new("Missing", missing.join(", "))
    }));
    section("Our assessment", facts)
}

fn said(heading: &str, statements: &[Statement]) -> Section {
    let mut facts = Vec::new();
    for one in statements {
        let about = if one.about.is_empty() { String::new() } else { format!("{}: ", one.about) };
        let as_of = one.source_as_of.as_ref().map(|as_of| format!(", as of {as_of}")).unwrap_or_default();
        let doubts: String = one.doubts.iter().map(|doubt| format!("; {}", doubt.words())).collect();
        let name = sentence(one.matter.words());
        let value = format!("{about}{} ({}{as_of}){doubts}", one.value, one.source);
        facts.push(Fact::new(name.trim_end_matches('.'), value));
    }
    section(heading, facts)
}
