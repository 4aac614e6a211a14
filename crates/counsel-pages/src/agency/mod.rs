//! One agency: what qualifies it, on what evidence, and the forms that propose more.

#[cfg(feature = "samples")]
pub(super) mod sample;
mod view;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use clearline_counsel::{
    self as counsel, CounselError, EVIDENCE_BYTES_MAX, Matter, NewDocument, Proposal, Proposed, Refusal,
    Whole, queries,
};
use clearline_disclosure::Writer;
use clearline_frame::answer::{PageError, Shown};
use clearline_frame::echo::Done;
use clearline_frame::form::{Checked, CheckedUpload};
use clearline_frame::session::SignedIn;
use clearline_frame::view::{Choice, Fact, FieldError, State as Standing, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_identity::directory::{self, Agency, KeptBasis};
use clearline_law::access::{ManageAgencies, ProposeLaw};
use clearline_law::{AgencyEntry, HouseKind};
use clearline_report::{AgencyClass, AgencyId, Answer, Argument, BasisKind, Channel, Message, message};
use jiff::civil::Date;
use serde::Deserialize;

use super::view::{ByTwo, Link};
use super::ways::Ways;
use super::{agencies, agency_of, ask, day, may, may_read, page_error, shown, today};
use clearline_frame::Frame;
use view::{AgencyPage, ApprovalRow, BasisRow, ProposeApproval, ProposeBasis};

/// The forms as they were sent, where something was wrong with them.
#[derive(Default)]
struct Forms {
    basis: Option<ProposeBasis>,
    approval: Option<ProposeApproval>,
}

pub(super) async fn show(
    State(frame): State<Frame>,
    person: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, PageError> {
    Ok(Shown(page(&frame, &person, &id, Forms::default()).await?).into_response())
}

async fn page(frame: &Frame, person: &SignedIn, id: &str, forms: Forms) -> Result<AgencyPage, PageError> {
    let house = frame.house();
    let permit = may_read(person)?;
    let agency = agency_of(frame, id).await?;
    let (all, unreadable) = directory::listed(house).await?;
    let ways = Ways { house, register: house.register, agencies: &all, opened: &[], on: today(house) };
    let entry = house.register.agency(&agency.id);
    let proposals = queries::about_subject(house, &permit, id).await?;
    let kept = directory::bases_of(house, &agency.id).await?;
    let proposes = may::<ProposeLaw>(person);
    let policies = queries::approvable(house, &permit);
    let objection = ways.objection(&agency);
    let mut page = person.page_of(
        &message!("counsel-window-agency", agency = Argument::name(&agency.name)),
        Audience::Counsel,
        "/counsel/agencies",
    );
    page.cannot_read(&unreadable);
    page.cannot_read(proposals.unreadable());
    Ok(AgencyPage {
        page,
        id: agency.id.to_string(),
        name: agency.name.clone(),
        unit: entry.and_then(|entry| entry.unit.clone()),
        standing: match objection {
            None => Standing::new(Tone::Good, message!("counsel-may-receive")),
            Some(why) => Standing::new(Tone::Caution, message!("counsel-receives-nothing", why = why)),
        },
        suspended: agency.suspended,
        facts: facts(&agency, entry),
        stated: entry.map(stated).unwrap_or_default(),
        sources: entry.map_or_else(Vec::new, |entry| {
            let url: Vec<&str> = entry.url.as_deref().into_iter().collect();
            shown::sources(house.register, &entry.sources, &url, &entry.as_of, entry.confidence)
        }),
        languages: if may::<ManageAgencies>(person) { languages(&agency) } else { Vec::new() },
        links: if proposes {
            let words = message!("counsel-investigates-title");
            vec![Link::new(format!("/counsel/agencies/{}/investigates", agency.id), words)]
        } else {
            Vec::new()
        },
        bases: bases(&ways, &agency.id, &kept, &proposals, proposes),
        approvals: approvals(&proposals, ways.on),
        propose: (proposes && agency.class == AgencyClass::Foreign)
            .then(|| forms.basis.unwrap_or_else(|| basis_form(""))),
        approve: (proposes && agency.class == AgencyClass::Foreign && !policies.is_empty())
            .then(|| forms.approval.unwrap_or_else(|| approval_form(&policies, ""))),
    })
}

/// The languages a brief can be written in, each by its own name.
fn languages(agency: &Agency) -> Vec<Choice> {
    let set = brief_language(agency);
    let choice = |language: Language| Choice {
        chosen: language == set,
        ..Choice::new(language.tag(), Words::data(language.name()))
    };
    Writer::brief_languages().map(choice).collect()
}

/// English until another was set.
fn brief_language(agency: &Agency) -> Language {
    let set = agency.language.as_deref();
    Writer::brief_languages().find(|language| Some(language.tag()) == set).unwrap_or(Language::ENGLISH)
}

#[derive(Deserialize)]
pub(super) struct ChosenLanguage {
    language: String,
}

pub(super) async fn choose_language(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<ChosenLanguage>,
) -> Result<Response, PageError> {
    let agency = agency_of(&frame, &id).await?;
    let language = Writer::brief_languages().find(|language| language.tag() == form.language);
    let language = language.ok_or_else(|| PageError::Wrong(message!("form-field")))?;
    directory::set_agency_language(frame.house(), by.actor(), &agency.id, language.tag()).await?;
    Ok(by.done(&format!("/counsel/agencies/{}", agency.id), Done::AgencyLanguageSet))
}

fn facts(agency: &Agency, entry: Option<&AgencyEntry>) -> Vec<Fact> {
    let mut facts = vec![
        Fact::exact(message!("counsel-key"), Words::data(agency.id.as_str())),
        Fact::new(message!("counsel-country"), Words::value(agency.country)),
        Fact::new(message!("counsel-class"), agencies::class_words(agency.class)),
        Fact::new(
            message!("counsel-investigates-such-crimes"),
            match agency.investigates {
                Answer::Yes => message!("answer-yes"),
                Answer::No => message!("answer-no"),
                Answer::NotStated => message!("counsel-not-stated"),
            },
        ),
        Fact::new(
            message!("counsel-receives-by"),
            match agency.channel {
                Channel::Portal => message!("counsel-channel-portal"),
                Channel::Package => message!("counsel-channel-package"),
            },
        ),
    ];
    facts.push(Fact::new(message!("counsel-brief-language"), Words::data(brief_language(agency).name())));
    if !agency.states.is_empty() {
        facts.push(Fact::new(message!("counsel-states"), Words::data(agency.states.join(", "))));
    }
    if let Some(entry) = entry {
        let law = |name: Message| move |text: &String| Fact::new(name, Words::law(text));
        facts.push(law(message!("counsel-kind"))(&entry.kind));
        facts.extend(entry.parent.as_ref().map(law(message!("counsel-part-of"))));
        facts.extend(entry.role.as_ref().map(law(message!("counsel-role"))));
        facts.extend(entry.note.as_ref().map(law(message!("counsel-note-fact"))));
    }
    facts
}

fn stated(entry: &AgencyEntry) -> Vec<String> {
    let relationship = entry.relationship.iter().cloned();
    entry.stated.iter().cloned().chain(relationship).collect()
}

/// The bases that are recorded, those in force first, then what was proposed and is no basis.
fn bases(
    ways: &Ways<'_>,
    agency: &AgencyId,
    kept: &[KeptBasis],
    proposals: &[Proposal],
    proposes: bool,
) -> Vec<BasisRow> {
    let by_id = shown::by_id(proposals);
    let clause = words::citation(ways.register, "US-2258A-c3");
    let mut rows: Vec<BasisRow> = kept
        .iter()
        .map(|one| {
            let proposal = one.proposal.as_deref().and_then(|id| by_id.get(id)).copied();
            BasisRow {
                kind: Words::Heading(one.basis.kind.message()),
                clause: clause.clone(),
                dates: dates(one.basis.from, one.basis.to),
                state: basis_state(ways, one),
                evidence: one.basis.evidence.clone(),
                document: proposal.and_then(shown::document),
                by: proposal.map_or_else(|| invented(one), shown::by_two),
                links: basis_links(one, ways.on, agency, proposes),
            }
        })
        .collect();
    rows.sort_by_key(|row| row.state.tone != Tone::Good);
    let open = proposals.iter().filter_map(|proposal| match &proposal.matter {
        Matter::Basis { kind, evidence, from, to, .. } if !proposal.approved() => Some(BasisRow {
            kind: Words::Heading(kind.message()),
            clause: clause.clone(),
            dates: dates(*from, *to),
            state: shown::state(proposal),
            evidence: evidence.clone(),
            document: shown::document(proposal),
            by: shown::by_two(proposal),
            links: vec![shown::proposal_link(&proposal.id)],
        }),
        _ => None,
    });
    rows.extend(open);
    rows
}

/// The proposals a basis was recorded and ended by, and the form that ends it.
fn basis_links(one: &KeptBasis, on: Date, agency: &AgencyId, proposes: bool) -> Vec<Link> {
    let mut links: Vec<Link> = one.proposal.as_deref().map(shown::proposal_link).into_iter().collect();
    links.extend(
        one.ended_by
            .as_deref()
            .map(|id| Link::new(format!("/counsel/proposals/{id}"), message!("counsel-how-ended"))),
    );
    if proposes && one.basis.to.is_none_or(|to| to > on) {
        let href = format!("/counsel/agencies/{agency}/end?answer={}", one.ordinal);
        links.push(Link::new(href, message!("counsel-propose-end")));
    }
    links
}

/// A basis that a demonstration invented has no proposal.
fn invented(one: &KeptBasis) -> ByTwo {
    ByTwo {
        proposed_by: String::new(),
        proposed_at: words::moment(one.recorded_at),
        approved_by: None,
        invented: true,
    }
}

fn dates(from: Date, to: Option<Date>) -> Message {
    match to {
        Some(to) => message!("counsel-dates-from-to", from = from, to = to),
        None => message!("counsel-dates-from", from = from),
    }
}

fn basis_state(ways: &Ways<'_>, one: &KeptBasis) -> Standing {
    let basis = &one.basis;
    if basis.synthetic && ways.house.kind == HouseKind::Production {
        Standing::new(Tone::Caution, message!("counsel-basis-invented"))
    } else if basis.holds_on(ways.on) {
        Standing::new(Tone::Good, message!("counsel-basis-in-force"))
    } else if basis.from > ways.on {
        Standing::new(Tone::Plain, message!("counsel-basis-not-yet"))
    } else {
        Standing::new(Tone::Caution, message!("counsel-state-ended"))
    }
}

/// General approvals: those of single reports are shown with their rulings.
fn approvals(proposals: &[Proposal], on: Date) -> Vec<ApprovalRow> {
    proposals
        .iter()
        .filter_map(|proposal| match &proposal.matter {
            Matter::Approval { policy, report: None, from, to, .. } => {
                let over = to.is_some_and(|to| to < on);
                let state = match proposal.approved() && over {
                    true => Standing::new(Tone::Plain, message!("counsel-last-day-passed")),
                    false => shown::state(proposal),
                };
                Some(ApprovalRow {
                    policy: policy.replace('_', " "),
                    dates: dates(*from, *to),
                    state,
                    reason: proposal.reason.clone(),
                    by: shown::by_two(proposal),
                })
            }
            _ => None,
        })
        .collect()
}

fn basis_form(kind: &str) -> ProposeBasis {
    ProposeBasis {
        kinds: BasisKind::ALL
            .map(|one| Choice {
                chosen: one.word() == kind,
                ..Choice::new(one.word(), Words::Heading(one.message()))
            })
            .to_vec(),
        document_hint: ask::document_hint().into(),
        ..ProposeBasis::default()
    }
}

fn approval_form(policies: &[String], policy: &str) -> ProposeApproval {
    ProposeApproval {
        policies: policies
            .iter()
            .map(|one| Choice {
                chosen: one == policy,
                ..Choice::new(one, Words::law(one.replace('_', " ")))
            })
            .collect(),
        ..ProposeApproval::default()
    }
}

#[derive(Deserialize)]
pub(super) struct TypedBasis {
    #[serde(default)]
    kind: String,
    from: String,
    to: String,
    evidence: String,
    reason: String,
}

pub(super) async fn propose_basis(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    CheckedUpload { by, form, document }: CheckedUpload<TypedBasis, EVIDENCE_BYTES_MAX>,
) -> Result<Response, PageError> {
    may_read(&by)?;
    let agency = agency_of(&frame, &id).await?;
    let wrong = match read_basis(&agency.id, &form) {
        Err(error) => error,
        Ok(matter) => {
            let proposed = Proposed { matter, reason: form.reason.clone() };
            let document = document.map(|file| NewDocument::whole(&file.name, file.bytes));
            match counsel::propose(frame.house(), by.actor(), &proposed, document).await {
                Ok(id) => return Ok(by.done(&format!("/counsel/proposals/{id}"), Done::Proposed)),
                Err(CounselError::Refused(refusal)) => ask::wrong(&refusal, "to"),
                Err(error) => return Err(page_error(error)),
            }
        }
    };
    let typed = ProposeBasis {
        from: form.from,
        to: form.to,
        evidence: form.evidence,
        reason: form.reason,
        errors: vec![wrong],
        ..basis_form(&form.kind)
    };
    let forms = Forms { basis: Some(typed), ..Forms::default() };
    let page = page(&frame, &by, &id, forms).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
}

fn read_basis(agency: &AgencyId, form: &TypedBasis) -> Result<Matter, FieldError> {
    let missing = |field: &str, words: Message| FieldError::new(field, words);
    let kind = form.kind.parse().map_err(|_| missing("kind", message!("counsel-choose-qualifies")))?;
    let from = ask::day_of("from", &form.from)?;
    let from = from.ok_or_else(|| missing("from", message!("counsel-choose-from")))?;
    Ok(Matter::Basis {
        agency: agency.clone(),
        kind,
        evidence: form.evidence.clone(),
        from,
        to: ask::day_of("to", &form.to)?,
    })
}

#[derive(Deserialize)]
pub(super) struct TypedApproval {
    policy: String,
    until: String,
    reason: String,
}

pub(super) async fn propose_approval(
    State(frame): State<Frame>,
    Path(id): Path<String>,
    Checked { by, form }: Checked<TypedApproval>,
) -> Result<Response, PageError> {
    let permit = may_read(&by)?;
    let agency = agency_of(&frame, &id).await?;
    let matter = Matter::Approval {
        policy: form.policy.clone(),
        agency: agency.id,
        report: None,
        from: today(frame.house()),
        to: day(&form.until)?,
    };
    let proposed = Proposed { matter, reason: form.reason.clone() };
    let refusal =
        match counsel::propose(frame.house(), by.actor(), &proposed, None::<NewDocument<Whole>>).await {
            Ok(id) => return Ok(by.done(&format!("/counsel/proposals/{id}"), Done::Proposed)),
            Err(CounselError::Refused(refusal)) => refusal,
            Err(error) => return Err(page_error(error)),
        };
    let mut wrong = ask::wrong(&refusal, "until");
    if wrong.field == "reason" {
        "approve-reason".clone_into(&mut wrong.field);
    }
    if matches!(refusal, Refusal::NoSuchPolicy { .. }) {
        "policy".clone_into(&mut wrong.field);
    }
    let policies = queries::approvable(frame.house(), &permit);
    let typed = ProposeApproval {
        until: form.until,
        reason: form.reason,
        errors: vec![wrong],
        ..approval_form(&policies, &form.policy)
    };
    let forms = Forms { approval: Some(typed), ..Forms::default() };
    let page = page(&frame, &by, &id, forms).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Shown(page)).into_response())
}
