//! A package, check by check.

use crate::custody::{self, Proven};
use crate::{Trust, told};
use clearline_seal::{Check, Identity, Opened, Sink, open_to};
use std::io::Read;

/// How one check ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It holds; the text says what was found, without personal data.
    Passed(String),
    /// It does not hold, and why. The package must not be relied upon.
    Failed(String),
    /// The package holds nothing to check. Only the ledger's proof may be absent.
    Absent,
    /// An earlier failure left it undone.
    NotReached,
}

/// One check and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    /// `decrypted`, `structure`, `signature`, `manifest`, `ledger`, or `stored` when the reader's own disk failed.
    pub name: &'static str,
    /// How it ended.
    pub outcome: Outcome,
}

/// All checks of one package, in the order in which they are made.
#[derive(Debug)]
pub struct PackageReport {
    /// The checks.
    pub checks: Vec<CheckResult>,
    /// The parts, when every check but possibly the ledger's has passed.
    pub opened: Option<Opened>,
    /// What the ledger proves, when it does.
    pub proven: Option<Proven>,
}

impl PackageReport {
    /// Whether the package may be relied upon: no check failed or was left undone. A package without proof of custody is
    /// sound, but look for [`Outcome::Absent`].
    #[must_use]
    pub fn sound(&self) -> bool {
        self.checks.iter().all(|check| matches!(check.outcome, Outcome::Passed(_) | Outcome::Absent))
    }
}

const ORDER: [(&str, Check); 4] = [
    ("decrypted", Check::Decrypted),
    ("structure", Check::Structure),
    ("signature", Check::Signature),
    ("manifest", Check::Manifest),
];

/// Opens a package as it is read and reports every check. The content of files goes to `sink`; on a report that is not
/// [`PackageReport::sound`] the caller destroys what it stored.
pub fn package(bytes: impl Read, identity: &Identity, trust: &Trust, sink: &mut impl Sink) -> PackageReport {
    let opened = match open_to(bytes, identity, &trust.seal, sink) {
        Ok(opened) => opened,
        Err(error) => return failed(error.check(), &told(&error)),
    };
    let manifest = &opened.manifest;
    let bytes: u64 = manifest.files.iter().map(|file| file.bytes).sum();
    let found = [
        "to its last byte".to_owned(),
        format!("package {}, nothing beside it", manifest.package),
        format!("by {}", opened.signed_by),
        format!("every part is as signed for; {} files, {bytes} bytes", manifest.files.len()),
    ];
    let mut checks: Vec<CheckResult> = ORDER
        .into_iter()
        .zip(found)
        .map(|((name, _), found)| CheckResult { name, outcome: Outcome::Passed(found) })
        .collect();
    let (outcome, proven) = match &opened.custody {
        None => (Outcome::Absent, None),
        Some(proof) => match custody::custody(proof, manifest, trust) {
            Ok(proven) => {
                let (index, size) = (proven.index, proven.checkpoint.size);
                let found = format!("the manifest was recorded as entry {index} of the log of size {size}");
                (Outcome::Passed(found), Some(proven))
            }
            Err(fault) => (Outcome::Failed(told(&fault)), None),
        },
    };
    checks.push(CheckResult { name: "ledger", outcome });
    PackageReport { checks, opened: Some(opened), proven }
}

/// The report on a package that does not open. The checks run interleaved as the bytes arrive, so of the others nothing
/// is claimed.
fn failed(at: Option<Check>, why: &str) -> PackageReport {
    let outcome = |check| match at {
        Some(failed) if failed == check => Outcome::Failed(why.to_owned()),
        _ => Outcome::NotReached,
    };
    let mut checks: Vec<CheckResult> =
        ORDER.into_iter().map(|(name, check)| CheckResult { name, outcome: outcome(check) }).collect();
    checks.push(CheckResult { name: "ledger", outcome: Outcome::NotReached });
    if at.is_none() {
        checks.push(CheckResult { name: "stored", outcome: Outcome::Failed(why.to_owned()) });
    }
    PackageReport { checks, opened: None, proven: None }
}
