//! Every limit of processing, in one place, with its unit in its name. A refusal names the limit that was met.

/// Characters of the name of the person or office that received a package which we handed over.
pub const RECEIVED_BY_CHARS_MAX: usize = 200;

/// How often the package of one referral may be taken out to be handed over.
pub const HAND_OVERS_PER_REFERRAL_MAX: usize = 20;

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
    /// Characters of a file's name.
    pub file_name_characters_max: usize,
    /// Reports that a provider may have open and not finished, where the operator set no other number for it.
    pub open_reports_max: i64,
    /// …and bytes in them: documents and files.
    pub open_bytes_max: i64,
    /// Jobs that one process runs at once.
    pub workers: usize,
    /// Jobs taken at one look.
    pub claim_max: i64,
    /// How long a job belongs to the process that took it, in seconds.
    pub lease_seconds: i64,
    /// Attempts before a job is set aside and an alert is raised.
    pub attempts_max: i64,
    /// Earlier reports named per shared identifier.
    pub prior_reports_max: i64,
    /// Days in which a report of the same content by the same sender is the same report, sent again.
    pub repeat_days: i64,
    /// Rows of one page of a list.
    pub page_rows: i64,
    /// Ledger entries sequenced in one step.
    pub sequence_max: i64,
    /// How long a session lasts, in hours.
    pub session_hours: i64,
    /// Seconds that must pass between showing the public form and sending it: a person needs longer, a machine does not.
    pub form_seconds_min: i64,
    /// Hours after which a page of the public form is shown again, filled in, before it is sent.
    pub form_hours_max: i64,
    /// Posts of the public that say a child is in danger, in [`Limits::danger_minutes`]: those above are grouped.
    pub danger_posts_max: i64,
    /// The minutes in which they are counted.
    pub danger_minutes: i64,
    /// Hours in which a bulk dismissal can be undone.
    pub dismissal_undo_hours: i64,
    /// Reports that one step of a bulk dismissal dismisses, restores or settles.
    pub dismissal_step: i64,
    /// A session ends when it was not used for so long, in minutes.
    pub session_idle_minutes: i64,
    /// A session's last use is written at most this often, in seconds, so that reading a page is not a write.
    pub session_touch_seconds: i64,
    /// The sitting in which a reader's readings of one report are one entry of the ledger, in minutes.
    pub sitting_minutes: i64,
    /// For how long a browser that signed in is known as one that did, in days.
    pub device_days: i64,
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
    /// Hours for which an old credential of a provider may stay valid with the new one.
    pub overlap_hours_max: i64,
    /// Characters of a password that a person chooses, at least.
    pub password_chars_min: usize,
    /// …and at most.
    pub password_chars_max: usize,
    /// How often a command decides again when somebody was quicker.
    pub attempts_per_command: u32,
    /// Checking passwords.
    pub passwords: PasswordLimits,
    /// The limits on wrong passwords, credentials and tokens.
    pub guesses: GuessLimits,
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

/// Bounds of checking passwords. All of them hold for one process.
#[derive(Debug, Clone)]
pub struct PasswordLimits {
    /// Threads that check passwords. Each has 19 MiB of its own, which it keeps.
    pub threads: usize,
    /// Lanes over which names are spread, so that guesses at one name do not hold up another.
    pub lanes: usize,
    /// Passwords that wait in one lane.
    pub lane_max: usize,
    /// How long one waits for its turn, in seconds, before its sender is told to come again.
    pub wait_seconds_max: u64,
    /// Bytes of a password. A longer one is wrong.
    pub bytes_max: usize,
}

/// Bounds of guesses at passwords, credentials and tokens. All of them hold for one process.
#[derive(Debug, Clone)]
pub struct GuessLimits {
    /// Wrong passwords for one name that cost no time.
    pub name_free: u32,
    /// After them guesses at that name are this far apart at most, in milliseconds, wherever they come from. Each further
    /// wrong one doubles the distance up to there.
    pub name_apart_millis_max: u64,
    /// Wrong passwords for one name from one source, or from one known browser, that cost no time.
    pub own_free: u32,
    /// After them guesses at that name from there are this far apart at most, in milliseconds.
    pub own_apart_millis_max: u64,
    /// How far apart the first guess after the free ones is, in milliseconds.
    pub apart_millis_first: u64,
    /// How long a guess waits for its time, in seconds. One that would wait longer is told to come again.
    pub wait_seconds_max: u64,
    /// Wrong ones are forgotten when no other came for so long, in minutes.
    pub forget_minutes: u64,
    /// Attempts to sign in from one source at once, and again each minute, before those of other sources go first and the
    /// answer to a wrong one is held.
    pub source_per_minute: u32,
    /// Wrong credentials and tokens from one source at once, and again each minute, before answers become slower.
    pub source_wrong_per_minute: u32,
    /// Wrong credentials and tokens in all at once, and again each minute, before answers become slower.
    pub all_wrong_per_minute: u32,
    /// How long the answer to whoever met a limit is held at most, in milliseconds.
    pub hold_millis_max: u64,
    /// Answers held at the same time. Where so many are held, the next is given at once.
    pub held_max: usize,
    /// Attempts to sign in that wait at the same time; as many again from known browsers.
    pub waiting_max: usize,
    /// Names and sources that are remembered, each.
    pub remembered_max: usize,
    /// Accounts whose failed sign-ins of one minute have an entry of their own in the ledger.
    pub entries_per_minute_max: usize,
}

impl Default for PasswordLimits {
    fn default() -> Self {
        PasswordLimits { threads: 2, lanes: 32, lane_max: 16, wait_seconds_max: 10, bytes_max: 1_024 }
    }
}

impl Default for GuessLimits {
    fn default() -> Self {
        GuessLimits {
            name_free: 20,
            name_apart_millis_max: 1_000,
            own_free: 5,
            own_apart_millis_max: 8_000,
            apart_millis_first: 250,
            wait_seconds_max: 20,
            forget_minutes: 15,
            source_per_minute: 30,
            source_wrong_per_minute: 30,
            all_wrong_per_minute: 600,
            hold_millis_max: 5_000,
            held_max: 512,
            waiting_max: 512,
            remembered_max: 50_000,
            entries_per_minute_max: 100,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            open_hours: 24,
            idle_hours: 1,
            file_bytes_max: 16 << 30,
            files_per_report_max: 10_000,
            file_name_characters_max: 255,
            open_reports_max: 1_000,
            open_bytes_max: 64 << 30,
            workers: 16,
            claim_max: 64,
            lease_seconds: 20,
            attempts_max: 8,
            prior_reports_max: 20,
            repeat_days: 30,
            page_rows: 50,
            sequence_max: 2_048,
            session_hours: 12,
            form_seconds_min: 5,
            form_hours_max: 48,
            danger_posts_max: 30,
            danger_minutes: 10,
            dismissal_undo_hours: 24,
            dismissal_step: 100,
            session_idle_minutes: 30,
            session_touch_seconds: 60,
            sitting_minutes: 30,
            device_days: 180,
            token_days: 365,
            credential_days_max: 1_095,
            credentials_max: 20,
            label_chars_max: 80,
            use_noted_seconds: 60,
            overlap_hours_max: 720,
            password_chars_min: 12,
            password_chars_max: 128,
            attempts_per_command: 16,
            destruction_wait_hours: 72,
            destruction_wait_hours_max: 14 * 24,
            notifications_per_hour: 5,
            proposed_order_hours: 24,
            passwords: PasswordLimits::default(),
            guesses: GuessLimits::default(),
        }
    }
}
