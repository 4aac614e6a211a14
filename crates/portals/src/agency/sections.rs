//! What the law let us tell, under headings, as an officer reads it. What was not stated is not shown.

use clearline_law::Register;
use clearline_pipeline::dossier::augmented::{self, Statement};
use clearline_pipeline::dossier::triaged::{Author, Outcome};
use clearline_pipeline::refer::Disclosed;
use clearline_report::{
    Address, Answer, CaptureEvent, Country, DeviceId, Email, EstimatedLocation, InternetDetail,
    LawEnforcement, Party, Person, Phone, Subject as Who,
};
use jiff::Timestamp;

use super::{filed_by, sentence};
use crate::view::{Candidate, Fact, Passage, Section, Subject};
use crate::words;

/// The facts under their headings; without those that are empty. `provider` is what the sender is called.
pub(super) fn sections(disclosed: &Disclosed, provider: Option<&str>, register: &Register) -> Vec<Section> {
    let mut all = vec![Section { heading: "Incident".to_owned(), facts: incident(disclosed) }];
    all.extend(disclosed.outcome.as_ref().map(assessment));
    for party in &disclosed.parties {
        of_party(&mut all, party.role.words().to_owned(), party, register);
    }
    all.extend(disclosed.internet.iter().map(|place| of_place(place, register)));
    if let Some(reporter) = &disclosed.reporter {
        let mut facts = Facts::default();
        facts.words("Provider", provider);
        facts.person(&reporter.person, register);
        facts.exact("Legal notices", reporter.legal_url.as_ref());
        all.push(facts.under("Who reported"));
        all.extend(reporter.contact.as_ref().map(|contact| human("Contact for police", contact, register)));
    }
    all.extend(disclosed.reporter_contact.as_ref().map(|person| human("Who reported", person, register)));
    all.extend(disclosed.law_enforcement.as_ref().map(|police| of_police(police, register)));
    all.push(said("What sources said here", &disclosed.statements));
    all.push(said("Other reports that share something", &disclosed.linked));
    all.retain(|section| !section.facts.is_empty());
    all
}

/// Words that may be hard to read, apart from the facts.
pub(super) fn passages(disclosed: &Disclosed) -> Vec<Passage> {
    let mut all = Vec::new();
    let mut add = |heading: String, words: Option<&String>| {
        all.extend(words.filter(|words| !words.trim().is_empty()).map(|words| passage(heading, words)));
    };
    add("The sender's account".to_owned(), disclosed.additional.as_ref());
    for place in &disclosed.internet {
        add(format!("{}: what was exchanged", place.kind.words()), place.content.as_ref());
        add(format!("{}: further words", place.kind.words()), place.additional.as_ref());
    }
    for party in &disclosed.parties {
        of_words(party.role.words(), party, &mut add);
    }
    for file in &disclosed.files {
        for words in &file.said.additional {
            add(format!("File {}: further words", file.id), Some(words));
        }
    }
    if let Some(reporter) = &disclosed.reporter {
        add("The provider's standing text".to_owned(), reporter.company_template.as_ref());
        add("The provider's terms of service".to_owned(), reporter.terms_of_service.as_ref());
    }
    all
}

fn of_words(whose: &str, party: &Party, add: &mut impl FnMut(String, Option<&String>)) {
    add(format!("{whose}: its own words about itself"), party.profile_bio.as_ref());
    for words in &party.additional {
        add(format!("{whose}: further words"), Some(words));
    }
    for account in &party.associated {
        of_words(&format!("{whose}, linked account"), &account.party, add);
    }
}

