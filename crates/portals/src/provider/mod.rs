//! What providers use: the reporting API, their own pages, and the same for their programs.

pub mod api;
mod heads;
mod openapi;
mod pages;
mod parts;
mod programs;
mod terms;

use axum::Router;

use crate::Portal;

pub(crate) use openapi::DOCUMENT;

/// The routes, but for the reporting API.
pub(crate) fn router() -> Router<Portal> {
    Router::new().merge(pages::router()).merge(programs::router())
}
