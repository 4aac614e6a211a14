//! Work that follows a commit. A job is written in the same batch as its cause and ended in the same batch as its
//! effect, so a crash between the two repeats the work and never doubles it. Several processes share one queue by
//! leases: a process that dies loses its leases after [`Limits::lease_seconds`](crate::limits::Limits::lease_seconds).

use clearline_report::{Argument, message};
use std::sync::Arc;
use std::time::Duration;

use clearline_store::{Batch, Row, Sql, params};
use futures::future::BoxFuture;
use jiff::SignedDuration;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::command::{Attempts, leased_until};
use crate::house::House;
use crate::job::{Claimed, Job, Next};
use crate::lack::{self, Lack};
use crate::row::{int_at, number_at, text_at};
use crate::rows::{Rows, Source};
use crate::trouble::{Trouble, chain};

statement! {
    READY_JOBS = "sql/ready_jobs";
    EXTEND_LEASE = "sql/extend_lease";
    RELEASE_JOB = "sql/release_job";
    POSTPONE_JOB = "sql/postpone_job";
    COUNT_JOBS = "sql/count_jobs";
}

static CLAIM_JOB: Sql =
    Sql::files(include_str!("sql/claim_job.sqlite.sql"), include_str!("sql/claim_job.postgres.sql"));

/// How long a process with nothing to do waits before it looks again for work of other processes.
const LOOK_AGAIN: Duration = Duration::from_millis(400);

/// Jobs that are listed for each that is taken.
const LISTED_FOR_EACH: i64 = 4;

/// Seconds that a job waits at most while a store lacks space or does not answer.
const LACK_SECONDS_MAX: i64 = 300;

/// Why a job could not be done this time.
pub type Failed = Box<dyn std::error::Error + Send + Sync>;

/// Carries one job: it knows which part of the program each kind is for. The pipeline has the one that is at work.
pub type Carry = for<'a> fn(&'a House, &'a Claimed) -> BoxFuture<'a, Result<(), Failed>>;

/// Runs jobs until `stop` turns true; then finishes those in progress and returns the rest.
pub async fn run(house: Arc<House>, carry: Carry, mut stop: watch::Receiver<bool>) {
    let mut tasks: JoinSet<()> = JoinSet::new();
    let mut crowded = false;
    while !*stop.borrow() {
        let free = house.limits.workers.saturating_sub(tasks.len());
        let Look { claimed, found, crowded: others } = match claim(&house, free, crowded).await {
            Ok(look) => look,
            Err(error) => {
                lack::tell("claiming work", &error);
                Look::default()
            }
        };
        for job in claimed {
            tasks.spawn(carry_on(house.clone(), carry, job, stop.clone()));
        }
        crowded = others;
        if found && tasks.len() < house.limits.workers {
            continue;
        }
        let bell = house.bell.notified();
        tokio::select! {
            _ = stop.changed() => {}
            Some(_) = tasks.join_next(), if !tasks.is_empty() => {}
            () = bell, if tasks.len() < house.limits.workers => {}
            () = tokio::time::sleep(LOOK_AGAIN) => {}
        }
    }
    while tasks.join_next().await.is_some() {}
}

/// Runs every job that is due now, one after the other, until none is left. Returns how many were run, or the first
/// that failed: for tests and one-shot commands.
pub async fn run_until_quiet(house: &Arc<House>, carry: Carry) -> Result<usize, Failed> {
    let mut carried = 0;
    loop {
        let look = claim(house, house.limits.workers, false).await?;
        // What cannot be read is taken as well, and is not looked at again for the time of a lease.
        if !look.found {
            return Ok(carried);
        }
        for job in look.claimed {
            let mut next = Some(job);
            while let Some(job) = next {
                carry(house, &job).await?;
                carried += 1;
                next = job.next.take();
            }
        }
    }
}

/// Runs the jobs that are due now, as many as are claimed at once, and none of those that they leave. Returns how many,
/// or the first that failed: for tests that stop on the way.
pub async fn run_round(house: &Arc<House>, carry: Carry) -> Result<usize, Failed> {
    let jobs = claim(house, house.limits.workers, false).await?.claimed;
    for job in &jobs {
        carry(house, job).await?;
        if let Some(next) = job.next.take() {
            release(house, &next).await;
        }
    }
    Ok(jobs.len())
}

/// Counts of due jobs by kind, and of those among them that failed before.
pub async fn backlog(house: &House) -> Result<Vec<(String, i64, i64)>, Trouble> {
    let rows = house.query(&COUNT_JOBS, params!(now = house.now().as_microsecond())).await?;
    rows.iter()
        .map(|row| Ok((text_at(row, "kind")?.to_owned(), int_at(row, "jobs")?, int_at(row, "failing")?)))
        .collect()
}

/// What was taken at one look.
#[derive(Default)]
struct Look {
    claimed: Vec<Claimed>,
    /// Was there anything to take?
    found: bool,
    /// Did another process take some of it first?
    crowded: bool,
}

