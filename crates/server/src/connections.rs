//! Connections: how many there may be, how long each may keep us waiting, and which one is closed when there are no
//! places left. One stranger with a thousand idle connections must not keep out the provider that has something to
//! report.
//!
//! Every connection is watched for where it stands and when bytes last moved on it. Once a second those that waited too
//! long are closed; where all places are taken, the one that has been of no use for longest gives way, and where each of
//! them is at work the newcomer is told at once to come again.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{ConnectInfo, Request};
use axum::response::Response;
use clearline_http::limits::FORM_BYTES_MAX;
use http_body::{Frame, SizeHint};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;
use tower::ServiceExt as _;

use crate::limits::{
    ANSWER_IDLE_SECONDS_MAX, BUSY_SECONDS_MIN, CONNECTIONS_MAX, CONNECTIONS_MIN, DESCRIPTORS_KEPT,
    DESCRIPTORS_PER_CONNECTION, HEAD_SECONDS_MAX, KEEP_ALIVE_SECONDS_MAX,
};

/// How often connections are looked at.
const LOOK_EVERY: Duration = Duration::from_secs(1);
/// How long accepting rests where there is no descriptor for a newcomer.
const REST: Duration = Duration::from_millis(20);
/// The answer to a new connection when every place is in use.
const NO_PLACE: &[u8] = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Type: text/plain\r\n\
    Content-Length: 40\r\nConnection: close\r\n\r\nToo many connections. Come again later.\n";

/// How many connections there may be, and how long each may keep us waiting.
#[derive(Debug, Clone)]
pub(crate) struct Bounds {
    pub(crate) connections: usize,
    /// For the head of a request, from its first byte, or from the beginning of the connection.
    pub(crate) head: Duration,
    /// Between two requests.
    pub(crate) idle: Duration,
    /// For a client that takes nothing of its answer.
    pub(crate) answer: Duration,
    /// One that sends or takes its bytes so slowly may be closed for the sake of a newcomer.
    pub(crate) busy: Duration,
}

impl Bounds {
    /// What a process with so many descriptors can hold.
    pub(crate) fn of(descriptors: u64) -> Bounds {
        let left = usize::try_from(descriptors).unwrap_or(usize::MAX).saturating_sub(DESCRIPTORS_KEPT);
        Bounds {
            connections: (left / DESCRIPTORS_PER_CONNECTION).clamp(CONNECTIONS_MIN, CONNECTIONS_MAX),
            head: Duration::from_secs(HEAD_SECONDS_MAX),
            idle: Duration::from_secs(KEEP_ALIVE_SECONDS_MAX),
            answer: Duration::from_secs(ANSWER_IDLE_SECONDS_MAX),
            busy: Duration::from_secs(BUSY_SECONDS_MIN),
        }
    }
}

/// Lets this process have as many descriptors as the system allows it, and answers how many that is.
pub(crate) fn raise_descriptors() -> u64 {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let had = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: had.maximum, maximum: had.maximum };
    let limit = match setrlimit(Resource::Nofile, raised) {
        Ok(()) => had.maximum,
        // Then it stays as it was.
        Err(_) => had.current,
    };
    limit.unwrap_or(u64::MAX)
}

/// Serves `routes` on `listener` until `stop` turns true; then ends what is in hand.
pub(crate) async fn serve(
    listener: TcpListener,
    routes: Router,
    bounds: Bounds,
    mut stop: watch::Receiver<bool>,
) -> io::Result<()> {
    let lines = Arc::new(Lines { bounds, all: Mutex::default() });
    let (alive, mut all_ended) = mpsc::channel::<Infallible>(1);
    let mut look = tokio::time::interval(LOOK_EVERY);
    let mut number = 0;
    while !*stop.borrow() {
        tokio::select! {
            // A closed channel means that the sender of the stop signal is gone: then stop.
            told = stop.changed() => if told.is_err() { break },
            _ = look.tick() => lines.close_the_late(false),
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    if !lines.make_place() {
                        turn_away(&stream);
                        continue;
                    }
                    number += 1;
                    let line = lines.enter(number);
                    let entered = Entered { lines: lines.clone(), number, line };
                    tokio::spawn(converse(stream, peer, routes.clone(), entered, stop.clone(), alive.clone()));
                }
                Err(error) => rest(&lines, &error).await,
            },
        }
    }
    drop((listener, alive));
    loop {
        tokio::select! {
            _ = all_ended.recv() => return Ok(()),
            _ = look.tick() => lines.close_the_late(true),
        }
    }
}

