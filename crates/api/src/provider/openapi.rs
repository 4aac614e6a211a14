//! What a provider's programs can do besides filing, as an OpenAPI document. The reporting API itself is described by
//! its schema and by `docs/reporting-api.md`.

use std::sync::LazyLock;

use serde_json::Value;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::programs;
use crate::problem::Problem;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Clearline for providers",
        description = "What a provider's program reads and tells beside filing: notices, requests of foreign police, receipts, \
                       and that a report is kept for longer. Reports are filed by the reporting API below /ispws, with the \
                       same credential. Problems come as application/problem+json (RFC 9457) with a stable code.",
        contact(name = "The operator of this server")
    ),
    paths(
        programs::notices,
        programs::requests,
        programs::receipt,
        programs::keep_longer,
        programs::remarks
    ),
    components(schemas(Problem)),
    modifiers(&Credential),
    security(("credential" = [])),
    tags(
        (name = "notices", description = "What we owe you"),
        (name = "reports", description = "Your finished reports")
    )
)]
struct Interface;

/// The credential every operation asks for.
struct Credential;

impl Modify for Credential {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let credential = HttpBuilder::new().scheme(HttpAuthScheme::Basic).build();
        let components = document.components.get_or_insert_with(Default::default);
        components.add_security_scheme("credential", SecurityScheme::Http(credential));
    }
}

/// The OpenAPI 3.1 document, without the address of the server.
pub(crate) static DOCUMENT: LazyLock<Value> =
    LazyLock::new(|| serde_json::to_value(Interface::openapi()).unwrap_or_default());
