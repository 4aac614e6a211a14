//! Whose fault a refusal is, and who can mend it: a reader must never take what we have not entered for what the law says.

use clearline_report::{message, words};

use super::{Gap, Ground, Policy};
use crate::register::{PolicyEffect, Register};

words! {
    /// Whose fault it is that nothing leaves.
    pub enum Fault of "fault" {
        /// The law forbids it, or gives no ground.
        Law = "law" => message!("fault-law"),
        /// This clearinghouse has entered no ground for the agency.
        NotEntered = "not_entered" => message!("fault-not-entered"),
        /// It is a limit that we set ourselves.
        Policy = "policy" => message!("fault-policy"),
        /// Something is not known, and what is not known is never a permission.
        NotKnown = "not_known" => message!("fault-not-known"),
    }
}

words! {
    /// What would mend it, and who can.
    pub enum Mend of "remedy" {
        /// Counsel enters what qualifies the agency.
        EnterBasis = "enter_basis" => message!("mend-enter-basis"),
        /// Counsel enters that the agency investigates such crimes.
        StateInvestigates = "state_investigates" => message!("mend-state-investigates"),
        /// A supervisor lifts the suspension.
        LiftSuspension = "lift_suspension" => message!("mend-lift-suspension"),
        /// Two people agree.
        Agree = "agree" => message!("mend-agree"),
        /// Counsel reviews the entry of the register.
        Review = "review" => message!("mend-review"),
        /// The operator corrects what is stated of the agency.
        Correct = "correct" => message!("mend-correct"),
        /// The operator changes the policy.
        ChangePolicy = "change_policy" => message!("mend-change-policy"),
        /// Nothing here would: the law or the sandbox stands in the way.
        Nobody = "nobody" => message!("mend-nobody"),
    }
}

impl Ground {
    /// Whose fault a refusal on this ground is.
    pub fn fault(&self) -> Fault {
        match self {
            Ground::Clause(_) => Fault::Law,
            Ground::Policy(_) => Fault::Policy,
            Ground::Gap(Gap::NoBasis) => Fault::NotEntered,
            Ground::Gap(_) => Fault::NotKnown,
        }
    }

    /// What would mend a refusal on this ground.
    pub fn mend(&self, register: &Register) -> Mend {
        match self {
            Ground::Clause(_) => Mend::Nobody,
            Ground::Gap(Gap::NoBasis) | Ground::Policy(Policy::ForeignBasis) => Mend::EnterBasis,
            Ground::Gap(Gap::Investigating) => Mend::StateInvestigates,
            Ground::Gap(Gap::ReviewOverdue) => Mend::Review,
            Ground::Gap(Gap::Contradiction | Gap::NotStated) => Mend::Correct,
            Ground::Policy(Policy::Sandbox) => Mend::Nobody,
            Ground::Policy(Policy::Suspended) => Mend::LiftSuspension,
            Ground::Policy(policy) => {
                let withholds = |entry: &&crate::register::PolicyEntry| {
                    entry.policy == policy.word() && entry.effect == PolicyEffect::Withhold
                };
                match register.policies().iter().find(withholds) {
                    Some(_) => Mend::ChangePolicy,
                    None => Mend::Agree,
                }
            }
        }
    }

    /// Could an entry of ours remove it? Then nobody may say that the law forbids.
    pub fn lacks_an_entry(&self) -> bool {
        matches!(self, Ground::Gap(Gap::NoBasis | Gap::Investigating) | Ground::Policy(Policy::ForeignBasis))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::register::ClauseId;

    #[test]
    fn what_was_not_entered_is_never_said_to_be_the_law() {
        let register = Register::shipped();
        let said = |ground: &str| {
            let ground: Ground = ground.parse().unwrap();
            (ground.fault(), ground.mend(register), ground.lacks_an_entry())
        };
        assert_eq!(said("gap:no_basis"), (Fault::NotEntered, Mend::EnterBasis, true));
        assert_eq!(said("gap:investigating"), (Fault::NotKnown, Mend::StateInvestigates, true));
        assert_eq!(said("policy:foreign_basis"), (Fault::Policy, Mend::EnterBasis, true));
        assert_eq!(said("policy:rights_review"), (Fault::Policy, Mend::Agree, false));
        assert_eq!(said("policy:sanctions"), (Fault::Policy, Mend::ChangePolicy, false));
        assert_eq!(said("policy:sandbox"), (Fault::Policy, Mend::Nobody, false));
        let list = Ground::Clause(ClauseId::known("US-2258A-g3C"));
        assert_eq!((list.fault(), list.mend(register)), (Fault::Law, Mend::Nobody));
    }
}
