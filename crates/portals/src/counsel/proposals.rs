//! What one person proposed and a second decides.

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use clearline_identity::directory::{self, Agency};
use clearline_law::access::{DecideLaw, ProposeLaw};
use clearline_pipeline::counsel::queries::{self, Cursor};
use clearline_pipeline::counsel::{self, CounselError, Decision, Matter, Proposal};
use clearline_report::Answer;
use jiff::Timestamp;
use serde::Deserialize;

use super::{may, may_read, shown};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::form::Checked;
use crate::session::SignedIn;
use crate::view::counsel::Link;
use crate::view::counsel::proposals::{ChangeRow, Decide, ProposalPage, ProposalRow, Proposals};
use crate::view::{Audience, Event, Fact, Pager};
use crate::words;

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    part: String,
    after: String,
}

pub(super) async fn list(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(asked): Query<Asked>,
) -> Result<Response, PageError> {
    let house = &portal.house;
    let permit = may_read(&person)?;
    let decided = asked.part == "decided";
    let after = read_cursor(&asked.after);
    let found = if decided {
        queries::decided(house, &permit, after.as_ref()).await?
    } else {
        queries::waiting(house, &permit).await?
    };
    let next = found.next(house.limits.page_rows).filter(|_| decided);
    let mut page = person.page("Proposals", Audience::Counsel, "/counsel/proposals");
    page.cannot_read(found.unreadable());
    let here = if decided { "/counsel/proposals?part=decided" } else { "/counsel/proposals" };
    Ok(Shown(Proposals {
        page,
        parts: shown::parts(here),
        rows: found.iter().map(|one| row(one, person.actor().id())).collect(),
        pager: Pager {
            words: words::shown(found.len()),
            newer: after.map(|_| "/counsel/proposals?part=decided".to_owned()),
            older: next.map(cursor_address),
        },
    })
    .into_response())
}

fn cursor_address(last: &Cursor) -> String {
    let at = last.decided_at.as_microsecond();
    format!("/counsel/proposals?part=decided&after={at}.{}", last.id)
}

fn read_cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    let decided_at = Timestamp::from_microsecond(at.parse().ok()?).ok()?;
    Some(Cursor { decided_at, id: id.to_owned() })
}

fn row(one: &Proposal, reader: &str) -> ProposalRow {
    ProposalRow {
        id: one.id.clone(),
        kind: shown::kind(&one.matter).to_owned(),
        subject: words::term(&one.matter.words()),
        by: one.proposed_by.clone(),
        at: words::moment(one.proposed_at),
        state: shown::state(one),
        own: one.proposed_by == reader,
    }
}

pub(super) async fn show(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    Ok(Shown(page(&portal, &person, &id, None).await?).into_response())
}

/// What was wrong with the last attempt: the reason as it was typed, and why it was refused.
type Wrong = Option<(String, String)>;

async fn page(portal: &Portal, person: &SignedIn, id: &str, wrong: Wrong) -> Result<ProposalPage, PageError> {
    let house = &portal.house;
    let permit = may_read(person)?;
    let proposal = queries::one(house, &permit, id).await?.ok_or(PageError::NotFound)?;
    let agency = match proposal.matter.agency() {
        Some(id) => directory::agency(house, id).await?,
        None => None,
    };
    let matter = &proposal.matter;
    Ok(ProposalPage {
        page: person.page(shown::kind(matter), Audience::Counsel, "/counsel/proposals"),
        id: proposal.id.clone(),
        kind: shown::kind(matter).to_owned(),
        subject: subject(portal, matter, agency.as_ref()),
        state: shown::state(&proposal),
        facts: facts(portal, matter),
        reason: proposal.reason.clone(),
        document: shown::document(&proposal),
        by: shown::by_two(&proposal),
        changes: if proposal.waits() { changes(matter, agency.as_ref()) } else { Vec::new() },
        follows: follows(matter),
        decide: decide(person, &proposal, wrong),
        history: history(&proposal),
    })
}

