use std::collections::VecDeque;

use crate::throttle::Standing;

/// Who waits, so that a flood of one kind does not hold up another.
///
/// Each standing has lanes of its own, and a name always has the same lane. Standings take turns, lanes of a standing take
/// turns, and within a lane the newest goes first: under a flood somebody always waits in vain, and whoever has waited
/// longest has most likely gone. A full lane gives up its oldest for the same reason.
pub(super) struct Lanes<T> {
    standings: [Standings<T>; 3],
    turn: usize,
    most: usize,
}

struct Standings<T> {
    lanes: Vec<VecDeque<T>>,
    turn: usize,
    waiting: usize,
}

impl<T> Lanes<T> {
    /// `lanes` for each standing, each for `most` at a time.
    pub(super) fn new(lanes: usize, most: usize) -> Lanes<T> {
        let empty =
            || Standings { lanes: (0..lanes.max(1)).map(|_| VecDeque::new()).collect(), turn: 0, waiting: 0 };
        Lanes { standings: [empty(), empty(), empty()], turn: 0, most: most.max(1) }
    }

    /// Adds an attempt to the queue. Returns the attempt that loses its place for it.
    pub(super) fn put(&mut self, standing: Standing, lane: u64, one: T) -> Option<T> {
        let place = match standing {
            Standing::Known => 0,
            Standing::Few => 1,
            Standing::Many => 2,
        };
        let Some(standing) = self.standings.get_mut(place) else { return Some(one) };
        let count = standing.lanes.len() as u64;
        let Some(lane) = standing.lanes.get_mut((lane % count.max(1)) as usize) else { return Some(one) };
        let oldest = if lane.len() >= self.most { lane.pop_front() } else { None };
        lane.push_back(one);
        standing.waiting += usize::from(oldest.is_none());
        oldest
    }

    /// Whose turn it is.
    pub(super) fn take(&mut self) -> Option<T> {
        let count = self.standings.len();
        for step in 1..=count {
            let at = (self.turn + step) % count;
            if let Some(one) = self.standings.get_mut(at).and_then(Standings::take) {
                self.turn = at;
                return Some(one);
            }
        }
        None
    }
}

impl<T> Standings<T> {
    fn take(&mut self) -> Option<T> {
        if self.waiting == 0 {
            return None;
        }
        let count = self.lanes.len();
        for step in 1..=count {
            let at = (self.turn + step) % count;
            if let Some(one) = self.lanes.get_mut(at).and_then(VecDeque::pop_back) {
                self.turn = at;
                self.waiting -= 1;
                return Some(one);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STANDINGS: [Standing; 3] = [Standing::Known, Standing::Few, Standing::Many];

    proptest! {
        /// Whatever flood there is: the newest in a lane is served after at most one of each other lane of its standing
        /// and as many of each other standing.
        #[test]
        fn no_flood_holds_up_another_lane(
            flood in prop::collection::vec((0..3_usize, 0..8_u64), 0..400),
            (standing, lane) in (0..3_usize, 0..8_u64),
            taken_before in 0..50_usize,
        ) {
            let mut lanes = Lanes::new(8, 4);
            for (standing, lane) in flood {
                lanes.put(STANDINGS[standing], lane, false);
            }
            for _ in 0..taken_before {
                lanes.take();
            }
            lanes.put(STANDINGS[standing], lane, true);
            let turns = (0..).take_while(|_| lanes.take() == Some(false)).count();
            prop_assert!(turns < 8 * 3, "{turns}");
        }

        /// As many wait as have places, all of them are served, and whoever lost its place is not.
        #[test]
        fn what_waits_has_a_bound_and_nothing_is_lost(
            flood in prop::collection::vec((0..3_usize, any::<u64>()), 0..400),
        ) {
            let mut lanes = Lanes::new(8, 4);
            let mut expected: std::collections::BTreeSet<usize> = (0..flood.len()).collect();
            for (number, (standing, lane)) in flood.iter().enumerate() {
                if let Some(displaced) = lanes.put(STANDINGS[*standing], *lane, number) {
                    prop_assert!(displaced < number, "the newest keeps its place");
                    expected.remove(&displaced);
                }
            }
            prop_assert!(expected.len() <= 3 * 8 * 4);
            let served: std::collections::BTreeSet<usize> = std::iter::from_fn(|| lanes.take()).collect();
            prop_assert_eq!(served, expected);
        }
    }

    #[test]
    fn a_full_lane_gives_up_its_oldest_and_an_empty_place_nobody() {
        let mut lanes = Lanes::new(1, 2);
        assert_eq!(lanes.put(Standing::Few, 7, 1), None);
        assert_eq!(lanes.put(Standing::Few, 7, 2), None);
        assert_eq!(lanes.put(Standing::Few, 7, 3), Some(1));
        assert_eq!((lanes.take(), lanes.take(), lanes.take()), (Some(3), Some(2), None));
    }
}
