//! The paths by which the authorities of one country get what lies in another: which there are, and which stand open.

use clearline_report::{Argument, Country, Message, message, words};
use jiff::civil::Date;

use crate::register::{
    Category, InEmergency, Path, PathKind, Register, Standing, Weighed, Weight, each, flag_value,
};

/// A path of the register between two countries, and whether it is open on a day.
#[derive(Debug, Clone)]
pub struct PathView<'r> {
    /// The path.
    pub path: &'r Path,
    /// Is it open?
    pub state: PathState,
    /// Why it is not; none where it is open.
    pub why: Option<Message>,
}

words! {
    /// Is a path open?
    pub enum PathState of "state of a path" {
        /// On that day, as far as the register knows.
        Open = "open",
        /// What it needs is not known: ask before relying on it.
        Unknown = "unknown",
        /// It is not.
        Closed = "closed",
    }
}

/// What one looks for among the paths.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Data of any of these categories; none for data of every kind.
    pub data: Vec<Category>,
    /// Is somebody in danger?
    pub emergency: bool,
}

impl Wanted {
    /// Does the path lead to it, as far as is known? What is for emergencies only is found in an emergency only, and what
    /// is too slow for one is not.
    pub fn is_met_by(&self, path: &Path) -> bool {
        let in_time = match path.emergency {
            InEmergency::Only => self.emergency,
            InEmergency::Yes => true,
            InEmergency::No => !self.emergency,
        };
        in_time && path.kind != PathKind::DataProtection && path.leads_to(&self.data)
    }
}

/// Every path that can join the two countries, by which authorities of `to` may get what a provider in `from` holds, on
/// `day`: open ones first, in the register's order.
pub fn paths(register: &Register, from: Country, to: Country, day: Date) -> Vec<PathView<'_>> {
    let mut views: Vec<PathView<'_>> = register
        .paths()
        .iter()
        .filter(|path| path.joins(from, to))
        .map(|path| {
            let (state, why) = state(register, path, from, to, day);
            PathView { path, state, why }
        })
        .collect();
    views.sort_by(|a, b| (a.state, a.path.rank, &a.path.id).cmp(&(b.state, b.path.rank, &b.path.id)));
    views
}

fn state(
    register: &Register,
    path: &Path,
    from: Country,
    to: Country,
    day: Date,
) -> (PathState, Option<Message>) {
    if path.except.contains(&to) || !(path.countries.is_empty() || path.countries.contains(&to)) {
        return (PathState::Closed, Some(message!("path-elsewhere", country = to)));
    }
    match register.path_standing(path, day) {
        Standing::InForce => {}
        standing @ (Standing::Stale(_) | Standing::Unknown) => {
            return (PathState::Unknown, Some(standing.words()));
        }
        standing => return (PathState::Closed, Some(standing.words())),
    }
    let weighed = path.weigh(register, from, to, day);
    let of = |met: Weight| each(weighed.iter().filter(|one| one.met == met).map(need_words).collect());
    match (of(Weight::No), of(Weight::Unknown)) {
        (Some(no), _) => (PathState::Closed, Some(no)),
        (None, Some(unknown)) => (PathState::Unknown, Some(unknown)),
        (None, None) => (PathState::Open, None),
    }
}

/// A need in few words: where the value is from stands on the country's page.
fn need_words(one: &Weighed) -> Message {
    let (country, flag, value) = (one.country, one.flag.message(), flag_value(&one.value));
    match &one.as_of {
        Some(day) => {
            message!(
                "need-as-of",
                country = country,
                flag = flag,
                value = value,
                as_of = Argument::exact(day)
            )
        }
        None => message!("need", country = country, flag = flag, value = value),
    }
}
