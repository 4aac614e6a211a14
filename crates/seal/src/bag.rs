//! The bag (BagIt 1.0, RFC 8493): every part but the files' content, ready to be written.

use crate::archive;
use crate::case::{self, CaseInput};
use crate::error::SealError;
use crate::manifest::{FileEntry, Manifest};
use crate::sshsig::{NAMESPACE, Signer};
use crate::{FILE_BYTES_MAX, FILES_MAX, PART_BYTES_MAX};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// The name of the fact in the ledger entry's opening whose value is the hexadecimal [`Manifest::digest`]: by it a
/// reader ties the package to the ledger.
pub const MANIFEST_FACT: &str = "manifest";

/// What goes into one package.
#[derive(Clone)]
pub struct Contents {
    /// What is made available, to whom, under which clauses.
    pub manifest: Manifest,
    /// The cover letter, for people.
    pub cover: String,
    /// The transfer brief as PDF: the law of this transfer and what can follow, for people.
    pub brief_pdf: Option<Vec<u8>>,
    /// The report, cut to the manifest's fields, as JSON.
    pub report_json: Vec<u8>,
    /// What the provider sent, byte for byte, where the ruling gives all of it.
    pub original_xml: Option<Vec<u8>>,
    /// The facts of the CASE graph.
    pub case: CaseInput,
    /// The ruling with its clauses and the register's version, as JSON.
    pub authority_json: Vec<u8>,
    /// The proof that the manifest was recorded in the ledger.
    pub custody: Option<Custody>,
}

// It concerns children and the people reported. `{:?}` must not write it to a log.
impl std::fmt::Debug for Contents {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contents({}, [sensitive])", self.manifest.package)
    }
}

/// The proof that the manifest's digest was recorded before the package was sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct Custody {
    /// A `c2sp.org/tlog-proof@v1` text whose `extra` is the entry's leaf.
    pub proof: String,
    /// The opening of the entry's commitment, one of whose facts is [`MANIFEST_FACT`].
    pub opening: Vec<u8>,
}

impl std::fmt::Debug for Custody {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Custody([sensitive])")
    }
}

/// A bag without its files' content: what [`crate::Sealer`] writes first.
#[derive(Clone)]
pub struct Bag {
    pub(crate) package: String,
    pub(crate) seconds: u64,
    pub(crate) parts: Vec<(String, Vec<u8>)>,
    pub(crate) files: Vec<FileEntry>,
}

impl std::fmt::Debug for Bag {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Bag({}, {} parts, {} files)", self.package, self.parts.len(), self.files.len())
    }
}

impl Bag {
    /// The paths within the bag and their bytes, in the order in which they are written. The files are not among them.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.parts.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The files, in the order in which their content is wanted: by digest. Each goes to `data/files/<sha256>`.
    #[must_use]
    pub fn files(&self) -> &[FileEntry] {
        &self.files
    }
}

