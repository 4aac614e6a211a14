//! An agency's program: whose token it shows, and what it sends.

use std::str::FromStr;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header;
use axum::http::request::Parts;
use clearline_disclosure::papers::draft::DraftKind;
use clearline_http::{Site, Source, count_limited};
use clearline_identity::directory;
use clearline_identity::throttle::Throttle;
use clearline_law::access::Actor;
use clearline_report::{FileId, ReferralId};
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn};
use utoipa::openapi::schema::Type;
use utoipa::openapi::{ObjectBuilder, Ref, Required};
use utoipa::{IntoParams, ToSchema};

use super::terms::{DraftTerm, FILE_PATTERN, REFERRAL_PATTERN};
use crate::problem::{Code, Problem};

/// A caller that showed an agency's token.
pub(super) struct Program {
    /// It acts as an officer of its agency, under the token's own name and within its scopes.
    pub(super) actor: Actor,
}

impl FromRequestParts<Site> for Program {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Program, Problem> {
        let missing =
            || Problem::new(Code::TokenMissing, "Send your agency's token: Authorization: Bearer clt_….");
        let wrong =
            || Problem::new(Code::TokenWrong, "This token is not valid. Ask the operator for a new one.");
        let token = token(parts).ok_or_else(missing)?;
        // A right token is always taken: only after it was found wrong does it matter how many were.
        if let Some(actor) = directory::program(&site.house, token).await? {
            return Ok(Program { actor });
        }
        let Ok(source) = Source::from_request_parts(parts, site).await;
        let throttle = site.house.memory::<Throttle>();
        match throttle.wrong_credential(None, source.network()) {
            Some(met) => {
                count_limited("token", met.limit);
                throttle.hold(met.wait).await;
                Err(Problem::too_many(&met))
            }
            None => Err(wrong()),
        }
    }
}

/// The bearer token (RFC 6750, 2.1).
fn token(parts: &Parts) -> Option<&str> {
    let (scheme, token) = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    Some(token.trim()).filter(|token| scheme.eq_ignore_ascii_case("bearer") && !token.is_empty())
}

/// The referral that the path names. What is no referral's number is not there.
pub(super) struct Which(pub(super) ReferralId);

impl FromRequestParts<Site> for Which {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Which, Problem> {
        named(parts, site, "id").await.map(Which)
    }
}

impl IntoParams for Which {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![described("id", "The referral, such as R-889913771090077-1", REFERRAL_PATTERN)]
    }
}

/// The file that the path names.
pub(super) struct WhichFile(pub(super) FileId);

impl FromRequestParts<Site> for WhichFile {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<WhichFile, Problem> {
        named(parts, site, "file").await.map(WhichFile)
    }
}

impl IntoParams for WhichFile {
    fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        vec![described("file", "The file's id in the report", FILE_PATTERN)]
    }
}

/// The referral and the draft that the path names.
pub(super) struct WhichDraft(pub(super) ReferralId, pub(super) DraftKind);

impl FromRequestParts<Site> for WhichDraft {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<WhichDraft, Problem> {
        Ok(WhichDraft(named(parts, site, "id").await?, named(parts, site, "kind").await?))
    }
}

impl IntoParams for WhichDraft {
    fn into_params(at: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
        let kind = ParameterBuilder::new()
            .name("kind")
            .parameter_in(ParameterIn::Path)
            .required(Required::True)
            .description(Some("What is asked for"))
            .schema(Some(Ref::from_schema_name(DraftTerm::name())))
            .build();
        Which::into_params(at).into_iter().chain([kind]).collect()
    }
}

/// A part of the path, as the OpenAPI document tells it.
fn described(name: &str, words: &str, pattern: &str) -> Parameter {
    let schema = ObjectBuilder::new().schema_type(Type::String).pattern(Some(pattern)).build();
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(words))
        .schema(Some(schema))
        .build()
}

async fn named<T: FromStr>(parts: &mut Parts, site: &Site, name: &str) -> Result<T, Problem> {
    let params = RawPathParams::from_request_parts(parts, site).await.map_err(|_| Problem::not_found())?;
    let value = params.iter().find(|(known, _)| *known == name).and_then(|(_, value)| value.parse().ok());
    value.ok_or_else(Problem::not_found)
}
