//! One group of posts of the public: its text, and the reports that have it.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::Pager;
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{ReadDesk, Thing, permit};
use clearline_pipeline::triage::{self, Signs};
use clearline_report::{ReportNumber, message};
use serde::Deserialize;

use super::groups::{first_text, group_row, left_out_line, public};
use super::queue_row;
use clearline_frame::Frame;
use view::GroupPage;

#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = frame.house();
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
        can_dismiss: triage::queries::not_dismissible(house, &permit, id).await?.is_none(),
        pager: Pager { words: words::shown(members.len()), newer: after.map(|_| address), older },
        group: shown,
        members,
    })
    .into_response())
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
    }
}
