//! Digests as people and programs write them: those that a sender names with a file, and those in a text.
//!
//! Not every hash says something about a file. A program without data names the digest of nothing, or zeros. Such a
//! hash would link reports of strangers.

use std::collections::HashSet;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest as _, Sha256};

use crate::file::{DigestKind, OriginalHash};

/// One digest and its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Digest {
    /// Its kind.
    pub kind: DigestKind,
    /// Its bytes, as many as the kind has.
    pub bytes: Vec<u8>,
}

impl Digest {
    /// Reads a digest of this kind in the forms that are in use: hexadecimal in either case, with or without separators or
    /// `0x`, Base64, and Base32 for SHA-1, as file sharing writes it.
    pub fn read(kind: DigestKind, value: &str) -> Option<Digest> {
        let fits = |bytes: &Vec<u8>| bytes.len() == kind.length();
        let bytes = hexadecimal(value)
            .filter(fits)
            .or_else(|| base_64(value).filter(fits))
            .or_else(|| base_32(value).filter(|bytes| kind == DigestKind::Sha1 && fits(bytes)))?;
        Some(Digest { kind, bytes })
    }

    /// The kind that has as many bytes.
    fn by_length(bytes: Vec<u8>) -> Option<Digest> {
        let kind = DigestKind::ALL.into_iter().find(|kind| kind.length() == bytes.len())?;
        Some(Digest { kind, bytes })
    }

    /// Is it the digest of nothing, or of the word that a program writes for nothing, or no digest at all but one byte
    /// again and again? Such a digest finds nothing and links nobody.
    pub fn is_of_nothing(&self) -> bool {
        repeats(&self.bytes) || OF_NOTHING.contains(&self.bytes)
    }

    /// In lower-case hexadecimal digits.
    pub fn hex(&self) -> String {
        hex::encode(&self.bytes)
    }
}

/// What programs hash where they have nothing: no bytes, an end of a line, a blank, and their word for a missing value.
const NOTHING: [&str; 16] = [
    "",
    "\n",
    "\r\n",
    " ",
    "\0",
    "0",
    "null",
    "NULL",
    "undefined",
    "None",
    "nil",
    "NaN",
    "false",
    "{}",
    "[]",
    "[object Object]",
];

static OF_NOTHING: LazyLock<HashSet<Vec<u8>>> = LazyLock::new(|| {
    let each = |text: &&str| {
        let bytes = text.as_bytes();
        [Md5::digest(bytes).to_vec(), Sha1::digest(bytes).to_vec(), Sha256::digest(bytes).to_vec()]
    };
    NOTHING.iter().flat_map(each).collect()
});

fn repeats(bytes: &[u8]) -> bool {
    bytes.first().is_some_and(|first| bytes.iter().all(|byte| byte == first))
}

/// What a hash that a sender names is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamedHash {
    /// A digest of a kind that we compute ourselves.
    Digest(Digest),
    /// Of another kind, such as a perceptual hash: we cannot compare it.
    OtherKind,
    /// A kind without a value.
    Missing,
    /// A digest of nothing, or a filler.
    OfNothing,
    /// No hash of the kind that is named; perhaps one of another kind.
    Unfit(Option<Digest>),
}

impl OriginalHash {
    /// What the sender named.
    pub fn named(&self) -> NamedHash {
        let kind: String =
            self.kind.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let value = self.value.trim().trim_matches(['"', '\'']);
        // `md5:…`, `{SHA}…`
        let value = match value.trim_start_matches('{').split_once([':', '}']) {
            Some((prefix, rest)) if kind_of(prefix).is_some() => rest.trim(),
            _ => value,
        };
        if value.is_empty() {
            return NamedHash::Missing;
        }
        let read = match kind_of(&kind) {
            Some(Kind::Ours(kind)) => match Digest::read(kind, value) {
                Some(digest) => NamedHash::Digest(digest),
                None => NamedHash::Unfit(hexadecimal(value).and_then(Digest::by_length)),
            },
            Some(Kind::ByLength) => {
                match hexadecimal(value).or_else(|| base_64(value)).and_then(Digest::by_length) {
                    Some(digest) => NamedHash::Digest(digest),
                    None => NamedHash::Unfit(None),
                }
            }
            Some(Kind::Longer(length)) => match hexadecimal(value).or_else(|| base_64(value)) {
                Some(bytes) if bytes.len() == length => NamedHash::OtherKind,
                bytes => NamedHash::Unfit(bytes.and_then(Digest::by_length)),
            },
            None => NamedHash::OtherKind,
        };
        match read {
            NamedHash::Digest(digest) | NamedHash::Unfit(Some(digest)) if digest.is_of_nothing() => {
                NamedHash::OfNothing
            }
            NamedHash::OtherKind if fills(value) => NamedHash::OfNothing,
            read => read,
        }
    }
}

