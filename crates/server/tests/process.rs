//! The program as an operator runs it: started, stopped, killed, misconfigured.
#![cfg(test)]

#[path = "process/keys.rs"]
mod keys;

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clearline_store::testing::{Cluster, Wire, until};
use clearline_wire::Element;
use clearline_wire::responses::{Answer, Code, parse_response};
use reqwest::Client;
use reqwest::multipart::{Form, Part};
use tempfile::TempDir;
use tokio::io::AsyncWriteExt as _;
use tokio::net::TcpStream;
use tokio::task::JoinHandle;

/// How often the server is killed while reports come in.
const KILLS: usize = 4;
/// Providers that file at the same time.
const SENDERS: usize = 6;

/// Where a clearinghouse keeps its things.
struct Site {
    data: PathBuf,
    /// Absent for the embedded database in `data`.
    database: Option<String>,
    _dir: TempDir,
}

impl Site {
    fn new() -> Site {
        let dir = tempfile::tempdir().unwrap();
        Site { data: dir.path().join("data"), database: None, _dir: dir }
    }

    fn clearline(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_clearline"));
        command.args(args).arg("--data").arg(&self.data).env("RUST_LOG", "error");
        command.args(self.database.iter().flat_map(|url| ["--database", url.as_str()]));
        command
    }

    fn run(&self, args: &[&str]) -> Output {
        self.clearline(args).output().unwrap()
    }

    /// A provider's program, with a credential of its own.
    fn sender(&self) -> Sender {
        let added =
            json(&self.run(&["admin", "provider", "add", "--name", "Example", "--kind", "live", "--json"]));
        let word = |name: &str| added[name].as_str().unwrap().to_owned();
        Sender { client: Client::new(), user: word("user"), password: word("password") }
    }
}

fn json(output: &Output) -> serde_json::Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A server that is killed when the test ends.
struct Server {
    child: Child,
    url: String,
    first_words: Vec<String>,
}

impl Server {
    fn start(site: &Site) -> Server {
        Server::begin(site.clearline(&["serve", "--listen", "127.0.0.1:0"]))
    }

