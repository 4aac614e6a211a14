//! Which files of a report await their destruction, and until when: what every stage that shows or hands over a file tells.

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::{House, Trouble, statement};
use clearline_report::FileId;
use clearline_store::params;
use jiff::Timestamp;

use super::leave::Leave;

statement! {
    AWAITING_DESTRUCTION = "dossier/sql/awaiting_destruction";
}

/// The files that await destruction, each with the moment at which it is carried out unless an order of a court to us
/// stands against it.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Vec<(FileId, Timestamp)>, Trouble> {
    let rows = house.query(&AWAITING_DESTRUCTION, params!(report = leave.number().get())).await?;
    rows.iter()
        .map(|row| {
            Ok((text_at(row, "file")?.parse().map_err(Trouble::row)?, moment(int_at(row, "due_at")?)?))
        })
        .collect()
}
