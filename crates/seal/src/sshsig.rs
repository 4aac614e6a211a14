//! The signature over the tag manifest, in OpenSSH's SSHSIG form (`PROTOCOL.sshsig` in the OpenSSH sources).
//!
//! Why this and not another: `ssh-keygen -Y verify` is on every Linux and macOS machine and, since Windows 10, on every
//! Windows machine without installing anything. minisign and signify must be installed first; a raw signature for
//! `openssl pkeyutl` needs OpenSSL 3 and carries neither purpose nor key. SSHSIG names its purpose, so a signature over
//! a package cannot pass for one over something else. The key is trusted because the agency got it before, as a line of
//! `allowed_signers`. The package does not hold it.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use sha2::{Digest, Sha512};
use std::fmt;
use std::str::FromStr;

/// The purpose named in every signature (`ssh-keygen -n`).
pub const NAMESPACE: &str = "clearline-package";

const MAGIC: &[u8] = b"SSHSIG";
const KEY_TYPE: &[u8] = b"ssh-ed25519";
const HASH: &[u8] = b"sha512";
const BEGIN: &str = "-----BEGIN SSH SIGNATURE-----\n";
const END: &str = "-----END SSH SIGNATURE-----\n";

/// Why a key or a signature is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// A signer's name that is empty, over 128 bytes, or holds other than `A-Z a-z 0-9 . _ / @ -`.
    #[error("a signer's name is 1 to 128 of letters, digits and '.', '_', '/', '@', '-'")]
    Name,
    /// A text that is not a line `name ssh-ed25519 base64`.
    #[error("this is not an allowed_signers line with an ssh-ed25519 key")]
    Key,
    /// A text that is not an armoured Ed25519 SSHSIG of our namespace, in its only form.
    #[error("this is not an SSH signature of a package")]
    Shape,
    /// No given key is the one that signed.
    #[error("the signature is by a key that is not among the given ones")]
    UnknownSigner,
    /// The signature does not fit the message.
    #[error("the signature is false")]
    False,
}

/// A key that signs packages, under the name that agencies know it by.
#[derive(Clone)]
pub struct Signer {
    name: String,
    key: SigningKey,
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signer({})", self.name)
    }
}

impl Signer {
    /// The key under this name, for example `clearline.example.com/seal`.
    ///
    /// # Errors
    /// [`SignatureError::Name`].
    pub fn new(name: &str, key: SigningKey) -> Result<Self, SignatureError> {
        SealKey::new(name, key.verifying_key())?;
        Ok(Self { name: name.to_owned(), key })
    }

    /// What the agencies are given to check by.
    #[must_use]
    pub fn public(&self) -> SealKey {
        SealKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    /// Signs a message and returns the armoured signature.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> String {
        armour(&self.key.verifying_key(), &self.key.sign(&signed_data(message)))
    }
}

/// A public key that packages are checked by: in text an `allowed_signers` line, `name ssh-ed25519 base64`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealKey {
    name: String,
    key: VerifyingKey,
}

impl SealKey {
    /// The key under this name.
    ///
    /// # Errors
    /// [`SignatureError::Name`].
    pub fn new(name: &str, key: VerifyingKey) -> Result<Self, SignatureError> {
        // allowed_signers reads `*`, `?`, `,`, `!` and quotes in a name as patterns.
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._/@-".contains(&b);
        if name.is_empty() || name.len() > 128 || !name.bytes().all(plain) {
            return Err(SignatureError::Name);
        }
        Ok(Self { name: name.to_owned(), key })
    }

    /// The name the key is known by (`ssh-keygen -I`).
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for SealKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ssh-ed25519 {}", self.name, BASE64.encode(public_key(&self.key)))
    }
}

impl FromStr for SealKey {
    type Err = SignatureError;

