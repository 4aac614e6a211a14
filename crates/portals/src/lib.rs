//! The edge: HTTP and HTML, one folder per audience. A portal reads a request, calls commands and queries of the
//! pipeline, and shows what came of it. It never writes and never opens a transaction.

mod account;
mod addresses;
mod agency;
mod analyst;
mod answer;
mod auditor;
mod brief;
mod casing;
mod cookies;
mod counsel;
mod door;
mod echo;
mod facts;
mod fill;
mod follow_up;
mod form;
mod guard;
mod health;
mod kept;
mod ledger;
pub mod limits;
mod problem;
pub mod provider;
mod public;
mod reader;
mod refused;
mod request_id;
mod routes;
mod session;
mod source;
mod terms;
pub mod view;
pub mod words;

use std::sync::Arc;

use axum::Router;
use axum::http::Uri;
use axum::middleware;
use axum::response::Response;
use clearline_core::House;
use clearline_law::HouseKind;
use clearline_law::access::Role;
use clearline_report::Message;

use reader::Reader;
pub use routes::{Listener, Method, Nav, Needs, Route, Shows};
pub use source::{Proxies, ProxyHeader};

use routes::{Navigation, Routes};

/// What every handler gets.
#[derive(Clone)]
pub struct Portal {
    /// The context of the program.
    pub house: Arc<House>,
    base: Arc<str>,
    metrics: health::Figures,
    probe: health::Probe,
    form_seconds: u64,
    proxies: Arc<Proxies>,
    pace: Arc<public::Pace>,
    navigation: Arc<Navigation>,
}

impl Portal {
    /// The portals of one house, reached from outside at `base` (scheme, host and port, no slash at the end).
    pub fn new(house: Arc<House>, base: &str, metrics: Arc<dyn Fn() -> String + Send + Sync>) -> Portal {
        Portal {
            house,
            base: base.trim_end_matches('/').into(),
            metrics: health::Figures(metrics),
            probe: health::Probe::default(),
            form_seconds: limits::FORM_SECONDS_MAX,
            proxies: Arc::default(),
            pace: Arc::new(public::Pace::new(governor::clock::MonotonicClock)),
            navigation: Arc::default(),
        }
    }

    /// The same, with another patience for forms that do not arrive.
    pub fn patient_for(self, form_seconds: u64) -> Portal {
        Portal { form_seconds, ..self }
    }

    /// The same portals, behind these proxies.
    pub fn behind(self, proxies: Proxies) -> Portal {
        Portal { proxies: Arc::new(proxies), ..self }
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

    /// The address of the server, without a slash at the end.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Are we reached over TLS?
    pub(crate) fn is_https(&self) -> bool {
        self.base.starts_with("https://")
    }
}

/// The routes for the operator, to be served where only the operator can reach them: they ask for no credential.
/// `/healthz` is here too, for a monitor that knows one address only.
pub fn private_router(portal: Portal) -> Router {
    health::private_routes()
        .into_router()
        .layer(middleware::from_fn_with_state(portal.clone(), guard::headers))
        .with_state(portal)
}

/// What answers where no route does. A nested router does not answer for its own name with a slash at the end, and the
/// clients of the reporting API read every answer as XML.
async fn nothing_here(uri: Uri) -> Response {
    if uri.path().starts_with("/ispws/") {
        provider::api::nothing_here().await
    } else {
        public::nothing_here().await
    }
}

/// Every page, without what is done around each request.
pub(crate) fn pages(portal: Portal) -> Router {
    every_page().into_router().with_state(portal)
}

fn every_page() -> Routes {
    public::routes()
        .merge(door::routes())
        .merge(account::routes())
        .merge(provider::routes())
        .merge(agency::routes())
        .merge(analyst::routes())
        .merge(auditor::routes())
        .merge(counsel::routes())
        .merge(brief::routes())
        .merge(follow_up::routes())
        .merge(ledger::routes())
        .merge(health::public_routes())
}

/// Every route that there is, as it is declared.
pub fn routes() -> Vec<Route> {
    let (pages, reporting, private) = (every_page(), provider::api::routes(), health::private_routes());
    let all = pages.declared().chain(reporting.declared()).chain(private.declared());
    all.cloned().collect()
}

/// The navigation of a role as the routes declare it; `here` is the address of the page that is shown.
pub fn navigation(role: Role, here: &str) -> Vec<view::NavItem> {
    Navigation::of(every_page().declared()).links(role, here)
}

/// Every route of every audience.
pub fn router(portal: Portal) -> Router {
    let pages = every_page();
    let portal = Portal { navigation: Arc::new(Navigation::of(pages.declared())), ..portal };
    pages
        .into_router()
        .layer(middleware::from_fn(echo::once))
        .layer(middleware::from_fn_with_state(portal.clone(), guard::arrives_in_time))
        .merge(provider::api::routes().into_router())
        .fallback(nothing_here)
        .layer(middleware::from_fn_with_state(portal.clone(), guard::headers))
        .layer(middleware::from_fn(health::count))
        .layer(middleware::from_fn_with_state(portal.clone(), request_id::name_request))
        .with_state(portal)
}
