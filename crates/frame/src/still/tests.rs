use proptest::prelude::*;

use super::*;

const SCREEN: &[u8] = b"GIF89a\x02\0\x02\0\x80\0\0\0\0\0\xff\xff\xff";

const CONTROL: &[u8] = b"\x21\xf9\x04\x01\x0a\0\0\0";

const LOOP: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0";

const FRAME: &[u8] = b"\x2c\0\0\0\0\x02\0\x02\0\0\x02\x02\x4c\x01\0";

fn gif(parts: &[&[u8]]) -> Vec<u8> {
    [SCREEN].iter().chain(parts).copied().flatten().copied().collect()
}

/// A box or a chunk: a length, a name, content.
fn iso(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32 + 8).to_be_bytes(), &name[..], content].concat()
}

fn png_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    [&(content.len() as u32).to_be_bytes(), &name[..], content, b"CRC!"].concat()
}

fn riff_chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let fill = vec![0; content.len() % 2];
    [&name[..], &(content.len() as u32).to_le_bytes(), content, &fill].concat()
}

fn webp(chunks: &[Vec<u8>]) -> Vec<u8> {
    let body = chunks.concat();
    [&b"RIFF"[..], &(body.len() as u32 + 4).to_le_bytes(), b"WEBP", &body].concat()
}

fn of(kind: FileKind, bytes: &[u8]) -> Still {
    still(kind, bytes).expect("it can be held still")
}

#[test]
fn a_gif_keeps_its_first_picture_alone() {
    let moving = gif(&[LOOP, CONTROL, FRAME, CONTROL, FRAME, CONTROL, FRAME, b";"]);
    let held = of(FileKind::Gif, &moving);
    assert_eq!(held.bytes, gif(&[CONTROL, FRAME, b";"]));
    assert!(held.moved);
    let one = gif(&[CONTROL, FRAME, b";"]);
    assert_eq!(of(FileKind::Gif, &one), Still { bytes: one, moved: false });
    // Comments and plain words before the picture, and no control.
    let spoken = gif(&[b"\x21\xfe\x05hello\0", FRAME, b"\x21\xfe\x02no\0;"]);
    assert_eq!(of(FileKind::Gif, &spoken), Still { bytes: gif(&[FRAME, b";"]), moved: false });
    // Colours of its own, and a picture that was cut short in the middle of a part.
    let own = [b"\x2c\0\0\0\0\x02\0\x02\0\x80".as_slice(), &[7; 6], b"\x02\x09\x4c\x01"].concat();
    let whole = [b"\x2c\0\0\0\0\x02\0\x02\0\x80".as_slice(), &[7; 6], b"\x02\x02\x4c\x01\0;"].concat();
    assert_eq!(of(FileKind::Gif, &gif(&[&own])).bytes, gif(&[&whole]));
    for broken in [gif(&[]), gif(&[b";"]), gif(&[LOOP]), gif(&[b"\x99", FRAME]), SCREEN[..12].to_vec()] {
        assert_eq!(still(FileKind::Gif, &broken), None, "{broken:?}");
    }
}

#[test]
fn a_png_loses_the_chunks_of_motion_and_what_is_behind_its_end() {
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    let (head, data, end) =
        (png_chunk(b"IHDR", &[1; 13]), png_chunk(b"IDAT", &[2; 9]), png_chunk(b"IEND", b""));
    let plain = [&signature[..], &head, &data, &end].concat();
    assert_eq!(of(FileKind::Png, &plain), Still { bytes: plain.clone(), moved: false });
    let (control, frame, more) =
        (png_chunk(b"acTL", &[0; 8]), png_chunk(b"fcTL", &[0; 26]), png_chunk(b"fdAT", &[3; 40]));
    let moving =
        [&signature[..], &head, &control, &frame, &data, &frame, &more, &frame, &more, &end, &plain].concat();
    assert_eq!(of(FileKind::Png, &moving), Still { bytes: plain.clone(), moved: true });
    // The first picture need not be a frame, and data may be cut short.
    let hidden = [&signature[..], &head, &control, &data, &frame, &more].concat();
    assert_eq!(of(FileKind::Png, &hidden).bytes, [&signature[..], &head, &data].concat());
    let cut = &plain[..plain.len() - end.len() - 6];
    assert_eq!(of(FileKind::Png, cut).bytes, cut);
    assert_eq!(still(FileKind::Png, &[&signature[..], &head, &end].concat()), None, "no picture");
}

