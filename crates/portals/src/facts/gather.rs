use clearline_law::Register;
use clearline_report::{
    Address, Answer, CaptureEvent, Country, DeviceId, Email, EstimatedLocation, Party, Person, Phone, SaidAt,
};
use jiff::civil::Date;

use crate::view::{Fact, Section};

/// Facts being gathered. What is absent or blank is not gathered; what was not stated is left out, since it is no *no*.
pub(super) struct Facts<'a> {
    facts: Vec<Fact>,
    register: &'a Register,
}

impl<'a> Facts<'a> {
    pub(super) fn new(register: &'a Register) -> Facts<'a> {
        Facts { facts: Vec::new(), register }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    pub(super) fn under(self, heading: &str) -> Section {
        Section { heading: heading.to_owned(), facts: self.facts, folded: false }
    }

    pub(super) fn words(&mut self, name: &str, value: Option<&str>) {
        self.facts.extend(value.filter(|value| !value.trim().is_empty()).map(|value| Fact::new(name, value)));
    }

    /// What is compared letter by letter.
    pub(super) fn exact(&mut self, name: &str, value: Option<&str>) {
        self.facts
            .extend(value.filter(|value| !value.trim().is_empty()).map(|value| Fact::exact(name, value)));
    }

    pub(super) fn each(&mut self, name: &str, values: &[String]) {
        for value in values {
            self.exact(name, Some(value));
        }
    }

    pub(super) fn warning(&mut self, name: &str, value: &str) {
        self.facts.push(Fact::warning(name, value));
    }

    pub(super) fn stated(&mut self, name: &str, answer: Answer) {
        self.words(name, Some(answer.word()).filter(|_| answer != Answer::NotStated));
    }

    pub(super) fn moment(&mut self, name: &str, said: Option<SaidAt>) {
        self.words(name, said.map(SaidAt::words).as_deref());
    }

    /// A country by its name and its letters.
    pub(super) fn country(&self, country: Country) -> String {
        let (name, code) = (self.register.country_name(country), country.code());
        if name == code { name } else { format!("{name} ({code})") }
    }

    pub(super) fn person(&mut self, person: &Person, age: &str, on: Date) {
        let names = [&person.first_name, &person.middle_name, &person.last_name];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        self.words("Name", Some(&names.join(" ")));
        self.words(age, person.age.map(|age| age.to_string()).as_deref());
        match person.age_disputed {
            Answer::Yes => {
                self.warning("Age in doubt", "yes: the sender holds the age that is asserted to be wrong");
            }
            Answer::No => self.words("Age in doubt", Some("no, says the sender")),
            Answer::NotStated => {}
        }
        self.exact("Born", person.date_of_birth.map(|day| day.to_string()).as_deref());
        if let Some(words) = person.contradiction(on) {
            self.warning("Ages contradict", &words);
        }
        self.phones(&person.phones);
        self.emails(&person.emails);
        self.addresses(&person.addresses);
    }

    /// What a party and a linked account have in common.
    pub(super) fn account(&mut self, party: &Party) {
        self.stated("All e-mail addresses told", party.all_emails);
        self.exact("Screen name", party.screen_name.as_deref());
        self.each("Shown as", &party.display_names);
        self.exact("Account ID", party.esp_identifier.as_deref());
        self.words("Service", party.esp_service.as_deref());
        self.each("Profile", &party.profile_urls);
        self.exact("Group", party.group.as_deref());
        super::closed(self, "Account closed for a time", party.temporarily_disabled.as_ref());
        super::closed(self, "Account closed for good", party.permanently_disabled.as_ref());
        self.stated("Account taken over", party.compromised);
        self.stated("Account of another service", party.third_party);
        self.location(party.estimated_location.as_ref());
        self.words("Vehicle", party.vehicle.as_deref());
        self.words("School", party.school.as_deref());
        self.captures(&party.captures);
        self.devices(&party.devices);
        for number in &party.prior_reports {
            self.exact("Earlier report the sender names", Some(&number.to_string()));
        }
    }

    pub(super) fn phones(&mut self, phones: &[Phone]) {
        for phone in phones {
            let extension = phone.extension.as_ref().map(|digits| format!("extension {digits}"));
            let notes = [extension, phone.kind.clone(), verified(phone.verified, phone.verified_at)];
            self.exact("Telephone", Some(&noted(&phone.full(), notes)));
        }
    }

    pub(super) fn emails(&mut self, emails: &[Email]) {
        for email in emails {
            let notes = [email.kind.clone(), verified(email.verified, email.verified_at)];
            self.exact("E-mail", Some(&noted(&email.address, notes)));
        }
    }

    pub(super) fn addresses(&mut self, addresses: &[Address]) {
        for address in addresses {
            let country = address.country.map(|code| self.country(code));
            let Address { kind, street, city, postal_code, state, region, country: _ } = address.clone();
            let place = joined([street, postal_code, city, state, region, country]);
            self.words("Street address", Some(&noted(&place, [kind])));
        }
    }

    fn location(&mut self, location: Option<&EstimatedLocation>) {
        let Some(location) = location else { return };
        let country = location.country.map(|code| self.country(code));
        let place = joined([location.city.clone(), location.region.clone(), country]);
        let notes =
            [verified(location.verified, None), location.at.map(|at| format!("as of {}", at.words()))];
        self.words("Thought to be in", Some(&noted(&place, notes)));
    }

    pub(super) fn captures(&mut self, captures: &[CaptureEvent]) {
        self.facts
            .extend(captures.iter().map(|capture| Fact::exact("Network address", capture_words(capture))));
    }

    fn devices(&mut self, devices: &[DeviceId]) {
        self.facts.extend(devices.iter().map(|device| Fact::exact("Device", device_words(device))));
    }
}

/// Address and port, what was done, when to the second: behind a carrier's address translation only these together name a
/// customer.
pub(super) fn capture_words(capture: &CaptureEvent) -> String {
    let address = match (capture.address, capture.port) {
        (address, Some(port)) => std::net::SocketAddr::new(address, port).to_string(),
        (address, None) => format!("{address}, no port"),
    };
    let proxy = match capture.possible_proxy {
        Answer::Yes => Some("the sender thinks that it may be a proxy".to_owned()),
        Answer::No => Some("the sender thinks that it is no proxy".to_owned()),
        Answer::NotStated => None,
    };
    let kind = capture.kind.map(|kind| kind.word().to_owned());
    joined([Some(address), kind, capture.at.map(SaidAt::words), proxy])
}

pub(super) fn device_words(device: &DeviceId) -> String {
    let event = device.event.map(|kind| kind.word().to_owned());
    joined([Some(format!("{}: {}", device.kind, device.value)), event, device.at.map(SaidAt::words)])
}

fn verified(answer: Answer, at: Option<SaidAt>) -> Option<String> {
    let words = match answer {
        Answer::Yes => Some("verified by the sender"),
        Answer::No => Some("not verified"),
        Answer::NotStated => at.map(|_| "date of verification"),
    };
    words.map(|words| at.map_or_else(|| words.to_owned(), |at| format!("{words} {}", at.words())))
}

fn joined(parts: impl IntoIterator<Item = Option<String>>) -> String {
    parts.into_iter().flatten().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}

/// A value, and in brackets what is to be known of it.
fn noted<const N: usize>(value: &str, notes: [Option<String>; N]) -> String {
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    match (value.is_empty(), notes.is_empty()) {
        (_, true) => value.to_owned(),
        (true, false) => notes.join("; "),
        (false, false) => format!("{value} ({})", notes.join("; ")),
    }
}
