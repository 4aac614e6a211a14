use clearline_core::House;
use clearline_store::{Batch, Params, Row, Sql, params};

/// A statement that a test makes up: it lives as long as the test process.
pub fn sql(text: &str) -> &'static Sql {
    Box::leak(Box::new(Sql::both("tests/raw", kept(text))))
}

/// A text that lives as long as the test process: names in made-up statements do.
pub fn kept(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

/// The rows that a made-up statement finds.
pub async fn rows(house: &House, text: &str, params: Params) -> Vec<Row> {
    house.store.query(sql(text), params).await.unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// Runs a made-up statement that changes rows, past every command and every foreign key. Returns how many it changed.
pub async fn run(house: &House, text: &str, params: Params) -> u64 {
    let mut batch = Batch::new("tests.raw");
    batch.past_keys();
    batch.run(sql(text), params);
    house.store.commit(batch).await.unwrap_or_else(|error| panic!("{text}: {error:?}")).changed(0)
}

/// A column as the engine tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawColumn {
    /// Its table.
    pub table: String,
    /// Its name.
    pub name: String,
    /// Which of the three types it has.
    pub holds: Holds,
}

/// The types of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// A whole number.
    Int,
    /// The body is text.
    Text,
    /// The body is bytes that are no text.
    Bytes,
}

static COLUMNS: Sql = Sql::pair(
    "tests/columns",
    "select m.name as of_table, p.name as name, lower(p.type) as holds from sqlite_master m join pragma_table_info(m.name) p
     where m.type = 'table' and m.name not like 'sqlite_%' order by m.name, p.cid",
    "select cast(table_name as text) as of_table, cast(column_name as text) as name, cast(data_type as text) as holds
     from information_schema.columns where table_schema = current_schema() order by table_name, ordinal_position",
);

/// Every column of every table, as the engine knows them after all migrations.
pub async fn columns(house: &House) -> Vec<RawColumn> {
    let found = house.store.query(&COLUMNS, params!()).await.expect("the schema is read");
    let read = |row: &Row| RawColumn {
        table: row.text("of_table").unwrap().to_owned(),
        name: row.text("name").unwrap().to_owned(),
        holds: match row.text("holds").unwrap() {
            "integer" | "bigint" | "smallint" => Holds::Int,
            "text" => Holds::Text,
            "blob" | "bytea" => Holds::Bytes,
            other => panic!("a column of the type {other}"),
        },
    };
    found.iter().map(read).collect()
}
