//! Rulings that our policy leaves to counsel.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_core::rows::part;
use clearline_core::{House, Trouble};
use clearline_counsel::{
    self as counsel, CounselError, Matter, NewDocument, Proposal, Proposed, REPORT_APPROVAL_DAYS_MAX,
    ReportAsked, Wanted, Whole, queries,
};
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::Checked;
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Pager, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::sentence;
use clearline_identity::directory;
use clearline_law::Gap;
use clearline_law::access::{DecideLaw, Permit, ProposeLaw, ReadLaw};
use clearline_pipeline::follow_up::requests;
use clearline_report::{AgencyId, Argument, Message, ReportNumber, message};
use jiff::{Span, Timestamp};
use serde::Deserialize;

use super::view::Link;
use super::{may, may_read, page_error, shown, today};
use clearline_frame::Frame;
use view::{Approvals, AwaitedRow};

/// A ruling that waits so long calls.
const LATE_HOURS: i64 = 24;

#[derive(Deserialize, Default)]
pub(super) struct After {
    #[serde(default)]
    after: String,
}

/// What was sent about one ruling, and why it was refused.
struct Wrong {
    asked: ReportAsked,
    answer: String,
    reason: String,
    words: Words,
}

pub(super) async fn list(
    State(frame): State<Frame>,
    person: SignedIn,
    Query(query): Query<After>,
) -> Result<Response, PageError> {
    Ok(Shown(page(&frame, &person, &query.after, None).await?).into_response())
}

async fn page(
    frame: &Frame,
    person: &SignedIn,
    after: &str,
    wrong: Option<&Wrong>,
) -> Result<Approvals, PageError> {
    let house = frame.house();
    let permit = may_read(person)?;
    let begun = read_place(after);
    let waiting = Wanted::page(house, &permit, begun.as_ref()).await?;
    let mut shell =
        person.page_of(&message!("counsel-window-approvals"), Audience::Counsel, "/counsel/proposals");
    shell.cannot_read(waiting.unreadable());
    let mut rows = Vec::with_capacity(waiting.len());
    for one in &waiting {
        let about = queries::about_subject(house, &permit, one.agency.as_str()).await?;
        shell.cannot_read(about.unreadable());
        let open = about.iter().find(|proposal| proposal.waits() && proposes(proposal, one.asked));
        let read = row(house, &permit, person, one, (open, wrong)).await;
        match part(house, "agency", &one.agency, read)? {
            Ok(row) => rows.push(row),
            Err(why) => shell.cannot_read(&[why]),
        }
    }
    Ok(Approvals {
        page: shell,
        parts: shown::parts("/counsel/approvals"),
        pager: Pager {
            words: words::shown(rows.len()),
            newer: begun.map(|_| "/counsel/approvals".to_owned()),
            older: waiting.next(house.limits.page_rows).map(place),
        },
        rows,
    })
}

fn proposes(proposal: &Proposal, asked: ReportAsked) -> bool {
    matches!(&proposal.matter, Matter::Approval { report: Some(of), .. } if *of == asked)
}

fn place(last: &Wanted) -> String {
    let at = last.since.as_microsecond();
    format!("/counsel/approvals?after={at}.{}.{}", last.asked.report, last.agency)
}

fn read_place(text: &str) -> Option<Wanted> {
    let mut parts = text.splitn(3, '.');
    let since = Timestamp::from_microsecond(parts.next()?.parse().ok()?).ok()?;
    let report = parts.next()?.parse().ok()?;
    let agency: AgencyId = parts.next()?.parse().ok()?;
    Some(Wanted { asked: ReportAsked { report, ruling: 0 }, agency, policies: Vec::new(), since })
}

async fn row(
    house: &House,
    permit: &Permit<ReadLaw>,
    person: &SignedIn,
    one: &Wanted,
    (open, wrong): (Option<&Proposal>, Option<&Wrong>),
) -> Result<AwaitedRow, Trouble> {
    let agency = directory::agency(house, &one.agency).await?;
    let wrong = wrong.filter(|wrong| wrong.asked == one.asked);
    let hours = house.now().duration_since(one.since).as_hours();
    let tone = if hours >= LATE_HOURS { Tone::Alarm } else { Tone::Waiting };
    let chosen = wrong.map_or("", |wrong| wrong.answer.as_str());
    let choice = |value: &str, words: Message, hint: Message| Choice {
        hint: Some(hint.into()),
        chosen: chosen == value,
        ..Choice::new(value, words)
    };
    let mut answers = Vec::new();
    let agrees = open.is_none() && !one.lacks_entry();
    if agrees && may::<ProposeLaw>(person) {
        answers.push(choice("approve", message!("counsel-may-go"), message!("counsel-may-go-about")));
    }
    if agrees && may::<DecideLaw>(person) {
        answers.push(choice("refuse", message!("counsel-stays"), message!("counsel-stays-about")));
    }
    Ok(AwaitedRow {
        id: format!("{}-{}", one.asked.report, one.asked.ruling),
        number: one.asked.report.to_string(),
        agency: agency.as_ref().map_or_else(|| one.agency.to_string(), |agency| agency.name.clone()),
        country: agency.map_or_else(Words::default, |agency| Words::value(agency.country)),
        policy: asked(one),
        why: if one.lacks_entry() {
            entry_missing(house, permit, one.asked.report).await?
        } else {
            Words::law(why(house, one))
        },
        enter: if one.lacks_entry() && may::<ProposeLaw>(person) { forms(one) } else { Vec::new() },
        since: words::moment(one.since),
        waits: Standing::new(tone, message!("counsel-waits-for", span = words::span(one.since, house.now()))),
        proposed: open.map(|proposal| shown::proposal_link(&proposal.id)),
        answers,
        reason: wrong.map(|wrong| wrong.reason.clone()).unwrap_or_default(),
        error: wrong.map(|wrong| wrong.words.clone()),
    })
}

