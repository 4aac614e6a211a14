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

/// The integer in column `at`.
pub fn int_at(row: &Row, at: usize) -> Result<i64, Trouble> {
    row.int(at).map_err(Trouble::row)
}

/// The text in column `at`.
pub fn text_at(row: &Row, at: usize) -> Result<&str, Trouble> {
    row.text(at).map_err(Trouble::row)
}

/// The word of a closed list in column `at`. A word that is not in the list is an error, never another word of it.
pub fn word_at<T: FromStr<Err: fmt::Display>>(row: &Row, at: usize) -> Result<T, Trouble> {
    text_at(row, at)?.parse().map_err(Trouble::row)
}

/// Yes or no in column `at`: 1 or 0, and nothing else.
pub fn flag_at(row: &Row, at: usize) -> Result<bool, Trouble> {
    match int_at(row, at)? {
        0 => Ok(false),
        1 => Ok(true),
        other => Err(Trouble::row(format!("{other} is neither yes nor no"))),
    }
}

/// The report number in column `at`.
pub fn number_at(row: &Row, at: usize) -> Result<ReportNumber, Trouble> {
    ReportNumber::try_from(int_at(row, at)?).map_err(Trouble::row)
}
