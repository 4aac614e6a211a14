//! Storing a file: digests, sealing and writing in one pass, with a bounded part of it in memory. While one part is sealed
//! and written elsewhere, the next is received.

use std::pin::pin;

use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::keys::{FileKeyEntropy, SealedKey};
use crate::local::Writing;
use crate::path::VaultPath;
use crate::remote::Upload;
use crate::stream::{CHUNK_BYTES, Passed, Sealer, TAG_BYTES};
use crate::{Inner, Place, PutError, Vault, VaultError};

/// What is known of a file once it is stored. The wrapped key must be kept: without it the file is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// Length of the plaintext.
    pub bytes: u64,
    /// MD5 of the plaintext.
    pub md5: [u8; 16],
    /// SHA-1 of the plaintext.
    pub sha1: [u8; 20],
    /// SHA-256 of the plaintext.
    pub sha256: [u8; 32],
    /// The file's key, wrapped; 65 bytes.
    pub wrapped_key: SealedKey,
}

impl Vault {
    /// Stores a file at a path where none is, durably when it returns. If the body breaks off nothing is left of it. If
    /// the future is dropped nothing is left, or, when only the end was missing, a file without a key, which the sweep
    /// removes.
    ///
    /// # Errors
    /// [`PutError::Body`] as the body broke off; [`VaultError::TooLarge`] past `limits.file_bytes`;
    /// [`VaultError::Taken`]; [`VaultError::Full`].
    pub async fn put<E, S>(
        &self,
        path: &str,
        key_material: FileKeyEntropy,
        body: S,
    ) -> Result<Stored, PutError<E>>
    where
        E: std::error::Error + Send + 'static,
        S: Stream<Item = Result<Bytes, E>> + Send,
    {
        let path = VaultPath::parse(path)?;
        let (key, prefix, nonce) = key_material.parts().ok_or(VaultError::WrongKey)?;
        let sealer = Box::new(Sealer::new(&key, prefix, &path)?);
        let wrapped_key = self.inner.keys.wrap(&path, key, nonce)?;
        let flow = Flow { sealer, sink: Sink::new(&self.inner, path) };
        let passed = receive(&self.inner, flow, body).await?;
        let Passed { bytes, md5, sha1, sha256 } = passed;
        Ok(Stored { bytes, md5, sha1, sha256, wrapped_key })
    }

    /// Stores bytes that are in memory, such as a package.
    ///
    /// # Errors
    /// As [`Vault::put`].
    pub async fn put_small(
        &self,
        path: &str,
        key_material: FileKeyEntropy,
        body: Bytes,
    ) -> Result<Stored, VaultError> {
        let body = stream::iter([Ok::<_, std::convert::Infallible>(body)]);
        self.put(path, key_material, body).await.map_err(|error| match error {
            PutError::Vault(error) => error,
            PutError::Body { source } => match source {},
        })
    }
}

async fn receive<E, S>(inner: &Inner, flow: Flow, body: S) -> Result<Passed, PutError<E>>
where
    E: std::error::Error + Send + 'static,
    S: Stream<Item = Result<Bytes, E>> + Send,
{
    let mut body = pin!(body);
    let mut flow = Stage::Idle(flow);
    let mut part = Part::default();
    let mut total = 0_u64;
    while let Some(piece) = body.next().await {
        let mut piece = piece.map_err(|source| PutError::Body { source })?;
        total = total.saturating_add(piece.len() as u64);
        if total > inner.limits.file_bytes {
            return Err(VaultError::TooLarge { limit: inner.limits.file_bytes }.into());
        }
        while part.bytes + piece.len() > inner.limits.write_bytes {
            part.push(piece.split_to(inner.limits.write_bytes - part.bytes));
            let full = std::mem::take(&mut part);
            flow = Stage::Busy(flow.idle().await?.pass(full));
        }
        part.push(piece);
    }
    Ok(flow.idle().await?.end(part).await?)
}

#[derive(Default)]
struct Part {
    pieces: Vec<Bytes>,
    bytes: usize,
}

impl Part {
    fn push(&mut self, piece: Bytes) {
        if !piece.is_empty() {
            self.bytes += piece.len();
            self.pieces.push(piece);
        }
    }

    fn seal(&self, sealer: &mut Sealer) -> Result<Vec<u8>, VaultError> {
        let tags = (self.bytes / CHUNK_BYTES + 2) * TAG_BYTES;
        let mut out = Vec::with_capacity(self.bytes + CHUNK_BYTES + tags);
        self.pieces.iter().try_for_each(|piece| sealer.update(piece, &mut out))?;
        Ok(out)
    }
}

/// The file under way: with us, or with the task that writes a part of it. When the put is dropped that task ends its
/// part, and then drops the file, which removes it.
enum Stage {
    Idle(Flow),
    Busy(JoinHandle<Result<Flow, VaultError>>),
}

impl Stage {
    async fn idle(self) -> Result<Flow, VaultError> {
        match self {
            Stage::Idle(flow) => Ok(flow),
            Stage::Busy(task) => task.await.map_err(|error| VaultError::broken("write", error))?,
        }
    }
}

struct Flow {
    sealer: Box<Sealer>,
    sink: Sink,
}

enum Sink {
    Local(Writing),
    Remote(Upload),
}

impl Sink {
    fn new(inner: &Inner, path: VaultPath) -> Sink {
        match &inner.place {
            Place::Local(local) => Sink::Local(Writing::new(local.clone(), path)),
            Place::Remote(remote) => Sink::Remote(Upload::new(remote.clone(), &path)),
        }
    }
}

impl Flow {
    /// Seals and writes a part, off the threads that serve.
    fn pass(self, part: Part) -> JoinHandle<Result<Flow, VaultError>> {
        let Flow { mut sealer, sink } = self;
        match sink {
            Sink::Local(mut writing) => spawn_blocking(move || {
                writing.write(&part.seal(&mut sealer)?)?;
                Ok(Flow { sealer, sink: Sink::Local(writing) })
            }),
            Sink::Remote(mut upload) => tokio::spawn(async move {
                let seal = move || part.seal(&mut sealer).map(|sealed| (sealer, sealed));
                let (sealer, sealed) = blocking(seal).await?;
                upload.write(&sealed).await?;
                Ok(Flow { sealer, sink: Sink::Remote(upload) })
            }),
        }
    }

    /// Seals and writes the last part, and makes the whole durable.
    async fn end(self, part: Part) -> Result<Passed, VaultError> {
        let Flow { mut sealer, sink } = self;
        let seal = move || {
            let mut sealed = part.seal(&mut sealer)?;
            let passed = sealer.finish(&mut sealed)?;
            Ok((sealed, passed))
        };
        match sink {
            Sink::Local(mut writing) => {
                let write = move || {
                    let (sealed, passed) = seal()?;
                    writing.write(&sealed)?;
                    writing.keep()?;
                    Ok(passed)
                };
                blocking(write).await
            }
            Sink::Remote(mut upload) => {
                let (sealed, passed) = blocking(seal).await?;
                upload.write(&sealed).await?;
                upload.keep().await?;
                Ok(passed)
            }
        }
    }
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    spawn_blocking(work).await.map_err(|error| VaultError::broken("write", error))?
}
