//! What may become law, or end: where it is from, when it may happen, and what it would change.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::Words;
use clearline_http::Audience;
use clearline_law::{Change, Register, Watch, as_of_words};
use clearline_report::{Message, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::view::Link;
use super::{day, may_read, shown, today};
use clearline_frame::Frame;
use view::{Supposed, WatchList, WatchRow};

/// Rows of the register that are told one by one; more are counted.
const ROWS_SHOWN: usize = 20;

/// Which of them is supposed to happen, and on which day.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    item: String,
    day: String,
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let house = frame.house();
    let (register, today) = (house.register, today(house));
    let on = day(&asked.day)?;
    if !asked.item.is_empty() && register.watched(&asked.item).is_none() {
        return Err(PageError::NotFound);
    }
    let rows = register.watch_list().map(|one| {
        let supposed =
            on.filter(|_| one.id == asked.item).map(|on| suppose(register, one, on)).transpose()?;
        Ok(row(register, one, on.filter(|_| supposed.is_some()).unwrap_or(today), supposed))
    });
    Ok(Shown(WatchList {
        page: person.page_of(&message!("counsel-window-watch"), Audience::Counsel, "/counsel/watch"),
        rows: rows.collect::<Result<Vec<WatchRow>, PageError>>()?,
    })
    .into_response())
}

fn row(register: &Register, one: &Watch, today: Date, supposed: Option<Supposed>) -> WatchRow {
    let asked = supposed.as_ref().map_or_else(|| one.on.unwrap_or(today), |_| today);
    WatchRow {
        id: one.id.clone(),
        title: one.title.clone(),
        state: one.state.message(),
        says: one.says.clone(),
        when: one.when.clone(),
        note: one.note.clone(),
        sources: shown::sources(register, &one.sources, &[], &one.as_of, one.confidence),
        as_of: as_of_words(&one.as_of),
        day: asked.to_string(),
        supposed,
    }
}

/// What would be otherwise, in words, and row by row.
fn suppose(register: &Register, one: &Watch, on: Date) -> Result<Supposed, PageError> {
    let wrong = |_| PageError::Wrong(message!("counsel-watch-broken"));
    let (after, supposed) = one.suppose(register, on).map_err(wrong)?;
    let link = |row: &Change| -> (Option<Link>, Message) {
        let known = register.entries().any(|entry| entry.kind() == row.kind && entry.id() == row.id);
        let link =
            known.then(|| shown::entry_link(&after, row.kind, &row.id, Words::from(row.title.clone())));
        (link, row.words())
    };
    Ok(Supposed {
        on: as_of_words(&on.to_string()),
        lines: supposed.words(),
        rows: supposed.rows.iter().take(ROWS_SHOWN).map(link).collect(),
        more: supposed.rows.len().saturating_sub(ROWS_SHOWN),
    })
}
