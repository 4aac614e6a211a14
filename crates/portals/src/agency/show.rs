//! From what the pipeline gives to what the pages show.

use clearline_core::rows::Unreadable;
use clearline_identity::directory::Agency;
use clearline_law::{FileGate, Ground as Reason, Outcome, Register};
use clearline_pipeline::Writer;
use clearline_pipeline::refer::queries::{self, History};
use clearline_pipeline::refer::{self, DeclineReason, Disclosed, DisclosedFile, EventKind, FeedbackCode};
use clearline_records::dossier::augmented::{self, Statement};
use clearline_records::dossier::routed::{KeptFeedback, Referral as Kept, ReferralEvent};
use clearline_report::legible::plain;
use clearline_report::{Priority, ReferralState};
use jiff::Timestamp;

use super::{detail, filed_by, sections, sentence, who};
use crate::view::agency::{Actions, Condition, Conditions, Ended, FileEntry, Ground, Referral, Related};
use crate::view::{Choice, Event, Fact, FieldError, FileRow, Gate, Notice, Page, Tone};
use crate::words;

/// An attempt that was refused: by which form, why, and what was typed.
pub(super) struct Attempt {
    /// The form: the last part of its address.
    pub(super) form: &'static str,
    /// What to do about it.
    pub(super) words: String,
    /// Its fields.
    pub(super) typed: Fields,
}

/// The fields of a form, in order; a name may come more than once.
pub(super) type Fields = Vec<(String, String)>;

/// The first value of a field; empty where it was not sent.
pub(super) fn field<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// What must be read first.
pub(super) fn conditions(
    page: Page,
    kept: &queries::Page,
    register: &Register,
    priority: Priority,
    kind: &str,
    attempt: Option<Attempt>,
) -> Conditions {
    let condition = |one: &clearline_law::Condition| Condition {
        words: words::said(register, &one.words),
        clause: reason(&one.ground, register),
    };
    Conditions {
        page,
        id: kept.referral.id.to_string(),
        priority,
        kind: kind.to_owned(),
        conditions: kept.conditions().iter().map(condition).collect(),
        digest: hex::encode(refer::conditions_digest(kept.conditions(), Writer::english(register))),
        error: attempt.map(|attempt| attempt.words),
    }
}

/// What a condition rests on, for people.
fn reason(ground: &Reason, register: &Register) -> String {
    match ground {
        Reason::Clause(id) => {
            register.clause(id).map_or_else(|| id.to_string(), |clause| clause.citation.clone())
        }
        Reason::Policy(policy) => format!("Our rule: {}", words::term(&policy.words())),
        Reason::Gap(gap) => format!("not known: {}", gap.word().replace('_', " ")),
    }
}

/// An opened referral.
pub(super) struct Opened<'a> {
    /// The referral and its surroundings.
    pub(super) kept: &'a queries::Page,
    /// What the ruling discloses.
    pub(super) disclosed: &'a Disclosed,
    /// The whole directory.
    pub(super) agencies: &'a [Agency],
    /// The register in force.
    pub(super) register: &'a Register,
    /// Our order of work.
    pub(super) priority: Priority,
    /// The present moment.
    pub(super) now: Timestamp,
}

/// The page of an opened referral.
pub(super) fn referral(page: Page, opened: &Opened<'_>, attempt: Option<Attempt>) -> Referral {
    let Opened { kept, disclosed, register, now, .. } = opened;
    let state = kept.referral.state;
    let kind = disclosed
        .incident
        .as_ref()
        .map_or_else(|| filed_by(disclosed.kind), |incident| incident.kind.words());
    let failed = attempt.as_ref().filter(|attempt| attempt.form == "accept");
    let notice = failed.map(|attempt| Notice { tone: Tone::Alarm, words: attempt.words.clone() });
    let layer = sections::layer(disclosed, register);
    Referral {
        page: with_unreadable(Page { notice: notice.or(page.notice.clone()), ..page }, &kept.unreadable),
        id: kept.referral.id.to_string(),
        number: kept.referral.id.report.to_string(),
        kind: kind.to_owned(),
        priority: opened.priority,
        state: words::referral(state),
        made_available: words::moment(kept.referral.made_available_at),
        why: kept
            .referral
            .reason
            .as_ref()
            .map_or_else(String::new, |why| sentence(&words::said(register, why))),
        sections: layer.sections,
        passages: layer.passages,
        subjects: sections::subjects(disclosed, register),
        files: disclosed.files.iter().map(|one| file(one, disclosed, register)).collect(),
        awaits_destruction: disclosed.files.iter().any(|file| file.awaits_destruction),
        package: kept.referral.package.as_ref().map(|package| words::size(package.bytes)),
        related: related(kept),
        ground: ground(opened),
        preservation: kept.preserved.as_ref().map(|kept| {
            words::preservation(words::citation(register, &kept.clause), kept.from, kept.until, *now)
        }),
        history: history(&kept.events, &kept.feedback, register),
        actions: actions(opened, attempt),
    }
}

