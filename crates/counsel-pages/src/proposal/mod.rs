//! One proposal: what would change, and the decision of a second person.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_counsel::{self as counsel, CounselError, Decision, Matter, Proposal, queries};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Event, Fact, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{DecideLaw, ProposeLaw};
use clearline_law::{Entered, as_of_words};
use clearline_report::{Answer, Argument, Message, message};
use jiff::Timestamp;
use serde::Deserialize;

use super::country::yes_no;
use super::proposals::subject;
use super::{may, may_read, page_error, shown};
use clearline_frame::Frame;
use view::{ChangeRow, Decide, ProposalPage};

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    Ok(Shown(page(&frame, &person, &id, None).await?).into_response())
}

/// What was wrong with the last attempt: the reason as it was typed, and why it was refused.
type Wrong = Option<(String, Words)>;

async fn page(frame: &Frame, person: &SignedIn, id: &str, wrong: Wrong) -> Result<ProposalPage, PageError> {
    let house = frame.house();
    let permit = may_read(person)?;
    let proposal = queries::one(house, &permit, id).await?.ok_or(PageError::NotFound)?;
    let agency = match proposal.matter.agency() {
        Some(id) => directory::agency(house, id).await?,
        None => None,
    };
    let matter = &proposal.matter;
    Ok(ProposalPage {
        page: person.page_of(&matter.kind_words(), Audience::Counsel, "/counsel/proposals"),
        id: proposal.id.clone(),
        kind: matter.kind_words(),
        subject: subject(frame, matter, agency.as_ref()),
        state: shown::state(&proposal),
        facts: facts(frame, matter),
        reason: proposal.reason.clone(),
        document: shown::document(&proposal),
        by: shown::by_two(&proposal),
        changes: if proposal.waits() { changes(matter, agency.as_ref()) } else { Vec::new() },
        follows: follows(matter, agency.as_ref()),
        decide: decide(person, &proposal, wrong),
        history: history(&proposal),
    })
}

fn facts(frame: &Frame, matter: &Matter) -> Vec<Fact> {
    let day = |name: Message, day: &jiff::civil::Date| Fact::new(name, Words::value(*day));
    let first = |from| day(message!("counsel-first-day"), from);
    let last = |to: &Option<jiff::civil::Date>| {
        Fact::new(
            message!("counsel-last-day"),
            to.map_or_else(|| message!("counsel-last-day-open").into(), Words::value),
        )
    };
    match matter {
        Matter::Basis { kind, evidence, from, to, .. } => vec![
            Fact::new(message!("counsel-qualifies"), Words::Sentence(kind.message())),
            Fact::new(
                message!("counsel-clause"),
                Words::law(words::citation(frame.house().register, "US-2258A-c3")),
            ),
            first(from),
            last(to),
            Fact::new(message!("counsel-evidence"), Words::data(evidence)),
        ],
        Matter::EndBasis { ordinal, last_day, .. } => {
            vec![
                Fact::new(
                    message!("counsel-which-basis-fact"),
                    message!("counsel-number", number = *ordinal),
                ),
                day(message!("counsel-its-last-day"), last_day),
            ]
        }
        Matter::Investigates { answer, evidence, .. } => vec![
            Fact::new(message!("counsel-it-investigates"), yes_no(*answer)),
            Fact::new(message!("counsel-evidence"), Words::data(evidence)),
        ],
        Matter::Approval { policy, report, from, to, .. } => {
            let of = report.map_or_else(
                || message!("counsel-every-report"),
                |asked| {
                    let report = Argument::exact(asked.report.to_string());
                    message!("counsel-report-ruling", report = report, ruling = asked.ruling)
                },
            );
            let policy = Fact::new(message!("counsel-our-policy"), Words::law(policy.replace('_', " ")));
            vec![policy, Fact::new(message!("counsel-for"), of), first(from), last(to)]
        }
        Matter::Route { route, countries, evidence, given_by, given_on, from, to, .. } => vec![
            Fact::exact(message!("counsel-entry"), Words::data(route)),
            Fact::new(
                message!("counsel-which-countries"),
                Words::value(Argument::all(countries.iter().copied())),
            ),
            first(from),
            last(to),
            Fact::new(message!("counsel-evidence"), Words::data(evidence)),
            Fact::new(message!("counsel-given-by"), Words::data(given_by)),
            day(message!("counsel-given-on"), given_on),
            Fact::new(message!("counsel-passing-on"), message!("counsel-open-onward")),
        ],
        Matter::Detail { entered } => detail(entered),
        Matter::Override { entry, from, to } => {
            let entry = Fact::exact(message!("counsel-entry"), Words::data(entry));
            vec![entry, first(from), day(message!("counsel-last-day"), to)]
        }
    }
}

