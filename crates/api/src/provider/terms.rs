//! Closed words of the interface for providers' programs, as its OpenAPI document tells them.

use clearline_pipeline::follow_up::notices::KINDS;
use clearline_pipeline::follow_up::request_list::CLOCKS;
use clearline_pipeline::follow_up::requests::EndingWord;
use clearline_records::dossier::remarks::About;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::terms::{all, terms};

terms! {
    /// What a notice is about.
    NoticeTerm as "NoticeKind": all(KINDS, |kind| kind);
    /// The state of the clock of a foreign request.
    ClockTerm as "RequestClock": all(CLOCKS, |word| word);
    /// What a remark is about.
    RemarkTerm as "RemarkAbout": all(About::ALL, About::word);
    /// How a foreign request ended.
    EndingTerm as "RequestEnding": all(EndingWord::ALL, EndingWord::word);
}

/// A country by its two letters, ISO 3166-1.
pub(super) struct CountryTerm;

impl PartialSchema for CountryTerm {
    fn schema() -> RefOr<Schema> {
        let words = "A country by its two letters (ISO 3166-1)";
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^[A-Z]{2}$"))
            .description(Some(words))
            .into()
    }
}

impl ToSchema for CountryTerm {
    fn name() -> std::borrow::Cow<'static, str> {
        "Country".into()
    }
}
