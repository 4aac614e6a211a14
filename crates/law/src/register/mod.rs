//! The law as data: what `instruments/` says, loaded once, cited and dated.
//!
//! A clause is used only on days on which it stands ([`Clause::standing`]); a clause that is missing, not yet or no
//! longer in force, or past its review, is never a permission.

mod clause;
mod directory;
mod load;
mod shipped;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use clearline_report::{AgencyId, Country};
use jiff::civil::Date;

pub use clause::{Clause, ClauseId, Confidence, Length, Modality, Standing};
pub use directory::{AgencyEntry, CountryEntry};
pub use load::Problem;

/// Every clause, country and agency the house ships with, and the version that names this content.
#[derive(Debug, Clone, Default)]
pub struct Register {
    clauses: BTreeMap<ClauseId, Clause>,
    countries: BTreeMap<Country, CountryEntry>,
    agencies: Vec<AgencyEntry>,
    home_desk: Option<AgencyId>,
    version: String,
}

impl Register {
    /// The register this program was built with. It is empty, and then permits nothing, only if the files it was
    /// built from were refused; a test holds that they are not.
    pub fn shipped() -> &'static Register {
        shipped::register()
    }

    /// Reads a register from files, each a path (for messages) and its text.
    ///
    /// # Errors
    /// Every problem of every file, with its line and what to do about it.
    pub fn parse(files: &[(&str, &str)]) -> Result<Register, Vec<Problem>> {
        load::load(files)
    }

    /// One clause.
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.get(id)
    }

    /// All clauses, by id.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.values()
    }

    /// The clauses that stand on `day`, by id.
    pub fn clauses_in_force(&self, day: Date) -> impl Iterator<Item = &Clause> {
        self.clauses.values().filter(move |clause| clause.standing(day) == Standing::InForce)
    }

    /// SHA-256 over the content, in 64 hexadecimal digits. Comments, spacing and the order of rows and files do not
    /// change it; any fact does.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The agencies of the shipped directory, in its own order.
    pub fn agencies(&self) -> &[AgencyEntry] {
        &self.agencies
    }

    /// The federal agency that takes reports nobody else can take. `None` only where no directory was loaded.
    pub fn home_desk(&self) -> Option<&AgencyId> {
        self.home_desk.as_ref()
    }

    /// One country or territory.
    pub fn country(&self, country: Country) -> Option<&CountryEntry> {
        self.countries.get(&country)
    }

    /// All countries and territories, by code.
    pub fn countries(&self) -> impl Iterator<Item = &CountryEntry> {
        self.countries.values()
    }

    /// The country's English name, or its code where we know none.
    pub fn country_name(&self, country: Country) -> String {
        self.country(country).map_or_else(|| country.code().to_owned(), |entry| entry.name.clone())
    }

    /// The same register without one clause, under another version: what would be ruled if it fell?
    pub fn without(&self, id: &ClauseId) -> Register {
        let mut rest = self.clone();
        if rest.clauses.remove(id).is_some() {
            rest.version = load::digest(&[self.version.as_str(), "without", id.as_str()]);
        }
        rest
    }
}
