//! What tests need of a database: a PostgreSQL server, one private cluster for each test process, on a random port of this
//! machine, gone with the process, even when that is killed, its data not synced to disk; a [`Network`] before it that
//! breaks when it is told to; and [`until`], by which a test waits.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot have its server must stop loudly")]

mod network;
mod wait;
mod written;

pub use network::{Moment, Network, Weather};
pub use wait::until;
pub use written::Handed;
pub(crate) use written::Written;

use std::io;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use tokio_postgres::NoTls;

/// The cluster that the tests of this process share.
static SHARED: OnceLock<Cluster> = OnceLock::new();
/// Clusters made so far.
static CLUSTERS: AtomicU32 = AtomicU32::new(0);
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
        None => (SHARED.get_or_init(|| Cluster::start(Wire::Open)).server(), String::new()),
    };
    let maintenance = given.unwrap_or_else(|| format!("{server}/postgres"));
    format!("{server}/{}{rest}", create_apart(maintenance))
}

/// Makes a database on a thread of its own, since the caller may be inside a runtime.
fn create_apart(maintenance: String) -> String {
    let created = std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        runtime.block_on(create(&maintenance)).expect("a new database on the test server")
    });
    created.join().expect("the thread that makes a database")
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

/// Whether a cluster offers TLS.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wire {
    /// It does not.
    Open,
    /// It does, with a certificate for `db.example.com` that it signed itself.
    SelfSigned,
}

/// A server of one test's own, to be stopped and started again.
pub struct Cluster {
    directory: PathBuf,
    port: u16,
    wire: Wire,
}

impl Cluster {
    /// A new one.
    ///
    /// # Panics
    /// When there is no PostgreSQL to start, or no `openssl` for its certificate.
    pub fn start(wire: Wire) -> Cluster {
        let programs = programs().expect("initdb and pg_ctl, in PATH or below /usr/lib/postgresql");
        let number = CLUSTERS.fetch_add(1, Ordering::Relaxed);
        let directory =
            std::env::temp_dir().join(format!("clearline-postgres-{}-{number}", std::process::id()));
        // Left by a process that had our number and was killed together with its watchdog.
        drop(std::fs::remove_dir_all(&directory));
        watch(&programs, &directory).expect("sh, to stop the server when the tests end");
        let mut initdb = as_postgres(&programs.join("initdb"));
        initdb.arg("-D").arg(&directory);
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
        succeed(initdb.output());
        if wire == Wire::SelfSigned {
            certify(&directory);
        }
        for _ in 0..STARTS_MAX {
            let port = free_port().expect("a free port");
            let cluster = Cluster { directory: directory.clone(), port, wire };
            if cluster.resume() {
                return cluster;
            }
        }
        let log = std::fs::read_to_string(directory.join("log")).unwrap_or_default();
        panic!("PostgreSQL does not start: {log}")
    }

    /// The address of a fresh, empty database on it.
    pub fn database(&self) -> String {
        format!("{}/{}", self.server(), create_apart(format!("{}/postgres", self.server())))
    }

    /// The port it listens on, at 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The file of its certificate.
    pub fn certificate(&self) -> PathBuf {
        self.directory.join("server.crt")
    }

    /// Stops it, also while clients are connected. What was committed is there when it starts again.
    ///
    /// # Panics
    /// When it does not stop.
    pub fn stop(&self) {
        let mut pg_ctl = self.pg_ctl();
        pg_ctl.args(["-m", "fast", "stop"]);
        assert!(pg_ctl.status().expect("pg_ctl").success(), "PostgreSQL stops");
    }

    /// Starts it again, at the same address. Says whether that worked.
    pub fn resume(&self) -> bool {
        let mut options = format!(
            "-p {} -k {} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off \
             -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB",
            self.port,
            self.directory.display()
        );
        if self.wire == Wire::SelfSigned {
            options.push_str(" -c ssl=on");
        }
        let mut pg_ctl = self.pg_ctl();
        pg_ctl.arg("-l").arg(self.directory.join("log")).args(["-w", "-t", "60", "-o"]);
        pg_ctl.arg(options).arg("start");
        pg_ctl.status().expect("pg_ctl").success()
    }

    fn server(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}", self.port)
    }

    fn pg_ctl(&self) -> Command {
        let programs = programs().expect("pg_ctl");
        let mut pg_ctl = as_postgres(&programs.join("pg_ctl"));
        pg_ctl.arg("-D").arg(&self.directory);
        pg_ctl.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        pg_ctl
    }
}

/// Makes the certificate and the key that PostgreSQL looks for in its directory.
fn certify(directory: &Path) {
    let settings = directory.with_extension("cnf");
    let text = "[req]\ndistinguished_name = name\nprompt = no\nx509_extensions = own\n[name]\nCN = db.example.com\n\
        [own]\nbasicConstraints = critical, CA:FALSE\nsubjectAltName = DNS:db.example.com\n";
    std::fs::write(&settings, text).expect("the certificate's settings");
    let mut openssl = as_postgres(Path::new("openssl"));
    openssl.args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"]);
    openssl.args(["-days", "30", "-config"]).arg(&settings);
    openssl.arg("-keyout").arg(directory.join("server.key"));
    openssl.arg("-out").arg(directory.join("server.crt"));
    succeed(openssl.output());
    std::fs::remove_file(&settings).expect("the settings are removed");
}

/// A shell that waits for this process to end, however it ends: then its input closes. In a group of its own, so that
/// what interrupts the tests does not interrupt it. It tries more than once, as the server may just be starting.
fn watch(programs: &Path, directory: &Path) -> io::Result<()> {
    static WATCHDOGS: Mutex<Vec<Child>> = Mutex::new(Vec::new());
    let script = r#"read -r _
        for _ in 1 2 3; do "$@" -D "$0" -m immediate stop && break; sleep 2; done
        rm -rf "$0""#;
    let stop = as_postgres(&programs.join("pg_ctl"));
    let mut sh = Command::new("sh");
    sh.arg("-c").arg(script).arg(directory).arg(stop.get_program()).args(stop.get_args());
    sh.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).process_group(0).current_dir("/");
    // Kept for its open input.
    WATCHDOGS.lock().unwrap_or_else(PoisonError::into_inner).push(sh.spawn()?);
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
    let output = output.expect("the program to prepare a cluster with");
    assert!(
        output.status.success(),
        "no PostgreSQL cluster for the tests: {}",
        String::from_utf8_lossy(&output.stderr)
    );
}
