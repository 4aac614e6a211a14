//! One deed, one shard: what belongs to a report lies in the shard of its number, and what a command writes lies in one.

use std::collections::{BTreeMap, BTreeSet};

use clearline_core::MIGRATIONS;
use clearline_store::testing::Handed;
use clearline_store::{Database, Limits, Sql, Store, params};
use clearline_tests::{Engine, TestHouse};
use xtask::data::{Bound, DataMap};

use crate::on_both;
use crate::proves::work;

on_both!(a_deed_writes_to_one_shard);

/// Tables without shards: people, the directory, the law, lists of others, and the head of the ledger. They are whole on
/// every node of a distributed database.
const WHOLE: [&str; 25] = [
    "account",
    "agency",
    "agency_basis",
    "credential",
    "directory",
    "exit_entry",
    "exit_list",
    "factor",
    "failed_sign_in",
    "hash_entry",
    "hash_list",
    "house_key",
    "ledger_check",
    "ledger_checkpoint",
    "ledger_head",
    "ledger_restore",
    "ledger_tile",
    "notifier",
    "proposal",
    "provider",
    "provider_regime",
    "recovery_code",
    "schema_step",
    "session",
    "setting",
];

/// Statements that write to rows of more shards than they name, each with why.
const ACROSS: [(&str, &str); 7] = [
    ("core/end_alerts_about", "what is about an agency ends in every report"),
    ("dossier/forget_sittings", "an hourly look at what is over"),
    ("follow_up/expunge_danger_texts", "found by the report, and kept by the digest"),
    ("follow_up/expunge_sent_reports", "found by the report, and kept by the digest"),
    ("intake/forget_tokens", "an hourly look at what is over"),
    ("oversight/place_entries", "the sequencer gives places to entries of all shards"),
    ("triage/end_flood_alert", "what is about no report is in the first shard, which its text names"),
];

/// Deeds that touch more than one shard, or the shard of a report and a whole table, each with what it touches.
const WIDE: [(&str, &str); 6] = [
    ("augment.carry", "the digest of the content, whose shard is its own"),
    ("directory.set_channel", "what was said to be missing of an agency ends in every report"),
    ("follow_up.notify_destruction", "a counter of the person who notifies"),
    ("oversight.sequence", "entries of all shards get their places, and the head moves on"),
    ("triage.carry", "the digest of the text of a post of the public, and its group"),
    ("work.claim", "one statement for each job that is taken"),
];

struct Schema {
    /// Tables with shards.
    sharded: BTreeSet<String>,
    /// All tables.
    all: BTreeSet<String>,
}

static PRIMARY: Sql = Sql::both(
    "tests/keys",
    "select m.name as of_table, i.name as of_index, i.\"unique\" as one_of_a_kind, c.seqno as place, c.name as name from sqlite_master m join pragma_index_list(m.name) i
     join pragma_index_info(i.name) c where m.type = 'table' order by m.name, i.name, c.seqno",
);
static COLUMNS: Sql = Sql::both(
    "tests/columns",
    "select m.name as of_table, c.name as name, c.pk as place from sqlite_master m join pragma_table_info(m.name) c
     where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'",
);
static FOREIGN: Sql = Sql::both(
    "tests/foreign",
    "select m.name as of_table, f.\"table\" as parent, f.seq as place, f.\"from\" as leads, coalesce(f.\"to\", '') as leads_to from sqlite_master m
     join pragma_foreign_key_list(m.name) f where m.type = 'table' order by m.name, f.id, f.seq",
);

