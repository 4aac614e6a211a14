//! `clearline demo`: a synthetic world sends reports to a real house over its real interfaces, and people work on them.

mod board;
pub(crate) mod cast;
mod people;
pub(crate) mod place;
mod proof;
mod send;
mod summary;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::Args;
use clearline_core::House;
use clearline_report::{ReportNumber, Stage};
use clearline_world::{Ending, World};
use tokio::sync::watch;
use tokio::time::Instant;

use self::board::{Board, Counts};
use self::cast::Cast;
use self::people::People;
pub(crate) use self::people::leave;
use self::send::{Senders, Sent};
use crate::client::Api;
use crate::config::Flags;
use crate::output::{Done, complain, line};
use crate::outside::SystemChance;
use crate::serve;

/// Whatever went wrong, for the person who ran the command.
pub(crate) type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The time between two readings of the progress.
const LOOK_EVERY: Duration = Duration::from_millis(150);
/// So long nothing may move before we say that it will not move any more.
const PATIENCE: Duration = Duration::from_secs(120);
/// Reports that wait for a decision when a visitor comes, so that there is something to decide.
const LEFT_WAITING: usize = 12;
/// Reports named when nothing moves any more; the rest are counted.
const NAMED_MAX: usize = 12;

/// The arguments of `clearline demo`.
#[derive(Args)]
pub(crate) struct Demo {
    /// How many reports the providers send; the public and the sandbox send some more
    #[arg(long, default_value_t = 60)]
    reports: u64,
    /// The same seed gives the same people, files and reports
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Leave nothing waiting, check everything and end; exit code 1 and the reason where something failed
    #[arg(long)]
    once: bool,
    /// An empty directory to work in [default: a new one among the temporary files]
    #[arg(long, env = "CLEARLINE_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
}

impl Demo {
    pub(crate) async fn run(self, flags: &Flags) -> Done {
        let flags = &Flags { data: self.data.clone().or_else(|| flags.data.clone()), ..flags.clone() };
        let config = place::fresh(flags, "clearline-demo", &SystemChance)?;
        let listener = place::listen(config.listen).await?;
        let url = place::url_of(&listener)?;
        let house = place::open_synthetic(&config).await?;
        log_to_file(&config.data.join("clearline.log"))?;
        line("A demonstration: everything in it is invented.");
        line(format!("It works in {}", config.data.display()));
        let world = World::new(self.seed, house.now());
        let cast = Arc::new(cast::gather(&house, &world, &config.data).await?);
        let (tell, stop) = watch::channel(false);
        pass_on(serve::stop_signal()?, tell.clone());
        let server = tokio::spawn(serve::run(house.clone(), listener, stop.clone()));
        line(format!("It listens on {url}"));
        let played = self.play(&house, &cast, world, (&url, &config.data), stop.clone()).await;
        if !self.once && !*stop.borrow() {
            if let Err(error) = &played {
                complain(&error.to_string());
            }
            let waiting = played.as_ref().map_or(0, |(_, waiting)| *waiting);
            summary::doors(&url, &cast, &config.data, waiting);
            line("It runs until you press Ctrl-C.");
            let mut stop = stop;
            let _told = stop.wait_for(|stop| *stop).await;
        }
        tell.send_replace(true);
        server.await??;
        if self.once { played.map(|(code, _)| code) } else { Ok(ExitCode::SUCCESS) }
    }

    /// Everything that happens, then the summary and the checks. Returns also how many reports were left waiting.
    async fn play(
        &self,
        house: &Arc<House>,
        cast: &Arc<Cast>,
        world: World,
        (url, data): (&str, &Path),
        mut stop: watch::Receiver<bool>,
    ) -> Result<(ExitCode, usize), Fault> {
        let (sent, seen) = watch::channel(Vec::new());
        let api = Api::new(url)?;
        let leave = if self.once { 0 } else { LEFT_WAITING };
        let people = People::new(house.clone(), cast.clone(), world.clone(), leave);
        let senders = Senders { world, cast: cast.clone(), api, url: url.to_owned(), sent };
        let planned = send::planned(self.reports);
        let mut stage = Watch { house: house.clone(), seen, people, planned, stages: BTreeMap::new() };
        let mut board = Board::new(planned);
        let done = tokio::select! {
            done = async { tokio::try_join!(senders.send_all(self.reports), stage.until_settled(&mut board)) } => done,
            _ = stop.wait_for(|stop| *stop) => Err("stopped before every report was done".into()),
        };
        board.close();
        done?;
        let sent = stage.seen.borrow().clone();
        let findings = proof::examine(house, cast, &sent, &stage.people.left, data).await?;
        summary::table(&findings);
        summary::checks(&findings, &stage.people, data);
        findings.faults.iter().take(NAMED_MAX).for_each(|fault| complain(fault));
        match findings.faults.len() {
            0 => Ok((ExitCode::SUCCESS, stage.people.left.len())),
            count => Err(format!("{count} checks failed").into()),
        }
    }
}

