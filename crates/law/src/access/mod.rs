//! May this person do this?
//!
//! One table answers: every act names the roles that may do it and how far each may reach. An act is a type, and a
//! command asks for a [`Permit`] of that type, which only [`permit`] can make: access cannot be omitted, because the
//! call does not compile without it. What no row grants is denied.

mod actor;
mod acts;
mod matrix;
mod scope;

#[cfg(test)]
mod tests;

use std::fmt;
use std::marker::PhantomData;

use clearline_report::{AgencyId, Message, ProviderId, ReferralState, message};

pub use actor::{Actor, Role, Shown};
pub use acts::*;
pub use matrix::matrix;
pub use scope::{Scope, Scopes};

/// How far a role's grant of one act reaches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// The system itself: the review queue, the directory, the lists, the ledger; and any party when it is
    /// administered.
    House,
    /// The actor's own organisation and the reports it filed.
    OwnProvider,
    /// Filing as the public, or a report that the public filed.
    PublicReport,
    /// Any report.
    AnyReport,
    /// The actor's own agency.
    OwnAgency,
    /// A referral to the actor's own agency, while that agency has access: [`Needs::Standing`].
    OwnReferral,
    /// The same, once its conditions were acknowledged: [`Needs::Acknowledged`].
    OwnAcknowledged,
    /// The same, once the report was opened: [`Needs::Opened`].
    OwnOpened,
    /// A referral to the actor's own agency, also while its access is paused or after it has ended.
    OwnPast,
    /// The actor's own account.
    OwnAccount,
    /// Everything: only for acts that show no material, or that the system does by itself.
    Anything,
}

impl Reach {
    /// Every reach, in the order in which the matrix explains them.
    pub const ALL: [Reach; 11] = [
        Reach::OwnProvider,
        Reach::PublicReport,
        Reach::AnyReport,
        Reach::OwnAgency,
        Reach::OwnReferral,
        Reach::OwnAcknowledged,
        Reach::OwnOpened,
        Reach::OwnPast,
        Reach::OwnAccount,
        Reach::House,
        Reach::Anything,
    ];

    /// What the matrix calls it.
    pub fn message(self) -> Message {
        match self {
            Reach::OwnProvider => message!("reach-own-provider"),
            Reach::PublicReport => message!("reach-public-report"),
            Reach::AnyReport => message!("reach-any-report"),
            Reach::OwnAgency => message!("reach-own-agency"),
            Reach::OwnReferral => message!("reach-own-referral"),
            Reach::OwnAcknowledged => message!("reach-own-acknowledged"),
            Reach::OwnOpened => message!("reach-own-opened"),
            Reach::OwnPast => message!("reach-own-past"),
            Reach::OwnAccount => message!("reach-own-account"),
            Reach::House => message!("reach-house"),
            Reach::Anything => message!("reach-anything"),
        }
    }

    /// What it means, for the reader of the matrix.
    pub fn meaning(self) -> Message {
        match self {
            Reach::OwnProvider => message!("reach-own-provider-means"),
            Reach::PublicReport => message!("reach-public-report-means"),
            Reach::AnyReport => message!("reach-any-report-means"),
            Reach::OwnAgency => message!("reach-own-agency-means"),
            Reach::OwnReferral => message!("reach-own-referral-means"),
            Reach::OwnAcknowledged => message!("reach-own-acknowledged-means"),
            Reach::OwnOpened => message!("reach-own-opened-means"),
            Reach::OwnPast => message!("reach-own-past-means"),
            Reach::OwnAccount => message!("reach-own-account-means"),
            Reach::House => message!("reach-house-means"),
            Reach::Anything => message!("reach-anything-means"),
        }
    }

    /// What must hold of a referral before somebody with this reach acts on it; `None` where the reach is not one over
    /// referrals, or is over the agency's own past alone.
    pub fn needs(self) -> Option<Needs> {
        match self {
            Reach::OwnReferral => Some(Needs::Standing),
            Reach::OwnAcknowledged => Some(Needs::Acknowledged),
            Reach::OwnOpened => Some(Needs::Opened),
            Reach::House
            | Reach::OwnProvider
            | Reach::PublicReport
            | Reach::AnyReport
            | Reach::OwnAgency
            | Reach::OwnPast
            | Reach::OwnAccount
            | Reach::Anything => None,
        }
    }

