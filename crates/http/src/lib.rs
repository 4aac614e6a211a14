//! HTTP, as far as pages for people and interfaces for programs share it: declared routes with the act that each needs,
//! where a call comes from, how long its body may take, its number, and the headers of every answer. No page, no
//! document and no template is here: what a refusal looks like is given by whoever serves it.

mod answer;
mod arrival;
mod headers;
mod interface;
pub mod limits;
mod request_id;
mod routes;
mod source;

use std::sync::Arc;

use axum::{Router, middleware};
use clearline_core::House;

pub use answer::{attachment, count_limited, text_file};
pub use arrival::{Arrival, Patience, arrives_in_time};
pub use headers::CONTENT_SECURITY_POLICY;
pub use interface::{Interfaces, Operation};
pub use request_id::RequestId;
pub use routes::{
    Audience, Listener, Method, Nav, Needs, Route, Routes, Shows, Terms, any_role, needs, needs_one, open,
};
pub use source::{Proxies, ProxyHeader, Source};

/// A house as it is reached from outside.
#[derive(Clone)]
pub struct Site {
    /// The context of the program.
    pub house: Arc<House>,
    base: Arc<str>,
    form_seconds: u64,
    proxies: Arc<Proxies>,
}

impl Site {
    /// One house, reached from outside at `base` (scheme, host and port, no slash at the end).
    pub fn new(house: Arc<House>, base: &str) -> Site {
        Site {
            house,
            base: base.trim_end_matches('/').into(),
            form_seconds: limits::FORM_SECONDS_MAX,
            proxies: Arc::default(),
        }
    }

    /// The same, with another patience for forms that do not arrive.
    pub fn patient_for(self, form_seconds: u64) -> Site {
        Site { form_seconds, ..self }
    }

    /// The same, behind these proxies.
    pub fn behind(self, proxies: Proxies) -> Site {
        Site { proxies: Arc::new(proxies), ..self }
    }

    /// The address of the server, without a slash at the end.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// Are we reached over TLS?
    pub fn is_https(&self) -> bool {
        self.base.starts_with("https://")
    }
}

/// Puts together what is served to everybody, with what is done around every request: its number, its count and the
/// headers of its answer.
pub fn served(site: &Site, parts: impl IntoIterator<Item = Router>) -> Router {
    parts
        .into_iter()
        .fold(Router::new(), Router::merge)
        .layer(middleware::from_fn_with_state(site.clone(), headers::secure))
        .layer(middleware::from_fn(answer::count))
        .layer(middleware::from_fn_with_state(site.clone(), request_id::name_request))
}

/// What is served to the operator alone. It is not counted, and has no number to quote.
pub fn served_privately(site: &Site, private: Router) -> Router {
    private.layer(middleware::from_fn_with_state(site.clone(), headers::secure))
}
