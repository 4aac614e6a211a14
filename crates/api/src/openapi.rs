//! What the interfaces for programs are: an OpenAPI document for each kind of caller, and the same as a list for people.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use clearline_http::{Audience, Interfaces, Operation, Routes, Site, open};
use serde_json::Value;

use crate::{agency, provider};

/// The routes.
pub(crate) fn routes() -> Routes<Site> {
    let public = || open("what the interfaces for programs are, anybody may know");
    Routes::pages(Audience::Public).get("/api/openapi.json", for_agencies, public()).get(
        "/api/providers/openapi.json",
        for_providers,
        public(),
    )
}

async fn for_agencies(State(site): State<Site>) -> Response {
    document(&site, &agency::DOCUMENT)
}

async fn for_providers(State(site): State<Site>) -> Response {
    document(&site, &provider::DOCUMENT)
}

/// A document with the address of the server.
fn document(site: &Site, document: &Value) -> Response {
    let mut document = document.clone();
    if let Some(members) = document.as_object_mut() {
        members.insert("servers".to_owned(), serde_json::json!([{ "url": site.base() }]));
    }
    Json(document).into_response()
}

/// What programs can do, as people read of it.
pub(crate) fn interfaces() -> Interfaces {
    Interfaces {
        agency: operations(&agency::DOCUMENT),
        provider: reporting().into_iter().chain(operations(&provider::DOCUMENT)).collect(),
    }
}

/// What an OpenAPI document lists, in the order of its tags.
pub(crate) fn operations(document: &Value) -> Vec<Operation> {
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
