//! The documentation of the reporting API, as anybody gets it.

use clearline_i18n::Language;
use clearline_report::message;

use super::view::Documentation;
use crate::sample::{Rendered, page};
use crate::view::{Audience, Page};

/// The page in one language.
pub(crate) fn pages(language: Language) -> Vec<Rendered> {
    let title = message!("provider-window-documentation");
    let frame = Page { csrf: "sample".to_owned(), ..Page::of(&title, Audience::Public, language) };
    vec![page("provider-documentation", &Documentation::on(frame))]
}