    /// A server that may have so many descriptors at most.
    fn with_descriptors(site: &Site, most: u32) -> Server {
        let serve = site.clearline(&["serve", "--listen", "127.0.0.1:0"]);
        let mut command = Command::new("sh");
        command.args(["-c", &format!(r#"ulimit -n {most}; exec "$0" "$@""#)]);
        command.arg(serve.get_program()).args(serve.get_args()).env("RUST_LOG", "error");
        Server::begin(command)
    }

    fn begin(mut command: Command) -> Server {
        let mut server = Server {
            child: command.stdout(Stdio::piped()).spawn().unwrap(),
            url: String::new(),
            first_words: Vec::new(),
        };
        let mut lines = BufReader::new(server.child.stdout.take().unwrap()).lines();
        while server.url.is_empty() {
            let line = lines.next().expect("the server says where it listens").unwrap();
            match line.split_once("listens on ") {
                Some((_, url)) => server.url = url.trim().to_owned(),
                None => server.first_words.push(line),
            }
        }
        server
    }

    /// Where readiness and metrics are told.
    fn private(&self) -> &str {
        let words =
            self.first_words.iter().find_map(|line| line.strip_prefix("Readiness and metrics are at "));
        words.expect("the server says where")
    }

    fn kill(self) {
        drop(self);
    }

    fn ask_to_stop(mut self) -> bool {
        Command::new("kill").arg("-TERM").arg(self.child.id().to_string()).status().unwrap();
        self.child.wait().unwrap().success()
    }
}

impl Drop for Server {
    /// At once, as a power cut would: also when the test falls.
    fn drop(&mut self) {
        if self.child.kill().is_ok() {
            self.child.wait().unwrap();
        }
    }
}

#[derive(Clone)]
struct Sender {
    client: Client,
    user: String,
    password: String,
}

impl Sender {
    async fn call(&self, url: &str, call: &str, body: Body) -> Option<Answer> {
        let request =
            self.client.post(format!("{url}/ispws/{call}")).basic_auth(&self.user, Some(&self.password));
        let request = match body {
            Body::Xml(bytes) => request.header("content-type", "text/xml").body(bytes),
            Body::Id(id) => request.form(&[("id", id)]),
            Body::File(id, bytes) => request
                .multipart(Form::new().text("id", id).part("file", Part::bytes(bytes).file_name("a.png"))),
        };
        let bytes = request.send().await.ok()?.bytes().await.ok()?;
        parse_response(&bytes).ok()
    }

    /// Files one report; notes what was acknowledged.
    async fn file(&self, url: &str, seen: &Seen) -> Option<()> {
        let Answer::Response(opened) = self.call(url, "submit", Body::Xml(document())).await? else {
            return None;
        };
        let id = opened.report?.to_string();
        seen.0.lock().unwrap().opened.insert(id.clone());
        // Each with a file of its own: the same report sent again makes no referral.
        let bytes = [vec![7; 20_000], id.clone().into_bytes()].concat();
        let stored = self.call(url, "upload", Body::File(id.clone(), bytes)).await?;
        assert_eq!(stored.code(), Code::Success);
        let done = self.call(url, "finish", Body::Id(id.clone())).await?;
        assert_eq!(done.code(), Code::Success);
        let mut seen = seen.0.lock().unwrap();
        seen.finished.insert(id);
        *seen.by_server.entry(url.to_owned()).or_default() += 1;
        Some(())
    }
}

enum Body {
    Xml(Vec<u8>),
    Id(String),
    File(String, Vec<u8>),
}

#[derive(Default)]
struct Acknowledged {
    /// Senders stop after the report they are at.
    enough: bool,
    opened: BTreeSet<String>,
    finished: BTreeSet<String>,
    /// How many of them each server acknowledged.
    by_server: BTreeMap<String, usize>,
}

#[derive(Default)]
struct Seen(Mutex<Acknowledged>);

impl Seen {
    /// How many finished reports a server acknowledged so far.
    fn acknowledged_by(&self, url: &str) -> usize {
        self.0.lock().unwrap().by_server.get(url).copied().unwrap_or_default()
    }

    fn enough(&self) -> bool {
        self.0.lock().unwrap().enough
    }
}

fn document() -> Vec<u8> {
    let incident = Element::new("incidentSummary")
        .leaf("incidentType", "Online Enticement of Children for Sexual Acts")
        .leaf("incidentDateTime", "2024-06-01T00:00:00Z");
    let person = Element::new("reportingPerson").leaf("email", "reports@example.com");
    let account = Element::new("personOrUserReported").leaf("espIdentifier", "user-1");
    let report =
        Element::new("report").with(incident).with(Element::new("reporter").with(person)).with(account);
    clearline_wire::write(&report)
}

/// Lets senders file against a server, each until the server is gone.
fn load(sender: &Sender, url: &str, seen: &Arc<Seen>) -> Vec<JoinHandle<()>> {
    let one = || {
        let (sender, seen, url) = (sender.clone(), seen.clone(), url.to_owned());
        tokio::spawn(async move { while !seen.enough() && sender.file(&url, &seen).await.is_some() {} })
    };
    (0..SENDERS).map(|_| one()).collect()
}

async fn ended(senders: Vec<JoinHandle<()>>) {
    for sender in senders {
        sender.await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_kills_under_load() {
    let site = Site::new();
    let sender = site.sender();
    let seen = Arc::new(Seen::default());
    for round in 0..KILLS {
        let server = Server::start(&site);
        let senders = load(&sender, &server.url, &seen);
        // Each time further on the way of what was filed.
        until("the server acknowledges reports", async || seen.acknowledged_by(&server.url) > 2 * round)
            .await;
        server.kill();
        ended(senders).await;
    }
    let server = Server::start(&site);
    reconcile(&site, &server.url, &sender, &seen).await;
    assert!(server.ask_to_stop(), "a server that is asked to stop ends well");
    assert_eq!(json(&site.run(&["ledger", "verify", "--json"]))["sound"], true);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_servers_share_one_database_and_one_is_killed() {
    let mut site = Site::new();
    site.database = Some(clearline_store::testing::postgres());
    let sender = site.sender();
    let seen = Arc::new(Seen::default());
    let (doomed, survivor) = (Server::start(&site), Server::start(&site));
    let (lost, kept) = (load(&sender, &doomed.url, &seen), load(&sender, &survivor.url, &seen));
    let both = async || [&doomed, &survivor].iter().all(|server| seen.acknowledged_by(&server.url) > 5);
    until("both servers acknowledge reports", both).await;
    doomed.kill();
    ended(lost).await;
    let before = seen.acknowledged_by(&survivor.url);
    let goes_on = async || seen.acknowledged_by(&survivor.url) > before + 5;
    until("the other server goes on", goes_on).await;
    seen.0.lock().unwrap().enough = true;
    ended(kept).await;
    reconcile(&site, &survivor.url, &sender, &seen).await;
    assert!(survivor.ask_to_stop(), "what it had in hand ended");
    assert_eq!(json(&site.run(&["ledger", "verify", "--json"]))["sound"], true);
}

/// Every acknowledged report is there, finished once, and referred exactly once.
async fn reconcile(site: &Site, url: &str, sender: &Sender, seen: &Seen) {
    let (opened, finished) = {
        let seen = seen.0.lock().unwrap();
        (seen.opened.clone(), seen.finished.clone())
    };
    assert!(finished.len() >= 5, "the test files enough to mean something: {}", finished.len());
    for id in &opened {
        let code =
            sender.call(url, "retract", Body::Id(id.clone())).await.expect("the server answers").code();
        let allowed: &[Code] = match finished.contains(id) {
            true => &[Code::AlreadyFinished],
            false => &[Code::AlreadyFinished, Code::Success],
        };
        assert!(allowed.contains(&code), "report {id}, finished {}: {code:?}", finished.contains(id));
    }
    let token =
        String::from_utf8(site.run(&["admin", "agency", "token", "us-fbi", "--label", "test"]).stdout)
            .unwrap();
    // Work that a killed server had taken is free again once its leases have run out.
    let all = async || {
        let referred = referred(url, token.trim()).await;
        let unique: BTreeSet<_> = referred.iter().cloned().collect();
        assert_eq!(unique.len(), referred.len(), "no report is referred twice to one agency");
        finished.iter().all(|id| unique.contains(id))
    };
    until("every acknowledged report is referred", all).await;
}

/// The reports in an agency's inbox, over its API.
async fn referred(url: &str, token: &str) -> Vec<String> {
    let client = Client::new();
    let mut found = Vec::new();
    let mut next = Some(format!("{url}/api/v1/referrals"));
    while let Some(page) = next {
        let answer = client.get(&page).bearer_auth(token).send().await.unwrap().bytes().await.unwrap();
        let value: serde_json::Value = serde_json::from_slice(&answer).unwrap();
        for row in value["referrals"].as_array().unwrap() {
            let id = row["id"].as_str().unwrap();
            found.push(id.split('-').nth(1).unwrap().to_owned());
        }
        next = value["next"].as_str().map(|after| format!("{url}/api/v1/referrals?after={after}"));
    }
    found
}

/// Connections that guess at the same time.
const GUESSERS: usize = 300;
/// What the server may hold in memory at its worst, in KiB.
const MEMORY_KIB_MAX: u64 = 200 * 1024;

impl Server {
    /// The most memory it ever held, in KiB.
    fn memory_peak_kib(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    }
}

/// A browser at one address of this machine, which follows nothing.
fn browser(address: [u8; 4]) -> Client {
    let client = Client::builder().local_address(std::net::IpAddr::from(address)).no_proxy();
    client.redirect(reqwest::redirect::Policy::none()).build().unwrap()
}

async fn sign_in(client: &Client, url: &str, name: &str, password: &str, cookie: &str) -> reqwest::Response {
    let form = format!("name={name}&password={password}");
    let request = client.post(format!("{url}/sign-in")).header("cookie", cookie).body(form);
    request.header("content-type", "application/x-www-form-urlencoded").send().await.unwrap()
}

/// The cookie by which a browser is known at its next sign-in.
fn device(answer: &reqwest::Response) -> String {
    let cookies = answer.headers().get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let mut device = cookies.filter(|value| value.starts_with("clearline_device="));
    device.next().unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_flood_of_wrong_passwords_takes_little_memory_and_holds_up_nobody_else() {
    let site = Site::new();
    let account = |id: &str| {
        let added = site.run(&["admin", "user", "add", id, "--name", id, "--role", "analyst", "--json"]);
        json(&added)["password"].as_str().unwrap().to_owned()
    };
    let (ana, ben) = (account("ana"), account("ben"));
    let server = Server::start(&site);
    let near = browser([127, 0, 0, 1]);
    let known = sign_in(&near, &server.url, "ana", &ana, "").await;
    assert_eq!(known.status(), 303);
    let known = device(&known);
    let counts = Arc::new(Mutex::new(BTreeMap::new()));
    // Each of its requests that are under way at the same time has a connection of its own.
    let guesser = browser([127, 0, 0, 1]);
    let flood: Vec<_> = (0..GUESSERS)
        .map(|number| {
            let (client, url, counts) = (guesser.clone(), server.url.clone(), counts.clone());
            tokio::spawn(async move {
                for round in 0_u64.. {
                    // Half of them at one account, half at names that are new each time.
                    let name = if number % 2 == 0 { "ana".to_owned() } else { format!("n{number}-{round}") };
                    let status = sign_in(&client, &url, &name, "wrong", "").await.status().as_u16();
                    *counts.lock().unwrap().entry(status).or_insert(0_u64) += 1;
                }
            })
        })
        .collect();
    let answered = || counts.lock().unwrap().values().sum::<u64>();
    let flooded = async || answered() > GUESSERS as u64 / 8;
    until("the flood has begun", flooded).await;
    for round in 0..3 {
        let before = answered();
        // Who signed in here before is not slowed, though the flood comes from the same address and guesses at this name.
        let begun = tokio::time::Instant::now();
        assert_eq!(sign_in(&near, &server.url, "ana", &ana, &known).await.status(), 303);
        let known_took = begun.elapsed();
        // Nor who was never here, at an address that does not guess.
        let begun = tokio::time::Instant::now();
        let elsewhere = browser([127, 0, 0, 2 + round]);
        assert_eq!(sign_in(&elsewhere, &server.url, "ben", &ben, "").await.status(), 303);
        let new_took = begun.elapsed();
        eprintln!("signed in after {known_took:?} and {new_took:?}");
        assert!(known_took < Duration::from_secs(2) && new_took < Duration::from_secs(2));
        let goes_on = async || answered() > before + GUESSERS as u64 / 16;
        until("the flood goes on", goes_on).await;
    }
    flood.iter().for_each(JoinHandle::abort);
    let (peak, counts) = (server.memory_peak_kib(), counts.lock().unwrap().clone());
    eprintln!("at most {} MiB in memory; answers to the flood: {counts:?}", peak / 1024);
    assert!(counts.keys().all(|status| matches!(status, 200 | 429)), "{counts:?}");
    assert!(counts.values().sum::<u64>() > GUESSERS as u64 / 4, "it was a flood: {counts:?}");
    assert!(peak < MEMORY_KIB_MAX, "{peak} KiB");
    server.kill();
}

#[test]
fn an_operator_is_told_where_limits_by_source_are_off() {
    let site = Site::new();
    let told = |settings: &[&str]| {
        let args = [&["serve", "--listen", "127.0.0.1:0"], settings].concat();
        let mut command = site.clearline(&args);
        command.env("RUST_LOG", "warn").stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let listens = lines.map_while(Result::ok).any(|line| line.contains("listens on"));
        child.kill().unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(listens, "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stderr).contains("limits by source are off")
    };
    assert!(told(&["--url", "https://clearline.example.org"]));
    assert!(!told(&["--url", "https://clearline.example.org", "--proxies", "127.0.0.1,10.0.0.0/8"]));
    assert!(!told(&[]));
}

#[test]
fn wrong_settings_are_named() {
    let site = Site::new();
    let file = site.data.with_extension("toml");
    std::fs::write(&file, "origin = \"clearline.example.org\"\nlisten_on = \"127.0.0.1:0\"\n").unwrap();
    let output = site.run(&["serve", "--config", file.to_str().unwrap()]);
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(words.contains("line 2") && words.contains("listen_on"), "{words}");
    for (flag, value) in [("--proxies", "10.0.0.0/33"), ("--proxy-header", "via")] {
        let refused = site.run(&["serve", flag, value]);
        assert!(!refused.status.success());
        assert!(String::from_utf8_lossy(&refused.stderr).contains(value), "{flag} {value}");
    }
    let unknown = site.run(&["admin", "agency", "suspend", "xx-9"]);
    assert!(!unknown.status.success());
    assert!(String::from_utf8_lossy(&unknown.stderr).contains("there is no agency xx-9"));
}

#[test]
fn the_providers_client_files_a_report() {
    let site = Site::new();
    let sender = site.sender();
    let server = Server::start(&site);
    let (report, picture) = (site.data.join("report.xml"), site.data.join("a.png"));
    std::fs::write(&report, document()).unwrap();
    std::fs::write(&picture, b"harmless").unwrap();
    let submit = |file: &Path| {
        Command::new(env!("CARGO_BIN_EXE_clearline"))
            .args(["submit", "--json", "--viewed", "--url", &format!("{}/ispws", server.url)])
            .arg("--attach")
            .arg(&picture)
            .arg(file)
            .env("CLEARLINE_USER", &sender.user)
            .env("CLEARLINE_PASSWORD", &sender.password)
            .output()
            .unwrap()
    };
    let done = json(&submit(&report));
    assert_eq!(done["files"].as_array().map(Vec::len), Some(1));
    std::fs::write(&report, b"<report><surprise/></report>").unwrap();
    let refused = submit(&report);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("4100"), "the findings are told");
    server.kill();
}

/// Strangers who connect and say nothing more: some nothing at all, some half a form.
async fn strangers(url: &str, idle: usize, halves: usize) -> Vec<TcpStream> {
    let address = url.strip_prefix("http://").unwrap();
    let mut all = Vec::new();
    for number in 0..idle + halves {
        let mut stream = TcpStream::connect(address).await.unwrap();
        if number >= idle {
            let half = "POST /report HTTP/1.1\r\nHost: a\r\nContent-Length: 900\r\n\r\nstory=";
            // Whoever was sent away meanwhile is a stranger less.
            let _ = stream.write_all(half.as_bytes()).await;
        }
        all.push(stream);
    }
    all
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn idle_connections_and_half_sent_forms_stop_no_good_request() {
    let site = Site::new();
    let sender = site.sender();
    // As the system gives them, and as few as make places scarce.
    for descriptors in [None, Some(256)] {
        let server = match descriptors {
            None => Server::start(&site),
            Some(most) => Server::with_descriptors(&site, most),
        };
        let strangers = strangers(&server.url, 400, 100).await;
        let seen = Seen::default();
        let filed = tokio::time::timeout(Duration::from_secs(20), async {
            for _ in 0..5 {
                sender.file(&server.url, &seen).await.expect("every call is answered");
            }
        });
        filed.await.unwrap_or_else(|_| panic!("with {descriptors:?} descriptors nobody is answered"));
        assert_eq!(seen.0.lock().unwrap().finished.len(), 5);
        let ready = reqwest::get(format!("{}/readyz", server.private())).await.unwrap();
        assert_eq!(ready.status(), 200);
        assert!(server.ask_to_stop(), "strangers do not hold up the end");
        drop(strangers);
    }
}

#[tokio::test]
async fn readiness_and_metrics_have_a_listener_of_their_own() {
    let site = Site::new();
    let server = Server::start(&site);
    let status =
        async |base: &str, path: &str| reqwest::get(format!("{base}{path}")).await.unwrap().status().as_u16();
    for path in ["/readyz", "/metrics"] {
        assert_eq!(status(&server.url, path).await, 404, "{path}");
        assert_eq!(status(server.private(), path).await, 200, "{path}");
    }
    assert_eq!(status(&server.url, "/healthz").await, 200);
    assert_eq!(status(server.private(), "/sign-in").await, 404);
    let taken = server.url.strip_prefix("http://").unwrap();
    let second = site.run(&["serve", "--listen", "127.0.0.1:0", "--private-listen", taken]);
    assert!(String::from_utf8_lossy(&second.stderr).contains("--private-listen names another"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_down_is_one_line_in_the_log_and_not_one_for_each_request() {
    let cluster = Cluster::start(Wire::Open);
    let mut site = Site::new();
    site.database = Some(cluster.database());
    let sender = site.sender();
    let log = site.data.with_extension("log");
    let mut serve = site.clearline(&["serve", "--listen", "127.0.0.1:0"]);
    serve.stderr(std::fs::File::create(&log).unwrap());
    let server = Server::begin(serve);
    cluster.stop();
    let status = async || {
        let call = sender.client.get(format!("{}/ispws/status", server.url));
        let answer = call.basic_auth(&sender.user, Some(&sender.password)).send().await.unwrap();
        let again = answer.headers().get("retry-after").map(|value| value.to_str().unwrap().to_owned());
        (answer.status().as_u16(), again, parse_response(&answer.bytes().await.unwrap()).unwrap().code())
    };
    for _ in 0..100 {
        assert_eq!(status().await, (503, Some("10".to_owned()), Code::ServerError));
    }
    let lines = std::fs::read_to_string(&log).unwrap();
    assert_eq!(lines.matches("\"lack\":\"database_down\"").count(), 1, "{lines}");
    assert!(lines.lines().count() < 5, "{lines}");
    assert!(cluster.resume());
    assert_eq!(status().await, (200, None, Code::Success));
}
