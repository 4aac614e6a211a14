//! `clearline load`: drives the reporting API like many providers, and prints the result next to the lowest possible
//! cost.

mod backlog;
mod drive;
mod floor;
mod held;
mod measure;
mod pool;
mod rows;
mod show;
mod target;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use clap::Args;
use clearline_core::Clock as _;
use clearline_identity::directory::NewProvider;
use clearline_report::ProviderId;
use clearline_world::World;
use jiff::Timestamp;
use tokio::time::Instant;

use self::backlog::{Course, Reached};
use self::drive::Drive;
use self::floor::ByteRates;
use self::measure::Seen;
use self::pool::{Pool, Sizes};
use self::target::Target;
use crate::client::Api;
use crate::config::Flags;
use crate::demo::Fault;
use crate::output::{Done, json};
use crate::outside::SystemClock;
use crate::serve;

/// Documents are made ready for so many reports a second of the clock.
const EXPECTED_PER_SECOND: u64 = 600;

/// The arguments of `clearline load`.
#[derive(Args)]
pub(crate) struct Load {
    /// How many providers send
    #[arg(long, default_value_t = 8)]
    providers: usize,
    /// How many reports are sent at the same time
    #[arg(long, default_value_t = 16)]
    concurrency: usize,
    /// Seconds that the clock runs
    #[arg(long, default_value_t = 30)]
    duration: u64,
    /// Begin at most so many reports a second; without it, as many as the server takes
    #[arg(long, value_name = "REPORTS")]
    rate: Option<f64>,
    /// One file of so many bytes with every report; without it, one to three of 50 KB to 1 MB
    #[arg(long, value_name = "BYTES")]
    file_bytes: Option<usize>,
    /// A server that runs already; its store is used as well where --data or --database names it. Without it, a house of
    /// its own is opened and served
    #[arg(long)]
    url: Option<String>,
    /// With --url: the user name of the one provider to send as; without it, providers are added
    #[arg(long, requires = "password", requires = "url")]
    user: Option<ProviderId>,
    /// The password that goes with it
    #[arg(long, env = "CLEARLINE_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// Process nothing after intake: measures intake alone
    #[arg(long, conflicts_with = "url")]
    accept_only: bool,
    /// Write so many reports that have ended into the store before the clock starts
    #[arg(long, default_value_t = 0, conflicts_with = "url")]
    held: u64,
    /// Seconds given to the backlog after the clock has run out
    #[arg(long, default_value_t = 60)]
    drain: u64,
    /// The same seed sends the same reports
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

/// Everything there is to tell.
struct Told {
    providers: usize,
    concurrency: usize,
    /// How long the clock ran.
    seconds: f64,
    held: u64,
    accept_only: bool,
    seen: Seen,
    course: Option<Course>,
    reached: Option<Reached>,
    drained: Option<Duration>,
    /// Accepts a second by bare commits.
    floor: Option<f64>,
    bytes: ByteRates,
}

impl Told {
    /// Finished reports a second.
    fn rate(&self) -> f64 {
        self.seen.in_time as f64 / self.seconds
    }
}

impl Load {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        let target = match &self.url {
            None => Target::own(flags, self.accept_only).await?,
            Some(url) => Target::running(url, flags, self.user.is_none()).await?,
        };
        let told = self.measure(&target).await;
        target.close().await?;
        let told = told?;
        if self.json {
            json(&show::as_json(&told));
        } else {
            show::tell(&told);
        }
        Ok(if told.seen.errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }

