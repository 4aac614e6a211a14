//! How much room a provider has for reports that it has not finished, as an administrator sets it.

use clearline_core::row::int_at;
use clearline_core::{House, Trouble, command, statement};
use clearline_identity::directory::{self, DirectoryError};
use clearline_law::access::{Actor, ManageProviders, Thing, permit};
use clearline_report::ProviderId;
use clearline_store::params;

use super::room::Rooms;

statement! {
    QUOTA = "intake/sql/quota";
    SET_QUOTA = "intake/sql/set_quota";
}

/// How much a provider may have open and not finished, and how much it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Reports that are open.
    pub reports: i64,
    /// Bytes in them: documents and files.
    pub bytes: i64,
    /// How many reports may be open; `None` for the default limit.
    pub reports_max: Option<i64>,
    /// How many bytes; `None` for the default limit.
    pub bytes_max: Option<i64>,
}

/// More no quota can be: a petabyte of bytes, and as many reports.
const QUOTA_MAX: i64 = 1 << 50;

/// The quota of a provider.
pub async fn quota(house: &House, actor: &Actor, id: &ProviderId) -> Result<Quota, DirectoryError> {
    permit::<ManageProviders>(actor, &Thing::House)?;
    let rows = house.query(&QUOTA, params!(provider = id.as_str())).await?;
    let row = rows.first().ok_or_else(|| unknown(id))?;
    Ok(Quota {
        reports: int_at(row, "open_reports")?,
        bytes: int_at(row, "open_bytes")?,
        reports_max: row.opt_int("open_reports_max").map_err(Trouble::from)?,
        bytes_max: row.opt_int("open_bytes_max").map_err(Trouble::from)?,
    })
}

/// Sets how much a provider may have open and not finished. What is open already stays; a lower number only keeps it
/// from opening more.
pub async fn set_quota(
    house: &House,
    actor: &Actor,
    id: &ProviderId,
    reports: Option<i64>,
    bytes: Option<i64>,
) -> Result<(), DirectoryError> {
    let permit = permit::<ManageProviders>(actor, &Thing::House)?;
    if directory::provider(house, id).await?.is_none() {
        return Err(unknown(id));
    }
    if !reports.into_iter().chain(bytes).all(|limit| (0..=QUOTA_MAX).contains(&limit)) {
        return Err(DirectoryError::Unfit(format!("a quota is a number from 0 to {QUOTA_MAX}")));
    }
    let told = |limit: Option<i64>| limit.map_or_else(|| "default".to_owned(), |limit| limit.to_string());
    let set: Result<(), DirectoryError> = command!(house, "directory.set_quota", |deed| {
        deed.must_change(
            &SET_QUOTA,
            params!(id = id.as_str(), open_reports_max = reports, open_bytes_max = bytes),
        );
        let facts = [("provider", id.to_string()), ("reports", told(reports)), ("bytes", told(bytes))];
        deed.record(&permit, None, &facts)?;
        Ok(())
    });
    house.memory::<Rooms>().forget(id);
    set
}

fn unknown(id: &ProviderId) -> DirectoryError {
    DirectoryError::Unknown { what: "provider", id: id.to_string() }
}
