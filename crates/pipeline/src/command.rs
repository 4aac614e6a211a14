//! The one shape of every command: permit → load → decide → record → ledger → outbox.
//!
//! A command reads, decides, and writes down everything that became true in one [`Deed`]. The deed commits as one
//! guarded batch: each guard says how many rows must change, and where somebody was quicker nothing is written and the
//! command reads and decides again. No transaction stays open while we think, so one slow reader holds up nobody and
//! both engines behave alike (`docs/decisions/0002-guarded-batches.md`).

use aws_lc_rs::hmac;
use clearline_law::access::{Act, Actor, Permit};
use clearline_ledger::{Entry, Opening};
use clearline_report::ReportNumber;
use clearline_store::{Batch, CommitError, Sql, StoreError, Value};
use jiff::{SignedDuration, Timestamp};

use crate::house::House;
use crate::statement::statement;
use crate::work::{Claimed, Job};

statement! {
    WRITE_ENTRY = "oversight/sql/write_entry";
    WRITE_JOB = "sql/write_job";
    END_JOB = "sql/end_job";
    RAISE_ALERT = "oversight/sql/raise_alert";
}

/// Why a command could not be carried out for reasons that lie in the house, not in what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store failed.
    #[error("the store failed during {command}")]
    Store {
        /// The command.
        command: &'static str,
        /// What the store said.
        #[source]
        source: StoreError,
    },
    /// Others were quicker again and again.
    #[error("{command} gave up after {attempts} attempts: others changed {statement} each time")]
    Contended {
        /// The command.
        command: &'static str,
        /// The statement whose guard missed last.
        statement: &'static str,
        /// How often it was tried.
        attempts: u32,
    },
    /// A row holds what it never should.
    #[error("a stored row is not what it should be: {what}")]
    Row {
        /// Which row and value.
        what: String,
    },
    /// The file store failed.
    #[error("the file store failed during {command}")]
    Vault {
        /// The command.
        command: &'static str,
        /// What it said.
        #[source]
        source: Box<dyn std::error::Error + Send + Sync>,
    },
}

impl Trouble {
    /// A stored value that cannot be read back.
    pub fn row(what: impl std::fmt::Display) -> Trouble {
        Trouble::Row { what: what.to_string() }
    }
}

/// What one command writes: its rows, its ledger entry, the work that follows. All of it, or nothing.
pub struct Deed<'h> {
    /// The house it happens in.
    pub house: &'h House,
    /// The moment it happens at: one for the whole deed.
    pub at: Timestamp,
    /// Was a guard missed before? What was read before the command began is then out of date.
    pub again: bool,
    name: &'static str,
    batch: Batch,
    rings: bool,
}

impl House {
    /// Begins a deed of the command `name`.
    pub fn deed(&self, name: &'static str) -> Deed<'_> {
        Deed { house: self, at: self.now(), again: false, name, batch: Batch::new(name), rings: false }
    }
}

impl Deed<'_> {
    /// The deed's moment in microseconds since 1970, as stored.
    pub fn at_us(&self) -> i64 {
        self.at.as_microsecond()
    }

    /// Adds a statement.
    pub fn run(&mut self, sql: &'static Sql, params: Vec<Value>) {
        self.batch.run(sql, params);
    }

    /// Adds a statement that must change exactly one row; otherwise somebody was quicker.
    pub fn must_change(&mut self, sql: &'static Sql, params: Vec<Value>) {
        self.batch.guard(sql, params, 1);
    }

    /// Adds a statement that must change exactly so many rows; otherwise somebody was quicker.
    pub fn must_change_rows(&mut self, sql: &'static Sql, params: Vec<Value>, rows: u64) {
        self.batch.guard(sql, params, rows);
    }

    /// Appends to the ledger: that `kind` was done, by whom, under which rule of access. The entry itself holds only a
    /// salted digest; the facts lie beside it until they are expunged. Returns the entry's key.
    pub fn record<A: Act>(
        &mut self,
        permit: &Permit<A>,
        report: Option<ReportNumber>,
        facts: &[(&str, String)],
    ) -> Result<[u8; 16], Trouble> {
        let mut all = vec![("actor", actor_words(permit.actor())), ("rule", permit.rule().to_owned())];
        all.extend(report.map(|number| ("report", number.to_string())));
        all.extend(facts.iter().cloned());
        let opening = Opening {
            salt: self.house.draw(),
            facts: all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        };
        let actor = actor_commitment(&self.house.keys.fingerprint, permit.actor());
        let leaf = Entry::new(self.name, self.at_us(), actor, opening.commitment())
            .map_err(|source| Trouble::row(format!("ledger entry of {}: {source}", self.name)))?
            .leaf();
        let id: [u8; 16] = self.house.draw();
        let hash = clearline_ledger::leaf_hash(&leaf);
        self.run(
            &WRITE_ENTRY,
            vec![
                id.as_slice().into(),
                report.map_or(0, ReportNumber::get).into(),
                self.name.into(),
                leaf.into(),
                hash.0.as_slice().into(),
                opening.to_bytes().into(),
                self.at_us().into(),
            ],
        );
        Ok(id)
    }

