//! Every bound of the way, in one place, with its unit in its name. A refusal tells the bound that was met.

/// Bounds an operator may change; [`Limits::default`] is what we ship.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Unfinished reports live at least this long after they were opened (reporting API, life cycle).
    pub open_hours: i64,
    /// …and at least this long after their last change.
    pub idle_hours: i64,
    /// Bytes of one uploaded file.
    pub file_bytes_max: u64,
    /// Files of one report.
    pub files_per_report_max: i64,
    /// Work queues; the same for every process of one clearinghouse.
    pub shards: u16,
    /// Jobs one process carries at once.
    pub workers: usize,
    /// Jobs taken at one look.
    pub claim_max: i64,
    /// How long a job belongs to the process that took it, in seconds.
    pub lease_seconds: i64,
    /// Attempts before a job is set aside and the desk is alerted.
    pub attempts_max: i64,
    /// Earlier reports named per shared identifier.
    pub prior_reports_max: i64,
    /// Rows of one page of a list.
    pub page_rows: i64,
    /// Ledger entries sequenced in one step.
    pub sequence_max: i64,
    /// How long a session lasts, in hours.
    pub session_hours: i64,
    /// Days a token of an agency holds where nothing else is said.
    pub token_days: i64,
    /// Days from its making to the end of a token or a credential, at most.
    pub credential_days_max: i64,
    /// Secrets of one agency or one provider that hold at the same time.
    pub credentials_max: usize,
    /// Characters of the label of one.
    pub label_chars_max: usize,
    /// Seconds between two notes that one was used.
    pub use_noted_seconds: i64,
    /// Hours for which an old credential of a provider may hold beside the new one.
    pub overlap_hours_max: i64,
    /// Characters of a password that a person chooses, at least.
    pub password_chars_min: usize,
    /// …and at most.
    pub password_chars_max: usize,
    /// How often a command decides again when somebody was quicker.
    pub attempts_per_command: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            open_hours: 24,
            idle_hours: 1,
            file_bytes_max: 16 << 30,
            files_per_report_max: 10_000,
            shards: 8,
            workers: 16,
            claim_max: 64,
            lease_seconds: 20,
            attempts_max: 8,
            prior_reports_max: 20,
            page_rows: 50,
            sequence_max: 2_048,
            session_hours: 12,
            token_days: 365,
            credential_days_max: 1_095,
            credentials_max: 20,
            label_chars_max: 80,
            use_noted_seconds: 60,
            overlap_hours_max: 720,
            password_chars_min: 12,
            password_chars_max: 128,
            attempts_per_command: 16,
        }
    }
}
