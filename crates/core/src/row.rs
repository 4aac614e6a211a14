//! Reading the columns of one row. A column that does not hold what it should is [`Trouble::Row`].

use std::fmt;
use std::str::FromStr;

use clearline_report::ReportNumber;
use clearline_store::Row;
use jiff::Timestamp;

use crate::trouble::Trouble;

/// A stored moment.
pub fn moment(microseconds: i64) -> Result<Timestamp, Trouble> {
    Timestamp::from_microsecond(microseconds).map_err(Trouble::row)
}

/// The integer in a column.
pub fn int_at(row: &Row, column: &str) -> Result<i64, Trouble> {
    Ok(row.int(column)?)
}

/// The text in a column.
pub fn text_at<'r>(row: &'r Row, column: &str) -> Result<&'r str, Trouble> {
    Ok(row.text(column)?)
}

/// The bytes in a column.
pub fn bytes_at<'r>(row: &'r Row, column: &str) -> Result<&'r [u8], Trouble> {
    Ok(row.bytes(column)?)
}

/// The word of a closed list in a column. A word that is not in the list is an error, never another word of it.
pub fn word_at<T: FromStr<Err: fmt::Display>>(row: &Row, column: &str) -> Result<T, Trouble> {
    text_at(row, column)?.parse().map_err(Trouble::row)
}

/// Yes or no in a column: 1 or 0, and nothing else.
pub fn flag_at(row: &Row, column: &str) -> Result<bool, Trouble> {
    match int_at(row, column)? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Trouble::row(format!("{other} is neither yes nor no"))),
    }
}

/// The report number in a column.
pub fn number_at(row: &Row, column: &str) -> Result<ReportNumber, Trouble> {
    ReportNumber::try_from(int_at(row, column)?).map_err(Trouble::row)
}
