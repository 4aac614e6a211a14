//! Reading a package: decrypt, refuse whatever is not exactly a package, check, hand out.
//!
//! Anyone who knows an agency's public key can encrypt something to it, so nothing inside is trusted before the
//! signature is checked. The signed parts come first in the archive; every later byte is already bound to a digest.

use crate::archive::{self, BLOCK, Kind, padding};
use crate::bag::{BAGIT_TEXT, Custody};
use crate::identity::Identity;
use crate::manifest::{FileEntry, Manifest};
use crate::opened::{OpenError, Opened};
use crate::sshsig::{self, SealKey};
use crate::{AGE_HEADER_BYTES_MAX, FILE_BYTES_MAX, FILES_MAX, PART_BYTES_MAX};
use age::DecryptError;
use age::stream::StreamReader;
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::rc::Rc;

/// Contents of files by their SHA-256, for packages small enough to be held in memory.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Where the content of files goes. It is written while the package is still being read. Nothing may be relied upon
/// before [`open_to`] returns without error. On an error the caller destroys what it has stored.
pub trait Sink {
    /// A file begins. Its signed digest is `sha256`, its size `bytes`.
    ///
    /// # Errors
    /// When it cannot be stored; reading ends then.
    fn begin(&mut self, sha256: &str, bytes: u64) -> io::Result<()>;
    /// The next bytes of that file.
    ///
    /// # Errors
    /// When they cannot be stored; reading ends then.
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// That file is complete and has its digest.
    ///
    /// # Errors
    /// When it cannot be stored; reading ends then.
    fn end(&mut self) -> io::Result<()>;
}

/// Keeps contents in memory.
#[derive(Default)]
struct Memory {
    files: Files,
    current: (String, Vec<u8>),
}

impl Sink for Memory {
    fn begin(&mut self, sha256: &str, _bytes: u64) -> io::Result<()> {
        self.current = (sha256.to_owned(), Vec::new());
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.current.1.extend_from_slice(bytes);
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        let (sha256, content) = std::mem::take(&mut self.current);
        self.files.insert(sha256, content);
        Ok(())
    }
}

/// Opens a package held in memory and returns its parts and the content of its files.
///
/// # Errors
/// [`OpenError`] naming the first thing that is wrong.
pub fn open(package: &[u8], identity: &Identity, keys: &[SealKey]) -> Result<(Opened, Files), OpenError> {
    let mut memory = Memory::default();
    let opened = open_to(package, identity, keys, &mut memory)?;
    Ok((opened, memory.files))
}

/// Opens a package as it is read and gives the content of its files to `sink`. Memory does not grow with the files:
/// at most the parts that are not files are held.
///
/// # Errors
/// [`OpenError`] naming the first thing that is wrong.
pub fn open_to<R: Read>(
    package: R,
    identity: &Identity,
    keys: &[SealKey],
    sink: &mut impl Sink,
) -> Result<Opened, OpenError> {
    let mut archive = Archive { input: decrypt(package, identity)?, package: None, last: None };
    let mut tags = BTreeMap::new();
    let mut next = archive.next()?;
    while let Some(entry) = next.take_if(|entry| entry.kind == Kind::Tag) {
        let bytes = archive.part(&entry)?;
        tags.insert(entry.path, bytes);
        next = archive.next()?;
    }
    let (signed_by, mut listed) = check_tags(&tags, keys)?;
    let (mut parts, mut files) = (BTreeMap::new(), Vec::new());
    let (mut octets, mut streams) = (0_u64, 0_u64);
    while let Some(entry) = next {
        let sum =
            listed.remove(&entry.path).ok_or_else(|| OpenError::Unlisted { path: entry.path.clone() })?;
        (octets, streams) = (octets + entry.bytes, streams + 1);
        if entry.kind == Kind::File {
            archive.file(&entry, &sum, sink)?;
            files.push((sum, entry.bytes));
        } else {
            let bytes = archive.part(&entry)?;
            if hex::encode(Sha256::digest(&bytes)) != sum {
                return Err(OpenError::Altered { path: entry.path });
            }
            parts.insert(entry.path, bytes);
        }
        next = archive.next()?;
    }
    if let Some((path, _)) = listed.pop_first() {
        return Err(OpenError::Missing { path });
    }
    let package = archive.package.unwrap_or_default();
    let opened = assemble(signed_by, &mut tags, &mut parts)?;
    check_agreement(&opened.manifest, &package, &tags, &files, (octets, streams))?;
    Ok(opened)
}

