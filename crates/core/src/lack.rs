//! What is missing when we cannot work at present: space, or an answer, of the database or of the files. Callers are
//! asked to come again. The log has one line a minute for each kind, with a count, and not one for each request.

use std::error::Error;
use std::sync::{LazyLock, Mutex, PoisonError};
use std::time::Duration;

use clearline_store::{CommitError, StoreError};
use clearline_vault::VaultError;
use tokio::time::Instant;

use crate::trouble::Trouble;
use crate::trouble::chain;

/// How often one kind is logged.
const TELL_EVERY: Duration = Duration::from_secs(60);

/// What is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lack {
    /// The disk of the database is full.
    DatabaseRoom,
    /// The database does not answer.
    Database,
    /// The database is too busy, or held by another process.
    DatabaseTime,
    /// The store of files is full.
    FileRoom,
    /// The store of files does not answer.
    Files,
}

impl Lack {
    const ALL: [Lack; 5] =
        [Lack::DatabaseRoom, Lack::Database, Lack::DatabaseTime, Lack::FileRoom, Lack::Files];

    /// A stable word for logs.
    pub fn word(self) -> &'static str {
        match self {
            Lack::DatabaseRoom => "database_full",
            Lack::Database => "database_down",
            Lack::DatabaseTime => "database_busy",
            Lack::FileRoom => "files_full",
            Lack::Files => "files_down",
        }
    }

    /// What an error, or one of its causes, says is lacking. `None` where the fault is another.
    pub fn of(error: &(dyn Error + 'static)) -> Option<Lack> {
        let mut next = Some(error);
        while let Some(error) = next {
            if let Some(lack) = Lack::of_one(error) {
                return Some(lack);
            }
            next = error.source();
        }
        None
    }

    fn of_one(error: &(dyn Error + 'static)) -> Option<Lack> {
        if let Some(Trouble::Contended { .. }) = error.downcast_ref() {
            return Some(Lack::DatabaseTime);
        }
        let store = error.downcast_ref::<StoreError>().or(match error.downcast_ref::<CommitError>() {
            Some(CommitError::Failed(error)) => Some(error),
            _ => None,
        });
        let store = store.and_then(StoreError::lack).map(|lack| match lack {
            clearline_store::Lack::Room => Lack::DatabaseRoom,
            clearline_store::Lack::Answer => Lack::Database,
            clearline_store::Lack::Time => Lack::DatabaseTime,
        });
        store.or_else(|| {
            error.downcast_ref::<VaultError>()?.lack().map(|lack| match lack {
                clearline_vault::Lack::Room => Lack::FileRoom,
                clearline_vault::Lack::Answer => Lack::Files,
            })
        })
    }
}

/// What was logged of one kind.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    last: Option<Instant>,
    since: u64,
}

/// Counts what is lacking, and says when it is time to tell.
#[derive(Debug, Default)]
struct Teller([Mutex<Told>; 5]);

impl Teller {
    /// Counts one more. Answers how many there were since the last word, where a word is due.
    fn count(&self, lack: Lack, now: Instant) -> Option<u64> {
        self.look(lack, 1, now)
    }

    fn look(&self, lack: Lack, more: u64, now: Instant) -> Option<u64> {
        let told = self.0.get(Lack::ALL.iter().position(|one| *one == lack)?)?;
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        told.since = told.since.saturating_add(more);
        let due = told.last.is_none_or(|last| now.saturating_duration_since(last) >= TELL_EVERY);
        if !due || told.since == 0 {
            return None;
        }
        told.last = Some(now);
        Some(std::mem::take(&mut told.since))
    }
}

static TELLER: LazyLock<Teller> = LazyLock::new(Teller::default);

/// Tells the operator what went wrong during `what`: something lacking at most once a minute and kind, anything else at
/// once. Answers what is lacking.
pub fn tell(what: &'static str, error: &(dyn Error + 'static)) -> Option<Lack> {
    let Some(lack) = Lack::of(error) else {
        tracing::error!(error = %chain(error), "{what} failed");
        return None;
    };
    if let Some(times) = TELLER.count(lack, Instant::now()) {
        tracing::error!(lack = lack.word(), times, last = what, error = %chain(error), "work waits: a store lacks space or does not answer");
    }
    Some(lack)
}

/// Tells what was counted and not told yet, a minute after the last word: otherwise the end of a trouble would never be
/// told.
pub fn tell_rest() {
    for lack in Lack::ALL {
        if let Some(times) = TELLER.look(lack, 0, Instant::now()) {
            tracing::error!(lack = lack.word(), times, "work waited: a store lacked space or did not answer");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_troubles_of_one_kind_are_one_line_a_minute_with_their_count() {
        let teller = Teller::default();
        let start = Instant::now();
        let told: Vec<_> = (0..6_000)
            .filter_map(|i| teller.count(Lack::Database, start + Duration::from_millis(20 * i)))
            .collect();
        assert_eq!(told, [1, 3_000], "the first at once, then what a minute brought");
        assert_eq!(teller.count(Lack::Files, start), Some(1), "each kind on its own");
        let later = start + Duration::from_secs(200);
        assert_eq!(teller.look(Lack::Database, 0, later), Some(2_999), "the end is told too");
        assert_eq!(teller.look(Lack::Database, 0, later + TELL_EVERY), None, "and then silence");
    }

    /// The error of a command, as each stage has its own.
    #[derive(Debug, thiserror::Error)]
    #[error("not done")]
    struct Outer(#[source] Trouble);

    #[test]
    fn what_lacks_is_found_behind_every_command() {
        let full = StoreError::Full {
            statement: "a",
            source: clearline_store::EngineError {
                code: "13".to_owned(),
                message: "database or disk is full".to_owned(),
            },
        };
        let behind = Trouble::Store { during: "intake.open", source: full.clone() };
        assert_eq!(Lack::of(&behind), Some(Lack::DatabaseRoom));
        assert_eq!(Lack::of(&Outer(behind)), Some(Lack::DatabaseRoom), "however many errors stand before it");
        assert_eq!(Lack::of(&CommitError::Failed(full)), Some(Lack::DatabaseRoom));
        let gone = VaultError::Full { source: std::sync::Arc::new(std::io::Error::other("no space")) };
        let put = clearline_vault::PutError::<std::io::Error>::from(gone);
        let sealing = Trouble::Vault { command: "refer.seal", source: Box::new(put) };
        assert_eq!(Lack::of(&sealing), Some(Lack::FileRoom));
        assert_eq!(Lack::of(&Trouble::row("a word nobody knows")), None, "that is a fault, not a lack");
        assert_eq!(Lack::of(&Trouble::Vault { command: "x", source: Box::new(VaultError::NotFound) }), None);
    }
}
