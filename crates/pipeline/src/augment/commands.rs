use std::collections::HashSet;

use clearline_core::{Claimed, Deed, House, Job, Trouble, command, statement};
use clearline_law::access::{CarryReport, Permit};
use clearline_records::dossier::augmented::{
    Candidate, Doubt, Matter, Statement, doubts_text, evidence_text,
};
use clearline_records::dossier::leave::to_work;
use clearline_records::dossier::{self, Head};
use clearline_report::{ReportNumber, Stage, Subject};
use clearline_store::params;
use jiff::{SignedDuration, Timestamp};

use super::decide;
use super::model::{AugmentError, STATEMENTS_MAX, heard};
use super::repeat;
use super::sources::prior::Identifier;
use super::sources::{address, bytes, exits, hash, language, mail, phone, place, prior, viewing};

statement! {
    ADVANCE = "augment/sql/advance";
    WRITE_STATEMENT = "augment/sql/write_statement";
    WRITE_CANDIDATE = "augment/sql/write_candidate";
    WRITE_IDENTIFIER = "augment/sql/write_identifier";
}

/// All that was heard of one report, ready to be written.
struct Found {
    statements: Vec<Statement>,
    candidates: Vec<Candidate>,
    identifiers: Vec<Identifier>,
    /// What is kept of the content of the sender's report.
    content: Option<[u8; 32]>,
    urgent: bool,
}

/// An urgent report that was begun is processed further before the next is begun: it was due a day early, and is now
/// due a little earlier still. Otherwise, of many urgent reports, none would reach the review queue before all were
/// augmented.
const URGENT_AHEAD: SignedDuration = SignedDuration::from_hours(-25);

/// Asks every source about a received report, writes what they said and to which countries it may lead, and adds the
/// job for triage. A report that is not at this stage any more only ends the job.
pub async fn carry(house: &House, permit: &Permit<CarryReport>, job: &Claimed) -> Result<(), AugmentError> {
    let number = job.report;
    // Sources are asked outside of the deed: they are asked once, even where the deed must be decided again.
    let found = match dossier::head(house, number).await? {
        Some(head) if head.stage == Stage::Received => Some((ask(house, &head).await?, head)),
        _ => None,
    };
    command!(house, "augment.carry", |deed| {
        deed.end(job);
        let Some((found, head)) = &found else { return Ok(()) };
        let now = dossier::head(house, number).await?;
        if now.is_none_or(|now| now.stage != Stage::Received) {
            return Ok(());
        }
        deed.must_change(&ADVANCE, params!(number = number.get()));
        let first = repeat::first(&mut deed, head, found.content).await?;
        let statements = match first {
            Some(first) => repeat::told(&found.statements, first, deed.at),
            None => found.statements.clone(),
        };
        write(&mut deed, head, &statements, &found.candidates);
        let mut facts = vec![("statements", statements.len().to_string())];
        match first {
            // A report that shares something with a repeat shares it with the first report, and finds that one.
            Some(first) => facts.push(("repeats", first.to_string())),
            None => index(&mut deed, head, &found.identifiers),
        }
        let ahead = if found.urgent { URGENT_AHEAD } else { SignedDuration::ZERO };
        deed.then(Job::Triage, number, 0, ahead);
        deed.record(permit, Some(number), &facts)?;
        Ok(())
    })
}

