use clearline_report::{AgencyClass, AgencyId, Answer, Country};

use super::{Confidence, Dates, FlagEntry};

/// One country or territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountryEntry {
    /// Its code: ISO 3166-1 alpha-2, or `XK`.
    pub country: Country,
    /// Its English name.
    pub name: String,
    /// Its code in three letters.
    pub iso3: Option<String>,
    /// Its part of the world.
    pub region: String,
    /// Which part of that.
    pub subregion: Option<String>,
    /// True for the United States and its territories: their agencies are not foreign.
    pub domestic: bool,
    /// Member of the United Nations; `None` where nothing was entered.
    pub un_member: Option<bool>,
    /// The state it belongs to, where it is a territory.
    pub sovereign: Option<Country>,
    /// Are the law and the treaties of that state its own? Not of most territories: there each treaty says where it holds.
    pub integral: bool,
    /// How many reports of the year 2023 were said to concern it.
    pub reports_2023: Option<u64>,
    /// The sources of this entry, by their keys.
    pub sources: Vec<String>,
    /// What else there is to know.
    pub note: Option<String>,
    pub(super) flags: Vec<FlagEntry>,
}

impl CountryEntry {
    /// Every row about it that we hold to be true, of any day, in the order of the flags.
    pub fn flags(&self) -> &[FlagEntry] {
        &self.flags
    }
}

/// One agency of the shipped directory. It has no basis: a dated row of evidence is entered by the operator, and the
/// shipped data asserts none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgencyEntry {
    /// Its key.
    pub id: AgencyId,
    /// Its name.
    pub name: String,
    /// The unit, or the lead agency of a task force.
    pub unit: Option<String>,
    /// The department above it.
    pub parent: Option<String>,
    /// Its class under 18 U.S.C. 2258A(c).
    pub class: AgencyClass,
    /// Where it is.
    pub country: Country,
    /// The states of the United States it covers; empty where that does not apply.
    pub states: Vec<String>,
    /// Which part of them, in words.
    pub region: Option<String>,
    /// Police, task force, prosecution, ministry, …
    pub kind: String,
    /// Is it involved in investigating such crimes? Not stated is not yes.
    pub investigates: Answer,
    /// What it does, in words.
    pub role: Option<String>,
    /// What public sources say of how it receives reports. Proves nothing by itself.
    pub stated: Vec<String>,
    /// What public sources say of a relationship with the FBI, ICE or INTERPOL. Proves nothing by itself.
    pub relationship: Option<String>,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// As of when: a day, a month, a year or `unknown`.
    pub as_of: String,
    /// When the entry holds, and when we knew. Without a first day it holds for any day before its last: an entry of
    /// the directory permits nothing.
    pub dates: Dates,
    /// What else there is to know.
    pub note: Option<String>,
}
