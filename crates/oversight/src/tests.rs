use std::collections::{BTreeMap, BTreeSet};

use clearline_core::proved::stated::{Act, Lines, Stated, read};
use clearline_core::proved::tables::{Proof, Rows, SHARD, TABLES};
use clearline_ledger::canonical::{self, Field};
use clearline_store::{Database, Limits, Sql, Store, params};

use super::audit::reader;

static COLUMNS: Sql = Sql::both(
    "tests/columns",
    "select m.name as of_table, c.name as name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'",
);

/// Tables of the store itself.
const STORES_OWN: [&str; 1] = ["schema_step"];

async fn schema() -> BTreeMap<String, BTreeSet<String>> {
    let store = Store::open(&Database::SqliteMemory, &Limits::default()).await.unwrap();
    store.migrate(clearline_core::MIGRATIONS).await.unwrap();
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in store.query(&COLUMNS, params!()).await.unwrap() {
        tables
            .entry(row.text("of_table").unwrap().to_owned())
            .or_default()
            .insert(row.text("name").unwrap().to_owned());
    }
    tables.values_mut().for_each(|columns| columns.retain(|column| column != SHARD));
    tables.retain(|name, _| !STORES_OWN.contains(&name.as_str()) && !name.starts_with("sqlite_"));
    tables
}

#[tokio::test]
async fn every_table_and_column_says_how_the_ledger_proves_it() {
    let schema = schema().await;
    let placed: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(placed.len(), TABLES.len(), "each table is placed once");
    let there: BTreeSet<&str> = schema.keys().map(String::as_str).collect();
    assert_eq!(placed, there, "place each table of the schema in core/src/proved/tables.rs, and no other");
    for table in TABLES {
        let Proof::ByEntry(shape) = &table.proof else { continue };
        let mut columns: Vec<&str> = shape.identity().collect();
        columns.extend(shape.facets.iter().flat_map(|facet| facet.columns));
        columns.extend(shape.free.iter().map(|(name, _)| *name));
        let once: BTreeSet<String> = columns.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(once.len(), columns.len(), "{}: each column stands once", table.name);
        assert_eq!(once, schema[table.name], "{}: each column is in its key, a facet, or free", table.name);
        assert!(
            shape.rows == Rows::Keyed || shape.facets.len() == 1,
            "{}: rows that are one thing",
            table.name
        );
        let (_, listed) = reader(table).unwrap_or_else(|| panic!("{} has no reader in sql/rows", table.name));
        let listed: BTreeSet<String> = listed.iter().map(|name| (*name).to_owned()).collect();
        assert_eq!(listed, schema[table.name], "{}: its reader lists every column", table.name);
    }
}

#[test]
fn what_is_stated_reads_back() {
    static OPEN: Sql = Sql::both(
        "tests/open",
        "insert into hold (report, ordinal, kind, actor) values ($report, $ordinal, $kind, 'a')",
    );
    static LIFT: Sql = Sql::both(
        "tests/lift",
        "update hold set lifted_at = $at, lifted_by = 'b', lifted_why = null where report = $report and ordinal = $ordinal",
    );
    static MOVE: Sql = Sql::both(
        "tests/move",
        "update referral set state = 'b' where report = $report and ordinal = 2 and state = $state",
    );
    static GONE: Sql = Sql::both("tests/gone", "delete from file where report = $report");
    static SAID: Sql = Sql::both(
        "tests/said",
        "insert into statement (report, ordinal, source) values ($report, $ordinal, 'c')",
    );
    let mut lines = Lines::default();
    lines.note(&OPEN, &params!(report = 7, ordinal = 1, kind = "k"));
    lines.note(&LIFT, &params!(at = 5, report = 7, ordinal = 1));
    lines.note(&MOVE, &params!(report = 7, state = "a"));
    lines.note(&GONE, &params!(report = 7));
    lines.note(&SAID, &params!(report = 7, ordinal = 1));
    lines.note(&SAID, &params!(report = 7, ordinal = 2));
    let lines = lines.end().unwrap();
    assert!(lines.iter().all(|(report, _)| *report == Some(7)), "{lines:?}");
    let text = lines.into_iter().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
    let back: Vec<Stated> = read(&text).collect::<Result<_, _>>().unwrap();
    let tables: Vec<&str> = back.iter().map(|one| one.table).collect();
    assert_eq!(tables, ["hold", "hold", "referral", "file", "statement"], "{text}");
    assert!(matches!(&back[2].act, Act::Facet { from: Some(_), born: false, .. }), "{text}");
    assert!(matches!(&back[4].act, Act::Together { marks, .. } if marks.len() == 2), "{text}");
    assert_eq!(read("+ nothing.here . x").next(), Some(Err("+ nothing.here . x".to_owned())));
    // The digest is over the value, as docs/ledger.md specifies it, and over nothing else.
    let lifted = [
        ("report", Field::Int(7)),
        ("ordinal", Field::Int(1)),
        ("lifted_at", Field::Int(5)),
        ("lifted_by", Field::Text("b")),
        ("lifted_why", Field::Null),
    ];
    let expected = canonical::digest("row.hold.lifted", lifted);
    assert!(matches!(&back[1].act, Act::Facet { digest, .. } if *digest == expected), "{text}");
}
