//! What entries state of rows. Each entry of a command that writes to proved tables carries one fact, `rows.v1`: a line
//! for each group of columns that was written, with the digest of its canonical form. `docs/ledger.md` specifies it.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD as BASE64;
use clearline_ledger::canonical::{self, Field};
use clearline_store::{Params, Sql, Value};

use super::tables::{Rows, Shape, Table};
use super::written::{self, How, Source, Written};

/// The name of the fact.
pub const ROWS_FACT: &str = "rows.v1";

/// Characters of a digest that stand for a row among those stated together, or for the value that was there before.
const MARK: usize = 8;

/// The digest of a group of columns, or of rows.
pub type Digest = [u8; 32];

/// A row's values, by column.
pub type Values = BTreeMap<&'static str, Value>;

/// One line of the fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The table.
    pub table: &'static str,
    /// What is stated.
    pub act: Act,
}

/// What one line states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A group of columns of a row that begins (`born`) or changed.
    Facet {
        /// Does the row begin with it?
        born: bool,
        /// Which group, by its place.
        facet: usize,
        /// Which row.
        which: Which,
        /// Its digest.
        digest: Digest,
        /// The mark of what was there before, where the statement asked for it.
        from: Option<String>,
    },
    /// A row that the database numbers.
    Numbered(Digest),
    /// All rows that one command wrote.
    Together {
        /// A mark for each, in the order of their keys.
        marks: Vec<String>,
        /// The digest of all.
        digest: Digest,
    },
    /// Rows went.
    Gone(Which),
}

/// Which rows are spoken of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// The one with this key, as [`key_text`] writes it.
    One(String),
    /// All of the entry's report.
    All,
}

/// The key of a row as a line writes it: the key's columns but the report's, joined by commas.
pub fn key_text(shape: &Shape, value: &dyn Fn(&str) -> Option<Value>) -> Option<String> {
    let mut parts = Vec::new();
    for column in shape.key {
        parts.push(match value(column)? {
            Value::Null => return None,
            Value::Int(number) => number.to_string(),
            Value::Text(text) => plain(&text),
            Value::Bytes(bytes) => hex::encode(bytes),
        });
    }
    Some(if parts.is_empty() { ".".to_owned() } else { parts.join(",") })
}

/// Letters, digits and a few marks as they are, all else as `%` and two hexadecimal digits a byte.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b':') {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02x}"));
        }
    }
    if matches!(out.as_str(), "" | ".") { format!("%{out}") } else { out }
}

/// The digest of one group of columns of one row.
pub fn facet_digest(
    table: &Table,
    shape: &Shape,
    facet: usize,
    value: &dyn Fn(&str) -> Option<Value>,
) -> Option<Digest> {
    digest_of(table, shape, facet, value, true)
}

/// The digest of one group of columns that all rows of a report got.
pub fn shared_digest(
    table: &Table,
    shape: &Shape,
    facet: usize,
    value: &dyn Fn(&str) -> Option<Value>,
) -> Option<Digest> {
    digest_of(table, shape, facet, value, false)
}

fn digest_of(
    table: &Table,
    shape: &Shape,
    facet: usize,
    value: &dyn Fn(&str) -> Option<Value>,
    keyed: bool,
) -> Option<Digest> {
    let facet = shape.facets.get(facet)?;
    let key = if keyed { shape.key } else { &[] };
    let names = shape.report.into_iter().chain(key.iter().copied()).chain(facet.columns.iter().copied());
    let held: Vec<(&str, Value)> =
        names.map(|name| Some((name, value(name)?))).collect::<Option<Vec<_>>>()?;
    let domain = format!("{}.{}.{}", if keyed { "row" } else { "rows" }, table.name, facet.name);
    Some(canonical::digest(&domain, held.iter().map(|(name, value)| (*name, field(value)))))
}

fn field(value: &Value) -> Field<'_> {
    match value {
        Value::Null => Field::Null,
        Value::Int(number) => Field::Int(*number),
        Value::Text(text) => Field::Text(text),
        Value::Bytes(bytes) => Field::Bytes(bytes),
    }
}

