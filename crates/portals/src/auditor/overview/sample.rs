//! The overview with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Bar, Bars, Fact, Page, State, Tone, Words};
use clearline_frame::words;
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_oversight::figures::COUNTED_MAX;
use clearline_report::{Message, ReferralState, Stage, message};

use super::super::kinds;
use super::view::Overview;
use clearline_frame::sample::{at, work_in};

fn chart(title: Message, of: Message, rows: Vec<Bar>) -> Bars {
    Bars { title: title.into(), of: of.into(), rows }
}

fn by_kind(rows: &[(&str, u64)]) -> Bars {
    let rows = rows.iter().map(|(kind, count)| {
        let (words, code) = kinds::told(kind);
        Bar { code, ..Bar::new(words, *count) }
    });
    chart(message!("auditor-entries-by-kind", most = COUNTED_MAX), message!("auditor-kind"), rows.collect())
}

fn by_stage(rows: &[(Stage, u64)]) -> Bars {
    let rows = rows.iter().map(|(stage, count)| Bar::new(words::stage(*stage).into(), *count));
    chart(message!("auditor-reports-by-stage", most = COUNTED_MAX), message!("auditor-stage"), rows.collect())
}

fn overview(page: Page) -> Overview {
    let referrals = [
        (ReferralState::MadeAvailable, 210),
        (ReferralState::Opened, 388),
        (ReferralState::Accepted, 1_020),
        (ReferralState::Declined, 171),
        (ReferralState::ReReferred, 52),
        (ReferralState::Recalled, 1),
    ]
    .map(|(state, count)| Bar::new(words::referral_state(state).into(), count));
    Overview {
        page,
        checkpoint:
            "clearline.example.com/ledger\n18204\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u{2014} \
                     clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX0uJd8"
                .to_owned(),
        checkpoint_at: Some(at("2026-11-23 17:40")),
        figures: vec![
            Fact::new(message!("auditor-recorded-actions"), Words::value(18_204)),
            Fact::new(message!("auditor-waiting-entries"), Words::value(3)),
            Fact::new(message!("auditor-longest-delay"), message!("auditor-seconds", count = 2)),
        ],
        state: State::new(Tone::Good, message!("auditor-up-to-date")),
        entries: by_kind(&[
            ("intake.finish", 1_869),
            ("route.carry", 2_204),
            ("refer.open", 1_310),
            ("follow_up.preservation_notice", 12),
            ("later.thing", 1),
        ]),
        stages: by_stage(&[
            (Stage::Open, 12),
            (Stage::Received, 4),
            (Stage::Augmented, 3),
            (Stage::AtDesk, 7),
            (Stage::Triaged, 1),
            (Stage::Routed, 0),
            (Stage::Referred, 1_841),
            (Stage::Retracted, 9),
            (Stage::Expired, 2),
        ]),
        referrals: chart(
            message!("auditor-referrals-by-state", most = COUNTED_MAX),
            message!("auditor-state"),
            referrals.into(),
        ),
        verify_command: "clearline ledger verify".to_owned(),
    }
}

fn empty(page: Page) -> Overview {
    Overview {
        checkpoint: String::new(),
        checkpoint_at: None,
        state: State::new(Tone::Waiting, message!("auditor-nothing-yet")),
        figures: vec![Fact::new(message!("auditor-recorded-actions"), Words::value(0))],
        entries: by_kind(&[]),
        stages: by_stage(&[(Stage::Open, 0), (Stage::Received, 0)]),
        ..overview(page)
    }
}

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("auditor-window-overview"), Audience::Auditor, "/auditor");
    vec![page("auditor", &overview(frame())), page("auditor-empty", &empty(frame()))]
}
