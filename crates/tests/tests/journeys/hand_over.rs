//! Conditions before the package: acknowledged by the agency's people or its system, or in front of what people of ours
//! hand over themselves.

use axum::http::StatusCode;
use clearline_core::limits::{HAND_OVERS_PER_REFERRAL_MAX, RECEIVED_BY_CHARS_MAX};
use clearline_disclosure::Refusal;
use clearline_disclosure::referral::{HandOver, ReferError};
use clearline_law::access::{Actor, Role};
use clearline_oversight as oversight;
use clearline_pipeline::follow_up::retention;
use clearline_pipeline::refer::{self, NewHanded};
use clearline_records::dossier::routed;
use clearline_report::{Argument, IncidentType, Message, ReferralId, ReferralState};
use clearline_seal::Identity;
use clearline_tests::{Engine, TestHouse, leave, report};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_program_acknowledges_the_conditions_it_read,
    a_package_is_handed_over_with_its_conditions_in_front,
    nothing_is_taken_out_for_a_suspended_agency_and_what_happened_is_recorded,
    who_received_a_package_goes_with_the_report,
);

/// A referral with a sealed package for the home desk.
async fn sealed(house: &TestHouse) -> ReferralId {
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id
}

fn supervisor() -> Actor {
    Actor::staff(Role::Supervisor, &"sue".parse().unwrap()).unwrap()
}

fn to(received_by: &str) -> NewHanded {
    NewHanded {
        way: HandOver::Courier,
        received_by: received_by.to_owned(),
        on: "2026-11-23".parse().unwrap(),
    }
}

async fn a_program_acknowledges_the_conditions_it_read(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = sealed(&house).await;
    let program = house.program("us-fbi").await;
    let path = format!("/api/v1/referrals/{id}");
    let digest = program.get(&path).await.json()["conditions_sha256"].as_str().unwrap().to_owned();
    let acknowledge = async |body: serde_json::Value| {
        let answer = program.post_json(&format!("{path}/acknowledge"), &body).await;
        (answer.status, answer.json()["code"].as_str().map(str::to_owned))
    };
    let others = serde_json::json!({ "conditions_sha256": "00".repeat(32) });
    assert_eq!(acknowledge(others).await, (StatusCode::CONFLICT, Some("other_conditions".to_owned())));
    let none = acknowledge(serde_json::json!({})).await;
    assert_eq!(none, (StatusCode::BAD_REQUEST, Some("not_understood".to_owned())));
    let early = program.get(&format!("{path}/package")).await;
    assert_eq!(early.json()["code"], "conditions_first");

    let shown = serde_json::json!({ "conditions_sha256": digest });
    assert_eq!(acknowledge(shown).await, (StatusCode::OK, None));
    assert_eq!(program.get(&format!("{path}/package")).await.status, StatusCode::OK);
    let events = routed::events(&house.house, &leave(id.report), id.ordinal).await.unwrap();
    let noted = events.iter().find(|event| event.kind == "acknowledged").expect("it is recorded");
    assert_eq!(noted.actor, "officer:token-tests");
    assert!(
        noted.detail.as_ref().and_then(|said| said.argument("sha256")) == Some(&Argument::exact(&digest)),
        "{noted:?}"
    );
    house.ends_sound().await;
}

async fn a_package_is_handed_over_with_its_conditions_in_front(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = sealed(&house).await;
    let path = format!("/desk/referrals/{id}/hand-over");
    let sue = house.person("sue", Role::Supervisor, None, None).await;
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let refused = analyst.form(&format!("{path}/package"), &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "only those who answer for the review queue");
    assert!(
        sue.page(&format!("/desk/reports/{}", id.report)).await.contains(&path),
        "the report leads there"
    );
    let early = sue.form(&path, &record("courier", "Registry", "2026-11-23")).await;
    assert_eq!(early.status, StatusCode::BAD_REQUEST, "nothing was taken out");

    let paper = sue.caller.get(&format!("{path}/conditions.pdf")).await;
    assert!(paper.body.starts_with(b"%PDF") && paper.header("content-type") == "application/pdf");
    let package = sue.form(&format!("{path}/package"), &[]).await;
    assert!(package.body.starts_with(b"age-encryption.org"), "it stays sealed");
    let kept = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(kept.state, ReferralState::MadeAvailable, "taken out is not handed over");
    assert_eq!(kept.acknowledged_at, None, "nobody acknowledged for the agency");
    for (way, by, on) in [
        ("courier", " ", "2026-11-23"),
        ("courier", "Registry", "2026-11-22"),
        ("courier", "Registry", "2026-11-24"),
        ("carrier pigeon", "Registry", "2026-11-23"),
    ] {
        let refused = sue.form(&path, &record(way, by, on)).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{way} {by} {on}");
    }
    let done = sue.form(&path, &record("courier", "Registry of the field office", "2026-11-23")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let page = sue.page(&path).await;
    assert!(page.contains("Registry of the field office") && page.contains("By courier"), "{page}");
    let twice = sue.form(&path, &record("courier", "Registry", "2026-11-23")).await;
    assert_eq!(twice.status, StatusCode::BAD_REQUEST, "it is recorded once");
    let kept = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(kept.state, ReferralState::Delivered);
    let events = routed::events(&house.house, &leave(id.report), id.ordinal).await.unwrap();
    let kinds: Vec<_> = events.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(
        kinds,
        ["made_available", "sealing", "sealed", "package_taken", "handed_over", "delivered"],
        "and that the conditions travelled: {events:?}"
    );
    assert_eq!(events[3].detail.as_ref().map(Message::id), Some("event-first-page"));
    house.ends_sound().await;
}

fn record<'a>(way: &'a str, by: &'a str, on: &'a str) -> [(&'static str, &'a str); 4] {
    [("ordinal", "1"), ("way", way), ("received_by", by), ("on", on)]
}

