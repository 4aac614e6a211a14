use std::collections::{BTreeMap, BTreeSet};

use clearline_store::{Row, Value, params};
use sha2::{Digest as _, Sha256};

use crate::{TestHouse, raw};

/// Every row of every table, as the engine gives it.
pub type Rows = BTreeMap<String, Vec<Row>>;

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
            all.insert(table, found);
        }
        all
    }
}

/// The rows that were added or taken away, each with its table. Only where the rows of a table are not the same one by
/// one are they written out and compared whatever their order: to write out all takes far longer than to ask for them.
pub fn differences(before: &Rows, after: &Rows) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (table, then) in before {
        let now = after.get(table).map(Vec::as_slice).unwrap_or_default();
        if then.len() == now.len() && then.iter().zip(now).all(|(one, other)| values(one).eq(values(other))) {
            continue;
        }
        let then: BTreeSet<String> = then.iter().map(row_text).collect();
        let now: BTreeSet<String> = now.iter().map(row_text).collect();
        found.extend(then.symmetric_difference(&now).map(|row| (table.clone(), row.clone())));
    }
    found
}

fn values(row: &Row) -> impl Iterator<Item = &Value> {
    row.columns().map(|(_, value)| value)
}

/// Bytes of a value that are written out. Of more, the digest tells whether they changed, and costs far less.
const SHORT: usize = 200;

/// A row as text: long values and bytes by their digest.
pub fn row_text(row: &Row) -> String {
    let one = |value: &Value| match value {
        Value::Null => "-".to_owned(),
        Value::Int(number) => number.to_string(),
        Value::Text(text) if text.len() <= SHORT => format!("{text:?}"),
        Value::Text(text) => digest(text.as_bytes()),
        Value::Bytes(bytes) => digest(bytes),
    };
    values(row).map(one).collect::<Vec<_>>().join(" | ")
}

fn digest(bytes: &[u8]) -> String {
    format!("{} bytes {}", bytes.len(), hex::encode(Sha256::digest(bytes)))
}
