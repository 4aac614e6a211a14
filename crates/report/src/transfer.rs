use std::str::FromStr;

use jiff::civil::Date;

use crate::{IdError, Message, message};

/// Whose location it is. A report can lead to three countries, and each is kept separately.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Subject {
    /// The person reported.
    Reported,
    /// The victim.
    Victim,
    /// Where the content is hosted.
    Host,
}

impl Subject {
    /// All three.
    pub const ALL: [Subject; 3] = [Subject::Reported, Subject::Victim, Subject::Host];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            Subject::Reported => "reported",
            Subject::Victim => "victim",
            Subject::Host => "host",
        }
    }

    /// The words people here read.
    pub fn words(self) -> &'static str {
        match self {
            Subject::Reported => "Person reported",
            Subject::Victim => "Victim",
            Subject::Host => "Content host",
        }
    }
}

impl FromStr for Subject {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Subject::ALL
            .into_iter()
            .find(|subject| subject.word() == text)
            .ok_or(IdError { what: "subject", expected: "reported, victim or host" })
    }
}

/// The recipient classes of 18 U.S.C. 2258A(c) and (g)(3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgencyClass {
    /// (c)(1): a federal agency.
    Federal,
    /// (c)(2): a state or local agency.
    StateOrLocal,
    /// (g)(3)(B) alone: a tribal agency. (c) does not name it, so what it receives does not meet the duty of (c).
    Tribal,
    /// (c)(3): a foreign agency; needs a basis of its own.
    Foreign,
}

impl AgencyClass {
    /// All of them.
    pub const ALL: [AgencyClass; 4] =
        [AgencyClass::Federal, AgencyClass::StateOrLocal, AgencyClass::Tribal, AgencyClass::Foreign];

    /// Does such an agency count as a recipient under 18 U.S.C. 2258A(c), which requires at least one?
    pub fn meets_c(self) -> bool {
        self != AgencyClass::Tribal
    }

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            AgencyClass::Federal => "federal",
            AgencyClass::StateOrLocal => "state_or_local",
            AgencyClass::Tribal => "tribal",
            AgencyClass::Foreign => "foreign",
        }
    }
}

impl FromStr for AgencyClass {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        AgencyClass::ALL
            .into_iter()
            .find(|class| class.word() == text)
            .ok_or(IdError { what: "agency class", expected: "federal, state_or_local, tribal or foreign" })
    }
}

/// What makes a foreign agency one that may receive (18 U.S.C. 2258A(c)(3)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum BasisKind {
    /// Designated by the Attorney General under (d)(3).
    AgDesignated,
    /// Established relationship with the Federal Bureau of Investigation.
    Fbi,
    /// Established relationship with Immigration and Customs Enforcement.
    Ice,
    /// Established relationship with INTERPOL.
    Interpol,
}

impl BasisKind {
    /// All four.
    pub const ALL: [BasisKind; 4] =
        [BasisKind::AgDesignated, BasisKind::Fbi, BasisKind::Ice, BasisKind::Interpol];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            BasisKind::AgDesignated => "ag_designated",
            BasisKind::Fbi => "fbi",
            BasisKind::Ice => "ice",
            BasisKind::Interpol => "interpol",
        }
    }

    /// The words people read.
    pub fn words(self) -> Message {
        match self {
            BasisKind::AgDesignated => message!("basis-ag-designated"),
            BasisKind::Fbi => message!("basis-fbi"),
            BasisKind::Ice => message!("basis-ice"),
            BasisKind::Interpol => message!("basis-interpol"),
        }
    }
}

impl FromStr for BasisKind {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        BasisKind::ALL
            .into_iter()
            .find(|kind| kind.word() == text)
            .ok_or(IdError { what: "basis", expected: "ag_designated, fbi, ice or interpol" })
    }
}

/// One dated row of evidence that an agency qualifies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis {
    /// Which limb of the statute.
    pub kind: BasisKind,
    /// What proves it: a document, a letter, a published list.
    pub evidence: String,
    /// First day it holds.
    pub from: Date,
    /// Last day it holds; open-ended when absent.
    pub to: Option<Date>,
    /// True only for invented agencies of a demonstration.
    pub synthetic: bool,
}

impl Basis {
    /// Does it hold on `day`?
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}

/// How an agency receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Channel {
    /// It signs in here.
    Portal,
    /// The agency uses no interface of ours: it gets a sealed package.
    Package,
}

impl Channel {
    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            Channel::Portal => "portal",
            Channel::Package => "package",
        }
    }
}

impl FromStr for Channel {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        match text {
            "portal" => Ok(Channel::Portal),
            "package" => Ok(Channel::Package),
            _ => Err(IdError { what: "channel", expected: "portal or package" }),
        }
    }
}

/// The state of one referral. *Made available* is the statute's act; *delivered* and *opened* are other events.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReferralState {
    /// The agency may read it from now on.
    MadeAvailable,
    /// It reached the agency's hands or its portal's inbox was fetched.
    Delivered,
    /// A named person there opened it.
    Opened,
    /// The agency takes it.
    Accepted,
    /// The agency does not take it, and said why.
    Declined,
    /// Transferred to another agency; the access of this one has ended.
    ReReferred,
    /// Recalled by us; access has ended.
    Recalled,
    /// Nothing more is expected of the agency.
    Closed,
}

impl ReferralState {
    /// All states.
    pub const ALL: [ReferralState; 8] = [
        ReferralState::MadeAvailable,
        ReferralState::Delivered,
        ReferralState::Opened,
        ReferralState::Accepted,
        ReferralState::Declined,
        ReferralState::ReReferred,
        ReferralState::Recalled,
        ReferralState::Closed,
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            ReferralState::MadeAvailable => "made_available",
            ReferralState::Delivered => "delivered",
            ReferralState::Opened => "opened",
            ReferralState::Accepted => "accepted",
            ReferralState::Declined => "declined",
            ReferralState::ReReferred => "re_referred",
            ReferralState::Recalled => "recalled",
            ReferralState::Closed => "closed",
        }
    }

    /// The words people read.
    pub fn words(self) -> &'static str {
        match self {
            ReferralState::MadeAvailable => "made available",
            ReferralState::Delivered => "delivered",
            ReferralState::Opened => "opened",
            ReferralState::Accepted => "accepted",
            ReferralState::Declined => "declined",
            ReferralState::ReReferred => "transferred",
            ReferralState::Recalled => "recalled",
            ReferralState::Closed => "closed",
        }
    }

    /// Where it stands, for people.
    pub fn message(self) -> Message {
        match self {
            ReferralState::MadeAvailable => message!("referral-made-available"),
            ReferralState::Delivered => message!("referral-delivered"),
            ReferralState::Opened => message!("referral-opened"),
            ReferralState::Accepted => message!("referral-accepted"),
            ReferralState::Declined => message!("referral-declined"),
            ReferralState::ReReferred => message!("referral-transferred"),
            ReferralState::Recalled => message!("referral-recalled"),
            ReferralState::Closed => message!("referral-closed"),
        }
    }

    /// False once the agency's access to the report has ended.
    pub fn has_access(self) -> bool {
        !matches!(self, ReferralState::ReReferred | ReferralState::Recalled)
    }
}

impl FromStr for ReferralState {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        ReferralState::ALL
            .into_iter()
            .find(|state| state.word() == text)
            .ok_or(IdError { what: "referral state", expected: "one of the referral states" })
    }
}