async fn store() -> Store {
    let store = Store::open(&Database::SqliteMemory, &Limits::default()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    store
}

async fn schema(store: &Store) -> Schema {
    let mut schema = Schema { sharded: BTreeSet::new(), all: BTreeSet::new() };
    for row in store.query(&COLUMNS, params!()).await.unwrap() {
        let (table, column, key) =
            (row.text("of_table").unwrap(), row.text("name").unwrap(), row.int("place").unwrap());
        schema.all.insert(table.to_owned());
        if column == "shard" {
            assert_eq!(key, 1, "the key of {table} begins with its shard");
            schema.sharded.insert(table.to_owned());
        }
    }
    schema
}

#[tokio::test]
async fn every_table_of_reports_is_keyed_by_its_shard() {
    let store = store().await;
    let schema = schema(&store).await;
    let whole: BTreeSet<&str> = schema.all.difference(&schema.sharded).map(String::as_str).collect();
    assert_eq!(whole, WHOLE.into_iter().collect(), "a table is sharded, or is named here as a whole one");
    for table in DataMap::of_repository().unwrap().tables {
        let of_report = table.bound == Bound::Report && table.name != "proposal";
        let said = of_report == schema.sharded.contains(&table.name);
        assert!(
            said || table.name == "dismissal" || table.name == "post_group",
            "{} belongs to a report",
            table.name
        );
    }
    // The statements for operators name each, what is referred to before what refers to it.
    let operators = include_str!("../../../../docs/operators.md");
    let named = |call: &str| -> Vec<&str> {
        operators.split(call).skip(1).filter_map(|rest| rest.split('\'').next()).collect()
    };
    let (distributed, copied) = (named("create_distributed_table('"), named("create_reference_table('"));
    assert_eq!(
        distributed.iter().copied().collect::<BTreeSet<_>>(),
        schema.sharded.iter().map(String::as_str).collect()
    );
    assert_eq!(copied.iter().copied().collect::<BTreeSet<_>>(), whole);
    let place = |table: &str| distributed.iter().position(|one| *one == table);
    // A unique key that did not hold the shard could not be kept by one node.
    let mut first: BTreeMap<(String, String), (i64, String)> = BTreeMap::new();
    for row in store.query(&PRIMARY, params!()).await.unwrap() {
        if row.int("place").unwrap() == 0 {
            let key = (row.text("of_table").unwrap().to_owned(), row.text("of_index").unwrap().to_owned());
            first.insert(key, (row.int("one_of_a_kind").unwrap(), row.text("name").unwrap().to_owned()));
        }
    }
    assert!(first.len() > 80, "the scan finds the indexes: {}", first.len());
    for ((table, index), (unique, column)) in first {
        assert!(
            unique == 0 || column == "shard" || !schema.sharded.contains(&table),
            "the unique index {index} of {table} reaches over shards"
        );
    }
    let mut keys = 0;
    for row in store.query(&FOREIGN, params!()).await.unwrap() {
        let (table, parent) = (row.text("of_table").unwrap(), row.text("parent").unwrap());
        assert!(
            schema.sharded.contains(table) && schema.sharded.contains(parent),
            "{table} leads to {parent}"
        );
        assert!(place(parent) < place(table), "docs/operators.md distributes {parent} before {table}");
        if row.int("place").unwrap() == 0 {
            keys += 1;
            assert_eq!(
                (row.text("leads").unwrap(), row.text("leads_to").unwrap()),
                ("shard", "shard"),
                "{table} to {parent}"
            );
        }
    }
    assert_eq!(keys, 27, "the foreign keys of decision 0056");
}

/// The table that a statement writes to, and whether its text names the shard.
fn target(sql: &Sql) -> Option<(String, bool)> {
    let code: Vec<&str> = sql.text().lines().filter(|line| !line.starts_with("--")).collect();
    let code = code.join(" ");
    let words: Vec<&str> = code.split_whitespace().collect();
    let table = words.windows(3).find_map(|three| match three {
        ["insert", "into", table] | ["delete", "from", table] | ["update", table, "set"] => Some(*table),
        _ => None,
    })?;
    let named = code.contains("(shard, ") || code.contains("where shard = shard($");
    Some((table.to_owned(), named))
}

#[tokio::test]
async fn every_statement_on_a_table_of_reports_names_its_shard() {
    let schema = schema(&store().await).await;
    let mut across: BTreeSet<&str> = ACROSS.iter().map(|(name, _)| *name).collect();
    let (mut named, mut faults) = (0, Vec::new());
    for sql in clearline_pipeline::statements() {
        if let Some((table, shard)) = target(sql)
            && schema.sharded.contains(&table)
        {
            match (shard, across.remove(sql.name)) {
                (true, false) => named += 1,
                (true, true) => faults.push(format!("{} needs no exception any more", sql.name)),
                (false, true) => {}
                (false, false) => faults.push(format!("{} writes to {table} and names no shard", sql.name)),
            }
        }
        faults.extend(unjoined(sql, &schema));
    }
    assert!(named > 120, "the scan finds the statements: {named}");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(across.is_empty(), "these name no statement: {across:?}");
}

/// Rows of one report are joined by the shard as well: otherwise each node would have to ask all others.
fn unjoined(sql: &Sql, schema: &Schema) -> Option<String> {
    let text = sql.text();
    let words: Vec<&str> = text.split_whitespace().collect();
    let joins = words.windows(4).filter(|four| {
        four[0] == "join"
            && schema.sharded.contains(four[1])
            && words.iter().any(|word| *word == "where" || *word == "on")
    });
    let by_shard = joins.clone().all(|four| {
        text.contains(&format!("on {}.shard = ", four[2]))
            || text.contains(&format!(" {}.shard = ", four[2]))
            || text.contains(&format!("= {}.shard", four[2]))
    });
    (!by_shard).then(|| format!("{} joins rows of a report without their shard", sql.name))
}

/// What one deed touched.
#[derive(Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Touched {
    shards: BTreeSet<i64>,
    across: BTreeSet<String>,
    whole: BTreeSet<String>,
}