/// What is entered, with where it is from.
fn detail(entered: &Entered) -> Vec<Fact> {
    let address = match &entered.url {
        Some(url) => Words::data(url),
        None => message!("counsel-enter-no-address").into(),
    };
    vec![
        Fact::new(message!("counsel-enter-detail"), Words::Heading(entered.of.message())),
        Fact::new(message!("counsel-enter-value"), Words::data(&entered.value)),
        Fact::new(message!("counsel-enter-publisher"), Words::data(&entered.publisher)),
        Fact::new(message!("counsel-enter-source-title"), Words::data(&entered.title)),
        Fact::exact(message!("counsel-enter-url"), address),
        Fact::new(
            message!("counsel-enter-as-of"),
            Words::Heading(as_of_words(entered.as_of.as_deref().unwrap_or("undated"))),
        ),
        Fact::new(message!("counsel-enter-source-kind"), Words::Heading(entered.basis.message())),
        Fact::new(message!("counsel-enter-confidence"), Words::Heading(entered.confidence.message())),
    ]
}

/// What it changes in the directory.
fn changes(matter: &Matter, agency: Option<&Agency>) -> Vec<ChangeRow> {
    let Some(agency) = agency else { return Vec::new() };
    let key = Argument::exact(agency.id.as_str());
    match matter {
        Matter::Basis { kind, from, to, .. } => {
            let (basis, from) = (kind.message(), *from);
            let after = match to {
                Some(to) => message!("counsel-basis-from-to", basis = basis, from = from, to = *to),
                None => message!("counsel-basis-from", basis = basis, from = from),
            };
            let number = agency.bases.len() + 1;
            vec![ChangeRow {
                what: message!("counsel-change-basis", agency = key, number = number),
                before: None,
                after: Some(after.into()),
            }]
        }
        Matter::EndBasis { ordinal, last_day, .. } => {
            let at = usize::try_from(ordinal - 1).ok();
            let basis = at.and_then(|at| agency.bases.get(at));
            vec![ChangeRow {
                what: message!("counsel-change-last-day", agency = key, number = *ordinal),
                before: basis.and_then(|basis| basis.to).map(Words::value),
                after: Some(Words::value(*last_day)),
            }]
        }
        Matter::Investigates { answer, .. } => vec![ChangeRow {
            what: message!("counsel-change-investigates", agency = key),
            before: match agency.investigates {
                Answer::Yes => Some(yes_no(true).into()),
                Answer::No => Some(yes_no(false).into()),
                Answer::NotStated => None,
            },
            after: Some(yes_no(*answer).into()),
        }],
        Matter::Approval { .. } | Matter::Override { .. } | Matter::Route { .. } | Matter::Detail { .. } => {
            Vec::new()
        }
    }
}

fn follows(matter: &Matter, agency: Option<&Agency>) -> Vec<Message> {
    let mut follows = match matter {
        Matter::Basis { .. } => {
            vec![message!("counsel-follows-basis"), message!("counsel-follows-basis-before")]
        }
        Matter::EndBasis { .. } => {
            vec![message!("counsel-follows-end"), message!("counsel-follows-end-keeps")]
        }
        Matter::Investigates { answer: true, .. } => vec![message!("counsel-follows-investigates")],
        Matter::Investigates { answer: false, .. } => vec![message!("counsel-follows-investigates-not")],
        Matter::Approval { report: Some(_), .. } => vec![message!("counsel-follows-report")],
        Matter::Approval { report: None, .. } => vec![message!("counsel-follows-approval")],
        Matter::Override { .. } => vec![message!("counsel-follows-override")],
        Matter::Route { .. } => {
            vec![message!("counsel-follows-route"), message!("counsel-follows-route-investigates")]
        }
        Matter::Detail { .. } => vec![message!("counsel-follows-detail")],
    };
    follows.extend(agency.filter(|agency| agency.suspended).map(|_| message!("counsel-suspended")));
    follows
}

