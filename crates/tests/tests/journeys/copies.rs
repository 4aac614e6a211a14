//! Copies and what others kept: verifying goes on from a checkpoint, an older copy and a second ledger are found, a restored
//! house signs nothing again, a nightly run calls a person, and anybody can check that the ledger only grew.

use axum::http::StatusCode;
use clearline_law::access::Role;
use clearline_oversight::{self as oversight, Kept, Wanted, What};
use clearline_pipeline::follow_up::retention;
use clearline_report::IncidentType;
use clearline_store::{Value, params};
use clearline_tests::{Engine, TestHouse, report};
use jiff::SignedDuration;

use super::proves::{ALTERED, Held, names, select, staff, tamper, verified};
use crate::on_both;

on_both!(
    verifying_continues_from_a_checkpoint,
    an_older_copy_and_a_fork_are_found_by_what_others_kept,
    a_restored_house_says_so_and_signs_nothing_again,
    every_night_the_ledger_is_verified_once,
    anybody_can_check_that_the_ledger_only_grew,
);

async fn checkpoint(house: &TestHouse, name: &str) -> Kept {
    let text = oversight::checkpoint(&house.house).await.unwrap().expect("one was signed");
    Kept { name: name.to_owned(), text }
}

async fn verifying_continues_from_a_checkpoint(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let old = provider.file(&report(IncidentType::Csam), &[]).await;
    house.ends_sound().await;
    let kept = checkpoint(&house, "kept").await;
    let whole = verified(&house).await;
    let new = provider.file(&report(IncidentType::Csam), &[]).await;
    house.ends_sound().await;
    let wanted = Wanted { since: Some(kept.clone()), ..Wanted::default() };
    let found = oversight::examine(&house.house, &wanted).await.unwrap();
    assert!(found.is_sound() && found.since == whole.size, "{found:?}");
    assert!(found.rows < verified(&house).await.rows, "less is read");
    for (number, is_seen) in [(new, true), (old, false)] {
        tamper(
            &house,
            "update receipt set note = 'x' where report = $report",
            params!(report = number.get()),
            1,
        )
        .await;
        let found = oversight::examine(&house.house, &wanted).await.unwrap();
        let seen = found.findings.iter().any(|one| one.report == Some(number) && one.table == "receipt");
        assert_eq!(seen, is_seen, "{found:?}");
    }
    let forged = Kept { text: kept.text.replacen(&whole.size.to_string(), "3", 1), ..kept };
    let wanted = Wanted { since: Some(forged), ..Wanted::default() };
    assert!(oversight::examine(&house.house, &wanted).await.is_err(), "a checkpoint that is not ours");
}

/// Takes the newest entries off, with every row of theirs: an older copy of the database.
async fn cut(house: &TestHouse, kept: &Older) {
    for table in ["entry", "ledger_tile", "ledger_head", "ledger_checkpoint"] {
        let count = select(house, &format!("select 1 from {table}"), &[]).await.len() as u64;
        tamper(house, &format!("delete from {table}"), params!(), count).await;
    }
    for (table, columns, rows) in &kept.0 {
        for row in rows {
            let places: Vec<String> = columns.iter().map(|column| format!("${column}")).collect();
            let text = format!("insert into {table} ({}) values ({})", columns.join(", "), places.join(", "));
            tamper(
                house,
                &text,
                columns.iter().map(|column| (*column, row[column].clone().into())).collect(),
                1,
            )
            .await;
        }
    }
}

/// The ledger as it was at a moment.
struct Older(Vec<(&'static str, Vec<&'static str>, Vec<Held>)>);

async fn copy(house: &TestHouse) -> Older {
    let mut all = Vec::new();
    for (table, columns) in [
        (
            "entry",
            vec!["shard", "id", "report", "kind", "leaf", "leaf_hash", "opening", "written_at", "position"],
        ),
        ("ledger_tile", vec!["level", "number", "hashes"]),
        ("ledger_head", vec!["one", "size", "frontier", "note"]),
        ("ledger_checkpoint", vec!["size", "note", "signed_at"]),
    ] {
        let rows = select(house, &format!("select {} from {table}", columns.join(", ")), &columns).await;
        all.push((table, columns, rows));
    }
    Older(all)
}

