//! The law as the house keeps it, for its lawyers: the register on any day, what waits for a second person, what is
//! stale, and what would be ruled otherwise. Nothing here reads a report, and no page names a person outside the house.

mod agencies;
mod agency;
mod approvals;
mod ask;
mod countries;
mod country;
mod destructions;
mod instruments;
mod obligations;
mod overview;
mod proposals;
mod search;
mod shown;
mod ways;

use std::borrow::Cow;

use axum::Router;
use axum::response::Redirect;
use axum::routing::{get, post};
use clearline_core::House;
use clearline_law::Register;
use clearline_law::access::{Act, Permit, ReadLaw, Thing, permit};
use clearline_pipeline::counsel::CounselError;
use clearline_report::Country;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::Portal;
use crate::answer::PageError;
use crate::session::SignedIn;
use crate::view::{Audience, Notice, Page, Tone};
use crate::words;

/// The country the house is in, and whose statute it carries out.
const HOME: Country = Country::US;

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/counsel", get(overview::show))
        .route("/counsel/instruments", get(instruments::list))
        .route("/counsel/instruments/{id}", get(instruments::show))
        .route("/counsel/countries", get(countries::list))
        .route("/counsel/countries.csv", get(countries::csv))
        .route("/counsel/countries/{code}", get(country::show))
        .route("/counsel/agencies", get(agencies::list))
        .route("/counsel/agencies/{id}", get(agency::show))
        .route("/counsel/agencies/{id}/propose", post(agency::propose_basis).layer(ask::body_limit()))
        .route("/counsel/agencies/{id}/approve", post(agency::propose_approval))
        .route("/counsel/agencies/{id}/end", get(ask::end_basis).post(ask::propose_end_basis))
        .route(
            "/counsel/agencies/{id}/investigates",
            get(ask::investigates).post(ask::propose_investigates).layer(ask::body_limit()),
        )
        .route("/counsel/rely", get(ask::rely).post(ask::propose_rely))
        .route("/counsel/obligations", get(obligations::list))
        .route("/counsel/obligations/{id}", get(obligations::show))
        .route("/counsel/proposals", get(proposals::list))
        .route("/counsel/proposals/{id}", get(proposals::show))
        .route("/counsel/proposals/{id}/document", get(proposals::document))
        .route("/counsel/proposals/{id}/approve", post(proposals::approve))
        .route("/counsel/proposals/{id}/refuse", post(proposals::refuse))
        .route("/counsel/proposals/{id}/withdraw", post(proposals::withdraw))
        .route("/counsel/proposals/{id}/end", post(proposals::end))
        .route("/counsel/approvals", get(approvals::list))
        .route("/counsel/approvals/{id}/propose", post(approvals::propose))
        .route("/counsel/destructions", get(destructions::list))
        .route("/counsel/destructions/{number}/{file}", get(destructions::show))
        .route("/counsel/destructions/{number}/{file}/confirm", post(destructions::confirm))
        .route("/counsel/destructions/{number}/{file}/order", post(destructions::order_of_court))
        .route("/counsel/destructions/{number}/{file}/release", post(destructions::propose_release))
        .route("/counsel/destructions/{number}/{file}/agree", post(destructions::agree))
        .route("/counsel/destructions/{number}/{file}/refuse", post(destructions::refuse_release))
        .route("/counsel/search", get(search::show))
        .route("/counsel/requests", get(async || Redirect::to("/auditor/requests")))
}

/// Leave to read the law as it is kept here.
fn may_read(person: &SignedIn) -> Result<Permit<ReadLaw>, PageError> {
    Ok(permit::<ReadLaw>(person.actor(), &Thing::House)?)
}

/// Whether this person may do something with the law.
fn may<A: Act>(person: &SignedIn) -> bool {
    permit::<A>(person.actor(), &Thing::House).is_ok()
}

/// On which day, and as it was known when: `?on=DATE` and `?known=DATE`.
#[derive(Deserialize, Default)]
struct Days {
    #[serde(default)]
    on: String,
    #[serde(default)]
    known: String,
}

/// The register as asked for.
struct AsOf {
    register: Cow<'static, Register>,
    on: Date,
    known: Option<Date>,
}

impl AsOf {
    /// Today and all we know, where nothing else is asked.
    fn read(house: &House, days: &Days) -> Result<AsOf, PageError> {
        let known = day(&days.known)?;
        let register = match known {
            Some(known) => Cow::Owned(house.register.known_on(known)),
            None => Cow::Borrowed(house.register),
        };
        Ok(AsOf { register, on: day(&days.on)?.unwrap_or_else(|| today(house)), known })
    }

    /// A page for this person. It says so where it shows what was known on an earlier day.
    fn page(&self, person: &SignedIn, title: &str, here: &str) -> Page {
        let mut page = person.page(title, Audience::Counsel, here);
        page.notice = self.known.map(|known| Notice {
            tone: Tone::Caution,
            words: format!("This is what the register said at the end of {known}."),
        });
        page
    }

    /// The day as the forms send it back.
    fn on(&self) -> String {
        self.on.to_string()
    }

    /// The day of what was known as the forms send it back; empty for all we know.
    fn known(&self) -> String {
        self.known.map(|day| day.to_string()).unwrap_or_default()
    }
}

/// Today in UTC, as the register counts days.
fn today(house: &House) -> Date {
    TimeZone::UTC.to_datetime(house.now()).date()
}

/// A day from an address or a form; an empty field is none.
fn day(text: &str) -> Result<Option<Date>, PageError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| PageError::NotUnderstood("Write a day as 2026-11-23.".to_owned()))
}

/// Does any of these texts hold what was searched for? An empty search finds everything.
fn found(q: &str, texts: &[&str]) -> bool {
    let q = q.trim().to_lowercase();
    q.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&q))
}

impl From<CounselError> for PageError {
    fn from(error: CounselError) -> Self {
        match error {
            CounselError::NotFound => PageError::NotFound,
            CounselError::Denied(denied) => denied.into(),
            CounselError::Refused(refusal) => PageError::NotUnderstood(words::sentence(&refusal.to_string())),
            CounselError::Trouble(trouble) => trouble.into(),
        }
    }
}
