//! The keys of one clearinghouse, kept in `keys` in the data directory, readable by their owner only. They are drawn where
//! the database is new and nowhere else: the database knows each of them ([`clearline_core::key_checks`]), and a
//! process that lacks one, or has another, says which and stops.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clearline_core::key_checks::{FINGERPRINT, FIRST_FILES, KeyCheck, SIGNING};
use clearline_core::{Chance, Keys, Trouble};
use clearline_ledger::SigningKey;
use clearline_vault::KeyRing;
use zeroize::Zeroizing;

use crate::private::{self, LooseError};

/// The keys that every house has.
const ALWAYS: [&str; 3] = [SIGNING, FINGERPRINT, FIRST_FILES];

/// Keys that cannot be had.
#[derive(Debug, thiserror::Error)]
pub(crate) enum KeyError {
    #[error("cannot use the key file {path}")]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("the key file {path} does not hold 64 hexadecimal digits")]
    Malformed { path: PathBuf },
    #[error("the keys are not ours alone")]
    Loose(#[source] LooseError),
    #[error(
        "this database was written with keys that are not here: {} in {dir}. Copy them there from the machine that runs \
         this clearinghouse, or from your copy of them, and start again. No key was drawn. If a key is lost for good, \
         read what that means at `clearline admin keys replace --help`",
        .names.iter().map(|name| format!("{name}.key")).collect::<Vec<_>>().join(", ")
    )]
    Missing { names: Vec<String>, dir: PathBuf },
    #[error(
        "{path} is another key than the one this database was written with. Put the right one there, from the machine that \
         runs this clearinghouse or from your copy, and start again; if this is a database of another clearinghouse, name \
         the right one with --database"
    )]
    Other { path: PathBuf },
    #[error(
        "there is nothing to replace: this database was written with no other {0}.key than the one that is here"
    )]
    NotLost(String),
    #[error("the keys that seal files cannot be used")]
    Ring(#[source] clearline_vault::KeyRingError),
    #[error("a key cannot be checked")]
    Check(#[source] Trouble),
}

/// What this process holds.
pub(crate) struct Held {
    keys: BTreeMap<String, Zeroizing<[u8; 32]>>,
    dir: PathBuf,
    /// The files this process made just now.
    drawn: Vec<PathBuf>,
}

impl Held {
    /// Reads the keys in `data`, which the database must know: `known`. Where it knows none and is `fresh`, those that are
    /// absent are drawn. So is the one named by `lost`, in any case.
    pub(crate) fn of(
        data: &Path,
        known: &[KeyCheck],
        fresh: bool,
        lost: Option<&str>,
        chance: &dyn Chance,
    ) -> Result<Held, KeyError> {
        if let Some(lost) = lost.filter(|lost| !known.iter().any(|one| one.name == **lost)) {
            return Err(KeyError::NotLost(lost.to_owned()));
        }
        let dir = data.join("keys");
        let mut held = Held { keys: BTreeMap::new(), dir: dir.clone(), drawn: Vec::new() };
        let mut names = names_in(&dir)?;
        let needed: Vec<String> = match known {
            [] => ALWAYS.map(str::to_owned).into(),
            known => known.iter().map(|one| one.name.clone()).collect(),
        };
        let missing: Vec<String> = needed.into_iter().filter(|name| !names.contains(name)).collect();
        let drawable = |name: &String| (known.is_empty() && fresh) || lost == Some(name.as_str());
        if missing.iter().any(|name| !drawable(name)) {
            let names = missing.into_iter().filter(|name| !drawable(name)).collect();
            return Err(KeyError::Missing { names, dir });
        }
        if !missing.is_empty() || dir.exists() {
            private::dir(&dir, &["signing.key", "fingerprint.key", "files-1.key"])
                .map_err(KeyError::Loose)?;
        }
        for name in &missing {
            held.draw(name, chance)?;
        }
        names.extend(missing);
        for name in names {
            let key = read(&held.path(&name))?;
            held.keys.insert(name, key);
        }
        held.must_be(known, lost)?;
        Ok(held)
    }

    fn must_be(&self, known: &[KeyCheck], lost: Option<&str>) -> Result<(), KeyError> {
        let ours = self.checks()?;
        for one in &ours {
            let Some(theirs) = known.iter().find(|theirs| theirs.name == one.name) else { continue };
            match (theirs == one, lost == Some(one.name.as_str())) {
                (true, true) => return Err(KeyError::NotLost(one.name.clone())),
                (false, false) => return Err(KeyError::Other { path: self.path(&one.name) }),
                _ => {}
            }
        }
        Ok(())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.join(format!("{name}.key"))
    }

    /// Draws a key. Two processes that share the directory and begin at once agree, since one alone can make the file.
    fn draw(&mut self, name: &str, chance: &dyn Chance) -> Result<(), KeyError> {
        let path = self.path(name);
        let (mut drawn, mut suffix) = (Zeroizing::new([0; 32]), [0; 8]);
        chance.fill(drawn.as_mut_slice());
        chance.fill(&mut suffix);
        let text = Zeroizing::new(hex::encode(drawn.as_slice()));
        let written = private::write_once(&path, &text, &hex::encode(suffix));
        if written.map_err(|source| KeyError::File { path: path.clone(), source })? {
            self.drawn.push(path);
        }
        Ok(())
    }

    /// What the database keeps of each.
    pub(crate) fn checks(&self) -> Result<Vec<KeyCheck>, KeyError> {
        let check =
            |(name, key): (&String, &Zeroizing<[u8; 32]>)| KeyCheck::of(name, key).map_err(KeyError::Check);
        self.keys.iter().map(check).collect()
    }

    /// The signing and fingerprint keys.
    pub(crate) fn keys(&self, origin: &str) -> Result<Keys, KeyError> {
        Ok(Keys {
            signing: SigningKey::from_bytes(self.key(SIGNING)?),
            name: origin.to_owned(),
            fingerprint: *self.key(FINGERPRINT)?,
        })
    }

    /// The keys that wrap the keys of files: `files-1`, `files-2`, …; the highest number wraps new ones. To rotate, add the
    /// next number and run `clearline admin files rewrap`.
    pub(crate) fn ring(&self) -> Result<KeyRing, KeyError> {
        // Of its full size at once: what grows leaves copies behind.
        let mut numbered = Vec::with_capacity(self.keys.len());
        numbered.extend(self.keys.iter().filter_map(|(name, key)| Some((number(name)?, **key))));
        KeyRing::new(numbered).map_err(KeyError::Ring)
    }

    /// Takes away what was drawn just now: another process was quicker on this database, and its keys are the ones that hold.
    pub(crate) fn undo(self) {
        for path in &self.drawn {
            // What cannot be removed is found at the next start, as another key.
            let _left = std::fs::remove_file(path);
        }
    }

    fn key(&self, name: &str) -> Result<&[u8; 32], KeyError> {
        let missing = || KeyError::Missing { names: vec![name.to_owned()], dir: self.dir.clone() };
        self.keys.get(name).map(|key| &**key).ok_or_else(missing)
    }
}

/// `files-7` has the number 7. No other way of writing it does: two names may not mean one key.
fn number(name: &str) -> Option<u32> {
    let number = name.strip_prefix("files-")?.parse::<u32>().ok()?;
    (number > 0 && name == format!("files-{number}")).then_some(number)
}

/// The keys whose files are there. Files of other names are left alone.
fn names_in(dir: &Path) -> Result<Vec<String>, KeyError> {
    let failed = |source| KeyError::File { path: dir.to_owned(), source };
    let entries = match std::fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let name = entry.map_err(failed)?.file_name();
        let name = name.to_str().and_then(|name| name.strip_suffix(".key"));
        names.extend(name.filter(|name| ALWAYS.contains(name) || number(name).is_some()).map(str::to_owned));
    }
    Ok(names)
}

