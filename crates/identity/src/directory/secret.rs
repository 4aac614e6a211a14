use std::fmt;
use std::ops::Deref;

use clearline_core::House;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A generated secret, to be shown once. Its memory is overwritten when it is dropped, and `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// The secret itself.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Secret {
        Secret(Zeroizing::new(secret))
    }
}

impl Deref for Secret {
    type Target = str;

    fn deref(&self) -> &str {
        self.reveal()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[sensitive]")
    }
}

/// 160 random bits in a form that survives being read aloud, pasted and put in a URL.
pub(super) fn draw_secret(house: &House) -> Secret {
    draw_marked(house, "")
}

/// The same with a prefix that names the kind of secret, so that a scanner for lost secrets finds it.
pub(super) fn draw_marked(house: &House, mark: &str) -> Secret {
    let mut raw = Zeroizing::new([0; 20]);
    house.chance.fill(raw.as_mut_slice());
    let text = Zeroizing::new(hex::encode(raw.as_slice()));
    Secret(Zeroizing::new([mark, &text].concat()))
}

/// What is kept of a machine's secret. The secret has 160 random bits, so one SHA-256 is as hard to undo as a slow
/// hash, and costs a request nothing.
pub(super) fn secret_digest(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}
