//! The rows as they are written. `instruments/schema.json` says the same for other readers; a test compares the two.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use toml::Spanned;

/// A day written as a TOML local date.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        let wrong = || D::Error::custom("expected a date such as 2024-05-07");
        let written = toml::value::Datetime::deserialize(deserializer)?;
        if written.time.is_some() {
            return Err(wrong());
        }
        let date = written.date.ok_or_else(wrong)?;
        let whole = |part: u8| i8::try_from(part).map_err(|_| wrong());
        let year = i16::try_from(date.year).map_err(|_| wrong())?;
        Date::new(year, whole(date.month)?, whole(date.day)?).map(Day).map_err(|_| wrong())
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// The day that a fact is of, as its source states it: a day, written as a date or as text, a month, a year, or a word.
pub(super) struct FactDay(pub(super) String);

impl<'de> Deserialize<'de> for FactDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error as _;
        match toml::Value::deserialize(deserializer)? {
            toml::Value::Datetime(day) => Ok(FactDay(day.to_string())),
            toml::Value::String(text) => Ok(FactDay(text)),
            _ => Err(D::Error::custom("expected a day, a month or a year, such as \"2024-11\"")),
        }
    }
}

impl Serialize for FactDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

/// A table of a file: what it must have, what it may have, and lists, which may be empty. It knows its own fields, so
/// that the schema can be held against them.
macro_rules! table {
    (
        $(#[$doc:meta])* $name:ident
        { $($(#[$must_doc:meta])* $must:ident: $must_type:ty),* $(,)? }
        { $($may:ident: $may_type:ty),* $(,)? }
        { $($list:ident: $list_type:ty),* $(,)? }
    ) => {
        $(#[$doc])*
        #[derive(Deserialize, Serialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            $($(#[$must_doc])* pub(super) $must: $must_type,)*
            $(#[serde(skip_serializing_if = "Option::is_none")] pub(super) $may: Option<$may_type>,)*
            $(#[serde(default, skip_serializing_if = "Vec::is_empty")] pub(super) $list: Vec<$list_type>,)*
        }

        #[cfg(test)]
        impl $name {
            const FIELDS: Fields =
                (&[$(stringify!($must)),*], &[$(stringify!($may),)* $(stringify!($list)),*]);
        }
    };
}

/// A table that states a fact: it also has its days, its sources and how sure we are.
macro_rules! fact {
    (
        $(#[$doc:meta])* $name:ident, $id:ident,
        { $($must:ident: $must_type:ty),* $(,)? }
        { $($may:ident: $may_type:ty),* $(,)? }
        { $($list:ident: $list_type:ty),* $(,)? }
    ) => {
        table! {
            $(#[$doc])* $name
            { $id: Spanned<String>, $($must: $must_type,)* confidence: String, as_of: FactDay }
            {
                $($may: $may_type,)* from: Day, known_from: Day, to: Day, in_force: String, review_by: Day,
                reviewed_by: String, reviewed_on: Day, when_stale: String, recorded: Day, withdrawn: Day,
                replaces: String, note: String,
            }
            { $($list: $list_type,)* sources: String }
        }

        impl Fact for $name {
            fn days(&self) -> Days<'_> {
                Days {
                    from: self.from.map(|day| day.0),
                    known_from: self.known_from.map(|day| day.0),
                    to: self.to.map(|day| day.0),
                    in_force: self.in_force.as_deref(),
                    review_by: self.review_by.map(|day| day.0),
                    reviewed_by: self.reviewed_by.as_deref(),
                    reviewed_on: self.reviewed_on.map(|day| day.0),
                    when_stale: self.when_stale.as_deref(),
                    recorded: self.recorded.map(|day| day.0),
                    withdrawn: self.withdrawn.map(|day| day.0),
                }
            }

            fn as_of(&self) -> &str {
                &self.as_of.0
            }

            fn sources(&self) -> &[String] {
                &self.sources
            }

            fn confidence(&self) -> &str {
                &self.confidence
            }
        }
    };
}

/// The days as written.
pub(super) struct Days<'a> {
    pub(super) from: Option<Date>,
    pub(super) known_from: Option<Date>,
    pub(super) to: Option<Date>,
    pub(super) in_force: Option<&'a str>,
    pub(super) review_by: Option<Date>,
    pub(super) reviewed_by: Option<&'a str>,
    pub(super) reviewed_on: Option<Date>,
    pub(super) when_stale: Option<&'a str>,
    pub(super) recorded: Option<Date>,
    pub(super) withdrawn: Option<Date>,
}

/// What every fact has.
pub(super) trait Fact {
    fn days(&self) -> Days<'_>;
    fn as_of(&self) -> &str;
    fn sources(&self) -> &[String];
    fn confidence(&self) -> &str;
}

table! {
    /// A whole file.
    FileRows
    {}
    {
        recorded: Day, home_desk: Spanned<String>, about: String, instrument: InstrumentRow, country: CountryRow,
        provider: ProviderRow, parties: PartiesRow,
    }
    {
        source: SourceRow, clause: ClauseRow, path: PathRow, flag: FlagRow, agency: AgencyRow, route: RouteRow,
        policy: PolicyRow, detail: DetailRow, office: OfficeRow, watch: WatchRow,
    }
}

table! {
    SourceRow
    { key: Spanned<String>, publisher: String, title: String, basis: String }
    { url: String, date: String }
    {}
}

table! {
    CountryRow
    { code: Spanned<String>, name: String, region: String }
    {
        iso3: String, subregion: String, domestic: bool, un_member: bool, sovereign: String, integral: bool,
        reports_2023: u64, note: String,
    }
    { sources: String }
}

table! {
    ProviderRow
    { id: Spanned<String>, service: String }
    { reports_2023: u64 }
    { names: String, sources: String }
}

table! {
    /// What must hold of a country: a flag of it, or that it is a party to an instrument.
    NeedRow
    { of: Spanned<String> }
    { flag: String, party: String }
    { is: String, not: String }
}

table! {
    ReachRow
    { data: Spanned<String>, answer: String }
    { says: String }
    {}
}

table! {
    /// Who is a party to an instrument: what a row does not say is what the list says.
    PartiesRow
    { instrument: Spanned<String>, as_of: String, confidence: String }
    { not_party_as_of: String, not_party_note: String, note: String }
    { sources: String, not_party: Spanned<String>, party: PartyRow }
}

table! {
    /// One state of such a list: a party where it does not say otherwise.
    PartyRow
    { country: Spanned<String> }
    {
        state: String, from: Day, known_from: Day, to: Day, deposited: Day, as_of: String, confidence: String,
        recorded: Day, withdrawn: Day, note: String,
    }
    { sources: String }
}

fact! {
    InstrumentRow, id,
    { title: String, kind: String, citation: String, state: String, mode: String, binds: String }
    { adopted: String, state_note: String }
    { urls: String, permits: String, does_not_permit: String, articles: (String, String) }
}

fact! {
    ClauseRow, id,
    {
        citation: String, actor: String, modality: String, trigger: String, says: String, deadline: String,
    }
    {
        deadline_length: String, deadline_starts: String, supersedes: String, url: String,
    }
    {}
}

fact! {
    PathRow, id,
    { name: String, kind: String, rank: u32, reaches: String, who: String }
    {
        instrument: String, with: String, url: String, emergency: String, article: String, through: String,
        usual_time: String,
    }
    {
        needs: NeedRow, lies_in: String, not_with: String, countries: String, except: String, reach: ReachRow,
        preconditions: String, caveats: String,
    }
}

fact! {
    FlagRow, flag,
    { value: String }
    { country: String, via: String, detail: String, url: String }
    {}
}

fact! {
    AgencyRow, id,
    { name: String, class: String, country: String, kind: String, investigates: String }
    { unit: String, parent: String, region: String, role: String, relationship: String, url: String }
    { states: String, stated: String }
}

fact! {
    RouteRow, id,
    { kind: String, through: String, words: String }
    { url: String }
    { countries: String, needs: NeedRow }
}

fact! {
    PolicyRow, id,
    { policy: String, effect: String, says: String }
    { approver: String, url: String }
    { when: NeedRow, countries: String }
}

fact! {
    DetailRow, detail,
    { value: String }
    { about: String, number: u32, url: String }
    {}
}

fact! {
    OfficeRow, id,
    { agency: String, place: String, country: String, kind: String }
    { url: String }
    { covers: String }
}

fact! {
    WatchRow, id,
    { title: String, state: String, says: String, when: String }
    { on: Day }
    { then: String }
}

/// The fields a table must have, and those it may have.
#[cfg(test)]
pub(in crate::register) type Fields = (&'static [&'static str], &'static [&'static str]);

/// Every table, by the name it has in the schema.
#[cfg(test)]
pub(in crate::register) const TABLES: [(&str, Fields); 18] = [
    ("file", FileRows::FIELDS),
    ("source", SourceRow::FIELDS),
    ("country", CountryRow::FIELDS),
    ("need", NeedRow::FIELDS),
    ("reach", ReachRow::FIELDS),
    ("parties", PartiesRow::FIELDS),
    ("party", PartyRow::FIELDS),
    ("instrument", InstrumentRow::FIELDS),
    ("clause", ClauseRow::FIELDS),
    ("path", PathRow::FIELDS),
    ("flag", FlagRow::FIELDS),
    ("agency", AgencyRow::FIELDS),
    ("route", RouteRow::FIELDS),
    ("policy", PolicyRow::FIELDS),
    ("provider", ProviderRow::FIELDS),
    ("detail", DetailRow::FIELDS),
    ("office", OfficeRow::FIELDS),
    ("watch", WatchRow::FIELDS),
];
