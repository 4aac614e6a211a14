//! What ends: depictions that an agency notifies must be destroyed, and reports whose time here is over.

use axum::http::StatusCode;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Permit, ReadLedger, ReadProcess, Role, Thing, permit};
use clearline_pipeline::dossier::{self, routed};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::follow_up::{destruction, retention};
use clearline_pipeline::oversight::{self, figures};
use clearline_report::{FileId, IncidentType, ReferralId, ReportNumber};
use clearline_seal::Identity;
use clearline_tests::{Engine, TestHouse, report};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_depiction_is_destroyed_on_notification,
    only_a_courts_order_holds_a_destruction_up,
    a_report_whose_time_is_over_is_expunged_and_the_ledger_verifies,
    whatever_holds_a_report_beats_erasure,
    a_crash_before_the_bytes_are_gone_leaves_nothing_readable,
);

fn staff(role: Role) -> Actor {
    Actor::staff(role, &"somebody".parse().unwrap()).unwrap()
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

/// A report with two viewed files, referred to the home desk and opened there.
async fn opened(house: &TestHouse, officer: &str) -> (ReportNumber, ReferralId, Vec<dossier::KeptFile>) {
    let provider = house.provider(&format!("provider-{officer}")).await;
    let number = provider.file(&report(IncidentType::Csam), &[("a.png", b"one"), ("b.png", b"two")]).await;
    house.carry().await;
    let id = routed::referrals(&house.house, number).await.unwrap().remove(0).id;
    let person = house.person(officer, Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    person.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    person.page(&path).await;
    (number, id, dossier::files(&house.house, number).await.unwrap())
}

async fn readable(house: &TestHouse, file: &dossier::KeptFile) -> bool {
    house.house.vault.get_small(&file.path, &file.sealed_key).await.is_ok()
}

async fn destroyed(house: &TestHouse, number: ReportNumber, file: &FileId) -> bool {
    dossier::file(&house.house, number, file).await.unwrap().unwrap().is_destroyed()
}

async fn a_depiction_is_destroyed_on_notification(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let identity = Identity::from_entropy(&[5; 32]).unwrap();
    house.by_package("us-fbi", &identity.recipient()).await;
    let (number, id, files) = opened(&house, "officer").await;
    let before = routed::referral(&house.house, id).await.unwrap().unwrap().package.expect("it is sealed");
    let officer = house.person("second", Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}/destruction");
    let gone = files[0].id.as_str();
    assert!(officer.page(&path).await.contains(gone));
    let other = house.person("other", Role::Officer, Some("us-hsi"), None).await;
    let fields = [("file", gone), ("reference", "letter 4")];
    assert_eq!(other.form(&path, &fields).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        officer.form(&path, &[("file", gone), ("reference", " ")]).await.status,
        StatusCode::BAD_REQUEST
    );
    let unknown = [("file", "0123456789abcdef0123456789abcdef"), ("reference", "x")];
    assert_eq!(officer.form(&path, &unknown).await.status, StatusCode::NOT_FOUND);
    assert!(readable(&house, &files[0]).await, "nothing happened so far");
    for _ in 0..2 {
        assert_eq!(officer.form(&path, &fields).await.status, StatusCode::SEE_OTHER, "again changes nothing");
    }
    assert!(!readable(&house, &files[0]).await, "also with the key that somebody may have kept");
    let row = dossier::file(&house.house, number, &files[0].id).await.unwrap().unwrap();
    assert!(row.is_destroyed() && row.sha256.is_empty() && row.md5.is_empty() && row.sha1.is_empty());
    assert!(readable(&house, &files[1]).await, "the other file stays");
    assert!(
        house.house.vault.get(&before.path, &before.key).await.is_err(),
        "the package held it, and is gone"
    );
    house.carry().await;
    let after =
        routed::referral(&house.house, id).await.unwrap().unwrap().package.expect("it is sealed anew");
    assert_ne!(before.digest, after.digest);
    assert!(after.bytes > 0);
    let fetched = officer.caller.get(&format!("/agency/referrals/{id}/files/{gone}")).await;
    assert!(!fetched.status.is_success(), "{}", fetched.status);
    let page = officer.page(&format!("/agency/referrals/{id}")).await;
    assert!(page.contains("destroyed on notification"));
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let view = format!("/desk/reports/{number}/files/{gone}");
    assert!(analyst.page(&view).await.contains("destroyed on notification"));
    assert!(analyst.page(&format!("/desk/reports/{number}")).await.contains("a.png"));
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    assert!(auditor.page("/auditor/destructions").await.contains("destroyed on"));
    let rewrapped = clearline_pipeline::intake::rewrap(&house.house, &staff(Role::Admin)).await;
    assert!(rewrapped.is_ok(), "keys are wrapped anew around it");
    house.ends_sound().await;
}

async fn only_a_courts_order_holds_a_destruction_up(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (number, id, files) = opened(&house, "officer").await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    let hold = async |kind, role| {
        let new = NewHold { kind, from: house.now(), until: None, reference: "paper".to_owned() };
        holds::record(&house.house, &staff(role), number, &new).await.unwrap().ordinal
    };
    hold(HoldKind::Request, Role::Analyst).await;
    hold(HoldKind::Litigation, Role::Counsel).await;
    let notify =
        async |file: &FileId| destruction::notify(&house.house, &actor, id, file, "letter 4").await.unwrap();
    let first = notify(&files[0].id).await;
    assert!(
        first.destroyed_at.is_some(),
        "a statutory duty beats our policy, and a hold on the provider's copy"
    );
    let order = hold(HoldKind::OrderOnUs, Role::Supervisor).await;
    let second = notify(&files[1].id).await;
    assert_eq!((second.destroyed_at, second.held_by), (None, Some(order)));
    assert!(readable(&house, &files[1]).await);
    assert_eq!(destruction::carry_out_held(&house.house).await.unwrap(), 0);
    let desk = permit(&staff(Role::Analyst), &Thing::House).unwrap();
    let alerts = oversight::waiting_alerts(&house.house, &desk).await.unwrap();
    assert!(alerts.iter().any(|alert| alert.kind == "destruction_held" && alert.words.contains("counsel")));
    let counsel = house.person("counsel", Role::Counsel, None, None).await;
    assert!(counsel.page("/auditor/destructions").await.contains("order forbids it"));
    holds::lift(&house.house, &staff(Role::Counsel), number, order, "vacated").await.unwrap();
    assert_eq!(destruction::carry_out_held(&house.house).await.unwrap(), 1);
    assert_eq!(destruction::carry_out_held(&house.house).await.unwrap(), 0, "once");
    assert!(destroyed(&house, number, &files[1].id).await && !readable(&house, &files[1]).await);
    house.ends_sound().await;
}

async fn a_report_whose_time_is_over_is_expunged_and_the_ledger_verifies(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (number, id, files) = opened(&house, "officer").await;
    let accepted = house.person("second", Role::Officer, Some("us-fbi"), None).await;
    accepted.form(&format!("/agency/referrals/{id}/accept"), &[]).await;
    house.carry().await;
    let operator = staff(Role::Admin);
    assert!(retention::set_limit(&house.house, &operator, Some(1)).await.is_err(), "a slip of the hand");
    assert!(retention::set_limit(&house.house, &staff(Role::Supervisor), Some(400)).await.is_err());
    house.pass(days(500));
    assert!(retention::sweep(&house.house).await.unwrap().is_empty(), "no limit, nothing goes");
    retention::set_limit(&house.house, &operator, Some(400)).await.unwrap();
    assert_eq!(retention::limit(&house.house).await.unwrap(), Some(400));
    let process: Permit<ReadProcess> = permit(&staff(Role::Auditor), &Thing::House).unwrap();
    let counted = async || {
        let counts = figures::counts(&house.house, &process).await.unwrap();
        (counts.reports, counts.referrals)
    };
    let before = counted().await;
    assert_eq!(retention::sweep(&house.house).await.unwrap(), [number]);
    assert!(retention::sweep(&house.house).await.unwrap().is_empty());
    assert_eq!(counted().await, before, "what was published stays true");
    house.ends_sound().await;
    for file in &files {
        assert!(!readable(&house, file).await);
    }
    assert!(dossier::files(&house.house, number).await.unwrap().is_empty());
    assert!(dossier::document(&house.house, number).await.unwrap().is_none());
    let ledger: Permit<ReadLedger> = permit(&staff(Role::Auditor), &Thing::House).unwrap();
    let lines = oversight::latest(&house.house, &ledger, None, 1_000).await.unwrap();
    let named: Vec<&str> = lines
        .iter()
        .filter(|line| line.facts.iter().any(|(_, value)| *value == number.to_string()))
        .map(|line| line.kind.as_str())
        .collect();
    assert_eq!(named, ["follow_up.expunge"], "of the report only this opens any more");
    shown_as_expunged(&house, number, id).await;
}

async fn shown_as_expunged(house: &TestHouse, number: ReportNumber, id: ReferralId) {
    let analyst = house.person("analyst", Role::Analyst, None, None).await;
    let page = analyst.page(&format!("/desk/reports/{number}")).await;
    assert!(page.contains("Expunged on") && !page.contains("quiet-heron"));
    analyst.page(&format!("/desk/reports/{number}/preservation")).await;
    let contact = house.person("contact", Role::Provider, None, Some("provider-officer")).await;
    assert!(contact.page(&format!("/provider/reports/{number}")).await.contains("Expunged here"));
    assert!(contact.page("/provider").await.contains(&number.to_string()));
    let officer = house.person("third", Role::Officer, Some("us-fbi"), None).await;
    assert!(officer.page(&format!("/agency/referrals/{id}")).await.contains("it was expunged"));
    assert!(!officer.page("/agency").await.contains(&id.to_string()));
    let program = house.program("us-fbi").await;
    assert_eq!(program.get(&format!("/api/v1/referrals/{id}")).await.status, StatusCode::GONE);
    assert_eq!(program.get(&format!("/api/v1/referrals/{id}/history")).await.status, StatusCode::OK);
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    auditor.page("/auditor/entries").await;
    auditor.page(&format!("/auditor/referrals/{id}/proof")).await;
    let late = NewHold {
        kind: HoldKind::Litigation,
        from: house.now(),
        until: None,
        reference: "too late".to_owned(),
    };
    assert!(
        holds::record(&house.house, &staff(Role::Counsel), number, &late).await.is_err(),
        "nothing is left"
    );
}

async fn whatever_holds_a_report_beats_erasure(engine: Engine) {
    let house = TestHouse::on(engine).await;
    retention::set_limit(&house.house, &staff(Role::Admin), Some(90)).await.unwrap();
    let (number, id, _) = opened(&house, "officer").await;
    let swept = async || !retention::sweep(&house.house).await.unwrap().is_empty();
    house.pass(days(200));
    assert!(!swept().await, "the provider's duty runs, and nobody took the referral");
    house.pass(days(300));
    assert!(!swept().await, "nobody took the referral");
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    clearline_pipeline::refer::accept(&house.house, &actor, id).await.unwrap();
    assert!(!swept().await, "counted from the last thing that anybody did");
    let hold = NewHold {
        kind: HoldKind::Litigation,
        from: house.now(),
        until: None,
        reference: "1:26-cv-1".to_owned(),
    };
    let hold = holds::record(&house.house, &staff(Role::Counsel), number, &hold).await.unwrap();
    house.pass(days(100));
    assert!(!swept().await, "a litigation hold");
    holds::lift(&house.house, &staff(Role::Counsel), number, hold.ordinal, "over").await.unwrap();
    let request =
        NewHold { kind: HoldKind::Request, from: house.now(), until: None, reference: "case 7".to_owned() };
    holds::record(&house.house, &staff(Role::Analyst), number, &request).await.unwrap();
    assert!(!swept().await, "a request to the provider");
    house.pass(days(91));
    assert!(swept().await, "and then nothing");
    house.ends_sound().await;
}

async fn a_crash_before_the_bytes_are_gone_leaves_nothing_readable(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (number, id, files) = opened(&house, "officer").await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    clearline_pipeline::refer::accept(&house.house, &actor, id).await.unwrap();
    retention::set_limit(&house.house, &staff(Role::Admin), Some(90)).await.unwrap();
    house.pass(days(500));
    // The process ends right after the commit.
    assert_eq!(retention::expunge_due(&house.house).await.unwrap(), [number]);
    assert!(dossier::files(&house.house, number).await.unwrap().is_empty(), "no row holds a key");
    assert!(
        readable(&house, &files[0]).await,
        "the bytes are there, for whoever had kept the key from before"
    );
    let second = house.second().await;
    assert_eq!(destruction::remove_leftovers(&second.house).await.unwrap(), files.len());
    assert_eq!(destruction::remove_leftovers(&second.house).await.unwrap(), 0);
    for file in &files {
        assert!(!readable(&second, file).await);
    }
    second.ends_sound().await;
}
