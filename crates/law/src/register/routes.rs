use std::str::FromStr;

use clearline_report::{AgencyId, Country, IdError, Message, message};
use jiff::civil::Date;

use super::{Confidence, Dates, Need};
use crate::access::Role;

/// By whom a report reaches a country. The order is that of falling back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RouteKind {
    /// The agency itself.
    Direct,
    /// A federal attaché of ours abroad.
    Attache,
    /// A body of several countries.
    Regional,
    /// The national bureau of INTERPOL.
    Interpol,
    /// The federal desk at home.
    Home,
}

impl RouteKind {
    /// All of them, in the order of falling back.
    pub const ALL: [RouteKind; 5] =
        [RouteKind::Direct, RouteKind::Attache, RouteKind::Regional, RouteKind::Interpol, RouteKind::Home];

    /// The word of the files.
    pub fn word(self) -> &'static str {
        match self {
            RouteKind::Direct => "direct",
            RouteKind::Attache => "attache",
            RouteKind::Regional => "regional",
            RouteKind::Interpol => "interpol",
            RouteKind::Home => "home",
        }
    }

    /// For people.
    pub fn words(self) -> Message {
        match self {
            RouteKind::Direct => message!("route-direct"),
            RouteKind::Attache => message!("route-attache"),
            RouteKind::Regional => message!("route-regional"),
            RouteKind::Interpol => message!("route-interpol"),
            RouteKind::Home => message!("route-home"),
        }
    }
}

impl FromStr for RouteKind {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        RouteKind::ALL
            .into_iter()
            .find(|kind| kind.word() == text)
            .ok_or(IdError { what: "kind of route", expected: "direct, attache, regional, interpol or home" })
    }
}

/// One way to a country.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// Its name here.
    pub id: String,
    /// What kind of way it is.
    pub kind: RouteKind,
    /// The agency that receives, and passes on.
    pub through: AgencyId,
    /// The countries it leads to; empty for every country.
    pub countries: Vec<Country>,
    /// What must hold of the two countries.
    pub needs: Vec<Need>,
    /// What it is, in our words.
    pub words: String,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it describes.
    pub as_of: Date,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Route {
    /// Does it lead to this country at all?
    pub fn leads_to(&self, country: Country) -> bool {
        self.countries.is_empty() || self.countries.contains(&country)
    }
}

/// What can be had by a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PathKind {
    /// Data are kept, not given.
    Preservation,
    /// Data are given in a form a court can use.
    Evidence,
    /// Police help each other; nothing for a court.
    Police,
    /// No path at all: what governs personal data that come back.
    DataProtection,
}

impl PathKind {
    /// The word of the files.
    pub fn word(self) -> &'static str {
        match self {
            PathKind::Preservation => "preservation",
            PathKind::Evidence => "evidence",
            PathKind::Police => "police",
            PathKind::DataProtection => "data_protection",
        }
    }
}

impl FromStr for PathKind {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        [PathKind::Preservation, PathKind::Evidence, PathKind::Police, PathKind::DataProtection]
            .into_iter()
            .find(|kind| kind.word() == text)
            .ok_or(IdError {
                what: "kind of path",
                expected: "preservation, evidence, police or data_protection",
            })
    }
}

/// One way to evidence between two countries, after a lead has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// Its name here.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// The instrument it stands in, by its id.
    pub instrument: String,
    /// What must hold of the two countries.
    pub needs: Vec<Need>,
    /// The countries whose authorities may use it; empty where the needs alone decide.
    pub countries: Vec<Country>,
    /// Countries it is closed to in spite of that.
    pub except: Vec<Country>,
    /// What it can reach.
    pub reaches: String,
    /// Who may ask, and whom.
    pub who: String,
    /// What can be had by it.
    pub kind: PathKind,
    /// Its place among the others: the smallest first.
    pub rank: u32,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it describes.
    pub as_of: Date,
    /// What else there is to know.
    pub note: Option<String>,
}

/// What a policy does to a disclosure that the statute allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PolicyEffect {
    /// It adds a condition.
    Condition,
    /// Somebody must approve.
    Approval,
    /// It stops it.
    Withhold,
}

impl PolicyEffect {
    /// The word of the files.
    pub fn word(self) -> &'static str {
        match self {
            PolicyEffect::Condition => "condition",
            PolicyEffect::Approval => "approval",
            PolicyEffect::Withhold => "withhold",
        }
    }
}

impl FromStr for PolicyEffect {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        [PolicyEffect::Condition, PolicyEffect::Approval, PolicyEffect::Withhold]
            .into_iter()
            .find(|effect| effect.word() == text)
            .ok_or(IdError { what: "effect", expected: "condition, approval or withhold" })
    }
}

/// A limit that is our policy and not the statute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyEntry {
    /// Its name here.
    pub id: String,
    /// What it is about: one of [`POLICIES`].
    pub policy: String,
    /// It applies where any of these is not met; not known counts as not met.
    pub when: Vec<Need>,
    /// It applies to these countries in any case.
    pub countries: Vec<Country>,
    /// What it does.
    pub effect: PolicyEffect,
    /// Who approves, where approval is its effect.
    pub approver: Option<Role>,
    /// What it says, in our words.
    pub says: String,
    /// When it applies, and when we knew.
    pub dates: Dates,
    /// Where we have it from; never empty.
    pub sources: Vec<String>,
    /// A page to read.
    pub url: Option<String>,
    /// How sure we are.
    pub confidence: Confidence,
    /// The day that it describes.
    pub as_of: Date,
    /// What else there is to know.
    pub note: Option<String>,
}

/// What a policy of the register may be about.
pub const POLICIES: [&str; 4] = ["data_protection", "death_penalty", "rights_review", "sanctions"];
