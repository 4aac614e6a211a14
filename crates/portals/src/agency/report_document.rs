//! The report as an agency's program gets it: the members of `report.json`, told as they are sealed.

use clearline_pipeline::refer::{Disclosed, report_json};
use serde::{Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

/// The report, cut to what the ruling discloses: the same document as `report.json` of the sealed package.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report(serde_json::Value);

impl Report {
    pub(super) fn of(disclosed: &Disclosed) -> Report {
        Report(report_json::report(disclosed))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Every member of the report with its type and what it holds; a test holds it against the document itself.
pub(super) const REPORT_MEMBERS: [(&str, Type, &str); 19] = [
    ("format", Type::String, "`clearline.report/v1`"),
    ("report", Type::Integer, "The number of the report, below 2^53"),
    ("filed_by", Type::String, "`provider` or `public`"),
    ("world", Type::String, "`live`, or `test` in the sandbox"),
    ("received_at", Type::String, "When its sender finished it (RFC 3339)"),
    (
        "fields",
        Type::Object,
        "`included`: the fields that are here; `excluded`: each `field` that is not, and `why`",
    ),
    (
        "incident",
        Type::Object,
        "`type`, `at` (RFC 3339), `time_meaning`, `platform`, `escalation`, `annotations`, `batched`",
    ),
    (
        "internet",
        Type::Array,
        "Places: `kind`, `name`, `urls`, `emails`, `phones`, `position`, `addresses`, `captures`, `content`",
    ),
    (
        "law_enforcement",
        Type::Object,
        "Police the sender deals with: `agency_name`, `case_number`, `officer`, `served_abroad`",
    ),
    (
        "reporter",
        Type::Object,
        "The organisation: `provider`, `person`, `contact`, `legal_url`, `terms_of_service`",
    ),
    ("reporter_contact", Type::Object, "The member of the public that reported"),
    (
        "parties",
        Type::Array,
        "Persons and accounts: `role`, `person`, `screen_name`, `captures`, `devices`, `associated`, …",
    ),
    ("additional", Type::String, "Free text of the report as a whole"),
    (
        "sources",
        Type::Array,
        "What each source said: `source`, `matter`, `about`, `said`, `country`, `doubts`, `said_at`",
    ),
    (
        "places",
        Type::Array,
        "Where it may belong, ranked: `of`, `rank`, `country`, `weight`, `proxy_doubt`, `evidence`",
    ),
    ("linked_reports", Type::Array, "Other reports that share something, shaped as `sources`"),
    (
        "assessment",
        Type::Object,
        "`designation`, `priority`, `completeness`, `factors`, `missing`, `decided_by`, `reason`",
    ),
    (
        "files",
        Type::Array,
        "Listed files: `id`, `name`, `bytes`, `md5`, `sha1`, `sha256`, `gate` (`is`, `why`), `said`",
    ),
    ("files_not_listed", Type::Integer, "How many files are not even listed"),
];

impl PartialSchema for Report {
    fn schema() -> RefOr<Schema> {
        let object = ObjectBuilder::new().description(Some(
            "The report, cut to what the ruling discloses: the same document as report.json of the sealed package. \
             What is not known is absent; an answer is `yes`, `no` or `not stated`.",
        ));
        let member = |object: ObjectBuilder, (name, kind, words): &(&str, Type, &str)| {
            object.property(*name, ObjectBuilder::new().schema_type(kind.clone()).description(Some(*words)))
        };
        REPORT_MEMBERS.iter().fold(object, member).into()
    }
}

impl ToSchema for Report {}
