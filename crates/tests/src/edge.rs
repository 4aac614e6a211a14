//! The edge, put together as the server does it.

use std::sync::Arc;

use axum::Router;
use clearline_core::House;
use clearline_http::{Route, Site, served, served_privately};
use clearline_portals::Portal;

/// Where the test house is reached.
const BASE: &str = "http://clearline.test";

/// The test house as callers reach it.
pub(crate) fn site(house: &Arc<House>) -> Site {
    Site::new(house.clone(), BASE)
}

fn portal(site: &Site) -> Portal {
    Portal::new(site, clearline_api::interfaces(), Arc::new(String::new))
}

/// What everybody can reach.
pub(crate) fn public(site: &Site) -> Router {
    let portal = portal(site);
    let programs = clearline_api::router(site.clone(), clearline_portals::documentation(portal.clone()));
    served(site, [clearline_portals::router(portal), programs])
}

/// What the operator alone can reach.
pub(crate) fn private(site: &Site) -> Router {
    served_privately(site, clearline_portals::private_router(portal(site)))
}

/// Every route that there is, as it is declared.
pub fn routes() -> Vec<Route> {
    [clearline_portals::routes(), clearline_api::routes()].concat()
}