    fn from_str(line: &str) -> Result<Self, SignatureError> {
        let mut words = line.split_ascii_whitespace();
        let (Some(name), Some("ssh-ed25519"), Some(blob)) = (words.next(), words.next(), words.next()) else {
            return Err(SignatureError::Key);
        };
        let blob = BASE64.decode(blob).map_err(|_| SignatureError::Key)?;
        let raw = blob.last_chunk::<32>().ok_or(SignatureError::Key)?;
        let key = VerifyingKey::from_bytes(raw).map_err(|_| SignatureError::Key)?;
        if public_key(&key) == blob { Self::new(name, key) } else { Err(SignatureError::Key) }
    }
}

/// Checks an armoured signature over `message` and returns the key among `keys` that made it.
///
/// # Errors
/// [`SignatureError`] naming why it is not believed.
pub fn verify<'a>(
    armoured: &str,
    message: &[u8],
    keys: &'a [SealKey],
) -> Result<&'a SealKey, SignatureError> {
    let blob = unarmour(armoured).ok_or(SignatureError::Shape)?;
    // All parts but the key and the 64 bytes at the end are constants: rebuilding them is the whole parser.
    let signature = Signature::from_bytes(blob.last_chunk().ok_or(SignatureError::Shape)?);
    let known = keys.iter().find(|key| blob == signature_blob(&key.key, &signature));
    let key = match known {
        Some(key) => key,
        None if is_ours(&blob, &signature) => return Err(SignatureError::UnknownSigner),
        None => return Err(SignatureError::Shape),
    };
    key.key.verify_strict(&signed_data(message), &signature).map_err(|_| SignatureError::False)?;
    Ok(key)
}

/// Whether a blob is a well-formed signature by whatever key it names.
fn is_ours(blob: &[u8], signature: &Signature) -> bool {
    // magic, version, length of the key, length and name of its type, length of the raw key
    let before = MAGIC.len() + 4 + 4 + 4 + KEY_TYPE.len() + 4;
    blob.get(before..before + 32)
        .and_then(|raw| VerifyingKey::from_bytes(raw.try_into().ok()?).ok())
        .is_some_and(|key| signature_blob(&key, signature) == blob)
}

fn string(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend_from_slice(&(bytes.len() as u32).to_be_bytes());
    out.extend_from_slice(bytes);
}

fn public_key(key: &VerifyingKey) -> Vec<u8> {
    let mut blob = Vec::new();
    string(&mut blob, KEY_TYPE);
    string(&mut blob, key.as_bytes());
    blob
}

fn signed_data(message: &[u8]) -> Vec<u8> {
    let mut data = MAGIC.to_vec();
    string(&mut data, NAMESPACE.as_bytes());
    string(&mut data, b"");
    string(&mut data, HASH);
    string(&mut data, &Sha512::digest(message));
    data
}

fn signature_blob(key: &VerifyingKey, signature: &Signature) -> Vec<u8> {
    let mut blob = MAGIC.to_vec();
    blob.extend_from_slice(&1_u32.to_be_bytes());
    string(&mut blob, &public_key(key));
    string(&mut blob, NAMESPACE.as_bytes());
    string(&mut blob, b"");
    string(&mut blob, HASH);
    let mut inner = Vec::new();
    string(&mut inner, KEY_TYPE);
    string(&mut inner, &signature.to_bytes());
    string(&mut blob, &inner);
    blob
}

fn armour(key: &VerifyingKey, signature: &Signature) -> String {
    let mut text = BEGIN.to_owned();
    let encoded = BASE64.encode(signature_blob(key, signature));
    for (place, letter) in encoded.chars().enumerate() {
        if place > 0 && place % 70 == 0 {
            text.push('\n');
        }
        text.push(letter);
    }
    text.push('\n');
    text + END
}

fn unarmour(text: &str) -> Option<Vec<u8>> {
    let body = text.strip_prefix(BEGIN)?.strip_suffix(END)?;
    BASE64.decode(body.split('\n').collect::<String>()).ok()
}
