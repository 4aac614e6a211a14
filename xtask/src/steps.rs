//! Steps with their durations, and which of them took longest.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::say;

/// How many of the slowest are named.
const SLOWEST: usize = 10;

/// The steps of one run.
#[derive(Debug)]
pub struct Steps {
    begun: Instant,
    taken: Vec<(String, Duration)>,
}

impl Steps {
    /// A run that begins now.
    #[expect(clippy::disallowed_methods, reason = "a stopwatch for whoever waits; no house is at work here")]
    pub fn begin() -> Steps {
        Steps { begun: Instant::now(), taken: Vec::new() }
    }

    /// Takes one step, and says what it is, how it ended and how long it took.
    ///
    /// # Errors
    /// What the step says.
    pub fn step<T>(&mut self, name: &str, work: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
        say(&format!("\n=== {name}"));
        let watch = Watch::start();
        let done = work();
        let took = watch.read();
        let outcome = if done.is_ok() { "passed" } else { "FAILED" };
        say(&format!("=== {name}: {outcome} in {:.1} s", took.as_secs_f64()));
        self.note(name, took);
        done
    }

    /// Counts something as a step that was measured elsewhere.
    pub fn note(&mut self, name: &str, took: Duration) {
        self.taken.push((name.to_owned(), took));
    }

    /// Says how long the run took, and which steps took longest.
    pub fn tell(&self) {
        say(&summary(self.begun.elapsed(), &self.taken));
    }
}

/// A stopwatch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Watch(Instant);

impl Watch {
    #[expect(clippy::disallowed_methods, reason = "a stopwatch for whoever waits; no house is at work here")]
    pub(crate) fn start() -> Watch {
        Watch(Instant::now())
    }

    pub(crate) fn read(self) -> Duration {
        self.0.elapsed()
    }
}

fn summary(all: Duration, taken: &[(String, Duration)]) -> String {
    let mut slowest: Vec<&(String, Duration)> = taken.iter().collect();
    slowest.sort_by_key(|(_, took)| std::cmp::Reverse(*took));
    slowest.truncate(SLOWEST);
    let mut words = format!("\nThe slowest of {} steps:", taken.len());
    for (name, took) in slowest {
        // Writing to a string cannot fail.
        let _written = write!(words, "\n{:>8.1} s  {name}", took.as_secs_f64());
    }
    let minutes = all.as_secs() / 60;
    let _written = write!(words, "\nEverything took {minutes} min {} s.", all.as_secs() % 60);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ten_slowest_are_named_the_slowest_first() {
        let taken: Vec<_> =
            (1..=12).map(|seconds| (format!("step {seconds}"), Duration::from_secs(seconds))).collect();
        let words = summary(Duration::from_secs(78), &taken);
        let lines: Vec<&str> = words.lines().filter(|line| line.contains("  step ")).collect();
        assert_eq!(lines.len(), SLOWEST);
        assert_eq!(lines.first(), Some(&"    12.0 s  step 12"));
        assert_eq!(lines.last(), Some(&"     3.0 s  step 3"));
        assert!(words.contains("of 12 steps") && words.ends_with("Everything took 1 min 18 s."), "{words}");
    }
}