async fn nothing_is_taken_out_for_a_suspended_agency_and_what_happened_is_recorded(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = sealed(&house).await;
    refer::take_package(&house.house, &supervisor(), id).await.unwrap();
    refer::take_package(&house.house, &supervisor(), id).await.unwrap();
    house.suspend("us-fbi").await;
    let taken = refer::take_package(&house.house, &supervisor(), id).await;
    assert!(matches!(taken, Err(ReferError::Suspended)), "{taken:?}");
    let paper = refer::first_page(&house.house, &supervisor(), id).await;
    assert!(matches!(paper, Err(ReferError::Suspended)));
    let sue = house.person("sue", Role::Supervisor, None, None).await;
    let page = sue.page(&format!("/desk/referrals/{id}/hand-over")).await;
    assert!(page.contains("You cannot hand anything to this agency now"));

    let back = NewHanded { way: HandOver::Returned, ..to("") };
    refer::record_hand_over(&house.house, &supervisor(), id, 1, &back).await.unwrap();
    refer::record_hand_over(&house.house, &supervisor(), id, 2, &to("Registry")).await.unwrap();
    let kept = routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap();
    assert_eq!(kept.state, ReferralState::MadeAvailable, "nothing is delivered while access is paused");
    let desk = clearline_law::access::permit(&supervisor(), &clearline_law::access::Thing::House).unwrap();
    let alerts = oversight::waiting_alerts(&house.house, &desk, oversight::Calls::Now, None).await.unwrap();
    let rung = alerts.iter().filter(|alert| alert.kind == "handed_over_without_access").count();
    assert_eq!(rung, 1, "for the one that was handed over, not for the one that came back");
    house.resume("us-fbi").await;
    house.ends_sound().await;
}

async fn who_received_a_package_goes_with_the_report(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = sealed(&house).await;
    refer::take_package(&house.house, &supervisor(), id).await.unwrap();
    for _ in 1..HAND_OVERS_PER_REFERRAL_MAX {
        refer::take_package(&house.house, &supervisor(), id).await.unwrap();
    }
    let more = refer::take_package(&house.house, &supervisor(), id).await;
    let limit = HAND_OVERS_PER_REFERRAL_MAX;
    assert!(
        matches!(more, Err(ReferError::Refused(Refusal::TooManyHandOvers { limit: told })) if told == limit),
        "{more:?}"
    );
    let long = "x".repeat(RECEIVED_BY_CHARS_MAX + 1);
    let refused = refer::record_hand_over(&house.house, &supervisor(), id, 1, &to(&long)).await;
    assert!(
        matches!(refused, Err(ReferError::Refused(Refusal::TooLong { limit: RECEIVED_BY_CHARS_MAX }))),
        "{refused:?}"
    );
    let name = format!("{}Registry", "x".repeat(RECEIVED_BY_CHARS_MAX - 8));
    refer::record_hand_over(&house.house, &supervisor(), id, 1, &to(&name)).await.unwrap();
    let found = refer::hand_overs(&house.house, &supervisor(), id).await.unwrap();
    assert_eq!(found.taken[0].handed.as_ref().unwrap().received_by.as_deref(), Some(name.as_str()));

    let officer = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    refer::acknowledge_conditions(&house.house, &officer, id).await.unwrap();
    refer::accept(&house.house, &officer, id).await.unwrap();
    let operator = Actor::staff(Role::Admin, &"operator".parse().unwrap()).unwrap();
    retention::set_limit(&house.house, &operator, Some(90)).await.unwrap();
    house.pass(SignedDuration::from_hours(24 * 500));
    assert_eq!(retention::sweep(&house.house).await.unwrap(), [id.report]);
    let rows = house.rows().await;
    assert_eq!(rows["hand_over"].len(), HAND_OVERS_PER_REFERRAL_MAX);
    let mut texts = rows["hand_over"].iter().map(clearline_tests::row_text);
    let told = texts.find(|row| row.contains("Registry") || row.contains("sue"));
    assert_eq!(told, None, "neither who took it out nor who received it");
    let gone = refer::hand_overs(&house.house, &supervisor(), id).await;
    assert!(matches!(gone, Err(ReferError::AccessEnded)), "{gone:?}");
    house.ends_sound().await;
}
