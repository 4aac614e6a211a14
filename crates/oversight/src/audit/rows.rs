//! Reading the rows of proved tables, a range of reports at a time or page by page.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use clearline_core::proved::stated::Values;
use clearline_core::proved::tables::{TABLES, Table};
use clearline_core::proved::written;
use clearline_core::{House, Trouble, statement};
use clearline_report::ReportNumber;
use clearline_store::{Given, Params, Row, Sql, Value, params};

statement! {
    PROPOSALS_OF_REPORT = "sql/rows/proposals_of_report";
}

/// Rows read at a time: below the store's limit.
const PAGE: i64 = 8_000;

/// One row of a proved table.
pub(crate) type Held = (&'static Table, Values);

/// A statement that reads a table, and the columns it lists.
type Reader = (&'static Sql, Vec<&'static str>);

/// Those of `crates/oversight/src/sql/rows/` that are called as the table they read.
static READERS: LazyLock<BTreeMap<&'static str, Reader>> = LazyLock::new(|| {
    let read = |sql: &'static Sql| {
        let (columns, table) = written::listed(sql.text())?;
        (sql.name.strip_prefix("oversight/rows/")? == table).then_some((table, (sql, columns)))
    };
    crate::STATEMENTS.iter().filter_map(read).collect()
});

/// The statement that reads a table, with the columns it lists.
pub(crate) fn reader(table: &Table) -> Option<&'static Reader> {
    READERS.get(table.name)
}

/// All rows of proved tables about one report, also those that belong to none.
pub async fn rows_of(house: &House, report: ReportNumber) -> Result<Vec<Held>, Trouble> {
    let mut all = between(house, Span::of(report.get())).await?;
    let table = Table::named("proposal").ok_or_else(|| Trouble::row("no table of proposals"))?;
    let (_, columns) = reader(table).ok_or_else(|| Trouble::row("no reader of proposals"))?;
    for row in house.query(&PROPOSALS_OF_REPORT, params!(report = report.get())).await? {
        all.push((table, values(&row, columns)?));
    }
    Ok(all)
}

/// The proved tables whose rows belong to reports.
pub(super) fn of_reports() -> impl Iterator<Item = &'static Table> {
    TABLES.iter().filter(|table| table.shape().is_some_and(|shape| shape.report.is_some()))
}

/// Reports that follow each other in the order in which rows lie: by their shards, then by their numbers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    first: i64,
    last: i64,
    /// How far below the number of the last one the span ends: 1 where it ends before that report.
    short: i64,
}

impl Span {
    /// One report.
    pub(super) fn of(number: i64) -> Span {
        Span { first: number, last: number, short: 0 }
    }

    /// From one report to the one before `end`; without an end to the last of all.
    pub(super) fn before(first: i64, end: Option<i64>) -> Span {
        Span { first, last: end.unwrap_or(i64::MAX), short: i64::from(end.is_some()) }
    }
}

/// Where a report stands in the order in which rows lie.
pub(super) fn order(house: &House, report: i64) -> (i64, i64) {
    (report.rem_euclid(house.store.shards()), report)
}

/// All rows of proved tables about these reports.
pub(super) async fn between(house: &House, span: Span) -> Result<Vec<Held>, Trouble> {
    let tables: Vec<&str> = of_reports().map(|table| table.name).collect();
    of_tables(house, &tables, span).await
}

/// The rows of some tables about these reports.
pub(super) async fn of_tables(house: &House, tables: &[&str], span: Span) -> Result<Vec<Held>, Trouble> {
    let mut all = Vec::new();
    for table in of_reports().filter(|table| tables.contains(&table.name)) {
        let (sql, columns) =
            reader(table).ok_or_else(|| Trouble::row(format!("no reader of {}", table.name)))?;
        let mut read: i64 = 0;
        loop {
            let Span { first, last, short } = span;
            let params = params!(first = first, last = last, short = short, limit = PAGE, offset = read);
            let rows = house.query(sql, params).await?;
            for row in &rows {
                all.push((table, values(row, columns)?));
            }
            read += rows.len() as i64;
            if (rows.len() as i64) < PAGE {
                break;
            }
        }
    }
    Ok(all)
}

/// One page of a table that belongs to no report, behind the key `after`.
pub(super) async fn page(
    house: &House,
    table: &'static Table,
    after: Option<&Values>,
) -> Result<Vec<Held>, Trouble> {
    let (sql, columns) = reader(table).ok_or_else(|| Trouble::row(format!("no reader of {}", table.name)))?;
    let shape = table.shape().ok_or_else(|| Trouble::row(format!("{} is not proved", table.name)))?;
    let least = |column: &str| match column {
        "ordinal" | "signed_size" => Value::Int(i64::MIN),
        "digest" => Value::Bytes(Vec::new()),
        _ => Value::Text(String::new()),
    };
    let start = |column: &&'static str| {
        let value = after.and_then(|values| values.get(column)).cloned();
        (*column, Given::One(value.unwrap_or_else(|| least(column))))
    };
    let key: Params = shape.key.iter().map(start).collect();
    let rows = house.query(sql, key.with("limit", PAGE)).await?;
    rows.iter().map(|row| Ok((table, values(row, columns)?))).collect()
}

/// Was this the last page?
pub(super) fn is_last(rows: &[Held]) -> bool {
    (rows.len() as i64) < PAGE
}

fn values(row: &Row, columns: &[&'static str]) -> Result<Values, Trouble> {
    columns.iter().map(|name| Ok((*name, row.value(name)?.clone()))).collect()
}
