//! The page of a proof with invented words.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Page, State, Tone};
use clearline_http::Audience;
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Proof;
use crate::auditor::sample::rows;
use clearline_frame::sample::work_in;

const PROOF: &str = "c2sp.org/tlog-proof@v1\nindex 18202\nIHUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\
W1My2wHkX0uJd8Az3grlgtzPICa5OS8npVmf1My2wHk=\n\nclearline.example.com/ledger\n18204\n\
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

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

/// The page in every state, in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let frame = || work_in(language, &message!("auditor-window-proof"), Audience::Auditor, "");
    vec![
        page("auditor-proof", &proof(frame(), Some(PROOF.to_owned()))),
        page("auditor-proof-waits", &proof(frame(), None)),
    ]
}
