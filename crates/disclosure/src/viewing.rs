//! Opening a file. It is a command of its own: the ledger entry commits before the first byte is shown. After a crash
//! in between, the ledger may have one viewing too many, but never one too few.

use clearline_core::{Content, House, Trouble, command};
use clearline_law::access::{Actor, AttestViewing, Denied, DeniedKind, Permit, Thing, ViewFile, permit};
use clearline_law::{FileGate, gate_here};
use clearline_records::dossier::augmented::{self, Matter};
use clearline_records::dossier::grounds::{self, FileGround, GroundKind};
use clearline_records::dossier::leave::{Leave, to_work};
use clearline_records::dossier::{self, KeptFile};
use clearline_report::{FileId, Message, ReportNumber, message, words};
use futures::StreamExt as _;
use jiff::Timestamp;

use crate::ruling::claim;
use clearline_oversight as oversight;

/// Characters of what is kept of an attestation.
const REFERENCE_CHARS_MAX: usize = 400;

words! {
    /// For which lawful end a file is opened here.
    pub enum Purpose of "purpose" {
        /// To rank and designate the report.
        Triage = "triage" => message!("view-purpose-triage"),
        /// To find out where a child is.
        LocateChild = "locate_child" => message!("view-purpose-locate-child"),
        /// To check another person's decision.
        Quality = "quality" => message!("view-purpose-quality"),
    }
}

/// What a person in review gets to see of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// The first act with a picture: small, grey, blurred and still.
    Blurred,
    /// A second act: as it is, but still.
    Sharper,
    /// A further act with a picture that moves: as it is, moving.
    Moving,
    /// The words of a text, the page of this number.
    Text {
        /// From 1.
        page: usize,
    },
}

impl Sight {
    /// The word kept in the ledger.
    pub fn word(self) -> &'static str {
        match self {
            Sight::Blurred => "blurred",
            Sight::Sharper => "sharper",
            Sight::Moving => "moving",
            Sight::Text { .. } => "text",
        }
    }
}

/// The largest file of which anything is shown here; it is held in memory whole.
pub const SHOWN_BYTES_MAX: u64 = 32 << 20;

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
    #[error("closed: {}", why.id())]
    Closed {
        /// The reason why the file does not open, for the person who asked.
        why: Message,
    },
    /// Nothing of it can be shown here, so it was not opened.
    #[error("not shown: {}", why.id())]
    NotShown {
        /// Why not, as a sentence.
        why: Message,
    },
    /// What was attested is unfit; the message says why.
    #[error("unfit: {}", .0.id())]
    Unfit(Message),
    /// Its content was destroyed on notification of a law enforcement agency (18 U.S.C. 2258D(d)(2)).
    #[error("content destroyed")]
    Destroyed,
    /// A law enforcement agency notified that it must be destroyed, and it awaits that.
    #[error("awaits destruction")]
    AwaitsDestruction,
    /// An internal fault, logged for the operator.
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

/// May a file of the report open in review, and why? By what the sender said, how it says such things, and what it
/// attested since.
pub async fn gate(house: &House, leave: &Leave, file: &KeptFile) -> Result<FileGate, Trouble> {
    let gates = gates(house, leave, std::slice::from_ref(file)).await?;
    gates.into_iter().next().ok_or_else(|| Trouble::row(format!("file {} has no gate", file.id)))
}

/// The gates of several files of one report, in their order.
pub async fn gates(house: &House, leave: &Leave, files: &[KeptFile]) -> Result<Vec<FileGate>, Trouble> {
    let statements = augmented::statements(house, leave).await?;
    let grounds = grounds::of_report(house, leave).await?;
    let always = statements.iter().any(|one| one.matter == Matter::ViewingHabit);
    Ok(files.iter().map(|file| gate_here(file.said.viewed, &claim(file, &grounds, always))).collect())
}

