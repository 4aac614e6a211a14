//! The first page: what this is, and whom to call now.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::State;
use axum::response::IntoResponse;
use clearline_frame::answer::Shown;
use clearline_frame::reader::Reader;
use clearline_frame::view::Audience;
use clearline_report::message;

use super::view::EMERGENCIES;
use crate::Portal;
use view::Home;

pub(super) async fn show(State(portal): State<Portal>, reader: Reader) -> impl IntoResponse {
    Shown(Home {
        page: portal.frame.page_of(&reader, &message!("home-window"), Audience::Public),
        emergencies: EMERGENCIES.to_vec(),
    })
}
