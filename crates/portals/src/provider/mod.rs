//! A provider's own pages.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::part;
use clearline_http::{Routes, needs, text_file};
use clearline_identity::directory;
use clearline_law::access::{ActName, Actor, Permit, ReadOwnReports, Role, Thing, permit};
use clearline_pipeline::follow_up::notices::{self, OwnReport, Written};
use clearline_pipeline::follow_up::{preservation, requests};
use clearline_pipeline::intake;
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::readings::{self, Asked};
use clearline_records::dossier::remarks::{self, Noticed, Remark};
use clearline_records::dossier::{self, linked};
use clearline_report::{Argument, ProviderId, ReportNumber, Stage, message};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::session::SignedIn;
use crate::view::provider::{
    ForeignRequest, NoticeKind, NoticeRow, Overview, Receipt, RemarkRow, Repeat, ReportPage, ReportRow,
};
use crate::view::{Audience, Event, Fact, FileRow, Pager, State as Standing, Tone, Words};
use crate::words;

/// The routes.
pub(crate) fn routes() -> Routes<Portal> {
    let own = || needs(ActName::ReadOwnReports);
    Routes::pages(Audience::Provider)
        .get("/provider", overview, own().nav(Role::Provider, 1, "nav-reports"))
        .get("/provider/reports/{number}", report, own())
        .get("/provider/reports/{number}/receipt", receipt, own())
}

#[derive(Deserialize)]
struct Before {
    before: Option<String>,
}

/// The provider that a person or a program acts for, and the permit to read its own data.
fn own(actor: &Actor) -> Result<(ProviderId, Permit<ReadOwnReports>), PageError> {
    let provider = actor.provider_id().cloned().ok_or(PageError::NotYours)?;
    let permit = permit::<ReadOwnReports>(actor, &Thing::Provider(&provider))?;
    Ok((provider, permit))
}