/// Reads at most so many bytes until the limit is lifted: the age header is read into memory before anything is known
/// about who wrote it.
struct Guarded<R> {
    input: R,
    left: Rc<Cell<u64>>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.left.get();
        if left == 0 {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "the header is too long"));
        }
        let wanted = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let count = self.input.read(buffer.get_mut(..wanted).unwrap_or_default())?;
        self.left.set(left - count as u64);
        Ok(count)
    }
}

fn decrypt<R: Read>(package: R, identity: &Identity) -> Result<StreamReader<impl Read>, OpenError> {
    let left = Rc::new(Cell::new(AGE_HEADER_BYTES_MAX));
    let guarded = Guarded { input: io::BufReader::new(package), left: Rc::clone(&left) };
    let decryptor = age::Decryptor::new(guarded).map_err(OpenError::NotAge)?;
    left.set(u64::MAX);
    decryptor.decrypt(std::iter::once(&identity.0 as &dyn age::Identity)).map_err(|error| match error {
        DecryptError::NoMatchingKeys => OpenError::WrongIdentity,
        error => OpenError::NotAge(error),
    })
}

/// One file of the archive.
struct Entry {
    path: String,
    kind: Kind,
    bytes: u64,
}

struct Archive<R> {
    input: R,
    package: Option<String>,
    last: Option<(Kind, String)>,
}

impl<R: Read> Archive<R> {
    /// The next entry, or none at the archive's proper end, which is the end of all bytes as well.
    fn next(&mut self) -> Result<Option<Entry>, OpenError> {
        let mut block = [0; BLOCK];
        self.exactly(&mut block)?;
        if block == [0; BLOCK] {
            return self.end().map(|()| None);
        }
        let header = tar::Header::from_byte_slice(&block);
        let whole = String::from_utf8_lossy(&header.path_bytes()).into_owned();
        let not_plain = || OpenError::NotAPlainFile { path: whole.clone() };
        // Other kinds of entries are named in the error, because a link is an attack that the user should know of.
        if !header.entry_type().is_file() {
            return Err(not_plain());
        }
        let (package, path, kind) = place(&whole).ok_or_else(|| OpenError::Path { path: whole.clone() })?;
        if self.package.get_or_insert_with(|| package.to_owned()) != package {
            return Err(OpenError::Path { path: whole });
        }
        let bytes = header.entry_size().map_err(|_| not_plain())?;
        let seconds = header.mtime().map_err(|_| not_plain())?;
        // One header for one entry: whatever we would not have written ourselves is refused unread.
        let ours = archive::header(package, path, bytes, seconds).map_err(|_| not_plain())?;
        if ours.as_bytes() != &block {
            return Err(not_plain());
        }
        let this = (kind, path.to_owned());
        match self.last.replace(this.clone()) {
            Some(last) if last == this => return Err(OpenError::Duplicate { path: whole }),
            Some(last) if last > this => return Err(OpenError::Order { path: whole }),
            _ => {}
        }
        let limit = if kind == Kind::File { FILE_BYTES_MAX } else { PART_BYTES_MAX };
        if bytes > limit {
            return Err(OpenError::TooLarge { path: whole });
        }
        Ok(Some(Entry { path: this.1, kind, bytes }))
    }