fn subject(portal: &Portal, matter: &Matter, agency: Option<&Agency>) -> Link {
    let register = portal.house.register;
    match (matter, agency) {
        (Matter::Override { entry, .. }, _) => match register.history(entry).last() {
            Some(row) => shown::entry_link(register, row.kind, entry, &words::term(&row.title)),
            None => Link::new("/counsel", entry.clone()),
        },
        (_, Some(agency)) => Link::new(format!("/counsel/agencies/{}", agency.id), agency.name.clone()),
        (_, None) => Link::new("/counsel/agencies", matter.subject()),
    }
}

fn facts(portal: &Portal, matter: &Matter) -> Vec<Fact> {
    let day = |name: &str, day: &jiff::civil::Date| Fact::new(name, day.to_string());
    let last = |to: &Option<jiff::civil::Date>| {
        Fact::new("Last day", to.map_or_else(|| "open".to_owned(), |day| day.to_string()))
    };
    match matter {
        Matter::Basis { kind, evidence, from, to, .. } => vec![
            Fact::new("What qualifies it", words::sentence(&words::term(&kind.words()))),
            Fact::new("Clause", words::citation(portal.house.register, "US-2258A-c3")),
            day("First day", from),
            last(to),
            Fact::new("Evidence", evidence),
        ],
        Matter::EndBasis { ordinal, last_day, .. } => {
            vec![Fact::new("Which basis", format!("no. {ordinal}")), day("Its last day", last_day)]
        }
        Matter::Investigates { answer, evidence, .. } => vec![
            Fact::new("It investigates such crimes", if *answer { "yes" } else { "no" }),
            Fact::new("Evidence", evidence),
        ],
        Matter::Approval { policy, report, from, to, .. } => {
            let of = report.map_or_else(
                || "every report".to_owned(),
                |asked| format!("report {}, ruling no. {}", asked.report, asked.ruling),
            );
            let policy = Fact::new("Our policy", policy.replace('_', " "));
            vec![policy, Fact::new("For", of), day("First day", from), last(to)]
        }
        Matter::Override { entry, from, to } => {
            vec![Fact::exact("Entry", entry), day("First day", from), day("Last day", to)]
        }
    }
}

/// What it changes in the directory.
fn changes(matter: &Matter, agency: Option<&Agency>) -> Vec<ChangeRow> {
    let Some(agency) = agency else { return Vec::new() };
    match matter {
        Matter::Basis { kind, from, to, .. } => {
            let to = to.map_or_else(|| "on".to_owned(), |to| format!("to {to}"));
            vec![ChangeRow {
                what: format!("{}, basis no. {}", agency.id, agency.bases.len() + 1),
                before: None,
                after: Some(format!("{}, from {from} {to}", words::term(&kind.words()))),
            }]
        }
        Matter::EndBasis { ordinal, last_day, .. } => {
            let at = usize::try_from(ordinal - 1).ok();
            let basis = at.and_then(|at| agency.bases.get(at));
            vec![ChangeRow {
                what: format!("{}, last day of basis no. {ordinal}", agency.id),
                before: basis.and_then(|basis| basis.to).map(|day| day.to_string()),
                after: Some(last_day.to_string()),
            }]
        }
        Matter::Investigates { answer, .. } => vec![ChangeRow {
            what: format!("{}, investigates such crimes", agency.id),
            before: match agency.investigates {
                Answer::Yes => Some("yes".to_owned()),
                Answer::No => Some("no".to_owned()),
                Answer::NotStated => None,
            },
            after: Some(if *answer { "yes" } else { "no" }.to_owned()),
        }],
        Matter::Approval { .. } | Matter::Override { .. } => Vec::new(),
    }
}

fn follows(matter: &Matter) -> Vec<String> {
    let words: &[&str] = match matter {
        Matter::Basis { .. } => &[
            "Reports that are ruled on from then on may be made available to it, within these days and as every \
             other condition allows.",
            "What was ruled before stays as it was ruled.",
        ],
        Matter::EndBasis { .. } => &[
            "After that day nothing new is made available to it on this basis.",
            "It keeps what it has only where another ground still allows it.",
        ],
        Matter::Investigates { answer: true, .. } => &[
            "It meets what the statute asks of every recipient, that it is involved in such investigations.",
        ],
        Matter::Investigates { answer: false, .. } => &["Nothing more may be made available to it."],
        Matter::Approval { report: Some(_), .. } => {
            &["We check again whether the agency may receive this report. If yes, it receives it."]
        }
        Matter::Approval { report: None, .. } => {
            &["Rulings about this agency need no approval of their own under this policy, within these days."]
        }
        Matter::Override { .. } => &[
            "Rulings may rest on the entry within these days, and each says that it was stale and relied on.",
        ],
    };
    words.iter().map(|line| (*line).to_owned()).collect()
}

