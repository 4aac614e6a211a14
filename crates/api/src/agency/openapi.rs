//! What agencies' programs can do, as an OpenAPI document.

use std::sync::LazyLock;

use serde_json::Value;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::{drafts, law, referrals, report_schema};
use crate::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Clearline for agencies",
        description = "Read, take on and answer the referrals that were made available to your agency. A referral is \
                       listed, its conditions are acknowledged, it is opened, accepted or declined, and answered with \
                       feedback; each of these is recorded under your token's name. Problems come as \
                       application/problem+json (RFC 9457) with a stable code. While your agency is suspended its access is \
                       paused: everything but its own history is answered with access_paused.",
        contact(name = "The operator of this server")
    ),
    paths(
        referrals::list,
        referrals::read,
        referrals::acknowledge,
        referrals::open,
        referrals::accept,
        referrals::decline,
        referrals::re_refer,
        referrals::feedback,
        referrals::file,
        referrals::package,
        referrals::history,
        law::brief,
        law::brief_pdf,
        drafts::draft,
        drafts::draft_text,
        drafts::draft_pdf,
        law::warrant,
        law::objection,
        referrals::proof,
        referrals::many_feedback
    ),
    components(schemas(Problem)),
    modifiers(&Token),
    security(("token" = [])),
    tags(
        (name = "referrals", description = "What was made available to you"),
        (name = "acts", description = "What you do with it"),
        (name = "content", description = "Bytes")
    )
)]
struct Interface;

/// The token every operation asks for.
struct Token;

impl Modify for Token {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("clt_…").build();
        let components = document.components.get_or_insert_with(Default::default);
        components.add_security_scheme("token", SecurityScheme::Http(token));
    }
}

/// The OpenAPI 3.1 document, without the address of the server.
pub(crate) static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::to_value(Interface::openapi()).unwrap_or_default();
    if let Some(known) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        known.extend(report_schema::schemas());
    }
    document
});
