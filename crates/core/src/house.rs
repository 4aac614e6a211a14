//! The context of the program: everything that a command may use is passed in. A command gets time, random bytes, keys
//! and outside services from here and from nowhere else.

use std::sync::Arc;
use std::time::Duration;

use clearline_law::{Contacts, HouseKind, Register};
use clearline_ledger::note::NoteError;
use clearline_ledger::{SigningKey, VerifierKey};
use clearline_seal::Signer;
use clearline_store::{Batch, CommitError, Committed, Params, Row, Sql, Store};
use clearline_vault::Vault;
use futures::future::BoxFuture;
use jiff::Timestamp;
use zeroize::Zeroize as _;

use crate::limits::Limits;
use crate::memory::Memory;
use crate::ports::Ports;
use crate::trouble::Trouble;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;

    /// Returns when `time` has passed. A stopped clock of a test moves on instead.
    fn wait(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}

/// Gives random bytes fit for keys.
pub trait Chance: Send + Sync {
    /// Fills `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// `N` random bytes.
pub fn draw<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}

/// The keys of one clearinghouse. All processes of one clearinghouse hold the same.
pub struct Keys {
    /// Signs checkpoints, receipts and packages.
    pub signing: SigningKey,
    /// The name under which `signing` is known, for example `clearline.example`.
    pub name: String,
    /// Keys the fingerprints of identifiers and the commitments to actors, so that neither can be guessed from outside.
    pub fingerprint: [u8; 32],
}

impl Drop for Keys {
    /// The signing key does the same by itself.
    fn drop(&mut self) {
        self.fingerprint.zeroize();
    }
}

impl Keys {
    /// What others need to check our signatures.
    ///
    /// # Errors
    ///
    /// Where the name cannot stand in a signed note.
    pub fn verifier(&self) -> Result<VerifierKey, NoteError> {
        VerifierKey::new(&self.name, self.signing.verifying_key())
    }

    /// Our public keys as a text to hand over: the key of the ledger and of receipts (C2SP signed note), and the key of
    /// packages (a line of OpenSSH's `allowed_signers`).
    ///
    /// # Errors
    ///
    /// Where the name cannot stand in a key.
    pub fn public(&self) -> Result<String, Box<dyn std::error::Error + Send + Sync>> {
        let seal = Signer::new(&self.name, self.signing.clone())?.public();
        Ok(format!("{}\n{seal}\n", self.verifier()?))
    }
}

/// What every command gets.
pub struct House {
    /// The database: every row that a command reads or writes.
    pub store: Store,
    /// File content.
    pub vault: Vault,
    /// The law as data.
    pub register: &'static Register,
    /// At work, or a demonstration: only a demonstration's invented agencies may count for the law.
    pub kind: HouseKind,
    /// Our keys.
    pub keys: Keys,
    /// The only source of the present moment.
    pub clock: Arc<dyn Clock>,
    /// The only source of random bytes.
    pub chance: Arc<dyn Chance>,
    /// Outside sources.
    pub ports: Ports,
    /// The limits of lists, bodies, retries and waits.
    pub limits: Limits,
    /// How agencies reach the operator.
    pub contacts: Contacts,
    /// What this process keeps in memory.
    pub memory: Memory,
    /// Rung when a commit leaves work behind, so that workers need not wait for their next look.
    pub bell: tokio::sync::Notify,
}

/// A batch was decided on what is no longer so: another was quicker, and nothing of it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quicker {
    /// The statement whose guard missed, or that met a key that is taken.
    pub statement: &'static str,
}

impl House {
    /// Reads rows. All that reads goes through here, so that a failure of the store becomes [`Trouble`] in one place.
    pub async fn query(&self, sql: &'static Sql, params: Params) -> Result<Vec<Row>, Trouble> {
        query(&self.store, sql, params).await
    }

    /// Commits a batch, all of it or nothing. A command has a [`crate::Deed`] instead.
    pub async fn commit(&self, batch: Batch) -> Result<Result<Committed, Quicker>, Trouble> {
        let during = batch.name();
        match self.store.commit(batch).await {
            Ok(committed) => Ok(Ok(committed)),
            Err(CommitError::Conflict { statement, .. } | CommitError::Duplicate { statement, .. }) => {
                Ok(Err(Quicker { statement }))
            }
            Err(CommitError::Failed(source)) => Err(Trouble::Store { during, source }),
        }
    }

    /// The present moment, as exact as it is kept: what is told of it at once and what is read back later are the same.
    pub fn now(&self) -> Timestamp {
        let now = self.clock.now();
        Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
    }

    /// `N` random bytes.
    pub fn draw<const N: usize>(&self) -> [u8; N] {
        draw(self.chance.as_ref())
    }
}

/// Reads rows where there is no house yet.
pub(crate) async fn query(store: &Store, sql: &'static Sql, params: Params) -> Result<Vec<Row>, Trouble> {
    store.query(sql, params).await.map_err(|source| Trouble::Store { during: sql.name, source })
}
