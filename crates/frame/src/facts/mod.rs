//! What a sender said, as facts under headings and as texts that stay folded until somebody opens them. Reviewers and
//! agencies share one layout, so that neither page omits what the other shows. A test walks the schema and holds that
//! every element and attribute of it is here.

mod gather;
mod of_file;

use clearline_law::Register;
use clearline_report::{
    Answer, Argument, AssociatedAccount, Disabled, FileSaid, Incident, InternetDetail, LawEnforcement,
    Message, Party, Person, Reporter, Said, message,
};
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::view::{Passage, Section, Words};
use crate::words;
use gather::{Facts, said_at};

pub use gather::joined;
pub use of_file::of_file;

/// Accounts linked to accounts are followed so far; the reporting API nests them less deeply.
const DEPTH_MAX: usize = 4;

/// All that a sender said, or as much of it as may be shown.
pub struct Told<'a> {
    /// What happened, and when.
    pub incident: Option<&'a Incident>,
    /// One widely shared file, several accounts.
    pub batched: bool,
    /// Where it happened.
    pub internet: &'a [InternetDetail],
    /// Police the sender already deals with.
    pub law_enforcement: Option<&'a LawEnforcement>,
    /// The provider's name here.
    pub provider: Option<String>,
    /// Who reports.
    pub reporter: Option<&'a Reporter>,
    /// Persons and accounts.
    pub parties: &'a [Party],
    /// Free text of the report as a whole.
    pub additional: Option<&'a str>,
    /// The files, each with the name it has in the list of files.
    pub files: Vec<(String, &'a FileSaid)>,
    /// The day on which ages are compared with birthdays, where the report names none for the incident.
    pub received: Date,
}

impl<'a> Told<'a> {
    /// The whole of a report.
    pub fn whole(said: &'a Said, files: Vec<(String, &'a FileSaid)>, received: Date) -> Told<'a> {
        Told {
            incident: Some(&said.incident),
            batched: said.batched,
            internet: &said.internet,
            law_enforcement: said.law_enforcement.as_ref(),
            provider: None,
            reporter: Some(&said.reporter),
            parties: &said.parties,
            additional: said.additional.as_deref(),
            files,
            received,
        }
    }
}

/// What was said, cut into what is read at a glance and what is opened.
#[derive(Debug, Default)]
pub struct Layer {
    /// Facts, under their headings.
    pub sections: Vec<Section>,
    /// Words that may be hard to read.
    pub passages: Vec<Passage>,
}

/// Lays out what the sender said.
pub fn layer(told: &Told<'_>, register: &Register) -> Layer {
    let at = told.incident.map(|incident| Offset::UTC.to_datetime(incident.at.at()).date());
    let mut writer = Writer { layer: Layer::default(), register, on: at.unwrap_or(told.received) };
    if let Some(incident) = told.incident {
        writer.incident(incident, told.batched);
    }
    writer.passage(message!("passage-account"), told.additional);
    for party in told.parties {
        writer.party(words::party_role(party.role), party);
    }
    for place in told.internet {
        writer.place(place);
    }
    if let Some(police) = told.law_enforcement {
        writer.police(police);
    }
    if let Some(reporter) = told.reporter {
        writer.reporter(reporter, told.provider.as_ref());
    }
    for (name, said) in &told.files {
        writer.file(name, said);
    }
    writer.layer
}

/// One person under a heading.
pub fn human(heading: Message, person: &Person, register: &Register, on: Date) -> Section {
    let mut facts = Facts::new(register);
    facts.person(person, message!("fact-age"), on);
    facts.under(heading)
}

struct Writer<'a> {
    layer: Layer,
    register: &'a Register,
    on: Date,
}

