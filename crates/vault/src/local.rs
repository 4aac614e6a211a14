//! Files in a directory. What is acknowledged is on the disk: the file's bytes and its name are both synced.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use aws_lc_rs::digest;
use bytes::Bytes;
use futures::stream::{self, BoxStream, StreamExt, TryStreamExt};

use crate::VaultError;
use crate::path::VaultPath;
use crate::stream::CHUNK_BYTES;

/// Directories the files are spread over: few enough that puts at the same moment share the sync of a directory's names.
/// Written into the layout, so it cannot be changed later.
const SHARDS: u8 = 64;
const READ_BYTES: u64 = 1 << 20;
/// What a probe writes: as much as a chunk of a file.
static PROBE: [u8; CHUNK_BYTES] = [0; CHUNK_BYTES];
/// Probes made by this process.
static PROBES: AtomicU64 = AtomicU64::new(0);
const ONLY_US_FILE: u32 = 0o600;
const ONLY_US_DIRECTORY: u32 = 0o700;

pub(crate) struct Local {
    root: PathBuf,
    shards: Vec<Shard>,
}

impl Local {
    pub(crate) fn open(root: &Path) -> Result<Local, VaultError> {
        let broken = |error: io::Error| VaultError::broken("open the directory", error);
        let shards =
            (0..SHARDS).map(|number| Shard::open(root, number)).collect::<io::Result<_>>().map_err(broken)?;
        // The names of the shards themselves.
        File::open(root).and_then(|root| root.sync_all()).map_err(broken)?;
        Ok(Local { root: root.to_owned(), shards })
    }

    fn shard(&self, path: &VaultPath) -> io::Result<&Shard> {
        let digest = digest::digest(&digest::SHA256, path.as_str().as_bytes());
        let number = digest.as_ref().first().map_or(0, |byte| byte % SHARDS);
        self.shards.get(usize::from(number)).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
    }

    pub(crate) fn delete(&self, path: &VaultPath) -> Result<(), VaultError> {
        let remove = || {
            let shard = self.shard(path)?;
            match fs::remove_file(shard.path.join(path.file_name())) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
                _ => shard.sync_names(),
            }
        };
        remove().map_err(|error| VaultError::io("delete", error))
    }

    /// Writes a chunk and makes it durable, as a file of a report would be: a few bytes still fit where nothing does.
    pub(crate) fn probe(&self) -> Result<(), VaultError> {
        // No path begins with a dot, so this is never a stored file. Each process has its own, each probe a new one.
        let number = PROBES.fetch_add(1, Ordering::Relaxed);
        let path = self.root.join(format!(".probe-{}-{number}", std::process::id()));
        let write = || {
            let mut file = OpenOptions::new().write(true).create(true).mode(ONLY_US_FILE).open(&path)?;
            file.write_all(&PROBE)?;
            file.sync_data()
        };
        let written = write();
        // On a full disk even the empty file is there.
        let removed = fs::remove_file(&path);
        written.and(removed).map_err(|error| VaultError::io_at_writing("probe", error))
    }

    pub(crate) fn list_older_than(
        local: Arc<Local>,
        time: SystemTime,
    ) -> BoxStream<'static, Result<String, VaultError>> {
        let shard = move |number: u8| {
            blocking("list", local.clone(), move |local| {
                let Some(shard) = local.shards.get(usize::from(number)) else { return Ok(Vec::new()) };
                shard.older_than(time).map_err(|error| VaultError::broken("list", error))
            })
        };
        let paths = |paths: Vec<String>| stream::iter(paths.into_iter().map(Ok));
        stream::iter(0..SHARDS).then(shard).map_ok(paths).try_flatten().boxed()
    }

    /// The length of the stored file, and its bytes.
    pub(crate) async fn read(
        local: Arc<Local>,
        path: VaultPath,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, VaultError>>), VaultError> {
        let open = move |local: &Local| {
            let open = || {
                let file = File::open(local.shard(&path)?.path.join(path.file_name()))?;
                Ok((file.metadata()?.len(), file))
            };
            open().map_err(|error| match local.shard(&path).is_ok_and(|shard| shard.path.is_dir()) {
                true => VaultError::io("open", error),
                // As where another disk should be mounted.
                false => VaultError::broken("open", error),
            })
        };
        let (length, file) = blocking("open", local.clone(), open).await?;
        let pieces = stream::try_unfold(Arc::new(file), move |file| {
            let (local, reading) = (local.clone(), file.clone());
            async move {
                let read = move |_: &Local| {
                    let mut piece = Vec::new();
                    let read = (&*reading).take(READ_BYTES).read_to_end(&mut piece);
                    read.map(|_| piece).map_err(|error| VaultError::broken("read", error))
                };
                let piece = blocking("read", local, read).await?;
                Ok((!piece.is_empty()).then(|| (Bytes::from(piece), file)))
            }
        });
        Ok((length, pieces.boxed()))
    }
}

