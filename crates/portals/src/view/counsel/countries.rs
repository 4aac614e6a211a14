//! The countries: a map and a table of what applies to each, and a page of its own for each.

use std::collections::BTreeSet;

use askama::Template;
use clearline_report::{Argument, Message, message};

use super::{Link, PathRow, Version, days};
use crate::view::map::{self, Class, Extent, WorldMap};
use crate::view::{Choice, Fact, Page, State, Words};

/// `/counsel/countries?show=…&on=DATE&known=DATE&region=…`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/countries.html")]
pub struct Countries {
    /// The frame of the page: title, navigation, person, messages.
    pub page: Page,
    /// What may be asked (`show`); the one that is asked is chosen.
    pub shows: Vec<Choice>,
    /// The day (`on`), as `YYYY-MM-DD`.
    pub on: String,
    /// The day whose knowledge is used (`known`), as `YYYY-MM-DD`; empty for all that is known.
    pub known: String,
    /// The region (`region`), as the rows name theirs; empty for the whole world.
    pub region: String,
    /// What the map shows, such as `Treaties on mutual legal assistance with the United States`.
    pub question: Message,
    /// What must be known to read it, such as how complete the source is; one paragraph each.
    pub remarks: Vec<Message>,
    /// What each class means here, in the order shown; one that cannot come up is left out.
    pub legend: Vec<Legend>,
    /// Every country, by name.
    pub rows: Vec<CountryRow>,
    /// The address of the same as CSV; absent where there is none.
    pub csv_href: Option<String>,
}

/// What a class means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legend {
    /// The class.
    pub class: Class,
    /// Such as `in force`.
    pub words: Message,
}

/// One country. Its page is `/counsel/countries/{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// Its part of the world, such as `Europe`.
    pub region: String,
    /// What holds, in one of few classes.
    pub class: Class,
    /// What holds, in words.
    pub value: Words,
    /// Since when; absent where that is not recorded.
    pub since: Option<String>,
    /// Where it is written.
    pub source: Words,
    /// The time that the source describes.
    pub as_of: String,
}

impl Countries {
    /// The countries of the region, by name.
    pub fn listed(&self) -> Vec<&CountryRow> {
        self.rows.iter().filter(|row| self.region.is_empty() || row.region == self.region).collect()
    }

    /// How many of those listed are of `class`.
    pub fn count(&self, class: &Class) -> usize {
        self.listed().iter().filter(|row| row.class == *class).count()
    }

    /// The legend, without our own country where it is not among those listed.
    pub fn shown_legend(&self) -> Vec<&Legend> {
        let is_shown = |entry: &&Legend| entry.class != Class::Home || self.count(&Class::Home) > 0;
        self.legend.iter().filter(is_shown).collect()
    }

    /// The regions that the rows name; the requested one is chosen.
    pub fn regions(&self) -> Vec<Choice> {
        let names: BTreeSet<&str> = self.rows.iter().map(|row| row.region.as_str()).collect();
        let choice = |name| Choice { chosen: name == self.region, ..Choice::new(name, Words::law(name)) };
        names.into_iter().map(choice).collect()
    }

    /// The picture: the whole world, or the window on the region.
    pub fn map(&self) -> WorldMap {
        let countries = self.rows.iter().map(|row| map::Country {
            code: row.code.clone(),
            title: message!(
                "counsel-map-title",
                country = Argument::from(&row.name),
                value = Argument::from(&row.value)
            ),
            href: self.href(row),
            class: row.class,
        });
        map::draw(countries, Extent::of(&self.region))
    }

    /// The country's page on the same day.
    pub fn href(&self, row: &CountryRow) -> String {
        format!("/counsel/countries/{}?{}", row.code, days(&self.on, &self.known))
    }
}

/// The page at `/counsel/countries/{code}?on=DATE&known=DATE`.
#[derive(Debug, Clone, Template)]
#[template(path = "counsel/country.html")]
pub struct CountryPage {
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
    /// Our own limits that apply here.
    pub policies: Vec<PolicyRow>,
    /// Its entries over time.
    pub history: Vec<Version>,
}

/// One thing a country is or is not party to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FlagRow {
    /// What it is, such as `Budapest Convention`.
    pub name: Words,
    /// What is recorded: good where it holds, plain where it does not, unknown.
    pub value: State,
    /// Since when.
    pub since: Option<String>,
    /// Where it is written.
    pub source: Words,
    /// The time that the source describes.
    pub as_of: String,
    /// What must be known of it.
    pub note: Option<Words>,
}

/// One way a report may go. The first that is selectable is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteRow {
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
}

/// An agency of the country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryAgency {
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
pub struct PolicyRow {
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
