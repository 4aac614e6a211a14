//! From what the pipeline gives to what the pages show.

use clearline_core::rows::Unreadable;
use clearline_disclosure::Writer;
use clearline_disclosure::papers::draft::DraftKind;
use clearline_disclosure::referral::{DeclineReason, EventKind, FeedbackCode};
use clearline_disclosure::{Disclosed, DisclosedFile};
use clearline_frame::view::{Choice, Event, Fact, FieldError, FileRow, Gate, Notice, Page, Tone, Words};
use clearline_frame::words;
use clearline_identity::directory::Agency;
use clearline_law::{FileGate, Ground as Reason, Outcome, Register};
use clearline_pipeline::refer::queries::{self, History};
use clearline_pipeline::refer::{self, seen};
use clearline_records::dossier::augmented::{self, Statement};
use clearline_records::dossier::routed::{KeptFeedback, Referral as Kept, ReferralEvent};
use clearline_report::legible::plain;
use clearline_report::{Argument, Message, Priority, ReferralState, message};
use jiff::Timestamp;

use super::view::{Actions, Condition, Conditions, Ended, FileEntry, Ground, Referral, Related};
use crate::agency::{filed_by, sections};

/// An attempt that was refused: by which form, why, and what was typed.
pub(super) struct Attempt {
    /// The form: the last part of its address.
    pub(super) form: &'static str,
    /// What to do about it.
    pub(super) words: Words,
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
    priority: Priority,
    kind: Message,
    attempt: Option<Attempt>,
) -> Conditions {
    let condition =
        |one: &clearline_law::Condition| Condition { words: one.words.clone(), clause: reason(&one.ground) };
    let register = page.register;
    Conditions {
        page,
        id: kept.referral.id.to_string(),
        priority,
        kind,
        conditions: kept.conditions().iter().map(condition).collect(),
        digest: hex::encode(clearline_disclosure::conditions_digest(
            kept.conditions(),
            Writer::english(register),
        )),
        error: attempt.map(|attempt| attempt.words),
    }
}