/// Follows every report to its end, and lets people do their part.
struct Watch {
    house: Arc<House>,
    seen: watch::Receiver<Vec<Sent>>,
    people: People,
    planned: u64,
    stages: BTreeMap<ReportNumber, Stage>,
}

impl Watch {
    /// Returns once every report is finished and nothing is owed; fails where nothing moves any more.
    async fn until_settled(&mut self, board: &mut Board) -> Result<(), Fault> {
        let mut moved = Instant::now();
        let mut before = Counts::default();
        loop {
            let sent = self.seen.borrow_and_update().clone();
            self.look(&sent).await?;
            let counts = self.counts();
            let ended = self.ended(&sent);
            let acts = self.people.take_turn(&sent).await?;
            board.draw(&counts, ended, &self.notes());
            let all_sent = sent.len() as u64 == self.planned && sent.iter().all(|report| report.complete);
            let still = acts == 0 && counts == before;
            if still && all_sent && proof::unsettled(&self.house, &sent, &self.people.left).await?.is_empty()
            {
                return Ok(());
            }
            if !still {
                moved = Instant::now();
            }
            if moved.elapsed() > PATIENCE {
                return Err(self.stuck(&sent).await?.into());
            }
            before = counts;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Reads the stage of every report that was not finished before.
    async fn look(&mut self, sent: &[Sent]) -> Result<(), Fault> {
        for report in sent {
            let ended = self.stages.get(&report.number).is_some_and(|stage| stage.is_end());
            if !ended {
                let head = people::head_of(&self.house, report.number).await?;
                self.stages.insert(report.number, head.stage);
            }
        }
        Ok(())
    }

    /// A report that its sender abandoned counts as ended as soon as its sender has done all it will do.
    fn ended(&self, sent: &[Sent]) -> u64 {
        let at_end = |report: &&Sent| match report.kind.ending() {
            Ending::Abandon => report.complete,
            Ending::Finish | Ending::Retract => {
                let stage = self.stages.get(&report.number);
                stage.is_some_and(|stage| stage.is_end()) || self.people.left.contains(&report.number)
            }
        };
        sent.iter().filter(at_end).count() as u64
    }

    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        self.stages.values().for_each(|stage| counts.add(*stage));
        counts
    }

    fn notes(&self) -> String {
        let answers: u64 = self.people.answers.values().sum();
        format!("{} decided by a person, {answers} answered by agencies", self.people.decided)
    }

    /// Why nothing moves: which reports are at which stage.
    async fn stuck(&self, sent: &[Sent]) -> Result<String, Fault> {
        let mut waiting = proof::unsettled(&self.house, sent, &self.people.left).await?;
        let unsent = self.planned.saturating_sub(sent.len() as u64);
        if unsent > 0 {
            waiting.push(format!("{unsent} reports were not even opened"));
        }
        let backlog = clearline_core::runner::backlog(&self.house).await?;
        waiting.extend(
            backlog
                .iter()
                .map(|(kind, due, failed)| format!("{due} jobs {kind} wait, {failed} failed before")),
        );
        let more = waiting.len().saturating_sub(NAMED_MAX);
        waiting.truncate(NAMED_MAX);
        if more > 0 {
            waiting.push(format!("and {more} more"));
        }
        Ok(format!("nothing has moved for {} seconds: {}", PATIENCE.as_secs(), waiting.join("; ")))
    }
}

/// Turns `tell` true when the signal comes.
fn pass_on(mut signal: watch::Receiver<bool>, tell: watch::Sender<bool>) {
    tokio::spawn(async move {
        if signal.wait_for(|stop| *stop).await.is_ok() {
            tell.send_replace(true);
        }
    });
}

/// Log lines would break the display, so they go to a file.
pub(crate) fn log_to_file(path: &Path) -> Result<(), Fault> {
    let file = Mutex::new(File::create(path)?);
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // A second call in one process changes nothing, and need not.
    let _already = tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(file).try_init();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Forty reports hold every kind of report there is.
    #[tokio::test(flavor = "multi_thread")]
    async fn every_kind_of_report_reaches_its_end_and_every_check_holds() {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("demo");
        let listen = "127.0.0.1:0".parse().ok();
        let flags = Flags { data: Some(data.clone()), listen, ..Flags::default() };
        let demo = Demo { reports: 40, seed: 7, once: true, data: None };
        let code = demo.run(&flags).await.map_err(|error| error.to_string());
        assert_eq!(code, Ok(ExitCode::SUCCESS));
        let logins = std::fs::read_to_string(data.join("logins.txt")).unwrap();
        assert!(logins.contains("officer-us-fbi") && logins.contains("example-sandbox"), "{logins}");
        assert!(data.join("agencies/mx-1.key").exists(), "an agency that receives packages has its key");
        assert!(data.join("keys.txt").exists() && data.join("packages").read_dir().unwrap().next().is_some());
    }
}
