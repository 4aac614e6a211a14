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
    /// How often a command decides again when somebody was quicker.
    pub attempts_per_command: u32,
    /// Hours that a notified destruction waits before it is carried out, where the operator set nothing else.
    pub destruction_wait_hours: i64,
    /// …and at most so many, whatever the operator sets.
    pub destruction_wait_hours_max: i64,
    /// Notifications of destruction by one person in an hour that take effect at once; more wait for counsel.
    pub notifications_per_hour: i64,
    /// Hours for which process of a court to us, entered by one person and confirmed by nobody, holds up a destruction that
    /// is due.
    pub proposed_order_hours: i64,
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
            attempts_per_command: 16,
            destruction_wait_hours: 72,
            destruction_wait_hours_max: 14 * 24,
            notifications_per_hour: 5,
            proposed_order_hours: 24,
        }
    }
}
