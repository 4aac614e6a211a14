//! Paths that mean the same in a directory, in a bucket and in associated data.

use crate::VaultError;

const LENGTH_MAX: usize = 200;

/// A checked path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct VaultPath(String);

impl VaultPath {
    pub(crate) fn parse(text: &str) -> Result<VaultPath, VaultError> {
        let refuse = |reason| Err(VaultError::Path { reason });
        if text.is_empty() || text.len() > LENGTH_MAX {
            return refuse("it must have 1 to 200 characters");
        }
        if text.split('/').any(|segment| segment.is_empty() || segment.starts_with('.')) {
            return refuse("a segment is empty or begins with a dot");
        }
        if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-/".contains(&byte)) {
            return refuse("a character is none of a-z A-Z 0-9 . _ - /");
        }
        Ok(VaultPath(text.to_owned()))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// One name for the whole path, so that no directory need be made for it: `/` becomes `+`, which no path holds.
    pub(crate) fn file_name(&self) -> String {
        self.0.replace('/', "+")
    }

    pub(crate) fn from_file_name(name: &str) -> Option<VaultPath> {
        VaultPath::parse(&name.replace('+', "/")).ok()
    }
}
