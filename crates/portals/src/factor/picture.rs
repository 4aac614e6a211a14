//! A QR code as one path, so that the page needs neither a script nor another request.

use std::fmt::Write as _;

use qrcode::types::QrError;
use qrcode::{Color, EcLevel, QrCode};

/// The free modules around a code (ISO/IEC 18004, section 6.3.8).
const QUIET: usize = 4;

/// The width of the picture in modules, and the path of its dark ones.
pub(super) fn of(address: &str) -> Result<(usize, String), QrError> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M)?;
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            let (x, y) = (at % width + QUIET, at / width + QUIET);
            let _ = write!(path, "M{x} {y}h1v1h-1z");
        }
    }
    Ok((width + 2 * QUIET, path))
}
