//! What the interfaces for programs are, for people.

#[cfg(feature = "samples")]
pub(crate) mod sample;
mod view;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::reader::Reader;
use clearline_frame::session::SignedIn;
use clearline_frame::view::Audience;
use clearline_http::{Interfaces, Routes, open};
use clearline_law::access::Role;
use clearline_report::message;

use crate::Portal;
use view::Api;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let public = open("what the interfaces for programs are, anybody may know");
    let listed = public.nav(Role::Provider, 2, "nav-api").nav(Role::Officer, 2, "nav-api");
    Routes::pages(Audience::Public).get("/api", page, listed)
}

async fn page(State(portal): State<Portal>, reader: Reader, person: Result<SignedIn, PageError>) -> Response {
    let title = message!("api-window");
    let page = match person {
        Ok(person) => {
            let audience = match person.actor().role() {
                Role::Provider => Audience::Provider,
                Role::Officer => Audience::Agency,
                _ => Audience::Public,
            };
            person.page_of(&title, audience, "/api")
        }
        Err(_) => portal.frame.page_for_programs(&reader, &title),
    };
    let Interfaces { agency, provider } = portal.interfaces.as_ref().clone();
    Shown(Api { page, base: portal.frame.site.base().to_owned(), agency, provider }).into_response()
}
