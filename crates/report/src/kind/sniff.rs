//! The marks that identify kinds. A mark that is made of letters alone counts only where the rest fits, so that a chat
//! which begins with the same letters stays a chat.

use super::FileKind;

pub(super) fn kind(head: &[u8]) -> FileKind {
    if head.is_empty() {
        return FileKind::Empty;
    }
    picture(head)
        .or_else(|| boxes(head))
        .or_else(|| riff(head))
        .or_else(|| moving(head))
        .or_else(|| sound(head))
        .or_else(|| zip(head))
        .or_else(|| archive(head))
        .or_else(|| document(head))
        .or_else(|| text(head))
        .or_else(|| program(head))
        .unwrap_or(FileKind::Unknown)
}

/// Are `bytes` at `at`?
fn has(head: &[u8], at: usize, bytes: &[u8]) -> bool {
    head.get(at..).is_some_and(|rest| rest.starts_with(bytes))
}

/// Does `bytes` lie anywhere within the first `within`?
fn holds(head: &[u8], within: usize, bytes: &[u8]) -> bool {
    head.get(..within).unwrap_or(head).windows(bytes.len()).any(|window| window == bytes)
}

fn u32_le(head: &[u8], at: usize) -> Option<u32> {
    let four = head.get(at..at.checked_add(4)?)?;
    four.try_into().ok().map(u32::from_le_bytes)
}

fn picture(head: &[u8]) -> Option<FileKind> {
    Some(match head {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => FileKind::Png,
        [0xff, 0xd8, 0xff, ..] => FileKind::Jpeg,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => FileKind::Gif,
        [b'B', b'M', ..] if is_bmp(head) => FileKind::Bmp,
        [b'I', b'I', 0x2a, 0, _, _, _, _, b'C', b'R', ..] => FileKind::Raw,
        [b'I', b'I', 0x2a | 0x2b, 0, ..] | [b'M', b'M', 0, 0x2a | 0x2b, ..] => FileKind::Tiff,
        [b'I', b'I', b'R', b'O' | b'S', ..] | [b'I', b'I', b'U', 0, ..] => FileKind::Raw,
        [b'F', b'U', b'J', b'I', b'F', b'I', b'L', b'M', b'C', b'C', b'D', b'-', b'R', b'A', b'W', ..] => {
            FileKind::Raw
        }
        [b'8', b'B', b'P', b'S', 0, 1 | 2, ..] => FileKind::Psd,
        [0xff, 0x0a, ..] => FileKind::Jxl,
        [0, 0, 0, 0x0c, b'J', b'X', b'L', b' ', ..] => FileKind::Jxl,
        [0, 0, 0, 0x0c, b'j', b'P', b' ' | 0x1a, b' ' | 0x1a, ..] => FileKind::Jpeg2000,
        [0xff, 0x4f, 0xff, 0x51, ..] => FileKind::Jpeg2000,
        [0, 0, 1, 0, 1..=64, 0, ..] => FileKind::Icon,
        _ if has(head, 128, b"DICM") => FileKind::Dicom,
        _ => return None,
    })
}

/// `BM` may begin a word: the size of the second header must be one of those in use.
fn is_bmp(head: &[u8]) -> bool {
    matches!(u32_le(head, 14), Some(12 | 16 | 40 | 52 | 56 | 64 | 108 | 124))
}

