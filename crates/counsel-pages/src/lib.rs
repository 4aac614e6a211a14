//! The register for counsel: the law on any day, what waits for a second person, what is stale, and what would be ruled
//! otherwise. Nothing here reads a report, and no page names a person outside our organisation.

mod agencies;
mod agency;
mod approvals;
mod ask;
mod countries;
mod country;
mod enter;
mod instrument;
mod instruments;
mod obligation;
mod obligations;
mod overview;
mod proposal;
mod proposals;
mod providers;
#[cfg(feature = "samples")]
pub mod sample;
mod search;
mod shown;
mod start;
mod view;
mod watch;
mod ways;

use axum::response::Redirect;
use clearline_core::House;
use clearline_counsel::CounselError;
use clearline_frame::Frame;
use clearline_frame::answer::PageError;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Page, Tone};
use clearline_http::{Audience, Routes, Terms, needs, open};
use clearline_identity::directory::{self, Agency};
use clearline_law::Register;
use clearline_law::access::{Act, ActName, Permit, ReadLaw, Role, Thing, permit};
use clearline_report::{AgencyId, Country, Message, message};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::Deserialize;

/// The home country, whose statute applies to us.
const HOME: Country = Country::US;

/// The routes.
pub fn routes() -> Routes<Frame> {
    register().merge(proposals_and_approvals())
}

/// The register on any day, and what may be proposed of it.
fn register() -> Routes<Frame> {
    let reads = || needs(ActName::ReadLaw);
    let proposes = || needs(ActName::ProposeLaw);
    let home = reads().nav(Role::Counsel, 1, "nav-law").nav(Role::Supervisor, 2, "nav-law");
    Routes::pages(Audience::Counsel)
        .get("/counsel", overview::show, home.nav(Role::Auditor, 5, "nav-law").nav(Role::Admin, 1, "nav-law"))
        .get("/counsel/instruments", instruments::list, reads().nav(Role::Counsel, 2, "nav-instruments"))
        .get("/counsel/instruments/{id}", instrument::show, reads())
        .get("/counsel/countries", countries::list, reads().nav(Role::Counsel, 3, "nav-countries"))
        .get("/counsel/countries.csv", countries::csv, reads())
        .get("/counsel/countries/{code}", country::show, reads())
        .get("/counsel/providers", providers::list, reads().nav(Role::Counsel, 10, "nav-providers"))
        .get("/counsel/enter", enter::show, proposes())
        .post("/counsel/enter", enter::propose, proposes().body(ask::body_limit()))
        .get("/counsel/watch", watch::list, reads().nav(Role::Counsel, 11, "nav-watch"))
        .get("/counsel/agencies", agencies::list, reads().nav(Role::Counsel, 4, "nav-agencies"))
        .get("/counsel/agencies/{id}", agency::show, reads())
        .post("/counsel/agencies/{id}/propose", agency::propose_basis, proposes().body(ask::body_limit()))
        .post("/counsel/agencies/{id}/approve", agency::propose_approval, proposes())
        .post("/counsel/agencies/{id}/language", agency::choose_language, needs(ActName::ManageAgencies))
        .get("/counsel/agencies/{id}/end", ask::end_basis, proposes())
        .post("/counsel/agencies/{id}/end", ask::propose_end_basis, proposes())
        .get("/counsel/agencies/{id}/investigates", ask::investigates, proposes())
        .post(
            "/counsel/agencies/{id}/investigates",
            ask::propose_investigates,
            proposes().body(ask::body_limit()),
        )
        .get("/counsel/rely", ask::rely, proposes())
        .post("/counsel/rely", ask::propose_rely, proposes())
        .get("/counsel/start", start::show, reads())
        .get("/counsel/open", ask::open, proposes())
        .post("/counsel/open", ask::propose_open, proposes().body(ask::body_limit()))
        .get("/counsel/obligations", obligations::list, reads().nav(Role::Counsel, 5, "nav-obligations"))
        .get("/counsel/obligations/{id}", obligation::show, reads())
        .get("/counsel/search", search::show, reads())
        .get("/counsel/requests", async || Redirect::to("/auditor/requests"), moved())
}

/// An address of before.
fn moved() -> Terms {
    open("leads to the page where the requests are now")
}

/// What two people decide.
fn proposals_and_approvals() -> Routes<Frame> {
    let reads = || needs(ActName::ReadLaw);
    let proposes = || needs(ActName::ProposeLaw);
    let decides = || needs(ActName::DecideLaw);
    Routes::pages(Audience::Counsel)
        .get("/counsel/proposals", proposals::list, reads().nav(Role::Counsel, 6, "nav-proposals"))
        .get("/counsel/proposals/{id}", proposal::show, reads())
        .get("/counsel/proposals/{id}/document", proposal::document, reads())
        .post("/counsel/proposals/{id}/approve", proposal::approve, decides())
        .post("/counsel/proposals/{id}/refuse", proposal::refuse, decides())
        .post("/counsel/proposals/{id}/withdraw", proposal::withdraw, proposes())
        .post("/counsel/proposals/{id}/end", proposal::end, proposes())
        .get("/counsel/approvals", approvals::list, reads())
        .post("/counsel/approvals/{id}/propose", approvals::propose, proposes())
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

/// The register as asked for, with what two people entered.
struct AsOf {
    register: Register,
    on: Date,
    known: Option<Date>,
}

impl AsOf {
    /// Today and all we know, where nothing else is asked.
    async fn read(house: &House, days: &Days) -> Result<AsOf, PageError> {
        let known = day(&days.known)?;
        let agreed = clearline_counsel::known(house).await?.agreed;
        let register = match known {
            Some(known) => agreed.register.known_on(known),
            None => agreed.register.clone(),
        };
        Ok(AsOf { register, on: day(&days.on)?.unwrap_or_else(|| today(house)), known })
    }

    /// A page for this person. It says so where it shows what was known on an earlier day.
    fn page(&self, person: &SignedIn, title: &Message, here: &str) -> Page {
        let mut page = person.page_of(title, Audience::Counsel, here);
        let said = |known| page.notice(Tone::Caution, &message!("counsel-known-at-end-of", day = known));
        page.notice = self.known.map(said);
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

/// An agency of the directory, or nothing to be found.
async fn agency_of(frame: &Frame, id: &str) -> Result<Agency, PageError> {
    let id: AgencyId = id.parse().map_err(|_| PageError::NotFound)?;
    directory::agency(frame.house(), &id).await?.ok_or(PageError::NotFound)
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
    text.parse().map(Some).map_err(|_| PageError::Wrong(message!("counsel-day-form")))
}

/// Does any of these texts hold what was searched for? An empty search finds everything.
fn found(q: &str, texts: &[&str]) -> bool {
    let q = q.trim().to_lowercase();
    q.is_empty() || texts.iter().any(|text| text.to_lowercase().contains(&q))
}

/// What is answered where something asked of counsel failed.
fn page_error(error: CounselError) -> PageError {
    match error {
        CounselError::NotFound => PageError::NotFound,
        CounselError::Denied(denied) => denied.into(),
        CounselError::Refused(refusal) => {
            PageError::Wrong(message!("counsel-refused", why = refusal.message()))
        }
        CounselError::Trouble(trouble) => trouble.into(),
    }
}
