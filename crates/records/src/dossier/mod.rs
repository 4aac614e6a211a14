//! A report as it is kept: what every stage reads, and none but intake writes.
//!
//! Its row ([`Head`]) says how far it has come, and is read to ask whether somebody may read more. What it holds is read
//! with [`Leave`] alone.

pub mod augmented;
pub mod awaiting;
pub mod grounds;
pub mod leave;
pub mod linked;
pub mod readings;
pub mod remarks;
pub mod routed;
pub mod triaged;

use clearline_core::row::{flag_at, int_at, moment, number_at, text_at, word_at};
use clearline_core::rows::{Rows, Source};
use clearline_core::{House, Trouble, statement};
use clearline_report::digest::Digest;
use clearline_report::{
    Designation, DigestKind, FileId, FileKind, FileSaid, Priority, ProviderId, ReportKind, ReportNumber,
    Said, Stage, World,
};
use clearline_store::{Row, params};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use leave::Leave;

statement! {
    HEAD = "dossier/sql/head";
    SAID = "dossier/sql/said";
    DOCUMENT = "dossier/sql/document";
    SUBMISSION = "dossier/sql/submission";
    FILES = "dossier/sql/files";
    FILE = "dossier/sql/file";
    FILE_DOCUMENTS = "dossier/sql/file_documents";
    FILE_DOCUMENT = "dossier/sql/file_document";
}

/// The row that says how far a report has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// Its number.
    pub number: ReportNumber,
    /// Who filed: it decides on which law the report rests.
    pub kind: ReportKind,
    /// Real, or sandbox.
    pub world: World,
    /// The provider that filed; none for the public.
    pub provider: Option<ProviderId>,
    /// How far it has come.
    pub stage: Stage,
    /// The sender's incident type, as on the wire.
    pub incident: String,
    /// One viral file shared by several accounts.
    pub batched: bool,
    /// How many files it has.
    pub files: i64,
    /// When it was opened.
    pub opened_at: Timestamp,
    /// When it last changed while open.
    pub changed_at: Timestamp,
    /// When its sender finished it.
    pub finished_at: Option<Timestamp>,
    /// Triage's outcome, once there is one.
    pub designation: Option<Designation>,
    /// Our order of work, once there is one.
    pub priority: Option<Priority>,
    /// When its content was removed by retention: then nothing of what it said is left.
    pub expunged_at: Option<Timestamp>,
}

/// One file as received, with what was said of it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptFile {
    /// Its key.
    pub id: FileId,
    /// Its place in the order of upload.
    pub ordinal: i64,
    /// The name in the upload.
    pub name: Option<String>,
    /// Its size in bytes.
    pub size: u64,
    /// MD5 of the bytes received.
    pub md5: Vec<u8>,
    /// SHA-1 of the bytes received.
    pub sha1: Vec<u8>,
    /// SHA-256 of the bytes received.
    pub sha256: Vec<u8>,
    /// Where the vault keeps it.
    pub path: String,
    /// Its key, wrapped.
    pub sealed_key: Vec<u8>,
    /// When it arrived.
    pub uploaded_at: Timestamp,
    /// What its first bytes say it is, told as they arrived.
    pub kind: FileKind,
    /// What the sender said of it; every answer *not stated* where it said nothing.
    pub said: FileSaid,
}

/// What there is in a file to compare with others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// No bytes, or what a program writes for nothing. It is neither known nor new, and no two reports are linked by it.
    Nothing,
    /// Other files, which a hash list would know one by one.
    OtherFiles,
    /// Content of its own, and no other files.
    Itself,
}

impl KeptFile {
    /// Can it be opened at all? Only where its key is in its row.
    pub fn has_key(&self) -> bool {
        !self.sealed_key.is_empty()
    }

    /// What there is in it to compare.
    pub fn holds(&self) -> Holds {
        let digest = Digest { kind: DigestKind::Sha256, bytes: self.sha256.clone() };
        if self.size == 0 || digest.is_of_nothing() {
            Holds::Nothing
        } else if self.kind.holds_other_files() {
            Holds::OtherFiles
        } else {
            Holds::Itself
        }
    }

