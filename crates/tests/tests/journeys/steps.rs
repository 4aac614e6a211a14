//! Steps of the schema are only added, and each is tried on a data set of the version before it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clearline_core::MIGRATIONS;
use clearline_core::proved::tables::SHARD;
use clearline_store::{Batch, Database, Given, Limits, Row, Store, Value, params};
use clearline_tests::{Engine, TestHouse, raw};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use crate::on_both;
use crate::proves::{verified, work};

on_both!(every_data_set_is_brought_to_this_version);

/// Rows written in one batch.
const AT_ONCE: usize = 200;
/// The store's own, which each migration writes by itself.
const STORES_OWN: &str = "schema_step";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../migrations")
}

fn set_of(number: u32) -> PathBuf {
    folder().join(format!("sets/{number:04}.json"))
}

#[test]
fn migrations_are_only_added() {
    let text = fs::read_to_string(folder().join("steps.toml")).unwrap();
    let kept: BTreeMap<String, String> = toml::from_str(&text).unwrap();
    let are: BTreeMap<String, String> = MIGRATIONS
        .iter()
        .map(|one| (format!("{:04}", one.number), hex::encode(Sha256::digest(one.text.as_bytes()))))
        .collect();
    assert_eq!(are, kept, "a migration is never edited; a new one gets its line in migrations/steps.toml");
    for (one, number) in MIGRATIONS.iter().zip(1..) {
        assert_eq!(one.number, number, "the numbers have no gap");
        let set = set_of(number);
        assert!(set.exists(), "{} is missing: the journey `steps` writes it below target/tmp", set.display());
    }
}

/// One table of a data set.
#[derive(serde::Serialize, serde::Deserialize)]
struct Filled {
    table: String,
    columns: Vec<String>,
    rows: Vec<Vec<serde_json::Value>>,
}

fn kept(value: &Value) -> serde_json::Value {
    match value {
        Value::Null => serde_json::Value::Null,
        Value::Int(number) => json!(number),
        Value::Text(text) => json!(text),
        Value::Bytes(bytes) => json!({ "hex": hex::encode(bytes) }),
    }
}

fn read(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Number(number) => Value::Int(number.as_i64().unwrap()),
        serde_json::Value::String(text) => Value::Text(text.clone()),
        other => Value::Bytes(hex::decode(other["hex"].as_str().unwrap()).unwrap()),
    }
}

/// Every row of every table, tables in the order in which they were made: what is named comes before what names it.
async fn taken(house: &TestHouse) -> Vec<Filled> {
    let made = "select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid";
    let tables = raw::rows(&house.house, made, params!()).await;
    let columns = raw::columns(&house.house).await;
    let mut all = Vec::new();
    for table in tables.iter().map(|row| row.text("name").unwrap()).filter(|table| *table != STORES_OWN) {
        let of_table = columns.iter().filter(|column| column.table == table);
        // How many shards there are is the engine's.
        let columns: Vec<String> =
            of_table.filter(|column| column.name != SHARD).map(|column| column.name.clone()).collect();
        let rows =
            raw::rows(&house.house, &format!("select {} from {table}", columns.join(", ")), params!()).await;
        let row = |row: &Row| row.columns().map(|(_, value)| kept(value)).collect();
        all.push(Filled { table: table.to_owned(), columns, rows: rows.iter().map(row).collect() });
    }
    all
}

/// The column that names the shard of a table's rows; none where the table is whole.
fn key_of(table: &str) -> Option<&'static str> {
    match table {
        "proposal" => None,
        "report" => Some("number"),
        "alert" | "post_group" => Some("id"),
        "danger_text" | "sent_report" => Some("digest"),
        _ => Some("report"),
    }
}

/// Writes a data set into a database whose schema is of its version. Foreign keys are checked.
async fn fill(store: &Store, set: &[Filled]) {
    for Filled { table, columns, rows } in set {
        let places: Vec<String> = columns.iter().map(|column| format!("${column}")).collect();
        let names: Vec<&'static str> = columns.iter().map(|column| raw::kept(column)).collect();
        let (mut columns, mut places) = (columns.clone(), places);
        if let Some(at) = key_of(table).and_then(|key| columns.iter().position(|column| column == key)) {
            columns.push(SHARD.to_owned());
            places.push(format!("shard(${})", names[at]));
        }
        let insert =
            raw::sql(&format!("insert into {table} ({}) values ({})", columns.join(", "), places.join(", ")));
        let mut batch = Batch::new("tests.clear");
        // What the migration itself wrote.
        batch.run(raw::sql(&format!("delete from {table}")), params!());
        store.commit(batch).await.unwrap();
        for some in rows.chunks(AT_ONCE) {
            let mut batch = Batch::new("tests.fill");
            for row in some {
                let values = row.iter().map(|value| Given::One(read(value)));
                batch.run(insert, names.iter().copied().zip(values).collect());
            }
            store.commit(batch).await.unwrap_or_else(|error| panic!("{table}: {error:?}"));
        }
    }
}

async fn every_data_set_is_brought_to_this_version(engine: Engine) {
    for one in MIGRATIONS {
        let text = fs::read_to_string(set_of(one.number)).unwrap();
        let set: Vec<Filled> = serde_json::from_str(&text).unwrap();
        let filled = set.iter().filter(|table| !table.rows.is_empty()).count();
        assert!(filled > 30, "{}: the set has rows of most tables: {filled}", one.number);
        let directory = tempfile::tempdir().unwrap();
        let database = match engine {
            Engine::Sqlite => Database::Sqlite(directory.path().join("set.db")),
            Engine::Postgres => clearline_store::testing::postgres().parse().unwrap(),
        };
        let store = Store::open(&database, &Limits::default()).await.unwrap();
        let until: Vec<_> = MIGRATIONS.iter().filter(|step| step.number <= one.number).copied().collect();
        store.migrate(&until).await.unwrap();
        fill(&store, &set).await;
        store.close().await;
        // The house of the set had the same keys, and its clock the same beginning.
        let house = TestHouse::on_database(database).await;
        let found = verified(&house).await;
        assert!(found.is_sound(), "{}: {:?}", one.number, found.findings);
        assert!(found.rows > 100, "the rows of the set were read: {}", found.rows);
    }
}

/// Writes the data set of this version where whoever adds the next migration finds it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_data_set_of_this_version_is_written() {
    let house = TestHouse::on(Engine::Sqlite).await;
    work(&house).await;
    house.ends_sound().await;
    let set = taken(&house).await;
    let newest = MIGRATIONS.last().unwrap().number;
    let lines: Vec<String> = set.iter().map(|table| serde_json::to_string(table).unwrap()).collect();
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{newest:04}.json"));
    fs::write(&path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
    let back: Vec<Filled> = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(back.len(), set.len());
    let held: Vec<Filled> = serde_json::from_str(&fs::read_to_string(set_of(newest)).unwrap()).unwrap();
    let names =
        |set: &[Filled]| set.iter().map(|one| (one.table.clone(), one.columns.clone())).collect::<Vec<_>>();
    assert_eq!(names(&held), names(&set), "copy {} to migrations/sets", path.display());
}
