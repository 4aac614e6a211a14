use clearline_report::AgencyId;
use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;

use crate::World;
use crate::scenario::Scenario;
use crate::world::Topic;

/// What a synthetic officer answers to a referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficerAnswer {
    /// Whether the agency takes it.
    pub decision: Decision,
    /// What became of it: codes `F1` to `F20`, at least one.
    pub feedback: Vec<&'static str>,
    /// A few words to it: which field is missing (`F15`), which process was sent (`F19`).
    pub note: &'static str,
}

/// Whether an agency takes a referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Takes it.
    Accept,
    /// Does not take it, for one of the reasons `wrong_jurisdiction`, `already_ours`, `not_illegal_here`,
    /// `insufficient_data`, `stale`, `cannot_open`, `no_capacity`, `not_our_remit` and `technical_failure`.
    Decline(&'static str),
    /// Asks for it to be handed to this agency of another country.
    ReRefer(AgencyId),
}

fn accept(feedback: &[&'static str]) -> OfficerAnswer {
    let note =
        if feedback.contains(&"F19") { "Synthetic: a subpoena was sent." } else { "Synthetic: thank you." };
    OfficerAnswer { decision: Decision::Accept, feedback: feedback.to_vec(), note }
}

fn decline(reason: &'static str, code: &'static str) -> OfficerAnswer {
    let note = if code == "F15" {
        "Synthetic: an address with its port is missing."
    } else {
        "Synthetic: we cannot go on."
    };
    OfficerAnswer { decision: Decision::Decline(reason), feedback: vec![code], note }
}

impl World {
    /// How the officer of `by` answers, who gets the report at `index` as its recipient number `ordinal` (from 1): what
    /// fits the kind of report, with some chance. Only the first recipient transfers, so that no report goes in
    /// circles.
    pub fn feedback(&self, index: u64, ordinal: u16, by: &AgencyId) -> OfficerAnswer {
        let mut rng = self.chance(Topic::Answer, index.wrapping_mul(1 << 16) + u64::from(ordinal));
        match self.scenario(index) {
            Scenario::Sextortion => accept(&["F1", "F3", "F4", "F5"]),
            Scenario::EnticementChat => accept(&["F1", "F5", "F19"]),
            Scenario::Supplement => accept(&["F2"]),
            Scenario::ViralMeme => decline("not_our_remit", "F13"),
            Scenario::Informational | Scenario::NoLocation => decline("insufficient_data", "F15"),
            Scenario::UnviewedFile if rng.random_bool(0.5) => decline("cannot_open", "F15"),
            Scenario::VpnAddress | Scenario::VictimAbroad if ordinal == 1 => {
                self.hand_on(index, by, &mut rng)
            }
            _ => match rng.random_range(0..10) {
                0 => decline("already_ours", "F2"),
                1 => decline("stale", "F16"),
                2 => decline("no_capacity", "F17"),
                3 => decline("not_illegal_here", "F11"),
                4 => accept(&["F18"]),
                5 => accept(&["F1", "F6", "F7"]),
                _ => accept(&["F1"]),
            },
        }
    }

    fn hand_on(&self, index: u64, by: &AgencyId, rng: &mut StdRng) -> OfficerAnswer {
        let here = self.report(index).country;
        let others: Vec<AgencyId> = self
            .agencies()
            .into_iter()
            .filter(|agency| agency.basis.is_some() && Some(agency.country) != here && agency.id != *by)
            .map(|agency| agency.id)
            .collect();
        let Some(to) = others.choose(rng) else { return decline("wrong_jurisdiction", "F14") };
        OfficerAnswer {
            decision: Decision::ReRefer(to.clone()),
            feedback: vec!["F14"],
            note: "Synthetic: the person lives elsewhere.",
        }
    }
}
