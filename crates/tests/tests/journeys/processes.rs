//! Several processes of one clearinghouse: they share the work, and one may die in the middle.

use std::sync::Arc;

use clearline_core::{Claimed, House, runner};
use clearline_pipeline::carry;
use clearline_records::dossier::routed;
use clearline_report::{BasisKind, IncidentType, ReportNumber, Stage};
use clearline_store::testing::until;
use clearline_tests::{Engine, TestHouse, leave, report, report_with};
use futures::future::BoxFuture;
use jiff::SignedDuration;
use tokio::sync::watch;

use crate::on_both;

on_both!(
    two_processes_share_the_work_and_one_dies,
    a_process_that_stops_gives_back_what_it_has_not_begun,
    work_that_is_done_twice_counts_once,
    a_suspension_holds_in_every_process_at_once,
);

const REPORTS: usize = 40;

async fn two_processes_share_the_work_and_one_dies(engine: Engine) {
    let first = TestHouse::on(engine).await;
    let second = first.second().await;
    share(&first, &second).await;
}

async fn a_process_that_stops_gives_back_what_it_has_not_begun(engine: Engine) {
    let first = TestHouse::on(engine).await;
    let second = first.second().await;
    stop_and_go_on(&first, &second).await;
}

async fn work_that_is_done_twice_counts_once(engine: Engine) {
    do_twice(&TestHouse::on(engine).await).await;
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
    let numbers = filed(first).await;
    let (_keep, stop) = watch::channel(false);
    let alive = Arc::strong_count(&first.house);
    let doomed = tokio::spawn(runner::run(first.house.clone(), carry, stop));
    until("the first process carries work", async || on_their_way(second, &numbers).await > 0).await;
    doomed.abort();
    assert!(doomed.await.is_err_and(|end| end.is_cancelled()), "it died at work");
    // What it had begun ends at its next step, and a lease may be taken until then.
    until("its work has ended", async || Arc::strong_count(&first.house) <= alive).await;
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

/// Files as many reports as these tests share, each with a file of its own: the same report sent again makes no referral.
async fn filed(house: &TestHouse) -> Vec<ReportNumber> {
    let provider = house.provider("example-chat").await;
    let mut numbers = Vec::new();
    for place in 0..REPORTS {
        let bytes = format!("harmless {place}");
        numbers.push(provider.file(&report(IncidentType::Csam), &[("a.png", bytes.as_bytes())]).await);
    }
    numbers
}

/// A process that is told to stop ends what it has begun, and gives back the rest: the next one need not wait for leases.
async fn stop_and_go_on(first: &TestHouse, second: &TestHouse) {
    let numbers = filed(first).await;
    let (halt, stop) = watch::channel(false);
    let stopped = tokio::spawn(runner::run(first.house.clone(), carry, stop));
    until("the first process carries work", async || on_their_way(second, &numbers).await > 0).await;
    halt.send_replace(true);
    stopped.await.unwrap();
    second.carry().await;
    for number in &numbers {
        assert_eq!(second.stage(*number).await, Stage::Referred);
    }
    second.ends_sound().await;
}

/// Carries each job twice, as a process does that never heard that its first commit was made.
fn twice<'a>(house: &'a House, job: &'a Claimed) -> BoxFuture<'a, Result<(), runner::Failed>> {
    Box::pin(async move {
        carry(house, job).await?;
        match carry(house, job).await {
            Ok(()) => Err("the second time ended the job that followed".into()),
            Err(_) => Ok(()),
        }
    })
}

async fn do_twice(house: &TestHouse) {
    let number = house.provider("example-chat").await.file(&report(IncidentType::Csam), &[]).await;
    runner::run_until_quiet(&house.house, twice).await.unwrap();
    assert_eq!(house.stage(number).await, Stage::Referred, "no job was lost");
    let referrals = routed::referrals(&house.house, &leave(number)).await.unwrap();
    assert_eq!(referrals.len(), 1, "and nothing was done twice");
    house.ends_sound().await;
}

/// How many reports are no longer where their sender left them.
async fn on_their_way(house: &TestHouse, numbers: &[ReportNumber]) -> usize {
    let mut found = 0;
    for number in numbers {
        found += usize::from(house.stage(*number).await != Stage::Received);
    }
    found
}
