use clearline_law::Register;
use clearline_report::{
    Address, Answer, Argument, CaptureEvent, Country, DeviceId, Email, EstimatedLocation, Message, Party,
    Person, Phone, SaidAt, message,
};
use jiff::civil::Date;

use crate::view::{Fact, Section, Words};
use crate::words;

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

    pub(super) fn under(self, heading: Message) -> Section {
        Section { heading: heading.into(), facts: self.facts, folded: false }
    }

    /// What the sender wrote.
    pub(super) fn words(&mut self, name: Message, value: Option<&str>) {
        self.facts.extend(stated(value).map(|value| Fact::new(name, Words::data(value))));
    }

    /// What is compared letter by letter.
    pub(super) fn exact(&mut self, name: Message, value: Option<&str>) {
        self.facts.extend(stated(value).map(|value| Fact::exact(name, Words::data(value))));
    }

    pub(super) fn each(&mut self, name: &Message, values: &[String]) {
        for value in values {
            self.exact(name.clone(), Some(value));
        }
    }

    /// What we say of what the sender said.
    pub(super) fn told(&mut self, name: Message, value: impl Into<Words>) {
        self.facts.push(Fact::new(name, value));
    }

    pub(super) fn warning(&mut self, name: Message, value: Message) {
        self.facts.push(Fact::warning(name, value));
    }

    pub(super) fn stated(&mut self, name: Message, answer: Answer) {
        if answer != Answer::NotStated {
            self.told(name, words::answer(answer));
        }
    }

    pub(super) fn moment(&mut self, name: Message, said: Option<SaidAt>) {
        if let Some(said) = said {
            self.told(name, said_at(said));
        }
    }

    /// A country by its name and its letters.
    pub(super) fn country(&self, country: Country) -> Argument {
        let code = Argument::name(country.code());
        if self.register.country_name(country) == country.code() {
            return code;
        }
        message!("fact-country", country = country, code = code).into()
    }

    pub(super) fn person(&mut self, person: &Person, age: Message, on: Date) {
        let names = [&person.first_name, &person.middle_name, &person.last_name];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        self.words(message!("fact-name"), Some(&names.join(" ")));
        if let Some(years) = person.age {
            self.told(age, Words::data(years.to_string()));
        }
        match person.age_disputed {
            Answer::Yes => self.warning(message!("fact-age-in-doubt"), message!("fact-age-in-doubt-yes")),
            Answer::No => self.told(message!("fact-age-in-doubt"), message!("fact-age-in-doubt-no")),
            Answer::NotStated => {}
        }
        self.exact(message!("fact-born"), person.date_of_birth.map(|day| day.to_string()).as_deref());
        if let Some(contradiction) = person.contradiction(on) {
            self.warning(message!("fact-ages-contradict"), contradiction);
        }
        self.phones(&person.phones);
        self.emails(&person.emails);
        self.addresses(&person.addresses);
    }

    /// What a party and a linked account have in common.
    pub(super) fn account(&mut self, party: &Party) {
        self.stated(message!("fact-all-emails"), party.all_emails);
        self.exact(message!("fact-screen-name"), party.screen_name.as_deref());
        self.each(&message!("fact-shown-as"), &party.display_names);
        self.exact(message!("fact-account-id"), party.esp_identifier.as_deref());
        self.words(message!("fact-service"), party.esp_service.as_deref());
        self.each(&message!("fact-profile"), &party.profile_urls);
        self.exact(message!("fact-group"), party.group.as_deref());
        let names = [message!("fact-closed-for-a-time"), message!("fact-closed-for-a-time-told")];
        crate::facts::closed(self, names, party.temporarily_disabled.as_ref());
        let names = [message!("fact-closed-for-good"), message!("fact-closed-for-good-told")];
        crate::facts::closed(self, names, party.permanently_disabled.as_ref());
        self.stated(message!("fact-account-taken-over"), party.compromised);
        self.stated(message!("fact-account-elsewhere"), party.third_party);
        self.location(party.estimated_location.as_ref());
        self.words(message!("fact-vehicle"), party.vehicle.as_deref());
        self.words(message!("fact-school"), party.school.as_deref());
        self.captures(&party.captures);
        self.devices(&party.devices);
        for number in &party.prior_reports {
            self.exact(message!("fact-earlier-report"), Some(&number.to_string()));
        }
    }

    pub(super) fn phones(&mut self, phones: &[Phone]) {
        for phone in phones {
            let extension = phone.extension.as_ref();
            let extension =
                extension.map(|digits| message!("fact-extension", digits = Argument::exact(digits)).into());
            let notes = [extension, typed(phone.kind.as_ref()), verified(phone.verified, phone.verified_at)];
            let number = typed(Some(&phone.full()));
            self.facts.extend(noted(number, notes).map(|told| Fact::exact(message!("fact-telephone"), told)));
        }
    }

    pub(super) fn emails(&mut self, emails: &[Email]) {
        for email in emails {
            let notes = [typed(email.kind.as_ref()), verified(email.verified, email.verified_at)];
            let address = typed(Some(&email.address));
            self.facts.extend(noted(address, notes).map(|told| Fact::exact(message!("fact-email"), told)));
        }
    }

    pub(super) fn addresses(&mut self, addresses: &[Address]) {
        for address in addresses {
            let country = address.country.map(|code| self.country(code));
            let Address { kind, street, city, postal_code, state, region, country: _ } = address;
            let parts = [street, postal_code, city, state, region].map(|part| typed(part.as_ref()));
            let place = joined(parts.into_iter().chain([country]));
            let told = noted(place, [typed(kind.as_ref())]);
            self.facts.extend(told.map(|told| Fact::new(message!("fact-street-address"), told)));
        }
    }

    fn location(&mut self, location: Option<&EstimatedLocation>) {
        let Some(location) = location else { return };
        let country = location.country.map(|code| self.country(code));
        let place = joined([typed(location.city.as_ref()), typed(location.region.as_ref()), country]);
        let as_of = location.at.map(|at| message!("fact-as-of", at = said_at(at)).into());
        let told = noted(place, [verified(location.verified, None), as_of]);
        self.facts.extend(told.map(|told| Fact::new(message!("fact-thought-to-be-in"), told)));
    }

    pub(super) fn captures(&mut self, captures: &[CaptureEvent]) {
        self.facts.extend(captures.iter().map(capture_fact));
    }

    fn devices(&mut self, devices: &[DeviceId]) {
        self.facts.extend(devices.iter().map(device_fact));
    }
}

