//! What follows a report by law: the foreign-request ledger, preservation, receipts.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_pipeline::follow_up::{notices, preservation, requests};
use clearline_report::{BasisKind, IncidentType};
use clearline_tests::{Engine, TestHouse, report, report_with};
use clearline_verify::Trust;
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_foreign_request_ends_by_a_notice_either_way,
    preservation_is_told_before_it_ends,
    a_receipt_is_checked_offline,
    a_notice_is_posted_signed_and_once,
    an_unanswered_request_rings,
);

async fn a_foreign_request_ends_by_a_notice_either_way(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.qualify("de-1", BasisKind::AgDesignated).await;
    let provider = house.provider("example-chat").await;
    for (country, ending) in [("DE", "forwarded"), ("BD", "unable")] {
        let document = report_with(IncidentType::Csam, |parts| parts.asked_by(country));
        let number = provider.file(&document, &[("a.png", b"harmless")]).await;
        house.carry().await;
        let request = requests::of_report(&house.house, number).await.unwrap().expect("the entry is open");
        assert_eq!(request.ending.as_deref(), Some(ending), "{country}");
        let written = notices::of_report(&house.house, number).await.unwrap();
        assert_eq!(written.len(), 1, "{country}: exactly one notice");
        assert_eq!(written[0].kind, format!("foreign_request_{ending}"));
        assert!(written[0].clause.as_deref().is_some_and(|clause| clause.starts_with("US-2258A-d5")));
        if ending == "forwarded" {
            assert!(written[0].words.contains("Bundeskriminalamt"), "agency and date: {}", written[0].words);
        }
    }
    let told = provider.caller.get("/provider/api/notices").await;
    assert_eq!(told.status, StatusCode::OK);
    assert_eq!(told.json().as_array().map(Vec::len), Some(2), "and by API");
    let person = house.person("contact", Role::Provider, None, Some("example-chat")).await;
    let page = person.page("/provider").await;
    assert!(page.contains("unable to forward") || page.contains("Unable to forward"), "and on the page");
}

async fn preservation_is_told_before_it_ends(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    let term =
        preservation::of_report(&house.house, number).await.unwrap().expect("finishing starts the clock");
    assert_eq!(term.clause, "US-2258A-h1");
    assert_eq!(term.days_left(house.now()), 364, "one year, the first day already running");
    let mut told = 0;
    for (days, kind) in
        [(336, "preservation_ends_30"), (23, "preservation_ends_7"), (6, "preservation_ends_1")]
    {
        house.pass(SignedDuration::from_hours(24 * days));
        assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 1, "{kind}");
        assert_eq!(preservation::tell_due(&house.house).await.unwrap(), 0, "told once");
        let written = notices::of_report(&house.house, number).await.unwrap();
        told += 1;
        assert_eq!(written.len(), told);
        assert_eq!(written.last().unwrap().kind, kind);
    }
}

async fn a_receipt_is_checked_offline(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    let receipt = provider.caller.get(&format!("/provider/api/reports/{number}/receipt")).await;
    assert_eq!(receipt.status, StatusCode::OK);
    let trust = Trust { receipts: vec![house.house.keys.verifier().unwrap()], ..Trust::default() };
    let opened = clearline_verify::receipt(&receipt.text(), &trust).expect("it is ours");
    assert_eq!(opened.report, number.to_string());
    assert_eq!(opened.clauses, ["US-2258A-h1"]);
    let forged = receipt.text().replace(&number.to_string(), "1234567");
    assert!(clearline_verify::receipt(&forged, &trust).is_err());
    let other = house.provider("example-photos").await;
    let hidden = other.caller.get(&format!("/provider/api/reports/{number}/receipt")).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
}

async fn a_notice_is_posted_signed_and_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let operator = clearline_law::access::Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    let hook = "https://example.com/hook";
    let key = clearline_pipeline::directory::set_webhook(&house.house, &operator, &provider.id, hook)
        .await
        .unwrap();
    assert!(key.starts_with("whsec_"), "as the libraries for Standard Webhooks take it");
    house.webhooks_refuse(true);
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("BD"));
    let number = provider.file(&document, &[]).await;
    let failed = clearline_pipeline::work::run_until_quiet(&house.house).await;
    assert!(failed.is_err(), "a webhook that refuses is tried again");
    house.webhooks_refuse(false);
    house.pass(SignedDuration::from_mins(5));
    house.carry().await;
    let posted = house.posted();
    assert_eq!(posted.len(), 1);
    let header =
        |name: &str| posted[0].headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone());
    assert_eq!(header("webhook-id"), Some(format!("notice-{number}-1")));
    assert!(header("webhook-signature").unwrap().starts_with("v1,"));
    assert!(notices::of_report(&house.house, number).await.unwrap()[0].delivered_at.is_some());
}

async fn an_unanswered_request_rings(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let document = report_with(IncidentType::Csam, |parts| parts.asked_by("BD"));
    provider.file(&document, &[]).await;
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0);
    house.pass(SignedDuration::from_hours(25));
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 1);
    assert_eq!(requests::ring_overdue(&house.house).await.unwrap(), 0, "it rings once");
}
