//! Network address → the country in whose registry its network stands, by a database that the operator provides.

use std::collections::HashMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use clearline_core::ports::{AddressBook, Placed, Unavailable};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{
    Answer, Argument, CaptureEvent, Country, FileSaid, InternetKind, Message, Said, SaidAt, Subject, message,
};
use clearline_wire::spelling::{self, Host};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use maxminddb::{PathElement, Reader};

use super::exits::Exits;
use crate::augment::model::{heard, told};

/// A MaxMind DB file with countries, of either record shape: `{"country_code": "GB"}` or
/// `{"country": {"iso_code": "GB"}}`.
pub struct MmdbBook {
    name: String,
    built_on: Date,
    reader: Reader<Vec<u8>>,
}

/// A file is not an address book.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// The file cannot be read.
    #[error("cannot read the address book {path}")]
    Read {
        /// Where it was looked for.
        path: PathBuf,
        /// Why not.
        #[source]
        source: std::io::Error,
    },
    /// It is not a MaxMind DB.
    #[error("{name} is not a MaxMind DB")]
    Form {
        /// Its name.
        name: String,
        /// What is wrong with it.
        #[source]
        source: maxminddb::MaxMindDbError,
    },
    /// Its build time is no time.
    #[error("{name} does not say when it was built")]
    BuildTime {
        /// Its name.
        name: String,
    },
}

impl MmdbBook {
    /// Reads the database at `path`, whole, into memory. Its file name becomes its name in statements.
    ///
    /// # Errors
    /// [`BookError`].
    pub fn open(path: &Path) -> Result<MmdbBook, BookError> {
        let bytes =
            std::fs::read(path).map_err(|source| BookError::Read { path: path.to_owned(), source })?;
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        MmdbBook::from_bytes(name, bytes)
    }

    /// The same from the bytes of the file.
    ///
    /// # Errors
    /// [`BookError`].
    pub fn from_bytes(name: String, bytes: Vec<u8>) -> Result<MmdbBook, BookError> {
        let reader = match Reader::from_source(bytes) {
            Ok(reader) => reader,
            Err(source) => return Err(BookError::Form { name, source }),
        };
        let built = i64::try_from(reader.metadata().build_epoch).ok();
        let Some(built) = built.and_then(|seconds| Timestamp::from_second(seconds).ok()) else {
            return Err(BookError::BuildTime { name });
        };
        Ok(MmdbBook { name, built_on: Offset::UTC.to_datetime(built).date(), reader })
    }

    fn code(&self, address: IpAddr) -> Result<Option<String>, maxminddb::MaxMindDbError> {
        if address.is_ipv6() && self.reader.metadata().ip_version == 4 {
            return Ok(None);
        }
        let found = self.reader.lookup(address)?;
        if let Some(flat) = found.decode_path::<String>(&[PathElement::Key("country_code")])? {
            return Ok(Some(flat));
        }
        found.decode_path::<String>(&[PathElement::Key("country"), PathElement::Key("iso_code")])
    }
}

impl AddressBook for MmdbBook {
    fn name(&self) -> &str {
        &self.name
    }

    fn built_on(&self) -> Date {
        self.built_on
    }

    fn place(&self, address: IpAddr) -> Result<Option<Placed>, Unavailable> {
        let unavailable = |why: String| Unavailable { source_name: self.name.clone(), why };
        let code = self.code(address.to_canonical()).map_err(|error| unavailable(error.to_string()))?;
        // A code that is none ("ZZ" is one, "-" is not) is an address the book does not know.
        Ok(code.and_then(|code| code.parse().ok()).map(|country| Placed { country }))
    }
}

/// One address of the report, with what makes it doubtful.
struct Seen {
    subject: Option<Subject>,
    address: IpAddr,
    doubts: Vec<Doubt>,
    event_at: Option<Timestamp>,
    ports: bool,
}

/// What the book says of every address in the report. Without an address book, one statement says that no source was
/// asked.
pub(in crate::augment) fn ask(
    book: Option<&dyn AddressBook>,
    said: &Said,
    files: &[&FileSaid],
    exits: &Exits,
    at: Timestamp,
) -> Vec<Statement> {
    let seen = gather(said, files, exits);
    let Some(book) = book else {
        if seen.is_empty() {
            return Vec::new();
        }
        let value = message!("said-no-address-book");
        let silent = heard(message!("source-address-book"), Matter::Address, String::new(), value, at);
        return vec![Statement { doubts: vec![Doubt::NobodyAsked], ..silent }];
    };
    let mut statements = Vec::with_capacity(seen.len());
    for one in seen {
        let statement = place(book, &one, at);
        let silent = statement.doubts.contains(&Doubt::NoAnswer);
        statements.push(statement);
        if silent {
            // A source that is down is not asked again for every address.
            break;
        }
    }
    statements
}

