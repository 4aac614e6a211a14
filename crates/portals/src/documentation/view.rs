//! The documentation of the reporting API, where clients of that API look for it and without a credential:
//! `docs/reporting-api.md` as a page.

use std::sync::LazyLock;

use askama::Template;
use clearline_frame::view::Page;
use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// The page at `/ispws/documentation`.
#[derive(Debug, Clone, Template)]
#[template(path = "documentation/page.html")]
pub(super) struct Documentation {
    /// What is around it.
    pub page: Page,
    /// The documentation as HTML, made from our own text.
    pub body: String,
}

const MARKDOWN: &str = include_str!("../../../../docs/reporting-api.md");

static BODY: LazyLock<String> = LazyLock::new(|| as_html(MARKDOWN));

impl Documentation {
    /// The documentation with this around it.
    pub(super) fn on(page: Page) -> Documentation {
        Documentation { page, body: BODY.clone() }
    }
}

/// The text as HTML. Links to other files of the repository lead nowhere here, so only their words are shown; tables look
/// like the tables of every other page, and each is called by the heading above it.
fn as_html(markdown: &str) -> String {
    let mut seen = Seen::default();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| seen.shown(event));
    let mut text = String::new();
    html::push_html(&mut text, events);
    text
}

/// What was read so far of the text.
#[derive(Default)]
struct Seen {
    /// Within a link that leads nowhere.
    no_link: bool,
    /// Within a heading.
    heading: bool,
    /// The words of the last heading.
    title: String,
    /// Within the head of a table.
    head: bool,
}

impl Seen {
    fn shown<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        let html = |text: String| Some(Event::Html(CowStr::from(text)));
        match &event {
            Event::Start(Tag::Link { dest_url, link_type, .. }) if leads_nowhere(dest_url, *link_type) => {
                self.no_link = true;
                return None;
            }
            Event::End(TagEnd::Link) if std::mem::take(&mut self.no_link) => return None,
            Event::Start(Tag::Heading { .. }) => {
                self.heading = true;
                self.title.clear();
            }
            Event::End(TagEnd::Heading(_)) => self.heading = false,
            Event::Text(words) | Event::Code(words) if self.heading => self.title.push_str(words),
            Event::Start(Tag::Table(_)) => {
                let (title, mut caption) = (&self.title, String::new());
                html::push_html(&mut caption, std::iter::once(Event::Text(CowStr::from(title.as_str()))));
                return html(format!(
                    "<div class=\"sheet sheet-flush\"><table class=\"table\"><caption class=\"unseen\">{caption}</caption>"
                ));
            }
            Event::End(TagEnd::Table) => return html("</tbody></table></div>\n".to_owned()),
            // Which language a block is in has no look of its own here.
            Event::Start(Tag::CodeBlock(_)) => {
                return Some(Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)));
            }
            Event::Start(Tag::TableHead) => self.head = true,
            Event::End(TagEnd::TableHead) => self.head = false,
            Event::Start(Tag::TableCell) if self.head => return html("<th scope=\"col\">".to_owned()),
            Event::End(TagEnd::TableCell) if self.head => return html("</th>".to_owned()),
            _ => {}
        }
        Some(event)
    }
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
            BODY.contains("<caption class=\"unseen\">Codes</caption><thead><tr><th scope=\"col\">Code</th>")
        );
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
