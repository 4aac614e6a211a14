use clearline_report::{AgencyClass, Answer, FileId, Message, message};

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
    if facts.files.is_empty() {
        return Vec::new();
    }
    let law = recipient_law(facts, look);
    let mut gates: Vec<(FileId, FileGate)> = Vec::with_capacity(facts.files.len());
    for file in &facts.files {
        match gates.last_mut() {
            Some((last, gate)) if *last == file.file => {
                *gate = FileGate::Withheld { why: message!("gate-named-twice") };
            }
            _ => gates.push((file.file.clone(), gate(file, &law))),
        }
    }
    gates
}

/// What the recipient's law asks before a file is opened that is not known to have been viewed.
enum Asks {
    /// A viewing by the sender, or a warrant.
    Viewing {
        /// Why it is asked.
        why: Message,
    },
    /// Nothing, as the register states with a source.
    Nothing {
        /// Why not.
        why: Message,
    },
}

fn recipient_law(facts: &Facts, look: &mut Look<'_>) -> Asks {
    if facts.agency.class != AgencyClass::Foreign {
        for id in [c::WILSON, c::ACKERMAN] {
            match look.standing(id) {
                Some(_) => look.note(id, true, message!("ruling-governs-files")),
                None => look.note(id, false, message!("ruling-rule-is-kept")),
            }
        }
        return Asks::Viewing { why: message!("gate-law-domestic") };
    }
    let Some(entry) = facts.agency.country.and_then(|country| look.register.country(country)) else {
        return Asks::Viewing { why: message!("gate-law-no-country") };
    };
    let reading = entry.flag(Flag::UnviewedFiles, look.day);
    match reading.value {
        "yes" => Asks::Nothing { why: message!("gate-law-opens", country = entry.country) },
        "no" => Asks::Viewing { why: message!("gate-law-asks", country = entry.country) },
        _ => Asks::Viewing { why: message!("gate-law-unknown", country = entry.country) },
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

/// The gate of a file in our own review: narrower than an agency's. A file opens here only where its sender states that
/// it viewed all of it, even if anybody could have seen it. A clearinghouse may count as the government, so a claim
/// that the sender makes of every file is not relied on here; one that names who viewed it, and when, is.
pub fn gate_here(viewed: Answer, claim: &Claim) -> FileGate {
    match (viewed, strength(claim)) {
        (Answer::Yes, Strength::Unverified) => FileGate::Closed { why: message!("gate-nobody-verified") },
        (Answer::Yes, strength @ (Strength::Attested | Strength::Stated)) => {
            FileGate::Open { why: relied_on(strength) }
        }
        (viewed, _) => FileGate::Closed { why: not_viewed(viewed) },
    }
}

/// A viewing of the whole file, as the sender states it.
fn relied_on(strength: Strength) -> Message {
    match strength {
        Strength::Attested => message!("gate-viewing-attested"),
        Strength::Stated | Strength::Part => message!("gate-viewed"),
        Strength::Unverified => message!("gate-viewed-like-every-file"),
    }
}

/// No viewing of the whole file.
fn not_viewed(viewed: Answer) -> Message {
    match viewed {
        Answer::Yes => message!("gate-viewed-in-part"),
        Answer::No => message!("gate-not-viewed"),
        Answer::NotStated => message!("gate-viewing-not-stated"),
    }
}

fn gate(file: &FileFacts, law: &Asks) -> FileGate {
    let strength = strength(&file.claim);
    if file.viewed == Answer::Yes && strength != Strength::Part {
        return FileGate::Open { why: relied_on(strength) };
    }
    if file.publicly_available == Answer::Yes {
        return FileGate::Open { why: message!("gate-public") };
    }
    if file.warrant {
        return FileGate::Open { why: message!("gate-warrant") };
    }
    let said = not_viewed(file.viewed);
    let because = |law: &Message| {
        if file.hash_known {
            message!("gate-by-law-hash-known", said = said, law = law.clone())
        } else {
            message!("gate-by-law", said = said, law = law.clone())
        }
    };
    match law {
        Asks::Nothing { why } => FileGate::Open { why: because(why) },
        Asks::Viewing { why } => FileGate::Closed { why: because(why) },
    }
}
