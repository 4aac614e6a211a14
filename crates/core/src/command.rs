//! The one shape of every command: permit → load → decide → record → ledger → outbox.
//!
//! A command reads, decides, and writes down everything that became true in one [`Deed`]. The deed commits as one
//! guarded batch: each guard says how many rows must change, and where somebody was quicker nothing is written and the
//! command reads and decides again. No transaction stays open while we think, so one slow reader holds up nobody and
//! both engines behave alike (`docs/decisions/0002-guarded-batches.md`).

use aws_lc_rs::hmac;
use clearline_law::access::{Act, Actor, Permit};
use clearline_ledger::{Entry, Opening};
use clearline_report::{Message, ReportNumber};
use clearline_store::{Batch, Params, Sql, params};
use jiff::{SignedDuration, Timestamp};

use crate::alert::{NewAlert, alert_key};
use crate::house::House;
use crate::job::{Claimed, Job, Next};
use crate::proved::stated::Values;
use crate::proved::stated::{Lines, ROWS_FACT};
use crate::proved::tables::Table;
use crate::trouble::Trouble;

statement! {
    WRITE_ENTRY = "sql/write_entry";
    WRITE_JOB = "sql/write_job";
    END_JOB = "sql/end_job";
    PASS_JOB = "sql/pass_job";
    END_ALERTS = "sql/end_alerts";
    END_ALERTS_ABOUT = "sql/end_alerts_about";
}

/// What one command writes: its rows, its ledger entry, the work that follows. All of it, or nothing.
pub struct Deed<'h> {
    /// The context of the program.
    pub house: &'h House,
    /// The moment it happens at: one for the whole deed.
    pub at: Timestamp,
    /// Did a guard miss in an earlier attempt? What was read before the command began is then out of date.
    pub again: bool,
    name: &'static str,
    batch: Batch,
    rings: bool,
    ended: Option<Ended>,
    records: Vec<Record>,
    rows: Lines,
}

/// The job that a deed ends, and what takes its place.
struct Ended {
    job: Claimed,
    next: Option<Claimed>,
}

/// An entry of a deed that is under way. It is written when the deed is committed: only then it is known what the deed
/// wrote.
struct Record {
    id: [u8; 16],
    report: Option<ReportNumber>,
    actor: [u8; 32],
    facts: Vec<(String, String)>,
}

impl House {
    /// Begins a deed of the command `name`.
    pub fn deed(&self, name: &'static str) -> Deed<'_> {
        Deed {
            house: self,
            at: self.now(),
            again: false,
            name,
            batch: Batch::new(name),
            rings: false,
            ended: None,
            records: Vec::new(),
            rows: Lines::default(),
        }
    }
}

impl Deed<'_> {
    /// The deed's moment in microseconds since 1970, as stored.
    pub fn at_us(&self) -> i64 {
        self.at.as_microsecond()
    }

    /// Adds a statement.
    pub fn run(&mut self, sql: &'static Sql, params: Params) {
        self.rows.note(sql, &params);
        self.batch.run(sql, params);
    }

    /// Adds a statement that must change exactly one row; otherwise somebody was quicker.
    pub fn must_change(&mut self, sql: &'static Sql, params: Params) {
        self.must_change_rows(sql, params, 1);
    }

    /// Adds a statement that must change exactly `rows` rows; otherwise somebody was quicker.
    pub fn must_change_rows(&mut self, sql: &'static Sql, params: Params, rows: u64) {
        self.rows.note(sql, &params);
        self.batch.guard(sql, params, rows);
    }

