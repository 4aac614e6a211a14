//! Signing in: what guesses cost, what they never cost others, and what is recorded.

use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use base64::Engine as _;
use clearline_http::{Proxies, ProxyHeader};
use clearline_identity::directory;
use clearline_law::access::{Actor, ReadLedger, Role, Thing, permit};
use clearline_oversight as oversight;
use clearline_store::{Batch, Sql, params};
use clearline_tests::{Answer, Caller, Engine, TestHouse};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_session_ends_when_nobody_uses_it,
    reading_is_not_a_write_each_time,
    sign_ins_are_in_the_ledger,
    failed_sign_ins_are_counted_by_account_and_minute,
    a_wrong_own_password_counts_and_waits_for_nobody_else,
    guesses_over_many_names_do_not_fill_the_ledger,
    where_too_many_wait_the_answer_says_when_to_come_again,
    a_right_password_is_taken_after_a_thousand_wrong_ones_from_elsewhere,
    others_guesses_do_not_slow_a_known_browser,
    wrong_credentials_are_answered_later_and_right_ones_at_once,
    wrong_tokens_are_limited_and_right_ones_are_not,
    only_a_configured_proxy_says_who_called,
);

async fn try_in(caller: &Caller, name: &str, password: &str) -> Answer {
    caller.post_form("/sign-in", &[("name", name), ("password", password)]).await
}

/// The cookies that an answer sets, as a browser sends them back.
fn cookie(headers: &HeaderMap, name: &str) -> String {
    let all = headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let mut found = all.filter(|value| value.starts_with(name));
    found.next().expect("the cookie is set").split(';').next().unwrap().to_owned()
}

/// How long somebody waited for it.
async fn time_of<T>(house: &TestHouse, doing: impl Future<Output = T>) -> (T, Duration) {
    let before = house.waited();
    let done = doing.await;
    (done, house.waited() - before)
}

async fn a_session_ends_when_nobody_uses_it(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    for _ in 0..4 {
        house.pass(SignedDuration::from_mins(29));
        ana.page("/desk").await;
    }
    house.pass(SignedDuration::from_mins(31));
    assert_eq!(ana.caller.get("/desk").await.status, StatusCode::SEE_OTHER);
    directory::end_old_sessions(&house.house).await.unwrap();
    assert_eq!(numbers(&house, &SESSIONS).await, Vec::<i64>::new(), "and nothing of it is kept");
    house.ends_sound().await;
}

static SESSIONS: Sql = Sql::both("tests/sessions", "select used_at from session order by used_at");

async fn numbers(house: &TestHouse, sql: &'static Sql) -> Vec<i64> {
    let rows = house.house.store.query(sql, params!()).await.unwrap();
    rows.iter().map(|row| row.int("used_at").unwrap()).collect()
}

async fn reading_is_not_a_write_each_time(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let ana = house.person("ana", Role::Analyst, None, None).await;
    let begun = numbers(&house, &SESSIONS).await;
    house.pass(SignedDuration::from_secs(50));
    ana.page("/desk").await;
    assert_eq!(numbers(&house, &SESSIONS).await, begun, "within the minute");
    house.pass(SignedDuration::from_secs(11));
    ana.page("/desk").await;
    assert_ne!(numbers(&house, &SESSIONS).await, begun, "after it");
}

/// What the ledger holds of one kind: the facts of each entry, oldest first.
async fn entries(house: &TestHouse, kind: &str) -> Vec<Vec<(String, String)>> {
    house.carry().await;
    let auditor = Actor::staff(Role::Auditor, &"auditor".parse().unwrap()).unwrap();
    let permit = permit::<ReadLedger>(&auditor, &Thing::House).unwrap();
    let lines = oversight::latest(&house.house, &permit, None, 1_000).await.unwrap();
    lines.into_iter().rev().filter(|line| line.kind == kind).map(|line| line.facts).collect()
}

fn fact<'f>(facts: &'f [(String, String)], name: &str) -> Option<&'f str> {
    facts.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

async fn sign_ins_are_in_the_ledger(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.provider("example-chat").await;
    house.person("ana", Role::Analyst, None, None).await;
    house.person("olga", Role::Officer, Some("us-fbi"), None).await;
    house.person("pat", Role::Provider, None, Some("example-chat")).await;
    house.person("ada", Role::Admin, None, None).await;
    let entries = entries(&house, "directory.sign_in").await;
    let told: Vec<_> = entries
        .iter()
        .map(|facts| (fact(facts, "account").unwrap(), fact(facts, "actor").unwrap()))
        .collect();
    let expected = [
        ("ana", "analyst:ana"),
        ("olga", "officer:olga"),
        ("pat", "provider:example-chat"),
        ("ada", "admin:ada"),
    ];
    assert_eq!(told, expected);
    house.ends_sound().await;
}

