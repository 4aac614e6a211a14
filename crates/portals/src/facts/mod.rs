//! What a sender said, as facts under headings and as texts that stay folded until somebody opens them. Reviewers and
//! agencies share one layout, so that neither page omits what the other shows. A test walks the schema and holds that
//! every element and attribute of it is here.

mod gather;
mod of_file;
#[cfg(test)]
mod tests;

use clearline_law::Register;
use clearline_report::{
    AssociatedAccount, Disabled, FileSaid, Incident, InternetDetail, LawEnforcement, Party, Person, Reporter,
    Said,
};
use jiff::civil::Date;
use jiff::tz::Offset;

use crate::view::{Passage, Section};
use gather::Facts;
pub(crate) use of_file::of_file;

/// Accounts linked to accounts are followed so far; the reporting API nests them less deeply.
const DEPTH_MAX: usize = 4;

/// All that a sender said, or as much of it as may be shown.
pub(crate) struct Told<'a> {
    /// What happened, and when.
    pub(crate) incident: Option<&'a Incident>,
    /// One widely shared file, several accounts.
    pub(crate) batched: bool,
    /// Where it happened.
    pub(crate) internet: &'a [InternetDetail],
    /// Police the sender already deals with.
    pub(crate) law_enforcement: Option<&'a LawEnforcement>,
    /// The provider's name here.
    pub(crate) provider: Option<String>,
    /// Who reports.
    pub(crate) reporter: Option<&'a Reporter>,
    /// Persons and accounts.
    pub(crate) parties: &'a [Party],
    /// Free text of the report as a whole.
    pub(crate) additional: Option<&'a str>,
    /// The files, each with the name it has in the list of files.
    pub(crate) files: Vec<(String, &'a FileSaid)>,
    /// The day on which ages are compared with birthdays, where the report names none for the incident.
    pub(crate) received: Date,
}

impl<'a> Told<'a> {
    /// The whole of a report.
    pub(crate) fn whole(said: &'a Said, files: Vec<(String, &'a FileSaid)>, received: Date) -> Told<'a> {
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
pub(crate) struct Layer {
    /// Facts, under their headings.
    pub(crate) sections: Vec<Section>,
    /// Words that may be hard to read.
    pub(crate) passages: Vec<Passage>,
}