/// Makes the bag and signs its tag manifest. The same arguments give the same bytes.
///
/// # Errors
/// [`SealError`] when the contents cannot be a package.
pub fn bag(contents: &Contents, signer: &Signer) -> Result<Bag, SealError> {
    let manifest = &contents.manifest;
    check_lines(manifest)?;
    let created = Timestamp::from_microsecond(manifest.created).map_err(|_| SealError::Moment)?;
    // By microseconds: the moment just before 1970 rounds to second 0.
    let seconds = u64::try_from(manifest.created).map_err(|_| SealError::Moment)? / 1_000_000;
    let files = sorted(&manifest.files)?;

    let mut payload = BTreeMap::from([
        (archive::COVER, contents.cover.clone().into_bytes()),
        (archive::REPORT, contents.report_json.clone()),
        (archive::CASE, case::graph(manifest, &contents.case)?),
        (archive::AUTHORITY, contents.authority_json.clone()),
        (archive::MANIFEST, manifest.to_json()),
    ]);
    if let Some(brief) = &contents.brief_pdf {
        payload.insert(archive::BRIEF, brief.clone());
    }
    if let Some(original) = &contents.original_xml {
        payload.insert(archive::ORIGINAL, original.clone());
    }
    let mut sums: BTreeMap<String, String> =
        payload.iter().map(|(path, bytes)| ((*path).to_owned(), sha256(bytes))).collect();
    sums.extend(files.iter().map(|file| (format!("{}{}", archive::FILES, file.sha256), file.sha256.clone())));
    let total = payload.values().map(|bytes| bytes.len() as u64).sum::<u64>()
        + files.iter().map(|file| file.bytes).sum::<u64>();

    let mut tags = BTreeMap::from([
        (archive::BAGIT, BAGIT_TEXT.as_bytes().to_vec()),
        (archive::BAG_INFO, bag_info(manifest, created, total, sums.len())),
        (archive::PAYLOAD_MANIFEST, lines(&sums)),
        (archive::VERIFY, verify_text(&manifest.package, signer).into_bytes()),
    ]);
    if let Some(custody) = &contents.custody {
        tags.insert(archive::PROOF, custody.proof.clone().into_bytes());
        tags.insert(archive::OPENING, custody.opening.clone());
    }
    let tag_sums = tags.iter().map(|(path, bytes)| ((*path).to_owned(), sha256(bytes))).collect();
    let tag_manifest = lines(&tag_sums);
    tags.insert(archive::SIGNATURE, signer.sign(&tag_manifest).into_bytes());
    tags.insert(archive::TAG_MANIFEST, tag_manifest);

    let parts: Vec<(String, Vec<u8>)> =
        tags.into_iter().chain(payload).map(|(path, bytes)| (path.to_owned(), bytes)).collect();
    match parts.iter().find(|(_, bytes)| bytes.len() as u64 > PART_BYTES_MAX) {
        Some((path, _)) => Err(SealError::TooLarge { path: path.clone() }),
        None => Ok(Bag { package: manifest.package.clone(), seconds, parts, files }),
    }
}

/// The only content of `bagit.txt`.
pub(crate) const BAGIT_TEXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

fn check_lines(manifest: &Manifest) -> Result<(), SealError> {
    if !archive::is_package_name(&manifest.package) {
        return Err(SealError::Name);
    }
    let one_line =
        [("sender", &manifest.sender), ("recipient", &manifest.recipient), ("report", &manifest.report)];
    match one_line.iter().find(|(_, text)| text.trim().is_empty() || text.contains(char::is_control)) {
        Some((what, _)) => Err(SealError::Line { what }),
        None => Ok(()),
    }
}

fn sorted(files: &[FileEntry]) -> Result<Vec<FileEntry>, SealError> {
    if files.len() > FILES_MAX {
        return Err(SealError::TooManyFiles);
    }
    let mut seen = BTreeSet::new();
    for file in files {
        let sound = archive::is_sha256(&file.sha256) && file.bytes <= FILE_BYTES_MAX;
        if !sound || !seen.insert(&file.sha256) {
            return Err(SealError::File { sha256: file.sha256.clone() });
        }
    }
    let mut files = files.to_vec();
    files.sort_unstable_by(|a, b| a.sha256.cmp(&b.sha256));
    Ok(files)
}

fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// A manifest as `sha256sum -c` reads it.
fn lines(sums: &BTreeMap<String, String>) -> Vec<u8> {
    sums.iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect::<String>().into_bytes()
}

fn bag_info(manifest: &Manifest, created: Timestamp, bytes: u64, count: usize) -> Vec<u8> {
    let Manifest { package, sender, recipient, report, .. } = manifest;
    let date = created.to_string().chars().take(10).collect::<String>();
    format!(
        "Source-Organization: {sender}\nExternal-Identifier: {package}\nInternal-Sender-Identifier: {report}\n\
         Clearline-Recipient: {recipient}\nBagging-Date: {date}\nPayload-Oxum: {bytes}.{count}\n"
    )
    .into_bytes()
}

/// The commands with which anybody can check the package. A test runs them as they are written there.
fn verify_text(package: &str, signer: &Signer) -> String {
    let key = signer.public();
    let values = [
        ("{package}", package),
        ("{name}", key.name()),
        ("{namespace}", NAMESPACE),
        ("{fact}", MANIFEST_FACT),
    ];
    let template = include_str!("verify.txt").to_owned();
    values.into_iter().fold(template, |text, (name, value)| text.replace(name, value))
}