/// What the reader can do with it.
fn decide(person: &SignedIn, proposal: &Proposal, wrong: Wrong) -> Decide {
    let (reason, error) = wrong.map_or((String::new(), None), |(reason, error)| (reason, Some(error)));
    let looked_up = matches!(
        proposal.matter,
        Matter::Approval { .. } | Matter::Override { .. } | Matter::Route { .. } | Matter::Detail { .. }
    );
    if !proposal.waits() {
        return if proposal.approved() && looked_up && may::<ProposeLaw>(person) {
            Decide::End { reason, error }
        } else {
            Decide::Cannot(None)
        };
    }
    if proposal.proposed_by == person.actor().id() {
        return Decide::Own { reason, error };
    }
    if may::<DecideLaw>(person) {
        Decide::Can { reason, error }
    } else {
        Decide::Cannot(Some(message!("counsel-waits-for-counsel")))
    }
}

fn history(proposal: &Proposal) -> Vec<Event> {
    let event = |at: Timestamp, what: Message, who: &str, detail: &str| Event {
        at: Some(words::moment(at)),
        what: what.into(),
        who: Some(Words::data(who)),
        detail: Some(Words::data(detail)).filter(|detail| !detail.is_empty()),
    };
    let proposed = message!("counsel-event-proposed");
    let mut events = vec![event(proposal.proposed_at, proposed, &proposal.proposed_by, &proposal.reason)];
    events.extend(proposal.decided.as_ref().map(|decided| {
        let what = match decided.decision {
            Decision::Approved => message!("counsel-event-approved"),
            Decision::Refused => message!("counsel-event-refused"),
            Decision::Withdrawn => message!("counsel-event-taken-back"),
        };
        event(decided.at, what, &decided.by, &decided.reason)
    }));
    let over = message!("counsel-event-ended");
    events.extend(proposal.ended.as_ref().map(|ended| event(ended.at, over, &ended.by, &ended.reason)));
    events
}

#[derive(Deserialize, Default)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

/// The page again: with what came of it, or with what was wrong.
async fn answered(
    frame: &Frame,
    by: &SignedIn,
    id: &str,
    reason: String,
    (act, done): (Done, Result<(), CounselError>),
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(by.done(&format!("/counsel/proposals/{id}"), act)),
        Err(CounselError::Refused(refusal)) => {
            let wrong = Some((reason, Words::Sentence(refusal.message())));
            let page = page(frame, by, id, wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(error) => Err(page_error(error)),
    }
}

pub(super) async fn approve(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::approve(frame.house(), by.actor(), &id, &form.reason).await;
    answered(&frame, &by, &id, form.reason, (Done::Approved, done)).await
}

pub(super) async fn refuse(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::refuse(frame.house(), by.actor(), &id, &form.reason).await;
    answered(&frame, &by, &id, form.reason, (Done::Refused, done)).await
}

pub(super) async fn withdraw(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::withdraw(frame.house(), by.actor(), &id, &form.reason).await;
    answered(&frame, &by, &id, form.reason, (Done::Withdrawn, done)).await
}

pub(super) async fn end(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::end(frame.house(), by.actor(), &id, &form.reason).await;
    answered(&frame, &by, &id, form.reason, (Done::Ended, done)).await
}

/// The evidence, byte for byte: handed out to be kept, and never shown by the browser as one of our pages.
pub(super) async fn document(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let (document, content) =
        counsel::evidence(frame.house(), person.actor(), &id).await.map_err(page_error)?;
    let mut headers = HeaderMap::new();
    let mut put = |name: HeaderName, value: &str| {
        let value = HeaderValue::from_str(value).map_err(|error| PageError::broken(&error))?;
        headers.insert(name, value);
        Ok::<_, PageError>(())
    };
    put(header::CONTENT_TYPE, "application/octet-stream")?;
    put(header::CONTENT_LENGTH, &content.size.to_string())?;
    put(header::CONTENT_DISPOSITION, &disposition(&document.name))?;
    put(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")?;
    Ok((headers, Body::from_stream(content.bytes)).into_response())
}

/// An attachment under its own name: in ASCII, and as RFC 6266 writes any other letter.
fn disposition(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii() && c != '"' { c } else { '_' }).collect();
    let exact: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            other => format!("%{other:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_goes_out_as_a_name_and_nothing_more() {
        assert_eq!(
            disposition("Brief (groß).pdf"),
            "attachment; filename=\"Brief (gro_).pdf\"; filename*=UTF-8''Brief%20%28gro%C3%9F%29.pdf"
        );
    }
}
