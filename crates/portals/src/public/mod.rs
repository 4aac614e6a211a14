//! What anybody sees: the first page, the report form, and what stands in its place when something is missing.

mod pace;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clearline_law::access::Actor;
use clearline_pipeline::intake::{self, FormToken, IntakeError, PublicFiled, TokenKind, TokenProblem};
use clearline_report::{Answer, Country};
use clearline_wire::limits::PUBLIC_STORY_CHARACTERS_MAX;
use clearline_wire::public::{Contact, PublicReport};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown, refusal};
use crate::limits::PUBLIC_AGAIN_SECONDS;
use crate::session::Open;
use crate::source::Source;
use crate::view::public::{EMERGENCIES, Home, RefusalKind, ReportAnswers, ReportForm, Sent, incident_type};
use crate::view::{self, Audience, FieldError, Notice, Page, Tone};

use pace::Turn;
pub(crate) use pace::{Pace, at_least_one};

/// The routes.
pub(crate) fn router() -> Router<Portal> {
    Router::new()
        .route("/", get(home))
        .route("/report", get(ask).post(file))
        .route("/keys.txt", get(keys))
        .route(view::CSS_PATH, get(async || asset("text/css; charset=utf-8", view::CSS)))
        .route(view::LOGO_PATH, get(async || asset("image/svg+xml", view::LOGO)))
        .route(view::FAVICON_PATH, get(async || asset("image/svg+xml", view::FAVICON)))
}

/// What answers where no route does.
pub(crate) async fn nothing_here() -> Response {
    refusal(RefusalKind::NotFound, None)
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=300")], text)
}

