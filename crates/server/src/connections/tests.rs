use axum::routing::{get, post};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::*;

/// So long a test waits for what must happen.
const PATIENCE: Duration = Duration::from_secs(20);
const ASK: &str = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
const LONG: Duration = Duration::from_secs(3_600);

fn patient(connections: usize) -> Bounds {
    Bounds { connections, head: LONG, idle: LONG, answer: LONG, busy: LONG }
}

struct Served {
    address: SocketAddr,
    stop: watch::Sender<bool>,
    ended: JoinHandle<io::Result<()>>,
    /// Has a place for each request to `/work` that a handler has begun.
    begun: Arc<Semaphore>,
    /// Lets a request to `/work` go on for each place it has.
    work: Arc<Semaphore>,
}

impl Served {
    async fn with(bounds: Bounds) -> Served {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (begun, work) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let (begins, waits) = (begun.clone(), work.clone());
        let routes = Router::new()
            .route("/", get(async |ConnectInfo(peer): ConnectInfo<SocketAddr>| peer.port().to_string()))
            .route("/form", post(async |body: String| body))
            .route(
                "/work",
                get(async move || {
                    begins.add_permits(1);
                    waits.acquire().await.unwrap().forget();
                    "done"
                }),
            );
        let (stop, stopped) = watch::channel(false);
        let ended = tokio::spawn(serve(listener, routes, bounds, stopped));
        Served { address, stop, ended, begun, work }
    }

    async fn works_on(&self, requests: u32) {
        timeout(PATIENCE, self.begun.acquire_many(requests)).await.unwrap().unwrap().forget();
    }

    async fn connect(&self) -> Client {
        Client(TcpStream::connect(self.address).await.unwrap())
    }
}

struct Client(TcpStream);

impl Client {
    async fn say(&mut self, words: &str) {
        self.0.write_all(words.as_bytes()).await.unwrap();
    }

    /// One answer, head and body.
    async fn hear(&mut self) -> String {
        let read = async {
            let mut heard = String::new();
            loop {
                let mut piece = [0; 1_024];
                let read = self.0.read(&mut piece).await.unwrap();
                heard.push_str(std::str::from_utf8(&piece[..read]).unwrap());
                let length = heard.split("content-length: ").nth(1).and_then(|rest| rest.split('\r').next());
                let body = heard.split_once("\r\n\r\n").map_or(0, |(_, body)| body.len());
                if read == 0 || length.is_some_and(|length| length.parse() == Ok(body)) {
                    return heard;
                }
            }
        };
        timeout(PATIENCE, read).await.unwrap()
    }

    /// Everything until the connection ends. Being reset is an end too.
    async fn hear_the_end(&mut self) -> String {
        let mut all = Vec::new();
        let _reset = timeout(PATIENCE, self.0.read_to_end(&mut all)).await.unwrap();
        String::from_utf8(all).unwrap()
    }
}

#[tokio::test]
async fn a_head_that_does_not_come_ends_the_connection_and_a_rest_between_two_requests_does_not() {
    // Long enough for a head that is sent at once, on a machine that does much else.
    let served = Served::with(Bounds { head: Duration::from_millis(500), ..patient(10) }).await;
    let mut resting = served.connect().await;
    resting.say(ASK).await;
    let port = resting.0.local_addr().unwrap().port();
    assert!(resting.hear().await.ends_with(&port.to_string()), "the handler learns who calls");
    let (mut silent, mut half) = (served.connect().await, served.connect().await);
    half.say("GET / HTTP/1.1\r\nHost:").await;
    assert_eq!((silent.hear_the_end().await, half.hear_the_end().await), (String::new(), String::new()));
    resting.say(ASK).await;
    assert!(resting.hear().await.starts_with("HTTP/1.1 200"), "it asked before, and may ask again");
}

#[tokio::test]
async fn a_connection_at_rest_for_too_long_is_ended() {
    let served = Served::with(Bounds { idle: Duration::ZERO, ..patient(10) }).await;
    let mut client = served.connect().await;
    client.say(ASK).await;
    assert!(client.hear().await.starts_with("HTTP/1.1 200"));
    assert_eq!(client.hear_the_end().await, "");
}

#[tokio::test]
async fn where_all_places_are_taken_the_idlest_gives_way() {
    let served = Served::with(patient(3)).await;
    let mut known = served.connect().await;
    known.say(ASK).await;
    known.hear().await;
    // They never ask anything, so they go before the one that did, the oldest first.
    let mut strangers = Vec::new();
    for _ in 0..40 {
        let mut stranger = served.connect().await;
        stranger.say("GET / HT").await;
        strangers.push(stranger);
    }
    let mut newcomer = served.connect().await;
    newcomer.say(ASK).await;
    assert!(newcomer.hear().await.starts_with("HTTP/1.1 200"));
    known.say(ASK).await;
    assert!(known.hear().await.starts_with("HTTP/1.1 200"), "whoever works with us keeps the place");
    assert_eq!(strangers[0].hear_the_end().await, "");
}

#[tokio::test]
async fn half_a_form_gives_way_too() {
    let served = Served::with(patient(2)).await;
    let mut halves = Vec::new();
    for _ in 0..10 {
        let mut half = served.connect().await;
        half.say("POST /form HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nname=").await;
        halves.push(half);
    }
    let mut newcomer = served.connect().await;
    newcomer.say(ASK).await;
    assert!(newcomer.hear().await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn where_all_are_at_work_a_newcomer_is_told_at_once() {
    let served = Served::with(patient(2)).await;
    let (mut one, mut two) = (served.connect().await, served.connect().await);
    for client in [&mut one, &mut two] {
        client.say("GET /work HTTP/1.1\r\nHost: a\r\n\r\n").await;
    }
    served.works_on(2).await;
    let mut newcomer = served.connect().await;
    let told = newcomer.hear_the_end().await;
    assert!(told.starts_with("HTTP/1.1 503") && told.contains("Retry-After: 5"), "{told}");
    assert!(told.ends_with("Come again later.\n"), "{told}");
    served.work.add_permits(2);
    for client in [&mut one, &mut two] {
        assert!(client.hear().await.ends_with("done"));
    }
}

#[tokio::test]
async fn at_the_end_what_is_in_hand_is_answered_and_nobody_is_waited_for() {
    let served = Served::with(patient(10)).await;
    let (mut silent, mut half, mut working) =
        (served.connect().await, served.connect().await, served.connect().await);
    half.say("GET / HT").await;
    working.say(ASK).await;
    working.hear().await;
    working.say("GET /work HTTP/1.1\r\nHost: a\r\n\r\n").await;
    served.works_on(1).await;
    served.stop.send_replace(true);
    assert_eq!((silent.hear_the_end().await, half.hear_the_end().await), (String::new(), String::new()));
    served.work.add_permits(1);
    let last = working.hear_the_end().await;
    assert!(last.ends_with("done"), "{last}");
    timeout(PATIENCE, served.ended).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(served.address).await.is_err(), "nobody listens any more");
}

#[test]
fn as_many_connections_are_taken_as_there_are_descriptors_for() {
    let taken = |descriptors| Bounds::of(descriptors).connections;
    assert_eq!(taken(u64::MAX), CONNECTIONS_MAX);
    assert_eq!(taken(1_024), (1_024 - DESCRIPTORS_KEPT) / DESCRIPTORS_PER_CONNECTION);
    assert_eq!(taken(0), CONNECTIONS_MIN);
    assert!(taken(256) + DESCRIPTORS_KEPT < 256, "however few there are, the house can work");
}
