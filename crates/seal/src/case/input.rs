//! The facts of a case graph as plain data. Moments are microseconds since 1970 in UTC. Only what the ruling discloses
//! may be put in here: everything given is written. The graph has no words of its own: each text is given as a [`Text`].

use std::net::IpAddr;

use clearline_report::Message;
use serde::Serialize;

/// A text of the graph, in the language of the package. One of ours has the message that it was written from; what a
/// person or a source wrote or named has none.
#[derive(Clone, Default, PartialEq, Eq, Serialize)]
pub struct Text {
    /// As it is read.
    pub text: String,
    /// The id and the arguments.
    pub message: Option<Message>,
}

impl Text {
    /// What somebody else wrote or named.
    pub fn of_others(text: impl Into<String>) -> Text {
        Text { text: text.into(), message: None }
    }
}

/// What is the same in every graph, but for its language.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// The name of the package.
    pub package: Text,
    /// The name of the referral.
    pub referral: Text,
    /// Of which kind our number of the report is.
    pub report_number: Text,
    /// Of which kind the provider's own number is.
    pub provider_reference: Text,
    /// The exhibit that was received.
    pub as_received: Text,
    /// The exhibit that is sealed.
    pub as_sealed: Text,
    /// The act of receiving.
    pub received: Text,
    /// The act of triage.
    pub triaged: Text,
    /// The act of sealing.
    pub sealed: Text,
    /// The name of the incident.
    pub incident: Text,
    /// The name of what was seen and belongs to no person whom the report names.
    pub unowned: Text,
    /// That the sender does not say whose something is.
    pub owner_unknown: Text,
}

/// The facts of a case graph.
#[derive(Clone, PartialEq)]
pub struct CaseInput {
    /// What is the same in every graph.
    pub wording: Wording,
    /// Who reported, with the people to turn to.
    pub provider: Provider,
    /// The provider's own number for the report.
    pub provider_reference: Option<String>,
    /// The version of Clearline that wrote the graph.
    pub software_version: String,
    /// What the report is about: its incident type first.
    pub focus: Vec<Text>,
    /// The legal grounds of the referral.
    pub authority: Vec<Authority>,
    /// What happened, and when.
    pub incident: Option<Incident>,
    /// The people of the report, each with what belongs to them.
    pub people: Vec<CasePerson>,
    /// Where it happened. What was seen there belongs to no person whom the report names.
    pub scenes: Vec<Scene>,
    /// The files, whether or not their content is in the package.
    pub files: Vec<CaseFile>,
    /// Where sources think that something is.
    pub places: Vec<Place>,
    /// When the report was received.
    pub received: Span,
    /// Who triaged it (a role or a pseudonym suffices) and when.
    pub triaged: Option<(Text, Span)>,
}

// These are the personal data of a report; accounts, events, files and places therefore have no `Debug` of their own.
impl std::fmt::Debug for CaseInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CaseInput([sensitive])")
    }
}

/// A stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Its first moment.
    pub start: i64,
    /// Its last moment.
    pub end: i64,
}

/// A legal ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// What it is called.
    pub name: String,
    /// What it is: a statute, a treaty, a designation.
    pub kind: String,
    /// The clause.
    pub clause: String,
    /// Since when it is in force.
    pub since: Option<i64>,
}

/// Who reported.
#[derive(Clone, PartialEq, Eq)]
pub struct Provider {
    /// Its name.
    pub name: Text,
    /// Is it a human being of the public? Else it is an organisation.
    pub of_the_public: bool,
    /// Whom to turn to: what each is for, and how to reach them.
    pub contacts: Vec<Contact>,
}

/// Somebody to turn to.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Contact {
    /// What they are for.
    pub purpose: Text,
    /// Their name, where the report has one.
    pub name: Name,
    /// Their e-mail addresses.
    pub emails: Vec<String>,
    /// Their telephone numbers.
    pub phones: Vec<String>,
}

/// A name of a human being.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Given and middle names.
    pub given: Vec<String>,
    /// Family name.
    pub family: Option<String>,
}

/// What happened.
#[derive(Clone, PartialEq, Eq)]
pub struct Incident {
    /// Its type.
    pub kind: Text,
    /// The moment.
    pub at: i64,
    /// What the moment means and where it happened.
    pub words: Vec<Text>,
}

/// The part of a person in the report. A graph that does not separate a child's account from that of the person
/// reported would make the child a suspect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Whose account is complained of.
    Subject,
    /// The child.
    Victim,
    /// Who was meant to receive something.
    Recipient,
    /// Another part.
    Other,
}