/// What the reader can do with it.
fn decide(person: &SignedIn, proposal: &Proposal, wrong: Wrong) -> Decide {
    let (reason, error) = wrong.map_or((String::new(), None), |(reason, error)| (reason, Some(error)));
    let looked_up = matches!(proposal.matter, Matter::Approval { .. } | Matter::Override { .. });
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
        Decide::Cannot(Some("It waits for somebody of the role counsel.".to_owned()))
    }
}

fn history(proposal: &Proposal) -> Vec<Event> {
    let event = |at: Timestamp, what: &str, who: &str, detail: &str| Event {
        at: Some(words::moment(at)),
        what: what.to_owned(),
        who: Some(who.to_owned()),
        detail: Some(detail.to_owned()).filter(|detail| !detail.is_empty()),
    };
    let mut events = vec![event(proposal.proposed_at, "Proposed", &proposal.proposed_by, &proposal.reason)];
    events.extend(proposal.decided.as_ref().map(|decided| {
        let what = match decided.decision {
            Decision::Approved => "Approved",
            Decision::Refused => "Refused",
            Decision::Withdrawn => "Taken back",
        };
        event(decided.at, what, &decided.by, &decided.reason)
    }));
    events.extend(proposal.ended.as_ref().map(|ended| event(ended.at, "Ended", &ended.by, &ended.reason)));
    events
}

#[derive(Deserialize, Default)]
pub(super) struct Reason {
    #[serde(default)]
    reason: String,
}

/// The page again: with what came of it, or with what was wrong.
async fn answered(
    portal: &Portal,
    by: &SignedIn,
    id: &str,
    reason: String,
    (act, done): (Done, Result<(), CounselError>),
) -> Result<Response, PageError> {
    match done {
        Ok(()) => Ok(by.done(portal, &format!("/counsel/proposals/{id}"), act)),
        Err(CounselError::Refused(refusal)) => {
            let wrong = Some((reason, words::sentence(&refusal.to_string())));
            let page = page(portal, by, id, wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn approve(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::approve(&portal.house, by.actor(), &id, &form.reason).await;
    answered(&portal, &by, &id, form.reason, (Done::Approved, done)).await
}

pub(super) async fn refuse(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::refuse(&portal.house, by.actor(), &id, &form.reason).await;
    answered(&portal, &by, &id, form.reason, (Done::Refused, done)).await
}

pub(super) async fn withdraw(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::withdraw(&portal.house, by.actor(), &id, &form.reason).await;
    answered(&portal, &by, &id, form.reason, (Done::Withdrawn, done)).await
}

pub(super) async fn end(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Reason>,
) -> Result<Response, PageError> {
    let done = counsel::end(&portal.house, by.actor(), &id, &form.reason).await;
    answered(&portal, &by, &id, form.reason, (Done::Ended, done)).await
}

/// The evidence, byte for byte: handed out to be kept, and never shown by the browser as one of our pages.
pub(super) async fn document(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    let (document, content) = counsel::evidence(&portal.house, person.actor(), &id).await?;
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
    fn a_page_of_decided_proposals_is_found_by_its_address() {
        let cursor = read_cursor("1795392000000001.0123456789abcdef").unwrap();
        assert_eq!(cursor.decided_at.as_microsecond(), 1_795_392_000_000_001);
        assert_eq!(cursor.id, "0123456789abcdef");
        for text in ["", "x.y", "1", "99999999999999999999.a"] {
            assert_eq!(read_cursor(text), None, "{text}");
        }
    }

    #[test]
    fn a_name_goes_out_as_a_name_and_nothing_more() {
        assert_eq!(
            disposition("Brief (groß).pdf"),
            "attachment; filename=\"Brief (gro_).pdf\"; filename*=UTF-8''Brief%20%28gro%C3%9F%29.pdf"
        );
    }
}
