//! What an agency that received a report may do with it (18 U.S.C. 2258A(g)(1) and (2)): the closed list of letters, and
//! what is on none of them.

use clearline_report::{AgencyClass, Message, message, words};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::clauses as c;
use crate::obligations::enforced;
use crate::register::{ClauseId, Register, Standing};

/// To whom an agency would transfer what it received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Beyond {
    /// An attorney for the government.
    GovernmentAttorney,
    /// Its own officers and employees.
    OwnPeople,
    /// Other personnel of a government, whom an attorney for the government needs.
    OtherPersonnel,
    /// An official of a State, where State law is violated.
    StateOfficial,
    /// A defendant or counsel.
    Defence,
    /// A provider, to help with legal process.
    Provider,
    /// Whomever a court names.
    CourtOrder,
    /// An agency abroad.
    AgencyAbroad,
    /// The prosecutor of the agency's own country, where it is not the United States.
    OwnProsecutor,
    /// A court of that country.
    OwnCourt,
    /// Other police of that country.
    OtherPolice,
    /// The press, or anybody else.
    Press,
}

impl Beyond {
    /// Those of the closed list in the order of its letters, and agencies abroad, whom it does not name.
    pub const ALL: [Beyond; 8] = [
        Beyond::GovernmentAttorney,
        Beyond::OwnPeople,
        Beyond::OtherPersonnel,
        Beyond::StateOfficial,
        Beyond::Defence,
        Beyond::Provider,
        Beyond::CourtOrder,
        Beyond::AgencyAbroad,
    ];

    /// What an agency of another country asks about, in the words of its own system.
    pub const OF_FOREIGN: [Beyond; 8] = [
        Beyond::OwnPeople,
        Beyond::OwnProsecutor,
        Beyond::OwnCourt,
        Beyond::OtherPolice,
        Beyond::Defence,
        Beyond::Provider,
        Beyond::AgencyAbroad,
        Beyond::Press,
    ];

    /// Whom an agency of this class asks about.
    pub fn of(class: AgencyClass) -> [Beyond; 8] {
        if class == AgencyClass::Foreign { Beyond::OF_FOREIGN } else { Beyond::ALL }
    }

    /// The words people read.
    pub fn words(self) -> Message {
        match self {
            Beyond::GovernmentAttorney => message!("beyond-government-attorney"),
            Beyond::OwnPeople => message!("beyond-own-people"),
            Beyond::OtherPersonnel => message!("beyond-other-personnel"),
            Beyond::StateOfficial => message!("beyond-state-official"),
            Beyond::Defence => message!("beyond-defence"),
            Beyond::Provider => message!("beyond-provider"),
            Beyond::CourtOrder => message!("beyond-court-order"),
            Beyond::AgencyAbroad => message!("beyond-agency-abroad"),
            Beyond::OwnProsecutor => message!("beyond-own-prosecutor"),
            Beyond::OwnCourt => message!("beyond-own-court"),
            Beyond::OtherPolice => message!("beyond-other-police"),
            Beyond::Press => message!("beyond-press"),
        }
    }

    fn letter(self) -> Option<&'static str> {
        match self {
            Beyond::GovernmentAttorney => Some(c::G2A_ATTORNEY),
            Beyond::OwnPeople => Some(c::G2A_OWN),
            Beyond::OtherPersonnel => Some(c::G2A_OTHERS),
            Beyond::StateOfficial => Some(c::G2A_STATE),
            Beyond::Defence => Some(c::G2A_DEFENCE),
            Beyond::Provider => Some(c::G2A_PROVIDER),
            Beyond::CourtOrder => Some(c::G2A_COURT),
            Beyond::AgencyAbroad
            | Beyond::OwnProsecutor
            | Beyond::OwnCourt
            | Beyond::OtherPolice
            | Beyond::Press => None,
        }
    }

    /// Does the answer for an agency abroad turn on whether the list binds it at all, and on whom its letters mean there?
    /// The statute says neither.
    fn turns_on_being_bound(self) -> bool {
        matches!(self, Beyond::OwnProsecutor | Beyond::OwnCourt | Beyond::OtherPolice | Beyond::Defence)
    }
}

/// The answer for one receiver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnwardRuling {
    /// What the list says.
    pub answer: OnwardAnswer,
    /// The clauses, the letter first.
    pub under: Vec<ClauseId>,
    /// Without depictions?
    pub without_depictions: bool,
    /// The reason for the answer.
    pub why: Message,
}

words! {
    /// What the closed list says of one receiver.
    pub enum OnwardAnswer of "answer" {
        /// A letter lets it.
        May = "may",
        /// No letter does, and no other authority is known: an open point for counsel, never a permission.
        Open = "open point",
        /// No letter of that day does.
        MayNot = "may not",
    }
}

/// May an agency of this class transfer what it received to `to`, at this moment?
pub fn onward(from: AgencyClass, to: Beyond, register: &Register, at: Timestamp) -> OnwardRuling {
    let day = TimeZone::UTC.to_datetime(at).date();
    let stands = |id: &'static str| {
        let id = enforced(id)?;
        let standing = register.clause(&id).map(|clause| clause.standing(day));
        (standing == Some(Standing::InForce)).then_some(id)
    };
    let none = |answer, why| OnwardRuling {
        answer,
        under: stands(c::G1).into_iter().collect(),
        without_depictions: false,
        why,
    };
    let foreign = from == AgencyClass::Foreign;
    if foreign && to.turns_on_being_bound() {
        return none(OnwardAnswer::Open, message!("onward-open-abroad"));
    }
    let Some(letter) = to.letter() else {
        return match to {
            Beyond::AgencyAbroad if foreign => {
                none(OnwardAnswer::MayNot, message!("onward-no-third-country"))
            }
            Beyond::AgencyAbroad => none(OnwardAnswer::Open, message!("onward-no-letter-abroad")),
            _ => none(OnwardAnswer::MayNot, message!("onward-no-letter")),
        };
    };
    let Some(letter) = stands(letter) else {
        return none(OnwardAnswer::MayNot, message!("onward-letter-not-in-force"));
    };
    let mut under = vec![letter];
    match to {
        // Where the prohibition is not in force, nobody can tell what a provider may not be shown: so nothing goes.
        Beyond::Provider => match stands(c::G2B) {
            Some(clause) => under.push(clause),
            None => return none(OnwardAnswer::MayNot, message!("onward-depictions-not-protected")),
        },
        Beyond::Defence => match stands(c::DEFENCE_INSPECTS) {
            Some(clause) => under.push(clause),
            None => return none(OnwardAnswer::MayNot, message!("onward-defence-not-bound")),
        },
        _ => {}
    }
    OnwardRuling {
        answer: OnwardAnswer::May,
        under,
        without_depictions: to == Beyond::Provider,
        why: message!("onward-letter", to = to.words()),
    }
}