/// ISO/IEC 14496-12: HEIF, AVIF, MP4, QuickTime and 3GP tell themselves apart by their brands.
fn boxes(head: &[u8]) -> Option<FileKind> {
    if !has(head, 4, b"ftyp") {
        let first = head.get(4..8)?;
        let old = [&b"moov"[..], b"mdat", b"wide", b"pnot"].contains(&first) && head.first() == Some(&0);
        return old.then_some(FileKind::QuickTime);
    }
    let length = head.get(..4)?.try_into().ok().map(u32::from_be_bytes)?;
    let end = usize::try_from(length).ok()?.clamp(12, head.len().max(12));
    let major = head.get(8..12)?;
    let others = head.get(16..end).unwrap_or_default();
    let mut brands = std::iter::once(major).chain(others.chunks_exact(4));
    let by_brand = |brand: &[u8]| {
        Some(match brand {
            b"avif" | b"avis" => FileKind::Avif,
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"hevm" | b"hevs" => FileKind::Heic,
            b"crx " => FileKind::Raw,
            b"jxl " => FileKind::Jxl,
            b"jp2 " | b"jpx " | b"jpm " => FileKind::Jpeg2000,
            b"qt  " | b"mqt " => FileKind::QuickTime,
            b"M4A " | b"M4B " | b"M4P " | b"F4A " | b"F4B " => FileKind::Mp4Sound,
            [b'3', b'g', b'p' | b'2' | b'r' | b's' | b'e' | b'g', _] => FileKind::ThreeGp,
            _ => return None,
        })
    };
    // A HEIF file may name itself only by the container's brands; then its further ones tell the coding.
    let plain = matches!(major, b"mif1" | b"msf1" | b"mif2" | b"miaf");
    let found = if plain { brands.find_map(by_brand) } else { by_brand(major) };
    Some(found.unwrap_or(if plain { FileKind::Heic } else { FileKind::Mp4 }))
}

fn riff(head: &[u8]) -> Option<FileKind> {
    match (head.get(..4)?, head.get(8..12)?) {
        (b"RIFF", b"WEBP") => Some(FileKind::WebP),
        (b"RIFF", b"AVI ") => Some(FileKind::Avi),
        (b"RIFF" | b"RF64" | b"RIFX", b"WAVE") => Some(FileKind::Wav),
        (b"FORM", b"AIFF" | b"AIFC") => Some(FileKind::Aiff),
        _ => None,
    }
}

fn moving(head: &[u8]) -> Option<FileKind> {
    Some(match head {
        [0x1a, 0x45, 0xdf, 0xa3, ..] if holds(head, 128, b"webm") => FileKind::WebM,
        [0x1a, 0x45, 0xdf, 0xa3, ..] => FileKind::Matroska,
        [0x30, 0x26, 0xb2, 0x75, 0x8e, 0x66, 0xcf, 0x11, ..] => FileKind::Asf,
        [b'F', b'L', b'V', 1, ..] => FileKind::Flv,
        [0, 0, 1, 0xba | 0xb3, ..] => FileKind::Mpeg,
        [b'.', b'R', b'M', b'F', 0, ..] => FileKind::RealMedia,
        [b'O', b'g', b'g', b'S', 0, ..] => FileKind::Ogg,
        [0x47, ..] if head.get(188) == Some(&0x47) && head.get(376) == Some(&0x47) => FileKind::MpegTs,
        [_, _, _, _, 0x47, ..] if head.get(196) == Some(&0x47) && head.get(388) == Some(&0x47) => {
            FileKind::MpegTs
        }
        _ => return None,
    })
}

fn sound(head: &[u8]) -> Option<FileKind> {
    Some(match head {
        [b'I', b'D', b'3', 2..=4, ..] => FileKind::Mp3,
        [0xff, 0xf0 | 0xf1 | 0xf8 | 0xf9, ..] => FileKind::Aac,
        // Layers I to III of MPEG 1, 2 and 2.5; a mark of byte order is none of them.
        [0xff, 0xe2 | 0xe3 | 0xf2..=0xf7 | 0xfa..=0xfd, rate, ..] if rate & 0xf0 != 0xf0 => FileKind::Mp3,
        [b'f', b'L', b'a', b'C', ..] => FileKind::Flac,
        [b'#', b'!', b'A', b'M', b'R', b'\n' | b'-', ..] => FileKind::Amr,
        [b'c', b'a', b'f', b'f', 0, 1, ..] => FileKind::Caf,
        [b'M', b'T', b'h', b'd', 0, 0, 0, 6, ..] => FileKind::Midi,
        _ => return None,
    })
}

/// Documents of office programs are archives, known by the name of the first file in them.
fn zip(head: &[u8]) -> Option<FileKind> {
    if !matches!(head, [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] | [b'P', b'K', 7, 8, ..]) {
        return None;
    }
    Some(match head.get(30..).unwrap_or_default() {
        [] => FileKind::Zip,
        name if name.starts_with(b"mimetypeapplication/epub") => FileKind::Epub,
        name if name.starts_with(b"mimetypeapplication/vnd.oasis") => FileKind::OpenDocument,
        name if [&b"META-INF/"[..], b"AndroidManifest.xml"].iter().any(|first| name.starts_with(first)) => {
            FileKind::Package
        }
        name if [&b"[Content_Types].xml"[..], b"_rels/", b"word/", b"xl/", b"ppt/"]
            .iter()
            .any(|first| name.starts_with(first)) =>
        {
            FileKind::Office
        }
        _ => FileKind::Zip,
    })
}

