//! What is written here is for us alone: modes of files and directories.

use std::fs;
use std::io::{self, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, MetadataExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use crate::output::complain;

/// Bits of a mode by which the group or others may do anything.
const LOOSE: u32 = 0o077;
/// The bit by which everybody may write.
const ANYBODY_WRITES: u32 = 0o002;

/// A file or a directory that others may get at.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LooseError {
    #[error("cannot make or look at {path}")]
    Look {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("everybody may write into {0}, so what lies in it may not be ours; name a directory of its own")]
    Everybodys(PathBuf),
    #[error(
        "{0} is open to others and holds other things than a clearinghouse's; name a directory of its own, or close it \
         with chmod 700 if it is meant"
    )]
    Shared(PathBuf),
    #[error(
        "{path} is open to others and we may not close it; let its owner run chmod {mode} on it, or name another"
    )]
    NotOurs {
        path: PathBuf,
        mode: &'static str,
        #[source]
        source: io::Error,
    },
}

/// From here on nothing that this process writes is open to anybody else.
pub(crate) fn write_for_us_alone() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(LOOSE));
}

/// A directory of ours: made where there is none, closed where it is loose. A directory that is empty, or that holds
/// one of `ours`, may be closed. Any other belongs to somebody else, and closing it could break other software.
pub(crate) fn dir(path: &Path, ours: &[&str]) -> Result<(), LooseError> {
    let looked = |source| LooseError::Look { path: path.to_owned(), source };
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(looked)?;
    let mode = fs::metadata(path).map_err(looked)?.mode();
    if mode & LOOSE == 0 {
        return Ok(());
    }
    if mode & ANYBODY_WRITES != 0 {
        return Err(LooseError::Everybodys(path.to_owned()));
    }
    let names = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>).map_err(looked)?;
    let mut names = names.iter().map(fs::DirEntry::file_name).filter(|name| name != "lost+found").peekable();
    if names.peek().is_some() && !names.any(|name| ours.iter().any(|one| name == *one)) {
        return Err(LooseError::Shared(path.to_owned()));
    }
    close(path, "700", 0o700)
}

/// A file of ours, closed if others can read it. If there is no such file, nothing is to do.
pub(crate) fn file(path: &Path) -> Result<(), LooseError> {
    match fs::metadata(path) {
        Ok(found) if found.mode() & LOOSE != 0 => close(path, "600", 0o600),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(LooseError::Look { path: path.to_owned(), source }),
    }
}

fn close(path: &Path, words: &'static str, mode: u32) -> Result<(), LooseError> {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).map_err(|source| LooseError::NotOurs {
        path: path.to_owned(),
        mode: words,
        source,
    })?;
    complain(&format!("{} was open to others; it is closed now (chmod {words}).", path.display()));
    Ok(())
}

/// Writes a file for us alone that is whole or absent, durably, unless there is one already. Of several processes that do so
/// at once one succeeds. Returns whether it was this one.
pub(crate) fn write_once(path: &Path, text: &str, suffix: &str) -> io::Result<bool> {
    let draft = path.with_extension(suffix);
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
    let linked = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
        // A hard link never replaces a file: the second of two processes uses the file of the first.
        .and_then(|()| fs::hard_link(&draft, path));
    fs::remove_file(&draft)?;
    if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        fs::File::open(parent)?.sync_all()?;
    }
    match linked {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    fn opened(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn what_is_ours_is_closed_and_what_is_not_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("data");
        dir(&path, &["keys"]).unwrap();
        assert_eq!(mode(&path), 0o700, "a new directory is ours alone");
        opened(&path, 0o775);
        dir(&path, &["keys"]).unwrap();
        assert_eq!(mode(&path), 0o700, "an empty one is closed");
        fs::write(path.join("letters"), "").unwrap();
        opened(&path, 0o755);
        assert!(matches!(dir(&path, &["keys"]), Err(LooseError::Shared(_))));
        assert_eq!(mode(&path), 0o755, "what others use is left as it is");
        fs::create_dir(path.join("keys")).unwrap();
        dir(&path, &["keys"]).unwrap();
        assert_eq!(mode(&path), 0o700);
        opened(&path, 0o777);
        assert!(matches!(dir(&path, &["keys"]), Err(LooseError::Everybodys(_))));
    }

    #[test]
    fn a_loose_file_is_closed_and_an_absent_one_is_no_trouble() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("clearline.sqlite");
        file(&path).unwrap();
        fs::write(&path, "").unwrap();
        opened(&path, 0o644);
        file(&path).unwrap();
        assert_eq!(mode(&path), 0o600);
    }

    #[test]
    fn what_is_written_once_stays_and_is_for_us_alone() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("one.key");
        assert!(write_once(&path, "first", "a").unwrap());
        assert!(!write_once(&path, "second", "b").unwrap());
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(mode(&path), 0o600);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1, "no draft is left");
    }
}