    /// Lets this deed's entry state all rows that the report is left with: for a deed that takes away the openings of
    /// earlier entries, and with them what those stated. `rows` are the report's as they are; call it before the
    /// statements that change them.
    pub fn restate(&mut self, report: ReportNumber, rows: Vec<(&'static Table, Values)>) {
        self.rows.restate(report.get(), rows);
    }

    /// Appends to the ledger: that `kind` was done, by whom, under which rule of access. The entry itself holds only a
    /// salted digest; the facts are stored with it until they are expunged. What the deed writes to tables that the
    /// ledger proves is stated in it as well, without being told here. Returns the entry's key.
    pub fn record<A: Act>(
        &mut self,
        permit: &Permit<A>,
        report: Option<ReportNumber>,
        facts: &[(&str, String)],
    ) -> Result<[u8; 16], Trouble> {
        let mut all = vec![("actor", actor_words(permit.actor())), ("rule", permit.rule().to_owned())];
        // Several secrets may act under one name: which of them it was is what matters when one was stolen.
        all.extend(permit.actor().program().map(|shown| ("credential_shown", shown.credential.clone())));
        all.extend(report.map(|number| ("report", number.to_string())));
        all.extend(facts.iter().cloned());
        let id = entry_key(self.house, report);
        self.records.push(Record {
            id,
            report,
            actor: actor_commitment(&self.house.keys.fingerprint, permit.actor()),
            facts: all.into_iter().map(|(name, value)| (name.to_owned(), value)).collect(),
        });
        Ok(id)
    }

    /// Writes the entries. Rows are stated in the first entry of their report; those of no report in the first of all.
    fn write_entries(&mut self) -> Result<(), Trouble> {
        let lines = std::mem::take(&mut self.rows).end().map_err(Trouble::row)?;
        let mut records = std::mem::take(&mut self.records);
        let mut stated: Vec<Vec<String>> = records.iter().map(|_| Vec::new()).collect();
        for (report, line) in lines {
            let of = |record: &Record| report.is_none() || record.report.map(ReportNumber::get) == report;
            let place = records.iter().position(of).and_then(|place| stated.get_mut(place));
            let table = || line.split(' ').nth(1).unwrap_or_default().to_owned();
            place
                .ok_or_else(|| Trouble::row(format!("{} writes {} without an entry", self.name, table())))?
                .push(line);
        }
        for (record, lines) in records.iter_mut().zip(stated).filter(|(_, lines)| !lines.is_empty()) {
            record.facts.push((ROWS_FACT.to_owned(), lines.join("\n")));
        }
        for record in records {
            let report = record.report.map_or(0, ReportNumber::get);
            let params = entry_row(
                self.house,
                self.name,
                self.at_us(),
                (record.id, report, record.actor),
                record.facts,
            )?;
            self.batch.run(&WRITE_ENTRY, params);
        }
        Ok(())
    }

    /// Leaves work behind, to be done once this deed is committed and `after` has passed. What is due at once for the
    /// report of the job that this deed ends takes that job's place: who held the one holds the other, and goes on
    /// without looking for it ([`Claimed::next`]).
    pub fn then(&mut self, job: Job, report: ReportNumber, reference: i64, after: SignedDuration) {
        let now = after <= SignedDuration::ZERO;
        if let Some(ended) = self.ended.as_mut().filter(|ended| now && ended.job.report == report)
            && ended.next.is_none()
        {
            // A lease of its own: where this deed is tried twice, the second time finds nothing to end.
            let lease = hex::encode(self.house.draw::<12>());
            let next = Next::default();
            ended.next = Some(Claimed { job, reference, lease, attempts: 1, next, ..ended.job.clone() });
            return;
        }
        let id = hex::encode(self.house.draw::<12>());
        let due = self.at_us().saturating_add(i64::try_from(after.as_micros()).unwrap_or(i64::MAX));
        self.run(
            &WRITE_JOB,
            params!(id = id, kind = job.word(), report = report.get(), reference = reference, due_at = due),
        );
        self.rings |= now;
    }

    /// Ends the job that led to this deed: where its lease was lost meanwhile, nothing of the deed is written.
    pub fn end(&mut self, job: &Claimed) {
        // Only a job that failed at its last attempt has an alert; a job that succeeds at once costs nothing here.
        if job.attempts > self.house.limits.attempts_max {
            self.alerts_end(job.report, &["work_failed"], Some(&job.id));
        }
        self.ended = Some(Ended { job: job.clone(), next: None });
    }

    /// Takes the ended job out of the queue, or puts the next one in its place.
    fn end_job(&mut self) {
        let Some(Ended { job, next }) = &self.ended else { return };
        let (report, id, lease) = (job.report.get(), job.id.as_str(), job.lease.as_str());
        let (sql, params) = match next {
            None => (&END_JOB, params!(report = report, id = id, lease = lease)),
            Some(next) => {
                let params = params!(
                    report = report,
                    id = id,
                    lease = lease,
                    kind = next.job.word(),
                    reference = next.reference,
                    next_lease = next.lease.as_str(),
                    leased_until = leased_until(self.house)
                );
                (&PASS_JOB, params)
            }
        };
        self.batch.guard(sql, params, 1);
    }

    /// Raises an alert: something that a person must look at.
    pub fn alert(&mut self, kind: &'static str, report: Option<ReportNumber>, words: &Message) {
        self.alert_about(kind, report, "", words);
    }

    /// The same about one thing of the report, such as a referral or a file, so that the alert can end with it.
    pub fn alert_about(
        &mut self,
        kind: &'static str,
        report: Option<ReportNumber>,
        about: &str,
        words: &Message,
    ) {
        let id = alert_key(report, self.house.draw());
        let alert = NewAlert { id: &id, report, kind, words, at: self.at_us(), about };
        let (sql, params) = alert.raised();
        self.run(sql, params);
    }

    /// The cause of alerts of these kinds about the report has ended: those that nobody acknowledged end with this
    /// deed. Where `about` is given, only those about that thing.
    pub fn alerts_end(&mut self, report: ReportNumber, kinds: &[&'static str], about: Option<&str>) {
        for kind in kinds {
            let at = self.at_us();
            self.run(&END_ALERTS, params!(report = report.get(), kind = *kind, about = about, ended_at = at));
        }
    }

    /// The same for what is about one thing, whichever report it was met with.
    pub fn alerts_about_end(&mut self, kind: &'static str, about: &str) {
        let at = self.at_us();
        self.run(&END_ALERTS_ABOUT, params!(kind = kind, about = about, ended_at = at));
    }

    /// Writes it all. `Ok(false)` means that a guard missed: read and decide again.
    pub async fn commit(mut self, attempts: &mut Attempts) -> Result<bool, Trouble> {
        self.write_entries()?;
        self.end_job();
        if self.batch.is_empty() {
            return Ok(true);
        }
        if let Err(quicker) = self.house.commit(self.batch).await? {
            return attempts.again(self.house, quicker.statement).map(|()| false);
        }
        if self.rings {
            self.house.bell.notify_waiters();
        }
        if let Some(Ended { job, next: Some(next) }) = self.ended {
            job.next.put(next);
        }
        Ok(true)
    }
}

/// Until when a job that is taken now is held, in microseconds since 1970.
pub(crate) fn leased_until(house: &House) -> i64 {
    (house.now() + SignedDuration::from_secs(house.limits.lease_seconds)).as_microsecond()
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

/// Runs one command: runs `$body` with a fresh deed, commits it, and does both again where a guard missed. The body is
/// an async block: `?` and `return`-free tail values work as in a function returning `Result<T, E>`, where `E:
/// From<Trouble>`.
#[macro_export]
macro_rules! command {
    ($house:expr, $name:literal, |$deed:ident| $body:block) => {{
        let mut attempts = $crate::Attempts::new($name);
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

/// The key of an entry: the seven bytes of its report's number (zero for none), and then drawn ones.
pub fn entry_key(house: &House, report: Option<ReportNumber>) -> [u8; 16] {
    of_report(report.map_or(0, ReportNumber::get), house.draw())
}

/// A key with the seven bytes of a report's number at its front.
fn of_report(report: i64, mut key: [u8; 16]) -> [u8; 16] {
    key.iter_mut().zip(report.to_be_bytes().into_iter().skip(1)).for_each(|(byte, of)| *byte = of);
    key
}

/// The number of the report that an entry's key names; zero for none.
pub fn entry_report(key: &[u8]) -> i64 {
    key.iter().take(7).fold(0, |number, byte| number << 8 | i64::from(*byte))
}

/// The first and the last key that an entry of this report can have.
pub fn entry_keys(report: i64) -> ([u8; 16], [u8; 16]) {
    (of_report(report, [0; 16]), of_report(report, [u8::MAX; 16]))
}

/// The row of one entry: its key, report and actor, and the facts that its opening holds.
fn entry_row(
    house: &House,
    kind: &str,
    at: i64,
    (id, report, actor): ([u8; 16], i64, [u8; 32]),
    facts: Vec<(String, String)>,
) -> Result<Params, Trouble> {
    let opening = Opening { salt: house.draw(), facts };
    let leaf = Entry::new(kind, at, actor, opening.commitment())
        .map_err(|source| Trouble::row(format!("ledger entry of {kind}: {source}")))?
        .leaf();
    let hash = clearline_ledger::leaf_hash(&leaf);
    Ok(params!(
        id = id,
        report = report,
        kind = kind,
        leaf = leaf,
        leaf_hash = hash.0,
        opening = opening.to_bytes(),
        written_at = at
    ))
}

/// An entry for rows that are written by statements alone, without a command around them: to measure what the rows
/// themselves cost.
pub struct Bare<'b> {
    /// The command whose rows they are.
    pub kind: &'b str,
    /// Who acts.
    pub actor: &'b Actor,
    /// The entry's key.
    pub id: [u8; 16],
    /// The report.
    pub report: ReportNumber,
    /// When, in microseconds since 1970.
    pub at: i64,
    /// What the entry says besides the rows.
    pub facts: Vec<(&'static str, String)>,
    /// The statements, and what they are given: they are stated as a command's would be.
    pub rows: &'b [(&'static Sql, Params)],
}

impl Bare<'_> {
    /// The entry's own row.
    ///
    /// # Errors
    /// Where a statement cannot be read.
    pub fn row(&self, house: &House) -> Result<Params, Trouble> {
        let mut lines = Lines::default();
        self.rows.iter().for_each(|(sql, params)| lines.note(sql, params));
        let lines: Vec<String> =
            lines.end().map_err(Trouble::row)?.into_iter().map(|(_, line)| line).collect();
        let mut facts = vec![("actor", actor_words(self.actor)), ("report", self.report.to_string())];
        facts.extend(self.facts.iter().cloned());
        if !lines.is_empty() {
            facts.push((ROWS_FACT, lines.join("\n")));
        }
        let facts = facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let actor = actor_commitment(&house.keys.fingerprint, self.actor);
        entry_row(house, self.kind, self.at, (self.id, self.report.get(), actor), facts)
    }
}

/// `role:id`, as it is stored with an act.
pub fn actor_words(actor: &Actor) -> String {
    format!("{}:{}", actor.role().word(), actor.id())
}

/// A keyed digest, so that the ledger can tell that two deeds were the same person's without naming anybody.
fn actor_commitment(key: &[u8; 32], actor: &Actor) -> [u8; 32] {
    keyed_digest(key, &["actor", actor.role().word(), actor.id()])
}

/// The same, from `role:id` as an entry's facts keep it.
pub fn commitment_of_words(key: &[u8; 32], words: &str) -> [u8; 32] {
    let (role, id) = words.split_once(':').unwrap_or((words, ""));
    keyed_digest(key, &["actor", role, id])
}

/// HMAC-SHA-256 (RFC 2104) over length-prefixed parts.
pub fn keyed_digest(key: &[u8; 32], parts: &[&str]) -> [u8; 32] {
    let mut mac = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, key));
    for part in parts {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    }
    let mut digest = [0; 32];
    digest.copy_from_slice(mac.sign().as_ref());
    digest
}