/// Runs work that may wait for the disk on a thread that delays no other work.
pub(crate) async fn blocking<T: Send + 'static>(
    doing: &'static str,
    local: Arc<Local>,
    work: impl FnOnce(&Local) -> Result<T, VaultError> + Send + 'static,
) -> Result<T, VaultError> {
    let done = tokio::task::spawn_blocking(move || work(&local)).await;
    done.map_err(|error| VaultError::broken(doing, error))?
}

struct Shard {
    path: PathBuf,
    directory: File,
    /// Names made or removed so far.
    named: AtomicU64,
    /// How many of those are durable.
    synced: Mutex<u64>,
}

impl Shard {
    fn open(root: &Path, number: u8) -> io::Result<Shard> {
        let path = root.join(format!("{number:02x}"));
        match fs::DirBuilder::new().mode(ONLY_US_DIRECTORY).create(&path) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
            _ => {}
        }
        let directory = File::open(&path)?;
        Ok(Shard { path, directory, named: AtomicU64::new(0), synced: Mutex::new(0) })
    }

    /// Makes names durable, ours among them. Who waits for a sync that began after its name was made need not sync again.
    fn sync_names(&self) -> io::Result<()> {
        let mine = self.named.fetch_add(1, Ordering::SeqCst) + 1;
        let mut synced = self.synced.lock().unwrap_or_else(PoisonError::into_inner);
        if *synced >= mine {
            return Ok(());
        }
        let reached = self.named.load(Ordering::SeqCst);
        self.directory.sync_all()?;
        *synced = reached;
        Ok(())
    }

    fn older_than(&self, time: SystemTime) -> io::Result<Vec<String>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(&self.path)? {
            let entry = entry?;
            let path = entry.file_name().to_str().and_then(VaultPath::from_file_name);
            let Some(path) = path else { continue };
            match entry.metadata().and_then(|metadata| metadata.modified()) {
                Ok(modified) if modified < time => paths.push(path.as_str().to_owned()),
                Ok(_) => {}
                // Deleted meanwhile.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
        Ok(paths)
    }
}

/// A file being written under its final name. It cannot be read before its key is returned, which is after the last
/// byte is durable. So it needs no temporary name. Removed when dropped unfinished; what a crash leaves is found by the
/// sweep.
pub(crate) struct Writing {
    local: Arc<Local>,
    path: VaultPath,
    created: Option<Created>,
}

struct Created {
    file: File,
    path: PathBuf,
    kept: bool,
}

impl Writing {
    pub(crate) fn new(local: Arc<Local>, path: VaultPath) -> Writing {
        Writing { local, path, created: None }
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<(), VaultError> {
        self.created()
            .and_then(|created| created.file.write_all(bytes))
            .map_err(|error| VaultError::io_at_writing("write", error))
    }

    /// Makes the file durable.
    pub(crate) fn keep(mut self) -> Result<(), VaultError> {
        let mut keep = || {
            self.created()?.file.sync_data()?;
            self.local.shard(&self.path)?.sync_names()?;
            self.created()?.kept = true;
            Ok(())
        };
        keep().map_err(|error| VaultError::io_at_writing("sync", error))
    }

    fn created(&mut self) -> io::Result<&mut Created> {
        let created = match self.created.take() {
            Some(created) => created,
            None => {
                let path = self.local.shard(&self.path)?.path.join(self.path.file_name());
                let file = OpenOptions::new().write(true).create_new(true).mode(ONLY_US_FILE).open(&path)?;
                Created { file, path, kept: false }
            }
        };
        Ok(self.created.insert(created))
    }
}

impl Drop for Created {
    fn drop(&mut self) {
        if !self.kept {
            // If even this fails the sweep finds it.
            drop(fs::remove_file(&self.path));
        }
    }
}