#[test]
fn a_webp_becomes_the_picture_within_its_first_frame() {
    let picture = riff_chunk(b"VP8 ", b"first");
    let frame = |within: &[u8]| {
        let place = [0, 0, 0, 0, 0, 0, 9, 0, 0, 7, 0, 0, 100, 0, 0, 0];
        riff_chunk(b"ANMF", &[&place, within].concat())
    };
    let header = riff_chunk(b"VP8X", &[0x12, 0, 0, 0, 31, 0, 0, 31, 0, 0]);
    let motion = riff_chunk(b"ANIM", &[0; 6]);
    let alpha = riff_chunk(b"ALPH", b"abc");
    let two = webp(&[
        header.clone(),
        motion.clone(),
        frame(&[&alpha[..], &picture].concat()),
        frame(&riff_chunk(b"VP8 ", b"second")),
    ]);
    let held = of(FileKind::WebP, &two);
    let still_header = riff_chunk(b"VP8X", &[0x10, 0, 0, 0, 9, 0, 0, 7, 0, 0]);
    assert_eq!(held, Still { bytes: webp(&[still_header, alpha, picture.clone()]), moved: true });
    let plain = webp(&[picture]);
    assert_eq!(of(FileKind::WebP, &plain), Still { bytes: plain, moved: false });
    // Said to move, without a frame that could be taken; and nothing at all.
    assert_eq!(still(FileKind::WebP, &webp(&[header.clone(), motion.clone()])), None);
    assert_eq!(still(FileKind::WebP, &webp(&[header, motion, riff_chunk(b"ANMF", &[0; 20])])), None);
    assert_eq!(still(FileKind::WebP, &webp(&[])), None);
}

#[test]
fn an_avif_sequence_loses_its_film_where_it_has_a_picture_beside_it() {
    let meta = iso(b"meta", b"items");
    let (film, data) = (iso(b"moov", b"tracks"), iso(b"mdat", b"coded"));
    let moving = [iso(b"ftyp", b"avis\0\0\0\0avifmsf1"), meta.clone(), film.clone(), data.clone()].concat();
    let held = of(FileKind::Avif, &moving);
    let free = iso(b"free", b"tracks");
    let expected = [iso(b"ftyp", b"avif\0\0\0\0avifavif"), meta.clone(), free, data.clone()].concat();
    assert_eq!(held, Still { bytes: expected, moved: true });
    let plain = [iso(b"ftyp", b"avif\0\0\0\0mif1"), meta, data.clone()].concat();
    assert_eq!(of(FileKind::Avif, &plain), Still { bytes: plain, moved: false });
    let film_alone = [iso(b"ftyp", b"avis\0\0\0\0avis"), film, data].concat();
    assert_eq!(still(FileKind::Avif, &film_alone), None, "there is no picture to show still");
}

proptest! {
    /// Whatever is held still cannot be held any stiller, never grows by more than what a header takes, and no bytes
    /// make the reader fall over.
    #[test]
    fn what_is_held_still_has_one_frame(
        kind in prop::sample::select(vec![FileKind::Gif, FileKind::Png, FileKind::WebP, FileKind::Avif]),
        parts in prop::collection::vec(prop::sample::select(vec![
            CONTROL.to_vec(), LOOP.to_vec(), FRAME.to_vec(), b";".to_vec(), b"\x21\xfe\x03abc\0".to_vec(),
            png_chunk(b"IHDR", &[1; 13]), png_chunk(b"IDAT", b"d"), png_chunk(b"acTL", &[0; 8]),
            png_chunk(b"fcTL", &[0; 26]), png_chunk(b"fdAT", b"d"), png_chunk(b"IEND", b""),
            riff_chunk(b"VP8X", &[2, 0, 0, 0, 9, 0, 0, 7, 0, 0]), riff_chunk(b"ANIM", &[0; 6]),
            riff_chunk(b"ANMF", &[&[0; 16][..], &riff_chunk(b"VP8L", b"x")].concat()), riff_chunk(b"VP8 ", b"y"),
            iso(b"meta", b""), iso(b"moov", b"m"), iso(b"mdat", b""), iso(b"moof", b""), b"\0\0\0".to_vec(),
        ]), 0..12),
        noise in prop::collection::vec(any::<u8>(), 0..40),
        cut in 0_usize..40,
    ) {
        let start: &[u8] = match kind {
            FileKind::Gif => SCREEN,
            FileKind::Png => b"\x89PNG\r\n\x1a\n",
            FileKind::WebP => b"RIFF\0\0\0\0WEBP",
            _ => b"\0\0\0\x18ftypavis\0\0\0\0avifmsf1",
        };
        let mut bytes = [start, &parts.concat(), &noise].concat();
        bytes.truncate(bytes.len().saturating_sub(cut));
        if let Some(held) = still(kind, &bytes) {
            prop_assert!(held.bytes.len() <= bytes.len() + 40);
            let again = still(kind, &held.bytes).expect("it is a picture");
            prop_assert!(!again.moved, "it moves still");
            prop_assert_eq!(again.bytes, held.bytes);
        }
    }

    #[test]
    fn no_bytes_make_the_readers_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for kind in FileKind::ALL {
            let _ = still(kind, &bytes);
        }
    }
}