/// Lays out what the sender said.
pub(crate) fn layer(told: &Told<'_>, register: &Register) -> Layer {
    let at = told.incident.map(|incident| Offset::UTC.to_datetime(incident.at.at()).date());
    let mut writer = Writer { layer: Layer::default(), register, on: at.unwrap_or(told.received) };
    if let Some(incident) = told.incident {
        writer.incident(incident, told.batched);
    }
    writer.passage("The sender's account", told.additional);
    for party in told.parties {
        writer.party(party.role.words(), party);
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
pub(crate) fn human(heading: &str, person: &Person, register: &Register, on: Date) -> Section {
    let mut facts = Facts::new(register);
    facts.person(person, "Age", on);
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

    fn passage(&mut self, heading: &str, words: Option<&str>) {
        let Some(words) = words.filter(|words| !words.trim().is_empty()) else { return };
        let count = words.split_whitespace().count();
        let note = format!("{count} {}; may be hard to read", if count == 1 { "word" } else { "words" });
        self.layer.passages.push(Passage { heading: heading.to_owned(), note, words: words.to_owned() });
    }

    fn incident(&mut self, incident: &Incident, batched: bool) {
        let mut facts = self.facts();
        facts.words("Type", Some(incident.kind.words()));
        facts.words("Platform", incident.platform.as_deref());
        facts.moment("Time", Some(incident.at));
        facts.words("What the time means", incident.time_meaning.as_deref());
        let flags: Vec<&str> = incident.annotations.iter().map(|flag| flag.wire_name()).collect();
        facts.words("Marks", Some(&flags.join(", ")));
        if incident.escalation.is_some() {
            facts.words("Marked urgent by the sender", Some("yes; the reason is below"));
        }
        if batched {
            let words = "one widely shared file, reported once for many accounts (VIRAL_POTENTIAL_MEME)";
            facts.words("Batched", Some(words));
        }
        let section = facts.under("Incident");
        self.section(section);
        self.passage("Why the sender marked it urgent", incident.escalation.as_deref());
    }

    fn place(&mut self, place: &InternetDetail) {
        let heading = place.kind.words();
        let mut facts = self.facts();
        facts.words("Name", place.name.as_deref());
        facts.words("Chat room", place.room.as_deref());
        facts.words("Console", place.console.as_deref());
        facts.each("Web address", &place.urls);
        facts.stated("Hosted by somebody else", place.third_party_hosted);
        facts.emails(&place.emails);
        facts.phones(&place.phones);
        facts.exact("Degrees north", place.latitude.as_deref());
        facts.exact("Degrees east", place.longitude.as_deref());
        facts.addresses(&place.addresses);
        facts.captures(&place.captures);
        facts.exact("File names", place.file_names.as_deref());
        let section = facts.under(heading);
        self.section(section);
        self.passage(&format!("{heading}: words exchanged"), place.content.as_deref());
        self.passage(&format!("{heading}: further text"), place.additional.as_deref());
    }

    fn party(&mut self, heading: &str, party: &Party) {
        let mut facts = self.facts();
        facts.person(&party.person, "Age", self.on);
        for words in party.contradictions_between_accounts(self.on) {
            facts.warning("Ages contradict", &words);
        }
        facts.account(party);
        if facts.is_empty() && party.associated.is_empty() {
            facts.words("Said of it", Some("nothing more than that there is one"));
        }
        let section = facts.under(heading);
        self.section(section);
        self.own_words(heading, party);
        for account in &party.associated {
            self.linked(heading, account, 1);
        }
    }

    fn linked(&mut self, heading: &str, account: &AssociatedAccount, depth: usize) {
        let platform = account.platform.as_ref().map(|name| format!(" at {name}")).unwrap_or_default();
        let heading = format!("{heading}: {} account{platform}", account.relation);
        let mut facts = self.facts();
        facts.words("Platform", account.platform.as_deref());
        facts.person(&account.party.person, "Approximate age", self.on);
        facts.account(&account.party);
        if facts.is_empty() {
            facts.words("Said of it", Some("nothing more than that there is one"));
        }
        let section = facts.under(&heading);
        self.section(section);
        self.own_words(&heading, &account.party);
        for further in account.party.associated.iter().filter(|_| depth < DEPTH_MAX) {
            self.linked(&heading, further, depth + 1);
        }
    }

    fn own_words(&mut self, heading: &str, party: &Party) {
        self.passage(&format!("{heading}: own words of the profile"), party.profile_bio.as_deref());
        for text in &party.additional {
            self.passage(&format!("{heading}: further text"), Some(text));
        }
    }

    fn police(&mut self, police: &LawEnforcement) {
        let mut facts = self.facts();
        facts.words("Agency", Some(&police.agency_name));
        facts.exact("Its case number", police.case_number.as_deref());
        facts.stated("Incident reported to it", police.reported);
        facts.stated("Legal process served at home", police.served_at_home);
        if let Some(abroad) = &police.served_abroad {
            let stated = if abroad.stated { "yes" } else { "no" };
            let country = abroad.country.map(|code| format!(", {}", facts.country(code))).unwrap_or_default();
            facts.words("Legal process served from abroad", Some(&format!("{stated}{country}")));
        }
        let section = facts.under("Police the sender deals with");
        self.section(section);
        if let Some(officer) = &police.officer {
            let section = human("Officer at that agency", officer, self.register, self.on);
            self.section(section);
        }
    }

    fn reporter(&mut self, reporter: &Reporter, provider: Option<&String>) {
        let mut facts = self.facts();
        facts.words("Provider", provider.map(String::as_str));
        facts.person(&reporter.person, "Age", self.on);
        facts.stated("Agencies may learn it", reporter.agreed_to_be_named);
        facts.exact("Legal notices", reporter.legal_url.as_deref());
        let section = facts.under("Who reported");
        self.section(section);
        if let Some(contact) = &reporter.contact {
            let section = human("Contact for police", contact, self.register, self.on);
            self.section(section);
        }
        self.passage("Standing text of the sender", reporter.company_template.as_deref());
        self.passage("Terms of service", reporter.terms_of_service.as_deref());
    }

    fn file(&mut self, name: &str, said: &FileSaid) {
        let facts = of_file(said);
        let section =
            Section { heading: format!("What the sender said of the file {name}"), facts, folded: true };
        self.section(section);
        for text in &said.additional {
            self.passage(&format!("File {name}: further text"), Some(text));
        }
    }
}

/// An account that its service closed, as two facts: the closing, and whether the user knows.
fn closed(facts: &mut Facts<'_>, name: &str, disabled: Option<&Disabled>) {
    let Some(disabled) = disabled else { return };
    let mut words = if disabled.stated { "yes" } else { "no" }.to_owned();
    if let Some(at) = disabled.at {
        words = format!("{words}, {}", at.words());
    }
    if let Some(at) = disabled.reenabled_at {
        words = format!("{words}; open again from {}", at.words());
    }
    facts.words(name, Some(&words));
    let told = match (disabled.user_notified, disabled.user_notified_at) {
        (clearline_report::Answer::NotStated, None) => return,
        (clearline_report::Answer::NotStated, Some(at)) => format!("dated {}", at.words()),
        (answer, None) => answer.word().to_owned(),
        (answer, Some(at)) => format!("{}, {}", answer.word(), at.words()),
    };
    facts.words(&format!("{name}: user told"), Some(&told));
}