fn archive(head: &[u8]) -> Option<FileKind> {
    Some(match head {
        [b'R', b'a', b'r', b'!', 0x1a, 7, ..] => FileKind::Rar,
        [b'7', b'z', 0xbc, 0xaf, 0x27, 0x1c, ..] => FileKind::SevenZip,
        [0x1f, 0x8b, 8, ..] => FileKind::Gzip,
        [b'B', b'Z', b'h', b'1'..=b'9', 0x31, 0x41, 0x59, 0x26, 0x53, 0x59, ..] => FileKind::Bzip2,
        [0xfd, b'7', b'z', b'X', b'Z', 0, ..] => FileKind::Xz,
        [0x28, 0xb5, 0x2f, 0xfd, ..] => FileKind::Zstd,
        [0x04, 0x22, 0x4d, 0x18, ..] => FileKind::Lz4,
        [_, _, b'-', b'l', b'h', b'0'..=b'7' | b'd', b'-', ..] => FileKind::Lha,
        [b'!', b'<', b'a', b'r', b'c', b'h', b'>', b'\n', ..] => FileKind::Ar,
        [b'!', b'B', b'D', b'N', ..] => FileKind::Mailbox,
        [b'M', b'S', b'C', b'F', 0, 0, 0, 0, ..] => FileKind::Cab,
        _ if has(head, 257, b"ustar") => FileKind::Tar,
        _ => return None,
    })
}

fn document(head: &[u8]) -> Option<FileKind> {
    // Readers of PDF look for the mark in the first kilobyte; so do those who hide one.
    let pdf = has(head, 0, b"%PDF-") || (holds(head, 1_024, b"%PDF-") && encoded(head).is_none());
    Some(match head {
        _ if pdf => FileKind::Pdf,
        [b'%', b'!', b'P', b'S', b'-', ..] | [0xc5, 0xd0, 0xd3, 0xc6, ..] => FileKind::PostScript,
        [b'{', b'\\', b'r', b't', b'f', ..] => FileKind::Rtf,
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => FileKind::OfficeOld,
        _ if has(head, 0, b"SQLite format 3\0") => FileKind::Sqlite,
        _ if has(head, 0, b"bplist0") => FileKind::PropertyList,
        _ if has(head, 0, b"age-encryption.org/v1\n") => FileKind::Age,
        _ => return None,
    })
}

fn program(head: &[u8]) -> Option<FileKind> {
    let program = matches!(
        head,
        [b'M', b'Z', ..]
            | [0x7f, b'E', b'L', b'F', ..]
            | [0xfe, 0xed, 0xfa, 0xce | 0xcf, ..]
            | [0xce | 0xcf, 0xfa, 0xed, 0xfe, ..]
            | [0xca, 0xfe, 0xba, 0xbe, ..]
            | [b'd', b'e', b'x', b'\n', ..]
    );
    program.then_some(FileKind::Program)
}

/// How the bytes of a text are to be read, as far as its beginning shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoded {
    /// One byte at a time, or UTF-8.
    Bytes,
    /// Two bytes at a time, the lower first.
    Utf16Le,
    /// Two bytes at a time, the higher first.
    Utf16Be,
}

fn text(head: &[u8]) -> Option<FileKind> {
    let encoded = encoded(head)?;
    let plain: Vec<u8> = match encoded {
        Encoded::Bytes => head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).to_vec(),
        Encoded::Utf16Le => head.iter().step_by(2).copied().collect(),
        Encoded::Utf16Be => head.iter().skip(1).step_by(2).copied().collect(),
    };
    let start = plain.iter().position(|byte| byte.is_ascii_alphanumeric() || b"<{[\"".contains(byte));
    let rest = plain.get(start.unwrap_or_default()..).unwrap_or_default();
    let begins = |word: &[u8]| rest.get(..word.len()).is_some_and(|first| first.eq_ignore_ascii_case(word));
    Some(match rest {
        [b'{', ..] if is_member(rest) => FileKind::Json,
        [b'[', ..] if is_item(rest) => FileKind::Json,
        _ if begins(b"<!doctype html") || begins(b"<html") => FileKind::Html,
        _ if begins(b"<svg") => FileKind::Svg,
        _ if begins(b"<?xml") && holds(rest, 2_048, b"<svg") => FileKind::Svg,
        _ if begins(b"<?xml") && holds(rest, 2_048, b"<html") => FileKind::Html,
        _ if begins(b"<?xml") => FileKind::Xml,
        _ if is_mail(rest) => FileKind::Mail,
        _ => FileKind::Text,
    })
}