/// What agencies, providers and auditors check our signatures with. Whoever relies on it compares it once, by another
/// way, with what we tell at enrolment.
async fn keys(State(portal): State<Portal>) -> Result<Response, PageError> {
    let text = portal.house.keys.public().map_err(|error| PageError::broken(error.as_ref()))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

async fn home() -> impl IntoResponse {
    Shown(Home {
        page: Page::new("Report the sexual exploitation of a child", Audience::Public),
        emergencies: EMERGENCIES.to_vec(),
    })
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Typed {
    csrf: String,
    incident: String,
    story: String,
    urls: String,
    app: String,
    account: String,
    when: String,
    danger: String,
    country: String,
    name: String,
    contact: String,
}

async fn ask(State(portal): State<Portal>) -> impl IntoResponse {
    let token = intake::form_token(&portal.house, TokenKind::Page);
    Shown(form(ReportAnswers::default(), Vec::new(), token, None))
}

fn form(answers: ReportAnswers, errors: Vec<FieldError>, token: String, notice: Option<&str>) -> ReportForm {
    let mut page = Page::new("Tell us what happened", Audience::Public);
    page.csrf = token;
    page.notice = notice.map(|words| Notice { tone: Tone::Caution, words: words.to_owned() });
    ReportForm {
        page,
        emergencies: EMERGENCIES.to_vec(),
        answers,
        errors,
        story_chars_max: PUBLIC_STORY_CHARACTERS_MAX,
    }
}

async fn file(
    State(portal): State<Portal>,
    source: Source,
    Open(typed): Open<Typed>,
) -> Result<Response, PageError> {
    let token = intake::read_token(&portal.house, &typed.csrf);
    let (report, mut errors) = read(&portal, &typed);
    if let Some(report) = &report {
        errors.extend(report.check().into_iter().map(|problem| FieldError {
            field: field_of_form(problem.field).to_owned(),
            words: problem.problem,
        }));
    }
    let Some(report) = report.filter(|_| errors.is_empty()) else {
        let again = match token {
            Ok(_) | Err(TokenProblem::TooSoon) => typed.csrf.clone(),
            Err(TokenProblem::TooOld) => intake::ready_token(&portal.house, TokenKind::Page),
            Err(TokenProblem::Missing) => intake::form_token(&portal.house, TokenKind::Page),
        };
        let page = form(typed.into(), errors, again, None);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response());
    };
    let token = match token {
        Ok(token) => token,
        Err(problem) => return Ok(not_yet(&portal, typed, problem)),
    };
    if portal.pace.turn(source.network(), token.kind() == TokenKind::Waited).await == Turn::Later {
        return Ok(later(&portal, typed));
    }
    send(&portal, typed, &report, &token).await
}

async fn send(
    portal: &Portal,
    typed: Typed,
    report: &PublicReport,
    token: &FormToken,
) -> Result<Response, PageError> {
    let number = match intake::file_public(&portal.house, &Actor::public(), report, token).await {
        Ok(PublicFiled::Arrived(number)) => number,
        Ok(PublicFiled::SentBefore) => {
            let again = intake::ready_token(&portal.house, TokenKind::Page);
            let words = "This page was sent before, with other words. What you wrote before has arrived. If you want to \
                         send what stands here now as well, press “Send the report” again.";
            return Ok(back(typed, again, words, StatusCode::CONFLICT, None));
        }
        Err(IntakeError::Trouble(trouble)) => return Err(trouble.into()),
        Err(IntakeError::Denied(denied)) => return Err(denied.into()),
        Err(IntakeError::Refused(refusal)) => return Err(PageError::NotUnderstood(refusal.to_string())),
    };
    let sent = Sent {
        page: Page::new("Your report has arrived", Audience::Public),
        emergencies: EMERGENCIES.to_vec(),
        number: number.to_string(),
        reachable: report.contact.is_some(),
    };
    // Shown at once rather than after a redirect: the number would otherwise have to stand in an address.
    Ok(([(header::CACHE_CONTROL, "no-store")], Shown(sent)).into_response())
}

/// The page again, with all that was typed, and why it was not sent yet.
fn not_yet(portal: &Portal, typed: Typed, problem: TokenProblem) -> Response {
    let house = &portal.house;
    let (again, words, wait) = match problem {
        TokenProblem::TooSoon => (
            typed.csrf.clone(),
            "That was very quick, so nothing was sent yet. What you wrote is still here. Please look at it once more, then \
             press “Send the report” again.",
            Some(house.limits.form_seconds_min.unsigned_abs()),
        ),
        TokenProblem::TooOld => (
            intake::ready_token(house, TokenKind::Page),
            "This page was open for a long time, so nothing was sent yet. What you wrote is still here. Please press “Send \
             the report” again.",
            None,
        ),
        TokenProblem::Missing => (
            intake::form_token(house, TokenKind::Page),
            "Nothing was sent yet. What you wrote is still here. Please look at it once more, then press “Send the report” \
             again.",
            Some(house.limits.form_seconds_min.unsigned_abs()),
        ),
    };
    back(typed, again, words, StatusCode::CONFLICT, wait)
}

/// Too many wait already. Whoever sends this page again has waited, and goes before those who come new.
fn later(portal: &Portal, typed: Typed) -> Response {
    let words = format!(
        "Very many reports are arriving at this moment, so yours was not sent yet. What you wrote is still here. Please \
         wait {PUBLIC_AGAIN_SECONDS} seconds, then press “Send the report” again: it will be taken."
    );
    let again = intake::form_token(&portal.house, TokenKind::Waited);
    back(typed, again, &words, StatusCode::TOO_MANY_REQUESTS, Some(PUBLIC_AGAIN_SECONDS))
}

fn back(typed: Typed, token: String, words: &str, status: StatusCode, wait: Option<u64>) -> Response {
    let mut response = (status, Shown(form(typed.into(), Vec::new(), token, Some(words)))).into_response();
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// What was typed, as a report; `None` where the kind of incident is missing, which no default may stand in for.
fn read(portal: &Portal, typed: &Typed) -> (Option<PublicReport>, Vec<FieldError>) {
    let error = |field: &str, words: &str| FieldError { field: field.to_owned(), words: words.to_owned() };
    let Some(incident) = incident_type(&typed.incident) else {
        return (None, vec![error("incident", "Choose what the report is about. The nearest is fine.")]);
    };
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let country = some(&typed.country).and_then(|words| country(portal, &words));
    // A country that cannot be read is still said: it goes into the story, so that nothing typed is lost.
    let unread = some(&typed.country).filter(|_| country.is_none());
    let story = match unread {
        Some(words) => format!("{}\n\nCountry: {words}", typed.story.trim()),
        None => typed.story.trim().to_owned(),
    };
    let (name, reach) = (some(&typed.name), some(&typed.contact));
    let (email, phone) = match reach {
        Some(reach) if reach.contains('@') => (Some(reach), None),
        other => (None, other),
    };
    let contact = Contact { name, email, phone };
    let report = PublicReport {
        incident,
        story,
        urls: typed.urls.lines().filter_map(some).collect(),
        platform: some(&typed.app),
        account: some(&typed.account),
        happened: some(&typed.when),
        country,
        child_in_danger: match typed.danger.as_str() {
            "yes" => Answer::Yes,
            "no" => Answer::No,
            _ => Answer::NotStated,
        },
        contact: Some(contact).filter(|contact| *contact != Contact::default()),
        language: "en".to_owned(),
    };
    (Some(report), Vec::new())
}

/// A country by its name or its code.
fn country(portal: &Portal, words: &str) -> Option<Country> {
    let register = portal.house.register;
    let named =
        register.countries().find(|entry| entry.name.eq_ignore_ascii_case(words)).map(|entry| entry.country);
    named.or_else(|| words.parse().ok().filter(|code| register.country(*code).is_some()))
}

/// The form's name for a field of the report.
fn field_of_form(field: &str) -> &str {
    match field {
        "platform" => "app",
        "happened" => "when",
        "child_in_danger" => "danger",
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
        }
    }
}
