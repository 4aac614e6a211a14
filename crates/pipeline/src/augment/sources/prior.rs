//! Identifiers → earlier reports that share one. Identifiers are kept as keyed fingerprints, so the index alone tells
//! nobody anything; the world is part of the fingerprint, so a sandbox report never meets a live one.
//!
//! A network address never links alone: behind one address stand many people.

use std::collections::{BTreeMap, BTreeSet};

use clearline_report::digest::{Digest, Mention};
use clearline_report::{Answer, Party, Phone, ProviderId, ReportNumber, Said, World};
use clearline_store::Value;
use jiff::Timestamp;

use super::{SENDER, phone};
use crate::augment::model::{IDENTIFIERS_MAX, Told, heard, told};
use crate::command::{Trouble, keyed_digest};
use crate::dossier::augmented::{Doubt, Matter, Statement};
use crate::dossier::{self, Head, KeptFile, remarks};
use crate::house::House;
use crate::statement::statement;

statement! {
    EARLIER_REPORTS = "augment/sql/earlier_reports";
}

/// Fingerprints asked about in one question: as many as the statement has places for.
const ASKED_AT_ONCE: usize = 8;
/// Earlier reports the sender may name; more are not looked up.
const NAMED_MAX: usize = 20;

/// By what two reports can be linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::augment) enum Link {
    Email,
    Phone,
    Account,
    ScreenName,
    Profile,
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
            Link::Profile => "profile",
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
    if provider.is_none() {
        typed_by_the_public(&mut all, said);
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
            add(&mut all, Link::Device, &device.kind.to_lowercase(), &device.value.to_lowercase());
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
    let value = value.trim();
    if !value.is_empty() {
        all.insert(Identifier { link, scope: scope.to_owned(), value: value.to_owned() });
    }
}

fn person(all: &mut BTreeSet<Identifier>, party: &Party) {
    for email in &party.person.emails {
        add(all, Link::Email, "", &email.address.trim().to_lowercase());
    }
    for number in party.person.phones.iter().filter_map(phone::read) {
        add(all, Link::Phone, "", &phone::e164(&number));
    }
    for device in &party.devices {
        add(all, Link::Device, &device.kind.trim().to_lowercase(), &device.value.trim().to_lowercase());
    }
    for url in &party.profile_urls {
        add(all, Link::Profile, "", &profile(url));
    }
}

/// Names of accounts are unique only at one service: at the provider that reports, or at the platform a linked account
/// is said to belong to. Of a service that is not named, nothing can be linked.
fn account(all: &mut BTreeSet<Identifier>, told: &Told<'_>, provider: Option<&ProviderId>) {
    let elsewhere = told.party.third_party == Answer::Yes;
    let service = match told.platform.map(str::trim) {
        Some("") => return,
        Some(platform) => format!("platform:{}", platform.to_lowercase()),
        None => match provider.filter(|_| !elsewhere) {
            Some(provider) => format!("provider:{provider}"),
            None => return,
        },
    };
    if let Some(key) = &told.party.esp_identifier {
        add(all, Link::Account, &service, key);
    }
    if let Some(name) = &told.party.screen_name {
        add(all, Link::ScreenName, &service, &name.to_lowercase());
    }
}

/// What a member of the public typed, who has one field for whatever a person is called: an e-mail address, a telephone
/// number, or a name at a service. A service is the same under its own name and as the provider that reports.
fn typed_by_the_public(all: &mut BTreeSet<Identifier>, said: &Said) {
    for url in said.internet.iter().flat_map(|place| &place.urls) {
        add(all, Link::Profile, "", &profile(url));
    }
    for party in &said.parties {
        let Some(name) = party.screen_name.as_deref().map(str::trim) else { continue };
        if name.contains('@') && !name.starts_with('@') {
            add(all, Link::Email, "", &name.to_lowercase());
        }
        let number = Phone { number: name.to_owned(), ..Phone::default() };
        if let Some(number) = phone::read(&number) {
            add(all, Link::Phone, "", &phone::e164(&number));
        }
        let Some(service) = party.esp_service.as_deref().map(|service| service.trim().to_lowercase()) else {
            continue;
        };
        let name = name.trim_start_matches('@').to_lowercase();
        let provider = service.split_whitespace().collect::<Vec<_>>().join("-");
        add(all, Link::ScreenName, &format!("platform:{service}"), &name);
        add(all, Link::ScreenName, &format!("provider:{provider}"), &name);
    }
}

/// Scheme, `www.` and a closing slash make no other profile; the path's case may.
fn profile(url: &str) -> String {
    let url = url.trim();
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or(rest);
    let (host, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = host.to_lowercase();
    format!("{}{}", host.strip_prefix("www.").unwrap_or(&host), path.trim_end_matches('/'))
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
    let mut statements: Vec<Statement> =
        shared.into_iter().rev().filter_map(|(number, links)| linked(number, &links, at)).collect();
    for number in named(said) {
        let held = dossier::head(house, number).await?.is_some_and(|earlier| {
            earlier.world == head.world && earlier.number != head.number && earlier.finished_at.is_some()
        });
        let said =
            heard(SENDER, Matter::EarlierReport, number.to_string(), "refers to this report".to_owned(), at);
        let doubts = (!held).then_some(Doubt::NotHeld).into_iter().collect();
        statements.push(Statement { doubts, ..said });
    }
    Ok(statements)
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
    let only_file = links.iter().all(|link| matches!(link, Link::File | Link::NamedHash | Link::Address));
    let words: Vec<&str> = links.iter().map(|link| link.words()).collect();
    let value = format!("shares {}", words.join(", "));
    let said = heard("earlier reports", Matter::EarlierReport, number.to_string(), value, at);
    Some(Statement { doubts: only_file.then_some(Doubt::OnlyFile).into_iter().collect(), ..said })
}

async fn earlier(
    house: &House,
    own: ReportNumber,
    prints: &[([u8; 32], Link)],
) -> Result<Vec<(Vec<u8>, ReportNumber)>, Trouble> {
    let mut params: Vec<Value> = prints.iter().map(|(print, _)| print.as_slice().into()).collect();
    // An empty fingerprint is nobody's.
    params.resize(ASKED_AT_ONCE, Vec::new().into());
    params.push(own.get().into());
    params.push(house.limits.prior_reports_max.into());
    let rows = house
        .store
        .query(&EARLIER_REPORTS, &params)
        .await
        .map_err(|source| Trouble::Store { command: "augment.carry", source })?;
    rows.iter()
        .map(|row| Ok((row.bytes(0).map_err(Trouble::row)?.to_vec(), dossier::number_at(row, 1)?)))
        .collect()
}

fn named(said: &Said) -> Vec<ReportNumber> {
    let all: BTreeSet<ReportNumber> =
        told(said).iter().flat_map(|told| told.party.prior_reports.iter().copied()).collect();
    all.into_iter().take(NAMED_MAX).collect()
}
