use clearline_report::{Answer, FileId};

use super::{FileFacts, FileGate};

/// The gate of every file; `files` are in canonical order.
///
/// A file opens only where somebody outside the government is stated to have seen all of it, or where anybody could:
/// United States v. Wilson, 13 F.4th 961 (9th Cir. 2021), holds that a matching hash is no such viewing, and
/// United States v. Ackerman, 831 F.3d 1292 (10th Cir. 2016), that a clearinghouse may count as the government.
pub(super) fn gates(files: &[FileFacts]) -> Vec<(FileId, FileGate)> {
    let mut gates: Vec<(FileId, FileGate)> = Vec::with_capacity(files.len());
    for file in files {
        match gates.last_mut() {
            Some((last, gate)) if *last == file.file => {
                *gate = FileGate::Withheld { why: "the facts name this file twice".to_owned() };
            }
            _ => gates.push((file.file.clone(), gate(file))),
        }
    }
    gates
}

/// The gate of a file at the house's own desk: narrower than an agency's. A file opens here only where its sender
/// states that it viewed all of it, even if anybody could have seen it.
pub fn gate_here(viewed: Answer) -> FileGate {
    match viewed {
        Answer::Yes => FileGate::Open { why: "the sender states that it viewed the whole file".to_owned() },
        Answer::No => FileGate::Closed { why: "the sender states that it did not view the file".to_owned() },
        Answer::NotStated => {
            FileGate::Closed { why: "it is not stated that the sender viewed the file".to_owned() }
        }
    }
}

fn gate(file: &FileFacts) -> FileGate {
    let hash = if file.hash_known { "; its hash is in a list, but that is no viewing" } else { "" };
    match (file.viewed, file.publicly_available) {
        (Answer::Yes, _) => {
            FileGate::Open { why: "the sender states that it viewed the whole file".to_owned() }
        }
        (_, Answer::Yes) => {
            FileGate::Open { why: "the sender states that the file was publicly available".to_owned() }
        }
        (Answer::No, _) => {
            FileGate::Closed { why: format!("the sender states that it did not view the file{hash}") }
        }
        (Answer::NotStated, _) => {
            FileGate::Closed { why: format!("it is not stated that the sender viewed the file{hash}") }
        }
    }
}