fn stated(value: Option<&str>) -> Option<&str> {
    value.filter(|value| !value.trim().is_empty())
}

/// What the sender wrote, where it wrote something.
pub(super) fn typed(value: Option<&String>) -> Option<Argument> {
    stated(value.map(String::as_str)).map(Argument::words)
}

/// To the second in UTC, and as the sender wrote it where that says more.
pub(super) fn said_at(said: SaidAt) -> Message {
    let second = Argument::name(said.second());
    match said.written_otherwise() {
        Some(written) => message!("fact-said-at", second = second, written = Argument::exact(written)),
        None => message!("part-value", value = second),
    }
}

/// Address and port, what was done, when to the second: behind a carrier's address translation only these together name a
/// customer.
pub(super) fn capture_fact(capture: &CaptureEvent) -> Fact {
    let address = match (capture.address, capture.port) {
        (address, Some(port)) => Argument::exact(std::net::SocketAddr::new(address, port).to_string()),
        (address, None) => message!("fact-no-port", address = Argument::exact(address.to_string())).into(),
    };
    let proxy = match capture.possible_proxy {
        Answer::Yes => Some(message!("fact-maybe-a-proxy").into()),
        Answer::No => Some(message!("fact-no-proxy").into()),
        Answer::NotStated => None,
    };
    let kind = capture.kind.map(|kind| Argument::name(kind.wire_name()));
    let at = capture.at.map(|at| said_at(at).into());
    let told = joined([Some(address), kind, at, proxy]).map_or_else(Words::default, Words::value);
    Fact::exact(message!("fact-network-address"), told)
}

pub(super) fn device_fact(device: &DeviceId) -> Fact {
    let event = device.event.map(|kind| Argument::name(kind.wire_name()));
    let (kind, value) = (Argument::words(&device.kind), Argument::exact(&device.value));
    let device_of = message!("fact-device-of", kind = kind, value = value);
    let at = device.at.map(|at| said_at(at).into());
    let told = joined([Some(device_of.into()), event, at]).map_or_else(Words::default, Words::value);
    Fact::exact(message!("fact-device"), told)
}

fn verified(answer: Answer, at: Option<SaidAt>) -> Option<Argument> {
    let told = match (answer, at.map(said_at)) {
        (Answer::Yes, None) => message!("fact-verified"),
        (Answer::Yes, Some(at)) => message!("fact-verified-at", at = at),
        (Answer::No, None) => message!("fact-not-verified"),
        (Answer::No, Some(at)) => message!("fact-not-verified-at", at = at),
        (Answer::NotStated, None) => return None,
        (Answer::NotStated, Some(at)) => message!("fact-verification-dated", at = at),
    };
    Some(told.into())
}

/// What is there of the parts, one after another.
pub fn joined(parts: impl IntoIterator<Item = Option<Argument>>) -> Option<Argument> {
    let with = |first: Argument, rest: Argument| message!("fact-with", first = first, rest = rest).into();
    parts.into_iter().flatten().reduce(with)
}

/// A value, and in brackets what is to be known of it.
fn noted<const N: usize>(value: Option<Argument>, notes: [Option<Argument>; N]) -> Option<Words> {
    let notes: Vec<Argument> = notes.into_iter().flatten().collect();
    match value {
        None if notes.is_empty() => None,
        None => Some(Words::each(notes)),
        Some(value) if notes.is_empty() => Some(value.into()),
        Some(value) => Some(message!("fact-noted", value = value, notes = Argument::each(notes)).into()),
    }
}
