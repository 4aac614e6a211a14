//! The offline tool of an agency, a provider and an auditor: opens what we gave them and checks it offline. What may be
//! trusted comes from elsewhere: the keys file handed over when the reader was enrolled.

use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use clearline_seal::{Identity, Opened, SealKey, Sink};
use clearline_verify::{Outcome, PackageReport, Trust};
use serde_json::json;

use crate::output::{Done, failed, json, line};

/// Open and check.
#[derive(Args)]
pub(crate) struct Open {
    /// A sealed package (.age), a receipt, a proof (.tlog-proof), or a proof of consistency
    file: PathBuf,
    /// The clearinghouse's public keys, as `clearline ledger key` prints them and `/keys.txt` serves them
    #[arg(long, value_name = "FILE")]
    keys: PathBuf,
    /// The agency's age identity file; needed for a package
    #[arg(long, value_name = "FILE")]
    identity: Option<PathBuf>,
    /// The checkpoint that you kept; needed for a proof of consistency
    #[arg(long, value_name = "FILE")]
    kept: Option<PathBuf>,
    /// Where to put what a package holds; it must not exist yet. Without it the package is only checked
    #[arg(long, value_name = "DIR")]
    into: Option<PathBuf>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
}

impl Open {
    pub(crate) fn run(self) -> Done {
        let trust = trust(&std::fs::read_to_string(&self.keys)?)?;
        let mut start = [0; 24];
        let read = File::open(&self.file)?.read(&mut start)?;
        let start = start.get(..read).unwrap_or_default();
        if start.starts_with(b"clearline.receipt/v1") {
            return self.receipt(&trust);
        }
        if start.starts_with(b"c2sp.org/tlog-proof@v1") {
            return self.proof(&trust);
        }
        if start.starts_with(b"clearline.consistency/v1") {
            return self.consistency(&trust);
        }
        self.package(&trust)
    }

