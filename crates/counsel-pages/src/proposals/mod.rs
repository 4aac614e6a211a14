//! What one person proposed and a second decides.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_counsel::queries::{self, Cursor};
use clearline_counsel::{Matter, Proposal};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Pager, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_identity::directory::Agency;
use clearline_law::About;
use clearline_report::message;
use jiff::Timestamp;
use serde::Deserialize;

use super::view::Link;
use super::{may_read, shown};
use clearline_frame::Frame;
use view::{ProposalRow, Proposals};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    part: String,
    after: String,
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = may_read(&person)?;
    let decided = asked.part == "decided";
    let after = read_cursor(&asked.after);
    let found = if decided {
        queries::decided(house, &permit, after.as_ref()).await?
    } else {
        queries::waiting(house, &permit).await?
    };
    let next = found.next(house.limits.page_rows).filter(|_| decided);
    let mut page =
        person.page_of(&message!("counsel-window-proposals"), Audience::Counsel, "/counsel/proposals");
    page.cannot_read(found.unreadable());
    let here = if decided { "/counsel/proposals?part=decided" } else { "/counsel/proposals" };
    Ok(Shown(Proposals {
        page,
        parts: shown::parts(here),
        rows: found.iter().map(|one| row(one, person.actor().id())).collect(),
        pager: Pager {
            words: words::shown(found.len()),
            newer: after.map(|_| "/counsel/proposals?part=decided".to_owned()),
            older: next.map(cursor_address),
        },
    })
    .into_response())
}

fn cursor_address(last: &Cursor) -> String {
    let at = last.decided_at.as_microsecond();
    format!("/counsel/proposals?part=decided&after={at}.{}", last.id)
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let decided_at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
    Some(Cursor { decided_at, id: id.to_owned() })
}

fn row(one: &Proposal, reader: &str) -> ProposalRow {
    ProposalRow {
        id: one.id.clone(),
        kind: one.matter.kind_words(),
        subject: one.matter.words(),
        by: one.proposed_by.clone(),
        at: words::moment(one.proposed_at),
        state: shown::state(one),
        own: one.proposed_by == reader,
    }
}

pub(super) fn subject(frame: &Frame, matter: &Matter, agency: Option<&Agency>) -> Link {
    let register = frame.house().register;
    match (matter, agency) {
        (Matter::Override { entry, .. }, _) => match register.history(entry).last() {
            Some(row) => shown::entry_link(register, row.kind, entry, &row.title),
            None => Link::new("/counsel", Words::data(entry)),
        },
        (Matter::Detail { entered }, _) => match &entered.about {
            About::Country(country) => {
                Link::new(format!("/counsel/countries/{country}"), Words::value(*country))
            }
            About::Provider(id) => {
                let name = entered.service.as_deref().unwrap_or(id);
                Link::new(format!("/counsel/providers#{id}"), Words::data(name))
            }
        },
        (_, Some(agency)) => Link::new(format!("/counsel/agencies/{}", agency.id), Words::data(&agency.name)),
        (_, None) => Link::new("/counsel/agencies", Words::data(matter.subject())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_of_decided_proposals_is_found_by_its_address() {
        let cursor = read_cursor("1795392000000001.0123456789abcdef").unwrap();
        assert_eq!(cursor.decided_at.as_microsecond(), 1_795_392_000_000_001);
        assert_eq!(cursor.id, "0123456789abcdef");
        for text in ["", "x.y", "1", "99999999999999999999.a"] {
            assert_eq!(read_cursor(text), None, "{text}");
        }
    }
}
