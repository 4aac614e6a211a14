use super::*;

/// An ISO box `ftyp` with these brands.
fn ftyp(major: &[u8; 4], others: &[&[u8; 4]]) -> Vec<u8> {
    let mut bytes = (16 + 4 * others.len() as u32).to_be_bytes().to_vec();
    bytes.extend(b"ftyp");
    bytes.extend(major);
    bytes.extend([0; 4]);
    bytes.extend(others.iter().copied().flatten());
    bytes.extend([0, 0, 0, 8]);
    bytes.extend(b"free");
    bytes
}

/// `mark` at `at`, and noughts around it.
fn at(at: usize, mark: &[u8]) -> Vec<u8> {
    let mut bytes = vec![0; at + mark.len() + 64];
    bytes[at..at + mark.len()].copy_from_slice(mark);
    bytes
}

fn kind(bytes: impl AsRef<[u8]>) -> FileKind {
    FileKind::of(bytes.as_ref())
}

#[test]
fn pictures_and_videos_of_the_iso_container_tell_themselves_apart_by_their_brands() {
    for (major, others, expected) in [
        (b"heic", &[b"mif1"][..], FileKind::Heic),
        (b"heix", &[], FileKind::Heic),
        (b"hevc", &[b"msf1"], FileKind::Heic),
        (b"mif1", &[b"heic", b"mif1"], FileKind::Heic),
        (b"mif1", &[b"miaf", b"avif"], FileKind::Avif),
        (b"msf1", &[], FileKind::Heic),
        (b"avif", &[b"mif1", b"miaf"], FileKind::Avif),
        (b"avis", &[b"msf1"], FileKind::Avif),
        (b"isom", &[b"iso2", b"avc1", b"mp41"], FileKind::Mp4),
        (b"mp42", &[b"heic"], FileKind::Mp4),
        (b"qt  ", &[], FileKind::QuickTime),
        (b"3gp5", &[b"isom"], FileKind::ThreeGp),
        (b"3g2a", &[], FileKind::ThreeGp),
        (b"M4A ", &[b"mp42"], FileKind::Mp4Sound),
        (b"crx ", &[], FileKind::Raw),
        (b"zzzz", &[], FileKind::Mp4),
    ] {
        let name = String::from_utf8_lossy(major).into_owned();
        assert_eq!(kind(ftyp(major, others)), expected, "{name}");
    }
    // Nothing but the header of a picture, with noughts for brands and for all that follows.
    let mut header = ftyp(b"heic", &[]);
    header.resize(124, 0);
    assert_eq!(kind(&header), FileKind::Heic);
    assert_eq!(kind(b"\0\0\0\x08wide\0\0\0\0mdat"), FileKind::QuickTime);
}

