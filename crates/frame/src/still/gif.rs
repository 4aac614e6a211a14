//! GIF89a: header, screen, colours; then blocks until the first picture.

use super::{Reader, Still};

/// Blocks looked at before and behind the first picture.
const BLOCKS_MAX: usize = 10_000;

const EXTENSION: u8 = 0x21;

const PICTURE: u8 = 0x2c;

const TRAILER: u8 = 0x3b;

const CONTROL: u8 = 0xf9;

pub(super) fn still(bytes: &[u8]) -> Option<Still> {
    let mut reader = Reader(bytes);
    let mut out = Vec::with_capacity(bytes.len());
    let head = reader.take(13)?;
    out.extend_from_slice(head);
    out.extend_from_slice(reader.take(colours(*head.get(10)?))?);
    let mut control: Option<&[u8]> = None;
    for _ in 0..BLOCKS_MAX {
        match reader.byte()? {
            // How the next picture is drawn, transparency above all; one only, the last.
            EXTENSION if reader.0.first() == Some(&CONTROL) => control = Some(block(&mut reader)?),
            EXTENSION => {
                block(&mut reader)?;
            }
            PICTURE => {
                if let Some(control) = control {
                    out.push(EXTENSION);
                    out.extend_from_slice(control);
                }
                picture(&mut reader, &mut out)?;
                out.push(TRAILER);
                return Some(Still { bytes: out, moved: moves(reader) });
            }
            _ => return None,
        }
    }
    None
}

/// Bytes of a table of colours that these flags announce.
fn colours(flags: u8) -> usize {
    if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 0x07) + 1) }
}

/// An extension behind its mark: its label and its parts, each with its length, until one of length nought.
fn block<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let whole = reader.0;
    reader.byte()?;
    while let length @ 1.. = reader.byte()? {
        reader.take(usize::from(length))?;
    }
    whole.get(..whole.len() - reader.0.len())
}

/// The first picture behind its mark. One that was cut short ends where the file ends, as browsers show it.
fn picture(reader: &mut Reader<'_>, out: &mut Vec<u8>) -> Option<()> {
    out.push(PICTURE);
    let place = reader.take(9)?;
    out.extend_from_slice(place);
    out.extend_from_slice(reader.take(colours(*place.get(8)?))?);
    out.push(reader.byte()?);
    loop {
        let length = reader.byte().unwrap_or_default();
        let part = reader.take_up_to(usize::from(length));
        if part.is_empty() {
            out.push(0);
            return Some(());
        }
        // A part that the end of the file cuts off is as long as what is left of it.
        out.push(u8::try_from(part.len()).unwrap_or(u8::MAX));
        out.extend_from_slice(part);
    }
}

/// Is there another picture behind the first?
fn moves(mut reader: Reader<'_>) -> bool {
    for _ in 0..BLOCKS_MAX {
        match reader.byte() {
            Some(EXTENSION) if block(&mut reader).is_some() => {}
            Some(PICTURE) => return true,
            _ => return false,
        }
    }
    true
}
