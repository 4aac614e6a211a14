//! Which keys this database works with. The database holds a value derived from each key, so that a process with
//! another key, or without one, is found out before it writes anything: what is sealed, signed or fingerprinted by a
//! second set of keys is lost to the first.

use aws_lc_rs::hkdf;
use clearline_law::access::{Actor, ManageKeys, Thing, permit};
use clearline_ledger::SigningKey;
use clearline_store::{Params, Row, Store, params};

use crate::command::Deed;
use crate::house::{House, query};
use crate::ledger_head;
use crate::row::text_at;
use crate::trouble::Trouble;

statement! {
    HOUSE_KEYS = "sql/house_keys";
    ADD_HOUSE_KEY = "sql/add_house_key";
    REPLACE_HOUSE_KEY = "sql/replace_house_key";
    ANY_ENTRY = "sql/any_entry";
}

/// Separates these values from everything else the keys are used for.
const PURPOSE: &[u8] = b"clearline key check 1\n";

/// What the database knows of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyCheck {
    /// The name of its file, without the ending: `signing`, `fingerprint`, `files-1`.
    pub name: String,
    value: [u8; 32],
    /// The public key, of the one that signs.
    pub public: Option<[u8; 32]>,
}

impl KeyCheck {
    /// Of a key under the name of its file.
    ///
    /// # Errors
    /// Where the cryptographic library refuses.
    pub fn of(name: &str, key: &[u8; 32]) -> Result<KeyCheck, Trouble> {
        let public = (name == SIGNING).then(|| SigningKey::from_bytes(key).verifying_key().to_bytes());
        Ok(KeyCheck { name: name.to_owned(), value: derived(name, key)?, public })
    }
}

/// The name of the key that signs.
pub const SIGNING: &str = "signing";
/// The name of the key of fingerprints.
pub const FINGERPRINT: &str = "fingerprint";
/// The first key that wraps the keys of files.
pub const FIRST_FILES: &str = "files-1";

/// HKDF-SHA-256 (RFC 5869) of the key, for this purpose and name. The key itself is used for nothing but to extract.
fn derived(name: &str, key: &[u8; 32]) -> Result<[u8; 32], Trouble> {
    let mut value = [0; 32];
    let info = [name.as_bytes()];
    let drawn = hkdf::Salt::new(hkdf::HKDF_SHA256, PURPOSE).extract(key);
    let filled = drawn.expand(&info, hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut value));
    filled.map_err(|_| Trouble::row("the check value of a key"))?;
    Ok(value)
}

/// Why this process may not work on this database.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The process has no such key.
    #[error("this database was written with a key that is not here: {name}.key")]
    Missing {
        /// The name of the key.
        name: String,
    },
    /// The process has another key of that name.
    #[error("this database was written with another {name}.key than the one that is here")]
    Other {
        /// The name of the key.
        name: String,
    },
    /// No key was noted yet, and the ledger was signed by another.
    #[error(
        "the ledger in this database was signed with another signing.key than the one that is here, or under another origin"
    )]
    NotOurLedger,
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(#[source] clearline_law::access::Denied),
    /// An internal fault, logged for the operator.
    #[error("the keys could not be held against the database")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for KeyFault {
    fn from(trouble: Trouble) -> Self {
        KeyFault::Trouble(trouble)
    }
}

/// Was nothing ever done in this database? Every command leaves an entry in the ledger, and none is ever removed.
pub async fn is_fresh(store: &Store) -> Result<bool, Trouble> {
    Ok(query(store, &ANY_ENTRY, params!()).await?.is_empty())
}

/// What the database knows of the keys, by name.
pub async fn known(store: &Store) -> Result<Vec<KeyCheck>, Trouble> {
    query(store, &HOUSE_KEYS, params!()).await?.iter().map(check_of).collect()
}

/// Holds this process's keys against the database, and notes those that it does not know: all of them where it is new, or
/// a key of files that was added. Of two processes that begin on one new database with keys of their own, one is refused.
/// The key named by `replaced` takes the place of one that is lost, with what that means for all it was used for.
///
/// # Errors
/// [`KeyFault`], before anything was written.
pub async fn hold(
    house: &House,
    by: &Actor,
    ours: &[KeyCheck],
    replaced: Option<&str>,
) -> Result<(), KeyFault> {
    let permit = permit::<ManageKeys>(by, &Thing::House).map_err(KeyFault::Denied)?;
    command!(house, "keys.hold", |deed| {
        let known = known(&house.store).await?;
        if known.is_empty() {
            must_be_our_ledger(house).await?;
        }
        let mut facts = Vec::new();
        for theirs in &known {
            let mine = ours.iter().find(|one| one.name == theirs.name);
            let mine = mine.ok_or_else(|| KeyFault::Missing { name: theirs.name.clone() })?;
            if mine == theirs {
                continue;
            }
            if replaced != Some(theirs.name.as_str()) {
                return Err(KeyFault::Other { name: theirs.name.clone() });
            }
            deed.must_change(&REPLACE_HOUSE_KEY, row_of(&deed, mine));
            facts.push(("replaced", mine.name.clone()));
        }
        for new in ours.iter().filter(|one| !known.iter().any(|theirs| theirs.name == one.name)) {
            deed.run(&ADD_HOUSE_KEY, row_of(&deed, new));
            facts.push(("added", new.name.clone()));
        }
        if !facts.is_empty() {
            deed.record(&permit, None, &facts)?;
        }
        Ok(())
    })
}

/// A database of before keys were noted says by its newest checkpoint who signed it.
async fn must_be_our_ledger(house: &House) -> Result<(), KeyFault> {
    let Some(note) = ledger_head::head(house).await?.map(|(_, note)| note) else { return Ok(()) };
    let ours = house.keys.verifier().map_err(Trouble::row)?;
    clearline_ledger::note::open(&note, &[ours]).map(|_| ()).map_err(|_| KeyFault::NotOurLedger)
}

fn row_of(deed: &Deed<'_>, check: &KeyCheck) -> Params {
    params!(
        name = check.name.as_str(),
        check_value = check.value.as_slice(),
        public = check.public.as_ref().map(<[u8; 32]>::as_slice),
        added_at = deed.at_us()
    )
}

fn check_of(row: &Row) -> Result<KeyCheck, Trouble> {
    let name = text_at(row, "name")?;
    let wrong = || Trouble::row(format!("the check value of the key {name}"));
    let public = row.opt_bytes("public")?;
    Ok(KeyCheck {
        name: name.to_owned(),
        value: row.bytes("check_value")?.try_into().map_err(|_| wrong())?,
        public: public.map(<[u8; 32]>::try_from).transpose().map_err(|_| wrong())?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_check_value_tells_keys_and_names_apart_and_is_no_key() {
        let of = |name: &str, byte: u8| KeyCheck::of(name, &[byte; 32]).unwrap();
        assert_eq!(of("files-1", 1), of("files-1", 1));
        assert_ne!(of("files-1", 1).value, of("files-1", 2).value);
        assert_ne!(
            of("files-1", 1).value,
            of("files-2", 1).value,
            "two names may not show that their keys are one"
        );
        assert_ne!(of("files-1", 1).value, [1; 32]);
        let signing = of(SIGNING, 3);
        assert_eq!(signing.public, Some(SigningKey::from_bytes(&[3; 32]).verifying_key().to_bytes()));
        assert_eq!(of(FINGERPRINT, 3).public, None);
    }
}