#[test]
fn every_kind_is_told_by_its_own_mark_and_by_no_claimed_name() {
    let cases: Vec<(Vec<u8>, FileKind)> = vec![
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), FileKind::Png),
        (b"\xff\xd8\xff\xe1\x10\0Exif".to_vec(), FileKind::Jpeg),
        (b"GIF87a\x01\0\x01\0\0\0\0".to_vec(), FileKind::Gif),
        (b"RIFF\x10\0\0\0WEBPVP8X".to_vec(), FileKind::WebP),
        (b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0".to_vec(), FileKind::Bmp),
        (b"\0\0\x01\0\x01\0\x10\x10".to_vec(), FileKind::Icon),
        (b"II*\0\x08\0\0\0".to_vec(), FileKind::Tiff),
        (b"MM\0*\0\0\0\x08".to_vec(), FileKind::Tiff),
        (b"II*\0\x10\0\0\0CR\x02\0".to_vec(), FileKind::Raw),
        (b"8BPS\0\x01\0\0".to_vec(), FileKind::Psd),
        (b"\xff\x0a\xfa\x1f".to_vec(), FileKind::Jxl),
        (b"\0\0\0\x0cJXL \r\n\x87\n".to_vec(), FileKind::Jxl),
        (b"\0\0\0\x0cjP  \r\n\x87\n".to_vec(), FileKind::Jpeg2000),
        (at(128, b"DICM"), FileKind::Dicom),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm".to_vec(), FileKind::WebM),
        (b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x88matroska".to_vec(), FileKind::Matroska),
        (b"RIFF\x10\0\0\0AVI LIST".to_vec(), FileKind::Avi),
        (b"\x30\x26\xb2\x75\x8e\x66\xcf\x11\xa6\xd9".to_vec(), FileKind::Asf),
        (b"FLV\x01\x05\0\0\0\x09".to_vec(), FileKind::Flv),
        (b"\0\0\x01\xba\x44".to_vec(), FileKind::Mpeg),
        ([at(0, b"\x47"), at(124, b"\x47"), at(123, b"\x47")].concat(), FileKind::Unknown),
        (b"OggS\0\x02".to_vec(), FileKind::Ogg),
        (b"ID3\x03\0\0\0\0\0\0".to_vec(), FileKind::Mp3),
        (b"\xff\xfb\x90\x64\0\0".to_vec(), FileKind::Mp3),
        (b"\xff\xf1\x50\x80".to_vec(), FileKind::Aac),
        (b"RIFF\x10\0\0\0WAVEfmt ".to_vec(), FileKind::Wav),
        (b"fLaC\0\0\0\x22".to_vec(), FileKind::Flac),
        (b"#!AMR\n\x04".to_vec(), FileKind::Amr),
        (b"%PDF-1.7\n%\xe2\xe3".to_vec(), FileKind::Pdf),
        (b"{\\rtf1\\ansi".to_vec(), FileKind::Rtf),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), FileKind::OfficeOld),
        ([at(0, b"PK\x03\x04")[..30].to_vec(), b"[Content_Types].xml".to_vec()].concat(), FileKind::Office),
        (
            [
                at(0, b"PK\x03\x04")[..30].to_vec(),
                b"mimetypeapplication/vnd.oasis.opendocument.text".to_vec(),
            ]
            .concat(),
            FileKind::OpenDocument,
        ),
        ([at(0, b"PK\x03\x04")[..30].to_vec(), b"holiday.jpg".to_vec()].concat(), FileKind::Zip),
        ([at(0, b"PK\x03\x04")[..30].to_vec(), b"META-INF/MANIFEST.MF".to_vec()].concat(), FileKind::Package),
        (b"!<arch>\ndebian".to_vec(), FileKind::Ar),
        (b"!BDN\0\0\0\0".to_vec(), FileKind::Mailbox),
        (b"Received: from mail.example.com\r\n".to_vec(), FileKind::Mail),
        (b"From ana@example.com Mon Nov 23 10:00:00 2026\n".to_vec(), FileKind::Mail),
        (b"PK\x05\x06\0\0".to_vec(), FileKind::Zip),
        (b"Rar!\x1a\x07\x01\0".to_vec(), FileKind::Rar),
        (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), FileKind::SevenZip),
        (b"\x1f\x8b\x08\0".to_vec(), FileKind::Gzip),
        (b"BZh91AY&SY".to_vec(), FileKind::Bzip2),
        (b"\xfd7zXZ\0\0\x04".to_vec(), FileKind::Xz),
        (b"\x28\xb5\x2f\xfd\x04".to_vec(), FileKind::Zstd),
        (at(257, b"ustar\0"), FileKind::Tar),
        (b"MSCF\0\0\0\0".to_vec(), FileKind::Cab),
        (b"SQLite format 3\0\x10\0".to_vec(), FileKind::Sqlite),
        (b"bplist00\xd4".to_vec(), FileKind::PropertyList),
        (b"\x7fELF\x02".to_vec(), FileKind::Program),
        (b"MZ\x90\0\x03".to_vec(), FileKind::Program),
        (Vec::new(), FileKind::Empty),
        (vec![0; 40], FileKind::Unknown),
        (b"\x01\x02\x03\xfe\xff\x80".to_vec(), FileKind::Unknown),
    ];
    for (bytes, expected) in cases {
        assert_eq!(kind(&bytes), expected, "{}", String::from_utf8_lossy(&bytes));
    }
    let mut stream = vec![0; 600];
    for place in [0, 188, 376] {
        stream[place] = 0x47;
    }
    assert_eq!(kind(&stream), FileKind::MpegTs);
}

fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

