//! Signed notes (C2SP signed-note): a short text, a blank line, and one line per Ed25519 signature. Readable by people,
//! checkable by common tools (for example Go's `sumdb/note`). Checkpoints and receipts are such notes.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use std::fmt;
use std::str::FromStr;

/// The longest note that is read, in bytes, signatures included.
pub const NOTE_BYTES_MAX: usize = 64 * 1024;
/// The most signatures that are read on one note.
pub const SIGNATURES_MAX: usize = 32;
/// The longest name of a key, in bytes.
pub const NAME_BYTES_MAX: usize = 255;

// The algorithm byte for plain Ed25519 in key ids and verifier keys.
const ED25519: u8 = 0x01;
const SIGNATURE_LINE: &str = "\u{2014} ";

/// Why a note is not signed or not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoteError {
    /// A key name that is empty, too long, or holds white space, control characters or `+`.
    #[error("a key name is 1 to {NAME_BYTES_MAX} bytes without spaces, control characters and '+'")]
    Name,
    /// A body that is empty, lacks its final newline, or holds control characters.
    #[error("a note's body is lines of text, ending in a newline, with no control characters")]
    Body,
    /// The note is longer than [`NOTE_BYTES_MAX`] or has more than [`SIGNATURES_MAX`] signatures.
    #[error("a note has at most {NOTE_BYTES_MAX} bytes and {SIGNATURES_MAX} signatures")]
    TooLarge,
    /// There is no blank line with signature lines after it, or a signature line is malformed.
    #[error("this is not a signed note")]
    Shape,
    /// A verifier key that is malformed, of another algorithm, or whose id does not fit it.
    #[error("this is not an Ed25519 verifier key of the form name+id+key")]
    VerifierKey,
    /// None of the given keys signed the note.
    #[error("no known key signed this note")]
    UnknownSigner,
    /// A signature claims to be by a known key and is not.
    #[error("the signature in the name of {name} is false")]
    BadSignature {
        /// The name of the key.
        name: String,
    },
}

/// A public key under a name, in text `name+hexid+base64(0x01 ‖ key)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifierKey {
    name: String,
    id: [u8; 4],
    key: VerifyingKey,
}

impl VerifierKey {
    /// The key under this name.
    ///
    /// # Errors
    /// [`NoteError::Name`] for a name that cannot stand in a note.
    pub fn new(name: &str, key: VerifyingKey) -> Result<Self, NoteError> {
        let plain = |c: char| !c.is_whitespace() && !c.is_control() && c != '+';
        if name.is_empty() || name.len() > NAME_BYTES_MAX || !name.chars().all(plain) {
            return Err(NoteError::Name);
        }
        Ok(Self { name: name.to_owned(), id: key_id(name, &key), key })
    }

    /// The name of the key, by custom a URL without scheme.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The public key itself.
    #[must_use]
    pub fn key(&self) -> &VerifyingKey {
        &self.key
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tagged = vec![ED25519];
        tagged.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{:08x}+{}", self.name, u32::from_be_bytes(self.id), BASE64.encode(tagged))
    }
}

impl FromStr for VerifierKey {
    type Err = NoteError;

    fn from_str(text: &str) -> Result<Self, NoteError> {
        // The base64 part may itself hold '+'; name and id cannot.
        let mut parts = text.trim_end().splitn(3, '+');
        let (Some(name), Some(id), Some(key)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(NoteError::VerifierKey);
        };
        let tagged = BASE64.decode(key).map_err(|_| NoteError::VerifierKey)?;
        let [ED25519, raw @ ..] = tagged.as_slice() else { return Err(NoteError::VerifierKey) };
        let raw: &[u8; 32] = raw.try_into().map_err(|_| NoteError::VerifierKey)?;
        let key = VerifyingKey::from_bytes(raw).map_err(|_| NoteError::VerifierKey)?;
        let read = Self::new(name, key)?;
        let expected = format!("{:08x}", u32::from_be_bytes(read.id));
        if id == expected { Ok(read) } else { Err(NoteError::VerifierKey) }
    }
}