    fn end(&mut self) -> Result<(), OpenError> {
        let mut block = [0; BLOCK];
        self.exactly(&mut block)?;
        let mut beyond = [0; 1];
        let surplus = self.input.read(&mut beyond).map_err(OpenError::Damaged)?;
        if block == [0; BLOCK] && surplus == 0 { Ok(()) } else { Err(OpenError::Truncated) }
    }

    /// The content of a part that is not a file.
    fn part(&mut self, entry: &Entry) -> Result<Vec<u8>, OpenError> {
        // The size in the header is not allocated: a wrong size costs only the memory of the bytes that are really
        // there.
        let mut bytes = Vec::new();
        (&mut self.input).take(entry.bytes).read_to_end(&mut bytes).map_err(OpenError::Damaged)?;
        if bytes.len() as u64 != entry.bytes {
            return Err(OpenError::Truncated);
        }
        self.padding(entry)?;
        Ok(bytes)
    }

    /// Streams the content of a file and checks its digest.
    fn file(&mut self, entry: &Entry, sum: &str, sink: &mut impl Sink) -> Result<(), OpenError> {
        let refused = |source| OpenError::Sink { path: entry.path.clone(), source };
        sink.begin(sum, entry.bytes).map_err(refused)?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        let mut left = entry.bytes;
        while left > 0 {
            let wanted = buffer.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            let count =
                self.input.read(buffer.get_mut(..wanted).unwrap_or_default()).map_err(OpenError::Damaged)?;
            let read = buffer.get(..count).filter(|read| !read.is_empty()).ok_or(OpenError::Truncated)?;
            digest.update(read);
            sink.write(read).map_err(refused)?;
            left -= count as u64;
        }
        if hex::encode(digest.finalize()) != sum || !entry.path.ends_with(sum) {
            return Err(OpenError::Altered { path: entry.path.clone() });
        }
        self.padding(entry)?;
        sink.end().map_err(refused)
    }

    fn padding(&mut self, entry: &Entry) -> Result<(), OpenError> {
        let mut zeros = vec![0; padding(entry.bytes)];
        self.exactly(&mut zeros)?;
        if zeros.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(OpenError::Truncated) }
    }

    fn exactly(&mut self, buffer: &mut [u8]) -> Result<(), OpenError> {
        self.input.read_exact(buffer).map_err(|error| match error.kind() {
            // The age layer reports a truncated file by this kind as well, with a message of its own.
            io::ErrorKind::UnexpectedEof if error.get_ref().is_none() => OpenError::Truncated,
            _ => OpenError::Damaged(error),
        })
    }
}

/// Splits `<package>.bag/<path>`, where the path is one that a bag may hold.
fn place(whole: &str) -> Option<(&str, &str, Kind)> {
    let (directory, path) = whole.split_once('/')?;
    let package = directory.strip_suffix(".bag").filter(|name| archive::is_package_name(name))?;
    Some((package, path, Kind::of(path)?))
}

/// Checks signature, tag manifest and the bag's declaration. Returns who signed and the payload's digests by path.
fn check_tags(
    tags: &BTreeMap<String, Vec<u8>>,
    keys: &[SealKey],
) -> Result<(String, BTreeMap<String, String>), OpenError> {
    let missing = |path: &str| OpenError::Missing { path: path.to_owned() };
    let tag = |path: &str| tags.get(path).ok_or_else(|| missing(path));
    let signature = String::from_utf8_lossy(tag(archive::SIGNATURE)?);
    let tag_manifest = tag(archive::TAG_MANIFEST)?;
    let key = sshsig::verify(&signature, tag_manifest, keys).map_err(OpenError::Signature)?;

    let mut sums = read_lines(tag_manifest).ok_or_else(|| form(archive::TAG_MANIFEST))?;
    for (path, bytes) in tags {
        if path == archive::TAG_MANIFEST || path == archive::SIGNATURE {
            continue;
        }
        let sum = sums.remove(path).ok_or_else(|| OpenError::Unlisted { path: path.clone() })?;
        if sum != hex::encode(Sha256::digest(bytes)) {
            return Err(OpenError::Altered { path: path.clone() });
        }
    }
    if let Some((path, _)) = sums.pop_first() {
        return Err(missing(&path));
    }
    if tag(archive::BAGIT)? != BAGIT_TEXT.as_bytes() {
        return Err(form(archive::BAGIT));
    }
    let listed =
        read_lines(tag(archive::PAYLOAD_MANIFEST)?).ok_or_else(|| form(archive::PAYLOAD_MANIFEST))?;
    if listed.keys().filter(|path| path.starts_with(archive::FILES)).count() > FILES_MAX {
        return Err(OpenError::TooManyFiles);
    }
    Ok((key.name().to_owned(), listed))
}

