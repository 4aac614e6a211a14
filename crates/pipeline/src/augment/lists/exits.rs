//! Lists of proxies and exits: one address or network a line, Tor's `ExitAddress` lines, ranges, and tables with names of
//! columns. Each entry holds for a time: the one its line gives, or the one given for the whole list.

use std::net::IpAddr;

use clearline_report::{Message, message};
use csv::StringRecord;
use ipnet::{IpNet, Ipv4Subnets, Ipv6Subnets};
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::super::model::RefusedLine;
use super::Refusals;
use super::text::{self, plain_name};
use crate::augment::model::{HELD_DAYS_MAX, ImportRefusal, LIST_BYTES_MAX};

/// The widest networks that are taken. A wider one would make nearly everybody a proxy.
const WIDEST: (u8, u8) = (8, 16);

/// A time for which a list holds: from, and until before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// From this moment.
    pub from: Timestamp,
    /// Until before this moment.
    pub until: Timestamp,
}

impl Held {
    /// From the beginning of one day to the end of another, in UTC.
    ///
    /// # Errors
    /// [`ImportRefusal::Time`] where the last day lies before the first, or more than 400 days behind it.
    pub fn days(first: Date, last: Date) -> Result<Held, ImportRefusal> {
        let start = |day: Date| TimeZone::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok();
        let after = last.tomorrow().ok();
        let (from, until) = start(first).zip(after.and_then(start)).ok_or(ImportRefusal::Time)?;
        Held::between(from, until)
    }

    fn between(from: Timestamp, until: Timestamp) -> Result<Held, ImportRefusal> {
        let longest = SignedDuration::from_hours(24 * HELD_DAYS_MAX);
        let fits = from < until && until.duration_since(from) <= longest;
        if fits { Ok(Held { from, until }) } else { Err(ImportRefusal::Time) }
    }

    fn day_of(moment: Timestamp) -> Option<Held> {
        let day = jiff::tz::Offset::UTC.to_datetime(moment).date();
        Held::days(day, day).ok()
    }
}

/// A network, and when it was an exit or a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::augment) struct Exit {
    pub(in crate::augment) network: IpNet,
    pub(in crate::augment) held: Held,
}

/// What was read of a list.
#[derive(Debug)]
pub(in crate::augment) struct ExitsRead {
    pub(in crate::augment) exits: Vec<Exit>,
    pub(in crate::augment) refused: Vec<RefusedLine>,
    pub(in crate::augment) refused_more: usize,
}

/// Reads a list. `held` is the time for which all of it holds, where the lines give none.
pub(in crate::augment) fn read(bytes: &[u8], held: Option<Held>) -> Result<ExitsRead, ImportRefusal> {
    if bytes.len() > LIST_BYTES_MAX {
        return Err(ImportRefusal::TooLong { limit: LIST_BYTES_MAX });
    }
    let text = text::decode(bytes);
    let (mut exits, mut refusals) = (Vec::new(), Refusals::default());
    let mut add = |line: usize, read: Result<Vec<Exit>, Message>| match read {
        Ok(found) => exits.extend(found),
        Err(because) => refusals.add(line, because),
    };
    let by = text::separator(&text);
    let first = text::lines(&text).next().map(|(_, line)| line);
    match by.filter(|_| first.is_some_and(|line| networks(bare(line)).is_err() && !is_tor(line))) {
        Some(by) => table(&text, by, held, &mut add),
        None => text::lines(&text).for_each(|(number, line)| {
            if let Some(read) = one_line(line, held) {
                add(number, read);
            }
        }),
    }
    if exits.is_empty() {
        return Err(refusals.nothing(message!("list-no-address")));
    }
    Ok(ExitsRead { exits, refused: refusals.named, refused_more: refusals.more })
}

/// A line without its comment.
fn bare(line: &str) -> &str {
    line.split(['#', ';']).next().unwrap_or_default().trim()
}

/// Lines of Tor's list of exits that say something of the exit before or after them.
const TOR: [&str; 4] = ["ExitNode", "Published", "LastStatus", "ExitAddress"];

fn is_tor(line: &str) -> bool {
    line.split_whitespace()
        .next()
        .is_some_and(|word| TOR.contains(&word) || word == "@type" || word == "Downloaded")
}

/// One line; none where it says nothing of an address.
fn one_line(line: &str, held: Option<Held>) -> Option<Result<Vec<Exit>, Message>> {
    let line = bare(line);
    if line.is_empty() {
        return None;
    }
    if is_tor(line) {
        let rest = line.strip_prefix("ExitAddress")?;
        return Some(exit_address(rest.trim(), held));
    }
    Some(networks(line).and_then(|found| with_time(found, held)))
}

/// `203.0.113.99 2026-11-20 17:05:43`: it was an exit when it was tried, and is held to have been one on that day.
fn exit_address(rest: &str, held: Option<Held>) -> Result<Vec<Exit>, Message> {
    let (address, tried) = rest.split_once(' ').unwrap_or((rest, ""));
    let own = tried.trim().parse::<DateTime>().ok().and_then(|tried| TimeZone::UTC.to_timestamp(tried).ok());
    let held = held.or_else(|| own.and_then(Held::day_of));
    networks(address).and_then(|found| with_time(found, held))
}

fn with_time(networks: Vec<IpNet>, held: Option<Held>) -> Result<Vec<Exit>, Message> {
    let held = held.ok_or_else(|| message!("list-no-day"))?;
    Ok(networks.into_iter().map(|network| Exit { network, held }).collect())
}

