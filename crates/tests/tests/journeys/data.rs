//! What the database holds of people, and that expunging reaches all of it: `migrations/data.toml` against the real tables
//! of both engines.

use std::collections::BTreeSet;

use clearline_core::MIGRATIONS;
use clearline_core::proved::tables::{Proof, TABLES};
use clearline_pipeline::follow_up::retention::EXPUNGING;
use clearline_store::{Batch, Database, Limits, Row, Store, Value};
use clearline_tests::raw::{self, Holds, RawColumn};
use clearline_tests::{Engine, TestHouse};
use xtask::data::{Bound, DataMap, Proved, Rows, Table};

use crate::on_both;

on_both!(
    every_column_is_declared,
    the_ledger_proves_what_is_declared,
    expunging_does_to_every_column_what_is_declared,
    what_earlier_expunging_left_goes_with_the_migration,
);

fn map() -> DataMap {
    DataMap::of_repository().unwrap()
}

async fn every_column_is_declared(engine: Engine) {
    let house = TestHouse::on(engine).await;
    let real = raw::columns(&house.house).await;
    let real: BTreeSet<_> = real.into_iter().map(|column| (column.table, column.name)).collect();
    let map = map();
    let mut faults = map.against(&real);
    for table in &map.tables {
        let reports = real.contains(&(table.name.clone(), "report".to_owned())) || table.name == "report";
        if reports != (table.bound == Bound::Report) {
            faults.push(format!("{} must say truly whether its rows belong to a report", table.name));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// The page for data-protection officers says of every column whether the ledger proves it, as the ledger's own list does.
async fn the_ledger_proves_what_is_declared(_: Engine) {
    let map = map();
    for table in TABLES {
        let declared = map.tables.iter().find(|one| one.name == table.name).expect("every table is declared");
        let (proved, free) = match &table.proof {
            Proof::ByEntry(shape) => {
                (Some(Proved::Entry), shape.free.iter().map(|(name, _)| *name).collect())
            }
            Proof::Tree => (Some(Proved::Tree), BTreeSet::new()),
            Proof::Operational(_) => (None, BTreeSet::new()),
        };
        assert_eq!(declared.proved, proved, "{}: `proved` in migrations/data.toml", table.name);
        let unproved = declared.columns.iter().filter(|column| column.unproved);
        let unproved: BTreeSet<&str> = unproved.map(|column| column.name.as_str()).collect();
        assert_eq!(unproved, free, "{}: `unproved` in migrations/data.toml", table.name);
    }
}

/// The column that says to which report a row belongs.
fn owner(table: &str) -> &'static str {
    if table == "report" { "number" } else { "report" }
}

/// A value for a column that no other column, and no other report, has.
fn mark(column: &RawColumn, report: i64, place: usize) -> Value {
    match column.holds {
        _ if column.name == owner(&column.table) => report.into(),
        Holds::Int => (report * 1_000 + i64::try_from(place).unwrap()).into(),
        Holds::Text => format!("mark {}.{} {report}", column.table, column.name).into(),
        Holds::Bytes => format!("mark {}.{} {report}", column.table, column.name).into_bytes().into(),
    }
}

fn of_table<'a>(all: &'a [RawColumn], table: &'a str) -> impl Iterator<Item = &'a RawColumn> {
    all.iter().filter(move |column| column.table == table)
}

fn names(all: &[RawColumn], table: &str) -> String {
    of_table(all, table).map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// A row in every table of reports, with something of its own in every column.
async fn fill(house: &TestHouse, all: &[RawColumn], map: &DataMap, report: i64) {
    for table in map.tables.iter().filter(|table| table.bound == Bound::Report) {
        let values: Vec<Value> = of_table(all, &table.name)
            .enumerate()
            .map(|(place, column)| mark(column, report, place))
            .collect();
        let places = (1..=values.len()).map(|place| format!("${place}")).collect::<Vec<_>>().join(", ");
        let insert = format!("insert into {} ({}) values ({places})", table.name, names(all, &table.name));
        assert_eq!(raw::run(&house.house, &insert, values).await, 1);
    }
}

async fn held(house: &TestHouse, all: &[RawColumn], table: &Table, report: i64) -> Option<Row> {
    let select =
        format!("select {} from {} where {} = $1", names(all, &table.name), table.name, owner(&table.name));
    raw::rows(&house.house, &select, &[report.into()]).await.pop()
}

async fn expunge(house: &TestHouse, report: i64) {
    let mut batch = Batch::new("tests.expunge");
    for sql in EXPUNGING {
        batch.run(sql, vec![report.into()]);
    }
    house.house.store.commit(batch).await.unwrap();
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Text(text) => !text.contains("mark "),
        Value::Bytes(bytes) => bytes.is_empty(),
        Value::Int(_) => false,
    }
}

/// Every table has a row whose every column is filled, whatever acts may fill it: the statements of expunging do exactly
/// what is declared, to this report and to no other.
async fn expunging_does_to_every_column_what_is_declared(engine: Engine) {
    let house = TestHouse::on(engine).await;
    house.leaves_work("a mark stands in every column, those of the jobs too");
    let (map, all) = (map(), raw::columns(&house.house).await);
    let (gone, stays) = (41, 42);
    fill(&house, &all, &map, gone).await;
    fill(&house, &all, &map, stays).await;
    expunge(&house, gone).await;
    let mut faults = Vec::new();
    for table in map.tables.iter().filter(|table| table.bound == Bound::Report) {
        let row = held(&house, &all, table, gone).await;
        let other = held(&house, &all, table, stays).await.expect("another report's row stays");
        match (table.expunging, &row) {
            (Rows::Row, Some(_)) => faults.push(format!("{}: the row is still there", table.name)),
            (Rows::Columns | Rows::Nothing, None) => faults.push(format!("{}: the row is gone", table.name)),
            _ => {}
        }
        for (place, column) in of_table(&all, &table.name).enumerate() {
            let declared = table.columns.iter().find(|one| one.name == column.name).unwrap();
            let name = format!("{}.{}", table.name, column.name);
            if *other.value(place).unwrap() != mark(column, stays, place) {
                faults.push(format!("{name} of another report was changed"));
            }
            let Some(row) = &row else { continue };
            let (now, before) = (row.value(place).unwrap(), mark(column, gone, place));
            match declared.expunging {
                Some(_) if !is_empty(now) => faults.push(format!("{name} is not emptied")),
                None if *now != before => faults.push(format!("{name} was changed, and is declared to stay")),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A database in which an earlier version expunged a report: what that version left goes when it is brought up to date.
async fn what_earlier_expunging_left_goes_with_the_migration(engine: Engine) {
    let database = match engine {
        Engine::Sqlite => Database::SqliteMemory,
        Engine::Postgres => clearline_store::testing::postgres().parse().unwrap(),
    };
    let store = Store::open(&database, &Limits::default()).await.unwrap();
    let earlier: Vec<_> = MIGRATIONS.iter().filter(|one| one.number <= 4).copied().collect();
    store.migrate(&earlier).await.unwrap();
    let mut batch = Batch::new("tests.earlier");
    for (number, expunged) in [(1, "5"), (2, "null")] {
        for insert in [
            format!(
                "report (number, kind, world, stage, incident, batched, files, opened_at, changed_at, expunged_at)
                 values ({number}, 'public', 'live', 'referred', 'x', 0, 0, 1, 1, {expunged})"
            ),
            format!(
                "ruling (report, ordinal, agency, outcome, candidate, facts, body, digest, register, ruled_at)
                 values ({number}, 1, 'us-fbi', 'error', 'zqx proposes', '', 'zqx broke', $1, 'r', 1)"
            ),
            format!(
                "foreign_request (report, provider, agency_name, opened_at)
                 values ({number}, 'p', 'zqx police', 1)"
            ),
            format!(
                "notice (report, ordinal, provider, kind, body, written_at)
                 values ({number}, 1, 'p', 'k', 'zqx asked', 1)"
            ),
            format!(
                "proposal (id, kind, subject, report, body, reason, proposed_by, proposed_at)
                 values ('{number}', 'approval', 'de-1', {number}, '{{}}', 'zqx says so', 'zqx', 1)"
            ),
        ] {
            let digest = if insert.contains("$1") { vec![Value::from([1_u8; 32])] } else { Vec::new() };
            batch.run(raw::sql(&format!("insert into {insert}")), digest);
        }
    }
    store.commit(batch).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    for (table, column) in [
        ("ruling", "candidate"),
        ("ruling", "body"),
        ("ruling", "error"),
        ("foreign_request", "agency_name"),
        ("notice", "body"),
        ("proposal", "reason"),
        ("proposal", "proposed_by"),
    ] {
        let left = format!("select report from {table} where {column} like '%zqx%'");
        let rows = store.query(raw::sql(&left), &[]).await.unwrap();
        let reports: Vec<i64> = rows.iter().map(|row| row.int(0).unwrap()).collect();
        assert_eq!(reports, [2], "{table}.{column}");
    }
}
