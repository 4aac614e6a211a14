//! What a statement costs must not grow with what the house already holds: SQLite is asked how it would carry out each
//! of them, and none may walk through a whole table, or sort one.
#![cfg(test)]

use std::path::{Path, PathBuf};

use clearline_pipeline::MIGRATIONS;
use clearline_store::{Database, Limits, Sql, Store, Value};

/// Indexes over rows that still wait for something: they do not grow with what is done.
const WAITING: [&str; 4] = ["alert_waiting", "entry_waiting", "report_open", "report_desk"];

/// Statements that walk or sort on purpose, each with what bounds it.
const BOUNDED: [(&str, &str); 15] = [
    ("augment/earlier_reports", "what it walks are its own eight questions, each with a limit"),
    ("augment/hash_lists", "no more lists than LISTS_MAX"),
    ("augment/match_digests", "sorts what sixteen digests match"),
    ("count_jobs", "only work that is not done has a job"),
    ("directory/accounts", "a page of the administrator"),
    ("directory/agencies", "read again only after a change"),
    ("directory/bases", "read again only after a change"),
    ("directory/providers", "a page of the administrator"),
    ("dossier/file_documents", "sorts the files of one report"),
    ("dossier/files", "sorts the files of one report"),
    ("oversight/entry_kinds", "no more rows than COUNTED_MAX"),
    ("oversight/newest_checkpoint", "one row, at the end of the key"),
    ("oversight/referral_states", "no more rows than COUNTED_MAX"),
    ("oversight/report_stages", "no more rows than COUNTED_MAX"),
    ("triage/count_live", "only what is still on its way"),
];

#[tokio::test]
async fn no_statement_walks_through_a_whole_table() {
    let store = Store::open(&Database::SqliteMemory, &Limits::default()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    let files = statements();
    assert!(files.len() > 100, "the scan finds the statements: {}", files.len());
    let mut unbounded = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = text.lines().next().unwrap().trim_start_matches("-- ").to_owned();
        if BOUNDED.iter().any(|(known, _)| *known == name) {
            continue;
        }
        for step in plan(&store, &text).await {
            let waiting = WAITING.iter().any(|index| step.ends_with(&format!("INDEX {index}")));
            let walks = step.starts_with("SCAN ") && !step.starts_with("SCAN CONSTANT") && !waiting;
            if walks || step.contains("TEMP B-TREE") {
                unbounded.push(format!("{name}: {step}"));
            }
        }
    }
    assert!(unbounded.is_empty(), "{}", unbounded.join("\n"));
}

async fn plan(store: &Store, text: &str) -> Vec<String> {
    let takes = (1..=20).rev().find(|place| text.contains(&format!("${place}"))).unwrap_or(0);
    let explained: &'static str = Box::leak(format!("explain query plan\n{text}").into_boxed_str());
    let sql: &'static Sql = Box::leak(Box::new(Sql::both("tests/plan", explained)));
    let rows = store.query(sql, &vec![Value::Null; takes]).await.unwrap();
    rows.iter().map(|row| row.text(3).unwrap().to_owned()).collect()
}

/// The files of all statements that SQLite runs.
fn statements() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../pipeline/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(".sql") && !path.ends_with("claim_jobs.postgres.sql") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
