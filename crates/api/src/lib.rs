//! The interfaces for programs: the reporting API of providers, what their programs read besides, and what agencies'
//! programs can do. They call the same commands of the pipeline as the pages, which cut what may be seen, hold every gate
//! and record every act.

mod agency;
pub mod limits;
mod openapi;
mod problem;
mod provider;
mod terms;

use axum::response::IntoResponse as _;
use axum::{Router, middleware};
use clearline_http::{Interfaces, Patience, Route, Routes, Site, arrives_in_time};

use problem::Problem;

/// Every interface. `documentation` is the page about the reporting API: clients look for it among its addresses.
pub fn router(site: Site, documentation: Routes<Site>) -> Router {
    let patience = Patience::of(&site, |seconds| Problem::too_slow(seconds).into_response());
    every_interface()
        .into_router()
        .layer(middleware::from_fn_with_state(patience, arrives_in_time))
        .merge(provider::reporting::routes(documentation).into_router())
        .with_state(site)
}

fn every_interface() -> Routes<Site> {
    provider::routes().merge(agency::routes()).merge(openapi::routes())
}

/// Every route of the interfaces, as it is declared.
pub fn routes() -> Vec<Route> {
    let reporting = provider::reporting::calls();
    every_interface().declared().chain(reporting.declared()).cloned().collect()
}

/// What programs can do, as people read of it.
pub fn interfaces() -> Interfaces {
    openapi::interfaces()
}
