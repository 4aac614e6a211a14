//! The facts of the CASE graph of a package: mapped from what is disclosed, each with whom it belongs to.

use clearline_law::Outcome;
use clearline_records::dossier::augmented::{Matter, Statement};
use clearline_report::{
    Address, AssociatedAccount, CaptureEvent, CaptureKind, DeviceId, EstimatedLocation, FileRelevance,
    InternetDetail, Party, PartyRole, Person, Phone, ReportKind, SaidAt, Subject,
};
use clearline_seal::{
    Account, Authority, CaseDevice, CaseFile, CaseInput, CasePerson, Connection, Contact, HashMethod,
    Incident, Name, Part, Place, Placed, Provider, Scene, Span,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::disclosed::{Disclosed, DisclosedFile};
use crate::package::Input;

/// The relation of a linked account that is another person's.
const OF_A_PARENT: &str = "Parent/Guardian";
/// Who says what the sender itself says of a place.
const SENDER: &str = "the sender of the report";

/// The facts of the graph.
pub fn case(input: &Input<'_>) -> CaseInput {
    let disclosed = input.disclosed;
    let received = disclosed.received_at.as_microsecond();
    let mut focus: Vec<String> =
        disclosed.incident.iter().map(|incident| incident.kind.words().to_owned()).collect();
    if let Some(outcome) = &disclosed.outcome {
        focus.push(format!("{}, {}", outcome.designation.word(), outcome.priority.word()));
    }
    let people = people(disclosed);
    CaseInput {
        provider: provider(disclosed),
        provider_reference: None,
        software_version: env!("CARGO_PKG_VERSION").to_owned(),
        focus,
        authority: authority(input),
        incident: incident(disclosed),
        scenes: disclosed.internet.iter().map(scene).collect(),
        files: disclosed.files.iter().map(|file| case_file(file, disclosed, &people)).collect(),
        places: disclosed.statements.iter().filter_map(|one| sourced(one, &people)).collect(),
        people: people.into_iter().map(|one| one.person).collect(),
        received: Span { start: received, end: received },
        triaged: disclosed.outcome.as_ref().map(|outcome| {
            let at = outcome.decided_at.as_microsecond();
            ("triage".to_owned(), Span { start: at, end: at })
        }),
    }
}

fn provider(disclosed: &Disclosed) -> Provider {
    let of_the_public = disclosed.kind == ReportKind::Public;
    let id = disclosed.provider.as_ref().map(ToString::to_string);
    let name = disclosed.provider_name.clone().or(id);
    let otherwise = if of_the_public { "a member of the public" } else { "the sender of the report" };
    let mut contacts = Vec::new();
    if let Some(reporter) = &disclosed.reporter {
        contacts.extend(contact("Reporting person", &reporter.person));
        contacts.extend(reporter.contact.as_ref().and_then(|person| contact("Contact for police", person)));
    }
    contacts.extend(disclosed.reporter_contact.as_ref().and_then(|person| contact("Who reported", person)));
    Provider { name: name.unwrap_or_else(|| otherwise.to_owned()), of_the_public, contacts }
}

fn contact(purpose: &str, person: &Person) -> Option<Contact> {
    (*person != Person::default()).then(|| Contact {
        purpose: purpose.to_owned(),
        name: name(person),
        emails: emails(person),
        phones: phones(person),
    })
}

fn incident(disclosed: &Disclosed) -> Option<Incident> {
    disclosed.incident.as_ref().map(|incident| {
        let mut words: Vec<String> =
            incident.time_meaning.iter().map(|words| format!("What the time means: {words}")).collect();
        words.extend(incident.platform.iter().map(|name| format!("Platform: {name}")));
        words.extend(incident.at.written().map(|written| format!("The sender wrote the time {written}")));
        Incident { kind: incident.kind.words().to_owned(), at: incident.at.at().as_microsecond(), words }
    })
}

fn authority(input: &Input<'_>) -> Vec<Authority> {
    let Outcome::Disclose { under, .. } = &input.ruling.outcome else { return Vec::new() };
    under
        .iter()
        .map(|id| {
            let clause = input.register.clause(id);
            Authority {
                name: clause.map_or_else(|| id.to_string(), |clause| clause.citation.clone()),
                kind: "statute".to_owned(),
                clause: id.to_string(),
                since: clause.and_then(|clause| midnight(clause.first_day())),
            }
        })
        .collect()
}

fn midnight(day: Date) -> Option<i64> {
    TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok().map(Timestamp::as_microsecond)
}

/// Somebody of the report.
struct Someone {
    /// Their part; none of a parent whose account is linked.
    role: Option<PartyRole>,
    /// Is the first of their accounts the one that the report speaks of? Else all are linked ones.
    own: bool,
    /// What the graph holds of them.
    person: CasePerson,
}

/// The people of the report, each with their part in it. A parent whose account is linked is a person of their own.
fn people(disclosed: &Disclosed) -> Vec<Someone> {
    let mut people = Vec::new();
    for party in &disclosed.parties {
        let (part, called) = match party.role {
            PartyRole::Reported => (Part::Subject, "Reported account holder"),
            PartyRole::IntendedRecipient => (Part::Recipient, "Intended recipient"),
            PartyRole::Victim => (Part::Victim, "Victim"),
        };
        let (parents, own): (Vec<_>, Vec<_>) =
            party.associated.iter().partition(|account| account.relation == OF_A_PARENT);
        let mut accounts: Vec<Account> = account(party, true).into_iter().collect();
        accounts.extend(own.into_iter().map(linked));
        let own = account(party, true).is_some();
        let place = party.estimated_location.as_ref();
        let person_of = person(&party.person, part, called, place, accounts);
        people.push(Someone { role: Some(party.role), own, person: person_of });
        for parent in parents {
            let called = format!("Parent or guardian: {}", party.role.words());
            let human = &parent.party.person;
            let person = person(human, Part::Other(called.clone()), &called, None, vec![linked(parent)]);
            people.push(Someone { role: None, own: false, person });
        }
    }
    people
}

fn person(
    human: &Person,
    part: Part,
    called: &str,
    estimated: Option<&EstimatedLocation>,
    accounts: Vec<Account>,
) -> CasePerson {
    let mut places: Vec<Place> = human.addresses.iter().map(street).collect();
    places.extend(estimated.map(estimated_place));
    CasePerson {
        part,
        called: called.to_owned(),
        name: name(human),
        born: human.date_of_birth.and_then(midnight),
        age: human.age,
        places,
        accounts,
    }
}

fn name(person: &Person) -> Name {
    Name {
        given: person.first_name.iter().chain(&person.middle_name).cloned().collect(),
        family: person.last_name.clone(),
    }
}

fn emails(person: &Person) -> Vec<String> {
    person.emails.iter().map(|email| email.address.clone()).collect()
}

fn phones(person: &Person) -> Vec<String> {
    person.phones.iter().map(Phone::full).collect()
}

/// The account of a party; `None` where nothing is told that hangs on one.
fn account(party: &Party, own: bool) -> Option<Account> {
    let account = Account {
        identifier: party.esp_identifier.clone(),
        login: party.screen_name.clone(),
        display_names: party.display_names.clone(),
        platform: party.esp_service.clone(),
        issued_by_provider: own && party.third_party != clearline_report::Answer::Yes,
        words: closings(party),
        profile_urls: party.profile_urls.clone(),
        bio: party.profile_bio.clone(),
        closed: [&party.temporarily_disabled, &party.permanently_disabled]
            .into_iter()
            .flatten()
            .any(|closing| closing.stated),
        emails: emails(&party.person),
        phones: phones(&party.person),
        connections: party.captures.iter().map(connection).collect(),
        devices: party.devices.iter().map(device).collect(),
    };
    let nothing = Account { issued_by_provider: account.issued_by_provider, ..Account::default() };
    (account != nothing).then_some(account)
}

fn linked(linked: &AssociatedAccount) -> Account {
    let mut told = account(&linked.party, false).unwrap_or_default();
    told.platform = linked.platform.clone().or(told.platform);
    told.words.insert(0, format!("Linked account: {}", linked.relation));
    let name = name(&linked.party.person);
    let holder: Vec<&str> = name.given.iter().chain(&name.family).map(String::as_str).collect();
    told.words.extend((!holder.is_empty()).then(|| format!("Name on the account: {}", holder.join(" "))));
    told.words.extend(linked.party.person.date_of_birth.map(|day| format!("Birthday on the account: {day}")));
    told
}

/// How the account was closed, and whether the user knows.
fn closings(party: &Party) -> Vec<String> {
    let closings = [
        ("Account closed for a time", &party.temporarily_disabled),
        ("Account closed for good", &party.permanently_disabled),
    ];
    let mut words = Vec::new();
    for (name, closing) in closings {
        let Some(closing) = closing.as_ref().filter(|closing| closing.stated) else { continue };
        let at = |said: Option<SaidAt>| said.map(|at| format!(", {}", at.second())).unwrap_or_default();
        words.push(format!("{name}{}", at(closing.at)));
        if closing.user_notified == clearline_report::Answer::Yes {
            words.push(format!("The user was told that it is closed{}", at(closing.user_notified_at)));
        }
    }
    words
}

fn connection(capture: &CaptureEvent) -> Connection {
    Connection {
        address: capture.address,
        port: capture.port,
        at: moment(capture.at),
        kind: capture.kind.map(|kind| CaptureKind::word(kind).to_owned()),
    }
}

fn device(device: &DeviceId) -> CaseDevice {
    CaseDevice {
        kind: device.kind.clone(),
        value: device.value.clone(),
        event: device.event.map(|kind| CaptureKind::word(kind).to_owned()),
        at: moment(device.at),
    }
}

fn moment(said: Option<SaidAt>) -> Option<i64> {
    said.map(|said| said.at().as_microsecond())
}

fn street(address: &Address) -> Place {
    let state = address.state.as_ref().map(|state| format!("US-{state}"));
    Place {
        street: address.street.clone(),
        postal_code: address.postal_code.clone(),
        country: address.country.map(|country| country.code().to_owned()),
        region: state.or_else(|| address.region.clone()),
        locality: address.city.clone(),
        kind: address.kind.clone(),
        said_by: SENDER.to_owned(),
        ..Place::default()
    }
}

fn estimated_place(location: &EstimatedLocation) -> Place {
    Place {
        country: location.country.map(|country| country.code().to_owned()),
        region: location.region.clone(),
        locality: location.city.clone(),
        said_by: format!("{SENDER}, as an estimate"),
        ..Place::default()
    }
}

fn scene(place: &InternetDetail) -> Scene {
    let mut words: Vec<String> = place.console.iter().map(|name| format!("Console: {name}")).collect();
    words.extend(place.file_names.iter().map(|names| format!("File names: {names}")));
    words.extend(place.additional.iter().cloned());
    let mut places: Vec<Place> = place.addresses.iter().map(street).collect();
    places.extend(place.position().map(|position| Place {
        coordinates: Some(position),
        said_by: SENDER.to_owned(),
        ..Place::default()
    }));
    Scene {
        kind: place.kind.words().to_owned(),
        name: place.name.clone(),
        room: place.room.clone(),
        urls: place.urls.clone(),
        content: place.content.clone(),
        words,
        emails: place.emails.iter().map(|email| email.address.clone()).collect(),
        phones: place.phones.iter().map(Phone::full).collect(),
        connections: place.captures.iter().map(connection).collect(),
        places,
    }
}

fn case_file(file: &DisclosedFile, disclosed: &Disclosed, people: &[Someone]) -> CaseFile {
    CaseFile {
        name: file.said.name().or(file.name.as_deref()).map_or_else(|| file.id.to_string(), str::to_owned),
        bytes: file.size,
        media_type: None,
        hashes: vec![
            (HashMethod::Md5, file.md5.clone()),
            (HashMethod::Sha1, file.sha1.clone()),
            (HashMethod::Sha256, file.sha256.clone()),
        ]
        .into_iter()
        .filter(|(_, hash)| !hash.is_empty())
        .collect(),
        viewed_by_provider: Some(file.said.viewed.word().to_owned()),
        account: whose(file, disclosed, people),
        upload: file.said.capture.as_ref().map(connection),
        location: file.said.location.clone(),
    }
}

/// Whose account a file is of: the one that alone was seen at the address it came from; else, where a single account is
/// complained of and the file is what is reported, that one. Where neither holds it is nobody's here.
fn whose(file: &DisclosedFile, disclosed: &Disclosed, people: &[Someone]) -> Option<(usize, usize)> {
    let seen_at = |account: &Account| {
        let address = file.said.capture.as_ref().map(|capture| capture.address);
        account.connections.iter().any(|connection| Some(connection.address) == address)
    };
    let all = people.iter().enumerate().flat_map(|(place, one)| {
        one.person.accounts.iter().enumerate().map(move |(number, account)| ((place, number), account))
    });
    let seen: Vec<(usize, usize)> =
        all.filter(|(_, account)| seen_at(account)).map(|(place, _)| place).collect();
    if let [alone] = seen.as_slice() {
        return Some(*alone);
    }
    let mut reported = people.iter().enumerate().filter(|(_, one)| one.role == Some(PartyRole::Reported));
    let sole = reported.next().filter(|_| reported.next().is_none());
    let is_reported = file.said.relevance == FileRelevance::Reported && !disclosed.batched;
    sole.filter(|(_, one)| is_reported && one.own).map(|(place, _)| (place, 0))
}

/// Where a source places something, and what.
fn sourced(statement: &Statement, people: &[Someone]) -> Option<Place> {
    let country = statement.country?;
    let of_role = |role: PartyRole| {
        let mut of = people.iter().enumerate().filter(|(_, one)| one.role == Some(role));
        let sole = of.next().filter(|_| of.next().is_none());
        sole.map_or(Placed::Nobody, |(place, _)| Placed::Person(place))
    };
    let of = match (statement.matter, statement.subject) {
        (Matter::Address, _) => statement.about.parse().map_or(Placed::Nobody, Placed::Address),
        (Matter::Phone, _) if has_phone(people, &statement.about) => Placed::Phone(statement.about.clone()),
        (_, Some(Subject::Reported)) => of_role(PartyRole::Reported),
        (_, Some(Subject::Victim)) => of_role(PartyRole::Victim),
        (_, Some(Subject::Host) | None) => Placed::Nobody,
    };
    Some(Place {
        of,
        country: Some(country.code().to_owned()),
        region: statement.state.as_ref().map(|state| format!("US-{state}")),
        said_by: statement.source.clone(),
        ..Place::default()
    })
}

fn has_phone(people: &[Someone], number: &str) -> bool {
    let mut accounts = people.iter().flat_map(|one| &one.person.accounts);
    accounts.any(|account| account.phones.iter().any(|known| known == number))
}
