//! When the house cannot work at present: a full disk, a database that is down, a bucket that is missing. Whoever asks is told
//! to come again, in its own words, and readiness says so; when it is over everything works as before.

use std::io::{Read as _, Write as _};

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_report::IncidentType;
use clearline_store::testing::{Cluster, Wire};
use clearline_store::{Batch, Sql, params};
use clearline_tests::{Answer, Engine, TestHouse, report};
use clearline_vault::{Files, S3};
use clearline_wire::responses::Code;

/// The answer is a 503 that says when to come again.
pub(crate) fn asks_to_wait(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.text());
    assert_eq!(answer.header("retry-after"), "10");
}

/// Every audience asks for something that has to be written.
pub(crate) async fn everybody_is_asked_to_wait(house: &TestHouse, doors: &Doors) {
    let submitted = doors.provider.xml("submit", &report(IncidentType::Csam)).await;
    asks_to_wait(&submitted);
    assert_eq!(submitted.code(), Code::ServerError, "in the wire's own words: {}", submitted.text());
    let finished = doors.provider.form("finish", &doors.open).await;
    asks_to_wait(&finished);
    assert_eq!(finished.code(), Code::ServerError);
    let signing_in =
        house.nobody().post_form("/sign-in", &[("name", "analyst"), ("password", &doors.password)]).await;
    asks_to_wait(&signing_in);
    assert!(signing_in.text().contains("We cannot answer right now"), "{}", signing_in.text());
    let accepted = doors.program.post_json(&doors.referral, &serde_json::json!({})).await;
    asks_to_wait(&accepted);
    assert_eq!(accepted.header("content-type"), "application/problem+json");
    assert_eq!(accepted.json()["code"], "not_now");
    assert_eq!(accepted.json()["detail"], "We cannot answer right now. Try again in 10 seconds.");
    let ready = house.watcher().get("/readyz").await;
    asks_to_wait(&ready);
    assert!(ready.text().contains("database"), "{}", ready.text());
    assert_eq!(house.nobody().get("/healthz").await.status, StatusCode::OK, "the process lives");
}

/// Who asks, and for what.
pub(crate) struct Doors {
    pub(crate) provider: clearline_tests::Provider,
    program: clearline_tests::Caller,
    /// A report that is open.
    pub(crate) open: String,
    /// What an agency's program does.
    referral: String,
    password: String,
}

pub(crate) async fn doors(house: &TestHouse) -> Doors {
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    house.carry().await;
    let program = house.program("us-fbi").await;
    let open = provider.open(&report(IncidentType::Csam)).await.to_string();
    let password = house.account("analyst", Role::Analyst, None, None).await;
    let referral = format!("/api/v1/referrals/R-{number}-1/acknowledge");
    Doors { provider, program, open, referral, password }
}

/// The statement that tells how large the database may become; without a number, how large it is.
static FULL: Sql = Sql::both("tests/full", "pragma max_page_count = 1");
static ROOM: Sql = Sql::both("tests/room", "pragma max_page_count = 4294967294");

async fn run(house: &TestHouse, sql: &'static Sql) {
    let mut batch = Batch::new("tests.disk");
    batch.run(sql, params!());
    house.house.store.commit(batch).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_asks_the_sender_to_wait_and_loses_nothing() {
    let house = TestHouse::on(Engine::Sqlite).await;
    let provider = house.provider("example-chat").await;
    run(&house, &FULL).await;
    // Some pages are free; then there is no room.
    let long = "x".repeat(1 << 20);
    let document = String::from_utf8(report(IncidentType::Csam)).unwrap();
    let document =
        document.replace("</report>", &format!("<additionalInfo>{long}</additionalInfo></report>"));
    let refused = provider.xml("submit", document.as_bytes()).await;
    asks_to_wait(&refused);
    assert_eq!(refused.code(), Code::ServerError, "{}", refused.text());
    run(&house, &ROOM).await;
    let number = provider.open(document.as_bytes()).await;
    provider.finish(number).await;
    house.ends_sound().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_database_that_is_down_asks_everybody_to_wait() {
    let cluster = Cluster::start(Wire::Open);
    let house = TestHouse::on_database(cluster.database().parse().unwrap()).await;
    let doors = doors(&house).await;
    assert_eq!(house.watcher().get("/readyz").await.status, StatusCode::OK);
    cluster.stop();
    everybody_is_asked_to_wait(&house, &doors).await;
    assert!(cluster.resume());
    assert_eq!(
        house.watcher().get("/readyz").await.status,
        StatusCode::OK,
        "{}",
        house.watcher().get("/readyz").await.text()
    );
    assert_eq!(doors.provider.form("finish", &doors.open).await.code(), Code::Success);
    let inbox = doors.program.get("/api/v1/referrals").await;
    assert_eq!(inbox.status, StatusCode::OK, "{}", inbox.text());
    house.ends_sound().await;
}

/// An S3 without our bucket.
fn s3_without_a_bucket() -> Files {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        let body = "<Error><Code>NoSuchBucket</Code></Error>";
        let head =
            format!("HTTP/1.1 404 Not Found\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 1 << 16]);
            // The client may have left.
            let _ = stream.write_all(format!("{head}{body}").as_bytes());
        }
    });
    let said = [
        ("endpoint", endpoint.as_str()),
        ("allow_http", "true"),
        ("region", "us-east-1"),
        ("access_key_id", "test"),
        ("secret_access_key", "test"),
    ];
    let options = said.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    Files::S3(S3 { url: "s3://bucket/prefix".to_owned(), options })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_that_is_missing_asks_the_sender_to_wait() {
    let house = TestHouse::with_files(&s3_without_a_bucket()).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let refused = provider.upload(&number.to_string(), "a.png", b"harmless").await;
    asks_to_wait(&refused);
    assert_eq!(refused.code(), Code::ServerError, "{}", refused.text());
    let ready = house.watcher().get("/readyz").await;
    asks_to_wait(&ready);
    assert!(ready.text().contains("files"), "{}", ready.text());
    provider.finish(number).await;
    house.ends_sound().await;
}
