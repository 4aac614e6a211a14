//! An agency's lists: open referrals, most urgent first, and separately those that have ended. Counts and order come
//! from the database. A row shows of its report what the ruling discloses, once the conditions are acknowledged and the
//! referral was opened.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::Unreadable;
use clearline_disclosure::Disclosed;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::facts::joined;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Fact, NavItem, Pager, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_identity::directory;
use clearline_pipeline::refer::{self, Count, Counts, InboxLine, List, ListPlace, Listed};
use clearline_report::legible::plain;
use clearline_report::{Argument, Country, Message, Party, PartyRole, Priority, Subject, message};
use futures::future::try_join_all;
use jiff::Timestamp;
use serde::Deserialize;

use super::filed_by;
use crate::Portal;
use view::{Inbox, InboxRow, Told};

/// Which page of which list.
#[derive(Deserialize)]
pub(super) struct Part {
    after: Option<String>,
    list: Option<String>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(part): Query<Part>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let own = person.actor().agency_id().ok_or(PageError::NotYours)?;
    let after = part.after.as_deref().and_then(read_place);
    let list = match part.list.as_deref() {
        None => List::Active,
        Some(word) => word.parse().map_err(|_| PageError::NotFound)?,
    };
    let listed = refer::listed(house, person.actor(), list, after).await?;
    let refer::Listed { lines, next, counts, .. } = &listed;
    let agency = directory::agency(house, own).await?.ok_or(PageError::NotFound)?;
    let mut page = person.page_of(&message!("agency-window-inbox"), Audience::Agency, "/agency");
    page.cannot_read(lines.unreadable());
    let read =
        try_join_all(lines.iter().map(|line| row(house, &person, &listed, line, agency.country))).await?;
    let rows: Vec<InboxRow> = read.into_iter().filter_map(|row| page.readable(row)).collect();
    Ok(Shown(Inbox {
        page,
        agency: agency.name,
        figures: figures(counts),
        parts: parts(counts, list),
        pager: Pager {
            words: shown(rows.len(), counts.of(list)),
            newer: after.map(|_| address(list)),
            older: next.as_ref().map(|next| older(list, next)),
        },
        rows,
    })
    .into_response())
}

/// What a list is called, with how many it has.
fn name(list: List, count: Argument) -> Message {
    match list {
        List::Active => message!("inbox-list-active", count = count),
        List::Unopened => message!("inbox-list-unopened", count = count),
        List::Opened => message!("inbox-list-opened", count = count),
        List::Accepted => message!("inbox-list-accepted", count = count),
        List::Declined => message!("inbox-list-declined", count = count),
        List::Transferred => message!("inbox-list-transferred", count = count),
        List::Recalled => message!("inbox-list-recalled", count = count),
        List::Closed => message!("inbox-list-closed", count = count),
    }
}

/// Every list with its count. Nothing is closed at present, so that list shows itself only where it holds something.
fn parts(counts: &Counts, shown: List) -> Vec<NavItem> {
    let wanted = |list: &List| *list != List::Closed || counts.of(*list).counted > 0 || *list == shown;
    List::ALL
        .into_iter()
        .filter(wanted)
        .map(|list| NavItem {
            href: address(list),
            words: name(list, counted(counts.of(list))).into(),
            here: list == shown,
        })
        .collect()
}

/// `213`, or `more than 10,000`.
fn counted(count: Count) -> Argument {
    if count.more { message!("inbox-more-than", count = count.counted).into() } else { count.counted.into() }
}

/// `50 of 213 shown`; of an empty list nothing is said.
fn shown(rows: usize, all: Count) -> Words {
    if rows == 0 { Words::default() } else { message!("inbox-shown", rows = rows, all = counted(all)).into() }
}

/// What waits, and how much of it is urgent.
fn figures(counts: &Counts) -> Vec<Fact> {
    let all = counts.of(List::Active).counted;
    if all == 0 {
        return Vec::new();
    }
    let urgent = counts.of_priority(List::Unopened, Priority::P0);
    vec![
        Fact::new(message!("inbox-figure-unopened"), counted(counts.of(List::Unopened))),
        Fact::new(message!("inbox-figure-urgent"), counted(urgent)),
        Fact::new(message!("inbox-figure-opened"), counted(counts.of(List::Opened))),
        Fact::new(message!("inbox-figure-accepted"), counted(counts.of(List::Accepted))),
    ]
}

fn address(list: List) -> String {
    if list == List::Active { "/agency".to_owned() } else { format!("/agency?list={}", list.word()) }
}

fn older(list: List, next: &ListPlace) -> String {
    let after = place_text(next);
    if list == List::Active {
        format!("/agency?after={after}")
    } else {
        format!("/agency?list={}&after={after}", list.word())
    }
}

/// A place in a list as an address carries it: `<turn>.<microseconds>.<referral>`.
fn place_text(place: &ListPlace) -> String {
    format!("{}.{}", place.turn, place.at)
}

fn read_place(text: &str) -> Option<ListPlace> {
    let (turn, at) = text.split_once('.')?;
    Some(ListPlace { turn: turn.parse().ok()?, at: at.parse().ok()? })
}

