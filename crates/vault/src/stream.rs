//! STREAM over AES-256-GCM, and the digests of the plaintext, in one pass. See the crate's own text.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::digest;
use bytes::BytesMut;
use md5::{Digest, Md5};

use crate::VaultError;
use crate::path::VaultPath;

pub(crate) const KEY_BYTES: usize = 32;
pub(crate) const PREFIX_BYTES: usize = 7;
/// Version and prefix.
pub(crate) const HEADER_BYTES: usize = 1 + PREFIX_BYTES;
pub(crate) const CHUNK_BYTES: usize = 64 << 10;
pub(crate) const TAG_BYTES: usize = 16;
/// A chunk as it is stored.
pub(crate) const SEALED_BYTES: usize = CHUNK_BYTES + TAG_BYTES;

const VERSION: u8 = 1;
const PURPOSE: &[u8] = b"clearline vault file 1\n";

/// The part that sealing and opening share.
struct Chunks {
    key: LessSafeKey,
    prefix: [u8; PREFIX_BYTES],
    associated: Vec<u8>,
    number: u64,
}

impl Chunks {
    fn new(
        key: &[u8; KEY_BYTES],
        prefix: [u8; PREFIX_BYTES],
        path: &VaultPath,
    ) -> Result<Chunks, VaultError> {
        let key = UnboundKey::new(&AES_256_GCM, key).map_err(|_| VaultError::WrongKey)?;
        let associated = [PURPOSE, path.as_str().as_bytes()].concat();
        Ok(Chunks { key: LessSafeKey::new(key), prefix, associated, number: 0 })
    }

    /// The nonce of the next chunk; none is left after 256 TiB.
    fn nonce(&mut self, last: bool) -> Option<Nonce> {
        let number = u32::try_from(self.number).ok()?.to_be_bytes();
        self.number += 1;
        let mut nonce = [0; PREFIX_BYTES + 5];
        let parts = self.prefix.iter().chain(&number).copied().chain([u8::from(last)]);
        nonce.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        Some(Nonce::assume_unique_for_key(nonce))
    }
}

/// What is known of a plaintext that has passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Passed {
    pub(crate) bytes: u64,
    pub(crate) md5: [u8; 16],
    pub(crate) sha1: [u8; 20],
    pub(crate) sha256: [u8; 32],
}

/// Turns plaintext into what is stored, piece by piece.
pub(crate) struct Sealer {
    chunks: Chunks,
    /// Plaintext not sealed yet: up to a full chunk, since it may prove to be the last.
    held: Vec<u8>,
    begun: bool,
    bytes: u64,
    md5: Md5,
    sha1: digest::Context,
    sha256: digest::Context,
}

impl Sealer {
    pub(crate) fn new(
        key: &[u8; KEY_BYTES],
        prefix: [u8; PREFIX_BYTES],
        path: &VaultPath,
    ) -> Result<Sealer, VaultError> {
        Ok(Sealer {
            chunks: Chunks::new(key, prefix, path)?,
            held: Vec::with_capacity(CHUNK_BYTES),
            begun: false,
            bytes: 0,
            md5: Md5::new(),
            sha1: digest::Context::new(&digest::SHA1_FOR_LEGACY_USE_ONLY),
            sha256: digest::Context::new(&digest::SHA256),
        })
    }

    /// Takes plaintext and appends to `out` what can be stored of it.
    pub(crate) fn update(&mut self, mut plain: &[u8], out: &mut Vec<u8>) -> Result<(), VaultError> {
        self.begin(out);
        self.bytes += plain.len() as u64;
        while !plain.is_empty() {
            if self.held.len() == CHUNK_BYTES {
                self.seal(false, out)?;
            }
            let (now, later) = plain.split_at(plain.len().min(CHUNK_BYTES - self.held.len()));
            // By chunk, so that all four find it in the processor's cache.
            self.md5.update(now);
            self.sha1.update(now);
            self.sha256.update(now);
            self.held.extend_from_slice(now);
            plain = later;
        }
        Ok(())
    }

