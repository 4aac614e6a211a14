//! Who may call what: every route, every kind of caller.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_tests::{Caller, Engine, TestHouse};

use crate::on_both;

on_both!(every_route_answers_every_caller_as_the_table_says, wrong_passwords_open_nothing, a_session_ends);

/// The routes in the source, so that none is missing from the table below.
fn routes_in_source() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../portals/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let prefix = if path.ends_with("provider/api.rs") { "/ispws" } else { "" };
                for piece in text.split(".route(").skip(1) {
                    if let Some(route) =
                        piece.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
                    {
                        found.push(format!("{prefix}{route}"));
                    }
                }
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// What a caller may expect of a route it may not use: never 200, never 500, never another's data.
fn is_refusal(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::SEE_OTHER
            | StatusCode::BAD_REQUEST
            | StatusCode::UNAUTHORIZED
            | StatusCode::FORBIDDEN
            | StatusCode::NOT_FOUND
            | StatusCode::METHOD_NOT_ALLOWED
            | StatusCode::UNPROCESSABLE_ENTITY
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
    )
}

/// Which callers a route opens to. Routes that are not listed here fail the test.
fn opens_to(route: &str) -> &'static [&'static str] {
    const ALL: &[&str] = &[
        "nobody",
        "provider",
        "contact",
        "analyst",
        "supervisor",
        "officer",
        "program",
        "auditor",
        "counsel",
        "admin",
    ];
    const LAW: &[&str] = &["supervisor", "counsel", "auditor", "admin"];
    match route {
        "/" | "/report" | "/sign-in" | "/keys.txt" | "/healthz" | "/readyz" | "/metrics" | "/api"
        | "/api/openapi.json" => ALL,
        "/ispws/status" | "/ispws/xsd" | "/provider/api/notices" | "/provider/api/requests" => &["provider"],
        "/provider" => &["contact"],
        "/desk" => &["analyst", "supervisor"],
        "/agency" => &["officer"],
        "/api/v1/referrals" => &["program"],
        "/auditor"
        | "/auditor/entries"
        | "/auditor/requests"
        | "/auditor/requests.csv"
        | "/auditor/requests.jsonl"
        | "/auditor/destructions"
        | "/counsel/destructions" => &["auditor", "counsel", "supervisor"],
        "/counsel"
        | "/counsel/instruments"
        | "/counsel/countries"
        | "/counsel/countries.csv"
        | "/counsel/countries/{code}"
        | "/counsel/agencies"
        | "/counsel/obligations"
        | "/counsel/proposals"
        | "/counsel/approvals"
        | "/counsel/search" => LAW,
        "/account" => &["admin"],
        _ => &[],
    }
}

async fn every_route_answers_every_caller_as_the_table_says(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let callers: Vec<(&str, Caller)> = vec![
        ("nobody", house.nobody()),
        ("provider", provider.caller.clone()),
        ("contact", house.person("contact", Role::Provider, None, Some("example-chat")).await.caller),
        ("analyst", house.person("analyst", Role::Analyst, None, None).await.caller),
        ("officer", house.person("officer", Role::Officer, Some("us-fbi"), None).await.caller),
        ("program", house.program("us-fbi").await),
        ("supervisor", house.person("supervisor", Role::Supervisor, None, None).await.caller),
        ("counsel", house.person("counsel", Role::Counsel, None, None).await.caller),
        ("auditor", house.person("auditor", Role::Auditor, None, None).await.caller),
        ("admin", house.person("admin", Role::Admin, None, None).await.caller),
    ];
    let routes = routes_in_source();
    assert!(routes.len() > 30, "the scan finds the routes: {routes:?}");
    for route in &routes {
        // A report, referral or file that exists for nobody.
        let path = route
            .replace("{number}", "7205759403792793")
            .replace(
                "{id}",
                if route.starts_with("/desk") {
                    "0123456789abcdef0123456789abcdef"
                } else {
                    "R-7205759403792793-1"
                },
            )
            .replace("{code}", "DE")
            .replace("{file}", "0123456789abcdef0123456789abcdef")
            .replace("{ticket}", "none")
            .replace("{token}", "none");
        for (name, caller) in &callers {
            let may = opens_to(route).contains(name);
            let got = caller.get(&path).await.status;
            if may {
                assert_eq!(got, StatusCode::OK, "GET {route} by {name}");
            } else {
                assert!(is_refusal(got), "GET {route} by {name}: {got}");
            }
            // Without the session's own word, or without any right, no form does anything.
            if !matches!(route.as_str(), "/report" | "/sign-in") {
                let posted = caller.post_form(&path, &[("id", "1")]).await.status;
                assert!(is_refusal(posted), "POST {route} by {name}: {posted}");
            }
        }
    }
}

async fn wrong_passwords_open_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.provider("example-chat").await;
    let wrong = house.nobody().with("authorization", "Basic ZXhhbXBsZS1jaGF0Ondyb25n");
    for call in ["status", "xsd"] {
        let answer = wrong.get(&format!("/ispws/{call}")).await;
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        assert!(answer.headers.contains_key("www-authenticate") && answer.headers.contains_key("request-id"));
    }
    let refused = house.nobody().post_form("/sign-in", &[("name", "nobody"), ("password", "wrong")]).await;
    assert_eq!(refused.status, StatusCode::OK);
    assert!(!refused.headers.contains_key("set-cookie"));
    let program = house.nobody().with("authorization", "Bearer clt_wrong");
    assert_eq!(program.get("/api/v1/referrals").await.status, StatusCode::UNAUTHORIZED);
}

async fn a_session_ends(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    analyst.page("/desk").await;
    house.pass(jiff::SignedDuration::from_hours(13));
    assert_eq!(analyst.caller.get("/desk").await.status, StatusCode::SEE_OTHER, "after its time");
    let other = house.person("other", Role::Analyst, None, None).await;
    other.form("/sign-out", &[]).await;
    assert_eq!(other.caller.get("/desk").await.status, StatusCode::SEE_OTHER, "after signing out");
}
