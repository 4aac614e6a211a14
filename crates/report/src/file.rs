use serde::{Deserialize, Serialize};

use crate::{Answer, CaptureEvent, DeviceId, FileId, SaidAt, words};

/// What the sender said of one file (`fileDetails`). Absent details leave every answer *not stated*.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSaid {
    /// Which file.
    pub file: FileId,
    /// Its name at the sender's (`originalFileName`).
    pub original_name: Option<String>,
    /// Another name (`fileName`), which is in the schema only and which no document explains.
    pub file_name: Option<String>,
    /// When it reached the sender.
    pub uploaded_at: Option<SaidAt>,
    /// Where it was found.
    pub location: Option<String>,
    /// Did a person at the sender view the whole file? Decides who may open it here and there.
    #[serde(default)]
    pub viewed: Answer,
    /// Were its EXIF data viewed?
    #[serde(default)]
    pub exif_viewed: Answer,
    /// Could anybody see it?
    #[serde(default)]
    pub publicly_available: Answer,
    /// Whether the file was reported or is supplementary.
    pub relevance: FileRelevance,
    /// The sender's flags.
    #[serde(default)]
    pub annotations: Vec<FileAnnotation>,
    /// The older yes or no of `potentialMeme`. A *yes* is among the flags as well.
    #[serde(default)]
    pub older_meme: Answer,
    /// Industry scale.
    pub classification: Option<Classification>,
    /// Hashes the sender computed.
    #[serde(default)]
    pub hashes: Vec<OriginalHash>,
    /// The address it came from.
    pub capture: Option<CaptureEvent>,
    /// Devices that the file came from, as far as the sender knows.
    #[serde(default)]
    pub devices: Vec<DeviceId>,
    /// Metadata groups (`details`).
    #[serde(default)]
    pub metadata: Vec<Metadata>,
    /// Further text.
    #[serde(default)]
    pub additional: Vec<String>,
}

impl FileSaid {
    /// A file about which nothing was said.
    pub fn unstated(file: FileId) -> FileSaid {
        FileSaid {
            file,
            original_name: None,
            file_name: None,
            uploaded_at: None,
            location: None,
            viewed: Answer::NotStated,
            exif_viewed: Answer::NotStated,
            publicly_available: Answer::NotStated,
            relevance: FileRelevance::Reported,
            annotations: Vec::new(),
            older_meme: Answer::NotStated,
            classification: None,
            hashes: Vec::new(),
            capture: None,
            devices: Vec::new(),
            metadata: Vec::new(),
            additional: Vec::new(),
        }
    }
}

impl FileSaid {
    /// The name the sender gave the file: the original one, or else the other.
    pub fn name(&self) -> Option<&str> {
        self.original_name.as_deref().or(self.file_name.as_deref())
    }
}

words! {
    /// Why a file is in the report.
    pub enum FileRelevance of "relevance of a file" {
        /// It is what is reported.
        Reported = "reported",
        /// It gives context.
        Supplemental = "supplemental",
    }
}

words! {
    /// The industry's scale: letter = apparent age (A prepubescent, B pubescent), digit = content
    /// (1 sex act, 2 lascivious exhibition). Not to be mixed with other scales that use the same letters.
    pub enum Classification of "classification" {
        /// Prepubescent, sex act.
        A1 = "a1",
        /// Prepubescent, lascivious exhibition.
        A2 = "a2",
        /// Pubescent, sex act.
        B1 = "b1",
        /// Pubescent, lascivious exhibition.
        B2 = "b2",
    }
}

impl Classification {
    /// The word of the reporting API.
    pub fn wire_name(self) -> &'static str {
        match self {
            Classification::A1 => "A1",
            Classification::A2 => "A2",
            Classification::B1 => "B1",
            Classification::B2 => "B2",
        }
    }
}

words! {
    /// A flag on a file (`fileAnnotations`).
    pub enum FileAnnotation of "flag of a file" {
        /// Drawn or animated.
        AnimeDrawingVirtualHentai = "anime_drawing_virtual_hentai",
        /// Shared as a joke or in outrage.
        PotentialMeme = "potential_meme",
        /// Widely spread.
        Viral = "viral",
        /// Possibly made by the child itself.
        PossibleSelfProduction = "possible_self_production",
        /// Physical harm.
        PhysicalHarm = "physical_harm",
        /// Violence or gore.
        ViolenceGore = "violence_gore",
        /// It shows bestiality, as the sender says.
        Bestiality = "bestiality",
        /// From a live stream.
        LiveStreaming = "live_streaming",
        /// An infant.
        Infant = "infant",
        /// Made by a generative model.
        GenerativeAi = "generative_ai",
    }
}

impl FileAnnotation {
    /// The element name of the reporting API.
    pub fn wire_name(self) -> &'static str {
        match self {
            FileAnnotation::AnimeDrawingVirtualHentai => "animeDrawingVirtualHentai",
            FileAnnotation::PotentialMeme => "potentialMeme",
            FileAnnotation::Viral => "viral",
            FileAnnotation::PossibleSelfProduction => "possibleSelfProduction",
            FileAnnotation::PhysicalHarm => "physicalHarm",
            FileAnnotation::ViolenceGore => "violenceGore",
            FileAnnotation::Bestiality => "bestiality",
            FileAnnotation::LiveStreaming => "liveStreaming",
            FileAnnotation::Infant => "infant",
            FileAnnotation::GenerativeAi => "generativeAi",
        }
    }
}

/// One group of metadata (`details`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Metadata {
    /// `EXIF`, `HASH` or not stated.
    pub kind: Option<String>,
    /// Name and value pairs, as written.
    #[serde(default)]
    pub pairs: Vec<(String, String)>,
}

/// A hash the sender computed, as written.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OriginalHash {
    /// Free text of the sender: `MD5`, `SHA1`, `PDQ`, …
    pub kind: String,
    /// The hash.
    pub value: String,
}

words! {
    /// The cryptographic digests we compute and match exactly, by their usual names in lower case.
    pub enum DigestKind of "digest" {
        /// 16 bytes. Exchanged by everybody, proof of nothing.
        Md5 = "md5",
        /// 20 bytes.
        Sha1 = "sha1",
        /// 32 bytes: the one evidence rests on.
        Sha256 = "sha256",
    }
}

impl DigestKind {
    /// How many bytes it has.
    pub fn length(self) -> usize {
        match self {
            DigestKind::Md5 => 16,
            DigestKind::Sha1 => 20,
            DigestKind::Sha256 => 32,
        }
    }

    /// The name as people write it.
    pub fn name(self) -> &'static str {
        match self {
            DigestKind::Md5 => "MD5",
            DigestKind::Sha1 => "SHA-1",
            DigestKind::Sha256 => "SHA-256",
        }
    }
}
