//! Many posts at once: the groups of posts of one text, and dismissing what has nothing of its own together.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_law::access::{Permit, ReadDesk, Thing, permit};
use clearline_pipeline::triage::{
    self, Dismissal, DismissalState, Grouped, PostGroup, Refusal, Signs, TriageError,
};
use clearline_records::dossier::{self, readings};
use clearline_report::{Argument, Message, ReportNumber, message};
use jiff::Timestamp;
use serde::Deserialize;

use super::told::refusal_told;
use super::{own_report, queue_row};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::form::Checked;
use crate::session::SignedIn;
use crate::view::group::{DismissPage, DismissalRow, Dismissals, FloodRow, GroupPage, GroupRow, Preview};
use crate::view::{Audience, Notice, Pager, State as Standing, Tone, Words};
use crate::words;

/// Who files these posts.
fn public() -> Words {
    message!("analyst-the-public").into()
}

/// `line` is what tells a post from the others.
pub(super) fn flood_row(house: &House, row: &triage::FloodRow, line: Option<Words>) -> FloodRow {
    match row {
        triage::FloodRow::Post(post) => FloodRow::Post(queue_row(house, post, public(), line)),
        triage::FloodRow::Group(group) => FloodRow::Group(group_row(house, group)),
    }
}

/// What is told above the list.
pub(super) fn flood_words(house: &House) -> Message {
    let limits = &house.limits;
    message!("analyst-flood", posts = limits.danger_posts_max, minutes = limits.danger_minutes)
}

/// What a post has of its own, each as a sentence.
pub(super) fn signs_told(signs: Signs) -> Vec<Message> {
    let all = [
        (signs.contact, message!("sign-contact-sentence")),
        (signs.known, message!("sign-known-sentence")),
        (signs.own, message!("sign-own-sentence")),
    ];
    all.into_iter().filter(|(there, _)| *there).map(|(_, said)| said).collect()
}

fn group_row(house: &House, group: &PostGroup) -> GroupRow {
    GroupRow {
        id: group.id.to_string(),
        waiting: group.waiting,
        first: words::moment(group.first_at),
        last: words::moment(group.last_at),
        age: words::span(group.first_at, house.now()),
    }
}

/// What the page of a report says of its group.
pub(super) fn note(grouped: Option<Grouped>) -> Option<Notice> {
    let words = match grouped? {
        Grouped::Behind(group) => {
            message!("analyst-behind-group", group = Argument::exact(group.to_string()))
        }
        Grouped::Dismissed(group) => {
            message!("analyst-dismissed-with-group", group = Argument::exact(group.to_string()))
        }
    };
    Some(Notice { tone: Tone::Plain, words: words.into() })
}

#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let id: ReportNumber = id.parse().map_err(|_| PageError::NotFound)?;
    let (group, left_out) = triage::queries::group(house, &permit, id).await?.ok_or(PageError::NotFound)?;
    let after = query.after.as_deref().and_then(read_member);
    let page = triage::queries::members(house, &permit, id, after).await?;
    let address = format!("/desk/groups/{id}");
    let older = page
        .rows
        .last()
        .filter(|_| page.more)
        .map(|last| format!("{address}?after={}", member_text(last.signs, last.number)));
    let members: Vec<_> = page.rows.iter().map(|row| queue_row(house, row, public(), None)).collect();
    let shown = group_row(house, &group);
    Ok(Shown(GroupPage {
        page: person.page_of(&message!("analyst-window-group"), Audience::Analyst, "/desk"),
        text: first_text(house, &person, id).await?,
        posts: group.posts,
        left_out: left_out.iter().map(left_out_line).collect(),
        can_dismiss: triage::queries::can_be_dismissed(house, &permit, id).await?,
        pager: Pager { words: words::shown(members.len()), newer: after.map(|_| address), older },
        group: shown,
        members,
    })
    .into_response())
}

