use jiff::{SignedDuration, Timestamp};

use super::{day_of, first_standing};
use crate::clauses as c;
use crate::register::{ClauseId, Modality, Register};

/// How long an entry may stay open before an alert is raised. It is our own policy: no version of the text names a
/// time.
pub const FOREIGN_REQUEST_ALARM: SignedDuration = SignedDuration::from_hours(24);

/// What the provider is told of a report that a foreign agency asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The clause on telling it to whom and when the report was forwarded.
    pub forwarded: ClauseId,
    /// Is that a duty, or only allowed? It was a duty before 21 December 2018.
    pub forwarded_is_duty: bool,
    /// The clause on telling it that the report could not be forwarded; always a duty.
    pub unable: ClauseId,
    /// Must the Attorney General have been consulted before the report counts as not forwarded? Before 21 December
    /// 2018 the house *declined* after that consultation; since then it is *unable*, and asks nobody.
    pub consults_first: bool,
    /// Our own policy, since no clause names a time: unanswered for longer, it raises an alert.
    pub alarm_after: SignedDuration,
}

impl Duty {
    /// The clause that the notice of one branch rests on.
    pub fn clause(&self, branch: Branch) -> &ClauseId {
        if branch == Branch::Unable { &self.unable } else { &self.forwarded }
    }

    /// Must the provider be told of it, or may it? We always tell.
    pub fn is_duty(&self, branch: Branch) -> bool {
        branch == Branch::Unable || self.forwarded_is_duty
    }
}

/// What the provider is told of a report that a foreign agency asked for, by the law in force at `received`: the moment
/// the report was received, whenever the notice is written. `None` where the register holds no such clause for that
/// day.
///
/// 18 U.S.C. 2258A(d)(5) since 21 December 2018, (d)(6) before.
pub fn foreign_request_duty(received: Timestamp, register: &Register) -> Option<Duty> {
    let day = day_of(received);
    let forwarded = first_standing(register, day, &[c::D5_FORWARDED, c::D6_2008])?;
    let unable = first_standing(register, day, &[c::D5_UNABLE, c::D6_2008])?;
    Some(Duty {
        forwarded: forwarded.id.clone(),
        forwarded_is_duty: forwarded.modality == Modality::Shall,
        unable: unable.id.clone(),
        consults_first: unable.id.as_str() == c::D6_2008,
        alarm_after: FOREIGN_REQUEST_ALARM,
    })
}

/// How a foreign request ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Branch {
    /// Forwarded, whole, to every agency that asked.
    Requesting,
    /// Forwarded, whole, to another agency of the same country that may receive it.
    Another,
    /// Forwarded with something withheld, or to some only of several agencies that asked.
    Partly,
    /// Not forwarded to anybody in that country.
    Unable,
}

impl Branch {
    /// All of them.
    pub const ALL: [Branch; 4] = [Branch::Requesting, Branch::Another, Branch::Partly, Branch::Unable];
}

/// One agency of the requesting country to which the report went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forwarding {
    /// Is it one of those that asked?
    pub asked: bool,
    /// Did all that the provider filed go there, no field and no file held back?
    pub whole: bool,
}

/// Which branch it is: `asked` agencies asked, as far as the report names them, and these got it.
pub fn foreign_request_branch(asked: usize, forwarded: &[Forwarding]) -> Branch {
    let requesting = || forwarded.iter().filter(|one| one.asked);
    if forwarded.is_empty() {
        Branch::Unable
    } else if requesting().next().is_none() {
        if forwarded.iter().any(|one| one.whole) { Branch::Another } else { Branch::Partly }
    } else if requesting().count() >= asked && requesting().all(|one| one.whole) {
        Branch::Requesting
    } else {
        Branch::Partly
    }
}
