//! Identifiers → earlier reports that share one. Identifiers are kept as keyed fingerprints, so the index alone tells
//! nobody anything; the world is part of the fingerprint, so a sandbox report never meets a live one.
//!
//! A network address never links alone: behind one address stand many people. What a member of the public wrote links
//! for people who review, and counts nothing before one of them has decided about it.

use std::collections::{BTreeMap, BTreeSet};

use clearline_core::{House, Trouble, keyed_digest, row, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::{self, Head, KeptFile, remarks};
use clearline_report::digest::{Digest, Mention};
use clearline_report::{Answer, Party, ProviderId, ReportKind, ReportNumber, Said, World};
use clearline_store::{Given, Value, params};
use clearline_wire::spelling;
use jiff::Timestamp;

use super::{SENDER, named};
use crate::augment::model::{IDENTIFIERS_MAX, Told, heard, told};

statement! {
    EARLIER_REPORTS = "augment/sql/earlier_reports";
    UNCHECKED_REPORTS = "augment/sql/unchecked_reports";
}

/// Fingerprints asked about in one question: as many as the statement has places for.
const ASKED_AT_ONCE: usize = 8;
/// Earlier reports the sender may name; more are not looked up.
const NAMED_MAX: usize = 20;
/// Earlier reports asked about in one question: as many as the statement has places for.
const REPORTS_AT_ONCE: usize = 20;
/// The name of a member of the public as a source.
const WRITER: &str = "the person who sent it";

/// By what two reports can be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::augment) enum Link {
    Email,
    Phone,
    Account,
    ScreenName,
    Profile,
    /// A page that is named in the report, and is not stated to be a profile.
    Page,
    Device,
    File,
    /// The hash of a file that was not received: the same identifier as the file's.
    NamedHash,
    Address,
}

impl Link {
    pub(in crate::augment) fn word(self) -> &'static str {
        match self {
            Link::Email => "email",
            Link::Phone => "phone",
            Link::Account => "account",
            Link::ScreenName => "screen_name",
            // One page, whether or not it is a profile: a profile that one report names is found by another that names
            // the page.
            Link::Profile | Link::Page => "profile",
            Link::Device => "device",
            Link::File | Link::NamedHash => "file",
            Link::Address => "address",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Link::Email => "an e-mail address",
            Link::Phone => "a telephone number",
            Link::Account => "an account",
            Link::ScreenName => "an account name at the same service",
            Link::Profile => "a profile's web address",
            Link::Page => "a web address",
            Link::Device => "a device",
            Link::File => "a file",
            Link::NamedHash => "the hash of a file",
            Link::Address => "a network address",
        }
    }
}

/// One identifier in its normal form.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::augment) struct Identifier {
    pub(in crate::augment) link: Link,
    /// Where the identifier is unique; empty where it is everywhere.
    scope: String,
    value: String,
}

impl Identifier {
    pub(in crate::augment) fn new(link: Link, scope: &str, value: &str) -> Option<Identifier> {
        let value = value.trim();
        (!value.is_empty()).then(|| Identifier { link, scope: scope.to_owned(), value: value.to_owned() })
    }

    /// What is kept of it.
    pub(in crate::augment) fn fingerprint(&self, key: &[u8; 32], world: World) -> [u8; 32] {
        keyed_digest(key, &["identifier", world.word(), self.link.word(), &self.scope, &self.value])
    }
}

/// Every identifier of the report, each once, the strongest kinds first and no more than are kept.
pub(in crate::augment) fn identifiers(
    said: &Said,
    files: &[KeptFile],
    mentioned: &[Mention],
    provider: Option<&ProviderId>,
) -> Vec<Identifier> {
    let mut all = BTreeSet::new();
    for told in told(said) {
        person(&mut all, told.party);
        account(&mut all, &told, provider);
        for capture in &told.party.captures {
            let port = capture.port.map(|port| port.to_string()).unwrap_or_default();
            add(&mut all, Link::Address, &port, &capture.address.to_canonical().to_string());
        }
    }
    place(&mut all, said);
    if provider.is_none() {
        all.extend(named::identifiers(said));
    }
    for mention in mentioned.iter().filter(|mention| mention.labelled) {
        add_digest(&mut all, Link::NamedHash, &mention.digest);
    }
    for file in files {
        if !file.holds_nothing() {
            for digest in remarks::digests_of(file) {
                add_digest(&mut all, Link::File, &digest);
            }
        }
        for device in &file.said.devices {
            add(&mut all, Link::Device, &spelling::name(&device.kind), &spelling::code(&device.value));
        }
    }
    all.into_iter().take(IDENTIFIERS_MAX).collect()
}

