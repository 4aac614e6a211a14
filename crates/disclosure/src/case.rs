//! The facts of the CASE graph of a package: mapped from what is disclosed, each with whom it belongs to.

use clearline_law::Outcome;
use clearline_records::dossier::augmented::{Matter, Statement};
use clearline_report::{
    Address, Argument, AssociatedAccount, CaptureEvent, CaptureKind, DeviceId, EstimatedLocation,
    FileRelevance, InternetDetail, Message, Party, PartyRole, Person, Phone, ReportKind, SaidAt, Subject,
    message,
};
use clearline_seal::{
    Account, Authority, CaseDevice, CaseFile, CaseInput, CasePerson, Connection, Contact, HashMethod,
    Incident, Name, Part, Place, Placed, Provider, Scene, Span, Text, Wording,
};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::disclosed::{Disclosed, DisclosedFile};
use crate::package::Input;
use crate::writer::Writer;

/// The relation of a linked account that is another person's.
const OF_A_PARENT: &str = "Parent/Guardian";

/// The facts of the graph.
pub fn case(input: &Input<'_>) -> CaseInput {
    let disclosed = input.disclosed;
    let received = disclosed.received_at.as_microsecond();
    let writer = input.writer;
    let focus = disclosed.incident.iter().map(|incident| incident.kind.message());
    let assessed = disclosed.outcome.iter().map(|outcome| {
        let priority = Argument::exact(outcome.priority.word());
        message!("case-assessed", designation = outcome.designation.message(), priority = priority)
    });
    let people = people(disclosed, writer);
    CaseInput {
        wording: wording(&input.referral.id.to_string(), writer),
        provider: provider(disclosed, writer),
        provider_reference: None,
        software_version: env!("CARGO_PKG_VERSION").to_owned(),
        focus: focus.chain(assessed).map(|said| writer.text(said)).collect(),
        authority: authority(input),
        incident: incident(disclosed, writer),
        scenes: disclosed.internet.iter().map(|place| scene(place, writer)).collect(),
        files: disclosed.files.iter().map(|file| case_file(file, disclosed, &people)).collect(),
        places: disclosed.statements.iter().filter_map(|one| sourced(one, &people, writer)).collect(),
        people: people.into_iter().map(|one| one.person).collect(),
        received: Span { start: received, end: received },
        triaged: disclosed.outcome.as_ref().map(|outcome| {
            let at = outcome.decided_at.as_microsecond();
            (writer.text(message!("case-triage")), Span { start: at, end: at })
        }),
    }
}

/// What every graph says.
fn wording(package: &str, writer: Writer<'_>) -> Wording {
    let package = || Argument::exact(package);
    Wording {
        package: writer.text(message!("case-package", package = package())),
        referral: writer.text(message!("case-referral", package = package())),
        report_number: writer.text(message!("case-report-number")),
        provider_reference: writer.text(message!("case-provider-reference")),
        as_received: writer.text(message!("case-as-received")),
        as_sealed: writer.text(message!("case-as-sealed")),
        received: writer.text(message!("case-act-received")),
        triaged: writer.text(message!("case-act-triaged")),
        sealed: writer.text(message!("case-act-sealed")),
        incident: writer.text(message!("case-incident")),
        unowned: writer.text(message!("case-unowned")),
        owner_unknown: writer.text(message!("case-owner-unknown")),
    }
}

fn provider(disclosed: &Disclosed, writer: Writer<'_>) -> Provider {
    let of_the_public = disclosed.kind == ReportKind::Public;
    let id = disclosed.provider.as_ref().map(ToString::to_string);
    let name = disclosed.provider_name.clone().or(id);
    let otherwise = if of_the_public { message!("case-the-public") } else { message!("case-the-sender") };
    let mut contacts = Vec::new();
    if let Some(reporter) = &disclosed.reporter {
        let police = reporter.contact.as_ref();
        contacts.extend(contact(writer.text(message!("case-reporting-person")), &reporter.person));
        contacts.extend(police.and_then(|person| contact(writer.text(message!("case-for-police")), person)));
    }
    let public = disclosed.reporter_contact.as_ref();
    contacts.extend(public.and_then(|person| contact(writer.text(message!("case-who-reported")), person)));
    let name = name.map_or_else(|| writer.text(otherwise), Text::of_others);
    Provider { name, of_the_public, contacts }
}