fn touched(deed: &Handed, schema: &Schema) -> Touched {
    let mut all = Touched::default();
    for (sql, params) in &deed.statements {
        let Some((table, named)) = target(sql) else { continue };
        let of = |name: &str| params.iter().find(|(one, _)| *one == name).map(|(_, value)| value);
        if !schema.sharded.contains(&table) {
            all.whole.insert(table);
        } else if table == "entry" && named && of("report") == Some(&0.into()) {
            // An entry of no report goes with the whole tables.
        } else if named {
            let name = sql.text().split("shard($").nth(1).and_then(|rest| rest.split(')').next());
            all.shards.insert(name.and_then(of).expect("a shard of a parameter").shard());
        } else if sql.text().contains("where shard = 0 ") {
            all.shards.insert(0);
        } else {
            all.across.insert(table);
        }
    }
    all
}

/// How much a deed touched, in words: the widest of all of its name.
fn said(touched: &Touched) -> String {
    let mut said = match touched.shards.len() {
        0 => Vec::new(),
        1 => vec!["one shard".to_owned()],
        more => vec![format!("{more} shards")],
    };
    said.extend(touched.across.iter().map(|table| format!("{table} of all shards")));
    said.extend(touched.whole.iter().map(|table| format!("{table}, whole")));
    said.join("; ")
}

async fn a_deed_writes_to_one_shard(engine: Engine) {
    let schema = schema(&store().await).await;
    let house = TestHouse::on(engine).await;
    house.house.store.written();
    work(&house).await;
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for deed in house.house.store.written() {
        let touched = touched(&deed, &schema);
        let of_report_and_whole = !touched.shards.is_empty() && !touched.whole.is_empty();
        if touched.shards.len() > 1 || !touched.across.is_empty() || of_report_and_whole {
            found.entry(deed.name).or_default().insert(said(&touched));
        } else {
            found.entry(deed.name).or_default();
        }
    }
    for hot in ["intake.open", "intake.add_file", "intake.finish", "route.carry", "refer.carry"] {
        assert_eq!(found.get(hot), Some(&BTreeSet::new()), "{hot} touches one shard: {found:#?}");
    }
    assert!(found.len() > 40, "the house does most of what can be done: {}", found.len());
    let wide: BTreeSet<&str> =
        found.iter().filter(|(_, said)| !said.is_empty()).map(|(name, _)| *name).collect();
    assert_eq!(wide, WIDE.iter().map(|(name, _)| *name).collect(), "{found:#?}");
    let operators = include_str!("../../../../docs/operators.md");
    for (name, _) in WIDE {
        assert!(operators.contains(&format!("`{name}`")), "docs/operators.md says why {name} is one commit");
    }
}
