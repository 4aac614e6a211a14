//! The public pages: the first page, the report form, and the answer to an unknown address.

mod pace;

use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use clearline_law::access::Actor;
use clearline_pipeline::intake::{self, FormToken, IntakeError, PublicFiled, TokenKind, TokenProblem};
use clearline_report::countries::Spot;
use clearline_report::{Answer, IncidentType};
use clearline_wire::limits::PUBLIC_STORY_CHARACTERS_MAX;
use clearline_wire::public::{ChildPlace, Contact, PublicReport};
use serde::Deserialize;

use crate::Portal;
use crate::answer::{PageError, Shown, refusal};
use crate::limits::PUBLIC_AGAIN_SECONDS;
use crate::routes::{Routes, open};
use crate::session::Open;
use crate::source::Source;
use crate::view::public::{
    EMERGENCIES, Home, OTHER_PLACE, RefusalKind, ReportAnswers, ReportForm, Sent, incident_type,
};
use crate::view::{self, Audience, Choice, FieldError, Notice, Tone};

pub(crate) use pace::Pace;
use pace::Turn;

/// The routes.
pub(crate) fn routes() -> Routes {
    let form = || open("anybody may report, and does so as the public, whoever is signed in");
    let looks = || open("what every page looks like");
    Routes::for_all()
        .get("/", home, open("the first page"))
        .get("/report", ask, form())
        .post("/report", file, form())
        .get("/report/sent/{token}", sent, open("whoever has the confirmation's address sent the report"))
        .get("/keys.txt", keys, open("what our signatures are checked with"))
        .get(view::CSS_PATH, async || asset("text/css; charset=utf-8", view::CSS), looks())
        .get(view::LOGO_PATH, async || asset("image/svg+xml", view::LOGO), looks())
        .get(view::FAVICON_PATH, async || asset("image/svg+xml", view::FAVICON), looks())
}

/// What answers where no route does.
pub(crate) async fn nothing_here() -> Response {
    refusal(RefusalKind::NotFound, None)
}

fn asset(kind: &'static str, text: &'static str) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=300")], text)
}