async fn failed_sign_ins_are_counted_by_account_and_minute(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    house.account("ben", Role::Analyst, None, None).await;
    let nobody = house.nobody();
    for (name, typed) in
        [("ana", "wrong"), ("ana", "worse"), ("correct horse", "ana"), ("ghost", "x"), ("ben", "y")]
    {
        assert_eq!(try_in(&nobody, name, typed).await.status, StatusCode::OK);
    }
    assert_eq!(try_in(&nobody, "ana", &password).await.status, StatusCode::SEE_OTHER);
    directory::record_failed_sign_ins(&house.house).await.unwrap();
    assert!(entries(&house, "directory.failed_sign_ins").await.is_empty(), "the minute is not over");
    house.pass(SignedDuration::from_secs(61));
    try_in(&nobody, "ana", "wrong").await;
    house.pass(SignedDuration::from_secs(71));
    // Every process looks; each minute is recorded once.
    let other = house.second().await;
    let (one, two) = tokio::join!(
        directory::record_failed_sign_ins(&house.house),
        directory::record_failed_sign_ins(&other.house),
    );
    assert!(one.is_ok() && two.is_ok());
    let mut told: Vec<_> = entries(&house, "directory.failed_sign_ins")
        .await
        .iter()
        .map(|facts| {
            let whose = fact(facts, "account").or(fact(facts, "accounts")).unwrap();
            let (minute, times) = (fact(facts, "minute").unwrap(), fact(facts, "times").unwrap());
            assert_eq!(fact(facts, "actor"), Some("system:system"));
            format!("{minute} {whose} {times}")
        })
        .collect();
    told.sort();
    let expected = [
        "2026-11-23T12:00:00Z ana 2",
        "2026-11-23T12:00:00Z ben 1",
        "2026-11-23T12:00:00Z names of no account 2",
        "2026-11-23T12:01:00Z ana 1",
    ];
    assert_eq!(told, expected);
    house.ends_sound().await;
}

async fn a_wrong_own_password_counts_and_waits_for_nobody_else(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    let ana = Actor::staff(Role::Analyst, &"ana".parse().unwrap()).unwrap();
    guess(&house, "ana", 200).await;
    let (own, waited) = time_of(&house, directory::is_own_password(&house.house, &ana, &password)).await;
    assert!(own.unwrap() && waited.is_zero(), "{waited:?}");
    house.pass(SignedDuration::from_mins(2));
    assert!(!directory::is_own_password(&house.house, &ana, "wrong").await.unwrap());
    house.pass(SignedDuration::from_mins(2));
    directory::record_failed_sign_ins(&house.house).await.unwrap();
    let entries = entries(&house, "directory.failed_sign_ins").await;
    let last = entries.last().unwrap();
    assert_eq!((fact(last, "account"), fact(last, "times")), (Some("ana"), Some("1")));
}

static COUNTED: Sql = Sql::both(
    "tests/counted",
    "insert into failed_sign_in (minute, account, times) values ($minute, $account, $times)",
);

async fn guesses_over_many_names_do_not_fill_the_ledger(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let most = house.house.limits.guesses.entries_per_minute_max as i64;
    let minute = house.now().as_second() / 60;
    let mut batch = Batch::new("tests.counted");
    for account in 0..most + 3 {
        let times = if account < 3 { 1_i64 } else { 2 };
        batch.run(&COUNTED, params!(minute = minute, account = format!("account-{account}"), times = times));
    }
    for account in 0..most {
        batch.run(&COUNTED, params!(minute = minute + 1, account = format!("account-{account}"), times = 1));
    }
    house.house.store.commit(batch).await.unwrap();
    house.pass(SignedDuration::from_mins(3));
    directory::record_failed_sign_ins(&house.house).await.unwrap();
    let entries = entries(&house, "directory.failed_sign_ins").await;
    let together: Vec<_> = entries.iter().filter(|facts| fact(facts, "accounts").is_some()).collect();
    assert_eq!(entries.len() as i64, most + 1 + most, "as many as may be have entries of their own");
    assert_eq!(together.len(), 1);
    assert_eq!((fact(together[0], "accounts"), fact(together[0], "times")), (Some("3 others"), Some("3")));
    house.ends_sound().await;
}

