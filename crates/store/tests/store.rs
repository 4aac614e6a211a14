//! One contract, held against both engines, and what is particular to each.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops where it fails"
)]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use clearline_store::testing::{Cluster, Wire, until};
use clearline_store::{
    Batch, CommitError, Database, Lack, Limits, Migration, MigrationRefusal, Params, Sql, Store, StoreError,
    Value, params,
};
use futures::future::join_all;

const ACCOUNTS: Migration = Migration {
    number: 1,
    name: "accounts",
    text: "create table account (id {int} primary key, holder {text} not null unique, version {int} not null,\n\
           seal {bytes}, rate {int} check (rate >= 0)) {strict};\n\
           create table note (id {int} primary key, account {int} not null references account (id)) {strict};",
};
const LATER: Migration =
    Migration { number: 2, name: "later", text: "alter table account add column later {text} default '{}';" };

static OPEN: Sql = Sql::both(
    "account/open",
    "insert into account (id, holder, version, seal) values ($id, $holder, 0, $seal)",
);
static STEP: Sql = Sql::both(
    "account/step",
    "update account set version = version + 1 where id = $id and version = $version",
);
static VERSION: Sql = Sql::both("account/version", "select version from account where id = $id");
static COUNT: Sql = Sql::both("account/count", "select count(*) as accounts from account");
static HOLDERS: Sql = Sql::both("account/holders", "select holder from account order by holder");
// The parameters are named out of order: position must count, not appearance.
static RETURNING: Sql = Sql::both(
    "account/returning",
    "update account set holder = $holder, seal = $seal where id = $id returning id, holder, seal, rate",
);
static NOTE: Sql = Sql::both("note/put", "insert into note (id, account) values ($id, $account)");
static RATE: Sql = Sql::both("account/rate", "update account set rate = $rate where id = $id");
static UPSERT: Sql = Sql::both(
    "account/upsert",
    "insert into account (id, holder, version) values ($id, $holder, 0) on conflict (id) do nothing",
);
static MANY: Sql = Sql::both(
    "store/many",
    "with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000) select i from n",
);
static ENDLESS: Sql = Sql::both(
    "store/endless",
    "with recursive n (i) as (select cast(1 as bigint) union all select i + 1 from n where i < 4000000000) \
     select count(*) from n",
);
clearline_store::sql!(BY_FILE, "by_file.sql");

fn limits() -> Limits {
    Limits { rows: 1000, statement_seconds: 5, ..Limits::default() }
}

async fn opened(database: &Database) -> Store {
    let store = Store::open(database, &limits()).await.unwrap();
    store.migrate(&[ACCOUNTS]).await.unwrap();
    store
}

async fn version(store: &Store, id: i64) -> i64 {
    store.query(&VERSION, params!(id = id)).await.unwrap()[0].int("version").unwrap()
}

async fn count(store: &Store) -> i64 {
    store.query(&COUNT, params!()).await.unwrap()[0].int("accounts").unwrap()
}

fn account(id: i64) -> Params {
    params!(id = id, holder = format!("holder {id}"), seal = Value::Null)
}

fn open_account(id: i64) -> Batch {
    let mut batch = Batch::new("account.open");
    batch.run(&OPEN, account(id));
    batch
}

async fn all_or_nothing(store: &Store) {
    store.commit(open_account(1)).await.unwrap();
    let mut late = Batch::new("account.late");
    late.run(&OPEN, account(2)).guard(&STEP, params!(id = 1, version = 7), 1).run(&OPEN, account(3));
    let missed = store.commit(late).await.unwrap_err();
    assert_eq!(missed, CommitError::Conflict { batch: "account.late", statement: "account/step" });
    let mut twice = Batch::new("account.twice");
    twice.run(&OPEN, account(2)).run(&OPEN, account(1)).guard(&STEP, params!(id = 1, version = 0), 1);
    let taken = store.commit(twice).await.unwrap_err();
    assert_eq!(taken, CommitError::Duplicate { batch: "account.twice", statement: "account/open" });
    // Without a guard the engines take another way to the commit.
    let mut unguarded = open_account(2);
    unguarded.run(&OPEN, account(1));
    assert!(matches!(store.commit(unguarded).await, Err(CommitError::Duplicate { .. })));
    assert_eq!((count(store).await, version(store, 1).await), (1, 0));
    store.commit(Batch::new("empty")).await.unwrap();
}

