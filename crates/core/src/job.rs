//! A piece of work that follows a commit.

use std::sync::{Arc, Mutex, PoisonError};

use clearline_report::{ReportNumber, words};

words! {
    /// What is to be done next for a report.
    pub enum Job of "job" {
        /// Ask the sources.
        Augment = "augment",
        /// Rank and designate.
        Triage = "triage",
        /// One step of a bulk dismissal, its undoing or its settling; the reference is the dismissal's key.
        Dismiss = "dismiss",
        /// Name agencies and ask the law.
        Route = "route",
        /// Make available.
        Refer = "refer",
        /// Seal and hand over a package; the reference is the referral's ordinal.
        Deliver = "deliver",
        /// Ask the law anew about one agency, since counsel approved; the reference is the place of the ruling that waited.
        Reconsider = "reconsider",
        /// Answer a foreign-requested report; the ledger of requests knows how.
        AnswerRequest = "answer_request",
        /// Send a notice to the provider's webhook; the reference is the notice's ordinal.
        SendNotice = "send_notice",
    }
}

/// A job this process holds the lease of.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// Its key.
    pub id: String,
    /// Proof of the lease.
    pub lease: String,
    /// What is to be done.
    pub job: Job,
    /// For which report.
    pub report: ReportNumber,
    /// Which part of it; the meaning depends on the kind.
    pub reference: i64,
    /// How often it was claimed, this time included.
    pub attempts: i64,
    /// The job that took its place when it ended, held already.
    pub next: Next,
}

/// Where a deed that ends a job leaves the next one for who held it.
#[derive(Debug, Clone, Default)]
pub struct Next(Arc<Mutex<Option<Box<Claimed>>>>);

impl Next {
    /// Leaves `job`.
    pub(crate) fn put(&self, job: Claimed) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(job));
    }

    /// Takes what was left.
    pub(crate) fn take(&self) -> Option<Claimed> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take().map(|job| *job)
    }
}
