//! Many posts at once: the groups of posts of one text, and dismissing what has nothing of its own together.

use clearline_core::House;
use clearline_frame::answer::PageError;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Notice, Tone, Words};
use clearline_frame::words;
use clearline_pipeline::triage::{self, Grouped, PostGroup, Signs};
use clearline_records::dossier::{self, readings};
use clearline_report::{Argument, Message, ReportNumber, message};

use super::view::{FloodRow, GroupRow};
use super::{own_report, queue_row};

/// Who files these posts.
pub(super) fn public() -> Words {
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

pub(super) fn group_row(house: &House, group: &PostGroup) -> GroupRow {
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

/// The text of the group's first post.
pub(super) async fn first_text(
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

pub(super) fn left_out_line((signs, count): &(Signs, i64)) -> Message {
    let all = [
        (signs.contact, message!("sign-contact")),
        (signs.known, message!("sign-known")),
        (signs.own, message!("sign-own")),
    ];
    let there = all.into_iter().filter(|(there, _)| *there).map(|(_, said)| said);
    message!("analyst-left-out-line", count = *count, signs = Argument::all(there))
}