    /// Was nothing received, or nothing but what a program writes for nothing?
    pub fn holds_nothing(&self) -> bool {
        self.holds() == Holds::Nothing
    }

    /// Does it await its destruction? Then its key is in quarantine, where it opens nothing, and its hashes are still
    /// here.
    pub fn awaits_destruction(&self) -> bool {
        !self.has_key() && !self.sha256.is_empty()
    }

    /// Was its content destroyed? Then no key is left, and no hash.
    pub fn is_destroyed(&self) -> bool {
        !self.has_key() && self.sha256.is_empty()
    }
}

/// The report's row, or `None` where there is no such report.
pub async fn head(house: &House, number: ReportNumber) -> Result<Option<Head>, Trouble> {
    let rows = house.query(&HEAD, params!(number = number.get())).await?;
    rows.first().map(head_of).transpose()
}

/// What the sender said, as intake kept it.
pub async fn said(house: &House, leave: &Leave) -> Result<Said, Trouble> {
    let number = leave.number();
    let rows = house.query(&SAID, params!(report = number.get())).await?;
    let row = rows.first().ok_or_else(|| no_submission(number))?;
    clearline_wire::kept::from_json(text_at(row, "parsed")?).map_err(Trouble::row)
}

/// What the sender said, and the bytes in which it was said.
pub async fn submission(house: &House, leave: &Leave) -> Result<(Said, Vec<u8>), Trouble> {
    let number = leave.number();
    let rows = house.query(&SUBMISSION, params!(report = number.get())).await?;
    let row = rows.first().ok_or_else(|| no_submission(number))?;
    let said = clearline_wire::kept::from_json(text_at(row, "parsed")?).map_err(Trouble::row)?;
    Ok((said, row.bytes("document")?.to_vec()))
}

fn no_submission(number: ReportNumber) -> Trouble {
    Trouble::row(format!("report {number} has no submission"))
}

/// The bytes the sender sent, unchanged.
pub async fn document(house: &House, leave: &Leave) -> Result<Option<Vec<u8>>, Trouble> {
    let rows = house.query(&DOCUMENT, params!(report = leave.number().get())).await?;
    rows.first().map(|row| row.bytes("document").map(<[u8]>::to_vec).map_err(Trouble::row)).transpose()
}

/// The files in the order of upload.
pub async fn files(house: &House, leave: &Leave) -> Result<Vec<KeptFile>, Trouble> {
    let rows = house.query(&FILES, params!(report = leave.number().get())).await?;
    rows.iter().map(file_of).collect()
}

/// The same for a page: each row by itself.
pub async fn files_listed(house: &House, leave: &Leave) -> Result<Rows<KeptFile>, Trouble> {
    let number = leave.number();
    let rows = house.query(&FILES, params!(report = number.get())).await?;
    Rows::all(house, &Source::within("file", number, &["id"]), &rows, file_of)
}

/// One file of a report, or `None` where it has no such file.
pub async fn file(house: &House, leave: &Leave, id: &FileId) -> Result<Option<KeptFile>, Trouble> {
    let params = params!(report = leave.number().get(), id = id.as_str());
    let rows = house.query(&FILE, params).await?;
    rows.first().map(file_of).transpose()
}

/// What was received of one file, as the receipt states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileDocument {
    /// Its key.
    pub id: FileId,
    /// SHA-256 of the bytes received.
    pub sha256: Vec<u8>,
    /// Its size in bytes.
    pub size: i64,
    /// The document that describes it, unchanged, once there is one.
    pub details: Option<Vec<u8>>,
}

