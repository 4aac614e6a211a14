//! Small texts in the bucket that are not encrypted: what several processes must agree on outside the database. A text
//! can be replaced only by a process that has read the present one.

use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, UpdateVersion};

use crate::path::VaultPath;
use crate::remote::Remote;
use crate::{Place, Vault, VaultError};

/// The texts of one bucket.
#[derive(Clone)]
pub struct Notes {
    remote: Remote,
}

/// One text as it was read.
#[derive(Debug, Clone)]
pub struct Note {
    /// What it says.
    pub text: String,
    version: UpdateVersion,
}

impl Vault {
    /// The texts in the bucket of the files; none where the files are in a directory.
    pub fn notes(&self) -> Option<Notes> {
        match &self.inner.place {
            Place::Local(_) => None,
            Place::Remote(remote) => Some(Notes { remote: remote.clone() }),
        }
    }
}

impl Notes {
    /// The text at `path`; none where there is none.
    ///
    /// # Errors
    /// [`VaultError::Storage`].
    pub async fn read(&self, path: &str) -> Result<Option<Note>, VaultError> {
        let location = self.remote.location(&VaultPath::parse(path)?);
        let got = match self.remote.store.get(&location).await {
            Ok(got) => got,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(VaultError::remote("read", error)),
        };
        let version = UpdateVersion { e_tag: got.meta.e_tag.clone(), version: got.meta.version.clone() };
        let bytes = got.bytes().await.map_err(|error| VaultError::remote("read", error))?;
        Ok(Some(Note { text: String::from_utf8_lossy(&bytes).into_owned(), version }))
    }

    /// Replaces `over` by `text` at `path`. If another text is there by now, nothing is written and the answer is
    /// `false`.
    ///
    /// # Errors
    /// [`VaultError::Storage`].
    pub async fn write(&self, path: &str, text: &str, over: Option<&Note>) -> Result<bool, VaultError> {
        let location = self.remote.location(&VaultPath::parse(path)?);
        let mode = over.map_or(PutMode::Create, |note| PutMode::Update(note.version.clone()));
        let options = PutOptions { mode, ..PutOptions::default() };
        match self.remote.store.put_opts(&location, text.as_bytes().to_vec().into(), options).await {
            Ok(_) => Ok(true),
            Err(
                object_store::Error::AlreadyExists { .. }
                | object_store::Error::Precondition { .. }
                | object_store::Error::NotFound { .. },
            ) => Ok(false),
            Err(error) => Err(VaultError::remote("write", error)),
        }
    }
}
