//! What is proposed without a page of its own: the end of a basis, whether an agency investigates such crimes, and
//! reliance on a stale entry of the register.

use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_identity::directory::{self, Agency, KeptBasis};
use clearline_law::access::{ProposeLaw, Thing, permit};
use clearline_pipeline::counsel::{
    self, CounselError, EVIDENCE_BYTES_MAX, Matter, NewDocument, OVERRIDE_DAYS_MAX, Proposed, Refusal, Whole,
};
use jiff::civil::Date;
use serde::Deserialize;

use super::{agency, may_read, shown, today};
use crate::Portal;
use crate::answer::{PageError, Shown};
use crate::echo::Done;
use crate::form::{Checked, CheckedUpload, Upload};
use crate::limits::FORM_BYTES_MAX;
use crate::session::SignedIn;
use crate::view::counsel::Link;
use crate::view::counsel::ask::{Ask, AskFields};
use crate::view::{Audience, Choice, Fact, FieldError};
use crate::words;

/// The bound of a form that comes with a document.
pub(super) fn body_limit() -> DefaultBodyLimit {
    let document = usize::try_from(EVIDENCE_BYTES_MAX).unwrap_or(usize::MAX);
    // Room for the other fields, and for a document a little too large to be refused in words.
    DefaultBodyLimit::max(document.saturating_add(FORM_BYTES_MAX).saturating_add(1 << 20))
}

/// How large a document may be.
pub(super) fn document_hint() -> String {
    format!("Any file of at most {} MiB. It is not opened here.", EVIDENCE_BYTES_MAX >> 20)
}

/// A day of a form; an empty field is none.
pub(super) fn day_of(field: &str, text: &str) -> Result<Option<Date>, FieldError> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| FieldError { field: field.to_owned(), words: "Write a day as 2026-11-23.".to_owned() };
    text.parse().map(Some).map_err(wrong)
}

/// A refusal at the field it is about; `last` is the field of the last day.
pub(super) fn wrong(refusal: &Refusal, last: &str) -> FieldError {
    let field = match refusal {
        Refusal::EvidenceMissing => "evidence",
        Refusal::DocumentMissing | Refusal::DocumentEmpty | Refusal::DocumentTooLarge { .. } => "document",
        Refusal::DaysBackwards | Refusal::Past { .. } | Refusal::TooFar { .. } => last,
        Refusal::NoSuchBasis { .. } => "answer",
        _ => "reason",
    };
    FieldError { field: field.to_owned(), words: words::sentence(&refusal.to_string()) }
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
}

/// Sends a proposal on; what is refused comes back as the form, with what is wrong.
async fn send(
    portal: &Portal,
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
            match counsel::propose(&portal.house, by.actor(), &proposed, document).await {
                Ok(id) => return Ok(by.done(portal, &format!("/counsel/proposals/{id}"), Done::Proposed)),
                Err(CounselError::Refused(refusal)) => wrong(&refusal, "to"),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let form = Ask { errors: vec![wrong], ..form };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(form)).into_response())
}

fn missing(name: &str, words: &str) -> FieldError {
    FieldError { field: name.to_owned(), words: words.to_owned() }
}

/// The right to propose is checked before anything is shown.
fn proposer(person: &SignedIn) -> Result<(), PageError> {
    may_read(person)?;
    permit::<ProposeLaw>(person.actor(), &Thing::House)?;
    Ok(())
}

