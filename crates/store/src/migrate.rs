//! Migrations: numbered, append-only, one text for both engines with type tokens.

use sha2::{Digest, Sha256};

use crate::dialect::Dialect;
use crate::{EngineError, StoreError};

/// One step of the schema. The text is written once for both engines: `{int}`, `{small}`, `{text}` and `{bytes}` stand for
/// the types, `{strict}` after the closing bracket of every table (SQLite then minds types, as PostgreSQL does); lines
/// between `-- only sqlite` or `-- only postgres` and `-- both` are for one engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Migration {
    /// Position in the order of all migrations, from 1.
    pub number: u32,
    /// What it is called, for people.
    pub name: &'static str,
    /// The statements.
    pub text: &'static str,
}

/// Why the schema cannot be brought to the state the program knows. The database was left as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MigrationRefusal {
    /// The text differs from what was once applied under this number.
    #[error("its text was changed after it had been applied")]
    Changed,
    /// The database was migrated by a newer program.
    #[error("this database is newer than this program")]
    Newer,
    /// Numbers must ascend, and a new migration comes after all applied ones.
    #[error("its number is out of order")]
    OutOfOrder,
    /// `{…}` with a word that has no meaning here.
    #[error("it uses the unknown token {{{token}}}")]
    UnknownToken {
        /// The word.
        token: String,
    },
    /// A table without `{strict}`.
    #[error("table {table} lacks {{strict}} after its closing bracket")]
    NotStrict {
        /// Its name.
        table: String,
    },
    /// The engine refused the text.
    #[error("the engine refused it")]
    Engine {
        /// What it said.
        source: EngineError,
    },
}

/// Clearline 0.1 kept its migrations in this table, and nothing else ever did.
pub(crate) const OF_0_1: &str = "store_migration";
pub(crate) const CREATE_TABLE: &str = "create table if not exists schema_step \
    (number {int} primary key, name {text} not null, checksum {bytes} not null) {strict}";
pub(crate) const APPLIED: &str = "select number, checksum from schema_step order by number";
pub(crate) const RECORD: &str = "insert into schema_step (number, name, checksum) values ($1, $2, $3)";

/// A migration ready to be applied by one engine.
pub(crate) struct Step {
    pub(crate) number: u32,
    pub(crate) name: &'static str,
    pub(crate) text: String,
    pub(crate) checksum: Vec<u8>,
}

pub(crate) fn refuse(number: u32, source: MigrationRefusal) -> StoreError {
    StoreError::Migration { number, source }
}

pub(crate) fn check_order(migrations: &[Migration]) -> Result<(), StoreError> {
    let mut last = 0;
    for migration in migrations {
        if migration.number <= last {
            return Err(refuse(migration.number, MigrationRefusal::OutOfOrder));
        }
        last = migration.number;
    }
    Ok(())
}

pub(crate) fn steps(migrations: &[Migration], dialect: Dialect) -> Result<Vec<Step>, StoreError> {
    let step = |migration: &Migration| {
        let text = dialect.expand(migration.text).map_err(|refusal| refuse(migration.number, refusal))?;
        // Of the common text, so that the sum is the same on both engines.
        let checksum = Sha256::digest(migration.text.as_bytes()).to_vec();
        Ok(Step { number: migration.number, name: migration.name, text, checksum })
    };
    migrations.iter().map(step).collect()
}

/// The steps still to be applied, given those the database says it has had (number and checksum, ascending).
pub(crate) fn missing<'a>(steps: &'a [Step], applied: &[(i64, Vec<u8>)]) -> Result<&'a [Step], StoreError> {
    let mut rest = steps;
    for (number, checksum) in applied {
        let number = u32::try_from(*number).unwrap_or(u32::MAX);
        match rest.split_first() {
            Some((step, tail)) if step.number == number => {
                if step.checksum != *checksum {
                    return Err(refuse(number, MigrationRefusal::Changed));
                }
                rest = tail;
            }
            Some((step, _)) if step.number < number => {
                return Err(refuse(step.number, MigrationRefusal::OutOfOrder));
            }
            _ => return Err(refuse(number, MigrationRefusal::Newer)),
        }
    }
    Ok(rest)
}