fn read(path: &Path) -> Result<Zeroizing<[u8; 32]>, KeyError> {
    private::file(path).map_err(KeyError::Loose)?;
    let text = std::fs::read_to_string(path).map(Zeroizing::new);
    let text = text.map_err(|source| KeyError::File { path: path.to_owned(), source })?;
    let mut key = Zeroizing::new([0; 32]);
    let malformed = |_| KeyError::Malformed { path: path.to_owned() };
    hex::decode_to_slice(text.trim(), key.as_mut_slice()).map_err(malformed)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outside::SystemChance;

    fn held(data: &Path, known: &[KeyCheck], fresh: bool) -> Result<Held, KeyError> {
        Held::of(data, known, fresh, None, &SystemChance)
    }

    #[test]
    fn keys_are_drawn_beside_a_new_database_and_nowhere_else() {
        let place = tempfile::tempdir().unwrap();
        let data = place.path();
        let refused = held(data, &[], false).err().unwrap();
        assert!(matches!(&refused, KeyError::Missing { names, .. } if names.len() == 3), "{refused}");
        assert!(!data.join("keys").exists(), "nothing is made where it is refused");
        let first = held(data, &[], true).unwrap();
        let known = first.checks().unwrap();
        assert_eq!(held(data, &known, false).unwrap().checks().unwrap(), known, "the same at the next start");
        assert_eq!(
            held(data, &[], false).unwrap().checks().unwrap(),
            known,
            "also where a crash came before the note"
        );
        std::fs::remove_file(data.join("keys/fingerprint.key")).unwrap();
        let refused = held(data, &known, false).err().unwrap().to_string();
        assert!(refused.contains("fingerprint.key in ") && !refused.contains("signing.key"), "{refused}");
        first.undo();
        assert!(!data.join("keys/signing.key").exists(), "who was too late keeps nothing of what it drew");
    }

    #[test]
    fn another_key_is_named_and_a_key_for_files_may_be_added() {
        let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let known = held(one.path(), &[], true).unwrap().checks().unwrap();
        held(other.path(), &[], true).unwrap();
        let keys = |place: &tempfile::TempDir, name: &str| place.path().join("keys").join(name);
        for name in ["signing.key", "files-1.key"] {
            std::fs::copy(keys(&one, name), keys(&other, name)).unwrap();
        }
        let refused = held(other.path(), &known, false).err().unwrap().to_string();
        assert!(refused.contains("fingerprint.key is another key"), "{refused}");
        std::fs::write(keys(&one, "files-2.key"), "ab".repeat(32) + "\n").unwrap();
        std::fs::write(keys(&one, "files-02.key"), "not a key").unwrap();
        let rotated = held(one.path(), &known, false).unwrap();
        assert_eq!(rotated.ring().unwrap().newest(), 2);
        assert_eq!(rotated.checks().unwrap().len(), 4);
        std::fs::write(keys(&one, "files-2.key"), "ab").unwrap();
        assert!(matches!(held(one.path(), &known, false), Err(KeyError::Malformed { .. })));
    }

    #[test]
    fn a_lost_key_is_replaced_only_where_it_is_lost() {
        let place = tempfile::tempdir().unwrap();
        let known = held(place.path(), &[], true).unwrap().checks().unwrap();
        let replaced = |name: &str| Held::of(place.path(), &known, false, Some(name), &SystemChance);
        assert!(matches!(replaced("signing"), Err(KeyError::NotLost(_))));
        std::fs::remove_file(place.path().join("keys/signing.key")).unwrap();
        assert!(matches!(replaced("fingerprint"), Err(KeyError::Missing { .. })), "each by its own name");
        let new = replaced("signing").unwrap().checks().unwrap();
        assert_eq!(new.iter().filter(|one| !known.contains(one)).count(), 1);
    }
}
