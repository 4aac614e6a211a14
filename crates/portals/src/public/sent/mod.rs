//! What a person reads who has sent a report.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::reader::Reader;
use clearline_frame::view::Audience;
use clearline_law::access::Actor;
use clearline_pipeline::intake;
use clearline_report::{Answer, message};

use super::refused;
use super::view::EMERGENCIES;
use crate::Portal;
use view::Sent;

/// The confirmation of what the page with this token sent. It can be read as long as the token is remembered.
pub(super) async fn show(
    State(portal): State<Portal>,
    reader: Reader,
    Path(token): Path<String>,
) -> Result<Response, PageError> {
    let received = intake::received(&portal.house, &Actor::public(), &token).await.map_err(refused)?;
    let received = received.ok_or(PageError::NotFound)?;
    let sent = Sent {
        page: portal.frame.page_of(&reader, &message!("sent-window"), Audience::Public),
        emergencies: EMERGENCIES.to_vec(),
        number: received.number.to_string(),
        reachable: received.reachable,
        named: received.agreed_to_be_named == Answer::Yes,
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Shown(sent)).into_response())
}
