//! AVIF (AV1 Image File Format): a sequence is named by its brands and is in a film box next to a still picture. The
//! film box is renamed to free space in place, so that every offset in the file stays valid, and the brands are changed
//! to those of a still picture.

use super::{Reader, Still};

pub(super) fn still(bytes: &[u8]) -> Option<Still> {
    let mut out = bytes.to_vec();
    let (mut moved, mut pictured) = (false, false);
    for one in boxes(bytes)? {
        match &one.name {
            b"ftyp" => {
                let brands = out.get_mut(one.body..one.end)?;
                let (major, rest) = brands.split_at_mut_checked(4)?;
                let mut all: Vec<&mut [u8]> = vec![major];
                all.extend(rest.get_mut(4..)?.chunks_exact_mut(4));
                for brand in all.into_iter().filter(|brand| matches!(&**brand, b"avis" | b"msf1")) {
                    moved = true;
                    brand.copy_from_slice(b"avif");
                }
            }
            b"meta" => pictured = true,
            // A film, whole or in pieces.
            b"moov" | b"moof" | b"mfra" | b"sidx" => {
                moved = true;
                out.get_mut(one.name_at..one.name_at + 4)?.copy_from_slice(b"free");
            }
            _ => {}
        }
    }
    pictured.then_some(Still { bytes: out, moved })
}

/// A box at the top: its name and where that is, and where its content begins and ends.
struct Top {
    name: [u8; 4],
    name_at: usize,
    body: usize,
    end: usize,
}

/// Boxes at the top, at most so many.
const BOXES_MAX: usize = 1_000;

/// The boxes at the top; none where one does not fit into the file, but for the last, which may be cut off.
fn boxes(bytes: &[u8]) -> Option<Vec<Top>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let mut reader = Reader(bytes.get(at..)?);
        let (Some(short), Some(name)) = (reader.array(), reader.array()) else { break };
        let (length, head) = match u32::from_be_bytes(short) {
            // It reaches to the end of the file.
            0 => (bytes.len() - at, 8),
            1 => (usize::try_from(u64::from_be_bytes(reader.array()?)).ok()?, 16),
            length => (usize::try_from(length).ok()?, 8),
        };
        if length < head || all.len() == BOXES_MAX {
            return None;
        }
        let end = at.checked_add(length)?.min(bytes.len());
        all.push(Top { name, name_at: at + 4, body: (at + head).min(end), end });
        at = at.checked_add(length)?;
    }
    Some(all)
}