async fn row(
    house: &House,
    person: &SignedIn,
    listed: &Listed,
    line: &InboxLine,
    home: Country,
) -> Result<Result<InboxRow, Unreadable>, PageError> {
    let beside = refer::beside(house, person.actor(), listed, line).await?;
    Ok(beside.map(|beside| {
        let told = beside.disclosed.map(|disclosed| told(&disclosed, home));
        in_line(line, beside.reason.as_ref(), told, beside.kept_until, house.now())
    }))
}

/// One line of the inbox.
fn in_line(
    line: &InboxLine,
    why: Option<&Message>,
    told: Option<Told>,
    kept_until: Option<Timestamp>,
    now: Timestamp,
) -> InboxRow {
    let kind = told.as_ref().and_then(|told| told.kind.clone());
    InboxRow {
        id: line.id.to_string(),
        priority: line.priority.unwrap_or(Priority::P3),
        kind: kind.unwrap_or_else(|| filed_by(line.kind)),
        told,
        files: line.files,
        // After a transfer, the reason is in the words of another agency's officer: they may reveal the report.
        why: match why {
            _ if line.hop > 0 => Words::Sentence(message!("inbox-transferred-here")),
            Some(why) => Words::Sentence(why.clone()),
            None => Words::default(),
        },
        made_available: words::moment(line.made_available_at),
        age: words::span(line.made_available_at, now),
        state: words::referral(line.state),
        preservation: kept_until.map_or_else(
            || Standing::new(Tone::Plain, message!("inbox-no-provider")),
            |end| words::days_left(end, now),
        ),
        // What is filed with a test credential is never referred (`clearline_law::Policy::Sandbox`).
        sandbox: false,
    }
}

/// What distinguishes one report from another, as far as the ruling discloses it.
fn told(disclosed: &Disclosed, home: Country) -> Told {
    let of_role = |role: PartyRole| disclosed.parties.iter().filter(move |party| party.role == role);
    let victims: Vec<Message> = of_role(PartyRole::Victim).filter_map(aged).collect();
    Told {
        kind: disclosed.incident.as_ref().map(|incident| words::incident_type(incident.kind)),
        who: of_role(PartyRole::Reported).find_map(called),
        whom: joined(victims.into_iter().map(|victim| Some(victim.into())))
            .map(|ages| message!("inbox-victims", ages = ages)),
        place: place(disclosed, home),
    }
}

/// The name by which an account is known best.
fn called(party: &Party) -> Option<String> {
    let names = [&party.screen_name, &party.esp_identifier];
    let account = names.into_iter().flatten().chain(&party.display_names);
    let mail = party.person.emails.iter().map(|email| &email.address);
    account.chain(mail).find(|name| !name.trim().is_empty()).map(|name| plain(name))
}

fn aged(victim: &Party) -> Option<Message> {
    let born = victim.person.date_of_birth;
    match (victim.person.age, born) {
        (Some(age), _) => Some(message!("inbox-aged", age = Argument::name(age.to_string()))),
        (None, Some(born)) => Some(message!("inbox-born", day = born)),
        (None, None) => None,
    }
}

/// The likeliest place of the person reported: town and state, and the country where it is another than the agency's.
fn place(disclosed: &Disclosed, home: Country) -> Option<Words> {
    let likeliest = disclosed.candidates.iter().filter(|one| one.subject == Subject::Reported);
    let likeliest = likeliest.filter(|one| one.country.is_some()).min_by_key(|one| one.position);
    let mut reported = disclosed.parties.iter().filter(|party| party.role == PartyRole::Reported);
    let located = reported.find_map(|party| party.estimated_location.as_ref());
    let country = likeliest.and_then(|one| one.country);
    // A town is shown only with its own country.
    let town = located
        .filter(|location| location.country.is_none() || country.is_none() || location.country == country)
        .and_then(|location| location.city.as_deref().map(|city| Argument::words(plain(city))));
    let country = country.or_else(|| located.and_then(|location| location.country));
    let abroad = country.filter(|country| *country != home).map(Argument::from);
    let state = likeliest.and_then(|one| one.state.as_ref()).map(Argument::name);
    joined([town, state, abroad]).map(Words::value)
}

#[cfg(test)]
mod tests {
    use clearline_pipeline::refer::Cursor;

    use super::*;

    #[test]
    fn a_page_of_a_list_begins_where_the_last_one_ended() {
        let at = Cursor {
            made_available_at: "2026-11-23T16:04:05.000006Z".parse().unwrap(),
            id: "R-889913771090077-1".parse().unwrap(),
        };
        for turn in [0, 7, 11] {
            let place = ListPlace { turn, at };
            assert_eq!(read_place(&place_text(&place)), Some(place));
        }
        for junk in ["", "1", "1.2", "x.1.R-1-1", "-1.5.R-1-1", "1.99999999999999999999.R-1-1"] {
            assert_eq!(read_place(junk), None, "{junk}");
        }
        assert_eq!(address(List::Active), "/agency");
        assert_eq!(address(List::Declined), "/agency?list=declined");
    }

    #[test]
    fn a_count_that_ends_somewhere_says_so() {
        let all = |count| shown(50, count).in_english(clearline_law::Register::shipped());
        assert_eq!(all(Count { counted: 1_213, more: false }), "50 of 1,213 shown");
        assert_eq!(all(Count { counted: 10_000, more: true }), "50 of more than 10,000 shown");
        assert!(shown(0, Count::default()).is_empty());
    }
}
