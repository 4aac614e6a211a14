use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use clearline_pipeline::MIGRATIONS;
use clearline_store::{Row, Sql, Value};

use crate::TestHouse;

/// Every row of every table, as text.
pub type Rows = BTreeMap<&'static str, Vec<String>>;

/// Tables that say nothing of reports and change when somebody only looks, each with why.
const OPERATIONAL: [(&str, &str); 2] =
    [("session", "when a person was last seen"), ("agency_token", "when a token was last used")];

impl TestHouse {
    /// Every row of every table but the operational ones: two of these are equal where nothing was written between.
    pub async fn rows(&self) -> Rows {
        let mut all = Rows::new();
        for (table, sql) in tables() {
            let rows = self.house.store.query(sql, &[]).await.expect("the table is read");
            let mut rows: Vec<String> = rows.iter().map(text).collect();
            rows.sort();
            all.insert(table, rows);
        }
        all
    }
}

/// The rows that were added or taken away, each with its table.
pub fn differences(before: &Rows, after: &Rows) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for (table, rows) in before {
        let then: BTreeSet<&String> = rows.iter().collect();
        let now: BTreeSet<&String> = after.get(table).into_iter().flatten().collect();
        found.extend(then.symmetric_difference(&now).map(|row| (*table, (*row).clone())));
    }
    found
}

/// The tables as the migrations leave them, each with the statement that reads it.
fn tables() -> &'static [(&'static str, &'static Sql)] {
    static TABLES: OnceLock<Vec<(&'static str, &'static Sql)>> = OnceLock::new();
    TABLES.get_or_init(|| {
        let mut names = BTreeSet::new();
        for line in MIGRATIONS.iter().flat_map(|migration| migration.text.lines()) {
            let name = |words: &str| {
                line.trim().strip_prefix(words).and_then(|rest| rest.split([' ', '(', ';']).next())
            };
            names.extend(name("create table "));
            if let Some(gone) = name("drop table ") {
                names.remove(gone);
            }
        }
        assert!(names.len() > 30, "the scan finds the tables: {names:?}");
        names.retain(|name| OPERATIONAL.iter().all(|(known, _)| known != name));
        let sql = |name: &str| -> &'static Sql {
            let text: &'static str = Box::leak(format!("select * from {name}").into_boxed_str());
            Box::leak(Box::new(Sql::both("tests/rows", text)))
        };
        names.into_iter().map(|name| (name, sql(name))).collect()
    })
}

fn text(row: &Row) -> String {
    let one = |at: usize| match row.value(at).expect("the column is there") {
        Value::Null => "-".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) => format!("{text:?}"),
        Value::Bytes(bytes) => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
    };
    (0..row.len()).map(one).collect::<Vec<_>>().join(" | ")
}
