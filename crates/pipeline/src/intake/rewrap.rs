//! Rotation of the key that wraps the keys of files. No file is read or written: only its wrapped key changes.

use clearline_core::row::{bytes_at, int_at, text_at};
use clearline_core::{House, Trouble, command, statement};
use clearline_law::access::{Actor, ManageKeys, Permit, Thing, permit};
use clearline_store::{Row, Sql, params};
use clearline_vault::VaultError;

use super::model::IntakeError;

statement! {
    FILE_KEYS = "intake/sql/file_keys";
    SET_FILE_KEY = "intake/sql/set_file_key";
    QUARANTINED_KEYS = "intake/sql/quarantined_keys";
    SET_QUARANTINED_KEY = "intake/sql/set_quarantined_key";
    PACKAGE_KEYS = "intake/sql/package_keys";
    SET_PACKAGE_KEY = "intake/sql/set_package_key";
}

/// Rows of one step.
const STEP: i64 = 500;

/// Wraps every key of a file or a package under the newest key-encryption key, those in quarantine as well: a file that is
/// released must open again. May be broken off and begun again; a key that changed meanwhile is left as it is. Returns how
/// many keys were looked at.
pub async fn rewrap(house: &House, actor: &Actor) -> Result<u64, IntakeError> {
    let permit = permit::<ManageKeys>(actor, &Thing::House)?;
    let mut seen = walk(house, &permit, &QUARANTINED_KEYS, &SET_QUARANTINED_KEY).await?;
    seen += walk(house, &permit, &FILE_KEYS, &SET_FILE_KEY).await?;
    // Once more: a key may have gone into quarantine before the walk through the files came to it.
    seen += walk(house, &permit, &QUARANTINED_KEYS, &SET_QUARANTINED_KEY).await?;
    Ok(seen + walk(house, &permit, &PACKAGE_KEYS, &SET_PACKAGE_KEY).await?)
}

/// All tables are walked alike: report, place within it, path, key; ordered by the first two.
async fn walk(
    house: &House,
    permit: &Permit<ManageKeys>,
    list: &'static Sql,
    set: &'static Sql,
) -> Result<u64, IntakeError> {
    // "0" comes before every key of a file and every ordinal.
    let (mut report, mut place, mut seen) = (0, "0".to_owned(), 0);
    loop {
        let rows = house.query(list, params!(report = report, place = place.as_str(), limit = STEP)).await?;
        let Some(last) = rows.last() else { return Ok(seen) };
        (report, place) = (int_at(last, "report")?, text_at(last, "place")?.to_owned());
        seen += rows.len() as u64;
        step(house, permit, set, &rows).await?;
    }
}

async fn step(
    house: &House,
    permit: &Permit<ManageKeys>,
    set: &'static Sql,
    rows: &[Row],
) -> Result<(), IntakeError> {
    let failed = |source: VaultError| Trouble::Vault { command: "intake.rewrap", source: Box::new(source) };
    command!(house, "intake.rewrap", |deed| {
        for row in rows {
            let old = bytes_at(row, "sealed_key")?;
            // The content was destroyed, and its key with it.
            if old.is_empty() {
                continue;
            }
            let new = house.vault.rewrap(text_at(row, "path")?, old, house.draw()).map_err(failed)?;
            deed.run(
                set,
                params!(
                    report = int_at(row, "report")?,
                    place = text_at(row, "place")?,
                    old_key = old,
                    new_key = new
                ),
            );
        }
        deed.record(permit, None, &[("keys", rows.len().to_string())])?;
        Ok(())
    })
}
