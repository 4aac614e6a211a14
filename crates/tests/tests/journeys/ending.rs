//! What ends: depictions that an agency notifies must be destroyed, and reports whose time here is over.

use axum::http::StatusCode;
use clearline_law::HoldKind;
use clearline_law::access::{Actor, Permit, ReadLedger, ReadProcess, Role, Thing, permit};
use clearline_oversight::{self as oversight, figures};
use clearline_pipeline::follow_up::holds::{self, NewHold};
use clearline_pipeline::follow_up::{destruction, retention};
use clearline_records::dossier::{self, routed};
use clearline_report::{IncidentType, ReferralId, ReportNumber};
use clearline_store::{Batch, Row, Sql, params};
use clearline_tests::{Engine, TestHouse, leave, report};
use jiff::SignedDuration;

use crate::on_both;

on_both!(
    a_report_whose_time_is_over_is_expunged_and_the_ledger_verifies,
    whatever_holds_a_report_beats_erasure,
    a_crash_before_the_bytes_are_gone_leaves_nothing_readable,
    a_crash_between_two_steps_of_a_destruction_destroys_nothing_early_and_loses_nothing,
    a_destruction_that_waits_beats_erasure_and_no_key_outlives_its_report,
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
    let id = routed::referrals(&house.house, &leave(number)).await.unwrap().remove(0).id;
    let person = house.person(officer, Role::Officer, Some("us-fbi"), None).await;
    let path = format!("/agency/referrals/{id}");
    person.form(&format!("{path}/conditions"), &[("acknowledged", "yes")]).await;
    person.page(&path).await;
    (number, id, dossier::files(&house.house, &leave(number)).await.unwrap())
}

async fn readable(house: &TestHouse, file: &dossier::KeptFile) -> bool {
    house.house.vault.get_small(&file.path, &file.sealed_key).await.is_ok()
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
    assert!(dossier::files(&house.house, &leave(number)).await.unwrap().is_empty());
    assert!(dossier::document(&house.house, &leave(number)).await.unwrap().is_none());
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
    assert!(
        officer.page(&format!("/agency/referrals/{id}")).await.contains("time limit for this report ended")
    );
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
    assert!(dossier::files(&house.house, &leave(number)).await.unwrap().is_empty(), "no row holds a key");
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

/// The key in quarantine of a report's first file there.
async fn quarantined(house: &TestHouse, number: ReportNumber) -> Option<Vec<u8>> {
    static KEYS: Sql =
        Sql::both("tests/quarantined", "select sealed_key from quarantined_key where report = $report");
    let rows: Vec<Row> = house.house.store.query(&KEYS, params!(report = number.get())).await.unwrap();
    rows.first().map(|row| row.bytes("sealed_key").unwrap().to_vec())
}

async fn a_crash_between_two_steps_of_a_destruction_destroys_nothing_early_and_loses_nothing(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let (number, id, files) = opened(&house, "officer").await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    let (first, other) = (&files[0], &files[1]);
    for file in [first, other] {
        destruction::notify(&house.house, &actor, id, &file.id, "letter 4").await.unwrap();
    }
    // The process ends with that commit; for as long as a court forbids it, another one destroys nothing. The sweep that
    // looks for bytes without a key passes over every part of the store.
    let order = NewHold {
        kind: HoldKind::OrderOnUs,
        from: house.now(),
        until: None,
        reference: "1:26-mj-7".to_owned(),
    };
    let order = holds::record(&house.house, &staff(Role::Supervisor), number, &order).await.unwrap();
    let counsel = Actor::staff(Role::Counsel, &"another".parse().unwrap()).unwrap();
    holds::confirm(&house.house, &counsel, number, order.ordinal).await.unwrap();
    let second = house.second().await;
    house.pass(days(20_000));
    for _ in 0..24 {
        assert_eq!(clearline_pipeline::intake::sweep_vault(&second.house).await.unwrap(), 0);
        assert_eq!(destruction::carry_out_due(&second.house).await.unwrap(), 0);
        house.pass(SignedDuration::from_hours(1));
    }
    for file in [first, other] {
        assert!(readable(&second, file).await, "what may be taken back is not lost");
        let row = dossier::file(&second.house, &leave(number), &file.id).await.unwrap().unwrap();
        assert!(row.awaits_destruction(), "and nobody opens it by its row");
    }
    // Two persons take one back; the other is destroyed when the order ended.
    let words = "the wrong file";
    destruction::propose_release(&second.house, &staff(Role::Supervisor), number, &first.id, words)
        .await
        .unwrap();
    destruction::release(&second.house, &counsel, number, &first.id).await.unwrap();
    holds::lift(&second.house, &counsel, number, order.ordinal, "vacated").await.unwrap();
    // The process ends right after the commit that destroys the key, before the bytes are gone.
    assert_eq!(destruction::destroy_due(&second.house).await.unwrap(), 1);
    assert_eq!(quarantined(&second, number).await, None, "no key is left anywhere");
    let row = dossier::file(&second.house, &leave(number), &other.id).await.unwrap().unwrap();
    assert!(
        row.is_destroyed() && readable(&second, other).await,
        "the bytes are there, for a key from before"
    );
    let third = house.second().await;
    assert_eq!(destruction::carry_out_due(&third.house).await.unwrap(), 0, "once");
    assert!(!readable(&third, other).await, "and they follow");
    assert!(readable(&third, first).await);
    third.ends_sound().await;
}

async fn a_destruction_that_waits_beats_erasure_and_no_key_outlives_its_report(engine: Engine) {
    static FORGET: Sql =
        Sql::both("tests/forget", "update destruction set state = 'released' where report = $report");
    let house = TestHouse::on(engine).await;
    let (number, id, files) = opened(&house, "officer").await;
    let actor = Actor::officer(&"officer".parse().unwrap(), "us-fbi".parse().unwrap());
    clearline_pipeline::refer::accept(&house.house, &actor, id).await.unwrap();
    destruction::notify(&house.house, &actor, id, &files[0].id, "letter 4").await.unwrap();
    retention::set_limit(&house.house, &staff(Role::Admin), Some(90)).await.unwrap();
    house.pass(days(500));
    assert!(retention::sweep(&house.house).await.unwrap().is_empty(), "it waits");
    assert!(quarantined(&house, number).await.is_some());
    // Whatever left the key behind: the report's end is its end.
    let mut batch = Batch::new("tests/forget");
    batch.run(&FORGET, params!(report = number.get()));
    house.house.store.commit(batch).await.unwrap();
    assert_eq!(retention::sweep(&house.house).await.unwrap(), [number]);
    assert_eq!(quarantined(&house, number).await, None);
    for file in &files {
        assert!(!readable(&house, file).await, "the bytes of both are gone");
    }
    house.ends_sound().await;
}