/// Does it begin as mail does, by a field of its head (RFC 5322) or the line before it in a mailbox?
fn is_mail(rest: &[u8]) -> bool {
    let line = rest.split(|byte| *byte == b'\n').next().unwrap_or_default().to_ascii_lowercase();
    let fields =
        [&b"received:"[..], b"return-path:", b"delivered-to:", b"mime-version:", b"message-id:", b"x-gm-"];
    let box_line = line.starts_with(b"from ") && line.contains(&b'@') && holds(&line, line.len(), b":");
    box_line || fields.iter().any(|field| line.starts_with(field))
}

/// After `{` comes a name in quotes, or the end: `{later}` in a chat is no object.
fn is_member(rest: &[u8]) -> bool {
    matches!(second(rest), Some(b'"' | b'}'))
}

/// After `[` comes an object, a list or a text: `[12:30] name` in a chat is no list.
fn is_item(rest: &[u8]) -> bool {
    matches!(second(rest), Some(b'{' | b'[' | b'"' | b']'))
}

fn second(rest: &[u8]) -> Option<u8> {
    rest.iter().skip(1).copied().find(|byte| !byte.is_ascii_whitespace())
}

/// Are these bytes the beginning of a text, and how is it to be read? Text holds no control characters but those that
/// break lines and pages.
fn encoded(head: &[u8]) -> Option<Encoded> {
    match head {
        [0xff, 0xfe, rest @ ..] => return wide(rest, u16::from_le_bytes).then_some(Encoded::Utf16Le),
        [0xfe, 0xff, rest @ ..] => return wide(rest, u16::from_be_bytes).then_some(Encoded::Utf16Be),
        _ => {}
    }
    // UTF-16 without a mark: of languages written in Latin letters every second byte is nought.
    if head.len() >= 8 && head.contains(&0) {
        let noughts = |from: usize| head.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
        let (even, odd, half) = (noughts(0), noughts(1), head.len() / 2);
        if odd * 10 >= half * 7 && even == 0 && wide(head, u16::from_le_bytes) {
            return Some(Encoded::Utf16Le);
        }
        if even * 10 >= half * 7 && odd == 0 && wide(head, u16::from_be_bytes) {
            return Some(Encoded::Utf16Be);
        }
        return None;
    }
    // A character that the end of the head cuts in two is whole in the file.
    let is_utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    let fit = head.iter().all(|byte| !is_control(u32::from(*byte)));
    let words = head.iter().filter(|byte| byte.is_ascii_alphanumeric() || **byte == b' ').count();
    let high = head.iter().filter(|byte| **byte >= 0x80).count();
    // An old encoding of one or two bytes a character has high bytes and letters, digits or blanks among them.
    (fit && (is_utf8 || (words > 0 && words + high > head.len() / 2))).then_some(Encoded::Bytes)
}

/// Are these pairs of bytes UTF-16, without control characters?
fn wide(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> bool {
    let mut decoded = char::decode_utf16(bytes.as_chunks().0.iter().map(|pair| unit(*pair))).peekable();
    while let Some(one) = decoded.next() {
        let fits = match one {
            Ok(one) => !is_control(u32::from(one)) && !matches!(u32::from(one), 0xfffe | 0xffff),
            // Half of a pair that the end of the head cuts off.
            Err(_) => decoded.peek().is_none(),
        };
        if !fits {
            return false;
        }
    }
    true
}

fn is_control(one: u32) -> bool {
    // Escape begins the shifts of ISO-2022, in which Japanese mail is written.
    matches!(one, 0x00..=0x08 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)
}
