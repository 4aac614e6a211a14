//! The page at `/counsel/countries`: one question, asked of every country, as a map and as a table.

use std::collections::BTreeSet;

use askama::Template;
use clearline_frame::view::{Choice, Page, Words};
use clearline_law::as_of_words;
use clearline_report::{Argument, Message, message};

use crate::view::days;
use clearline_frame::view::map::{self, Class, Extent, WorldMap};

/// `/counsel/countries?show=…&on=DATE&known=DATE&region=…`. The form is sent in the address.
#[derive(Debug, Clone, Template)]
#[template(path = "countries/page.html")]
pub(super) struct Countries {
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
pub(super) struct Legend {
    /// The class.
    pub class: Class,
    /// Such as `in force`.
    pub words: Message,
}

/// One country. Its page is `/counsel/countries/{code}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CountryRow {
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
    /// The time that the source describes: a day, a month or a year, as rows write it.
    pub as_of: String,
}

impl CountryRow {
    /// The time that the source describes, in words.
    pub(super) fn when(&self) -> Message {
        as_of_words(&self.as_of)
    }
}

impl Countries {
    /// The countries of the region, by name.
    pub(super) fn listed(&self) -> Vec<&CountryRow> {
        self.rows.iter().filter(|row| self.region.is_empty() || row.region == self.region).collect()
    }

    /// How many of those listed are of `class`.
    pub(super) fn count(&self, class: &Class) -> usize {
        self.listed().iter().filter(|row| row.class == *class).count()
    }

    /// The legend, without our own country where it is not among those listed.
    pub(super) fn shown_legend(&self) -> Vec<&Legend> {
        let is_shown = |entry: &&Legend| entry.class != Class::Home || self.count(&Class::Home) > 0;
        self.legend.iter().filter(is_shown).collect()
    }

    /// The regions that the rows name; the requested one is chosen.
    pub(super) fn regions(&self) -> Vec<Choice> {
        let names: BTreeSet<&str> = self.rows.iter().map(|row| row.region.as_str()).collect();
        let choice = |name| Choice { chosen: name == self.region, ..Choice::new(name, Words::law(name)) };
        names.into_iter().map(choice).collect()
    }

    /// The picture: the whole world, or the window on the region.
    pub(super) fn map(&self) -> WorldMap {
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
    pub(super) fn href(&self, row: &CountryRow) -> String {
        format!("/counsel/countries/{}?{}", row.code, days(&self.on, &self.known))
    }
}