#[test]
fn text_is_text_in_every_usual_encoding() {
    let chat = "name,words\nAna,\u{201e}h\u{e4}llo\u{201c} \u{1f600}\n";
    assert_eq!(kind(chat), FileKind::Text);
    assert_eq!(kind(format!("\u{feff}{chat}")), FileKind::Text);
    for (order, mark) in
        [(u16::to_le_bytes as fn(u16) -> [u8; 2], b"\xff\xfe"), (u16::to_be_bytes, b"\xfe\xff")]
    {
        assert_eq!(kind([mark.to_vec(), utf16(chat, order)].concat()), FileKind::Text, "with a mark");
        assert_eq!(kind(utf16("who,what\nana,hello you\n", order)), FileKind::Text, "without a mark");
        let json = utf16("\u{feff}{\"who\": \"Ana\"}", order);
        assert_eq!(kind(json), FileKind::Json);
    }
    assert_eq!(kind(b"Gr\xfc\xdfe aus K\xf6ln, sagt sie"), FileKind::Text, "Latin-1");
    assert_eq!(kind(b"\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0?"), FileKind::Text, "1251");
    assert_eq!(kind(b"\x82\xb1\x82\xf1\x82\xc9\x82\xbf\x82\xcd abc"), FileKind::Text, "Shift JIS");
    assert_eq!(kind(b"\x1b$B$3$s\x1b(B abc"), FileKind::Text, "ISO-2022-JP");
    assert_eq!(kind(b"PMs of the group: MZ said BM is ID3"), FileKind::Text);
    for word in ["BM me later", "MZ and II*", "PK is online", "ID3 is what he said", "FLV please"] {
        assert_eq!(kind(word), FileKind::Text, "letters alone are no mark: {word}");
    }
    assert_eq!(kind("From ana to bo: hello"), FileKind::Text, "no mail");
    assert_eq!(kind("[12:30] Ana: hello"), FileKind::Text, "no list");
    assert_eq!(kind("{later} he said"), FileKind::Text, "no object");
    assert_eq!(kind("\n [ {\"who\": 1} ]"), FileKind::Json);
    assert_eq!(kind("{\"who\": 1}\n{\"who\": 2}\n"), FileKind::Json);
    assert_eq!(kind("<!DOCTYPE HTML><title>x</title>"), FileKind::Html);
    assert_eq!(kind("<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), FileKind::Svg);
    assert_eq!(kind("<?xml version=\"1.0\"?><chat/>"), FileKind::Xml);
}

#[test]
fn a_character_that_the_head_cuts_in_two_makes_no_text_unknown() {
    for fill in HEAD_BYTES - 4..=HEAD_BYTES {
        let text = format!("{}{}", "a".repeat(fill), "\u{1f600}".repeat(8));
        assert_eq!(kind(&text), FileKind::Text, "{fill}");
        let wide = [b"\xff\xfe".to_vec(), utf16(&text[fill - 2_040..], u16::to_le_bytes)].concat();
        assert_eq!(kind(wide), FileKind::Text, "{fill}");
    }
}

#[test]
fn a_kind_is_read_back_by_its_word_alone_and_no_bytes_make_it_fall_over() {
    for kind in FileKind::ALL {
        assert_eq!(kind.word().parse(), Ok(kind));
    }
    assert!("PNG".parse::<FileKind>().is_err() && "".parse::<FileKind>().is_err());
    // A simple generator is enough: each prefix of each of many odd beginnings.
    let mut state = 7_u64;
    for _ in 0..2_000 {
        let mut bytes = Vec::new();
        for _ in 0..48 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            bytes.push((state >> 56) as u8);
        }
        for start in
            [&b""[..], b"\0\0\0\x20ftyp", b"RIFF", b"PK\x03\x04", b"\xff\xfe", b"BM", b"\x1a\x45\xdf\xa3"]
        {
            let whole = [start, bytes.as_slice()].concat();
            for end in 0..whole.len() {
                let _ = FileKind::of(&whole[..end]);
            }
        }
    }
}

#[test]
fn what_may_hold_other_files_says_so() {
    for kind in
        [FileKind::Zip, FileKind::Tar, FileKind::Office, FileKind::OfficeOld, FileKind::Pdf, FileKind::Mail]
    {
        assert!(kind.holds_other_files(), "{kind}");
    }
    for kind in
        [FileKind::Png, FileKind::Mp4, FileKind::Text, FileKind::Json, FileKind::Empty, FileKind::Unknown]
    {
        assert!(!kind.holds_other_files(), "{kind}");
    }
}
