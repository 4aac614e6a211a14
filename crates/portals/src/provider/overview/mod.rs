//! A provider's reports and notices, the newest first.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Pager};
use clearline_frame::words;
use clearline_identity::directory;
use clearline_law::access::{Actor, Permit, ReadOwnReports, Thing, permit};
use clearline_pipeline::follow_up::notices::{self, OwnReport};
use clearline_records::dossier::readings::{self, Asked};
use clearline_report::{ProviderId, ReportNumber, Stage, message};
use serde::Deserialize;

use super::{notice_row, standing};
use crate::Portal;
use view::{Overview, ReportRow};

#[derive(Deserialize)]
pub(super) struct Before {
    before: Option<String>,
}

/// The provider that a person or a program acts for, and the permit to read its own data.
fn own(actor: &Actor) -> Result<(ProviderId, Permit<ReadOwnReports>), PageError> {
    let provider = actor.provider_id().cloned().ok_or(PageError::NotYours)?;
    let permit = permit::<ReadOwnReports>(actor, &Thing::Provider(&provider))?;
    Ok((provider, permit))
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<Before>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let (id, permit) = own(person.actor())?;
    let before = query.before.and_then(|text| text.parse().ok());
    let reports = notices::own_reports(house, &permit, before).await?;
    let numbers: Vec<ReportNumber> = reports.iter().map(|report| report.number).collect();
    let query = before.map_or_else(String::new, |last: ReportNumber| format!("before={last}"));
    let asked = Asked { list: "own_reports", query: &query };
    readings::open_list(house, &permit, asked, &numbers).await?;
    let written = notices::of_provider(house, &permit, None).await?;
    let provider = directory::provider(house, &id).await?.ok_or(PageError::NotFound)?;
    let older = reports.next(house.limits.page_rows).map(|last| format!("/provider?before={last}"));
    let mut page = person.page_of(&message!("provider-window"), Audience::Provider, "/provider");
    page.cannot_read(reports.unreadable());
    page.cannot_read(written.unreadable());
    Ok(Shown(Overview {
        page,
        provider: provider.name,
        pager: Pager {
            words: words::shown(reports.len()),
            newer: before.map(|_: ReportNumber| "/provider".to_owned()),
            older,
        },
        reports: reports.iter().map(|report| row(house, report)).collect(),
        notices: written.iter().map(notice_row).collect(),
        api_base: format!("{}/ispws", portal.frame.site.base()),
    })
    .into_response())
}

fn row(house: &House, report: &OwnReport) -> ReportRow {
    let now = house.now();
    let finished = report.finished_at.filter(|_| report.stage == Stage::Received);
    ReportRow {
        number: report.number.to_string(),
        sandbox: report.test,
        kind: words::kept_incident(&report.incident),
        state: standing(report.stage),
        files: report.files,
        received: finished.map(words::moment),
        preservation: report.preservation.as_ref().zip(finished).map(|((clause, end), start)| {
            words::preservation(words::citation(house.register, clause), start, *end, now)
        }),
        receipt: finished.map(|_| format!("/provider/reports/{}/receipt", report.number)),
    }
}
