//! One file that waits for its destruction: what stands against it, and the acts of counsel.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::House;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Event, Fact, Notice, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_law::access::{DecideDestruction, ReleaseDestruction, Thing, permit};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::destruction::{self, By, Case, Destruction, NewOrder, Stand};
use clearline_pipeline::follow_up::holds::Hold;
use clearline_records::dossier::grounds::FileGround;
use clearline_report::{Argument, FileId, Message, ReportNumber, message};
use serde::Deserialize;

use super::counsel_destructions::HERE;
use crate::follow_up::destruction::{detail, state};
use crate::{Portal, follow_up};
use view::{CaseActs, CasePage, Confirm, ObjectionRow, OrderRow, Proposed};

/// What was typed when something was refused, and why it was.
#[derive(Default)]
struct Attempt {
    error: Option<Words>,
    order: [String; 3],
    why: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path((number, file)): Path<(String, String)>,
) -> Result<Response, PageError> {
    Ok(Shown(page(&portal.house, &person, (&number, &file), Attempt::default()).await?).into_response())
}

fn named((number, file): (&str, &str)) -> Result<(ReportNumber, FileId), PageError> {
    Ok((number.parse().map_err(|_| PageError::NotFound)?, file.parse().map_err(|_| PageError::NotFound)?))
}

async fn page(
    house: &House,
    person: &SignedIn,
    address: (&str, &str),
    attempt: Attempt,
) -> Result<CasePage, PageError> {
    let permit = permit::<ReleaseDestruction>(person.actor(), &Thing::House)?;
    let (number, file) = named(address)?;
    let case = destruction::case(house, &permit, number, &file).await?.ok_or(PageError::NotFound)?;
    let one = &case.destruction;
    let mut page = person.page_of(&message!("counsel-window-destruction"), Audience::Counsel, HERE);
    page.notice = attempt.error.clone().map(|words| Notice { tone: Tone::Alarm, words });
    let objection = |made: &destruction::Objection| ObjectionRow {
        agency: made.agency.to_string(),
        at: words::moment(made.made.at),
        reason: made.reason.clone(),
        own: made.agency == one.agency,
    };
    Ok(CasePage {
        page,
        number: number.to_string(),
        file: file.to_string(),
        state: state(house, one),
        detail: detail(house, one),
        facts: facts(one),
        objections: case.objections.iter().map(objection).collect(),
        orders: case.orders.iter().map(|hold| order(house, hold)).collect(),
        open_question: open_question(&case),
        history: history(one),
        acts: acts(house, person, one, attempt),
    })
}

fn facts(one: &Destruction) -> Vec<Fact> {
    let mut facts = vec![
        Fact::exact(message!("counsel-file"), Words::data(one.file.to_string())),
        Fact::new(message!("counsel-agency"), Words::data(one.agency.to_string())),
        Fact::new(
            message!("counsel-its-referral"),
            Words::data(format!("R-{}-{}", one.report, one.referral)),
        ),
        Fact::new(message!("counsel-its-reference"), Words::data(&one.reference)),
        Fact::new(message!("counsel-notified"), Words::value(one.notified.at)),
    ];
    let priority = |priority: clearline_report::Priority| {
        Fact::new(message!("counsel-report-priority"), Words::data(priority.word()))
    };
    facts.extend(one.priority.map(priority));
    facts.extend(one.due_at.map(|due| Fact::new(message!("counsel-carried-out-at"), Words::value(due))));
    facts.extend(one.order.as_ref().map(|order| {
        let told = message!(
            "counsel-order-told",
            court = Argument::words(&order.court),
            reference = Argument::words(&order.reference),
            day = order.day
        );
        Fact::new(message!("counsel-order-that-demands"), told)
    }));
    facts
}

fn order(house: &House, hold: &Hold) -> OrderRow {
    let now = house.now();
    let state = match (hold.lifted_at, hold.stands(now), hold.is_proposed(now)) {
        (Some(at), ..) => Standing::new(
            Tone::Plain,
            message!("counsel-order-lifted", day = Argument::exact(words::day(at).words)),
        ),
        (_, true, _) => Standing::new(Tone::Alarm, message!("counsel-order-in-force")),
        (.., true) => Standing::new(
            Tone::Waiting,
            message!("counsel-order-proposed", hours = house.limits.proposed_order_hours),
        ),
        _ => Standing::new(Tone::Plain, message!("counsel-order-ended")),
    };
    OrderRow { what: process(hold), state }
}

/// What was served, with its reference.
fn process(hold: &Hold) -> Message {
    message!("counsel-process", kind = hold.kind.message(), reference = Argument::words(&hold.reference))
}

/// Papers that are addressed to somebody else.
fn open_question(case: &Case) -> Vec<Message> {
    let warrant = |ground: &FileGround| {
        let agency = ground.agency.as_ref().map_or_else(String::new, ToString::to_string);
        let reference = Argument::words(&ground.reference);
        message!("counsel-warrant", agency = Argument::name(agency), reference = reference)
    };
    case.warrants.iter().map(warrant).chain(case.provider_process.iter().map(process)).collect()
}

