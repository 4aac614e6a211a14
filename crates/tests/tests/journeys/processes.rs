//! Several processes of one clearinghouse: they share the work, and one may die in the middle.

use clearline_core::runner;
use clearline_pipeline::carry;
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, IncidentType, ReportNumber, Stage};
use clearline_store::testing::until;
use clearline_tests::{Engine, TestHouse, leave, report, report_with};
use jiff::SignedDuration;
use tokio::sync::watch;

use crate::on_both;

on_both!(two_processes_share_the_work_and_one_dies, a_suspension_holds_in_every_process_at_once);

const REPORTS: usize = 40;

async fn two_processes_share_the_work_and_one_dies(engine: Engine) {
    let first = TestHouse::on(engine).await;
    let second = first.second().await;
    share(&first, &second).await;
}

/// Each process remembers the directory of agencies; what another changes in it must count for the very next report.
async fn a_suspension_holds_in_every_process_at_once(engine: Engine) {
    let first = TestHouse::on(engine).await;
    first.qualify("de-1", BasisKind::Fbi).await;
    let second = first.second().await;
    let provider = first.provider("example-chat").await;
    let germany = "DE".parse().unwrap();
    let address = clearline_world::addresses_of(germany).next().unwrap().base.to_string();
    let document = report_with(IncidentType::Csam, |parts| parts.seen_at(&address));
    let agencies = async |number| -> Vec<String> {
        let referrals = routed::referrals(&first.house, &leave(number)).await.unwrap();
        referrals.into_iter().map(|one| one.agency.to_string()).collect()
    };
    let before = provider.file(&document, &[]).await;
    first.carry().await;
    assert_eq!(agencies(before).await, ["de-1"]);
    second.suspend("de-1").await;
    let after = provider.file(&document, &[]).await;
    first.carry().await;
    assert_eq!(agencies(after).await, ["us-fbi"], "suspended elsewhere, withheld here");
    first.ends_sound().await;
}

async fn share(first: &TestHouse, second: &TestHouse) {
    let provider = first.provider("example-chat").await;
    let mut numbers = Vec::new();
    for place in 0..REPORTS {
        // Each with a file of its own: the same report sent again makes no referral.
        let bytes = format!("harmless {place}");
        numbers.push(provider.file(&report(IncidentType::Csam), &[("a.png", bytes.as_bytes())]).await);
    }
    let (_keep, stop) = watch::channel(false);
    let doomed = tokio::spawn(runner::run(first.house.clone(), carry, stop));
    until("the first process carries work", async || on_their_way(second, &numbers).await > 0).await;
    doomed.abort();
    assert!(doomed.await.is_err_and(|end| end.is_cancelled()), "it died at work");
    // Whatever the dead process had claimed is free again once its leases have run out.
    first.pass(SignedDuration::from_mins(10));
    let (halt, stop) = watch::channel(false);
    let mut workers = Vec::new();
    for house in [first.house.clone(), second.house.clone()] {
        workers.push(tokio::spawn(runner::run(house, carry, stop.clone())));
    }
    let done = async || {
        let mut left = 0;
        for number in &numbers {
            left += usize::from(second.stage(*number).await != Stage::Referred);
        }
        left == 0
    };
    until("all reports are referred", done).await;
    halt.send_replace(true);
    for worker in workers {
        worker.await.unwrap();
    }
    for number in &numbers {
        let referrals = routed::referrals(&second.house, &leave(*number)).await.unwrap();
        assert_eq!(referrals.len(), 1, "exactly one referral, neither lost nor doubled");
    }
    second.ends_sound().await;
}

/// How many reports are no longer where their sender left them.
async fn on_their_way(house: &TestHouse, numbers: &[ReportNumber]) -> usize {
    let mut found = 0;
    for number in numbers {
        found += usize::from(house.stage(*number).await != Stage::Received);
    }
    found
}
