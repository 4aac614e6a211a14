//! The network between a program and PostgreSQL, in a test's hands: it can be down, it can stall, and it can be reset at the
//! moment of a commit. It understands as much of the protocol as it needs for that: where a message ends, and which one says
//! `commit`.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::tcp::{ReadHalf, WriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// The first message of a client that wants TLS, and of one that wants GSSAPI encryption.
const ASKS_FOR_ENCRYPTION: [u32; 2] = [80_877_103, 80_877_104];
/// No message of a test is longer.
const MESSAGE_MAX: usize = 64 << 20;

/// What the network is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weather {
    /// Everything passes.
    Clear,
    /// Connections stay, and nothing passes either way.
    Stalled,
    /// Every connection is reset, and every new one too.
    Down,
}

/// Where in a commit a connection is reset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Before the server hears the word: it rolls back.
    BeforeTheWord,
    /// After the server carried it out, and before its answer passes.
    BeforeTheAnswer,
}

impl Moment {
    /// Every moment, for a test that goes through them.
    pub const ALL: [Moment; 2] = [Moment::BeforeTheWord, Moment::BeforeTheAnswer];
}

/// A network with one server behind it. Everything on it ends with it.
pub struct Network {
    address: String,
    line: Arc<Line>,
    listens: JoinHandle<()>,
}

/// What all connections share.
struct Line {
    server: String,
    weather: watch::Sender<Weather>,
    /// The commit at which a connection is reset: where in it, and how many pass before.
    reset: Mutex<Option<(Moment, u64)>>,
    commits: AtomicU64,
    resets: AtomicU64,
    held: AtomicU64,
}

impl Network {
    /// A clear network before the server of this `postgres://` address, which must take connections without encryption.
    ///
    /// # Panics
    /// When the address names no server, or no port is free.
    pub async fn before(database: &str) -> Network {
        let (before, after) = database.split_once("://").expect("a postgres:// address");
        let authority = after.split(['/', '?']).next().unwrap_or_default();
        let server = authority.rsplit('@').next().unwrap_or_default().to_owned();
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a free port");
        let here = listener.local_addr().expect("the port that was bound");
        let address = format!("{before}://{}", after.replacen(&server, &here.to_string(), 1));
        let line = Arc::new(Line {
            server,
            weather: watch::Sender::new(Weather::Clear),
            reset: Mutex::new(None),
            commits: AtomicU64::new(0),
            resets: AtomicU64::new(0),
            held: AtomicU64::new(0),
        });
        let listens = tokio::spawn(listen(listener, line.clone()));
        Network { address, line, listens }
    }

    /// The address of the same database by way of this network.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Changes what the network is like.
    pub fn turns(&self, weather: Weather) {
        self.line.weather.send_replace(weather);
    }

    /// Resets the connection of one commit, after so many others passed.
    pub fn reset_at(&self, moment: Moment, after: u64) {
        *self.line.reset.lock().unwrap_or_else(PoisonError::into_inner) = Some((moment, after));
    }

    /// Takes back what [`Network::reset_at`] asked for. Says whether it was still to come.
    pub fn spare(&self) -> bool {
        self.line.reset.lock().unwrap_or_else(PoisonError::into_inner).take().is_some()
    }

    /// How many commits were asked for so far.
    pub fn commits(&self) -> u64 {
        self.line.commits.load(Ordering::SeqCst)
    }

    /// How many connections were reset at a commit so far.
    pub fn resets(&self) -> u64 {
        self.line.resets.load(Ordering::SeqCst)
    }

    /// How many messages are held up at present, since the network stalls.
    pub fn held(&self) -> u64 {
        self.line.held.load(Ordering::SeqCst)
    }
}

impl Drop for Network {
    fn drop(&mut self) {
        self.listens.abort();
        self.turns(Weather::Down);
    }
}

async fn listen(listener: TcpListener, line: Arc<Line>) {
    while let Ok((client, _)) = listener.accept().await {
        tokio::spawn(connection(client, line.clone()));
    }
}

/// Whatever ends one side ends the other. The client sees a reset, not an end.
async fn connection(mut client: TcpStream, line: Arc<Line>) {
    let mut weather = line.weather.subscribe();
    tokio::select! {
        // A side that closed, and a moment that came, end the connection alike.
        _ended = carry(&mut client, &line) => {}
        _gone = weather.wait_for(|now| *now == Weather::Down) => {}
    }
    // Where the client closed first there is nothing left to reset.
    let _closed = client.set_zero_linger();
}