/// What else the agency has that belongs to it. A repeat that made no referral of its own is shown by number and time.
fn related(kept: &queries::Page) -> Vec<Related> {
    let has = |number| kept.also.iter().any(|also| also.id.report == number);
    let other = |also: &refer::Also| Related {
        referral: Some(also.id.to_string()),
        words: if also.repeat {
            "The same report and files, which the provider sent again.".to_owned()
        } else {
            "Another report that you have. It shares something with this one.".to_owned()
        },
    };
    let repeats = kept.sent_again.iter().filter(|again| !has(again.number)).map(|again| Related {
        referral: None,
        words: format!(
            "The provider sent the same report and files again, as report {} on {}.",
            again.number,
            words::moment(again.at).words
        ),
    });
    kept.also.iter().map(other).chain(repeats).collect()
}

fn with_unreadable(mut page: Page, rows: &[Unreadable]) -> Page {
    page.cannot_read(rows);
    page
}

/// What is left while access is paused.
pub(super) fn paused(page: Page, past: &History, register: &Register) -> Ended {
    let why = "Your agency is suspended. Nothing is lost: the referral is open to you again when your agency's access is \
               resumed. Ask the operator why it was paused.";
    left(page, past, register, "Your access is paused", why)
}

/// What is left when access has ended.
pub(super) fn ended(page: Page, past: &History, register: &Register) -> Ended {
    let why = match past.state {
        ReferralState::ReReferred => "You transferred the referral to another agency.",
        state if state.has_access() => "Our time limit for this report ended, and it was erased.",
        _ => "We recalled the referral.",
    };
    left(page, past, register, "Your access has ended", why)
}

fn left(page: Page, past: &History, register: &Register, heading: &str, why: &str) -> Ended {
    Ended {
        page: with_unreadable(page, &past.unreadable),
        id: past.id.to_string(),
        state: words::referral(past.state),
        heading: heading.to_owned(),
        why: why.to_owned(),
        history: history(&past.events, &past.feedback, register),
    }
}

fn file(file: &DisclosedFile, disclosed: &Disclosed, register: &Register) -> FileEntry {
    let said = &file.said;
    let why = sentence(&words::said(register, file.gate.why()));
    let mut notes: Vec<String> =
        augmented::of_file(&disclosed.statements, &file.id).map(Statement::of_its_file).collect();
    notes.extend(said.classification.map(|grade| format!("Industry scale: {}", grade.word())));
    notes.extend(said.annotations.iter().map(|flag| format!("Marked: {}", flag.wire_name())));
    notes.extend(said.name().map(|name| format!("Original name: {name}")));
    notes.extend(said.location.iter().map(|place| format!("Found at {place}")));
    FileEntry {
        id: file.id.to_string(),
        row: FileRow {
            name: file.name.clone().unwrap_or_else(|| "without a name".to_owned()),
            size: words::size(file.size),
            digest: file.sha256.clone(),
            kind: words::kind(file.kind),
            relevance: words::relevance(said.relevance).to_owned(),
            viewed: said.viewed.word().to_owned(),
            notes,
        },
        gate: match &file.gate {
            FileGate::Open { .. } => Gate::Open(why),
            FileGate::Closed { .. } | FileGate::Withheld { .. } => Gate::Shut(why),
        },
    }
}

fn ground(opened: &Opened<'_>) -> Ground {
    let Opened { kept, disclosed, register, .. } = opened;
    let ruling = &kept.ruling;
    let under = match &ruling.outcome {
        Outcome::Disclose { under, .. } => under.as_slice(),
        Outcome::NeedsApproval { .. } | Outcome::Withhold { .. } => &[],
    };
    let clause = |id| match register.clause(id) {
        Some(clause) => Fact::new(clause.citation.clone(), clause.says.clone()),
        None => Fact::new(id.to_string(), "not in the register that is in force now"),
    };
    let mut without: Vec<Fact> = disclosed
        .excluded
        .iter()
        .map(|(field, why)| Fact::new(words::term(&field.words()), sentence(&words::said(register, why))))
        .collect();
    if disclosed.files_withheld > 0 {
        without.push(Fact::new("Files", format!("{} are not listed.", disclosed.files_withheld)));
    }
    Ground {
        words: format!("Ruled {}, for your agency and this report alone.", words::moment(ruling.at).words),
        clauses: under.iter().map(clause).collect(),
        without,
        basis: format!("register {}, facts {}", ruling.register, hex::encode(ruling.facts_digest)),
    }
}

