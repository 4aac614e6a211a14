//! Pages of those who review, with invented words.

use clearline_frame::sample::Rendered;
use clearline_frame::view::{Tone, Words};
use clearline_frame::words;
use clearline_i18n::Language;
use clearline_report::{Argument, IncidentType, Message, Priority, message};
use jiff::Timestamp;

use super::desk::sample::minutes;
use super::view::{Alert, GroupRow, QueueRow};
use super::{alert, alerts, desk, dismiss, dismissals, file, group, hand_over, report};
use clearline_frame::sample::at;

pub(super) const NUMBER: &str = "891012771093118";

pub(super) fn queue() -> Vec<QueueRow> {
    let public = || -> Words { message!("analyst-the-public").into() };
    let row = |number: &str, priority, kind: IncidentType, from: Words, age: i64, why: Message| QueueRow {
        number: number.to_owned(),
        priority,
        kind: words::incident_type(kind).into(),
        from,
        age: minutes(age),
        received: at("2026-11-23 16:31"),
        why,
        line: None,
        signs: Vec::new(),
        sandbox: false,
    };
    let named = |number: &str, line: Message, row: QueueRow| QueueRow {
        number: number.to_owned(),
        line: Some(line.into()),
        ..row
    };
    let victim = message!(
        "analyst-account-and-victim",
        account = Argument::exact("blue_kite_91"),
        age = Argument::exact("13")
    );
    let harbour = || Words::data("Harbour Messenger");
    let urgent = message!("review-contradiction");
    let first = row(NUMBER, Priority::P0, IncidentType::Enticement, harbour(), 4, urgent);
    vec![
        named(NUMBER, victim, first),
        row(
            "891012771093077",
            Priority::P1,
            IncidentType::Molestation,
            public(),
            52,
            message!("review-public"),
        ),
        named(
            "891012771092991",
            message!("analyst-victim-aged", age = Argument::exact("9")),
            row("", Priority::P1, IncidentType::Trafficking, harbour(), 70, message!("review-only-words")),
        ),
        QueueRow {
            sandbox: true,
            ..row(
                "891012771092980",
                Priority::P2,
                IncidentType::Csam,
                Words::data("Trial Co"),
                72,
                message!("review-urgent-leads-nowhere"),
            )
        },
        row(
            "891012771092720",
            Priority::P3,
            IncidentType::MisleadingDomain,
            public(),
            303,
            message!("review-public"),
        ),
    ]
}

pub(super) fn alerts() -> Vec<Alert> {
    let declined = message!(
        "alert-declined",
        agency = Argument::name("National Police, Sweden"),
        reason = message!("decline-not-our-remit"),
        others = message!("alert-no-other-agency")
    );
    vec![
        Alert {
            tone: Tone::Alarm,
            words: message!("alert-urgent-waits", because = message!("review-public")),
            at: at("2026-11-23 16:33"),
            report: Some(NUMBER.to_owned()),
            id: "a1".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Caution,
            words: message!("alert-request-overdue"),
            at: at("2026-11-23 10:31"),
            report: Some("891012771092840".to_owned()),
            id: "a2".to_owned(),
            group: None,
        },
        Alert {
            tone: Tone::Waiting,
            words: declined,
            at: at("2026-11-23 16:40"),
            report: None,
            id: "a3".to_owned(),
            group: None,
        },
    ]
}

pub(super) fn group(id: &str, waiting: i64) -> GroupRow {
    GroupRow {
        id: id.to_owned(),
        waiting,
        first: at("2026-11-23 16:02"),
        last: at("2026-11-23 16:31"),
        age: words::span(Timestamp::UNIX_EPOCH, Timestamp::from_second(33 * 60).unwrap_or_default()),
    }
}

pub(super) fn post(number: &str, signs: Vec<Message>) -> QueueRow {
    let like = queue().swap_remove(0);
    QueueRow {
        number: number.to_owned(),
        priority: Priority::P0,
        from: message!("analyst-the-public").into(),
        line: Some(Words::data("He waits outside.")),
        signs,
        ..like
    }
}

pub(super) fn left_out() -> Vec<Message> {
    vec![
        message!("analyst-left-out-line", count = 3, signs = message!("sign-contact")),
        message!("analyst-left-out-line", count = 1, signs = message!("sign-known")),
    ]
}

pub(super) const TEXT: &str = "Invented, harmless words that were sent again and again.";

/// The pages in one language.
pub fn pages(language: Language) -> Vec<Rendered> {
    let pages = [
        desk::sample::pages(language),
        desk::sample::floods(language),
        alerts::sample::pages(language),
        alert::sample::pages(language),
        report::sample::pages(language),
        hand_over::sample::pages(language),
        file::sample::pages(language),
        group::sample::pages(language),
        dismiss::sample::pages(language),
        dismissals::sample::pages(language),
    ];
    pages.into_iter().flatten().collect()
}

/// Those that are looked at from right to left as well.
pub fn turned() -> Vec<Rendered> {
    desk::sample::turned()
}
