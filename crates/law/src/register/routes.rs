use clearline_report::{AgencyId, Country, message, words};
use jiff::civil::Date;

use super::{Confidence, Dates, Need, Register, Weighed, weigh};
use crate::access::Role;

words! {
    /// By whom a report reaches a country. The order is that of falling back.
    pub enum RouteKind of "kind of route" {
        /// The agency itself.
        Direct = "direct" => message!("route-direct"),
        /// A federal attaché of ours abroad.
        Attache = "attache" => message!("route-attache"),
        /// A body of several countries.
        Regional = "regional" => message!("route-regional"),
        /// The national bureau of INTERPOL.
        Interpol = "interpol" => message!("route-interpol"),
        /// The federal desk at home.
        Home = "home" => message!("route-home"),
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
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Route {
    /// Does it lead to this country at all?
    pub fn leads_to(&self, country: Country) -> bool {
        self.countries.is_empty() || self.countries.contains(&country)
    }
}

words! {
    /// What can be had by a path.
    pub enum PathKind of "kind of path" {
        /// Data are kept, not given.
        Preservation = "preservation",
        /// Data are given in a form a court can use.
        Evidence = "evidence",
        /// Police help each other; nothing for a court.
        Police = "police",
        /// No path at all: what governs personal data that come back.
        DataProtection = "data_protection",
    }
}

words! {
    /// What kind of data one asks for. Which law governs a request turns on this.
    pub enum Category of "category of data" {
        /// Who holds the account (Budapest Convention art. 18(3); 18 U.S.C. 2703(c)(2)).
        Subscriber = "subscriber" => message!("category-subscriber"),
        /// Records of log-ins and connections.
        Traffic = "traffic" => message!("category-traffic"),
        /// Messages, files, images.
        Content = "content" => message!("category-content"),
        /// What passes from now on.
        RealTime = "real_time" => message!("category-real-time"),
    }
}

words! {
    /// Whether data of a category can be had by a path.
    pub enum Reached of "answer" {
        /// They are given.
        Given = "given" => message!("reached-given"),
        /// They are kept, not given.
        Kept = "kept" => message!("reached-kept"),
        /// They are given to another authority, which one has to ask.
        Through = "through" => message!("reached-through"),
        /// One law asks for them and another forbids to give them.
        Conflict = "conflict" => message!("reached-conflict"),
        /// They are not given.
        Closed = "closed" => message!("reached-closed"),
        /// It is not known.
        Unknown = "unknown" => message!("reached-unknown"),
    }
}

words! {
    /// Whether a path is quick enough while somebody is in danger.
    pub enum InEmergency of "emergency" {
        /// It is for nothing else.
        Only = "only",
        /// It can be used then.
        Yes = "yes",
        /// It is too slow.
        No = "no",
    }
}

/// What a path says of one category of data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The category.
    pub data: Category,
    /// Can they be had?
    pub answer: Reached,
    /// On which terms, and by which article.
    pub says: Option<String>,
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
    /// The country at one of its ends, in either direction: a treaty binds both. Absent where it needs none in particular.
    pub with: Option<Country>,
    /// Countries that can be at neither end.
    pub not_with: Vec<Country>,
    /// The countries in which the data must lie; empty for any.
    pub lies_in: Vec<Country>,
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
    /// Which data it reaches; a category that is not there is not known.
    pub reach: Vec<Reach>,
    /// Is it quick enough while somebody is in danger?
    pub emergency: InEmergency,
    /// Its articles, as lawyers cite them.
    pub article: Option<String>,
    /// Through whom a request goes; absent where the asker writes to the provider.
    pub through: Option<String>,
    /// How long it usually takes, where that is published.
    pub usual_time: Option<String>,
    /// What must be so before one asks.
    pub preconditions: Vec<String>,
    /// What else to bear in mind.
    pub caveats: Vec<String>,
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
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
    /// What else there is to know.
    pub note: Option<String>,
}

impl Path {
    /// What it says of one category of data.
    pub fn reached(&self, data: Category) -> Reached {
        self.reach.iter().find(|one| one.data == data).map_or(Reached::Unknown, |one| one.answer)
    }

    /// Does it lead to data of any of these categories, as far as is known? An empty list asks for none in particular.
    pub fn leads_to(&self, data: &[Category]) -> bool {
        data.is_empty() || data.iter().any(|one| self.reached(*one) != Reached::Closed)
    }

    /// Can it lead from a provider in `from` to the authorities of `to` at all, whatever holds of them?
    pub fn joins(&self, from: Country, to: Country) -> bool {
        let lies_here = self.lies_in.is_empty() || self.lies_in.contains(&from);
        let kept_out = [from, to].iter().any(|end| self.not_with.contains(end));
        lies_here && !kept_out && self.with.is_none_or(|with| (from == with) != (to == with))
    }

    /// Each need of it against each country that the need speaks of, whichever end is which.
    pub fn weigh(&self, register: &Register, from: Country, to: Country, day: Date) -> Vec<Weighed> {
        let (from, to) = if self.with == Some(to) { (to, from) } else { (from, to) };
        weigh(register, &self.needs, from, to, day)
    }
}

words! {
    /// What a policy does to a disclosure that the statute allows.
    pub enum PolicyEffect of "effect" {
        /// It adds a condition.
        Condition = "condition",
        /// Somebody must approve.
        Approval = "approval",
        /// It stops it.
        Withhold = "withhold",
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
    /// The day that it is of, as its source states it: a day, a month, a year, `undated` or `unknown`.
    pub as_of: String,
    /// What else there is to know.
    pub note: Option<String>,
}

/// What a policy of the register may be about.
pub const POLICIES: [&str; 4] = ["data_protection", "death_penalty", "rights_review", "sanctions"];
