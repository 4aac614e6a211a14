//! What the administrator reads of the lists. What sources said of a report is read in
//! [`dossier::augmented`](clearline_records::dossier::augmented).

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::{House, Trouble};
use clearline_law::access::{ManageLists, Permit};
use clearline_store::params;

use super::model::{ExitList, HashList, LISTS_MAX};
use super::sources::exits::{EXIT_LISTS, list_of};
use super::sources::hash::HASH_LISTS;

/// The hash lists that are held, by their keys.
pub async fn hash_lists(house: &House, _: &Permit<ManageLists>) -> Result<Vec<HashList>, Trouble> {
    let rows = house.query(&HASH_LISTS, params!(limit = LISTS_MAX)).await?;
    rows.iter()
        .map(|row| {
            Ok(HashList {
                id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
                name: text_at(row, "name")?.to_owned(),
                source: text_at(row, "source")?.to_owned(),
                entries: int_at(row, "entries")?,
                imported_at: moment(int_at(row, "imported_at")?)?,
            })
        })
        .collect()
}

/// The lists of proxies and exits that are held, by their keys.
pub async fn exit_lists(house: &House, _: &Permit<ManageLists>) -> Result<Vec<ExitList>, Trouble> {
    let rows = house.query(&EXIT_LISTS, params!(limit = LISTS_MAX)).await?;
    rows.iter().map(list_of).collect()
}
