//! Durable steps under an unkind world: a seeded sequence of filing, carrying and sequencing by two processes, in which
//! calls are dropped midway, processes are replaced and time jumps. At the end whatever was acknowledged must be true,
//! each report must be where reports end, exactly once, and the ledger must be whole.
//!
//! The seed decides which steps are taken, not when a dropped call stops: a failure names its seed, and may need more
//! than one run to show again.

use std::collections::BTreeSet;
use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;

use clearline_core::runner;
use clearline_law::access::{Actor, ReadProcess, Role, Thing, permit};
use clearline_oversight::{self as oversight, figures};
use clearline_pipeline::{carry, intake};
use clearline_records::dossier::{self, linked, routed};
use clearline_report::{AgencyId, BasisKind, FileId, IncidentType, ReportNumber, Stage};
use clearline_seal::Identity;
use clearline_tests::{Engine, Provider, TestHouse, file_details, leave, report, report_with};
use clearline_wire::responses::{Answer as Wire, Code};
use futures::{FutureExt as _, TryStreamExt as _};
use jiff::SignedDuration;
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};

const STEPS: usize = 120;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_acknowledged_comes_true_on_sqlite() {
    for seed in 1..=6 {
        named(seed, Engine::Sqlite).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_is_acknowledged_comes_true_on_postgres() {
    for seed in 101..=102 {
        named(seed, Engine::Postgres).await;
    }
}

async fn named(seed: u64, engine: Engine) {
    let run = std::panic::AssertUnwindSafe(simulate(seed, engine)).catch_unwind();
    if let Err(panic) = run.await {
        eprintln!("the simulation of seed {seed} on {engine:?} failed");
        std::panic::resume_unwind(panic);
    }
}

/// A report as its sender knows it: only what was acknowledged counts.
struct Filing {
    number: ReportNumber,
    files: Vec<FileId>,
    described: BTreeSet<FileId>,
    finished: bool,
    retracted: bool,
}

impl Filing {
    /// Neither end was acknowledged; a call that was dropped may have ended it all the same.
    fn is_open(&self) -> bool {
        !self.finished && !self.retracted
    }
}

struct World {
    rng: StdRng,
    houses: [TestHouse; 2],
    provider: Provider,
    filings: Vec<Filing>,
    dropped: usize,
}

async fn simulate(seed: u64, engine: Engine) {
    let first = TestHouse::on(engine).await;
    first.qualify("de-1", BasisKind::Fbi).await;
    first.qualify("fr-1", BasisKind::Ice).await;
    first.by_package("de-1", &Identity::from_entropy(&[4; 32]).unwrap().recipient()).await;
    let second = first.second().await;
    let provider = first.provider("example-chat").await;
    let rng = StdRng::seed_from_u64(seed);
    let mut world = World { rng, houses: [first, second], provider, filings: Vec::new(), dropped: 0 };
    for _ in 0..STEPS {
        world.step().await;
    }
    assert!(world.dropped > 0, "some calls were dropped");
    world.settle().await;
    world.judge().await;
}

impl World {
    async fn step(&mut self) {
        match self.rng.random_range(0..100) {
            0..20 => self.open().await,
            20..40 => self.upload().await,
            40..50 => self.describe().await,
            50..64 => self.end("finish").await,
            64..68 => self.end("retract").await,
            68..78 => self.pass(),
            78..90 => self.carry().await,
            90..95 => self.sequence().await,
            95..98 => self.replace().await,
            _ => self.expire().await,
        }
    }

    /// The provider's program at whichever process answers.
    fn sender(&mut self) -> Provider {
        let which = usize::from(self.rng.random_bool(0.5));
        self.provider.at(&self.houses[which])
    }

    /// Most calls end; of some the caller goes away midway, and does not learn what became of them.
    async fn unless_dropped<T>(&mut self, call: impl Future<Output = T>) -> Option<T> {
        if self.rng.random_bool(0.6) {
            return Some(call.await);
        }
        // Short calls wait for the store a few times, long ones many times.
        let most = 1_u32 << self.rng.random_range(0..7);
        let mut waits = self.rng.random_range(1..=most);
        let mut call = pin!(call);
        let done = poll_fn(|context| match call.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending if waits == 1 => Poll::Ready(None),
            Poll::Pending => {
                waits -= 1;
                Poll::Pending
            }
        })
        .await;
        self.dropped += usize::from(done.is_none());
        done
    }

    async fn open(&mut self) {
        let document = match self.rng.random_range(0..4) {
            0 => report(IncidentType::Csam),
            1 => self.from("DE", IncidentType::Csam),
            2 => self.from("FR", IncidentType::Enticement),
            _ => report_with(IncidentType::Csam, |parts| parts.asked_by("DE")),
        };
        let sender = self.sender();
        let Some(answer) = self.unless_dropped(sender.xml("submit", &document)).await else { return };
        let Wire::Response(response) = answer.wire() else { panic!("{}", answer.text()) };
        self.filings.push(Filing {
            number: response.report.expect("submit names the report"),
            files: Vec::new(),
            described: BTreeSet::new(),
            finished: false,
            retracted: false,
        });
    }

    fn from(&self, country: &str, kind: IncidentType) -> Vec<u8> {
        let country = country.parse().unwrap();
        let address = clearline_world::addresses_of(country).next().unwrap().base.to_string();
        report_with(kind, |parts| parts.seen_at(&address))
    }

    /// One of the filings whose end was not acknowledged.
    fn open_one(&mut self) -> Option<usize> {
        let open: Vec<usize> =
            self.filings.iter().enumerate().filter(|(_, one)| one.is_open()).map(|(at, _)| at).collect();
        (!open.is_empty()).then(|| open[self.rng.random_range(0..open.len())])
    }

    async fn upload(&mut self) {
        let Some(at) = self.open_one() else { return };
        let (sender, number) = (self.sender(), self.filings[at].number.to_string());
        let bytes: Vec<u8> = (0..self.rng.random_range(1..200_000_u32)).map(|byte| byte as u8).collect();
        let Some(answer) = self.unless_dropped(sender.upload(&number, "a.png", &bytes)).await else { return };
        match answer.wire() {
            Wire::Response(response) if response.code == Code::Success => {
                self.filings[at].files.push(response.file.expect("upload names the file"));
            }
            other => ended(other.code(), &answer.text()),
        }
    }

    async fn describe(&mut self) {
        let Some(at) = self.open_one() else { return };
        let filing = &self.filings[at];
        let Some(file) = filing.files.iter().find(|file| !filing.described.contains(*file)).cloned() else {
            return;
        };
        let (sender, details) = (self.sender(), file_details(self.filings[at].number, &file, Some(true)));
        let Some(answer) = self.unless_dropped(sender.xml("fileinfo", &details)).await else { return };
        match answer.code() {
            Code::Success => drop(self.filings[at].described.insert(file)),
            code => ended(code, &answer.text()),
        }
    }

    async fn end(&mut self, call: &str) {
        let Some(at) = self.open_one() else { return };
        let (sender, number) = (self.sender(), self.filings[at].number.to_string());
        let Some(answer) = self.unless_dropped(sender.form(call, &number)).await else { return };
        match answer.code() {
            Code::Success if call == "finish" => self.filings[at].finished = true,
            Code::Success => self.filings[at].retracted = true,
            code => ended(code, &answer.text()),
        }
    }

    fn pass(&mut self) {
        let seconds = match self.rng.random_range(0..10) {
            0 => 26 * 3_600,
            1..4 => self.rng.random_range(60..1_800),
            _ => self.rng.random_range(1..60),
        };
        self.houses[0].pass(SignedDuration::from_secs(seconds));
    }

    /// Both processes carry what is due, at the same moment, and either may stop in the middle.
    async fn carry(&mut self) {
        let [one, other] = [self.houses[0].house.clone(), self.houses[1].house.clone()];
        let both = async {
            tokio::join!(runner::run_until_quiet(&one, carry), runner::run_until_quiet(&other, carry))
        };
        if let Some((one, other)) = self.unless_dropped(both).await {
            one.and(other).expect("no job fails");
        }
    }

    async fn expire(&mut self) {
        let house = self.houses[0].house.clone();
        if let Some(expired) = self.unless_dropped(intake::expire_overdue(&house)).await {
            expired.expect("what is overdue expires");
        }
    }

    async fn sequence(&mut self) {
        let [one, other] = [self.houses[0].house.clone(), self.houses[1].house.clone()];
        let both = async { tokio::join!(oversight::sequence(&one), oversight::sequence(&other)) };
        if let Some((one, other)) = self.unless_dropped(both).await {
            one.and(other).expect("the ledger is sequenced");
        }
    }

    /// A process dies and another takes its place. The first may be the only one that holds the database.
    async fn replace(&mut self) {
        self.houses[1] = self.houses[0].second().await;
        self.houses.swap(0, 1);
    }

    /// The storm is over: leases run out, senders learn where their reports stand, and all work is done.
    async fn settle(&mut self) {
        self.houses[0].pass(SignedDuration::from_mins(30));
        let sender = self.provider.at(&self.houses[0]);
        for filing in self.filings.iter_mut().filter(|filing| filing.is_open()) {
            match sender.form("finish", &filing.number.to_string()).await.code() {
                Code::Success | Code::AlreadyFinished => filing.finished = true,
                Code::AlreadyRetracted => filing.retracted = true,
                code => panic!("{}: {code:?}", filing.number),
            }
        }
        // What was opened by a call that nobody heard the answer of runs out.
        self.houses[0].pass(SignedDuration::from_hours(72));
        intake::expire_overdue(&self.houses[0].house).await.unwrap();
        self.houses[1].ends_sound().await;
        self.houses[0].pass(SignedDuration::from_hours(72));
        self.houses[0].ends_sound().await;
    }

    /// Whom a report reached, by a referral of its own or of the same report sent at another time.
    async fn reached(&self, number: ReportNumber) -> Vec<AgencyId> {
        let house = &self.houses[1].house;
        let repeats = linked::repeats(house, &leave(number)).await.unwrap();
        let mut agencies = Vec::new();
        for one in repeats.others().chain([number]) {
            let referrals = routed::referrals(house, &leave(one)).await.unwrap();
            agencies.extend(referrals.into_iter().map(|referral| referral.agency));
        }
        agencies
    }

    async fn judge(&self) {
        let house = &self.houses[1].house;
        for filing in &self.filings {
            let number = filing.number;
            let stage = self.houses[1].stage(number).await;
            let kept = dossier::files(house, &leave(number)).await.unwrap();
            let referrals = routed::referrals(house, &leave(number)).await.unwrap();
            if filing.finished {
                assert_eq!(stage, Stage::Referred, "{number} was acknowledged");
                let agencies: BTreeSet<_> = referrals.iter().map(|one| one.agency.clone()).collect();
                assert_eq!(agencies.len(), referrals.len(), "{number} reached an agency twice");
                assert!(!self.reached(number).await.is_empty(), "{number} reached nobody");
                for file in &filing.files {
                    let held = kept.iter().find(|held| held.id == *file).expect("an acknowledged file");
                    let content = house.vault.get(&held.path, &held.sealed_key).await;
                    let content = content.expect("an acknowledged file is there").try_collect::<Vec<_>>();
                    assert!(content.await.is_ok(), "{number}: an acknowledged file is not whole");
                    let viewed = held.said.viewed == clearline_report::Answer::Yes;
                    assert!(viewed || !filing.described.contains(file), "an acknowledged description");
                }
            } else {
                assert!(matches!(stage, Stage::Retracted | Stage::Expired), "{number} is {stage:?}");
                assert!(
                    dossier::document(house, &leave(number)).await.unwrap().is_none(),
                    "{number} is erased"
                );
                assert!(kept.is_empty() && referrals.is_empty(), "{number} left something");
            }
            for referral in referrals.iter().filter(|one| one.agency.as_str() == "de-1") {
                assert!(referral.package.is_some(), "{} was not sealed", referral.id);
            }
        }
        let auditor = Actor::staff(Role::Auditor, &"auditor".parse().unwrap()).unwrap();
        let permit = permit::<ReadProcess>(&auditor, &Thing::House).unwrap();
        let counts = figures::counts(house, &permit).await.unwrap();
        for (stage, count) in counts.reports {
            let end = matches!(stage, Stage::Referred | Stage::Retracted | Stage::Expired);
            assert!(end || count == 0, "{count} reports are still {stage:?}");
        }
    }
}

/// The only refusals there can be: an earlier call, whose answer nobody heard, or time has ended the report.
fn ended(code: Code, text: &str) {
    assert!(matches!(code, Code::AlreadyFinished | Code::AlreadyRetracted), "refused: {text}");
}