impl Writer<'_> {
    fn facts(&self) -> Facts<'_> {
        Facts::new(self.register)
    }

    fn section(&mut self, section: Section) {
        if !section.facts.is_empty() {
            self.layer.sections.push(section);
        }
    }

    fn passage(&mut self, heading: Message, words: Option<&str>) {
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        let note = message!("passage-note", words = words.split_whitespace().count());
        self.layer.passages.push(Passage {
            heading: heading.into(),
            note: note.into(),
            words: words.to_owned(),
        });
    }

    fn incident(&mut self, incident: &Incident, batched: bool) {
        let mut facts = self.facts();
        facts.told(message!("fact-type"), words::incident_type(incident.kind));
        facts.words(message!("fact-platform"), incident.platform.as_deref());
        facts.moment(message!("fact-time"), Some(incident.at));
        facts.words(message!("fact-time-meaning"), incident.time_meaning.as_deref());
        let flags: Vec<&str> = incident.annotations.iter().map(|flag| flag.wire_name()).collect();
        facts.words(message!("fact-marks"), Some(&flags.join(", ")));
        if incident.escalation.is_some() {
            facts.told(message!("fact-urgent"), message!("fact-urgent-yes"));
        }
        if batched {
            facts.told(message!("fact-batched"), message!("fact-batched-yes"));
        }
        let section = facts.under(message!("section-incident"));
        self.section(section);
        self.passage(message!("passage-urgent"), incident.escalation.as_deref());
    }

    fn place(&mut self, place: &InternetDetail) {
        let heading = words::place_kind(place.kind);
        let mut facts = self.facts();
        facts.words(message!("fact-name"), place.name.as_deref());
        facts.words(message!("fact-chat-room"), place.room.as_deref());
        facts.words(message!("fact-console"), place.console.as_deref());
        facts.each(&message!("fact-web-address"), &place.urls);
        facts.stated(message!("fact-hosted-elsewhere"), place.third_party_hosted);
        facts.emails(&place.emails);
        facts.phones(&place.phones);
        facts.exact(message!("fact-degrees-north"), place.latitude.as_deref());
        facts.exact(message!("fact-degrees-east"), place.longitude.as_deref());
        facts.addresses(&place.addresses);
        facts.captures(&place.captures);
        facts.exact(message!("fact-file-names"), place.file_names.as_deref());
        let section = facts.under(heading.clone());
        self.section(section);
        self.passage(message!("passage-exchanged", of = heading.clone()), place.content.as_deref());
        self.passage(message!("passage-further", of = heading), place.additional.as_deref());
    }

    fn party(&mut self, heading: Message, party: &Party) {
        let mut facts = self.facts();
        facts.person(&party.person, message!("fact-age"), self.on);
        for contradiction in party.contradictions_between_accounts(self.on) {
            facts.warning(message!("fact-ages-contradict"), contradiction);
        }
        facts.account(party);
        if facts.is_empty() && party.associated.is_empty() {
            facts.told(message!("fact-said-of-it"), message!("fact-nothing-more"));
        }
        let section = facts.under(heading.clone());
        self.section(section);
        self.own_words(&heading, party);
        for account in &party.associated {
            self.linked(&heading, account, 1);
        }
    }

    fn linked(&mut self, of: &Message, account: &AssociatedAccount, depth: usize) {
        let relation = Argument::words(account.relation.to_string());
        let heading = match &account.platform {
            Some(name) => {
                let platform = Argument::words(name);
                message!("section-linked-at", of = of.clone(), relation = relation, platform = platform)
            }
            None => message!("section-linked", of = of.clone(), relation = relation),
        };
        let mut facts = self.facts();
        facts.words(message!("fact-platform"), account.platform.as_deref());
        facts.person(&account.party.person, message!("fact-approximate-age"), self.on);
        facts.account(&account.party);
        if facts.is_empty() {
            facts.told(message!("fact-said-of-it"), message!("fact-nothing-more"));
        }
        let section = facts.under(heading.clone());
        self.section(section);
        self.own_words(&heading, &account.party);
        for further in account.party.associated.iter().filter(|_| depth < DEPTH_MAX) {
            self.linked(&heading, further, depth + 1);
        }
    }

    fn own_words(&mut self, heading: &Message, party: &Party) {
        self.passage(message!("passage-profile", of = heading.clone()), party.profile_bio.as_deref());
        for text in &party.additional {
            self.passage(message!("passage-further", of = heading.clone()), Some(text));
        }
    }

    fn police(&mut self, police: &LawEnforcement) {
        let mut facts = self.facts();
        facts.words(message!("fact-agency"), Some(&police.agency_name));
        facts.exact(message!("fact-its-case-number"), police.case_number.as_deref());
        facts.stated(message!("fact-reported-to-it"), police.reported);
        facts.stated(message!("fact-served-at-home"), police.served_at_home);
        if let Some(abroad) = &police.served_abroad {
            let stated = words::answer(Answer::from(Some(abroad.stated)));
            let country = abroad.country.map(|code| facts.country(code));
            let told = joined([Some(stated.into()), country]).map_or_else(Words::default, Words::value);
            facts.told(message!("fact-served-abroad"), told);
        }
        let section = facts.under(message!("section-police"));
        self.section(section);
        if let Some(officer) = &police.officer {
            let section = human(message!("section-officer"), officer, self.register, self.on);
            self.section(section);
        }
    }

    fn reporter(&mut self, reporter: &Reporter, provider: Option<&String>) {
        let mut facts = self.facts();
        facts.words(message!("fact-provider"), provider.map(String::as_str));
        facts.person(&reporter.person, message!("fact-age"), self.on);
        facts.stated(message!("fact-may-be-named"), reporter.agreed_to_be_named);
        facts.exact(message!("fact-legal-notices"), reporter.legal_url.as_deref());
        let section = facts.under(message!("section-reporter"));
        self.section(section);
        if let Some(contact) = &reporter.contact {
            let section = human(message!("section-contact"), contact, self.register, self.on);
            self.section(section);
        }
        self.passage(message!("passage-standing-text"), reporter.company_template.as_deref());
        self.passage(message!("passage-terms"), reporter.terms_of_service.as_deref());
    }

    fn file(&mut self, name: &str, said: &FileSaid) {
        let heading = message!("section-file", file = Argument::words(name));
        self.section(Section { heading: heading.into(), facts: of_file(said), folded: true });
        for text in &said.additional {
            self.passage(message!("passage-file", file = Argument::words(name)), Some(text));
        }
    }
}

/// An account that its service closed, as two facts: the closing, and whether the user knows.
fn closed(facts: &mut Facts<'_>, [name, told]: [Message; 2], disabled: Option<&Disabled>) {
    let Some(disabled) = disabled else { return };
    let stated = words::answer(Answer::from(Some(disabled.stated)));
    let closed = joined([Some(stated.into()), disabled.at.map(|at| said_at(at).into())]);
    let closed = closed.unwrap_or_else(|| Argument::name(""));
    let closed: Words = match disabled.reenabled_at {
        Some(at) => message!("fact-open-again", closed = closed, at = said_at(at)).into(),
        None => closed.into(),
    };
    facts.told(name, closed);
    let known: Words = match (disabled.user_notified, disabled.user_notified_at.map(said_at)) {
        (Answer::NotStated, None) => return,
        (Answer::NotStated, Some(at)) => message!("fact-dated", at = at).into(),
        (answer, None) => words::answer(answer).into(),
        (answer, Some(at)) => message!("fact-with", first = words::answer(answer), rest = at).into(),
    };
    facts.told(told, known);
}
