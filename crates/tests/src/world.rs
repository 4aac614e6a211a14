use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::http::StatusCode;
use clearline_core::limits::Limits;
use clearline_core::ports::{AddressBook, HighWater, Ports, Post, Reach, Unavailable};
use clearline_core::{Chance, Clock, House, Keys, MIGRATIONS, Memory, runner};
use clearline_http::{Proxies, Site};
use clearline_identity::directory::{self, AgencyChange, Expiry, Holder, Wanted};
use clearline_law::access::{Actor, Permit, Role, Scopes};
use clearline_law::{Contacts, HouseKind, Register};
use clearline_ledger::SigningKey;
use clearline_oversight as oversight;
use clearline_pipeline::augment::MmdbBook;
use clearline_pipeline::carry;
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::routed;
use clearline_report::{AgencyId, Basis, BasisKind, Channel, ProviderId, ReportNumber, Stage, World};
use clearline_store::{Database, Store};
use clearline_vault::{Files, KeyRing, Vault};
use futures::future::BoxFuture;
use jiff::{SignedDuration, Timestamp};
use rand::rngs::StdRng;
use rand::{RngCore as _, SeedableRng as _};
use tokio::runtime::Handle;

use crate::caller::{Answer, Caller, Person, Provider, csrf};
use crate::edge;

/// The machine's own leave to read a report, by which a test looks at what is kept.
pub fn leave(number: ReportNumber) -> Leave {
    Leave::machine(&Permit::machine(), number)
}

/// Which database a test runs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one.
    Sqlite,
    /// A real server, private to the test process.
    Postgres,
}

/// A clock that only a test moves. Whoever waits comes back at once, and how long it would have been is noted.
pub struct StoppedClock {
    now: Mutex<Timestamp>,
    waited: Mutex<Duration>,
}

impl Clock for StoppedClock {
    fn now(&self) -> Timestamp {
        // A microsecond passes at each look, so that what happens later is later.
        let mut now = self.now.lock().unwrap();
        *now += SignedDuration::from_micros(1);
        *now
    }

    fn wait(&self, time: Duration) -> BoxFuture<'static, ()> {
        *self.waited.lock().unwrap() += time;
        Box::pin(async {})
    }
}

struct SeededChance(Mutex<StdRng>);

impl Chance for SeededChance {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap().fill_bytes(bytes);
    }
}

/// A notice that reached a provider's webhook: its headers and its body.
#[derive(Debug, Clone)]
pub struct Posted {
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The JSON.
    pub body: String,
}

#[derive(Default)]
struct Letterbox {
    posted: Mutex<Vec<Posted>>,
    refuses: Mutex<bool>,
}

impl Post for Letterbox {
    fn post<'a>(
        &'a self,
        _: &'a str,
        headers: Vec<(&'static str, String)>,
        body: String,
    ) -> BoxFuture<'a, Result<u16, Unavailable>> {
        Box::pin(async move {
            if *self.refuses.lock().unwrap() {
                return Ok(503);
            }
            self.posted.lock().unwrap().push(Posted { headers, body });
            Ok(204)
        })
    }
}

/// The high-water mark of a test house: in memory, beside its database.
#[derive(Default)]
pub struct Mark(Mutex<Option<(u64, String)>>);

impl Mark {
    /// Sets it to what it was, or to nothing: as a restore does that takes it along.
    pub fn set(&self, to: Option<(u64, String)>) {
        *self.0.lock().unwrap() = to;
    }

    /// What it is.
    pub fn get(&self) -> Option<(u64, String)> {
        self.0.lock().unwrap().clone()
    }
}

impl HighWater for Mark {
    fn name(&self) -> &str {
        "the mark"
    }

    fn read(&self) -> BoxFuture<'_, Result<Option<String>, Unavailable>> {
        Box::pin(async { Ok(self.get().map(|(_, note)| note)) })
    }

    fn raise<'a>(&'a self, size: u64, note: &'a str) -> BoxFuture<'a, Result<(), Unavailable>> {
        Box::pin(async move {
            let mut held = self.0.lock().unwrap();
            if held.as_ref().is_none_or(|(other, _)| *other < size) {
                *held = Some((size, note.to_owned()));
            }
            Ok(())
        })
    }
}

