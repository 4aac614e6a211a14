//! The bytes received → what they are, and what of the sender's word about them does not agree with them; and the hashes
//! that a report mentions without the file.

use clearline_records::dossier::KeptFile;
use clearline_records::dossier::augmented::{Doubt, Matter, Statement};
use clearline_records::dossier::remarks::{self, About};
use clearline_report::digest::{Mention, NamedHash, mentions};
use clearline_report::{Party, Remark, Said, message};
use jiff::Timestamp;

use super::sender;
use crate::augment::model::heard;

/// Hashes of one report that are looked up; a text may hold any number.
const MENTIONS_MAX: usize = 200;

/// What the bytes say of each file.
pub(in crate::augment) fn ask(files: &[KeptFile], at: Timestamp) -> Vec<Statement> {
    let of_file = |file: &KeptFile| {
        let about = file.id.to_string();
        let said = remarks::of_file(file).into_iter().filter_map(move |remark| {
            let matter = match remark.about {
                About::Content => Matter::FileContent,
                About::Hash => Matter::SenderHash,
                About::Reporter | About::LinkedAccount => return None,
            };
            Some(heard(message!("source-received"), matter, about.clone(), remark.says, at))
        });
        said.collect::<Vec<_>>()
    };
    files.iter().flat_map(of_file).collect()
}

/// The hashes that the words of the report name, without those of files that came with it.
pub(in crate::augment) fn mentioned(said: &Said, files: &[KeptFile]) -> Vec<Mention> {
    let mut all: Vec<Mention> = Vec::new();
    for mention in texts(said, files).into_iter().flat_map(mentions) {
        match all.iter_mut().find(|known| known.digest == mention.digest) {
            Some(known) => known.labelled |= mention.labelled,
            None => all.push(mention),
        }
    }
    // A hash beside a file of which nothing came is one without a file.
    for hash in files.iter().filter(|file| file.holds_nothing()).flat_map(remarks::hashes_of) {
        if let NamedHash::Digest(digest) = hash.named()
            && !all.iter().any(|known| known.digest == digest)
        {
            all.push(Mention { digest, labelled: true });
        }
    }
    let received =
        |mention: &Mention| files.iter().any(|file| remarks::digests_of(file).contains(&mention.digest));
    all.retain(|mention| !received(mention));
    all.truncate(MENTIONS_MAX);
    all
}

/// That the sender names them. Of what only looks like a hash nothing is said, unless somebody knows it.
pub(in crate::augment) fn named(mentioned: &[Mention], at: Timestamp) -> Vec<Statement> {
    let said = |mention: &&Mention| mention.labelled;
    let statement = |mention: &Mention| {
        let about = format!("{} {}", mention.digest.kind.word(), mention.digest.hex());
        let value = message!("said-hash-named");
        Statement { doubts: vec![Doubt::NoFile], ..heard(sender(), Matter::NamedHash, about, value, at) }
    };
    mentioned.iter().filter(said).map(statement).collect()
}

/// Every passage in which somebody may write a hash.
fn texts<'a>(said: &'a Said, files: &'a [KeptFile]) -> Vec<&'a str> {
    let mut all: Vec<&str> = said.additional.iter().map(String::as_str).collect();
    all.extend(said.incident.escalation.as_ref().and_then(Remark::words));
    all.extend(said.incident.time_meaning.as_ref().and_then(Remark::words));
    for place in &said.internet {
        all.extend(place.name.as_deref());
        all.extend(place.file_names.as_deref());
        all.extend(place.content.as_deref());
        all.extend(place.additional.as_deref());
        all.extend(place.urls.iter().map(String::as_str));
    }
    for party in &said.parties {
        of_party(&mut all, party);
    }
    for file in files {
        all.extend(file.said.additional.iter().map(String::as_str));
        all.extend(file.said.location.as_deref());
    }
    all
}

fn of_party<'a>(all: &mut Vec<&'a str>, party: &'a Party) {
    all.extend(party.additional.iter().map(String::as_str));
    all.extend(party.profile_bio.as_deref());
    for account in &party.associated {
        of_party(all, &account.party);
    }
}
