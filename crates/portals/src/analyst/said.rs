//! What the sender said, in the order it said it. Words that may be hard to read become passages, which stay closed
//! until somebody opens them.

use clearline_report::{
    Address, AssociatedAccount, CaptureEvent, DeviceId, EstimatedLocation, Incident, InternetDetail,
    LawEnforcement, Party, PartyRole, Person, ReportKind, Reporter, Said,
};
use jiff::Timestamp;

use crate::view::{Fact, Passage, Section};
use crate::words;

/// Accounts linked to accounts are followed so far; the reporting API nests them less deeply.
const DEPTH_MAX: usize = 4;

/// What was said, cut into what is read at a glance and what is opened.
#[derive(Debug, Default)]
pub(super) struct Layer {
    /// Facts, under their headings.
    pub(super) sections: Vec<Section>,
    /// Words that may be hard to read.
    pub(super) passages: Vec<Passage>,
}

/// Lays out what the sender said.
pub(super) fn layer(said: &Said) -> Layer {
    let mut layer = Layer::default();
    layer.incident(&said.incident, said.batched);
    for place in &said.internet {
        layer.place(place);
    }
    for party in &said.parties {
        layer.party(party.role.words(), party, 0);
    }
    if let Some(police) = &said.law_enforcement {
        layer.police(police);
    }
    layer.reporter(&said.reporter);
    layer.passage("Further text on the report", said.additional.as_deref());
    layer
}

/// Characters of the line that tells a waiting report from others.
const LINE_CHARS_MAX: usize = 120;

