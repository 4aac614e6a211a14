//! Files in a bucket, or in memory.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use futures::stream::{BoxStream, StreamExt, TryStreamExt};
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{
    ClientConfigKey, MultipartUpload, ObjectStore, ObjectStoreExt, PutMode, PutOptions, RetryConfig,
};
use url::Url;

use crate::path::VaultPath;
use crate::{Limits, S3, VaultError};

#[derive(Clone)]
pub(crate) struct Remote {
    pub(crate) store: Arc<dyn ObjectStore>,
    prefix: Path,
    part_bytes: usize,
}

impl Remote {
    pub(crate) fn memory() -> Remote {
        let part_bytes = Limits::default().part_bytes;
        Remote { store: Arc::new(InMemory::new()), prefix: Path::default(), part_bytes }
    }

    pub(crate) fn s3(s3: &S3, limits: &Limits) -> Result<Remote, VaultError> {
        let wrong = |error| VaultError::Settings { source: Arc::new(error) };
        let generic = |source| wrong(object_store::Error::Generic { store: "S3", source });
        let retry = RetryConfig {
            retry_timeout: Duration::from_secs(limits.request_seconds),
            ..RetryConfig::default()
        };
        let mut builder = AmazonS3Builder::new().with_url(s3.url.as_str()).with_retry(retry);
        for (name, value) in &s3.options {
            let key: AmazonS3ConfigKey = name.parse().map_err(wrong)?;
            builder = builder.with_config(key, value);
        }
        allowed_to_be_read(&builder).map_err(|why| generic(why.into()))?;
        let prefix = Url::parse(&s3.url).map_err(|error| generic(Box::new(error)))?;
        let prefix =
            Path::parse(prefix.path().trim_matches('/')).map_err(|error| generic(Box::new(error)))?;
        let store = Arc::new(builder.build().map_err(wrong)?);
        Ok(Remote { store, prefix, part_bytes: limits.part_bytes })
    }

    pub(crate) fn location(&self, path: &VaultPath) -> Path {
        path.as_str().split('/').fold(self.prefix.clone(), Path::join)
    }

    pub(crate) async fn delete(&self, path: &VaultPath) -> Result<(), VaultError> {
        match self.store.delete(&self.location(path)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(VaultError::remote("delete", error)),
        }
    }

    /// Writes an object. Only a write shows whether the bucket exists and accepts data: a request for an object gets
    /// the same answer from a missing bucket as for a missing object.
    pub(crate) async fn probe(&self) -> Result<(), VaultError> {
        let probe = self.prefix.clone().join(".probe");
        let put = self.store.put(&probe, Bytes::from_static(b"probe").into()).await;
        put.map(drop).map_err(|error| VaultError::remote_at_writing("probe", error))
    }

    pub(crate) fn list_older_than(&self, time: SystemTime) -> BoxStream<'static, Result<String, VaultError>> {
        let prefix = self.prefix.clone();
        let older = move |file: object_store::ObjectMeta| {
            let old = SystemTime::from(file.last_modified) < time;
            let parts = file.location.prefix_match(&prefix)?;
            let path = parts.map(|part| part.as_ref().to_owned()).collect::<Vec<_>>().join("/");
            let path = VaultPath::parse(&path).ok()?;
            old.then(|| path.as_str().to_owned())
        };
        let files = self.store.list(Some(&self.prefix)).map_err(|error| VaultError::remote("list", error));
        files.try_filter_map(move |file| std::future::ready(Ok(older(file)))).boxed()
    }

    /// The length of the stored file, and its bytes.
    pub(crate) async fn read(
        &self,
        path: &VaultPath,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, VaultError>>), VaultError> {
        let got =
            self.store.get(&self.location(path)).await.map_err(|error| VaultError::remote("get", error))?;
        let length = got.meta.size;
        Ok((length, got.into_stream().map_err(|error| VaultError::remote("read", error)).boxed()))
    }
}

/// An endpoint without TLS is used only if the settings allow it explicitly. Otherwise it is refused at once: without
/// this check every request would fail without a stated reason.
fn allowed_to_be_read(builder: &AmazonS3Builder) -> Result<(), String> {
    let allow = builder.get_config_value(&AmazonS3ConfigKey::Client(ClientConfigKey::AllowHttp));
    let allow = match allow.as_deref() {
        None | Some("false") => false,
        Some("true") => true,
        Some(other) => return Err(format!("allow_http is true or false, not \"{other}\"")),
    };
    let endpoint = builder.get_config_value(&AmazonS3ConfigKey::Endpoint).unwrap_or_default();
    let scheme = Url::parse(&endpoint).map(|url| url.scheme().to_owned()).unwrap_or_default();
    match scheme.as_str() {
        // Absent: Amazon's own, over TLS.
        "" if endpoint.is_empty() => Ok(()),
        "https" => Ok(()),
        "http" if allow => Ok(()),
        "http" => Err(
            "the endpoint is http://, so that whoever listens could read the credential's use and alter what is sent; set \
             allow_http = true where that is meant"
                .to_owned(),
        ),
        _ => Err("the endpoint must begin with https:// (or http://, with allow_http = true)".to_owned()),
    }
}

/// A file on its way: one request if it is small, else parts of one size. Given up when dropped unfinished.
pub(crate) struct Upload {
    remote: Remote,
    location: Path,
    held: Vec<u8>,
    parts: Parts,
}

struct Parts(Option<Box<dyn MultipartUpload>>);

impl Drop for Parts {
    fn drop(&mut self) {
        // Outside a runtime, and after a crash, the bucket's own rule for unfinished uploads removes the parts.
        if let (Some(mut upload), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move { upload.abort().await });
        }
    }
}

impl Upload {
    pub(crate) fn new(remote: Remote, path: &VaultPath) -> Upload {
        let location = remote.location(path);
        Upload { remote, location, held: Vec::new(), parts: Parts(None) }
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<(), VaultError> {
        self.held.extend_from_slice(bytes);
        while self.held.len() > self.remote.part_bytes {
            let rest = self.held.split_off(self.remote.part_bytes);
            let part = std::mem::replace(&mut self.held, rest);
            let upload = self.begun().await?;
            upload
                .put_part(part.into())
                .await
                .map_err(|error| VaultError::remote_at_writing("write", error))?;
        }
        Ok(())
    }

    async fn begun(&mut self) -> Result<&mut Box<dyn MultipartUpload>, VaultError> {
        let upload = match self.parts.0.take() {
            Some(upload) => upload,
            None => {
                // S3 cannot refuse a multipart upload to a taken path by itself.
                match self.remote.store.head(&self.location).await {
                    Ok(_) => return Err(VaultError::Taken),
                    Err(object_store::Error::NotFound { .. }) => {}
                    Err(error) => return Err(VaultError::remote_at_writing("write", error)),
                }
                let begun = self.remote.store.put_multipart(&self.location).await;
                begun.map_err(|error| VaultError::remote_at_writing("write", error))?
            }
        };
        Ok(self.parts.0.insert(upload))
    }

    pub(crate) async fn keep(mut self) -> Result<(), VaultError> {
        let rest = std::mem::take(&mut self.held);
        let failed = |error| VaultError::remote_at_writing("write", error);
        let Some(upload) = &mut self.parts.0 else {
            let create = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
            let put = self.remote.store.put_opts(&self.location, rest.into(), create).await;
            return put.map(drop).map_err(failed);
        };
        upload.put_part(rest.into()).await.map_err(failed)?;
        upload.complete().await.map_err(failed)?;
        self.parts.0 = None;
        Ok(())
    }
}