fn place(book: &dyn AddressBook, seen: &Seen, at: Timestamp) -> Statement {
    let source = || message!("source-named", name = Argument::name(book.name()));
    let base = |value: Message| Statement {
        source_as_of: Some(book.built_on().to_string()),
        subject: seen.subject,
        event_at: seen.event_at,
        doubts: seen.doubts.clone(),
        ..heard(source(), Matter::Address, seen.address.to_string(), value, at)
    };
    match book.place(seen.address) {
        Ok(Some(placed)) => {
            let country = placed.country;
            registry(base(message!("said-registry-country", country = country)), country)
        }
        Ok(None) if is_reserved(seen.address) => base(message!("said-address-reserved")),
        Ok(None) => base(message!("said-address-unknown")),
        Err(error) => {
            let mut silent = base(message!("said-no-answer", why = Argument::exact(error.why)));
            silent.doubts.push(Doubt::NoAnswer);
            silent
        }
    }
}

fn registry(statement: Statement, country: Country) -> Statement {
    Statement { country: Some(country), ..statement }
}

/// Each address once for each subject and what makes it a proxy, with its newest event.
fn gather(said: &Said, files: &[&FileSaid], exits: &Exits) -> Vec<Seen> {
    let mut seen = Gathered { exits, order: Vec::new(), places: HashMap::new() };
    for told in told(said) {
        for capture in &told.party.captures {
            seen.add(told.subject, capture, &told.doubts);
        }
    }
    for capture in files.iter().filter_map(|file| file.capture.as_ref()) {
        seen.add(Some(Subject::Reported), capture, &[]);
    }
    for place in &said.internet {
        // In peer-to-peer networks the address is the sharer's; elsewhere it is not said whose it is.
        let subject = (place.kind == InternetKind::PeerToPeer).then_some(Subject::Reported);
        for capture in &place.captures {
            seen.add(subject, capture, &[]);
        }
    }
    let profiles = told(said).into_iter().flat_map(|told| &told.party.profile_urls);
    for url in profiles.chain(said.internet.iter().flat_map(|place| &place.urls)) {
        // However the address is written in it: with dots, as one number, in brackets.
        if let Some(Host::Address(address)) = spelling::host(url) {
            let host = CaptureEvent { address, kind: None, at: None, possible_proxy: Answer::No, port: None };
            seen.add(Some(Subject::Host), &host, &[]);
        }
    }
    seen.finish()
}

struct Gathered<'a> {
    exits: &'a Exits,
    order: Vec<Seen>,
    places: HashMap<(Option<Subject>, IpAddr, bool, bool), usize>,
}

impl Gathered<'_> {
    fn add(&mut self, subject: Option<Subject>, capture: &CaptureEvent, doubts: &[Doubt]) {
        let address = capture.address.to_canonical();
        let proxy = capture.possible_proxy == Answer::Yes;
        // A server that hosts material is not looked up as an exit.
        let listed = subject != Some(Subject::Host) && self.exits.holds(address, capture.at.map(SaidAt::at));
        let place = *self.places.entry((subject, address, proxy, listed)).or_insert(self.order.len());
        match self.order.get_mut(place) {
            Some(seen) => {
                seen.event_at = seen.event_at.max(capture.at.map(SaidAt::at));
                seen.ports |= capture.port.is_some();
            }
            None => {
                let mut doubts = doubts.to_vec();
                doubts.extend(proxy.then_some(Doubt::PossibleProxy));
                doubts.extend(listed.then_some(Doubt::ListedExit));
                let ports = capture.port.is_some() || subject == Some(Subject::Host);
                self.order.push(Seen {
                    subject,
                    address,
                    doubts,
                    event_at: capture.at.map(SaidAt::at),
                    ports,
                });
            }
        }
    }

    fn finish(self) -> Vec<Seen> {
        let mut all = self.order;
        for seen in all.iter_mut().filter(|seen| !seen.ports) {
            seen.doubts.push(Doubt::NoPort);
        }
        all
    }
}

/// Ranges that belong to no network on the internet (RFC 6890 and its successors), as far as they are met in reports.
fn is_reserved(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let shared = matches!(v4.octets(), [100, second, ..] if (64..128).contains(&second));
            v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_documentation()
                || v4.is_multicast()
                || v4.is_broadcast()
                || v4.is_unspecified()
                || shared
        }
        IpAddr::V6(v6) => {
            let documentation = matches!(v6.segments(), [0x2001, 0x0db8, ..]);
            v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_multicast()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
                || documentation
        }
    }
}