async fn values_come_back(store: &Store) {
    let mut batch = open_account(10);
    batch.guard(&RETURNING, params!(id = 10, holder = "Łukasz ☂", seal = &[0_u8, 255][..]), 1);
    batch.run(&UPSERT, params!(id = 10, holder = "nobody"));
    let committed = store.commit(batch).await.unwrap();
    let row = &committed.rows(1)[0];
    assert_eq!(row.int("id"), Ok(10));
    assert_eq!(row.text("holder"), Ok("Łukasz ☂"));
    assert_eq!(row.bytes("seal"), Ok(&[0_u8, 255][..]));
    assert_eq!(row.opt_int("rate"), Ok(None));
    let null = row.int("rate").unwrap_err();
    assert_eq!((null.statement, null.column.as_str()), ("account/returning", "rate"));
    assert_eq!(null.to_string(), "the column `rate` of account/returning is null");
    assert_eq!(row.text("id").unwrap_err().reason, "is an integer, not text");
    let absent = row.value("version").unwrap_err();
    assert_eq!(absent.to_string(), "the column `version` of account/returning does not exist");
    let names: Vec<&str> = row.columns().map(|(name, _)| name).collect();
    assert_eq!(names, ["id", "holder", "seal", "rate"]);
    assert_eq!(
        (committed.changed(0), committed.changed(1), committed.changed(2), committed.changed(9)),
        (1, 1, 0, 0)
    );
    // By the bytes of UTF-8 on both engines, whatever the server's language.
    for (id, holder) in [(11, "a"), (12, "B"), (13, "é")] {
        let mut batch = Batch::new("account.open");
        batch.run(&OPEN, params!(id = id, holder = holder, seal = Value::Null));
        store.commit(batch).await.unwrap();
    }
    let rows = store.query(&HOLDERS, params!()).await.unwrap();
    let holders: Vec<&str> = rows.iter().map(|row| row.text("holder").unwrap()).collect();
    assert_eq!(holders, ["B", "a", "holder 1", "é", "Łukasz ☂"]);
}

async fn refusals_are_clear(store: &Store) {
    let commit = async |sql, params| {
        let mut batch = Batch::new("test");
        batch.run(sql, params);
        match store.commit(batch).await.unwrap_err() {
            CommitError::Failed(error) => error,
            other => panic!("{other}"),
        }
    };
    let constraint = |error| matches!(error, StoreError::Constraint { .. });
    assert!(constraint(commit(&NOTE, params!(id = 1, account = 999)).await), "foreign key");
    assert!(constraint(commit(&RATE, params!(id = 1, rate = -1)).await), "check");
    assert!(
        constraint(commit(&OPEN, params!(id = 99, holder = Value::Null, seal = Value::Null)).await),
        "not null"
    );
    let parameter = |error| matches!(error, StoreError::Parameter { .. });
    assert!(parameter(commit(&RATE, params!(id = 1)).await), "one parameter short");
    assert!(parameter(commit(&RATE, params!(id = 1, rate = 2, more = 3)).await), "one too many");
    assert!(
        parameter(commit(&OPEN, params!(id = 98, holder = "a\0b", seal = Value::Null)).await),
        "NUL in text"
    );
    assert!(matches!(
        commit(&OPEN, params!(id = 98, holder = 5, seal = "x")).await,
        StoreError::Statement { .. } | StoreError::Constraint { .. }
    ));
    assert!(store.query(&STEP, params!(id = 1, version = 0)).await.is_err(), "a read cannot write");
    let many = store.query(&MANY, params!()).await.unwrap_err();
    assert_eq!(many, StoreError::TooManyRows { statement: "store/many", limit: 1000 });
    static WRONG: Sql = Sql::both("store/wrong", "select nothing from nowhere");
    let error = store.query(&WRONG, params!()).await.unwrap_err();
    assert!(matches!(error, StoreError::Statement { statement: "store/wrong", .. }), "{error:?}");
    assert!(store.prepare(&WRONG).await.is_err());
    static TWO: Sql = Sql::both("store/two", "select 1; select 2");
    assert!(store.prepare(&TWO).await.is_err(), "a second statement is not passed over in silence");
    assert_eq!(store.prepare(&BY_FILE).await.unwrap(), ["holder"]);
    assert_eq!(BY_FILE.name, "account/by_file");
    assert_eq!(store.query(&BY_FILE, params!(id = 1)).await.unwrap()[0].text("holder"), Ok("holder 1"));
    assert_eq!(version(store, 1).await, 0, "and nothing happened");
}

