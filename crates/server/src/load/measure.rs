//! How long calls took, and what went wrong.

use std::collections::BTreeMap;
use std::time::Duration;

use clearline_report::ReportNumber;
use hdrhistogram::Histogram;
use serde_json::{Value as Json, json};

/// What is timed: the calls, and a report from its first to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Timed {
    Submit,
    Upload,
    FileInfo,
    Finish,
    Report,
}

impl Timed {
    pub(super) const ALL: [Timed; 5] =
        [Timed::Submit, Timed::Upload, Timed::FileInfo, Timed::Finish, Timed::Report];

    pub(super) fn word(self) -> &'static str {
        match self {
            Timed::Submit => "submit",
            Timed::Upload => "upload",
            Timed::FileInfo => "fileinfo",
            Timed::Finish => "finish",
            Timed::Report => "report",
        }
    }
}

/// Times to 0.1 %, from one microsecond on. It grows as it needs, so a slow call is never cut to a bound.
pub(super) struct Times(Option<Histogram<u64>>);

impl Default for Times {
    fn default() -> Times {
        Times(Histogram::new(3).ok())
    }
}

impl Times {
    pub(super) fn add(&mut self, took: Duration) {
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX).max(1);
        if let Some(histogram) = &mut self.0 {
            // Only a histogram that may not grow can refuse a value.
            let _grows = histogram.record(micros);
        }
    }

    pub(super) fn merge(&mut self, other: &Times) {
        if let (Some(all), Some(more)) = (&mut self.0, &other.0) {
            // Both grow by themselves, so adding one to the other cannot go out of bounds.
            let _fits = all.add(more);
        }
    }

    pub(super) fn count(&self) -> u64 {
        self.0.as_ref().map_or(0, Histogram::len)
    }

    /// The milliseconds that `share` of all values do not exceed.
    pub(super) fn at(&self, share: f64) -> f64 {
        self.0.as_ref().map_or(0.0, |histogram| histogram.value_at_quantile(share) as f64 / 1_000.0)
    }

    pub(super) fn json(&self) -> Json {
        json!({ "count": self.count(), "p50_ms": self.at(0.50), "p95_ms": self.at(0.95), "p99_ms": self.at(0.99) })
    }
}

/// What one sender, or all of them, saw.
#[derive(Default)]
pub(super) struct Seen {
    times: BTreeMap<Timed, Times>,
    /// Refused or failed calls, by call and answer.
    pub(super) errors: BTreeMap<String, u64>,
    /// Reports that were finished, also those after the clock had run out.
    pub(super) finished: Vec<ReportNumber>,
    /// Of these, how many before.
    pub(super) in_time: u64,
    /// Bytes of files of reports finished in time.
    pub(super) bytes: u64,
}

impl Seen {
    pub(super) fn time(&mut self, what: Timed, took: Duration) {
        self.times.entry(what).or_default().add(took);
    }

    pub(super) fn times(&self, what: Timed) -> Option<&Times> {
        self.times.get(&what)
    }

    pub(super) fn merge(&mut self, other: Seen) {
        for (what, times) in &other.times {
            self.times.entry(*what).or_default().merge(times);
        }
        for (words, count) in other.errors {
            *self.errors.entry(words).or_default() += count;
        }
        self.finished.extend(other.finished);
        self.in_time += other.in_time;
        self.bytes += other.bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_several_senders_saw_adds_up() {
        let mut all = Seen::default();
        for sender in 0..2_u64 {
            let mut seen = Seen { in_time: 3, ..Seen::default() };
            (1..=100).for_each(|n| seen.time(Timed::Submit, Duration::from_millis(n + 100 * sender)));
            seen.time(Timed::Finish, Duration::from_secs(90));
            *seen.errors.entry("finish: code 1000".to_owned()).or_default() += 1;
            all.merge(seen);
        }
        let submit = all.times(Timed::Submit).unwrap();
        assert_eq!(submit.count(), 200);
        assert!((submit.at(0.5) - 100.0).abs() < 1.0, "{}", submit.at(0.5));
        assert!((submit.at(0.99) - 198.0).abs() < 1.0, "{}", submit.at(0.99));
        assert!(all.times(Timed::Finish).unwrap().at(0.5) > 89_000.0, "a slow call is not cut to a bound");
        assert_eq!((all.in_time, all.errors["finish: code 1000"]), (6, 2));
    }
}
