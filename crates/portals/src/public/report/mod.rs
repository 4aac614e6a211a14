//! The form on which anybody reports: shown, checked, and sent.

#[cfg(feature = "samples")]
pub(super) mod sample;
pub(crate) mod view;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::form::Open;
use clearline_frame::reader::Reader;
use clearline_frame::view::{Audience, Choice, FieldError, Tone, Words};
use clearline_http::Source;
use clearline_i18n::Language;
use clearline_law::access::Actor;
use clearline_pipeline::intake::{self, FormToken, PublicFiled, TokenKind, TokenProblem};
use clearline_report::countries::Spot;
use clearline_report::{Answer, Argument, IncidentType, Message, message};
use clearline_wire::limits::PUBLIC_STORY_CHARACTERS_MAX;
use clearline_wire::public::{ChildPlace, Contact, PublicReport};
use serde::Deserialize;

use super::pace::Turn;
use super::refused;
use super::view::EMERGENCIES;
use crate::Portal;
use crate::limits::PUBLIC_AGAIN_SECONDS;
use view::{OTHER_PLACE, ReportAnswers, ReportForm, incident_type};

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Typed {
    csrf: String,
    incident: String,
    story: String,
    urls: String,
    app: String,
    account: String,
    when: String,
    danger: String,
    country: String,
    place: String,
    name: String,
    contact: String,
    agencies: String,
    /// Asks for the page in another language.
    language: String,
}

pub(super) async fn show(State(portal): State<Portal>, reader: Reader) -> impl IntoResponse {
    let token = intake::form_token(&portal.house, TokenKind::Page);
    Shown(form(&portal, &reader, Typed::default(), &[], token))
}

/// The form, filled with what was typed, which goes along into another language.
fn form(portal: &Portal, reader: &Reader, typed: Typed, wrong: &[Wrong], token: String) -> ReportForm {
    let mut page = portal.frame.page_of(reader, &message!("report-window"), Audience::Public);
    page.csrf = token;
    page.language_form = Some("report");
    let language = page.language;
    let error = |(field, said): &Wrong| FieldError { field: (*field).to_owned(), words: said.into() };
    ReportForm {
        page,
        emergencies: EMERGENCIES.to_vec(),
        errors: wrong.iter().map(error).collect(),
        places: places(portal, language, &typed),
        answers: typed.into(),
        story_chars_max: PUBLIC_STORY_CHARACTERS_MAX,
    }
}

pub(super) async fn file(
    State(portal): State<Portal>,
    source: Source,
    reader: Reader,
    Open(typed): Open<Typed>,
) -> Result<Response, PageError> {
    let token = intake::read_token(&portal.house, &typed.csrf);
    if let Ok(language) = Language::named(&typed.language) {
        let again = token_again(&portal, &typed, token.err());
        return Ok(Shown(form(&portal, &reader.asking_for(language), typed, &[], again)).into_response());
    }
    let report = match read(&reader, &typed) {
        Ok(report) => report,
        Err(wrong) => {
            let again = token_again(&portal, &typed, token.err());
            let page = form(&portal, &reader, typed, &wrong, again);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response());
        }
    };
    let token = match token {
        Ok(token) => token,
        Err(problem) => return Ok(not_yet(&portal, &reader, typed, problem)),
    };
    if portal.pace.turn(source.network(), token.kind() == TokenKind::Waited).await == Turn::Later {
        return Ok(later(&portal, &reader, typed));
    }
    send(&portal, &reader, typed, &report, &token).await
}

/// The token of a page that comes back: its own, where it is still good.
fn token_again(portal: &Portal, typed: &Typed, problem: Option<TokenProblem>) -> String {
    match problem {
        None | Some(TokenProblem::TooSoon) => typed.csrf.clone(),
        Some(TokenProblem::TooOld) => intake::ready_token(&portal.house, TokenKind::Page),
        Some(TokenProblem::Missing) => intake::form_token(&portal.house, TokenKind::Page),
    }
}

async fn send(
    portal: &Portal,
    reader: &Reader,
    typed: Typed,
    report: &PublicReport,
    token: &FormToken,
) -> Result<Response, PageError> {
    match intake::file_public(&portal.house, &Actor::public(), report, token).await {
        // The page that says so has an address of its own, so that loading it again sends nothing again. The address
        // holds the token, because the number must not be in the browser's history.
        Ok(PublicFiled::Arrived(_)) => Ok(Redirect::to(&reader.at(&sent_at(&typed.csrf))).into_response()),
        Ok(PublicFiled::SentBefore) => {
            let again = intake::ready_token(&portal.house, TokenKind::Page);
            let why = message!("public-sent-before");
            Ok(back(portal, reader, typed, again, &why, (StatusCode::CONFLICT, None)))
        }
        Err(error) => Err(refused(error)),
    }
}

fn sent_at(token: &str) -> String {
    format!("/report/sent/{}", token.trim())
}

/// The page again, with all that was typed, and why it was not sent yet.
fn not_yet(portal: &Portal, reader: &Reader, typed: Typed, problem: TokenProblem) -> Response {
    let house = &portal.house;
    let patience = Some(house.limits.form_seconds_min.unsigned_abs());
    let (why, wait) = match problem {
        TokenProblem::TooSoon => (message!("public-too-soon"), patience),
        TokenProblem::TooOld => (message!("public-too-old"), None),
        TokenProblem::Missing => (message!("public-look-again"), patience),
    };
    let again = token_again(portal, &typed, Some(problem));
    back(portal, reader, typed, again, &why, (StatusCode::CONFLICT, wait))
}