/// Takes the oldest jobs that nobody has, each where it lies: a claim waits for no other process. Where others look at the
/// same list (`crowded`), it begins at another place of it.
async fn claim(house: &House, free: usize, crowded: bool) -> Result<Look, Trouble> {
    let nothing = Look::default();
    let wanted = free.min(usize::try_from(house.limits.claim_max).unwrap_or(1));
    if wanted == 0 {
        return Ok(nothing);
    }
    let now = house.now().as_microsecond();
    let listed = i64::try_from(wanted).unwrap_or(1).saturating_mul(LISTED_FOR_EACH);
    let mut ready = house.query(&READY_JOBS, params!(now = now, limit = listed)).await?;
    if crowded && ready.len() > wanted {
        let start = usize::from(u16::from_be_bytes(house.draw())) % ready.len();
        ready.rotate_left(start);
    }
    ready.truncate(wanted);
    if ready.is_empty() {
        return Ok(nothing);
    }
    let until = leased_until(house);
    let lease = hex::encode(house.draw::<12>());
    let mut batch = Batch::new("work.claim");
    for job in &ready {
        let (report, id) = (int_at(job, "report")?, text_at(job, "id")?);
        batch.run(
            &CLAIM_JOB,
            params!(lease = lease.as_str(), leased_until = until, report = report, id = id, now = now),
        );
    }
    let Ok(done) = house.commit(batch).await? else { return Ok(nothing) };
    let rows: Vec<Row> = (0..ready.len()).flat_map(|place| done.rows(place)).cloned().collect();
    // A job that cannot be read stays in its queue and is logged once; it holds up no other.
    let source = Source::of("job", &["report", "id"]);
    let claimed = Rows::all(house, &source, &rows, |row| claimed(row, &lease))?.into_good();
    Ok(Look { claimed, found: true, crowded: rows.len() < ready.len() })
}

fn claimed(row: &Row, lease: &str) -> Result<Claimed, Trouble> {
    let word = text_at(row, "kind")?;
    let job = Job::ALL.into_iter().find(|job| job.word() == word);
    Ok(Claimed {
        id: text_at(row, "id")?.to_owned(),
        lease: lease.to_owned(),
        job: job.ok_or_else(|| Trouble::row(format!("unknown job {word}")))?,
        report: number_at(row, "report")?,
        reference: int_at(row, "reference")?,
        attempts: int_at(row, "attempts")?,
        next: Next::default(),
    })
}

/// Runs a job, and then what took its place, until nothing is left to do at once. Where the process stops meanwhile,
/// the next job goes back to the queue.
async fn carry_on(house: Arc<House>, carry: Carry, job: Claimed, stop: watch::Receiver<bool>) {
    let mut next = Some(job);
    while let Some(job) = next {
        let done = carry_one(&house, carry, &job).await;
        next = job.next.take().filter(|_| done);
        if *stop.borrow()
            && let Some(left) = next.take()
        {
            release(&house, &left).await;
        }
    }
}

/// Runs one job, renews its lease meanwhile, and postpones it where it fails. Tells whether it was done.
async fn carry_one(house: &House, carry: Carry, job: &Claimed) -> bool {
    let keep = Duration::from_secs(u64::try_from(house.limits.lease_seconds / 3).unwrap_or(20).max(1));
    let mut work = carry(house, job);
    let done = loop {
        tokio::select! {
            done = &mut work => break done,
            () = tokio::time::sleep(keep) => extend(house, job).await,
        }
    };
    let Err(error) = done else { return true };
    let why = chain(error.as_ref());
    let lack = Lack::of(error.as_ref());
    if lack.is_some() {
        lack::tell(job.job.word(), error.as_ref());
    } else {
        tracing::warn!(job = job.job.word(), attempts = job.attempts, error = why, "a job failed");
    }
    postpone(house, job, why, lack).await;
    false
}

/// Gives a job back that was not begun.
async fn release(house: &House, job: &Claimed) {
    let mut batch = Batch::new("work.release");
    let (report, id) = (job.report.get(), job.id.as_str());
    batch.run(&RELEASE_JOB, params!(report = report, id = id, lease = job.lease.as_str()));
    if let Err(error) = house.commit(batch).await {
        // Its lease will run out.
        lack::tell("giving a job back", &error);
    }
}

async fn extend(house: &House, job: &Claimed) {
    let mut batch = Batch::new("work.extend");
    batch.run(
        &EXTEND_LEASE,
        params!(
            report = job.report.get(),
            id = job.id.as_str(),
            lease = job.lease.as_str(),
            leased_until = leased_until(house)
        ),
    );
    if let Err(error) = house.commit(batch).await {
        lack::tell("extending a lease", &error);
    }
}

/// Sets a failed job back: soon at first, then ever later; after the last attempt an alert is raised and the job waits
/// a day, so that no job is ever dropped. Where the house itself lacks something the job is not to blame: it is tried
/// again for as long as that lasts.
async fn postpone(house: &House, job: &Claimed, why: String, lack: Option<Lack>) {
    let last = lack.is_none() && job.attempts >= house.limits.attempts_max;
    let pause = 1_i64 << job.attempts.clamp(0, 12);
    let seconds = match lack {
        Some(_) => pause.min(LACK_SECONDS_MAX),
        None if last => 86_400,
        None => pause,
    };
    let due = house.now() + SignedDuration::from_secs(seconds);
    let mut deed = house.deed("work.postpone");
    deed.must_change(
        &POSTPONE_JOB,
        params!(
            report = job.report.get(),
            id = job.id.as_str(),
            lease = job.lease.as_str(),
            due_at = due.as_microsecond(),
            trouble = why.as_str()
        ),
    );
    if last {
        let words = message!(
            "alert-work-failed",
            work = Argument::exact(job.job.word()),
            count = job.attempts,
            why = Argument::words(&why),
        );
        // It raises one alert, with the newest words.
        deed.alerts_end(job.report, &["work_failed"], Some(&job.id));
        deed.alert_about("work_failed", Some(job.report), &job.id, &words);
    }
    let mut attempts = Attempts::new("work.postpone");
    if let Err(error) = deed.commit(&mut attempts).await {
        // Its lease will run out.
        lack::tell("postponing a job", &error);
    }
}
