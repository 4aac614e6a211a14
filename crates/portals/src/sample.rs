//! Every page with invented, harmless words: for the tests here and for `examples/gallery.rs`.
//!
//! Names, addresses and numbers are made up; hosts are `example.com`, network addresses are those set aside
//! for documentation.

use clearline_analyst_pages as analyst;
use clearline_counsel_pages as counsel;
use clearline_frame::sample::{Rendered, lead_by};
use clearline_frame::{Navigation, kept, refused};
use clearline_i18n::Language;

use crate::{
    account, agency, auditor, brief, declared, documentation, door, factor, follow_up, interfaces, provider,
    public, recovery_codes,
};

/// All pages in English, and some from right to left.
///
/// # Errors
///
/// A template that cannot be rendered.
pub fn pages() -> Result<Vec<(&'static str, String)>, askama::Error> {
    lead();
    let turned = [public::sample::turned(), analyst::sample::turned(), agency::sample::turned()];
    pages_in(Language::ENGLISH).into_iter().chain(turned.into_iter().flatten()).collect()
}

/// All pages in one language, in the order of their audiences.
pub(crate) fn pages_in(language: Language) -> Vec<Rendered> {
    lead();
    let pages = [
        public::sample::pages(language),
        refused::sample::pages(language),
        door::sample::pages(language),
        kept::sample::pages(language),
        factor::sample::pages(language),
        recovery_codes::sample::pages(language),
        account::sample::pages(language),
        interfaces::sample::pages(language),
        documentation::sample::pages(language),
        provider::sample::pages(language),
        analyst::sample::pages(language),
        agency::sample::pages(language),
        brief::sample::pages(language),
        follow_up::sample::pages(language),
        auditor::sample::pages(language),
        counsel::sample::pages(language),
    ];
    pages.into_iter().flatten().collect()
}

/// The samples show the links of all our pages.
fn lead() {
    lead_by(Navigation::of(declared().iter()));
}
