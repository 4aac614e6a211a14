//! An agency with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Fact, FieldError, State, Tone, Words};
use clearline_report::{AgencyClass, Argument, BasisKind, Message, message};

use super::view::{AgencyPage, ApprovalRow, BasisRow, ProposeApproval, ProposeBasis};
use crate::sample::{Counsel, by_two, choices, class_words, day, document, error, known, source};
use crate::view::{ByTwo, Link};

fn bases() -> Vec<BasisRow> {
    let row = |kind: BasisKind, dates: Message, state: State, by: ByTwo| BasisRow {
        kind: Words::Heading(kind.message()),
        clause: "2258A(c)(3)".to_owned(),
        dates,
        state,
        evidence: "Letter of the Department of Justice of 2026-02-20".to_owned(),
        document: Some(document()),
        by,
        links: vec![
            Link::new("/counsel/proposals/p-12", message!("counsel-proposal-and-evidence")),
            Link::new("/counsel/agencies/se-1/end?answer=1", message!("counsel-propose-end")),
        ],
    };
    let [first, second, ..] = BasisKind::ALL;
    let spanned = message!("counsel-dates-from-to", from = day("2026-03-02"), to = day("2028-11-30"));
    vec![
        row(
            first,
            spanned.clone(),
            State::new(Tone::Good, message!("counsel-basis-in-force")),
            by_two(Some("A. Petrova")),
        ),
        row(
            second,
            message!("counsel-dates-from", from = day("2026-12-01")),
            State::new(Tone::Waiting, message!("counsel-state-waiting")),
            by_two(None),
        ),
        row(
            second,
            spanned,
            State::new(Tone::Caution, message!("counsel-state-ended")),
            ByTwo { invented: true, ..by_two(None) },
        ),
    ]
}

fn agency(counsel: Counsel, bases: Vec<BasisRow>, errors: Vec<FieldError>) -> AgencyPage {
    let title = message!("counsel-window-agency", agency = Argument::name("Polismyndigheten"));
    let kinds = BasisKind::ALL.map(|kind| (kind.word(), Words::Heading(kind.message())));
    AgencyPage {
        page: counsel.page(&title, "/counsel/agencies"),
        id: "se-1".to_owned(),
        name: "Polismyndigheten".to_owned(),
        unit: Some("National Operations Department".to_owned()),
        standing: if bases.is_empty() {
            let why = message!("counsel-basis-none-recorded");
            State::new(Tone::Caution, message!("counsel-receives-nothing", why = why))
        } else {
            State::new(Tone::Good, message!("counsel-may-receive"))
        },
        suspended: bases.is_empty(),
        facts: vec![
            Fact::exact(message!("counsel-key"), Words::data("se-1")),
            Fact::new(message!("counsel-country"), Words::value(known("SE"))),
            Fact::new(message!("counsel-class"), class_words(AgencyClass::Foreign)),
            Fact::new(message!("counsel-investigates-such-crimes"), message!("counsel-not-stated")),
            Fact::new(message!("counsel-kind"), Words::law("police")),
        ],
        languages: choices(vec![("en", Words::data("English")), ("fr", Words::data("Français"))], "en"),
        links: vec![Link::new("/counsel/agencies/se-1/investigates", message!("counsel-investigates-title"))],
        stated: vec!["Receives reports from abroad as the national point.".to_owned()],
        sources: vec![source(
            "archived pages of the agency",
            Some("https://example.com/"),
            "2024",
            message!("confidence-medium"),
        )],
        approvals: if bases.is_empty() { vec![] } else { vec![approval()] },
        bases,
        propose: Some(ProposeBasis {
            kinds: choices(kinds.into(), ""),
            document_hint: message!("counsel-document-hint", most = 10).into(),
            errors: errors.clone(),
            ..ProposeBasis::default()
        }),
        approve: Some(ProposeApproval {
            policies: choices(vec![("rights_review", Words::law("rights review"))], ""),
            errors,
            ..ProposeApproval::default()
        }),
    }
}

fn approval() -> ApprovalRow {
    ApprovalRow {
        policy: "Review of human rights".to_owned(),
        dates: message!("counsel-dates-from-to", from = day("2026-03-02"), to = day("2027-03-01")),
        state: State::new(Tone::Plain, message!("counsel-last-day-passed")),
        reason: "Reviewed with counsel; assurances are on file.".to_owned(),
        by: by_two(Some("A. Petrova")),
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(counsel: Counsel) -> Vec<Rendered> {
    let reason = || message!("counsel-refused-reason");
    let errors = vec![
        error("kind", message!("counsel-choose-qualifies")),
        error("from", message!("counsel-choose-from")),
        error("to", message!("counsel-refused-days-backwards")),
        error("evidence", message!("counsel-refused-evidence")),
        error("document", message!("counsel-refused-document")),
        error("reason", reason()),
        error("policy", message!("counsel-refused-no-policy", policy = Argument::exact("x"))),
        error("until", message!("counsel-refused-too-far", days = 730)),
        error("approve-reason", reason()),
    ];
    vec![
        page("counsel-agency", &agency(counsel, bases(), vec![])),
        page("counsel-agency-errors", &agency(counsel, vec![], errors)),
    ]
}