async fn carry(client: &mut TcpStream, line: &Line) -> io::Result<()> {
    let mut server = TcpStream::connect(&line.server).await?;
    // Message by message: none waits for the next.
    client.set_nodelay(true)?;
    server.set_nodelay(true)?;
    let (mut from_client, mut to_client) = client.split();
    let (mut from_server, mut to_server) = server.split();
    loop {
        // The first message has no letter before its length.
        let first = message(&mut from_client, &[]).await?;
        let asks = first.get(4..8).and_then(|code| code.try_into().ok()).map(u32::from_be_bytes);
        line.passes().await;
        if !asks.is_some_and(|code| ASKS_FOR_ENCRYPTION.contains(&code)) {
            to_server.write_all(&first).await?;
            break;
        }
        to_client.write_all(b"N").await?;
    }
    let doomed = AtomicBool::new(false);
    tokio::select! {
        ended = requests(line, &doomed, &mut from_client, &mut to_server) => ended,
        ended = answers(line, &doomed, &mut from_server, &mut to_client) => ended,
    }
}

/// From the client to the server. Ends where the connection is to be reset before the word `commit`.
async fn requests(
    line: &Line,
    doomed: &AtomicBool,
    client: &mut ReadHalf<'_>,
    server: &mut WriteHalf<'_>,
) -> io::Result<()> {
    loop {
        let request = lettered(client).await?;
        line.passes().await;
        if request.starts_with(b"Q") && request.get(5..) == Some(b"commit\0") {
            match line.commit() {
                Some(Moment::BeforeTheWord) => return Ok(()),
                Some(Moment::BeforeTheAnswer) => doomed.store(true, Ordering::SeqCst),
                None => {}
            }
        }
        server.write_all(&request).await?;
    }
}

/// From the server to the client. Ends where the connection is to be reset before the answer to `commit`.
async fn answers(
    line: &Line,
    doomed: &AtomicBool,
    server: &mut ReadHalf<'_>,
    client: &mut WriteHalf<'_>,
) -> io::Result<()> {
    loop {
        let answer = lettered(server).await?;
        line.passes().await;
        // A transaction that had failed before is rolled back at the word `commit`.
        let ended = [b"COMMIT\0".as_slice(), b"ROLLBACK\0"];
        let ends = answer.starts_with(b"C") && answer.get(5..).is_some_and(|tag| ended.contains(&tag));
        if ends && doomed.load(Ordering::SeqCst) {
            return Ok(());
        }
        client.write_all(&answer).await?;
    }
}

/// A message that begins with a letter for its kind.
async fn lettered(from: &mut ReadHalf<'_>) -> io::Result<Vec<u8>> {
    let mut letter = [0];
    from.read_exact(&mut letter).await?;
    message(from, &letter).await
}

/// The rest of a message: its length, which counts itself, and its body.
async fn message(from: &mut ReadHalf<'_>, letter: &[u8]) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length).await?;
    let body = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX).saturating_sub(4);
    if body > MESSAGE_MAX {
        return Err(io::Error::other("no message of PostgreSQL"));
    }
    let mut all = [letter, &length].concat();
    let head = all.len();
    all.resize(head + body, 0);
    if let Some(rest) = all.get_mut(head..) {
        from.read_exact(rest).await?;
    }
    Ok(all)
}

impl Line {
    /// Waits as long as the network stalls.
    async fn passes(&self) {
        let mut weather = self.weather.subscribe();
        if *weather.borrow_and_update() == Weather::Stalled {
            let _held = Held::up(&self.held);
            // It fails only without a sender, and that is ours.
            let _cleared = weather.wait_for(|now| *now != Weather::Stalled).await;
        }
    }

    /// Counts a commit. Says whether its connection is to be reset, and where.
    fn commit(&self) -> Option<Moment> {
        self.commits.fetch_add(1, Ordering::SeqCst);
        let mut reset = self.reset.lock().unwrap_or_else(PoisonError::into_inner);
        match *reset {
            Some((moment, 0)) => {
                *reset = None;
                self.resets.fetch_add(1, Ordering::SeqCst);
                Some(moment)
            }
            Some((moment, after)) => {
                *reset = Some((moment, after - 1));
                None
            }
            None => None,
        }
    }
}

/// A message that is held up.
struct Held<'a>(&'a AtomicU64);

impl Held<'_> {
    fn up(count: &AtomicU64) -> Held<'_> {
        count.fetch_add(1, Ordering::SeqCst);
        Held(count)
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