/// The text of the group's first post.
async fn first_text(
    house: &House,
    person: &SignedIn,
    id: ReportNumber,
) -> Result<Result<String, Message>, PageError> {
    let (head, permit) = own_report(house, person, &id.to_string()).await?;
    if head.expunged_at.is_some() {
        return Ok(Err(message!("analyst-first-post-expunged")));
    }
    let leave = readings::open(house, &permit, &head).await?;
    let said = dossier::said(house, &leave).await?;
    let urls: Vec<String> = said.internet.into_iter().flat_map(|place| place.urls).collect();
    let text = said.additional.unwrap_or_else(|| urls.join("\n"));
    Ok(if text.trim().is_empty() { Err(message!("analyst-first-post-no-text")) } else { Ok(text) })
}

fn left_out_line((signs, count): &(Signs, i64)) -> Message {
    let all = [
        (signs.contact, message!("sign-contact")),
        (signs.known, message!("sign-known")),
        (signs.own, message!("sign-own")),
    ];
    let there = all.into_iter().filter(|(there, _)| *there).map(|(_, said)| said);
    message!("analyst-left-out-line", count = *count, signs = Argument::all(there))
}

fn member_text(signs: Signs, number: ReportNumber) -> String {
    let letter = |there: bool, letter: char| if there { letter } else { '-' };
    format!("{}{}{}.{number}", letter(signs.contact, 'c'), letter(signs.known, 'k'), letter(signs.own, 'o'))
}

fn read_member(text: &str) -> Option<(Signs, ReportNumber)> {
    let (letters, number) = text.split_once('.')?;
    let has = |letter| letters.contains(letter);
    Some((Signs { contact: has('c'), known: has('k'), own: has('o') }, number.parse().ok()?))
}

/// The groups that were chosen, from the fields of a form or an address.
fn chosen(fields: &[(String, String)]) -> Result<Vec<ReportNumber>, PageError> {
    let groups = fields.iter().filter(|(name, _)| name == "group").map(|(_, value)| value.parse());
    let mut groups: Vec<ReportNumber> = groups.collect::<Result<_, _>>().map_err(|_| PageError::NotFound)?;
    groups.dedup();
    if groups.is_empty() {
        return Err(PageError::Wrong(message!("analyst-choose-groups")));
    }
    if groups.len() > triage::GROUPS_AT_ONCE_MAX {
        let limit = triage::GROUPS_AT_ONCE_MAX;
        return Err(PageError::Wrong(message!("analyst-groups-at-once", limit = limit)));
    }
    Ok(groups)
}

pub(super) async fn look(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(fields): Query<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let page = preview(&portal.house, &person, &permit, &chosen(&fields)?, String::new(), None).await?;
    Ok(Shown(page).into_response())
}

async fn preview(
    house: &House,
    person: &SignedIn,
    permit: &Permit<ReadDesk>,
    groups: &[ReportNumber],
    reason: String,
    error: Option<Words>,
) -> Result<DismissPage, PageError> {
    let mut previews = Vec::with_capacity(groups.len());
    for id in groups {
        let found = triage::queries::group(house, permit, *id).await?;
        let (group, left_out) = found.ok_or(PageError::NotFound)?;
        let stay: i64 = left_out.iter().map(|(_, count)| count).sum();
        let going = if triage::queries::can_be_dismissed(house, permit, *id).await? {
            message!("analyst-will-be-dismissed", count = (group.waiting - stay).max(0))
        } else {
            message!("analyst-nothing-to-dismiss")
        };
        previews.push(Preview {
            group: group_row(house, &group),
            text: first_text(house, person, *id).await?,
            going,
            left_out: left_out.iter().map(left_out_line).collect(),
        });
    }
    Ok(DismissPage {
        page: person.page_of(&message!("analyst-window-dismiss"), Audience::Analyst, "/desk"),
        groups: previews,
        undo_hours: house.limits.dismissal_undo_hours,
        reason,
        error,
    })
}

