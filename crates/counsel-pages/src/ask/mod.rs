//! What is proposed without a page of its own: the end of a basis, whether an agency investigates such crimes, and
//! reliance on a stale entry of the register.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_counsel::{
    self as counsel, CounselError, EVIDENCE_BYTES_MAX, Matter, NewDocument, OVERRIDE_DAYS_MAX, Proposed,
    Refusal, Whole,
};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::{Checked, CheckedUpload, Upload};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Fact, FieldError, Words};
use clearline_http::Audience;
use clearline_http::limits::FORM_BYTES_MAX;
use clearline_identity::directory::{self, Agency, KeptBasis};
use clearline_law::access::{ProposeLaw, Thing, permit};
use clearline_law::{Register, RouteKind};
use clearline_report::{Argument, Country, Message, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::view::Link;
use super::{agency_of, may_read, page_error, shown, today};
use clearline_frame::Frame;
use view::{Ask, AskFields};

/// The bound of a form that comes with a document.
pub(super) fn body_limit() -> DefaultBodyLimit {
    let document = usize::try_from(EVIDENCE_BYTES_MAX).unwrap_or(usize::MAX);
    // Room for the other fields, and for a document a little too large to be refused in words.
    DefaultBodyLimit::max(document.saturating_add(FORM_BYTES_MAX).saturating_add(1 << 20))
}

/// How large a document may be.
pub(super) fn document_hint() -> Message {
    message!("counsel-document-hint", most = EVIDENCE_BYTES_MAX >> 20)
}

/// A day of a form; an empty field is none.
pub(super) fn day_of(field: &str, text: &str) -> Result<Option<Date>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| FieldError::new(field, message!("counsel-day-form"));
    text.parse().map(Some).map_err(wrong)
}

/// A refusal at the field it is about; `last` is the field of the last day.
pub(super) fn wrong(refusal: &Refusal, last: &str) -> FieldError {
    let field = match refusal {
        Refusal::EvidenceMissing => "evidence",
        Refusal::DocumentMissing | Refusal::DocumentEmpty | Refusal::DocumentTooLarge { .. } => "document",
        Refusal::DaysBackwards | Refusal::Past { .. } | Refusal::TooFar { .. } => last,
        Refusal::NoSuchBasis { .. } => "answer",
        Refusal::CountryMissing | Refusal::NotToOpen { .. } => "countries",
        _ => "reason",
    };
    FieldError::new(field, Words::Sentence(refusal.message()))
}

/// What was typed into one of the forms.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    entry: String,
    answer: String,
    from: String,
    to: String,
    evidence: String,
    reason: String,
    route: String,
    countries: String,
    given_by: String,
    given_on: String,
}

/// Sends a proposal on; what is refused comes back as the form, with what is wrong.
async fn send(
    frame: &Frame,
    by: &SignedIn,
    matter: Result<Matter, FieldError>,
    document: Option<Upload>,
    form: Ask,
) -> Result<Response, PageError> {
    let wrong = match matter {
        Err(wrong) => wrong,
        Ok(matter) => {
            let proposed = Proposed { matter, reason: form.fields.reason.clone() };
            let document: Option<NewDocument<Whole>> =
                document.map(|file| NewDocument::whole(&file.name, file.bytes));
            match counsel::propose(frame.house(), by.actor(), &proposed, document).await {
                Ok(id) => return Ok(by.done(&format!("/counsel/proposals/{id}"), Done::Proposed)),
                Err(CounselError::Refused(refusal)) => wrong(&refusal, "to"),
                Err(error) => return Err(page_error(error)),
            }
        }
    };
    let form = Ask { errors: vec![wrong], ..form };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(form)).into_response())
}

/// The right to propose is checked before anything is shown.
fn proposer(person: &SignedIn) -> Result<(), PageError> {
    may_read(person)?;
    permit::<ProposeLaw>(person.actor(), &Thing::House)?;
    Ok(())
}

/// What a form says before it asks. A suspended agency may be prepared for, and the form says that it is suspended.
fn remarks(first: Message, agency: &Agency) -> Vec<Message> {
    let suspended = agency.suspended.then(|| message!("counsel-suspended"));
    [first].into_iter().chain(suspended).collect()
}

