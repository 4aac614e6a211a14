//! The report as an agency's program gets it: the members of `report.json`, told as they are sealed.

use clearline_disclosure::Writer;
use clearline_disclosure::{Disclosed, report_json};
use serde::{Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{Object, Schema};
use utoipa::{PartialSchema, ToSchema};

/// The report, cut to what the ruling discloses: the same document as `report.json` of the sealed package.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Report(serde_json::Value);

impl Report {
    pub(super) fn of(disclosed: &Disclosed, writer: Writer<'_>) -> Report {
        Report(report_json::report(disclosed, writer))
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl PartialSchema for Report {
    /// The parts are described in [`super::report_schema`] and put beside this when the document is made.
    fn schema() -> RefOr<Schema> {
        Object::new().into()
    }
}

impl ToSchema for Report {}