/// The whole house.
pub struct TestHouse {
    /// The house itself.
    pub house: Arc<House>,
    /// Its address in the database, so that a second process can share it.
    pub database: Database,
    pub(crate) shared: Arc<Shared>,
    routes: Router,
}

/// What a house stands on.
struct Ground {
    database: Database,
    limits: clearline_store::Limits,
    files: Files,
    kind: HouseKind,
}

impl Ground {
    /// A database, with files in memory and limits as usual.
    fn of(database: Database) -> Ground {
        Ground {
            database,
            limits: clearline_store::Limits::default(),
            files: Files::Memory,
            kind: HouseKind::Demonstration,
        }
    }
}

/// What all processes of one test house share beside the database: its files, the hour, and what providers received.
pub(crate) struct Shared {
    clock: Arc<StoppedClock>,
    letterbox: Arc<Letterbox>,
    mark: Arc<Mark>,
    vault: Vault,
    book: Arc<dyn AddressBook>,
    register: &'static Register,
    limits: Limits,
    kind: HouseKind,
    /// How many processes there were: each draws its own chance.
    processes: AtomicU64,
    /// Where its work runs: the look back at the end runs there too.
    pub(crate) runtime: Handle,
    /// Why work is left when the test ends.
    pub(crate) left_for: Mutex<Option<&'static str>>,
}

/// A new database of an engine.
fn database(engine: Engine) -> Database {
    match engine {
        Engine::Sqlite => Database::SqliteMemory,
        Engine::Postgres => clearline_store::testing::postgres().parse().unwrap(),
    }
}

/// The moment at which every test begins.
const BEGINNING: &str = "2026-11-23T12:00:00Z";

impl TestHouse {
    /// A new house on one engine.
    pub async fn on(engine: Engine) -> TestHouse {
        Self::fresh(engine, Arc::new(book()), BEGINNING, Register::shipped()).await
    }

    /// A new house at another moment.
    pub async fn at(engine: Engine, beginning: &str) -> TestHouse {
        Self::fresh(engine, Arc::new(book()), beginning, Register::shipped()).await
    }

    /// A new house with other limits.
    pub async fn with_limits(engine: Engine, change: fn(&mut Limits)) -> TestHouse {
        let mut limits = Limits::default();
        change(&mut limits);
        Self::begun(engine, Arc::new(book()), BEGINNING, Register::shipped(), limits).await
    }

    /// A new house whose address book is down.
    pub async fn without_sources(engine: Engine) -> TestHouse {
        Self::fresh(engine, Arc::new(Down), BEGINNING, Register::shipped()).await
    }

    /// A new house whose operator laid files of the house's own over the register.
    pub async fn with_law(engine: Engine, files: &[(&str, &str)]) -> TestHouse {
        Self::with_law_at(engine, BEGINNING, files).await
    }

    /// The same, at another moment.
    pub async fn with_law_at(engine: Engine, beginning: &str, files: &[(&str, &str)]) -> TestHouse {
        let register = Register::overlaid(files).expect("the files are accepted");
        Self::fresh(engine, Arc::new(book()), beginning, Box::leak(Box::new(register))).await
    }

    async fn fresh(
        engine: Engine,
        book: Arc<dyn AddressBook>,
        beginning: &str,
        register: &'static Register,
    ) -> TestHouse {
        Self::begun(engine, book, beginning, register, Limits::default()).await
    }

    async fn begun(
        engine: Engine,
        book: Arc<dyn AddressBook>,
        beginning: &str,
        register: &'static Register,
        limits: Limits,
    ) -> TestHouse {
        Self::fresh_in(Ground::of(database(engine)), book, beginning, register, limits).await
    }

    /// A new house that is no demonstration: what people must do before they work is asked of them.
    pub async fn in_production(engine: Engine) -> TestHouse {
        Self::standing(Ground { kind: HouseKind::Production, ..Ground::of(database(engine)) }).await
    }

    /// A new house on a database of the test's own.
    pub async fn on_database(database: Database) -> TestHouse {
        Self::standing(Ground::of(database)).await
    }