/// What tells one report from another in a list: of the public's the beginning of its story, of a provider's the account
/// complained of and how old the victim is.
pub(super) fn in_a_line(kind: ReportKind, said: &Said) -> Option<String> {
    if kind == ReportKind::Public {
        return said.additional.as_deref().and_then(beginning);
    }
    let of_role = |role: PartyRole| said.parties.iter().filter(move |party| party.role == role);
    let account = of_role(PartyRole::Reported).find_map(|party| {
        let mut names = party.screen_name.iter().chain(&party.esp_identifier).chain(&party.display_names);
        names.find(|name| !name.trim().is_empty()).cloned()
    });
    let aged = of_role(PartyRole::Victim).find_map(|party| party.person.age);
    let parts: Vec<String> =
        account.into_iter().chain(aged.map(|age| format!("victim aged {age}"))).collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// The first line that says something, cut between words where it is long.
fn beginning(story: &str) -> Option<String> {
    let line = story.lines().map(str::trim).find(|line| !line.is_empty())?;
    if line.chars().count() <= LINE_CHARS_MAX {
        return Some(line.to_owned());
    }
    let cut: String = line.chars().take(LINE_CHARS_MAX).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    Some(format!("{}…", whole.trim_end()))
}

impl Layer {
    fn section(&mut self, heading: &str, facts: Facts) {
        if !facts.0.is_empty() {
            self.sections.push(Section { heading: heading.to_owned(), facts: facts.0 });
        }
    }

    fn passage(&mut self, heading: &str, words: Option<&str>) {
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        let count = words.split_whitespace().count();
        let note = format!("{count} {}; may be hard to read", if count == 1 { "word" } else { "words" });
        self.passages.push(Passage { heading: heading.to_owned(), note, words: words.to_owned() });
    }

    fn incident(&mut self, incident: &Incident, batched: bool) {
        let mut facts = Facts::default();
        facts.words("Type", Some(incident.kind.words()));
        facts.words("Service", incident.platform.as_deref());
        facts.words("Time", Some(&moment(incident.at)));
        facts.words("What the time means", incident.time_meaning.as_deref());
        let flags: Vec<&str> = incident.annotations.iter().map(|flag| flag.wire_name()).collect();
        facts.list("Flags", &flags);
        if incident.escalation.is_some() {
            facts.words("Marked urgent", Some("yes; the reason is below"));
        }
        if batched {
            facts.words("Batched", Some("one widely shared file, reported once for many accounts"));
        }
        self.section("Incident", facts);
        self.passage("Why it was marked urgent", incident.escalation.as_deref());
    }

    fn place(&mut self, place: &InternetDetail) {
        let heading = place.kind.words();
        let mut facts = Facts::default();
        facts.words("Name", place.name.as_deref());
        facts.exact("Address", place.urls.iter().map(String::as_str));
        facts.stated("Hosted by somebody else", place.third_party_hosted);
        for email in &place.emails {
            facts.exact("E-mail", [email.address.as_str()]);
        }
        for phone in &place.phones {
            facts.exact("Telephone", [phone.full().as_str()]);
        }
        if let Some((north, east)) = place.position {
            facts.exact("Position", [format!("{north}, {east}").as_str()]);
        }
        facts.streets(&place.addresses);
        facts.captures(&place.captures);
        self.section(heading, facts);
        self.passage(&format!("{heading}: words exchanged"), place.content.as_deref());
        self.passage(&format!("{heading}: further text"), place.additional.as_deref());
    }

    fn party(&mut self, heading: &str, party: &Party, depth: usize) {
        let mut facts = Facts::default();
        facts.person(&party.person);
        facts.exact("Account", party.esp_identifier.as_deref());
        facts.words("Service", party.esp_service.as_deref());
        facts.exact("Screen name", party.screen_name.as_deref());
        facts.exact("Shown as", party.display_names.iter().map(String::as_str));
        facts.exact("Profile", party.profile_urls.iter().map(String::as_str));
        facts.words("Group", party.group.as_deref());
        facts.stated("Account taken over", party.compromised);
        facts.stated("Account of another service", party.third_party);
        facts.location(party.estimated_location.as_ref());
        facts.words("Vehicle", party.vehicle.as_deref());
        facts.words("School", party.school.as_deref());
        facts.captures(&party.captures);
        facts.devices(&party.devices);
        for number in &party.prior_reports {
            facts.exact("Earlier report", [number.to_string().as_str()]);
        }
        self.section(heading, facts);
        self.passage(&format!("{heading}: own words of the profile"), party.profile_bio.as_deref());
        for text in &party.additional {
            self.passage(&format!("{heading}: further text"), Some(text));
        }
        if depth < DEPTH_MAX {
            for account in &party.associated {
                self.linked(heading, account, depth);
            }
        }
    }

    fn linked(&mut self, heading: &str, account: &AssociatedAccount, depth: usize) {
        let platform = account.platform.as_ref().map(|name| format!(" at {name}")).unwrap_or_default();
        self.party(&format!("{heading}: {} account{platform}", account.relation), &account.party, depth + 1);
    }

    fn police(&mut self, police: &LawEnforcement) {
        let mut facts = Facts::default();
        facts.words("Agency", Some(&police.agency_name));
        facts.exact("Its reference", police.case_number.as_deref());
        if let Some(officer) = &police.officer {
            facts.person(officer);
        }
        facts.stated("Reported to it", police.reported);
        facts.stated("Legal process served at home", police.served_at_home);
        if let Some(abroad) = &police.served_abroad {
            let country = abroad.country.map(|country| format!(", {}", country.code())).unwrap_or_default();
            let stated = if abroad.stated { "yes" } else { "no" };
            facts.words("Legal process served from abroad", Some(&format!("{stated}{country}")));
        }
        self.section("Police the sender deals with", facts);
    }

    fn reporter(&mut self, reporter: &Reporter) {
        let mut facts = Facts::default();
        facts.person(&reporter.person);
        facts.stated("Agencies may learn it", reporter.agreed_to_be_named);
        facts.exact("Legal notices", reporter.legal_url.as_deref());
        self.section("Who reports", facts);
        if let Some(contact) = &reporter.contact {
            let mut facts = Facts::default();
            facts.person(contact);
            self.section("Contact for police", facts);
        }
        self.passage("Standing text of the sender", reporter.company_template.as_deref());
        self.passage("Terms of service", reporter.terms_of_service.as_deref());
    }
}

#[derive(Default)]
struct Facts(Vec<Fact>);

impl Facts {
    fn words(&mut self, name: &str, value: Option<&str>) {
        self.0.extend(value.filter(|value| !value.trim().is_empty()).map(|value| Fact::new(name, value)));
    }

    /// What is compared letter by letter; one fact each.
    fn exact<'a>(&mut self, name: &str, values: impl IntoIterator<Item = &'a str>) {
        let stated = values.into_iter().filter(|value| !value.trim().is_empty());
        self.0.extend(stated.map(|value| Fact::exact(name, value)));
    }

    fn list(&mut self, name: &str, values: &[&str]) {
        self.words(name, Some(&values.join(", ")));
    }

    /// What was not stated is left out: it is no *no*.
    fn stated(&mut self, name: &str, answer: clearline_report::Answer) {
        if answer != clearline_report::Answer::NotStated {
            self.words(name, Some(answer.word()));
        }
    }

    fn person(&mut self, person: &Person) {
        let names = [person.first_name.as_deref(), person.last_name.as_deref()];
        self.words("Name", Some(&joined(&names, " ")));
        self.words("Age", person.age.map(|age| age.to_string()).as_deref());
        self.words("Born", person.date_of_birth.map(|day| day.to_string()).as_deref());
        for phone in &person.phones {
            self.exact("Telephone", [verified(&phone.full(), phone.verified).as_str()]);
        }
        for email in &person.emails {
            self.exact("E-mail", [verified(&email.address, email.verified).as_str()]);
        }
        self.streets(&person.addresses);
    }

    fn streets(&mut self, addresses: &[Address]) {
        for address in addresses {
            let country = address.country.map(|country| country.code().to_owned());
            let parts = [
                address.street.as_deref(),
                address.postal_code.as_deref(),
                address.city.as_deref(),
                address.state.as_deref(),
                address.region.as_deref(),
                country.as_deref(),
            ];
            self.words("Street address", Some(&joined(&parts, ", ")));
        }
    }

    fn location(&mut self, location: Option<&EstimatedLocation>) {
        let Some(location) = location else { return };
        let country = location.country.map(|country| country.code().to_owned());
        let parts = [location.city.as_deref(), location.region.as_deref(), country.as_deref()];
        let place = verified(&joined(&parts, ", "), location.verified);
        let at = location.at.map(|at| format!(", {}", moment(at))).unwrap_or_default();
        self.words("Thought to be in", Some(&format!("{place}{at}")));
    }

    fn captures(&mut self, captures: &[CaptureEvent]) {
        for capture in captures {
            let address = match (capture.address, capture.port) {
                (address, Some(port)) => std::net::SocketAddr::new(address, port).to_string(),
                (address, None) => format!("{address}, no port"),
            };
            let kind = capture.kind.map(|kind| format!(", {}", kind.word())).unwrap_or_default();
            let at = capture.at.map(|at| format!(", {}", moment(at))).unwrap_or_default();
            let proxy = match capture.possible_proxy {
                clearline_report::Answer::Yes => ", perhaps a proxy",
                _ => "",
            };
            self.exact("Network address", [format!("{address}{kind}{at}{proxy}").as_str()]);
        }
    }

    fn devices(&mut self, devices: &[DeviceId]) {
        for device in devices {
            let at = device.at.map(|at| format!(", {}", moment(at))).unwrap_or_default();
            self.exact("Device", [format!("{}: {}{at}", device.kind, device.value).as_str()]);
        }
    }
}

fn joined(parts: &[Option<&str>], between: &str) -> String {
    parts.iter().flatten().copied().collect::<Vec<_>>().join(between)
}

fn verified(value: &str, answer: clearline_report::Answer) -> String {
    match answer {
        clearline_report::Answer::Yes => format!("{value} (verified)"),
        clearline_report::Answer::No => format!("{value} (not verified)"),
        clearline_report::Answer::NotStated => value.to_owned(),
    }
}

fn moment(at: Timestamp) -> String {
    words::moment(at).words
}
