//! The keys of one clearinghouse: generated at the first start, kept in the data directory, readable by its owner only.
//! Several processes of one clearinghouse share the directory `keys`, or copies of it.

use std::io::{Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};

use clearline_ledger::SigningKey;
use clearline_pipeline::{Chance, Keys};
use clearline_vault::KeyRing;

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
    #[error("the keys that seal files cannot be used")]
    Ring(#[source] clearline_vault::KeyRingError),
}

/// The signing and fingerprint keys.
pub(crate) fn keys(data: &Path, origin: &str, chance: &dyn Chance) -> Result<Keys, KeyError> {
    let dir = data.join("keys");
    make_dir(&dir)?;
    Ok(Keys {
        signing: SigningKey::from_bytes(&key(&dir.join("signing.key"), chance)?),
        name: origin.to_owned(),
        fingerprint: key(&dir.join("fingerprint.key"), chance)?,
    })
}

/// The keys that wrap the keys of files: `files-1.key`, `files-2.key`, …; the highest number wraps new ones. To rotate,
/// add the next number and run `clearline admin files rewrap`.
pub(crate) fn ring(data: &Path, chance: &dyn Chance) -> Result<KeyRing, KeyError> {
    let dir = data.join("keys");
    make_dir(&dir)?;
    let mut keys = vec![(1, key(&dir.join("files-1.key"), chance)?)];
    for number in 2.. {
        let path = dir.join(format!("files-{number}.key"));
        if !path.exists() {
            break;
        }
        keys.push((number, key(&path, chance)?));
    }
    KeyRing::new(keys).map_err(KeyError::Ring)
}

fn make_dir(dir: &Path) -> Result<(), KeyError> {
    let failed = |source| KeyError::File { path: dir.to_owned(), source };
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(failed)
}

/// Reads the key, or draws and keeps one. Two processes that start at once agree, since only one can create the file;
/// the other reads what the first wrote.
fn key(path: &Path, chance: &dyn Chance) -> Result<[u8; 32], KeyError> {
    let failed = |source| KeyError::File { path: path.to_owned(), source };
    if !path.exists() {
        let mut drawn = [0; 32];
        chance.fill(&mut drawn);
        let mut suffix = [0; 8];
        chance.fill(&mut suffix);
        let draft = path.with_extension(hex::encode(suffix));
        let mut file = std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&draft)
            .map_err(failed)?;
        file.write_all(hex::encode(drawn).as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        // A hard link never replaces an existing file: whoever comes second keeps the first one's key.
        match std::fs::hard_link(&draft, path) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
        std::fs::remove_file(&draft).map_err(failed)?;
    }
    let mut text = String::new();
    std::fs::File::open(path).and_then(|mut file| file.read_to_string(&mut text)).map_err(failed)?;
    let malformed = || KeyError::Malformed { path: path.to_owned() };
    hex::decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok()).ok_or_else(malformed)
}
