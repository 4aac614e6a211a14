//! PNG with the chunks of APNG left out: the default picture is a frame, or stands for them all.

use super::{Reader, Still};

const SIGNATURE: usize = 8;

/// How many frames there are, how one is placed, what is in it.
const MOTION: [&[u8; 4]; 3] = [b"acTL", b"fcTL", b"fdAT"];

pub(super) fn still(bytes: &[u8]) -> Option<Still> {
    let mut reader = Reader(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    out.extend_from_slice(reader.take(SIGNATURE)?);
    let (mut moved, mut drawn) = (false, false);
    while let Some((name, chunk)) = chunk(&mut reader) {
        if MOTION.contains(&&name) {
            moved = true;
            continue;
        }
        drawn |= &name == b"IDAT";
        out.extend_from_slice(chunk);
        if &name == b"IEND" {
            break;
        }
    }
    drawn.then_some(Still { bytes: out, moved })
}

/// A chunk with its length, name and check sum. Of one that the file's end cuts off, what there is.
fn chunk<'a>(reader: &mut Reader<'a>) -> Option<([u8; 4], &'a [u8])> {
    let mut head = Reader(reader.0);
    let length = usize::try_from(u32::from_be_bytes(head.array()?)).ok()?;
    let name = head.array()?;
    Some((name, reader.take_up_to(length.checked_add(12)?)))
}
