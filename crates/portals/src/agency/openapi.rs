//! What the interfaces for programs are: the OpenAPI document, and the same for people.

use std::sync::LazyLock;

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use clearline_law::access::Role;
use clearline_report::message;
use serde_json::Value;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};

use super::api;
use super::law;
use super::report_schema;
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::problem::Problem;
use crate::provider;
use crate::reader::Reader;
use crate::routes::{Routes, open};
use crate::session::SignedIn;
use crate::view::Audience;
use crate::view::api::{Api, Operation};

/// The routes.
pub(super) fn routes() -> Routes {
    let public = || open("what the interfaces for programs are, anybody may know");
    let listed = public().nav(Role::Provider, 2, "nav-api").nav(Role::Officer, 2, "nav-api");
    Routes::pages(Audience::Public)
        .get("/api", page, listed)
        .get("/api/openapi.json", for_agencies, public())
        .get("/api/providers/openapi.json", for_providers, public())
}

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
        api::list,
        api::read,
        api::acknowledge,
        api::open,
        api::accept,
        api::decline,
        api::re_refer,
        api::feedback,
        api::file,
        api::package,
        api::history,
        law::brief,
        law::brief_pdf,
        law::warrant,
        law::objection,
        api::proof,
        api::many_feedback
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
pub(super) static DOCUMENT: LazyLock<Value> = LazyLock::new(|| {
    let mut document = serde_json::to_value(Interface::openapi()).unwrap_or_default();
    if let Some(known) = document.pointer_mut("/components/schemas").and_then(Value::as_object_mut) {
        known.extend(report_schema::schemas());
    }
    document
});

async fn for_agencies(State(portal): State<Portal>) -> Response {
    document(&portal, &DOCUMENT)
}

async fn for_providers(State(portal): State<Portal>) -> Response {
    document(&portal, &provider::DOCUMENT)
}

/// A document with the address of the server.
fn document(portal: &Portal, document: &Value) -> Response {
    let mut document = document.clone();
    if let Some(members) = document.as_object_mut() {
        members.insert("servers".to_owned(), serde_json::json!([{ "url": portal.base() }]));
    }
    Json(document).into_response()
}

async fn page(State(portal): State<Portal>, reader: Reader, person: Result<SignedIn, PageError>) -> Response {
    let title = message!("api-window");
    let page = match person {
        Ok(person) => {
            let audience = match person.actor().role() {
                Role::Provider => Audience::Provider,
                Role::Officer => Audience::Agency,
                _ => Audience::Public,
            };
            person.page_of(&title, audience, "/api")
        }
        Err(_) => portal.page_for_programs(&reader, &title),
    };
    Shown(Api {
        page,
        base: portal.base().to_owned(),
        agency: operations(&DOCUMENT),
        provider: reporting().into_iter().chain(operations(&provider::DOCUMENT)).collect(),
    })
    .into_response()
}

/// What an OpenAPI document lists, in the order of its tags.
pub(super) fn operations(document: &Value) -> Vec<Operation> {
    let list = |name: &str| document.get(name).and_then(Value::as_array).into_iter().flatten();
    let tags: Vec<&Value> = list("tags").filter_map(|tag| tag.get("name")).collect();
    let place = |operation: &Value| tags.iter().position(|tag| operation.pointer("/tags/0") == Some(*tag));
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flatten();
    let mut found: Vec<(Option<usize>, Operation)> = paths
        .flat_map(|(path, item)| {
            item.as_object().into_iter().flatten().map(move |(method, one)| (path, method, one))
        })
        .map(|(path, method, one)| {
            (place(one), Operation { method: method.to_uppercase(), path: path.clone(), words: words(one) })
        })
        .collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, operation)| operation).collect()
}

fn words(operation: &Value) -> String {
    let text = |name: &str| {
        operation.get(name).and_then(Value::as_str).map(str::trim).filter(|text| !text.is_empty())
    };
    match (text("summary"), text("description")) {
        (Some(summary), Some(more)) => format!("{}. {more}", summary.trim_end_matches('.')),
        (Some(summary), None) => format!("{}.", summary.trim_end_matches('.')),
        (None, more) => more.unwrap_or_default().to_owned(),
    }
    .replace('`', "")
}

/// The reporting API, which its own schema describes.
fn reporting() -> Vec<Operation> {
    let operation = |(method, path, words): (&str, &str, &str)| Operation {
        method: method.to_owned(),
        path: path.to_owned(),
        words: words.to_owned(),
    };
    [
        ("GET", "/ispws/status", "Checks that your credential works."),
        ("GET", "/ispws/xsd", "The schema that validates."),
        ("POST", "/ispws/submit", "Opens a report."),
        ("POST", "/ispws/upload", "Adds a file to an open report."),
        ("POST", "/ispws/fileinfo", "Says what is known of a file."),
        ("POST", "/ispws/finish", "Finishes a report: it cannot change from then on, and is processed."),
        ("POST", "/ispws/retract", "Withdraws an open report."),
    ]
    .map(operation)
    .into()
}
