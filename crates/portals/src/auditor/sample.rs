//! Pages for those who check, with invented words.

use clearline_i18n::Language;

use clearline_frame::sample::Rendered;

use super::view::EntryRow;
use super::{entries, overview, proof};
use crate::sample::at;

pub(super) fn rows() -> Vec<EntryRow> {
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

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    [overview::sample::pages(language), entries::sample::pages(language), proof::sample::pages(language)]
        .into_iter()
        .flatten()
        .collect()
}
