//! The providers whose police-facing pages were read: who keeps the data, and how they are asked.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::Words;
use clearline_law::access::ProposeLaw;
use clearline_law::{About, ProviderEntry};
use clearline_report::message;
use serde::Deserialize;

use super::{AsOf, Days, found, may, may_read, shown};
use clearline_frame::Frame;
use view::{ProviderRow, Providers};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    on: String,
    known: String,
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    may_read(&person)?;
    let as_of = AsOf::read(frame.house(), &Days { on: asked.on, known: asked.known }).await?;
    let register = &as_of.register;
    let named = |one: &ProviderEntry| one.names.join(", ");
    let mut wanted: Vec<&ProviderEntry> =
        register.providers().filter(|one| found(&asked.q, &[&one.id, &one.service, &named(one)])).collect();
    // Those that report most are asked most.
    wanted.sort_by_key(|one| (std::cmp::Reverse(one.reports_2023), &one.id));
    let row = |one: &ProviderEntry| ProviderRow {
        id: one.id.clone(),
        service: one.service.clone(),
        reports: one.reports_2023.map(Words::value),
        details: register
            .details(&About::Provider(one.id.clone()), as_of.on)
            .map(|detail| shown::detail(register, detail))
            .collect(),
    };
    Ok(Shown(Providers {
        page: as_of.page(&person, &message!("counsel-window-providers"), "/counsel/providers"),
        on: as_of.on(),
        known: as_of.known(),
        proposes: may::<ProposeLaw>(&person),
        rows: wanted.into_iter().map(row).collect(),
        q: asked.q,
    })
    .into_response())
}