/// 32 commands step one counter, each deciding on what it read: none is lost.
async fn no_step_is_lost(store: &Store) {
    store.commit(open_account(20)).await.unwrap();
    let step = async || {
        for _ in 0..4 {
            loop {
                let read = version(store, 20).await;
                let mut batch = Batch::new("account.step");
                batch.guard(&STEP, params!(id = 20, version = read), 1);
                match store.commit(batch).await {
                    Ok(_) => break,
                    Err(CommitError::Conflict { .. }) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
        }
    };
    join_all((0..32).map(|_| step())).await;
    assert_eq!(version(store, 20).await, 32 * 4);
}

/// Many batches at once, every third of them bad: just the good ones are there, whole.
async fn a_bad_neighbour_harms_nobody(store: &Store) {
    let before = count(store).await;
    let commits = (0..90).map(|i| {
        let mut batch = open_account(1000 + 2 * i);
        batch.run(&OPEN, account(1001 + 2 * i));
        match i % 6 {
            0 => batch.run(&OPEN, account(1)),
            3 => batch.run(&RATE, params!(id = 1000 + 2 * i, rate = -1)),
            _ => &mut batch,
        };
        store.commit(batch)
    });
    let answers = join_all(commits).await;
    for (i, answer) in answers.iter().enumerate() {
        assert_eq!(answer.is_ok(), i % 3 != 0, "{i}: {answer:?}");
    }
    assert_eq!(count(store).await - before, 60 * 2);
}

/// A future dropped midway leaves neither half a batch nor a broken connection behind.
async fn a_dropped_commit_is_whole(store: &Store) {
    let before = count(store).await;
    for i in 0..40 {
        let mut batch = open_account(3000 + 2 * i);
        batch.guard(&OPEN, account(3001 + 2 * i), 1);
        let patience = Duration::from_micros(u64::try_from(i).unwrap() * 40);
        // Either outcome is right: that is the point.
        drop(tokio::time::timeout(patience, store.commit(batch)).await);
    }
    store.commit(open_account(3999)).await.unwrap();
    assert_eq!((count(store).await - before) % 2, 1, "every batch is whole");
    store.health().await.unwrap();
}

async fn migrations_keep_their_word(database: &Database, store: &Store) {
    let other = Store::open(database, &limits()).await.unwrap();
    let (one, two) = tokio::join!(store.migrate(&[ACCOUNTS, LATER]), other.migrate(&[ACCOUNTS, LATER]));
    assert_eq!((one, two), (Ok(()), Ok(())));
    store.migrate(&[ACCOUNTS, LATER]).await.unwrap();
    static LATER_IS: Sql = Sql::both("account/later", "select distinct later from account");
    assert_eq!(store.query(&LATER_IS, params!()).await.unwrap()[0].text("later"), Ok("{}"));
    let refusal = async |migrations: &[Migration]| match store.migrate(migrations).await.unwrap_err() {
        StoreError::Migration { number, source } => (number, source),
        other => panic!("{other}"),
    };
    let edited = Migration { text: "create table account (id {int}) {strict};", ..ACCOUNTS };
    assert_eq!(refusal(&[edited, LATER]).await, (1, MigrationRefusal::Changed));
    assert_eq!(refusal(&[ACCOUNTS]).await, (2, MigrationRefusal::Newer));
    assert_eq!(refusal(&[LATER, ACCOUNTS]).await, (1, MigrationRefusal::OutOfOrder));
    let good = Migration { number: 3, name: "good", text: "create table good (id {int}) {strict};" };
    let bad = Migration { number: 4, name: "bad", text: "create tabel bad (id {int}) {strict};" };
    assert!(matches!(refusal(&[ACCOUNTS, LATER, good, bad]).await, (4, MigrationRefusal::Engine { .. })));
    static GOOD: Sql = Sql::both("good/count", "select count(*) from good");
    assert!(store.query(&GOOD, params!()).await.is_err(), "a refused run leaves the schema as it was");
    // What the program of 0.1 made is left as it is.
    static OLD: Sql = Sql::both("old/make", "create table store_migration (number integer)");
    static GONE: Sql = Sql::both("old/drop", "drop table store_migration");
    for (made, answer) in [(&OLD, Err(StoreError::Of01)), (&GONE, Ok(()))] {
        let mut batch = Batch::new("old");
        batch.run(made, params!());
        store.commit(batch).await.unwrap();
        assert_eq!(store.migrate(&[ACCOUNTS, LATER]).await, answer);
    }
    assert!(!StoreError::Of01.to_string().contains('\n'), "one sentence says what to do");
    // A statement prepared before a migration is used after it.
    assert_eq!(version(store, 1).await, 0);
    other.close().await;
}

async fn contract(database: Database) {
    let store = opened(&database).await;
    all_or_nothing(&store).await;
    refusals_are_clear(&store).await;
    values_come_back(&store).await;
    no_step_is_lost(&store).await;
    a_bad_neighbour_harms_nobody(&store).await;
    a_dropped_commit_is_whole(&store).await;
    migrations_keep_their_word(&database, &store).await;
    let hasty = Limits { statement_seconds: 1, ..Limits::default() };
    let hasty = Store::open(&database, &hasty).await.unwrap();
    let slow = hasty.query(&ENDLESS, params!()).await.unwrap_err();
    hasty.close().await;
    assert_eq!(slow, StoreError::TooSlow { statement: "store/endless", seconds: 1 });
    let clone = store.clone();
    store.close().await;
    assert_eq!(clone.health().await, Err(StoreError::Closed));
    assert_eq!(clone.commit(open_account(9)).await, Err(CommitError::Failed(StoreError::Closed)));
    let again = Store::open(&database, &limits()).await.unwrap();
    assert!(count(&again).await > 100, "what was committed is there after the end");
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite_keeps_the_contract() {
    let directory = tempfile::tempdir().unwrap();
    contract(Database::Sqlite(directory.path().join("contract.db"))).await;
    let left: Vec<PathBuf> =
        std::fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(left, [directory.path().join("contract.db")], "closing leaves no log beside the file");
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres_keeps_the_contract() {
    contract(Database::Postgres(clearline_store::testing::postgres())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_private_database_is_its_own_and_leaves_nothing() {
    let (one, two) = (opened(&Database::SqliteMemory).await, opened(&Database::SqliteMemory).await);
    one.commit(open_account(1)).await.unwrap();
    assert_eq!((count(&one).await, count(&two).await), (1, 0));
    drop((one, two));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_spares_the_neighbours() {
    static QUOTA: Sql = Sql::both("test/quota", "pragma max_page_count = 64");
    let store = opened(&Database::SqliteMemory).await;
    let mut quota = Batch::new("test.quota");
    quota.run(&QUOTA, params!());
    store.commit(quota).await.unwrap();
    let commits = (0..20).map(|i| {
        let mut batch = open_account(i);
        if i == 7 {
            batch.run(&OPEN, params!(id = 700, holder = "large", seal = vec![0_u8; 1 << 20]));
        }
        store.commit(batch)
    });
    for (i, answer) in join_all(commits).await.into_iter().enumerate() {
        match answer {
            Err(CommitError::Failed(StoreError::Full { statement, .. })) => {
                assert_eq!((i, statement), (7, "account/open"));
            }
            other => assert!(i != 7 && other.is_ok(), "{i}: {other:?}"),
        }
    }
    assert_eq!(count(&store).await, 19);
}

/// What was acknowledged survives a `kill -9`, and a batch is never half there. The test starts itself as the victim.
#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "the parent tells the victim its directory")]
async fn a_killed_process_loses_nothing_acknowledged() {
    if let Ok(directory) = std::env::var("CLEARLINE_TEST_VICTIM") {
        return write_until_killed(&PathBuf::from(directory)).await;
    }
    let directory = tempfile::tempdir().unwrap();
    let mut victim = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_killed_process_loses_nothing_acknowledged"])
        .env("CLEARLINE_TEST_VICTIM", directory.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let acknowledged = || std::fs::read(directory.path().join("acknowledged")).map_or(0, |bytes| bytes.len());
    until("the victim acknowledges batches", async || {
        assert!(victim.try_wait().unwrap().is_none(), "the victim ended by itself");
        acknowledged() >= 200
    })
    .await;
    victim.kill().unwrap();
    victim.wait().unwrap();
    let store = Store::open(&Database::Sqlite(directory.path().join("killed.db")), &limits()).await.unwrap();
    let kept = count(&store).await;
    assert!(kept >= 2 * i64::try_from(acknowledged()).unwrap() && kept % 2 == 0, "{kept}");
}

async fn write_until_killed(directory: &Path) {
    let store = opened(&Database::Sqlite(directory.join("killed.db"))).await;
    let mut log = std::fs::File::options();
    log.append(true).create(true);
    let commit = async |first: i64| {
        for i in (first..).step_by(16) {
            let mut batch = open_account(2 * i);
            batch.run(&OPEN, account(2 * i + 1));
            store.commit(batch).await.unwrap();
            log.open(directory.join("acknowledged")).unwrap().write_all(b".").unwrap();
        }
    };
    join_all((0..16).map(commit)).await;
}

/// The administrator's command line opens the file of a running server.
#[tokio::test(flavor = "multi_thread")]
async fn two_processes_may_share_a_file() {
    let directory = tempfile::tempdir().unwrap();
    let database = Database::Sqlite(directory.path().join("shared.db"));
    let (server, desk) = tokio::join!(opened(&database), opened(&database));
    let server_work = join_all((0..50).map(|i| server.commit(open_account(i))));
    let desk_work = join_all((50..100).map(|i| desk.commit(open_account(i))));
    let (one, two) = tokio::join!(server_work, desk_work);
    assert!(one.iter().chain(&two).all(Result::is_ok));
    assert_eq!((count(&server).await, count(&desk).await), (100, 100));
    desk.close().await;
    server.commit(open_account(500)).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn encryption_is_asked_for_in_earnest() {
    let url = clearline_store::testing::postgres();
    let error =
        Store::open(&Database::Postgres(format!("{url}?sslmode=require")), &limits()).await.unwrap_err();
    assert!(matches!(&error, StoreError::Open { source } if source.message.contains("TLS")), "{error:?}");
    let error =
        Store::open(&Database::Postgres("postgres://127.0.0.1:1/x".to_owned()), &limits()).await.unwrap_err();
    assert!(matches!(error, StoreError::Open { .. }));
}

/// Whether the session that asks is encrypted.
static IS_ENCRYPTED: Sql = Sql::both(
    "store/tls",
    "select cast(ssl as int) as encrypted from pg_stat_ssl where pid = pg_backend_pid()",
);

#[tokio::test(flavor = "multi_thread")]
async fn a_server_elsewhere_must_show_a_certificate_that_is_trusted_for_its_name() {
    let cluster = Cluster::start(Wire::SelfSigned);
    let trust = cluster.certificate().display().to_string();
    // The name is elsewhere, the machine is this one.
    let at = |name: &str, said: &str| {
        let port = cluster.port();
        let url = format!("postgres://postgres@{name}:{port}/postgres?hostaddr=127.0.0.1{said}");
        async move {
            let store = Store::open(&Database::Postgres(url), &limits()).await?;
            store.query(&IS_ENCRYPTED, params!()).await.map(|rows| rows[0].int("encrypted"))
        }
    };
    let (named, other) = ("db.example.com", "other.example.com");
    for said in ["", "&sslmode=verify-full", "&sslmode=verify-ca"] {
        let refused = at(named, said).await.unwrap_err();
        assert!(format!("{refused:?}").contains("UnknownIssuer"), "{said}: {refused:?}");
    }
    for said in ["&sslmode=require", "&sslmode=prefer"] {
        assert_eq!(at(named, said).await, Ok(Ok(1)), "{said}: encrypted, by whomever");
    }
    assert_eq!(at(named, "&sslmode=disable").await, Ok(Ok(0)));
    let trusting = |mode: &str| format!("&sslmode={mode}&sslrootcert={trust}");
    for mode in ["verify-full", "verify-ca", "require"] {
        assert_eq!(at(named, &trusting(mode)).await, Ok(Ok(1)), "{mode}");
    }
    let refused = at(other, &trusting("verify-full")).await.unwrap_err();
    assert!(format!("{refused:?}").contains("not valid for name"), "{refused:?}");
    assert_eq!(at(other, &trusting("verify-ca")).await, Ok(Ok(1)), "the chain counts, not the name");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_is_told_from_one_that_refuses() {
    let cluster = Cluster::start(Wire::Open);
    let store = opened(&Database::Postgres(cluster.database())).await;
    cluster.stop();
    let lack = |error: StoreError| error.lack().unwrap_or_else(|| panic!("{error:?}"));
    for _ in 0..3 {
        assert_eq!(lack(store.query(&COUNT, params!()).await.unwrap_err()), Lack::Answer);
        match store.commit(open_account(1)).await {
            Err(CommitError::Failed(error)) => assert_eq!(lack(error), Lack::Answer),
            other => panic!("{other:?}"),
        }
        assert_eq!(lack(store.health().await.unwrap_err()), Lack::Answer);
    }
    assert!(cluster.resume());
    store.commit(open_account(1)).await.unwrap();
    store.health().await.unwrap();
    static WRONG: Sql = Sql::both("store/wrong", "select nothing from nowhere");
    assert_eq!(store.query(&WRONG, params!()).await.unwrap_err().lack(), None, "our fault, not the server's");
}

/// Holds the lock that only one writer of a file can have, as a shell with an open transaction does.
fn held(path: &Path) -> rusqlite::Connection {
    let shell = rusqlite::Connection::open(path).unwrap();
    shell.execute_batch("begin immediate").unwrap();
    shell
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_process_holds_is_opened_and_the_wait_is_told_truly() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("held.db");
    let database = Database::Sqlite(path.clone());
    opened(&database).await.close().await;
    let shell = held(&path);
    let brief = Limits { statement_seconds: 1, migrate_seconds: 2, ..limits() };
    let store = Store::open(&database, &brief).await.unwrap();
    store.migrate(&[ACCOUNTS]).await.expect("nothing is to be migrated, so nothing is waited for");
    assert_eq!(count(&store).await, 0, "reading waits for nobody");
    let waited = |seconds, error: &StoreError| {
        let told = error.to_string();
        assert!(told.contains(&format!("waited {seconds} s in vain. Another process holds it")), "{told}");
        assert_eq!(error.lack(), Some(Lack::Time));
    };
    waited(1, &store.health().await.unwrap_err());
    waited(2, &store.migrate(&[ACCOUNTS, LATER]).await.unwrap_err());
    drop(shell);
    store.migrate(&[ACCOUNTS, LATER]).await.unwrap();
    store.health().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_is_overwritten_in_the_file() {
    static DELETE: Sql = Sql::both("account/delete", "delete from account where id = $id");
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("store.db");
    let store = opened(&Database::Sqlite(path.clone())).await;
    // Longer than a page, so that it lies in pages of its own, and shorter, so that it lies among others.
    for (id, length) in [(1, 20_000), (2, 40)] {
        let mut batch = Batch::new("write");
        let secret: Vec<u8> = b"known only to one child ".iter().copied().cycle().take(length).collect();
        batch.run(&OPEN, params!(id = id, holder = format!("holder {id}"), seal = secret));
        store.commit(batch).await.unwrap();
    }
    let mut batch = Batch::new("delete");
    batch.run(&DELETE, params!(id = 1));
    batch.run(&DELETE, params!(id = 2));
    store.commit(batch).await.unwrap();
    store.close().await;
    let bytes = std::fs::read(&path).unwrap();
    assert!(bytes.len() > 20_000, "the pages are still there");
    assert!(!bytes.windows(14).any(|found| found == b"known only to "), "and empty");
}
