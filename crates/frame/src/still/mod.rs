//! A still picture. A moving picture is taken apart at its container and built again with its first frame alone; no
//! pixel is decoded here. A reader of these formats reads bytes of strangers, so it is bounded, and what it cannot
//! follow is not shown.

mod avif;
mod gif;
mod png;
#[cfg(test)]
mod tests;
mod webp;

use clearline_report::FileKind;

/// A picture, and what there was to hold still.
#[derive(Debug, PartialEq, Eq)]
pub struct Still {
    /// The picture with one frame.
    pub bytes: Vec<u8>,
    /// Did it move?
    pub moved: bool,
}

/// The picture without any motion; none where its container cannot be followed to a first frame.
pub fn still(kind: FileKind, bytes: &[u8]) -> Option<Still> {
    match kind {
        FileKind::Gif => gif::still(bytes),
        FileKind::Png => png::still(bytes),
        FileKind::WebP => webp::still(bytes),
        FileKind::Avif => avif::still(bytes),
        // These have no frames.
        FileKind::Jpeg | FileKind::Bmp => Some(Still { bytes: bytes.to_vec(), moved: false }),
        _ => None,
    }
}

/// Bytes read from the front, never past their end.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    /// The next `count` bytes.
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// The next `count` bytes, or as many as there are.
    fn take_up_to(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).and_then(|one| one.first().copied())
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }
}
