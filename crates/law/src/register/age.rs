//! How old the facts are that rulings and paths rest on: what was true when a source said so may have changed since.

use std::collections::BTreeMap;

use clearline_report::{Argument, Country, Message, message, words};
use jiff::Unit;
use jiff::civil::Date;

use super::load::{UNKNOWN, last_day_of};
use super::{About, Dates, Flag, Register, Standing};

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
    /// What is known of the authorities and the offences of countries.
    Authorities,
    /// What is known of providers: whom to write to, and how.
    Providers,
    /// The offices of federal agencies abroad.
    Offices,
}

impl AgedOf {
    /// Its word in the register's files.
    pub fn word(self) -> &'static str {
        match self {
            AgedOf::Flag(flag) => flag.word(),
            AgedOf::Agencies => "agency",
            AgedOf::Authorities => "authority",
            AgedOf::Providers => "provider",
            AgedOf::Offices => "office",
        }
    }

    fn pace(self) -> Pace {
        match self {
            AgedOf::Flag(flag) => flag.pace(),
            AgedOf::Agencies | AgedOf::Authorities | AgedOf::Providers | AgedOf::Offices => Pace::Directory,
        }
    }

    /// What they say, for people.
    pub fn message(self) -> Message {
        match self {
            AgedOf::Flag(flag) => flag.message(),
            AgedOf::Agencies => message!("aged-agencies"),
            AgedOf::Authorities => message!("aged-authorities"),
            AgedOf::Providers => message!("aged-providers"),
            AgedOf::Offices => message!("aged-offices"),
        }
    }
}

/// Facts of one kind, as of one day, that are older than their kind allows. Those of a directory that are too old are one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aged {
    /// What they say.
    pub of: AgedOf,
    /// As of when their source says it: a day, a month or a year. Of a directory, the oldest.
    pub as_of: String,
    /// How many rows.
    pub rows: usize,
    /// How old they are at least, in whole months. Of a directory, the oldest.
    pub months: u32,
    /// How many months are allowed.
    pub limit: u16,
    /// How many reports of 2023 concern their countries, or came from their providers.
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

/// Facts of one kind of which nothing was read, so that nobody can say how old they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// What they say.
    pub of: AgedOf,
    /// How many rows.
    pub rows: usize,
    /// How many reports of 2023 concern their countries, or came from their providers.
    pub reports_2023: u64,
}

impl Unread {
    /// All of it, in one line.
    pub fn words(&self) -> Message {
        message!(
            "unread",
            what = self.of.message(),
            rows = self.rows,
            reports = i64::try_from(self.reports_2023).unwrap_or(i64::MAX),
        )
    }
}

/// A fact in use, for judging its age.
struct InUse<'r> {
    of: AgedOf,
    as_of: &'r str,
    /// Of whom, and how many reports of 2023 concern them.
    about: (String, u64),
}

/// The facts in use on `day` whose age counts. That a value is unknown is no fact.
fn in_use(register: &Register, day: Date) -> Vec<InUse<'_>> {
    let mut facts = Vec::new();
    let of_country = |country: Country| {
        let reports = register.country(country).and_then(|entry| entry.reports_2023).unwrap_or_default();
        (country.code().to_owned(), reports)
    };
    let stands = |dates: &Dates| dates.standing(day) == Standing::InForce;
    for entry in register.countries() {
        let flags = entry.flags().iter().filter(|flag| stands(&flag.dates));
        facts.extend(flags.map(|flag| InUse {
            of: AgedOf::Flag(flag.flag),
            as_of: &flag.as_of,
            about: of_country(entry.country),
        }));
        let about = About::Country(entry.country);
        let details = register.details(&about, day);
        facts.extend(details.map(|detail| InUse {
            of: AgedOf::Authorities,
            as_of: &detail.as_of,
            about: of_country(entry.country),
        }));
    }
    for provider in register.providers() {
        let reports = provider.reports_2023.unwrap_or_default();
        let about = About::Provider(provider.id.clone());
        let details = register.details(&about, day);
        facts.extend(details.map(|detail| InUse {
            of: AgedOf::Providers,
            as_of: &detail.as_of,
            about: (provider.id.clone(), reports),
        }));
    }
    facts.extend(register.agencies().iter().map(|agency| InUse {
        of: AgedOf::Agencies,
        as_of: &agency.as_of,
        about: of_country(agency.country),
    }));
    facts.extend(register.offices.iter().filter(|office| stands(&office.dates)).map(|office| InUse {
        of: AgedOf::Offices,
        as_of: &office.as_of,
        about: of_country(office.country),
    }));
    facts
}

/// Rows that are told together.
#[derive(Default)]
struct Group<'r> {
    as_of: &'r str,
    months: u32,
    rows: usize,
    about: BTreeMap<String, u64>,
}

/// The facts that are in use on `day` and older than their kind allows. What most reports of 2023 rest on comes first.
pub fn aged(register: &Register, day: Date, limits: &AgeLimits) -> Vec<Aged> {
    // Flags have one day for many countries, and what is in a directory has a day each.
    let mut groups: BTreeMap<(AgedOf, &str), Group<'_>> = BTreeMap::new();
    for fact in in_use(register, day) {
        let limit = limits.of(fact.of.pace());
        let Some(months) = months_since(fact.as_of, day).filter(|months| *months > u32::from(limit)) else {
            continue;
        };
        let key = if matches!(fact.of, AgedOf::Flag(_)) { fact.as_of } else { "" };
        let group = groups.entry((fact.of, key)).or_default();
        if months >= group.months {
            (group.months, group.as_of) = (months, fact.as_of);
        }
        group.rows += 1;
        group.about.insert(fact.about.0, fact.about.1);
    }
    let mut aged: Vec<Aged> = groups
        .into_iter()
        .map(|((of, _), group)| Aged {
            of,
            as_of: group.as_of.to_owned(),
            rows: group.rows,
            months: group.months,
            limit: limits.of(of.pace()),
            reports_2023: group.about.values().sum(),
        })
        .collect();
    aged.sort_by_key(|one| (std::cmp::Reverse((one.reports_2023, one.months)), one.of));
    aged
}

/// The facts that are in use on `day` and of which nothing was read. What most reports of 2023 rest on comes first.
pub fn unread(register: &Register, day: Date) -> Vec<Unread> {
    let mut groups: BTreeMap<AgedOf, Group<'_>> = BTreeMap::new();
    for fact in in_use(register, day).into_iter().filter(|fact| fact.as_of == UNKNOWN) {
        let group = groups.entry(fact.of).or_default();
        group.rows += 1;
        group.about.insert(fact.about.0, fact.about.1);
    }
    let one = |(of, group): (AgedOf, Group<'_>)| Unread {
        of,
        rows: group.rows,
        reports_2023: group.about.values().sum(),
    };
    let mut unread: Vec<Unread> = groups.into_iter().map(one).collect();
    unread.sort_by_key(|one| (std::cmp::Reverse(one.reports_2023), one.of));
    unread
}

/// Whole months from the last day that `as_of` can mean.
fn months_since(as_of: &str, day: Date) -> Option<u32> {
    let span = last_day_of(as_of)?.until((Unit::Month, day)).ok()?;
    u32::try_from(span.get_months()).ok()
}
