use std::sync::{Arc, Mutex, PoisonError};

use super::agencies::{self, Agency};
use crate::command::{Deed, Trouble};
use crate::counsel::{self, InForce};
use crate::dossier::int_at;
use crate::house::House;
use crate::statement::statement;

statement! {
    VERSION = "directory/sql/agencies_version";
    NEXT_VERSION = "directory/sql/next_agencies_version";
}

/// What a ruling needs besides the report and the register.
#[derive(Debug, Default)]
pub struct Known {
    /// The whole directory of agencies, by key.
    pub agencies: Arc<Vec<Agency>>,
    /// What counsel approved, and which stale entries may be relied on.
    pub in_force: InForce,
}

/// What this process last read of the directory, and which version of it that was.
#[derive(Default)]
pub struct Remembered(Mutex<Option<(i64, Arc<Known>)>>);

impl Remembered {
    fn of(&self, version: i64) -> Option<Arc<Known>> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.as_ref().filter(|(known, _)| *known == version).map(|(_, known)| known.clone())
    }

    fn keep(&self, version: i64, known: &Arc<Known>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_none_or(|(before, _)| *before < version) {
            *held = Some((version, known.clone()));
        }
    }
}

/// The directory and what is in force. Every report asks for it: what is asked of the store each time is one row, the
/// directory's version, which every change moves on in its own deed, in whatever process.
pub async fn known(house: &House) -> Result<Arc<Known>, Trouble> {
    let rows = house.store.query(&VERSION, &[]).await.map_err(agencies::store_failed)?;
    let row = rows.first().ok_or_else(|| Trouble::row("the directory has no version"))?;
    let version = int_at(row, 0)?;
    if let Some(known) = house.agencies.of(version) {
        return Ok(known);
    }
    // Read after the version: what is kept under it is never older than it says.
    let agencies = Arc::new(agencies::read(house).await?);
    let known = Arc::new(Known { agencies, in_force: counsel::read_in_force(house).await? });
    house.agencies.keep(version, &known);
    Ok(known)
}

/// The whole directory of agencies, by key.
pub async fn agencies(house: &House) -> Result<Arc<Vec<Agency>>, Trouble> {
    Ok(known(house).await?.agencies.clone())
}

/// Moves the directory's version on, so that every process reads it again.
pub(crate) fn changed(deed: &mut Deed<'_>) {
    deed.must_change(&NEXT_VERSION, Vec::new());
}
