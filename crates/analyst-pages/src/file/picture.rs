//! How the first sight of a picture is blurred.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

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
    fn a_blurred_picture_carries_its_own_blur_and_nothing_of_the_sender_but_the_picture() {
        let drawing = blurred("image/png", b"</svg><script>");
        assert!(drawing.contains("<feGaussianBlur") && drawing.contains("filter=\"url(#blur)\""));
        assert!(!drawing.contains("<script"));
    }
}
