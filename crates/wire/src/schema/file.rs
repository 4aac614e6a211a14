//! What is said of one file.

use super::shared::{DEVICE_ID, IP_CAPTURE_EVENT};
use super::{Attribute, Complex, Content, Item, Must, Rules, Simple, Words};
use crate::limits::FILE_NAME_CHARACTERS_MAX;

pub(super) static FILE_DETAILS: Complex = Complex {
    name: "FileDetails",
    content: Content::Sequence(&[
        Item::simple("reportId", Simple::Long).required().must(Must::BeBetween(1, (1 << 53) - 1)),
        Item::simple("fileId", Simple::Token).required().must(Must::NotBeBlank),
        Item::text("fileName").max(FILE_NAME_CHARACTERS_MAX),
        Item::text("originalFileName").max(2056),
        Item::past("uploadedToEspTimestamp"),
        Item::url("locationOfFile"),
        Item::boolean("fileViewedByEsp"),
        Item::boolean("exifViewedByEsp"),
        Item::boolean("publiclyAvailable"),
        Item::simple("fileRelevance", Simple::Words(&FILE_RELEVANCE)),
        Item::boolean("potentialMeme").note("the older form of the flag of that name"),
        Item::complex("fileAnnotations", &FILE_ANNOTATIONS).instead(),
        Item::simple("industryClassification", Simple::Words(&INDUSTRY_CLASSIFICATION)),
        Item::complex("originalFileHash", &FILE_HASH).many(),
        Item::complex("ipCaptureEvent", &IP_CAPTURE_EVENT),
        Item::complex("deviceId", &DEVICE_ID).many(),
        Item::complex("details", &METADATA).many(),
        Item::text("additionalInfo").many(),
    ]),
    attributes: &[],
};

static FILE_RELEVANCE: Words = Words { name: "FileRelevance", words: &["Reported", "Supplemental Reported"] };

static FILE_ANNOTATIONS: Complex = Complex {
    name: "FileAnnotations",
    content: Content::All(&[
        Item::flag("animeDrawingVirtualHentai"),
        Item::flag("potentialMeme"),
        Item::flag("viral"),
        Item::flag("possibleSelfProduction"),
        Item::flag("physicalHarm"),
        Item::flag("violenceGore"),
        Item::flag("bestiality"),
        Item::flag("liveStreaming"),
        Item::flag("infant"),
        Item::flag("generativeAi"),
    ]),
    attributes: &[],
};

static INDUSTRY_CLASSIFICATION: Words =
    Words { name: "IndustryClassification", words: &["A1", "A2", "B1", "B2"] };

static FILE_HASH: Complex = Complex {
    name: "FileHash",
    content: Content::Value(Simple::Text, Rules::NONE),
    attributes: &[Attribute::new("hashType", Simple::Text).required().rules(Rules::max(64))],
};

static METADATA: Complex = Complex {
    name: "Metadata",
    content: Content::Sequence(&[Item::complex("nameValuePair", &NAME_VALUE).required().many()]),
    attributes: &[Attribute::new("type", Simple::Words(&METADATA_KIND))],
};

static NAME_VALUE: Complex = Complex {
    name: "NameValue",
    content: Content::Sequence(&[Item::text("name").required().max(64), Item::text("value").required()]),
    attributes: &[],
};

static METADATA_KIND: Words = Words { name: "MetadataKind", words: &["EXIF", "HASH"] };