fn end_form(person: &SignedIn, agency: &Agency, bases: &[KeptBasis], typed: &Typed) -> Ask {
    let choice = |one: &KeptBasis| {
        let (basis, from) = (one.basis.kind.message(), one.basis.from);
        let words = match one.basis.to {
            Some(to) => message!("counsel-basis-from-to", basis = basis, from = from, to = to),
            None => message!("counsel-basis-from", basis = basis, from = from),
        };
        Choice {
            chosen: one.ordinal.to_string() == typed.answer,
            hint: Some(Words::data(&one.basis.evidence)),
            ..Choice::new(one.ordinal.to_string(), Words::Sentence(words))
        }
    };
    Ask {
        page: person.page_of(&message!("counsel-window-end"), Audience::Counsel, "/counsel/agencies"),
        back: Link::new(format!("/counsel/agencies/{}", agency.id), Words::data(&agency.name)),
        title: message!("counsel-end-title"),
        remarks: remarks(message!("counsel-end-remark"), agency),
        facts: Vec::new(),
        action: format!("/counsel/agencies/{}/end", agency.id),
        hidden: Vec::new(),
        fields: AskFields {
            answer: Some((message!("counsel-which-basis"), bases.iter().map(choice).collect())),
            to: Some(typed.to.clone()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: message!("counsel-propose"),
        errors: Vec::new(),
    }
}

pub(super) async fn end_basis(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(asked): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let agency = agency_of(&frame, &id).await?;
    let bases = directory::bases_of(frame.house(), &agency.id).await?;
    let typed = Typed { to: today(frame.house()).to_string(), ..asked };
    Ok(Shown(end_form(&person, &agency, &bases, &typed)).into_response())
}

pub(super) async fn propose_end_basis(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let agency = agency_of(&frame, &id).await?;
    let bases = directory::bases_of(frame.house(), &agency.id).await?;
    let read = || {
        let ordinal =
            form.answer.parse().map_err(|_| FieldError::new("answer", message!("counsel-choose-basis")))?;
        let last_day = day_of("to", &form.to)?;
        let last_day = last_day.ok_or_else(|| FieldError::new("to", message!("counsel-choose-end")))?;
        Ok(Matter::EndBasis { agency: agency.id.clone(), ordinal, last_day })
    };
    send(&frame, &by, read(), None, end_form(&by, &agency, &bases, &form)).await
}

fn answer_form(person: &SignedIn, agency: &Agency, typed: &Typed) -> Ask {
    let choice =
        |value: &str, words: Message| Choice { chosen: typed.answer == value, ..Choice::new(value, words) };
    let answers = vec![
        choice("yes", message!("counsel-investigates-yes")),
        choice("no", message!("counsel-investigates-no")),
    ];
    Ask {
        page: person.page_of(
            &message!("counsel-window-investigates"),
            Audience::Counsel,
            "/counsel/agencies",
        ),
        back: Link::new(format!("/counsel/agencies/{}", agency.id), Words::data(&agency.name)),
        title: message!("counsel-investigates-title"),
        remarks: remarks(message!("counsel-investigates-remark"), agency),
        facts: Vec::new(),
        action: format!("/counsel/agencies/{}/investigates", agency.id),
        hidden: Vec::new(),
        fields: AskFields {
            answer: Some((message!("counsel-does-it"), answers)),
            evidence: Some(typed.evidence.clone()),
            document: Some(document_hint()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: message!("counsel-propose"),
        errors: Vec::new(),
    }
}

pub(super) async fn investigates(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let agency = agency_of(&frame, &id).await?;
    Ok(Shown(answer_form(&person, &agency, &Typed::default())).into_response())
}

pub(super) async fn propose_investigates(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    CheckedUpload { by, form, document }: CheckedUpload<Typed, EVIDENCE_BYTES_MAX>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let agency = agency_of(&frame, &id).await?;
    let matter = match form.answer.as_str() {
        "yes" | "no" => Ok(Matter::Investigates {
            agency: agency.id.clone(),
            answer: form.answer == "yes",
            evidence: form.evidence.clone(),
        }),
        _ => Err(FieldError::new("answer", message!("counsel-choose-one"))),
    };
    send(&frame, &by, matter, document, answer_form(&by, &agency, &form)).await
}

/// The form that opens a route through a federal office, with what public sources say of it.
fn route_form(frame: &Frame, person: &SignedIn, typed: &Typed) -> Result<Ask, PageError> {
    let register = frame.house().register;
    let route = register.routes().iter().find(|one| one.id == typed.route).ok_or(PageError::NotFound)?;
    let detour = matches!(route.kind, RouteKind::Attache | RouteKind::Interpol);
    let route = Some(route).filter(|_| detour).ok_or(PageError::NotFound)?;
    let day = today(frame.house());
    let mut facts = vec![
        Fact::new(message!("counsel-what-it-is"), Words::law(&route.words)),
        Fact::new(message!("counsel-route-standing"), route.dates.standing(day).words()),
        Fact::new(message!("counsel-sources"), Words::from(register.sources_words(&route.sources))),
    ];
    facts.extend(route.note.as_ref().map(|note| Fact::new(message!("counsel-note-fact"), Words::law(note))));
    let offices = register.all_offices().iter().filter(|office| office.agency == route.through);
    let offices: Vec<Argument> = offices
        .map(|office| {
            let (place, as_of) = (Argument::name(&office.place), Argument::exact(&office.as_of));
            message!("counsel-office", place = place, country = office.country, day = as_of).into()
        })
        .collect();
    if !offices.is_empty() {
        let listed = message!("each", reasons = Argument::Each(offices));
        facts.push(Fact::new(message!("counsel-offices"), Words::Sentence(listed)));
    }
    Ok(Ask {
        page: person.page_of(&message!("counsel-window-open"), Audience::Counsel, "/counsel"),
        back: Link::new("/counsel/start", message!("counsel-start")),
        title: message!("counsel-open-title", route = route.kind.message()),
        remarks: vec![
            message!("counsel-open-remark"),
            message!("counsel-open-onward"),
            message!("counsel-open-ask"),
        ],
        facts,
        action: "/counsel/open".to_owned(),
        hidden: vec![("route".to_owned(), route.id.clone())],
        fields: AskFields {
            countries: Some(typed.countries.clone()),
            from: Some(typed.from.clone()),
            evidence: Some(typed.evidence.clone()),
            given: Some((typed.given_by.clone(), typed.given_on.clone())),
            document: Some(document_hint()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: message!("counsel-propose"),
        errors: Vec::new(),
    })
}

/// Countries by code, or by their name in English; parted by commas, semicolons or lines.
fn countries_of(register: &Register, text: &str) -> Result<Vec<Country>, FieldError> {
    let named = |name: &str| {
        let by_name = || register.countries().find(|entry| entry.name.eq_ignore_ascii_case(name));
        let by_code = name.to_ascii_uppercase().parse().ok();
        let known = by_code.filter(|country| register.country(*country).is_some());
        known.or_else(|| by_name().map(|entry| entry.country)).ok_or_else(|| {
            let words = message!("counsel-no-such-country", country = Argument::exact(name));
            FieldError::new("countries", words)
        })
    };
    text.split([',', ';', '\n']).map(str::trim).filter(|name| !name.is_empty()).map(named).collect()
}

pub(super) async fn open(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let from = today(frame.house()).to_string();
    Ok(Shown(route_form(&frame, &person, &Typed { from, ..asked })?).into_response())
}

pub(super) async fn propose_open(
    State(frame): State<Frame>,
    CheckedUpload { by, form, document }: CheckedUpload<Typed, EVIDENCE_BYTES_MAX>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let register = frame.house().register;
    let route = register.routes().iter().find(|one| one.id == form.route).ok_or(PageError::NotFound)?;
    let read = || {
        let from = day_of("from", &form.from)?
            .ok_or_else(|| FieldError::new("from", message!("counsel-choose-from")))?;
        let given_on = day_of("given_on", &form.given_on)?
            .ok_or_else(|| FieldError::new("given_on", message!("counsel-choose-given")))?;
        Ok(Matter::Route {
            route: route.id.clone(),
            through: route.through.clone(),
            countries: countries_of(register, &form.countries)?,
            evidence: form.evidence.clone(),
            given_by: form.given_by.clone(),
            given_on,
            from,
            to: None,
        })
    };
    send(&frame, &by, read(), document, route_form(&frame, &by, &form)?).await
}

/// The entry that is to be relied on must be there.
fn reliance_form(frame: &Frame, person: &SignedIn, typed: &Typed) -> Result<Ask, PageError> {
    let entry = typed.entry.trim();
    let history = frame.house().register.history(entry);
    let row = history.last().ok_or(PageError::NotFound)?;
    let mut facts = vec![
        Fact::new(message!("counsel-what-it-is"), &row.title),
        Fact::new(message!("counsel-what-it-says"), Words::law(&row.says)),
    ];
    facts.extend(shown::review_due(&row.dates).map(|due| Fact::new(message!("counsel-review-was-due"), due)));
    Ok(Ask {
        page: person.page_of(&message!("counsel-window-rely"), Audience::Counsel, "/counsel"),
        back: shown::entry_link(frame.house().register, row.kind, entry, &row.title),
        title: message!("counsel-rely-title"),
        remarks: vec![message!("counsel-rely-remark", days = OVERRIDE_DAYS_MAX)],
        facts,
        action: "/counsel/rely".to_owned(),
        hidden: vec![("entry".to_owned(), entry.to_owned())],
        fields: AskFields {
            from: Some(typed.from.clone()),
            to: Some(typed.to.clone()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: message!("counsel-propose"),
        errors: Vec::new(),
    })
}

pub(super) async fn rely(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(asked): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let from = today(frame.house()).to_string();
    Ok(Shown(reliance_form(&frame, &person, &Typed { from, ..asked })?).into_response())
}

pub(super) async fn propose_rely(
    State(frame): State<Frame>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let read = || {
        let from = day_of("from", &form.from)?
            .ok_or_else(|| FieldError::new("from", message!("counsel-choose-from")))?;
        let to =
            day_of("to", &form.to)?.ok_or_else(|| FieldError::new("to", message!("counsel-choose-to")))?;
        Ok(Matter::Override { entry: form.entry.trim().to_owned(), from, to })
    };
    send(&frame, &by, read(), None, reliance_form(&frame, &by, &form)?).await
}
