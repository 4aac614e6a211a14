//! The facts of a case graph as plain data. Moments are microseconds since 1970 in UTC. Only what the ruling discloses
//! may be put in here: everything given is written.

use std::net::IpAddr;

/// The facts of a case graph.
#[derive(Clone, PartialEq)]
pub struct CaseInput {
    /// The provider that reported.
    pub provider: String,
    /// The provider's own number for the report.
    pub provider_reference: Option<String>,
    /// The version of Clearline that wrote the graph.
    pub software_version: String,
    /// What the report is about, in words: its incident type first.
    pub focus: Vec<String>,
    /// The legal grounds of the referral.
    pub authority: Vec<Authority>,
    /// The accounts of the person reported.
    pub accounts: Vec<Account>,
    /// The capture events.
    pub connections: Vec<Connection>,
    /// The files, whether or not their content is in the package.
    pub files: Vec<CaseFile>,
    /// Where something is thought to be.
    pub places: Vec<Place>,
    /// When the report was received.
    pub received: Span,
    /// Who triaged it (a role or a pseudonym suffices) and when.
    pub triaged: Option<(String, Span)>,
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

/// An account complained of.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Account {
    /// The provider's identifier of it.
    pub identifier: Option<String>,
    /// The name it shows.
    pub display_name: Option<String>,
    /// The service it is on.
    pub platform: Option<String>,
    /// When it was made.
    pub created: Option<i64>,
    /// Its e-mail addresses.
    pub emails: Vec<String>,
    /// Its telephone numbers.
    pub phones: Vec<String>,
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
    /// The place of the account in [`CaseInput::accounts`] that it was seen for.
    pub account: Option<usize>,
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
}

/// The hash functions that the ontology's vocabulary knows and reports carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HashMethod {
    /// MD5, which old hash lists still use.
    Md5,
    /// SHA-1, likewise.
    Sha1,
    /// SHA-256.
    Sha256,
    /// SHA-512.
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

/// Where something is thought to be, and who said so.
#[derive(Clone, PartialEq)]
pub struct Place {
    /// The address that is placed there, if it is one.
    pub address: Option<IpAddr>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// The region, ISO 3166-2 or by name.
    pub region: Option<String>,
    /// The town.
    pub locality: Option<String>,
    /// Latitude and longitude in degrees, WGS 84.
    pub coordinates: Option<(f64, f64)>,
    /// The source that says so.
    pub said_by: String,
}
