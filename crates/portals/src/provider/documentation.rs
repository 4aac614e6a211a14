//! The documentation of the reporting API, where clients of that API look for it and without a credential:
//! `docs/reporting-api.md` as a page.

use std::sync::LazyLock;

use axum::response::{IntoResponse, Response};
use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::answer::Shown;
use crate::view::provider::Documentation;
use crate::view::{Audience, Page};

const MARKDOWN: &str = include_str!("../../../../docs/reporting-api.md");

static BODY: LazyLock<String> = LazyLock::new(|| as_html(MARKDOWN));

pub(super) async fn page() -> Response {
    Shown(Documentation { page: Page::new("The reporting API", Audience::Public), body: BODY.clone() })
        .into_response()
}

/// The text as HTML. Links to other files of the repository lead nowhere here, so only their words are shown; tables look
/// like the tables of every other page.
fn as_html(markdown: &str) -> String {
    let mut inside_repository = false;
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Start(Tag::Link { ref dest_url, link_type, .. }) if leads_nowhere(dest_url, link_type) => {
            inside_repository = true;
            None
        }
        Event::End(TagEnd::Link) if std::mem::take(&mut inside_repository) => None,
        Event::Start(Tag::Table(_)) => {
            Some(Event::Html(CowStr::from("<div class=\"sheet sheet-flush\"><table class=\"table\">")))
        }
        Event::End(TagEnd::Table) => Some(Event::Html(CowStr::from("</tbody></table></div>\n"))),
        event => Some(event),
    });
    let mut text = String::new();
    html::push_html(&mut text, events);
    text
}

fn leads_nowhere(to: &str, kind: LinkType) -> bool {
    kind != LinkType::Autolink && !to.starts_with("https://") && !to.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documentation_is_shown_whole_and_leads_nowhere_else() {
        assert!(BODY.contains("<h2>Codes</h2>") && BODY.contains("<table class=\"table\">"));
        assert!(BODY.contains("cvc-complex-type.2.4.a"), "examples too");
        assert_eq!(BODY.matches("<table").count(), BODY.matches("</table>").count());
        assert!(
            !BODY.contains(".md\"") && !BODY.contains("href=\"decisions"),
            "no link to a file that is not here"
        );
        assert_eq!(
            as_html("[a](b.md#c) [d](https://example.com/e)\n"),
            "<p>a <a href=\"https://example.com/e\">d</a></p>\n"
        );
    }
}
