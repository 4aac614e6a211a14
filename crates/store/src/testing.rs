//! A PostgreSQL server for tests: one private cluster for each test process, on a random port of this machine, gone with
//! the process, even when that is killed. Its data is not synced to disk.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot have its server must stop loudly")]

use std::io;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use tokio_postgres::NoTls;

/// Where the cluster answers, without a database name.
static SERVER: OnceLock<String> = OnceLock::new();
/// Databases made so far.
static NUMBER: AtomicU32 = AtomicU32::new(0);
/// Another process may take the free port before the server does.
const STARTS_MAX: u32 = 5;

/// The address of a fresh, empty database on the private cluster, or on the server at `CLEARLINE_TEST_POSTGRES` (a
/// `postgres://` address of a role that may create databases; those it creates there stay).
///
/// # Panics
/// When there is no PostgreSQL to start (`initdb` and `pg_ctl` in `PATH` or below `/usr/lib/postgresql`).
pub fn postgres() -> String {
    #[expect(clippy::disallowed_methods, reason = "tests have no configuration but the environment")]
    let given = std::env::var("CLEARLINE_TEST_POSTGRES").ok();
    let (server, rest) = match &given {
        Some(url) => split(url),
        None => (SERVER.get_or_init(start).clone(), String::new()),
    };
    let maintenance = given.unwrap_or_else(|| format!("{server}/postgres"));
    // A thread of its own, since the caller may be inside a runtime.
    let created = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(create(&maintenance)).expect("a new database on the test server")
    });
    let name = created.join().expect("the thread that makes a database");
    format!("{server}/{name}{rest}")
}

/// `postgres://host/name?options` into what is before the name and what is after it.
fn split(url: &str) -> (String, String) {
    let (base, options) = url.split_once('?').map_or((url, None), |(base, options)| (base, Some(options)));
    let authority = base.find("://").map_or(0, |at| at + 3);
    let server = match base.rfind('/') {
        Some(slash) if slash >= authority => base.get(..slash).unwrap_or(base),
        _ => base,
    };
    (server.to_owned(), options.map_or_else(String::new, |options| format!("?{options}")))
}

async fn create(maintenance: &str) -> Result<String, tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(maintenance, NoTls).await?;
    tokio::spawn(connection);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("clearline_test_{}_{number}", std::process::id());
        match client.batch_execute(&format!("create database {name}")).await {
            // An earlier process had the same number.
            Err(error) if error.code() == Some(&tokio_postgres::error::SqlState::DUPLICATE_DATABASE) => {}
            Err(error) => return Err(error),
            Ok(()) => return Ok(name),
        }
    }
}

fn start() -> String {
    let programs = programs().expect("initdb and pg_ctl, in PATH or below /usr/lib/postgresql");
    let directory = std::env::temp_dir().join(format!("clearline-postgres-{}", std::process::id()));
    // Left by a process that had our number and was killed together with its watchdog.
    drop(std::fs::remove_dir_all(&directory));
    watch(&programs, &directory).expect("sh, to stop the server when the tests end");
    let mut initdb = as_postgres(&programs.join("initdb"));
    initdb.arg("-D").arg(&directory);
    initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    succeed(initdb.output());
    for _ in 0..STARTS_MAX {
        let port = free_port().expect("a free port");
        let options = format!(
            "-p {port} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
             -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB",
            directory.display()
        );
        let mut pg_ctl = as_postgres(&programs.join("pg_ctl"));
        pg_ctl.arg("-D").arg(&directory).arg("-l").arg(directory.join("log")).args(["-w", "-t", "60", "-o"]);
        pg_ctl.arg(options).arg("start").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        if pg_ctl.status().expect("pg_ctl").success() {
            return format!("postgres://postgres@127.0.0.1:{port}");
        }
    }
    let log = std::fs::read_to_string(directory.join("log")).unwrap_or_default();
    panic!("PostgreSQL does not start: {log}")
}

/// A shell that waits for this process to end, however it ends: then its input closes. In a group of its own, so that
/// what interrupts the tests does not interrupt it. It tries more than once, as the server may just be starting.
fn watch(programs: &Path, directory: &Path) -> io::Result<()> {
    static WATCHDOG: OnceLock<Child> = OnceLock::new();
    let script = r#"read -r _
        for _ in 1 2 3; do "$@" -D "$0" -m immediate stop && break; sleep 2; done
        rm -rf "$0""#;
    let stop = as_postgres(&programs.join("pg_ctl"));
    let mut sh = Command::new("sh");
    sh.arg("-c").arg(script).arg(directory).arg(stop.get_program()).args(stop.get_args());
    sh.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).current_dir("/");
    let watchdog = sh.spawn()?;
    // Kept for its open input.
    WATCHDOG.get_or_init(|| watchdog);
    Ok(())
}

/// PostgreSQL refuses to run as root; the package made a user for it.
fn as_postgres(program: &Path) -> Command {
    let root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout == b"0\n");
    let mut command = if root { Command::new("runuser") } else { Command::new(program) };
    if root {
        command.args(["-u", "postgres", "--"]).arg(program);
    }
    command.current_dir("/");
    command
}

fn programs() -> Option<PathBuf> {
    let packaged = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut directories: Vec<PathBuf> = packaged.map(|entry| entry.path().join("bin")).collect();
    directories.sort();
    if let Some(path) = std::env::var_os("PATH") {
        directories.extend(std::env::split_paths(&path));
    }
    directories
        .into_iter()
        .rev()
        .find(|directory| ["initdb", "pg_ctl"].iter().all(|name| directory.join(name).is_file()))
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn succeed(output: io::Result<Output>) {
    let output = output.expect("initdb");
    assert!(
        output.status.success(),
        "no new PostgreSQL cluster: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