/// What a condition rests on, for people.
fn reason(ground: &Reason) -> Words {
    match ground {
        Reason::Clause(id) => Words::value(Argument::clause(id.to_string())),
        Reason::Policy(policy) => message!("conditions-our-rule", rule = policy.message()).into(),
        Reason::Gap(gap) => message!("conditions-gap", gap = gap.message()).into(),
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
        .map_or_else(|| filed_by(disclosed.kind), |incident| words::incident_type(incident.kind));
    let failed = attempt.as_ref().filter(|attempt| attempt.form == "accept");
    let notice = failed.map(|attempt| Notice { tone: Tone::Alarm, words: attempt.words.clone() });
    let layer = sections::layer(disclosed, register);
    Referral {
        page: with_unreadable(Page { notice: notice.or(page.notice.clone()), ..page }, &kept.unreadable),
        id: kept.referral.id.to_string(),
        number: kept.referral.id.report.to_string(),
        kind,
        priority: opened.priority,
        state: words::referral(state),
        made_available: words::moment(kept.referral.made_available_at),
        why: kept.referral.reason.clone().map_or_else(Words::default, Words::Sentence),
        sections: layer.sections,
        passages: layer.passages,
        subjects: sections::subjects(disclosed),
        files: disclosed.files.iter().map(|one| file(one, disclosed)).collect(),
        awaits_destruction: disclosed.files.iter().any(|file| file.awaits_destruction),
        package: kept
            .referral
            .package
            .as_ref()
            .map(|package| message!("referral-package-size", size = Argument::Bytes(package.bytes))),
        related: related(kept),
        ground: ground(opened),
        preservation: kept.preserved.as_ref().map(|kept| {
            words::preservation(words::citation(register, &kept.clause), kept.from, kept.until, *now)
        }),
        drafts: drafts(opened),
        history: history(&kept.events, &kept.feedback),
        actions: actions(opened, attempt),
    }
}

/// The drafts for an agency of this class, the most urgent first.
fn drafts(opened: &Opened<'_>) -> Vec<(String, Message)> {
    let id = &opened.kept.referral.id;
    let own = opened.agencies.iter().find(|agency| agency.id == opened.kept.referral.agency);
    let kinds = own.map_or(&[][..], |agency| DraftKind::of(agency.class));
    let link = |kind: &DraftKind| {
        let words = match kind {
            DraftKind::Emergency => message!("referral-ask-emergency"),
            DraftKind::Preservation => message!("referral-ask-preservation"),
            DraftKind::Records => message!("referral-ask-records"),
        };
        (format!("/agency/referrals/{id}/drafts/{}", kind.word()), words)
    };
    let urgent = kinds.iter().filter(|kind| **kind == DraftKind::Emergency);
    urgent.chain(kinds.iter().filter(|kind| **kind != DraftKind::Emergency)).map(link).collect()
}

/// What else the agency has that belongs to it. A repeat that made no referral of its own is shown by number and time.
fn related(kept: &queries::Page) -> Vec<Related> {
    let has = |number| kept.also.iter().any(|also| also.id.report == number);
    let other = |also: &refer::Also| Related {
        referral: Some(also.id.to_string()),
        words: if also.repeat {
            message!("referral-related-again")
        } else {
            message!("referral-related-shares")
        },
    };
    let repeats = kept.sent_again.iter().filter(|again| !has(again.number)).map(|again| Related {
        referral: None,
        words: message!(
            "referral-related-sent",
            report = Argument::exact(again.number.to_string()),
            at = again.at
        ),
    });
    kept.also.iter().map(other).chain(repeats).collect()
}

fn with_unreadable(mut page: Page, rows: &[Unreadable]) -> Page {
    page.cannot_read(rows);
    page
}

/// What is left while access is paused.
pub(super) fn paused(page: Page, past: &History) -> Ended {
    left(page, past, message!("ended-paused-heading"), message!("ended-paused"))
}

/// What is left when access has ended.
pub(super) fn ended(page: Page, past: &History) -> Ended {
    let why = match past.state {
        ReferralState::ReReferred => message!("ended-transferred"),
        state if state.has_access() => message!("ended-expunged"),
        _ => message!("ended-recalled"),
    };
    let heading = match past.ended_at {
        Some(at) => message!("ended-heading-on", at = at),
        None => message!("ended-heading"),
    };
    left(page, past, heading, why)
}

fn left(page: Page, past: &History, heading: Message, why: Message) -> Ended {
    Ended {
        page: with_unreadable(page, &past.unreadable),
        id: past.id.to_string(),
        state: words::referral(past.state),
        heading,
        why,
        history: history(&past.events, &past.feedback),
    }
}

fn file(file: &DisclosedFile, disclosed: &Disclosed) -> FileEntry {
    let said = &file.said;
    let why = Words::Sentence(file.gate.why().clone());
    let own = augmented::of_file(&disclosed.statements, &file.id).map(Statement::of_its_file);
    let mut notes: Vec<Message> = own.collect();
    let grade = said.classification.map(|grade| Argument::name(grade.wire_name()));
    notes.extend(grade.map(|grade| message!("referral-file-grade", grade = grade)));
    let flags = said.annotations.iter().map(|flag| Argument::name(flag.wire_name()));
    notes.extend(flags.map(|flag| message!("referral-file-marked", flag = flag)));
    notes.extend(said.name().map(|name| message!("referral-file-original", name = Argument::words(name))));
    let place = said.location.as_ref().map(Argument::words);
    notes.extend(place.map(|place| message!("referral-file-found", place = place)));
    FileEntry {
        id: file.id.to_string(),
        row: FileRow {
            name: file.name.clone(),
            size: words::bytes(file.size),
            digest: file.sha256.clone(),
            kind: file.kind.message().into(),
            relevance: words::relevance(said.relevance).into(),
            viewed: words::answer(said.viewed).into(),
            notes: notes.into_iter().map(Words::from).collect(),
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
        // Without its modality, what a clause forbids would read as what it allows.
        Some(clause) => {
            let says = format!("{}: {}", clause.modality.word(), clause.says);
            Fact::new(Words::law(&clause.citation), Words::law(says))
        }
        None => Fact::new(Words::data(id.to_string()), message!("referral-clause-gone")),
    };
    let mut without: Vec<Fact> = disclosed
        .excluded
        .iter()
        .map(|(field, why)| Fact::new(field.message(), Words::Sentence(why.clone())))
        .collect();
    if disclosed.files_withheld > 0 {
        let hidden = message!("referral-files-not-listed", count = disclosed.files_withheld);
        without.push(Fact::new(message!("referral-files-left-out"), hidden));
    }
    Ground {
        words: message!("referral-ruled", at = ruling.at),
        clauses: under.iter().map(clause).collect(),
        without,
        basis: message!(
            "referral-decided-by",
            register = Argument::exact(ruling.register.to_string()),
            facts = Argument::exact(hex::encode(ruling.facts_digest))
        ),
    }
}

/// What happened, each feedback with its codes in words and its note.
fn history(events: &[ReferralEvent], feedback: &[KeptFeedback]) -> Vec<Event> {
    let mut given = feedback.iter();
    events
        .iter()
        .map(|event| {
            let kind = event.kind.parse::<EventKind>().ok();
            let more = match kind {
                Some(EventKind::Feedback) => given.next().map(told),
                _ => seen::detail(event).map(Words::from),
            };
            Event {
                at: Some(words::moment(event.at)),
                what: kind.map_or_else(|| Words::data(&event.kind), |kind| Words::Heading(kind.message())),
                who: seen::who(event).map(Words::data),
                detail: more,
            }
        })
        .collect()
}

fn told(feedback: &KeptFeedback) -> Words {
    let words = |code: &String| match code.parse::<FeedbackCode>() {
        Ok(known) => Argument::from(known.message()),
        Err(_) => Argument::name(code),
    };
    let codes = Argument::each(feedback.codes.iter().map(words));
    if feedback.note.is_empty() {
        return Words::value(codes);
    }
    message!("event-feedback-of", codes = codes, note = Argument::words(&feedback.note)).into()
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
    let choice = |value: &str, words: Message, chosen: bool| Choice { chosen, ..Choice::new(value, words) };
    let decline = |reason: DeclineReason| choice(reason.word(), reason.message(), reason.word() == declined);
    Actions {
        can_accept: matches!(
            state,
            ReferralState::Delivered | ReferralState::Opened | ReferralState::Declined
        ),
        decline_reasons: match state {
            ReferralState::Declined | ReferralState::Closed => Vec::new(),
            _ => DeclineReason::ALL.map(decline).into(),
        },
        agencies: match state {
            ReferralState::MadeAvailable | ReferralState::Closed => Vec::new(),
            _ => others(opened, kept, agency),
        },
        feedback: FeedbackCode::ALL
            .map(|code| choice(code.word(), code.message(), given(code.word())))
            .into(),
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
            let digest = Argument::exact(file.sha256.get(..12).unwrap_or_default());
            let words = match &file.name {
                Some(name) => {
                    message!("act-warrant-of", file = Argument::words(plain(name)), digest = digest)
                }
                None => message!("act-warrant-nameless", digest = digest),
            };
            let choice = Choice::new(file.id.to_string(), words);
            Choice { chosen: file.id.as_str() == chosen, ..choice }
        })
        .collect()
}

fn others(opened: &Opened<'_>, kept: &Kept, chosen: &str) -> Vec<Choice> {
    let others = opened.agencies.iter().filter(|agency| !agency.suspended && agency.id != kept.agency);
    let named = others.map(|agency| (opened.register.country_name(agency.country), agency));
    let mut named: Vec<_> = named.collect();
    named.sort_by(|(country, agency), (other, another)| (country, &agency.name).cmp(&(other, &another.name)));
    let choice = |(_, agency): (String, &Agency)| Choice {
        chosen: agency.id.as_str() == chosen,
        ..Choice::new(
            agency.id.as_str(),
            message!("act-transfer-to", country = agency.country, agency = Argument::name(&agency.name)),
        )
    };
    named.into_iter().map(choice).collect()
}
