//! The directory of agencies, with the basis of each.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_counsel::{Matter, queries};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Pager, State as Standing, Tone, Words};
use clearline_http::Audience;
use clearline_identity::directory::{self, Agency};
use clearline_report::{AgencyClass, Message, message};
use serde::Deserialize;

use super::view::Link;
use super::ways::Ways;
use super::{found, may_read, shown, today};
use clearline_frame::Frame;
use view::{Agencies, AgencyRow};

/// Agencies of one page.
const PAGE_ROWS: usize = 100;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    class: String,
    after: String,
}

/// A class of agencies in words.
pub(super) fn class_words(class: AgencyClass) -> Message {
    match class {
        AgencyClass::Federal => message!("counsel-class-federal"),
        AgencyClass::StateOrLocal => message!("counsel-class-state-or-local"),
        AgencyClass::Tribal => message!("counsel-class-tribal"),
        AgencyClass::Foreign => message!("counsel-class-foreign"),
    }
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = may_read(&person)?;
    let (agencies, unreadable) = directory::listed(house).await?;
    let waiting = queries::waiting(house, &permit).await?;
    let mut page =
        person.page_of(&message!("counsel-window-agencies"), Audience::Counsel, "/counsel/agencies");
    page.cannot_read(&unreadable);
    page.cannot_read(waiting.unreadable());
    let proposed = |agency: &Agency| {
        waiting.iter().any(|one| match &one.matter {
            Matter::Basis { agency: of, .. } => *of == agency.id,
            _ => false,
        })
    };
    let ways = Ways { house, register: house.register, agencies: &agencies, opened: &[], on: today(house) };
    let wanted = |agency: &&Agency| {
        let country = house.register.country_name(agency.country);
        (asked.class.is_empty() || agency.class.word() == asked.class)
            && agency.id.as_str() > asked.after.as_str()
            && found(&asked.q, &[agency.id.as_str(), &agency.name, &country, agency.country.code()])
    };
    let matching: Vec<&Agency> = agencies.iter().filter(wanted).collect();
    let rows: Vec<AgencyRow> =
        matching.iter().take(PAGE_ROWS).map(|agency| row(&ways, agency, proposed(agency))).collect();
    let last = rows.last().filter(|_| matching.len() > PAGE_ROWS);
    let address = |after: &str| {
        let query = [("q", asked.q.as_str()), ("class", &asked.class), ("after", after)];
        let query = serde_urlencoded::to_string(query).unwrap_or_default();
        format!("/counsel/agencies?{query}")
    };
    Ok(Shown(Agencies {
        page,
        classes: [AgencyClass::Federal, AgencyClass::StateOrLocal, AgencyClass::Tribal, AgencyClass::Foreign]
            .map(|class| Choice {
                chosen: class.word() == asked.class,
                ..Choice::new(class.word(), class_words(class))
            })
            .to_vec(),
        pager: Pager {
            words: clearline_frame::words::shown(rows.len()),
            newer: (!asked.after.is_empty()).then(|| address("")),
            older: last.map(|last| address(&last.id)),
        },
        rows,
        q: asked.q.clone(),
    })
    .into_response())
}

fn row(ways: &Ways<'_>, agency: &Agency, proposed: bool) -> AgencyRow {
    let known = ways.register.agency(&agency.id);
    let basis = ways.basis(agency);
    AgencyRow {
        id: agency.id.to_string(),
        name: agency.name.clone(),
        unit: known.and_then(|known| known.unit.clone()),
        country: Link::new(format!("/counsel/countries/{}", agency.country), Words::value(agency.country)),
        class: class_words(agency.class),
        basis: if proposed && basis.tone != Tone::Good {
            Standing::new(Tone::Waiting, message!("counsel-basis-proposed"))
        } else {
            basis
        },
        confidence: known
            .map_or_else(|| Words::data("-"), |known| shown::confidence_words(known.confidence).into()),
    }
}
