//! Writing a package: bag → tar → age, in one pass over the files.

use crate::RECIPIENTS_MAX;
use crate::archive::{self, END, padding};
use crate::bag::{Bag, Contents, bag};
use crate::error::SealError;
use crate::manifest::FileEntry;
use crate::sshsig::Signer;
use age::stream::StreamWriter;
use age::x25519::Recipient;
use sha2::{Digest, Sha256};
use std::collections::VecDeque;
use std::io::{Read, Write};

const COPY_BYTES: usize = 64 * 1024;

/// A package being written. The caller pushes the content of the files, in the order of [`Sealer::wanted`], in pieces
/// of any size; so a caller that reads asynchronously needs no second thread. Dropping it unfinished leaves a truncated
/// package, which no reader opens.
pub struct Sealer<W: Write> {
    output: StreamWriter<W>,
    package: String,
    seconds: u64,
    waiting: VecDeque<FileEntry>,
    digest: Sha256,
    written: u64,
}

impl<W: Write> std::fmt::Debug for Sealer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealer({}, {} files waiting)", self.package, self.waiting.len())
    }
}

impl<W: Write> Sealer<W> {
    /// Writes all but the files to `output`, encrypted to `recipients` (age X25519 keys, `age1…`).
    ///
    /// # Errors
    /// [`SealError`] when a recipient is none or the output fails.
    pub fn begin(output: W, bag: Bag, recipients: &[String]) -> Result<Self, SealError> {
        let keys = recipients
            .iter()
            .map(|key| key.parse::<Recipient>().map_err(|_| SealError::Recipient { key: key.clone() }))
            .collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() || keys.len() > RECIPIENTS_MAX {
            return Err(SealError::Recipients);
        }
        let encryptor = age::Encryptor::with_recipients(keys.iter().map(|key| key as &dyn age::Recipient))
            .map_err(SealError::Encrypt)?;
        let output = encryptor.wrap_output(output).map_err(SealError::Write)?;
        let Bag { package, seconds, parts, files } = bag;
        let mut sealer =
            Self { output, package, seconds, waiting: files.into(), digest: Sha256::new(), written: 0 };
        for (path, bytes) in &parts {
            sealer.entry(path, bytes.len() as u64)?;
            sealer.put(bytes)?;
            sealer.put(&vec![0; padding(bytes.len() as u64)])?;
        }
        sealer.open_next()?;
        Ok(sealer)
    }

    /// The file whose content is wanted next; none when all are written.
    #[must_use]
    pub fn wanted(&self) -> Option<&FileEntry> {
        self.waiting.front()
    }

    /// Takes the next bytes of the wanted file. When its listed size is reached its digest is compared, and the next
    /// file is wanted; one call may not reach beyond a file's end.
    ///
    /// # Errors
    /// [`SealError::Content`] when the content is not the listed one, [`SealError::Surplus`] when none is wanted,
    /// [`SealError::Write`] when the output fails.
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), SealError> {
        let Some(FileEntry { sha256, bytes: size, .. }) = self.waiting.front() else {
            return if bytes.is_empty() { Ok(()) } else { Err(SealError::Surplus) };
        };
        if bytes.len() as u64 > size - self.written {
            return Err(SealError::Content { sha256: sha256.clone() });
        }
        self.digest.update(bytes);
        self.written += bytes.len() as u64;
        self.put(bytes)?;
        self.close_full()
    }

    /// Ends the package and gives the output back.
    ///
    /// # Errors
    /// [`SealError::Content`] when a file's content is still wanted, [`SealError::Write`] when the output fails.
    pub fn finish(mut self) -> Result<W, SealError> {
        if let Some(file) = self.waiting.front() {
            return Err(SealError::Content { sha256: file.sha256.clone() });
        }
        self.put(&END)?;
        let mut output = self.output.finish().map_err(SealError::Write)?;
        output.flush().map_err(SealError::Write)?;
        Ok(output)
    }

    fn open_next(&mut self) -> Result<(), SealError> {
        (self.digest, self.written) = (Sha256::new(), 0);
        let Some(file) = self.waiting.front() else { return Ok(()) };
        let (path, size) = (format!("{}{}", archive::FILES, file.sha256), file.bytes);
        self.entry(&path, size)?;
        self.close_full()
    }

    /// Continues with the next file when this one is complete. An empty file is complete from the start.
    fn close_full(&mut self) -> Result<(), SealError> {
        let Some(file) = self.waiting.front().filter(|file| file.bytes == self.written) else {
            return Ok(());
        };
        if hex::encode(self.digest.clone().finalize()) != file.sha256 {
            return Err(SealError::Content { sha256: file.sha256.clone() });
        }
        self.put(&vec![0; padding(self.written)])?;
        self.waiting.pop_front();
        self.open_next()
    }

    fn entry(&mut self, path: &str, size: u64) -> Result<(), SealError> {
        let header = archive::header(&self.package, path, size, self.seconds).map_err(SealError::Write)?;
        self.put(header.as_bytes())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), SealError> {
        self.output.write_all(bytes).map_err(SealError::Write)
    }
}

/// Writes a whole package to `output`, reading each file from `source` once. Memory does not grow with the files.
///
/// # Errors
/// [`SealError`] naming what fails; the output is then a fragment that no reader opens.
pub fn seal_to<W: Write, R: Read>(
    output: W,
    contents: &Contents,
    signer: &Signer,
    recipients: &[String],
    mut source: impl FnMut(&FileEntry) -> std::io::Result<R>,
) -> Result<W, SealError> {
    let mut sealer = Sealer::begin(output, bag(contents, signer)?, recipients)?;
    let mut buffer = vec![0; COPY_BYTES];
    while let Some(file) = sealer.wanted().cloned() {
        let sha256 = file.sha256.clone();
        let mut reader = source(&file).map_err(|source| SealError::Read { sha256, source })?;
        let mut left = file.bytes;
        // One byte past the listed size is read as well: a longer file is not the listed one.
        while let count @ 1.. = reader.read(&mut buffer).map_err(|source| read_error(&file, source))? {
            left = left.checked_sub(count as u64).ok_or_else(|| content_error(&file))?;
            sealer.write(buffer.get(..count).unwrap_or_default())?;
        }
        if left > 0 {
            return Err(content_error(&file));
        }
    }
    sealer.finish()
}

fn read_error(file: &FileEntry, source: std::io::Error) -> SealError {
    SealError::Read { sha256: file.sha256.clone(), source }
}

fn content_error(file: &FileEntry) -> SealError {
    SealError::Content { sha256: file.sha256.clone() }
}

/// Makes a whole package in memory; `files` holds the content by digest. For small packages: see [`seal_to`].
///
/// # Errors
/// [`SealError`] naming what fails.
pub fn seal(
    contents: &Contents,
    signer: &Signer,
    recipients: &[String],
    files: &crate::Files,
) -> Result<Vec<u8>, SealError> {
    let absent = || std::io::Error::from(std::io::ErrorKind::NotFound);
    seal_to(Vec::new(), contents, signer, recipients, |file| {
        files.get(&file.sha256).map(Vec::as_slice).ok_or_else(absent)
    })
}
