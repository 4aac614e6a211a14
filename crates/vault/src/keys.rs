//! Keys of files, and the keys that wrap them.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};

use zeroize::{Zeroize as _, Zeroizing};

use crate::VaultError;
use crate::path::VaultPath;
use crate::stream::{KEY_BYTES, PREFIX_BYTES};

/// A file's key as it is stored in the row of the file: version, number of the key-encryption key, nonce, key and tag;
/// 65 bytes.
pub type SealedKey = Vec<u8>;

const VERSION: u8 = 1;
const NONCE_BYTES: usize = 12;
const TAG_BYTES: usize = 16;
const PURPOSE: &[u8] = b"clearline vault key 1\n";

/// 64 bytes of chance for one file: its key, its nonce prefix and the nonce of the wrapping. Must come from a
/// cryptographic generator and serve one put only, hence it can be neither copied nor shown; overwritten after use.
pub struct FileKeyEntropy(Zeroizing<Vec<u8>>);

/// A file's key, its nonce prefix and the nonce of the wrapping.
type Parts = (Zeroizing<[u8; KEY_BYTES]>, [u8; PREFIX_BYTES], [u8; NONCE_BYTES]);

impl FileKeyEntropy {
    /// Takes bytes that were never used before.
    pub fn new(mut chance: [u8; 64]) -> FileKeyEntropy {
        let taken = FileKeyEntropy(Zeroizing::new(chance.to_vec()));
        chance.zeroize();
        taken
    }

    pub(crate) fn parts(&self) -> Option<Parts> {
        let (key, rest) = self.0.split_first_chunk()?;
        let (prefix, rest) = rest.split_first_chunk()?;
        let (nonce, _) = rest.split_first_chunk()?;
        Some((Zeroizing::new(*key), *prefix, *nonce))
    }
}

impl fmt::Debug for FileKeyEntropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FileKeyEntropy([sensitive])")
    }
}

/// The key-encryption keys by their numbers. The one with the highest number wraps; the others still open what they
/// wrapped. `Debug` shows numbers only.
#[derive(Clone)]
pub struct KeyRing {
    keys: Arc<BTreeMap<u32, LessSafeKey>>,
}

/// These keys cannot form a ring.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyRingError {
    /// There must be one at least.
    #[error("the ring has no key")]
    Empty,
    /// Each number names one key.
    #[error("two keys have the number {number}")]
    Twice {
        /// The number.
        number: u32,
    },
    /// The cryptographic library refused the key.
    #[error("key {number} was refused")]
    Refused {
        /// The number.
        number: u32,
    },
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("KeyRing").field(&self.keys.keys()).finish()
    }
}

impl KeyRing {
    /// A ring of numbered keys of 256 random bits.
    ///
    /// # Errors
    /// When there is none, or two have one number.
    pub fn new(mut keys: Vec<(u32, [u8; 32])>) -> Result<KeyRing, KeyRingError> {
        let mut ring = BTreeMap::new();
        // What the cryptographic library holds of a key it overwrites itself.
        for (number, bytes) in &mut keys {
            let (number, key) = (*number, UnboundKey::new(&AES_256_GCM, bytes.as_slice()));
            bytes.zeroize();
            let key = key.map_err(|_| KeyRingError::Refused { number })?;
            if ring.insert(number, LessSafeKey::new(key)).is_some() {
                return Err(KeyRingError::Twice { number });
            }
        }
        if ring.is_empty() {
            return Err(KeyRingError::Empty);
        }
        Ok(KeyRing { keys: Arc::new(ring) })
    }

    /// The number of the key that wraps now.
    pub fn newest(&self) -> u32 {
        self.keys.last_key_value().map_or(0, |(number, _)| *number)
    }

    pub(crate) fn wrap(
        &self,
        path: &VaultPath,
        mut key: Zeroizing<[u8; KEY_BYTES]>,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<SealedKey, VaultError> {
        let Some((number, wrapping)) = self.keys.last_key_value() else { return Err(VaultError::WrongKey) };
        let associated = Aad::from(associated(*number, path));
        let sealed = wrapping.seal_in_place_separate_tag(
            Nonce::assume_unique_for_key(nonce),
            associated,
            key.as_mut_slice(),
        );
        let tag = sealed.map_err(|_| VaultError::WrongKey)?;
        Ok([&[VERSION], &number.to_be_bytes()[..], &nonce, key.as_slice(), tag.as_ref()].concat())
    }

    pub(crate) fn unwrap(
        &self,
        path: &VaultPath,
        wrapped: &[u8],
    ) -> Result<Zeroizing<[u8; KEY_BYTES]>, VaultError> {
        let parsed = Wrapped::parse(wrapped).ok_or(VaultError::WrongKey)?;
        let number = parsed.number;
        let wrapping = self.keys.get(&number).ok_or(VaultError::UnknownKey { number })?;
        let (mut key, nonce) = (Zeroizing::new(parsed.key), Nonce::assume_unique_for_key(parsed.nonce));
        let opened = wrapping.open_in_place_separate_tag(
            nonce,
            Aad::from(associated(number, path)),
            &parsed.tag,
            key.as_mut_slice(),
        );
        opened.map_err(|_| VaultError::WrongKey)?;
        Ok(key)
    }
}

struct Wrapped {
    number: u32,
    nonce: [u8; NONCE_BYTES],
    key: [u8; KEY_BYTES],
    tag: [u8; TAG_BYTES],
}

impl Wrapped {
    fn parse(bytes: &[u8]) -> Option<Wrapped> {
        let rest = bytes.strip_prefix(&[VERSION])?;
        let (number, rest) = rest.split_first_chunk()?;
        let (nonce, rest) = rest.split_first_chunk()?;
        let (key, rest) = rest.split_first_chunk()?;
        let tag = rest.try_into().ok()?;
        Some(Wrapped { number: u32::from_be_bytes(*number), nonce: *nonce, key: *key, tag })
    }
}

pub(crate) fn number(wrapped: &[u8]) -> Result<u32, VaultError> {
    Wrapped::parse(wrapped).map(|wrapped| wrapped.number).ok_or(VaultError::WrongKey)
}

fn associated(number: u32, path: &VaultPath) -> Vec<u8> {
    [PURPOSE, &number.to_be_bytes(), path.as_str().as_bytes()].concat()
}
