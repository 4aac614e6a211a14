//! What can be remarked on what a sender said: of its files, where the bytes received say otherwise or say nothing, and of
//! the report, where a documented rule is broken that is no reason to refuse it. Pure, from what was said and received; made
//! when it is asked for, and never part of an answer code.

use clearline_report::digest::{Digest, NamedHash};
use clearline_report::{DigestKind, OriginalHash, Said};

use super::KeptFile;

/// Characters of a sender's own word that a remark repeats.
const ECHO_CHARACTERS_MAX: usize = 80;

/// One remark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What it is about.
    pub about: About,
    /// What is so.
    pub words: String,
    /// What the sender can do.
    pub mend: &'static str,
}

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// What the file holds.
    Content,
    /// A hash that the sender names.
    Hash,
    /// Who reported.
    Reporter,
    /// An account that is linked to a party.
    LinkedAccount,
}

impl About {
    /// All of them.
    pub const ALL: [About; 4] = [About::Content, About::Hash, About::Reporter, About::LinkedAccount];

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            About::Content => "content",
            About::Hash => "hash",
            About::Reporter => "reporting_person",
            About::LinkedAccount => "associated_account",
        }
    }
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
            words: "The reporting person has no e-mail address.".to_owned(),
            mend: "Name one: an investigator with a question has nobody to ask otherwise.",
        });
    }
    for account in said.parties.iter().flat_map(|party| &party.associated) {
        let person = &account.party.person;
        if person.age.is_some() && person.date_of_birth.is_some() {
            remarks.push(Remark {
                about: About::LinkedAccount,
                words: format!(
                    "An associated account ({}) has an approximate age and a date of birth.",
                    cut(&account.relation)
                ),
                mend: "Send the one that you know better; the documentation asks for one of them.",
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
    let remark = |words, mend| Some(Remark { about: About::Content, words, mend });
    if file.size == 0 {
        return remark(
            "The file is empty: 0 bytes were received.".to_owned(),
            "If it has content, send it: a file that is empty here helps nobody.",
        );
    }
    if file.holds_nothing() {
        return remark(
            format!("The file holds nothing but what a program writes for nothing ({} bytes).", file.size),
            "If it has content, send it.",
        );
    }
    let kind = file.kind.filter(|kind| kind.holds_other_files())?;
    remark(
        format!("It holds other files ({}): what is in it cannot be compared with hash lists.", kind.words()),
        "Send what is in it file by file where you can, so that each is compared.",
    )
}

/// What is to be remarked on one named hash; nothing where it agrees with the bytes, or cannot be compared with them.
fn of_hash(file: &KeptFile, hash: &OriginalHash) -> Option<Remark> {
    let kind = cut(&hash.kind);
    let remark = |words, mend| Some(Remark { about: About::Hash, words, mend });
    match hash.named() {
        NamedHash::OtherKind => None,
        NamedHash::Missing => remark(
            format!("A hash of the kind {kind} is named without a value."),
            "Send the value, or leave the element out.",
        ),
        // Of an empty file it is right.
        NamedHash::OfNothing if file.size == 0 => None,
        NamedHash::OfNothing => remark(
            format!("The {kind} that is named is that of no content, or a filler. It was not searched for."),
            "Look why your program had nothing to hash.",
        ),
        NamedHash::Unfit(found) => {
            let other = found.map(|found| format!("; it has the length of a {}", found.kind.name()));
            remark(
                format!(
                    "What is named as {kind} (“{}”) is none{}.",
                    cut(&hash.value),
                    other.unwrap_or_default()
                ),
                "Send the hash in hexadecimal digits, under the name of its kind.",
            )
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
    let (kind, says) = (named.kind.name(), named.hex());
    let words = if file.size == 0 {
        format!("The file details name the {kind} {says}; no bytes with it were received.")
    } else {
        format!(
            "The file details name the {kind} {says}; the bytes received have another one ({}).",
            received.hex()
        )
    };
    Some(Remark {
        about: About::Hash,
        words,
        mend: "Look whether the right file was sent. If the hash is that of the file before it was changed, say so in \
               additionalInfo.",
    })
}

fn cut(text: &str) -> String {
    let mut shown: String =
        text.chars().take(ECHO_CHARACTERS_MAX).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(ECHO_CHARACTERS_MAX).is_some() {
        shown.push('…');
    }
    shown
}
