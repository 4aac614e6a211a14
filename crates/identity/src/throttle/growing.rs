use std::collections::HashMap;
use std::time::Duration;

/// How the distance between attempts grows.
#[derive(Debug, Clone, Copy)]
pub(super) struct Steps {
    /// Wrong ones that cost no time.
    pub(super) free: u32,
    /// The distance after the next one; each further one doubles it.
    pub(super) first: Duration,
    /// It grows no further.
    pub(super) most: Duration,
}

impl Steps {
    /// The distance after so many wrong ones.
    pub(super) fn apart(&self, wrong: u32) -> Duration {
        match wrong.checked_sub(self.free) {
            None | Some(0) => Duration::ZERO,
            Some(over) => self.first.saturating_mul(2_u32.saturating_pow(over - 1)).min(self.most),
        }
    }
}

/// Wrong attempts by key, each key with the time from which the next may be made.
pub(super) struct Growing {
    keys: HashMap<u64, Wrong>,
    most: usize,
    forget: Duration,
}

#[derive(Debug, Clone, Copy, Default)]
struct Wrong {
    times: u32,
    last: Duration,
    next: Duration,
}

impl Growing {
    /// Remembers at most `most` keys, each until `forget` has passed since its last wrong one.
    pub(super) fn new(most: usize, forget: Duration) -> Growing {
        Growing { keys: HashMap::new(), most, forget }
    }

    /// How long an attempt must wait.
    pub(super) fn wait(&self, key: u64, now: Duration) -> Duration {
        self.keys.get(&key).map_or(Duration::ZERO, |wrong| wrong.next.saturating_sub(now))
    }

    /// Takes the next time for an attempt: the one after it is further off.
    pub(super) fn take(&mut self, key: u64, steps: &Steps, now: Duration) {
        if let Some(wrong) = self.keys.get_mut(&key) {
            wrong.next = wrong.next.max(now).saturating_add(steps.apart(wrong.times));
        }
    }

    /// One more was wrong.
    pub(super) fn count(&mut self, key: u64, steps: &Steps, now: Duration) {
        if !self.keys.contains_key(&key) && !self.has_room(now) {
            return;
        }
        let forget = self.forget;
        let wrong = self.keys.entry(key).or_default();
        if now.saturating_sub(wrong.last) > forget {
            *wrong = Wrong::default();
        }
        wrong.times = wrong.times.saturating_add(1);
        wrong.last = now;
        wrong.next = wrong.next.max(now.saturating_add(steps.apart(wrong.times)));
    }

    /// The distance at which attempts by this key are now.
    pub(super) fn delay(&self, key: u64, steps: &Steps) -> Duration {
        self.keys.get(&key).map_or(Duration::ZERO, |wrong| steps.apart(wrong.times))
    }

    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// Forgets a key.
    pub(super) fn forget(&mut self, key: u64) {
        self.keys.remove(&key);
    }

    /// Makes room for one more, first from what is over, then from what was wrong only once or twice: whoever guesses at
    /// many names must not make us forget the one that is guessed at most.
    fn has_room(&mut self, now: Duration) -> bool {
        if self.keys.len() < self.most {
            return true;
        }
        let forget = self.forget;
        self.keys.retain(|_, wrong| now.saturating_sub(wrong.last) <= forget);
        if self.keys.len() >= self.most {
            self.keys.retain(|_, wrong| wrong.times > 2);
        }
        self.keys.len() < self.most
    }
}
