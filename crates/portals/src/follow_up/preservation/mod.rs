//! Every clock on one report, for its provider, for staff, and for an agency that has it. Each sees what it may see: a
//! provider sees no agency by name, an agency sees no requests of others.

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
use clearline_frame::view::{Choice, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::{Audience, Routes, needs, needs_one};
use clearline_law::access::{
    ActName, Actor, HoldReport, Permit, ReadPreservation, RecordPreservation, Role, Thing, permit,
};
use clearline_law::{HoldKind, Register, Term};
use clearline_pipeline::follow_up::FollowUpError;
use clearline_pipeline::follow_up::holds::{self, Clocks as Kept, Hold, Lifted, NewHold};
use clearline_pipeline::follow_up::preservation::Preservation;
use clearline_records::dossier::{self, Head};
use clearline_report::{AgencyClass, Argument, Message, ReferralId, ReportNumber, message};
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::page_error;
use crate::Portal;
use crate::agency::or_ended;
use view::{ClockForm, ClockRow, Clocks};

/// The routes.
pub(super) fn routes() -> Routes<Portal> {
    let clocks = || needs(ActName::ReadPreservation);
    // What was served says which: an order on us is a hold.
    let records = needs_one(&[ActName::RecordPreservation, ActName::HoldReport]);
    let holds = || needs(ActName::HoldReport);
    let of_providers = Routes::pages(Audience::Provider)
        .get("/provider/reports/{number}/preservation", of_provider, clocks())
        .post("/provider/reports/{number}/preservation", keep, needs(ActName::PreserveLonger));
    let of_staff = Routes::pages(Audience::Analyst)
        .get("/desk/reports/{number}/preservation", of_desk, clocks())
        .post("/desk/reports/{number}/preservation", record, records)
        .post("/desk/reports/{number}/preservation/{hold}/lift", lift, holds())
        .post("/desk/reports/{number}/preservation/{hold}/confirm", confirm, holds());
    let of_agencies = Routes::pages(Audience::Agency)
        .get("/agency/referrals/{id}/preservation", of_agency, clocks())
        .post("/agency/referrals/{id}/preservation", ask, needs(ActName::RequestPreservation));
    of_providers.merge(of_staff).merge(of_agencies)
}

/// The report's row, and leave to read its clocks. Who may read none learns nothing of numbers.
pub(super) async fn own(
    house: &House,
    person: &SignedIn,
    number: &str,
) -> Result<(Head, Permit<ReadPreservation>), PageError> {
    if person.actor().role() != Role::Provider {
        permit::<ReadPreservation>(person.actor(), &Thing::ReportOf(None))?;
    }
    let number: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let head = dossier::head(house, number).await?.ok_or(PageError::NotFound)?;
    let permit = permit::<ReadPreservation>(person.actor(), &Thing::ReportOf(head.provider.as_ref()))?;
    Ok((head, permit))
}

async fn of_provider(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    Ok(Shown(provider_page(&portal, &person, &number, Keep::default(), None).await?).into_response())
}

async fn provider_page(
    portal: &Portal,
    person: &SignedIn,
    number: &str,
    typed: Keep,
    error: Option<Words>,
) -> Result<Clocks, PageError> {
    person.actor().provider_id().ok_or(PageError::NotYours)?;
    let (head, permit) = own(&portal.house, person, number).await?;
    let kept = holds::clocks_of(&portal.house, &permit, &head).await?;
    let number = head.number;
    let form = kept.duty.as_ref().map(|_| ClockForm::Keep {
        action: format!("/provider/reports/{number}/preservation"),
        until: typed.until,
        error,
    });
    let shown = Show { house: &portal.house, now: portal.house.now(), lift: None };
    let mut page = person.page_of(&window_of(number), Audience::Provider, "");
    page.cannot_read(&kept.unreadable);
    page.sandbox = head.world == clearline_report::World::Test;
    Ok(Clocks {
        page,
        about: message!("follow-up-report", report = Argument::exact(number.to_string())),
        back: format!("/provider/reports/{number}"),
        end: shown.end(&kept),
        rows: shown.rows(&kept, |hold| !hold.kind.binds_house(), |_| message!("clocks-recorded-here").into()),
        letter: None,
        form,
    })
}

fn window_of(number: ReportNumber) -> Message {
    message!("clocks-window-report", report = Argument::exact(number.to_string()))
}

/// Who recorded a hold, and by what document.
fn recorded_by(hold: &Hold) -> Words {
    let who = Argument::exact(&hold.actor);
    if hold.reference.is_empty() {
        return message!("clocks-by-itself", who = who).into();
    }
    message!("clocks-by", who = who, reference = Argument::words(&hold.reference)).into()
}

#[derive(Deserialize, Default)]
struct Keep {
    until: String,
}

async fn keep(
    State(portal): State<Portal>,
    Path(number): Path<String>,
    Checked { by, form }: Checked<Keep>,
) -> Result<Response, PageError> {
    let report: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let wrong: Words = match midnight(&form.until) {
        Ok(until) => match holds::keep_longer(&portal.house, by.actor(), report, until).await {
            Ok(_) => {
                let page = format!("/provider/reports/{report}/preservation");
                return Ok(by.done(&page, Done::KeptLonger));
            }
            Err(FollowUpError::Unfit(why)) => why.into(),
            Err(error) => return Err(page_error(error)),
        },
        Err(_) => message!("follow-up-day-wrong").into(),
    };
    let page = provider_page(&portal, &by, &number, form, Some(wrong)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
}

async fn of_desk(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    at_desk(&person)?;
    let (head, permit_) = own(house, &person, &number).await?;
    let kept = holds::clocks_of(house, &permit_, &head).await?;
    let number = head.number;
    let thing = Thing::ReportOf(head.provider.as_ref());
    let may_record = permit::<RecordPreservation>(person.actor(), &thing).is_ok() && kept.duty.is_some();
    let may_hold = permit::<HoldReport>(person.actor(), &thing).is_ok();
    let kinds: Vec<Choice> = HoldKind::ALL
        .into_iter()
        .filter(|kind| if kind.binds_house() { may_hold } else { may_record })
        .map(|kind| Choice::new(kind.word(), kind.message()))
        .collect();
    let address = format!("/desk/reports/{number}/preservation");
    let shown = Show { house, now: house.now(), lift: may_hold.then(|| (address.clone(), person.actor())) };
    let mut page = person.page_of(&window_of(number), Audience::Analyst, "");
    page.cannot_read(&kept.unreadable);
    page.sandbox = head.world == clearline_report::World::Test;
    Ok(Shown(Clocks {
        page,
        about: message!("follow-up-report", report = Argument::exact(number.to_string())),
        back: format!("/desk/reports/{number}"),
        end: shown.end(&kept),
        rows: shown.rows(&kept, |_| true, recorded_by),
        letter: kept.duty.as_ref().map(|_| format!("{address}/letter")),
        form: (!kinds.is_empty()).then_some(ClockForm::Record { action: address, kinds }),
    })
    .into_response())
}

/// The pages of analysts are for our staff.
pub(super) fn at_desk(person: &SignedIn) -> Result<(), PageError> {
    if person.actor().role().is_staff() { Ok(()) } else { Err(PageError::NotYours) }
}

#[derive(Deserialize)]
struct Record {
    kind: String,
    from: String,
    #[serde(default)]
    until: String,
    reference: String,
}

async fn record(
    State(portal): State<Portal>,
    Path(number): Path<String>,
    Checked { by, form }: Checked<Record>,
) -> Result<Response, PageError> {
    at_desk(&by)?;
    let report: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let kind = form.kind.parse().map_err(|_| PageError::Wrong(message!("clocks-record-choose")))?;
    let until = if form.until.trim().is_empty() { None } else { Some(midnight(&form.until)?) };
    let new = NewHold { kind, from: midnight(&form.from)?, until, reference: form.reference };
    holds::record(&portal.house, by.actor(), report, &new).await.map_err(page_error)?;
    Ok(by.done(&format!("/desk/reports/{report}/preservation"), Done::HoldRecorded))
}

#[derive(Deserialize)]
struct Lift {
    why: String,
}

async fn lift(
    State(portal): State<Portal>,
    Path((number, hold)): Path<(String, String)>,
    Checked { by, form }: Checked<Lift>,
) -> Result<Response, PageError> {
    permit::<HoldReport>(by.actor(), &Thing::House)?;
    let report: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let hold = hold.parse().map_err(|_| PageError::NotFound)?;
    let lifted = holds::lift(&portal.house, by.actor(), report, hold, &form.why).await;
    let done = match lifted.map_err(page_error)? {
        Lifted::Lifted => Done::HoldLifted,
        Lifted::Withdrawn => Done::Withdrawn,
    };
    Ok(by.done(&format!("/desk/reports/{report}/preservation"), done))
}

#[derive(Deserialize)]
struct Nothing {}

async fn confirm(
    State(portal): State<Portal>,
    Path((number, hold)): Path<(String, String)>,
    Checked { by, .. }: Checked<Nothing>,
) -> Result<Response, PageError> {
    permit::<HoldReport>(by.actor(), &Thing::House)?;
    let report: ReportNumber = number.parse().map_err(|_| PageError::NotFound)?;
    let hold = hold.parse().map_err(|_| PageError::NotFound)?;
    holds::confirm(&portal.house, by.actor(), report, hold).await.map_err(page_error)?;
    Ok(by.done(&format!("/desk/reports/{report}/preservation"), Done::HoldConfirmed))
}

async fn of_agency(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let clocks = clocks_for_agency(&portal.house, &person, &id).await;
    or_ended(&portal, &person, &id, clocks.map(|clocks| Shown(clocks).into_response())).await
}

async fn clocks_for_agency(house: &House, person: &SignedIn, id: &str) -> Result<Clocks, PageError> {
    person.actor().agency_id().ok_or(PageError::NotYours)?;
    let id: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let (kept, agency) = holds::clocks_of_referral(house, person.actor(), id).await.map_err(page_error)?;
    let wish = agency.class == AgencyClass::Foreign;
    let address = format!("/agency/referrals/{id}/preservation");
    let shown = Show { house, now: house.now(), lift: None };
    let own = |hold: &Hold| hold.agency.as_ref() == Some(&agency.id);
    let title = message!("clocks-window-referral", referral = Argument::exact(id.to_string()));
    let mut page = person.page_of(&title, Audience::Agency, "");
    page.cannot_read(&kept.unreadable);
    Ok(Clocks {
        page,
        about: message!("follow-up-referral", referral = Argument::exact(id.to_string())),
        back: format!("/agency/referrals/{id}"),
        end: shown.end(&kept),
        rows: shown.rows(&kept, own, |hold| Words::data(&hold.reference)),
        letter: (!wish && kept.duty.is_some()).then(|| format!("{address}/letter")),
        form: kept.duty.as_ref().map(|_| ClockForm::Ask { action: address.clone(), wish }),
    })
}

#[derive(Deserialize)]
struct Ask {
    reference: String,
}

async fn ask(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Ask>,
) -> Result<Response, PageError> {
    let referral: ReferralId = id.parse().map_err(|_| PageError::NotFound)?;
    let asked = holds::request(&portal.house, by.actor(), referral, &form.reference).await;
    let page = format!("/agency/referrals/{referral}/preservation");
    let told = asked.map(|_| by.done(&page, Done::Asked)).map_err(page_error);
    or_ended(&portal, &by, &id, told).await
}

/// `2027-01-31` is the beginning of that day in UTC.
fn midnight(text: &str) -> Result<Timestamp, PageError> {
    let wrong = || PageError::Wrong(message!("follow-up-day-wrong"));
    let day: Date = text.trim().parse().map_err(|_| wrong())?;
    TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())).map_err(|_| wrong())
}

