use std::path::{Path, PathBuf};

use clearline_law::{Problem, Register};

use crate::config::Config;

/// The directory of an operator's own files, below the data directory, where no other is set.
const OVERLAY: &str = "register";
/// Bytes of one file of a register.
const FILE_BYTES_MAX: u64 = 4 << 20;
/// Files of an overlay.
const FILES_MAX: usize = 2_000;

/// A register that cannot be used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum RegisterError {
    /// A file cannot be read.
    #[error("cannot read the register's file {path}")]
    Read {
        /// Which one.
        path: PathBuf,
        /// The error of the file system.
        #[source]
        source: std::io::Error,
    },
    /// A bound was met.
    #[error("{path} is larger than a register may be: at most {FILES_MAX} files of {FILE_BYTES_MAX} bytes")]
    TooLarge {
        /// The file that is too large.
        path: PathBuf,
    },
    /// The files are refused.
    #[error("the register is refused:\n{}", lines(.0))]
    Refused(Vec<Problem>),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("  {problem}")).collect::<Vec<_>>().join("\n")
}

/// The register in use: what is shipped, with the operator's own files laid over it where there are any. It lives as long
/// as the program.
pub(crate) fn load(config: &Config) -> Result<&'static Register, RegisterError> {
    match own(config) {
        None => Ok(Register::shipped()),
        Some(place) => Ok(Box::leak(Box::new(overlay(&place)?))),
    }
}

/// A register by the name a person gives it.
pub(crate) fn named(name: &str, config: &Config) -> Result<Register, RegisterError> {
    match name {
        "shipped" => Ok(Register::shipped().clone()),
        "current" => load(config).cloned(),
        place => {
            let files = read(Path::new(place))?;
            // A whole register has a home country of its own. Anything less is added to the shipped one.
            let whole = files.iter().any(|(path, _)| path.ends_with("countries/US.toml"));
            if whole { parse(&files, Register::parse) } else { parse(&files, Register::overlaid) }
        }
    }
}

/// What is shipped, with the files of one directory laid over it.
pub(crate) fn overlay(place: &Path) -> Result<Register, RegisterError> {
    let register = parse(&read(place)?, Register::overlaid)?;
    // What is watched is a text until it is supposed: its faults are told before.
    for watched in register.watch_list() {
        let rows = watched.rows(watched.on.unwrap_or(watched.dates.recorded));
        let files: Vec<(&str, &str)> = rows.iter().map(|text| (watched.id.as_str(), text.as_str())).collect();
        register.with(&files).map_err(RegisterError::Refused)?;
    }
    Ok(register)
}

/// The directory of the operator's own files, where there is one.
fn own(config: &Config) -> Option<PathBuf> {
    config.register.clone().or_else(|| Some(config.data.join(OVERLAY)).filter(|place| place.is_dir()))
}

type Parse = fn(&[(&str, &str)]) -> Result<Register, Vec<Problem>>;

fn parse(files: &[(String, String)], by: Parse) -> Result<Register, RegisterError> {
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    by(&files).map_err(RegisterError::Refused)
}

/// Every `.toml` below the directory, in the order of their paths.
fn read(place: &Path) -> Result<Vec<(String, String)>, RegisterError> {
    let mut found = Vec::new();
    let mut folders = vec![place.to_owned()];
    while let Some(folder) = folders.pop() {
        let failed = |source| RegisterError::Read { path: folder.clone(), source };
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "toml") {
                found.push(path);
            }
        }
        if found.len() > FILES_MAX {
            return Err(RegisterError::TooLarge { path: place.to_owned() });
        }
    }
    found.sort();
    found.into_iter().map(text).collect()
}

fn text(path: PathBuf) -> Result<(String, String), RegisterError> {
    let failed = |source| RegisterError::Read { path: path.clone(), source };
    if std::fs::metadata(&path).map_err(failed)?.len() > FILE_BYTES_MAX {
        return Err(RegisterError::TooLarge { path });
    }
    let text = std::fs::read_to_string(&path).map_err(failed)?;
    Ok((path.display().to_string(), text))
}
