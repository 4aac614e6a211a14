//! What goes into a statement and what comes out of it.

use std::fmt;

use crate::ColumnError;

/// A parameter or a column. The set is closed: times are integers (microseconds), identifiers are text or bytes,
/// truth is 0 or 1. `Debug` shows lengths, not content, since content may be personal.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// SQL null.
    Null,
    /// `integer` in SQLite, `bigint` in PostgreSQL.
    Int(i64),
    /// `text`. Must not hold the character NUL, which PostgreSQL cannot keep.
    Text(String),
    /// `blob` in SQLite, `bytea` in PostgreSQL.
    Bytes(Vec<u8>),
}

impl Value {
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Text(_) => "text",
            Value::Bytes(_) => "bytes",
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("Null"),
            Value::Int(number) => write!(f, "Int({number})"),
            Value::Text(text) => write!(f, "Text({} bytes)", text.len()),
            Value::Bytes(bytes) => write!(f, "Bytes({} bytes)", bytes.len()),
        }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Value {
        Value::Int(number)
    }
}

impl From<i32> for Value {
    fn from(number: i32) -> Value {
        Value::Int(number.into())
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Value {
        Value::Int(number.into())
    }
}

impl From<u16> for Value {
    fn from(number: u16) -> Value {
        Value::Int(number.into())
    }
}

impl From<u8> for Value {
    fn from(number: u8) -> Value {
        Value::Int(number.into())
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Value {
        Value::Int(truth.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Value {
        Value::Text(text.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Value {
        Value::Bytes(bytes)
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<[u8; N]> for Value {
    fn from(bytes: [u8; N]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Value {
        Value::Bytes(bytes.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// What a statement returns: its name, and the names of its columns in their order. Known once for each statement and
/// engine, so that a row needs no names of its own.
#[derive(Debug)]
pub(crate) struct Columns {
    pub(crate) statement: &'static str,
    pub(crate) names: Vec<String>,
}

/// One row, owned; columns by the names that the statement gives them. `Debug` shows no content.
#[derive(Debug, Clone)]
pub struct Row {
    columns: &'static Columns,
    values: Vec<Value>,
}

impl PartialEq for Row {
    fn eq(&self, other: &Row) -> bool {
        self.columns.names == other.columns.names && self.values == other.values
    }
}

impl Eq for Row {}

impl Row {
    pub(crate) fn new(columns: &'static Columns, values: Vec<Value>) -> Row {
        Row { columns, values }
    }

    /// All columns with their names, in the order of the statement.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.columns.names.iter().map(String::as_str).zip(&self.values)
    }

    /// The column as it is.
    ///
    /// # Errors
    /// [`ColumnError`] when the statement returns no column of this name.
    pub fn value(&self, column: &str) -> Result<&Value, ColumnError> {
        let found = self.columns().find(|(name, _)| *name == column);
        found.map(|(_, value)| value).ok_or_else(|| self.wrong(column, "does not exist".to_owned()))
    }

    /// The column, an integer.
    ///
    /// # Errors
    /// [`ColumnError`] when it is absent, null or of another kind.
    pub fn int(&self, column: &str) -> Result<i64, ColumnError> {
        self.opt_int(column)?.ok_or_else(|| self.null(column))
    }

    /// The column, text.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn text(&self, column: &str) -> Result<&str, ColumnError> {
        self.opt_text(column)?.ok_or_else(|| self.null(column))
    }

    /// The column, bytes.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn bytes(&self, column: &str) -> Result<&[u8], ColumnError> {
        self.opt_bytes(column)?.ok_or_else(|| self.null(column))
    }

    /// The column, an integer or null.
    ///
    /// # Errors
    /// [`ColumnError`] when it is absent or of another kind.
    pub fn opt_int(&self, column: &str) -> Result<Option<i64>, ColumnError> {
        match self.value(column)? {
            Value::Int(number) => Ok(Some(*number)),
            Value::Null => Ok(None),
            other => Err(self.kind(column, other, "an integer")),
        }
    }

    /// The column, text or null.
    ///
    /// # Errors
    /// As [`Row::opt_int`].
    pub fn opt_text(&self, column: &str) -> Result<Option<&str>, ColumnError> {
        match self.value(column)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            other => Err(self.kind(column, other, "text")),
        }
    }

    /// The column, bytes or null.
    ///
    /// # Errors
    /// As [`Row::opt_int`].
    pub fn opt_bytes(&self, column: &str) -> Result<Option<&[u8]>, ColumnError> {
        match self.value(column)? {
            Value::Bytes(bytes) => Ok(Some(bytes)),
            Value::Null => Ok(None),
            other => Err(self.kind(column, other, "bytes")),
        }
    }

    fn kind(&self, column: &str, value: &Value, wanted: &str) -> ColumnError {
        self.wrong(column, format!("is {}, not {wanted}", value.kind()))
    }

    fn null(&self, column: &str) -> ColumnError {
        self.wrong(column, "is null".to_owned())
    }

    fn wrong(&self, column: &str, reason: String) -> ColumnError {
        ColumnError { statement: self.columns.statement, column: column.to_owned(), reason }
    }
}