    async fn measure(&self, target: &Target) -> Result<Told, Fault> {
        let providers = self.credentials(target).await?;
        let first = providers.first().ok_or("at least one provider is needed")?;
        let api = Api::new(&target.url)?;
        let sizes = self.file_bytes.map_or(Sizes::Mix, Sizes::One);
        let expected = (self.duration * EXPECTED_PER_SECOND).max(1);
        let world = World::new(self.seed, SystemClock.now());
        // A random stream of its own for each run: two runs on one database must not send the same accounts.
        let stream = self.seed ^ u64::from_be_bytes(clearline_core::draw(&crate::outside::SystemChance));
        let pool = tokio::task::spawn_blocking(move || Pool::fill(world, stream, sizes, expected)).await?;
        let sample = pool.make(u64::MAX);
        let mut floor = None;
        if let Some(house) = target.house.as_ref().filter(|_| target.is_own()) {
            if self.held > 0 {
                let bar = show::bar("{bar:40} {pos}/{len} {msg}");
                held::fill(house, &first.id, &sample, self.held, &bar).await?;
                bar.finish_and_clear();
            }
            floor = Some(floor::accepts(house, &first.id, &sample, self.concurrency).await?);
        }
        let bytes = floor::bytes(&api, first, &sample).await?;
        let (seen, seconds, ended, samples) = self.clock(target, api, providers.clone(), pool).await?;
        let mut told = Told {
            providers: providers.len(),
            concurrency: self.concurrency,
            seconds,
            held: self.held,
            accept_only: self.accept_only,
            course: backlog::course(&samples, seen.in_time),
            seen,
            reached: None,
            drained: None,
            floor,
            bytes,
        };
        if let Some(house) = target.house.as_ref().filter(|_| !self.accept_only) {
            told.drained = backlog::drained(house, Duration::from_secs(self.drain)).await?;
            told.reached = Some(backlog::reached(house, &told.seen.finished, ended).await?);
        }
        Ok(told)
    }

    /// Who sends: the one that was named, or new ones.
    async fn credentials(&self, target: &Target) -> Result<Vec<NewProvider>, Fault> {
        match (&self.user, &self.password, &target.house) {
            (Some(id), Some(password), _) => {
                Ok(vec![NewProvider { id: id.clone(), password: password.clone().into() }])
            }
            (_, _, Some(house)) => target::add_providers(house, self.providers).await,
            _ => Err("name a provider with --user and --password".into()),
        }
    }

    /// Runs the clock. Returns what was seen, how long it ran, when it ran out, and the backlog second by second.
    async fn clock(
        &self,
        target: &Target,
        api: Api,
        providers: Vec<NewProvider>,
        pool: Pool,
    ) -> Result<(Seen, f64, Timestamp, Vec<i64>), Fault> {
        let begins = Instant::now();
        let drive = Arc::new(Drive {
            api,
            providers,
            pool,
            rate: self.rate,
            begins,
            ends: begins + Duration::from_secs(self.duration),
            finished: AtomicU64::new(0),
            errors: AtomicU64::new(0),
            stop: serve::stop_signal()?,
        });
        let watched = target.house.clone().filter(|_| !self.accept_only);
        let samples = async {
            match watched {
                Some(house) => backlog::sample(house, drive.ends, drive.stop.clone()).await,
                None => Ok(Vec::new()),
            }
        };
        let over = async {
            show::progress(&drive, self.json).await;
            (begins.elapsed().as_secs_f64().min(self.duration as f64), SystemClock.now())
        };
        let (seen, samples, (seconds, ended)) = tokio::join!(drive.run(self.concurrency), samples, over);
        Ok((seen, seconds, ended, samples?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clearline_oversight as oversight;

    fn load(duration: u64) -> Load {
        Load {
            providers: 2,
            concurrency: 4,
            duration,
            rate: Some(20.0),
            file_bytes: Some(20_000),
            url: None,
            user: None,
            password: None,
            accept_only: false,
            held: 250,
            drain: 60,
            seed: 1,
            json: false,
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn what_was_sent_reaches_its_referrals_and_what_was_only_measured_leaves_the_ledger_sound() {
        let target = Target::own(&Flags::default(), false).await.unwrap();
        let told = load(2).measure(&target).await.unwrap();
        assert!(told.seen.errors.is_empty(), "{:?}", told.seen.errors);
        let reached = told.reached.as_ref().unwrap();
        assert!(reached.of > 0 && reached.referred == reached.of as u64, "{:?}", reached.elsewhere);
        assert!(told.floor.is_some_and(|floor| floor > 0.0) && told.bytes.upload > 0.0);
        let house = target.house.clone().unwrap();
        while oversight::lag(&house).await.unwrap().waiting > 0 {
            oversight::sequence(&house).await.unwrap();
        }
        let ledger = oversight::verify(&house).await.unwrap();
        assert!(ledger.entries > 250 * 8, "the reports that are held have their entries: {}", ledger.entries);
        target.close().await.unwrap();
    }
}
