//! Reading a file, each chunk verified before it is given out.

use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use futures::stream::{self, BoxStream};

use crate::local::Local;
use crate::path::VaultPath;
use crate::stream::{HEADER_BYTES, Opener, SEALED_BYTES};
use crate::{GetError, Inner, Place, VaultError};

struct Reading {
    source: BoxStream<'static, Result<Bytes, VaultError>>,
    received: BytesMut,
    opener: Opener,
}

async fn begin(inner: &Inner, path: &str, wrapped_key: &[u8]) -> Result<Reading, GetError> {
    let path = VaultPath::parse(path)?;
    let key = inner.keys.unwrap(&path, wrapped_key)?;
    let (stored, mut source) = match &inner.place {
        Place::Local(local) => Local::read(local.clone(), path.clone()).await?,
        Place::Remote(remote) => remote.read(&path).await?,
    };
    let mut received = BytesMut::with_capacity(SEALED_BYTES);
    let missing = VaultError::Altered { chunk: 0 };
    receive(&mut source, &mut received, HEADER_BYTES).await?.ok_or(missing)?;
    let header = received.split_to(HEADER_BYTES);
    let opener = Opener::new(&key, &header, stored, &path)?;
    Ok(Reading { source, received, opener })
}

pub(crate) async fn stream(
    inner: &Inner,
    path: &str,
    wrapped_key: &[u8],
) -> Result<BoxStream<'static, Result<Bytes, GetError>>, GetError> {
    let reading = begin(inner, path, wrapped_key).await?;
    let chunks = stream::try_unfold(reading, |mut reading| async move {
        Ok(reading.chunk().await?.map(|chunk| (chunk, reading)))
    });
    Ok(chunks.boxed())
}

pub(crate) async fn whole(inner: &Inner, path: &str, wrapped_key: &[u8]) -> Result<Bytes, GetError> {
    let mut reading = begin(inner, path, wrapped_key).await?;
    let limit = inner.limits.whole_bytes;
    let plain = reading.opener.plain();
    if plain > limit {
        return Err(VaultError::TooLarge { limit });
    }
    let mut whole = BytesMut::new();
    while let Some(chunk) = reading.chunk().await? {
        whole.extend_from_slice(&chunk);
    }
    Ok(whole.freeze())
}

impl Reading {
    async fn chunk(&mut self) -> Result<Option<Bytes>, VaultError> {
        let length = self.opener.next();
        if length == 0 {
            return Ok(None);
        }
        let received = receive(&mut self.source, &mut self.received, length).await?;
        received.ok_or_else(|| self.opener.altered())?;
        let mut chunk = self.received.split_to(length);
        self.opener.open(&mut chunk)?;
        Ok(Some(chunk.freeze()))
    }
}

/// Receives until there are `length` bytes; none if the source ends before.
async fn receive(
    source: &mut BoxStream<'static, Result<Bytes, VaultError>>,
    received: &mut BytesMut,
    length: usize,
) -> Result<Option<()>, VaultError> {
    while received.len() < length {
        match source.next().await {
            Some(piece) => received.extend_from_slice(&piece?),
            None => return Ok(None),
        }
    }
    Ok(Some(()))
}