/// A person of the report, and all that belongs to them.
#[derive(Clone, PartialEq)]
pub struct CasePerson {
    /// Their part.
    pub part: Part,
    /// Their part as it is read.
    pub described: Text,
    /// What to call them where the report has no name.
    pub called: Text,
    /// Their name.
    pub name: Name,
    /// The beginning of the day of their birth.
    pub born: Option<i64>,
    /// Age in years, as the sender states it.
    pub age: Option<u8>,
    /// Where they live or are thought to be.
    pub places: Vec<Place>,
    /// Their accounts. What was seen of them hangs on these.
    pub accounts: Vec<Account>,
}

/// An account.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The provider's identifier of it.
    pub identifier: Option<String>,
    /// The name to sign in with.
    pub login: Option<String>,
    /// The names it shows.
    pub display_names: Vec<String>,
    /// The service it is on.
    pub platform: Option<String>,
    /// Is it one of the provider that reported?
    pub issued_by_provider: bool,
    /// How it is linked to the person, or what else is to be said of it.
    pub words: Vec<Text>,
    /// The addresses of its profile.
    pub profile_urls: Vec<String>,
    /// Its own words about itself.
    pub bio: Option<String>,
    /// Was it closed?
    pub closed: bool,
    /// Its e-mail addresses.
    pub emails: Vec<String>,
    /// Its telephone numbers.
    pub phones: Vec<String>,
    /// Its capture events.
    pub connections: Vec<Connection>,
    /// The devices it was used with.
    pub devices: Vec<CaseDevice>,
}

/// A device.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseDevice {
    /// Which kind of identifier.
    pub kind: String,
    /// The identifier.
    pub value: String,
    /// What was done with it.
    pub event: Option<String>,
    /// The moment of the event, in microseconds since 1970 UTC.
    pub at: Option<i64>,
}

/// A capture event: an address seen at a moment.
#[derive(Clone, PartialEq, Eq)]
pub struct Connection {
    /// The address.
    pub address: IpAddr,
    /// The source port.
    pub port: Option<u16>,
    /// The moment.
    pub at: Option<i64>,
    /// What was seen: login, upload and so on.
    pub kind: Option<String>,
}

/// A place on the internet, or off it, where it happened.
#[derive(Clone, Default, PartialEq)]
pub struct Scene {
    /// What it is.
    pub kind: Text,
    /// The name of the site, client, game or place.
    pub name: Option<String>,
    /// The room within a chat.
    pub room: Option<String>,
    /// Web addresses.
    pub urls: Vec<String>,
    /// Words that were exchanged.
    pub content: Option<String>,
    /// What else is said of it.
    pub words: Vec<Text>,
    /// E-mail addresses named there.
    pub emails: Vec<String>,
    /// Telephone numbers named there.
    pub phones: Vec<String>,
    /// Addresses seen there.
    pub connections: Vec<Connection>,
    /// Where on earth it is.
    pub places: Vec<Place>,
}

/// A file of the report.
#[derive(Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The name the reporter gave.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its hashes in hexadecimal. Perceptual hashes are no part: the ontology has no word for them.
    pub hashes: Vec<(HashMethod, String)>,
    /// Whether the provider viewed it, as the provider said: `yes`, `no`, `not stated`.
    pub viewed_by_provider: Option<String>,
    /// Whose account it is of: the places in [`CaseInput::people`] and in [`CasePerson::accounts`].
    pub account: Option<(usize, usize)>,
    /// The connection it came over.
    pub upload: Option<Connection>,
    /// Where it was found.
    pub location: Option<String>,
}

/// The hash functions that the ontology's vocabulary knows and reports carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashMethod {
    /// MD5, which old hash lists still use.
    Md5,
    /// SHA-1, likewise.
    Sha1,
    /// The hash function SHA-256.
    Sha256,
    /// The hash function SHA-512.
    Sha512,
}

impl HashMethod {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Md5 => "MD5",
            Self::Sha1 => "SHA1",
            Self::Sha256 => "SHA256",
            Self::Sha512 => "SHA512",
        }
    }

    pub(crate) fn digits(self) -> usize {
        match self {
            Self::Md5 => 32,
            Self::Sha1 => 40,
            Self::Sha256 => 64,
            Self::Sha512 => 128,
        }
    }
}

/// What a source places.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Placed {
    /// An address on the network.
    Address(IpAddr),
    /// A telephone number, as it is among the phones.
    Phone(String),
    /// A person, by their place in [`CaseInput::people`].
    Person(usize),
    /// What belongs to no person whom the report names.
    #[default]
    Nobody,
}

/// Where something is thought to be, and who said so.
#[derive(Clone, Default, PartialEq)]
pub struct Place {
    /// What is placed there; of a person's own places it is the person.
    pub of: Placed,
    /// Street and number.
    pub street: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The region, ISO 3166-2 or by name.
    pub region: Option<String>,
    /// The town.
    pub locality: Option<String>,
    /// Which kind of address, such as `Home`.
    pub kind: Option<String>,
    /// Latitude and longitude in degrees, WGS 84.
    pub coordinates: Option<(f64, f64)>,
    /// The source that says so.
    pub said_by: Text,
}