/// A filler: one letter or digit again and again, more often than chance would have it.
fn fills(value: &str) -> bool {
    let signs: Vec<u8> = value.bytes().filter(u8::is_ascii_alphanumeric).collect();
    signs.len() >= 8 && repeats(&signs)
}

enum Kind {
    Ours(DigestKind),
    /// A word that means any of ours.
    ByLength,
    /// One that we do not compute, whose length in bytes is known.
    Longer(usize),
}

/// The kind that a word means, where it is known.
fn kind_of(word: &str) -> Option<Kind> {
    let word: String = word.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    Some(match word.as_str() {
        "md5" | "md5sum" | "md5hash" => Kind::Ours(DigestKind::Md5),
        "sha1" | "sha1sum" | "sha1hash" => Kind::Ours(DigestKind::Sha1),
        "sha256" | "sha2256" | "sha256sum" | "sha256hash" => Kind::Ours(DigestKind::Sha256),
        "sha" | "sha2" | "hash" | "digest" | "checksum" => Kind::ByLength,
        "sha224" | "sha2224" | "sha3224" => Kind::Longer(28),
        "sha384" | "sha2384" | "sha3384" => Kind::Longer(48),
        "sha512" | "sha2512" | "sha3512" => Kind::Longer(64),
        _ => return None,
    })
}

fn hexadecimal(value: &str) -> Option<Vec<u8>> {
    let value = value.trim();
    let value = value.strip_prefix("0x").or_else(|| value.strip_prefix("0X")).unwrap_or(value);
    let digits: String = value.chars().filter(|c| !matches!(c, ':' | '-' | ' ')).collect();
    hex::decode(digits).ok().filter(|bytes| !bytes.is_empty())
}

fn base_64(value: &str) -> Option<Vec<u8>> {
    let value = value.trim().trim_end_matches('=');
    STANDARD_NO_PAD.decode(value).or_else(|_| URL_SAFE_NO_PAD.decode(value)).ok()
}

/// RFC 4648, section 6, without padding: 32 letters make the 20 bytes of a SHA-1.
fn base_32(value: &str) -> Option<Vec<u8>> {
    let value = value.trim().to_ascii_uppercase();
    let mut bytes = Vec::new();
    let (mut bits, mut held) = (0_u32, 0_u32);
    for letter in value.bytes() {
        let five = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'2'..=b'7' => letter - b'2' + 26,
            _ => return None,
        };
        bits = (bits << 5 | u32::from(five)) & 0xfff;
        held += 5;
        if held >= 8 {
            held -= 8;
            bytes.extend(u8::try_from(bits >> held & 0xff));
        }
    }
    Some(bytes)
}

/// A digest that a text names.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Mention {
    /// The digest; its kind is the one that has its length.
    pub digest: Digest,
    /// Does the text say that it is one? So many hexadecimal digits may also be an identifier of something else.
    pub labelled: bool,
}

/// The digests that a text names, in its order: hexadecimal in either case, and Base32 after `sha1:`. Those of nothing are
/// left out.
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    let mut from = 0;
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_') {
        let at = from;
        from = at
            + word.len()
            + text.get(at + word.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        if !matches!(word.len(), 32 | 40 | 64) {
            continue;
        }
        let before = before(text, at);
        if before.ends_with("btih:") {
            continue; // The digest of a list of files, not of a file.
        }
        let plain = hex::decode(word).ok().filter(|_| word.bytes().any(|byte| byte.is_ascii_alphabetic()));
        let shared = || base_32(word).filter(|_| before.ends_with("sha1:"));
        let Some(digest) = plain.or_else(shared).and_then(Digest::by_length) else { continue };
        let labelled =
            ["md5", "sha", "hash", "digest", "checksum"].iter().any(|label| before.contains(label));
        match all.iter_mut().find(|known| known.digest == digest) {
            Some(known) => known.labelled |= labelled,
            None if digest.is_of_nothing() => {}
            None => all.push(Mention { digest, labelled }),
        }
    }
    all
}

/// Characters before a digest in which a text may say what it is.
const LABEL_CHARACTERS: usize = 24;

