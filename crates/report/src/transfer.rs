use jiff::civil::Date;

use crate::{message, words};

words! {
    /// Whose location it is. A report can lead to three countries, and each is kept separately.
    pub enum Subject of "subject" {
        /// The person reported.
        Reported = "reported" => message!("party-reported"),
        /// The victim.
        Victim = "victim" => message!("party-victim"),
        /// Where the content is hosted.
        Host = "host" => message!("subject-host"),
    }
}

words! {
    /// The recipient classes of 18 U.S.C. 2258A(c) and (g)(3).
    pub enum AgencyClass of "agency class" {
        /// (c)(1): a federal agency.
        Federal = "federal",
        /// (c)(2): a state or local agency.
        StateOrLocal = "state_or_local",
        /// (g)(3)(B) alone: a tribal agency. (c) does not name it, so what it receives does not meet the duty of (c).
        Tribal = "tribal",
        /// (c)(3): a foreign agency; needs a basis of its own.
        Foreign = "foreign",
    }
}

impl AgencyClass {
    /// Does such an agency count as a recipient under 18 U.S.C. 2258A(c), which requires at least one?
    pub fn meets_c(self) -> bool {
        self != AgencyClass::Tribal
    }
}

words! {
    /// What makes a foreign agency one that may receive (18 U.S.C. 2258A(c)(3)).
    pub enum BasisKind of "basis" {
        /// Designated by the Attorney General under (d)(3).
        AgDesignated = "ag_designated" => message!("basis-ag-designated"),
        /// Established relationship with the Federal Bureau of Investigation.
        Fbi = "fbi" => message!("basis-fbi"),
        /// Established relationship with Immigration and Customs Enforcement.
        Ice = "ice" => message!("basis-ice"),
        /// Established relationship with INTERPOL.
        Interpol = "interpol" => message!("basis-interpol"),
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

words! {
    /// How an agency receives.
    pub enum Channel of "channel" {
        /// It signs in here.
        Portal = "portal",
        /// The agency uses no interface of ours: it gets a sealed package.
        Package = "package",
    }
}

words! {
    /// The state of one referral. *Made available* is the statute's act; *delivered* and *opened* are other events.
    pub enum ReferralState of "referral state" {
        /// The agency may read it from now on.
        MadeAvailable = "made_available" => message!("referral-made-available"),
        /// It reached the agency's hands or its portal's inbox was fetched.
        Delivered = "delivered" => message!("referral-delivered"),
        /// A named person there opened it.
        Opened = "opened" => message!("referral-opened"),
        /// The agency takes it.
        Accepted = "accepted" => message!("referral-accepted"),
        /// The agency does not take it, and said why.
        Declined = "declined" => message!("referral-declined"),
        /// Transferred to another agency; the access of this one has ended.
        ReReferred = "re_referred" => message!("referral-transferred"),
        /// Recalled by us; access has ended.
        Recalled = "recalled" => message!("referral-recalled"),
        /// Nothing more is expected of the agency.
        Closed = "closed" => message!("referral-closed"),
    }
}

impl ReferralState {
    /// False once the agency's access to the report has ended.
    pub fn has_access(self) -> bool {
        !matches!(self, ReferralState::ReReferred | ReferralState::Recalled)
    }
}
