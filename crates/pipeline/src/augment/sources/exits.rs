//! Network addresses → lists of proxies and exits that an operator imported. The lookup asks whether the address was
//! listed at the moment of its own capture: a present exit says nothing of last year.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::{House, Trouble, statement};
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_report::{Argument, CaptureEvent, FileSaid, Message, Said, SaidAt, message};
use clearline_store::{Given, Row, Value, params};
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};

use crate::augment::model::{ExitList, HELD_DAYS_MAX, LISTS_MAX, heard, told};

statement! {
    pub(crate) EXIT_LISTS = "augment/sql/exit_lists";
    MATCH_NETWORKS = "augment/sql/match_networks";
}

/// Networks asked about in one question: as many as the statement has places.
const ASKED_AT_ONCE: usize = 15;
/// Addresses of one report that are looked up.
const ADDRESSES_MAX: usize = 500;

/// How many bits of an address of this family count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::augment) struct Length {
    v6: bool,
    bits: u8,
}

impl Length {
    pub(in crate::augment) fn of(network: &IpNet) -> Length {
        Length { v6: network.addr().is_ipv6(), bits: network.prefix_len() }
    }

    /// Reads `4/32 6/128`.
    pub(in crate::augment) fn read(text: &str) -> impl Iterator<Item = Length> + '_ {
        text.split(' ').filter_map(|one| {
            let (family, bits) = one.split_once('/')?;
            Some(Length { v6: family == "6", bits: bits.parse().ok()? })
        })
    }

    /// Each once, in order.
    pub(in crate::augment) fn text(all: impl Iterator<Item = Length>) -> String {
        let once: BTreeSet<Length> = all.collect();
        let written = once.iter().map(|one| format!("{}/{}", if one.v6 { 6 } else { 4 }, one.bits));
        written.collect::<Vec<_>>().join(" ")
    }
}

/// As the column holds a network: its address, and behind it how many bits count.
pub(in crate::augment) fn key(network: &IpNet) -> Vec<u8> {
    let mut key = match network.network() {
        IpAddr::V4(address) => address.octets().to_vec(),
        IpAddr::V6(address) => address.octets().to_vec(),
    };
    key.push(network.prefix_len());
    key
}

/// One entry of a list that holds an address.
#[derive(Debug, Clone)]
struct Entry {
    list: String,
    name: String,
    as_of: Timestamp,
    from: Timestamp,
    until: Timestamp,
}

/// What the lists say of a report's addresses.
#[derive(Debug, Default)]
pub(in crate::augment) struct Exits {
    listed: BTreeMap<IpAddr, Vec<Entry>>,
    /// By what moment an address is looked up whose capture has no time of its own: that of the incident.
    otherwise: Option<Timestamp>,
    /// What is said of it.
    pub(in crate::augment) said: Vec<Statement>,
}

impl Exits {
    /// Was the address listed then?
    pub(in crate::augment) fn holds(&self, address: IpAddr, at: Option<Timestamp>) -> bool {
        self.entries(address, at).next().is_some()
    }

    fn entries(&self, address: IpAddr, at: Option<Timestamp>) -> impl Iterator<Item = &Entry> {
        let at = at.or(self.otherwise);
        let all = self.listed.get(&address.to_canonical()).into_iter().flatten();
        all.filter(move |entry| at.is_some_and(|at| entry.from <= at && at < entry.until))
    }
}

/// Asks the lists about every address of the report that has one who used it.
pub(in crate::augment) async fn look_up(
    house: &House,
    said: &Said,
    files: &[&FileSaid],
    at: Timestamp,
) -> Result<Exits, Trouble> {
    let seen = seen(said, files);
    if seen.is_empty() {
        return Ok(Exits::default());
    }
    let lists = lists(house).await?;
    let addresses: BTreeSet<IpAddr> = seen.iter().map(|one| one.address).collect();
    let search =
        |value: Message| heard(message!("source-exit-lists"), Matter::ExitSearch, String::new(), value, at);
    if lists.is_empty() {
        let silent = search(message!("said-no-exit-list"));
        let said = vec![Statement { doubts: vec![Doubt::NobodyAsked], ..silent }];
        return Ok(Exits { said, ..Exits::default() });
    }
    let lengths: BTreeSet<Length> = lists.iter().flat_map(|list| Length::read(&list.lengths)).collect();
    let moments: Vec<Timestamp> = seen.iter().map(|one| one.at.unwrap_or(said.incident.at.at())).collect();
    let mut exits = Exits { otherwise: Some(said.incident.at.at()), ..Exits::default() };
    let mut asked: Vec<(Vec<u8>, IpAddr)> = Vec::new();
    for address in addresses.iter().take(ADDRESSES_MAX) {
        let fits = lengths.iter().filter(|length| length.v6 == address.is_ipv6());
        let networks = fits.filter_map(|length| IpNet::new(*address, length.bits).ok());
        asked.extend(networks.map(|network| (key(&network), *address)));
    }
    for chunk in asked.chunks(ASKED_AT_ONCE) {
        for row in &ask(house, chunk, &moments).await? {
            let network = row.bytes("network")?;
            let entry = entry_of(row)?;
            for (_, address) in chunk.iter().filter(|(key, _)| key == network) {
                exits.listed.entry(*address).or_default().push(entry.clone());
            }
        }
    }
    let looked = search(message!("said-exit-search", lists = lists.len(), addresses = addresses.len()));
    let cut = (addresses.len() > ADDRESSES_MAX).then_some(Doubt::CutShort);
    exits.said.push(Statement { doubts: cut.into_iter().collect(), ..looked });
    let found: Vec<Statement> = seen.iter().flat_map(|one| said_of(&exits, one, at)).collect();
    exits.said.extend(found);
    Ok(exits)
}

