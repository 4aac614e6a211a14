//! What providers use: the reporting API, their own pages, and the same for their programs.

pub mod api;
mod heads;
mod openapi;
mod pages;
mod parts;
mod programs;
mod terms;

use crate::routes::Routes;

pub(crate) use openapi::DOCUMENT;

/// The routes, but for the reporting API.
pub(crate) fn routes() -> Routes {
    pages::routes().merge(programs::routes())
}