/// Records what the sender told our staff: that it knows who viewed the whole file, and when. No name is kept here,
/// only where it can be read.
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
        return Err(ViewError::Unfit(message!("view-reference", most = REFERENCE_CHARS_MAX)));
    }
    command!(house, "triage.attest_viewing", |deed| {
        let head = dossier::head(house, number).await?.ok_or(ViewError::NotFound)?;
        let permit = permit::<AttestViewing>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
        dossier::file(house, &to_work(number), file).await?.ok_or(ViewError::NotFound)?;
        if viewed_at > deed.at {
            return Err(ViewError::Unfit(message!("view-in-the-future")));
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

/// Opens a file in review, for a stated purpose, and gives what `show` makes of its content, with the sight it is. To see more than at first
/// is an act, and an entry, of its own. Only what the sender states to have viewed opens here.
///
/// What is to be shown is made ready before the opening is recorded: where nothing can be shown, nobody has seen
/// anything, and nothing is recorded. It is given out only after the entry is committed.
pub async fn view_file<T: Send + 'static>(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
    purpose: Purpose,
    show: impl FnOnce(Vec<u8>) -> Result<(Sight, T), Message> + Send + 'static,
) -> Result<T, ViewError> {
    let (_, kept) = may_open(house, actor, number, file).await?;
    let bytes = whole(of_file(house, &kept).await?).await?;
    let ready = tokio::task::spawn_blocking(move || show(bytes)).await;
    let (sight, shown) = ready
        .map_err(|source| Trouble::row(format!("file {file} could not be made ready: {source}")))?
        .map_err(|why| ViewError::NotShown { why })?;
    command!(house, "triage.view_file", |deed| {
        let (permit, kept) = may_open(house, actor, number, file).await?;
        let mut facts = vec![
            ("file", file.to_string()),
            ("sha256", hex::encode(&kept.sha256)),
            ("purpose", purpose.word().to_owned()),
            ("sight", sight.word().to_owned()),
        ];
        if let Sight::Text { page } = sight {
            facts.push(("page", page.to_string()));
        }
        deed.record(&permit, Some(number), &facts)?;
        Ok::<_, ViewError>(())
    })?;
    Ok(shown)
}

/// May this person open the file now? By its state, by what is recorded of it and by its gate.
async fn may_open(
    house: &House,
    actor: &Actor,
    number: ReportNumber,
    file: &FileId,
) -> Result<(Permit<ViewFile>, KeptFile), ViewError> {
    let head = dossier::head(house, number).await?.ok_or(ViewError::NotFound)?;
    let permit = permit::<ViewFile>(actor, &Thing::ReportOf(head.provider.as_ref()))?;
    let leave = Leave::within(&permit, number);
    let kept = dossier::file(house, &leave, file).await?.ok_or(ViewError::NotFound)?;
    if kept.is_destroyed() {
        return Err(ViewError::Destroyed);
    }
    if kept.awaits_destruction() {
        return Err(ViewError::AwaitsDestruction);
    }
    oversight::must_hold(house, number).await?;
    if let FileGate::Closed { why } | FileGate::Withheld { why } = gate(house, &leave, &kept).await? {
        return Err(ViewError::Closed { why });
    }
    Ok((permit, kept))
}

/// All bytes of a file that is small enough to be shown.
async fn whole(mut content: Content) -> Result<Vec<u8>, ViewError> {
    if content.size > SHOWN_BYTES_MAX {
        return Err(ViewError::NotShown { why: too_large(content.size) });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(content.size).unwrap_or_default());
    while let Some(piece) = content.bytes.next().await {
        let failed = |source| Trouble::Vault { command: "view_file", source: Box::new(source) };
        bytes.extend_from_slice(&piece.map_err(failed)?);
    }
    Ok(bytes)
}

/// Why a file of this size is not shown.
pub fn too_large(size: u64) -> Message {
    message!("view-too-large", size = size.div_ceil(1 << 20), most = SHOWN_BYTES_MAX >> 20)
}

/// The content of one file of a report, for a command that has recorded the opening.
pub async fn content(house: &House, number: ReportNumber, file: &FileId) -> Result<Content, Trouble> {
    let kept = dossier::file(house, &to_work(number), file).await?;
    let kept = kept.ok_or_else(|| Trouble::row(format!("report {number} has no file {file}")))?;
    of_file(house, &kept).await
}

/// All of one file of a report that a command has recorded as opened.
pub async fn whole_of(house: &House, number: ReportNumber, file: &FileId) -> Result<Vec<u8>, ViewError> {
    whole(content(house, number, file).await?).await
}

async fn of_file(house: &House, kept: &KeptFile) -> Result<Content, Trouble> {
    let failed = |source| Trouble::Vault { command: "view_file", source: Box::new(source) };
    let bytes = house.vault.get(&kept.path, &kept.sealed_key).await.map_err(failed)?;
    Ok(Content { size: kept.size, sha256: hex::encode(&kept.sha256), bytes })
}
