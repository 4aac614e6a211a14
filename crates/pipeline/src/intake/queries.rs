//! What the provider's own pages and the API read of intake.

use clearline_core::{House, Trouble, statement};
use clearline_records::dossier::leave::Leave;
use clearline_store::params;

statement! {
    RECEIPT = "intake/sql/receipt";
}

/// The signed receipt of a finished report: a C2SP signed note whose lines anybody can check offline.
pub async fn receipt(house: &House, leave: &Leave) -> Result<Option<String>, Trouble> {
    let rows = house.query(&RECEIPT, params!(report = leave.number().get())).await?;
    rows.first().map(|row| row.text("note").map(str::to_owned).map_err(Trouble::row)).transpose()
}