/// Does a group hold nothing? Then nothing is stated of it when its row begins.
pub fn is_empty(shape: &Shape, facet: usize, value: &dyn Fn(&str) -> Option<Value>) -> bool {
    let columns = shape.facets.get(facet).map_or(&[][..], |facet| facet.columns);
    facet > 0 && columns.iter().all(|name| matches!(value(name), None | Some(Value::Null | Value::Int(0))))
}

/// The digest of rows that are stated together, and their marks in the order of their keys.
pub fn together(table: &Table, rows: &[(String, Digest)]) -> (Vec<String>, Digest) {
    let mut rows: Vec<&(String, Digest)> = rows.iter().collect();
    rows.sort();
    let digest = canonical::set_digest(&format!("rows.{}", table.name), rows.iter().map(|(_, one)| *one));
    (rows.iter().map(|(_, one)| mark(one)).collect(), digest)
}

/// The first characters of a digest.
pub fn mark(digest: &Digest) -> String {
    let mut text = BASE64.encode(digest);
    text.truncate(MARK);
    text
}

impl Stated {
    /// The line.
    fn line(&self) -> Option<String> {
        let table = Table::named(self.table)?;
        let shape = table.shape()?;
        let which = |which: &Which| match which {
            Which::One(key) => key.clone(),
            Which::All => "*".to_owned(),
        };
        Some(match &self.act {
            Act::Facet { born, facet, which: rows, digest, from } => {
                let sign = if *born { '+' } else { '=' };
                let from = from.as_ref().map_or_else(String::new, |from| format!(" {from}"));
                let name = shape.facets.get(*facet)?.name;
                format!("{sign} {}.{name} {} {}{from}", self.table, which(rows), BASE64.encode(digest))
            }
            Act::Numbered(digest) => format!("& {} {}", self.table, BASE64.encode(digest)),
            Act::Together { marks, digest } => {
                format!("# {} {} {} {}", self.table, marks.len(), marks.concat(), BASE64.encode(digest))
            }
            Act::Gone(rows) => format!("- {} {}", self.table, which(rows)),
        })
    }

    /// Reads one line; none where this program knows no such line.
    fn read(line: &str) -> Option<Stated> {
        let parts: Vec<&str> = line.split(' ').collect();
        let digest = |text: &str| -> Option<Digest> { BASE64.decode(text).ok()?.try_into().ok() };
        let which = |text: &str| if text == "*" { Which::All } else { Which::One(text.to_owned()) };
        let (table, act) = match parts.as_slice() {
            [sign @ ("+" | "="), name, rows, text, from @ ..] => {
                let (table, facet) = name.split_once('.')?;
                let shape = Table::named(table)?.shape()?;
                let act = Act::Facet {
                    born: *sign == "+",
                    facet: shape.facets.iter().position(|one| one.name == facet)?,
                    which: which(rows),
                    digest: digest(text)?,
                    from: from.first().map(|from| (*from).to_owned()),
                };
                (table, act)
            }
            ["&", table, text] => (*table, Act::Numbered(digest(text)?)),
            ["#", table, count, marks, text] => {
                let marks: Vec<String> = marks
                    .as_bytes()
                    .chunks(MARK)
                    .map(|one| String::from_utf8_lossy(one).into_owned())
                    .collect();
                if marks.len().to_string() != *count {
                    return None;
                }
                (*table, Act::Together { marks, digest: digest(text)? })
            }
            ["-", table, rows] => (*table, Act::Gone(which(rows))),
            _ => return None,
        };
        Some(Stated { table: Table::named(table)?.name, act })
    }
}

/// Reads the whole fact. A line that this program does not know is given back as it is.
pub fn read(fact: &str) -> impl Iterator<Item = Result<Stated, String>> {
    fact.lines().map(|line| Stated::read(line).ok_or_else(|| line.to_owned()))
}

