//! What a ruling needs besides the report and the register: the directory of agencies, and what two people agreed to.

use std::sync::Arc;

use clearline_core::row::{int_at, moment, text_at};
use clearline_core::rows::{Rows, Source, Unreadable};
use clearline_core::{House, InMemory, Latest, Trouble, statement};
use clearline_identity::directory::{self, Directory};
use clearline_law::{Entered, OpenedRoute, Register};
use clearline_store::params;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::model::{Approval, EnteredRow, InForce, Matter, OpenRoute, Override};

statement! {
    IN_FORCE = "sql/in_force";
}

/// The directory and what is in force.
#[derive(Debug, Clone)]
pub struct Known {
    /// The agencies.
    pub directory: Arc<Directory>,
    /// What two people agreed to.
    pub agreed: Arc<Agreed>,
}

/// What two people agreed to and what counts today or later.
#[derive(Debug, Default)]
pub struct Agreed {
    /// The register in use, with what was entered of providers and countries laid over it.
    pub register: Register,
    /// What counsel approved, and which stale entries may be relied on: for pages.
    pub in_force: InForce,
    /// What of it cannot be read.
    pub unreadable: Vec<Unreadable>,
}

impl Agreed {
    /// All of it, for rulings, which rest on all of it.
    ///
    /// # Errors
    /// Where something of it cannot be read: nothing is ruled on half of what was agreed.
    pub fn whole(&self) -> Result<&InForce, Trouble> {
        match self.unreadable.first() {
            Some(why) => Err(Trouble::row(why)),
            None => Ok(&self.in_force),
        }
    }
}

/// What this process last read of it.
#[derive(Default)]
struct Remembered(Latest<Agreed>);

impl InMemory for Remembered {
    fn begin(_: &House) -> Self {
        Remembered::default()
    }
}

/// The directory and what is in force. Costs the directory's version and no more: every decision of counsel moves that on.
pub async fn known(house: &House) -> Result<Known, Trouble> {
    let directory = directory::known(house).await?;
    let remembered = house.memory::<Remembered>();
    if let Some(agreed) = remembered.0.of(directory.version) {
        return Ok(Known { directory, agreed });
    }
    // Read after the version: what is kept under it is never older than it says.
    let (in_force, unreadable) = read_in_force(house).await?;
    let register = entered(house, &in_force.entered);
    let agreed = Arc::new(Agreed { register, in_force, unreadable });
    remembered.0.keep(directory.version, &agreed);
    Ok(Known { directory, agreed })
}

/// The register in use as it read at `at`, with what was entered of providers and countries until then. What was ended
/// since is not in it.
pub async fn register_at(house: &House, at: Timestamp) -> Result<Register, Trouble> {
    let agreed = known(house).await?.agreed;
    let then = |row: &&EnteredRow| row.approved_at <= at;
    if agreed.in_force.entered.iter().all(|row| then(&row)) {
        return Ok(agreed.register.clone());
    }
    let rows: Vec<EnteredRow> = agreed.in_force.entered.iter().filter(then).cloned().collect();
    Ok(entered(house, &rows))
}

/// The register in use with these rows laid over it. What no longer fits is left out, and the operator is told.
fn entered(house: &House, rows: &[EnteredRow]) -> Register {
    if rows.is_empty() {
        return house.register.clone();
    }
    let rows: Vec<Entered> = rows.iter().map(|row| row.entered.clone()).collect();
    let (register, problems) = house.register.with_entered(&rows);
    for problem in problems {
        tracing::warn!(%problem, "what was entered of a provider or a country does not fit the register");
    }
    register
}

/// Everything two people agreed to that counts today or later, for rulings.
///
/// # Errors
/// Where one of them cannot be read: nothing is ruled on half of what was agreed.
pub async fn in_force(house: &House) -> Result<InForce, Trouble> {
    Ok(known(house).await?.agreed.whole()?.clone())
}

/// The approvals that hold on `day`, which is today or later. Costs the directory's version and no more.
pub async fn approvals_in_force(house: &House, day: Date) -> Result<Vec<Approval>, Trouble> {
    let agreed = known(house).await?.agreed;
    Ok(agreed.in_force.approvals.iter().filter(|one| one.holds_on(day)).cloned().collect())
}

/// The overrides that hold on `day`, which is today or later. Costs the directory's version and no more.
pub async fn overrides_in_force(house: &House, day: Date) -> Result<Vec<Override>, Trouble> {
    let agreed = known(house).await?.agreed;
    Ok(agreed.in_force.overrides.iter().filter(|one| one.holds_on(day)).cloned().collect())
}

/// Reads what is in force today or will be.
async fn read_in_force(house: &House) -> Result<(InForce, Vec<Unreadable>), Trouble> {
    let rows = house.query(&IN_FORCE, params!(today = today(house).to_string())).await?;
    let source = Source::of("proposal", &["id"]);
    let read = Rows::all(house, &source, &rows, |row| {
        let matter = Matter::from_json(text_at(row, "kind")?, text_at(row, "body")?)?;
        Ok((text_at(row, "id")?.to_owned(), matter, moment(int_at(row, "decided_at")?)?))
    })?;
    let unreadable = read.unreadable().to_vec();
    let mut found = InForce::default();
    for (id, matter, approved_at) in read.into_good() {
        match matter {
            Matter::Approval { policy, agency, report, from, to } => {
                let report = report.map(|asked| asked.report);
                found.approvals.push(Approval { id, policy, agency, report, from, to });
            }
            Matter::Override { entry, from, to } => {
                found.overrides.push(Override { id, entry, from, to });
            }
            Matter::Route { route, countries, evidence, given_by, given_on, from, to, .. } => {
                let evidence = format!("{} ({given_by}, {given_on})", evidence.trim_end_matches('.'));
                let opened = OpenedRoute { route, countries, from, to, evidence };
                found.routes.push(OpenRoute { id, opened });
            }
            Matter::Detail { entered } => found.entered.push(EnteredRow { id, entered, approved_at }),
            Matter::Basis { .. } | Matter::EndBasis { .. } | Matter::Investigates { .. } => {
                return Err(Trouble::row(format!("proposal {id} holds until a day")));
            }
        }
    }
    found.entered.sort_by(|a, b| (a.approved_at, &a.id).cmp(&(b.approved_at, &b.id)));
    Ok((found, unreadable))
}

/// Today in UTC: the days of the register and of what is approved are those of UTC.
pub(super) fn today(house: &House) -> Date {
    TimeZone::UTC.to_datetime(house.now()).date()
}
