//! What providers' programs use: the reporting API, and what they read and tell besides filing.

mod heads;
mod openapi;
mod parts;
mod programs;
pub(crate) mod reporting;
mod terms;

use clearline_http::{Routes, Site};

pub(crate) use openapi::DOCUMENT;

/// The routes, but for the reporting API.
pub(crate) fn routes() -> Routes<Site> {
    programs::routes()
}
