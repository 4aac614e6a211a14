//! What every answer carries so that a browser keeps its reader safe, and what is not told to everybody.

use axum::body::Body;
use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_report::IncidentType;
use clearline_tests::{Answer, Caller, Engine, TestHouse, report};
use futures::StreamExt as _;

use crate::on_both;

on_both!(
    every_answer_carries_the_headers_that_protect_its_reader,
    over_tls_the_session_is_bound_to_this_host,
    readiness_and_metrics_are_told_inside_only,
);

fn is_protected(what: &str, answer: &Answer) {
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{what}");
    assert!(answer.headers.contains_key("cache-control"), "{what}");
}

async fn every_answer_carries_the_headers_that_protect_its_reader(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.open(&report(IncidentType::Csam)).await;
    let nobody = house.nobody();
    for path in [
        "/",
        "/report",
        "/sign-in",
        "/nowhere",
        "/desk",
        "/healthz",
        "/ispws/status",
        "/ispws/nowhere",
        "/api/v1/no",
    ] {
        is_protected(path, &nobody.get(path).await);
    }
    for path in ["/ispws/status", "/ispws/xsd", "/ispws/submit", "/provider/api/notices"] {
        let answer = provider.caller.get(path).await;
        is_protected(path, &answer);
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    is_protected("submit", &provider.xml("submit", b"<report/>").await);
    is_protected("finish", &provider.form("finish", &number.to_string()).await);
    is_protected("private", &house.watcher().get("/metrics").await);
}

async fn over_tls_the_session_is_bound_to_this_host(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let password = house.account("ana", Role::Analyst, None, None).await;
    let credentials = [("name", "ana"), ("password", password.as_str())];
    let tls = house.over_tls();
    assert_eq!(tls.get("/").await.header("strict-transport-security"), "max-age=31536000");
    assert_eq!(tls.get("/nowhere").await.header("strict-transport-security"), "max-age=31536000");
    let entered = tls.post_form("/sign-in", &credentials).await;
    let cookie = entered.header("set-cookie");
    assert!(cookie.starts_with("__Host-clearline_session="), "{cookie}");
    for needed in ["; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"] {
        assert!(cookie.contains(needed), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "a browser refuses the name then: {cookie}");
    let pair = cookie.split(';').next().unwrap();
    assert_eq!(tls.with("cookie", pair).get("/desk").await.status, StatusCode::OK);
    // What a neighbouring host could plant has another name, and is not looked at.
    let planted = pair.replace("__Host-", "");
    assert_eq!(tls.with("cookie", &planted).get("/desk").await.status, StatusCode::SEE_OTHER);
    // Without TLS no browser would take either.
    let plain = house.nobody();
    let entered = plain.post_form("/sign-in", &credentials).await;
    assert!(entered.header("set-cookie").starts_with("clearline_session="));
    assert!(!plain.get("/").await.headers.contains_key("strict-transport-security"));
}

async fn readiness_and_metrics_are_told_inside_only(engine: Engine) {
    let house = TestHouse::on(engine).await;
    for path in ["/readyz", "/metrics"] {
        assert_eq!(house.nobody().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(house.watcher().get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(house.nobody().get("/healthz").await.text(), "ok\n");
    assert_eq!(house.watcher().get("/healthz").await.text(), "ok\n");
    assert_eq!(house.watcher().get("/desk").await.status, StatusCode::NOT_FOUND);
}

/// Half a form, and then nothing for ever.
fn half_a_form() -> Body {
    let first = futures::stream::iter([Ok::<_, std::io::Error>("story=Synt")]);
    Body::from_stream(first.chain(futures::stream::pending()))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_body_that_does_not_arrive_is_given_up_in_the_words_of_its_reader() {
    let house = TestHouse::on(Engine::Sqlite).await;
    let hurried = house.in_a_hurry();
    let program = house.program("us-fbi").await.at(&hurried);
    let provider = house.provider("example-chat").await.caller.at(&hurried);
    let counsel = house.person("lea", Role::Counsel, None, None).await.caller.at(&hurried);
    let (form, json) = ("application/x-www-form-urlencoded", "application/json");
    let sent = async |caller: &Caller, path: &str, kind: &str| {
        let answer = caller.send("POST", path, Some(kind), half_a_form()).await;
        assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT, "{path}: {}", answer.text());
        answer
    };
    for (caller, path) in [(&hurried, "/report"), (&hurried, "/sign-in"), (&counsel, "/sign-out")] {
        let answer = sent(caller, path, form).await;
        assert!(answer.text().contains("within 1 seconds"), "{path}: {}", answer.text());
        is_protected(path, &answer);
    }
    let answer = sent(&program, "/api/v1/feedback", json).await;
    assert_eq!(answer.json()["code"], "too_slow", "{}", answer.text());
    sent(&provider, "/provider/api/reports/7205759403792793/preservation", json).await;
    // Whoever may send documents is given longer than a second, and others no longer for calling it a document.
    let parts = "multipart/form-data; boundary=x-y-z";
    let proposing = counsel.send("POST", "/counsel/agencies/de-1/propose", Some(parts), half_a_form());
    let patience = std::time::Duration::from_millis(1_500);
    assert!(tokio::time::timeout(patience, proposing).await.is_err(), "it is still waited for");
    sent(&hurried, "/report", parts).await;
}