fn form(path: &str) -> OpenError {
    OpenError::Form { path: path.to_owned() }
}

/// Reads `<sha256>  <path>` lines; a path may occur only once.
fn read_lines(bytes: &[u8]) -> Option<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    for line in std::str::from_utf8(bytes).ok()?.strip_suffix('\n')?.split('\n') {
        let (sum, path) = line.split_once("  ").filter(|(sum, _)| archive::is_sha256(sum))?;
        if sums.insert(path.to_owned(), sum.to_owned()).is_some() {
            return None;
        }
    }
    Some(sums)
}

type Parts = BTreeMap<String, Vec<u8>>;

fn assemble(signed_by: String, tags: &mut Parts, parts: &mut Parts) -> Result<Opened, OpenError> {
    let mut part =
        |path: &str| parts.remove(path).ok_or_else(|| OpenError::Missing { path: path.to_owned() });
    let json = part(archive::MANIFEST)?;
    let manifest: Manifest = serde_json::from_slice(&json).map_err(|_| form(archive::MANIFEST))?;
    // The ledger knows the digest of the one form; another form of the same words would have another digest.
    if manifest.to_json() != json {
        return Err(form(archive::MANIFEST));
    }
    let cover = String::from_utf8(part(archive::COVER)?).map_err(|_| form(archive::COVER))?;
    let custody = match (tags.remove(archive::PROOF), tags.remove(archive::OPENING)) {
        (Some(proof), Some(opening)) => {
            let proof = String::from_utf8(proof).map_err(|_| form(archive::PROOF))?;
            Some(Custody { proof, opening })
        }
        (None, None) => None,
        (None, Some(_)) => return Err(OpenError::Missing { path: archive::PROOF.to_owned() }),
        (Some(_), None) => return Err(OpenError::Missing { path: archive::OPENING.to_owned() }),
    };
    Ok(Opened {
        signed_by,
        manifest,
        cover,
        brief_pdf: part(archive::BRIEF).ok(),
        report_json: part(archive::REPORT)?,
        original_xml: part(archive::ORIGINAL).ok(),
        case_jsonld: part(archive::CASE)?,
        authority_json: part(archive::AUTHORITY)?,
        custody,
    })
}

/// The manifest, the directory, the bag's own count and the files present must all say the same.
fn check_agreement(
    manifest: &Manifest,
    package: &str,
    tags: &Parts,
    files: &[(String, u64)],
    (octets, streams): (u64, u64),
) -> Result<(), OpenError> {
    let mut wanted: Vec<(&str, u64)> =
        manifest.files.iter().map(|FileEntry { sha256, bytes, .. }| (sha256.as_str(), *bytes)).collect();
    wanted.sort_unstable();
    let present = files.iter().map(|(sha256, bytes)| (sha256.as_str(), *bytes));
    if manifest.package != package || !wanted.into_iter().eq(present) {
        return Err(form(archive::MANIFEST));
    }
    let info = String::from_utf8_lossy(tags.get(archive::BAG_INFO).map(Vec::as_slice).unwrap_or_default());
    let says = |line: &str| info.lines().any(|other| other == line);
    let agrees = says(&format!("External-Identifier: {package}"))
        && says(&format!("Payload-Oxum: {octets}.{streams}"));
    if agrees { Ok(()) } else { Err(form(archive::BAG_INFO)) }
}
