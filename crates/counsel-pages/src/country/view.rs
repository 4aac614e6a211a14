//! The page of one country.

use askama::Template;
use clearline_frame::view::{Fact, Page, State, Words};
use clearline_report::Message;

use crate::view::{DetailRow, Link, PathRow, Version};

/// The page at `/counsel/countries/{code}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "country/page.html")]
pub(super) struct CountryPage {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its part of the world, such as `Western Europe`.
    pub region: String,
    /// The day for which everything is shown (`on`).
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// Other codes, membership, sovereign, reports of 2023 and the like.
    pub facts: Vec<Fact>,
    /// What must be known of it.
    pub note: Option<String>,
    /// What it is party to, in the order of the register.
    pub flags: Vec<FlagRow>,
    /// The ways a report may go there, in their order.
    pub routes: Vec<RouteRow>,
    /// The agencies there.
    pub agencies: Vec<CountryAgency>,
    /// The ways to evidence between here and there.
    pub paths: Vec<PathRow>,
    /// Whom one writes to there.
    pub authorities: Vec<DetailRow>,
    /// The offences there that match.
    pub offences: Vec<DetailRow>,
    /// The offices of our federal agencies that cover it.
    pub offices: Vec<DetailRow>,
    /// Is it another country than our own?
    pub abroad: bool,
    /// May the reader propose what is entered?
    pub proposes: bool,
    /// Our own limits that apply here.
    pub policies: Vec<PolicyRow>,
    /// Its entries over time.
    pub history: Vec<Version>,
}

/// One thing a country is or is not party to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FlagRow {
    /// What it is, such as `Budapest Convention`.
    pub name: Words,
    /// What is recorded: good where it holds, plain where it does not, unknown.
    pub value: State,
    /// Since when.
    pub since: Option<String>,
    /// Where it is written.
    pub source: Words,
    /// The time that the source describes.
    pub as_of: Message,
    /// What must be known of it.
    pub note: Option<Words>,
}

/// One way a report may go. The first that is selectable is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RouteRow {
    /// Its name, such as `Federal attaché`.
    pub name: Words,
    /// Through whom; absent for the agencies of the country itself.
    pub through: Option<Link>,
    /// Selectable on this day, suspended, or not.
    pub state: State,
    /// The reason why the route is open or closed.
    pub why: Words,
    /// Where it is written, with its as-of.
    pub source: Words,
    /// Where the route is opened, or where it was.
    pub act: Option<Link>,
}

/// An agency of the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CountryAgency {
    /// The agency.
    pub agency: Link,
    /// Its unit.
    pub unit: Option<String>,
    /// Its basis on this day: in force, or that none is recorded.
    pub basis: State,
    /// More about the basis, such as its dates.
    pub detail: Option<Message>,
}

/// A limit of our own, which is not the statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PolicyRow {
    /// Its name.
    pub name: String,
    /// What it does: a condition, an approval, or nothing leaves.
    pub effect: State,
    /// What it says.
    pub says: String,
    /// Why it applies here.
    pub because: Message,
    /// Where it is written, with its as-of.
    pub source: Words,
}