/// Numbers in the report's words that look like hashes, though the report does not say so: they are looked up, and nobody
/// is linked by them later.
pub(in crate::augment) fn perhaps_hashes(mentioned: &[Mention]) -> Vec<Identifier> {
    let mut all = BTreeSet::new();
    for mention in mentioned.iter().filter(|mention| !mention.labelled) {
        add_digest(&mut all, Link::NamedHash, &mention.digest);
    }
    all.into_iter().collect()
}

fn add_digest(all: &mut BTreeSet<Identifier>, link: Link, digest: &Digest) {
    add(all, link, digest.kind.word(), &digest.hex());
}

fn add(all: &mut BTreeSet<Identifier>, link: Link, scope: &str, value: &str) {
    all.extend(Identifier::new(link, scope, value));
}

fn person(all: &mut BTreeSet<Identifier>, party: &Party) {
    for email in party.person.emails.iter().filter_map(|email| spelling::mail(&email.address)) {
        add(all, Link::Email, "", &email);
    }
    for number in party.person.phones.iter().filter_map(|phone| spelling::number(phone).ok()) {
        add(all, Link::Phone, "", &number.e164());
    }
    for device in &party.devices {
        add(all, Link::Device, &spelling::name(&device.kind), &spelling::code(&device.value));
    }
    for page in party.profile_urls.iter().filter_map(|url| page(url)) {
        add(all, Link::Profile, "", &page);
    }
}

/// What the incident names: where it happened, and by whom it was reached. It belongs to no person, and links reports
/// all the same.
fn place(all: &mut BTreeSet<Identifier>, said: &Said) {
    for place in &said.internet {
        for email in place.emails.iter().filter_map(|email| spelling::mail(&email.address)) {
            add(all, Link::Email, "", &email);
        }
        for number in place.phones.iter().filter_map(|phone| spelling::number(phone).ok()) {
            add(all, Link::Phone, "", &number.e164());
        }
        for page in place.urls.iter().filter_map(|url| page(url)) {
            // Where somebody's profile has the same address, that is what links.
            let profile = Identifier::new(Link::Profile, "", &page);
            if profile.is_none_or(|profile| !all.contains(&profile)) {
                add(all, Link::Page, "", &page);
            }
        }
    }
}

/// The one form of a web address that tells something: the start page of a service is in every report about it.
pub(super) fn page(url: &str) -> Option<String> {
    let Some(web) = spelling::web(url) else {
        // The address of an app (`example://add/name`) names no host, and is one place all the same.
        return Some(spelling::name(url)).filter(|place| place.contains("://"));
    };
    let is_start = !web.page.contains(['/', '?']);
    let own_name = match &web.host {
        spelling::Host::Onion(_) | spelling::Host::Address(_) => true,
        spelling::Host::Name(_) => web.page.split('.').count() > 2,
    };
    (!is_start || own_name).then_some(web.page)
}

/// Names of accounts are unique only at one service: at the provider that reports or the service of it that is named, or
/// at the platform a linked account is said to belong to. Of a service that is not named, nothing can be linked.
fn account(all: &mut BTreeSet<Identifier>, told: &Told<'_>, provider: Option<&ProviderId>) {
    let elsewhere = told.party.third_party == Answer::Yes;
    let mut services = Vec::new();
    match told.platform.map(spelling::service) {
        Some(platform) if platform.is_empty() => return,
        Some(platform) => services.push(format!("platform:{platform}")),
        None => {
            let Some(provider) = provider.filter(|_| !elsewhere) else { return };
            services.push(format!("provider:{provider}"));
            services.push(format!("platform:{}", spelling::service(provider.as_str())));
            let named = told.party.esp_service.as_deref().map(spelling::service);
            services.extend(named.filter(|named| !named.is_empty()).map(|named| format!("platform:{named}")));
        }
    }
    for service in services {
        if let Some(key) = &told.party.esp_identifier {
            add(all, Link::Account, &service, key);
        }
        if let Some(name) = &told.party.screen_name {
            add(all, Link::ScreenName, &service, &spelling::handle(name));
        }
    }
}