/// The first 4 bytes of `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key)`: a hint which key to try, no proof of anything.
fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let digest = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(key.as_bytes())
        .finalize();
    digest.first_chunk().copied().unwrap_or_default()
}

/// Signs `body` with `key` under `name` and returns the whole note.
///
/// # Errors
/// [`NoteError::Name`], [`NoteError::Body`] or [`NoteError::TooLarge`] when either cannot stand in a note.
pub fn sign(body: &str, key: &SigningKey, name: &str) -> Result<String, NoteError> {
    check_body(body)?;
    let signer = VerifierKey::new(name, key.verifying_key())?;
    let mut tagged = signer.id.to_vec();
    tagged.extend_from_slice(&key.sign(body.as_bytes()).to_bytes());
    let note = format!("{body}\n{SIGNATURE_LINE}{name} {}\n", BASE64.encode(tagged));
    if note.len() > NOTE_BYTES_MAX { Err(NoteError::TooLarge) } else { Ok(note) }
}

fn check_body(body: &str) -> Result<(), NoteError> {
    let control = |c: char| c.is_control() && c != '\n';
    // A signature-like line after a blank one inside the body would let two readers cut the note differently.
    if !body.ends_with('\n') || body.contains(control) || body.contains(&format!("\n\n{SIGNATURE_LINE}")) {
        return Err(NoteError::Body);
    }
    Ok(())
}

/// What an opened note says, and who of the known keys said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened<'a> {
    /// The signed text, with its final newline.
    pub body: &'a str,
    /// The names of the given keys that signed it; at least one.
    pub signed_by: Vec<&'a str>,
}

/// Opens a note: at least one of `keys` must have signed it. Signatures by other keys are skipped, since a witness may
/// have added its own. A false signature in the name of a given key makes the note invalid.
///
/// # Errors
/// [`NoteError`] naming why the note is not accepted.
pub fn open<'a>(note: &'a str, keys: &'a [VerifierKey]) -> Result<Opened<'a>, NoteError> {
    if note.len() > NOTE_BYTES_MAX {
        return Err(NoteError::TooLarge);
    }
    let blank = note.rfind("\n\n").ok_or(NoteError::Shape)?;
    let (body, signatures) = note.split_at_checked(blank + 1).ok_or(NoteError::Shape)?;
    let signatures =
        signatures.strip_prefix('\n').and_then(|s| s.strip_suffix('\n')).ok_or(NoteError::Shape)?;
    check_body(body)?;
    let mut signed_by: Vec<&str> = Vec::new();
    for (count, line) in signatures.split('\n').enumerate() {
        if count == SIGNATURES_MAX {
            return Err(NoteError::TooLarge);
        }
        let (name, id, signature) = signature_line(line).ok_or(NoteError::Shape)?;
        let Some(key) = keys.iter().find(|key| key.name == name && key.id == id) else { continue };
        let signature = Signature::from_slice(&signature).map_err(|_| NoteError::Shape)?;
        key.key
            .verify_strict(body.as_bytes(), &signature)
            .map_err(|_| NoteError::BadSignature { name: key.name.clone() })?;
        if !signed_by.contains(&key.name.as_str()) {
            signed_by.push(&key.name);
        }
    }
    if signed_by.is_empty() { Err(NoteError::UnknownSigner) } else { Ok(Opened { body, signed_by }) }
}

fn signature_line(line: &str) -> Option<(&str, [u8; 4], Vec<u8>)> {
    let (name, encoded) = line.strip_prefix(SIGNATURE_LINE)?.split_once(' ')?;
    let tagged = BASE64.decode(encoded).ok()?;
    let (id, signature) = tagged.split_first_chunk::<4>()?;
    (!name.is_empty()).then(|| (name, *id, signature.to_vec()))
}
