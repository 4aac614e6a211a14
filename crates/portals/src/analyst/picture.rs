//! Pictures: which bytes are shown as one, and how the first sight of one is blurred.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

/// The largest picture shown at the desk; it is held in memory whole.
pub(super) const PICTURE_BYTES_MAX: u64 = 32 << 20;

/// The bytes at the beginning that [`kind`] looks at.
pub(super) const KIND_BYTES: usize = 12;

/// The type of a picture by its own first bytes. What a name or a sender calls it does not count, and what is none of
/// the four is never sent as a picture: browsers run what they take for a page.
pub(super) fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some("image/gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// A drawing that shows `picture` small, grey and blurred. The blur is part of the drawing and not of the page around
/// it: a style sheet that does not load cannot sharpen it.
pub(super) fn blurred(kind: &str, picture: &[u8]) -> String {
    let content = BASE64_STANDARD.encode(picture);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 320 240\" width=\"320\" height=\"240\">\
         <filter id=\"blur\" x=\"0\" y=\"0\" width=\"1\" height=\"1\"><feColorMatrix type=\"saturate\" values=\"0\"/>\
         <feGaussianBlur stdDeviation=\"9\"/></filter>\
         <image width=\"320\" height=\"240\" filter=\"url(#blur)\" href=\"data:{kind};base64,{content}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_four_kinds_are_pictures_whatever_they_are_called() {
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n...."), Some("image/png"));
        assert_eq!(kind(b"\xff\xd8\xff\xe0JFIF"), Some("image/jpeg"));
        assert_eq!(kind(b"GIF89a......"), Some("image/gif"));
        assert_eq!(kind(b"RIFF\x10\0\0\0WEBPVP8 "), Some("image/webp"));
        for other in [
            &b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"[..],
            b"<html><body>",
            b"%PDF-1.7",
            b"RIFF\x10\0\0\0AVI LIST",
            b"\x89PNG",
            b"GIF88a",
            b"",
        ] {
            assert_eq!(kind(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_blurred_picture_carries_its_own_blur_and_nothing_of_the_sender_but_the_picture() {
        let drawing = blurred("image/png", b"</svg><script>");
        assert!(drawing.contains("<feGaussianBlur") && drawing.contains("filter=\"url(#blur)\""));
        assert!(!drawing.contains("<script"));
    }
}