/// What each list that holds the address says of it.
fn said_of(exits: &Exits, seen: &Seen, at: Timestamp) -> Vec<Statement> {
    let mut lists = BTreeSet::new();
    exits
        .entries(seen.address, seen.at)
        .filter(|entry| lists.insert(entry.list.clone()))
        .map(|entry| {
            let (list, from, until) = (Argument::name(&entry.name), entry.from, entry.until);
            let value = match seen.at {
                Some(_) => message!("said-exit-own-time", list = list, from = from, until = until),
                None => message!("said-exit-incident-time", list = list, from = from, until = until),
            };
            Statement {
                source_as_of: Some(jiff::tz::Offset::UTC.to_datetime(entry.as_of).date().to_string()),
                subject: seen.subject,
                event_at: seen.at,
                ..heard(
                    message!("source-exit-list", list = Argument::name(&entry.list)),
                    Matter::Exit,
                    seen.address.to_string(),
                    value,
                    at,
                )
            }
        })
        .collect()
}

/// An address somebody was seen at, and when.
struct Seen {
    subject: Option<clearline_report::Subject>,
    address: IpAddr,
    at: Option<Timestamp>,
}

fn seen(said: &Said, files: &[&FileSaid]) -> Vec<Seen> {
    let one = |subject, capture: &CaptureEvent| Seen {
        subject,
        address: capture.address.to_canonical(),
        at: capture.at.map(SaidAt::at),
    };
    let reported = Some(clearline_report::Subject::Reported);
    let mut all = Vec::new();
    for told in told(said) {
        all.extend(told.party.captures.iter().map(|capture| one(told.subject, capture)));
    }
    all.extend(files.iter().filter_map(|file| file.capture.as_ref()).map(|capture| one(reported, capture)));
    for place in &said.internet {
        let subject =
            (place.kind == clearline_report::InternetKind::PeerToPeer).then_some(reported).flatten();
        all.extend(place.captures.iter().map(|capture| one(subject, capture)));
    }
    all
}

async fn lists(house: &House) -> Result<Vec<ExitList>, Trouble> {
    let rows = house.query(&EXIT_LISTS, params!(limit = LISTS_MAX)).await?;
    rows.iter().map(list_of).collect()
}

/// A row of the lists.
pub(in crate::augment) fn list_of(row: &Row) -> Result<ExitList, Trouble> {
    Ok(ExitList {
        id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
        name: text_at(row, "name")?.to_owned(),
        source: text_at(row, "source")?.to_owned(),
        entries: int_at(row, "entries")?,
        lengths: text_at(row, "lengths")?.to_owned(),
        imported_at: moment(int_at(row, "imported_at")?)?,
    })
}

fn entry_of(row: &Row) -> Result<Entry, Trouble> {
    Ok(Entry {
        from: moment(int_at(row, "from_at")?)?,
        until: moment(int_at(row, "until_at")?)?,
        list: text_at(row, "id")?.to_owned(),
        name: text_at(row, "name")?.to_owned(),
        as_of: moment(int_at(row, "imported_at")?)?,
    })
}

async fn ask(house: &House, chunk: &[(Vec<u8>, IpAddr)], moments: &[Timestamp]) -> Result<Vec<Row>, Trouble> {
    let last = chunk.last().map(|(key, _)| key.clone()).unwrap_or_default();
    let mut networks: Vec<Value> = chunk.iter().map(|(key, _)| key.clone().into()).collect();
    networks.resize(ASKED_AT_ONCE, last.into());
    let first = moments.iter().min().copied().unwrap_or_default();
    let newest = moments.iter().max().copied().unwrap_or_default();
    let longest = SignedDuration::from_hours(24 * (HELD_DAYS_MAX + 1));
    let oldest = first.checked_sub(longest).unwrap_or(Timestamp::MIN);
    let params = params!(
        network = Given::Many(networks),
        oldest = oldest.as_microsecond(),
        first = first.as_microsecond(),
        newest = newest.as_microsecond()
    );
    house.query(&MATCH_NETWORKS, params).await
}