/// What the index says of reports that share an identifier, and what the sender says of earlier ones.
pub(in crate::augment) async fn ask(
    house: &House,
    head: &Head,
    said: &Said,
    identifiers: &[Identifier],
    at: Timestamp,
) -> Result<Vec<Statement>, Trouble> {
    let mut shared: BTreeMap<ReportNumber, BTreeSet<Link>> = BTreeMap::new();
    for chunk in identifiers.chunks(ASKED_AT_ONCE) {
        let prints: Vec<([u8; 32], Link)> = chunk
            .iter()
            .map(|one| (one.fingerprint(&house.keys.fingerprint, head.world), one.link))
            .collect();
        for (print, earlier) in earlier(house, head.number, &prints).await? {
            for (_, link) in prints.iter().filter(|(known, _)| known.as_slice() == print) {
                shared.entry(earlier).or_default().insert(*link);
            }
        }
    }
    let unchecked = unchecked(house, shared.keys().copied()).await?;
    let linked = shared.into_iter().rev().filter_map(|(number, links)| {
        let mut statement = linked(number, &links, at)?;
        statement.doubts.extend(unchecked.contains(&number).then_some(Doubt::PublicWords));
        Some(statement)
    });
    let mut statements: Vec<Statement> = linked.collect();
    for number in named_by_sender(said) {
        let said =
            heard(SENDER, Matter::EarlierReport, number.to_string(), "refers to this report".to_owned(), at);
        let doubts = (!is_held(house, head, number).await?).then_some(Doubt::NotHeld).into_iter().collect();
        statements.push(Statement { doubts, ..said });
    }
    if head.kind == ReportKind::Public {
        // A number of so many digits may be something else: only the number of an existing report counts.
        for number in named::numbers(said).into_iter().take(NAMED_MAX) {
            if is_held(house, head, number).await? {
                let value = "writes the number of this report".to_owned();
                let said = heard(WRITER, Matter::EarlierReport, number.to_string(), value, at);
                statements.push(Statement { doubts: vec![Doubt::TypedNumber], ..said });
            }
        }
    }
    Ok(statements)
}

/// Is it a report of the same world that was finished, and another one?
async fn is_held(house: &House, head: &Head, number: ReportNumber) -> Result<bool, Trouble> {
    Ok(dossier::head(house, number).await?.is_some_and(|earlier| {
        earlier.world == head.world && earlier.number != head.number && earlier.finished_at.is_some()
    }))
}

/// Which of the reports are of the public, and nobody has decided that they are to be acted on. What strangers write
/// must not lift another report before a person has looked at it.
async fn unchecked(
    house: &House,
    numbers: impl Iterator<Item = ReportNumber>,
) -> Result<BTreeSet<ReportNumber>, Trouble> {
    let numbers: Vec<Value> = numbers.map(|number| number.get().into()).collect();
    let mut found = BTreeSet::new();
    for chunk in numbers.chunks(REPORTS_AT_ONCE) {
        let mut some = chunk.to_vec();
        // Zero is no report's number.
        some.resize(REPORTS_AT_ONCE, 0.into());
        let rows = house.query(&UNCHECKED_REPORTS, params!(number = Given::Many(some))).await?;
        for row in &rows {
            found.insert(row::number_at(row, "number")?);
        }
    }
    Ok(found)
}

/// What is said of an earlier report that shares `links`; nothing where it is only an address.
pub(in crate::augment) fn linked(
    number: ReportNumber,
    links: &BTreeSet<Link>,
    at: Timestamp,
) -> Option<Statement> {
    if links.iter().all(|link| *link == Link::Address) {
        return None;
    }
    let only = |kinds: &[Link]| links.iter().all(|link| *link == Link::Address || kinds.contains(link));
    let doubt = match () {
        () if only(&[Link::File, Link::NamedHash]) => Some(Doubt::OnlyFile),
        () if only(&[Link::Page]) => Some(Doubt::OnlyPage),
        () => None,
    };
    let words: Vec<&str> = links.iter().map(|link| link.words()).collect();
    let value = format!("shares {}", words.join(", "));
    let said = heard("earlier reports", Matter::EarlierReport, number.to_string(), value, at);
    Some(Statement { doubts: doubt.into_iter().collect(), ..said })
}

async fn earlier(
    house: &House,
    own: ReportNumber,
    prints: &[([u8; 32], Link)],
) -> Result<Vec<(Vec<u8>, ReportNumber)>, Trouble> {
    let mut some: Vec<Value> = prints.iter().map(|(print, _)| print.as_slice().into()).collect();
    // An empty fingerprint links nothing.
    some.resize(ASKED_AT_ONCE, Vec::new().into());
    let limit = house.limits.prior_reports_max;
    let params = params!(fingerprint = Given::Many(some), own = own.get(), limit = limit);
    let rows = house.query(&EARLIER_REPORTS, params).await?;
    rows.iter().map(|row| Ok((row.bytes("fingerprint")?.to_vec(), row::number_at(row, "report")?))).collect()
}

fn named_by_sender(said: &Said) -> Vec<ReportNumber> {
    let all: BTreeSet<ReportNumber> =
        told(said).iter().flat_map(|told| told.party.prior_reports.iter().copied()).collect();
    all.into_iter().take(NAMED_MAX).collect()
}
