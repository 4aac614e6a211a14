//! The ledger: sound when nothing was touched, and telling when something was.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_oversight as oversight;
use clearline_records::dossier::routed;
use clearline_report::IncidentType;
use clearline_store::{Batch, Params, Sql, params};
use clearline_tests::{Engine, TestHouse, leave, report};

use crate::on_both;

on_both!(
    the_ledger_verifies_and_proves,
    a_tampered_row_is_found,
    a_dropped_row_is_found,
    reordered_rows_are_found,
    every_statement_is_understood,
);

static ALTER: Sql = Sql::both("tests/alter", "update entry set leaf = $leaf where position = 2");
static DROP: Sql = Sql::both("tests/drop", "delete from entry where position = 2");
static AWAY: Sql = Sql::both("tests/away", "update entry set position = 1000000 where position = 2");
static DOWN: Sql = Sql::both("tests/down", "update entry set position = 2 where position = 3");
static BACK: Sql = Sql::both("tests/back", "update entry set position = 3 where position = 1000000");

async fn filed(engine: Engine) -> TestHouse {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    provider.file(&report(IncidentType::Csam), &[("a.png", b"harmless")]).await;
    house.carry().await;
    assert!(oversight::verify(&house.house).await.is_ok(), "sound before");
    house
}

async fn change(house: &TestHouse, statements: Vec<(&'static Sql, Params)>) {
    let mut batch = Batch::new("tests.tamper");
    for (sql, params) in statements {
        batch.guard(sql, params, 1);
    }
    house.house.store.commit(batch).await.unwrap();
}

async fn the_ledger_verifies_and_proves(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let mut numbers = Vec::new();
    for _ in 0..3 {
        numbers.push(provider.file(&report(IncidentType::Csam), &[]).await);
        house.carry().await;
    }
    let found = oversight::verify(&house.house).await.unwrap();
    assert!(found.entries > 12 && found.uncovered() == 0, "{found:?}");
    let keys = [house.house.keys.verifier().unwrap()];
    for number in numbers {
        for referral in routed::referrals(&house.house, &leave(number)).await.unwrap() {
            let proof = oversight::inclusion(&house.house, referral.entry.as_slice().try_into().unwrap())
                .await
                .unwrap();
            let leaf = proof.extra.clone().unwrap();
            proof
                .verify(&leaf, &house.house.keys.name, &keys)
                .expect("the proof leads to a signed checkpoint");
        }
    }
    let auditor = house.person("auditor", Role::Auditor, None, None).await;
    let page = auditor.page("/auditor").await;
    assert!(page.contains("clearline.example.org"), "the checkpoint is shown");
    let refused = auditor.caller.get("/desk").await;
    assert_ne!(refused.status, StatusCode::OK, "an auditor sees the process and no material");
}

async fn a_tampered_row_is_found(engine: Engine) {
    let house = filed(engine).await;
    let forged = clearline_ledger::Entry::new("intake.open", 1, [0; 32], [1; 32]).unwrap().leaf();
    change(&house, vec![(&ALTER, params!(leaf = forged))]).await;
    let fault = oversight::verify(&house.house).await.unwrap_err();
    assert!(clearline_core::chain(&fault).contains("entries 2 to 2 were altered"), "{fault:?}");
}

async fn a_dropped_row_is_found(engine: Engine) {
    let house = filed(engine).await;
    change(&house, vec![(&DROP, params!())]).await;
    let fault = oversight::verify(&house.house).await.unwrap_err();
    assert!(clearline_core::chain(&fault).contains("missing"), "{fault:?}");
}

async fn reordered_rows_are_found(engine: Engine) {
    let house = filed(engine).await;
    change(&house, vec![(&AWAY, params!()), (&DOWN, params!()), (&BACK, params!())]).await;
    let fault = oversight::verify(&house.house).await.unwrap_err();
    assert!(clearline_core::chain(&fault).contains("reordered"), "{fault:?}");
}

async fn every_statement_is_understood(engine: Engine) {
    let house = TestHouse::on(engine).await;
    for sql in clearline_pipeline::statements() {
        let prepared = house.house.store.prepare(sql).await;
        let columns = prepared.unwrap_or_else(|error| panic!("{}: {error}", sql.name));
        let is_word = |name: &String| {
            let mut bytes = name.bytes();
            bytes.next().is_some_and(|first| first.is_ascii_lowercase())
                && bytes.all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        };
        assert!(columns.iter().all(is_word), "{}: each column has a name (`as`): {columns:?}", sql.name);
        let apart: BTreeSet<&String> = columns.iter().collect();
        assert_eq!(apart.len(), columns.len(), "{}: no two columns have one name: {columns:?}", sql.name);
    }
}