/// The digest of everything received: SHA-256 over one line for the document and one for each file and what was said
/// of it, in the order of upload. A sender who keeps what it sent can compute it again; `docs/providers.md` shows how.
pub fn received_digest(document: &[u8], files: &[FileDocument]) -> [u8; 32] {
    let mut lines = format!("clearline.received/v1\ndocument {}\n", hex::encode(Sha256::digest(document)));
    for FileDocument { id, sha256, size, details } in files {
        let details = details.as_ref().map_or_else(|| "-".to_owned(), |d| hex::encode(Sha256::digest(d)));
        lines.push_str(&format!("file {id} {size} {} {details}\n", hex::encode(sha256)));
    }
    Sha256::digest(lines.as_bytes()).into()
}

/// What was received of each file, in the order of upload.
pub async fn file_documents(house: &House, leave: &Leave) -> Result<Vec<FileDocument>, Trouble> {
    let rows = house.query(&FILE_DOCUMENTS, params!(report = leave.number().get())).await?;
    rows.iter().map(file_document_of).collect()
}

/// What was received of one file, or `None` where the report has no such file.
pub async fn file_document(
    house: &House,
    leave: &Leave,
    id: &FileId,
) -> Result<Option<FileDocument>, Trouble> {
    let params = params!(report = leave.number().get(), id = id.as_str());
    let rows = house.query(&FILE_DOCUMENT, params).await?;
    rows.first().map(file_document_of).transpose()
}

fn file_document_of(row: &Row) -> Result<FileDocument, Trouble> {
    Ok(FileDocument {
        id: text_at(row, "id")?.parse().map_err(Trouble::row)?,
        sha256: row.bytes("sha256")?.to_vec(),
        size: int_at(row, "size")?,
        details: row.opt_bytes("document")?.map(<[u8]>::to_vec),
    })
}

/// The row that says how far a report has come, from the columns that every statement of heads lists.
///
/// # Errors
/// Where a column cannot be read.
pub fn head_of(row: &Row) -> Result<Head, Trouble> {
    let provider = row.opt_text("provider")?;
    let finished = row.opt_int("finished_at")?;
    let designation = row.opt_text("designation")?;
    let priority = row.opt_text("priority")?;
    let expunged = row.opt_int("expunged_at")?;
    Ok(Head {
        number: number_at(row, "number")?,
        kind: text_at(row, "kind")?.parse().map_err(Trouble::row)?,
        world: word_at(row, "world")?,
        provider: provider.map(str::parse).transpose().map_err(Trouble::row)?,
        stage: text_at(row, "stage")?.parse().map_err(Trouble::row)?,
        incident: text_at(row, "incident")?.to_owned(),
        batched: flag_at(row, "batched")?,
        files: int_at(row, "files")?,
        opened_at: moment(int_at(row, "opened_at")?)?,
        changed_at: moment(int_at(row, "changed_at")?)?,
        finished_at: finished.map(moment).transpose()?,
        designation: designation.map(str::parse).transpose().map_err(Trouble::row)?,
        priority: priority.map(str::parse).transpose().map_err(Trouble::row)?,
        expunged_at: expunged.map(moment).transpose()?,
    })
}

fn file_of(row: &Row) -> Result<KeptFile, Trouble> {
    let id: FileId = text_at(row, "id")?.parse().map_err(Trouble::row)?;
    let said = match row.opt_text("parsed")? {
        None => FileSaid::unstated(id.clone()),
        Some(parsed) => clearline_wire::kept::from_json(parsed).map_err(Trouble::row)?,
    };
    Ok(KeptFile {
        id,
        ordinal: int_at(row, "ordinal")?,
        name: row.opt_text("name")?.map(str::to_owned),
        size: u64::try_from(int_at(row, "size")?).map_err(Trouble::row)?,
        md5: row.bytes("md5")?.to_vec(),
        sha1: row.bytes("sha1")?.to_vec(),
        sha256: row.bytes("sha256")?.to_vec(),
        path: text_at(row, "path")?.to_owned(),
        sealed_key: row.bytes("sealed_key")?.to_vec(),
        uploaded_at: moment(int_at(row, "uploaded_at")?)?,
        kind: word_at(row, "kind")?,
        said,
    })
}