    /// The same, where a statement may take so many seconds at most.
    pub async fn on_slow_database(database: Database, statement_seconds: u64) -> TestHouse {
        let limits = clearline_store::Limits { statement_seconds, ..clearline_store::Limits::default() };
        Self::standing(Ground { limits, ..Ground::of(database) }).await
    }

    /// A new house that keeps its files elsewhere.
    pub async fn with_files(files: &Files) -> TestHouse {
        Self::standing(Ground { files: files.clone(), ..Ground::of(Database::SqliteMemory) }).await
    }

    async fn standing(ground: Ground) -> TestHouse {
        Self::fresh_in(ground, Arc::new(book()), BEGINNING, Register::shipped(), Limits::default()).await
    }

    async fn fresh_in(
        ground: Ground,
        book: Arc<dyn AddressBook>,
        beginning: &str,
        register: &'static Register,
        limits: Limits,
    ) -> TestHouse {
        let shared = Shared {
            clock: Arc::new(StoppedClock {
                now: Mutex::new(beginning.parse().unwrap()),
                waited: Mutex::default(),
            }),
            letterbox: Arc::default(),
            mark: Arc::default(),
            vault: Vault::open(&ground.files, ring(), &clearline_vault::Limits::default()).unwrap(),
            book,
            register,
            limits,
            kind: ground.kind,
            processes: AtomicU64::new(7),
            runtime: Handle::current(),
            left_for: Mutex::default(),
        };
        let store = Store::open(&ground.database, &ground.limits).await.unwrap();
        store.migrate(MIGRATIONS).await.unwrap();
        let first = Self::open(ground.database, store, Arc::new(shared));
        directory::seed(&first.house, &admin()).await.unwrap();
        first
    }

    /// A second process of the same house: its own memory, the same database, files and keys. The private test file of
    /// the embedded engine cannot be opened twice, so there both use one connection to it.
    pub async fn second(&self) -> TestHouse {
        let store = match &self.database {
            Database::SqliteMemory => self.house.store.clone(),
            database => Store::open(database, &clearline_store::Limits::default()).await.unwrap(),
        };
        Self::open(self.database.clone(), store, self.shared.clone())
    }

    fn open(database: Database, store: Store, shared: Arc<Shared>) -> TestHouse {
        let seed = shared.processes.fetch_add(1, Ordering::Relaxed);
        let limits = shared.limits.clone();
        let house = Arc::new(House {
            store,
            vault: shared.vault.clone(),
            register: shared.register,
            kind: shared.kind,
            keys: Keys {
                signing: SigningKey::from_bytes(&[3; 32]),
                name: "clearline.example.org".to_owned(),
                fingerprint: [5; 32],
            },
            clock: shared.clock.clone(),
            chance: Arc::new(SeededChance(Mutex::new(StdRng::seed_from_u64(seed)))),
            ports: Ports {
                addresses: Some(shared.book.clone()),
                post: shared.letterbox.clone(),
                marks: vec![shared.mark.clone()],
                reach: Reach::Public,
            },
            limits,
            contacts: Contacts {
                name: Some("Clearline at example.org".to_owned()),
                email: Some("referrals@example.org".to_owned()),
                telephone: None,
                night: Some("+1 202 555 0100".to_owned()),
            },
            memory: Memory::default(),
            bell: tokio::sync::Notify::new(),
        });
        let routes = routes(&house);
        TestHouse { house, database, shared, routes }
    }

    /// The present moment of this house.
    pub fn now(&self) -> Timestamp {
        self.shared.clock.now()
    }

    /// The largest signed checkpoint, as it is remembered outside the database.
    pub fn mark(&self) -> &Mark {
        &self.shared.mark
    }

    /// Lets time pass.
    pub fn pass(&self, time: SignedDuration) {
        *self.shared.clock.now.lock().unwrap() += time;
    }

    /// How long everybody together waited so far.
    pub fn waited(&self) -> Duration {
        *self.shared.clock.waited.lock().unwrap()
    }

    /// The agencies that a report was made available to, in order.
    pub async fn receivers(&self, number: ReportNumber) -> Vec<String> {
        let referrals = routed::referrals(&self.house, &leave(number)).await.expect("the referrals are read");
        referrals.iter().map(|one| one.agency.to_string()).collect()
    }

