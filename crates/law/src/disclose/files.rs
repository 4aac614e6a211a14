use clearline_report::{AgencyClass, Answer, FileId};

use super::look::Look;
use super::{Claim, Extent, Facts, FileFacts, FileGate};
use crate::clauses as c;
use crate::register::Flag;

/// The gate of every file of `facts`, which are in canonical order.
///
/// A file opens only where somebody outside the government is stated to have seen all of it, where anybody could, where
/// the agency recorded a warrant, or where the register says that the law of the agency's country does not ask for any of
/// it. United States v. Wilson, 13 F.4th 961 (9th Cir. 2021), holds that a matching hash is no such viewing, and United
/// States v. Ackerman, 831 F.3d 1292 (10th Cir. 2016), that a clearinghouse may count as the government. Of most other
/// countries the register says nothing, so the same is asked there.
pub(super) fn gates(facts: &Facts, look: &mut Look<'_>) -> Vec<(FileId, FileGate)> {
    let law = recipient_law(facts, look);
    let mut gates: Vec<(FileId, FileGate)> = Vec::with_capacity(facts.files.len());
    for file in &facts.files {
        match gates.last_mut() {
            Some((last, gate)) if *last == file.file => {
                *gate = FileGate::Withheld { why: "the facts name this file twice".to_owned() };
            }
            _ => gates.push((file.file.clone(), gate(file, &law))),
        }
    }
    gates
}

/// What the recipient's law asks before a file is opened that nobody is known to have viewed.
enum Asks {
    /// A viewing by the sender, or a warrant.
    Viewing {
        /// In words: why it is asked.
        why: String,
    },
    /// Nothing, as the register states with a source.
    Nothing {
        /// In words.
        why: String,
    },
}

fn recipient_law(facts: &Facts, look: &mut Look<'_>) -> Asks {
    if facts.files.is_empty() {
        return Asks::Viewing { why: String::new() };
    }
    if facts.agency.class != AgencyClass::Foreign {
        for id in [c::WILSON, c::ACKERMAN] {
            match look.standing(id) {
                Some(_) => look.note(id, true, "it governs which files a domestic agency may open"),
                None => look.note(id, false, "it is not in force here; its rule is kept all the same"),
            }
        }
        return Asks::Viewing { why: "a domestic agency may need a warrant".to_owned() };
    }
    let Some(entry) = facts.agency.country.and_then(|country| look.register.country(country)) else {
        return Asks::Viewing { why: "the agency's country is not in the register".to_owned() };
    };
    let reading = entry.flag(Flag::UnviewedFiles, look.day);
    match reading.value {
        "yes" => Asks::Nothing {
            why: format!("the register states that the law of {} lets its police open it", entry.name),
        },
        "no" => Asks::Viewing { why: format!("the law of {} asks for legal process first", entry.name) },
        _ => Asks::Viewing { why: format!("what the law of {} asks is unknown", entry.name) },
    }
}

/// How strong a sender's yes is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Strength {
    Attested,
    Stated,
    Unverified,
    Part,
}

fn strength(claim: &Claim) -> Strength {
    if claim.extent == Extent::Part {
        Strength::Part
    } else if claim.named && claim.at.is_some() {
        Strength::Attested
    } else if claim.always {
        Strength::Unverified
    } else {
        Strength::Stated
    }
}

/// Is a yes of the sender for this file one that it says of every file?
pub(super) fn unverified(file: &FileFacts) -> bool {
    file.viewed == Answer::Yes && strength(&file.claim) == Strength::Unverified
}

/// The gate of a file at the house's own desk: narrower than an agency's. A file opens here only where its sender
/// states that it viewed all of it, even if anybody could have seen it. A clearinghouse may count as the government, so a
/// claim that the sender makes of every file is not relied on here; one that names who viewed it, and when, is.
pub fn gate_here(viewed: Answer, claim: &Claim) -> FileGate {
    match (viewed, strength(claim)) {
        (Answer::Yes, Strength::Unverified) => FileGate::Closed {
            why: "the sender says of every file that it viewed it: nobody has verified that for this one"
                .to_owned(),
        },
        (Answer::Yes, Strength::Part) => {
            FileGate::Closed { why: "the sender states that it viewed only a part of the file".to_owned() }
        }
        (Answer::Yes, strength) => FileGate::Open { why: viewed_words(strength).to_owned() },
        (Answer::No, _) => {
            FileGate::Closed { why: "the sender states that it did not view the file".to_owned() }
        }
        (Answer::NotStated, _) => {
            FileGate::Closed { why: "it is not stated that the sender viewed the file".to_owned() }
        }
    }
}

fn viewed_words(strength: Strength) -> &'static str {
    match strength {
        Strength::Attested => "the sender states who viewed the whole file, and when",
        Strength::Stated => "the sender states that it viewed the whole file",
        Strength::Unverified => {
            "the sender states that it viewed the whole file, as it does of every file: an unverified claim"
        }
        Strength::Part => "the sender viewed a part of the file",
    }
}

fn gate(file: &FileFacts, law: &Asks) -> FileGate {
    let strength = strength(&file.claim);
    if file.viewed == Answer::Yes && strength != Strength::Part {
        return FileGate::Open { why: viewed_words(strength).to_owned() };
    }
    if file.publicly_available == Answer::Yes {
        return FileGate::Open { why: "the sender states that the file was publicly available".to_owned() };
    }
    if file.warrant {
        return FileGate::Open { why: "the agency recorded a warrant for the file".to_owned() };
    }
    let said = match file.viewed {
        Answer::Yes => "the sender states that it viewed only a part of the file",
        Answer::No => "the sender states that it did not view the file",
        Answer::NotStated => "it is not stated that the sender viewed the file",
    };
    let hash = if file.hash_known { "; its hash is in a list, but that is no viewing" } else { "" };
    match law {
        Asks::Nothing { why } => FileGate::Open { why: format!("{said}{hash}; {why}") },
        Asks::Viewing { why } => FileGate::Closed { why: format!("{said}{hash}; {why}") },
    }
}