async fn where_too_many_wait_the_answer_says_when_to_come_again(engine: Engine) {
    let house = TestHouse::with_limits(engine, |limits| {
        limits.passwords.threads = 1;
        limits.passwords.lanes = 1;
        limits.passwords.lane_max = 1;
    })
    .await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    let nobody = house.nobody();
    let names: Vec<String> = (0..12).map(|number| format!("name-{number}")).collect();
    let answers = futures::future::join_all(names.iter().map(|name| try_in(&nobody, name, "wrong"))).await;
    let (refused, checked): (Vec<_>, Vec<_>) =
        answers.iter().partition(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS);
    assert!(!refused.is_empty() && checked.iter().all(|answer| answer.status == StatusCode::OK));
    for answer in refused {
        assert_eq!(answer.header("retry-after"), "2");
        assert!(answer.text().contains("Try again in 2 seconds"), "{}", answer.text());
    }
    assert_eq!(
        try_in(&nobody, "ana", &password).await.status,
        StatusCode::SEE_OTHER,
        "afterwards all is well"
    );
}

/// Guesses of one source that are under way at the same time.
const AT_ONCE: usize = 50;

/// Guesses at a name from a few sources, as fast as answers come. Returns how many were told to come again.
async fn guess(house: &TestHouse, name: &str, times: usize) -> usize {
    let sources = ["198.51.100.1", "198.51.100.2", "198.51.100.3", "198.51.100.4"];
    let mut refused = 0;
    for source in sources {
        let thief = house.nobody().from(source);
        for _ in 0..times / sources.len() / AT_ONCE {
            let together = (0..AT_ONCE).map(|_| try_in(&thief, name, "a guess"));
            let answers = futures::future::join_all(together).await;
            // What is told to come again is told so after five seconds.
            house.pass(SignedDuration::from_secs(5));
            for answer in answers {
                match answer.status {
                    StatusCode::OK => {}
                    StatusCode::TOO_MANY_REQUESTS => refused += 1,
                    other => panic!("{other}"),
                }
            }
        }
    }
    refused
}

async fn a_right_password_is_taken_after_a_thousand_wrong_ones_from_elsewhere(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    let refused = guess(&house, "ana", 1_000).await;
    assert!(refused > 800, "a thief is heard rarely: {refused} of 1,000 were not");
    let home = house.nobody().from("203.0.113.9");
    let (answer, waited) = time_of(&house, try_in(&home, "ana", &password)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(waited <= Duration::from_secs(1), "slower, not locked: {waited:?}");
    let same = house.nobody().from("198.51.100.4");
    let told = try_in(&same, "ana", &password).await;
    assert_eq!(told.status, StatusCode::TOO_MANY_REQUESTS, "where guesses are under way");
    house.pass(SignedDuration::from_secs(told.header("retry-after").parse().unwrap()));
    let again = try_in(&same, "ana", &password).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "at the time that was told");
}

async fn others_guesses_do_not_slow_a_known_browser(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    let other = house.account("ben", Role::Analyst, None, None).await;
    // The hardest place: the thief's own address.
    let here = house.nobody().from("198.51.100.4");
    let first = try_in(&here, "ana", &password).await;
    let device = cookie(&first.headers, "clearline_device=");
    let mut cookies = first.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap());
    let attributes = cookies.find(|cookie| cookie.starts_with(&device)).unwrap();
    assert!(attributes.contains("; HttpOnly; SameSite=Strict; Path=/sign-in"), "{attributes}");
    let of_ben = cookie(&try_in(&here, "ben", &other).await.headers, "clearline_device=");
    guess(&house, "ana", 600).await;
    let (answer, waited) = time_of(&house, try_in(&here.with("cookie", &device), "ana", &password)).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(waited < Duration::from_millis(1), "{waited:?}");
    // What was given for somebody else, forged, or given before a new password counts for nothing.
    let forged = device.replace(['0', '1'], "2");
    for worthless in [&of_ben, &forged] {
        let (_, waited) = time_of(&house, try_in(&here.with("cookie", worthless), "ana", "wrong")).await;
        assert!(waited > Duration::from_secs(1), "{worthless}: {waited:?}");
    }
    let admin = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    directory::reset_password(&house.house, &admin, &"ana".parse().unwrap()).await.unwrap();
    let (_, waited) = time_of(&house, try_in(&here.with("cookie", &device), "ana", "wrong")).await;
    assert!(waited > Duration::from_secs(1), "before a new password: {waited:?}");
    // Nor does it let a thief guess: what comes with it is counted by it.
    let stolen = house.nobody().from("198.51.100.9").with("cookie", &of_ben);
    let mut waited = Duration::ZERO;
    for number in 0..12 {
        let guess = format!("guess-{number}");
        waited = time_of(&house, try_in(&stolen, "ben", &guess)).await.1;
    }
    assert!(waited >= Duration::from_secs(5), "{waited:?}");
}