    /// Carries all work that is due, then sequences the ledger.
    pub async fn carry(&self) {
        runner::run_until_quiet(&self.house, carry).await.expect("the work is carried");
        while oversight::sequence(&self.house).await.expect("the ledger is sequenced") > 0 {}
    }

    /// Asserts that nothing is left to do, now or later, and that the ledger verifies whole.
    pub async fn ends_sound(&self) {
        self.carry().await;
        assert!(runner::backlog(&self.house).await.unwrap().is_empty(), "no work is left");
        assert_eq!(oversight::lag(&self.house).await.unwrap().waiting, 0, "no entry waits for its place");
        let found = oversight::examine(&self.house, &oversight::Wanted::default()).await.unwrap();
        assert!(found.is_sound(), "what is kept is not what was recorded; {}", found.words());
        assert_eq!(found.uncovered(), 0, "every entry is under a signed checkpoint");
    }

    /// Where a report stands.
    pub async fn stage(&self, number: ReportNumber) -> Stage {
        clearline_records::dossier::head(&self.house, number).await.unwrap().expect("the report exists").stage
    }

    /// Somebody who shows nothing.
    pub fn nobody(&self) -> Caller {
        Caller::nobody(self.routes.clone())
    }

    /// Fills in the public form and sends it, as slowly as a person does; the page that confirms it is read as well.
    pub async fn tell(&self, caller: &Caller, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post_report(caller, fields).await;
        if answer.status == StatusCode::SEE_OTHER {
            caller.get(&answer.header("location")).await
        } else {
            answer
        }
    }

    /// The same, without reading the page that confirms it.
    pub async fn post_report(&self, caller: &Caller, fields: &[(&str, &str)]) -> Answer {
        let token = csrf(&caller.get("/report").await.text());
        self.pass(SignedDuration::from_secs(60));
        let mut all = vec![("csrf", token.as_str())];
        all.extend(fields);
        caller.post_form("/report", &all).await
    }

    /// Whoever watches the house from inside, for the first time: nothing found before is remembered.
    pub fn watcher(&self) -> Caller {
        Caller::nobody(edge::private(&edge::site(&self.house)))
    }

    /// The same house, which waits but a second for a form.
    pub fn in_a_hurry(&self) -> Caller {
        Caller::nobody(edge::public(&edge::site(&self.house).patient_for(1)))
    }

    /// The same house, reached over TLS.
    pub fn over_tls(&self) -> Caller {
        Caller::nobody(edge::public(&Site::new(self.house.clone(), "https://clearline.test")))
    }

    /// Somebody who shows nothing, and reaches us at `base` through these proxies.
    pub fn behind(&self, base: &str, proxies: Proxies) -> Caller {
        Caller::nobody(edge::public(&Site::new(self.house.clone(), base).behind(proxies)))
    }

    /// A provider with a credential of its own.
    pub async fn provider(&self, id: &str) -> Provider {
        self.provider_in(id, World::Live).await
    }

    /// A provider of the sandbox.
    pub async fn test_provider(&self, id: &str) -> Provider {
        self.provider_in(id, World::Test).await
    }

    async fn provider_in(&self, id: &str, world: World) -> Provider {
        let id = id.parse().unwrap();
        let new = directory::add_provider(&self.house, &admin(), &id, id.as_str(), world).await.unwrap();
        Provider::new(self.nobody(), new.id, &new.password)
    }

    /// A person, signed in.
    pub async fn person(&self, id: &str, role: Role, agency: Option<&str>, provider: Option<&str>) -> Person {
        let password = self.account(id, role, agency, provider).await;
        Person::sign_in(self.nobody(), id, &password).await
    }

    /// A person's account. Returns the password.
    pub async fn account(
        &self,
        id: &str,
        role: Role,
        agency: Option<&str>,
        provider: Option<&str>,
    ) -> String {
        let agency: Option<AgencyId> = agency.map(|id| id.parse().unwrap());
        let provider = provider.map(|id| id.parse().unwrap());
        let user = id.parse().unwrap();
        directory::add_account(&self.house, &admin(), &user, id, role, agency.as_ref(), provider.as_ref())
            .await
            .expect("the account is made")
            .reveal()
            .to_owned()
    }