    fn consistency(&self, trust: &Trust) -> Done {
        let kept = self.kept.as_ref().ok_or("name the checkpoint that you kept with --kept")?;
        let (kept, proof) = (std::fs::read_to_string(kept)?, std::fs::read_to_string(&self.file)?);
        let (old, new) = match clearline_verify::consistency(&kept, &proof, trust) {
            Ok(sizes) => sizes,
            Err(fault) => return Ok(failed(&fault)),
        };
        if self.json {
            json(&json!({ "sound": true, "from": old, "size": new }));
        } else {
            line(format!(
                "The ledger of {new} entries begins with the {old} that your checkpoint signed: nothing of them was \
                 altered, dropped or moved."
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn receipt(&self, trust: &Trust) -> Done {
        let receipt = match clearline_verify::receipt(&std::fs::read_to_string(&self.file)?, trust) {
            Ok(receipt) => receipt,
            Err(fault) => return Ok(failed(&fault)),
        };
        if self.json {
            json(&json!({ "sound": true, "report": receipt.report, "sha256": receipt.sha256 }));
        } else {
            line(format!(
                "The clearinghouse signed this receipt: report {}, digest of what was received {}",
                receipt.report, receipt.sha256
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn proof(&self, trust: &Trust) -> Done {
        let proven = match clearline_verify::proof(&std::fs::read_to_string(&self.file)?, None, trust) {
            Ok(proven) => proven,
            Err(fault) => return Ok(failed(&fault)),
        };
        if self.json {
            json(&json!({ "sound": true, "index": proven.index, "size": proven.checkpoint.size }));
        } else {
            line(format!(
                "The entry is number {} of the ledger, which then held {} entries.",
                proven.index, proven.checkpoint.size
            ));
        }
        Ok(ExitCode::SUCCESS)
    }

    fn package(&self, trust: &Trust) -> Done {
        let path =
            self.identity.as_ref().ok_or("a package is opened with --identity FILE, your age identity")?;
        let identity = identity(&std::fs::read_to_string(path)?)?;
        if let Some(dir) = &self.into {
            std::fs::create_dir(dir)?;
        }
        let mut place = Place::new(self.into.as_deref())?;
        let report = clearline_verify::package(File::open(&self.file)?, &identity, trust, &mut place);
        self.tell(&report);
        if report.sound() {
            if let (Some(dir), Some(opened)) = (&self.into, &report.opened) {
                put(dir, opened)?;
            }
            return Ok(ExitCode::SUCCESS);
        }
        // What could not be checked must not stay on the disk, where it looks like evidence.
        if let Some(dir) = &self.into {
            std::fs::remove_dir_all(dir)?;
        }
        Ok(ExitCode::FAILURE)
    }

    fn tell(&self, report: &PackageReport) {
        let words = |outcome: &Outcome| match outcome {
            Outcome::Passed(found) => ("passed", found.clone()),
            Outcome::Failed(why) => ("FAILED", why.clone()),
            Outcome::Absent => ("absent", "the package carries none".to_owned()),
            Outcome::NotReached => ("not reached", String::new()),
        };
        if self.json {
            let checks: Vec<_> = report
                .checks
                .iter()
                .map(|check| json!({ "check": check.name, "outcome": words(&check.outcome).0, "words": words(&check.outcome).1 }))
                .collect();
            json(&json!({ "sound": report.sound(), "checks": checks }));
            return;
        }
        for check in &report.checks {
            let (outcome, found) = words(&check.outcome);
            line(format!("{:<10} {outcome:<12} {found}", check.name));
        }
        line(if report.sound() { "You can rely on this package." } else { "Do not rely on this package." });
    }
}

/// The keys file: one key a line, of either kind; lines that begin with `#` are for people.
fn trust(text: &str) -> Result<Trust, Box<dyn std::error::Error + Send + Sync>> {
    let mut trust = Trust::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Ok(key) = line.parse::<clearline_ledger::VerifierKey>() {
            trust.origin = key.name().to_owned();
            trust.receipts.push(key.clone());
            trust.ledger.push(key);
        } else {
            trust.seal.push(line.parse::<SealKey>()?);
        }
    }
    Ok(trust)
}

/// An identity file as `age-keygen` writes it: comments, and one secret key.
fn identity(text: &str) -> Result<Identity, Box<dyn std::error::Error + Send + Sync>> {
    let key = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(key.ok_or("the identity file holds no key")?.parse::<Identity>()?)
}

/// Where the files of a package go while it is read: a directory, or nowhere when it is only checked.
struct Place<'a> {
    dir: Option<&'a Path>,
    current: Option<File>,
}

impl<'a> Place<'a> {
    fn new(dir: Option<&'a Path>) -> io::Result<Place<'a>> {
        if let Some(dir) = dir {
            std::fs::create_dir(dir.join("files"))?;
        }
        Ok(Place { dir, current: None })
    }
}

impl Sink for Place<'_> {
    fn begin(&mut self, sha256: &str, _: u64) -> io::Result<()> {
        self.current = self.dir.map(|dir| File::create_new(dir.join("files").join(sha256))).transpose()?;
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.current.as_mut().map_or(Ok(()), |file| file.write_all(bytes))
    }

    fn end(&mut self) -> io::Result<()> {
        self.current.take().map_or(Ok(()), |file| file.sync_all())
    }
}

fn put(dir: &Path, opened: &Opened) -> io::Result<()> {
    std::fs::write(dir.join("cover.txt"), &opened.cover)?;
    std::fs::write(dir.join("report.json"), &opened.report_json)?;
    std::fs::write(dir.join("case.jsonld"), &opened.case_jsonld)?;
    std::fs::write(dir.join("authority.json"), &opened.authority_json)?;
    if let Some(brief) = &opened.brief_pdf {
        std::fs::write(dir.join("brief.pdf"), brief)?;
    }
    if let Some(original) = &opened.original_xml {
        std::fs::write(dir.join("original.xml"), original)?;
    }
    Ok(())
}
