//! WebP (RFC 9649): of a moving one, the picture within the first frame.

use super::{Reader, Still};

/// In the flags of `VP8X`.
const ANIMATION: u8 = 0x02;

const ALPHA: u8 = 0x10;

pub(super) fn still(bytes: &[u8]) -> Option<Still> {
    let mut reader = Reader(bytes);
    reader.take(12)?;
    let chunks = chunks(reader);
    let named = |wanted: &[u8; 4]| chunks.iter().find(|(name, _)| name == wanted).map(|(_, body)| *body);
    let Some(frame) = named(b"ANMF") else {
        let header = named(b"VP8X").and_then(|body| body.first().copied()).unwrap_or_default();
        let coded = chunks.iter().any(|(name, _)| is_picture(name));
        let plain = coded && header & ANIMATION == 0 && named(b"ANIM").is_none();
        return plain.then(|| Still { bytes: bytes.to_vec(), moved: false });
    };
    // Its place, its size, how long it lasts and how it is drawn; then the picture.
    let mut reader = Reader(frame);
    let place = reader.take(16)?;
    let size = place.get(6..12)?;
    let within = self::chunks(reader);
    let alpha = within.iter().find(|(name, _)| name == b"ALPH");
    let picture = within.iter().find(|(name, _)| is_picture(name))?;
    let mut body = Vec::new();
    let flags = if alpha.is_some() || &picture.0 == b"VP8L" { ALPHA } else { 0 };
    write(&mut body, *b"VP8X", &[&[flags, 0, 0, 0], size].concat())?;
    for (name, bytes) in alpha.into_iter().chain([picture]) {
        write(&mut body, *name, bytes)?;
    }
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(body.len().checked_add(4)?).ok()?.to_le_bytes());
    out.extend(b"WEBP");
    out.extend(body);
    Some(Still { bytes: out, moved: true })
}

fn is_picture(name: &[u8; 4]) -> bool {
    matches!(name, b"VP8 " | b"VP8L")
}

/// The chunks one behind the other; the last may be cut off by the file's end.
fn chunks(mut reader: Reader<'_>) -> Vec<([u8; 4], &[u8])> {
    let mut all = Vec::new();
    while let Some((name, length)) = head(&mut reader) {
        all.push((name, reader.take_up_to(length)));
        // Chunks begin at even places.
        reader.take_up_to(length % 2);
    }
    all
}

fn head(reader: &mut Reader<'_>) -> Option<([u8; 4], usize)> {
    let name = reader.array()?;
    Some((name, usize::try_from(u32::from_le_bytes(reader.array()?)).ok()?))
}

fn write(out: &mut Vec<u8>, name: [u8; 4], bytes: &[u8]) -> Option<()> {
    out.extend(name);
    out.extend(u32::try_from(bytes.len()).ok()?.to_le_bytes());
    out.extend_from_slice(bytes);
    out.extend(std::iter::repeat_n(0, bytes.len() % 2));
    Some(())
}