    /// A browser in which somebody signs in whose password is known.
    pub async fn sign_in(&self, id: &str, password: &str) -> Person {
        Person::sign_in(self.nobody(), id, password).await
    }

    /// An agency's own program.
    pub async fn program(&self, agency: &str) -> Caller {
        self.program_for(agency, Scopes::ALL).await
    }

    /// An agency's own program, with a token of these scopes.
    pub async fn program_for(&self, agency: &str, scopes: Scopes) -> Caller {
        let holder = Holder::Agency(agency.parse().unwrap());
        let wanted = Wanted { label: "tests".to_owned(), scopes, expires: Expiry::AsUsual };
        let new = directory::add_credential(&self.house, &admin(), &holder, &wanted).await.unwrap();
        self.nobody().with("authorization", &format!("Bearer {}", new.secret.reveal()))
    }

    /// A provider's program, with a credential of these scopes.
    pub async fn provider_program(&self, provider: &str, scopes: Scopes) -> Caller {
        let id: ProviderId = provider.parse().unwrap();
        let wanted = Wanted { label: "tests".to_owned(), scopes, expires: Expiry::AsUsual };
        let new = directory::add_credential(&self.house, &admin(), &Holder::Provider(id.clone()), &wanted)
            .await
            .unwrap();
        Provider::new(self.nobody(), id, new.secret.reveal()).caller
    }

    /// Suspends an agency.
    pub async fn suspend(&self, agency: &str) {
        directory::set_suspended(&self.house, &admin(), &agency.parse().unwrap(), true).await.unwrap();
    }

    /// Ends the suspension of an agency.
    pub async fn resume(&self, agency: &str) {
        directory::set_suspended(&self.house, &admin(), &agency.parse().unwrap(), false).await.unwrap();
    }

    /// Gives a foreign agency an invented basis from a year ago on.
    pub async fn qualify(&self, agency: &str, kind: BasisKind) {
        let basis = Basis {
            kind,
            evidence: "invented for a test".to_owned(),
            from: "2025-11-01".parse().unwrap(),
            to: None,
            synthetic: true,
        };
        let agency = agency.parse().unwrap();
        directory::add_basis(&self.house, &admin(), &agency, &basis).await.unwrap();
        let evidence = "invented for a test";
        directory::set_investigates(&self.house, &admin(), &agency, true, evidence).await.unwrap();
    }

    /// Lets an agency receive sealed packages.
    pub async fn by_package(&self, agency: &str, recipient: &str) {
        let change = AgencyChange {
            channel: Channel::Package,
            recipient: Some(recipient.to_owned()),
            synthetic: true,
        };
        directory::set_channel(&self.house, &admin(), &agency.parse().unwrap(), &change).await.unwrap();
    }

    /// The notices that reached webhooks so far.
    pub fn posted(&self) -> Vec<Posted> {
        self.shared.letterbox.posted.lock().unwrap().clone()
    }

    /// Makes every webhook refuse, or take again.
    pub fn webhooks_refuse(&self, refuse: bool) {
        *self.shared.letterbox.refuses.lock().unwrap() = refuse;
    }
}

/// Whoever may do everything an operator does.
pub(crate) fn admin() -> Actor {
    Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap()
}

fn routes(house: &Arc<House>) -> Router {
    edge::public(&edge::site(house))
}

fn ring() -> KeyRing {
    KeyRing::new(vec![(1, [9; 32])]).unwrap()
}

fn book() -> MmdbBook {
    MmdbBook::from_bytes("documentation-ranges.mmdb".to_owned(), clearline_world::MMDB.to_vec()).unwrap()
}

/// An address book that never answers.
struct Down;

impl AddressBook for Down {
    fn name(&self) -> &str {
        "a book that is down"
    }

    fn built_on(&self) -> jiff::civil::Date {
        "2026-01-01".parse().unwrap()
    }

    fn place(&self, _: std::net::IpAddr) -> Result<Option<clearline_core::ports::Placed>, Unavailable> {
        Err(Unavailable { source_name: "a book that is down".to_owned(), why: "no answer".to_owned() })
    }
}
