//! The details of a file from their tree.

use clearline_report::{
    Classification, FileAnnotation, FileId, FileRelevance, FileSaid, Metadata, OriginalHash, ReportNumber,
};

use super::party::{all, capture, device};
use super::value::{Unreadable, answer, instant_in, needed, number, text, texts};
use crate::element::Element;
use crate::lexical;

/// What a `fileDetails` document says, and of which report.
#[derive(Debug, Clone, PartialEq)]
pub struct FileDetails {
    /// The report it names. That the sender may touch it is not known here.
    pub report: ReportNumber,
    /// The file, and what is said of it.
    pub said: FileSaid,
}

/// The nouns of a `fileDetails` tree.
///
/// # Errors
///
/// The first element that is not what every accepted tree has.
pub fn file_said(tree: &Element) -> Result<FileDetails, Unreadable> {
    let file = needed(tree, "fileId")?;
    let file = lexical::trimmed(&file).parse::<FileId>();
    let relevance = match tree.value("fileRelevance") {
        Some("Supplemental Reported") => FileRelevance::Supplemental,
        _ => FileRelevance::Reported,
    };
    let grade = |word| Classification::ALL.into_iter().find(|grade| grade.wire_name() == word);
    let said = FileSaid {
        file: file.map_err(|_| Unreadable::new("fileId", "32 lower-case hexadecimal digits"))?,
        original_name: text(tree, "originalFileName"),
        file_name: text(tree, "fileName"),
        uploaded_at: instant_in(tree, "uploadedToEspTimestamp")?,
        location: text(tree, "locationOfFile"),
        viewed: answer(tree, "fileViewedByEsp")?,
        exif_viewed: answer(tree, "exifViewedByEsp")?,
        publicly_available: answer(tree, "publiclyAvailable")?,
        relevance,
        annotations: annotations(tree),
        older_meme: answer(tree, "potentialMeme")?,
        classification: tree.value("industryClassification").and_then(grade),
        hashes: all(tree, "originalFileHash", hash)?,
        capture: tree.child("ipCaptureEvent").map(capture).transpose()?,
        devices: all(tree, "deviceId", device)?,
        metadata: all(tree, "details", metadata)?,
        additional: texts(tree, "additionalInfo"),
    };
    Ok(FileDetails { report: number(&needed(tree, "reportId")?, "reportId")?, said })
}

fn annotations(tree: &Element) -> Vec<FileAnnotation> {
    let flags = tree.child("fileAnnotations").map(|flags| flags.children.as_slice()).unwrap_or_default();
    let older =
        tree.children_named("potentialMeme").filter(|meme| lexical::boolean(&meme.text) == Some(true));
    let known = |flag: &Element| FileAnnotation::ALL.into_iter().find(|known| known.wire_name() == flag.name);
    older.chain(flags).filter_map(known).collect()
}

fn hash(element: &Element) -> Result<OriginalHash, Unreadable> {
    let kind = element
        .attr("hashType")
        .ok_or_else(|| Unreadable::new("originalFileHash", "the attribute hashType"))?;
    Ok(OriginalHash { kind: kind.to_owned(), value: lexical::trimmed(&element.text).to_owned() })
}

fn metadata(element: &Element) -> Result<Metadata, Unreadable> {
    let pair = |pair: &Element| Ok((needed(pair, "name")?, needed(pair, "value")?));
    Ok(Metadata {
        kind: element.attr("type").map(str::to_owned),
        pairs: all(element, "nameValuePair", pair)?,
    })
}