/// Too many wait already. A sender of the same page has waited, and goes before new senders.
fn later(portal: &Portal, reader: &Reader, typed: Typed) -> Response {
    let why = message!("public-busy", seconds = PUBLIC_AGAIN_SECONDS);
    let again = intake::form_token(&portal.house, TokenKind::Waited);
    let answer = (StatusCode::TOO_MANY_REQUESTS, Some(PUBLIC_AGAIN_SECONDS));
    back(portal, reader, typed, again, &why, answer)
}

/// The page with all that was typed and why it was not sent, and how long to wait.
fn back(
    portal: &Portal,
    reader: &Reader,
    typed: Typed,
    token: String,
    why: &Message,
    (status, wait): (StatusCode, Option<u64>),
) -> Response {
    let mut form = form(portal, reader, typed, &[], token);
    form.page.notice = Some(form.page.notice(Tone::Caution, why));
    let mut response = (status, Shown(form)).into_response();
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// A field of the form, and what to do about it.
type Wrong = (&'static str, Message);

/// What was typed, as a report, or all that must be put right, in the order of the page.
fn read(reader: &Reader, typed: &Typed) -> Result<PublicReport, Vec<Wrong>> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut errors = Vec::new();
    let incident = incident_type(&typed.incident);
    if incident.is_none() {
        errors.push(("incident", message!("public-incident-missing")));
    }
    let child = child(typed).unwrap_or_else(|_| {
        let typed = Argument::words(typed.country.trim());
        errors.push(("place", message!("public-place-open", typed = typed)));
        None
    });
    let (name, reach) = (some(&typed.name), some(&typed.contact));
    let (email, phone) = match reach {
        Some(reach) if reach.contains('@') => (Some(reach), None),
        other => (None, other),
    };
    let contact = Some(Contact { name, email, phone }).filter(|contact| *contact != Contact::default());
    let report = PublicReport {
        // Without a kind nothing is filed. The rest is checked all the same, so that the page lists all errors at once.
        incident: incident.unwrap_or(IncidentType::Csam),
        story: typed.story.trim().to_owned(),
        urls: typed.urls.lines().filter_map(some).collect(),
        platform: some(&typed.app),
        account: some(&typed.account),
        happened: some(&typed.when),
        child,
        child_in_danger: answer(&typed.danger),
        contact_for_agencies: if contact.is_some() { answer(&typed.agencies) } else { Answer::NotStated },
        contact,
        language: reader.language_of(&message!("report-window"), None).tag().to_owned(),
    };
    errors.extend(report.check().into_iter().map(|wrong| (field_of_form(wrong.field), wrong.problem)));
    let place = |(wrong, _): &Wrong| ORDER.iter().position(|field| field == wrong);
    errors.sort_by_key(place);
    if errors.is_empty() { Ok(report) } else { Err(errors) }
}

/// The fields in the order of the page.
const ORDER: [&str; 11] =
    ["danger", "incident", "story", "app", "account", "urls", "when", "country", "place", "name", "contact"];

fn answer(word: &str) -> Answer {
    match word {
        "yes" => Answer::Yes,
        "no" => Answer::No,
        _ => Answer::NotStated,
    }
}

/// Where the child is: as it was written, or as it was chosen among what that may mean.
fn child(typed: &Typed) -> Result<Option<ChildPlace>, Vec<Spot>> {
    let words = &typed.country;
    ChildPlace::read(words).or_else(|spots| {
        if typed.place == OTHER_PLACE {
            return Ok(Some(ChildPlace::unread(words)));
        }
        match spots.iter().find(|spot| spot.value() == typed.place) {
            Some(spot) => Ok(Some(ChildPlace::chosen(words, *spot))),
            None => Err(spots),
        }
    })
}

/// What the words about the country may mean, where that is to be asked.
fn places(portal: &Portal, language: Language, typed: &Typed) -> Vec<Choice> {
    let Err(spots) = ChildPlace::read(&typed.country) else { return Vec::new() };
    let register = portal.house.register;
    let regions: Vec<&str> = spots.iter().filter_map(Spot::region_name).collect();
    let words = |spot: &Spot| {
        // What people know a country by: in English by the register's name.
        let country = match language {
            Language::ENGLISH => register.country_name(spot.country),
            other => other.country(spot.country),
        };
        match spot.region_name() {
            Some(region) => message!(
                "report-place-region",
                region = Argument::name(region),
                country = Argument::name(country)
            )
            .into(),
            None if regions.contains(&register.country_name(spot.country).as_str()) => {
                message!("report-place-country", country = Argument::name(country)).into()
            }
            None => Words::value(Argument::name(country)),
        }
    };
    let other = (OTHER_PLACE.to_owned(), message!("report-place-other").into());
    let all = spots.iter().map(|spot| (spot.value(), words(spot))).chain([other]);
    all.map(|(value, words)| Choice { chosen: value == typed.place, ..Choice::new(value, words) }).collect()
}

/// The form's name for a field of the report.
fn field_of_form(field: &'static str) -> &'static str {
    match field {
        "platform" => "app",
        "happened" => "when",
        "child_in_danger" => "danger",
        "child" => "country",
        "email" | "phone" => "contact",
        other => other,
    }
}

impl From<Typed> for ReportAnswers {
    fn from(typed: Typed) -> Self {
        ReportAnswers {
            incident: typed.incident,
            story: typed.story,
            urls: typed.urls,
            app: typed.app,
            account: typed.account,
            when: typed.when,
            danger: typed.danger,
            country: typed.country,
            name: typed.name,
            contact: typed.contact,
            agencies: typed.agencies,
        }
    }
}
