//! Statements, and the batch they are committed in.

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock, PoisonError, RwLock};

use crate::params::{Names, Params};
use crate::shard::Derived;
use crate::value::Columns;
use crate::{EngineError, Row, StoreError, Value};

/// One statement of the project: its name (`intake/open_report`) and its text for each engine. The text is sent with
/// the name as its first line, so that the server's log and the code agree. Make it a `static`, mostly by [`crate::sql!`].
///
/// Parameters have names: `$report`. `shard($report)` in a text stands for the shard of that parameter ([`Value::shard`]).
/// It is reckoned here and sent to PostgreSQL as a parameter of its own, which no caller gives; SQLite has one shard.
#[derive(Debug)]
pub struct Sql {
    /// What errors, logs and tests call it.
    pub name: &'static str,
    lite: &'static str,
    pg: &'static str,
}

/// What was made of each statement, by its address: a constant cannot hold what is made later.
static SENT: LazyLock<RwLock<HashMap<usize, &'static Sent>>> = LazyLock::new(RwLock::default);

/// What is sent to the engines for one statement.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) lite: String,
    pub(crate) pg: String,
    /// The parameters that callers give.
    pub(crate) names: Names,
    /// The parameters that are reckoned from those.
    pub(crate) derived: Derived,
    pub(crate) lite_columns: Named,
    pub(crate) pg_columns: Named,
}

/// The columns of a statement as one engine calls them, from its first run on.
#[derive(Debug, Default)]
pub(crate) struct Named(OnceLock<&'static Columns>);

impl Named {
    /// The columns, of which there are `count`.
    pub(crate) fn of(
        &self,
        sql: &'static Sql,
        count: usize,
        names: impl FnOnce() -> Vec<String>,
    ) -> Result<&'static Columns, StoreError> {
        let columns =
            *self.0.get_or_init(|| Box::leak(Box::new(Columns { statement: sql.name, names: names() })));
        if columns.names.len() == count {
            return Ok(columns);
        }
        let source = EngineError::said("it returns other columns than before");
        Err(StoreError::Statement { statement: sql.name, source })
    }
}

impl Sql {
    /// The same text for both engines.
    pub const fn both(name: &'static str, text: &'static str) -> Sql {
        Sql::pair(name, text, text)
    }

    /// A text for SQLite and one for PostgreSQL, where they truly differ.
    pub const fn pair(name: &'static str, lite: &'static str, pg: &'static str) -> Sql {
        Sql { name, lite, pg }
    }

    /// The same file for both engines; its first line is `-- name`, else the program does not compile.
    pub const fn file(text: &'static str) -> Sql {
        Sql::both(first_line_name(text), text)
    }

    /// A file for each engine; the first line of each is `-- name`, and the statement is called as SQLite's says.
    pub const fn files(lite: &'static str, pg: &'static str) -> Sql {
        first_line_name(pg);
        Sql::pair(first_line_name(lite), lite, pg)
    }

    /// What it says, in SQLite's words where the engines differ.
    pub const fn text(&self) -> &'static str {
        self.lite
    }

    /// The names of its parameters, in the order in which they first occur.
    ///
    /// # Errors
    /// [`StoreError::Parameter`] where one is no name, or the engines' texts differ in them.
    pub fn names(&'static self) -> Result<&'static [&'static str], StoreError> {
        let names = &self.sent().names;
        names.check(self).map(|()| names.all.as_slice())
    }

    /// What is sent to the engines. It is made once.
    pub(crate) fn sent(&'static self) -> &'static Sent {
        let place = std::ptr::from_ref(self).addr();
        if let Some(sent) = SENT.read().unwrap_or_else(PoisonError::into_inner).get(&place) {
            return sent;
        }
        let names = Names::of(self.lite, self.pg);
        let derived = Derived::of(&[self.lite, self.pg], &names);
        let sent: &'static Sent = Box::leak(Box::new(Sent {
            lite: self.named(derived.lite(self.lite, &names)),
            pg: self.named(derived.pg(self.pg, &names)),
            names,
            derived,
            lite_columns: Named::default(),
            pg_columns: Named::default(),
        }));
        SENT.write().unwrap_or_else(PoisonError::into_inner).entry(place).or_insert(sent)
    }

    fn named(&self, text: String) -> String {
        let named = text.strip_prefix("-- ").and_then(|rest| rest.strip_prefix(self.name));
        match named {
            Some(_) => text,
            None => format!("-- {}\n{text}", self.name),
        }
    }
}

