//! The documentation of the reporting API, where clients of such an API look for it, and without a credential.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::extract::State;
use axum::response::IntoResponse;
use clearline_frame::answer::Shown;
use clearline_frame::reader::Reader;
use clearline_http::{Audience, Routes, Shows, open};
use clearline_report::message;

use crate::Portal;
use view::Documentation;

/// The routes, below the address of the reporting API.
pub(crate) fn routes() -> Routes<Portal> {
    let public = || open("the documentation of an interface that anybody may know");
    Routes::programs(Audience::Provider, Shows::Credential, "/ispws")
        .get("/documentation", documentation, public())
        .get("/documentation/", documentation, public())
}

async fn documentation(State(portal): State<Portal>, reader: Reader) -> impl IntoResponse {
    let title = message!("provider-window-documentation");
    Shown(Documentation::on(portal.frame.page_for_programs(&reader, &title)))
}
