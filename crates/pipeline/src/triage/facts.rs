//! From what was said to what bears on the decision: pure.

use std::collections::{BTreeMap, BTreeSet};

use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::{Holds, KeptFile};
use clearline_report::{
    Answer, FileAnnotation, FileRelevance, FileSaid, Party, PartyRole, ReportAnnotation, ReportKind, Said,
};
use clearline_wire::spelling;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::model::{AgeBand, Earlier, Fact, Facts, Field};

/// A file as triage looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// What the sender said of it.
    pub said: &'a FileSaid,
    /// What there is in it.
    pub holds: Holds,
}

impl<'a> Seen<'a> {
    /// A kept file.
    pub fn of(file: &'a KeptFile) -> Seen<'a> {
        Seen { said: &file.said, holds: file.holds() }
    }

    fn holds_something(&self) -> bool {
        self.holds != Holds::Nothing
    }
}

/// Everything triage looks at, from the report, what was said of its files, and what sources said.
pub fn gather(
    kind: ReportKind,
    said: &Said,
    files: &[Seen<'_>],
    statements: &[Statement],
    now: Timestamp,
) -> Facts {
    let mut weighed = BTreeSet::from([Fact::Incident(said.incident.kind.into())]);
    weighed.extend(said.incident.escalation.as_ref().map(|_| Fact::Escalated));
    weighed.extend(said.incident.annotations.iter().copied().map(Fact::Annotated));
    weighed.extend(said.batched.then_some(Fact::Batched));
    weigh_victims(&mut weighed, said, Offset::UTC.to_datetime(now).date());
    weigh_files(&mut weighed, files, statements);
    weighed.extend(earlier(statements).map(Fact::EarlierReports));
    Facts {
        kind,
        weighed,
        stated: stated(said, files),
        names_anybody: names_anybody(said, files),
        only_words: !files.iter().any(Seen::holds_something)
            && said.internet.iter().all(|place| place.urls.is_empty()),
    }
}

fn weigh_victims(weighed: &mut BTreeSet<Fact>, said: &Said, today: Date) {
    let victims: Vec<&Party> = said.parties_as(PartyRole::Victim).collect();
    weighed.extend(victims.iter().any(|victim| described(victim, today)).then_some(Fact::VictimDescribed));
    weighed.extend(victims.iter().any(|victim| findable(victim)).then_some(Fact::VictimIdentifiable));
    let youngest = victims.iter().filter_map(|victim| age(victim, today)).min();
    weighed.extend(youngest.and_then(band).map(Fact::VictimAge));
    weighed.extend(shares_household(said).then_some(Fact::SharesHousehold));
}

fn described(party: &Party, today: Date) -> bool {
    let person = &party.person;
    findable(party)
        || person.first_name.is_some()
        || person.last_name.is_some()
        || age(party, today).is_some()
}

/// Is there something that leads to a person or an account?
fn findable(party: &Party) -> bool {
    let person = &party.person;
    has_account(party)
        || !person.emails.is_empty()
        || !person.phones.is_empty()
        || person.addresses.iter().any(|address| address.street.is_some())
        || party.school.is_some()
        || !party.captures.is_empty()
}

fn has_account(party: &Party) -> bool {
    party.esp_identifier.is_some() || party.screen_name.is_some() || !party.profile_urls.is_empty()
}

/// Whole years: as stated, or from the birthday.
fn age(party: &Party, today: Date) -> Option<i16> {
    party.person.age.map(i16::from).or_else(|| {
        let born = party.person.date_of_birth?;
        let had_birthday = (today.month(), today.day()) >= (born.month(), born.day());
        Some(today.year() - born.year() - i16::from(!had_birthday)).filter(|years| *years >= 0)
    })
}

fn band(years: i16) -> Option<AgeBand> {
    match years {
        ..6 => Some(AgeBand::Under6),
        6..13 => Some(AgeBand::Under13),
        13..18 => Some(AgeBand::Under18),
        _ => None,
    }
}

/// Do a person reported and a victim share a telephone, a street address or a device, however each is spelled? Not the
/// network address, behind which many live.
fn shares_household(said: &Said) -> bool {
    let victims: Vec<&Party> = said.parties_as(PartyRole::Victim).collect();
    said.parties_as(PartyRole::Reported).any(|one| victims.iter().any(|victim| same_household(one, victim)))
}

fn same_household(one: &Party, other: &Party) -> bool {
    let telephone = one
        .person
        .phones
        .iter()
        .any(|phone| other.person.phones.iter().any(|theirs| spelling::same_telephone(phone, theirs)));
    telephone || !signs(one).is_disjoint(&signs(other))
}

/// Street addresses and devices, each in its one form. A street is told by its postal code or by its town.
fn signs(party: &Party) -> BTreeSet<(&'static str, String)> {
    let mut signs = BTreeSet::new();
    for address in &party.person.addresses {
        let Some(street) = address.street.as_deref().map(spelling::place) else { continue };
        let code = address.postal_code.as_deref().map(|code| ("postal", spelling::code(code)));
        let town = address.city.as_deref().map(|town| ("town", spelling::place(town)));
        for (kind, place) in code.into_iter().chain(town).filter(|(_, place)| !place.is_empty()) {
            signs.extend((!street.is_empty()).then(|| (kind, format!("{street}\n{place}"))));
        }
    }
    for device in &party.devices {
        let (kind, value) = (spelling::name(&device.kind), spelling::code(&device.value));
        signs.extend((!value.is_empty()).then(|| ("device", format!("{kind}\n{value}"))));
    }
    signs
}

fn weigh_files(weighed: &mut BTreeSet<Fact>, files: &[Seen<'_>], statements: &[Statement]) {
    // A hash that only the sender names says nothing of the bytes that came.
    let known: BTreeSet<&str> = statements
        .iter()
        .filter(|statement| statement.matter == Matter::HashMatch)
        .filter(|statement| !statement.doubts.contains(&Doubt::SenderComputed))
        .map(|statement| statement.about.as_str())
        .collect();
    // Where no list was searched, no file is novel: it is unknown.
    let searched = statements.iter().any(|statement| {
        statement.matter == Matter::HashSearch && !statement.doubts.contains(&Doubt::NobodyAsked)
    });
    let reported: Vec<&Seen<'_>> =
        files.iter().filter(|file| file.said.relevance == FileRelevance::Reported).collect();
    if reported.is_empty() {
        return;
    }
    let holds = |what: Holds| reported.iter().any(|file| file.holds == what);
    let is_known = |file: &Seen<'_>| file.holds_something() && known.contains(file.said.file.as_str());
    let is_novel = |file: &Seen<'_>| file.holds == Holds::Itself && !is_known(file) && !viral(file.said);
    let is_viral = |file: &Seen<'_>| file.holds_something() && viral(file.said);
    weighed.extend((searched && reported.iter().any(|file| is_novel(file))).then_some(Fact::NovelFile));
    weighed.extend(reported.iter().all(|file| is_known(file)).then_some(Fact::AllFilesKnown));
    weighed.extend(reported.iter().all(|file| is_viral(file)).then_some(Fact::AllFilesViral));
    weighed.extend(holds(Holds::Nothing).then_some(Fact::EmptyFile));
    weighed.extend(holds(Holds::OtherFiles).then_some(Fact::HoldsOtherFiles));
    let flags = reported.iter().flat_map(|file| file.said.annotations.iter().copied());
    weighed.extend(flags.filter(|flag| !is_viral_flag(*flag)).map(Fact::FileAnnotated));
    weighed.extend(reported.iter().filter_map(|file| file.said.classification).min().map(Fact::Graded));
}

fn viral(file: &FileSaid) -> bool {
    file.annotations.iter().any(|flag| is_viral_flag(*flag))
}

fn is_viral_flag(flag: FileAnnotation) -> bool {
    matches!(flag, FileAnnotation::Viral | FileAnnotation::PotentialMeme)
}

/// What makes a link to an earlier report count nothing: that only a file or a page is shared, that the report is not
/// here, that this one is the same again, and that it rests on what a stranger wrote and no person has looked at.
const COUNTS_NOTHING: [Doubt; 6] = [
    Doubt::OnlyFile,
    Doubt::OnlyPage,
    Doubt::NotHeld,
    Doubt::SentAgain,
    Doubt::TypedNumber,
    Doubt::PublicWords,
];

/// Earlier reports that share more than a file or a page, or that the sender names and that are held here.
fn earlier(statements: &[Statement]) -> Option<Earlier> {
    let repeated: BTreeSet<&str> = statements
        .iter()
        .filter(|statement| statement.doubts.contains(&Doubt::SentAgain))
        .map(|statement| statement.about.as_str())
        .collect();
    let reports: BTreeSet<&str> = statements
        .iter()
        .filter(|statement| statement.matter == Matter::EarlierReport)
        .filter(|statement| !COUNTS_NOTHING.iter().any(|doubt| statement.doubts.contains(doubt)))
        .filter(|statement| !repeated.contains(statement.about.as_str()))
        .map(|statement| statement.about.as_str())
        .collect();
    match reports.len() {
        0 => None,
        1 => Some(Earlier::One),
        _ => Some(Earlier::Several),
    }
}

fn names_anybody(said: &Said, files: &[Seen<'_>]) -> bool {
    let by_party = said.parties.iter().any(|party| {
        findable(party)
            || !party.devices.is_empty()
            || party.associated.iter().any(|linked| findable(&linked.party))
    });
    let by_place = said.internet.iter().any(|place| {
        !place.emails.is_empty()
            || !place.phones.is_empty()
            || !place.captures.is_empty()
            || !place.urls.is_empty()
    });
    by_party
        || by_place
        || files.iter().any(|file| file.said.capture.is_some() || !file.said.devices.is_empty())
}

fn stated(said: &Said, files: &[Seen<'_>]) -> BTreeSet<Field> {
    let reported: Vec<&Party> = said.parties_as(PartyRole::Reported).collect();
    let any = |test: &dyn Fn(&Party) -> bool| reported.iter().any(|party| test(party));
    let captures: Vec<_> = reported
        .iter()
        .flat_map(|party| &party.captures)
        .chain(said.internet.iter().flat_map(|place| &place.captures))
        .chain(files.iter().filter_map(|file| file.said.capture.as_ref()))
        .collect();
    let words = said.additional.is_some() || said.internet.iter().any(|place| place.content.is_some());
    let held: BTreeMap<Field, bool> = BTreeMap::from([
        (Field::TimeMeaning, said.incident.time_meaning.is_some()),
        (Field::Platform, said.incident.platform.is_some() || any(&|party| party.esp_service.is_some())),
        (Field::Place, !said.internet.is_empty()),
        (Field::Account, any(&has_account)),
        (Field::Contact, any(&|party| !party.person.emails.is_empty() || !party.person.phones.is_empty())),
        (Field::AddressAndTime, captures.iter().any(|capture| capture.at.is_some())),
        (Field::Port, captures.iter().any(|capture| capture.port.is_some())),
        (
            Field::Location,
            any(&|party| party.estimated_location.is_some() || !party.person.addresses.is_empty()),
        ),
        (Field::Victim, said.parties.iter().any(|party| party.role != PartyRole::Reported)),
        (Field::Content, words || files.iter().any(Seen::holds_something)),
        (Field::ViewedStated, files.iter().all(|file| file.said.viewed != Answer::NotStated)),
        (Field::Graded, files.iter().all(|file| is_graded(file.said))),
        (Field::ReporterEmail, !said.reporter.person.emails.is_empty()),
    ]);
    held.into_iter().filter(|(_, held)| *held).map(|(field, _)| field).collect()
}

/// A file that gives context may have no grade, so none is missing.
fn is_graded(file: &FileSaid) -> bool {
    file.relevance == FileRelevance::Supplemental || file.classification.is_some()
}

/// The flags by which a sender itself says that there is little to act on.
pub(super) const DOWNPLAYING: [ReportAnnotation; 2] =
    [ReportAnnotation::Spam, ReportAnnotation::Informational];
