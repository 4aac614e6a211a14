//! Pages for those who check.

use super::{Rendered, at, bars, page, pager, stages, work};
use crate::view::auditor::{Entries, EntryRow, Overview, Proof};
use crate::view::{Audience, Fact, Pager, State, Tone};

pub(super) fn pages() -> Vec<Rendered> {
    vec![
        page("auditor", &overview()),
        page("auditor-empty", &empty()),
        page("auditor-entries", &entries(rows())),
        page("auditor-entries-empty", &entries(vec![])),
        page("auditor-proof", &proof()),
    ]
}

fn overview() -> Overview {
    Overview {
        page: work("The ledger", Audience::Auditor, "/auditor"),
        checkpoint: "clearline.example.com/ledger\n18204\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— clearline.example.com Az3grlgtzPICa5OS8npVmf1My2wHkX0uJd8".to_owned(),
        checkpoint_at: Some(at("2026-11-23 17:40")),
        figures: vec![
            Fact::new("recorded actions", "18 204"),
            Fact::new("not yet in the ledger", "3"),
            Fact::new("checkpoints signed", "611"),
            Fact::new("longest delay", "2 s"),
        ],
        state: State::new(Tone::Good, "up to date"),
        entries: bars("Entries by kind", "Kind", &[("received", 1_869), ("augmented", 1_866), ("designated", 1_858), ("ruled", 2_204), ("made available", 1_902), ("opened", 1_310), ("feedback", 402)]),
        stages: stages(),
        referrals: bars("Referrals by outcome", "Outcome", &[("made available", 210), ("opened", 388), ("accepted", 1_020), ("declined", 171), ("re-referred", 52), ("recalled", 1)]),
        verify_command: "clearline ledger verify".to_owned(),
    }
}

fn empty() -> Overview {
    Overview {
        checkpoint: String::new(),
        checkpoint_at: None,
        state: State::new(Tone::Waiting, "nothing yet"),
        figures: vec![Fact::new("recorded actions", "0"), Fact::new("not yet in the ledger", "0")],
        entries: bars("Entries by kind", "Kind", &[]),
        stages: bars("Reports by stage", "Stage", &[("open", 0), ("received", 0)]),
        ..overview()
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

fn entries(rows: Vec<EntryRow>) -> Entries {
    let pager = if rows.is_empty() {
        Pager::default()
    } else {
        pager("18 200 to 18 204", "/auditor/entries?before=18200")
    };
    Entries { page: work("Entries", Audience::Auditor, "/auditor/entries"), rows, pager }
}

fn proof() -> Proof {
    Proof {
        page: work("Inclusion proof", Audience::Auditor, ""),
        referral: "R-891012771093118-1".to_owned(),
        state: State::new(Tone::Good, "in the tree"),
        entries: rows().into_iter().filter(|row| row.proof.is_some()).collect(),
        text: "c2sp.org/tlog-proof@v1\nindex 18202\nIHUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\nW1My2wHkX0uJd8Az3grlgtzPICa5OS8npVmf1My2wHk=\n\nclearline.example.com/ledger\n18204\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=".to_owned(),
        href: "/auditor/referrals/R-891012771093118-1/proof.txt".to_owned(),
        verify_command: "clearline open R-891012771093118-1.tlog-proof --keys keys.txt".to_owned(),
    }
}
