//! Where the largest signed checkpoint is remembered outside the database: a file in the directory of the keys, and an
//! object in the bucket if the files are in one.

use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clearline_core::ports::{HighWater, Unavailable};
use clearline_vault::{Notes, Vault};
use futures::future::BoxFuture;

/// The file's name, in the directory of keys.
const FILE: &str = "high-water";
/// The object's name in the bucket.
const OBJECT: &str = "ledger/high-water";
/// So often others may be quicker at the object before it is left to them.
const TRIES: u32 = 8;

/// Every place of a house that keeps its keys below `data`.
pub(crate) fn marks(data: &Path, vault: &Vault) -> Vec<Arc<dyn HighWater>> {
    let path = data.join("keys").join(FILE);
    let mut marks: Vec<Arc<dyn HighWater>> =
        vec![Arc::new(FileMark { name: path.display().to_string(), path })];
    marks.extend(vault.notes().map(|notes| Arc::new(ObjectMark { notes }) as Arc<dyn HighWater>));
    marks
}

/// The size that a signed checkpoint states; 0 where it cannot be read.
fn size_of(note: &str) -> u64 {
    note.lines().nth(1).and_then(|line| line.parse().ok()).unwrap_or(0)
}

struct FileMark {
    name: String,
    path: PathBuf,
}

impl FileMark {
    fn failed(&self, why: impl std::fmt::Display) -> Unavailable {
        Unavailable { source_name: self.name.clone(), why: why.to_string() }
    }
}

impl HighWater for FileMark {
    fn name(&self) -> &str {
        &self.name
    }

    fn read(&self) -> BoxFuture<'_, Result<Option<String>, Unavailable>> {
        let path = self.path.clone();
        Box::pin(async move {
            let read = tokio::task::spawn_blocking(move || read_file(&path)).await;
            read.map_err(|error| self.failed(error))?.map_err(|error| self.failed(error))
        })
    }

    fn raise<'a>(&'a self, size: u64, note: &'a str) -> BoxFuture<'a, Result<(), Unavailable>> {
        let (path, note) = (self.path.clone(), note.to_owned());
        Box::pin(async move {
            let raised = tokio::task::spawn_blocking(move || raise_file(&path, size, &note)).await;
            raised.map_err(|error| self.failed(error))?.map_err(|error| self.failed(error))
        })
    }
}

fn read_file(path: &Path) -> std::io::Result<Option<String>> {
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Processes on one machine take turns by a lock; the file itself is replaced as a whole, so that no reader sees a part.
fn raise_file(path: &Path, size: u64, note: &str) -> std::io::Result<()> {
    let private = |path: &Path| {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        options.open(path)
    };
    let lock = private(&path.with_extension("lock"))?;
    lock.lock()?;
    if read_file(path)?.is_some_and(|held| size_of(&held) >= size) {
        return Ok(());
    }
    let draft = path.with_extension("new");
    let mut file = private(&draft)?;
    file.write_all(note.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&draft, path)?;
    path.parent().map_or(Ok(()), |folder| std::fs::File::open(folder)?.sync_all())
}

struct ObjectMark {
    notes: Notes,
}

fn object_failed(why: impl std::fmt::Display) -> Unavailable {
    Unavailable { source_name: OBJECT.to_owned(), why: why.to_string() }
}

impl HighWater for ObjectMark {
    fn name(&self) -> &str {
        OBJECT
    }

    fn read(&self) -> BoxFuture<'_, Result<Option<String>, Unavailable>> {
        Box::pin(async move {
            let note = self.notes.read(OBJECT).await.map_err(object_failed)?;
            Ok(note.map(|note| note.text))
        })
    }

    fn raise<'a>(&'a self, size: u64, note: &'a str) -> BoxFuture<'a, Result<(), Unavailable>> {
        Box::pin(async move {
            for _ in 0..TRIES {
                let held = self.notes.read(OBJECT).await.map_err(object_failed)?;
                if held.as_ref().is_some_and(|held| size_of(&held.text) >= size) {
                    return Ok(());
                }
                if self.notes.write(OBJECT, note, held.as_ref()).await.map_err(object_failed)? {
                    return Ok(());
                }
            }
            Err(object_failed("other processes wrote first each time"))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use clearline_vault::{Files, KeyRing, Limits};

    use super::*;

    fn note(size: u64) -> String {
        format!("clearline.local\n{size}\nroot\n")
    }

    async fn only_rises(mark: &dyn HighWater) {
        assert_eq!(mark.read().await, Ok(None));
        for (size, stands) in [(7, 7), (9, 9), (8, 9), (9, 9), (12, 12)] {
            mark.raise(size, &note(size)).await.unwrap();
            assert_eq!(mark.read().await, Ok(Some(note(stands))), "after {size}");
        }
    }

    #[tokio::test]
    async fn a_mark_only_rises_in_a_file_and_in_a_bucket() {
        let folder = std::env::temp_dir().join(format!("clearline-mark-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("keys")).unwrap();
        let vault =
            Vault::open(&Files::Memory, KeyRing::new(vec![(1, [9; 32])]).unwrap(), &Limits::default())
                .unwrap();
        let marks = marks(&folder, &vault);
        assert_eq!(marks.len(), 2);
        for mark in &marks {
            only_rises(mark.as_ref()).await;
        }
        let kept = std::fs::metadata(folder.join("keys/high-water")).unwrap();
        assert_eq!(kept.permissions().mode() & 0o777, 0o600, "its owner's alone");
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[tokio::test]
    async fn many_at_once_leave_the_highest() {
        let vault =
            Vault::open(&Files::Memory, KeyRing::new(vec![(1, [9; 32])]).unwrap(), &Limits::default())
                .unwrap();
        let mark = ObjectMark { notes: vault.notes().unwrap() };
        let sizes: Vec<String> = (1..=6).map(note).collect();
        let all = sizes.iter().zip(1_u64..).map(|(text, size)| mark.raise(size, text));
        assert!(futures::future::join_all(all).await.iter().all(Result::is_ok));
        assert_eq!(mark.read().await, Ok(Some(note(6))));
    }
}
