//! What is known of a provider or a country beyond the register: one person enters it with its source, another decides.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_counsel::{
    self as counsel, CounselError, EVIDENCE_BYTES_MAX, Matter, NewDocument, Proposed, Refusal, Whole,
};
use clearline_frame::Frame;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::CheckedUpload;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, FieldError, Words};
use clearline_http::Audience;
use clearline_law::access::{ProposeLaw, Thing, permit};
use clearline_law::{About, Basis, Confidence, DetailOf, Entered, Register};
use clearline_report::{Country, message};
use serde::Deserialize;

use super::ask::document_hint;
use super::view::Link;
use super::{may_read, page_error, today};
use view::{Enter, EnterFields};

/// In place of a provider's id: one that the register does not have.
const NEW: &str = "new";

/// What a source that somebody read may be.
const SOURCES: [Basis; 5] =
    [Basis::OfficialPage, Basis::OfficialText, Basis::Depositary, Basis::Secondary, Basis::Document];

/// What was typed. `about` is a country's code, a provider's id, or `new`.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    about: String,
    service: String,
    detail: String,
    value: String,
    publisher: String,
    title: String,
    url: String,
    as_of: String,
    basis: String,
    confidence: String,
    reason: String,
}

/// Of whom it is, where the register in use has them.
fn about(register: &Register, typed: &Typed) -> Result<About, PageError> {
    let country = typed.about.parse::<Country>().ok();
    match country.filter(|country| register.country(*country).is_some_and(|entry| !entry.domestic)) {
        Some(country) => Ok(About::Country(country)),
        None if typed.about == NEW => Ok(About::Provider(Entered::provider_id(&typed.service))),
        None => {
            let provider = register.provider(&typed.about).ok_or(PageError::NotFound)?;
            Ok(About::Provider(provider.id.clone()))
        }
    }
}

/// What can be said of them.
fn kinds(about: &About) -> Vec<DetailOf> {
    let fits = |of: &DetailOf| match about {
        About::Country(_) => of.is_of_country(),
        About::Provider(_) => of.is_of_provider(),
    };
    DetailOf::ALL.into_iter().filter(fits).collect()
}

fn form(person: &SignedIn, register: &Register, of: &About, typed: &Typed) -> Enter {
    let new = typed.about == NEW;
    let (back, name) = match of {
        About::Country(country) => {
            let name = Words::value(*country);
            (Link::new(format!("/counsel/countries/{country}"), name.clone()), name)
        }
        About::Provider(_) if new => (
            Link::new("/counsel/providers", message!("counsel-providers")),
            message!("counsel-enter-new-provider").into(),
        ),
        About::Provider(id) => {
            let service = register.provider(id).map_or(id.as_str(), |provider| &provider.service);
            (Link::new("/counsel/providers", message!("counsel-providers")), Words::data(service))
        }
    };
    let choice = |value: &'static str, words: Words, chosen: &str| Choice {
        chosen: value == chosen,
        ..Choice::new(value, words)
    };
    let of_kind = |one: DetailOf| choice(one.word(), Words::Heading(one.message()), &typed.detail);
    let of_basis = |one: Basis| choice(one.word(), Words::Heading(one.message()), &typed.basis);
    let sure = |one: Confidence| choice(one.word(), Words::Heading(one.message()), &typed.confidence);
    Enter {
        page: person.page_of(&message!("counsel-window-enter"), Audience::Counsel, &back.href),
        back,
        name,
        about: typed.about.clone(),
        fields: EnterFields {
            service: new.then(|| typed.service.clone()),
            details: kinds(of).into_iter().map(of_kind).collect(),
            value: typed.value.clone(),
            publisher: typed.publisher.clone(),
            title: typed.title.clone(),
            url: typed.url.clone(),
            as_of: typed.as_of.clone(),
            bases: SOURCES.into_iter().map(of_basis).collect(),
            confidences: Confidence::ALL.into_iter().map(sure).collect(),
            document: document_hint(),
            reason: typed.reason.clone(),
        },
        errors: Vec::new(),
    }
}

/// The right to propose is checked before anything is shown.
fn proposer(person: &SignedIn) -> Result<(), PageError> {
    may_read(person)?;
    permit::<ProposeLaw>(person.actor(), &Thing::House)?;
    Ok(())
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(typed): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let agreed = counsel::known(frame.house()).await?.agreed;
    let of = about(&agreed.register, &typed)?;
    Ok(Shown(form(&person, &agreed.register, &of, &typed)).into_response())
}

/// What was typed, as it is proposed.
fn entered(frame: &Frame, register: &Register, of: &About, typed: &Typed) -> Result<Entered, FieldError> {
    let choose = |field| FieldError::new(field, message!("counsel-choose-one"));
    let kind = typed.detail.parse().ok().filter(|kind| kinds(of).contains(kind));
    let optional = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let service = match of {
        About::Provider(id) if id.is_empty() => {
            return Err(FieldError::new("service", message!("counsel-enter-service-missing")));
        }
        About::Provider(_) if typed.about == NEW => optional(&typed.service),
        // Somebody may have entered the provider: its name goes along, whatever becomes of that entry.
        About::Provider(id) => register.provider(id).map(|provider| provider.service.clone()),
        About::Country(_) => None,
    };
    Ok(Entered {
        about: of.clone(),
        service,
        of: kind.ok_or_else(|| choose("detail"))?,
        value: typed.value.clone(),
        publisher: typed.publisher.clone(),
        title: typed.title.clone(),
        url: optional(&typed.url),
        as_of: optional(&typed.as_of),
        basis: typed.basis.parse().map_err(|_| choose("basis"))?,
        confidence: typed.confidence.parse().map_err(|_| choose("confidence"))?,
        recorded: today(frame.house()),
    })
}

/// A refusal at the field it is about.
fn wrong(refusal: &Refusal) -> FieldError {
    let field = match refusal {
        Refusal::ValueMissing | Refusal::DoesNotFit { .. } => "value",
        Refusal::SourceMissing => "publisher",
        Refusal::SourceUnread => "basis",
        Refusal::AddressWrong => "url",
        Refusal::FactDayWrong => "as_of",
        Refusal::DocumentMissing | Refusal::DocumentEmpty | Refusal::DocumentTooLarge { .. } => "document",
        _ => "reason",
    };
    FieldError::new(field, Words::Sentence(refusal.message()))
}

pub(super) async fn propose(
    State(frame): State<Frame>,
    CheckedUpload { by, form: typed, document }: CheckedUpload<Typed, EVIDENCE_BYTES_MAX>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let agreed = counsel::known(frame.house()).await?.agreed;
    let register = &agreed.register;
    let of = about(register, &typed)?;
    let error = match entered(&frame, register, &of, &typed) {
        Err(error) => error,
        Ok(entered) => {
            let proposed = Proposed { matter: Matter::Detail { entered }, reason: typed.reason.clone() };
            let document: Option<NewDocument<Whole>> =
                document.map(|file| NewDocument::whole(&file.name, file.bytes));
            match counsel::propose(frame.house(), by.actor(), &proposed, document).await {
                Ok(id) => return Ok(by.done(&format!("/counsel/proposals/{id}"), Done::Proposed)),
                Err(CounselError::Refused(refusal)) => wrong(&refusal),
                Err(error) => return Err(page_error(error)),
            }
        }
    };
    let form = Enter { errors: vec![error], ..form(&by, register, &of, &typed) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(form)).into_response())
}