/// An address, a network, or a range of addresses with `-` between them.
fn networks(text: &str) -> Result<Vec<IpNet>, Message> {
    let text = text.trim().trim_matches('"').trim();
    if let Some((first, last)) = text.split_once('-') {
        return range(address(first)?, address(last)?);
    }
    if text.contains('/') {
        let network: IpNet = text.parse().map_err(|_| message!("list-not-a-network"))?;
        return Ok(vec![taken(network.trunc())?]);
    }
    Ok(vec![IpNet::from(address(text)?)])
}

fn address(text: &str) -> Result<IpAddr, Message> {
    let text = text.trim().trim_start_matches('[').trim_end_matches(']');
    let read: Result<IpAddr, _> = text.parse();
    read.map(|address| address.to_canonical()).map_err(|_| {
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let port = text.rsplit_once(':').is_some_and(|(host, _)| host.parse::<std::net::Ipv4Addr>().is_ok());
        match (digits, port) {
            (true, _) => message!("list-plain-number"),
            (_, true) => message!("list-address-with-port"),
            _ => message!("list-not-an-address"),
        }
    })
}

/// The networks that make up a range.
fn range(first: IpAddr, last: IpAddr) -> Result<Vec<IpNet>, Message> {
    let networks: Vec<IpNet> = match (first, last) {
        (IpAddr::V4(first), IpAddr::V4(last)) if first <= last => {
            Ipv4Subnets::new(first, last, 0).map(IpNet::from).collect()
        }
        (IpAddr::V6(first), IpAddr::V6(last)) if first <= last => {
            Ipv6Subnets::new(first, last, 0).map(IpNet::from).collect()
        }
        _ => return Err(message!("list-not-a-range")),
    };
    networks.into_iter().map(taken).collect()
}

fn taken(network: IpNet) -> Result<IpNet, Message> {
    let widest = if network.addr().is_ipv4() { WIDEST.0 } else { WIDEST.1 };
    if network.prefix_len() < widest {
        return Err(message!("list-too-wide", bits = u32::from(widest)));
    }
    Ok(network)
}

/// What a column of a table holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Column {
    Network,
    Last,
    From,
    Until,
    Other,
}

fn column(name: &str) -> Column {
    match plain_name(name).as_str() {
        "ip" | "ipaddress" | "address" | "addr" | "network" | "networkaddress" | "cidr" | "prefix"
        | "range" | "iprange" | "startip" | "ipstart" | "ipfrom" | "firstip" | "start" | "exitaddress"
        | "exit" | "host" => Column::Network,
        "endip" | "ipend" | "ipto" | "lastip" | "end" => Column::Last,
        "from" | "validfrom" | "firstseen" | "since" | "day" | "date" | "startdate" | "seen" => Column::From,
        "until" | "to" | "validuntil" | "validto" | "lastseen" | "enddate" => Column::Until,
        _ => Column::Other,
    }
}

fn table(text: &str, by: u8, held: Option<Held>, add: &mut dyn FnMut(usize, Result<Vec<Exit>, Message>)) {
    let mut columns: Option<Vec<Column>> = None;
    text::records(text, by, &mut |line, record| {
        let Some(columns) = &columns else {
            let named: Vec<Column> = record.iter().map(column).collect();
            let is_head = named.contains(&Column::Network);
            // Without names the first column is the address.
            let unnamed = (0..record.len()).map(|at| if at == 0 { Column::Network } else { Column::Other });
            columns = Some(if is_head { named } else { unnamed.collect() });
            if !is_head {
                add(line, row(&[Column::Network], record, held));
            }
            return;
        };
        add(line, row(columns, record, held));
    });
}

fn row(columns: &[Column], record: &StringRecord, held: Option<Held>) -> Result<Vec<Exit>, Message> {
    let cell = |wanted: Column| {
        let mut cells = columns.iter().zip(record).filter(|(column, _)| **column == wanted);
        cells.next().map(|(_, cell)| cell.trim()).filter(|cell| !cell.is_empty())
    };
    let first = cell(Column::Network).ok_or_else(|| message!("list-address-missing"))?;
    let found = match cell(Column::Last) {
        Some(last) => range(address(first)?, address(last)?)?,
        None => networks(first)?,
    };
    let own = match (cell(Column::From), cell(Column::Until)) {
        (None, None) => None,
        (Some(day), None) | (None, Some(day)) => Some((moment(day, false)?, moment(day, true)?)),
        (Some(from), Some(until)) => Some((moment(from, false)?, moment(until, true)?)),
    };
    let own = own.map(|(from, until)| {
        Held::between(from, until).map_err(|_| message!("list-line-time", days = HELD_DAYS_MAX))
    });
    with_time(found, own.transpose()?.or(held))
}

/// A day, from its beginning or until its end in UTC, or a moment. A moment without an offset is in UTC.
fn moment(text: &str, ends: bool) -> Result<Timestamp, Message> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let utc = |at: DateTime| TimeZone::UTC.to_timestamp(at).ok();
    let day = || {
        let day = text.parse::<Date>().ok().filter(|_| text.len() <= 10)?;
        let day = if ends { day.tomorrow().ok()? } else { day };
        utc(day.at(0, 0, 0, 0))
    };
    day().or_else(|| text.parse::<DateTime>().ok().and_then(utc)).ok_or_else(|| message!("list-not-a-day"))
}
