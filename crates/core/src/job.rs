//! A piece of work that follows a commit.

use clearline_report::ReportNumber;

/// What is to be done next for a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Job {
    /// Ask the sources.
    Augment,
    /// Rank and designate.
    Triage,
    /// One step of a bulk dismissal, its undoing or its settling; the reference is the dismissal's key.
    Dismiss,
    /// Name agencies and ask the law.
    Route,
    /// Make available.
    Refer,
    /// Seal and hand over a package; the reference is the referral's ordinal.
    Deliver,
    /// Ask the law anew about one agency, since counsel approved; the reference is the place of the ruling that waited.
    Reconsider,
    /// Answer a foreign-requested report; the ledger of requests knows how.
    AnswerRequest,
    /// Send a notice to the provider's webhook; the reference is the notice's ordinal.
    SendNotice,
}

impl Job {
    /// All kinds.
    pub const ALL: [Job; 9] = [
        Job::Augment,
        Job::Triage,
        Job::Dismiss,
        Job::Route,
        Job::Refer,
        Job::Deliver,
        Job::Reconsider,
        Job::AnswerRequest,
        Job::SendNotice,
    ];

    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            Job::Augment => "augment",
            Job::Triage => "triage",
            Job::Dismiss => "dismiss",
            Job::Route => "route",
            Job::Refer => "refer",
            Job::Deliver => "deliver",
            Job::Reconsider => "reconsider",
            Job::AnswerRequest => "answer_request",
            Job::SendNotice => "send_notice",
        }
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
}