/// What happened, each feedback with its codes in words and its note.
fn history(events: &[ReferralEvent], feedback: &[KeptFeedback], register: &Register) -> Vec<Event> {
    let mut given = feedback.iter();
    events
        .iter()
        .map(|event| {
            let kind = EventKind::of(&event.kind);
            let more = match kind {
                Some(EventKind::Feedback) => given.next().map(told),
                _ => detail(event).map(|detail| words::said(register, detail)),
            };
            let what = kind.map_or_else(|| event.kind.clone(), |kind| kind.words().to_owned());
            Event {
                at: Some(words::moment(event.at)),
                what: sentence(&what).trim_end_matches('.').to_owned(),
                who: who(event).map(str::to_owned),
                detail: more.filter(|more| !more.is_empty()),
            }
        })
        .collect()
}

fn told(feedback: &KeptFeedback) -> String {
    let words = |code: &String| {
        code.parse().map_or_else(|_| code.clone(), |code: FeedbackCode| code.words().to_owned())
    };
    let codes = feedback.codes.iter().map(words).collect::<Vec<_>>().join("; ");
    if feedback.note.is_empty() { codes } else { format!("{codes}. {}", feedback.note) }
}

/// What is offered. The pipeline decides again; this only spares a person what would be refused.
fn actions(opened: &Opened<'_>, attempt: Option<Attempt>) -> Actions {
    let kept = &opened.kept.referral;
    let typed = |form: &str, name: &str| {
        attempt
            .as_ref()
            .filter(|attempt| attempt.form == form)
            .map_or("", |attempt| field(&attempt.typed, name))
    };
    let declined = typed("decline", "reason");
    let decline_note = typed("decline", "note").to_owned();
    let (agency, reason) = (typed("re-refer", "agency"), typed("re-refer", "reason").to_owned());
    let note = typed("feedback", "note").to_owned();
    let retried = attempt.as_ref().filter(|attempt| attempt.form == "feedback");
    let given = |code: &str| match retried {
        Some(attempt) => attempt.typed.iter().any(|(name, value)| name == "code" && value == code),
        None => opened.kept.feedback.iter().any(|told| told.codes.iter().any(|one| one == code)),
    };
    let state = kept.state;
    let choice = |value: &str, words: &str, chosen: bool| Choice { chosen, ..Choice::new(value, words) };
    let decline =
        |(reason, word): (DeclineReason, &str)| choice(word, &words::term(&reason.words()), word == declined);
    Actions {
        can_accept: matches!(
            state,
            ReferralState::Delivered | ReferralState::Opened | ReferralState::Declined
        ),
        decline_reasons: match state {
            ReferralState::Declined | ReferralState::Closed => Vec::new(),
            _ => DeclineReason::ALL.into_iter().map(decline).collect(),
        },
        agencies: match state {
            ReferralState::MadeAvailable | ReferralState::Closed => Vec::new(),
            _ => others(opened, kept, agency),
        },
        feedback: FeedbackCode::all()
            .map(|code| choice(&code.to_string(), code.words(), given(&code.to_string())))
            .collect(),
        closed_files: closed_files(opened.disclosed, typed("warrant", "file")),
        warrant: typed("warrant", "reference").to_owned(),
        issued: typed("warrant", "issued").to_owned(),
        note,
        decline_note,
        reason,
        errors: attempt
            .map(|attempt| FieldError { field: attempt.form.to_owned(), words: attempt.words })
            .into_iter()
            .collect(),
    }
}

/// The files that a warrant may open: those whose gate is closed.
fn closed_files(disclosed: &Disclosed, chosen: &str) -> Vec<Choice> {
    let closed = disclosed.files.iter().filter(|file| !file.is_open());
    closed
        .map(|file| {
            let name = file.name.clone().unwrap_or_else(|| "a file without a name".to_owned());
            let digest = file.sha256.get(..12).unwrap_or_default();
            let choice = Choice::new(file.id.to_string(), format!("{} ({digest}…)", plain(&name)));
            Choice { chosen: file.id.as_str() == chosen, ..choice }
        })
        .collect()
}

fn others(opened: &Opened<'_>, kept: &Kept, chosen: &str) -> Vec<Choice> {
    let others = opened.agencies.iter().filter(|agency| !agency.suspended && agency.id != kept.agency);
    let mut choices: Vec<Choice> = others
        .map(|agency| Choice {
            chosen: agency.id.as_str() == chosen,
            ..Choice::new(
                agency.id.as_str(),
                format!("{}: {}", opened.register.country_name(agency.country), agency.name),
            )
        })
        .collect();
    choices.sort_by(|left, right| left.words.cmp(&right.words));
    choices
}