/// Adds an account and takes it away again, so that only the ledger grows.
async fn grow(house: &TestHouse, times: usize) {
    let admin = staff(Role::Admin, "operator");
    for _ in 0..times {
        retention::set_limit(&house.house, &admin, Some(400)).await.unwrap();
        retention::set_limit(&house.house, &admin, None).await.unwrap();
    }
    house.carry().await;
}

async fn an_older_copy_and_a_fork_are_found_by_what_others_kept(engine: Engine) {
    let house = TestHouse::on(engine).await;
    grow(&house, 2).await;
    let (early, older) = (checkpoint(&house, "early").await, copy(&house).await);
    grow(&house, 3).await;
    let late = checkpoint(&house, "late").await;
    let against = async |kept: &Kept| {
        let wanted = Wanted { against: vec![kept.clone()], ..Wanted::default() };
        oversight::examine(&house.house, &wanted).await.unwrap()
    };
    assert!(against(&early).await.is_sound() && against(&late).await.is_sound(), "both are of this ledger");
    // The mark is restored with the rest: only what others kept tells.
    cut(&house, &older).await;
    house.mark().set(None);
    assert!(verified(&house).await.is_sound(), "by itself the older copy is sound");
    let found = against(&late).await.findings;
    assert!(
        found.iter().any(|one| one.what == What::Restored && one.detail.contains("older copy")),
        "{found:?}"
    );
    assert!(against(&early).await.is_sound());
    // And it goes on, differently.
    house.pass(SignedDuration::from_secs(60));
    grow(&house, 5).await;
    assert!(verified(&house).await.is_sound(), "by itself the second ledger is sound");
    let found = against(&late).await.findings;
    assert!(found.iter().any(|one| one.what == What::Restored && one.detail.contains("fork")), "{found:?}");
    let forged = Kept { name: "forged".to_owned(), text: late.text.replace("clearline", "other") };
    assert!(!against(&forged).await.is_sound(), "what we did not sign is told as such");
}

async fn a_restored_house_says_so_and_signs_nothing_again(engine: Engine) {
    let house = TestHouse::on(engine).await;
    grow(&house, 2).await;
    let (older, has) = (copy(&house).await, verified(&house).await.size);
    grow(&house, 6).await;
    let lost = checkpoint(&house, "lost").await;
    let (signed, _) = house.mark().get().expect("the mark is raised with each checkpoint");
    cut(&house, &older).await;
    let standing = oversight::tell_standing(&house.house).await.unwrap();
    assert!(matches!(standing, oversight::Standing::Behind { .. }), "{standing:?}");
    let found = verified(&house).await.findings;
    assert!(found.iter().any(|one| one.what == What::Restored), "{found:?}");
    let ready = house.watcher().get("/readyz").await;
    assert!(ready.status == StatusCode::OK && ready.text().contains("older copy"), "{}", ready.text());
    let called = select(&house, "select kind from alert where kind = 'ledger_restored'", &["kind"]).await;
    assert_eq!(called.len(), 1, "a person is called");
    // Work goes on; nothing is signed.
    let provider = house.provider("example-chat").await;
    provider.file(&report(IncidentType::Csam), &[]).await;
    assert!(oversight::sequence(&house.house).await.is_err(), "nothing is signed below the mark");
    assert_eq!(verified(&house).await.size, has);
    // A crash between commit and mark leaves it lower, and a second process raises it again: no alarm.
    let admin = staff(Role::Admin, "operator");
    assert!(
        oversight::continue_after_restore(&house.house, &admin, " ").await.is_err(),
        "it asks for a reason"
    );
    let analyst = staff(Role::Analyst, "analyst");
    assert!(
        oversight::continue_after_restore(&house.house, &analyst, "disk").await.is_err(),
        "not for everybody"
    );
    let filled = oversight::continue_after_restore(&house.house, &admin, "a disk failed").await.unwrap();
    assert!(filled > 0, "what was lost is filled");
    house.ends_sound().await;
    let (now, _) = house.mark().get().unwrap();
    assert!(now > signed, "the first checkpoint after it is larger than any before: {now} > {signed}");
    let sizes = select(&house, "select size from ledger_checkpoint", &["size"]).await;
    let again = sizes
        .iter()
        .any(|row| matches!(row["size"], Value::Int(size) if size > has as i64 && size <= signed as i64));
    assert!(!again, "no size is signed twice: {sizes:?}");
    let twice = oversight::continue_after_restore(&house.house, &admin, "a disk failed").await;
    assert!(matches!(twice, Err(oversight::ContinueError::NotBehind)), "{twice:?}");
    let wanted = Wanted { against: vec![lost], ..Wanted::default() };
    let found = oversight::examine(&house.house, &wanted).await.unwrap().findings;
    assert!(found.iter().any(|one| one.detail.contains("lost by a restore that was recorded")), "{found:?}");
    tamper(&house, "update ledger_restore set has_size = has_size + 1", params!(), 1).await;
    let found = verified(&house).await.findings;
    assert!(names(&found, "ledger_restore", &ALTERED), "{found:?}");
}

