use std::sync::{Arc, Mutex, PoisonError};

use clearline_report::AgencyId;

use super::agencies::{self, Agency};
use crate::command::{Deed, Trouble};
use crate::counsel::{self, InForce};
use crate::dossier::int_at;
use crate::house::House;
use crate::rows::Unreadable;
use crate::statement::statement;

statement! {
    VERSION = "directory/sql/agencies_version";
    NEXT_VERSION = "directory/sql/next_agencies_version";
}

/// What a ruling needs besides the report and the register.
#[derive(Debug, Default)]
pub struct Known {
    /// The agencies that can be read, by key: for pages that list them.
    pub agencies: Arc<Vec<Agency>>,
    /// The keys of those that cannot, and which row it is.
    pub unreadable_agencies: Vec<(String, Unreadable)>,
    /// What counsel approved, and which stale entries may be relied on.
    pub in_force: InForce,
    /// What of it cannot be read.
    pub unreadable_agreed: Vec<Unreadable>,
}

impl Known {
    /// One agency.
    ///
    /// # Errors
    /// Where it cannot be read: that is not the same as that there is none.
    pub fn agency(&self, id: &AgencyId) -> Result<Option<&Agency>, Trouble> {
        match self.unreadable_agencies.iter().find(|(broken, _)| broken == id.as_str()) {
            Some((_, why)) => Err(Trouble::row(why)),
            None => Ok(self.agencies.iter().find(|agency| agency.id == *id)),
        }
    }

    /// What two people agreed to, for rulings, which rest on all of it.
    ///
    /// # Errors
    /// Where something of it cannot be read: nothing is ruled on half of what was agreed.
    pub fn agreed(&self) -> Result<&InForce, Trouble> {
        match self.unreadable_agreed.first() {
            Some(why) => Err(Trouble::row(why)),
            None => Ok(&self.in_force),
        }
    }
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
    let (agencies, unreadable_agencies) = agencies::read(house).await?;
    let (in_force, unreadable_agreed) = counsel::read_in_force(house).await?;
    let known = Known { agencies: Arc::new(agencies), unreadable_agencies, in_force, unreadable_agreed };
    let known = Arc::new(known);
    house.agencies.keep(version, &known);
    Ok(known)
}

/// The whole directory of agencies, by key: for what chooses among all of them.
///
/// # Errors
/// Where one of them cannot be read: nobody is passed over because of a broken row.
pub async fn agencies(house: &House) -> Result<Arc<Vec<Agency>>, Trouble> {
    let known = known(house).await?;
    match known.unreadable_agencies.first() {
        Some((_, why)) => Err(Trouble::row(why)),
        None => Ok(known.agencies.clone()),
    }
}

/// The agencies that can be read, by key, and those that cannot: for pages.
pub async fn listed(house: &House) -> Result<(Arc<Vec<Agency>>, Vec<Unreadable>), Trouble> {
    let known = known(house).await?;
    let unreadable = known.unreadable_agencies.iter().map(|(_, why)| why.clone()).collect();
    Ok((known.agencies.clone(), unreadable))
}

/// Moves the directory's version on, so that every process reads it again.
pub(crate) fn changed(deed: &mut Deed<'_>) {
    deed.must_change(&NEXT_VERSION, Vec::new());
}