async fn overview(
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
        api_base: format!("{}/ispws", portal.site().base()),
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

/// The state of a report for its sender. The sender does not see our own stages.
fn standing(stage: Stage) -> Standing {
    match stage {
        Stage::Open => Standing::new(Tone::Waiting, message!("provider-state-open")),
        Stage::Retracted => Standing::new(Tone::Plain, message!("provider-state-retracted")),
        Stage::Expired => Standing::new(Tone::Caution, message!("provider-state-expired")),
        _ => Standing::new(Tone::Good, message!("provider-state-finished")),
    }
}

fn notice_row(written: &Written) -> NoticeRow {
    let kind = match written.kind.as_str() {
        "foreign_request_forwarded" => NoticeKind::Forwarded,
        "foreign_request_forwarded_to_another" => NoticeKind::ForwardedToAnother,
        "foreign_request_forwarded_partly" => NoticeKind::ForwardedPartly,
        "foreign_request_unable" => NoticeKind::UnableToForward,
        "foreign_request_declined" => NoticeKind::Declined,
        "preservation_ends_1" => NoticeKind::PreservationIn1Day,
        "preservation_ends_7" => NoticeKind::PreservationIn7Days,
        "preservation_ends_30" => NoticeKind::PreservationIn30Days,
        _ => NoticeKind::Other,
    };
    NoticeRow {
        kind,
        at: words::moment(written.at),
        number: written.report.to_string(),
        words: Words::from(&written.says),
    }
}

async fn report(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let number: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let head = dossier::head(house, number).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ReadOwnReports>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    let title = message!("provider-window-report", number = Argument::exact(number.to_string()));
    let mut page = person.page_of(&title, Audience::Provider, "/provider");
    let leave = readings::open(house, &permit, &head).await?;
    let files = dossier::files_listed(house, &leave).await?;
    let written = notices::of_report(house, &leave).await?;
    page.cannot_read(files.unreadable());
    page.cannot_read(written.unreadable());
    let preserved = part(house, "preservation", number, preservation::of_report(house, &leave).await)?;
    let preserved = page.readable(preserved).flatten();
    let request = part(house, "foreign_request", number, requests::of_report(house, &leave).await)?;
    let request = page.readable(request).flatten();
    let note = part(house, "receipt", number, intake::queries::receipt(house, &leave).await)?;
    let note = page.readable(note).flatten();
    let remarks =
        part(house, "submission", number, remarks::of_all(house, &leave, &head, files.iter()).await)?;
    let remarks = page.readable(remarks).unwrap_or_default();
    page.sandbox = head.world == clearline_report::World::Test;
    let repeats = repeats(house, &mut page, &leave).await?;
    let now = house.now();
    Ok(Shown(ReportPage {
        page,
        number: number.to_string(),
        kind: words::kept_incident(&head.incident),
        state: standing(head.stage),
        facts: filed(&head, files.len()),
        history: history(&head, &written),
        repeats,
        receipt: note.map(|text| Receipt {
            text,
            href: format!("/provider/reports/{number}/receipt"),
            verify_command: format!("clearline open receipt-{number}.txt --keys keys.txt"),
        }),
        preservation: preserved.map(|kept| {
            let citation = words::citation(house.register, &kept.clause);
            words::preservation(citation, kept.starts_at, kept.ends_at, now)
        }),
        foreign_request: request.map(|request| foreign_request(&request, &written)),
        files: files.iter().map(file_row).collect(),
        remarks: remarks.iter().map(RemarkRow::from).collect(),
        notices: written.iter().map(notice_row).collect(),
    })
    .into_response())
}

/// The other reports of the same content: the sender's own, for only one sender's are the same.
async fn repeats(
    house: &House,
    page: &mut crate::view::Page,
    leave: &Leave,
) -> Result<Vec<Repeat>, PageError> {
    let repeats = part(house, "sent_again", leave.number(), linked::repeats(house, leave).await)?;
    let repeats = page.readable(repeats).unwrap_or_default();
    let (heads, read) = linked::heads(house, repeats.others()).await?;
    page.cannot_read(read.unreadable());
    let row = |other: ReportNumber| Repeat {
        number: other.to_string(),
        received: heads.get(&other).and_then(|head| head.finished_at),
        first: repeats.first == Some(other),
    };
    Ok(repeats.others().map(row).collect())
}

fn filed(head: &dossier::Head, files: usize) -> Vec<Fact> {
    let mut facts = vec![Fact::new(message!("fact-type"), words::kept_incident(&head.incident))];
    facts.extend(head.finished_at.map(|at| Fact::new(message!("fact-finished"), Words::value(at))));
    facts.push(Fact::new(message!("fact-files"), Words::value(files)));
    facts.extend(
        head.expunged_at.map(|at| Fact::new(message!("fact-expunged"), Words::data(words::day(at).words))),
    );
    facts
}

fn history(head: &dossier::Head, written: &[Written]) -> Vec<Event> {
    let event = |at, what: Words| Event { at: Some(words::moment(at)), what, who: None, detail: None };
    let mut history = vec![event(head.opened_at, message!("provider-event-opened").into())];
    history.extend(head.finished_at.map(|at| event(at, message!("provider-event-finished").into())));
    match head.stage {
        Stage::Retracted => history.push(event(head.changed_at, message!("provider-event-retracted").into())),
        Stage::Expired => history.push(event(head.changed_at, message!("provider-event-expired").into())),
        _ => {}
    }
    history.extend(written.iter().map(|notice| event(notice.at, notice_row(notice).kind.state().words)));
    history
}

fn foreign_request(request: &requests::ForeignRequest, written: &[Written]) -> ForeignRequest {
    let country = request.country.map_or_else(|| message!("provider-request-not-named").into(), Words::value);
    let state = match request.ending {
        Some(ending) if ending.went() => Standing::new(Tone::Good, ending.message()),
        Some(ending) => Standing::new(Tone::Caution, ending.message()),
        None => Standing::new(Tone::Waiting, message!("provider-request-open")),
    };
    let ending = written.iter().find(|notice| notice.kind.starts_with("foreign_request"));
    let ending = ending.map(|notice| Words::from(&notice.says));
    ForeignRequest { country, state, opened: words::moment(request.opened_at), ending }
}

impl From<&Noticed> for RemarkRow {
    fn from(noticed: &Noticed) -> RemarkRow {
        let about = match (&noticed.name, &noticed.file) {
            (Some(name), _) => Words::data(name),
            (None, Some(_)) => message!("provider-remark-file").into(),
            (None, None) => message!("provider-remark-report").into(),
        };
        let Remark { says, mend, .. } = noticed.remark.clone();
        RemarkRow { about, says, mend }
    }
}

fn file_row(file: &dossier::KeptFile) -> FileRow {
    FileRow {
        name: file.name.clone(),
        size: words::bytes(file.size),
        digest: hex::encode(&file.sha256),
        kind: words::kind(file.kind).into(),
        relevance: words::relevance(file.said.relevance).into(),
        viewed: words::answer(file.said.viewed).into(),
        notes: Vec::new(),
    }
}

async fn receipt(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let number: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let head = dossier::head(&portal.house, number).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ReadOwnReports>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    let leave = readings::open(&portal.house, &permit, &head).await?;
    let note = intake::queries::receipt(&portal.house, &leave).await?.ok_or(PageError::NotFound)?;
    Ok(text_file(&format!("receipt-{number}.txt"), note))
}