fn contact(purpose: Text, person: &Person) -> Option<Contact> {
    (*person != Person::default()).then(|| Contact {
        purpose,
        name: name(person),
        emails: emails(person),
        phones: phones(person),
    })
}

fn incident(disclosed: &Disclosed, writer: Writer<'_>) -> Option<Incident> {
    disclosed.incident.as_ref().map(|incident| {
        let meaning = incident.time_meaning.iter();
        let mut says: Vec<Message> =
            meaning.map(|remark| message!("case-time-meaning", words = remark)).collect();
        let platform = incident.platform.iter();
        says.extend(platform.map(|name| message!("case-platform", name = Argument::name(name))));
        let written = incident.at.written();
        says.extend(written.map(|at| message!("case-time-written", at = Argument::exact(at))));
        Incident {
            kind: writer.text(incident.kind.message()),
            at: incident.at.at().as_microsecond(),
            words: says.into_iter().map(|one| writer.text(one)).collect(),
        }
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
fn people(disclosed: &Disclosed, writer: Writer<'_>) -> Vec<Someone> {
    let mut people = Vec::new();
    for party in &disclosed.parties {
        let role = party.role.message();
        let (part, described, called) = match party.role {
            PartyRole::Reported => {
                (Part::Subject, message!("case-person-reported"), message!("case-reported"))
            }
            PartyRole::IntendedRecipient => (Part::Recipient, role.clone(), role),
            PartyRole::Victim => (Part::Victim, role.clone(), role),
        };
        let of = Of { part, described: writer.text(described), called: writer.text(called) };
        let (parents, own): (Vec<_>, Vec<_>) =
            party.associated.iter().partition(|account| account.relation == OF_A_PARENT);
        let mut accounts: Vec<Account> = account(party, true, writer).into_iter().collect();
        let has_own = !accounts.is_empty();
        accounts.extend(own.into_iter().map(|one| linked(one, writer)));
        let place = party.estimated_location.as_ref();
        let person_of = person(&party.person, of, (place, writer), accounts);
        people.push(Someone { role: Some(party.role), own: has_own, person: person_of });
        for parent in parents {
            let called = writer.text(message!("case-parent", of = party.role.message()));
            let of = Of { part: Part::Other, described: called.clone(), called };
            let person = person(&parent.party.person, of, (None, writer), vec![linked(parent, writer)]);
            people.push(Someone { role: None, own: false, person });
        }
    }
    people
}

/// What a person is in the report.
struct Of {
    part: Part,
    described: Text,
    called: Text,
}

fn person(
    human: &Person,
    of: Of,
    (estimated, writer): (Option<&EstimatedLocation>, Writer<'_>),
    accounts: Vec<Account>,
) -> CasePerson {
    let mut places: Vec<Place> = human.addresses.iter().map(|address| street(address, writer)).collect();
    places.extend(estimated.map(|location| estimated_place(location, writer)));
    CasePerson {
        part: of.part,
        described: of.described,
        called: of.called,
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
fn account(party: &Party, own: bool, writer: Writer<'_>) -> Option<Account> {
    let account = Account {
        identifier: party.esp_identifier.clone(),
        login: party.screen_name.clone(),
        display_names: party.display_names.clone(),
        platform: party.esp_service.clone(),
        issued_by_provider: own && party.third_party != clearline_report::Answer::Yes,
        words: closings(party, writer),
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

fn linked(linked: &AssociatedAccount, writer: Writer<'_>) -> Account {
    let mut told = account(&linked.party, false, writer).unwrap_or_default();
    told.platform = linked.platform.clone().or(told.platform);
    let relation = message!("case-linked-account", relation = Argument::exact(&linked.relation));
    told.words.insert(0, writer.text(relation));
    let name = name(&linked.party.person);
    let holder: Vec<&str> = name.given.iter().chain(&name.family).map(String::as_str).collect();
    let name = message!("case-account-name", name = Argument::name(holder.join(" ")));
    told.words.extend((!holder.is_empty()).then(|| writer.text(name)));
    let born = linked.party.person.date_of_birth;
    told.words.extend(born.map(|day| writer.text(message!("case-account-birthday", day = day))));
    told
}

/// How the account was closed, and whether the user knows.
fn closings(party: &Party, writer: Writer<'_>) -> Vec<Text> {
    let closings = [
        (message!("case-closed-for-a-time"), &party.temporarily_disabled),
        (message!("case-closed-for-good"), &party.permanently_disabled),
    ];
    let mut words = Vec::new();
    for (name, closing) in closings {
        let Some(closing) = closing.as_ref().filter(|closing| closing.stated) else { continue };
        let dated = |what: Message, said: Option<SaidAt>| match said {
            Some(at) => writer.text(message!("case-at", what = what, at = at.at())),
            None => writer.text(what),
        };
        words.push(dated(name, closing.at));
        if closing.user_notified == clearline_report::Answer::Yes {
            words.push(dated(message!("case-user-told"), closing.user_notified_at));
        }
    }
    words
}

fn connection(capture: &CaptureEvent) -> Connection {
    Connection {
        address: capture.address,
        port: capture.port,
        at: moment(capture.at),
        kind: capture.kind.map(|kind| CaptureKind::wire_name(kind).to_owned()),
    }
}

fn device(device: &DeviceId) -> CaseDevice {
    CaseDevice {
        kind: device.kind.clone(),
        value: device.value.clone(),
        event: device.event.map(|kind| CaptureKind::wire_name(kind).to_owned()),
        at: moment(device.at),
    }
}

fn moment(said: Option<SaidAt>) -> Option<i64> {
    said.map(|said| said.at().as_microsecond())
}

fn street(address: &Address, writer: Writer<'_>) -> Place {
    let state = address.state.as_ref().map(|state| format!("US-{state}"));
    Place {
        street: address.street.clone(),
        postal_code: address.postal_code.clone(),
        country: address.country.map(|country| country.code().to_owned()),
        region: state.or_else(|| address.region.clone()),
        locality: address.city.clone(),
        kind: address.kind.clone(),
        said_by: writer.text(message!("case-the-sender")),
        ..Place::default()
    }
}

fn estimated_place(location: &EstimatedLocation, writer: Writer<'_>) -> Place {
    Place {
        country: location.country.map(|country| country.code().to_owned()),
        region: location.region.clone(),
        locality: location.city.clone(),
        said_by: writer.text(message!("case-the-sender-estimate")),
        ..Place::default()
    }
}

fn scene(place: &InternetDetail, writer: Writer<'_>) -> Scene {
    let name = place.name.iter().map(|name| message!("case-scene-name", name = Argument::name(name)));
    let room = place.room.iter().map(|name| message!("case-scene-room", name = Argument::name(name)));
    let console = place.console.iter().map(|name| message!("case-console", name = Argument::name(name)));
    let files = place.file_names.iter();
    let files = files.map(|names| message!("case-file-names", names = Argument::words(names)));
    let says = name.chain(room).chain(console).chain(files);
    let mut words: Vec<Text> = says.map(|one| writer.text(one)).collect();
    words.extend(place.additional.iter().map(Text::of_others));
    let mut places: Vec<Place> = place.addresses.iter().map(|address| street(address, writer)).collect();
    places.extend(place.position().map(|position| Place {
        coordinates: Some(position),
        said_by: writer.text(message!("case-the-sender")),
        ..Place::default()
    }));
    Scene {
        kind: writer.text(place.kind.message()),
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
fn sourced(statement: &Statement, people: &[Someone], writer: Writer<'_>) -> Option<Place> {
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
        said_by: writer.text(statement.source.clone()),
        ..Place::default()
    })
}

fn has_phone(people: &[Someone], number: &str) -> bool {
    let mut accounts = people.iter().flat_map(|one| &one.person.accounts);
    accounts.any(|account| account.phones.iter().any(|known| known == number))
}
