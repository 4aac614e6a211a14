use clearline_report::{Answer, Argument, FileSaid, message};

use super::gather::{capture_fact, device_fact, said_at};
use crate::view::{Fact, Words};
use crate::words;

/// What the sender said of one file, but for its further text.
pub fn of_file(said: &FileSaid) -> Vec<Fact> {
    let exact = |name, value: &String| Fact::exact(name, Words::data(value));
    let mut facts = Vec::new();
    facts.extend(said.original_name.as_ref().map(|name| exact(message!("fact-original-name"), name)));
    facts.extend(said.file_name.as_ref().map(|name| exact(message!("fact-another-name"), name)));
    facts.extend(said.uploaded_at.map(|at| Fact::new(message!("fact-uploaded"), said_at(at))));
    facts.extend(said.location.as_ref().map(|place| exact(message!("fact-found-at"), place)));
    let answers = [
        (message!("fact-viewed"), said.viewed),
        (message!("fact-exif-viewed"), said.exif_viewed),
        (message!("fact-public"), said.publicly_available),
        (message!("fact-potential-meme"), said.older_meme),
    ];
    let stated = answers.into_iter().filter(|(_, answer)| *answer != Answer::NotStated);
    facts.extend(stated.map(|(name, answer)| Fact::new(name, words::answer(answer))));
    let flags: Vec<&str> = said.annotations.iter().map(|flag| flag.wire_name()).collect();
    let flags = (!flags.is_empty()).then(|| Words::data(flags.join(", ")));
    facts.extend(flags.map(|flags| Fact::new(message!("fact-marks"), flags)));
    let grade = said.classification.map(|grade| Words::data(grade.wire_name()));
    facts.extend(grade.map(|grade| Fact::new(message!("fact-industry-scale"), grade)));
    facts.extend(said.hashes.iter().map(|hash| {
        exact(message!("fact-hash-by-sender", kind = Argument::words(hash.kind.to_string())), &hash.value)
    }));
    facts.extend(said.capture.as_ref().map(capture_fact));
    facts.extend(said.devices.iter().map(device_fact));
    for group in &said.metadata {
        let name = |name: &String| match &group.kind {
            Some(kind) => {
                message!("fact-metadata-of", kind = Argument::words(kind), name = Argument::words(name))
            }
            None => message!("fact-metadata", name = Argument::words(name)),
        };
        facts.extend(group.pairs.iter().map(|(key, value)| exact(name(key), value)));
    }
    let relevance = Fact::new(message!("fact-relevance"), words::relevance(said.relevance));
    if !facts.is_empty() {
        facts.insert(0, relevance);
    } else if said.relevance == clearline_report::FileRelevance::Supplemental {
        facts.push(relevance);
    }
    facts
}