    /// Leaves work behind, to be done once this deed is committed and `after` has passed.
    pub fn then(&mut self, job: Job, report: ReportNumber, reference: i64, after: SignedDuration) {
        let id = hex::encode(self.house.draw::<12>());
        let due = self.at_us().saturating_add(i64::try_from(after.as_micros()).unwrap_or(i64::MAX));
        self.run(
            &WRITE_JOB,
            vec![
                report.shard(self.house.limits.shards).into(),
                id.into(),
                job.word().into(),
                report.get().into(),
                reference.into(),
                due.into(),
            ],
        );
        self.rings |= after.is_zero();
    }

    /// Ends the job that led to this deed: where its lease was lost meanwhile, nothing of the deed is written.
    pub fn end(&mut self, job: &Claimed) {
        self.must_change(&END_JOB, vec![job.shard.into(), job.id.as_str().into(), job.lease.as_str().into()]);
    }

    /// Tells the desk something that a person must look at.
    pub fn alert(&mut self, kind: &'static str, report: Option<ReportNumber>, words: String) {
        let id = hex::encode(self.house.draw::<12>());
        self.run(
            &RAISE_ALERT,
            vec![
                id.into(),
                report.map(ReportNumber::get).into(),
                kind.into(),
                words.into(),
                self.at_us().into(),
            ],
        );
    }

    /// Writes it all. `Ok(false)` means that a guard missed: read and decide again.
    pub async fn commit(self, attempts: &mut Attempts) -> Result<bool, Trouble> {
        if self.batch.is_empty() {
            return Ok(true);
        }
        match self.house.store.commit(self.batch).await {
            Ok(_) => {
                if self.rings {
                    self.house.bell.notify_waiters();
                }
                Ok(true)
            }
            Err(CommitError::Conflict { statement, .. } | CommitError::Duplicate { statement, .. }) => {
                attempts.again(self.house, statement).map(|()| false)
            }
            Err(CommitError::Failed(source)) => Err(Trouble::Store { command: self.name, source }),
        }
    }
}

/// Counts how often one command has decided.
pub struct Attempts {
    command: &'static str,
    made: u32,
}

impl Attempts {
    /// None yet.
    pub fn new(command: &'static str) -> Attempts {
        Attempts { command, made: 0 }
    }

    /// How often a guard was missed.
    pub fn made(&self) -> u32 {
        self.made
    }

    fn again(&mut self, house: &House, statement: &'static str) -> Result<(), Trouble> {
        self.made += 1;
        if self.made < house.limits.attempts_per_command {
            return Ok(());
        }
        Err(Trouble::Contended { command: self.command, statement, attempts: self.made })
    }
}

/// Carries out one command: runs `$body` with a fresh deed, commits it, and does both again where a guard missed.
/// The body is an async block: `?` and `return`-free tail values work as in a function returning `Result<T, E>`,
/// where `E: From<Trouble>`.
macro_rules! command {
    ($house:expr, $name:literal, |$deed:ident| $body:block) => {{
        let mut attempts = $crate::command::Attempts::new($name);
        loop {
            let mut $deed = $house.deed($name);
            $deed.again = attempts.made() > 0;
            let decided = async { $body }.await;
            match decided {
                Err(error) => break Err(error),
                Ok(value) => match $deed.commit(&mut attempts).await {
                    Ok(true) => break Ok(value),
                    Ok(false) => {}
                    Err(trouble) => break Err(trouble.into()),
                },
            }
        }
    }};
}

pub(crate) use command;

/// `role:id`, as kept beside what somebody did.
pub(crate) fn actor_words(actor: &Actor) -> String {
    format!("{}:{}", actor.role().word(), actor.id())
}

/// A keyed digest, so that the ledger can tell that two deeds were the same person's without naming anybody.
fn actor_commitment(key: &[u8; 32], actor: &Actor) -> [u8; 32] {
    keyed_digest(key, &["actor", actor.role().word(), actor.id()])
}

/// HMAC-SHA-256 (RFC 2104) over length-prefixed parts.
pub(crate) fn keyed_digest(key: &[u8; 32], parts: &[&str]) -> [u8; 32] {
    let mut mac = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let mut digest = [0; 32];
    digest.copy_from_slice(mac.sign().as_ref());
    digest
}
