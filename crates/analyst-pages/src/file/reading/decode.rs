//! Bytes → characters, by a mark of byte order, by their form, or by a guess that is called one.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use clearline_report::{Argument, Message, message};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Bytes that are looked at for a guess: more make it slower and hardly surer.
const GUESSED_BY_MAX: usize = 256 << 10;

/// A text, and how it was read.
pub(super) struct Decoded {
    pub(crate) text: String,
    /// Such as `Read as UTF-8.`
    pub(crate) words: Message,
    /// Are some of the bytes no characters in the encoding?
    pub(crate) flawed: bool,
}

/// Reads the bytes as characters. What is no character in the encoding becomes U+FFFD.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    let (encoding, guessed) = encoding(bytes);
    let (text, _, flawed) = encoding.decode(bytes);
    let name = Argument::name(encoding.name());
    let words = if guessed {
        message!("analyst-read-as-guess", encoding = name)
    } else {
        message!("analyst-read-as", encoding = name)
    };
    Decoded { text: text.into_owned(), words, flawed }
}

/// The encoding, and whether it is a guess.
fn encoding(bytes: &[u8]) -> (&'static Encoding, bool) {
    if let Some((marked, _)) = Encoding::for_bom(bytes) {
        return (marked, false);
    }
    if let Some(wide) = without_mark(bytes) {
        return (wide, true);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, false);
    }
    let looked_at = bytes.get(..GUESSED_BY_MAX).unwrap_or(bytes);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(looked_at, looked_at.len() == bytes.len());
    (detector.guess(None, Utf8Detection::Allow), true)
}

/// UTF-16 without a mark: every second byte of what is written in Latin letters is nought.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let looked_at = bytes.get(..clearline_report::HEAD_BYTES).unwrap_or(bytes);
    let noughts = |from: usize| looked_at.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    match (noughts(0), noughts(1)) {
        (0, 0) => None,
        (even, odd) if odd > even => Some(UTF_16LE),
        _ => Some(UTF_16BE),
    }
}
