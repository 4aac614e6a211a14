//! The documents that prove what is proposed: stored like files of reports, each under a key of its own, and returned
//! byte for byte. They are never parsed here.

use std::convert::Infallible;
use std::future::{Ready, ready};
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use clearline_core::row::text_at;
use clearline_core::{Content, House, Trouble, command, statement};
use clearline_law::access::{Actor, ManageKeys, ReadLaw, Thing, permit};
use clearline_store::{Row, params};
use clearline_vault::{FileKeyEntropy, PutError, VaultError};
use futures::Stream;
use futures::stream::{Once, once};

use super::model::{CounselError, Document, EVIDENCE_BYTES_MAX};
use super::refusal::Refusal;
use super::{decide, queries};

statement! {
    EVIDENCE_KEYS = "sql/evidence_keys";
    SET_EVIDENCE_KEY = "sql/set_evidence_key";
}

/// Keys wrapped again in one step.
const STEP: i64 = 500;

/// A document on its way in.
pub struct NewDocument<S> {
    /// Its name as the sender calls it.
    pub name: String,
    /// Its bytes.
    pub body: S,
}

/// The body of a document that is in memory.
pub type Whole = Once<Ready<Result<Bytes, Infallible>>>;

impl NewDocument<Whole> {
    /// A document that is in memory.
    pub fn whole(name: &str, bytes: Vec<u8>) -> NewDocument<Whole> {
        NewDocument { name: name.to_owned(), body: once(ready(Ok(bytes.into()))) }
    }
}

/// Why a document's body ended.
#[derive(Debug, thiserror::Error)]
enum BodyError<E> {
    #[error("the document is larger than may be kept")]
    TooLarge,
    #[error("the document broke off")]
    BrokeOff(#[source] E),
}

/// A body that ends in an error past the bound, so that no more than the bound is ever stored.
struct Bounded<S> {
    body: S,
    left: u64,
}

impl<S, E> Stream for Bounded<S>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    type Item = Result<Bytes, BodyError<E>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.body).poll_next(context).map(|next| match next? {
            Err(error) => Some(Err(BodyError::BrokeOff(error))),
            Ok(piece) => match self.left.checked_sub(piece.len() as u64) {
                None => Some(Err(BodyError::TooLarge)),
                Some(left) => {
                    self.left = left;
                    Some(Ok(piece))
                }
            },
        })
    }
}

/// Stores a document of the proposal `id`, sealed under a key of its own.
pub(super) async fn keep<S, E>(house: &House, id: &str, new: NewDocument<S>) -> Result<Document, CounselError>
where
    S: Stream<Item = Result<Bytes, E>> + Send + Unpin,
    E: std::error::Error + Send + Sync + 'static,
{
    let path = format!("evidence/{}/{id}.{}", id.get(..2).unwrap_or("00"), hex::encode(house.draw::<4>()));
    let body = Bounded { body: new.body, left: EVIDENCE_BYTES_MAX };
    let stored = house.vault.put(&path, FileKeyEntropy::new(house.draw()), body).await;
    let stored = stored.map_err(|error| match error {
        PutError::Body { source: BodyError::TooLarge } => too_large(),
        other => Trouble::Vault { command: "counsel.propose", source: Box::new(other) }.into(),
    })?;
    Ok(Document {
        name: decide::document_name(&new.name),
        size: stored.bytes,
        sha256: hex::encode(stored.sha256),
        path,
        key: stored.wrapped_key.as_slice().to_vec(),
    })
}

/// The document of a proposal, byte for byte.
pub async fn evidence(house: &House, actor: &Actor, id: &str) -> Result<(Document, Content), CounselError> {
    permit::<ReadLaw>(actor, &Thing::House)?;
    let proposal = queries::proposal(house, id).await?.ok_or(CounselError::NotFound)?;
    let document = proposal.document.ok_or(CounselError::NotFound)?;
    let failed = |source| Trouble::Vault { command: "counsel.evidence", source: Box::new(source) };
    let bytes = house.vault.get(&document.path, &document.key).await.map_err(failed)?;
    let content = Content { size: document.size, sha256: document.sha256.clone(), bytes };
    Ok((document, content))
}

/// Does a proposal hold the key of this object? The sweep removes objects without an owner.
pub async fn holds(house: &House, id: &str, path: &str) -> Result<bool, Trouble> {
    let document = queries::proposal(house, id).await?.and_then(|proposal| proposal.document);
    Ok(document.is_some_and(|document| document.path == path))
}

/// Wraps the key of every document again under the newest key-encryption key. It may be interrupted and repeated.
/// Returns how many keys were looked at.
pub async fn rewrap(house: &House, actor: &Actor) -> Result<u64, CounselError> {
    let permit = permit::<ManageKeys>(actor, &Thing::House)?;
    let (mut last, mut seen) = (String::new(), 0);
    loop {
        let rows = house.query(&EVIDENCE_KEYS, params!(after = last.as_str(), limit = STEP)).await?;
        let Some(end) = rows.last() else { return Ok(seen) };
        last = text_at(end, "id")?.to_owned();
        seen += rows.len() as u64;
        command!(house, "counsel.rewrap", |deed| {
            for row in &rows {
                let (id, old, new) = wrapped_anew(house, row)?;
                deed.run(&SET_EVIDENCE_KEY, params!(id = id, old_key = old, new_key = new));
            }
            deed.record(&permit, None, &[("keys", rows.len().to_string())])?;
            Ok::<_, CounselError>(())
        })?;
    }
}

fn wrapped_anew<'r>(house: &House, row: &'r Row) -> Result<(&'r str, &'r [u8], Vec<u8>), Trouble> {
    let failed = |source: VaultError| Trouble::Vault { command: "counsel.rewrap", source: Box::new(source) };
    let old = row.bytes("document_key")?;
    let new = house.vault.rewrap(text_at(row, "document_path")?, old, house.draw()).map_err(failed)?;
    Ok((text_at(row, "id")?, old, new.as_slice().to_vec()))
}

/// A refusal before the write is returned in the terms of the caller.
fn too_large() -> CounselError {
    Refusal::DocumentTooLarge { limit: EVIDENCE_BYTES_MAX }.into()
}
