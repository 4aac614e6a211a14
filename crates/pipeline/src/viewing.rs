//! Opening a file. It is a command of its own: the ledger entry commits before the first byte is shown, so that a crash
//! in between claims one view too many and never one too few.

use std::str::FromStr;

use bytes::Bytes;
use clearline_law::access::{Actor, AttestViewing, Denied, DeniedKind, Thing, ViewFile, permit};
use clearline_law::{FileGate, gate_here};
use clearline_report::{FileId, IdError, ReportNumber};
use clearline_vault::GetError;
use futures::stream::BoxStream;
use jiff::Timestamp;

use crate::command::{Trouble, command};
use crate::dossier::augmented::{self, Matter};
use crate::dossier::grounds::{self, FileGround, GroundKind};
use crate::dossier::{self, KeptFile};
use crate::house::House;
use crate::oversight;
use crate::ruling::claim;

/// Characters of what is kept of an attestation.
const REFERENCE_CHARS_MAX: usize = 400;

/// A file's content on its way out, each piece verified before it is given.
pub struct Content {
    /// Bytes in all.
    pub size: u64,
    /// SHA-256 of all of it, lower-case hexadecimal.
    pub sha256: String,
    /// The bytes. A file that was cut short ends in an error.
    pub bytes: BoxStream<'static, Result<Bytes, GetError>>,
}

impl std::fmt::Debug for Content {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Content({} bytes)", self.size)
    }
}

/// For which lawful end a file is opened here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To rank and designate the report.
    Triage,
    /// To find out where a child is.
    LocateChild,
    /// To check another person's decision.
    Quality,
}

impl Purpose {
    /// All purposes: the word kept in the ledger, and the words people read.
    pub const ALL: [(Purpose, &'static str, &'static str); 3] = [
        (Purpose::Triage, "triage", "Rank and designate this report"),
        (Purpose::LocateChild, "locate_child", "Find out where a child is"),
        (Purpose::Quality, "quality", "Check a colleague's decision"),
    ];

    /// The word kept in the ledger.
    pub fn word(self) -> &'static str {
        Self::ALL.iter().find(|(purpose, ..)| *purpose == self).map_or("", |(_, word, _)| word)
    }
}

impl FromStr for Purpose {
    type Err = IdError;

    fn from_str(word: &str) -> Result<Self, IdError> {
        Purpose::ALL
            .iter()
            .find(|(_, known, _)| *known == word)
            .map(|(purpose, ..)| *purpose)
            .ok_or(IdError { what: "purpose", expected: "triage, locate_child or quality" })
    }
}

/// How clearly a person at the desk gets to see a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// The first act: small and blurred.
    Blurred,
    /// A second act: as it is.
    Sharper,
}

impl Sight {
    /// The word kept in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Sight::Blurred => "blurred",
            Sight::Sharper => "sharper",
        }
    }
}

/// Why a file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum ViewError {
    /// There is no such report or file for this caller.
    #[error("not found")]
    NotFound,
    /// The caller may not do this.
    #[error("not permitted")]
    Denied(Denied),
    /// It is not stated, or not believable without more, that a person at the sender viewed the whole file, so nobody here
    /// opens it: a match by hash is no viewing (United States v. Wilson, 13 F.4th 961), and this house may count as the
    /// government (United States v. Ackerman, 831 F.3d 1292).
    #[error("it does not open here: {why}")]
    Closed {
        /// Why.
        why: String,
    },
    /// What was attested is unfit; the words say why.
    #[error("{0}")]
    Unfit(&'static str),
    /// Its content was destroyed on notification of a law enforcement agency (18 U.S.C. 2258D(d)(2)).
    #[error("the content of this file was destroyed on notification of a law enforcement agency")]
    Destroyed,
    /// A law enforcement agency notified that it must be destroyed, and it awaits that.
    #[error(
        "this file awaits destruction: a law enforcement agency notified that it must be destroyed, and nobody can open it"
    )]
    AwaitsDestruction,
    /// The house is in trouble.
    #[error("the file could not be opened")]
    Trouble(#[source] Trouble),
}

impl From<Trouble> for ViewError {
    fn from(trouble: Trouble) -> Self {
        ViewError::Trouble(trouble)
    }
}

impl From<Denied> for ViewError {
    fn from(denied: Denied) -> Self {
        match denied.kind {
            DeniedKind::NotFound => ViewError::NotFound,
            DeniedKind::Forbidden => ViewError::Denied(denied),
        }
    }
}

