//! The documentation of the reporting API, as anybody gets it.

use clearline_frame::sample::{Rendered, page};
use clearline_frame::view::{Audience, Page};
use clearline_i18n::Language;
use clearline_report::message;

use super::view::Documentation;

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let title = message!("provider-window-documentation");
    let frame = Page { csrf: "sample".to_owned(), ..Page::of(&title, Audience::Public, language) };
    vec![page("provider-documentation", &Documentation::on(frame))]
}
