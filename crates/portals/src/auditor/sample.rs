//! Pages for those who check, with invented words.

use clearline_i18n::Language;

use clearline_frame::sample::Rendered;

use super::view::EntryRow;
use super::{entries, kinds, overview, proof};
use clearline_frame::sample::at;

pub(super) fn rows() -> Vec<EntryRow> {
    let row = |index: Option<&str>, kind: &str, proof: bool| {
        let (kind, code) = kinds::told(kind);
        EntryRow {
            index: index.map(str::to_owned),
            kind,
            code,
            at: at("2026-11-23 16:44"),
            leaf: "k0Jd8Az3grlgtzPICa5OS8npVmf1My2wHkXCsUYapGG=".to_owned(),
            proof: proof.then(|| "/auditor/referrals/R-891012771093118-1/proof".to_owned()),
        }
    };
    vec![
        row(None, "refer.feedback", true),
        row(Some("18203"), "refer.open", true),
        row(Some("18202"), "refer.carry", true),
        row(Some("18201"), "route.carry", false),
        row(Some("18200"), "triage.carry", false),
    ]
}

/// The pages in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    [overview::sample::pages(language), entries::sample::pages(language), proof::sample::pages(language)]
        .into_iter()
        .flatten()
        .collect()
}