/// May a file of the report open at the desk, and why? By what the sender said, how it says such things, and what it
/// attested since.
pub async fn gate(house: &House, number: ReportNumber, file: &KeptFile) -> Result<FileGate, Trouble> {
    let gates = gates(house, number, std::slice::from_ref(file)).await?;
    gates.into_iter().next().ok_or_else(|| Trouble::row(format!("file {} has no gate", file.id)))
}

/// The gates of several files of one report, in their order.
pub async fn gates(
    house: &House,
    number: ReportNumber,
    files: &[KeptFile],
) -> Result<Vec<FileGate>, Trouble> {
    let statements = augmented::statements(house, number).await?;
    let grounds = grounds::of_report(house, number).await?;
    let always = statements.iter().any(|one| one.matter == Matter::ViewingHabit);
    Ok(files.iter().map(|file| gate_here(file.said.viewed, &claim(file, &grounds, always))).collect())
}

/// Records what the sender told the desk: who there viewed the whole file is known to it, and when that was. No name is
/// kept here, only where it can be read.
pub async fn attest(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    reference: &str,
    viewed_at: Timestamp,
) -> Result<(), ViewError> {
    let reference = reference.trim().replace('\0', "");
    if reference.is_empty() || reference.chars().count() > REFERENCE_CHARS_MAX {
        return Err(ViewError::Unfit(
            "say in at most 400 characters where the sender's statement can be read",
        ));
    }
    command!(house, "triage.attest_viewing", |deed| {
        let head = dossier::head(house, number).await?.ok_or(ViewError::NotFound)?;
        let permit = permit::<AttestViewing>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
        dossier::file(house, number, file).await?.ok_or(ViewError::NotFound)?;
        if viewed_at > deed.at {
            return Err(ViewError::Unfit("the viewing lies in the future"));
        }
        let ground = FileGround {
            file: file.clone(),
            kind: GroundKind::Attestation,
            agency: None,
            reference: reference.clone(),
            happened_at: Some(viewed_at),
        };
        grounds::keep(&mut deed, number, &ground, actor);
        deed.record(&permit, Some(number), &[("file", file.to_string()), ("reference", reference.clone())])?;
        Ok::<_, ViewError>(())
    })
}

/// Opens a file at the desk, for a stated purpose. To see it sharper than at first is an act, and an entry, of its own.
/// Only what the sender states to have viewed opens here.
pub async fn view_file(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    purpose: Purpose,
    sight: Sight,
) -> Result<(KeptFile, Content), ViewError> {
    let kept = command!(house, "triage.view_file", |deed| {
        let head = dossier::head(house, number).await?.ok_or(ViewError::NotFound)?;
        let permit = permit::<ViewFile>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
        let kept = dossier::file(house, number, file).await?.ok_or(ViewError::NotFound)?;
        if kept.is_destroyed() {
            return Err(ViewError::Destroyed);
        }
        if kept.awaits_destruction() {
            return Err(ViewError::AwaitsDestruction);
        }
        oversight::must_hold(house, number).await?;
        if let FileGate::Closed { why } | FileGate::Withheld { why } = gate(house, number, &kept).await? {
            return Err(ViewError::Closed { why });
        }
        let facts = [
            ("file", file.to_string()),
            ("sha256", hex::encode(&kept.sha256)),
            ("purpose", purpose.word().to_owned()),
            ("sight", sight.word().to_owned()),
        ];
        deed.record(&permit, Some(number), &facts)?;
        Ok::<_, ViewError>(kept)
    })?;
    let content = of_file(house, &kept).await?;
    Ok((kept, content))
}

/// The content of one file of a report, for a command that has recorded the opening.
pub(crate) async fn content(house: &House, number: ReportNumber, file: &FileId) -> Result<Content, Trouble> {
    let kept = dossier::file(house, number, file).await?;
    let kept = kept.ok_or_else(|| Trouble::row(format!("report {number} has no file {file}")))?;
    of_file(house, &kept).await
}

async fn of_file(house: &House, kept: &KeptFile) -> Result<Content, Trouble> {
    let failed = |source| Trouble::Vault { command: "view_file", source: Box::new(source) };
    let bytes = house.vault.get(&kept.path, &kept.sealed_key).await.map_err(failed)?;
    Ok(Content { size: kept.size, sha256: hex::encode(&kept.sha256), bytes })
}