fn passage(heading: String, words: &str) -> Passage {
    let count = words.split_whitespace().count();
    let note = if count == 1 { "1 word".to_owned() } else { format!("{count} words; may describe abuse") };
    Passage { heading, note, words: words.to_owned() }
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

/// Facts being gathered; what is absent is not gathered.
#[derive(Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn words(&mut self, name: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| Fact::new(name, value.to_string())));
    }

    fn exact(&mut self, name: &str, value: Option<impl ToString>) {
        self.0.extend(value.map(|value| Fact::exact(name, value.to_string())));
    }

    fn each(&mut self, name: &str, values: &[impl ToString]) {
        self.0.extend(values.iter().map(|value| Fact::exact(name, value.to_string())));
    }

    fn answer(&mut self, name: &str, answer: Answer) {
        self.words(name, Some(answer.word()).filter(|_| answer != Answer::NotStated));
    }

    fn emails(&mut self, emails: &[Email]) {
        for email in emails {
            self.exact("E-mail", Some(format!("{}{}", email.address, verified(email.verified))));
        }
    }

    fn phones(&mut self, phones: &[Phone]) {
        for phone in phones {
            self.exact("Telephone", Some(format!("{}{}", phone.full(), verified(phone.verified))));
        }
    }

    fn addresses(&mut self, addresses: &[Address], register: &Register) {
        for address in addresses {
            self.words("Address", Some(address_words(address, register)));
        }
    }

    fn captures(&mut self, captures: &[CaptureEvent]) {
        for capture in captures {
            self.exact("Network address", Some(capture_words(capture)));
        }
    }

    fn person(&mut self, person: &Person, register: &Register) {
        let names: Vec<&str> =
            [&person.first_name, &person.last_name].into_iter().flatten().map(String::as_str).collect();
        self.words("Name", Some(names.join(" ")).filter(|name| !name.is_empty()));
        self.words("Age", person.age);
        self.exact("Born", person.date_of_birth);
        self.emails(&person.emails);
        self.phones(&person.phones);
        self.addresses(&person.addresses, register);
    }

    fn under(self, heading: &str) -> Section {
        Section { heading: heading.to_owned(), facts: self.0 }
    }
}

fn incident(disclosed: &Disclosed) -> Vec<Fact> {
    let mut facts = Facts::default();
    if let Some(incident) = &disclosed.incident {
        facts.words("Type", Some(incident.kind.words()));
        let meaning = incident.time_meaning.as_ref().map(|words| format!(" ({words})")).unwrap_or_default();
        facts.words("When", Some(format!("{}{meaning}", words::moment(incident.at).words)));
        facts.words("Platform", incident.platform.as_ref());
        facts.words("Marked urgent by the sender", incident.escalation.as_ref());
        let flags: Vec<&str> = incident.annotations.iter().map(|flag| flag.wire_name()).collect();
        facts.words("Marks", Some(flags.join(", ")).filter(|marks| !marks.is_empty()));
        facts.words("Batched", disclosed.batched.then_some("one widely shared file, several accounts"));
    }
    facts.words("Filed", Some(filed_by(disclosed.kind)));
    facts.words("Finished by its sender", Some(words::moment(disclosed.received_at).words));
    facts.0
}

/// Who decided is told as rules or a person, never as whom: names of the desk stay in the house.
fn assessment(outcome: &Outcome) -> Section {
    let mut facts = Facts::default();
    facts.words("Designation", Some(outcome.designation.word()));
    facts.words("Priority", Some(format!("{}: {}", outcome.priority.word(), outcome.priority.meaning())));
    let by = if outcome.decided_by == Author::Rules { "rules" } else { "a person" };
    facts.words("Decided", Some(format!("by {by}, {}", words::moment(outcome.decided_at).words)));
    facts.words("Why", Some(&outcome.reason).filter(|reason| !reason.is_empty()));
    for factor in &outcome.factors {
        // A floor adds nothing to the sum: it makes the report P0 whatever the sum is.
        let floor = factor.name.strip_prefix("floor.").map(str::to_owned);
        let counts = floor.unwrap_or_else(|| format!("{:+}", factor.points));
        facts.words(&counts, Some(&factor.because));
    }
    facts.words("Completeness", Some(format!("{} of 100", outcome.completeness)));
    facts.words("Missing", Some(outcome.missing.join(", ")).filter(|missing| !missing.is_empty()));
    facts.under("Our assessment")
}