/// The end of what stands before, in lower case.
fn before(text: &str, at: usize) -> String {
    let mut end: Vec<char> =
        text.get(..at).unwrap_or_default().chars().rev().take(LABEL_CHARACTERS).collect();
    end.reverse();
    end.into_iter().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MD5: &str = "900150983cd24fb0d6963f7d28e17f72";
    const SHA1: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";
    const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn named(kind: &str, value: &str) -> NamedHash {
        OriginalHash { kind: kind.to_owned(), value: value.to_owned() }.named()
    }

    fn digest(kind: DigestKind, hex: &str) -> NamedHash {
        NamedHash::Digest(Digest { kind, bytes: hex::decode(hex).unwrap() })
    }

    #[test]
    fn a_hash_is_read_in_the_forms_in_which_it_comes() {
        let spaced = format!("{} {}", &MD5[..16], &MD5[16..]);
        let pairs =
            MD5.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).unwrap()).collect::<Vec<_>>();
        for value in [
            MD5,
            &MD5.to_uppercase(),
            &format!(" {MD5}\n"),
            &format!("0x{MD5}"),
            &format!("md5:{MD5}"),
            &format!("\"{MD5}\""),
            &spaced,
            &pairs.join(":"),
            &pairs.join("-"),
            "kAFQmDzST7DWlj99KOF/cg==",
            "kAFQmDzST7DWlj99KOF_cg",
        ] {
            assert_eq!(named("MD5", value), digest(DigestKind::Md5, MD5), "{value}");
        }
        for kind in ["SHA1", "sha-1", "SHA_1", "Sha 1", "SHA"] {
            assert_eq!(named(kind, SHA1), digest(DigestKind::Sha1, SHA1), "{kind}");
        }
        assert_eq!(named("SHA-1", "VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5"), digest(DigestKind::Sha1, SHA1));
        for kind in ["SHA256", "sha-256", "SHA2-256", "SHA2", "hash"] {
            assert_eq!(named(kind, SHA256), digest(DigestKind::Sha256, SHA256), "{kind}");
        }
    }

    #[test]
    fn what_is_no_hash_of_its_kind_is_told_from_what_is_missing_or_of_nothing() {
        for empty in ["", " ", "\n", "\"\""] {
            assert_eq!(named("MD5", empty), NamedHash::Missing);
            assert_eq!(named("PhotoDNA", empty), NamedHash::Missing);
        }
        for none in ["N/A", "unknown", &MD5[1..], "zz0150983cd24fb0d6963f7d28e17f72", "attachment.bin"] {
            assert_eq!(named("MD5", none), NamedHash::Unfit(None), "{none}");
        }
        let other = Digest { kind: DigestKind::Sha256, bytes: hex::decode(SHA256).unwrap() };
        assert_eq!(named("MD5", SHA256), NamedHash::Unfit(Some(other.clone())));
        assert_eq!(named("SHA512", SHA256), NamedHash::Unfit(Some(other)));
        assert_eq!(named("SHA-512", &"ab".repeat(64)), NamedHash::OtherKind);
        assert_eq!(named("PDQ", SHA256), NamedHash::OtherKind);
        assert_eq!(named("PhotoDNA", "12,0,255,7"), NamedHash::OtherKind);
        for (kind, nothing) in [
            ("MD5", "d41d8cd98f00b204e9800998ecf8427e"),
            ("SHA1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
            ("sha256", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("MD5", "37a6259cc0c1dae299a7866489dff0bd"),
            ("MD5", "68b329da9893e34099c7d8ad5cb9c940"),
            ("MD5", "00000000000000000000000000000000"),
            ("SHA1", "ffffffffffffffffffffffffffffffffffffffff"),
            ("PDQ", "0000000000000000000000000000000000000000000000000000000000000000"),
            ("MD5", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ] {
            assert_eq!(named(kind, nothing), NamedHash::OfNothing, "{kind} {nothing}");
        }
    }

    #[test]
    fn a_text_names_hashes_and_other_numbers() {
        let found = |text: &str| -> Vec<(String, bool)> {
            mentions(text).into_iter().map(|one| (one.digest.hex(), one.labelled)).collect()
        };
        let labelled = |hex: &str| vec![(hex.to_owned(), true)];
        for text in [
            format!("MD5: {MD5}"),
            format!("md5={MD5}."),
            format!("The file (MD5 {}) was removed", MD5.to_uppercase()),
            format!("MD5 hash of the picture: \n{MD5}\n"),
            format!("checksum>{MD5}<"),
        ] {
            assert_eq!(found(&text), labelled(MD5), "{text}");
        }
        assert_eq!(
            found(&format!("SHA-1 {SHA1}; SHA256 {SHA256}")),
            [labelled(SHA1), labelled(SHA256)].concat()
        );
        assert_eq!(found("magnet:?xt=urn:sha1:VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5&dn=x"), labelled(SHA1));
        assert_eq!(found(&format!("{MD5}  a.jpg")), [(MD5.to_owned(), false)]);
        assert_eq!(found(&format!("https://example.com/{MD5}.jpg")), [(MD5.to_owned(), false)]);
        assert_eq!(found(&format!("MD5 {MD5}, again {MD5}")).len(), 1);
        for none in [
            format!("MD5 a{MD5}"),
            format!("MD5 {MD5}_1"),
            format!("xt=urn:btih:{SHA1}"),
            "MD5 d41d8cd98f00b204e9800998ecf8427e".to_owned(),
            "call 12345678901234567890123456789012".to_owned(),
            "b0754af7-66b4-26f2-928a-02c651ed4b99".to_owned(),
            "MD5 \u{e9}\u{e9}\u{e9}".to_owned(),
            String::new(),
        ] {
            assert_eq!(found(&none), [], "{none}");
        }
    }
}
