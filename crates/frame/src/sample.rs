//! Pages with invented words: what every sample of a page needs.

use askama::Template;
use clearline_i18n::Language;
use clearline_report::Message;

use crate::view::{Audience, LanguageChoice, Page};

/// A page's file name and its HTML.
pub type Rendered = Result<(&'static str, String), askama::Error>;

/// Renders the sample of a page under the name of its file.
pub fn page(name: &'static str, template: &impl Template) -> Rendered {
    Ok((name, template.render()?))
}

/// A page for anybody, with every language to choose from.
pub fn open_to_all(language: Language, title: &Message) -> Page {
    let choice =
        |language: Language| LanguageChoice { language, href: format!("/sample?lang={}", language.tag()) };
    Page {
        csrf: "sample".to_owned(),
        exit: true,
        languages: Language::all().map(choice).collect(),
        ..Page::of(title, Audience::Public, language)
    }
}

/// A page for whoever works here and need not leave in a hurry, before or beside their own pages.
pub fn entrance(language: Language, title: &Message) -> Page {
    Page { exit: false, ..open_to_all(language, title) }
}