/// What the statements of one deed write, ready to be stated in its entries.
#[derive(Debug, Default)]
pub struct Lines {
    lines: Vec<(Option<i64>, Stated)>,
    together: BTreeMap<(&'static str, i64), Vec<(String, Digest)>>,
    restated: Option<(i64, Vec<(&'static Table, Values)>)>,
    trouble: Option<String>,
}

impl Lines {
    /// Takes note of a statement.
    pub fn note(&mut self, sql: &'static Sql, params: &Params) {
        let Some(written) = written::of(sql) else { return };
        if let Err(why) = self.take(written, params) {
            self.trouble.get_or_insert(format!("{} cannot be stated in the ledger: {why}", sql.name));
        }
    }

    /// From here on all rows of one report, `rows`, are stated anew as they are when the deed is done: for a deed that
    /// takes away what earlier entries stated.
    pub fn restate(&mut self, report: i64, rows: Vec<(&'static Table, Values)>) {
        self.restated = Some((report, rows));
    }

    fn take(&mut self, written: &Written, params: &Params) -> Result<(), String> {
        let table = written.table;
        let shape = table.shape().ok_or("the table is not proved")?;
        let value = |from: Source| from.value(params, &|_| None);
        let find = |list: &[(&'static str, Source)], name: &str| {
            list.iter().find(|(column, _)| *column == name).and_then(|(_, from)| value(*from))
        };
        let report = match shape.report.map(|column| find(&written.found_by, column)) {
            None => None,
            Some(Some(Value::Int(report))) => Some(report),
            Some(_) => return Err("the report is not told".to_owned()),
        };
        // Rows of no report that are about one, such as proposals, are found by that.
        let about = report.or_else(|| match find(&written.found_by, "report") {
            Some(Value::Int(about)) => Some(about),
            _ => None,
        });
        if let (Some((restated, rows)), Some(about)) = (&mut self.restated, about)
            && *restated == about
        {
            apply(rows, written, params);
            return Ok(());
        }
        match written.how {
            How::Insert => self.insert(written, shape, report, &|name| match find(&written.columns, name) {
                Some(value) => Some(value),
                None if written.columns.iter().any(|(column, _)| *column == name) => None,
                None => Some(Value::Null),
            }),
            How::Update => self.update(
                written,
                shape,
                report,
                &|name| find(&written.columns, name).or_else(|| find(&written.found_by, name)),
                &|name| find(&written.found_by, name),
            ),
            How::Delete => {
                let which =
                    which(shape, &|name| find(&written.found_by, name)).ok_or("which rows is not told")?;
                self.lines.push((report, Stated { table: table.name, act: Act::Gone(which) }));
                Ok(())
            }
        }
    }

    fn insert(
        &mut self,
        written: &Written,
        shape: &'static Shape,
        report: Option<i64>,
        value: &dyn Fn(&str) -> Option<Value>,
    ) -> Result<(), String> {
        let table = written.table;
        let whole = |facet: usize| {
            facet_digest(table, shape, facet, value).ok_or_else(|| "a value is not told".to_owned())
        };
        match shape.rows {
            Rows::Numbered => {
                self.lines.push((report, Stated { table: table.name, act: Act::Numbered(whole(0)?) }));
            }
            Rows::Together => {
                let key = key_text(shape, value).ok_or("the key is not told")?;
                let rows = self.together.entry((table.name, report.unwrap_or(0))).or_default();
                // `on conflict do nothing`: what is written twice is there once.
                if !rows.iter().any(|(held, _)| *held == key) {
                    rows.push((key, whole(0)?));
                }
            }
            Rows::Keyed => {
                let key = key_text(shape, value).ok_or("the key is not told")?;
                for facet in (0..shape.facets.len()).filter(|facet| !is_empty(shape, *facet, value)) {
                    let which = Which::One(key.clone());
                    let act = Act::Facet { born: true, facet, which, digest: whole(facet)?, from: None };
                    self.lines.push((report, Stated { table: table.name, act }));
                }
            }
        }
        Ok(())
    }

    fn update(
        &mut self,
        written: &Written,
        shape: &'static Shape,
        report: Option<i64>,
        value: &dyn Fn(&str) -> Option<Value>,
        before: &dyn Fn(&str) -> Option<Value>,
    ) -> Result<(), String> {
        let table = written.table;
        let changed =
            |facet: usize| written.columns.iter().any(|(name, _)| shape.facet_of(name) == Some(facet));
        let facets: Vec<usize> = (0..shape.facets.len()).filter(|facet| changed(*facet)).collect();
        if facets.is_empty() {
            return Ok(());
        }
        if shape.rows != Rows::Keyed {
            return Err("rows of this table are stated once and do not change".to_owned());
        }
        let which = which(shape, before).ok_or("which rows is not told")?;
        for facet in facets {
            let columns = shape.facets.get(facet).map_or(&[][..], |facet| facet.columns);
            if columns.iter().any(|name| !written.columns.iter().any(|(column, _)| column == name)) {
                return Err(format!("columns of one group change apart: {columns:?}"));
            }
            let digest = match which {
                Which::One(_) => facet_digest(table, shape, facet, value),
                Which::All => shared_digest(table, shape, facet, value),
            };
            let digest = digest.ok_or("a value is not told")?;
            let single = matches!(columns, [only] if before(only).is_some());
            let from =
                (single && which != Which::All).then(|| facet_digest(table, shape, facet, before)).flatten();
            let act = Act::Facet {
                born: false,
                facet,
                which: which.clone(),
                digest,
                from: from.as_ref().map(mark),
            };
            self.lines.push((report, Stated { table: table.name, act }));
        }
        Ok(())
    }

    /// All lines, each with the report it is about; none where the deed wrote to no proved table.
    pub fn end(mut self) -> Result<Vec<(Option<i64>, String)>, String> {
        if let Some((report, rows)) = self.restated.take() {
            for (table, values) in rows {
                let Some(shape) = table.shape() else { continue };
                let written = Written { table, how: How::Insert, columns: Vec::new(), found_by: Vec::new() };
                self.insert(&written, shape, shape.report.map(|_| report), &|name| {
                    values.get(name).cloned()
                })?;
            }
        }
        if let Some(trouble) = self.trouble {
            return Err(trouble);
        }
        let all = self.together.iter().filter_map(|((name, report), rows)| {
            let table = Table::named(name)?;
            let (marks, digest) = together(table, rows);
            Some((Some(*report), Stated { table: table.name, act: Act::Together { marks, digest } }))
        });
        let lines: Vec<_> = self.lines.iter().cloned().chain(all).collect();
        let written = |(report, stated): (Option<i64>, Stated)| {
            stated.line().map(|line| (report, line)).ok_or_else(|| format!("{} has no line", stated.table))
        };
        lines.into_iter().map(written).collect()
    }
}

/// Which rows a statement finds: one by its whole key, or all of a report.
fn which(shape: &Shape, found: &dyn Fn(&str) -> Option<Value>) -> Option<Which> {
    match key_text(shape, found) {
        Some(key) if shape.rows == Rows::Keyed => Some(Which::One(key)),
        _ if shape.report.is_some() && shape.key.iter().all(|name| found(name).is_none()) => Some(Which::All),
        _ => None,
    }
}

/// Does in memory what a statement does to the rows of one report.
fn apply(rows: &mut Vec<(&'static Table, Values)>, written: &Written, params: &Params) {
    let hit = |table: &Table, values: &Values| {
        let holds = |(name, from): &(&'static str, Source)| {
            from.value(params, &|_| None).is_none_or(|wanted| values.get(name) == Some(&wanted))
        };
        table.name == written.table.name && written.found_by.iter().all(holds)
    };
    let changed = |values: &Values| -> Vec<(&'static str, Value)> {
        let row = |name: &str| values.get(name).cloned();
        written.columns.iter().filter_map(|(name, from)| Some((*name, from.value(params, &row)?))).collect()
    };
    match written.how {
        How::Insert => {
            let columns = written.table.shape().map(columns_of).unwrap_or_default();
            let mut values: Values = columns.into_iter().map(|name| (name, Value::Null)).collect();
            values.extend(changed(&values));
            rows.push((written.table, values));
        }
        How::Update => {
            for (_, values) in rows.iter_mut().filter(|(table, values)| hit(table, values)) {
                let changed = changed(values);
                values.extend(changed);
            }
        }
        How::Delete => rows.retain(|(table, values)| !hit(table, values)),
    }
}

fn columns_of(shape: &'static Shape) -> Vec<&'static str> {
    shape.identity().chain(shape.facets.iter().flat_map(|facet| facet.columns.iter().copied())).collect()
}
