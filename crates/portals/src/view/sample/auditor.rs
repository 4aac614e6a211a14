//! Pages for those who check.

use clearline_i18n::Language;
use clearline_report::{Argument, Message, ReferralState, Stage, message};

use super::{Rendered, at, page, pager, work_in};
use crate::view::auditor::{Entries, EntryRow, Overview, Proof};
use crate::view::{Audience, Bar, Bars, Fact, Page, Pager, State, Tone, Words};
use crate::words;

pub(super) fn pages() -> Vec<Rendered> {
    pages_in(Language::ENGLISH)
}

/// The pages in one language.
pub(super) fn pages_in(language: Language) -> Vec<Rendered> {
    let frame = |title: &Message, here: &str| work_in(language, title, Audience::Auditor, here);
    let ledger = || frame(&message!("auditor-window-overview"), "/auditor");
    let list = || frame(&message!("auditor-window-entries"), "/auditor/entries");
    let proof = |text| proof(frame(&message!("auditor-window-proof"), ""), text);
    vec![
        page("auditor", &overview(ledger())),
        page("auditor-empty", &empty(ledger())),
        page("auditor-entries", &entries(list(), rows())),
        page("auditor-entries-empty", &entries(list(), vec![])),
        page("auditor-proof", &proof(Some(PROOF.to_owned()))),
        page("auditor-proof-waits", &proof(None)),
    ]
}

const PROOF: &str = "c2sp.org/tlog-proof@v1\nindex 18202\nIHUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\
W1My2wHkX0uJd8Az3grlgtzPICa5OS8npVmf1My2wHk=\n\nclearline.example.com/ledger\n18204\n\
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

fn chart(title: Message, of: Message, rows: Vec<Bar>) -> Bars {
    Bars { title: title.into(), of: of.into(), rows }
}

fn most() -> Argument {
    Argument::exact("100\u{202f}000")
}

fn by_kind(rows: &[(&str, u64)]) -> Bars {
    let rows = rows.iter().map(|(kind, count)| Bar { words: Words::data(*kind), count: *count });
    chart(message!("auditor-entries-by-kind", most = most()), message!("auditor-kind"), rows.collect())
}

fn by_stage(rows: &[(Stage, u64)]) -> Bars {
    let rows = rows.iter().map(|(stage, count)| Bar { words: words::stage(*stage).into(), count: *count });
    chart(message!("auditor-reports-by-stage", most = most()), message!("auditor-stage"), rows.collect())
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
    .map(|(state, count)| Bar { words: words::referral_state(state).into(), count });
    Overview {
        page,
        checkpoint:
            "clearline.example.com/ledger\n18204\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\u{2014} \
                     clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX0uJd8"
                .to_owned(),
        checkpoint_at: Some(at("2026-11-23 17:40")),
        figures: vec![
            Fact::new(message!("auditor-recorded-actions"), Words::data("18\u{202f}204")),
            Fact::new(message!("auditor-waiting-entries"), Words::data("3")),
            Fact::new(message!("auditor-longest-delay"), message!("auditor-seconds", count = 2)),
        ],
        state: State::new(Tone::Good, message!("auditor-up-to-date")),
        entries: by_kind(&[("report.finished", 1_869), ("route.ruled", 2_204), ("referral.opened", 1_310)]),
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
            message!("auditor-referrals-by-state", most = most()),
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
        figures: vec![Fact::new(message!("auditor-recorded-actions"), Words::data("0"))],
        entries: by_kind(&[]),
        stages: by_stage(&[(Stage::Open, 0), (Stage::Received, 0)]),
        ..overview(page)
    }
}

fn rows() -> Vec<EntryRow> {
    let row = |index: Option<&str>, kind: &str, proof: bool| EntryRow {
        index: index.map(str::to_owned),
        kind: kind.to_owned(),
        at: at("2026-11-23 16:44"),
        leaf: "k0Jd8Az3grlgtzPICa5OS8npVmf1My2wHkXCsUYapGG=".to_owned(),
        proof: proof.then(|| "/auditor/referrals/R-891012771093118-1/proof".to_owned()),
    };
    vec![
        row(None, "feedback.given", true),
        row(Some("18 203"), "referral.opened", true),
        row(Some("18 202"), "referral.made_available", true),
        row(Some("18 201"), "route.ruled", false),
        row(Some("18 200"), "triage.designated", false),
    ]
}

fn entries(page: Page, rows: Vec<EntryRow>) -> Entries {
    let pager = if rows.is_empty() {
        Pager::default()
    } else {
        let places = message!("auditor-places", oldest = 18_200, newest = 18_204);
        pager(places, "/auditor/entries?before=18200")
    };
    Entries { page, rows, pager }
}

fn proof(page: Page, text: Option<String>) -> Proof {
    Proof {
        page,
        referral: "R-891012771093118-1".to_owned(),
        state: State::new(Tone::Good, message!("auditor-in-the-ledger")),
        entries: rows().into_iter().filter(|row| row.proof.is_some()).collect(),
        text,
        href: "/auditor/referrals/R-891012771093118-1/proof.txt".to_owned(),
        verify_command: "clearline open R-891012771093118-1.tlog-proof --keys keys.txt".to_owned(),
    }
}
