use clearline_report::{Classification, FileAnnotation, FileRelevance};
use clearline_wire::{Element, write};
use md5::Digest as _;
use rand::Rng;
use rand::rngs::StdRng;

use crate::World;
use crate::picture::picture;
use crate::world::Topic;

/// A file to upload.
#[derive(Debug, Clone, PartialEq)]
pub struct SyntheticFile {
    /// Its name at the provider.
    pub name: String,
    /// Its media type.
    pub content_type: &'static str,
    /// A valid PNG of one colour.
    pub bytes: Vec<u8>,
    /// What the provider says of it; absent where it sends no details.
    pub details: Option<Details>,
}

impl SyntheticFile {
    /// A picture of about `size` bytes with an invented name and no details.
    pub(crate) fn draw(size: usize, rng: &mut StdRng) -> SyntheticFile {
        let name = format!("synthetic-{:08x}.png", rng.random::<u32>());
        SyntheticFile { name, content_type: "image/png", bytes: picture(size, rng), details: None }
    }

    /// The digests by the names that clients give them (`MD5`, `SHA1`, `SHA256`).
    pub(crate) fn digests(&self) -> [(&'static str, String); 3] {
        [
            ("MD5", hex::encode(md5::Md5::digest(&self.bytes))),
            ("SHA1", hex::encode(sha1::Sha1::digest(&self.bytes))),
            ("SHA256", hex::encode(sha2::Sha256::digest(&self.bytes))),
        ]
    }
}

/// What a provider says of a file (`fileDetails`).
#[derive(Debug, Clone, PartialEq)]
pub struct Details {
    pub(crate) original_name: Option<String>,
    pub(crate) uploaded: Option<String>,
    pub(crate) location: Option<String>,
    pub(crate) viewed: Option<bool>,
    pub(crate) relevance: FileRelevance,
    pub(crate) annotations: Vec<FileAnnotation>,
    pub(crate) classification: Option<Classification>,
    pub(crate) hashes: Vec<(&'static str, String)>,
    pub(crate) capture: Option<Element>,
}

impl Details {
    /// Details that say only whether the file was viewed.
    pub(crate) fn viewed(viewed: Option<bool>) -> Details {
        Details {
            original_name: None,
            uploaded: None,
            location: None,
            viewed,
            relevance: FileRelevance::Reported,
            annotations: Vec::new(),
            classification: None,
            hashes: Vec::new(),
            capture: None,
        }
    }

    /// The `<fileDetails>` document for the number and the file id that the service answered with.
    pub fn xml(&self, report_number: &str, file_id: &str) -> Vec<u8> {
        let relevance = match self.relevance {
            FileRelevance::Reported => "Reported",
            FileRelevance::Supplemental => "Supplemental Reported",
        };
        let annotations = (!self.annotations.is_empty()).then(|| {
            let flags = self.annotations.iter().map(|flag| Element::new(flag.wire_name()));
            Element::new("fileAnnotations").with_all(flags)
        });
        let hashes = self.hashes.iter().map(|(kind, value)| {
            Element::new("originalFileHash").text(value.as_str()).attribute("hashType", *kind)
        });
        let root = Element::new("fileDetails")
            .leaf("reportId", report_number)
            .leaf("fileId", file_id)
            .maybe("originalFileName", self.original_name.as_deref())
            .maybe("uploadedToEspTimestamp", self.uploaded.as_deref())
            .maybe("locationOfFile", self.location.as_deref())
            .maybe("fileViewedByEsp", self.viewed.map(|viewed| viewed.to_string()))
            .leaf("fileRelevance", relevance)
            .with_all(annotations)
            .maybe("industryClassification", self.classification.map(Classification::wire_name))
            .with_all(hashes)
            .with_all(self.capture.clone());
        write(&root)
    }
}

/// How many files the demonstration's hash list knows.
const KNOWN_FILES: u64 = 8;

impl World {
    /// A picture that the hash list knows; `index` goes round.
    pub(crate) fn known_file(&self, index: u64) -> SyntheticFile {
        SyntheticFile::draw(0, &mut self.chance(Topic::KnownFile, index % KNOWN_FILES))
    }

    /// A hash list to import, without a header: the `md5`, `sha1` and `sha256` of each known file, one `kind,value` a line
    /// with the value in hexadecimal.
    pub fn known_hashes_csv(&self) -> String {
        let digests = (0..KNOWN_FILES).flat_map(|index| self.known_file(index).digests());
        digests.map(|(kind, value)| format!("{},{value}\n", kind.to_lowercase())).collect()
    }
}
