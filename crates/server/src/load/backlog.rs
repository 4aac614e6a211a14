//! What becomes of the reports: the backlog while the clock runs, and how many reached a referral.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use clearline_core::{House, runner};
use clearline_records::dossier::{self, routed};
use clearline_report::{ReportNumber, Stage};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use jiff::Timestamp;
use serde_json::{Value as Json, json};
use tokio::sync::watch;
use tokio::time::Instant;

use super::measure::Times;
use crate::demo::{Fault, leave};

/// Where there are more reports than this, an even sample is read instead of each one.
const ASKED_MAX: usize = 50_000;
/// A backlog that grows by less than this share of what was finished meanwhile is called flat…
const FLAT_SHARE: f64 = 0.02;
/// …and so is one that grows by less than this many jobs: a second's work or less.
const FLAT_JOBS: f64 = 50.0;

/// Jobs that are due, whatever their kind.
pub(super) async fn due(house: &House) -> Result<i64, Fault> {
    Ok(runner::backlog(house).await?.iter().map(|(_, due, _)| due).sum())
}

/// Looks once a second, until `ends` or until `stop` turns true.
pub(super) async fn sample(
    house: Arc<House>,
    ends: Instant,
    stop: watch::Receiver<bool>,
) -> Result<Vec<i64>, Fault> {
    let mut samples = Vec::new();
    while Instant::now() < ends && !*stop.borrow() {
        samples.push(due(&house).await?);
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    Ok(samples)
}

/// How the backlog ran.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Course {
    /// The mean early in the run, after it had come up to speed.
    pub(super) early: f64,
    /// The mean at its end.
    pub(super) late: f64,
    pub(super) most: i64,
    pub(super) flat: bool,
}

/// Judges the samples of a run in which `finished` reports were finished.
pub(super) fn course(samples: &[i64], finished: u64) -> Option<Course> {
    let fifth = samples.len() / 5;
    let mean = |part: &[i64]| part.iter().sum::<i64>() as f64 / part.len() as f64;
    let early = mean(samples.get(fifth..2 * fifth).filter(|part| !part.is_empty())?);
    let late = mean(samples.get(samples.len() - fifth..)?);
    let grown = late - early;
    let flat = grown <= (finished as f64 * FLAT_SHARE).max(FLAT_JOBS);
    Some(Course { early, late, most: samples.iter().copied().max().unwrap_or(0), flat })
}

/// Waits until nothing is due any more, `patience` at most. Returns how long it took, or `None`.
pub(super) async fn drained(house: &House, patience: Duration) -> Result<Option<Duration>, Fault> {
    let begun = Instant::now();
    while begun.elapsed() < patience {
        if due(house).await? == 0 {
            return Ok(Some(begun.elapsed()));
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(None)
}

/// The stages of the finished reports.
#[derive(Default)]
pub(super) struct Reached {
    pub(super) asked: usize,
    pub(super) of: usize,
    /// Made available to at least one agency.
    pub(super) referred: u64,
    /// Of these, before the clock had run out.
    pub(super) in_time: u64,
    /// From finish to made available.
    pub(super) took: Times,
    /// The others, by their stage.
    pub(super) elsewhere: BTreeMap<Stage, u64>,
}

impl Reached {
    /// Of all reports, by what is known of those that were asked about.
    pub(super) fn of_all(&self, count: u64) -> f64 {
        if self.asked == 0 { 0.0 } else { count as f64 * self.of as f64 / self.asked as f64 }
    }

    pub(super) fn json(&self) -> Json {
        let elsewhere = self.elsewhere.iter().map(|(stage, count)| (stage.word().to_owned(), json!(count)));
        json!({
            "asked": self.asked, "of": self.of, "referred": self.referred, "referred_in_time": self.in_time,
            "finish_to_made_available": self.took.json(),
            "elsewhere": Json::Object(elsewhere.collect()),
        })
    }
}

/// Reads the stages of the reports; `ended` is when the time was over.
pub(super) async fn reached(
    house: &House,
    finished: &[ReportNumber],
    ended: Timestamp,
) -> Result<Reached, Fault> {
    let step = finished.len().div_ceil(ASKED_MAX).max(1);
    let mut reached = Reached { of: finished.len(), ..Reached::default() };
    let mut stands =
        stream::iter(finished.iter().step_by(step)).map(|number| stand(house, *number)).buffer_unordered(8);
    while let Some((stage, took, at)) = stands.try_next().await? {
        reached.asked += 1;
        match (took, at) {
            (Some(took), Some(at)) => {
                reached.referred += 1;
                reached.in_time += u64::from(at <= ended);
                reached.took.add(took);
            }
            _ => *reached.elsewhere.entry(stage).or_default() += 1,
        }
    }
    Ok(reached)
}

/// The stage, and where it was made available: how long after it was finished, and when.
async fn stand(
    house: &House,
    number: ReportNumber,
) -> Result<(Stage, Option<Duration>, Option<Timestamp>), Fault> {
    let head = dossier::head(house, number).await?.ok_or("a finished report is not in the store")?;
    let referrals = routed::referrals(house, &leave(number)).await?;
    let first = referrals.iter().map(|referral| referral.made_available_at).min();
    let took = first
        .zip(head.finished_at)
        .map(|(made, finished)| Duration::try_from(made.duration_since(finished)).unwrap_or_default());
    Ok((head.stage, took, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backlog_that_keeps_growing_is_told_from_one_that_came_up_to_speed() {
        let steady: Vec<i64> = (0..60).map(|second| (second * 20).min(100) + second % 7).collect();
        let flat = course(&steady, 6_000).unwrap();
        assert!(flat.flat && flat.most >= 100, "{flat:?}");
        let growing: Vec<i64> = (0..60).map(|second| second * 20).collect();
        let growing = course(&growing, 6_000).unwrap();
        assert!(!growing.flat && growing.late > growing.early, "{growing:?}");
        assert_eq!(course(&[3, 4], 10), None, "two samples tell nothing");
    }
}
