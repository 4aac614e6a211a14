use jiff::Timestamp;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

use crate::providers::{self, SyntheticProvider};
use crate::scenario::{DECK, Scenario};

/// An invented world: every value follows from its seed and its moment alone, in any order of requests.
#[derive(Debug, Clone)]
pub struct World {
    seed: u64,
    pub(crate) now: Timestamp,
}

/// What chance is drawn for, so that one question never disturbs the answer to another.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Topic {
    Deck = 1,
    Report,
    KnownFile,
    Public,
    Answer,
}

impl World {
    /// The world of a seed. Everything in it happened in the 30 days before `now`.
    pub fn new(seed: u64, now: Timestamp) -> World {
        World { seed, now }
    }

    /// Number of providers; [`crate::SyntheticReport::provider`] is below it.
    pub fn providers(&self) -> usize {
        providers::PROVIDERS.len()
    }

    /// The provider at `index`; past the last it starts again.
    pub fn provider(&self, index: usize) -> SyntheticProvider {
        providers::provider(index)
    }

    /// What kind of report comes at `index`. The first 40 reports, and any 40 that start at a multiple of it, hold
    /// every kind; each 40 end with the supplement, which needs an earlier report.
    pub fn scenario(&self, index: u64) -> Scenario {
        let mut deck = Scenario::deck();
        if let Some((_supplement, others)) = deck.split_last_mut() {
            others.shuffle(&mut self.chance(Topic::Deck, index / DECK));
        }
        let place = usize::try_from(index % DECK).unwrap_or(0);
        deck.get(place).copied().unwrap_or(Scenario::Upload)
    }

    pub(crate) fn chance(&self, topic: Topic, index: u64) -> StdRng {
        // Seeding spreads the bits; the odd multipliers only keep topics and neighbours from meeting.
        let topic = (topic as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        StdRng::seed_from_u64(self.seed ^ topic ^ index.wrapping_mul(0xd6e8_feb8_6659_fd93))
    }
}
