//! How old the facts are that rulings and paths rest on: what was true when a source said so may have changed since.

use std::collections::{BTreeMap, BTreeSet};

use clearline_report::{Argument, Country, Message, message, words};
use jiff::Unit;
use jiff::civil::Date;

use super::load::last_day_of;
use super::{Flag, Register, Standing};

words! {
    /// How fast facts of a kind change.
    pub enum Pace of "pace of facts" {
        /// Who is a party to a treaty or an agreement.
        Treaty = "treaty",
        /// What is done, and where.
        Practice = "practice",
        /// Who exists, and how it is reached.
        Directory = "directory",
    }
}

/// After how many months a fact is called old, by how fast its kind changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgeLimits {
    /// A fact about a treaty or an agreement.
    pub treaty: u16,
    /// A fact about a practice.
    pub practice: u16,
    /// An entry of the directory of agencies.
    pub directory: u16,
}

impl Default for AgeLimits {
    fn default() -> AgeLimits {
        AgeLimits { treaty: 24, practice: 12, directory: 6 }
    }
}

impl AgeLimits {
    fn of(&self, pace: Pace) -> u16 {
        match pace {
            Pace::Treaty => self.treaty,
            Pace::Practice => self.practice,
            Pace::Directory => self.directory,
        }
    }
}

impl Flag {
    /// How fast it changes.
    pub fn pace(self) -> Pace {
        match self {
            Flag::InhopeHotline | Flag::UnviewedFiles | Flag::DataProtectionAdequacy => Pace::Practice,
            Flag::InterpolMember
            | Flag::BudapestParty
            | Flag::Budapest2ap
            | Flag::UsMlat
            | Flag::CloudActAgreement
            | Flag::EuMember
            | Flag::EuropolAgreement
            | Flag::LanzaroteParty
            | Flag::OpscParty
            | Flag::IccprOp2Party
            | Flag::CatParty
            | Flag::UnCybercrime
            | Flag::UntocParty
            | Flag::InterAmericanParty
            | Flag::CoeMlaParty
            | Flag::EioParty => Pace::Treaty,
        }
    }
}

/// Of what many rows say something as of one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgedOf {
    /// A flag of countries.
    Flag(Flag),
    /// The agencies of the directory, each as of a day of its own.
    Agencies,
}

impl AgedOf {
    /// Its word in the register's files.
    pub fn word(self) -> &'static str {
        match self {
            AgedOf::Flag(flag) => flag.word(),
            AgedOf::Agencies => "agency",
        }
    }

    fn pace(self) -> Pace {
        match self {
            AgedOf::Flag(flag) => flag.pace(),
            AgedOf::Agencies => Pace::Directory,
        }
    }

    /// What they say, for people.
    pub fn message(self) -> Message {
        match self {
            AgedOf::Flag(flag) => flag.message(),
            AgedOf::Agencies => message!("aged-agencies"),
        }
    }
}

/// Facts of one kind, as of one day, that are older than their kind allows. The agencies that are too old are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// What they say.
    pub of: AgedOf,
    /// As of when their source says it: a day, a month or a year. Of agencies, the oldest.
    pub as_of: String,
    /// How many rows.
    pub rows: usize,
    /// How old they are at least, in whole months. Of agencies, the oldest.
    pub months: u32,
    /// How many months are allowed.
    pub limit: u16,
    /// How many reports of 2023 concern their countries.
    pub reports_2023: u64,
}

impl Aged {
    /// All of it, in one line.
    pub fn words(&self) -> Message {
        message!(
            "aged",
            what = self.of.message(),
            rows = self.rows,
            as_of = Argument::exact(&self.as_of),
            months = i64::from(self.months),
            limit = i64::from(self.limit),
            reports = i64::try_from(self.reports_2023).unwrap_or(i64::MAX),
        )
    }
}

/// Rows that are told together.
#[derive(Default)]
struct Group<'r> {
    as_of: &'r str,
    months: u32,
    rows: usize,
    countries: BTreeSet<Country>,
}

/// The facts that are in use on `day` and older than their kind allows. What most reports of 2023 rest on comes first.
pub fn aged(register: &Register, day: Date, limits: &AgeLimits) -> Vec<Aged> {
    // Agencies have a day each, flags have one for many countries.
    let mut groups: BTreeMap<(AgedOf, &str), Group<'_>> = BTreeMap::new();
    let mut count = |of: AgedOf, as_of, country| {
        let (Some(months), limit) = (months_since(as_of, day), limits.of(of.pace())) else { return };
        if months <= u32::from(limit) {
            return;
        }
        let key = if of == AgedOf::Agencies { "" } else { as_of };
        let group = groups.entry((of, key)).or_default();
        if months >= group.months {
            (group.months, group.as_of) = (months, as_of);
        }
        group.rows += 1;
        group.countries.insert(country);
    };
    for entry in register.countries() {
        for flag in entry.flags().iter().filter(|flag| flag.dates.standing(day) == Standing::InForce) {
            count(AgedOf::Flag(flag.flag), flag.as_of.as_str(), entry.country);
        }
    }
    for agency in register.agencies() {
        count(AgedOf::Agencies, agency.as_of.as_str(), agency.country);
    }
    let reports = |countries: BTreeSet<Country>| {
        countries.into_iter().filter_map(|one| register.country(one)?.reports_2023).sum()
    };
    let mut aged: Vec<Aged> = groups
        .into_iter()
        .map(|((of, _), group)| Aged {
            of,
            as_of: group.as_of.to_owned(),
            rows: group.rows,
            months: group.months,
            limit: limits.of(of.pace()),
            reports_2023: reports(group.countries),
        })
        .collect();
    aged.sort_by_key(|one| (std::cmp::Reverse((one.reports_2023, one.months)), one.of));
    aged
}

/// Whole months from the last day that `as_of` can mean.
fn months_since(as_of: &str, day: Date) -> Option<u32> {
    let span = last_day_of(as_of)?.until((Unit::Month, day)).ok()?;
    u32::try_from(span.get_months()).ok()
}