/// Accepting failed. A connection that ended before it was taken is nothing; without a descriptor somebody must go.
async fn rest(lines: &Lines, error: &io::Error) {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    if matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset) {
        return;
    }
    if !lines.close_the_idlest() {
        tracing::warn!(%error, "no connection can be accepted");
        tokio::time::sleep(LOOK_EVERY).await;
    }
    tokio::time::sleep(REST).await;
}

/// Says in one write that there is no place. A client that does not read it sees the connection end.
fn turn_away(stream: &TcpStream) {
    // What has come already is taken first, or closing would reset the connection before the answer is read.
    let _unread = stream.try_read(&mut [0; 4_096]);
    let _unheard = stream.try_write(NO_PLACE);
}

/// The state of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    /// No byte of a request has come; `served` says whether there was a request before.
    Idle { served: bool },
    /// Part of a request's head has come.
    Head { served: bool },
    /// A handler waits for the body.
    Body,
    /// A handler works.
    Work,
    /// The answer is being sent.
    Answer,
}

/// One connection as the others see it.
struct Line {
    state: Mutex<State>,
    closing: Notify,
}

struct State {
    stand: Stand,
    /// Since when it is in this state.
    since: Instant,
    /// When bytes last moved, either way.
    moved: Instant,
    /// Bytes that came since the request's head was whole.
    body: usize,
    /// It was told to close, and its place was already given to another.
    closing: bool,
}

impl Line {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stands(&self, stand: Stand) {
        let mut state = self.state();
        if state.stand != stand {
            state.stand = stand;
            state.since = Instant::now();
        }
    }

    fn received(&self, bytes: usize) {
        let mut state = self.state();
        state.moved = Instant::now();
        state.body = state.body.saturating_add(bytes);
        if let Stand::Idle { served } = state.stand {
            state.stand = Stand::Head { served };
            state.since = state.moved;
        }
    }

    fn begins_request(&self) {
        self.state().body = 0;
        self.stands(Stand::Work);
    }

    fn sent(&self) {
        self.state().moved = Instant::now();
    }

    fn close(&self) {
        self.state().closing = true;
        self.closing.notify_one();
    }
}

/// All connections of one listener.
struct Lines {
    bounds: Bounds,
    all: Mutex<HashMap<u64, Arc<Line>>>,
}

impl Lines {
    fn all(&self) -> MutexGuard<'_, HashMap<u64, Arc<Line>>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn enter(&self, number: u64) -> Arc<Line> {
        let now = Instant::now();
        let state =
            State { stand: Stand::Idle { served: false }, since: now, moved: now, body: 0, closing: false };
        let line = Arc::new(Line { state: Mutex::new(state), closing: Notify::new() });
        self.all().insert(number, line.clone());
        line
    }

    /// Closes what has kept us waiting for longer than it may. When the process is `ending` it waits no more for the rest of a
    /// form that has stopped coming.
    fn close_the_late(&self, ending: bool) {
        let bounds = &self.bounds;
        for line in self.all().values() {
            let late = {
                let state = line.state();
                match state.stand {
                    Stand::Idle { served: false } | Stand::Head { .. } => state.since.elapsed() > bounds.head,
                    Stand::Idle { served: true } => state.since.elapsed() > bounds.idle,
                    Stand::Answer => {
                        state.since.elapsed() > bounds.answer && state.moved.elapsed() > bounds.answer
                    }
                    Stand::Body if ending && state.body <= FORM_BYTES_MAX => {
                        state.moved.elapsed() > LOOK_EVERY
                    }
                    // The handler has its own time limit.
                    Stand::Body | Stand::Work => false,
                }
            };
            if late {
                line.close();
            }
        }
    }

    /// Is there a place for one more, or does somebody give way?
    fn make_place(&self) -> bool {
        let taken = self.all().values().filter(|line| !line.state().closing).count();
        taken < self.bounds.connections || self.close_the_idlest()
    }

    /// Closes the connection that has been of no use for longest: one that never asked anything before one that did, then
    /// one whose form has not come whole, as forms do at once, and last one on which much is moved, and too slowly.
    fn close_the_idlest(&self) -> bool {
        let all = self.all();
        let rank = |line: &&Arc<Line>| {
            let state = line.state();
            let class = match state.stand {
                _ if state.closing => None,
                Stand::Idle { served: false } | Stand::Head { served: false } => Some(0),
                Stand::Idle { served: true } | Stand::Head { served: true } => Some(1),
                Stand::Body if state.body <= FORM_BYTES_MAX => Some(2),
                Stand::Body | Stand::Answer if state.moved.elapsed() >= self.bounds.busy => Some(3),
                Stand::Body | Stand::Answer | Stand::Work => None,
            };
            class.map(|class| (class, state.moved))
        };
        let idlest = all
            .values()
            .filter_map(|line| rank(&line).map(|rank| (rank, line)))
            .min_by_key(|(rank, _)| *rank);
        match idlest {
            Some((_, line)) => {
                line.close();
                true
            }
            None => false,
        }
    }
}

