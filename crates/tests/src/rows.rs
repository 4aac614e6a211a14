use std::collections::{BTreeMap, BTreeSet};

use clearline_store::{Row, Value, params};
use sha2::{Digest as _, Sha256};

use crate::{TestHouse, raw};

/// Every row of every table, as text.
pub type Rows = BTreeMap<String, Vec<String>>;

/// Tables that say nothing of reports and change when somebody only looks, each with why.
const OPERATIONAL: [(&str, &str); 2] =
    [("session", "when a person was last seen"), ("credential", "when a secret was last used")];

impl TestHouse {
    /// Every row of every table but the operational ones: two of these are equal where nothing was written between.
    pub async fn rows(&self) -> Rows {
        let columns = raw::columns(&self.house).await;
        let tables: BTreeSet<String> = columns.into_iter().map(|column| column.table).collect();
        assert!(tables.len() > 30, "the schema is read: {tables:?}");
        let mut all = Rows::new();
        for table in tables {
            if OPERATIONAL.iter().any(|(known, _)| *known == table) {
                continue;
            }
            let found = raw::rows(&self.house, &format!("select * from {table}"), params!()).await;
            let mut rows: Vec<String> = found.iter().map(text).collect();
            rows.sort();
            all.insert(table, rows);
        }
        all
    }
}

/// The rows that were added or taken away, each with its table.
pub fn differences(before: &Rows, after: &Rows) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (table, rows) in before {
        let then: BTreeSet<&String> = rows.iter().collect();
        let now: BTreeSet<&String> = after.get(table).into_iter().flatten().collect();
        found.extend(then.symmetric_difference(&now).map(|row| (table.clone(), (*row).clone())));
    }
    found
}

/// Bytes of a value that are written out. Of more, the digest tells whether they changed, and costs far less.
const SHORT: usize = 200;

fn text(row: &Row) -> String {
    let one = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) if text.len() <= SHORT => format!("{text:?}"),
        Value::Text(text) => digest(text.as_bytes()),
        Value::Bytes(bytes) => digest(bytes),
    };
    row.columns().map(|(_, value)| one(value)).collect::<Vec<_>>().join(" | ")
}

fn digest(bytes: &[u8]) -> String {
    format!("{} bytes {}", bytes.len(), hex::encode(Sha256::digest(bytes)))
}
