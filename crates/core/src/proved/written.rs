//! Reading what a statement writes from its own text, so that no command can forget to tell the ledger.
//!
//! The statements of the project are plain: `insert into t (…) values (…)`, `insert into t (…) select …`,
//! `update t set … where …`, `delete from t where …`. From the text and the parameters follows which columns of which
//! rows get which values. A test holds that every statement on a proved table can be read like this.

use std::collections::HashMap;
use std::sync::{LazyLock, RwLock};

use clearline_store::{Params, Sql, Value};

use super::tables::{Proof, Table};

/// What a statement does to the rows of one proved table.
#[derive(Debug, Clone)]
pub struct Written {
    /// The table.
    pub table: &'static Table,
    /// What is done.
    pub how: How,
    /// The columns that are written, each with where its value comes from.
    pub columns: Vec<(&'static str, Source)>,
    /// The columns that the rows are found by.
    pub found_by: Vec<(&'static str, Source)>,
}

/// What is done to rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// A row begins.
    Insert,
    /// Rows change.
    Update,
    /// Rows go.
    Delete,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// The parameter of this name.
    Param(&'static str),
    /// A number in the text.
    Int(i64),
    /// A word in the text.
    Text(&'static str),
    /// `null` in the text.
    Null,
    /// One of two, by what the row holds: `case when a is null then … else … end`.
    Case(&'static Case),
    /// Something only the database can tell.
    Database,
}

/// A value that depends on what the row holds.
#[derive(Debug, PartialEq, Eq)]
pub struct Case {
    column: &'static str,
    /// What the column is compared with.
    with: Source,
    then: Choice,
    otherwise: Choice,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    Value(Source),
    Column(&'static str),
}

impl Source {
    /// The value, where the parameters and what the row holds tell it.
    pub fn value(self, params: &Params, row: &dyn Fn(&str) -> Option<Value>) -> Option<Value> {
        match self {
            Source::Param(name) => params.get(name).cloned(),
            Source::Int(number) => Some(Value::Int(number)),
            Source::Text(text) => Some(Value::Text(text.to_owned())),
            Source::Null => Some(Value::Null),
            Source::Database => None,
            Source::Case(case) => {
                let is = row(case.column)? == case.with.value(params, row)?;
                match if is { case.then } else { case.otherwise } {
                    Choice::Value(source) => source.value(params, row),
                    Choice::Column(name) => row(name),
                }
            }
        }
    }
}

type Read = Option<&'static Written>;

static KNOWN: LazyLock<RwLock<HashMap<usize, Read>>> = LazyLock::new(RwLock::default);

/// What the statement writes to a proved table; none where it writes to no such table. A statement is read once.
pub fn of(sql: &'static Sql) -> Read {
    let place = std::ptr::from_ref(sql).addr();
    if let Ok(known) = KNOWN.read()
        && let Some(read) = known.get(&place)
    {
        return *read;
    }
    let read: Read = read(sql.text()).map(|written| &*Box::leak(Box::new(written)));
    if let Ok(mut known) = KNOWN.write() {
        known.insert(place, read);
    }
    read
}

/// The columns that a `select` lists, and the table it reads: `select a, b from t …`.
pub fn listed(text: &'static str) -> Option<(Vec<&'static str>, &'static str)> {
    let tokens = tokens(text);
    let from = tokens.iter().position(|token| *token == "from")?;
    let (first, columns) = tokens.get(..from)?.split_first()?;
    let table = tokens.get(from + 1)?;
    (*first == "select").then(|| (columns.iter().copied().filter(|token| *token != ",").collect(), *table))
}

fn read(text: &'static str) -> Option<Written> {
    let tokens = tokens(text);
    let rest = tokens.as_slice();
    match rest {
        ["insert", "into", table, rest @ ..] => insert(proved(table)?, rest),
        ["update", table, "set", rest @ ..] => update(proved(table)?, rest),
        ["delete", "from", table, rest @ ..] => Some(Written {
            table: proved(table)?,
            how: How::Delete,
            columns: Vec::new(),
            found_by: conditions(rest.split_first().map_or(&[], |(_, rest)| rest)),
        }),
        _ => None,
    }
}

fn proved(name: &str) -> Option<&'static Table> {
    Table::named(name).filter(|table| matches!(table.proof, Proof::ByEntry(_)))
}

fn insert(table: &'static Table, tokens: &[&'static str]) -> Option<Written> {
    let close = tokens.iter().position(|token| *token == ")")?;
    let names = tokens.get(1..close)?.iter().copied().filter(|token| *token != ",");
    let rest = tokens.get(close + 1..)?;
    let values = match rest {
        ["values", "(", values @ ..] => {
            let mut depth = 0_i32;
            let end = values.iter().position(|token| {
                depth += i32::from(*token == "(") - i32::from(*token == ")");
                depth < 0
            })?;
            values.get(..end)?
        }
        ["select", values @ ..] => {
            let end = values.iter().position(|token| *token == "from").unwrap_or(values.len());
            values.get(..end)?
        }
        _ => return None,
    };
    let sources = split(values, ",").into_iter().map(source);
    let mut columns: Vec<(&'static str, Source)> = names.zip(sources).collect();
    // What an `on conflict … do update` changes to something else than what was to be inserted, only the database knows.
    if let Some(set) = rest.windows(2).position(|pair| pair == ["update", "set"]) {
        for change in split(rest.get(set + 2..)?, ",") {
            let [name, "=", value @ ..] = change else { return None };
            let same = matches!(value, [one] if one.strip_prefix("excluded.") == Some(name));
            columns
                .iter_mut()
                .filter(|(column, _)| !same && column == name)
                .for_each(|column| column.1 = Source::Database);
        }
    }
    let identity: Vec<&str> = table.shape()?.identity().collect();
    let found_by = columns.iter().copied().filter(|(name, _)| identity.contains(name)).collect();
    Some(Written { table, how: How::Insert, columns, found_by })
}

fn update(table: &'static Table, tokens: &[&'static str]) -> Option<Written> {
    let end = tokens.iter().position(|token| *token == "where").unwrap_or(tokens.len());
    let mut columns = Vec::new();
    for change in split(tokens.get(..end)?, ",") {
        let [name, "=", value @ ..] = change else { return None };
        // `set a = a` changes nothing; it is how a row is held for the rest of a batch.
        if value != [*name] {
            columns.push((*name, source(value)));
        }
    }
    let found_by = conditions(tokens.get(end + 1..).unwrap_or(&[]));
    Some(Written { table, how: How::Update, columns, found_by })
}

/// The conditions of the form `column = value`, joined by `and`.
fn conditions(tokens: &[&'static str]) -> Vec<(&'static str, Source)> {
    let one = |condition: &[&'static str]| match condition {
        [name, "=", value @ ..] => Some((*name, source(value))).filter(|(_, from)| *from != Source::Database),
        _ => None,
    };
    split(tokens, "and").into_iter().filter_map(one).collect()
}

/// The parts between a separator that stands outside of any brackets.
fn split<'t>(tokens: &'t [&'static str], separator: &str) -> Vec<&'t [&'static str]> {
    let mut depth = 0_i32;
    tokens
        .split(|token| {
            depth += i32::from(*token == "(") - i32::from(*token == ")");
            depth == 0 && *token == separator
        })
        .collect()
}

fn source(tokens: &[&'static str]) -> Source {
    match tokens {
        ["cast", "(", inner, "as", _, ")"] => source(&[inner]),
        ["null"] => Source::Null,
        ["case", "when", column, "is", "null", "then", then, "else", otherwise, "end"] => {
            case(column, Source::Null, then, otherwise)
        }
        ["case", "when", column, "=", with, "then", then, "else", otherwise, "end"] => {
            case(column, source(&[with]), then, otherwise)
        }
        [one] => {
            let param = one.strip_prefix('$');
            let text = one.strip_prefix('\'').and_then(|rest| rest.strip_suffix('\''));
            match (param, text, one.parse()) {
                (Some(name), ..) => Source::Param(name),
                (None, Some(text), _) if !text.contains('\'') => Source::Text(text),
                (None, None, Ok(number)) => Source::Int(number),
                _ => Source::Database,
            }
        }
        _ => Source::Database,
    }
}

fn case(column: &'static str, with: Source, then: &'static str, otherwise: &'static str) -> Source {
    let choice = |token: &'static str| match source(&[token]) {
        Source::Database => Choice::Column(token),
        known => Choice::Value(known),
    };
    let case = Case { column, with, then: choice(then), otherwise: choice(otherwise) };
    Source::Case(Box::leak(Box::new(case)))
}

/// Words, numbers, parameters, quoted texts and marks; comments are passed over.
fn tokens(text: &'static str) -> Vec<&'static str> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("--") {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest).trim_start();
            continue;
        }
        let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '$');
        let length = if first == '\'' {
            rest.get(1..).and_then(|inner| inner.find('\'')).map_or(rest.len(), |at| at + 2)
        } else if word(first) {
            rest.find(|c| !word(c)).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at_checked(length).unwrap_or((rest, ""));
        found.push(token);
        rest = after.trim_start();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &'static str) -> Vec<(&'static str, Source)> {
        read(text).unwrap().columns
    }

    #[test]
    fn every_form_of_statement_is_read() {
        let made =
            read("-- a\ninsert into desk (report, because) values ($report, 'x') on conflict do nothing")
                .unwrap();
        assert_eq!((made.table.name, made.how), ("desk", How::Insert));
        assert_eq!(made.columns, [("report", Source::Param("report")), ("because", Source::Text("x"))]);
        assert_eq!(made.found_by, [("report", Source::Param("report"))]);
        let numbered = "insert into feedback (report, ordinal, note) \
             select cast($report as bigint), coalesce(max(ordinal), 0) + 1, $said from feedback where report = $report";
        assert_eq!(
            columns(numbered),
            [
                ("report", Source::Param("report")),
                ("ordinal", Source::Database),
                ("note", Source::Param("said"))
            ]
        );
        let kept = "insert into setting (name, value, set_at) values ($name, $value, 0) on conflict (name) do update \
             set value = excluded.value, set_at = setting.set_at + 1";
        assert_eq!(
            columns(kept),
            [
                ("name", Source::Param("name")),
                ("value", Source::Param("value")),
                ("set_at", Source::Database)
            ]
        );
        let moved = read("update report set stage = 'b', holds = holds, files = files + 1 where number = $number and stage = $stage and (a = $a or b = $b) and c is null").unwrap();
        assert_eq!(moved.columns, [("stage", Source::Text("b")), ("files", Source::Database)]);
        assert_eq!(moved.found_by, [("number", Source::Param("number")), ("stage", Source::Param("stage"))]);
        let gone = read("delete from file where report = $report").unwrap();
        assert_eq!((gone.how, gone.found_by), (How::Delete, vec![("report", Source::Param("report"))]));
        let chosen = "update hold set lifted_why = case when lifted_why is null then null else '' end where report = $report";
        let held = |value: Value| move |name: &str| (name == "lifted_why").then(|| value.clone());
        let (_, from) = columns(chosen)[0];
        assert_eq!(from.value(&Params::default(), &held(Value::Null)), Some(Value::Null));
        assert_eq!(from.value(&Params::default(), &held("because".into())), Some("".into()));
        assert!(read("update job set lease = null where shard = $shard").is_none(), "not a proved table");
        assert_eq!(listed("-- x\nselect a, b from t where a > $a"), Some((vec!["a", "b"], "t")));
    }
}
