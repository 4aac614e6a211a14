//! What was recorded that opens a file: a warrant of an agency's own, or who at the sender viewed it, and when.

use clearline_core::row::{moment, text_at};
use clearline_core::{Deed, House, Trouble, statement};
use clearline_law::access::Actor;
use clearline_report::{AgencyId, FileId, ReportNumber};
use clearline_store::{Row, params};
use jiff::Timestamp;

use super::leave::Leave;

statement! {
    FILE_GROUNDS = "dossier/sql/file_grounds";
    KEEP_GROUND = "dossier/sql/keep_ground";
}

/// Which kind of ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroundKind {
    /// An agency's own warrant, or another order of a court. It counts for that agency alone.
    Warrant,
    /// The sender said who viewed the whole file, and when.
    Attestation,
}

impl GroundKind {
    /// The word kept in the store.
    pub fn word(self) -> &'static str {
        match self {
            GroundKind::Warrant => "warrant",
            GroundKind::Attestation => "attestation",
        }
    }

    fn parse(word: &str) -> Result<GroundKind, Trouble> {
        let known = [GroundKind::Warrant, GroundKind::Attestation].into_iter().find(|one| one.word() == word);
        known.ok_or_else(|| Trouble::row(format!("the ground {word}")))
    }
}

/// One ground.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileGround {
    /// Which file.
    pub file: FileId,
    /// What it is.
    pub kind: GroundKind,
    /// Whose warrant; none for an attestation.
    pub agency: Option<AgencyId>,
    /// Court and number, or the sender's letter: never a person's name.
    pub reference: String,
    /// When the file was viewed, or the warrant issued.
    pub happened_at: Option<Timestamp>,
}

impl FileGround {
    /// Is it a warrant of this agency for this file?
    pub fn is_warrant(&self, file: &FileId, agency: &AgencyId) -> bool {
        self.kind == GroundKind::Warrant && self.file == *file && self.agency.as_ref() == Some(agency)
    }

    /// Did the sender attest that a person there viewed this file?
    pub fn is_attestation(&self, file: &FileId) -> bool {
        self.kind == GroundKind::Attestation && self.file == *file
    }
}

/// Every ground of a report's files, in the order of recording.
pub async fn of_report(house: &House, leave: &Leave) -> Result<Vec<FileGround>, Trouble> {
    let rows = house.query(&FILE_GROUNDS, params!(report = leave.number().get())).await?;
    rows.iter().map(ground_of).collect()
}

/// Keeps a ground beside the file, in the deed of the command that records it.
pub fn keep(deed: &mut Deed<'_>, report: ReportNumber, ground: &FileGround, actor: &Actor) {
    deed.run(
        &KEEP_GROUND,
        params!(
            report = report.get(),
            file = ground.file.as_str(),
            kind = ground.kind.word(),
            agency = ground.agency.as_ref().map(|agency| agency.as_str().to_owned()),
            reference = ground.reference.as_str(),
            happened_at = ground.happened_at.map(Timestamp::as_microsecond),
            recorded_by = format!("{}:{}", actor.role().word(), actor.id()),
            recorded_at = deed.at_us()
        ),
    );
}

fn ground_of(row: &Row) -> Result<FileGround, Trouble> {
    let agency = row.opt_text("agency")?;
    Ok(FileGround {
        file: text_at(row, "file")?.parse().map_err(Trouble::row)?,
        kind: GroundKind::parse(text_at(row, "kind")?)?,
        agency: agency.map(str::parse).transpose().map_err(Trouble::row)?,
        reference: text_at(row, "reference")?.to_owned(),
        happened_at: row.opt_int("happened_at")?.map(moment).transpose()?,
    })
}