fn basic(user: &str, password: &str) -> String {
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{user}:{password}")))
}

async fn wrong_credentials_are_answered_later_and_right_ones_at_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let wrong = house.nobody().with("authorization", &basic("example-chat", "wrong"));
    let (_, first) = time_of(&house, wrong.get("/ispws/status")).await;
    assert!(first < Duration::from_millis(1), "the first wrong ones cost nothing: {first:?}");
    let mut slowest = Duration::ZERO;
    for _ in 0..60 {
        let (answer, waited) = time_of(&house, wrong.get("/ispws/status")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED, "never by source, never 429");
        slowest = slowest.max(waited);
        let (right, waited) = time_of(&house, provider.caller.get("/ispws/status")).await;
        assert_eq!(right.status, StatusCode::OK, "from the same address, at the same time");
        assert!(waited < Duration::from_millis(1), "{waited:?}");
    }
    assert!(slowest >= Duration::from_secs(1), "{slowest:?}");
}

async fn wrong_tokens_are_limited_and_right_ones_are_not(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let program = house.program("us-fbi").await;
    let wrong = house.nobody().with("authorization", "Bearer clt_wrong");
    let limit = house.house.limits.guesses.source_wrong_per_minute;
    for _ in 0..limit {
        assert_eq!(wrong.get("/api/v1/referrals").await.status, StatusCode::UNAUTHORIZED);
    }
    let refused = wrong.get("/api/v1/referrals").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.header("retry-after").parse::<u64>().unwrap() >= 1);
    assert_eq!(refused.header("content-type"), "application/problem+json");
    assert_eq!(refused.json()["code"], "too_many_wrong_tokens");
    let (answer, waited) = time_of(&house, program.get("/api/v1/referrals")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(waited < Duration::from_millis(1), "{waited:?}");
    let elsewhere = wrong.from("203.0.113.9").get("/api/v1/referrals").await;
    assert_eq!(elsewhere.status, StatusCode::UNAUTHORIZED, "another source has its own limit");
}

async fn only_a_configured_proxy_says_who_called(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let secret = directory::rotate(&house.house, &operator, &provider.id, None, 0).await.unwrap().secret;
    let credential = basic("example-chat", &secret);
    let proxies = Proxies::new(&["10.0.0.0/8".to_owned()], ProxyHeader::default()).unwrap();
    let edge =
        house.behind("https://clearline.test", proxies).with("x-forwarded-for", "203.0.113.77, 198.51.100.7");
    let status = |caller: Caller| {
        let caller = caller.with("authorization", &credential);
        async move { caller.get("/ispws/status").await.text() }
    };
    assert!(status(edge.from("10.0.0.4")).await.contains("Remote Ip : 198.51.100.7<"));
    assert!(
        status(edge.from("192.0.2.50")).await.contains("Remote Ip : 192.0.2.50<"),
        "nobody else is believed"
    );
    // Limits count by what the proxy says: one caller's wrong tokens are not another's.
    let wrong = |caller: Caller| {
        let caller = caller.with("authorization", "Bearer clt_wrong");
        async move { caller.get("/api/v1/referrals").await.status }
    };
    let limit = house.house.limits.guesses.source_wrong_per_minute;
    for _ in 0..limit {
        wrong(edge.from("10.0.0.4")).await;
    }
    assert_eq!(
        wrong(edge.from("10.0.0.5")).await,
        StatusCode::TOO_MANY_REQUESTS,
        "the same caller by another proxy"
    );
    let next = edge.with("x-forwarded-for", "198.51.100.8");
    assert_eq!(wrong(next.from("10.0.0.4")).await, StatusCode::UNAUTHORIZED);
    // Where no proxy is configured, nobody can be told apart: then there is no limit by source.
    let unnamed = house.behind("https://clearline.test", Proxies::default());
    for _ in 0..=limit {
        assert_eq!(wrong(unnamed.from("10.0.0.9")).await, StatusCode::UNAUTHORIZED);
    }
}
