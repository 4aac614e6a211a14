//! Several processes of one clearinghouse: they share the work, and one may die in the middle.

use std::sync::Arc;
use std::time::Duration;

use clearline_pipeline::dossier::routed;
use clearline_pipeline::{oversight, work};
use clearline_report::{IncidentType, Stage};
use clearline_tests::{Engine, TestHouse, report};
use jiff::SignedDuration;
use tokio::sync::watch;

use crate::on_both;

on_both!(two_processes_share_the_work_and_one_dies);

const REPORTS: usize = 40;

async fn two_processes_share_the_work_and_one_dies(engine: Engine) {
    let first = TestHouse::on(engine).await;
    if engine == Engine::Sqlite {
        // The private test file of the embedded engine belongs to one process; there both workers are in it.
        share(&first, &first).await;
    } else {
        let second = first.second().await;
        share(&first, &second).await;
    }
}

async fn share(first: &TestHouse, second: &TestHouse) {
    let provider = first.provider("example-chat").await;
    let mut numbers = Vec::new();
    for _ in 0..REPORTS {
        numbers.push(provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await);
    }
    let (_keep, stop) = watch::channel(false);
    let doomed = tokio::spawn(work::run(first.house.clone(), stop));
    tokio::time::sleep(Duration::from_millis(30)).await;
    doomed.abort();
    // Whatever the dead process had claimed is free again once its leases have run out.
    first.pass(SignedDuration::from_mins(10));
    second.pass(SignedDuration::from_mins(10));
    let (halt, stop) = watch::channel(false);
    let mut workers = Vec::new();
    for house in [first.house.clone(), second.house.clone()] {
        workers.push(tokio::spawn(work::run(house, stop.clone())));
    }
    wait_until_referred(second, &numbers).await;
    halt.send_replace(true);
    for worker in workers {
        worker.await.unwrap();
    }
    for number in &numbers {
        let referrals = routed::referrals(&second.house, *number).await.unwrap();
        assert_eq!(referrals.len(), 1, "exactly one referral, neither lost nor doubled");
    }
    assert!(work::backlog(&second.house).await.unwrap().is_empty(), "nothing waits");
    let both: [&Arc<_>; 2] = [&first.house, &second.house];
    loop {
        let mut placed = 0;
        for house in both {
            placed += oversight::sequence(house).await.unwrap();
        }
        if placed == 0 {
            break;
        }
    }
    oversight::verify(&second.house).await.expect("one ledger, whoever sequenced it");
}

async fn wait_until_referred(house: &TestHouse, numbers: &[clearline_report::ReportNumber]) {
    for _ in 0..600 {
        let mut left = 0;
        for number in numbers {
            left += usize::from(house.stage(*number).await != Stage::Referred);
        }
        if left == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the work was not done within a minute");
}
