use clearline_report::{Answer, FileSaid, SaidAt};

use super::gather::{capture_words, device_words};
use crate::view::Fact;
use crate::words;

/// What the sender said of one file, but for its further text.
pub(crate) fn of_file(said: &FileSaid) -> Vec<Fact> {
    let mut facts = Vec::new();
    facts.extend(said.original_name.as_ref().map(|name| Fact::exact("Original name", name)));
    facts.extend(said.file_name.as_ref().map(|name| Fact::exact("Another name of the sender", name)));
    facts.extend(said.uploaded_at.map(|at| Fact::new("Uploaded", SaidAt::words(at))));
    facts.extend(said.location.as_ref().map(|place| Fact::exact("Found at", place)));
    let answers = [
        ("Viewed by the sender", said.viewed),
        ("EXIF viewed by the sender", said.exif_viewed),
        ("Public", said.publicly_available),
        ("Potential meme", said.older_meme),
    ];
    let stated = answers.into_iter().filter(|(_, answer)| *answer != Answer::NotStated);
    facts.extend(stated.map(|(name, answer)| Fact::new(name, answer.word())));
    let flags: Vec<&str> = said.annotations.iter().map(|flag| flag.wire_name()).collect();
    facts.extend((!flags.is_empty()).then(|| Fact::new("Marks", flags.join(", "))));
    facts.extend(said.classification.map(|grade| Fact::new("Industry scale", grade.word())));
    facts.extend(
        said.hashes.iter().map(|hash| Fact::exact(format!("{} by the sender", hash.kind), &hash.value)),
    );
    facts.extend(said.capture.as_ref().map(|capture| Fact::exact("Network address", capture_words(capture))));
    facts.extend(said.devices.iter().map(|device| Fact::exact("Device", device_words(device))));
    for group in &said.metadata {
        let kind = group.kind.as_deref().unwrap_or("Metadata");
        facts.extend(group.pairs.iter().map(|(name, value)| Fact::exact(format!("{kind}: {name}"), value)));
    }
    if !facts.is_empty() {
        facts.insert(0, Fact::new("Relevance", words::relevance(said.relevance)));
    } else if said.relevance == clearline_report::FileRelevance::Supplemental {
        facts.push(Fact::new("Relevance", words::relevance(said.relevance)));
    }
    facts
}