async fn every_night_the_ledger_is_verified_once(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let provider = house.provider("example-chat").await;
    let number = provider.file(&report(IncidentType::Csam), &[]).await;
    house.carry().await;
    assert!(
        oversight::verify_nightly(&house.house).await.unwrap().is_none(),
        "at noon there is nothing to do"
    );
    house.pass(SignedDuration::from_hours(14));
    let second = house.second().await;
    let found = oversight::verify_nightly(&house.house).await.unwrap().expect("at night it is done");
    assert!(found.is_sound(), "{}", found.words());
    assert!(oversight::verify_nightly(&second.house).await.unwrap().is_none(), "by one process");
    tamper(&house, "delete from receipt where report = $report", params!(report = number.get()), 1).await;
    house.pass(SignedDuration::from_hours(24));
    let found = oversight::verify_nightly(&second.house).await.unwrap().expect("the next night again");
    assert!(!found.is_sound());
    let told = select(&house, "select words from alert where kind = 'ledger_differs'", &["words"]).await;
    let Value::Text(words) = &told[0]["words"] else { panic!("words are text") };
    assert!(words.contains("missing: receipt") && told.len() == 1, "{words}");
}

async fn anybody_can_check_that_the_ledger_only_grew(engine: Engine) {
    let house = TestHouse::on(engine).await;
    assert_eq!(house.nobody().get("/ledger/checkpoint").await.status, StatusCode::NOT_FOUND, "not yet");
    grow(&house, 2).await;
    let kept = house.nobody().get("/ledger/checkpoint").await.text();
    let size: u64 = kept.lines().nth(1).unwrap().parse().unwrap();
    grow(&house, 150).await;
    let proof = house.nobody().get(&format!("/ledger/consistency?from={size}")).await.text();
    let trust = clearline_verify::Trust {
        origin: house.house.keys.name.clone(),
        ledger: vec![house.house.keys.verifier().unwrap()],
        ..Default::default()
    };
    let (old, new) = clearline_verify::consistency(&kept, &proof, &trust).unwrap();
    assert!(old == size && new > size + 256, "{old} {new}");
    let other = kept.replacen(&size.to_string(), &(size + 1).to_string(), 1);
    assert!(clearline_verify::consistency(&other, &proof, &trust).is_err(), "another checkpoint");
    let newest = house.nobody().get("/ledger/checkpoint").await.text();
    assert!(clearline_verify::consistency(&newest, &proof, &trust).is_err(), "a proof of another size");
    let beyond = house.nobody().get("/ledger/consistency?from=1000000").await;
    assert_eq!(beyond.status, StatusCode::NOT_FOUND);
}
