//! What people see: HTML, one folder per audience. A portal reads a request, calls commands and queries of the pipeline,
//! and shows what came of it. It never writes and never opens a transaction.

mod account;
mod addresses;
mod agency;
mod analyst;
mod answer;
mod auditor;
mod brief;
mod cookies;
mod counsel;
mod documentation;
mod door;
mod echo;
mod facts;
mod fill;
mod follow_up;
mod form;
mod health;
mod interfaces;
mod kept;
mod ledger;
pub mod limits;
mod navigation;
mod provider;
mod public;
mod reader;
mod refused;
#[cfg(feature = "samples")]
pub mod sample;
mod session;
pub mod view;
pub mod words;

use std::sync::Arc;

use axum::extract::FromRef;
use axum::{Router, middleware};
use clearline_core::House;
use clearline_http::{Interfaces, Patience, Route, Routes, Site, arrives_in_time};
use clearline_law::HouseKind;
use clearline_law::access::Role;
use clearline_report::Message;

use navigation::Navigation;
use reader::Reader;

/// What every handler gets.
#[derive(Clone)]
pub struct Portal {
    /// The context of the program.
    pub house: Arc<House>,
    site: Site,
    metrics: health::Figures,
    probe: health::Probe,
    pace: Arc<public::Pace>,
    navigation: Arc<Navigation>,
    interfaces: Arc<Interfaces>,
}

impl FromRef<Portal> for Site {
    fn from_ref(portal: &Portal) -> Site {
        portal.site.clone()
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
            site: site.clone(),
            metrics: health::Figures(metrics),
            probe: health::Probe::default(),
            pace: Arc::new(public::Pace::new(governor::clock::MonotonicClock)),
            navigation: Arc::new(Navigation::of(every_page().declared())),
            interfaces: Arc::new(interfaces),
        }
    }

    /// A page for a person who is not signed in, in the reader's language, with the languages to choose from. The pages of
    /// the public have a quick exit.
    pub(crate) fn page_of(&self, reader: &Reader, title: &Message, audience: view::Audience) -> view::Page {
        view::Page {
            demonstration: self.is_demonstration(),
            exit: audience == view::Audience::Public,
            register: self.house.register,
            ..reader.page(title, audience)
        }
    }

    /// The page of the sign-in: who signs in works here, and has no page to leave in a hurry. What was typed goes along
    /// into another language.
    pub(crate) fn entrance(&self, reader: &Reader, title: &Message) -> view::Page {
        view::Page {
            exit: false,
            language_form: Some("sign-in"),
            ..self.page_of(reader, title, view::Audience::Public)
        }
    }

    /// A page without the quick exit, for whoever writes a program.
    pub(crate) fn page_for_programs(&self, reader: &Reader, title: &Message) -> view::Page {
        view::Page { exit: false, ..self.page_of(reader, title, view::Audience::Public) }
    }

    /// Is everything invented here?
    pub(crate) fn is_demonstration(&self) -> bool {
        self.house.kind == HouseKind::Demonstration
    }

    /// How we are reached from outside.
    pub(crate) fn site(&self) -> &Site {
        &self.site
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
    let refusals = middleware::from_fn_with_state(portal.clone(), refused::write_pages);
    documentation::routes().layer(refusals).with_state(portal)
}

/// Every page, without what is done around each request.
pub(crate) fn pages(portal: Portal) -> Router {
    every_page().into_router().with_state(portal)
}

fn every_page() -> Routes<Portal> {
    public::routes()
        .merge(door::routes())
        .merge(account::routes())
        .merge(provider::routes())
        .merge(agency::routes())
        .merge(interfaces::routes())
        .merge(analyst::routes())
        .merge(auditor::routes())
        .merge(counsel::routes())
        .merge(brief::routes())
        .merge(follow_up::routes())
        .merge(ledger::routes())
        .merge(health::public_routes())
}

/// Every route of the portals, as it is declared.
pub fn routes() -> Vec<Route> {
    let (pages, documentation, private) = (every_page(), documentation::routes(), health::private_routes());
    pages.declared().chain(documentation.declared()).chain(private.declared()).cloned().collect()
}

/// The navigation of a role as the routes declare it; `here` is the address of the page that is shown.
pub fn navigation(role: Role, here: &str) -> Vec<view::NavItem> {
    Navigation::of(every_page().declared()).links(role, here)
}

/// Every page of every audience, and what answers where there is none.
pub fn router(portal: Portal) -> Router {
    let patience = Patience::of(&portal.site, refused::too_slow);
    every_page()
        .into_router()
        .layer(middleware::from_fn(echo::once))
        .layer(middleware::from_fn_with_state(patience, arrives_in_time))
        .fallback(public::nothing_here)
        .layer(middleware::from_fn_with_state(portal.clone(), refused::write_pages))
        .with_state(portal)
}