/// How clocks are shown.
struct Show<'a> {
    house: &'a House,
    now: Timestamp,
    /// The address below which holds are lifted and confirmed, and who looks, for those who may.
    lift: Option<(String, &'a Actor)>,
}

impl Show<'_> {
    fn end(&self, kept: &Kept) -> Option<(clearline_frame::view::Moment, Standing)> {
        kept.duty.as_ref().map(|duty| (words::day(duty.ends_at), words::days_left(duty.ends_at, self.now)))
    }

    fn rows(&self, kept: &Kept, seen: impl Fn(&Hold) -> bool, by: impl Fn(&Hold) -> Words) -> Vec<ClockRow> {
        let register = self.house.register;
        let mut rows: Vec<ClockRow> = kept.duty.iter().map(|duty| self.duty(register, duty)).collect();
        rows.extend(kept.holds.iter().filter(|hold| seen(hold)).map(|hold| self.hold(hold, by(hold))));
        rows.extend(kept.abroad.iter().map(|term| self.abroad(register, term)));
        rows
    }

    fn duty(&self, register: &Register, duty: &Preservation) -> ClockRow {
        ClockRow {
            what: message!("clocks-duty").into(),
            clause: Some(words::citation(register, &duty.own_clause)),
            start: words::day(duty.starts_at),
            by: duty.event.message().into(),
            end: Some(words::day(duty.own_ends_at)),
            left: words::days_left(duty.own_ends_at, self.now),
            lift: None,
            confirm: None,
            proposed: false,
        }
    }

    fn hold(&self, hold: &Hold, by: Words) -> ClockRow {
        let left = match (&hold.lifted_at, hold.ends_at) {
            _ if hold.is_proposed(self.now) => Standing::new(Tone::Waiting, message!("clocks-proposed")),
            (Some(at), _) => {
                let day = Argument::name(words::day(*at).words);
                let ended = match hold.confirmed_at {
                    Some(_) => message!("clocks-lifted", day = day),
                    None => message!("clocks-withdrawn", day = day),
                };
                Standing::new(Tone::Plain, ended)
            }
            (None, Some(end)) => words::days_left(end, self.now),
            (None, None) => Standing::new(Tone::Plain, message!("clocks-in-force")),
        };
        let fixed = matches!(hold.kind, HoldKind::Request | HoldKind::Renewal | HoldKind::Voluntary);
        let proposed = hold.is_proposed(self.now);
        let runs = hold.stands(self.now) || proposed;
        let lift = self.lift.as_ref().filter(|(_, by)| runs && !fixed && hold.may_be_ended_by(by));
        let confirm = self.lift.as_ref().filter(|(_, by)| proposed && !hold.is_entered_by(by.id()));
        ClockRow {
            what: hold.kind.message().into(),
            clause: hold.clause.as_deref().map(|clause| words::citation(self.house.register, clause)),
            start: words::day(hold.starts_at),
            by,
            end: hold.ends_at.map(words::day),
            left,
            lift: lift.map(|(address, _)| format!("{address}/{}/lift", hold.ordinal)),
            confirm: confirm.map(|(address, _)| format!("{address}/{}/confirm", hold.ordinal)),
            proposed,
        }
    }

    fn abroad(&self, register: &Register, term: &Term) -> ClockRow {
        ClockRow {
            what: message!("clocks-abroad", length = term.length.clone()).into(),
            clause: Some(words::citation(register, term.clause.as_str())),
            start: words::day(term.start),
            by: term.event.message().into(),
            end: Some(words::day(term.end)),
            left: words::days_left(term.end, self.now),
            lift: None,
            confirm: None,
            proposed: false,
        }
    }
}
