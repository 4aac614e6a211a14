//! Drives the public API like many providers: so many senders at once, each one report after the other.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use clearline_identity::directory::NewProvider;
use clearline_report::ReportNumber;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::Instant;

use super::measure::{Seen, Timed};
use super::pool::{Attachment, Parcel, Pool};
use crate::client::{Api, ApiError};

/// What all senders share.
pub(super) struct Drive {
    pub(super) api: Api,
    pub(super) providers: Vec<NewProvider>,
    pub(super) pool: Pool,
    /// Reports begun per second at most; none: as fast as it goes.
    pub(super) rate: Option<f64>,
    pub(super) begins: Instant,
    pub(super) ends: Instant,
    /// Finished so far, for the display.
    pub(super) finished: AtomicU64,
    pub(super) errors: AtomicU64,
    /// Turns true when the run is broken off.
    pub(super) stop: watch::Receiver<bool>,
}

impl Drive {
    /// Runs `concurrency` senders to the end of the clock; what they have in hand then is finished.
    pub(super) async fn run(self: &Arc<Self>, concurrency: usize) -> Seen {
        let mut senders = JoinSet::new();
        for _ in 0..concurrency {
            let drive = self.clone();
            senders.spawn(async move { drive.send_many().await });
        }
        let mut all = Seen::default();
        while let Some(seen) = senders.join_next().await {
            match seen {
                Ok(seen) => all.merge(seen),
                Err(error) => *all.errors.entry(format!("a sender failed: {error}")).or_default() += 1,
            }
        }
        all
    }

    async fn send_many(&self) -> Seen {
        let mut seen = Seen::default();
        while !*self.stop.borrow() {
            let (index, parcel) = self.pool.take();
            if let Some(rate) = self.rate {
                tokio::time::sleep_until(self.begins + Duration::from_secs_f64(index as f64 / rate)).await;
            }
            if Instant::now() >= self.ends {
                break;
            }
            let bytes: u64 = parcel.files.iter().map(Attachment::bytes).sum();
            match self.send(parcel, &mut seen).await {
                Ok(number) => {
                    seen.finished.push(number);
                    if Instant::now() < self.ends {
                        seen.in_time += 1;
                        seen.bytes += bytes;
                        self.finished.fetch_add(1, Ordering::Relaxed);
                    }
                }
                Err(error) => {
                    *seen.errors.entry(words(&error)).or_default() += 1;
                    self.errors.fetch_add(1, Ordering::Relaxed);
                }
            }
        }
        seen
    }

    /// The calls of one report. A sender that was refused gives the report up, as a client with a fault would: it
    /// stays open and expires.
    async fn send(&self, parcel: Parcel, seen: &mut Seen) -> Result<ReportNumber, ApiError> {
        let at = parcel.provider % self.providers.len().max(1);
        let who = self.providers.get(at).ok_or(ApiError::Lacks { call: "submit", what: "a provider" })?;
        let begun = Instant::now();
        let number = self.api.submit(who, parcel.document).await?;
        seen.time(Timed::Submit, begun.elapsed());
        for file in parcel.files {
            let at = Instant::now();
            let id = self.api.upload(who, number, &file.name, file.pieces).await?;
            seen.time(Timed::Upload, at.elapsed());
            if let Some(details) = &file.details {
                let document = details.xml(&number.to_string(), id.as_str());
                let at = Instant::now();
                self.api.file_info(who, document).await?;
                seen.time(Timed::FileInfo, at.elapsed());
            }
        }
        let at = Instant::now();
        self.api.finish(who, number).await?;
        seen.time(Timed::Finish, at.elapsed());
        seen.time(Timed::Report, begun.elapsed());
        Ok(number)
    }
}

/// An error without what differs from case to case, so that equal ones are counted together.
fn words(error: &ApiError) -> String {
    match error {
        ApiError::Http { call, source } if source.is_timeout() => format!("{call}: timed out"),
        ApiError::Http { call, source } if source.is_connect() => format!("{call}: no connection"),
        ApiError::Http { call, .. } => format!("{call}: the connection broke"),
        ApiError::Refused { call, code, .. } => format!("{call}: code {}", code.number()),
        ApiError::NotAnAnswer { call, .. } => format!("{call}: not an answer of this API"),
        ApiError::Lacks { call, what } => format!("{call}: lacks {what}"),
    }
}