    fn covers(self, actor: &Actor, thing: &Thing<'_>) -> bool {
        match (self, thing) {
            (Reach::Anything, _) => true,
            (Reach::House, Thing::House | Thing::Provider(_) | Thing::Agency(_)) => true,
            (Reach::OwnProvider, Thing::Provider(_) | Thing::ReportOf(Some(_))) => actor.owns(thing),
            (Reach::PublicReport, Thing::House | Thing::ReportOf(None)) => true,
            (Reach::AnyReport, Thing::ReportOf(_)) => true,
            (Reach::OwnAgency, Thing::Agency(_)) => actor.owns(thing),
            (
                Reach::OwnReferral | Reach::OwnAcknowledged | Reach::OwnOpened,
                Thing::Referral { state, .. },
            ) => actor.owns(thing) && state.has_access(),
            (Reach::OwnPast, Thing::Referral { .. }) => actor.owns(thing),
            (Reach::OwnAccount, Thing::OwnAccount) => true,
            _ => false,
        }
    }
}

/// What an act of an agency asks of a referral, each with all that stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Needs {
    /// The agency qualifies: it is not suspended and what qualified it is in force; the referral was not transferred or
    /// recalled, and its report is not expunged.
    Standing,
    /// Its conditions were acknowledged as well.
    Acknowledged,
    /// The report was opened as well.
    Opened,
}

/// What an act would touch, as far as access depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing<'a> {
    /// The system itself: the review queue, the directory, the lists, the ledger.
    House,
    /// The actor's own account.
    OwnAccount,
    /// One provider.
    Provider(&'a ProviderId),
    /// One agency.
    Agency(&'a AgencyId),
    /// A report, by its sender; `None` for a report of the public.
    ReportOf(Option<&'a ProviderId>),
    /// One referral.
    Referral {
        /// Whose it is.
        agency: &'a AgencyId,
        /// Where it stands.
        state: ReferralState,
    },
}

/// One act, as a type. Implemented only here.
pub trait Act: sealed::Sealed {
    /// Its name.
    const ACT: ActName;
}

/// An act that reads what a report holds. What is kept of a report is given to nobody without the permit of such an
/// act.
pub trait Reveals: Act {}

mod sealed {
    pub trait Sealed {}
}

/// Proof that `A` was granted to one actor. Not `Clone`: one permit, one command.
pub struct Permit<A: Act> {
    actor: Actor,
    rule: &'static str,
    act: PhantomData<fn() -> A>,
}

impl<A: Act> Permit<A> {
    /// To whom it was granted.
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The row that granted it, as `role/act/reach`: the ledger copies it.
    pub fn rule(&self) -> &'static str {
        self.rule
    }
}

impl Permit<CarryReport> {
    /// The machine's own: what [`permit`] grants to [`Actor::system`] and to nobody else.
    pub fn machine() -> Permit<CarryReport> {
        Permit { actor: Actor::system(), rule: MACHINE_RULE, act: PhantomData }
    }
}

impl<A: Act> fmt::Debug for Permit<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit").field("act", &A::ACT.word()).field("rule", &self.rule).finish()
    }
}

/// An act was not granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{}: {}", .act.word(), .kind.word())]
pub struct Denied {
    /// Which act.
    pub act: ActName,
    /// What the asker may learn.
    pub kind: DeniedKind,
    /// The scope that would be needed, where a program's secret lacks it.
    pub lacks: Option<Scope>,
}

/// What the asker may learn of a denial.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeniedKind {
    /// The thing belongs to somebody else and its existence is secret: answer as if it did not exist.
    NotFound,
    /// The asker may know of the thing, but may not do this.
    Forbidden,
}

impl DeniedKind {
    /// For a log.
    fn word(self) -> &'static str {
        match self {
            DeniedKind::NotFound => "not found",
            DeniedKind::Forbidden => "not permitted",
        }
    }
}

/// May `actor` do `A` to `thing`?
///
/// # Errors
/// [`Denied`], with what the asker may learn: an outsider never learns that another party's thing exists.
pub fn permit<A: Act>(actor: &Actor, thing: &Thing<'_>) -> Result<Permit<A>, Denied> {
    decide(A::ACT, actor, thing).map(|rule| Permit { actor: actor.clone(), rule, act: PhantomData })
}

/// The row by which the machine carries reports. A test holds it against the table.
const MACHINE_RULE: &str = "System/CarryReport/Anything";

fn decide(act: ActName, actor: &Actor, thing: &Thing<'_>) -> Result<&'static str, Denied> {
    let granted =
        act.grants().iter().find(|grant| grant.role == actor.role() && grant.reach.covers(actor, thing));
    match granted {
        Some(grant) => match actor.program() {
            Some(shown) if !act.scope().is_some_and(|scope| shown.scopes.has(scope)) => {
                Err(Denied { act, kind: DeniedKind::Forbidden, lacks: act.scope() })
            }
            _ => Ok(grant.rule),
        },
        None => {
            let hidden = actor.role().is_outside() && *thing != Thing::House && !actor.owns(thing);
            let kind = if hidden { DeniedKind::NotFound } else { DeniedKind::Forbidden };
            Err(Denied { act, kind, lacks: None })
        }
    }
}