/// A connection's place, given back when it ends.
struct Entered {
    lines: Arc<Lines>,
    number: u64,
    line: Arc<Line>,
}

impl Drop for Entered {
    fn drop(&mut self) {
        self.lines.all().remove(&self.number);
    }
}

/// One connection, from its beginning to its end.
async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    routes: Router,
    entered: Entered,
    mut stop: watch::Receiver<bool>,
    _alive: mpsc::Sender<Infallible>,
) {
    let line = entered.line.clone();
    let handle = {
        let line = line.clone();
        service_fn(move |request: hyper::Request<Incoming>| {
            answer(request, peer, routes.clone(), line.clone())
        })
    };
    let io = TokioIo::new(Watched { stream, line: line.clone() });
    // Its own clock is not used: it takes the pause between two requests for the time of a head.
    let connection = http1::Builder::new().header_read_timeout(None).serve_connection(io, handle);
    let mut connection = pin!(connection);
    let mut stopping = *stop.borrow();
    loop {
        if stopping {
            // Idle connections are closed. The others get their answer, and then end.
            if matches!(line.state().stand, Stand::Idle { .. } | Stand::Head { .. }) {
                return;
            }
            connection.as_mut().graceful_shutdown();
        }
        tokio::select! {
            // However it ended, there is no caller to report to. A handler has already reported its own errors.
            _ended = connection.as_mut() => return,
            () = line.closing.notified() => return,
            _ = stop.changed(), if !stopping => stopping = true,
        }
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    peer: SocketAddr,
    routes: Router,
    line: Arc<Line>,
) -> Result<Response, Infallible> {
    line.begins_request();
    let mut request: Request = request.map(|body| Body::new(Arriving { body, line: line.clone() }));
    request.extensions_mut().insert(ConnectInfo(peer));
    let Ok(response) = routes.oneshot(request).await;
    line.stands(Stand::Answer);
    Ok(response.map(|body| Body::new(Leaving { body, line })))
}

/// The body of a request: while it is waited for, it is the client that keeps us.
struct Arriving {
    body: Incoming,
    line: Arc<Line>,
}

impl HttpBody for Arriving {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(context);
        self.line.stands(if polled.is_pending() { Stand::Body } else { Stand::Work });
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The body of an answer. When it is given up, sent or not, the connection waits for the next request.
struct Leaving {
    body: Body,
    line: Arc<Line>,
}

impl Drop for Leaving {
    fn drop(&mut self) {
        self.line.stands(Stand::Idle { served: true });
    }
}

impl HttpBody for Leaving {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// The stream, with note taken of every byte that moves.
struct Watched {
    stream: TcpStream,
    line: Arc<Line>,
}

impl AsyncRead for Watched {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let read = ready!(Pin::new(&mut self.stream).poll_read(context, buffer));
        match buffer.filled().len() - before {
            0 => {}
            bytes => self.line.received(bytes),
        }
        Poll::Ready(read)
    }
}

impl AsyncWrite for Watched {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write(context, bytes));
        self.line.sent();
        Poll::Ready(written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = ready!(Pin::new(&mut self.stream).poll_write_vectored(context, bytes));
        self.line.sent();
        Poll::Ready(written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests;