fn history(one: &Destruction) -> Vec<Event> {
    let event = |by: &By, what: Message, detail: &str| Event {
        at: Some(words::moment(by.at)),
        what: what.into(),
        who: Some(Words::data(&by.by)).filter(|by| !by.is_empty()),
        detail: Some(Words::data(detail)).filter(|detail| !detail.is_empty()),
    };
    let mut events = vec![event(&one.notified, message!("counsel-event-notified"), &one.reference)];
    events.extend(
        one.order
            .as_ref()
            .map(|order| event(&order.entered, message!("counsel-event-order"), &order.reference)),
    );
    events.extend(one.confirmed.as_ref().map(|by| event(by, message!("counsel-event-confirmed"), "")));
    events.extend(
        one.release
            .as_ref()
            .map(|release| event(&release.proposed, message!("counsel-event-release"), &release.why)),
    );
    events.extend(one.released.as_ref().map(|by| event(by, message!("counsel-event-taken-back"), "")));
    events.extend(one.destroyed_at.map(|at| Event {
        at: Some(words::moment(at)),
        what: message!("counsel-event-destroyed").into(),
        who: None,
        detail: None,
    }));
    events.sort_by(|left, right| {
        let at = |event: &Event| event.at.as_ref().map(|at| at.iso.clone());
        at(left).cmp(&at(right))
    });
    events
}

/// What the reader may do. The command decides again; this only spares a person what would be refused.
fn acts(house: &House, person: &SignedIn, one: &Destruction, attempt: Attempt) -> CaseActs {
    if !one.is_open() {
        return CaseActs::default();
    }
    let decides = permit::<DecideDestruction>(person.actor(), &Thing::House).is_ok();
    let confirm = match one.stand(house.now(), &house.limits) {
        Stand::NeedsCounsel => Some(Confirm {
            follows: message!("counsel-confirm-effect-about"),
            button: message!("counsel-confirm-effect"),
            danger: false,
        }),
        Stand::Waits { .. } => Some(Confirm {
            follows: message!("counsel-confirm-destroy-about"),
            button: message!("counsel-confirm-destroy"),
            danger: true,
        }),
        _ => None,
    };
    let proposed = one.release.as_ref().map(|release| Proposed {
        by: release.proposed.by.clone(),
        at: words::moment(release.proposed.at),
        why: release.why.clone(),
        own: release.proposed.by.ends_with(&format!(":{}", person.actor().id())),
    });
    let back = one.order.is_none();
    CaseActs {
        confirm: confirm.filter(|_| decides),
        order: (decides && one.order.is_none()).then_some(attempt.order),
        propose: (back && proposed.is_none()).then_some(attempt.why),
        proposed: proposed.filter(|_| back),
    }
}

/// The page again, with what came of it or with why it was refused.
async fn answered<T>(
    portal: &Portal,
    by: &SignedIn,
    (number, file): (&str, &str),
    attempt: Attempt,
    (act, done): (Done, Result<T, FollowUpError>),
) -> Result<Response, PageError> {
    match done {
        Ok(_) => Ok(by.done(&format!("{HERE}/{number}/{file}"), act)),
        Err(FollowUpError::Unfit(why)) => {
            let attempt = Attempt { error: Some(why.into()), ..attempt };
            let page = page(&portal.house, by, (number, file), attempt).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(error) => Err(follow_up::page_error(error)),
    }
}

#[derive(Deserialize)]
pub(super) struct Nothing {}

pub(super) async fn confirm(
    State(portal): State<Portal>,
    Path((number, file)): Path<(String, String)>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    let (report, id) = named((&number, &file))?;
    let done = destruction::confirm(&portal.house, by.actor(), report, &id).await;
    answered(&portal, &by, (&number, &file), Attempt::default(), (Done::DestructionConfirmed, done)).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Ordered {
    reference: String,
    court: String,
    day: String,
}

pub(super) async fn order_of_court(
    State(portal): State<Portal>,
    Path((number, file)): Path<(String, String)>,
    Checked { by, form }: Checked<Ordered>,
) -> Result<Response, PageError> {
    let (report, id) = named((&number, &file))?;
    let order = [form.reference.clone(), form.court.clone(), form.day.clone()];
    let attempt = Attempt { order, ..Attempt::default() };
    let done = match form.day.trim().parse() {
        Ok(day) => {
            let new = NewOrder { reference: form.reference, court: form.court, day };
            destruction::enter_order(&portal.house, by.actor(), report, &id, &new).await
        }
        Err(_) => Err(FollowUpError::Unfit(message!("unfit-order-day-form"))),
    };
    answered(&portal, &by, (&number, &file), attempt, (Done::OrderEntered, done)).await
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Why {
    why: String,
}

pub(super) async fn propose_release(
    State(portal): State<Portal>,
    Path((number, file)): Path<(String, String)>,
    Checked { by, form }: Checked<Why>,
) -> Result<Response, PageError> {
    let (report, id) = named((&number, &file))?;
    let done = destruction::propose_release(&portal.house, by.actor(), report, &id, &form.why).await;
    let attempt = Attempt { why: form.why, ..Attempt::default() };
    answered(&portal, &by, (&number, &file), attempt, (Done::ReleaseProposed, done)).await
}

pub(super) async fn agree(
    State(portal): State<Portal>,
    Path((number, file)): Path<(String, String)>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    let (report, id) = named((&number, &file))?;
    let done = destruction::release(&portal.house, by.actor(), report, &id).await;
    answered(&portal, &by, (&number, &file), Attempt::default(), (Done::Released, done)).await
}

pub(super) async fn refuse_release(
    State(portal): State<Portal>,
    Path((number, file)): Path<(String, String)>,
    Checked { by, form }: Checked<Why>,
) -> Result<Response, PageError> {
    let (report, id) = named((&number, &file))?;
    let done = destruction::refuse_release(&portal.house, by.actor(), report, &id, &form.why).await;
    answered(&portal, &by, (&number, &file), Attempt::default(), (Done::ReleaseWithdrawn, done)).await
}
