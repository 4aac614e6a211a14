//! The end of the ledger's tree, and the newest signed checkpoint.

use clearline_store::params;

use crate::house::House;
use crate::row::int_at;
use crate::trouble::Trouble;

statement! {
    HEAD = "sql/ledger_head";
}

/// The end of the tree as the sequencer left it.
pub struct Head {
    /// How many entries have a place.
    pub size: u64,
    /// The tree's right edge.
    pub frontier: Vec<u8>,
    /// The newest signed checkpoint; empty before the first.
    pub note: String,
}

/// The end of the tree, or `None` before the first step.
pub async fn state(house: &House) -> Result<Option<Head>, Trouble> {
    let rows = house.query(&HEAD, params!()).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Head {
        size: u64::try_from(int_at(row, "size")?).map_err(Trouble::row)?,
        frontier: row.bytes("frontier")?.to_vec(),
        note: row.text("note")?.to_owned(),
    }))
}

/// The signed size and the checkpoint's text, or `None` before the first is signed. After a restore the tree may be
/// larger than what is signed.
pub async fn head(house: &House) -> Result<Option<(u64, String)>, Trouble> {
    let Some(head) = state(house).await?.filter(|head| !head.note.is_empty()) else { return Ok(None) };
    let size = head.note.lines().nth(1).and_then(|line| line.parse().ok());
    let size = size.ok_or_else(|| Trouble::row("the newest checkpoint cannot be read"))?;
    Ok(Some((size, head.note)))
}