async fn ask(house: &House, head: &Head) -> Result<Found, Trouble> {
    let at = house.now();
    let said = dossier::said(house, &to_work(head.number)).await?;
    let files = dossier::files(house, &to_work(head.number)).await?;
    let content = repeat::print(&house.keys.fingerprint, head, &repeat::content(&said, &files));
    let files_said: Vec<_> = files.iter().map(|file| &file.said).collect();
    let mentioned = bytes::mentioned(&said, &files);
    let identifiers = prior::identifiers(&said, &files, &mentioned, head.provider.as_ref());
    let mut heard_all = place::ask(&said, at);
    heard_all.extend(phone::ask(&said, at));
    let exits = exits::look_up(house, &said, &files_said, at).await?;
    heard_all.extend(address::ask(house.ports.addresses.as_deref(), &said, &files_said, &exits, at));
    heard_all.extend(exits.said);
    heard_all.extend(mail::ask(&said, at));
    heard_all.extend(language::ask(&said, &heard_all, at));
    let looked_up = [identifiers.as_slice(), &prior::perhaps_hashes(&mentioned)].concat();
    heard_all.extend(prior::ask(house, head, &said, &looked_up, at).await?);
    heard_all.extend(hash::ask(house, &files, &mentioned, at).await?);
    heard_all.extend(viewing::ask(house, head, at).await?);
    // Last, since a sender can make any number of these, and what is too many is cut off at the end.
    heard_all.extend(bytes::named(&mentioned, at));
    heard_all.extend(bytes::ask(&files, at));
    let statements = settle(heard_all, at);
    let candidates = decide::candidates(&statements, at);
    let urgent = said.incident.escalation.is_some();
    Ok(Found { statements, candidates, identifiers, content, urgent })
}

/// Each statement once, numbered and weighed; what is too many is counted, not silently dropped.
fn settle(heard_all: Vec<Statement>, at: Timestamp) -> Vec<Statement> {
    let mut seen = HashSet::new();
    let mut once: Vec<Statement> =
        heard_all.into_iter().filter(|statement| seen.insert(statement.clone())).collect();
    if once.len() > STATEMENTS_MAX {
        let more = once.len() - (STATEMENTS_MAX - 1);
        once.truncate(STATEMENTS_MAX - 1);
        let value = format!("{more} further statements are not kept");
        let cut = heard("augment", Matter::Rest, String::new(), value, at);
        once.push(Statement { doubts: vec![Doubt::CutShort], ..cut });
    }
    for (ordinal, statement) in (1..).zip(&mut once) {
        statement.ordinal = ordinal;
        statement.weight =
            statement.country.map_or(0, |_| decide::weigh(statement.matter, &statement.doubts));
    }
    once
}

fn write(deed: &mut Deed<'_>, head: &Head, statements: &[Statement], candidates: &[Candidate]) {
    let number = head.number;
    for statement in statements {
        write_statement(deed, number, statement);
    }
    for candidate in candidates {
        deed.run(
            &WRITE_CANDIDATE,
            params!(
                report = number.get(),
                subject = candidate.subject.word(),
                position = candidate.position,
                country = candidate.country.map(|country| country.code().to_owned()),
                state = candidate.state.as_ref(),
                weight = candidate.weight,
                proxy_doubt = candidate.proxy_doubt,
                newest_at = candidate.newest_at.map(Timestamp::as_microsecond),
                evidence = evidence_text(&candidate.evidence)
            ),
        );
    }
}

/// Lets later reports find this one.
fn index(deed: &mut Deed<'_>, head: &Head, identifiers: &[Identifier]) {
    let key = deed.house.keys.fingerprint;
    for identifier in identifiers {
        let print = identifier.fingerprint(&key, head.world);
        let params =
            params!(fingerprint = print, report = head.number.get(), matter = identifier.link.word());
        deed.run(&WRITE_IDENTIFIER, params);
    }
}

fn write_statement(deed: &mut Deed<'_>, number: ReportNumber, statement: &Statement) {
    deed.run(
        &WRITE_STATEMENT,
        params!(
            report = number.get(),
            ordinal = statement.ordinal,
            source = statement.source.as_str(),
            source_as_of = statement.source_as_of.as_ref(),
            subject = statement.subject.map(Subject::word),
            matter = statement.matter.word(),
            about = statement.about.as_str(),
            value = statement.value.as_str(),
            country = statement.country.map(|country| country.code().to_owned()),
            state = statement.state.as_ref(),
            weight = statement.weight,
            doubt = doubts_text(&statement.doubts),
            event_at = statement.event_at.map(Timestamp::as_microsecond),
            said_at = statement.said_at.as_microsecond()
        ),
    );
}
