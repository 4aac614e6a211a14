//! One guard before every act of an agency: its own referral, an agency that stands, conditions acknowledged and report
//! opened where the act asks it. Whoever lacks one of these changes nothing and reads nothing.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_pipeline::follow_up::{destruction, holds};
use clearline_records::dossier::{self, routed};
use clearline_report::{IncidentType, ReferralId, ReferralState};
use clearline_seal::Identity;
use clearline_tests::{Engine, Person, TestHouse, leave, report};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_suspended_agency_destroys_nothing_that_others_hold,
    what_was_not_opened_is_not_destroyed,
    a_suspension_is_a_pause,
    a_package_waits_while_its_agency_is_suspended,
);

/// A report of one viewed file, made available to the home desk.
pub(crate) async fn referred(house: &TestHouse) -> ReferralId {
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id
}

/// An officer of the home desk who opened the referral.
async fn opener(house: &TestHouse, id: ReferralId) -> Person {
    let officer = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    assert!(officer.page(&path).await.contains("quiet-heron"));
    officer
}

async fn state(house: &TestHouse, id: ReferralId) -> ReferralState {
    routed::referral(&house.house, &leave(id.report), id.ordinal).await.unwrap().unwrap().state
}

async fn a_suspended_agency_destroys_nothing_that_others_hold(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let file = dossier::files(&house.house, &leave(id.report)).await.unwrap().remove(0);
    house.suspend("us-fbi").await;
    let path = format!("/agency/referrals/{id}");
    let notified = [("file", file.id.as_str()), ("reference", "letter 4")];
    let refused = officer.form(&format!("{path}/destruction"), &notified).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text().contains("access is paused"));
    assert!(destruction::of_file(&house.house, &leave(id.report), &file.id).await.unwrap().is_none());
    assert!(house.house.vault.get_small(&file.path, &file.sealed_key).await.is_ok(), "it can still be read");
    officer.form(&format!("{path}/preservation"), &[("reference", "case 7")]).await;
    assert!(holds::of_report(&house.house, &leave(id.report)).await.unwrap().is_empty());
    for page in ["destruction", "preservation", "preservation/letter"] {
        let shut = officer.caller.get(&format!("{path}/{page}")).await;
        assert_eq!(shut.status, StatusCode::FORBIDDEN, "{page}");
    }
    house.ends_sound().await;
}

async fn what_was_not_opened_is_not_destroyed(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let file = dossier::files(&house.house, &leave(id.report)).await.unwrap().remove(0);
    let officer = house.person("officer", Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    let notified = [("file", file.id.as_str()), ("reference", "letter 4")];
    for first in ["Acknowledge the conditions first.", "Open the referral first."] {
        let refused = officer.form(&format!("{path}/destruction"), &notified).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(refused.text().contains(first), "{}", refused.text());
        assert!(destruction::of_file(&house.house, &leave(id.report), &file.id).await.unwrap().is_none());
        officer.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    }
    house.ends_sound().await;
}

async fn a_suspension_is_a_pause(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let id = referred(&house).await;
    let officer = opener(&house, id).await;
    let provider = house.provider("example-photos").await;
    let unseen = provider.file(&report(IncidentType::Csam), &[]).await;
    house.carry().await;
    let unseen = routed::referrals(&house.house, &leave(unseen)).await.unwrap().remove(0).id;
    let program = house.program("us-fbi").await;
    let path = format!("/agency/referrals/{id}");

    house.suspend("us-fbi").await;
    let page = officer.caller.get(&path).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
    assert!(page.text().contains("Your access is paused") && page.text().contains("Conditions acknowledged"));
    assert!(!page.text().contains("quiet-heron"));
    let inbox = officer.caller.get("/agency").await;
    assert_eq!(inbox.status, StatusCode::FORBIDDEN);
    assert!(!inbox.text().contains(&id.to_string()) && inbox.text().contains("access is paused"));
    for path in ["/api/v1/referrals".to_owned(), format!("/api/v1/referrals/{id}")] {
        let refused = program.get(&path).await;
        let code = refused.json()["code"].as_str().unwrap().to_owned();
        assert_eq!((refused.status, code.as_str()), (StatusCode::FORBIDDEN, "access_paused"), "{path}");
    }
    let history = program.get(&format!("/api/v1/referrals/{id}/history")).await;
    assert_eq!(history.status, StatusCode::OK, "what it did itself stays its own");
    assert_eq!(state(&house, id).await, ReferralState::Opened, "nothing is recalled by being looked at");
    assert_eq!(state(&house, unseen).await, ReferralState::MadeAvailable, "nothing is delivered meanwhile");

    house.resume("us-fbi").await;
    assert!(officer.page(&path).await.contains("quiet-heron"), "all is there again");
    assert!(officer.page("/agency").await.contains(&unseen.to_string()));
    assert_eq!(state(&house, unseen).await, ReferralState::Delivered);
    house.ends_sound().await;
}

async fn a_package_waits_while_its_agency_is_suspended(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    // Made available, and suspended before the package was sealed.
    while routed::referrals(&house.house, &leave(number)).await.unwrap().is_empty() {
        clearline_core::runner::run_round(&house.house, clearline_pipeline::carry).await.unwrap();
    }
    house.suspend("us-fbi").await;
    house.carry().await;
    house.pass(SignedDuration::from_mins(16));
    house.carry().await;
    let waiting = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    assert_eq!((waiting.state, waiting.package), (ReferralState::MadeAvailable, None));
    house.resume("us-fbi").await;
    house.pass(SignedDuration::from_mins(16));
    house.carry().await;
    let sealed = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0);
    assert!(sealed.package.is_some(), "it is sealed after the resumption");
    house.ends_sound().await;
}