const fn first_line_name(text: &'static str) -> &'static str {
    let name = match text.split_at_checked(3) {
        Some((_, rest)) => first_word(rest),
        None => "",
    };
    let marked = matches!(text.as_bytes(), [b'-', b'-', b' ', ..]);
    assert!(marked && !name.is_empty(), "the first line of a statement's file is `-- its/name`");
    name
}

const fn first_word(text: &'static str) -> &'static str {
    let mut length = 0;
    let mut bytes = text.as_bytes();
    while let [byte, rest @ ..] = bytes {
        if matches!(byte, b'\n' | b'\r' | b' ') {
            break;
        }
        length += 1;
        bytes = rest;
    }
    match text.split_at_checked(length) {
        Some((word, _)) => word,
        None => "",
    }
}

/// Declares a statement kept in a file beside the caller: `sql!(OPEN_REPORT, "sql/open_report.sql");`, or two files,
/// SQLite's first, where the engines differ. The first line of the file is `-- ` and the statement's name.
#[macro_export]
macro_rules! sql {
    ($(#[$meta:meta])* $vis:vis $name:ident, $path:literal) => {
        $(#[$meta])*
        $vis static $name: $crate::Sql = $crate::Sql::file(include_str!($path));
    };
    ($(#[$meta:meta])* $vis:vis $name:ident, $lite:literal, $pg:literal) => {
        $(#[$meta])*
        $vis static $name: $crate::Sql = $crate::Sql::files(include_str!($lite), include_str!($pg));
    };
}

/// How many rows a statement of a batch must change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// As many as it likes.
    Any,
    /// Exactly so many, else the whole batch is undone.
    Rows(u64),
}

#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) sql: &'static Sql,
    pub(crate) params: Vec<Value>,
    pub(crate) guard: Guard,
}

impl Item {
    /// Whether what the statement changed is what the batch was decided upon.
    pub(crate) fn holds(&self, changed: u64) -> bool {
        match self.guard {
            Guard::Any => true,
            Guard::Rows(rows) => rows == changed,
        }
    }
}

/// Statements that become true together, in their order, or not at all. Its name says which command made it.
#[derive(Debug)]
pub struct Batch {
    pub(crate) name: &'static str,
    pub(crate) items: Vec<Item>,
    pub(crate) past_keys: bool,
    /// What is wrong with the parameters of the first statement that was given wrong ones.
    fault: Option<StoreError>,
}

impl Batch {
    /// An empty batch of the command `name`.
    pub fn new(name: &'static str) -> Batch {
        Batch { name, items: Vec::new(), past_keys: false, fault: None }
    }

    /// Adds a statement that may change any number of rows.
    pub fn run(&mut self, sql: &'static Sql, params: Params) -> &mut Batch {
        self.add(sql, params, Guard::Any)
    }

    /// Adds a statement that must change exactly `rows` rows (`update … where id = $id and version = $version`). Guard with
    /// a write: a guarded `select` locks nothing on PostgreSQL.
    pub fn guard(&mut self, sql: &'static Sql, params: Params, rows: u64) -> &mut Batch {
        self.add(sql, params, Guard::Rows(rows))
    }

    /// Parameters that do not fit the statement are told when the batch is committed, before anything is sent.
    fn add(&mut self, sql: &'static Sql, params: Params, guard: Guard) -> &mut Batch {
        let params = sql.sent().names.bind(sql, params).unwrap_or_else(|error| {
            self.fault.get_or_insert(error);
            Vec::new()
        });
        self.items.push(Item { sql, params, guard });
        self
    }

    /// Foreign keys are not checked: for tests that tamper with rows.
    #[cfg(feature = "testing")]
    pub fn past_keys(&mut self) -> &mut Batch {
        self.past_keys = true;
        self
    }

    /// The command that made it.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// How many statements it holds; the next one added has this position in [`Committed`].
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether it holds no statement.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(crate) fn check(&self, limit: usize) -> Result<(), StoreError> {
        if let Some(fault) = &self.fault {
            return Err(fault.clone());
        }
        if self.items.len() > limit {
            let reason = format!("has {} statements, at most {limit} are allowed", self.items.len());
            return Err(StoreError::Parameter { statement: self.name, reason });
        }
        self.items.iter().try_for_each(|item| check_text(item.sql, &item.params))
    }
}

/// PostgreSQL cannot keep the character NUL in text; SQLite can. So that both behave alike neither gets it.
pub(crate) fn check_text(sql: &'static Sql, params: &[Value]) -> Result<(), StoreError> {
    for (value, name) in params.iter().zip(&sql.sent().names.all) {
        if let Value::Text(text) = value
            && text.contains('\0')
        {
            let reason = format!("is given the character NUL in `${name}`");
            return Err(StoreError::Parameter { statement: sql.name, reason });
        }
    }
    Ok(())
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Outcome {
    pub(crate) changed: u64,
    pub(crate) rows: Vec<Row>,
}

/// What the statements of a committed batch did, by their position in the batch.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Committed {
    pub(crate) outcomes: Vec<Outcome>,
}

impl Committed {
    /// Rows that statement `i` returned (`returning`); none for a position that does not exist.
    pub fn rows(&self, i: usize) -> &[Row] {
        self.outcomes.get(i).map_or(&[], |outcome| &outcome.rows)
    }

    /// How many rows statement `i` changed.
    pub fn changed(&self, i: usize) -> u64 {
        self.outcomes.get(i).map_or(0, |outcome| outcome.changed)
    }
}
