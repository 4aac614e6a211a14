//! The manifest: what one agency is given, what not, and under which clauses.

use clearline_report::Message;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of a manifest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Format {
    /// The first, and so far the only one.
    #[default]
    #[serde(rename = "clearline.manifest/v1")]
    V1,
}

/// What a package holds and why. Its digest is recorded in the ledger before anything is sealed, and the package holds
/// exactly what it lists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this structure.
    pub format: Format,
    /// The name of the package: 1 to 48 of `A-Z a-z 0-9 -`, for example `R-1234567-1`.
    pub package: String,
    /// The report number that outsiders quote.
    pub report: String,
    /// Who makes available.
    pub sender: String,
    /// The agency it is made available to.
    pub recipient: String,
    /// When, in microseconds since 1970 in UTC.
    pub created: i64,
    /// The clauses of the ruling as a whole.
    pub clauses: Vec<String>,
    /// What the agency must observe, in words.
    pub conditions: Vec<String>,
    /// The messages that the conditions were written from, in the same order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub condition_messages: Vec<Message>,
    /// The fields of the report that are inside.
    pub included: Vec<Included>,
    /// The fields that are not, and why.
    pub excluded: Vec<Excluded>,
    /// The files whose content is inside.
    pub files: Vec<FileEntry>,
}

/// A field that is made available.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Included {
    /// The field.
    pub field: String,
    /// The clauses that permit it.
    pub clauses: Vec<String>,
}

/// A field that is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Excluded {
    /// The field.
    pub field: String,
    /// Why, in words.
    pub reason: String,
    /// The message that the reason was written from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// The clauses that demand it; none when no clause permits the field.
    pub clauses: Vec<String>,
}

/// A file whose content lies in `data/files/<sha256>`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileEntry {
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// The name the reporter gave it; never a path in the package.
    pub name: String,
    /// The size in bytes.
    pub bytes: u64,
}

impl Manifest {
    /// The bytes of `data/manifest.json`: one form for one manifest.
    #[must_use]
    pub fn to_json(&self) -> Vec<u8> {
        // Strings, numbers and lists only: there is nothing that JSON cannot say. `{:#}` of a value cannot fail either.
        let mut json = serde_json::to_value(self).map(|value| format!("{value:#}")).unwrap_or_default();
        json.push('\n');
        json.into_bytes()
    }

    /// SHA-256 of [`Manifest::to_json`]: what the ledger records before the package is sealed.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.to_json()).into()
    }
}
