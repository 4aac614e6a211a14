//! What a statement costs must not grow with what the house already holds: SQLite is asked how it would carry out each
//! of them, and none may walk through a whole table, or sort one.

use std::collections::BTreeSet;

use clearline_core::MIGRATIONS;
use clearline_store::{Database, Given, Limits, Row, Sql, Store, Value, params};

/// Indexes over rows that still wait for something: they do not grow with what is done.
const WAITING: [&str; 10] = [
    "alert_waiting",
    "approval_wanted_since",
    "desk_list",
    "destruction_due",
    "destruction_open",
    "entry_waiting",
    "post_group_waiting",
    "proposal_waiting",
    "report_open",
    "report_desk",
];

/// Statements that walk or sort on purpose, each with what bounds it.
const BOUNDED: [(&str, &str); 21] = [
    ("core/any_entry", "no more than one row"),
    ("augment/exit_lists", "no more lists than LISTS_MAX"),
    ("augment/hash_lists", "no more lists than LISTS_MAX"),
    ("augment/match_digests", "sorts what sixteen digests match"),
    ("core/count_jobs", "only work that is not done has a job"),
    ("directory/accounts", "a page of the administrator"),
    ("directory/add_first_account", "no more than one row is looked at"),
    ("directory/agencies", "read again only after a change"),
    ("directory/bases", "read again only after a change"),
    ("directory/providers", "a page of the administrator"),
    ("dossier/file_documents", "sorts the files of one report"),
    ("dossier/files", "sorts the files of one report"),
    ("follow_up/leftovers", "only sealed bytes that wait for their removal"),
    ("core/house_keys", "one row for each key of the house"),
    ("oversight/entry_kinds", "no more rows than COUNTED_MAX"),
    ("oversight/lines_of_report", "sorts the entries of one report"),
    ("oversight/newest_checkpoint", "one row, at the end of the key"),
    ("oversight/referral_states", "no more rows than COUNTED_MAX"),
    ("oversight/report_stages", "no more rows than COUNTED_MAX"),
    ("triage/standing_dismissal", "sorts the dismissals of one group"),
    ("triage/count_live", "only what is still on its way"),
];

#[tokio::test]
async fn no_statement_walks_through_a_whole_table() {
    let store = Store::open(&Database::SqliteMemory, &Limits::default()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    let all: Vec<&Sql> = clearline_pipeline::statements().collect();
    assert!(all.len() > 100, "the scan finds the statements: {}", all.len());
    let tables: BTreeSet<String> =
        names(&store.query(&TABLES, params!()).await.unwrap(), "name").into_iter().collect();
    let mut bounded: BTreeSet<&str> = BOUNDED.iter().map(|(name, _)| *name).collect();
    let mut unbounded = Vec::new();
    for sql in all {
        let name = sql.name;
        let steps = plan(&store, sql.text()).await;
        let grows: Vec<_> = steps.iter().filter(|step| grows(step, &tables)).collect();
        if grows.is_empty() || bounded.remove(name) {
            continue;
        }
        unbounded.extend(grows.iter().map(|step| format!("{name}: {step}")));
    }
    assert!(unbounded.is_empty(), "{}", unbounded.join("\n"));
    assert!(bounded.is_empty(), "these need no exception any more: {bounded:?}");
}

/// A provider's unfinished reports are few, its reports are many: what counts the former must not pass the latter.
#[tokio::test]
async fn open_reports_are_counted_among_the_open_ones() {
    let store = Store::open(&Database::SqliteMemory, &Limits::default()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    for name in ["intake/room", "intake/has_room", "intake/quota"] {
        let sql = clearline_pipeline::statements().find(|sql| sql.name == name).expect(name);
        let steps = plan(&store, sql.text()).await;
        let counts: Vec<_> = steps.iter().filter(|step| step.starts_with("SEARCH report ")).collect();
        assert_eq!(counts.len(), 2, "{name}: {steps:?}");
        assert!(counts.iter().all(|step| step.contains("INDEX report_open_of")), "{name}: {counts:?}");
    }
}

/// Does this step of a plan walk through a table, or sort what was found? The rows of a statement's own subqueries are
/// as many as those steps gave.
fn grows(step: &str, tables: &BTreeSet<String>) -> bool {
    let waiting = WAITING.iter().any(|index| step.ends_with(&format!("INDEX {index}")));
    let walked = step.strip_prefix("SCAN ").and_then(|rest| rest.split(' ').next());
    step.contains("TEMP B-TREE") || (walked.is_some_and(|name| tables.contains(name)) && !waiting)
}

static TABLES: Sql = Sql::both("tests/tables", "select name from sqlite_master where type = 'table'");

fn names(rows: &[Row], column: &str) -> Vec<String> {
    rows.iter().map(|row| row.text(column).unwrap().to_owned()).collect()
}

async fn plan(store: &Store, text: &str) -> Vec<String> {
    let explained: &'static str = Box::leak(format!("explain query plan\n{text}").into_boxed_str());
    let sql: &'static Sql = Box::leak(Box::new(Sql::both("tests/plan", explained)));
    let params = sql.names().unwrap().iter().map(|name| (*name, Given::One(Value::Null))).collect();
    names(&store.query(sql, params).await.unwrap(), "detail")
}
