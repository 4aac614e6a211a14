//! The agency's side of the encryption: an age X25519 identity and its recipient.

use age::secrecy::ExposeSecret;
use std::fmt;
use std::str::FromStr;

/// Why a text is not an age identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an age X25519 identity (AGE-SECRET-KEY-1…)")]
pub struct IdentityError;

/// A secret key that opens packages: in text `AGE-SECRET-KEY-1…`, as `age-keygen` writes it. `Debug` does not show it.
#[derive(Clone)]
pub struct Identity(pub(crate) age::x25519::Identity);

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity([secret])")
    }
}

impl FromStr for Identity {
    type Err = IdentityError;

    /// Reads an identity, or an `age-keygen` file with comment lines and one identity.
    fn from_str(text: &str) -> Result<Self, IdentityError> {
        let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        match (lines.next(), lines.next()) {
            (Some(line), None) => line.parse().map(Self).map_err(|_| IdentityError),
            _ => Err(IdentityError),
        }
    }
}

impl Identity {
    /// The identity whose X25519 secret is these 32 bytes: chance is an argument, for agencies of the synthetic world
    /// and for tests. `age` itself makes identities only from the operating system's random source.
    ///
    /// # Errors
    /// [`IdentityError`] never in fact: every 32 bytes are a secret.
    pub fn from_entropy(entropy: &[u8; 32]) -> Result<Self, IdentityError> {
        bech32("age-secret-key-", entropy).to_ascii_uppercase().parse()
    }

    /// The secret text, for its owner to keep.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0.to_string().expose_secret().to_owned()
    }

    /// The public text `age1…` that packages are sealed to.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }
}

/// Bech32 (BIP 173) without its length limit, as age uses it.
fn bech32(prefix: &str, data: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    let mut values = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for byte in data {
        held = (held << 8 | u32::from(*byte)) & 0xfff;
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            values.push((held >> bits & 31) as u8);
        }
    }
    if bits > 0 {
        values.push((held << (5 - bits) & 31) as u8);
    }
    let spread = prefix.bytes().map(|b| b >> 5).chain([0]).chain(prefix.bytes().map(|b| b & 31));
    let sum = checksum(spread.chain(values.iter().copied()).chain([0; 6])) ^ 1;
    values.extend((0..6).map(|i| (sum >> (5 * (5 - i)) & 31) as u8));
    let letters = values.iter().filter_map(|value| LETTERS.get(usize::from(*value)));
    format!("{prefix}1{}", letters.map(|letter| char::from(*letter)).collect::<String>())
}

fn checksum(values: impl Iterator<Item = u8>) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let shifted = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        let top = sum >> 25;
        GENERATOR.iter().enumerate().filter(|(i, _)| top >> i & 1 == 1).fold(shifted, |sum, (_, g)| sum ^ g)
    })
}

/// Is this an age recipient that packages can be sealed to (`age1…`)?
pub fn is_recipient(text: &str) -> bool {
    text.parse::<age::x25519::Recipient>().is_ok()
}
