//! What people see: HTML, one folder per audience, or one crate where an audience has many pages. A portal reads a request, calls commands and queries of the pipeline,
//! and shows what came of it. It never writes and never opens a transaction.

mod account;
mod agency;
mod auditor;
mod brief;
mod documentation;
mod door;
mod factor;
mod follow_up;
mod health;
mod interfaces;
mod ledger;
pub mod limits;
mod provider;
mod public;
mod recovery_codes;
#[cfg(feature = "samples")]
pub mod sample;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use axum::extract::{FromRef, Request};
use axum::response::Response;
use axum::{Router, middleware};
use clearline_core::House;
use clearline_frame::view::NavItem;
use clearline_frame::{Frame, Navigation, echo, refused};
use clearline_http::{Interfaces, Patience, Route, Routes, Site, arrives_in_time};
use clearline_law::access::Role;
use tower::ServiceExt as _;

/// What every handler gets.
#[derive(Clone)]
pub struct Portal {
    /// The context of the program.
    pub house: Arc<House>,
    /// What the pages of all audiences share.
    pub(crate) frame: Frame,
    metrics: health::Figures,
    probe: health::Probe,
    pace: Arc<public::Pace>,
    interfaces: Arc<Interfaces>,
}

impl FromRef<Portal> for Site {
    fn from_ref(portal: &Portal) -> Site {
        portal.frame.site.clone()
    }
}

impl FromRef<Portal> for Frame {
    fn from_ref(portal: &Portal) -> Frame {
        portal.frame.clone()
    }
}

impl Portal {
    /// The portals of one site. They tell people what programs can do, and the operator what `metrics` says.
    pub fn new(
        site: &Site,
        interfaces: Interfaces,
        metrics: Arc<dyn Fn() -> String + Send + Sync>,
    ) -> Portal {
        Portal {
            house: site.house.clone(),
            frame: Frame::new(site, declared().iter()),
            metrics: health::Figures(metrics),
            probe: health::Probe::default(),
            pace: Arc::new(public::Pace::new(governor::clock::MonotonicClock)),
            interfaces: Arc::new(interfaces),
        }
    }
}

/// What is served to the operator, to be reached by nobody else: it asks for no credential. `/healthz` is here too, for a
/// monitor that knows one address only.
pub fn private_router(portal: Portal) -> Router {
    health::private_routes().into_router().with_state(portal)
}

/// The documentation of the reporting API, which is a page among that interface's addresses. Whoever serves the interface
/// serves it.
pub fn documentation<S: Clone + Send + Sync + 'static>(portal: Portal) -> Routes<S> {
    let refusals = middleware::from_fn_with_state(portal.frame.clone(), refused::write_pages);
    documentation::routes().layer(refusals).with_state(portal)
}

/// What our pages answer to a request that we make ourselves: without what is done around each request from outside.
pub(crate) async fn pages(portal: Portal, request: Request) -> Response {
    let Ok(answer) = every_page(portal).into_router().oneshot(request).await;
    answer
}

/// The pages of this crate.
fn own_pages() -> Routes<Portal> {
    public::routes()
        .merge(door::routes())
        .merge(factor::routes())
        .merge(account::routes())
        .merge(provider::routes())
        .merge(agency::routes())
        .merge(interfaces::routes())
        .merge(auditor::routes())
        .merge(brief::routes())
        .merge(follow_up::routes())
        .merge(ledger::routes())
        .merge(health::public_routes())
}

/// The pages of audiences that have a crate of their own.
fn pages_of_audiences() -> Routes<Frame> {
    clearline_analyst_pages::routes().merge(clearline_counsel_pages::routes())
}

fn every_page(portal: Portal) -> Routes<()> {
    let frame = portal.frame.clone();
    own_pages().with_state(portal).merge(pages_of_audiences().with_state(frame))
}

/// Every page, as its route is declared.
fn declared() -> Vec<Route> {
    let (own, of_audiences) = (own_pages(), pages_of_audiences());
    own.declared().chain(of_audiences.declared()).cloned().collect()
}

/// Every route of the portals, as it is declared.
pub fn routes() -> Vec<Route> {
    let (documentation, private) = (documentation::routes(), health::private_routes());
    [declared(), documentation.declared().chain(private.declared()).cloned().collect()].concat()
}

/// The navigation of a role as the routes declare it; `here` is the address of the page that is shown.
pub fn navigation(role: Role, here: &str) -> Vec<NavItem> {
    Navigation::of(declared().iter()).links(role, here)
}

/// Every page of every audience, and what answers where there is none.
pub fn router(portal: Portal) -> Router {
    let patience = Patience::of(&portal.frame.site, refused::too_slow);
    every_page(portal.clone())
        .into_router()
        .layer(middleware::from_fn(echo::once))
        .layer(middleware::from_fn_with_state(patience, arrives_in_time))
        .layer(middleware::from_fn_with_state(portal.clone(), door::ask_again))
        .fallback(public::nothing_here)
        .layer(middleware::from_fn_with_state(portal.frame.clone(), refused::write_pages))
}