/// What is asked for: the agreement that a policy leaves to counsel, or an entry about the agency.
fn asked(one: &Wanted) -> Words {
    if !one.lacks_entry() {
        return Words::law(one.policies.join(", ").replace('_', " "));
    }
    let gaps = one.policies.iter().filter_map(|word| word.parse::<Gap>().ok());
    Words::Sentence(message!("each", reasons = Argument::each(gaps.map(Gap::message))))
}

/// Police of the country asked for the report, and only an entry keeps it here.
async fn entry_missing(
    house: &House,
    permit: &Permit<ReadLaw>,
    report: ReportNumber,
) -> Result<Words, Trouble> {
    Ok(match requests::due(house, permit, report).await? {
        Some(due) => message!("counsel-entry-missing-until", due = due).into(),
        None => message!("counsel-entry-missing").into(),
    })
}

fn forms(one: &Wanted) -> Vec<Link> {
    let link = |word: &String| match word.parse::<Gap>().ok()? {
        Gap::NoBasis => {
            let address = format!("/counsel/agencies/{}#propose", one.agency);
            Some(Link::new(address, message!("counsel-enter-basis")))
        }
        Gap::Investigating => {
            let address = format!("/counsel/agencies/{}/investigates", one.agency);
            Some(Link::new(address, message!("counsel-enter-investigates")))
        }
        Gap::Contradiction | Gap::NotStated | Gap::ReviewOverdue => None,
    };
    one.policies.iter().filter_map(link).collect()
}

/// What the policies say that ask.
fn why(house: &House, one: &Wanted) -> String {
    let says: Vec<String> = house
        .register
        .policies()
        .iter()
        .filter(|policy| one.policies.contains(&policy.policy))
        .map(|policy| sentence(&policy.says))
        .collect();
    says.join(" ")
}

#[derive(Deserialize)]
pub(super) struct Typed {
    #[serde(default)]
    answer: String,
    #[serde(default)]
    reason: String,
}

pub(super) async fn propose(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    let house = frame.house();
    let permit = may_read(&by)?;
    let asked = read_id(&id).ok_or(PageError::NotFound)?;
    let waiting = Wanted::by(house, &permit, asked).await?.ok_or(PageError::NotFound)?;
    let mut done = Err(PageError::Wrong(message!("counsel-choose-answer")));
    for policy in &waiting.policies {
        let from = today(house);
        let matter = Matter::Approval {
            policy: policy.clone(),
            agency: waiting.agency.clone(),
            report: Some(asked),
            from,
            to: Some(from.saturating_add(Span::new().days(REPORT_APPROVAL_DAYS_MAX))),
        };
        done = match answer(house, &by, &form, matter).await {
            Ok(id) => Ok(id),
            Err(CounselError::Refused(refusal)) => {
                let words = Words::Sentence(refusal.message());
                let wrong = Wrong { asked, answer: form.answer, reason: form.reason, words };
                let page = page(&frame, &by, "", Some(&wrong)).await?;
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response());
            }
            Err(error) => return Err(page_error(error)),
        };
    }
    Ok(by.done(&format!("/counsel/proposals/{}", done?), Done::Proposed))
}

async fn answer(house: &House, by: &SignedIn, form: &Typed, matter: Matter) -> Result<String, CounselError> {
    match form.answer.as_str() {
        "refuse" => counsel::leave_withheld(house, by.actor(), &matter, &form.reason).await,
        _ => {
            let proposed = Proposed { matter, reason: form.reason.clone() };
            counsel::propose(house, by.actor(), &proposed, None::<NewDocument<Whole>>).await
        }
    }
}

fn read_id(id: &str) -> Option<ReportAsked> {
    let (report, ruling) = id.split_once('-')?;
    let report: ReportNumber = report.parse().ok()?;
    Some(ReportAsked { report, ruling: ruling.parse().ok()? })
}