    /// Seals the last chunk.
    pub(crate) fn finish(mut self, out: &mut Vec<u8>) -> Result<Passed, VaultError> {
        self.begin(out);
        self.seal(true, out)?;
        let (mut sha1, mut sha256) = ([0; 20], [0; 32]);
        sha1.iter_mut().zip(self.sha1.finish().as_ref()).for_each(|(to, from)| *to = *from);
        sha256.iter_mut().zip(self.sha256.finish().as_ref()).for_each(|(to, from)| *to = *from);
        Ok(Passed { bytes: self.bytes, md5: self.md5.finalize().into(), sha1, sha256 })
    }

    fn begin(&mut self, out: &mut Vec<u8>) {
        if !self.begun {
            self.begun = true;
            out.push(VERSION);
            out.extend_from_slice(&self.chunks.prefix);
        }
    }

    fn seal(&mut self, last: bool, out: &mut Vec<u8>) -> Result<(), VaultError> {
        let limit = CHUNK_BYTES as u64 * (1 << 32);
        let nonce = self.chunks.nonce(last).ok_or(VaultError::TooLarge { limit })?;
        let associated = Aad::from(&self.chunks.associated);
        let sealed = self.chunks.key.seal_in_place_separate_tag(nonce, associated, &mut self.held);
        let tag = sealed.map_err(|_| VaultError::WrongKey)?;
        out.extend_from_slice(&self.held);
        out.extend_from_slice(tag.as_ref());
        self.held.clear();
        Ok(())
    }
}

/// Turns what is stored into plaintext, chunk by chunk.
pub(crate) struct Opener {
    chunks: Chunks,
    /// Bytes of sealed chunks still to come.
    left: u64,
}

impl Opener {
    /// `stored` is the length of the whole file as stored.
    pub(crate) fn new(
        key: &[u8; KEY_BYTES],
        header: &[u8],
        stored: u64,
        path: &VaultPath,
    ) -> Result<Opener, VaultError> {
        let altered = VaultError::Altered { chunk: 0 };
        let prefix = header.strip_prefix(&[VERSION]).and_then(|prefix| prefix.try_into().ok());
        let (Some(prefix), Some(left)) = (prefix, stored.checked_sub(HEADER_BYTES as u64)) else {
            return Err(altered);
        };
        if left < TAG_BYTES as u64 {
            return Err(altered);
        }
        Ok(Opener { chunks: Chunks::new(key, prefix, path)?, left })
    }

    /// How many stored bytes the next chunk has; 0 after the last.
    pub(crate) fn next(&self) -> usize {
        usize::try_from(self.left).map_or(SEALED_BYTES, |left| left.min(SEALED_BYTES))
    }

    /// How many bytes of plaintext there will be.
    pub(crate) fn plain(&self) -> u64 {
        self.left.saturating_sub(self.left.div_ceil(SEALED_BYTES as u64) * TAG_BYTES as u64)
    }

    /// Opens a chunk of exactly [`Opener::next`] bytes; what remains in `chunk` is plaintext.
    pub(crate) fn open(&mut self, chunk: &mut BytesMut) -> Result<(), VaultError> {
        let altered = self.altered();
        // Cut at the end of a chunk, the file's new end claims to be the last and does not open as such.
        self.left = self.left.saturating_sub(chunk.len() as u64);
        let nonce = self.chunks.nonce(self.left == 0).ok_or(altered.clone())?;
        let opened = self.chunks.key.open_in_place(nonce, Aad::from(&self.chunks.associated), chunk);
        let length = opened.map_err(|_| altered)?.len();
        chunk.truncate(length);
        Ok(())
    }

    /// The complaint about the chunk that is next.
    pub(crate) fn altered(&self) -> VaultError {
        VaultError::Altered { chunk: self.chunks.number }
    }
}