fn of_party(all: &mut Vec<Section>, heading: String, party: &Party, register: &Register) {
    let mut facts = Facts::default();
    facts.person(&party.person, register);
    facts.exact("Account", party.screen_name.as_ref());
    facts.each("Shown as", &party.display_names);
    facts.exact("Key at the provider", party.esp_identifier.as_ref());
    facts.words("Service", party.esp_service.as_ref());
    facts.each("Profile", &party.profile_urls);
    facts.captures(&party.captures);
    for device in &party.devices {
        facts.exact("Device", Some(device_words(device)));
    }
    facts.words("Group", party.group.as_ref());
    facts.answer("Used by somebody else", party.compromised);
    facts.answer("Account of another service", party.third_party);
    facts.words(
        "Estimated location",
        party.estimated_location.as_ref().map(|place| estimated(place, register)),
    );
    facts.words("Vehicle", party.vehicle.as_ref());
    facts.words("School", party.school.as_ref());
    facts.each("Earlier report the sender names", &party.prior_reports);
    all.push(facts.under(&heading));
    for account in &party.associated {
        let platform = account.platform.as_ref().map(|name| format!(" at {name}")).unwrap_or_default();
        of_party(
            all,
            format!("{heading}, linked account ({}){platform}", account.relation),
            &account.party,
            register,
        );
    }
}

fn of_place(place: &InternetDetail, register: &Register) -> Section {
    let mut facts = Facts::default();
    facts.words("Name", place.name.as_ref());
    facts.each("Web address", &place.urls);
    facts.answer("Hosted by somebody else", place.third_party_hosted);
    facts.emails(&place.emails);
    facts.phones(&place.phones);
    facts.exact("Position", place.position.map(|(north, east)| format!("{north}, {east}")));
    facts.addresses(&place.addresses, register);
    facts.captures(&place.captures);
    facts.under(place.kind.words())
}

fn of_police(police: &LawEnforcement, register: &Register) -> Section {
    let mut facts = Facts::default();
    facts.words("Agency", Some(&police.agency_name));
    facts.exact("Case number", police.case_number.as_ref());
    facts.answer("Incident reported to it", police.reported);
    facts.answer("Legal process served at home", police.served_at_home);
    let abroad = police.served_abroad.filter(|served| served.stated);
    let country =
        |code: Option<Country>| code.map_or_else(|| "yes".to_owned(), |code| register.country_name(code));
    facts.words("Legal process served from abroad", abroad.map(|served| country(served.country)));
    if let Some(officer) = &police.officer {
        facts.person(officer, register);
    }
    facts.under("Police the sender deals with")
}

fn human(heading: &str, person: &Person, register: &Register) -> Section {
    let mut facts = Facts::default();
    facts.person(person, register);
    facts.under(heading)
}

fn said(heading: &str, statements: &[Statement]) -> Section {
    let mut facts = Facts::default();
    for one in statements {
        let about = if one.about.is_empty() { String::new() } else { format!("{}: ", one.about) };
        let as_of = one.source_as_of.as_ref().map(|as_of| format!(", as of {as_of}")).unwrap_or_default();
        let doubts: String = one.doubts.iter().map(|doubt| format!("; {}", doubt.words())).collect();
        let name = sentence(one.matter.words());
        let value = format!("{about}{} ({}{as_of}){doubts}", one.value, one.source);
        facts.words(name.trim_end_matches('.'), Some(value));
    }
    facts.under(heading)
}

fn verified(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => " (verified by the sender)",
        Answer::No => " (not verified)",
        Answer::NotStated => "",
    }
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

fn address_words(address: &Address, register: &Register) -> String {
    let country = address.country.map(|code| register.country_name(code));
    let Address { street, postal_code, city, state, region, .. } = address.clone();
    joined([street, postal_code, city, state, region, country])
}

fn estimated(place: &EstimatedLocation, register: &Register) -> String {
    let country = place.country.map(|code| register.country_name(code));
    let at = place.at.map(|at| words::moment(at).words);
    let parts = joined([place.city.clone(), place.region.clone(), country, at]);
    format!("{parts}{}", verified(place.verified))
}

fn capture_words(capture: &CaptureEvent) -> String {
    let proxy = match capture.possible_proxy {
        Answer::Yes => Some("the sender thinks it may be a proxy".to_owned()),
        Answer::No | Answer::NotStated => None,
    };
    joined([
        Some(capture.address.to_string()),
        capture.port.map(|port| format!("port {port}")),
        capture.kind.map(|kind| kind.word().to_owned()),
        // To the second and with its zone: an address that many share identifies nobody without them.
        capture.at.map(|at| at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()),
        proxy,
    ])
}

fn device_words(device: &DeviceId) -> String {
    joined([
        Some(format!("{} {}", device.kind, device.value)),
        device.event.map(|kind| kind.word().to_owned()),
        device.at.map(|at| words::moment(at).words),
    ])
}
