//! The second step of the sign-in: showing the second factor, or setting one up.

mod picture;
#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use clearline_frame::addresses::{self, ACCOUNT, FACTOR, SET_UP};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::cookies::token;
use clearline_frame::form::Checked;
use clearline_frame::kept::{self, Onward};
use clearline_frame::reader::Reader;
use clearline_frame::session::SignedIn;
use clearline_http::{Audience, Routes, any_role, needs};
use clearline_identity::directory::{self, DirectoryError, Offer, Proof};
use clearline_law::access::ActName;
use clearline_report::{Message, message};
use serde::Deserialize;

use crate::{Portal, recovery_codes};
use view::{FactorPage, NewFactor};

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    Routes::pages(Audience::Public)
        .get(FACTOR, show, any_role("each person shows the own second factor, or sets one up"))
        .post(FACTOR, take, needs(ActName::SignIn))
        .post(SET_UP, set_up, needs(ActName::ChangeOwnFactor))
}

/// Where to go on, and with what.
#[derive(Deserialize, Default)]
pub(crate) struct Next {
    #[serde(default)]
    pub(crate) to: String,
    #[serde(default)]
    pub(crate) kept: String,
}

/// The code that was typed. No `Debug`: it opens something for half a minute.
#[derive(Deserialize)]
struct Code {
    code: String,
    #[serde(flatten)]
    next: Next,
}

/// The first code of a new factor, and what was offered.
#[derive(Deserialize)]
struct FirstCode {
    code: String,
    offer: String,
    #[serde(flatten)]
    next: Next,
}

async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(next): Query<Next>,
) -> Result<Response, PageError> {
    match person.session().proof {
        Proof::Shown(_) => Ok(Redirect::to(ACCOUNT).into_response()),
        Proof::Asked | Proof::ToSetUp | Proof::Exempt => before_all(&portal, &person, next),
    }
}

/// The page that comes before all others.
pub(crate) fn before_all(portal: &Portal, person: &SignedIn, next: Next) -> Result<Response, PageError> {
    let offered = match person.session().proof {
        Proof::Asked | Proof::Shown(_) => None,
        Proof::ToSetUp | Proof::Exempt => Some(directory::offer(&portal.house, person.session())?),
    };
    page(person, offered, None, next)
}

async fn take(
    State(portal): State<Portal>,
    reader: Reader,
    headers: HeaderMap,
    Checked { by, form }: Checked<Code>,
) -> Result<Response, PageError> {
    match directory::show_factor(&portal.house, by.session(), &form.code).await {
        Ok(()) => {
            let token = token(&portal.frame, &headers).unwrap_or_default();
            let Next { to, kept } = &form.next;
            let onward = Onward { reader: &reader, token: &token, to, kept };
            kept::go_on(&portal.frame, &onward, |request| crate::pages(portal.clone(), request)).await
        }
        Err(DirectoryError::Password(objection)) => page(&by, None, Some(&objection), form.next),
        Err(error) => Err(error.into()),
    }
}

async fn set_up(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<FirstCode>,
) -> Result<Response, PageError> {
    match directory::set_up_factor(&portal.house, by.session(), &form.offer, &form.code).await {
        Ok(codes) => Ok(recovery_codes::shown(&by, &codes, &form.next.to)),
        Err(DirectoryError::Password(objection)) => {
            let offered = directory::offer_again(&portal.house, by.session(), &form.offer)?;
            page(&by, Some(offered), Some(&objection), form.next)
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    person: &SignedIn,
    offered: Option<Offer>,
    refused: Option<&Message>,
    next: Next,
) -> Result<Response, PageError> {
    let title = if refused.is_some() { message!("factor-window-error") } else { message!("factor-window") };
    let mut page = person.page_of(&title, Audience::Public, FACTOR);
    if person.session().first().is_some() {
        // Nothing else opens yet, so no link leads there.
        page.nav = Vec::new();
    }
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let new = offered.map(|offered| new_factor(&offered)).transpose()?;
    let shown = Shown(FactorPage {
        refused: refused.map(|refused| page.language.say(refused)),
        page,
        new,
        to: if addresses::safe(&next.to) { next.to } else { String::new() },
        kept: next.kept,
    });
    Ok((status, shown).into_response())
}

fn new_factor(offered: &Offer) -> Result<NewFactor, PageError> {
    let (size, path) = picture::of(offered.address.reveal()).map_err(|error| PageError::broken(&error))?;
    let groups = offered.typed.reveal().as_bytes().chunks(4).map(String::from_utf8_lossy);
    Ok(NewFactor { size, path, key: groups.collect::<Vec<_>>().join(" "), offer: offered.sealed.clone() })
}
