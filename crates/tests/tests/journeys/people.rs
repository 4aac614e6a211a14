//! How people and programs are let in, and how long.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_tests::{Engine, TestHouse};

use crate::on_both;

on_both!(wrong_passwords_open_nothing, a_session_ends);

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
