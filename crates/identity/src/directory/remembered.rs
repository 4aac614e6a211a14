use std::sync::Arc;

use clearline_core::row::int_at;
use clearline_core::rows::Unreadable;
use clearline_core::{Deed, House, InMemory, Latest, Trouble, statement};
use clearline_report::AgencyId;
use clearline_store::params;

use super::agencies::{self, Agency};

statement! {
    VERSION = "directory/sql/agencies_version";
    NEXT_VERSION = "directory/sql/next_agencies_version";
}

/// The directory of agencies, as it was read last.
#[derive(Debug, Default)]
pub struct Directory {
    /// The directory's version; what else every report asks for is kept under it too.
    pub version: i64,
    /// The agencies that can be read, by key: for pages that list them.
    pub agencies: Arc<Vec<Agency>>,
    /// The keys of those that cannot, and which row it is.
    pub unreadable: Vec<(String, Unreadable)>,
}

impl Directory {
    /// One agency.
    ///
    /// # Errors
    /// Where it cannot be read: that is not the same as that there is none.
    pub fn agency(&self, id: &AgencyId) -> Result<Option<&Agency>, Trouble> {
        match self.unreadable.iter().find(|(broken, _)| broken == id.as_str()) {
            Some((_, why)) => Err(Trouble::row(why)),
            None => Ok(self.agencies.iter().find(|agency| agency.id == *id)),
        }
    }
}

/// What this process last read of the directory.
#[derive(Default)]
struct Remembered(Latest<Directory>);

impl InMemory for Remembered {
    fn begin(_: &House) -> Self {
        Remembered::default()
    }
}

/// The directory. Every report asks for it: what is asked of the store each time is one row, the directory's version,
/// which every change moves on in its own deed, in whatever process.
pub async fn known(house: &House) -> Result<Arc<Directory>, Trouble> {
    let rows = house.query(&VERSION, params!()).await?;
    let row = rows.first().ok_or_else(|| Trouble::row("the directory has no version"))?;
    let version = int_at(row, "version")?;
    let remembered = house.memory::<Remembered>();
    if let Some(known) = remembered.0.of(version) {
        return Ok(known);
    }
    // Read after the version: what is kept under it is never older than it says.
    let (agencies, unreadable) = agencies::read(house).await?;
    let known = Arc::new(Directory { version, agencies: Arc::new(agencies), unreadable });
    remembered.0.keep(version, &known);
    Ok(known)
}

/// The whole directory of agencies, by key: for what chooses among all of them.
///
/// # Errors
/// Where one of them cannot be read: no agency is skipped because of a broken row.
pub async fn agencies(house: &House) -> Result<Arc<Vec<Agency>>, Trouble> {
    let known = known(house).await?;
    match known.unreadable.first() {
        Some((_, why)) => Err(Trouble::row(why)),
        None => Ok(known.agencies.clone()),
    }
}

/// The agencies that can be read, by key, and those that cannot: for pages.
pub async fn listed(house: &House) -> Result<(Arc<Vec<Agency>>, Vec<Unreadable>), Trouble> {
    let known = known(house).await?;
    let unreadable = known.unreadable.iter().map(|(_, why)| why.clone()).collect();
    Ok((known.agencies.clone(), unreadable))
}

/// Moves the directory's version on, so that every process reads it again.
pub fn changed(deed: &mut Deed<'_>) {
    deed.must_change(&NEXT_VERSION, params!());
}
