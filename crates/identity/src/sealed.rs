//! What a browser keeps for us from one request to the next: marks that it cannot make, and words that it cannot read or
//! change. Any process reads what another made, since all hold the same key; nothing of it is remembered here.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use clearline_core::{House, Trouble, keyed_digest};

/// Bytes of a mark.
const MARK_BYTES: usize = 16;

/// A mark of ours on `parts`, for one use, in hexadecimal digits.
pub fn mark(house: &House, purpose: &str, parts: &[&str]) -> String {
    hex::encode(marked(house, purpose, parts))
}

/// Is this our mark on these parts, made for this use?
pub fn is_marked(house: &House, purpose: &str, parts: &[&str], mark: &str) -> bool {
    hex::decode(mark).is_ok_and(|mark| {
        verify_slices_are_equal(&mark, &marked(house, purpose, parts)).is_ok() // in constant time
    })
}

fn marked(house: &House, purpose: &str, parts: &[&str]) -> Vec<u8> {
    let mut all = vec!["mark", purpose];
    all.extend(parts);
    keyed_digest(&house.keys.fingerprint, &all).into_iter().take(MARK_BYTES).collect()
}

/// Seals words for one use.
pub fn seal(house: &House, purpose: &str, words: &[u8]) -> Result<Vec<u8>, Trouble> {
    let nonce: [u8; NONCE_LEN] = house.draw();
    let mut sealed = words.to_vec();
    key(house, purpose)?
        .seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut sealed)
        .map_err(|_| Trouble::row("words could not be sealed"))?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// The words that were sealed for this use; none where anything was changed.
pub fn open(house: &House, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE_LEN)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
    let mut words = sealed.to_vec();
    let length = key(house, purpose).ok()?.open_in_place(nonce, Aad::empty(), &mut words).ok()?.len();
    words.truncate(length);
    Some(words)
}

/// The word *seal* keeps this key apart from every other use of the one it is made from.
fn key(house: &House, purpose: &str) -> Result<LessSafeKey, Trouble> {
    let key = keyed_digest(&house.keys.fingerprint, &["seal", purpose]);
    let key = UnboundKey::new(&AES_256_GCM, &key).map_err(|_| Trouble::row("a key could not be made"))?;
    Ok(LessSafeKey::new(key))
}