/// The public keys with which agencies, providers and auditors check our signatures. They compare them once, on another
/// channel, with those given at enrolment.
async fn keys(State(portal): State<Portal>) -> Result<Response, PageError> {
    let text = portal.house.keys.public().map_err(|error| PageError::broken(error.as_ref()))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

async fn home(State(portal): State<Portal>) -> impl IntoResponse {
    Shown(Home {
        page: portal.page("Report the sexual exploitation of a child", Audience::Public),
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
    place: String,
    name: String,
    contact: String,
    agencies: String,
}

async fn ask(State(portal): State<Portal>) -> impl IntoResponse {
    let token = intake::form_token(&portal.house, TokenKind::Page);
    Shown(form(&portal, Typed::default(), Vec::new(), token))
}

fn form(portal: &Portal, typed: Typed, errors: Vec<FieldError>, token: String) -> ReportForm {
    let mut page = portal.page("Tell us what happened", Audience::Public);
    page.csrf = token;
    ReportForm {
        page,
        emergencies: EMERGENCIES.to_vec(),
        places: places(portal, &typed),
        answers: typed.into(),
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
    let report = match read(&typed) {
        Ok(report) => report,
        Err(errors) => {
            let again = match token {
                Ok(_) | Err(TokenProblem::TooSoon) => typed.csrf.clone(),
                Err(TokenProblem::TooOld) => intake::ready_token(&portal.house, TokenKind::Page),
                Err(TokenProblem::Missing) => intake::form_token(&portal.house, TokenKind::Page),
            };
            let page = form(&portal, typed, errors, again);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response());
        }
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
    match intake::file_public(&portal.house, &Actor::public(), report, token).await {
        // The page that says so has an address of its own, so that loading it again sends nothing again. The address
        // holds the token, because the number must not be in the browser's history.
        Ok(PublicFiled::Arrived(_)) => Ok(Redirect::to(&sent_at(&typed.csrf)).into_response()),
        Ok(PublicFiled::SentBefore) => {
            let again = intake::ready_token(&portal.house, TokenKind::Page);
            let words = "This page was sent before, with other words. What you wrote before has arrived. If you want to \
                         send what stands here now as well, press “Send the report” again.";
            Ok(back(portal, typed, again, words, StatusCode::CONFLICT, None))
        }
        Err(error) => Err(refused(error)),
    }
}

fn sent_at(token: &str) -> String {
    format!("/report/sent/{}", token.trim())
}

fn refused(error: IntakeError) -> PageError {
    match error {
        IntakeError::Trouble(trouble) => trouble.into(),
        IntakeError::Denied(denied) => denied.into(),
        IntakeError::Refused(refusal) => PageError::NotUnderstood(refusal.to_string()),
    }
}

/// The confirmation of what the page with this token sent. It can be read as long as the token is remembered.
async fn sent(State(portal): State<Portal>, Path(token): Path<String>) -> Result<Response, PageError> {
    let received = intake::received(&portal.house, &Actor::public(), &token).await.map_err(refused)?;
    let received = received.ok_or(PageError::NotFound)?;
    let sent = Sent {
        page: portal.page("Your report has arrived", Audience::Public),
        emergencies: EMERGENCIES.to_vec(),
        number: received.number.to_string(),
        reachable: received.reachable,
        named: received.agreed_to_be_named == Answer::Yes,
    };
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
    back(portal, typed, again, words, StatusCode::CONFLICT, wait)
}

/// Too many wait already. A sender of the same page has waited, and goes before new senders.
fn later(portal: &Portal, typed: Typed) -> Response {
    let words = format!(
        "Very many reports are arriving at this moment, so yours was not sent yet. What you wrote is still here. Please \
         wait {PUBLIC_AGAIN_SECONDS} seconds, then press “Send the report” again: it will be taken."
    );
    let again = intake::form_token(&portal.house, TokenKind::Waited);
    back(portal, typed, again, &words, StatusCode::TOO_MANY_REQUESTS, Some(PUBLIC_AGAIN_SECONDS))
}

fn back(
    portal: &Portal,
    typed: Typed,
    token: String,
    words: &str,
    status: StatusCode,
    wait: Option<u64>,
) -> Response {
    let mut form = form(portal, typed, Vec::new(), token);
    form.page.notice = Some(Notice { tone: Tone::Caution, words: words.to_owned() });
    let mut response = (status, Shown(form)).into_response();
    if let Some(seconds) = wait {
        response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    }
    response
}

/// What was typed, as a report, or all that must be put right, in the order of the page.
fn read(typed: &Typed) -> Result<PublicReport, Vec<FieldError>> {
    let error = |field: &str, words: &str| FieldError { field: field.to_owned(), words: words.to_owned() };
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut errors = Vec::new();
    let incident = incident_type(&typed.incident);
    if incident.is_none() {
        errors.push(error("incident", "Choose what the report is about. The nearest is fine."));
    }
    let child = child(typed).unwrap_or_else(|_| {
        let words = format!("Choose which place you mean by “{}”.", typed.country.trim());
        errors.push(error("place", &words));
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
        language: "en".to_owned(),
    };
    errors.extend(report.check().into_iter().map(|problem| FieldError {
        field: field_of_form(problem.field).to_owned(),
        words: problem.problem,
    }));
    let place = |error: &FieldError| ORDER.iter().position(|field| *field == error.field);
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
fn places(portal: &Portal, typed: &Typed) -> Vec<Choice> {
    let Err(spots) = ChildPlace::read(&typed.country) else { return Vec::new() };
    let register = portal.house.register;
    let regions: Vec<&str> = spots.iter().filter_map(Spot::region_name).collect();
    let words = |spot: &Spot| {
        let country = register.country_name(spot.country);
        match spot.region_name() {
            Some(region) => format!("{region}, {country}"),
            None if regions.contains(&country.as_str()) => format!("{country}, the country"),
            None => country,
        }
    };
    let other = (OTHER_PLACE.to_owned(), "Another place, or I do not know".to_owned());
    let all = spots.iter().map(|spot| (spot.value(), words(spot))).chain([other]);
    all.map(|(value, words)| Choice { chosen: value == typed.place, ..Choice::new(value, words) }).collect()
}

/// The form's name for a field of the report.
fn field_of_form(field: &str) -> &str {
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
