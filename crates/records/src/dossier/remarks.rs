//! What can be remarked on what a sender said: of its files, where the bytes received say otherwise or say nothing, and of
//! the report, where a documented rule is broken that is no reason to refuse it. Made from what was said and received, when
//! it is asked for, and never part of an answer code.

use clearline_core::{House, Trouble};
use clearline_report::digest::{Digest, NamedHash};
use clearline_report::{Argument, DigestKind, FileId, Message, OriginalHash, Said, Stage, message, words};

use super::leave::Leave;
use super::{Head, KeptFile};

/// Characters of a sender's own word that a remark repeats.
const ECHO_CHARACTERS_MAX: usize = 80;

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// What is so.
    pub says: Message,
    /// What the sender can do.
    pub mend: Message,
}

words! {
    /// What a remark is about.
    pub enum About of "remark" {
        /// What the file holds.
        Content = "content",
        /// A hash that the sender names.
        Hash = "hash",
        /// Who reported.
        Reporter = "reporting_person",
        /// An account that is linked to a party.
        LinkedAccount = "associated_account",
    }
}

/// A remark, and the file it is about; none where it is about the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noticed {
    /// The file.
    pub file: Option<FileId>,
    /// The name its sender gave it.
    pub name: Option<String>,
    /// The remark.
    pub remark: Remark,
}

/// All that is to be remarked on a report and on these files of it. Of a report that is gone there is nothing to notice.
///
/// # Errors
///
/// What was said cannot be read.
pub async fn of_all<'a>(
    house: &House,
    leave: &Leave,
    head: &Head,
    files: impl Iterator<Item = &'a KeptFile>,
) -> Result<Vec<Noticed>, Trouble> {
    if head.expunged_at.is_some() || matches!(head.stage, Stage::Retracted | Stage::Expired) {
        return Ok(Vec::new());
    }
    let said = super::said(house, leave).await?;
    let on_report = of_report(&said).into_iter().map(|remark| Noticed { file: None, name: None, remark });
    let on_files = files.flat_map(|file| {
        let noticed = move |remark| Noticed { file: Some(file.id.clone()), name: file.name.clone(), remark };
        of_file(file).into_iter().map(noticed)
    });
    Ok(on_report.chain(on_files).collect())
}

/// The remarks on one file.
pub fn of_file(file: &KeptFile) -> Vec<Remark> {
    let mut remarks: Vec<Remark> = content(file).into_iter().collect();
    remarks.extend(hashes_of(file).iter().filter_map(|hash| of_hash(file, hash)));
    remarks
}

/// The remarks on what a provider's report says itself.
pub fn of_report(said: &Said) -> Vec<Remark> {
    let mut remarks = Vec::new();
    if said.reporter.person.emails.is_empty() {
        remarks.push(Remark {
            about: About::Reporter,
            says: message!("remark-no-email"),
            mend: message!("remark-no-email-mend"),
        });
    }
    for account in said.parties.iter().flat_map(|party| &party.associated) {
        let person = &account.party.person;
        if person.age.is_some() && person.date_of_birth.is_some() {
            remarks.push(Remark {
                about: About::LinkedAccount,
                says: message!("remark-two-ages", relation = Argument::words(cut(&account.relation))),
                mend: message!("remark-two-ages-mend"),
            });
        }
    }
    remarks
}

/// Every hash that the sender names of a file: those of the original, and those among its metadata.
pub fn hashes_of(file: &KeptFile) -> Vec<OriginalHash> {
    let groups = file.said.metadata.iter().filter(|group| group.kind.as_deref() == Some("HASH"));
    let pairs = groups.flat_map(|group| &group.pairs);
    let named = pairs.map(|(kind, value)| OriginalHash { kind: kind.clone(), value: value.clone() });
    file.said.hashes.iter().cloned().chain(named).collect()
}

/// The digests of the bytes received.
pub fn digests_of(file: &KeptFile) -> [Digest; 3] {
    [(DigestKind::Md5, &file.md5), (DigestKind::Sha1, &file.sha1), (DigestKind::Sha256, &file.sha256)]
        .map(|(kind, bytes)| Digest { kind, bytes: bytes.clone() })
}

fn content(file: &KeptFile) -> Option<Remark> {
    let remark = |says, mend| Some(Remark { about: About::Content, says, mend });
    if file.size == 0 {
        return remark(message!("remark-empty-file"), message!("remark-empty-file-mend"));
    }
    if file.holds_nothing() {
        let says = message!("remark-nothing-in-it", bytes = file.size);
        return remark(says, message!("remark-nothing-in-it-mend"));
    }
    if !file.kind.holds_other_files() {
        return None;
    }
    remark(message!("remark-holds-files", kind = file.kind.message()), message!("remark-holds-files-mend"))
}

/// What is to be remarked on one named hash; nothing where it agrees with the bytes, or cannot be compared with them.
fn of_hash(file: &KeptFile, hash: &OriginalHash) -> Option<Remark> {
    let kind = Argument::words(cut(&hash.kind));
    let remark = |says, mend| Some(Remark { about: About::Hash, says, mend });
    match hash.named() {
        NamedHash::OtherKind => None,
        NamedHash::Missing => {
            remark(message!("remark-hash-missing", kind = kind), message!("remark-hash-missing-mend"))
        }
        // Of an empty file it is right.
        NamedHash::OfNothing if file.size == 0 => None,
        NamedHash::OfNothing => {
            remark(message!("remark-hash-of-nothing", kind = kind), message!("remark-hash-of-nothing-mend"))
        }
        NamedHash::Unfit(found) => {
            let value = Argument::words(cut(&hash.value));
            let says = match found {
                Some(found) => {
                    let length = Argument::name(found.kind.name());
                    message!("remark-hash-of-length", kind = kind, value = value, length = length)
                }
                None => message!("remark-hash-unfit", kind = kind, value = value),
            };
            remark(says, message!("remark-hash-unfit-mend"))
        }
        NamedHash::Digest(named) => contradiction(file, &named),
    }
}

fn contradiction(file: &KeptFile, named: &Digest) -> Option<Remark> {
    let received = digests_of(file).into_iter().find(|digest| digest.kind == named.kind)?;
    let destroyed = received.bytes.is_empty();
    if received == *named || destroyed {
        return None;
    }
    let (kind, hash) = (Argument::name(named.kind.name()), Argument::exact(named.hex()));
    let says = if file.size == 0 {
        message!("remark-hash-without-bytes", kind = kind, hash = hash)
    } else {
        let other = Argument::exact(received.hex());
        message!("remark-hash-of-others", kind = kind, hash = hash, other = other)
    };
    Some(Remark { about: About::Hash, says, mend: message!("remark-hash-of-others-mend") })
}

fn cut(text: &str) -> String {
    let mut shown: String =
        text.chars().take(ECHO_CHARACTERS_MAX).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(ECHO_CHARACTERS_MAX).is_some() {
        shown.push('…');
    }
    shown
}
