//! The ledger of foreign requests, for those who check the process.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Audience, Pager, State as Standing, Tone};
use clearline_frame::words;
use clearline_http::{Routes, needs};
use clearline_law::access::{Act, ActName, DeclineRequest, Permit, ReadProcess, Role, Thing, permit};
use clearline_pipeline::follow_up::request_list::{self, Cursor, Form};
use clearline_pipeline::follow_up::requests::{self, EndingWord, ForeignRequest, RequestClock};
use clearline_report::{Argument, message};
use jiff::Timestamp;
use serde::Deserialize;

use super::page_error;
use crate::Portal;
use view::{RequestRow, Requests};

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    let process = || needs(ActName::ReadProcess);
    let page = process().nav(Role::Auditor, 3, "nav-foreign-requests").nav(Role::Counsel, 8, "nav-requests");
    Routes::pages(Audience::Auditor)
        .get("/auditor/requests", list, page)
        .post("/auditor/requests/{number}/decline", decline, needs(ActName::DeclineRequest))
        .get("/auditor/requests.csv", csv, process())
        .get("/auditor/requests.jsonl", json_lines, process())
}

#[derive(Deserialize)]
struct After {
    after: Option<String>,
}

impl After {
    fn cursor(&self) -> Option<Cursor> {
        self.after.as_deref().and_then(Cursor::read)
    }
}

fn process(person: &SignedIn) -> Result<Permit<ReadProcess>, PageError> {
    Ok(permit::<ReadProcess>(person.actor(), &Thing::House)?)
}

async fn list(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = process(&person)?;
    let after = query.cursor();
    let found = request_list::page(house, &permit, after).await?;
    let mut page = person.page_of(&message!("requests-window"), Audience::Auditor, "/auditor/requests");
    page.cannot_read(found.unreadable());
    let now = house.now();
    let may_decline = permit_of::<DeclineRequest>(&person);
    Ok(Shown(Requests {
        page,
        rows: found.iter().map(|request| row(house, request, now, may_decline)).collect(),
        pager: Pager {
            words: words::shown(found.len()),
            newer: after.map(|_| "/auditor/requests".to_owned()),
            older: found
                .next(house.limits.page_rows)
                .map(|last| format!("/auditor/requests?after={}", last.text())),
        },
    })
    .into_response())
}

fn permit_of<A: Act>(person: &SignedIn) -> bool {
    permit::<A>(person.actor(), &Thing::House).is_ok()
}

fn row(house: &House, request: &ForeignRequest, now: Timestamp, may_decline: bool) -> RequestRow {
    let unnamed = || Argument::from(message!("requests-country-not-named"));
    let country = request.country.map_or_else(unnamed, Argument::from);
    let agencies: Vec<Argument> = request.agencies().map(Argument::words).collect();
    let duty = request.duty(house);
    let mut clauses: Vec<String> = duty
        .iter()
        .flat_map(|duty| [&duty.forwarded, &duty.unable])
        .map(|clause| words::citation(house.register, clause.as_str()))
        .collect();
    clauses.dedup();
    RequestRow {
        number: request.report.to_string(),
        provider: request.provider.to_string(),
        asked_by: if agencies.is_empty() {
            message!("part-value", value = country)
        } else {
            message!("requests-agencies", agencies = Argument::each(agencies), country = country)
        },
        opened: words::moment(request.opened_at),
        clock: clock(request.clock(now), now),
        ending: request.ending.map(EndingWord::message),
        clauses,
        decline: (may_decline && request.ended_at.is_none() && duty.is_some_and(|duty| duty.consults_first))
            .then(|| format!("/auditor/requests/{}/decline", request.report)),
    }
}

#[derive(Deserialize)]
struct Consulted {
    reference: String,
}

async fn decline(
    State(portal): State<Portal>,
    Path(number): Path<String>,
    Checked { by, form }: Checked<Consulted>,
) -> Result<Response, PageError> {
    permit::<DeclineRequest>(by.actor(), &Thing::House)?;
    let number = number.parse().map_err(|_| PageError::NotFound)?;
    requests::decline(&portal.house, by.actor(), number, &form.reference).await.map_err(page_error)?;
    Ok(by.done("/auditor/requests", Done::RequestDeclined))
}

fn clock(clock: RequestClock, now: Timestamp) -> Standing {
    match clock {
        RequestClock::Running { until } => {
            Standing::new(Tone::Waiting, message!("requests-left-of", span = words::span(now, until)))
        }
        RequestClock::Overdue { since } => {
            Standing::new(Tone::Alarm, message!("requests-overdue", span = words::span(since, now)))
        }
        RequestClock::Answered { after, in_time } => {
            let tone = if in_time { Tone::Good } else { Tone::Caution };
            Standing::new(tone, message!("requests-answered", span = words::span(now, now + after)))
        }
    }
}

async fn csv(portal: State<Portal>, person: SignedIn, query: Query<After>) -> Result<Response, PageError> {
    file(portal, &person, &query, Form::Csv, "text/csv; charset=utf-8", "foreign-requests.csv").await
}

async fn json_lines(
    portal: State<Portal>,
    person: SignedIn,
    query: Query<After>,
) -> Result<Response, PageError> {
    file(portal, &person, &query, Form::JsonLines, "application/jsonl", "foreign-requests.jsonl").await
}

/// The ledger as a file. Where it is longer than one answer, the header `link` leads to the next part.
async fn file(
    State(portal): State<Portal>,
    person: &SignedIn,
    query: &After,
    form: Form,
    kind: &'static str,
    name: &'static str,
) -> Result<Response, PageError> {
    let permit = process(person)?;
    let export = request_list::export(&portal.house, &permit, form, query.cursor()).await?;
    let headers: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    let mut response = (headers, export.text).into_response();
    if let Some(next) = export.next {
        let ending = name.rsplit('.').next().unwrap_or("csv");
        let link = format!("</auditor/requests.{ending}?after={}>; rel=\"next\"", next.text());
        let link = HeaderValue::from_str(&link).map_err(|error| PageError::broken(&error))?;
        response.headers_mut().insert(header::LINK, link);
    }
    Ok(response)
}
