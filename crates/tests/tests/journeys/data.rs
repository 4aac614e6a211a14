//! What the database holds of people, and that expunging reaches all of it: `migrations/data.toml` against the real tables
//! of both engines.

use std::collections::BTreeSet;

use clearline_core::entry_keys;
use clearline_core::proved::stated::Lines;
use clearline_core::proved::tables::{Proof, SHARD, TABLES, Table as ProvedTable};
use clearline_core::proved::written;
use clearline_pipeline::follow_up::retention::expunging;
use clearline_store::{Batch, Params, Row, Value, params};
use clearline_tests::raw::{self, Holds, RawColumn};
use clearline_tests::{Engine, TestHouse};
use xtask::data::{Bound, DataMap, Proved, Rows, Table};

use crate::on_both;

on_both!(
    every_column_is_declared,
    the_ledger_proves_what_is_declared,
    expunging_does_to_every_column_what_is_declared,
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
                let shard = shape.report.map(|_| SHARD);
                (Some(Proved::Entry), shape.free.iter().map(|(name, _)| *name).chain(shard).collect())
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
fn mark(column: &RawColumn, report: i64, place: usize, shards: i64) -> Value {
    match column.holds {
        _ if column.name == owner(&column.table) => report.into(),
        _ if column.table == "entry" && column.name == "id" => entry_keys(report).0.as_slice().into(),
        _ if column.name == "shard" => (report % shards).into(),
        // The last byte of its key is its shard.
        _ if column.table == "dismissal" && column.name == "id" => (report + 256 * report).into(),
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
        let shards = house.house.store.shards();
        let values: Params = of_table(all, &table.name)
            .enumerate()
            .map(|(place, column)| (raw::kept(&column.name), mark(column, report, place, shards).into()))
            .collect();
        let places: Vec<String> =
            of_table(all, &table.name).map(|column| format!("${}", column.name)).collect();
        let places = places.join(", ");
        let insert = format!("insert into {} ({}) values ({places})", table.name, names(all, &table.name));
        assert_eq!(raw::run(&house.house, &insert, values).await, 1);
    }
}

async fn held(house: &TestHouse, all: &[RawColumn], table: &Table, report: i64) -> Option<Row> {
    let select = format!(
        "select {} from {} where {} = $report",
        names(all, &table.name),
        table.name,
        owner(&table.name)
    );
    raw::rows(&house.house, &select, params!(report = report)).await.pop()
}

async fn expunge(house: &TestHouse, report: i64) {
    let mut batch = Batch::new("tests.expunge");
    for (sql, params) in expunging(report) {
        batch.run(sql, params);
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
    let (gone, stays, shards) = (41, 42, house.house.store.shards());
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
            if *other.value(&column.name).unwrap() != mark(column, stays, place, shards) {
                faults.push(format!("{name} of another report was changed"));
            }
            let Some(row) = &row else { continue };
            let (now, before) = (row.value(&column.name).unwrap(), mark(column, gone, place, shards));
            match declared.expunging {
                Some(_) if !is_empty(now) => faults.push(format!("{name} is not emptied")),
                None if *now != before => faults.push(format!("{name} was changed, and is declared to stay")),
                _ => {}
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// Whatever a command writes to a proved table is stated in its entry without the command's doing: so each such
/// statement must tell which rows it writes, and whole groups of their columns.
#[test]
fn every_statement_on_a_proved_table_can_be_stated() {
    let (mut stated, mut faults) = (0, Vec::new());
    for sql in clearline_pipeline::statements() {
        let text = sql.text().to_lowercase();
        let code: String = text.lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join(" ");
        let words: Vec<&str> = code.split_whitespace().collect();
        let target = words.windows(3).find_map(|three| match three {
            ["insert", "into", table] | ["delete", "from", table] | ["update", table, "set"] => Some(*table),
            _ => None,
        });
        let proved =
            target.and_then(ProvedTable::named).is_some_and(|table| matches!(table.proof, Proof::ByEntry(_)));
        if !proved {
            continue;
        }
        stated += 1;
        if written::of(sql).is_none() {
            faults.push(format!("{}: it cannot be read", sql.name));
            continue;
        }
        // What expunges a report is stated by the rows that are left, see `Deed::restate`.
        if sql.name.starts_with("follow_up/expunge") {
            continue;
        }
        let mut lines = Lines::default();
        let names = sql.names().unwrap_or_else(|error| panic!("{error}"));
        let params: Params = names.iter().map(|name| (*name, Value::Int(7).into())).collect();
        lines.note(sql, &params);
        faults.extend(lines.end().err());
    }
    assert!(stated > 60, "the scan finds the statements: {stated}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