fn end_form(person: &SignedIn, agency: &Agency, bases: &[KeptBasis], typed: &Typed) -> Ask {
    let choice = |one: &KeptBasis| {
        let to = one.basis.to.map_or_else(|| "on".to_owned(), |to| format!("to {to}"));
        let words = format!("{}, from {} {to}", words::term(&one.basis.kind.words()), one.basis.from);
        Choice {
            chosen: one.ordinal.to_string() == typed.answer,
            hint: Some(one.basis.evidence.clone()),
            ..Choice::new(one.ordinal.to_string(), words::sentence(&words))
        }
    };
    Ask {
        page: person.page("End of a basis", Audience::Counsel, "/counsel/agencies"),
        back: Link::new(format!("/counsel/agencies/{}", agency.id), agency.name.clone()),
        title: "Propose the end of a basis".to_owned(),
        remarks: vec![
            "From the day after its last day on, nothing new is made available to the agency on it."
                .to_owned(),
        ],
        facts: Vec::new(),
        action: format!("/counsel/agencies/{}/end", agency.id),
        hidden: Vec::new(),
        fields: AskFields {
            answer: Some(("Which basis?".to_owned(), bases.iter().map(choice).collect())),
            to: Some(typed.to.clone()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: "Propose".to_owned(),
        errors: Vec::new(),
    }
}

pub(super) async fn end_basis(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
    Query(asked): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let agency = agency::agency(&portal, &id).await?;
    let bases = directory::bases_of(&portal.house, &agency.id).await?;
    let typed = Typed { to: today(&portal.house).to_string(), ..asked };
    Ok(Shown(end_form(&person, &agency, &bases, &typed)).into_response())
}

pub(super) async fn propose_end_basis(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let agency = agency::agency(&portal, &id).await?;
    let bases = directory::bases_of(&portal.house, &agency.id).await?;
    let read = || {
        let ordinal = form.answer.parse().map_err(|_| missing("answer", "Choose which basis ends."))?;
        let last_day = day_of("to", &form.to)?;
        let last_day = last_day.ok_or_else(|| missing("to", "Say on which day it ends."))?;
        Ok(Matter::EndBasis { agency: agency.id.clone(), ordinal, last_day })
    };
    send(&portal, &by, read(), None, end_form(&by, &agency, &bases, &form)).await
}

fn answer_form(person: &SignedIn, agency: &Agency, typed: &Typed) -> Ask {
    let choice =
        |value: &str, words: &str| Choice { chosen: typed.answer == value, ..Choice::new(value, words) };
    let answers = vec![
        choice("yes", "Yes, it investigates the sexual exploitation of children"),
        choice("no", "No, it does not"),
    ];
    Ask {
        page: person.page("Does it investigate?", Audience::Counsel, "/counsel/agencies"),
        back: Link::new(format!("/counsel/agencies/{}", agency.id), agency.name.clone()),
        title: "Propose whether it investigates such crimes".to_owned(),
        remarks: vec![
            "The statute asks of every recipient that it is involved in such investigations. Not stated is not yes."
                .to_owned(),
        ],
        facts: Vec::new(),
        action: format!("/counsel/agencies/{}/investigates", agency.id),
        hidden: Vec::new(),
        fields: AskFields {
            answer: Some(("Does it?".to_owned(), answers)),
            evidence: Some(typed.evidence.clone()),
            document: Some(document_hint()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: "Propose".to_owned(),
        errors: Vec::new(),
    }
}

pub(super) async fn investigates(
    State(portal): State<Portal>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let agency = agency::agency(&portal, &id).await?;
    Ok(Shown(answer_form(&person, &agency, &Typed::default())).into_response())
}

pub(super) async fn propose_investigates(
    State(portal): State<Portal>,
    Path(id): Path<String>,
    CheckedUpload { by, form, document }: CheckedUpload<Typed>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let agency = agency::agency(&portal, &id).await?;
    let matter = match form.answer.as_str() {
        "yes" | "no" => Ok(Matter::Investigates {
            agency: agency.id.clone(),
            answer: form.answer == "yes",
            evidence: form.evidence.clone(),
        }),
        _ => Err(missing("answer", "Choose one.")),
    };
    send(&portal, &by, matter, document, answer_form(&by, &agency, &form)).await
}

/// The entry that is to be relied on must be there.
fn reliance_form(portal: &Portal, person: &SignedIn, typed: &Typed) -> Result<Ask, PageError> {
    let entry = typed.entry.trim();
    let history = portal.house.register.history(entry);
    let row = history.last().ok_or(PageError::NotFound)?;
    let mut facts =
        vec![Fact::new("What it is", words::term(&row.title)), Fact::new("What it says", &row.says)];
    facts.extend(shown::review_due(&row.dates).map(|due| Fact::new("Its review was due", due)));
    Ok(Ask {
        page: person.page("Reliance on a stale entry", Audience::Counsel, "/counsel"),
        back: shown::entry_link(portal.house.register, row.kind, entry, &words::term(&row.title)),
        title: "Propose to rely on a stale entry".to_owned(),
        remarks: vec![format!(
            "An entry whose review is overdue may be relied on for at most {OVERRIDE_DAYS_MAX} days more, where the              entry itself allows it. Better: review it."
        )],
        facts,
        action: "/counsel/rely".to_owned(),
        hidden: vec![("entry".to_owned(), entry.to_owned())],
        fields: AskFields {
            from: Some(typed.from.clone()),
            to: Some(typed.to.clone()),
            reason: typed.reason.clone(),
            ..AskFields::default()
        },
        button: "Propose".to_owned(),
        errors: Vec::new(),
    })
}

pub(super) async fn rely(
    State(portal): State<Portal>,
    person: SignedIn,
    Query(asked): Query<Typed>,
) -> Result<Response, PageError> {
    proposer(&person)?;
    let from = today(&portal.house).to_string();
    Ok(Shown(reliance_form(&portal, &person, &Typed { from, ..asked })?).into_response())
}

pub(super) async fn propose_rely(
    State(portal): State<Portal>,
    Checked { by, form }: Checked<Typed>,
) -> Result<Response, PageError> {
    proposer(&by)?;
    let read = || {
        let from = day_of("from", &form.from)?.ok_or_else(|| missing("from", "Say from which day."))?;
        let to = day_of("to", &form.to)?.ok_or_else(|| missing("to", "Say until which day."))?;
        Ok(Matter::Override { entry: form.entry.trim().to_owned(), from, to })
    };
    send(&portal, &by, read(), None, reliance_form(&portal, &by, &form)?).await
}
