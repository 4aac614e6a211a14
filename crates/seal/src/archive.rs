//! The tar layer: one kind of entry, one form of header, one order.

use crate::PACKAGE_NAME_BYTES_MAX;
use std::io;
use tar::{EntryType, Header};

/// The size of a tar block.
pub(crate) const BLOCK: usize = 512;
/// Two empty blocks end an archive.
pub(crate) const END: [u8; 2 * BLOCK] = [0; 2 * BLOCK];

/// The file names of a bag, besides `data/files/<sha256>`.
pub(crate) const BAGIT: &str = "bagit.txt";
pub(crate) const BAG_INFO: &str = "bag-info.txt";
pub(crate) const PAYLOAD_MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
pub(crate) const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";
pub(crate) const VERIFY: &str = "VERIFY.txt";
pub(crate) const PROOF: &str = "custody.tlog-proof";
pub(crate) const OPENING: &str = "custody.opening";
pub(crate) const COVER: &str = "data/cover.txt";
pub(crate) const BRIEF: &str = "data/brief.pdf";
pub(crate) const REPORT: &str = "data/report.json";
pub(crate) const ORIGINAL: &str = "data/original.xml";
pub(crate) const CASE: &str = "data/case.jsonld";
pub(crate) const AUTHORITY: &str = "data/authority.json";
pub(crate) const MANIFEST: &str = "data/manifest.json";
pub(crate) const FILES: &str = "data/files/";

const TAGS: [&str; 8] = [BAGIT, BAG_INFO, PAYLOAD_MANIFEST, TAG_MANIFEST, SIGNATURE, VERIFY, PROOF, OPENING];
const PARTS: [&str; 7] = [COVER, BRIEF, REPORT, ORIGINAL, CASE, AUTHORITY, MANIFEST];

/// The three kinds of places in a bag, in the order in which they are written: what is signed comes first, so that a
/// reader knows every payload's digest before its first byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    Tag,
    Part,
    File,
}

impl Kind {
    /// Which kind a path within the bag is. Only listed paths exist, hence no `..`, no absolute path, no `fetch.txt`.
    pub(crate) fn of(path: &str) -> Option<Self> {
        if TAGS.contains(&path) {
            Some(Self::Tag)
        } else if PARTS.contains(&path) {
            Some(Self::Part)
        } else {
            path.strip_prefix(FILES).filter(|name| is_sha256(name)).map(|_| Self::File)
        }
    }
}

pub(crate) fn is_sha256(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

pub(crate) fn is_package_name(text: &str) -> bool {
    (1..=PACKAGE_NAME_BYTES_MAX).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// The only header this crate writes and reads for such an entry: a plain file, mode 0644, owner 0.
pub(crate) fn header(package: &str, path: &str, bytes: u64, seconds: u64) -> io::Result<Header> {
    let mut header = Header::new_ustar();
    header.set_path(format!("{package}.bag/{path}"))?;
    header.set_entry_type(EntryType::Regular);
    header.set_mode(0o644);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(seconds);
    header.set_size(bytes);
    header.set_cksum();
    Ok(header)
}

/// How many zero bytes follow content of this length.
pub(crate) fn padding(bytes: u64) -> usize {
    let over = (bytes % BLOCK as u64) as usize;
    if over == 0 { 0 } else { BLOCK - over }
}
