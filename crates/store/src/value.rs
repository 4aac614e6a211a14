//! What goes into a statement and what comes out of it.

use std::fmt;

use crate::StoreError;

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

/// One row, owned; columns by position from 0, as the statement lists them. `Debug` shows no content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    statement: &'static str,
    values: Vec<Value>,
}

impl Row {
    pub(crate) fn new(statement: &'static str, values: Vec<Value>) -> Row {
        Row { statement, values }
    }

    /// How many columns there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether the statement returned no column.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Column `i` as it is.
    ///
    /// # Errors
    /// [`StoreError::Column`] when there is no such column.
    pub fn value(&self, i: usize) -> Result<&Value, StoreError> {
        self.values.get(i).ok_or_else(|| self.wrong(i, "does not exist".to_owned()))
    }

    /// Column `i`, an integer.
    ///
    /// # Errors
    /// [`StoreError::Column`] when it is absent, null or of another kind.
    pub fn int(&self, i: usize) -> Result<i64, StoreError> {
        self.opt_int(i)?.ok_or_else(|| self.null(i))
    }

    /// Column `i`, text.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn text(&self, i: usize) -> Result<&str, StoreError> {
        self.opt_text(i)?.ok_or_else(|| self.null(i))
    }

    /// Column `i`, bytes.
    ///
    /// # Errors
    /// As [`Row::int`].
    pub fn bytes(&self, i: usize) -> Result<&[u8], StoreError> {
        self.opt_bytes(i)?.ok_or_else(|| self.null(i))
    }

    /// Column `i`, an integer or null.
    ///
    /// # Errors
    /// [`StoreError::Column`] when it is absent or of another kind.
    pub fn opt_int(&self, i: usize) -> Result<Option<i64>, StoreError> {
        match self.value(i)? {
            Value::Int(number) => Ok(Some(*number)),
            Value::Null => Ok(None),
            other => Err(self.kind(i, other, "an integer")),
        }
    }

    /// Column `i`, text or null.
    ///
    /// # Errors
    /// As [`Row::opt_int`].
    pub fn opt_text(&self, i: usize) -> Result<Option<&str>, StoreError> {
        match self.value(i)? {
            Value::Text(text) => Ok(Some(text)),
            Value::Null => Ok(None),
            other => Err(self.kind(i, other, "text")),
        }
    }

    /// Column `i`, bytes or null.
    ///
    /// # Errors
    /// As [`Row::opt_int`].
    pub fn opt_bytes(&self, i: usize) -> Result<Option<&[u8]>, StoreError> {
        match self.value(i)? {
            Value::Bytes(bytes) => Ok(Some(bytes)),
            Value::Null => Ok(None),
            other => Err(self.kind(i, other, "bytes")),
        }
    }

    fn kind(&self, column: usize, value: &Value, wanted: &str) -> StoreError {
        self.wrong(column, format!("is {}, not {wanted}", value.kind()))
    }

    fn null(&self, column: usize) -> StoreError {
        self.wrong(column, "is null".to_owned())
    }

    fn wrong(&self, column: usize, reason: String) -> StoreError {
        StoreError::Column { statement: self.statement, column, reason }
    }
}