pub(super) async fn dismiss(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadDesk>(by.actor(), &Thing::House)?;
    let groups = chosen(&form)?;
    let reason = form.iter().find(|(name, _)| name == "reason").map(|(_, value)| value.clone());
    let reason = reason.unwrap_or_default();
    match triage::dismissal::dismiss(house, by.actor(), &groups, &reason).await {
        Ok(_) => Ok(by.done(&portal, "/desk/dismissals", Done::Dismissed)),
        Err(TriageError::Refused(refusal)) => {
            let words = match refusal {
                Refusal::Reason { .. } => message!("analyst-write-why").into(),
                other => Words::Sentence(refusal_told(&other)),
            };
            let page = preview(house, &by, &permit, &groups, reason, Some(words)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(TriageError::Denied(denied)) => Err(denied.into()),
        Err(TriageError::Trouble(trouble)) => Err(trouble.into()),
    }
}

pub(super) async fn dismissals(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = permit::<ReadDesk>(person.actor(), &Thing::House)?;
    let after = query.after.as_deref().and_then(read_dismissal);
    let found = triage::dismissal::newest(house, &permit, after).await?;
    let next = found.next(house.limits.page_rows);
    let older = next.map(|(at, id)| format!("/desk/dismissals?after={}.{id}", at.as_microsecond()));
    let mut page = person.page_of(&message!("analyst-window-dismissals"), Audience::Analyst, "/desk");
    page.cannot_read(found.unreadable());
    Ok(Shown(Dismissals {
        page,
        pager: Pager {
            words: words::shown(found.len()),
            newer: after.map(|_| "/desk/dismissals".to_owned()),
            older,
        },
        rows: found.iter().map(|one| dismissal_row(one, house.now())).collect(),
    })
    .into_response())
}

fn read_dismissal(text: &str) -> Option<(Timestamp, i64)> {
    let (at, id) = text.split_once('.')?;
    Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?))
}

fn dismissal_row(one: &Dismissal, now: Timestamp) -> DismissalRow {
    let (tone, state) = match one.state {
        DismissalState::Dismissing => {
            (Tone::Waiting, message!("dismissal-dismissing", count = one.dismissed))
        }
        DismissalState::Dismissed => (Tone::Plain, message!("dismissal-dismissed", count = one.dismissed)),
        DismissalState::Undoing => (Tone::Waiting, message!("dismissal-undoing", count = one.restored)),
        DismissalState::Undone => (Tone::Good, message!("dismissal-undone", count = one.restored)),
        DismissalState::Settled => (Tone::Good, message!("dismissal-settled", count = one.settled)),
    };
    DismissalRow {
        id: one.id.to_string(),
        group: one.group.to_string(),
        by: one.ordered_by.split_once(':').map_or(one.ordered_by.as_str(), |(_, user)| user).to_owned(),
        at: words::moment(one.ordered_at),
        reason: one.reason.clone(),
        state: Standing::new(tone, state),
        undo_until: one.can_be_undone(now).then(|| words::moment(one.until)),
    }
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn undo(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    match triage::dismissal::undo(&portal.house, by.actor(), id).await {
        Ok(()) => Ok(by.done(&portal, "/desk/dismissals", Done::Undone)),
        Err(TriageError::Refused(Refusal::NoSuchReport)) => Err(PageError::NotFound),
        Err(TriageError::Refused(refusal)) => {
            Err(PageError::Wrong(message!("analyst-refused", why = refusal_told(&refusal))))
        }
        Err(TriageError::Denied(denied)) => Err(denied.into()),
        Err(TriageError::Trouble(trouble)) => Err(trouble.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_a_group_survives_its_address() {
        let number: ReportNumber = "891012771093118".parse().unwrap();
        for signs in [Signs::default(), Signs { contact: true, known: false, own: true }] {
            assert_eq!(read_member(&member_text(signs, number)), Some((signs, number)));
        }
        assert_eq!(read_member("c.x"), None);
        assert_eq!(read_dismissal("1.2").map(|(_, id)| id), Some(2));
        assert_eq!(read_dismissal("x.2"), None);
    }

    #[test]
    fn counts_are_read_as_people_write_them() {
        let going = |count| words::term(&message!("analyst-will-be-dismissed", count = count));
        assert_eq!(going(1), "1 post will be dismissed.");
        assert_eq!(going(3_969), "3,969 posts will be dismissed.");
    }
}
