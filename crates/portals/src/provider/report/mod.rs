//! One of a provider's own reports, and its receipt.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_core::rows::part;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Event, Fact, FileRow, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::{Audience, text_file};
use clearline_law::access::{ReadOwnReports, Thing, permit};
use clearline_pipeline::follow_up::notices::{self, Written};
use clearline_pipeline::follow_up::{preservation, requests};
use clearline_pipeline::intake;
use clearline_records::dossier::leave::Leave;
use clearline_records::dossier::remarks::{self, Noticed, Remark};
use clearline_records::dossier::{self, linked, readings};
use clearline_report::{Argument, ReportNumber, Stage, message};

use super::{notice_row, standing};
use crate::Portal;
use view::{ForeignRequest, Receipt, RemarkRow, Repeat, ReportPage};

pub(super) async fn show(
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
    page: &mut clearline_frame::view::Page,
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
        kind: file.kind.message().into(),
        relevance: words::relevance(file.said.relevance).into(),
        viewed: words::answer(file.said.viewed).into(),
        notes: Vec::new(),
    }
}

pub(super) async fn receipt(
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
